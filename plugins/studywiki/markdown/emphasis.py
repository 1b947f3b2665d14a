"""Emphasis beside Hangul: `**CNN(합성곱)**은` closes, and `은**"인용"**` opens, where GitHub would show the asterisks.

CommonMark takes a run of asterisks for a closing one only where it follows a letter, or precedes a blank or
punctuation (https://spec.commonmark.org/0.31.2/#right-flanking-delimiter-run). Korean writes its particles without a
blank. What GitHub pairs is paired as there; of the runs that are left over, those beside Hangul (or Han, or kana) are
paired in a second pass, in which punctuation does not keep them from opening or closing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from markdown.util import ETX, STX
from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u2fff\u3040-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff]"
)
_OPENING = frozenset(f"\"'`$<{STX}")


@dataclass(slots=True)
class KoreanDelimiter(Delimiter):
    """One marker of a run."""

    may_open: bool = False
    """Could open if punctuation were a letter."""
    may_close: bool = False


def add_to(parser: MarkdownIt) -> None:
    """Take the place of markdown-it's rule of the same name, and add the second pass."""
    parser.inline.ruler.at("emphasis", tokenize)
    parser.inline.ruler2.after("balance_pairs", "korean_pairs", pair_what_is_left)


def tokenize(state: StateInline, silent: bool) -> bool:
    """Enter each `*` or `_` of a run into the list of delimiters, as markdown-it's own rule does."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    length = end - state.pos
    can_open, can_close, may_open, may_close = flanking(state, end)
    for _ in range(length):
        token = state.push("text", "", 0)
        token.content = marker
        delimiter = KoreanDelimiter(ord(marker), length, len(state.tokens) - 1, -1, can_open, can_close)
        delimiter.may_open, delimiter.may_close = may_open, may_close
        state.delimiters.append(delimiter)
    state.pos = end
    return True


def flanking(state: StateInline, end: int) -> tuple[bool, bool, bool, bool]:
    """Say whether the run from `state.pos` to `end` can open and close emphasis, and whether it may in Korean."""
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[end] if end < state.posMax else " "
    blank_before, blank_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
    mark_before, mark_after = _punctuation(before), _punctuation(after)
    left = not blank_after and (not mark_after or blank_before or mark_before)
    right = not blank_before and (not mark_before or blank_after or mark_after)
    if state.src[state.pos] == "_":
        return left and (not right or mark_before), right and (not left or mark_after), False, False
    may_open = left or (not blank_after and _CJK.match(before) is not None)
    may_close = right or (not blank_before and _CJK.match(after) is not None)
    if may_open and not left and _opens(after):  # 수**(설명): an opening bracket is not what bold ends before
        may_close = False
    return left, right, may_open, may_close


def _opens(char: str) -> bool:
    """Say whether `char` starts a quotation, a bracket, code or a formula."""
    return char in _OPENING or unicodedata.category(char) in ("Ps", "Pi")


def _punctuation(char: str) -> bool:
    """Say whether `char` is punctuation; the ends of a mark are, since a formula's dollar is."""
    return isMdAsciiPunct(ord(char)) or isPunctChar(char) or char in (STX, ETX)


def pair_what_is_left(state: StateInline) -> None:
    """Pair the runs of asterisks that the first pass left over."""
    for delimiters in (state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta)):
        if any(d.end < 0 and isinstance(d, KoreanDelimiter) and d.may_close and not d.close for d in delimiters) or any(
            d.end < 0 and isinstance(d, KoreanDelimiter) and d.may_open and not d.open for d in delimiters
        ):
            _pair(delimiters)


def _pair(delimiters: list[Delimiter]) -> None:
    """Pair runs of one length, within what the first pass has paired and not across it."""
    ends = {d.end for d in delimiters if d.end >= 0}
    levels: list[dict[int, list[int]]] = [{}]
    for at, delimiter in enumerate(delimiters):
        if delimiter.end >= 0:  # what is bold already does not become bold once more
            levels[-1].pop(delimiter.length, None)
            levels.append({})
        elif at in ends:
            levels.pop()
        elif isinstance(delimiter, KoreanDelimiter):
            waiting = levels[-1]
            openers = waiting.get(delimiter.length)
            if delimiter.may_close and openers and not _same_run(delimiters, openers[-1], at):
                opener = openers.pop()
                delimiters[opener].end = at
                for others in waiting.values():
                    while others and others[-1] > opener:
                        others.pop()
            elif delimiter.may_open:
                waiting.setdefault(delimiter.length, []).append(at)


def _same_run(delimiters: list[Delimiter], first: int, last: int) -> bool:
    return delimiters[last].token - delimiters[first].token == last - first < delimiters[first].length
