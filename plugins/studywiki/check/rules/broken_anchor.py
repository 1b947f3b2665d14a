"""Links to a place in a page that is not there."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from studywiki.check.checked_wiki import CheckedPage, CheckedWiki
from studywiki.diagnostics import Diagnostic, OtherFile
from studywiki.markup.targets import Target
from studywiki.wiki.meaning import Kind

_BEFORE_ADDRESS = ("](", "]:", "=", "<")
_OF_THE_PAGE = {"", "top"}
"""https://html.spec.whatwg.org/multipage/browsing-the-web.html#select-the-indicated-part"""


def broken_anchor(wiki: CheckedWiki) -> Iterator[Diagnostic]:
    """Report a link whose page is there and has no such anchor.

    Bad:
        === docs/a.md
        # 손실

        [정의](b.md#정이)
        === docs/b.md
        # 엔트로피

        ## 정의

        기댓값입니다.

    Good:
        === docs/a.md
        # 손실

        [정의](b.md#정의), [위로](#top), [밖](https://example.com/#없음)
        === docs/b.md
        # 엔트로피

        ## 정의

        기댓값입니다.
    """
    for page in wiki.pages.values():
        if page.passed_by:
            continue
        for target in _targets(page):
            found = _led_to(wiki, page.path, target)
            if found is None:
                continue
            path, anchor = found
            there = wiki.pages[path].anchors
            if there is None or anchor in there or (path == page.path and anchor.lower() in there):
                continue
            start = target.start + max(0, page.markup.text[target.start : target.end].find("#"))
            values, place = {"page": path, "anchor": anchor}, page.locate(start, target.end)
            near = difflib.get_close_matches(anchor, [each for each in there if not each.startswith("__")], n=1)
            code = "broken-anchor-similar" if near else "broken-anchor"
            values |= {"meant": near[0]} if near else {}
            yield Diagnostic(code, place, values, cause=OtherFile(path))


def _targets(page: CheckedPage) -> Sequence[Target]:
    """The links of a page, among them those that lead to an anchor."""
    if page.anchored is not None:
        return page.anchored
    return page.markup.targets if _may_have_anchors(page.markup.text) else ()


def _may_have_anchors(text: str) -> bool:
    """Tell at a glance, for most pages have none, whether an address with an anchor may be in `text`.

    In time that is in proportion to the text, whatever it is.
    """
    before = ""
    for line in text.split("\n") if "#" in text else ():
        ahead = line[: max(0, line.rfind("#"))]
        if ahead and any(mark in ahead for mark in _BEFORE_ADDRESS):
            return True
        if "#" in line and before.rstrip(" \t").endswith(_BEFORE_ADDRESS):
            return True
        before = line
    return False


def _led_to(wiki: CheckedWiki, page: str, target: Target) -> tuple[str, str] | None:
    """The page and the anchor that `target` on `page` leads to; None where it leads to no anchor of the wiki's."""
    found = wiki.wiki.meaning(target.address, page)
    path = page if found.kind is Kind.HERE else found.path
    anchor = found.anchor.partition(":~:")[0]  # https://wicg.github.io/scroll-to-text-fragment/
    return (path, anchor) if path in wiki.pages and anchor not in _OF_THE_PAGE else None
