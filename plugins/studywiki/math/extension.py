r"""The step "math" of a page's rendering, as a Python-Markdown extension.

A formula is typeset and set aside in the page's stash of HTML; the text keeps a placeholder where it was, which no
later step takes for Markdown. When the page is HTML again, Python-Markdown puts the formula back; a display formula
that is all of a paragraph takes the paragraph's place. While the table of contents is made, a heading's formulas
stand in it as plain text, so that names, anchors and titles are free of markup.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

from markdown import Markdown
from markdown.extensions import Extension

from studywiki import stages
from studywiki.diagnostics import Diagnostic
from studywiki.markup.formulas import Form, Formula
from studywiki.math import page, references
from studywiki.math.engine import TOO_LONG, Engine
from studywiki.math.headings import PlainHeadings, TypesetHeadings
from studywiki.math.page_formulas import MARK, Kept
from studywiki.math.places import Anchors
from studywiki.math.restore import PutBack
from studywiki.rendering import Rendering, Step
from studywiki.stages import Kind
from studywiki.text.source import Edit, Source
from studywiki.wiki.asked import CHANCE


class MathExtension(Extension):
    """Typesets formulas. Options: `language` of messages (`ko` or `en`).

    `rendering` is the page's, where several extensions work on it together; `engine` may serve many pages; alone, the
    extension makes its own.
    """

    def __init__(
        self,
        rendering: Rendering | None = None,
        engine: Engine | None = None,
        wiki: page.WikiMath | None = None,
        **options: Any,  # noqa: ANN401  Python-Markdown's
    ) -> None:
        self.config = {"language": ["ko", "The language of messages that stand in the page"]}
        super().__init__(**options)
        self.rendering = rendering if rendering is not None else Rendering()
        self.engine = engine if engine is not None else Engine()
        self.wiki = wiki if wiki is not None else page.WikiMath(str(self.getConfig("language")))
        self._kept: WeakKeyDictionary[Rendering, Kept] = WeakKeyDictionary()

    def kept(self, rendering: Rendering) -> Kept:
        """What is kept of the formulas and headings of a page, by its rendering."""
        return self._kept.setdefault(rendering, Kept())

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Enter the step, and what brings the formulas back."""
        if "$" not in md.ESCAPED_CHARS:  # `\$5` is no formula, and its backslash is not shown
            md.ESCAPED_CHARS.append("$")
        rendering = self.rendering.of(md)
        kept = self.kept(rendering)
        MathStep(md, rendering, self, kept).register()
        stages.enter(md, Kind.TREE, "studywiki-math-anchors", Anchors(md, kept))
        stages.enter(md, Kind.TREE, "studywiki-math-plain", PlainHeadings(md, kept))
        stages.enter(md, Kind.TREE, "studywiki-math-typeset", TypesetHeadings(md, kept))
        stages.enter(
            md,
            Kind.HTML,
            "studywiki-math",
            PutBack(md, kept, lambda: self.kept(rendering.outer) if rendering.outer else None),
        )


class MathStep(Step):
    """Sets the page's formulas aside."""

    name = "math"

    def __init__(self, md: Markdown, rendering: Rendering, extension: MathExtension, kept: Kept) -> None:
        super().__init__(md, rendering)
        self.extension = extension
        self.kept = kept

    def transform(self, source: Source) -> Source:
        """Give `source` with a placeholder for each formula."""
        self.kept.clear()
        path, shared = self.rendering.path, self.extension.wiki
        wiki = replace(shared, equations=shared.equations.asked(self.rendering.used))
        math = page.typeset(source, self.extension.engine, wiki, path)
        if any(item.answer.why == TOO_LONG for item in math.formulas):
            self.rendering.used[CHANCE] = True
        linked = list(references.find(source, path, math, wiki))
        edits = {reference.edit.start: reference.edit for reference in linked}
        for item in math.formulas:
            formula = item.formula
            if formula.start not in edits:
                edits[formula.start] = Edit(formula.start, formula.end, self._placeholder(source.text, item))
        edits |= {left.start: Edit(left.start, left.end, _as_code(source.text, left)) for left in math.left}
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
        self.kept.formulas[number] = item
        mark = MARK.format(number)
        self.rendering.marks[mark] = f"${formula.tex}$"
        placeholder = self.md.htmlStash.store(mark)
        return _in_paragraph_of_its_own(text, formula, placeholder) if formula.form is Form.FENCE else placeholder


def _as_code(text: str, formula: Formula) -> str:
    """Give what shows the TeX of `formula` as it stands; a fence is code already."""
    written = text[formula.start : formula.end]
    if formula.form is Form.FENCE or "\n\n" in written or formula.plain:
        return written
    ticks = "`" * (1 + max(map(len, re.findall("`+", written)), default=0))
    return f"{ticks} {written} {ticks}"


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


def makeExtension(**options: Any) -> MathExtension:  # noqa: ANN401, N802  Python-Markdown's name
    """Let Python-Markdown load the extension by the name of this module."""
    return MathExtension(**options)
