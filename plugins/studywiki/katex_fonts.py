"""Which of KaTeX's fonts a formula is set in, by the classes in its HTML.

KaTeX's styles say so: https://github.com/KaTeX/KaTeX/blob/v0.19.0/src/styles/katex.scss
"""

from __future__ import annotations

BY_CLASS = {
    "SansSerif-Bold": ("mathboldsf", "textboldsf"),
    "SansSerif-Italic": ("mathsfit", "mathitsf", "textitsf"),
    "SansSerif-Regular": ("mathsf",),
    "Typewriter-Regular": ("mathtt", "texttt"),
    "Fraktur-Regular": ("mathfrak", "textfrak"),
    "Script-Regular": ("mathscr", "textscr"),
    "Caligraphic-Regular": ("mathcal",),
    "AMS-Regular": ("mathbb", "textbb", "amsrm"),
    "Math-BoldItalic": ("boldsymbol",),
    "Math-Italic": ("mathnormal",),
    "Main-Bold": ("mathbf",),
    "Main-Italic": ("mathit",),
}
"""Font -> classes of glyphs that are set in it; of several in one element the first in this table counts."""

SHAPES = {"textbf": "Bold", "textit": "Italic"}
"""Class of words -> the shape of their font, which is Main where nothing else is said; words may have both shapes."""

BY_SIZE = {
    "Size1-Regular": ("delimsizing size1", "small-op", "delim-size1"),
    "Size2-Regular": ("delimsizing size2", "large-op"),
    "Size3-Regular": ("delimsizing size3",),
    "Size4-Regular": ("delimsizing size4", "delim-size4"),
}
"""Font -> classes of brackets and operators that are set in it."""


def classes(font: str) -> tuple[str, ...]:
    """The classes, each by itself, that say that an element, or words in it, are set in `font`."""
    of_words = tuple(name for name, shape in SHAPES.items() if font == f"Main-{shape}")
    return (*BY_CLASS.get(font, ()), *of_words, *BY_SIZE.get(font, ()))
