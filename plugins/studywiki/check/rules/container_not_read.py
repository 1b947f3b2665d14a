"""Boxes of other systems, `::: warning`, which are text here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic

_OPENS = re.compile(
    r"^(?P<lead>[ \t>]*):{3,}[ \t]*(?P<kind>\{?\.?[a-zA-Z가-힣][\w-]*\}?)(?![\w.])(?P<title>[^\n]*)$", re.MULTILINE
)
_BOXES = {
    **dict.fromkeys(("note", "tip", "info", "warning", "danger", "success", "question", "failure", "bug"), ""),
    **dict.fromkeys(("example", "quote", "abstract"), ""),
    **dict.fromkeys(("details", "hint", "seealso", "remark", "주의", "참고"), "note"),
    **dict.fromkeys(("caution", "warn", "important", "attention"), "warning"),
    "error": "danger",
    **dict.fromkeys(("theorem", "lemma", "proof", "definition", "center", "columns", "column", "spoiler"), "note"),
}
"""What other systems call a box -> what Material calls it; empty: the same. Others are names of programs' parts."""


def container_not_read(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report the line that opens one; what another plugin reads (`::: module.Class`) is left alone.

    Bad:
        # 설치

        ::: warning
        먼저 저장하세요.
        :::

    Good:
        # 설치

        !!! warning
            먼저 저장하세요.

        `::: tip`, 하나:::둘
    """
    if ":::" not in page.words or not page.shows(":::"):
        return
    for start, words in page.paragraphs:
        for found in _OPENS.finditer(words):
            kind = found["kind"].strip("{}.").lower()
            at = start + found.end("lead")
            if kind not in _BOXES:
                continue
            values = {"written": page.markup.text[at : start + found.end()].strip(), "kind": _BOXES[kind] or kind}
            yield Diagnostic("container-not-read", page.locate(at, start + found.end()), values)
