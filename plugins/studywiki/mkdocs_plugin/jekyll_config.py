"""What `_config.yml` says of a wiki that is or was Jekyll's: what is left out, given to pages, and where they were."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from studywiki import bounds
from studywiki.jekyll.defaults import Defaults
from studywiki.jekyll.site import Site
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.page_store import Pages
from studywiki.pages.collections import Collections
from studywiki.pages.confined import Reader
from studywiki.pages.permalink import Addresses
from studywiki.wiki.left_out import LeftOut


def site(config: MkDocsConfig, read: Pages) -> Site:
    """What the pages' `{{ site.… }}` stands for; the pages that `read` reads are given what it gives them."""
    name = (config.repo_url or "").partition("github.com/")[2]
    others = {"title": config.site_name, "github": {"repository_url": config.repo_url, "repository_nwo": name}}
    where = folders(config)
    found = Site([where.docs, where.root], lambda: others, read.titles, Reader(read.confined, where.root))
    read.defaults = _defaults(config, found)
    return found


def left_out(config: MkDocsConfig, site: Site) -> LeftOut:
    """What of the docs folder is no part of the site, as far as the folders of Jekyll's and `_config.yml` tell."""
    docs = _docs(config, site)
    if docs is None:
        return LeftOut()
    found = LeftOut(site.config[0], docs)
    if found.is_cut_short:
        site.refuse("site-excludes-too-many", limit=f"{bounds.EXCLUDES}")
    return found


def _defaults(config: MkDocsConfig, site: Site) -> Defaults:
    """The front matter that pages are given."""
    docs = _docs(config, site)
    if docs is None:
        return Defaults()
    found = Defaults(site.config_node("defaults"), site.config_file, docs, Collections(site.config[0], docs))
    site.tell(found.found)
    return found


def addresses(config: MkDocsConfig, site: Site) -> Addresses:
    """The addresses that the wiki's pages ask for, or had; none where it never was Jekyll's, but for posts."""
    docs = _docs(config, site)
    style = site.config[0].get("permalink")
    style = style.strip() if isinstance(style, str) else ""
    declared = Collections(site.config[0], docs) if docs is not None else None
    return Addresses(style or ("date" if site() else ""), declared)


def _docs(config: MkDocsConfig, site: Site) -> str | None:
    """The path of the docs folder from Jekyll's source; None without a `_config.yml`, or where it is another site's."""
    said, folder = site.config
    if folder is None:
        return None
    source = os.path.normpath(folder / str(said.get("source") or "").strip("/"))
    docs = os.path.relpath(folders(config).docs, source)
    if docs.startswith(".."):
        return None
    return "" if docs == "." else Path(docs).as_posix()
