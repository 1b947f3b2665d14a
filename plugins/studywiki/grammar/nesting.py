"""How deep blocks may stand within blocks. What would go deeper is shown as text at the deepest level, and told of.

cmark has such a bound for lists (https://github.com/github/cmark-gfm/blob/0.29.0.gfm.13/src/blocks.c, MAX_LIST_DEPTH);
markdown-it drops what is below its own, `maxNesting`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from studywiki import bounds

LEVELS = 100
"""A quote is one level, a list with its item two."""

_CONTAINERS = {
    *("blockquote", "list", "footnote_def", "definition_list"),
    *("material_indented", "material_fenced", "html_with_markdown"),
}
_BUILT_BY_OTHERS = {"footnote_def", "material_indented", "material_fenced", "html_with_markdown"}
"""Those of them that an extension of Python-Markdown builds, which calls itself for each level."""
_TOO_DEEP = "too_deep"
_DEPTH = "built_by_others"

Rule = Callable[[StateBlock, int, int, bool], bool]


def add_to(parser: MarkdownIt) -> None:
    """Bound the rules for containers, which are all there already."""
    parser.options["maxNesting"] = LEVELS + 20  # leaves stand within; lists' items are opened by one rule with the list
    for rule in list(parser.block.ruler.__rules__):
        if rule.name in _CONTAINERS:
            by_others = rule.name in _BUILT_BY_OTHERS
            parser.block.ruler.at(rule.name, _bounded(rule.fn, by_others=by_others), {"alt": rule.alt})


def first_too_deep(env: Mapping[str, Any]) -> int | None:
    """The first line, from 0, on which a block would have been too deep; None if there is none."""
    line: int | None = env.get(_TOO_DEEP)
    return line


def _bounded(rule: Rule, *, by_others: bool) -> Rule:
    def bounded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        depth: int = state.env.get(_DEPTH, 0)
        if state.level >= LEVELS or (by_others and depth >= bounds.BUILT_BY_OTHERS):
            if rule(state, start, end, True):
                state.env[_TOO_DEEP] = min(start, state.env.get(_TOO_DEEP, start))
            return False
        if silent or not by_others:
            return rule(state, start, end, silent)
        state.env[_DEPTH] = depth + 1
        is_read = rule(state, start, end, silent)
        state.env[_DEPTH] = depth
        return is_read

    return bounded
