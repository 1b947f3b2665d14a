"""No rule is lost by not being asked: with signs and without, a text has the same tokens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.token import Token

from studywiki.grammar import rules, signs
from studywiki.markdown import commonmark

CASES = sorted(Path(__file__).parent.parent.glob("markdown/**/*.md"))
SIGNS = "`~>*-_+1#[|<!?=/:\\&@a가"
LINES = [lead + sign + rest for lead in ("", "  ", "    ") for sign in SIGNS for rest in ("", " x", sign * 2, "^a]: b")]
"""What may begin a block, at the start of a line, and does not."""
ALL = frozenset(rules.EXTENSIONS)


def _without_signs(parser: MarkdownIt) -> MarkdownIt:
    for part in (parser.block, parser.inline):
        plain: Ruler[Any] = Ruler()
        plain.__rules__ = part.ruler.__rules__
        part.ruler = plain
    return parser


def _blocks(parser: MarkdownIt, text: str) -> list[Token]:
    tokens: list[Token] = []
    parser.block.parse(text, parser, {}, tokens)
    return tokens


def _inline(parser: MarkdownIt, text: str) -> list[Token]:
    return parser.inline.parse(text, parser, {"is_there": lambda _: True}, [])


def test_blocks_are_the_same() -> None:
    with_signs, without = rules.build(ALL), _without_signs(rules.build(ALL))
    texts = [case.read_text("utf-8") for case in CASES]
    texts += [f"{first}\n{second}\n\n{second}\n{first}\n" for first in LINES for second in LINES[:: len(LINES) // 7]]
    assert len(CASES) >= 10
    for text in texts:
        assert _blocks(with_signs, text) == _blocks(without, text), text


def test_what_is_inline_is_the_same() -> None:
    with_signs, without = commonmark._inline(), _without_signs(commonmark._inline())
    signs_alone = "`~>*-_+1#[]()|<>!?=/:\\&;@a가w.\n"
    texts = [first + second + third for first in signs_alone for second in signs_alone for third in ("", "](a b.png)")]
    texts += [part for case in CASES for part in case.read_text("utf-8").split("\n\n")]
    for text in texts:
        assert _inline(with_signs, text) == _inline(without, text), text


@pytest.mark.parametrize(("known", "part"), [(signs.BLOCKS, "block"), (signs.INLINE, "inline")])
def test_each_is_a_rule(known: dict[str, str], part: str) -> None:
    parser = rules.build(ALL) if part == "block" else commonmark._inline()
    assert known.keys() <= set(getattr(parser, part).ruler.get_all_rules())
