"""Every rule finds the example of its fault, and none of them finds anything in the example of the cure."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from studywiki.check import page_findings
from studywiki.check.rules import RULES
from studywiki.check.rules.rule import Rule
from studywiki.check.run import run
from studywiki.markup import markup
from studywiki.messages import catalogue
from tests.check.wikis import example, wiki

FOLDER = Path(__file__).parents[2] / "plugins" / "studywiki" / "check" / "rules"


def name(rule: Rule) -> str:
    return rule.run.__name__


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_the_good_example_is_good_to_every_rule(rule: Rule) -> None:
    assert run(example(rule.run, "Good"), [], advice=True) == []


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_the_bad_example_has_this_fault_and_no_other(rule: Rule) -> None:
    found = run(example(rule.run, "Bad"), [], advice=True)
    assert found
    assert {each.code for each in found} <= set(rule.codes)


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_every_rule_has_words(rule: Rule) -> None:
    assert set(rule.codes) <= set(catalogue())


def test_every_rule_is_listed_and_is_alone_in_its_file() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "rule"}
    assert files == {rule.run.__name__ for rule in RULES}
    assert all(rule.run.__module__.endswith(f".{rule.run.__name__}") for rule in RULES)


# What looks like a fault and is none, then faults and where they are.
CASES = [
    ("a table's cell with a tag", "| a | b |\n|---|---|\n| <br> | `<div>` |\n", []),
    ("comparison", "x < y 이고 a<b 이면 c>d 이다. map<string, int> 도.\n", []),
    ("placeholder", "<이름>, <a.b>\n", []),
    ("names that HTML takes for tags", "<your-name>, <T>\n", [("tag-not-shown", 1, 1), ("tag-not-shown", 1, 14)]),
    ("an anchor as old wikis write it", "<a name='x'>\n\n본문\n", []),
    ("optional end tags", "<table><tr><td>1<td>2</table>\n\n<p>가\n\n<ul><li>나<li>다</ul>\n", []),
    ("tags over paragraphs", "<div>\n\n## 가\n\n<b>나</b>\n\n</div>\n", []),
    ("HTML in a formula", "$a<b>c$ 와\n\n$$\nx <b> y\n$$\n", []),
    ("unclosed inline tag", "<b>중요<b>\n\n다음\n", [("unclosed-html", 1, 1)]),
    ("unclosed in a closed one", "<div>\n\n<span>가\n\n</div>\n", [("unclosed-html", 3, 1)]),
    ("unclosed body", "<pre>\n가\n", [("unclosed-html", 1, 1)]),
    ("upper case", "<DIV>\n가\n</div>\n", []),
    ("a fence in a quote", "> ```\n> 가\n> ```\n", []),
    ("a fence of another length in it", "````md\n```\n````\n", []),
    ("a longer closing", "```\n가\n`````\n", []),
    ("a fence in a list", "- 가\n\n  ```py\n  x\n  ```\n- 나\n", []),
    ("a rule of equals signs", "가\n=======\n\n나\n", []),
    ("nested quotes", ">>>>>>> \n\n>>>>>>>\n", []),
    ("marks in Hebrew's line", "\u05d0 \u200f\u2067a\u2069\n", []),
    ("a mark in words", "가\u200e 나\n", []),
    ("joiners of emoji and of words", "`\u200d` 👩\u200d💻 `a\u00ad`\n", []),
    ("an order turned in words", "가\n나 \u202eabc\u202c\n", [("hidden-direction", 2, 3)]),
    ("an order turned in a title", "---\ntitle: a\u202eb\n---\n\n가\n", [("hidden-direction", 2, 9)]),
    ("an order turned in a span", "가 `a\u2066b`\n", [("hidden-direction", 1, 5)]),
    ("a mark in a span", "가 `\u200eb`\n", [("hidden-direction", 1, 4)]),
    ("an order turned in a formula", "$$\na\u202eb\n$$\n", [("hidden-direction", 2, 2)]),
    (
        "one for each line of a fence",
        "```\n\u202a\u202c\n가\n\u202a\n```\n",
        [("hidden-direction", 2, 1), ("hidden-direction", 4, 1)],
    ),
    ("a quote seven deep", ">>>>>> 답\n>>>>>>> 메일 글\n", []),
    ("a quote seven deep below a heading", "제목\n=======\n\n>>>>>>> 메일 글\n", []),
    ("a word quoted seven deep, and what quotes it", ">>>>>>> hello\n>>>>>> a\n", []),
    ("the head of a mail", ">>>>>>> On Mon, Kim wrote:\n", []),
    ("a stash", "가\n>>>>>>> Stashed changes\n", [("conflict-marker", 2, 1)]),
    ("a branch in Hangul", "나\n=======\n다\n>>>>>>> 기능\n", [("conflict-marker", 4, 1)]),
    ("a conflict's end alone", "가\n\n>>>>>>> abc123\n", [("conflict-marker", 3, 1)]),
    ("a conflict in front matter", "---\n<<<<<<< HEAD\n# x\n---\n\n가\n", [("conflict-marker", 2, 1)]),
    ("a conflict around a fence", "<<<<<<< HEAD\n```\nx\n```\n=======\n>>>>>>> b\n", [("conflict-marker", 1, 1)]),
    ("indices", "x[i][j], [0][1], W[l][k]\n", []),
    ("a link to a link's text", "[가][나](https://example.com)\n", []),
    ("a reference defined in a quote", "[가][a]\n\n> [a]: https://example.com\n", []),
    ("labels in another case", "[가][ A  b ]\n\n[a B]: https://example.com\n", []),
    ("after Hangul", "자세히는[여기][none]를\n", [("undefined-reference", 1, 5)]),
    ("an image by reference", "![가][none]\n", [("undefined-reference", 1, 1)]),
    ("collapsed", "[가][]\n", [("undefined-reference", 1, 1)]),
    ("a note defined in a list", "가[^1]\n\n- [^1]: 나\n", []),
    ("an escaped note", "가\\[^1]\n", []),
    ("classes of characters", "[^0-9], [^a-zA-Z], `[^x]`\n", []),
    ("a note in a heading", "가\n\n## 나[^x]\n", [("undefined-footnote", 3, 5)]),
    ("decoration", '<img src="a.png" alt="">\n', []),
    ("an image without alt", '<img src="a.png">\n', [("image-no-alt", 1, 1)]),
    ("alt of code", "![`x`](a.png)\n", []),
    ("an image in a link", "[![](a.png)](b.png)\n", [("image-no-alt", 1, 2)]),
    ("Jekyll's address", "![]({{ site.baseurl }}/a b.png)\n", [("image-no-alt", 1, 1)]),
    ("an image with a title", '![](a.png "가")\n', [("image-no-alt", 1, 1)]),
    ("an image in code", "`![](a.png)`\n", []),
    ("levels go back", "# 가\n\n## 나\n\n### 다\n\n## 라\n\n# 마\n", []),
    ("a page that starts low", "### 가\n\n### 나\n", []),
    ("headings in code", "# 가\n\n```\n#### 나\n```\n", []),
    ("a jump to HTML", "## 가\n\n<h4>나</h4>\n", [("heading-jump", 3, 1)]),
    ("setext", "가\n===\n\n#### 나\n", [("heading-jump", 4, 1)]),
    ("ids of attribute lists", "## 가 {#x}\n\n## 나 {#x}\n", [("duplicate-anchor", 3, 7)]),
    ("ids in drawings", '<svg><g id="a"/></svg>\n\n<svg><g id="a"/></svg>\n', []),
    ("ids in other pages' code", "`{#x}` 와 `<a id=x>`, {#x}\n", []),
    ("nothing at all", "", [("empty-page", 1, 1)]),
    ("blank lines", "---\ntitle: 가\n---\n\n\n", [("empty-page", 1, 1)]),
    ("a title and a comment", "# 가\n\n<!-- 나중에 -->\n", [("empty-page", 1, 1)]),
    ("Liquid only", "{% include a.html %}\n", []),
    ("an image only", "![가](a.png)\n", []),
    ("a comment in a sentence", "가 <!-- 나\n", [("unclosed-comment", 1, 3)]),
    ("a comment over lines", "<!--\n가\n\n나\n-->\n\n다\n", []),
]


@pytest.mark.parametrize(("text", "found"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_found_and_where(text: str, found: list[tuple[str, int, int]]) -> None:
    diagnostics = run(wiki({"a.md": text}), [], advice=True)
    assert [(each.code, each.location.line, each.location.column) for each in diagnostics] == found


def test_a_build_leaves_advice_out() -> None:
    codes = {each.code for rule in RULES for each in run(example(rule.run, "Bad"), [])}
    assert codes <= {code for rule in RULES if not rule.advice for code in rule.codes}
    assert len(codes) == sum(not rule.advice for rule in RULES)


def test_a_large_image_that_no_page_shows_is_reported_at_itself() -> None:
    found = run(wiki({"a.md": "가\n", "images/x.png": 2_000_000, "data.csv": 9_000_000}), [], advice=True)
    assert [(each.code, each.location.file) for each in found] == [("image-too-large", "docs/images/x.png")]


def test_a_large_image_is_known_by_any_spelling_of_its_address() -> None:
    text = "가\n\n![그림](../images/%EA%B7%B8%EB%A6%BC%201.png)\n"
    found = run(wiki({"b/a.md": text, "images/그림 1.png": 2_000_000}), [], advice=True)
    assert [(each.location.file, each.location.line) for each in found] == [("docs/b/a.md", 3)]


def test_pages_of_one_title() -> None:
    files = {"a.md": "# 가\n\n나\n", "b.md": "---\ntags: x\ntitle: '가'\n---\n\n나\n", "c.md": "다\n", "d.md": "라\n"}
    (found,) = run(wiki(files), [], advice=True)
    assert str(found.location) == "docs/b.md:3:8"
    assert found.values["other"] == "docs/a.md"


@pytest.mark.parametrize(
    "mark",
    [
        "[",
        "![",
        "<a ",
        "[^",
        "<!--",
        "{#",
        "[a][",
        "<b>",
        "> ",
        "[a]:",
        "`",
        "$",
        "[x](",
        "]: a#",
        "=#",
        "<!-- <!--",
        "<a#",
    ],
)
@pytest.mark.timeout(120)
def test_a_large_text_comes_to_an_end(mark: str) -> None:
    run(wiki({"a.md": mark * 20_000}), [], advice=True)


def test_rules_for_the_whole_wiki_read_no_page_again_that_holds_nothing_for_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "# {0}\n\n[가](a.md) [나](https://a.kr/b) ![다](c.png) a[1] [라](b.md) 글\n"
    drawn = wiki({name: text.format(name) for name in ("a.md", "b.md", "d/e.md")} | {"c.png": 10})
    pages = {
        path: replace(page, html=partial(str, f'<h1 id="x">{path}</h1>\n<p>글</p>'), anchored=())
        for path, page in drawn.pages.items()
    }
    known = {path: page_findings.of(page, advice=True) for path, page in pages.items()}
    again = {path: replace(page) for path, page in pages.items()}

    def read(text: str) -> None:
        raise AssertionError(text)

    monkeypatch.setattr(markup, "of", read)
    assert run(replace(drawn, pages=again), [], advice=True, looked_at=known) == []
