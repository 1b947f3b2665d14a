"""Pages that lead on: written into the site beside its own, in the form of `mkdocs-redirects`, to be passed through.

They are no files of MkDocs': neither its sitemap nor a search, nor another plugin, is to know them.
https://github.com/mkdocs/mkdocs-redirects/blob/v1.2.2/mkdocs_redirects/plugin.py#L18-L37
"""

from __future__ import annotations

import json
import os
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
    seen: set[str] = set()
    for place, file in leading.items():
        if not _is_free(os.path.join(config.site_dir, place), seen):  # noqa: PTH118
            values = {"address": places.address(place), "page": file.src_uri}
            yield Diagnostic("redirect-not-written", folders(config).home, values, Severity.INFO)
            continue
        text = page(place, onward.goal(file), config, language)
        key = digests.of_text(text)
        unchanged.note(place, key)
        if not unchanged.takes(place, key):
            path = Path(config.site_dir, place)
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


def _is_free(path: str, seen: set[str]) -> bool:
    """Whether nothing is at `path`, and nothing but a folder where it would lie; those are entered in `seen`.

    Of hundreds: a `Path` of each, and of all above it, takes several times as long.
    """
    if os.path.lexists(path):
        return False
    folder = os.path.dirname(path)  # noqa: PTH120
    while folder not in seen:
        if os.path.isdir(folder):  # noqa: PTH112
            seen.add(folder)
        elif os.path.lexists(folder):
            return False
        else:
            folder = os.path.dirname(folder)  # noqa: PTH120
    return True
