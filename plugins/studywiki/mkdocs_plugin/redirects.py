"""Pages that lead on: written into the site beside its own, in the form of `mkdocs-redirects`, to be passed through.

They are no files of MkDocs': neither its sitemap nor a search, nor another plugin, is to know them.
https://github.com/mkdocs/mkdocs-redirects/blob/v1.2.2/mkdocs_redirects/plugin.py#L18-L37
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote, urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from studywiki.cache import digests
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.messages.phrases import spoken
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.onward import Goal, Onward
from studywiki.publishing.unchanged import Unchanged
from studywiki.wiki import places

_HTML = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<meta name="robots" content="noindex">
<script>location.replace({script})</script>
<meta http-equiv="refresh" content="0; url={target}">
</head>
<body><p>{text} <a href="{target}">{target}</a></p></body>
</html>
"""


def leave(
    leading: Mapping[str, File], onward: Onward, language: str, config: MkDocsConfig, unchanged: Unchanged
) -> Iterator[Diagnostic]:
    """Write into the site what leads from each place of `leading` to the page there; gives what to say of it.

    Where that page leads on itself, to where it leads. `unchanged` takes over those that the site before had. To be
    called after all others have written.
    """
    for place, file in leading.items():
        path = Path(config.site_dir, place)
        if path.is_symlink() or path.exists() or any(not up.is_dir() for up in _there(path, Path(config.site_dir))):
            values = {"address": places.address(place), "page": file.src_uri}
            yield Diagnostic("redirect-not-written", folders(config).home, values, Severity.INFO)
            continue
        text = page(place, onward.goal(file), config, language)
        key = digests.of_text(text)
        unchanged.note(place, key)
        if not unchanged.takes(place, key):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")


def page(place: str, goal: Goal, config: MkDocsConfig, language: str) -> str:
    """The page at `place` that leads to `goal`."""
    file = goal.file
    target = get_relative_url(file.url, quote(place))
    known = file.page.canonical_url if isinstance(file.page, Page) else None
    canonical = known or (urljoin(config.site_url, file.url) if config.site_url else target)
    target += goal.rest
    words = spoken("redirects", language)
    return _HTML.format(
        language=escape(language),
        title=escape(words["title"]),
        text=escape(words["text"]),
        target=escape(target),
        script=_script(target),
        canonical=escape(canonical),
    )


def _script(target: str) -> str:
    """What the script leads to: `target`, and what the reader's address has and it has not."""
    text = json.dumps(target).replace("<", "\\u003c")
    if "#" in target:
        return text
    return f"{text} + location.search + location.hash" if "?" not in target else f"{text} + location.hash"


def _there(path: Path, site: Path) -> Iterator[Path]:
    """The folders between `site` and `path` that are there already, or what is in their place."""
    for folder in path.parents:
        if folder == site:
            return
        if folder.is_symlink() or folder.exists():
            yield folder
