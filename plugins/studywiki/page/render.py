"""A page's way from its source to what it becomes, with nothing of MkDocs around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markdown import Markdown

from studywiki.markdown.extensions import EXTENSIONS
from studywiki.math.engine import Engine
from studywiki.math.extension import MathExtension
from studywiki.math.page import WikiMath
from studywiki.page import pipeline, rendered
from studywiki.page.rendered import RenderedPage
from studywiki.pages.page_input import PageInput
from studywiki.rendering import Rendering
from studywiki.wiki.wiki import Wiki


@dataclass(frozen=True)
class Renderer:
    """What renders the pages of a wiki, one after the other; nothing of one is left when the next begins."""

    options: pipeline.Options = field(default_factory=pipeline.Options)
    math: WikiMath = field(default_factory=WikiMath)
    """What formulas share; its engine is started when the first is typeset."""
    site: Callable[[], Mapping[str, Any]] = dict
    """What `{{ site.… }}` stands for."""
    include: Callable[[str], str | None] = lambda _: None
    """Gives the text of an include of the wiki's own."""
    engine: Engine = field(default_factory=Engine)

    def render(self, page: PageInput, wiki: Wiki) -> RenderedPage:
        """`page` in `wiki`; one that fails, or is too much, is shown as its source, and told of. Never raises."""
        rendering = Rendering()
        math = MathExtension(rendering, self.engine, self.math)
        ours = pipeline.extensions(
            rendering, math, self.options, site=self.site, include=self.include, wiki=lambda: wiki
        )
        md = Markdown(extensions=[*EXTENSIONS, *ours], extension_configs=EXTENSIONS)
        rendering.begin(page.source, page.path, page.meta, as_source=page.as_source)
        html = md.convert(page.source.text)
        own = rendering.of(md)
        return rendered.of(own, math.kept(own), html)
