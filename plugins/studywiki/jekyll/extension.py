"""The Python-Markdown extension for Jekyll's pages, and its step."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from studywiki.jekyll import alerts, control, highlight, kramdown, output, tags
from studywiki.jekyll.expressions import Variables
from studywiki.jekyll.literal_text import Prose
from studywiki.jekyll.own_includes import Read
from studywiki.rendering import Rendering, Step
from studywiki.text.source import Edit, Source

_KRAMDOWN = re.compile(r"\{:|^[ \t]*\^[ \t]*$|^ {0,3}\|?[ \t]*:?-+:?[ \t]*\|", re.MULTILINE)


class JekyllExtension(Extension):
    """Reads Liquid and kramdown. `rendering` is the page's; `site` is what `{{ site.… }}` stands for.

    `site` is asked for once a page; it holds what `_config.yml` says and, under `data`, the files of `_data`. `include`
    gives the text of one of the wiki's own includes.
    """

    def __init__(
        self,
        rendering: Rendering | None = None,
        site: Callable[[], Mapping[str, Any]] = dict,
        include: Read = lambda _: None,
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(**options)
        self.rendering = rendering if rendering is not None else Rendering()
        self.site = site
        self.include = include

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Enter the step into `md`."""
        JekyllStep(md, self.rendering.of(md), self.site, self.include).register()


class JekyllStep(Step):
    """Rewrites a page's Liquid and kramdown."""

    name = "jekyll"

    def __init__(
        self,
        md: Markdown,
        rendering: Rendering,
        site: Callable[[], Mapping[str, Any]],
        include: Read = lambda _: None,
    ) -> None:
        super().__init__(md, rendering)
        self.site = site
        self.include = include

    def transform(self, source: Source) -> Source:
        """The page without Liquid and kramdown; one that holds none costs next to nothing."""
        if "{%" in source.text or "{{" in source.text:
            source = self._liquid(source)
        if _KRAMDOWN.search(source.text):
            source = source.edited(kramdown.edits(source))
        return source

    def _liquid(self, source: Source) -> Source:
        site = self.site()
        used = self.rendering.used
        used["whole site",] = bool(site)

        def asked(path: str, value: object) -> None:
            used["site", path] = value

        def include(file: str) -> str | None:
            found = used["include", file] = self.include(file)
            return found

        variables = Variables(site, self._page(), whole_site=bool(site), asked=asked)
        report = self.rendering.report
        source = source.edited(highlight.edits(source))
        prose = Prose(source.text)
        rules: list[Callable[[Source, Prose], Iterable[Edit]]] = [
            lambda source, prose: control.edits(source, prose, variables, report),
            alerts.edits,
            lambda source, prose: tags.edits(source, prose, tags.Page(variables, report, include)),
            lambda source, prose: output.edits(source, prose, variables, report),
            lambda _, prose: [Edit(tag.start, tag.end, "") for tag in prose.raw_tags],
        ]
        for rule in rules:
            if found := prose.closed_up(list(rule(source, prose))):
                source = source.edited(found)
                prose = Prose(source.text)
        return source

    def _page(self) -> dict[str, Any]:
        """What `{{ page.… }}` stands for."""
        path = self.rendering.path
        return {"path": path, "url": "/" + re.sub(r"\.\w+$", ".html", path), **self.rendering.meta}


def makeExtension(**options: Any) -> JekyllExtension:  # noqa: ANN401, N802  Python-Markdown's name
    """Let Python-Markdown load the extension by the name of this module."""
    return JekyllExtension(**options)
