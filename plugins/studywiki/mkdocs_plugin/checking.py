"""A build's pages and files as what the rules work on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from studywiki.check import page_findings, run
from studywiki.check.checked_wiki import CheckedPage, CheckedWiki
from studywiki.check.page_findings import PageFindings
from studywiki.diagnostics import Diagnostic
from studywiki.glossary.model import Glossary
from studywiki.mkdocs_plugin import baselines, mkdocs_yml, preset, put_aside
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.onward import Onward
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.page_store import Pages
from studywiki.pages.confined import RefusedError
from studywiki.wiki import suffixes
from studywiki.wiki.folders import Folders
from studywiki.wiki.wiki import Wiki


def problems(
    config: MkDocsConfig,
    options: StudyWikiConfig,
    files: Files,
    pages: Pages,
    around: Wiki,
    glossary: Glossary,
    onward: Onward,
    found: Iterable[Diagnostic],
    *,
    advice: bool,
) -> list[Diagnostic]:
    """The problems of the wiki that `files` are, `found` among them; what its baseline holds are notes.

    With `advice`, for a check, which does more with the baseline, they are what they are.
    """
    anchors = preset.checks_anchors(config)
    rendered = checked_wiki(files, pages, around, folders(config), onward, with_anchors=anchors)
    rendered = replace(rendered, glossary=glossary)
    pages.anchors = {path: page.anchors for path, page in rendered.pages.items() if page.anchors is not None}
    places = mkdocs_yml.places(folders(config).config, folders(config).home.file, options.check_off)
    known, seen = baselines.known(config, options), pages.looked_at
    every = run.run(
        rendered, [*found, *known.found], off=options.check_off, places=places, advice=advice, looked_at=seen
    )
    return every if advice or known.baseline is None else known.told(every)


def look_at(file: File, pages: Pages, *, advice: bool) -> PageFindings:
    """What the page of `file`, which was just rendered, tells by itself."""
    page = checked_page(file, pages, with_anchors=False, leads_on=False)  # other pages ask for its places
    return page_findings.of(page, advice=advice)


def checked_wiki(
    files: Files, pages: Pages, around: Wiki, where: Folders, onward: Onward, *, with_anchors: bool
) -> CheckedWiki:
    """The wiki that `files` are, which lies in the folders `where`."""
    checked = {
        file.src_uri: checked_page(file, pages, with_anchors=with_anchors, leads_on=onward.leads(file))
        for file in files.documentation_pages(inclusion=InclusionLevel.is_included)
    }
    others = {file.src_uri: _size(file) for file in files if not file.is_documentation_page() and _is_own(file)}
    return CheckedWiki(checked, others, around, where, beside(where))


def beside(where: Folders) -> list[str]:
    """The names of Markdown files beside mkdocs.yml; none where that is the folder of the pages."""
    if where.docs == where.root or where.docs.resolve() == where.root.resolve():
        return []
    try:
        names = where.confined().names(where.root)
    except RefusedError:
        return []
    return [name for name in names if suffixes.is_meant_as_page(name) and (where.root / name).is_file()]


def checked_page(file: File, pages: Pages, *, with_anchors: bool, leads_on: bool) -> CheckedPage:
    """The page of `file`; `with_anchors`, the places in it that links may lead to are known."""
    page = pages.read(file)
    made = pages.rendered.get(file.src_uri)
    shown = file.page if not page.is_too_much else None
    article = pages.article(file.page) if with_anchors and file.page and not page.is_too_much else None
    return CheckedPage(
        page,
        lambda: pages.data(file),
        anchors=article.anchors if article else None,
        html=lambda: shown.content if shown else None,
        anchored=made.anchored if made else None,
        refers_later=put_aside.packed(file.page) is None and "<autoref " in str(getattr(file.page, "content", "")),
        passed_by=file.generated_by is not None or page.is_too_much or leads_on,
    )


def _is_own(file: File) -> bool:
    """Tell whether a file is the wiki's: not generated, not left out, and there."""
    there = file.abs_src_path is None or Path(file.abs_src_path).is_file()
    return file.generated_by is None and file.inclusion.is_included() and there


def _size(file: File) -> int:
    """A file's bytes: of one that was cleaned, what is published."""
    return Path(file.abs_src_path).stat().st_size if file.abs_src_path else len(file.content_bytes)
