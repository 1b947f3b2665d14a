r"""Markdown's escapes in formulas, undone: `\_` is a subscript, `\\{ … \\}` the braces of a set, `\\|` a norm.

GitHub's preview and kramdown read Markdown before TeX and take away one backslash, so authors write one more. What is
TeX in its own right stays: `\_` in words (`\text{learning\_rate}`), `\\` at the end of a row, `\\[2pt]`. In a fence and
in `` $`x`$ `` nothing is taken away on GitHub either. https://spec.commonmark.org/0.31.2/#backslash-escapes
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from studywiki.markup.formulas import Form

_VERBATIM = {Form.FENCE, Form.BACKTICK}
_WITHIN_A_LINE = {Form.DOLLAR, Form.PAREN}
_TRIPLE = re.compile(r"(?<!\\)\\\\\\(?P<sign>[{}|])")
_ROWS = re.compile(r"\\(?:begin|substack|cases|p?matrix|cr)\b")
_DELIMITER = re.compile(r"(?<!\\)((?:\\\\)*\\(?:left|right|middle|[bB]igg?[lrm]?) ?\\)\\(?=[{}|])")
_BRACE = re.compile(r"\\\\(?P<doubled>[{}])|\\.|(?P<brace>[{}])", re.DOTALL)
_BAR = re.compile(
    r"(?P<bar>\\\\\|)|(?P<row>\\\\|&|\\(?:begin|end)\b)|\\[()\[\]{}]|\\.|(?P<sign>[|(){}\[\]])", re.DOTALL
)
_SPACE = re.compile(r"(?P<doubled>\\\\(?=[,;:!#])|(?<=\d)\\\\(?=%))|\\.", re.DOTALL)
_UNDERSCORE = re.compile(
    r"\\(?P<words>text[a-z]*|math(?:rm|tt|it|sf)|operatorname\*?|[mhf]box|tag\*?|label|(?:eq)?ref|url|href)\s*\{"
    r"|(?P<mark>\\_)|(?P<script>[_^])|(?P<blank>\s+)|\\.|(?P<sign>[{}$])",
    re.DOTALL,
)
_NAME = re.compile(r"(?<![A-Za-z\\])[A-Za-z]{3,}\\_(?=[A-Za-z]{3,})")
_SUBSCRIPT = re.compile(r"[ \t]*\{|\\(?![_\\\s,;:!])|[^\W_]|[*+-]")


def read(tex: str, form: Form) -> str:
    r"""The TeX that the author of `tex` means, of a formula or of the body of a command in one: `x_t` of `x\_t`."""
    if form in _VERBATIM or ("\\_" not in tex and "\\\\" not in tex):
        return tex
    if "\\\\" in tex:
        within_a_line = form in _WITHIN_A_LINE and not _ROWS.search(tex)
        if within_a_line:  # `\\\{`: the backslash and the brace are each escaped
            tex = _TRIPLE.sub(lambda found: f"\\{found['sign']}", tex)
        tex = _DELIMITER.sub(r"\1", tex)
        tex = _without(tex, _braces(tex))
        tex = _without(tex, _bars(tex, within_a_line=within_a_line))
        if within_a_line:
            tex = _SPACE.sub(lambda found: "\\" if found["doubled"] else found[0], tex)
    return _without(tex, _underscores(tex)) if "\\_" in tex else tex


def _without(tex: str, backslashes: Iterable[int]) -> str:
    """`tex` without the backslashes at the offsets, which are in any order."""
    kept, at = [], 0
    for offset in sorted(backslashes):
        kept.append(tex[at:offset])
        at = offset + 1
    return "".join([*kept, tex[at:]])


def _braces(tex: str) -> list[int]:
    r"""Backslashes to take from each `\\{` and the `\\}` that it pairs with: between them each `{` has its `}`.

    Alone it ends a row, and the brace opens a group: `a \\{b}_1 \\ c`.
    """
    found: list[int] = []
    opened: list[int | None] = []  # offset of each doubled brace that is open; nothing for a group
    for token in _BRACE.finditer(tex):
        if token["brace"] == "{" or token["doubled"] == "{":
            opened.append(token.start() if token["doubled"] else None)
        elif opened and (token["brace"] or token["doubled"]):
            start = opened.pop()
            if token["doubled"] and start is not None:
                found += [start, token.start()]
    return found


def _bars(tex: str, *, within_a_line: bool) -> list[int]:
    r"""Backslashes to take from each `\\|` that begins no row: in brackets, or one of two with a row's middle between.

    A row that begins with `|x|` has one more bar in it: `a \\|x| \\|y|`.
    """
    found: list[int] = []
    waiting: int | None = None  # a bar that may be the first of two
    depth = depth_at_bar = bars = 0
    around: list[int] = []  # depths at which environments are open
    for token in _BAR.finditer(tex):
        if token["bar"]:
            if waiting is not None and bars % 2 == 0 and depth == depth_at_bar and token.start() > waiting + 3:
                found += [waiting, token.start()]
                waiting = None
                continue
            if depth > 0 or within_a_line:
                found.append(token.start())
                continue
            waiting, bars, depth_at_bar = token.start(), 0, depth
        elif token["row"]:
            waiting = None
            if token["row"] == "\\begin":
                around.append(depth)
                depth = 0
            elif token["row"] == "\\end" and around:
                depth = around.pop()
        elif token["sign"] == "|":
            bars += 1
        elif token["sign"]:
            depth += 1 if token["sign"] in "([{" else -1
    return found


def _underscores(tex: str) -> list[int]:
    r"""Backslashes to take from each `\_` that is a subscript: what follows can be one, and it stands in no words.

    Words on both sides are a variable's name, `params\_grad`, of which TeX makes `params_g rad`.
    """
    found: list[int] = []
    names = {name.start() + name[0].index("\\") for name in _NAME.finditer(tex)}
    words = [False]  # of each group that is open
    after_script = -1  # offset at which a subscript may not begin: right after another's sign
    for token in _UNDERSCORE.finditer(tex):
        if token["mark"]:
            following = _SUBSCRIPT.match(tex, token.end())
            if following and not words[-1] and token.start() not in names and token.start() != after_script:
                found.append(token.start())
        elif token["words"]:
            words.append(True)
        elif token["sign"] == "{":
            words.append(words[-1])
        elif token["sign"] == "}" and len(words) > 1:
            words.pop()
        elif token["sign"] == "$" and len(words) > 1:
            words[-1] = not words[-1]
        if token["mark"] or token["script"] or (token["blank"] and token.start() == after_script):
            after_script = token.end()
    return found
