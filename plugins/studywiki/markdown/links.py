"""Links and images lead where their author meant, or are reported: in Markdown and in raw HTML.

A Markdown link becomes one to the file (`doc_caffe_intro.md`), from which the generator makes the address; what it says
of links is then only about anchors. In raw HTML, which no generator touches, the address itself is written.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.markdown.addresses import Wiki, plain, respelt
from studywiki.rendering import Rendering
from studywiki.text.targets import Target, prose, targets

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_TAG = re.compile(r"<(?P<tag>a|img|source|video|audio|area)(?P<rest>\s[^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?P<before>\s(?:href|src|poster)\s*=\s*)(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)'|(?P<u>[^\s\"'>]+))", re.IGNORECASE
)
_CODE = ('<div class="highlight', '<table class="highlight', "<pre")
_IMAGES = {"img", "source", "video", "audio"}


class LinksExtension(Extension):
    """Resolves links; `wiki` is asked for once a page."""

    def __init__(self, rendering: Rendering | None = None, wiki: Callable[[], Wiki] = Wiki, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self.rendering = rendering if rendering is not None else Rendering()
        self.wiki = wiki

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Enter the tree processor: after all that makes links, before MkDocs' own (0) makes addresses of them."""
        md.treeprocessors.register(_Links(md, self.rendering.of(md), self.wiki), "studywiki-links", 2)


@dataclass
class _Places:
    """Where in the author's text each address stands, one after the other."""

    rendering: Rendering
    _from: dict[str, int] = field(default_factory=dict)
    _written: dict[str, list[Target]] | None = None

    def of(self, address: str) -> Location:
        text = self.rendering.page.text
        if self._written is None:
            self._written = {}
            for target in targets(prose(text)):
                self._written.setdefault(target.address, []).append(target)
        if found := self._written.get(plain(address)):
            target = found.pop(0) if len(found) > 1 else found[0]
            return self.rendering.page.locate(target.start, target.end)
        for written in dict.fromkeys((address, plain(address), plain(address).rpartition("/")[2])):
            at = text.find(written, self._from.get(written, 0)) if written else -1
            if at >= 0:
                self._from[written] = at + len(written)
                return self.rendering.page.locate(at, at + len(written))
        return Location(self.rendering.page.file)


class _Links(Treeprocessor):
    """Walks over one page's links."""

    def __init__(self, md: Markdown, rendering: Rendering, wiki: Callable[[], Wiki]) -> None:
        super().__init__(md)
        self.rendering = rendering
        self.get_wiki = wiki

    def run(self, root: Element) -> None:
        """Resolve the links of a page, in its tree and in its raw HTML."""
        self.wiki = self.get_wiki()
        self.places = _Places(self.rendering)
        for element in root.iter():
            if element.tag in ("a", "img"):
                self._element(element)
        blocks = self.md.htmlStash.rawHtmlBlocks
        for number, block in enumerate(blocks):
            if isinstance(block, str) and ("=" in block) and not block.startswith(_CODE):
                blocks[number] = _TAG.sub(self._raw_tag, block)

    def _element(self, element: Element) -> None:
        key = "href" if element.tag == "a" else "src"
        address = element.get(key)
        if address is None:  # MkDocs takes for granted that there is one
            element.tag = "span"
            if (name := element.attrib.pop("name", None)) and "id" not in element.attrib:
                element.set("id", name)
            return
        if STX in address:  # an e-mail address, which Python-Markdown hides
            return
        if not _readable(address):  # MkDocs would stop here
            element.set(key, re.sub(r"[\[\]]", lambda found: f"%{ord(found[0]):02X}", address))
            return
        found = self._resolved(address, element.tag)
        if found is not None:
            path, rest = found
            element.set(key, (self.wiki.source_link(self.rendering.path, path) if path else "") + rest)

    def _raw_tag(self, found: re.Match[str]) -> str:
        tag = found["tag"].lower()

        def attribute(part: re.Match[str]) -> str:
            written = next(value for value in (part["d"], part["s"], part["u"]) if value is not None)
            address = html.unescape(written)
            resolved = self._resolved(address, tag, raw=True) if _readable(address) else None
            if resolved is None:
                return part[0]
            path, rest = resolved
            new = (self.wiki.link(self.rendering.path, path) if path else "") + rest
            return f'{part["before"]}"{html.escape(new)}"'

        return f"<{found['tag']}{_ATTRIBUTE.sub(attribute, found['rest'])}>"

    def _resolved(self, address: str, tag: str, *, raw: bool = False) -> tuple[str, str] | None:
        """Give the file that `address` means, and its query and fragment; None where it stays as it is written.

        What should be in the wiki and is not is reported.
        """
        address = address.strip()
        within = self.wiki.within(address)
        local = within or address
        if local.startswith("//") or _SCHEME.match(local) or not self.wiki.files:
            return None
        path, mark, fragment = local.partition("#")
        path, question, query = path.partition("?")
        rest = question + query + mark + plain(fragment)
        if not path:
            return ("", rest) if mark and not raw and rest != local else None
        page = self.rendering.path
        if raw and self._is_address(path):
            return None
        found = self.wiki.find(page, path)
        if found is None and (found := self.wiki.find_in_any_case(page, path)):
            values = {"target": plain(address), "path": found, "right": respelt(path, found)}
            self.rendering.report(Diagnostic("link-case", self.places.of(address), values))
        if found is None:
            if not (path.startswith("/") and self.wiki.is_own(path)):
                # at the root of a domain other projects may lie beside the wiki
                self._report(address, path, tag, Severity.INFO if within else Severity.WARNING)
            return None
        return (found, rest)

    def _is_address(self, path: str) -> bool:
        """Tell whether a relative `path` in raw HTML is right as it stands: it counts from the page's address."""
        return not path.startswith("/") and self.wiki.leads_somewhere(self.rendering.path, path)

    def _report(self, address: str, path: str, tag: str, severity: Severity) -> None:
        place = self.places.of(address)
        similar = self.wiki.similar(path)
        values = {"target": plain(address), "similar": similar or ""}
        if tag in _IMAGES:
            found = Diagnostic("broken-image-similar" if similar else "broken-image", place, values, severity)
        else:
            found = Diagnostic("broken-link-similar" if similar else "broken-link", place, values, severity)
        self.rendering.report(found)


def _readable(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def makeExtension(**options: Any) -> LinksExtension:  # noqa: ANN401, N802  Python-Markdown's name
    """Let Python-Markdown load the extension by the name of this module."""
    return LinksExtension(**options)
