"""Which elements and attributes are let through, and with which values: whoever wrote them, they harm nobody.

The list is what GitHub shows (https://github.com/gjtorikian/html-pipeline/blob/main/lib/html_pipeline/sanitization_filter.rb),
what HTML of the nineties still stands in old wikis, and what Python-Markdown's and Material's extensions make.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from studywiki.html_elements import (
    EDITS,
    EMBEDDED,
    GROUPING,
    OLD_BLOCKS,
    OLD_TEXT,
    SECTIONS,
    TABULAR,
    TEXT_LEVEL,
    TEXT_ONLY,
    names,
)
from studywiki.sanitising import classes, dates, frames, identifiers, later_links, styles
from studywiki.wiki import schemes


def _set(written: str) -> set[str]:
    return set(written.split())


DRAWN = names("circle defs ellipse g line linearGradient marker path polygon polyline rect stop svg text tspan")
"""SVG's elements."""

_TEXT = (TEXT_LEVEL - {"data"}) | EDITS | OLD_TEXT
_BLOCKS = (SECTIONS | GROUPING | OLD_BLOCKS) - names("body hgroup nav main search")  # parts of the page around
_MEDIA = EMBEDDED - names("embed object map area")  # what runs, and what leads away where nobody sees it
TAGS = _TEXT | _BLOCKS | TABULAR | _MEDIA | DRAWN | names("details summary label button input") | {later_links.ELEMENT}

GONE_WITH_CONTENT = (TEXT_ONLY - {"iframe"}) | {"template"}
"""Elements whose content is no text for readers, and goes with them; of all others it stays."""

NAMED = GONE_WITH_CONTENT - {"script", "style"}
"""Those of them that a page names rather than means: their tags are text, and what follows is shown.

GitHub does the same, but for `noscript` and `template`:
https://github.github.com/gfm/#disallowed-raw-html-extension-"""

