"""The wiki around a page: what its links may lead to, and what its Liquid may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from studywiki.markdown.addresses import Wiki
from studywiki.markdown.jekyll.site import Site
from studywiki.mkdocs_plugin.page_store import Pages, known_as, root
from studywiki.pages.confined import Reader


def wiki(files: Files, read: Pages, config: MkDocsConfig, site: Site) -> Wiki:
    """What the wiki's links may lead to; `site` is what `jekyll_site` gave."""
    there = [file for file in files if file.inclusion.is_in_serve()]
    permalinks = {}
    for file in there:
        permalink = read.read(file).meta.get("permalink") if file.is_documentation_page() else None
        if permalink:
            permalinks[str(permalink)] = file.src_uri
    jekyll = site()
    old = str(jekyll.get("url") or "") + str(jekyll.get("baseurl") or "")
    addresses = [address for address in (config.site_url, old) if address and address.strip("/")]
    in_languages = {known_as(file): file.url for file in there}
    return Wiki({**in_languages, **{file.src_uri: file.url for file in there}}, permalinks, addresses)


def jekyll_site(config: MkDocsConfig, read: Pages) -> Site:
    """What the pages' `{{ site.… }}` stands for."""
    name = (config.repo_url or "").partition("github.com/")[2]
    others = {"title": config.site_name, "github": {"repository_url": config.repo_url, "repository_nwo": name}}
    home = root(config)
    return Site([Path(config.docs_dir), home], lambda: others, read.titles, Reader(read.confined, home))


def page_around(md: Markdown) -> tuple[str, Mapping[str, Any]]:
    """The path and front matter of the page for which `md` converts something out of turn, as a blog's excerpts.

    MkDocs' own processor of links, which whoever converts for MkDocs has to enter, knows its file:
    https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/structure/pages.py#L336-L347
    """
    file = getattr(md.treeprocessors["relpath"], "file", None) if "relpath" in md.treeprocessors else None
    return (file.src_uri, getattr(file.page, "meta", {})) if isinstance(file, File) else ("", {})
