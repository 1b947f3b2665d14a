"""A build's pages and files as what the rules work on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from studywiki.check import run
from studywiki.check.checked_wiki import CheckedPage, CheckedWiki
from studywiki.diagnostics import Diagnostic
from studywiki.mkdocs_plugin import mkdocs_yml, preset
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.page_store import Pages
from studywiki.wiki.folders import Folders
from studywiki.wiki.wiki import Wiki


def problems(
    config: MkDocsConfig,
    options: StudyWikiConfig,
    files: Files,
    pages: Pages,
    around: Wiki,
    found: Iterable[Diagnostic],
    *,
    advice: bool,
) -> list[Diagnostic]:
    """The problems of the wiki that `files` are, `found` among them."""
    rendered = checked_wiki(files, pages, around, folders(config), with_anchors=preset.checks_anchors(config))
    places = mkdocs_yml.places(folders(config).config, folders(config).home.file, options.check_off)
    return run.run(rendered, found, off=options.check_off, places=places, advice=advice)


def checked_wiki(files: Files, pages: Pages, around: Wiki, where: Folders, *, with_anchors: bool) -> CheckedWiki:
    """The wiki that `files` are, which lies in the folders `where`."""
    checked = {
        file.src_uri: _checked(file, pages, with_anchors=with_anchors)
        for file in files.documentation_pages(inclusion=InclusionLevel.is_included)
    }
    others = {file.src_uri: _size(file) for file in files if not file.is_documentation_page() and _is_own(file)}
    return CheckedWiki(checked, others, around, where)


def _checked(file: File, pages: Pages, *, with_anchors: bool) -> CheckedPage:
    page = pages.read(file)
    made = pages.rendered.get(file.src_uri)
    content = file.page.content if isinstance(file.page, Page) and not page.is_too_much else None
    return CheckedPage(
        page,
        pages.data(file),
        html=content if with_anchors else None,
        shown=content,
        anchored=made.anchored if made else None,
        refers_later="<autoref " in str(getattr(file.page, "content", "")),
        passed_by=file.generated_by is not None or page.is_too_much,
    )


def _is_own(file: File) -> bool:
    """Tell whether a file is the wiki's: not generated, not left out, and there."""
    there = file.abs_src_path is None or Path(file.abs_src_path).is_file()
    return file.generated_by is None and file.inclusion.is_included() and there


def _size(file: File) -> int:
    """A file's bytes: of one that was cleaned, what is published."""
    return Path(file.abs_src_path).stat().st_size if file.abs_src_path else len(file.content_bytes)
