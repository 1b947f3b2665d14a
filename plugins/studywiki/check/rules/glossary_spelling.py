"""Terms that are spelt otherwise than the wiki's glossary says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Location, Replacement, Severity
from studywiki.glossary import front_matter
from studywiki.glossary.avoided import Avoided
from studywiki.markup import markup
from studywiki.markup.targets import blotted
from studywiki.pages.front_matter_lines import entries

_QUOTE = re.compile(r"^[ \t]*>(?![ \t]*\[!)[^\n]*(?:\n[ \t]*>[^\n]*)*", re.MULTILINE)
_NO_WORDS = re.compile(
    r"[a-z][a-z0-9+.-]{0,20}://\S+|(?<![\w./-])[\w./-]+\.[a-z0-9]{2,5}\b|(?<![^ \t])#.*", re.IGNORECASE
)
"""In front matter: addresses, names of files, comments."""
_PLAIN = re.compile(r"\w[\w ()-]*")
"""What needs no quotes in YAML, wherever it stands in a value."""
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
        ---
        title: 미세 조정(파인튜닝)
        tags: [파인튜닝]
        keywords: [미세 조정, 파인튜닝]
        summary: '`파인튜닝`은 https://example.com/?q=파인튜닝 에 있습니다'  # 파인튜닝
        ---

        # 학습

        미세 조정(파인튜닝)을 합니다. `파인튜닝`

        > 파인튜닝이라고 하던데요.
    """
    if page.avoided is None or page.source.meta.get("glossary") is False:
        return
    # what its words are, takes long to know
    is_above, is_within = (any(True for _ in page.avoided.find(text)) for text in (page.source.head, page.markdown))
    if not (is_above or is_within) or _LISTS_TERMS.search(page.markdown):
        return
    if is_above:
        yield from _above(page, page.avoided)
    if is_within:
        yield from _within(page, page.avoided)


def _within(page: CheckedPage, avoided: Avoided) -> Iterator[Diagnostic]:
    """Report those in its Markdown."""
    quoted = [found.span() for found in _QUOTE.finditer(page.words)]
    addresses = [(target.start, target.end) for target in page.markup.targets]
    text = blotted(page.words, sorted([*quoted, *addresses]))
    for wrong in avoided.find(text):
        written = text[wrong.start : wrong.end]
        values = {"written": written, "right": wrong.right, "term": wrong.term.name}
        fix = page.mend(wrong.start, wrong.end, wrong.right) if "\n" not in written else None
        place = page.locate(wrong.start, wrong.end)
        yield Diagnostic("glossary-spelling", place, values, Severity.INFO, fix)


def _above(page: CheckedPage, avoided: Avoided) -> Iterator[Diagnostic]:
    """Report those in its front matter, where it is words for readers; of keywords, none that stand beside the term."""
    lines = page.meta_lines
    found = [*entries(lines), (len(lines), "", 0)]
    for (first, key, _), (after, _, _) in pairwise(found):
        values = front_matter.values(page.source.meta, key) if key in front_matter.KEYS else []
        for number in range(first, after) if values else ():
            for wrong in avoided.find(_words(lines[number], len(key) + 1 if number == first else 0)):
                written = lines[number][wrong.start : wrong.end]
                is_beside = key == "keywords" and not {wrong.right, wrong.term.name}.isdisjoint(values)
                if is_beside or not any(written in value for value in values):  # as in a comment
                    continue
                place = page.whole.place(Location(page.file, number + 1, wrong.start + 1, wrong.end + 1))
                told = {"written": written, "right": wrong.right, "term": wrong.term.name}
                fix = Replacement(place, written, wrong.right) if _PLAIN.fullmatch(wrong.right) else None
                yield Diagnostic("glossary-spelling", place, told, Severity.INFO, fix)


def _words(line: str, start: int) -> str:
    """A line of front matter with blots for all that is no words, and blanks up to `start`."""
    start = max(start, len(line) - len(line.lstrip(" -")))
    facts = markup.of(line[start:])
    spans = [(target.start, target.end) for target in facts.targets]
    spans += [found.span() for found in _NO_WORDS.finditer(facts.text)]
    return " " * start + blotted(facts.prose, sorted(spans))
