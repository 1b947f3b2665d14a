"""Pages that were put beside mkdocs.yml, where no site is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedWiki
from studywiki.diagnostics import Diagnostic, Location
from studywiki.wiki import suffixes

_OF_THE_REPOSITORY = re.compile(
    r"(?:readme|licen[sc]e|contributing|changelog|code[-_]of[-_]conduct|(?:pull[-_]request|issue)[-_]template)(?![a-z])"
    r"|(?:contributors?|changes|history|security|support|authors|notice|todo|roadmap|agents|claude|gemini|governance"
    r"|maintainers|faq|news|releases?|release[-_]notes|upgrading|migrat(?:ion|ing)|design|style|style[-_]?guide|bugs|usage"
    r"|setup|install|build|copying|credits|citation|funding|cla|dco)(?:[-_.][a-z]{2})?(?:[.][a-z]+)?$"
    r"|[._]",
    re.IGNORECASE,
)
"""What a repository has for those who work in it, in whatever language (`README.ko.md`); not `style-transfer.md`."""
_LONGEST = 5
"""Letters of a name in capitals that may be a page's (`LSTM.md`); longer ones are of the kind above."""


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
        is_shouted = stem.isascii() and stem.isupper() and len(stem) > _LONGEST
        if not _OF_THE_REPOSITORY.match(name) and not is_shouted:
            values = {"path": name, "folder": wiki.folders.shown(wiki.folders.docs)}
            yield Diagnostic("page-outside-docs", Location(wiki.folders.shown(wiki.folders.root / name)), values)
