"""How Material is set for a wiki. What the user sets in mkdocs.yml wins, key by key."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_theme_dir

from studywiki.messages.phrases import spoken
from studywiki.theme import bundle, parts
from studywiki.theme.environment import WikiTheme

TEMPLATES = Path(__file__).parent / "templates"

FEATURES = [
    "content.code.copy",
    "content.footnote.tooltips",
    "content.tabs.link",
    "navigation.footer",
    "navigation.indexes",
    "navigation.top",
    "search.highlight",
    "search.suggest",
    "toc.follow",
]
"""Not `navigation.instant`: our scripts do not know the sidebar that it swaps in, and it breaks without site_url."""

_PRINTERS = ("print-site",)
"""Plugins that print pages of their own, past the event in which a page gets what its formulas need."""


def apply(config: MkDocsConfig, mine: Mapping[str, Any]) -> None:
    """Set Material's options that `mine`, the user's mkdocs.yml, leaves open, and put our files over Material's.

    Where that was done for `config` before, nothing is left to do.
    """
    if isinstance(config.theme, WikiTheme):
        return
    theme = mine.get("theme")
    theirs = theme if isinstance(theme, Mapping) else {}
    language = str(config.theme.get("language") or "en")
    settings = {"features": FEATURES, "font": False, "palette": _palette(language)}
    for name, value in settings.items():
        if name not in theirs:
            config.theme[name] = value
    config.theme = WikiTheme.over(config.theme)
    place = config.theme.dirs.index(get_theme_dir("material"))
    config.theme.dirs.insert(place, str(TEMPLATES))
    config.extra_css = [bundle.styles().path, *config.extra_css]
    if any(name in config.plugins for name in _PRINTERS):
        config.extra_css = [parts.KATEX_STYLES, *config.extra_css]
    config.extra_javascript = [bundle.scripts().path, *config.extra_javascript]


def _palette(language: str) -> list[dict[str, Any]]:
    """Light and dark; the system decides until the reader does."""
    said = spoken("theme", language)["palette"]
    return [
        {
            "media": f"(prefers-color-scheme: {kind})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": said[kind]},
        }
        for kind, scheme, icon in (
            ("light", "default", "material/moon-waning-crescent"),
            ("dark", "slate", "material/white-balance-sunny"),
        )
    ]
