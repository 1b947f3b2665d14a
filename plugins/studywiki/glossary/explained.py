"""The pages that explain the terms of a glossary, if the wiki has them."""

from __future__ import annotations

from collections.abc import Iterator

from studywiki.diagnostics import Diagnostic, FileGone, Severity
from studywiki.glossary.model import Glossary, Term
from studywiki.sidebar.suggestions import Suggestions
from studywiki.wiki import suffixes
from studywiki.wiki.meaning import Kind
from studywiki.wiki.wiki import Wiki


def page(term: Term, wiki: Wiki) -> tuple[str, str] | None:
    """The page of `wiki` that explains `term`, by its path, and the place in it; None where there is none."""
    if not term.page:
        return None
    found = wiki.meaning(term.page)
    if found.kind is not Kind.FILE or not suffixes.is_page(found.path):
        return None
    known = wiki.pages.get(found.path)
    return (found.path, found.anchor) if known is None or known.published else None


def faults(glossary: Glossary, wiki: Wiki) -> Iterator[Diagnostic]:
    """What is wrong with the pages that `glossary` names."""
    suggestions = Suggestions(wiki)
    for term in glossary.terms:
        if not term.page or page(term, wiki):
            continue
        place, values, gone = term.page_place or term.place, {"term": term.name, "page": term.page}, FileGone(term.page)
        meant = suggestions.find(term.page)
        if meant and meant[0] != term.page:
            values["meant"] = meant[0]
            yield Diagnostic("glossary-no-such-page-similar", place, values, Severity.ERROR, cause=gone)
        else:
            yield Diagnostic("glossary-no-such-page", place, values, Severity.ERROR, cause=gone)
