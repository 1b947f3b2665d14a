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

from studywiki.theme.outline import Listing, Place, first_page
from studywiki.theme.sidebar import Sidebar

MATERIALS = "material/partials/nav-item.html"
CLOSED = "partials/studywiki-closed.html"
_BREAK = re.compile(r"(>)[ \t]*\n\s*|(?<!\s)\s*\n[ \t]*(<)")
"""Between tags, where Material's styles leave no room for a blank."""
_HREF = re.compile(r'(?<= href=")[^"]*')
_Key = tuple[str, int, str, int, bool]
"""Template, entry, its path and level, whether the page stands in what is above it."""


@dataclass
class Entries:
    """Those of one environment's sidebar."""

    _at_root: dict[_Key, tuple[object, str]] = field(default_factory=dict)
    """The entry, and its HTML at the root."""
    _folder: str | None = None
    """The folder of the last page: pages come folder by folder, and only its entries are kept."""
    _here: dict[_Key, str] = field(default_factory=dict)
    _links: dict[str, str] = field(default_factory=dict)
    _modules: dict[str, Any] = field(default_factory=dict)
    _sidebar: Sidebar | None = None

    @pass_context
    def listing(self, context: Context) -> Listing | None:
        """What stands in the sidebar of the page that `context` is of; None where that is everything."""
        return self._of(context).listing(context.get("page"))

    @pass_context
    def tabs(self, context: Context) -> list[Any]:
        """The items of the navigation that the tabs of the page that `context` is of are for."""
        return [place.item for place in self._of(context).outline.tabs(context.get("page"))]

    def _of(self, context: Context) -> Sidebar:
        nav = context["nav"]
        if self._sidebar is None or self._sidebar.nav is not nav:
            self._sidebar = Sidebar.of(nav, context["config"], context.environment)
        return self._sidebar

    @pass_context
    def entry(self, context: Context, item: Any, path: str, level: int, parent: Any) -> str:  # noqa: ANN401  MkDocs' or a plugin's
        """The HTML of `item`, which does not lead to the page that `context` is of.

        `path` is what its identifiers begin with, `level` how deep it stands, `parent` the section that holds it.
        """
        return self._entry(context, MATERIALS, item, path, level, parent)

    @pass_context
    def closed(self, context: Context, place: Place) -> str:
        """The HTML of a section without what is in it: a link to the first page of it."""
        return self._entry(context, CLOSED, place.item, place.path, place.level, place.parent)

    def _entry(self, context: Context, template: str, item: Any, path: str, level: int, parent: Any) -> str:  # noqa: ANN401
        page, base = context.get("page"), context.get("base_url") or ""
        folder = _folder_of(page.url) if page else f"//{base}"
        if folder != self._folder:
            self._folder, self._here, self._links = folder, {}, {}
        key = (template, id(item), path, level, bool(parent and parent.active))
        if key not in self._here:
            if key not in self._at_root:
                self._at_root[key] = item, self._rendered(context, template, item, path, level, parent)
            self._here[key] = _HREF.sub(lambda found: self._link(found[0], page, base), self._at_root[key][1])
        return self._here[key]

    def _rendered(self, context: Context, name: str, item: Any, *given: object) -> str:  # noqa: ANN401
        if name not in self._modules:
            template: Template = context.environment.get_template(name)
            around: dict[str, Any] = {**context.get_all(), "page": None, "base_url": "", "first_page": first_page}
            self._modules[name] = template.make_module(around)
        return _BREAK.sub(lambda found: found[1] or found[2], self._modules[name].render(item, *given).strip())

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
