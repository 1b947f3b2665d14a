"""What templates print a page from, as digests: what is the same for all pages, and what is one page's own.

Material's templates are known, and so is what of the other pages they look at: the navigation, the page before and the
one behind. An owner's templates may look at anything, so that all pages are in the digest then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from studywiki.cache import digests, versions
from studywiki.mkdocs_plugin import put_aside
from studywiki.theme.said import Said

_SAID = (
    "copyright", "edit_uri", "edit_uri_template", "extra", "remote_branch", "remote_name", "repo_name", "repo_url",
    "site_author", "site_description", "site_name", "site_url", "use_directory_urls",
)  # fmt: skip
"""What of mkdocs.yml templates may print."""
_MADE = ("nav", "pages", "config", "page", "build_date_utc", "mkdocs_version")
"""What of a page's context is the same for all, or taken apart here: https://www.mkdocs.org/dev-guide/themes/#template-variables."""
_OF_THEME = ("map", "nav")
"""What our theme prints on every page, beside its options."""
_EVENTS = ("page_content", "page_context", "env", "post_page")
"""Events in which a plugin may change how a page is printed."""
_KNOWN = ("studywiki.", "material.plugins.search.", "material.plugins.tags.", "material.plugins.meta.")
_ANEW = ("build_date_utc",)
"""What no two builds print alike."""
_LARGEST = 1_000_000


def unknown(config: MkDocsConfig) -> str | None:
    """The plugin, or the owner's hook, of which nobody knows how it changes what is printed; None without one."""
    for event in _EVENTS:
        for method in config.plugins.events[event]:
            module = type(getattr(method, "__self__", None)).__module__
            if not f"{module}.".startswith(_KNOWN):
                names = [name for name, plugin in config.plugins.items() if plugin is getattr(method, "__self__", None)]
                return names[0] if names else str(getattr(method, "__module__", "hooks"))
    return None


def others(config: MkDocsConfig) -> list[str]:
    """The names of the plugins of which nobody knows on what they depend."""
    return [name for name, each in config.plugins.items() if not f"{type(each).__module__}.".startswith(_KNOWN)]


def is_looked_at_later(config: MkDocsConfig) -> bool:
    """Whether somebody may look at a page once it is printed: another plugin, the owner's hook, a template of his."""
    return bool(others(config) or config.hooks or config.theme.custom_dir)


def of_all(config: MkDocsConfig, nav: Navigation, files: Files) -> bytes:
    """What is the same for all pages. Raises `digests.UnknownError`, which names what is not known."""
    theme = {key: str(value) if key == "locale" else value for key, value in config.theme.items()}
    plugins = {name: dict(plugin.config) if _is_known(plugin) else {} for name, plugin in config.plugins.items()}
    templates = dict(_templates(config))
    anything = [list(map(_whole, nav.items)), list(map(_any, files.documentation_pages()))] if templates else []
    return digests.of(
        versions.digest(),
        {key: config[key] for key in _SAID},
        theme,
        plugins,
        config.mdx_configs.get("toc"),
        templates,
        anything,
        [_tab(item) for item in nav.items] if "navigation.tabs" in (theme.get("features") or ()) else [],
        [getattr(config.theme, name, None) for name in _OF_THEME],
        _entry(nav.homepage) if nav.homepage else None,
    )


def of_page(page: Page, context: Mapping[str, Any], template: str, sidebar: object) -> bytes:
    """What is one page's own. Raises `digests.UnknownError`."""
    others = {key: _reference(value) for key, value in context.items() if key not in _MADE}
    around = [_entry(each) if each else None for each in (page.previous_page, page.next_page)]
    return digests.of(
        template,
        put_aside.digest(page),
        _entry(page),
        page.meta,
        [page.canonical_url, page.edit_url, page.is_homepage, page.is_index],
        list(_toc(page.toc)),
        [_entry(each) for each in page.ancestors],
        around,
        sidebar,
        others,
    )


def _is_known(plugin: object) -> bool:
    return f"{type(plugin).__module__}.".startswith(_KNOWN) and not type(plugin).__module__.startswith("studywiki.")


def _entry(item: StructureItem) -> list[object]:
    """What the navigation prints of a page, a section or a link."""
    meta = getattr(item, "meta", None) or {}
    marks = [meta.get(key) for key in ("icon", "status", "subtitle")]
    return [_plain(item.title), getattr(item, "typeset", None), getattr(item, "url", None), marks, item.is_section]


def _tab(item: Any) -> list[object]:  # noqa: ANN401  one of MkDocs', which have no type together
    """An entry of the first level, with the page that the tab of a section leads to."""
    first = item
    while first.children:
        first = first.children[0]
    return [_entry(item), _entry(first)]


def _whole(item: Any) -> list[object]:  # noqa: ANN401  one of MkDocs'
    return [_entry(item), getattr(item, "is_index", None), [_whole(child) for child in item.children or ()]]


def _any(file: Any) -> list[object]:  # noqa: ANN401  MkDocs' file
    page = file.page
    return [
        file.src_uri,
        file.url,
        page and [page.title, page.meta, put_aside.digest(page), list(_toc(page.toc))],
    ]


def _toc(items: Iterable[AnchorLink]) -> Iterator[list[object]]:
    for item in items:
        yield [
            _plain(item.title),
            getattr(item, "typeset", None),
            _plain(item.id),
            item.level,
            list(_toc(item.children)),
        ]


def _plain(text: object) -> object:
    """`text`, and whether it is HTML: each page has dozens, which `digests` would ask to be described one by one."""
    return [type(text).__name__, str.__str__(text)] if isinstance(text, str) else text


def _reference(value: object) -> object:
    """A part of a context as it can be known again: Material's tags are objects with a name and an address."""
    if isinstance(value, Said):
        return value.depends
    if isinstance(value, list) and value and type(value[0]).__module__.startswith("material.plugins.tags."):
        return [[tag.name, tag.hidden, tag.url] for tag in value]
    return value


def _templates(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """The owner's templates. Raises `digests.UnknownError` where one prints what no two builds print alike."""
    for folder in [Path(config.theme.custom_dir)] if config.theme.custom_dir else []:
        for path in sorted(path for path in folder.rglob("*") if path.suffix in (".html", ".svg", ".xml")):
            text = path.read_bytes()[:_LARGEST].decode("utf-8", errors="replace")
            if found := next((word for word in _ANEW if word in text), None):
                raise digests.UnknownError(f"{path.name}: {found}")
            yield path.relative_to(folder).as_posix(), text
