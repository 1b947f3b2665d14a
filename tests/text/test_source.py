from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studywiki.text.source import Edit, Source


def test_no_edit_changes_nothing() -> None:
    source = Source.of("가\n나\n", "docs/a.md", 7)
    assert source.edited([]) == source


@pytest.mark.parametrize(
    ("text", "edits", "after", "origins"),
    [
        ("a\nb\nc\nd", [Edit(2, 5, "X")], "a\nX\nd", (1, 2, 4)),
        ("a\nb\nc", [Edit(2, 3, "X\nY\nZ")], "a\nX\nY\nZ\nc", (1, 2, 2, 2, 3)),
        ("a\nb", [Edit(0, 0, "X\n")], "X\na\nb", (1, 1, 2)),
        ("a\nb\nc\nd", [Edit(0, 4, "")], "c\nd", (1, 4)),
        ("a\nb\nc\nd", [Edit(2, 6, "X\nY\n")], "a\nX\nY\nd", (1, 2, 3, 4)),
        ("ab", [Edit(0, 1, "x"), Edit(1, 2, "y")], "xy", (1,)),
    ],
    ids=["joined", "grown", "inserted", "removed at the start", "kept its lines", "adjacent"],
)
def test_lines_follow_edits(text: str, edits: list[Edit], after: str, origins: tuple[int, ...]) -> None:
    edited = Source.of(text).edited(edits)
    assert (edited.text, edited.origins) == (after, origins)


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap at offset 1"):
        Source.of("abc").edited([Edit(0, 2, ""), Edit(1, 3, "")])


def test_a_place_has_line_column_and_end() -> None:
    place = Source.of("가나\n다 라", "docs/a.md", 5).locate(5, 6)
    assert str(place) == "docs/a.md:6:3"
    assert place.end_column == 4


LINES = st.lists(st.text("ab$\n", max_size=4), min_size=1, max_size=8).map("\n".join)


@given(LINES, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 5), st.text("x\n", max_size=4)), max_size=4))
def test_every_line_has_an_origin_and_they_never_go_back(text: str, cuts: list[tuple[int, int, str]]) -> None:
    edits, at = [], 0
    for start, length, replacement in sorted(cuts):
        if at <= start <= len(text):
            at = min(start + length, len(text))
            edits.append(Edit(start, at, replacement))
    edited = Source.of(text).edited(edits)
    assert len(edited.origins) == edited.text.count("\n") + 1
    assert list(edited.origins) == sorted(edited.origins)
