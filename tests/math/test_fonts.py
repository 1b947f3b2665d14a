"""The fonts that are told from classes are those that KaTeX's styles give to them."""

from __future__ import annotations

import re
from importlib import resources

from studywiki import katex_fonts

CSS = resources.files("studywiki").joinpath("assets", "katex", "katex.min.css").read_text("utf-8")
RULES = {
    name: body
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", CSS)
    for name in re.findall(r"^\.katex \.([\w-]+)$", selectors.replace(",", "\n"), re.MULTILINE)
    if re.search(r"font-(?:family|weight|style):", body)
}
"""Class of a glyph -> what it says of its font."""


def shape(body: str) -> str:
    return ("Bold" if "font-weight:700" in body else "") + ("Italic" if "font-style:italic" in body else "")


def font(body: str) -> str:
    found = re.search(r"font-family:KaTeX_(\w+)", body)
    return f"{found[1] if found else 'Main'}-{shape(body) or 'Regular'}"


def test_classes_have_the_fonts_of_the_styles() -> None:
    told = {name: of for of, names in katex_fonts.BY_CLASS.items() for name in names}
    assert told == {name: font(RULES[name]) if name in RULES else "" for name in told}


def test_every_class_of_the_styles_is_known() -> None:
    known = {name for names in katex_fonts.BY_CLASS.values() for name in names}
    by_default = {"textrm", "mathrm", "mainrm", "textsf"}  # Main, and SansSerif of some shape
    without_widths = {"mathboldfrak", "textboldfrak"}
    assert RULES.keys() == known | katex_fonts.SHAPES.keys() | by_default | without_widths
    assert {name: shape(RULES[name]) for name in katex_fonts.SHAPES} == katex_fonts.SHAPES


def test_sizes_are_those_of_the_styles() -> None:
    for of, names in katex_fonts.BY_SIZE.items():
        family = of.partition("-")[0]
        for name in names:
            last = name.rpartition(" ")[2]
            assert re.search(rf"\.{last}(?:>span)?\{{[^{{}}]*font-family:KaTeX_{family}\b", CSS), name
