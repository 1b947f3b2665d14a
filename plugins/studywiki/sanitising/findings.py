"""What will be taken out of a page, found in its author's text, so that each has its place.

What is found is what an author would miss; what never did anything in a page (`<o:p>`, `data-x`) goes unsaid.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from studywiki.diagnostics import Diagnostic, Severity
from studywiki.html_elements import METADATA, SCRIPTING, names
from studywiki.markup import markup
from studywiki.markup.literal_text import Kind
from studywiki.sanitising import frames, identifiers, styles, swallowed
from studywiki.sanitising.named import Named
from studywiki.text.source import Source
from studywiki.wiki import schemes

TAGS = METADATA | (SCRIPTING - {"canvas"}) | names(
    "html body applet embed object param iframe form select option textarea frame frameset dialog marquee xmp math svg"
    " noembed noframes plaintext"
)  # fmt: skip
"""Elements that an author would miss."""

_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/={}]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>`]+)))?"
)
# no expression goes on over the next `<`: then time is in proportion to the text
_TAG = re.compile(r"<(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?P<rest>(?>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*))")
_LIST = re.compile(r"\{:?(?=[ .#\w])(?P<rest>(?>(?:[^{}\"'\n]|\"[^\"\n]*\"|'[^'\n]*')*))\}")
_LINK = re.compile(
    r"\]\([ \t]*<?(?P<inline>[^\s()<>]+)|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?(?P<reference>[^\s<>]+)", re.MULTILINE
)
_AUTO = re.compile(
    r"<(?P<auto>[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*)>"
    r"|(?<![\w/])(?<!\]\()(?P<bare>https?://(?>(?:\[[\w:.]*\])?[^\s<>\"'()\[\]]+))(?!\]\()"
)
_SIGNS = (
    *(f"<{name}" for name in sorted(TAGS)),
    *("srcdoc", "script:", "data:", "file:", "about:", "blob:", "vbs:", "localhost", ".local"),
    *("//10.", "//127.", "//169.", "//172.", "//192.", "//0.", "//["),
)
"""Where none of these stands in a page's text, in lower case, and nothing of `_SUSPECT`, there is nothing to be found.

