"""Which stretches between dollars are formulas that go on over a line's end, even where a block seems to begin.

Prices, shell variables and code have dollars on several lines, too: what goes on must look like TeX.
"""

from __future__ import annotations

import re

from studywiki.markup.literal_dollars import HANGUL, TEX, TEXT_COMMAND

_COMMAND = re.compile(r"\\[A-Za-z]{2,}|\\[{}|,;!]")
_LETTERS = re.compile(r"\\[A-Za-z]{2,}")
_SIGNS = re.compile(r"\\|[\^_=+*/<>-]")
_GROUP = re.compile(r"\{[^{}]*\}")
_NAME = re.compile(r"\\[A-Za-z]+")
_WORDS = re.compile(r"\b[A-Za-z]{2,}[\s,]+[A-Za-z]{2,}\b")
_SENTENCE = re.compile(r"\b[A-Za-z]{2,}[\s,]+[A-Za-z]{2,}[\s,]+[A-Za-z]{2,}\b")
_NUMBER = re.compile(r"\d[\d.,]*(?![\d.,]|[A-Za-z](?![A-Za-z])|\s*\\[a-z])")
_SHELL = re.compile(r"[A-Z_][A-Z0-9_]+\b|\{\w+\}|[A-Za-z_]\w*\s*=[^=]*[;\"']|\([\"'#.]|\(\w+\)\.")
_CODE = re.compile(r"[\"`;]|//|\]\(")
_BLOCK = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\||:[ \t-]|=+[ \t]*$|-+[ \t]*$|>)", re.MULTILINE
)
_OTHER_BLOCK = re.compile(
    r"^[ \t>]*(?:```|~~~|<[A-Za-z/!?]|\[\^|!!!|\?\?\?|:::|\{%|={3,}[ \t]*$|(?:[-*_][ \t]*){3,}$|\|.*\|[ \t]*$)",
    re.MULTILINE,
)
_MARK = re.compile(r"(?P<margin>[ \t>]*)(?:(?P<bullet>[-*+])|\d{1,9}(?P<number>[.)]))[ \t]")
_ONE_LINE = re.compile(r"[ \t>]*(?:#{1,6}[ \t]|\|)")

LONGEST = 3000
"""Characters of a formula between brackets of which it is asked: there may be many before one that closes."""


def is_formula(before: str, content: str, following: str, *, apart: bool) -> bool:
    r"""Tell whether `content`, which holds line ends, is one formula between its marks.

    `before` is what stands on the line before the first mark, `following` the character after the last one. Marks that
    stand `apart` (`$$` at the start of a line) are hardly anything but those of a formula.
    """
    lines = content.split("\n")[1:]
    if _ONE_LINE.match(before) or _OTHER_BLOCK.search("\n".join(lines)) or _is_next_item(before, lines):
        return False
    bare = TEXT_COMMAND.sub("", content)
    if bare.count("{") - bare.count("\\{") != bare.count("}") - bare.count("\\}"):
        return False
    bare = _GROUP.sub("", _GROUP.sub("", bare))
    if apart:
        blocks = "\n".join(line for line in bare.split("\n")[1:] if _BLOCK.match(line))
        return not HANGUL.search(blocks) and (not HANGUL.search(bare) or bool(TEX.search(bare)))
    if HANGUL.search(bare) and not _LETTERS.search(content):
        return False
    if re.match(r"[A-Za-z0-9\\_{(]", following):
        return False
    words = _NAME.sub(" + ", bare)
    if _SENTENCE.search(words):
        return False
    if _COMMAND.search(content):
        return True
    is_code = _WORDS.search(words) or _SHELL.match(content) or _CODE.search(content)
    return not is_code and not _NUMBER.match(content) and bool(_SIGNS.search(content))


def looks_like_blocks(content: str) -> bool:
    """Tell whether a line of `content` but the first looks as if it began a block."""
    end = content.find("\n")
    return end >= 0 and bool(_BLOCK.search(content, end + 1) or _OTHER_BLOCK.search(content, end + 1))


def _is_next_item(before: str, lines: list[str]) -> bool:
    """Tell whether one of `lines` is the next item of the list in which the formula opens."""
    mark = _MARK.match(before)
    if not mark:
        return False
    following = (_MARK.match(line) for line in lines)
    return any(
        each
        and (each["bullet"], each["number"]) == (mark["bullet"], mark["number"])
        and len(each["margin"].expandtabs(4)) <= len(mark["margin"].expandtabs(4))
        for each in following
    )