_SHAPE = (
    "cx cy d fill fill-rule height opacity points r rx ry stroke stroke-linecap stroke-linejoin stroke-width transform"
)
_SHAPE += " width x x1 x2 y y1 y2 dx dy font-family font-size font-weight text-anchor dominant-baseline rotate"
_SHAPE += " fill-opacity stroke-dasharray stroke-opacity marker-end marker-mid marker-start offset stop-color orient"
_SHAPE += " refX refY markerWidth markerHeight markerUnits viewBox"
ATTRIBUTES: dict[str, set[str]] = {
    "*": _set("align class dir id itemprop lang role style title valign"),
    "a": _set("href hreflang name rel target download"),
    "abbr": set(),
    "audio": _set("controls loop muted preload src"),
    later_links.ELEMENT: later_links.ATTRIBUTES,
    "blockquote": {"cite"},
    "br": {"clear"},
    "button": set(),  # without a form and its attributes it does nothing
    "col": {"span", "width"},
    "colgroup": {"span", "width"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "div": {"hidden", "data-search-exclude"},
    "font": {"color", "face", "size"},
    "hr": _set("color noshade size width"),
    "iframe": _set("allowfullscreen frameborder height scrolling src width"),
    "img": _set("alt border decoding height hspace loading sizes src srcset vspace width"),
    "input": _set("checked disabled id name placeholder type value"),
    "ins": {"cite", "datetime"},
    "label": {"for"},
    "li": {"type", "value"},
    "ol": {"reversed", "start", "type"},
    "pre": {"width"},
    "q": {"cite"},
    "source": _set("media sizes src srcset type"),
    "span": {"data-linenos", *dates.ATTRIBUTES},
    "svg": {"viewBox", "xmlns", "preserveAspectRatio", "aria-hidden", *_set(_SHAPE)},
    "table": _set("bgcolor border bordercolor cellpadding cellspacing frame height rules summary width"),
    "td": _set("abbr axis bgcolor char charoff colspan headers height nowrap rowspan scope width"),
    "time": {"datetime"},
    "tr": {"bgcolor", "height"},
    "track": _set("default kind label src srclang"),
    "ul": {"type"},
    "video": _set("controls height loop muted playsinline poster preload src width"),
}
"""Element -> its attributes; `*`: every element's."""
ATTRIBUTES["th"] = ATTRIBUTES["td"]
ATTRIBUTES |= dict.fromkeys(("tbody", "tfoot", "thead"), ATTRIBUTES["tr"])
ATTRIBUTES |= {tag: set(_set(_SHAPE)) for tag in DRAWN - {"svg"}}

_MARK = re.compile("\x02[^\x03]*\x03?")
_REFERENCE = re.compile(r"url\(#[\w-]+\)|rgba?\([\d\s,.%/]+\)|hsla?\([\d\s,.%/]+\)")
_TARGETS = {"_blank", "_self", "_top", "_parent"}
_LINE_NUMBERS = re.compile(r"[ \d]{1,12}")
_ROLES = _set(
    "article button caption cell checkbox code columnheader definition deletion emphasis figure generic group"
)
_ROLES |= _set("heading img image insertion link list listitem math mark meter none note paragraph presentation radio")
_ROLES |= _set("progressbar region row rowgroup rowheader separator strong subscript suggestion superscript switch tab")
_ROLES |= _set("table tablist tabpanel term text time tooltip")
"""What an element may be to a screen reader: a part of a text (`doc-…` is one, too), but no window, and none of the
page's own parts."""
_ARIA = "checked colcount colindex colspan describedby description details disabled expanded hidden label labelledby"
_ARIA += " level posinset pressed roledescription rowcount rowindex rowspan selected setsize sort valuemax valuemin"
_ARIA += " valuenow valuetext"
ATTRIBUTES["*"] |= {f"aria-{name}" for name in _ARIA.split()}
"""Not `aria-owns`, which takes another element's place, nor `aria-modal`, nor what speaks by itself."""


def value(tag: str, name: str, written: str) -> str | None:
    """The value that the attribute `name` of `tag` is to have in place of `written`; None: none."""
    if "\x02" in written:  # what stands for a formula, and has no place within a tag
        written = _MARK.sub("", written)
    if tag == later_links.ELEMENT:
        return later_links.value(name, written)
    check = _VALUES.get(name)
    return check(tag, written) if check else written


def _id(_: str, written: str) -> str | None:
    return written if identifiers.is_allowed(written) else None


def _name(tag: str, written: str) -> str | None:
    if tag == "input":
        return written if identifiers.is_extensions(written) else None
    return _id(tag, written)


def _address(tag: str, written: str) -> str | None:
    if tag == "iframe":
        return frames.address(written)
    if tag == "track" and (schemes.suspected(written) or written.strip().startswith(("//", "\\"))):
        return None  # subtitles are read as a page's own file is, not shown as a film is
    if tag in ("img", "source") and schemes.is_picture(written):
        return written
    return None if schemes.runs(written) else written


def _srcset(tag: str, written: str) -> str | None:
    return written if all(_address(tag, part) is not None for part in re.split(r",?\s+", written)) else None


def _style(tag: str, written: str) -> str | None:
    if tag == "input":  # Material takes boxes out of the text's flow
        return None
    return styles.cleaned(written) or None


def _role(_: str, written: str) -> str | None:
    return " ".join(role for role in written.split() if role in _ROLES or role.startswith("doc-")) or None


def _type(tag: str, written: str) -> str | None:
    return written if tag != "input" or written in ("checkbox", "radio") else None


def _drawn(_: str, written: str) -> str | None:
    return written if "(" not in written or _REFERENCE.fullmatch(written.strip()) else None


def _target(_: str, written: str) -> str | None:
    return written if written in _TARGETS else None


_VALUES: dict[str, Callable[[str, str], str | None]] = {
    "class": classes.kept,
    "data-linenos": lambda _, written: written if _LINE_NUMBERS.fullmatch(written) else None,
    "data-icon": dates.icon,
    "data-tippy-content": dates.nothing,
    "data-tippy-raw": dates.date,
    "id": _id,
    "for": lambda _, written: written if identifiers.is_extensions(written) else None,
    "name": _name,
    "href": _address,
    "src": _address,
    "srcset": _srcset,
    "poster": _address,
    "cite": _address,
    "role": _role,
    "style": _style,
    "type": _type,
    "target": _target,
    **dict.fromkeys(("fill", "stroke", "marker-end", "marker-mid", "marker-start", "stop-color"), _drawn),
}
"""Attributes whose values are looked at."""
