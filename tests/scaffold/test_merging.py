"""Three texts of one file: a letter is a line. What its owner changed stays, all else is as we write it now."""

from __future__ import annotations

import random

import pytest

from studywiki.scaffold.merging import Refused, merge


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "out", "kept", "refused"),
    [
        ("abc", "abc", "abc", "abc", (), ()),
        ("abc", "abc", "aXc", "aXc", (), ()),
        ("abc", "aYc", "abc", "aYc", (2,), ()),
        ("abc", "aXc", "aXc", "aXc", (), ()),
        ("abcd", "aYcd", "abXd", "aYXd", (2,), ()),  # side by side
        ("abc", "aYc", "aXc", "aYc", (), (Refused(2, ("X",)),)),
        ("abc", "abYc", "abXc", "abYXc", (3,), ()),  # both put something there
        ("abc", "aYbc", "aXc", "aYXc", (2,), ()),  # his before a line that is ours
        ("abc", "ac", "abXc", "aXc", (2,), ()),
        ("abc", "aYc", "ac", "aYc", (), (Refused(2, ()),)),
        ("abc", "", "aXc", "", (), (Refused(1, ("a", "X", "c")),)),
        ("", "Y", "X", "YX", (1,), ()),
        ("abcdef", "aYZcdef", "abcdXf", "aYZcdXf", (2,), ()),
        ("abcdef", "abYef", "aXcdef", "aXYef", (3,), ()),
    ],
)
def test_a_merge(
    base: str, theirs: str, ours: str, out: str, kept: tuple[int, ...], refused: tuple[Refused, ...]
) -> None:
    merged = merge(base, theirs, ours)
    assert ("".join(merged.lines), merged.kept, merged.refused) == (out, kept, refused)


def test_any_three_texts_are_merged_and_none_of_the_owners_lines_is_lost() -> None:
    chance = random.Random(7)
    for _ in range(500):
        base, theirs, ours = ("".join(chance.choices("abcd", k=chance.randrange(7))) for _ in range(3))
        merged = merge(base, theirs, ours)
        assert merge(base, theirs, base).lines == tuple(theirs)
        assert merge(base, base, ours).lines == tuple(ours)
        new = theirs.upper()  # nothing of it is in the others
        assert [line for line in merge(base, new, ours).lines if line.isupper()] == list(new)
        if not merged.refused and not merged.kept:
            assert "".join(merged.lines) == ours
