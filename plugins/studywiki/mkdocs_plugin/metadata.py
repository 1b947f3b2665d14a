"""A page's front matter on its way into MkDocs, the theme and its templates, none of which it may harm."""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from studywiki.diagnostics import Diagnostic
from studywiki.mkdocs_plugin import tag_listings
from studywiki.mkdocs_plugin.page_store import Pages
from studywiki.pages.source_page import SourcePage
from studywiki.theme.page import description

_ESCAPED_LATER = {"title", "summary", "description", "author", "keywords", "last_updated"}
"""Front matter that the theme itself makes HTML of."""
_SIMPLE = re.compile(r"[^\x00-\x1f\\\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*")
"""Letters that stand for themselves in JSON's strings and in YAML's: no escape, none at which YAML ends a line."""
_SHORT = 1000
"""Characters that a key of YAML may have at most, and front matter that needs no look at its keys."""
_DAYS = {"date", "created", "updated", "modified", "last_updated"}
"""Front matter that says when a page was written."""


class Handed(str):
    """A page as MkDocs reads it, and what it reads in it."""

    __slots__ = ("markdown", "meta")
    markdown: str
    meta: dict[str, Any] | None
    """None where only MkDocs' reader knows."""


def for_mkdocs(page: SourcePage) -> Handed:
    """`page` as MkDocs reads it: front matter as JSON, which it cannot misread, and the Markdown.

    What is too much to be rendered goes into no other plugin's hands either.
    """
    shown = printable(page.meta)
    dates = {key: date for key, value in shown.items() if (date := _date(key, value))}
    meta = ", ".join(f"{_json(key)}: {dates.get(key) or _json(value)}" for key, value in shown.items())
    body = "" if page.is_too_much else tag_listings.hidden(page.source.text)
    handed = Handed(f"---\n{{{meta}}}\n---\n{body}")
    handed.markdown = body.lstrip("\n")
    is_simple = len(meta) < _SHORT and _SIMPLE.fullmatch(meta) and all(map(_is_simple, shown.values()))
    days = {key: datetime.date.fromisoformat(date) for key, date in dates.items()}
    handed.meta = {key: _copy(value) for key, value in shown.items()} | days if is_simple else None
    return handed


def _is_simple(value: object) -> bool:
    """Whether `value` is the same as JSON and as YAML, where it holds nothing but plain letters."""
    if isinstance(value, list):
        return all(map(_is_simple, value))
    return value is None or isinstance(value, str | bool | int)


def _copy(value: Any) -> Any:  # noqa: ANN401  what `_is_simple` says
    return list(map(_copy, value)) if isinstance(value, list) else value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _date(key: str, value: object) -> str | None:
    """`value` as YAML has days, which plugins look for (`mkdocs-rss-plugin`); None where it is none."""
    if key not in _DAYS or not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return None
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def printable(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Front matter such that templates may print its texts as they are, but for those of `_ESCAPED_LATER`."""
    found = {key: value if key in _ESCAPED_LATER else _escaped(value) for key, value in meta.items()}
    if isinstance(found.get("status"), str):  # a part of a class's name: a blank in it would begin another class
        found["status"] = "-".join(re.findall(r"[\w-]+", found["status"]))
    return found


def finish(pages: Iterable[Page]) -> None:
    """Escape in place what other plugins were to have as its author wrote it. For titles see `Titles`."""
    for page in pages:
        if isinstance(author := page.meta.get("author"), str | int | float):
            page.meta["author"] = escape(author)
        page.meta["description"] = description(page.meta)  # Material prints it, and knows no summary
        if page.edit_url:
            page.edit_url = escape(page.edit_url)  # MkDocs puts the file's name into it as it is
        for author in getattr(page, "authors", ()):  # of the blog plugin, from a file of the docs folder
            author.name, author.description = escape(author.name), escape(author.description)


def printable_history(context: dict[str, Any]) -> None:
    """Escape in place what the plugins `git-authors` and `git-committers` have put into a template's context."""
    for key in ("git_info", "committers"):
        if key in context:
            context[key] = _escaped(context[key])


def _escaped(value: Any) -> Any:  # noqa: ANN401  what JSON holds
    """`value` such that a template may print its texts as they are: Material's do so with tags."""
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
            if name is None or (
                _exists(env, str(path), used=chosen) and not (chosen and _is_not_for_pages(key, str(name), config))
            ):
                continue
            del meta[key]
            values = {"key": key, "name": html.unescape(str(name))}
            found.append(Diagnostic("front-matter-no-such-template", read.place(file, key), values))
    return found


def _is_not_for_pages(key: str, name: str, config: MkDocsConfig) -> bool:
    own = config.theme.custom_dir
    return key == "template" and name != "main.html" and not (own and Path(own, name).is_file())


def _exists(env: Environment, name: str, *, used: bool) -> bool:
    """Tell whether the theme has a template, and with `used`, whether it can be used already.

    A plugin's own may need what the plugin gives the templates later: `blog-post.html` and its filter `date`.
    """
    if name.startswith(("partials/", "fragments/")):
        return False  # parts of pages
    try:
        if used or not env.loader:
            env.get_template(name)
        else:
            env.loader.get_source(env, name)
    except TemplateError:
        return False
    return True
