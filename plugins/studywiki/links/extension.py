"""Links and images lead where their author meant, or are reported: in Markdown and in raw HTML.

A Markdown link becomes one to the file (`doc_caffe_intro.md`), from which the generator makes the address; what it says
of links is then only about anchors. In raw HTML, which no generator touches, the address itself is written.
"""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

from studywiki import stages
from studywiki.diagnostics import Diagnostic, FileGone, Location, Severity
from studywiki.links.shown import Part, ShownLinks, Told
from studywiki.rendering import Rendering
from studywiki.stages import Kind as Stage
from studywiki.wiki import schemes
from studywiki.wiki.asked import AskedWiki
from studywiki.wiki.meaning import Kind, Meaning
from studywiki.wiki.spelling import plain, respelt
from studywiki.wiki.wiki import Wiki

_TAG = re.compile(r"<(?P<tag>a|img|source|video|audio|area)(?P<rest>\s[^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?P<before>\s(?:href|src|poster)\s*=\s*)(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)'|(?P<u>[^\s\"'>]+))", re.IGNORECASE
)
_CODE = ('<div class="highlight', '<table class="highlight', "<pre")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_IMAGES = {"img", "source", "video", "audio"}


class LinksExtension(Extension):
    """Resolves links; `wiki` is asked for once a page."""

    def __init__(self, rendering: Rendering | None = None, wiki: Callable[[], Wiki] = Wiki, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self.rendering = rendering if rendering is not None else Rendering()
        self.wiki = wiki

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Enter the tree processor: after all that makes links, before MkDocs' own (0) makes addresses of them."""
        rendering = self.rendering.of(md)
        shown = ShownLinks(rendering)
        shown.register(md)
        rendering.is_there = lambda address: self._asked(rendering).meaning(address, rendering.path).kind is Kind.FILE
        stages.enter(md, Stage.TREE, "studywiki-links", _Links(md, rendering, self.wiki, shown))

    def _asked(self, rendering: Rendering) -> AskedWiki:
        """The wiki, for the page that `rendering` is."""
        return AskedWiki.by(self.wiki(), rendering.used)


class _Links(Treeprocessor):
    """Walks over one page's links."""

    def __init__(self, md: Markdown, rendering: Rendering, wiki: Callable[[], Wiki], shown: ShownLinks) -> None:
        super().__init__(md)
        self.rendering = rendering
        self.shown = shown
        self.get_wiki = wiki

    def run(self, root: Element) -> None:
        """Resolve the links of a page, in its tree and in its raw HTML."""
        self.wiki = AskedWiki.by(self.get_wiki(), self.rendering.used)
        self.shown.begin()
        for element in root.iter():
            if element.tag in ("a", "img"):
                self._element(element)
        blocks = self.md.htmlStash.rawHtmlBlocks
        for number, block in enumerate(blocks):
            if isinstance(block, str) and ("=" in block) and not block.startswith(_CODE):
                blocks[number] = self._raw(number, block)

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
        if not schemes.is_readable(address):  # MkDocs would stop here
            element.set(key, re.sub(r"[\[\]]", lambda found: f"%{ord(found[0]):02X}", address))
            return
        meaning = self._meaning(address)
        found, told = self._resolved(address, meaning, element.tag)
        if element in self.rendering.written.elements:
            told = self._as_written(address, meaning) or told
        if told or _leads_to_anchor(meaning):
            self.shown.note_element(element, key, address, told)
        if found is not None:
            path, rest = found
            element.set(key, (self.wiki.source_link(self.rendering.path, path) if path else "") + rest)

    def _raw(self, number: int, block: str) -> str:
        """A block of HTML with its links resolved; it is the one with this number in the stash."""
        place = self.rendering.written.raw.get(number)
        comments = deque(found.span() for found in _COMMENT.finditer(block)) if "<!--" in block else deque()

        def tag(found: re.Match[str]) -> str:
            while comments and comments[0][1] <= found.start():
                comments.popleft()
            part = (place[0], place[1] + found.start(), place[1] + found.end()) if place else None
            return self._raw_tag(found, part, is_shown=not comments or found.start() < comments[0][0])

        return _TAG.sub(tag, block)

    def _raw_tag(self, found: re.Match[str], place: Part | None, *, is_shown: bool) -> str:
        tag = found["tag"].lower()

        def attribute(part: re.Match[str]) -> str:
            name = next(name for name in ("d", "s", "u") if part[name] is not None)
            address = html.unescape(part[name])
            meaning = self._meaning(address)
            resolved, told = self._resolved(address, meaning, tag, raw=True)
            mark = ""
            if is_shown and (told or _leads_to_anchor(meaning)):
                mark = self.shown.note_raw(address, place, told)
            if resolved is None:
                end = part.end(name) - part.start()
                return part[0][:end] + mark + part[0][end:]
            path, rest = resolved
            new = (self.wiki.link(self.rendering.path, path) if path else "") + rest
            return f'{part["before"]}"{html.escape(new)}{mark}"'

        return f"<{found['tag']}{_ATTRIBUTE.sub(attribute, found['rest'])}>"

    def _meaning(self, address: str) -> Meaning:
        """What an address on the page means; nothing of the wiki where there is none, or where it is unreadable."""
        if not self.wiki.files or not schemes.is_readable(address):
            return Meaning(Kind.OUTSIDE)
        return self.wiki.meaning(address, self.rendering.path)

    def _resolved(
        self, address: str, meaning: Meaning, tag: str, *, raw: bool = False
    ) -> tuple[tuple[str, str] | None, Told | None]:
        """The file that `address` means, and its query and fragment; None where it stays as it is written.

        Then what is to be told of it, without its place: what should be in the wiki and is not.
        """
        rest = meaning.query + plain(meaning.fragment)
        if meaning.kind is Kind.HERE:
            is_mended = meaning.fragment and not raw and rest != meaning.query + meaning.fragment
            return (("", rest) if is_mended else None), None
        if meaning.kind is Kind.OUTSIDE or (raw and self._is_address(meaning.written)):
            return None, None
        if meaning.kind is Kind.FILE:
            return (meaning.path, rest), None if meaning.exact else self._in_another_case(address, meaning)
        if meaning.kind is Kind.BESIDE and not (meaning.is_folder and tag in _IMAGES):
            return ("", self.wiki.beside(meaning, as_picture=tag in _IMAGES) + rest), None
        # at the root of a domain other projects may lie beside the wiki
        return None, None if meaning.kind is Kind.SITE else self._broken(address, meaning, tag)

    def _as_written(self, address: str, meaning: Meaning) -> Told | None:
        """What is to be told of an address in Markdown, wherever it leads."""
        if not address.strip():
            return Told(Diagnostic("link-empty", self._page))
        if " " in address or "\t" in address:  # no other link's address has blanks
            right = f"<{address if meaning.exact else respelt(address, meaning.path)}>"
            values = {"target": address, "right": right}
            return Told(Diagnostic("link-spaces", self._page, values), meaning.path, wraps=True)
        return None

    def _is_address(self, path: str) -> bool:
        """Tell whether a relative `path` in raw HTML is right as it stands: it counts from the page's address."""
        return not path.startswith("/") and self.wiki.leads_somewhere(self.rendering.path, path)

    def _in_another_case(self, address: str, meaning: Meaning) -> Told:
        right = respelt(meaning.written, meaning.path)
        values = {"target": plain(address.strip()), "path": meaning.path, "right": right}
        return Told(Diagnostic("link-case", self._page, values), meaning.path)

    def _broken(self, address: str, meaning: Meaning, tag: str) -> Told:
        if meaning.unpublished:
            values = {"target": plain(address.strip()), "path": meaning.unpublished}
            return Told(Diagnostic("link-unpublished", self._page, values))
        similar = self.wiki.similar(meaning.written)
        severity = Severity.INFO if meaning.has_site else Severity.WARNING
        code = ("broken-image" if tag in _IMAGES else "broken-link") + ("-similar" if similar else "")
        target = plain(address.strip())
        values = {"target": target, "similar": similar or ""}
        renamed = "broken-image-renamed" if tag in _IMAGES else "broken-link-renamed"
        return Told(Diagnostic(code, self._page, values, severity, cause=FileGone(target, renamed)))

    @property
    def _page(self) -> Location:
        return Location(self.rendering.page.file)


def _leads_to_anchor(meaning: Meaning) -> bool:
    """Tell whether an address is that of a place in one of the wiki's pages, which may not be there."""
    return bool(meaning.fragment) and meaning.kind not in (Kind.OUTSIDE, Kind.BESIDE)


def makeExtension(**options: Any) -> LinksExtension:  # noqa: ANN401, N802  Python-Markdown's name
    """Let Python-Markdown load the extension by the name of this module."""
    return LinksExtension(**options)
