"""The wiki around a page: what its links may lead to, and what its Liquid may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from studywiki.jekyll.site import Site
from studywiki.mkdocs_plugin import jekyll_config
from studywiki.mkdocs_plugin.old_addresses import OldAddresses
from studywiki.mkdocs_plugin.page_store import Pages, is_own, known_as, title
from studywiki.pages import permalink
from studywiki.pages.permalink import Addresses
from studywiki.pages.source_page import SourcePage
from studywiki.wiki.page import WikiPage
from studywiki.wiki.surroundings import Surroundings
from studywiki.wiki.wiki import Wiki


def wiki(files: Files, read: Pages, config: MkDocsConfig, site: Site, around: Surroundings) -> Wiki:
    """What addresses in the wiki may mean; `site` is what `_config.yml` says, `around` the wiki's repository."""
    there = [file for file in files if file.inclusion.is_in_serve()]
    of_jekyll = jekyll_config.addresses(config, site)
    pages = [_page(file, read.read(file), of_jekyll) for file in there if file.is_documentation_page()]
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
    return OldAddresses(config, read, sites(config, site), jekyll_config.addresses(config, site))


def _page(file: File, page: SourcePage, of_jekyll: Addresses) -> WikiPage:
    published = of_jekyll.published(page.path, page.meta) if "permalink" not in page.meta else None
    return WikiPage(
        known_as(file),
        page.source.file,
        " ".join(title(page).split()),
        of_jekyll.asked(page.path, page.meta),
        published=page.meta.get("published") is not False,
        expected=file.generated_by is None
        and "redirect_to" not in page.meta
        and file.name != "404"
        and file.inclusion.is_in_nav(),
        old=(*permalink.old(page.meta), *([published] if published else [])),
    )


def page_around(md: Markdown) -> tuple[str, Mapping[str, Any]]:
    """The path and front matter of the page for which `md` converts something out of turn, as a blog's excerpts.

    MkDocs' own processor of links, which whoever converts for MkDocs has to enter, knows its file:
    https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/structure/pages.py#L336-L347
    """
    file = getattr(md.treeprocessors["relpath"], "file", None) if "relpath" in md.treeprocessors else None
    return (file.src_uri, getattr(file.page, "meta", {})) if isinstance(file, File) else ("", {})
