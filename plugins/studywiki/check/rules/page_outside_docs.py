"""Pages that were put beside mkdocs.yml, where no site is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedWiki
from studywiki.diagnostics import Diagnostic, Location
from studywiki.wiki import suffixes

_OF_THE_REPOSITORY = re.compile(
    r"(?:readme|licen[sc]e|contributing|contributors|changelog|changes|history|code[-_]of[-_]conduct|security|support"
    r"|authors|notice|todo|roadmap|agents|claude|gemini|governance|maintainers|faq|news|release|upgrad|migrat|design|style"
    r"|(?:pull[-_]request|issue)[-_]template)(?![a-z])|[._]",
    re.IGNORECASE,
)
"""What a repository has for those who work in it, in whatever language (`README.ko.md`)."""


def page_outside_docs(wiki: CheckedWiki) -> Iterator[Diagnostic]:
    """Report a page in the folder of mkdocs.yml: on GitHub it is easily uploaded there, and it is in no site.

    Bad:
        === docs/index.md
        # 처음

        글
        === 합성곱.md
        # 합성곱

        글

    Good:
        === docs/index.md
        # 처음

        글
        === README.md
        # 위키
    """
    for name in wiki.beside:
        stem = suffixes.file_stem(name)
        if not _OF_THE_REPOSITORY.match(name) and not (stem.isascii() and stem.isupper()):
            values = {"path": name, "folder": wiki.folders.shown(wiki.folders.docs)}
            yield Diagnostic("page-outside-docs", Location(wiki.folders.shown(wiki.folders.root / name)), values)
