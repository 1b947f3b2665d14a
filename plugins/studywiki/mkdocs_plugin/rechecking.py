"""The problems of pages that were built again, without looking at all the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from studywiki.check import run
from studywiki.check.checked_wiki import CheckedPage, CheckedWiki
from studywiki.diagnostics import Diagnostic
from studywiki.mkdocs_plugin import baselines, checking, mkdocs_yml
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.onward import Onward
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.page_store import Pages
from studywiki.page.answers import Answers
from studywiki.wiki.wiki import Wiki


def leading_to(paths: Collection[str], pages: Pages, around: Wiki) -> set[str]:
    """The pages that have links to places in those at `paths`."""
    return {
        path
        for path, made in pages.rendered.items()
        if any(around.meaning(target.address, path).path in paths for target in made.anchored)
    }


def including(name: str, pages: Pages, answers: Answers) -> bool:
    """Tell whether pages include the file that diagnostics call `name`."""
    asked = {question for made in pages.rendered.values() for question, _ in made.used if question[0] == "snippet"}
    found = (answers.to(question) for question in asked)
    return any(isinstance(answer, tuple) and answer[0] == name for answer in found)


def problems(
    config: MkDocsConfig,
    options: StudyWikiConfig,
    files: Files,
    pages: Pages,
    around: Wiki,
    onward: Onward,
    found: Iterable[Diagnostic],
    paths: Collection[str],
) -> list[Diagnostic]:
    """What a build would say of the pages at `paths`, of which reading and rendering have `found` something.

    The other pages are asked for nothing but the places that links may lead to, as the last build knew them.
    """
    where = folders(config)
    names = {where.shown_of_docs(path) for path in paths}
    documents = files.documentation_pages(inclusion=InclusionLevel.is_included)
    checked = {file.src_uri: _checked(file, pages, onward, wanted=file.src_uri in paths) for file in documents}
    others = dict.fromkeys((file.src_uri for file in files if _is_file(file)), 0)
    known = baselines.known(config, options)
    every: Sequence[Diagnostic] = run.run(
        CheckedWiki(checked, others, around, where),
        [each for each in found if each.location.file in names],
        off=options.check_off,
        places=mkdocs_yml.places(where.config, where.home.file, options.check_off),
        looked_at={path: pages.looked_at[path] for path in paths if path in pages.looked_at},
    )
    every = [each for each in every if each.location.file in names]
    return list(every) if known.baseline is None else known.told(every)


def _checked(file: File, pages: Pages, onward: Onward, *, wanted: bool) -> CheckedPage:
    anchors = pages.anchors.get(file.src_uri)
    if not wanted:
        return CheckedPage(pages.read(file), anchors=anchors, passed_by=True)
    page = checking.checked_page(file, pages, with_anchors=False, leads_on=onward.leads(file))
    return replace(page, anchors=anchors)


def _is_file(file: File) -> bool:
    return not file.is_documentation_page() and file.generated_by is None and file.inclusion.is_included()
