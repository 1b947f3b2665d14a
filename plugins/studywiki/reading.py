"""MkDocs' files become pages of the wiki: read once in a build, unpublished ones left out, tags given a page."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from studywiki import encoding, pages, tag_listings
from studywiki.diagnostics import Diagnostic, Location
from studywiki.markdown.jekyll.site import Site
from studywiki.markdown.wiki import Wiki
from studywiki.pages import SourcePage

_TAG_PLUGINS = ("material/tags", "tags")
_HEADING = re.compile(r"^#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_TAG_PAGES = ("tags.md", "tag-index.md")
_ESCAPED_LATER = {"title", "summary", "description", "author", "keywords", "last_updated"}
"""Front matter that the theme itself makes HTML of."""
_TAGS = {"ko": "태그", "en": "Tags"}


class Pages:
    """The pages of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config = config
        self._read: dict[str, tuple[File, SourcePage]] = {}

    def read(self, file: File) -> SourcePage:
        """Give the page of `file`. A file that another plugin put in its place is read anew."""
        known = self._read.get(file.src_uri)
        if known and known[0] is file:
            return known[1]
        name = shown_path(Path(self.config.docs_dir, file.src_uri), self.config)
        page = tag_listings.checked(pages.read(file.src_uri, file.content_bytes, name), self._listings())
        self._read[file.src_uri] = (file, page)
        return page

    def _listings(self) -> Container[str]:
        """Give the names of the listings of tags that mkdocs.yml sets up."""
        plugins = [self.config.plugins.get(name) for name in _TAG_PLUGINS]
        return [name for plugin in plugins if plugin for name in plugin.config.get("listings_map") or ()]

    def titles(self) -> dict[str, str]:
        """Give the title of each page that was read: of its front matter, its first heading, or its file's name."""
        return {path: _title(page) for path, (_, page) in self._read.items()}


def _title(page: SourcePage) -> str:
    heading = _HEADING.search(page.source.text)
    return str(page.meta.get("title") or (heading[1] if heading else Path(page.path).stem))


def leave_out_unpublished(files: Files, read: Pages) -> None:
    """Make drafts of the pages with `published: false`: `mkdocs serve` shows them, the site does not hold them."""
    for file in files.documentation_pages():
        if read.read(file).meta.get("published") is False:
            file.inclusion = InclusionLevel.DRAFT


def add_tag_page(files: Files, read: Pages, config: MkDocsConfig, language: str) -> None:
    """Add the page that Material lists tags on, where pages have tags and no page is there to list them."""
    if not any(name in config.plugins for name in _TAG_PLUGINS):
        return
    known = [read.read(file) for file in files.documentation_pages()]
    listed = any(tag_listings.marks(page.source.text) for page in known)
    if listed or not any(page.meta.get("tags") for page in known):
        return
    name = next((name for name in _TAG_PAGES if files.get_file_from_path(name) is None), None)
    if name is None:
        return
    title = _TAGS["ko" if language == "ko" else "en"]
    text = f"---\ntitle: {title}\nedit: false\nsearch: exclude\n---\n\n<!-- material/tags -->\n"
    files.append(File.generated(config, name, content=text, inclusion=InclusionLevel.NOT_IN_NAV))


def wiki(files: Files, read: Pages, config: MkDocsConfig) -> Wiki:
    """Give what the wiki's links may lead to."""
    there = [file for file in files if file.inclusion.is_in_serve()]
    permalinks = {}
    for file in there:
        permalink = read.read(file).meta.get("permalink") if file.is_documentation_page() else None
        if permalink:
            permalinks[str(permalink)] = file.src_uri
    jekyll = jekyll_site(config, read)()
    old = str(jekyll.get("url") or "") + str(jekyll.get("baseurl") or "")
    addresses = [address for address in (config.site_url, old) if address and address.strip("/")]
    return Wiki({file.src_uri: file.url for file in there}, permalinks, addresses)


def jekyll_site(config: MkDocsConfig, read: Pages) -> Site:
    """Give what the pages' `{{ site.… }}` stands for."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    name = (config.repo_url or "").partition("github.com/")[2]
    others = {"title": config.site_name, "github": {"repository_url": config.repo_url, "repository_nwo": name}}
    return Site([Path(config.docs_dir), root], lambda: others, read.titles)


def texts(files: Files, read: Pages) -> Iterator[tuple[str, str]]:
    """Give each page's path and its Markdown."""
    for file in files.documentation_pages():
        yield file.src_uri, read.read(file).source.text


def for_mkdocs(page: SourcePage) -> str:
    """Give `page` as MkDocs reads it: front matter as JSON, which it cannot misread, and the Markdown."""
    meta = {key: value if key in _ESCAPED_LATER else _escaped(value) for key, value in page.meta.items()}
    return f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n{tag_listings.hidden(page.source.text)}"


def _escaped(value: Any) -> Any:  # noqa: ANN401  what JSON holds
    """Give `value` such that a template may print its texts as they are: Material's do so with tags."""
    if isinstance(value, str):
        return value.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    if isinstance(value, list):
        return [_escaped(each) for each in value]
    return {key: _escaped(each) for key, each in value.items()} if isinstance(value, dict) else value


def missing_templates(files: Files, read: Pages, env: Environment, config: MkDocsConfig) -> list[Diagnostic]:
    """Take `template` and `icon` from the pages where the theme has no such thing, which stops MkDocs; say where.

    A page may choose `main.html` and the templates that the wiki's owner has put into `custom_dir`: the theme's others
    are for other things than pages, and stop the build.
    """
    found: list[Diagnostic] = []
    for file in files.documentation_pages():
        if not isinstance(file.page, Page):
            continue
        meta = file.page.meta
        for key, name in (("template", meta.get("template")), ("icon", meta.get("icon"))):
            path = name if key == "template" else f".icons/{name}.svg"
            chosen = read.read(file).meta.get(key) is not None  # and not set by a plugin
            if name is None or (_exists(env, str(path)) and not (chosen and _is_not_for_pages(key, str(name), config))):
                continue
            del meta[key]
            values = {"key": key, "name": html.unescape(str(name))}
            found.append(Diagnostic("front-matter-no-such-template", _place(read.read(file), file, key), values))
    return found


def _is_not_for_pages(key: str, name: str, config: MkDocsConfig) -> bool:
    own = config.theme.custom_dir
    return key == "template" and name != "main.html" and not (own and Path(own, name).is_file())


def _place(page: SourcePage, file: File, key: str) -> Location:
    """Give where `key` stands in a page's front matter."""
    text = encoding.decode(file.content_bytes, page.source.file)[0]
    for number, line in enumerate(text.split("\n")[: page.source.origins[0]], 1):
        if line.lstrip().startswith(key):
            return Location(page.source.file, number, len(line) - len(line.lstrip()) + 1)
    return Location(page.source.file)


def _exists(env: Environment, name: str) -> bool:
    if name.startswith(("partials/", "fragments/")):
        return False  # parts of pages
    try:
        env.get_template(name)
    except TemplateError:
        return False
    return True


def shown_path(path: Path, config: MkDocsConfig) -> str:
    """Give `path` relative to the folder of mkdocs.yml, with slashes, as diagnostics name it."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
