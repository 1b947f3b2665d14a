"""Paragraphs that four blanks make code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.markup.literal_text import Kind

_SENTENCE = re.compile(r"(?:[가-힣](?:다|요|죠|까)|[가-힣]{2}음|[가-힣]함|됨)[.!?](?:\s|$)")
_MARKDOWN = re.compile(
    r"\*\*[^*\s][^*\n]{0,200}\*\*|\[[^\[\]\n]{1,200}\]\([^()\n]{1,200}\)|<(?:br|b|img|a)\b|\$[^$\n]+\$"
)
_CODE = re.compile(
    r"^[ \t]*(?:[$#>%;/]|//|\*|[\w.]+[ \t]*[=({\[]|\w+:|def |class |import |[-+|]{2,})|[;{}]\s*$|->|=>|==|│|┌",
    re.MULTILINE,
)
_EXAMPLE = 11
"""Syllables of a sentence that pages on language give as an example, as code."""
_WORD = re.compile(r"[가-힣]+|[A-Za-z]+")


def paragraph_as_code(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report indented code that is all Korean sentences; what has a sign of code is left alone; one sentence is a note.

    Bad:
        # 합성곱

        커널을 밀며 곱합니다.

            이렇게 하면 값이 하나 나옵니다. 이것을 모아 특징 지도라고 부릅니다.

        다음 절입니다.

    Good:
        # 합성곱

            x = 1  # 값을 넣습니다.

            학교에 갑니다.

        - 하나

            둘째 문단입니다. 목록에 딸린 글입니다.
    """
    if "    " not in page.markup.text and "\t" not in page.markup.text:
        return
    text = page.markup.text
    for stretch in page.markup.stretches:
        if stretch.kind is not Kind.INDENTED:
            continue
        code = text[stretch.start : stretch.end]
        severity = _severity(code)
        if severity:
            start = stretch.start + len(code) - len(code.lstrip(" \t>"))
            line_end = text.find("\n", start, stretch.end)
            place = page.locate(start, line_end if line_end >= 0 else stretch.end)
            yield Diagnostic("paragraph-as-code", place, {}, severity)


def _severity(code: str) -> Severity | None:
    """How bad it is: lines are sentences, or one that may be an example of a sentence; None: they may be code."""
    if _CODE.search(code):
        return None
    words = _WORD.findall(code)
    korean = [word for word in words if "가" <= word[0] <= "힣"]
    sentences = len(_SENTENCE.findall(code))
    if not sentences or len(korean) * 2 <= len(words):
        return None
    if sentences > 1 or _MARKDOWN.search(code):
        return Severity.WARNING
    return Severity.INFO if sum(map(len, korean)) > _EXAMPLE else None