Each begins with what can be looked for quickly: most pages hold nothing of the kind."""
_SUSPECT = tuple(
    re.compile(each)
    for each in (
        r"on[a-z]{3,30}\s*=",
        r"style\s*=",
        r"id\s*=\s*[\"']?__",
        r"(?:script|data|file|about|blob|vbs)\s+:",
        r"&\w{0,40}#?\w{1,40};\s{0,40}\w{0,40}:",
        r":(?<=(?<![\w/])[a-z]:)[\\/]",
    )
)
_HANDLER = re.compile(r"on[a-z]{3,}", re.IGNORECASE)
_ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "background", "srcdoc"}
_OPAQUE = {Kind.FENCE, Kind.INDENTED, Kind.SPAN, Kind.HIGHLIGHT, Kind.COMMENT, Kind.MATH}


def find(source: Source) -> Iterator[Diagnostic]:
    """What will be taken out of the page, and addresses that no reader can follow. Never raises; linear time."""
    if "<" in source.text:
        yield from swallowed.find(source)
    lowered = source.text.lower()
    if not any(sign in lowered for sign in _SIGNS) and not any(each.search(lowered) for each in _SUSPECT):
        return
    prose = _prose(source.text)
    named = Named(source.text, prose)
    for found in _TAG.finditer(prose):
        name = found["name"].lower()
        if named.holds(name, found.start()):
            place = source.locate(found.start(), found.end())
            yield Diagnostic("html-as-text", place, {"what": f"<{name}>"}, Severity.INFO)
        elif name in TAGS and not _is_kept(name, found["rest"]):
            yield _removed(source, found.start(), found.end(), f"<{name}>")
        elif name not in TAGS or name in ("iframe", "svg"):
            yield from _attributes(source, name, found.start("rest"), found["rest"])
    for found in _LIST.finditer(prose):
        yield from _attributes(source, "", found.start("rest"), found["rest"])
    for pattern in (_LINK, _AUTO):
        for found in pattern.finditer(prose):
            group = found.lastgroup or ""
            yield from _address(source, "", "href", found.start(group), found[group])


def _is_kept(name: str, rest: str) -> bool:
    """Tell whether an element that is mostly taken out stays in this case, or goes and is not missed."""
    if name == "svg":
        return True
    if name == "style":  # of tables that pandas exports, `<style scoped>`: nobody wrote it, and nobody misses it
        return any(found["name"].lower() == "scoped" for found in _ATTRIBUTE.finditer(rest))
    if name not in ("iframe", "script"):
        return False
    sources = [_value(found) for found in _ATTRIBUTE.finditer(rest) if found["name"].lower() == "src"]
    if name == "script":
        return bool(sources) and "//gist.github.com/" in sources[0]
    return bool(sources) and frames.address(sources[0]) is not None


def _attributes(source: Source, tag: str, at: int, rest: str) -> Iterator[Diagnostic]:
    for found in _ATTRIBUTE.finditer(rest):
        name, start, end = found["name"].lower(), at + found.start(), at + found.end()
        written = _value(found)
        if _HANDLER.fullmatch(name) and written:
            yield _removed(source, start, end, name)
        elif (
            name == "style" and (kept := styles.cleaned(written)) != written and _substance(kept) != _substance(written)
        ):
            yield _removed(source, start, end, f'style="{_short(written)}"')
        elif name in ("id", "name") and identifiers.is_themes(written) and tag:
            yield _removed(source, start, end, f'{name}="{_short(written)}"')
        elif name in _ADDRESSES:
            yield from _address(source, tag, name, start, written, end)


def _address(
    source: Source, tag: str, name: str, start: int, written: str, end: int | None = None
) -> Iterator[Diagnostic]:
    written = html.unescape(written)
    place = source.locate(start, end if end is not None else start + len(written))
    if schemes.is_on_own_machine(written):
        yield Diagnostic("link-to-own-machine", place, {"address": _short(written)})
    elif schemes.is_in_own_browser(written):
        yield Diagnostic("link-to-own-browser", place, {"address": _short(written)})
    elif schemes.runs(written):
        if not (schemes.is_picture(written) and (tag in ("img", "source", ""))) and _is_scheme(written, tag):
            yield Diagnostic("html-removed", place, {"what": _short(written)})
    elif schemes.is_private(written) and tag != "iframe":
        yield Diagnostic("link-to-private-address", place, {"address": _short(written)}, Severity.INFO)


def _is_scheme(written: str, tag: str) -> bool:
    """Tell whether what stands before the colon is a scheme, and not a word of a link that Markdown leaves as text."""
    return bool(tag) or schemes.suspected(written) in ("javascript", "vbscript", "data", "about")


def _removed(source: Source, start: int, end: int, what: str) -> Diagnostic:
    return Diagnostic("html-removed", source.locate(start, end), {"what": what})


def _prose(text: str) -> str:
    """`text` with blanks for what is code, a comment or a formula."""
    parts, at = [], 0
    for stretch in markup.of(text).stretches:
        if stretch.kind in _OPAQUE or (
            stretch.kind is Kind.HTML and text[stretch.start + 1 : stretch.start + 5] == "code"
        ):
            parts += [text[at : stretch.start], re.sub(r"[^\n]", " ", text[stretch.start : stretch.end])]
            at = stretch.end
    return "".join([*parts, text[at:]])


def _value(found: re.Match[str]) -> str:
    return html.unescape(found["double"] or found["single"] or found["bare"] or "")


def _substance(style: str) -> str:
    return re.sub(r"[\s;]|/\*(?>(?:[^*]|\*(?!/))*)(?:\*/|\Z)|!\s*important", "", style, flags=re.IGNORECASE)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
