"""What pages presuppose, and the order that it gives."""

from __future__ import annotations

import pytest

from studywiki.wiki import prerequisites
from studywiki.wiki.page import WikiPage
from studywiki.wiki.prerequisites import Required
from studywiki.wiki.wiki import Wiki


@pytest.mark.parametrize(
    ("before", "levels", "circles"),
    [
        ("", "", ""),
        ("a: b:", "", ""),  # nobody presupposes anything
        ("a: b:a c:", "a | b", ""),
        ("c:b b:a a:", "a | b | c", ""),
        ("d:b,c c:a b:a a:", "a | c b | d", ""),  # within a level in the order that they came in
        ("a: b:a c:a,b", "a | b | c", ""),  # below the last of those that it presupposes
        ("a:a", "", "a>a"),
        ("a:b b:a", "b | a", "b>a"),
        ("a:b b:c c:a d:c", "c | b d | a", "c>a"),
        ("a:b,c b:a c:a", "b c | a", "b>a c>a"),
    ],
)
def test_the_order_of_pages(before: str, levels: str, circles: str) -> None:
    given = {page: [each for each in rest.split(",") if each] for page, _, rest in _entries(before)}
    found = prerequisites.order(given)
    assert " | ".join(" ".join(pages) for pages in found.levels) == levels
    assert all(found.levels)
    assert " ".join(f"{one}>{other}" for one, other in found.circles) == circles
    assert sum(map(len, found.before.values())) == sum(map(len, given.values())) - len(found.circles)


def _entries(before: str) -> list[tuple[str, str, str]]:
    return [entry.partition(":") for entry in before.split()]


def test_a_long_way_is_no_deep_one() -> None:
    pages = {str(number): [str(number + 1)] for number in range(20_000)} | {"20000": []}
    assert len(prerequisites.order(pages).levels) == 20_001


@pytest.mark.parametrize(
    ("requires", "found"),
    [
        (None, []),
        ("b", []),  # what front matter has read is a list
        (["b"], [("b", "sub/b.md")]),
        (["sub/b.md", "b", "/sub/b.html"], [("sub/b.md", "sub/b.md")]),
        (["a"], [("a", "sub/a.md")]),
        (["c", "d"], [("c", None), ("d", None)]),  # not published, not there
        (["https://a.kr/", "#절", "x.png"], [("https://a.kr/", None), ("#절", None), ("x.png", None)]),
    ],
)
def test_names_are_read_as_those_of_links_are(requires: object, found: list[tuple[str, str | None]]) -> None:
    pages = [WikiPage(f"sub/{name}.md", f"docs/sub/{name}.md", name, published=name != "c") for name in "abc"]
    wiki = Wiki.of(pages, ["x.png"])
    meta = {} if requires is None else {"requires": requires}
    assert prerequisites.required(wiki, "sub/a.md", meta) == [Required(*each) for each in found]
