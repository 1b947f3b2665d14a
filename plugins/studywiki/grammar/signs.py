"""With which sign what is written may begin: no rule is asked where its sign does not stand.

markdown-it asks every rule at every line, and at every sign within one, and for a line of words each says no. So a
parser's rules become one, which asks in their order those that may begin with the sign at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

BLOCKS: Mapping[str, str] = {
    "table_end": "|", "fence": "`~", "blockquote": ">", "hr": "*-_", "list": "*-+0123456789", "heading": "#",
    "reference": "[", "footnote_def": "[", "abbreviation": "*", "html_block": "<", "html_with_markdown": "<",
    "material_indented": "!?=", "material_fenced": "/",
}  # fmt: skip
"""Rule for blocks -> the signs of which one is the first on its line. Those that are not here may begin with any."""
INLINE: Mapping[str, str] = {
    "gfm_autolink": ":w", "newline": "\n", "escape": "\\", "backticks": "`", "entity": "&", "emphasis": "*_",
    "strikethrough": "~", "long_tildes": "~", "link": "[", "lenient_reference": "[", "image": "!",
    "unclosed_bracket": "[!", "spaced_target": "[!", "autolink": "<", "html_inline": "<",
}  # fmt: skip
"""Rule for what is inline -> the signs that it begins with."""

_Rule = TypeVar("_Rule", bound=Callable[..., bool])


def add_to(parser: MarkdownIt) -> None:
    """Let `parser`, whose rules are all there already, ask only those that may hold."""
    parser.block.ruler = _Rules(parser.block.ruler, BLOCKS, _of_line)
    parser.inline.ruler = _Rules(parser.inline.ruler, INLINE, _of_text)


class _Rules(Ruler[_Rule]):
    """The rules of `whole`; each chain of them is one."""

    def __init__(
        self,
        whole: Ruler[_Rule],
        signs: Mapping[str, str],
        one: Callable[[Mapping[str, Sequence[_Rule]], Sequence[_Rule]], _Rule],
    ) -> None:
        super().__init__()
        self.__rules__ = whole.__rules__
        self._signs = signs
        self._one = one
        self._chains: dict[str, list[_Rule]] = {}

    def getRules(self, chainName: str = "") -> list[_Rule]:  # noqa: N802, N803  markdown-it's names
        """The one rule that is the chain."""
        if chainName not in self._chains:
            rules = [
                (rule.fn, self._signs.get(rule.name))
                for rule in self.__rules__
                if rule.enabled and (not chainName or chainName in rule.alt)
            ]
            signs = {sign for _, begins in rules for sign in begins or ""}
            known = {sign: [rule for rule, begins in rules if begins is None or sign in begins] for sign in signs}
            others = [rule for rule, begins in rules if begins is None]
            self._chains[chainName] = [self._one(known, others)] if rules else []
        return self._chains[chainName]


def _of_line(
    known: Mapping[str, Sequence[Callable[[StateBlock, int, int, bool], bool]]],
    others: Sequence[Callable[[StateBlock, int, int, bool], bool]],
) -> Callable[[StateBlock, int, int, bool], bool]:
    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        for each in known.get(state.src[at : at + 1], others):  # noqa: SIM110  any() takes half as long again
            if each(state, start, end, silent):
                return True
        return False

    return rule


def _of_text(
    known: Mapping[str, Sequence[Callable[[StateInline, bool], bool]]],
    others: Sequence[Callable[[StateInline, bool], bool]],
) -> Callable[[StateInline, bool], bool]:
    def rule(state: StateInline, silent: bool) -> bool:
        for each in known.get(state.src[state.pos], others):  # noqa: SIM110
            if each(state, silent):
                return True
        return False

    return rule
