"""The sidebar of a build: whether pages have it whole, what stands in each, and on what that depends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from msgspec import Struct

from studywiki.theme.nav_rows import Rows
from studywiki.theme.outline import Listing, Outline

PRUNE = "navigation.prune"
"""Material's own way to cut a sidebar: where an owner has it, it stands."""
_TEMPLATES = Path(__file__).parent / "templates"
_OURS = ("partials/nav.html", "partials/nav-item.html")
"""The templates that know of a sidebar in parts: where the wiki's owner has put others for them, theirs stand."""


class Sidebar(Struct, frozen=True):
    """One navigation, as pages have it."""

    nav: Navigation
    outline: Outline
    rows: Rows
    is_cut: bool
    """Whether pages have a part of it, and the rest is in the script for all pages."""

    @classmethod
    def of(cls, nav: Navigation, config: MkDocsConfig, env: Environment) -> Sidebar:
        """The sidebar that `env` prints of `nav`."""
        features = config.theme.get("features") or ()
        outline = Outline(nav.items, indexes="navigation.indexes" in features)
        is_cut = not outline.is_small and PRUNE not in features and _is_ours(env)
        return cls(nav, outline, Rows(outline), is_cut)

    def listing(self, page: Any) -> Listing | None:  # noqa: ANN401  MkDocs' or a plugin's
        """What stands in the sidebar of `page`; None where that is everything."""
        return self.outline.shown(page) if self.is_cut else None

    def depends(self, page: Any) -> str:  # noqa: ANN401
        """All that the sidebar of `page` depends on, but for the page's own contents, templates and options.

        Equal strings, the same sidebar. It may be asked when titles are settled.
        """
        return self.rows.depends(page, self.listing(page))


def _is_ours(env: Environment) -> bool:
    try:
        found = [env.loader.get_source(env, name)[1] for name in _OURS] if env.loader else []
    except TemplateNotFound:
        return False
    return bool(found) and all(name and Path(name).is_relative_to(_TEMPLATES) for name in found)
