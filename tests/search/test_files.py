"""The search's files: what is written is read, an edit changes few of them, and none is missed in silence."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from studywiki.search import files, known
from studywiki.search.indexing import entered
from studywiki.search.merging import LogicalIndex
from studywiki.search.page import FoundPage, Part
from studywiki.search.posting import parts, posting
from studywiki.search.postings import MOST
from studywiki.search.trying import UnreadableError
from studywiki.search.words import column, in_order, usable
from tests.conftest import MINIMAL, Draw, Site, build_site
from tests.searched import held, reading, sections, trial

STRANGE = ["c++", "ᴿlog", "𝑥값", "\ue000끝", "ㅎㅅㄱ", "a" * 90, "a" * 91, "한", "한글", "_", "3.14", "'", '"', "\\n"]
"""Words that are hard to write: beyond UTF-16's first plane, longer than what is shared, signs of JavaScript."""


def drawn(pages: int = 320, sections_each: int = 4, seed: int = 1) -> tuple[LogicalIndex, list[FoundPage]]:
    """Make an index as large as a wiki's, of words that nobody has analysed."""
    chance = random.Random(seed)
    count = pages * sections_each
    words: dict[str, list[int]] = {}
    for number in range(3000):
        word = "".join(chance.choices("가나다라마바사아자차카타파하abc", k=chance.randint(1, 6))) + str(number % 7)
        some = chance.sample(range(count), 1 + int(chance.paretovariate(1.2)) % 40)
        words[word] = [posting(at, chance.choice((1, 2, 8, 16, 24, 80)), chance.randint(1, 3)) for at in sorted(some)]
    for word in STRANGE:
        words[word] = [posting(chance.randrange(count), 127, 3)]
    words["모든"] = [posting(at, 9 if at % 400 == 7 else 16, 1) for at in range(count) if at % 9]
    entries = [(f"제목 {n}", f"p{n}.html", ("위", f"절 {n % 3}"), n * sections_each) for n in range(pages)]
    parts = tuple(Part(f"s{at}" if at else "", at, "", "글") for at in range(sections_each))
    found = [FoundPage(f"제목 {n}", sections=parts) for n in range(pages)]
    return LogicalIndex(entries, count, words, {"역전파": ["backpropagation"]}), found


def made_of(
    index: LogicalIndex, pages: list[FoundPage], boosts: dict[int, float], limit: int | None = None
) -> dict[str, str]:
    """Make the files of an index, by their paths."""
    of_pages = [
        list(entered(page, location).texts()) for (_, location, *_), page in zip(index.pages, pages, strict=True)
    ]
    return {path: content.text() for path, content in files.files(index, of_pages, boosts, limit).items()}


def texts(made: dict[str, str]) -> dict[str, str]:
    """Give what files hold, by their names in the head."""
    return {Path(name).stem: held(script) for name, script in made.items()}


@pytest.mark.parametrize("limit", [0, 20_000, 1_000_000])
def test_every_posting_is_read_as_it_was_written(limit: int) -> None:
    index, pages = drawn()
    found = reading(texts(made_of(index, pages, {3: 2.5}, limit)))
    for word, postings in index.words.items():
        if len(postings) <= MOST:
            assert found[word] == list(map(parts, postings)), word
    assert len(found) == len(index.words)


