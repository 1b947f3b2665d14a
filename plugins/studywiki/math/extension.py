r"""The step "math" of a page's rendering, as a Python-Markdown extension.

A formula is typeset and set aside in the page's stash of HTML; the text keeps a placeholder where it was, which no
later step takes for Markdown. When the page is HTML again, Python-Markdown puts the formula back; a display formula
that is all of a paragraph takes the paragraph's place. While the table of contents is made, a heading's formulas
stand in it as plain text, so that names, anchors and titles are free of markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import render_inner_html
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER, HTML_PLACEHOLDER_RE

from studywiki.diagnostics import Diagnostic
from studywiki.math import page, references
from studywiki.math.engine import Engine
from studywiki.math.finder import Form, Formula
from studywiki.rendering import Rendering, Step
from studywiki.source import Edit, Source

_PLAIN = "\x02studywiki-plain:{}\x03"
_PLAIN_RE = re.compile("\x02studywiki-plain:(\\d+)\x03")
_FORMULA = "\x02studywiki-formula:{}\x03"
_FORMULA_RE = re.compile("\x02studywiki-formula:(\\d+)\x03")
_ALONE_RE = re.compile(rf"<p>\s*{_FORMULA_RE.pattern}\s*</p>")
_PLACE = "studywiki-place"
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class MathExtension(Extension):
    """Typesets formulas. Options: `language` of messages (`ko` or `en`).

    `rendering` is the page's, where several extensions work on it together; `engine` may serve many pages; alone, the
    extension makes its own.
    """

    def __init__(
        self,
        rendering: Rendering | None = None,
        engine: Engine | None = None,
        wiki: page.Wiki | None = None,
        **options: Any,  # noqa: ANN401  Python-Markdown's
    ) -> None:
        self.config = {"language": ["ko", "The language of messages that stand in the page"]}
        super().__init__(**options)
        self.rendering = rendering if rendering is not None else Rendering()
        self.engine = engine if engine is not None else Engine()
        self.wiki = wiki if wiki is not None else page.Wiki(str(self.getConfig("language")))
        self.kept: dict[int, page.Set] = {}
        """The page's formulas, by their number in the stash."""
        self.headings: dict[str, str] = {}
        """The page's headings that hold formulas: anchor -> HTML."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Enter the step, and what brings the formulas back."""
        md.registerExtension(self)
        MathStep(md, self).register()
        md.treeprocessors.register(Anchors(md, self), "studywiki-math-anchors", 7)
        # GitHub's anchors are made at 6, of formulas' TeX; Python-Markdown's toc is a tree processor of priority 5,
        # MkDocs' title is one of 1, `unescape` is 0
        md.treeprocessors.register(PlainHeadings(md, self), "studywiki-math-plain", 5.5)
        md.treeprocessors.register(TypesetHeadings(md, self), "studywiki-math-typeset", 0.5)
        # after all others: what they make of a page's HTML, and what is taken out of it, is no concern of KaTeX's
        md.postprocessors.register(PutBack(md, self), "studywiki-math", -1000)

    def reset(self) -> None:
        """Forget the page before."""
        self.kept = {}
        self.headings = {}


class MathStep(Step):
    """Sets the page's formulas aside."""

    name = "math"

    def __init__(self, md: Markdown, extension: MathExtension) -> None:
        super().__init__(md, extension.rendering)
        self.extension = extension

    def transform(self, source: Source) -> Source:
        """Give `source` with a placeholder for each formula."""
        path, wiki = self.rendering.path, self.extension.wiki
        math = page.typeset(source, self.extension.engine, wiki, path)
        linked = list(references.find(source, path, math, wiki))
        edits = {reference.edit.start: reference.edit for reference in linked}
        for item in math.formulas:
            formula = item.formula
            if formula.start not in edits:
                edits[formula.start] = Edit(formula.start, formula.end, self._placeholder(source.text, item))
        told = [*(item.diagnostic for item in math.formulas), *(reference.diagnostic for reference in linked)]
        told += [*math.wrong, *(_twice(source, label) for label in math.twice)]
        for diagnostic in told:
            if diagnostic:
                self.rendering.report(diagnostic)
        return source.edited(edits.values()) if edits else source

    def _placeholder(self, text: str, item: page.Set) -> str:
        formula = item.formula
        if formula.plain:
            return re.sub(r"([\\\[\]_*`<])", r"\\\1", item.plain)
        number = self.md.htmlStash.html_counter
        self.extension.kept[number] = item
        mark = _FORMULA.format(number)
        self.rendering.marks[mark] = f"${formula.tex}$"
        placeholder = self.md.htmlStash.store(mark)
        return _in_paragraph_of_its_own(text, formula, placeholder) if formula.form is Form.FENCE else placeholder


def _twice(source: Source, label: str) -> Diagnostic:
    at = source.text.rfind(label)
    return Diagnostic("equation-twice", source.locate(at, at + len(label)), {"label": label})


