"""What `*[HTML]: HyperText Markup Language`, which Python-Markdown's `abbr` reads, may make of a page.

Each place at which one stands in the page becomes an element that holds what it means: as many as `bounds` says.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from studywiki import bounds
from studywiki.diagnostics import Diagnostic, Location
from studywiki.rendering import Rendering


class Fewer(Treeprocessor):
    """Takes a page's abbreviations away before `abbr` puts them in, where they would be too many or too long."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: Element) -> None:
        """Count the places below `root` at which one stands."""
        meanings: dict[str, str] = getattr(self.md.treeprocessors["abbr"], "abbrs", {})
        if not meanings:
            return
        longest_first = sorted(meanings, key=len, reverse=True)
        every = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
        count = characters = 0
        for text in root.itertext():
            for found in every.finditer(text):
                count += 1
                characters += len(meanings[found[0]])
                if count > bounds.ABBREVIATED or characters > bounds.ABBREVIATIONS_HTML:
                    meanings.clear()
                    values = {"limit": str(bounds.ABBREVIATED)}
                    place = Location(self.rendering.page.file)
                    self.rendering.report(Diagnostic("abbreviations-too-many", place, values))
                    return
