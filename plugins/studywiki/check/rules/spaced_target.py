"""Links and images that are none, since their addresses have blanks and the wiki has no such file.

Of those that it has is told where they are shown: `markdown.spaced_targets`, `markdown.spaced_definitions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage, CheckedWiki
from studywiki.diagnostics import Diagnostic
from studywiki.markdown.spaced_definitions import spaced_definitions
from studywiki.wiki.meaning import Kind

_LINK = re.compile(
    r"(?P<before>[A-Za-z0-9\])}]?)(?P<image>!?)(?<!\\)(?<!\\!)\[(?>(?:[^\[\]\\\n]|\\.){0,300})\]"
    r"\((?P<target>[^()<>\"{}\n]{1,400}(?:\([^()<>\"{}\n]{0,100}\)[^()<>\"{}\n]{0,100})?)"
    r"(?P<title>\"[^\"\n]{0,200}\"[ \t]{0,9})?\)"
)
_FILE = re.compile(
    r"\.(?:png|jpe?g|gif|svg|webp|bmp|avif|tiff?|mp[34]|webm|pdf|md|markdown|html?|ipynb|docx?|pptx?|xlsx?|hwpx?|zip|csv)"
    r"(?:[?#]\S*)?",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\]\([^()\n \t`$\\<{]*(?:[ \t](?!\")|[`$\\<{(])")
"""In a link's parentheses a blank that is not before a title, or more of them, or what may begin code or a formula."""
_ADDRESS = re.compile(r"https?://\S", re.IGNORECASE)


def spaced_target(wiki: CheckedWiki) -> Iterator[Diagnostic]:
    """Report addresses with blanks that lead to no file of the wiki; words in parentheses are text.

    Bad:
        === docs/index.md
        # 화면

        ![화면](없는 그림 1.png)

    Good:
        === docs/index.md
        # 화면

        함수 [x](a b)는 글이고, [글](see this text)도 글입니다.
    """
    for page in wiki.concerned(spaced_target.__name__):
        for start, target in _found(page):
            if wiki.wiki.meaning(target, page.path).kind is not Kind.FILE and not _is_about(wiki, page, target):
                yield Diagnostic("link-spaces-text", page.locate(start, start + len(target)), {"target": target})


def has_spaced_targets(page: CheckedPage) -> bool:
    """Whether `page` has an address with blanks."""
    return any(True for _ in _found(page))


def _may_have_blanks(text: str) -> bool:
    """Tell at a glance, for most pages have none, whether an address with blanks may be in `text`."""
    return _BLANK.search(text) is not None or ("]:" in text and any(spaced_definitions(text)))


def _found(page: CheckedPage) -> Iterator[tuple[int, str]]:
    """Where each address with blanks stands, and what it is."""
    if not _may_have_blanks(page.markdown):
        return
    prose = page.markup.prose
    for found in _LINK.finditer(prose):
        target = found["target"].strip()
        is_index = found["before"] and not found["image"]  # `f[i](a b.c)`
        if not is_index and _is_meant(target):
            yield prose.index(target, found.start("target")), target
    for each in spaced_definitions(page.markup.text):
        if prose[each.start : each.end] == each.target and _is_meant(each.target):
            yield each.start, each.target


def _is_meant(target: str) -> bool:
    """Whether `target`, as written, is an address with blanks: of the web, or one that ends as a file's name does."""
    last = re.split(r"[ \t]", target)[-1]
    if last == target:
        return False
    return bool(_ADDRESS.match(target) or re.search(_FILE.pattern + r"\Z", last, re.IGNORECASE))


def _is_about(wiki: CheckedWiki, page: CheckedPage, target: str) -> bool:
    """Whether `target` is words about a file that is there: `[그림](설명은 a.md)`."""
    return wiki.wiki.meaning(re.split(r"[ \t]", target)[-1], page.path).kind is Kind.FILE
