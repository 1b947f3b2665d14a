"""Terms that are spelt otherwise than the wiki's glossary says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.markup.targets import blotted

_QUOTE = re.compile(r"^[ \t]*>(?![ \t]*\[!)[^\n]*(?:\n[ \t]*>[^\n]*)*", re.MULTILINE)
_LISTS_TERMS = re.compile(r"^ {0,3}<!--[ \t]{0,20}glossary[ \t]{0,20}-->", re.MULTILINE)


def glossary_spelling(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report each term that is spelt as the glossary says to avoid: not in code, addresses and what others have said.

    Bad:
        === docs/glossary.yml
        - term: 미세 조정
          avoid: 파인튜닝
          text: 작은 데이터로 더 배우는 것
        === docs/a.md
        # 학습

        파인튜닝을 합니다.

    Good:
        === docs/glossary.yml
        - term: 미세 조정
          avoid: 파인튜닝
          text: 작은 데이터로 더 배우는 것
        === docs/a.md
        # 학습

        미세 조정(파인튜닝)을 합니다. `파인튜닝`

        > 파인튜닝이라고 하던데요.
    """
    if page.avoided is None or page.source.meta.get("glossary") is False:
        return
    if not any(True for _ in page.avoided.find(page.markdown)):  # what its words are, takes long to know
        return
    if _LISTS_TERMS.search(page.markdown):
        return
    quoted = [found.span() for found in _QUOTE.finditer(page.words)]
    addresses = [(target.start, target.end) for target in page.markup.targets]
    text = blotted(page.words, sorted([*quoted, *addresses]))
    for wrong in page.avoided.find(text):
        written = text[wrong.start : wrong.end]
        values = {"written": written, "right": wrong.right, "term": wrong.term.name}
        fix = page.mend(wrong.start, wrong.end, wrong.right) if "\n" not in written else None
        place = page.locate(wrong.start, wrong.end)
        yield Diagnostic("glossary-spelling", place, values, Severity.INFO, fix)
