"""What of a page's questions need not be put again while the wiki is the same, and what must."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from studywiki.cache.store import Store
from studywiki.page.answered import Answered
from studywiki.page.answers import Answers
from studywiki.wiki.asked import AskedWiki, Question, Used
from studywiki.wiki.page import WikiPage
from studywiki.wiki.surroundings import Surroundings
from studywiki.wiki.wiki import Wiki

PAGES = [WikiPage("a.md", "docs/a.md", "가"), WikiPage("b.md", "docs/b.md", "나")]
WIKI = Wiki.of(PAGES, ["c.png"], ["https://a.kr/wiki"])


class Counted(Answers):
    """Answers that note what they are asked."""

    def to(self, question: Question) -> object:
        """As `Answers`, and noted."""
        found = super().to(question)
        vars(self).setdefault("put", []).append(question)
        return found


def _answered(wiki: Wiki, path: Path) -> tuple[Answered, list[Question]]:
    answers = Counted(wiki)
    vars(answers)["put"] = []
    return Answered(answers, Store(path)), vars(answers)["put"]


def _used(wiki: Wiki) -> Used:
    used: Used = {}
    asked = AskedWiki.by(wiki, used)
    for address in ("b.md", "#here", "/", "https://b.kr/", "none.md", "../LICENSE"):
        asked.meaning(address, "a.md")
    asked.similar("bb.md")
    return used


def test_the_same_wiki_is_asked_only_what_the_disk_decides_on(tmp_path: Path) -> None:
    first, _ = _answered(WIKI, tmp_path / "kept")
    asked = first.asked(_used(WIKI).items())
    second, put = _answered(WIKI, tmp_path / "kept")
    assert second.holds(asked)
    assert put == [("meaning", "none.md", "a.md"), ("meaning", "../LICENSE", "a.md")]


def test_another_wiki_is_asked_once(tmp_path: Path) -> None:
    asked = _answered(WIKI, tmp_path / "kept")[0].asked(_used(WIKI).items())
    other = replace(WIKI, pages=dict(WIKI.pages) | {"a.md": structs.replace(PAGES[0], title="다른 제목")})
    counts = []
    for _ in range(2):
        answered, put = _answered(other, tmp_path / "kept")
        assert answered.holds(asked)
        answered.save()
        answered.store.close()
        counts.append(len(put))
    assert counts == [len(_used(WIKI)), 2]


@pytest.mark.parametrize(
    "wiki",
    [
        Wiki.of(PAGES[:1], ["c.png"], WIKI.sites),
        Wiki.of([*PAGES, WikiPage("none.md", "docs/none.md", "다")], ["c.png"], WIKI.sites),
        replace(WIKI, files=dict(WIKI.files) | {"b.md": "other/b.html"}),
        replace(WIKI, sites=["https://b.kr"]),
    ],
    ids=["a page gone", "a page that was missed", "another address", "another site"],
)
def test_a_wiki_that_answers_otherwise_is_not_taken_for_the_same(wiki: Wiki, tmp_path: Path) -> None:
    asked = _answered(WIKI, tmp_path / "kept")[0].asked(_used(WIKI).items())
    assert not _answered(wiki, tmp_path / "kept")[0].holds(asked)


def test_what_lies_beside_the_wiki_is_looked_for_each_time(tmp_path: Path) -> None:
    around = Surroundings("docs", "https://github.com/a/b", "main", "", tmp_path)
    wiki = replace(WIKI, around=around)
    (tmp_path / "LICENSE").write_text("")
    used: Used = {}
    asking = AskedWiki.by(wiki, used)
    asking.meaning("../LICENSE", "a.md")
    asking.meaning("https://github.com/a/b/blob/main/LICENSE", "a.md")
    asked = _answered(wiki, tmp_path / "kept")[0].asked(used.items())
    assert _answered(wiki, tmp_path / "kept")[0].holds(asked)
    (tmp_path / "LICENSE").unlink()
    assert not _answered(wiki, tmp_path / "kept")[0].holds(asked)
