"""Our extensions of Python-Markdown, in the order in which they enter a page's conversion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markdown.extensions import Extension
from msgspec import Struct, field

from studywiki.glossary.extension import GlossaryExtension
from studywiki.glossary.shown import Shown
from studywiki.jekyll.extension import JekyllExtension
from studywiki.links.extension import LinksExtension
from studywiki.markdown.anchors import AnchorsExtension
from studywiki.markdown.extension import StudyWikiMarkdown
from studywiki.math.extension import MathExtension
from studywiki.page.article import ArticleExtension
from studywiki.page.failsafe import Failsafe
from studywiki.rendering import Rendering
from studywiki.sanitising.extension import SanitisingExtension
from studywiki.wiki.wiki import Wiki


class Options(Struct, frozen=True):
    """What a wiki has decided on."""

    language: str = "ko"
    """Of the words that stand in a page, and of messages: `ko` or `en`."""
    as_github: bool = True
    """Whether Markdown is read as GitHub and Jekyll do; else as the extensions read it that are there."""
    sanitised: bool = True
    """Whether what could harm readers is taken out of the HTML."""
    comments: Iterable[str] = field(default=())
    """Comments that stay, since another plugin looks for them."""


def extensions(
    rendering: Rendering,
    math: MathExtension,
    options: Options,
    *,
    site: Callable[[], Mapping[str, Any]] = dict,
    include: Callable[[str], str | None] = lambda _: None,
    wiki: Callable[[], Wiki] | None = None,
    glossary: Callable[[], Shown] | None = None,
) -> list[Extension]:
    """Give the extensions, for Python-Markdown to load after all others.

    All share `rendering`. `site` and `wiki` are asked for once a page: what `{{ site.… }}` stands for, and what links
    may lead to; `include` gives the text of an include of the wiki's own. Without a wiki around it a page's links stay
    as they are, and without a glossary no word is marked.
    """
    readers = [
        JekyllExtension(rendering, site, include),  # Liquid makes Markdown
        StudyWikiMarkdown(rendering, language=options.language, balance=not options.sanitised),
        AnchorsExtension(rendering),  # before `toc` makes ids of its own
    ]
    return [
        *(readers if options.as_github else ()),
        math,  # after the ids are known, which are made of TeX as its author wrote it
        *([LinksExtension(rendering, wiki)] if wiki else ()),
        *([SanitisingExtension(rendering, options.comments)] if options.sanitised else ()),  # after what makes HTML
        ArticleExtension(rendering, math),
        *([GlossaryExtension(rendering, glossary)] if glossary else ()),
        Failsafe(rendering),  # around all of it
    ]
