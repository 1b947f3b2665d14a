"""The scripts between the search's engine and Material's box, in V8: what the box is sent."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import studywiki
from studywiki.javascript.v8 import V8

WORKER = Path(studywiki.__file__).parent / "search" / "worker"
PAGE = Path(studywiki.__file__).parent / "theme" / "search"
SCRIPTS = ("items.js", "titles.js", "completion.js", "protocol.js")

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """Give what the body of an asynchronous function returns: run("return titleFolded(given)", "가 나")."""
    context = V8()
    context.eval("\n".join((WORKER / name).read_text("utf-8") for name in SCRIPTS))

    def ask(body: str, given: object = None) -> Any:
        text = json.dumps(given, ensure_ascii=False)
        context.eval(
            f"var left = null; (async (given) => {{ {body} }})({text}).then((x) => left = JSON.stringify([x]))"
        )
        return json.loads(str(context.eval("left")))[0]

    yield ask
    context.close()


def test_no_name_stands_twice() -> None:
    """The scripts of a folder are one function: of two of the same name the second would stand for both."""
    ours = [(WORKER / name) for name in SCRIPTS]
    for files in (sorted(WORKER.glob("*.js")), [*ours, *sorted(PAGE.glob("*.js"))]):
        texts = "\n".join(file.read_text("utf-8") for file in files)
        names = re.findall(r"^(?:async )?(?:function|class) (\w+)", texts, re.MULTILINE)
        for line in re.findall(r"^(?:const|let|var) (.*)", texts, re.MULTILINE):
            names += re.findall(r"(?:^|, )(\w+)(?= =)", line)
        assert len(names) > 20
        assert [name for name in names if names.count(name) > 1] == []


def test_no_script_looks_behind() -> None:
    for file in (*WORKER.glob("*.js"), *PAGE.glob("*.js")):
        assert "(?<" not in file.read_text("utf-8"), file.name


@pytest.mark.parametrize(
    ("text", "marks", "html"),
    [
        ("글", [], "글"),
        ("오차역전파를", [[2, 5]], "오차<mark>역전파</mark>를"),
        ("<b> & \"'", [[0, 3]], "<mark>&lt;b&gt;</mark> &amp; &quot;&#39;"),
        ("가나다라", [[2, 4], [0, 2]], "<mark>가나다라</mark>"),
        ("가나다라", [[0, 3], [1, 2], [2, 9]], "<mark>가나다라</mark>"),
        ("가나", [[1, 1], [2, 5]], "가나"),
    ],
)
def test_a_text_is_escaped_and_marked(run: Run, text: str, marks: list[list[int]], html: str) -> None:
    assert run("return marked(...given)", [text, marks]) == html


def section(score: float, anchor: str = "", text: str = "", title: str = "", **marks: object) -> dict[str, Any]:
    return {"score": score, "anchor": anchor, "text": text, "title": title, "marks": [], "titleMarks": [], **marks}


TITLE = {"title": "역<전파", "location": "a%20b.html", "path": ["기초", "<신경망>"], "tags": ["갑", "<을>"]}
FORMS = "%22%EA%B2%BD%EC%82%AC+%ED%95%98%EA%B0%95%22+%EA%B2%BD%EC%82%AC+%EC%A0%84%ED%8C%8C"
"""What is to be marked on the page, whichever section is opened: `"경사 하강" 경사 전파`."""
PLACE = '<small class="studywiki-place">기초 <span>›</span> &lt;신경망&gt;</small> '


def items(
    run: Run, sections: list[dict[str, Any]], highlight: bool = True, page: object = TITLE
) -> list[dict[str, Any]]:
    how = {"score": 7, "others": ["찾는"], "highlight": highlight}
    found: list[dict[str, Any]] = run("return itemsOf(...given)", [page, sections, how])
    return found


def shown(found: list[dict[str, Any]]) -> list[str]:
    """Say which items Material's box shows, which wait below "more", and which Enter opens: `a* (head) b | c`."""
    first = found[0]["score"]
    head = next(at for at, item in enumerate(found) if "#" not in item["location"])
    best = max(found, key=lambda item: round(item["score"], 2))
    rest = [item for at, item in enumerate(found) if at != head]

    def say(item: dict[str, Any]) -> str:
        name = item["location"].partition("#")[2] or "()"
        return name + "*" * (item is best)

    seen = [say(item) for item in rest if item["score"] >= first]
    return [say(found[head]), *seen, "|", *(say(item) for item in rest if item["score"] < first)]


@pytest.mark.parametrize(
    ("sections", "seen"),
    [
        ([], ["()*", "|"]),
        ([section(3)], ["()*", "|"]),
        ([section(3, "a")], ["()", "a*", "|"]),
        ([section(3), section(2.9, "a")], ["()*", "|", "a"]),
        ([section(3, marks=[[0, 1]]), section(2.9, "a", marks=[[0, 1]])], ["()*", "|", "a"]),
        ([section(3), *(section(1, c, marks=[[0, 1]]) for c in "abc")], ["()*", "a", "b", "|", "c"]),
        ([section(3, "a"), section(2.9), section(2.8, "b"), section(1, "c")], ["()", "a*", "b", "|", "c"]),
        ([section(3, c) for c in "abcde"], ["()", "a*", "b", "c", "|", "d", "e"]),
    ],
)
def test_what_the_box_shows_of_a_page(run: Run, sections: list[dict[str, Any]], seen: list[str]) -> None:
    found = items(run, sections)
    assert shown(found) == seen
    assert all(isinstance(item["terms"], dict) for item in found)


