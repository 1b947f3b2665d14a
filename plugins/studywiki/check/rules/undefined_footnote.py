"""Footnotes that nothing defines: readers see `[^1]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic
from studywiki.markup.markup import normal

_NOTE = re.compile(r"\[\^(?<![\\\[]..)(?P<label>[\w.:-]+)\]:?", re.DOTALL)
_CHARACTERS = re.compile(r"(?:.-.)+")


def undefined_footnote(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report a footnote's mark without its text; a class of characters such as `[^a-z]` is none.

    Bad:
        # 역사

        퍼셉트론은 1958년에 나왔습니다.[^rosenblatt]

    Good:
        # 역사

        퍼셉트론은 1958년에 나왔습니다.[^rosenblatt] `[^x]`와 [^a-z]는 각주가 아닙니다.

        [^rosenblatt]: F. Rosenblatt, 1958.
    """
    if "[^" not in page.markup.text:
        return
    for found in _NOTE.finditer(page.markup.prose):
        label = found["label"]
        if _CHARACTERS.fullmatch(label) or normal("^" + label) in page.markup.definitions:
            continue
        yield Diagnostic("undefined-footnote", page.locate(found.start(), found.end()), {"label": label})
