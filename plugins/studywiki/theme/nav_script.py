"""The one script that has the whole sidebar, for all pages: its data, and what makes Material's HTML of them.

Its name stays the same, so that a title that changes is not a change of every page. Code and data are one file: they
are always of one build, whatever page has asked for them. It is a script because a page that is opened from the disk
may fetch nothing else.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

from studywiki.theme.sidebar import Sidebar

FOLDER = "assets"
"""Of the site, where the script lies: `scripts/sidebar.js` asks for it there, and what stands below the sidebar."""
_GROW = Path(__file__).parent / "nav" / "grow.js"
_FEATURES = ("tabs", "sections", "expand")
"""Material's features `navigation.…` by which its template makes another sidebar."""
_HALVES = re.compile("[\ud800-\udfff]")


def name(language: str = "") -> str:
    """What the script is called; of the languages that the plugin `i18n` builds, all but the first have their own."""
    return f"studywiki-nav-{language}.js" if language else "studywiki-nav.js"


def script(sidebar: Sidebar, config: MkDocsConfig, env: Environment) -> str:
    """The script that puts the whole `sidebar` into a page."""
    rows = sidebar.rows.all()
    features = config.theme.get("features") or ()
    told: dict[str, Any] = {
        "rows": rows,
        "icons": [env.get_template(f".icons/{name}.svg").render() for name in sidebar.rows.icons],
        "statuses": {name: html.unescape(said) for name, said in _statuses(config).items()},
        "features": [name for name in _FEATURES if f"navigation.{name}" in features],
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    data = _HALVES.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
    return _GROW.read_text("utf-8").replace("@data@", data)


def _statuses(config: MkDocsConfig) -> Mapping[str, str]:
    """What mkdocs.yml says of each status of a page."""
    found = config.extra.get("status")
    return {str(name): str(said) for name, said in found.items()} if isinstance(found, Mapping) else {}
