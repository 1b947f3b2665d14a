"""The sidebar's entries that do not lead to the page: rendered once a build, and given their links for each folder.

An entry that leads elsewhere says the same on every page, but that its links start from the page's folder. So
Material's template writes it as the site's root would have it, and the links alone are made anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from jinja2 import Template, pass_context
from jinja2.runtime import Context
from markupsafe import escape
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

TEMPLATE = "material/partials/nav-item.html"
_HREF = re.compile(r'(?<= href=")[^"]*')


@dataclass
class Entries:
    """Those of one environment's sidebar."""

    _at_root: dict[tuple[int, str, int, bool], tuple[object, str]] = field(default_factory=dict)
    """Entry, its path and level, whether the page stands in what is above it -> the entry, and its HTML at the root."""
    _folder: str | None = None
    """The folder of the last page: pages come folder by folder, and only its entries are kept."""
    _here: dict[tuple[int, str, int, bool], str] = field(default_factory=dict)
    _links: dict[str, str] = field(default_factory=dict)
    _module: Any = None

    @pass_context
    def entry(self, context: Context, item: Any, path: str, level: int, parent: Any) -> str:  # noqa: ANN401  MkDocs' or a plugin's
        """The HTML of `item`, which does not lead to the page that `context` is of.

        `path` is what its identifiers begin with, `level` how deep it stands, `parent` the section that holds it.
        """
        page, base = context.get("page"), context.get("base_url") or ""
        folder = _folder_of(page.url) if page else f"//{base}"
        if folder != self._folder:
            self._folder, self._here, self._links = folder, {}, {}
        key = (id(item), path, level, bool(parent and parent.active))
        if key not in self._here:
            if key not in self._at_root:
                self._at_root[key] = item, self._rendered(context, item, path, level, parent)
            self._here[key] = _HREF.sub(lambda found: self._link(found[0], page, base), self._at_root[key][1])
        return self._here[key]

    def _rendered(self, context: Context, *given: object) -> str:
        if self._module is None:
            template: Template = context.environment.get_template(TEMPLATE)
            around: dict[str, Any] = {**context.get_all(), "page": None, "base_url": ""}
            self._module = template.make_module(around)
        lines = (line.strip() for line in self._module.render(*given).split("\n"))
        return "\n".join(line for line in lines if line)

    def _link(self, href: str, page: Page | None, base: str) -> str:
        if href not in self._links:
            self._links[href] = str(escape(normalize_url(unescape(href), page, base)))
        return self._links[href]


def _folder_of(url: str) -> str:
    """The folder from which the links of a page at `url` start.

    https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/utils/__init__.py#L183-L186
    """
    folder, _, name = url.rpartition("/")
    return folder if "." in name else url
