"""Two anchors of one name in a page: links to it reach the first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic

_NAME = re.compile(
    r"[iInN{](?:"  # a set in front: what begins with none of these is passed over quickly
    r"(?<=\{)[^{}\n]*#|(?<!\w[iInN])(?:(?<=[iI])[dD]|(?<=[nN])[aA][mM][eE])\s*=\s*[\"']?)([^\s\"'<>{}]+)"
)


def duplicate_anchor(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report the second of two anchors that the author has written himself; headings get different ones anyway.

    Bad:
        # 손실

        <a id="mse"></a>평균 제곱 오차입니다.

        <a id="mse"></a>평균 절대 오차입니다.

    Good:
        # 손실

        ## 정의

        <a id="mse" name="mse"></a>평균 제곱 오차입니다.

        ## 정의

        <a id="mae"></a>평균 절대 오차입니다.
    """
    text = page.markup.text
    if "<" not in text and ("{" not in text or "#" not in text):
        return
    names = [found.casefold() for found in _NAME.findall(text)]
    if len(names) == len(set(names)):  # told at a glance: reading the page's structure takes time
        return
    first: dict[str, int] = {}
    for start, end, name in page.markup.ids():
        place = page.locate(start, end)
        if name in first:
            yield Diagnostic("duplicate-anchor", place, {"anchor": name, "line": str(first[name])})
        else:
            first[name] = place.line
