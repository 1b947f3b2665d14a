"""An SVG file becomes one that draws the same and runs nothing, also where a reader opens it by its own address.

It is read by a real XML parser and written anew: what a browser sees is what was let through here, whatever entities,
namespaces, instructions or encodings the file played with. https://www.w3.org/TR/SVG2/script.html says what may run.
"""

from __future__ import annotations

import re
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from studywiki.html_elements import HEADINGS, names
from studywiki.wiki import schemes

SVG, XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
_XLINK, _XML = "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
LARGEST = 20_000_000
"""Characters of a drawing that is written; entities may make many of few."""

_SHAPES = "a circle clipPath defs desc ellipse font font-face font-face-name font-face-src font-face-uri foreignObject"
_SHAPES += " g glyph glyphRef hkern image line linearGradient marker mask mesh meshgradient meshpatch meshrow metadata"
_SHAPES += " missing-glyph mpath path pattern polygon polyline radialGradient rect solidcolor stop style svg switch"
_SHAPES += " symbol text textPath title tref tspan use view vkern filter hatch hatchpath altGlyph color-profile cursor"
_EFFECTS = "Blend ColorMatrix ComponentTransfer Composite ConvolveMatrix DiffuseLighting DisplacementMap DistantLight"
_EFFECTS += " DropShadow Flood FuncA FuncB FuncG FuncR GaussianBlur Image Merge MergeNode Morphology Offset PointLight"
_EFFECTS += " SpecularLighting SpotLight Tile Turbulence"
_ANIMATED = {"animate", "animateMotion", "animateTransform", "animateColor", "set"}
_TAGS = frozenset([*_SHAPES.split(), *(f"fe{name}" for name in _EFFECTS.split()), *_ANIMATED])
"""SVG's elements but those that run something: https://www.w3.org/TR/SVG2/eltindex.html, and what SVG 1.1 had."""
_TEXT_TAGS = HEADINGS | names(
    "a b br center code div em font hr i li ol p pre s small span strong sub sup u ul table tbody td th thead tr"
)  # fmt: skip
"""Labels that draw.io and Mermaid write into `foreignObject`."""
_TEXT_ATTRIBUTES = frozenset(["align", "class", "color", "dir", "face", "href", "lang", "size", "style", "title"])


_FETCHES = re.compile(
    r"@import[^;]*;?|(?:url|src|image|(?:-webkit-)?image-set|(?:-webkit-)?cross-fade)\s*\("
    r"(?!\s*[\"']?\s*(?:#|data:(?:image|font|application)/))[^)]*\)?",
    re.IGNORECASE,
)
"""What of a style asks a server for something: a drawing has with it what it needs."""


class UnreadableError(Exception):
    """The file is no SVG that a browser could draw, or would be too large."""


def cleaned(data: bytes) -> tuple[bytes, list[tuple[int, str]]]:
    """The drawing `data` without anything that runs, in ASCII, and what was taken out: line and what it was.

    Raises `UnreadableError`.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    writer = _Writer(parser)
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableError(str(error)) from error
    return "".join(writer.parts).encode("ascii", "xmlcharrefreplace"), writer.removed


class _Writer:
    """What the parser calls; `parts` is the drawing."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parts: list[str] = []
        self.removed: list[tuple[int, str]] = []
        self._parser = parser
        self._open: list[tuple[str, str]] = []
        """Namespace and tag of the elements around."""
        self._within = 0
        """How deep in an element that is left out."""
        self._size = 0
        self._style: list[str] | None = None
        """The text so far of the style sheet that is being read."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if not self._open and not self._within and (space, tag) != (SVG, "svg"):
            raise UnreadableError("the file is no SVG")
        if self._within or not self._let_through(space, tag, attributes):
            self._within += 1
            return
        written = "".join(self._attributes(space, tag, attributes))
        around = self._open[-1][0] if self._open else ""
        spaces = "" if around == space else f' xmlns="{space}"'
        if not self._open:
            spaces += f' xmlns:xlink="{_XLINK}"'
        self._write(f"<{tag}{spaces}{written}>")
        self._open.append((space, tag))
        self._style = [] if tag == "style" else None

    def end(self, _: str) -> None:
        if self._within:
            self._within -= 1
            return
        if self._style is not None:
            self._write(escape(_still("".join(self._style))))
            self._style = None
        self._write(f"</{self._open.pop()[1]}>")

    def text(self, text: str) -> None:
        if self._within:
            return
        if self._style is None:
            self._write(escape(text))
        else:
            self._style.append(text)

    def _write(self, text: str) -> None:
        self._size += len(text)
        if self._size > LARGEST:
            raise UnreadableError("the drawing is too large")
        self.parts.append(text)

    def _let_through(self, space: str, tag: str, attributes: dict[str, str]) -> bool:
        """Tell whether an element stays. Notes of other programs (Inkscape's, RDF) go unsaid: nobody sees them."""
        if space not in (SVG, XHTML):
            return False
        moved = attributes.get("attributeName", "").strip().lower() if tag in _ANIMATED else ""
        moves = moved.endswith("href") or moved.startswith("on")
        allowed = tag in (_TAGS if space == SVG else _TEXT_TAGS)
        if not allowed or moves:
            self._say(f"<{tag}>")
        return allowed and not moves

    def _attributes(self, space: str, tag: str, attributes: dict[str, str]) -> list[str]:
        found = []
        for name, value in attributes.items():
            of, _, plain = name.rpartition(" ")
            if plain.lower().startswith("on"):
                self._say(plain)
            elif of not in ("", _XLINK, _XML) or (space == XHTML and (of or plain not in _TEXT_ATTRIBUTES)):
                continue
            elif not plain.isascii():  # nothing that draws, and a name can be written only as it is
                self._say(plain)
            elif plain.lower() == "href" and not _may_lead(tag, value):
                self._say(value if len(value) <= 60 else f"{value[:59]}…")
            else:
                prefix = {_XLINK: "xlink:", _XML: "xml:"}.get(of, "")
                still = _still(value) if "(" in value else value
                found.append(f" {prefix}{plain}={quoteattr(still)}")
        return found

    def _say(self, what: str) -> None:
        self.removed.append((self._parser.CurrentLineNumber, what))


def _still(style: str) -> str:
    """`style`, a sheet or an attribute, without what asks a server; nothing of it where that may be hidden."""
    return "" if "\\" in style else _FETCHES.sub("none", style)


def _may_lead(tag: str, address: str) -> bool:
    """Tell whether the address of a `tag` may stay: parts of the drawing itself, pictures, links that run nothing."""
    if address.startswith("#") or (tag in ("image", "feImage") and schemes.is_picture(address)):
        return True
    return tag != "use" and not schemes.runs(address)
