"""The Python-Markdown extension: the last but one to see a page's HTML, before formulas are put in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from studywiki import stages
from studywiki.diagnostics import Diagnostic, Location
from studywiki.rendering import Rendering
from studywiki.sanitising import cleaner, depth, findings, identifiers
from studywiki.stages import Kind

_FOOTNOTES = ("fn:", "fnref")
"""How Python-Markdown's ids of footnotes start."""
_COMMENT = re.compile(r"<!--[\w ./:-]*-->")
"""A comment that ends where it seems to, in whatever attribute or element an author puts it."""
_MARK = "\x02studywiki-comment:{}\x03"


class SanitisingExtension(Extension):
    """Cleans what Python-Markdown makes; `rendering` is the page's, and takes what was found in its source.

    `comments` are those that stay, since another plugin looks for them: all others go.
    """

    def __init__(self, rendering: Rendering | None = None, comments: Iterable[str] = ()) -> None:
        super().__init__()
        self.comments = tuple(comment for comment in comments if _COMMENT.fullmatch(comment))
        self.rendering = rendering if rendering is not None else Rendering()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Enter both ends: the author's text as it came, and the HTML as it leaves."""
        stages.enter(md, Kind.TEXT, "studywiki-findings", Find(md, self.rendering.of(md)))
        stages.enter(md, Kind.TREE, "studywiki-identifiers", Identifiers(md))
        stages.enter(md, Kind.HTML, "studywiki-clean", Clean(md, self.rendering.of(md), self.comments))


class Find(Preprocessor):
    """Reports what will be taken out."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, lines: list[str]) -> list[str]:
        """`lines` as they are."""
        for diagnostic in findings.find(self.rendering.page):
            self.rendering.report(diagnostic)
        return lines


class Identifiers(Treeprocessor):
    """Takes out the ids that no element may have, before the table of contents and others speak of them."""

    def run(self, root: Element) -> None:
        """Leave in `root` only ids that the policy lets through. Footnotes, named by their author, are renamed."""
        renamed: dict[str, str] = {}
        for element in root.iter():
            name = str(element.get("id") or "")
            if identifiers.is_allowed(name):
                continue
            if name.startswith(_FOOTNOTES):
                renamed[f"#{name}"] = identifiers.spelled(name)
                element.set("id", renamed[f"#{name}"])
            else:
                del element.attrib["id"]
        if renamed:
            for link in root.iter("a"):
                if (leads_to := link.get("href", "")) in renamed:
                    link.set("href", f"#{renamed[leads_to]}")


class Clean(Postprocessor):
    """Takes it out. Headings pass here by themselves as well, on their way into the table of contents."""

    def __init__(self, md: Markdown, rendering: Rendering, comments: tuple[str, ...]) -> None:
        super().__init__(md)
        self.rendering = rendering
        self.comments = {_MARK.format(number): comment for number, comment in enumerate(comments)}

    def run(self, text: str) -> str:
        """The clean `text`."""
        if "<" not in text and "&" not in text:
            return text
        for mark, comment in self.comments.items():
            text = text.replace(comment, mark)
        text = self._clean(text)
        for mark, comment in self.comments.items():
            text = text.replace(mark, comment)
        return text

    def _clean(self, text: str) -> str:
        text, too_deep = depth.shallow(cleaner.clean(text))
        if too_deep:
            place = Location(self.rendering.page.file)
            self.rendering.report(Diagnostic("html-too-deep", place, {"levels": str(depth.LEVELS)}))
        return text


def makeExtension(**options: Any) -> SanitisingExtension:  # noqa: ANN401, N802  Python-Markdown's name
    """Let Python-Markdown load the extension by the name of this module."""
    return SanitisingExtension(**options)