def _in_paragraph_of_its_own(text: str, fence: Formula, placeholder: str) -> str:
    """Give what stands for a fence: a fence breaks a paragraph, a placeholder by itself would not."""
    line = text.rfind("\n", 0, fence.start) + 1
    lead = text[line : fence.start]
    margin = re.sub(r"[^ \t>]", " ", lead)
    before = text[text.rfind("\n", 0, max(line - 1, 0)) + 1 : max(line - 1, 0)]
    after = text[fence.end + 1 : text.find("\n", fence.end + 1) if "\n" in text[fence.end + 1 :] else len(text)]
    opens_item = bool(lead.strip(" \t>"))
    return "".join(
        (
            f"\n{margin}" if before.strip(" \t>") and not opens_item else "",
            placeholder,
            f"\n{margin.rstrip()}" if after.strip(" \t>") else "",
        )
    )


class Anchors(Treeprocessor):
    """Puts the places of equations into the tree, where MkDocs looks for what links may lead to."""

    def __init__(self, md: Markdown, extension: MathExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: ElementTree.Element) -> None:
        """Give each equation below `root` its place."""
        named = {number: item.anchors for number, item in self.extension.kept.items() if item.anchors}
        if not named:
            return
        for element in list(root.iter()):
            self._before(element, named)
            for child in list(element):
                if child.get("class") != _PLACE:  # one just made
                    self._after(element, child, named)

    def _before(self, element: ElementTree.Element, named: Mapping[int, tuple[str, ...]]) -> None:
        text = element.text or ""
        found = [m for m in HTML_PLACEHOLDER_RE.finditer(text) if int(m[1]) in named]
        if len(found) == 1 and element.tag == "p" and not len(element) and text.strip() == found[0][0]:
            element.tag = "div"
            element.set("class", "studywiki-equation")
        for match in reversed(found):
            element.text, tail = (element.text or "")[: match.start()], (element.text or "")[match.start() :]
            element[:0] = _places(named[int(match[1])], tail)

    def _after(
        self, parent: ElementTree.Element, child: ElementTree.Element, named: Mapping[int, tuple[str, ...]]
    ) -> None:
        for match in reversed([m for m in HTML_PLACEHOLDER_RE.finditer(child.tail or "") if int(m[1]) in named]):
            child.tail, tail = (child.tail or "")[: match.start()], (child.tail or "")[match.start() :]
            at = list(parent).index(child) + 1
            parent[at:at] = _places(named[int(match[1])], tail)


def _places(anchors: Iterable[str], tail: str) -> list[ElementTree.Element]:
    places = [ElementTree.Element("span", {"id": anchor, "class": _PLACE}) for anchor in anchors]
    places[-1].tail = tail
    return places


class PlainHeadings(Treeprocessor):
    """Has headings' formulas stand as plain text."""

    def __init__(self, md: Markdown, extension: MathExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: ElementTree.Element) -> None:
        """Change the placeholders in the headings of `root`."""
        if self.extension.kept:
            for heading in root.iter():
                if heading.tag in _HEADINGS:
                    _replaced(heading, HTML_PLACEHOLDER_RE, self._plain)

    def _plain(self, found: re.Match[str]) -> str:
        return _PLAIN.format(found[1]) if int(found[1]) in self.extension.kept else found[0]


class TypesetHeadings(Treeprocessor):
    """Has them stand as formulas again, and notes these headings for navigation."""

    def __init__(self, md: Markdown, extension: MathExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: ElementTree.Element) -> None:
        """Change the marks in the headings of `root` back."""
        if not self.extension.kept:
            return
        for heading in root.iter():
            if heading.tag in _HEADINGS and _replaced(heading, _PLAIN_RE, lambda found: HTML_PLACEHOLDER % found[1]):
                bare = deepcopy(heading)
                for parent in list(bare.iter()):
                    for link in [child for child in parent if child.get("class") == "headerlink"]:
                        parent.remove(link)
                inner = render_inner_html(bare, self.md)
                self.extension.headings[heading.get("id", "")] = re.sub(r"</?a\b[^>]*>", "", inner)


def _replaced(heading: ElementTree.Element, pattern: re.Pattern[str], change: Any) -> bool:  # noqa: ANN401  str or function
    """Change every match of `pattern` in the text below `heading`; tell whether there was one."""
    count = 0
    for element in heading.iter():
        if element.text:
            element.text, n = pattern.subn(change, element.text)
            count += n
        if element.tail and element is not heading:
            element.tail, n = pattern.subn(change, element.tail)
            count += n
    return bool(count)


class PutBack(Postprocessor):
    """Puts formulas in, display formulas that are paragraphs in the paragraphs' place."""

    def __init__(self, md: Markdown, extension: MathExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, text: str) -> str:
        """Give `text` with the formulas in it."""
        if not self.extension.kept:
            return text
        text = _PLAIN_RE.sub(self._plain, text)
        return _FORMULA_RE.sub(self._inline, _ALONE_RE.sub(self._block, text))

    def _plain(self, found: re.Match[str]) -> str:
        item = self.extension.kept.get(int(found[1]))
        return html.escape(item.plain, quote=False) if item else ""

    def _inline(self, found: re.Match[str]) -> str:
        item = self.extension.kept.get(int(found[1]))
        return item.inline if item else ""

    def _block(self, found: re.Match[str]) -> str:
        item = self.extension.kept.get(int(found[1]))
        return item.block if item and item.formula.display else found[0]


def makeExtension(**options: Any) -> MathExtension:  # noqa: ANN401, N802  Python-Markdown's name
    """Let Python-Markdown load the extension by the name of this module."""
    return MathExtension(**options)
