"""Links that are text: `(말)[주소]`, `[말] (주소)`, `［말］（주소）`, `! [말](주소)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic
from studywiki.markup.markup import normal
from studywiki.markup.targets import BLOT

_ADDRESS = r"(?:https?://|www\.|\.{0,2}/|mailto:)[^\s()\[\]{}<>（）［］]+|[^\s()\[\]{}<>（）［］:]+\.(?:md|html?|png|jpe?g|gif|svg|webp|pdf|ipynb)(?:#[^\s()\[\]{}<>（）［］]*)?"
_WORDS = r"[^()\[\]{}（）［］\n]+"
_FORMS = re.compile(
    rf"(?P<image>[!！]?)(?:\((?P<w1>{_WORDS})\)\[(?P<a1>{_ADDRESS})\](?!\()"
    rf"|\[(?P<w2>{_WORDS})\](?:[ \t]+\((?P<a2>{_ADDRESS})\)|[ \t]*（(?P<a3>{_ADDRESS})）|\{{(?P<a4>{_ADDRESS})\}})"
    rf"|［(?P<w3>{_WORDS})］[ \t]*(?:[（(](?P<a5>{_ADDRESS})[）)]|［(?P<a8>{_ADDRESS})］))"
    rf"|\[(?P<w5>{_WORDS})\]\[(?P<a7>https?://[^\s()\[\]{{}}<>（）［］]+)\]"
    rf"|![ \t]+\[(?P<w4>{_WORDS})\]\((?P<a6>{_ADDRESS})\)"
)

_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)$", re.IGNORECASE)
"""Behind a wide exclamation mark, which else ends a sentence."""


def link_not_read(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report what has the parts of a link in a form that is none; words that are a link by themselves are left alone.

    Bad:
        # 참고

        자세한 것은 [강의] (https://example.com/cnn)를 보세요.

    Good:
        # 참고

        자세한 것은 [강의](https://example.com/cnn)를 보세요. [1] (2020), (그림)[1], `[코드] (a.md)`

        [논문] (https://example.com/pdf)

        [논문]: https://example.com/paper
    """
    text = page.words
    if not any(sign in text for sign in (")[", "] ", "]{", "］", "（", "! [", "]\t", "][http")):
        return
    for found in _FORMS.finditer(text):
        address = next(found[name] for name in ("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8") if found[name])
        words = next(
            page.markup.text[slice(*found.span(name))] for name in ("w1", "w2", "w3", "w4", "w5") if found[name]
        )
        if page.markup.definitions & {normal(words), normal(address)} or BLOT in address:
            continue
        is_image = found["image"] == "!" or (found["image"] and _IMAGE.search(address)) or found["a6"]
        image = "!" if is_image else ""
        start, end = found.start() if is_image or not found["image"] else found.end("image"), found.end()
        mended = f"{image}[{words.strip()}]({address})"
        values = {"written": page.markup.text[start:end], "mended": mended}
        yield Diagnostic("link-not-read", page.locate(start, end), values, fix=page.mend(start, end, mended))
