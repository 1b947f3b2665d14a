r"""What authors write for MathJax and KaTeX does not know, said in KaTeX's words. What KaTeX knows stays as it is.

* environments that KaTeX lacks (`eqnarray`, `multline`, `flalign`), and those that it takes in display mode only;
* Markdown's escapes of what TeX writes bare, in formulas of pages that were written for Jekyll: `\*`, `\[`, `\'`, `\~`;
* a dollar within a formula, `\require`, blanks in `\end{pmatrix }`, `#` and HTML's `&nbsp;` in words.

https://katex.org/docs/supported.html, https://docs.mathjax.org/en/latest/input/tex/macros/index.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.tex_environments import BY_NAME

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff]")
_REQUIRE = re.compile(r"\\require\s*\{[^{}]*\}")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{\s*([A-Za-z]+)(\*?)\s*\}")
_ESCAPES = re.compile(r"\\(\\|[*\[\]'()~^=+<?-])")
_ACCENTS = "'()~^=-"
"""What they are escapes of in words: an accent, a formula, a place to break."""
_HASH = re.compile(r"(?<!\\)#(?![1-9])")
_DEFINES = re.compile(r"\\(?:g?def|[xe]def|(?:re|provide)?newcommand|renewcommand|DeclareMathOperator)\b")


def to_katex(tex: str, *, display: bool) -> str:
    """The author's `tex` in KaTeX's dialect."""
    tex = trimmed(_CONTROL.sub("", tex))
    if "\\" in tex:
        tex = _REQUIRE.sub("", tex)
        tex = _ESCAPES.sub(lambda m: m[0] if m[1] == "\\" or (m[1] in _ACCENTS and "\\text" in tex) else m[1], tex)
        if "eqnarray" in tex:
            tex = _without_middle_column(tex)
        tex = _ENVIRONMENT.sub(lambda m: _environment(m, display=display), tex)
    if "#" in tex and not _DEFINES.search(tex):
        tex = _HASH.sub(r"\\#", tex)
    if "&nbsp;" in tex:
        tex = tex.replace("&nbsp;", "~")
    return tex


def trimmed(tex: str) -> str:
    r"""Give `tex` without blanks around it, but for the one of a final `\ `."""
    bare = tex.strip()
    open_at_end = (len(bare) - len(bare.rstrip("\\"))) % 2
    return f"{bare} " if open_at_end else bare


def _environment(found: re.Match[str], *, display: bool) -> str:
    known = BY_NAME.get(found[2])
    if known is None:
        return f"\\{found[1]}{{{found[2]}{found[3]}}}"
    target = known.display if display else known.inline
    return f"\\{found[1]}{{{target}}}" if target else ""


_EQNARRAY = re.compile(r"(\\begin\s*\{\s*eqnarray\*?\s*\})(.*?)(\\end\s*\{\s*eqnarray\*?\s*\})", re.DOTALL)


def _without_middle_column(tex: str) -> str:
    """`tex` with the rows of each `eqnarray`, `a &=& b`, as rows of `align`: `a &= b`."""

    def rows(found: re.Match[str]) -> str:
        out = []
        for row in split(found[2], "\\\\"):
            cells = list(split(row, "&"))
            out.append("&".join([cells[0], "".join(cells[1:])]) if len(cells) > 1 else row)
        return found[1] + "\\\\".join(out) + found[3]

    return _EQNARRAY.sub(rows, tex)


_TOKEN = re.compile(r"\\begin\s*\{[^{}]*\}|\\end\s*\{[^{}]*\}|\\\\|\\.|[{}&]", re.DOTALL)


def split(tex: str, mark: str) -> Iterator[str]:
    r"""The parts of `tex` between each `mark` (`&` or `\\`) that stands in no group and no environment."""
    depth = start = 0
    for token in _TOKEN.finditer(tex):
        if token[0] == "{" or token[0].startswith("\\begin"):
            depth += 1
        elif token[0] == "}" or (token[0].startswith("\\end") and len(token[0]) > len("\\end")):
            depth -= 1
        elif token[0] == mark and not depth:
            yield tex[start : token.start()]
            start = token.end()
    yield tex[start:]
