r"""Formulas whose `\[ … \]` and `\( … \)` have lost their backslashes, as in what is copied from chatbots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Replacement

_INNER = r"(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){1,2000}?"
_LINE = re.compile(rf"^[ \t>]*(?P<open>\[ )(?P<tex>{_INNER})(?P<close> \])[ \t]*$", re.MULTILINE)
_LINES = re.compile(
    r"^[ \t>]*(?P<open>\[)[ \t]*\n(?P<tex>(?:[^\n]{1,1000}\n){1,30}?)[ \t>]*(?P<close>\])[ \t]*$", re.MULTILINE
)
_INLINE = re.compile(r"(?<![\]a-zA-Z0-9_^}\\])(?P<open>\( )(?P<tex>[^()\n$]{1,300})(?P<close> \))")
_COMMAND = re.compile(r"\\[a-zA-Z]{2,}")
"""What no Korean sentence has."""


def formula_brackets_lost(page: CheckedPage) -> Iterator[Diagnostic]:
    r"""Report brackets with blanks inside them around a command of TeX, where no formula is.

    Bad:
        # 손실

        [ \mathrm{loss} = \frac{1}{n} \sum_i e_i ]

    Good:
        # 손실

        $$ \mathrm{loss} = \frac{1}{n} \sum_i e_i $$

        [ 참고 ] 줄바꿈은 `[ \frac ]`처럼 씁니다. ( 괄호 )
    """
    text = page.markup.text
    if "\\" not in text or not ("[ " in text or "[\n" in text or "( " in text):
        return
    prose = page.markup.prose
    if not _COMMAND.search(prose):
        return
    for pattern, mark in ((_LINE, "$$"), (_LINES, "$$"), (_INLINE, "$")):
        for found in pattern.finditer(prose):
            if not _COMMAND.search(found["tex"]) or "$" in _line(text, found.start("open")):
                continue  # where dollars are, the brackets are those of a formula, though it may be read as none
            start, end = found.start("open"), found.end("close")
            place = page.locate(start, end)
            right = f"{mark}{found['tex'].strip()}{mark}"
            fix = Replacement(place, text[start:end], right) if place.end_column and _is_whole(found["tex"]) else None
            yield Diagnostic("formula-brackets-lost", place, {"text": found["tex"].strip(), "mark": mark}, fix=fix)


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def _is_whole(tex: str) -> bool:
    return tex.count("{") == tex.count("}") and "$" not in tex and "·" not in tex
