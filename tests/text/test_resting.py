"""A text that lies packed is what it would be unpacked, and does not stay unpacked."""

from __future__ import annotations

import pytest

from studywiki.text.resting import Resting
from studywiki.text.source import Edit, Source

TEXTS = [
    ("", ""),
    ("", "글\n둘"),
    ("---\ntitle: 가\n---\n\n", "# 가\n\n글 $x$\n\n둘\n"),
    ("---\n---\n", "가\u1100\u1161\n" * 40),
]


@pytest.mark.parametrize(("head", "text"), TEXTS)
def test_it_is_what_it_would_be_unpacked(head: str, text: str) -> None:
    whole = Source.below(head, text, "docs/a.md")
    resting = Resting((head + text).encode(), len(head), "docs/a.md")
    assert (resting.text, resting.origins, resting.file) == (whole.text, whole.origins, whole.file)
    assert resting == whole
    assert whole == resting
    assert hash(resting) == hash(whole)
    assert resting != Source.below(head, text + "a", "docs/a.md")
    for at in range(len(text)):
        assert resting.locate(at, at + 2) == whole.locate(at, at + 2)
        assert resting.place(resting.locate(at)) == whole.place(whole.locate(at))
    starts = [0, *(at + 1 for at, each in enumerate(text) if each == "\n")]
    for start in starts:
        part, of_whole = resting.part(start), whole.part(start)
        assert part == of_whole
        assert part.locate(0) == of_whole.locate(0)
        edit = Edit(start, start, "a\nb")
        edited, other = resting.edited([edit]), whole.edited([edit])
        assert edited == other
        assert edited.locate(start, start + 1) == other.locate(start, start + 1)


def test_it_is_packed_again_when_others_are_read() -> None:
    texts = [f"글 {number}\n" * 1000 for number in range(10)]
    resting = [Resting(text.encode(), 0, "docs/a.md") for text in texts]
    assert [each.text for each in resting] == texts
    held = [value for each in resting for value in vars(each).values() if isinstance(value, str | bytes)]
    assert sum(map(len, held)) < len("".join(texts)) / 10
    assert len({id(each._source) for each in resting[:3] * 2}) <= 3