def test_of_a_word_that_stands_everywhere_every_page_is_known() -> None:
    index, pages = drawn()
    found = reading(texts(made_of(index, pages, {})))["모든"]
    every = list(map(parts, index.words["모든"]))
    assert len(every) > MOST > len(found)
    assert {at // 4 for at, _, _ in found} == {at // 4 for at, _, _ in every}
    assert [each for each in every if each[1] == 9] == [each for each in found if each[1] == 9]


@pytest.mark.parametrize("pages", [0, 1, 40])
def test_small_wikis(pages: int) -> None:
    words = {"글": [posting(n, 16, 1) for n in range(pages)]} if pages else {}
    index = LogicalIndex([(f"{n}", f"{n}.html", (), n) for n in range(pages)], pages, words, {})
    made = made_of(index, [FoundPage("가", sections=(Part("", 0, "", ""),)) for _ in range(pages)], {})
    assert reading(texts(made)) == {word: list(map(parts, own)) for word, own in words.items()}


def test_words_are_in_javascript_s_order() -> None:
    assert in_order(["\ue000", "𝑥", "가", "b"]) == ["b", "가", "𝑥", "\ue000"]
    assert usable(["Aa", "", "가\n", "\ud800", "나"]) == ["나"]
    assert column(["가", "가나", "나"]) == "A가B나A나"


def test_the_head_is_no_larger_than_it_may_be() -> None:
    index, pages = drawn()
    for limit in (9_000, 14_000, 18_000):
        head = made_of(index, pages, {}, limit)["search/head.js"]
        assert limit * 0.5 < len(gzip.compress(head.encode())) < limit * 1.1
    assert known.limit_of(300) < 71_000 and known.limit_of(5_000) < 200_000


def test_the_head_has_words_that_stand_once_while_there_is_room() -> None:
    chance = random.Random(2)

    def some(letters: str, count: int) -> list[str]:
        return sorted({"".join(chance.choices(letters, k=7)) for _ in range(count)})

    korean, names = some("가나다라마바사아자차카타파하", 2000), some("abcdefgh0_", 400)
    twice = [*some("거너더러머버서어저처커터퍼허", 300), *some("ijklmnop0_", 300)]
    words = {word: [posting(1, 16, 1)] for word in (*korean, *names)}
    words |= {word: [posting(1, 16, 1), posting(2, 16, 1)] for word in twice}
    index = LogicalIndex([("글", "a.html", (), 0)], 3, words, {})
    every = usable(words)
    assert known.known(index, every, 0) >= {*twice, *korean}
    assert not any(set("0_") & set(word) for word in known.known(index, every, 0).difference(twice))
    less = known.known(index, every, 0, 9_000)
    assert less > set(twice) and 0 < len(less.intersection(korean)) < len(korean) and less.isdisjoint(names)
    least = known.known(index, every, 0, 4_000)
    assert least < set(twice) and sum(word > "가" for word in least) == sum(word > "가" for word in twice)


def test_an_edit_changes_few_files() -> None:
    index, pages = drawn()
    before = made_of(index, pages, {})
    words = {**index.words, "새말": [posting(701, 16, 1)]}
    words["모든"] = [each for each in index.words["모든"] if parts(each)[0] != 701]
    some = sorted(index.words)[40]
    words[some] = sorted([*(each for each in index.words[some] if parts(each)[0] != 701), posting(701, 16, 1)])
    edited = [*pages]
    edited[175] = FoundPage("제목 175", sections=(*pages[0].sections[:3], Part("s3", 3, "", "다른 글")))
    after = made_of(LogicalIndex(index.pages, index.count, words, index.synonyms), edited, {})
    assert len(before.keys() - after.keys()) <= 5
    assert len(after.keys() - before.keys()) <= 5
    assert all(before[name] == after[name] for name in before.keys() & after.keys() if name != "search/head.js")


WIKI = {
    "docs/index.md": "# 처음\n\n여기는 위키입니다.\n\n## 차례\n\n역전파와 손실을 배웁니다.\n",
    "docs/backprop.md": "# 역전파\n\n오차를 뒤로 보냅니다.\n\n## 연쇄 법칙\n\n미분을 곱합니다. `Error: zx81qq`\n",
    "docs/loss.md": "# 손실 함수\n\n역전파는 손실에서 시작합니다.\n",
    "sidebar_doc.yml": "- 처음: index.md\n- 학습:\n  - 역전파: backprop.md\n  - 손실 함수: loss.md\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("wiki")
    for name, text in WIKI.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return build_site(root, MINIMAL)


def copied(built: Site, to: Path) -> Path:
    """Give a copy of the site's search, to be damaged."""
    (to / "search").mkdir()
    for path in (built.folder / "search").iterdir():
        (to / "search" / path.name).write_bytes(path.read_bytes())
    return to


def test_a_query_finds_its_pages(built: Site) -> None:
    asked = trial(built.folder)
    answer = asked.search("역전파를", 10)
    assert answer["pages"][0]["location"] == "backprop.html"
    assert answer["pages"][0]["path"] == ["학습"]
    assert answer["faults"] == []
    assert [page["location"] for page in asked.search("zx81qq", 10)["pages"]] == ["backprop.html"]
    assert asked.search("비트코인", 10)["pages"] == []
    asked.close()


@pytest.mark.parametrize("damage", ["gone", "empty", "half", "another"])
def test_where_files_are_missing_titles_are_found(built: Site, tmp_path: Path, damage: str) -> None:
    site = copied(built, tmp_path)
    for path in (site / "search").glob("??????.js"):
        text = path.read_text("utf-8")
        made = {"gone": None, "empty": "", "half": text[: len(text) // 2], "another": None}[damage]
        path.unlink() if made is None else path.write_text(made, "utf-8")
    asked = trial(site)
    answer = asked.search("역전파", 10)
    assert [page["location"] for page in answer["pages"]] == ["backprop.html"]
    assert answer["faults"]
    asked.close()


def test_a_file_that_is_there_again_is_read(built: Site, tmp_path: Path) -> None:
    site = copied(built, tmp_path)
    away = {path: path.read_bytes() for path in (site / "search").glob("??????.js")}
    for path in away:
        path.unlink()
    asked = trial(site)
    assert asked.search("역전파", 10)["faults"]
    for path, data in away.items():
        path.write_bytes(data)
    answer = asked.search("역전파", 10)
    assert answer["faults"] == [] and len(answer["pages"]) == 3
    asked.close()


@pytest.mark.parametrize(
    "text", ["", 'studywikiSearch("head","0")', 'studywikiSearch("head","1\\f")', "<!doctype html>"]
)
def test_a_head_that_cannot_be_read_is_told(built: Site, tmp_path: Path, text: str) -> None:
    site = copied(built, tmp_path)
    (site / "search" / "head.js").write_text(text, "utf-8")
    with pytest.raises(UnreadableError):
        trial(site)


def test_texts_that_are_another_page_s_are_not_shown(built: Site, tmp_path: Path) -> None:
    site = copied(built, tmp_path)
    (own,) = [path for path in (site / "search").glob("??????.js") if '"backprop.html\\t' in path.read_text("utf-8")]
    (other,) = [path for path in (site / "search").glob("??????.js") if '"loss.html\\t' in path.read_text("utf-8")]
    own.write_bytes(other.read_bytes())
    asked = trial(site)
    answer = asked.search("연쇄 법칙", 10)
    assert answer["faults"] == [own.stem]
    assert "시작" not in str(answer["found"])
    asked.close()


def test_words_that_stand_once_find_their_pages(built: Site) -> None:
    asked = trial(built.folder)
    pages = {each["location"].partition("#")[0]: each["text"] for each in sections(built.folder)}
    assert len(pages) == 3
    for word, page in {
        "보냅니다": "backprop",
        "zx81qq": "backprop",
        "시작합니다": "loss",
        "위키입니다": "index",
    }.items():
        assert [each["location"] for each in asked.search(word, 10)["pages"]][:1] == [f"{page}.html"], word
    asked.close()


def test_a_page_may_count_more_than_others(draw: Draw) -> None:
    page = "---\ntitle: 손실 {}\nsearch: {{boost: {}}}\n---\n\n교차 엔트로피를 봅니다.\n"
    files = {"docs/index.md": "# 처음\n", "docs/a.md": page.format("가", 0.5), "docs/b.md": page.format("나", 2)}
    asked = trial(draw({**files, "docs/c.md": page.format("다", 1)}).folder)
    assert [each["location"] for each in asked.search("엔트로피", 10)["pages"]] == ["b.html", "c.html", "a.html"]
    asked.close()


def test_a_build_writes_what_the_one_before_wrote(draw: Draw, built: Site) -> None:
    again = draw(WIKI)
    names = {path.name for path in (built.folder / "search").iterdir()}
    assert names == {path.name for path in (again.folder / "search").iterdir()}
    assert all(built.text(f"search/{name}") == again.text(f"search/{name}") for name in names)
