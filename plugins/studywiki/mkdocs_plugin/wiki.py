"""The wiki around a page: what its links may lead to, and what its Liquid may ask for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from studywiki import bounds
from studywiki.jekyll.site import Site
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.old_addresses import OldAddresses
from studywiki.mkdocs_plugin.page_store import Pages, is_own, known_as, title
from studywiki.pages import permalink
from studywiki.pages.confined import Reader
from studywiki.pages.source_page import SourcePage
from studywiki.wiki.left_out import LeftOut
from studywiki.wiki.page import WikiPage
from studywiki.wiki.surroundings import Surroundings
from studywiki.wiki.wiki import Wiki


def wiki(files: Files, read: Pages, config: MkDocsConfig, site: Site, around: Surroundings) -> Wiki:
    """What addresses in the wiki may mean; `site` is what `jekyll_site` gave, `around` the wiki's repository."""
    there = [file for file in files if file.inclusion.is_in_serve()]
    pages = [_page(file, read.read(file)) for file in there if file.is_documentation_page()]
    known = {known_as(file): file.url for file in there} | {file.src_uri: file.url for file in there}
    hidden = [file.src_uri for file in files if not file.inclusion.is_in_serve() and is_own(file, config)]
    return Wiki(known, {page.path: page for page in pages}, sites(config, site), around, hidden)


def sites(config: MkDocsConfig, site: Site) -> list[str]:
    """Where the wiki is published, and where Jekyll published it."""
    jekyll = site()
    old = str(jekyll.get("url") or "") + str(jekyll.get("baseurl") or "")
    return [address for address in (config.site_url, old) if address and address.strip("/")]


def old_addresses(files: Files, read: Pages, config: MkDocsConfig, site: Site) -> OldAddresses:
    """What settles where the pages of `files` are, and what leads there."""
    for file in files.documentation_pages():
        read.read(file)  # `site` may ask for the titles of all
    jekyll = site()
    style = jekyll.get("permalink")
    return OldAddresses(
        config, read, sites(config, site), style if isinstance(style, str) else "date" if jekyll else ""
    )


def _page(file: File, page: SourcePage) -> WikiPage:
    return WikiPage(
        known_as(file),
        page.source.file,
        " ".join(title(page).split()),
        permalink.asked(page.path, page.meta),
        published=page.meta.get("published") is not False,
        expected=file.generated_by is None and file.name != "404" and file.inclusion.is_in_nav(),
        old=permalink.old(page.meta),
    )


def jekyll_site(config: MkDocsConfig, read: Pages) -> Site:
    """What the pages' `{{ site.… }}` stands for."""
    name = (config.repo_url or "").partition("github.com/")[2]
    others = {"title": config.site_name, "github": {"repository_url": config.repo_url, "repository_nwo": name}}
    where = folders(config)
    return Site([where.docs, where.root], lambda: others, read.titles, Reader(read.confined, where.root))


def left_out(config: MkDocsConfig, site: Site) -> LeftOut:
    """What of the docs folder is no part of the site, as far as the folders of Jekyll's and `_config.yml` tell."""
    said, folder = site.config
    if folder is None:
        return LeftOut()
    source = os.path.normpath(folder / str(said.get("source") or "").strip("/"))
    docs = os.path.relpath(folders(config).docs, source)
    if docs.startswith(".."):  # Jekyll's site is another one
        return LeftOut()
    found = LeftOut(said, "" if docs == "." else Path(docs).as_posix())
    if found.is_cut_short:
        site.refuse("site-excludes-too-many", limit=f"{bounds.EXCLUDES}")
    return found


def page_around(md: Markdown) -> tuple[str, Mapping[str, Any]]:
    """The path and front matter of the page for which `md` converts something out of turn, as a blog's excerpts.

    MkDocs' own processor of links, which whoever converts for MkDocs has to enter, knows its file:
    https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/structure/pages.py#L336-L347
    """
    file = getattr(md.treeprocessors["relpath"], "file", None) if "relpath" in md.treeprocessors else None
    return (file.src_uri, getattr(file.page, "meta", {})) if isinstance(file, File) else ("", {})
