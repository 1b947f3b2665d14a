"""A 404.md of the wiki's own: hosts show its page at every address that there is none of, at whatever depth.

MkDocs makes the addresses of its own 404.html absolute, and those of a page not:
https://github.com/mkdocs/mkdocs/issues/3140
"""

from __future__ import annotations

from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from studywiki.mkdocs_plugin.old_addresses import MISSING
from studywiki.theme.absolute import absolute


def finish(output: str, page: Page, config: MkDocsConfig) -> str:
    """The finished page, with absolute addresses, if it is this one."""
    return absolute(output, base(config)) if page.file.dest_uri == MISSING else output


def base(config: MkDocsConfig) -> str:
    """The path of the site's root at its host, with a slash at its end."""
    return urlsplit(config.site_url or "/").path.rstrip("/") + "/"
