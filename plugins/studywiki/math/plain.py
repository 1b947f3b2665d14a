"""A typeset formula as plain text, from its MathML: `H₂O`, `xᵢ²`, `a/(b + c)`, for titles, tabs and image texts.

What Unicode has a raised or lowered letter for is written with it, by the character database's own decompositions
(https://www.unicode.org/reports/tr44/#Character_Decomposition_Mappings); the rest with `_` and `^`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from xml.etree.ElementTree import Element, fromstring

_ACCENTS = {"^": "\u0302", "~": "\u0303", "ˉ": "\u0304", "‾": "\u0304", "¯": "\u0304", "˙": "\u0307", "¨": "\u0308",
            "ˇ": "\u030c", "˘": "\u0306", "ˊ": "\u0301", "ˋ": "\u0300", "⃗": "\u20d7", "→": "\u20d7"}  # fmt: skip
_INVISIBLE = str.maketrans(dict.fromkeys("\u2061\u2062\u2063\u2064\u200b"))
_SIGN = re.compile(r"(^|[(\[{,;=<>≤≥∈→/] ?)([−+±]) (?=\S)")  # a sign of its number, not between two
_SPACED = frozenset("=≠≈≡≤≥<>∈∉⊂⊆→←↔⇒⇔↦∼≃≅∝+−×÷·∣:≔")
_SHORT = 1_000
"""Characters of MathML of which the text is kept."""


def text(html: str) -> str:
    """The formula that KaTeX wrote as `html` in plain characters, on one line."""
    start, end = html.find("<math"), html.find("</math>")
    if start < 0 or end < 0:
        return ""
    math = html[start : end + len("</math>")]
    return _known(math) if len(math) <= _SHORT else _read(math)


def _read(math: str) -> str:
    tree = fromstring(math)  # noqa: S314  KaTeX's own output
    return _SIGN.sub(r"\1\2", " ".join(_text(tree).translate(_INVISIBLE).split()))


_known = lru_cache(1_000)(_read)
"""Variables and the like, which a page names again and again."""


def _text(node: Element) -> str:
    parts = list(node)
    if node.tag in _WRITERS:
        return _WRITERS[node.tag](node, parts)
    if parts:
        return _all(parts)
    return _double_struck(node.text or "") if node.get("mathvariant") == "double-struck" else node.text or ""


def _space(node: Element, _: list[Element]) -> str:
    return "" if node.get("width", "0").startswith(("-", "0em")) else " "


def _operator(node: Element, _: list[Element]) -> str:
    sign = node.text or ""
    return f" {sign} " if sign in _SPACED and node.get("stretchy") != "true" else sign


def _over(node: Element, parts: list[Element]) -> str:
    mark = _text(parts[1]).strip()
    if node.get("accent") == "true" and mark in _ACCENTS:
        return _text(parts[0]) + _ACCENTS[mark]
    return _text(parts[0]) + _small(mark, "super", "^")


def _under(_: Element, parts: list[Element]) -> str:
    return _text(parts[0]) + _small(_text(parts[1]), "sub", "_")


def _under_over(_: Element, parts: list[Element]) -> str:
    return _text(parts[0]) + _small(_text(parts[1]), "sub", "_") + _small(_text(parts[2]), "super", "^")


_WRITERS: dict[str, Callable[[Element, list[Element]], str]] = {
    "annotation": lambda _, __: "",
    "mphantom": lambda _, __: "",
    "mspace": _space,
    "mo": _operator,
    "mtext": lambda node, _: (node.text or "").replace("\u00a0", " "),
    "msub": _under,
    "munder": _under,
    "msup": _over,
    "mover": _over,
    "msubsup": _under_over,
    "munderover": _under_over,
    "mfrac": lambda _, parts: f"{_grouped(_text(parts[0]))}/{_grouped(_text(parts[1]))}",
    "msqrt": lambda _, parts: f"√{_grouped(_all(parts))}",
    "mroot": lambda _, parts: f"{_small(_text(parts[1]), 'super', '^')}√{_grouped(_text(parts[0]))}",
    "mtable": lambda _, rows: "; ".join(" ".join(_text(cell) for cell in row) for row in rows),
}
"""Element of MathML -> what writes it."""


def _all(nodes: Iterable[Element]) -> str:
    return "".join(_text(node) for node in nodes)


def _grouped(inner: str) -> str:
    inner = inner.strip()
    return inner if len(inner) < 2 or inner.isalnum() or inner[0] + inner[-1] == "()" else f"({inner})"


def _small(inner: str, kind: str, mark: str) -> str:
    inner = "".join(inner.translate(_INVISIBLE).split())
    if kind == "super" and inner and set(inner) <= {"′"}:
        return inner
    letters = _letters(kind)
    if inner and all(char in letters for char in inner):
        return "".join(letters[char] for char in inner)
    return f"{mark}{inner if len(inner) < 2 else f'({inner})'}" if inner else ""


def _double_struck(text: str) -> str:
    """ℝ for R: the one alphabet that readers know apart in running text."""
    names = [unicodedata.name(char, "").replace("LATIN ", "").replace(" LETTER", "") for char in text]
    both = [(f"DOUBLE-STRUCK {name}", f"MATHEMATICAL DOUBLE-STRUCK {name}") for name in names]
    return "".join(_named(pair) or char for pair, char in zip(both, text, strict=True))


def _named(names: Iterable[str]) -> str:
    for name in names:
        try:
            return unicodedata.lookup(name)
        except KeyError:
            continue
    return ""


@cache
def _letters(kind: str) -> dict[str, str]:
    """Every character of which Unicode has a small one above or below the line: `2` -> `₂`."""
    found: dict[str, str] = {}
    for code in range(0x80, 0x2100):
        decomposed = unicodedata.decomposition(chr(code))
        if decomposed.startswith(f"<{kind}> ") and decomposed.count(" ") == 1:
            found.setdefault(chr(int(decomposed.split()[1], 16)), chr(code))
    return found
