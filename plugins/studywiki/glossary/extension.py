"""The glossary's part in a page: the place where all of it stands, and the marks at the words that it explains."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from studywiki import stages
from studywiki.glossary import front_matter, marking
from studywiki.glossary.mentions import first_letters
from studywiki.glossary.model import folded
from studywiki.glossary.shown import Shown
from studywiki.markup import markup
from studywiki.markup.literal_text import Kind as Literal
from studywiki.rendering import Rendering, Step
from studywiki.stages import Kind
from studywiki.text.source import Edit, Source

_PLACE = re.compile(r"^ {0,3}<!--[ \t]{0,20}glossary[ \t]{0,20}-->[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]", re.MULTILINE)


def place(text: str) -> tuple[int, int] | None:
    """Where in the Markdown `text` the glossary is to stand: the first such mark that is not in code."""
    places = list(_PLACE.finditer(text)) if "glossary" in text else []
    code = [each for each in markup.of(text).stretches if each.kind is not Literal.COMMENT] if places else []
    return next((p.span() for p in places if not any(c.start <= p.start() < c.end for c in code)), None)


class GlossaryExtension(Extension):
    """Shows the glossary; `shown` is asked for once a page."""

    def __init__(self, rendering: Rendering | None = None, shown: Callable[[], Shown] = Shown) -> None:
        super().__init__()
        self.rendering = rendering if rendering is not None else Rendering()
        self.shown = shown

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Enter both stages."""
        rendering = self.rendering.of(md)
        ListTerms(md, rendering, self.shown).register()
        mark = _Mark(md, rendering, self.shown)
        stages.enter(md, Kind.TREE, "studywiki-terms", _Built(md, mark))
        stages.enter(md, Kind.HTML, "studywiki-terms", mark)


class ListTerms(Step):
    """Writes the whole glossary where the page has `<!-- glossary -->` in a line of its own."""

    name = "glossary"

    def __init__(self, md: Markdown, rendering: Rendering, shown: Callable[[], Shown]) -> None:
        super().__init__(md, rendering)
        self.shown = shown

    def transform(self, source: Source) -> Source:
        """The page with the glossary; one that has no place for it costs nothing."""
        span = place(source.text)
        if span is None:
            return source
        headings = [len(found[1]) for found in _HEADING.finditer(source.text, 0, span[0])]
        level = headings[-1] if headings else 1
        text = self.shown().listing(self.rendering.path, level)
        self.rendering.used["glossary listing", self.rendering.path, str(level)] = text
        return source.edited([Edit(*span, f"\n{text}\n")])


class _Built(Treeprocessor):
    def __init__(self, md: Markdown, mark: _Mark) -> None:
        super().__init__(md)
        self.mark = mark

    def run(self, root: Element) -> None:
        self.mark.is_built = True


class _Mark(Postprocessor):
    def __init__(self, md: Markdown, rendering: Rendering, shown: Callable[[], Shown]) -> None:
        super().__init__(md)
        self.rendering = rendering
        self.shown = shown
        self.is_built = False
        """Whether what comes is the page, and not one of its headings, in which nothing is marked."""

    def run(self, text: str) -> str:
        rendering = self.rendering
        if rendering.outer or rendering.as_source or not self.is_built:
            return text
        self.is_built = False
        shown, path = self.shown(), rendering.path
        rendering.used["has terms",] = shown.has_terms
        if not shown.has_terms:
            return text
        running = marking.running(text)
        letters = first_letters(f"{running.words}\n{front_matter.words(rendering.meta)}")
        rendering.used["terms", path, " ".join(sorted(letters))] = shown.beginning(letters, path)
        is_listing = any(question[0] == "glossary listing" for question in rendering.used)
        if rendering.meta.get("glossary") is False or is_listing:
            return text
        own = self._own_meanings()

        def term(spelling: str) -> str:
            means = own.get(folded(spelling))
            return shown.term(spelling, path) if means in (None, shown.terms[spelling].text) else ""

        return marking.marked(text, running, shown.spellings, term)

    def _own_meanings(self) -> dict[str, str]:
        """What the page itself says of its abbreviations: `*[CNN]: …`."""
        if "abbr" not in self.md.treeprocessors:
            return {}
        known: dict[str, str] = getattr(self.md.treeprocessors["abbr"], "abbrs", {})
        return {folded(name): " ".join(text.split()) for name, text in known.items()}
