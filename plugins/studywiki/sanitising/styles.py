"""Which declarations of a `style` attribute are let through: those that stay where the element is.

Not by name alone: `position: relative` with a large offset, or a negative margin, lays an element over the page's own
buttons as `position: fixed` does, and `url()` tells a third party who reads the page.
"""

from __future__ import annotations

import re

_NAMES = re.compile(
    r"(?:color|background(?:-color)?|opacity"
    r"|text-(?:align|decoration(?:-[a-z]+)?|indent|transform|overflow|wrap)|font(?:-[a-z-]+)?|line-height|letter-spacing"
    r"|word-(?:break|spacing|wrap)|overflow-wrap|white-space|vertical-align|direction|hyphens|tab-size"
    r"|(?:min-|max-)?(?:width|height|inline-size|block-size)|aspect-ratio|object-(?:fit|position)|box-sizing"
    r"|margin(?:-[a-z-]+)?|padding(?:-[a-z-]+)?|border(?:-[a-z-]+)?|outline(?:-[a-z]+)?|border-radius|box-shadow"
    r"|display|float|clear|overflow(?:-[xy])?|visibility|position|top|left|right|bottom"
    r"|list-style(?:-type|-position)?|table-layout|caption-side|empty-cells|column(?:-[a-z]+|s)?|page-break-[a-z]+"
    r"|flex(?:-[a-z]+)?|order|gap|row-gap|grid(?:-[a-z-]+)?|align-(?:items|self|content)|justify-(?:content|items|self)"
    r"|place-(?:items|content|self)|break-[a-z]+|zoom|filter|transform|quotes|cursor|user-select|resize)"
)
_HARM = re.compile(
    r"[\\@<>]|url\s*\(|image(?:-set)?\s*\(|expression|javascript|attr\s*\(|var\s*\(\s*--md", re.IGNORECASE
)
_KEPT_POSITIONS = {"static", "relative"}
_NUMBER = re.compile(r"(-?)((?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)([a-z%]*)", re.IGNORECASE)
_OFFSETS = re.compile(r"(?:margin|top$|left$|right$|bottom$|text-indent|outline-offset|letter-spacing|word-spacing)")
_FARTHEST = {"px": 60.0, "pt": 45.0, "em": 4.0, "rem": 3.0, "ex": 8.0, "ch": 8.0, "%": 20.0, "": 0.0}
"""How far to the wrong side an element may be set, by unit; to the right side only the article's own box grows."""
_IMPORTANT = re.compile(r"!\s*important", re.IGNORECASE)
"""Without it no author's declaration wins over what the theme says of an element that it takes out of its place."""
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)


def cleaned(style: str) -> str:
    """`style` without the declarations that are not let through; the same text where there are none."""
    if "/*" in style:
        style = _COMMENT.sub(" ", style)
    if "!" in style:
        style = _IMPORTANT.sub("", style)
    kept = [part for part in _declarations(style) if _allowed(part)]
    return "; ".join(part.strip() for part in kept) if len(kept) != len(_declarations(style)) else style


def _declarations(style: str) -> list[str]:
    """Cut `style` into declarations. A semicolon in quotes or brackets makes two that are no declarations."""
    return [part for part in style.split(";") if part.strip()]


def _allowed(declaration: str) -> bool:
    name, colon, value = declaration.partition(":")
    name, value = name.strip().lower(), value.strip().lower()
    if not colon or not _NAMES.fullmatch(name) or _HARM.search(value):
        return False
    if name == "position":
        return value in _KEPT_POSITIONS
    if name == "transform":
        return not re.search(r"translate|matrix|perspective|scale", value)
    if name == "filter":
        return not re.search(r"drop-shadow", value)
    if name == "cursor":
        return value != "none"
    if name in ("zoom", "line-height", "opacity"):
        return "calc" not in value
    if _OFFSETS.match(name):
        return _stays(value, both=name in ("top", "left", "right", "bottom"))
    if name in ("box-shadow", "outline", "outline-width") or (name.startswith("border") and "radius" not in name):
        return _stays(value, both=True) or not re.search(r"\d{3}|calc|[0-9](?:vh|vw|vmin|vmax)", value)
    return True


def _stays(value: str, *, both: bool) -> bool:
    """Tell whether the lengths in `value` leave the element near where it is; `both`: to either side."""
    if "(" in value:  # calc(), min(), env()
        return False
    for sign, number, unit in _NUMBER.findall(value):
        if (sign or both) and float(number) > _FARTHEST.get(unit, 0.0):
            return False
    return True
