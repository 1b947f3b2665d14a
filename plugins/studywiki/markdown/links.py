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
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

from studywiki import stages
from studywiki.diagnostics import Diagnostic, FileGone, Location, Severity
from studywiki.markdown.addresses import Wiki, plain, respelt
from studywiki.markdown.shown_links import Part, ShownLinks, Told
from studywiki.rendering import Rendering
from studywiki.stages import Kind

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
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
        stages.enter(md, Kind.TREE, "studywiki-links", _Links(md, rendering, self.wiki, shown))


class _Links(Treeprocessor):
    """Walks over one page's links."""

    def __init__(self, md: Markdown, rendering: Rendering, wiki: Callable[[], Wiki], shown: ShownLinks) -> None:
        super().__init__(md)
        self.rendering = rendering
        self.shown = shown
        self.get_wiki = wiki

    def run(self, root: Element) -> None:
        """Resolve the links of a page, in its tree and in its raw HTML."""
        self.wiki = self.get_wiki()
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
        if not _readable(address):  # MkDocs would stop here
            element.set(key, re.sub(r"[\[\]]", lambda found: f"%{ord(found[0]):02X}", address))
            return
        found, told = self._resolved(address, element.tag)
        if told or self._leads_to_anchor(address):
            self.shown.note_element(element, key, address, told)
        if found is not None:
            path, rest = found
            element.set(key, (self.wiki.source_link(self.rendering.path, path) if path else "") + rest)

    def _raw(self, number: int, block: str) -> str:
        """Give a block of HTML with its links resolved; it is the one with this number in the stash."""
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
            resolved, told = self._resolved(address, tag, raw=True) if _readable(address) else (None, None)
            mark = ""
            if is_shown and (told or self._leads_to_anchor(address)):
                mark = self.shown.note_raw(address, place, told)
            if resolved is None:
                end = part.end(name) - part.start()
                return part[0][:end] + mark + part[0][end:]
            path, rest = resolved
            new = (self.wiki.link(self.rendering.path, path) if path else "") + rest
            return f'{part["before"]}"{html.escape(new)}{mark}"'

        return f"<{found['tag']}{_ATTRIBUTE.sub(attribute, found['rest'])}>"

    def _leads_to_anchor(self, address: str) -> bool:
        """Tell whether `address` is that of a place in one of the wiki's pages, which may not be there."""
        if "#" not in address or not self.wiki.files:
            return False
        local = self.wiki.within(address.strip()) or address
        return not _SCHEME.match(local) and not local.startswith("//")

    def _resolved(self, address: str, tag: str, *, raw: bool = False) -> tuple[tuple[str, str] | None, Told | None]:
        """Give the file that `address` means, and its query and fragment; None where it stays as it is written.

        Then what is to be told of it, without its place: what should be in the wiki and is not.
        """
        address = address.strip()
        within = self.wiki.within(address)
        local = within or address
        if local.startswith("//") or _SCHEME.match(local) or not self.wiki.files:
            return None, None
        path, mark, fragment = local.partition("#")
        path, question, query = path.partition("?")
        rest = question + query + mark + plain(fragment)
        if not path:
            return (("", rest) if mark and not raw and rest != local else None), None
        page = self.rendering.path
        if raw and self._is_address(path):
            return None, None
        if found := self.wiki.find(page, path):
            return (found, rest), None
        if found := self.wiki.find_in_any_case(page, path):
            values = {"target": plain(address), "path": found, "right": respelt(path, found)}
            return (found, rest), Told(Diagnostic("link-case", self._page, values), found)
        if path.startswith("/") and self.wiki.is_own(path):
            # at the root of a domain other projects may lie beside the wiki
            return None, None
        return None, self._broken(address, path, tag, Severity.INFO if within else Severity.WARNING)

    def _is_address(self, path: str) -> bool:
        """Tell whether a relative `path` in raw HTML is right as it stands: it counts from the page's address."""
        return not path.startswith("/") and self.wiki.leads_somewhere(self.rendering.path, path)

    def _broken(self, address: str, path: str, tag: str, severity: Severity) -> Told:
        similar = self.wiki.similar(path)
        code = ("broken-image" if tag in _IMAGES else "broken-link") + ("-similar" if similar else "")
        target = plain(address)
        values = {"target": target, "similar": similar or ""}
        return Told(Diagnostic(code, self._page, values, severity, cause=FileGone(target)))

    @property
    def _page(self) -> Location:
        return Location(self.rendering.page.file)


def _readable(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def makeExtension(**options: Any) -> LinksExtension:  # noqa: ANN401, N802  Python-Markdown's name
    """Let Python-Markdown load the extension by the name of this module."""
    return LinksExtension(**options)
