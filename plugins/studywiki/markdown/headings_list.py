"""The list of a page's headings, by the extension `toc`, at the cost of what is asked for.

`toc` has each heading, and then the whole list as HTML, go through every stage that a page's HTML goes through. What is
of whole pages is nothing to a heading's words, and the HTML (`md.toc`) is made of words that have been through it all.
https://github.com/Python-Markdown/markdown/blob/3.10/markdown/extensions/toc.py#L350-L440
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.postprocessors import Postprocessor
from markdown.util import Registry

from studywiki import stages
from studywiki.stages import OF_WORDS, Kind


def enter(md: Markdown) -> None:
    """Have `md` list its headings so, where `toc` would do it in its own way."""
    if "toc" in md.treeprocessors and type(md.treeprocessors["toc"]) is TocTreeprocessor:
        for extension in md.registeredExtensions:
            if isinstance(extension, TocExtension):
                stages.enter(md, Kind.TREE, "toc", HeadingsList(md, extension.getConfigs()))


class HeadingsList(TocTreeprocessor):
    """The tree processor `toc`."""

    def run(self, doc: Element) -> None:
        """List the headings of `doc`."""
        every = self.md.postprocessors
        passed_by = {name: every[name] for name in OF_WORDS if name in every}
        for name in passed_by:
            every.deregister(name)
        try:
            super().run(doc)
        finally:
            self.md.postprocessors = every
            for name, stage in passed_by.items():
                stages.enter(self.md, Kind.HTML, name, stage)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        """The list as elements. Nothing comes after it but its HTML."""
        div = super().build_toc_div(toc_list)
        self.md.postprocessors = Registry[Postprocessor]()
        return div
