"""Terms of the glossary whose page has not the place that is to explain them."""

from __future__ import annotations

from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedWiki
from studywiki.diagnostics import Diagnostic, OtherFile
from studywiki.glossary import explained


def glossary_place(wiki: CheckedWiki) -> Iterator[Diagnostic]:
    """Report a term whose page is there and has no such anchor.

    Bad:
        === docs/glossary.yml
        - term: 엔트로피
          text: 정보량의 기댓값
          page: a.md#정이
        === docs/a.md
        # 엔트로피

        ## 정의

        기댓값입니다.

    Good:
        === docs/glossary.yml
        - term: 엔트로피
          text: 정보량의 기댓값
          page: a.md#정의
        === docs/a.md
        # 엔트로피

        ## 정의

        기댓값입니다.
    """
    for term in wiki.glossary.terms:
        path, anchor = explained.page(term, wiki.wiki) or ("", "")
        there = wiki.pages[path].anchors if anchor and path in wiki.pages else None
        if there is not None and anchor not in there:
            values = {"term": term.name, "page": path, "anchor": anchor}
            place = term.page_place or term.place
            yield Diagnostic("glossary-no-such-place", place, values, cause=OtherFile(path))
