"""What stands in mkdocs.yml's list of plugins in the place of Material's search: its name, its options, its records.

Material's templates show the box where there is a plugin of that name, and other plugins look for it: `i18n` gathers
its records from language to language, `exclude-search` and `encryptcontent` take what nobody is to find out of the file
that it writes: https://github.com/squidfunk/mkdocs-material/blob/9.6.23/src/plugins/search/plugin.py . So records are
made where there are such plugins, and what they have left is what is found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from material.plugins.search.config import SearchConfig
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import BasePlugin

from studywiki.search import files
from studywiki.search.page import FoundPage

NAME = "material/search"
SEPARATOR = r'[\s\-,:!=\[\]()"/]+'
"""Where words end that the page shows highlighted: at brackets, too, for the sake of `softmax(z)`.
https://squidfunk.github.io/mkdocs-material/plugins/search/#config.separator"""


class Records:
    """What is to be found, as Material's plugin lists it."""

    def __init__(self) -> None:
        self.entries: list[dict[str, Any]] = []
        """One for each section: `location`, `title`, `text`, of HTML."""

    def enter(self, location: str, page: FoundPage) -> None:
        """Enter the sections of `page`."""
        for section in page.sections:
            place = f"{location}#{section.anchor}" if section.anchor else location
            text = "".join(f"<p>{escape(line, quote=False)}</p>" for line in section.text.split("\n") if line)
            tags = {"tags": list(page.tags)} if page.tags else {}
            title = escape(section.title or page.title, quote=False)
            self.entries.append({"location": place, "title": title, "text": text, **tags})


class Search(BasePlugin[SearchConfig]):
    """Ours, under the name of Material's plugin."""

    def __init__(self) -> None:
        self.search_index = Records()
        self.language = "en"

    def on_config(self, config: MkDocsConfig) -> None:
        """Begin a build."""
        self.search_index = Records()
        self.language = str(config.theme.get("language") or "en")

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the records, for other plugins to take from them."""
        if self.config.enabled:
            text = files.stubs(self.said(), self.search_index.entries)[files.STUB]
            path = Path(config.site_dir, files.STUB)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def said(self) -> dict[str, object]:
        """What Material's box is told of the search."""
        languages = self.config.lang or [self.language]
        return {"lang": list(languages), "separator": self.config.separator or SEPARATOR, "pipeline": [], "fields": {}}


def take_place(config: MkDocsConfig) -> dict[str, BasePlugin[Any]]:
    """Ours, by its name, put into `config`: in the place of Material's and with its options, where that is listed."""
    theirs = config.plugins.get(NAME)
    if isinstance(theirs, Search):  # of the build around this one
        return {}
    ours = Search()
    options = dict(theirs.config) if isinstance(theirs, SearchPlugin) else {}
    errors, _ = ours.load_config(options)
    if errors:
        raise ConfigurationError(f"{NAME}: {errors[0][1]}")
    for methods in config.plugins.events.values():
        methods[:] = [method for method in methods if getattr(method, "__self__", None) is not theirs or theirs is None]
    config.plugins[NAME] = ours
    return {NAME: ours}


def records_left(site: str, before: Sequence[Mapping[str, Any]]) -> Mapping[str, set[str]]:
    """The places that are still to be found: the address of a page -> the anchors of its sections, empty for its own.

    Those that another plugin has taken out of `before`, or has written anew, are not.
    """
    path = Path(site, files.STUB)
    try:
        left = json.loads(path.read_text("utf-8"))["docs"]
        texts = {str(each["location"]): each.get("text") for each in left}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # what cannot be read shows nobody what is to be hidden
    return places(each["location"] for each in before if texts.get(each["location"]) == each["text"])


def places(locations: Iterable[str]) -> Mapping[str, set[str]]:
    """Addresses with anchors, page by page."""
    found: dict[str, set[str]] = {}
    for each in locations:
        page, _, anchor = each.partition("#")
        found.setdefault(page, set()).add(anchor)
    return found


def of(config: MkDocsConfig) -> Search | None:
    """Ours, where it is there and on."""
    plugin = config.plugins.get(NAME)
    return plugin if isinstance(plugin, Search) and plugin.config.enabled else None
