"""Pages in a row are read once: a page that changes, comes or goes moves the words of its neighbours alone."""

from __future__ import annotations

from studywiki.search import segments
from studywiki.search.analysing import Analysis
from studywiki.search.posting import SECTION, TEXT, posting
from studywiki.search.segments import joined, packed, parted, unpacked

PLACES = [f"s{number:03}/page-{number:05}/" for number in range(3000)]


def split(places: list[str]) -> list[tuple[str, ...]]:
    return [tuple(places[part]) for part in parted(places)]


def test_each_page_stands_in_one() -> None:
    assert [place for part in split(PLACES) for place in part] == PLACES
    assert max(map(len, split(PLACES))) == 64
    assert 60 < len(split(PLACES)) < 150
    assert split([]) == []


def test_a_page_more_or_less_changes_one_or_two() -> None:
    before = set(split(PLACES))
    for number in range(0, 3000, 37):
        assert len(set(split([*PLACES[:number], "new/", *PLACES[number:]])) - before) <= 2
        assert len(set(split([*PLACES[:number], *PLACES[number + 1 :]])) - before) <= 2


def test_a_place_may_be_written_in_any_letters() -> None:
    assert [place for part in split(["\ud800/", "가/", ""]) for place in part] == ["\ud800/", "가/", ""]


def test_it_says_what_its_pages_say() -> None:
    one = Analysis(["글", "표"], [2, posting(0, TEXT, 1), posting(1, TEXT, 2), 1, posting(1, TEXT, 1)], [("가", "나")])
    other = Analysis(["글"], [1, posting(0, TEXT, 3)], [("가", "나"), ("다", "라")])
    made = joined([(2, one), (1, other)])
    assert made.sections == 3
    assert made.pairs == [("가", "나", 2), ("다", "라", 1)]
    assert {word: list(own) for word, own in made.postings(5)} == {
        "글": [posting(5, TEXT, 1), posting(6, TEXT, 2), posting(7, TEXT, 3)],
        "표": [posting(6, TEXT, 1)],
    }


def test_it_is_kept_as_it_is_and_what_is_damaged_is_none() -> None:
    made = joined([(1, Analysis(["글"], [1, SECTION * 0 + 65], []))])
    assert unpacked(packed(made)) == made
    assert unpacked(packed(joined([]))) == joined([])
    for damaged in (b"", b"x", packed(made)[:-3], packed(made).replace(b"\x41", b""), packed(made)[:3]):
        assert unpacked(damaged) is None
    cut = segments.Segment(1, ["글"], made.ends, made.numbers[:-1], [])
    longer = segments.Segment(1, ["글", "표"], made.ends, made.numbers, [])
    assert [unpacked(packed(each)) for each in (cut, longer)] == [None, None]
