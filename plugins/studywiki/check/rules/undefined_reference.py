"""Links by reference that nothing defines: readers see the brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic
from studywiki.markdown.spaced_definitions import spaced_definitions
from studywiki.markup.markup import normal
from studywiki.markup.targets import BLOT

_REFERENCE = re.compile(
    r"(?P<before>[\w\])}!]?)(?<!\\)\[(?P<text>(?:\\.|[^\[\]\\\n]){1,999})\]\[(?P<label>(?:\\.|[^\[\]\\\n]){0,999})\](?![\[(:{])"
)
_ADDRESS = re.compile(r"https?://[^\s()\[\]{}<>（）［］]+$")
_NUMBER = re.compile(r"[\d\s,:]*")


def undefined_reference(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report `[text][label]` and `[text][]` without definition; indices such as `x[i][j]` are text.

    Bad:
        # 참고

        [역전파][backprop]를 읽으세요.

    Good:
        # 참고

        [역전파][backprop]를 읽으세요. 원소는 x[i][j]이고, `[가][나]`는 코드입니다.

        [backprop]: https://example.com/backprop
    """
    if page.refers_later or "][" not in page.markup.text or not _REFERENCE.search(page.markup.text):
        return
    # those with blanks are told of as such
    defined = page.markup.definitions | {normal(each.label) for each in spaced_definitions(page.markup.text)}
    for found in _REFERENCE.finditer(page.markup.prose):
        text, label = found["text"], found["label"]
        is_image = found["before"] == "!"
        if (found["before"] and not is_image and not _is_hangul(found["before"])) or text.startswith("^"):
            continue
        name = label or text
        if BLOT in name or label.startswith("^") or (_NUMBER.fullmatch(text) and _NUMBER.fullmatch(label)):
            continue
        if _ADDRESS.match(name):  # its own mistake, of which `link_not_read` tells
            continue
        if normal(name) not in defined and name.strip():
            start = found.start("text") - 1 - is_image
            yield Diagnostic("undefined-reference", page.locate(start, found.end()), {"label": name.strip()})


def _is_hangul(char: str) -> bool:
    return "가" <= char <= "힣"
