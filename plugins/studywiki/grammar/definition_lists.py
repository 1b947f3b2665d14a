"""Definition lists, which GitHub does not know, as Python-Markdown's `def_list` and Markdown Extra have them.

Term
:   Definition

    and more of it, four columns deeper
:   Another one

Another term

:   A definition in paragraphs
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from studywiki.grammar import containers

_DEFINITION = re.compile(r":[ ]{2,3}(?=\S)")
"""How a definition starts; with one blank it is a line of prose that starts with a colon, as GitHub shows it."""
_ANYWHERE = re.compile(rf"^[ \t>]*{_DEFINITION.pattern}", re.MULTILINE)
_DEPTH = 4


def add_to(parser: MarkdownIt) -> None:
    """Add the rule; its tokens open and close `dl`, `dt`, `dd`."""
    parser.block.ruler.before("html_block", "definition_list", definition_list)


def definition_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read terms and definitions from the first term to the end of the last definition."""
    if "definitions" not in state.env:  # most pages have none, and are not searched for them at each paragraph
        state.env["definitions"] = _ANYWHERE.search(state.src) is not None
    if not state.env["definitions"] or state.is_code_block(start) or _starts(state, start, "#"):
        return False
    first = _definition_below(state, start, end)
    if first is None or silent:
        return first is not None
    opening = state.push("dl_open", "dl", 1)
    opening.map = lines = [start, start]
    term = start
    while first is not None:
        _terms(state, term, first)
        line: int = first
        while _defines(state, line, end):
            _definition(state, line, end)
            line = lines[1] = state.line
            while line < end and state.isEmpty(line):
                line += 1
        term = line
        first = _definition_below(state, line, end) if _may_be_term(state, line, end) else None
    state.push("dl_close", "dl", -1)
    state.line = lines[1]
    return True


def _terms(state: StateBlock, first: int, after: int) -> None:
    """Read a term from each line."""
    for line in range(first, after):
        if state.isEmpty(line):
            continue
        state.push("dt_open", "dt", 1).map = [line, line + 1]
        text = state.push("inline", "", 0)
        text.content = state.getLines(line, line + 1, state.blkIndent, False).strip()
        text.map = [line, line + 1]
        text.children = []
        state.push("dt_close", "dt", -1)


def _definition(state: StateBlock, start: int, end: int) -> None:
    """Read one definition; `state.line` is the line after it."""
    at = state.bMarks[start] + state.tShift[start]
    mark = _DEFINITION.match(state.src, at, state.eMarks[start])
    after = start + 1
    while after < end and not _defines(state, after, end) and _belongs(state, after):
        after += 1
    opening = state.push("dd_open", "dd", 1)
    opening.map = lines = [start, after]
    within = len(state.tokens)
    before = state.parentType, state.lineMax, state.tight, state.tShift[start], state.sCount[start]
    state.parentType, state.lineMax = containers.DEFINITION, after
    state.tShift[start] += mark.end() - at if mark else 0
    state.sCount[start] = state.blkIndent + _DEPTH
    state.blkIndent += _DEPTH
    state.md.block.tokenize(state, start, after)
    state.blkIndent -= _DEPTH
    state.parentType, state.lineMax, state.tight, state.tShift[start], state.sCount[start] = before
    while state.line > start + 1 and state.isEmpty(state.line - 1):
        state.line -= 1
    lines[1] = state.line
    blocks = [token for token in state.tokens[within:] if token.level == opening.level + 1]
    if not any(token.map and state.isEmpty(token.map[0] - 1) for token in blocks):
        for token in blocks:
            token.hidden = token.type in ("paragraph_open", "paragraph_close")
    state.push("dd_close", "dd", -1)


def _belongs(state: StateBlock, line: int) -> bool:
    """Tell whether `line` may be of the definition above: it is indented, or goes on with a paragraph."""
    if state.isEmpty(line) or state.sCount[line] >= state.blkIndent + _DEPTH:
        return True
    return not state.isEmpty(line - 1) and state.sCount[line] >= state.blkIndent


def _definition_below(state: StateBlock, term: int, end: int) -> int | None:
    """The line of the first definition of the term at `term`, if it is one."""
    line = term + 1
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        if _defines(state, line, end):
            return line
        if _interrupts(state, line, end):
            return None
        line += 1
    if line == term + 1 and line + 1 < end and state.isEmpty(line) and _defines(state, line + 1, end):
        return line + 1
    return None


def _may_be_term(state: StateBlock, line: int, end: int) -> bool:
    """Tell whether `line`, below a definition, may be another term; a comment may be all that a term is."""
    if line >= end or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return False
    return _starts(state, line, "<!--") or not _interrupts(state, line, end)


def _interrupts(state: StateBlock, line: int, end: int) -> bool:
    """Tell whether another block than a paragraph starts on `line`."""
    if state.is_code_block(line):
        return False
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))


def _starts(state: StateBlock, line: int, text: str) -> bool:
    return state.src.startswith(text, state.bMarks[line] + state.tShift[line])


def _defines(state: StateBlock, line: int, end: int) -> bool:
    if line >= end or not 0 <= state.sCount[line] - state.blkIndent < _DEPTH:
        return False
    return _DEFINITION.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]) is not None
