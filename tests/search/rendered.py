"""A folder of pages as the search takes them, rendered without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from studywiki.page.render import Renderer
from studywiki.pages import source_page
from studywiki.pages.page_input import PageInput
from studywiki.wiki.wiki import Wiki
from tests.search.bench import with_own_section


def pages_of(folder: Path) -> list[dict[str, Any]]:
    """Give the pages below `folder`, each as the analysis takes it."""
    renderer = Renderer()
    return [_page(renderer, folder, file) for file in sorted(folder.rglob("*.md"))]


def _page(renderer: Renderer, folder: Path, file: Path) -> dict[str, Any]:
    path = file.relative_to(folder).as_posix()
    read = source_page.read(path, file.read_bytes(), path)
    made = renderer.render(PageInput(read.source, path, read.meta, as_source=read.is_too_much), Wiki())
    sections = [
        {"anchor": each.anchor, "level": each.level, "title": each.title, "text": each.text}
        for each in made.article.sections
    ]
    first = next((each["title"] for each in sections if each["level"] == 1), None)
    return with_own_section(
        {
            "title": str(read.meta.get("title") or first or file.stem),
            "location": _location(PurePosixPath(path)),
            "keywords": _words(read.meta, "keywords"),
            "tags": _words(read.meta, "tags"),
            "summary": str(read.meta.get("summary") or ""),
            "sections": sections,
        }
    )


def _location(path: PurePosixPath) -> str:
    return f"{path.parent}/" if path.name == "index.md" else f"{path.with_suffix('')}/"


def _words(meta: Mapping[str, Any], name: str) -> list[str]:
    value = meta.get(name) or []
    return [str(each) for each in value] if isinstance(value, list) else str(value).split(",")
