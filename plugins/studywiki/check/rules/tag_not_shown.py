"""Words in angle brackets that HTML takes for a tag: `<bos>`, `List<int>`. Nobody sees them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Replacement
from studywiki.html_elements import ALL
from studywiki.markup.tags import Tag, outside_drawings
from studywiki.sanitising import findings, policy


def tag_not_shown(page: CheckedPage) -> Iterator[Diagnostic]:
    r"""Report tags of no element, once a line; those of HTML's own elements are left alone, and so is what is not read.

    Bad:
        # 토큰

        문장은 <bos>로 시작합니다.

    Good:
        # 토큰

        문장은 `<bos>`로 시작하고 \<eos>로 끝납니다. <이름>, <kbd>Esc</kbd>, <https://example.com>

        `List<int>`와 $a<b>c$ <!-- <pad> -->
    """
    if "<" not in page.markup.text or "<math" in page.markup.text:
        return
    unknown = [tag for tag in outside_drawings(page.markup.tags) if not _is_element(tag)]
    if not unknown:
        return
    ended = {tag.name for tag in unknown if tag.closing}
    headings = [(heading.start, heading.end) for heading in page.markup.headings]
    seen: set[tuple[int, str]] = set()
    for tag in unknown:
        place = page.locate(tag.start, tag.end)
        if (place.line, tag.name) in seen:
            continue
        seen.add((place.line, tag.name))
        written = page.markup.text[tag.start : tag.end]
        is_words = not tag.attributes and tag.name not in ended and "/" not in written
        # a heading's words are its anchor: links would have to follow
        fix = _mend(page, tag) if is_words and not _holds(headings, tag.start) else None
        yield Diagnostic("tag-not-shown", place, {"tag": written}, fix=fix)


@cache
def _known() -> frozenset[str]:
    drawn = {name.lower() for name in policy.DRAWN}
    shown = {name.lower() for name in policy.TAGS} - drawn
    return frozenset(ALL | findings.TAGS | shown)


def _is_element(tag: Tag) -> bool:
    return tag.name in _known()


def _holds(spans: list[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(spans, (offset, offset + 1_000_000)) - 1
    return at >= 0 and offset < spans[at][1]


def _mend(page: CheckedPage, tag: Tag) -> Replacement:
    """What makes words of the tag and looks the same: a backslash, which no block of HTML knows."""
    sign = "&lt;" if _holds(page.markup.blocks.html, tag.start) else "\\<"
    return page.mend(tag.start, tag.start + 1, sign)
