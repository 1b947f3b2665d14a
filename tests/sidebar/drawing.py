"""Sidebars and navigations as indented text, so that a reviewer sees the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studywiki.diagnostics import Diagnostic
from studywiki.messages import words
from studywiki.sidebar.model import Entry, Sidebar
from studywiki.sidebar.nav import Item, LinkItem, PageItem, PlaceItem, SectionItem


def draw_sidebar(sidebar: Sidebar) -> str:
    """Draw what was read: `3  Title -> address`, the line first; `(hidden)`, and for whom it is."""
    lines = [f"{sidebar.spelling.name} spelling", *_entries(sidebar.entries)]
    if sidebar.topnav:
        lines += ["topnav", *_entries(sidebar.topnav)]
    return "\n".join(lines) + "\n"


def _entries(entries: Iterable[Entry], depth: int = 0) -> Iterator[str]:
    for entry in entries:
        arrow = f" {'=>' if entry.address.absolute else '->'} {entry.address.text}" if entry.address else ""
        said = {key: value for key, value in (entry.conditions or {}).items() if value != "all"}
        for_whom = f"  [{'; '.join(f'{key}: {value}' for key, value in said.items())}]" if said else ""
        hidden = "  (hidden)" if entry.hidden else ""
        yield f"{entry.location.line:4}  {'  ' * depth}{entry.title or '-'}{arrow}{hidden}{for_whom}"
        yield from _entries(entry.children, depth + 1)


def draw_nav(items: Iterable[Item]) -> str:
    """Draw a navigation: `Title -> page`, `=>` for a link, `~>` for a place in a page."""
    return "\n".join(_items(items)) + "\n"


def _items(items: Iterable[Item], depth: int = 0) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}{_item(item)}"
        if isinstance(item, SectionItem):
            yield from _items(item.children, depth + 1)


def _item(item: Item) -> str:
    match item:
        case SectionItem():
            return f"{item.title} | {_item(item.index)}" if item.index else item.title
        case PageItem(path, title):
            return f"{title or '-'} -> {path}"
        case PlaceItem(path, anchor, title):
            return f"{title} ~> {path}#{anchor}"
        case LinkItem(url, title):
            return f"{title} => {url}"


def say(diagnostics: Iterable[Diagnostic], language: str) -> str:
    """Say diagnostics as the build log does, with how bad each is."""
    lines = []
    for each in diagnostics:
        told = words(each, language)
        lines.append(f"{each.location} {each.severity.value} {each.code}: {told.message}")
        lines += [f"    {line}" for line in told.hint.splitlines()]
    return "\n".join(lines) + "\n"