def test_a_page_that_no_text_says_more_of(run: Run) -> None:
    assert items(run, [section(1)], page={"title": "가", "location": ""}) == [
        {"location": "?h=%EC%B0%BE%EB%8A%94", "title": "가", "text": "", "score": 7, "terms": {}}
    ]


def test_a_section_with_its_marks(run: Run) -> None:
    head = section(2, text="전파 <와>", marks=[[0, 2]])
    part = section(3, "절 1%#", "글 경사 하강 & 글", "경사", marks=[[2, 7]], titleMarks=[[0, 2]])
    first, second = items(run, [part, head])
    assert first == {
        "location": f"a%20b.html?h={FORMS}#%EC%A0%88%201%25%23",
        "title": "<mark>경사</mark>",
        "text": "<p>글 <mark>경사 하강</mark> &amp; 글</p>",
        "score": 7,
        "terms": {},
    }
    assert second == {
        "location": f"a%20b.html?h={FORMS}",
        "title": f"{PLACE}역&lt;<mark>전파</mark>",
        "text": "<p><mark>전파</mark> &lt;와&gt;</p>",
        "score": 6.5,
        "terms": {},
        "tags": ["갑", "&lt;을&gt;"],
    }
    assert [item["location"] for item in items(run, [part, head], highlight=False)] == [
        "a%20b.html#%EC%A0%88%201%25%23", "a%20b.html",
    ]  # fmt: skip


PAGES = [{"title": title, "location": f"{at}.html"} for at, title in enumerate(
    ["오차 역전파", "역전파", "역전파의 역사", "경사 하강법", "표", "Batch Normalization", "표준 편차"]
)]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("없는말", []),
        ("역전파", ["역전파", "역전파의 역사", "오차 역전파"]),
        ("역전파를", ["오차 역전파", "역전파", "역전파의 역사"]),
        ("경사하강법", ["경사 하강법"]),
        ("batch norm", ["Batch Normalization"]),
        ("표", ["표", "표준 편차"]),
        ("역전파와 경사", ["오차 역전파", "역전파", "역전파의 역사", "경사 하강법"]),
        ("the", []),
    ],
)
def test_titles_alone(run: Run, query: str, found: list[str]) -> None:
    pages: list[int] = run("return byTitles(given[0], given[1], 9).results.map((each) => each.page)", [query, PAGES])
    assert [PAGES[page]["title"] for page in pages] == found


WORDS = ["가중치", "역전", "역전파", "역전파법", "역정", "backpropagation", "backward"]


@pytest.mark.parametrize(
    ("query", "completed"),
    [
        ("", []), ("역", []), ("없는", []), ("역전파법", []), ("가중", ["가중치"]), ("큰 역전파", []),
        ("Back", ["Backpropagation"]), ("역전ㅍ", []), ("가중 ", []),
    ],
)  # fmt: skip
def test_what_was_begun_is_completed(run: Run, query: str, completed: list[str]) -> None:
    reader = {"words": sorted(WORDS), "sizes": [9 if word == "backpropagation" else 1 for word in sorted(WORDS)]}
    assert run("return completions(...given)", [query, reader]) == completed


ENGINE = """
const reader = { pages: given.pages, faults: new Set() };
const asked = [], opened = [];
const engine = { search: async (query) => {
  asked.push(query);
  if (given.breaks) throw new Error("a shard");
  if (given.faults && opened.length <= given.faults) reader.faults.add("abcdef"); else reader.faults.clear();
  return { results: [{ page: 1, score: 1, sections: [] }], count: 77, corrected: "역전파" };
} };
const protocol = createProtocol(async (fresh) => {
  opened.push(fresh);
  if (opened.length <= (given.closed || 0)) throw new Error("no head");
  return { reader, engine };
}, { suggest: true }, () => {});
const say = async (data) => (await protocol.handle({ type: 2, data })).data;
"""


def test_material_s_messages(run: Run) -> None:
    body = 'return [await protocol.handle({type: 0, data: {}}), await protocol.handle({type: 2, data: "역전파 "})]'
    first, second = run(ENGINE + body, {"pages": PAGES})
    assert first == {"type": 1}
    data = second["data"]
    assert second["type"] == 3 and [item["title"] for item in data["items"][0]] == ["<mark>역전파</mark>"]
    assert (data["count"], data["corrected"], data["trouble"], data["suggest"]) == (77, "역전파", "", [])


def test_an_empty_query_opens_nothing(run: Run) -> None:
    assert run(ENGINE + 'const data = await say(" "); return [data.items, opened]', {"pages": PAGES}) == [[], []]


def test_what_is_typed_last_may_go_on_or_not(run: Run) -> None:
    assert run(ENGINE + 'await say(" 가 "); return asked', {"pages": PAGES}) == ["가 "]


@pytest.mark.parametrize(
    ("given", "troubles", "opened"),
    [
        ({}, ["", "", ""], [False]),
        ({"closed": 2}, ["index", "index", ""], [False, False, False]),
        # an index that lacks a part may be that of an older build: it is asked for anew, but not with each letter
        ({"faults": 1}, ["", "", ""], [False, True]),
        ({"faults": 9}, ["part", "part", "part"], [False, True]),
        ({"breaks": True}, ["part", "part", "part"], [False, True]),
    ],
)
def test_what_cannot_be_had_is_told(run: Run, given: dict[str, Any], troubles: list[str], opened: list[bool]) -> None:
    body = 'const found = [await say("역전파"), await say("역전파"), await say("역전파")]; return [found, opened]'
    answers, asked = run(ENGINE + body, {"pages": PAGES, **given})
    assert [answer["trouble"] for answer in answers] == troubles
    assert asked == opened
    assert all(answer["items"] for answer in answers if answer["trouble"] != "index")
