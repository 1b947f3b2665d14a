"""Prerequisites, `requires` of front matter: names that are no page's, and pages that presuppose themselves."""

from __future__ import annotations

from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage, CheckedWiki
from studywiki.diagnostics import Diagnostic, Location, OtherFile
from studywiki.pages import front_matter_places
from studywiki.wiki import prerequisites
from studywiki.wiki.prerequisites import KEY, Required


def requires_page(wiki: CheckedWiki) -> Iterator[Diagnostic]:
    """Report names under `requires` that no page of the site has, and prerequisites that go round in a circle.

    Bad:
        === docs/a.md
        ---
        title: 역전파
        requires: [chain_rule]
        ---

        글
        === docs/b.md
        ---
        title: 미분
        requires: [a]
        ---

        글

    Good:
        === docs/a.md
        ---
        title: 역전파
        requires: [b]
        ---

        글
        === docs/b.md
        # 미분

        글
    """
    pages = {page.path: page for page in wiki.concerned(requires_page.__name__)}
    named = {path: prerequisites.required(wiki.wiki, path, page.source.meta) for path, page in pages.items()}
    for path, found in named.items():
        for each in found:
            if each.path is None:
                yield _no_such_page(wiki, pages[path], each)
    before = {path: [each.path for each in found if each.path in named] for path, found in named.items()}
    for here, there in prerequisites.order(before).circles:
        written = next(each.written for each in named[here] if each.path == there)
        page, other = pages[here], pages[there].file
        values = {"name": written, "page": page.file, "other": other}
        code = "requires-itself" if here == there else "requires-circle"
        yield Diagnostic(code, _place(page, written), values, cause=None if here == there else OtherFile(other))


def has_requires(page: CheckedPage) -> bool:
    """Whether `page` presupposes others."""
    return bool(page.source.meta.get(KEY))


def _no_such_page(wiki: CheckedWiki, page: CheckedPage, each: Required) -> Diagnostic:
    similar = wiki.wiki.similar(each.written)
    place = _place(page, each.written)
    if similar in wiki.pages:
        return Diagnostic("requires-no-such-page-similar", place, {"name": each.written, "similar": str(similar)})
    return Diagnostic("requires-no-such-page", place, {"name": each.written})


def _place(page: CheckedPage, written: str) -> Location:
    return front_matter_places.place(page.data, page.file, page.body_line, KEY, written)
