"""HTML elements that are never closed: what follows is inside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic
from studywiki.html_elements import LITERAL_ANYWHERE, NEED_END, one_of
from studywiki.markup.literal_text import Kind
from studywiki.markup.tags import Tag

_CODE = re.compile(r"^[ >]*(```|~~~).*?(?:^[ >]*\1|\Z)|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b")
_TOLD_OF = NEED_END | LITERAL_ANYWHERE
_RAW = re.compile(rf"<({one_of(LITERAL_ANYWHERE)})\b", re.IGNORECASE)


def unclosed_html(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report an element without end tag; `<a name="x">`, which is an anchor to everyone, is left alone.

    Bad:
        # 정리

        <details>
        <summary>풀이</summary>

        미분하면 됩니다.

        다음 절입니다.

    Good:
        # 정리

        <details>
        <summary>풀이</summary>

        미분하면 됩니다.<br>

        </details>

        다음 절의 `<div>`는 글입니다.
    """
    text = page.markup.text
    if "<" not in text or _balanced(text):
        return
    unclosed: list[tuple[int, int, str]] = []
    for stretch in page.markup.stretches:
        opening = _RAW.match(text, stretch.start) if stretch.kind is Kind.HTML else None
        if opening and not re.search(rf"</{opening[1]}\s*>\Z", text[stretch.start : stretch.end], re.IGNORECASE):
            unclosed.append((stretch.start, opening.end(), opening[1].lower()))
    unclosed += [(tag.start, tag.end, tag.name) for tag in _left_open(page.markup.tags)]
    seen: set[tuple[int, str]] = set()
    for start, end, name in sorted(unclosed):
        place = page.locate(start, end)
        if (place.line, name) not in seen:  # <b>word<b>: one slip
            seen.add((place.line, name))
            yield Diagnostic("unclosed-html", place, {"tag": name})


def _balanced(text: str) -> bool:
    """Tell, without reading the page's structure, which takes time, whether every element has surely its end."""
    if {name.lower() for _, name in _ANY_TAG.findall(text)}.isdisjoint(_TOLD_OF):  # in code or not
        return True
    counts: Counter[str] = Counter()
    for found in _ANY_TAG.finditer(_CODE.sub("", text)):
        name = found[2].lower()
        if name in _TOLD_OF:
            counts[name] += -1 if found[1] else 1
            if counts[name] < 0:
                return False
    return not any(counts.values())


def _left_open(tags: list[Tag]) -> list[Tag]:
    """Opening tags without an end; an end tag closes what was left open inside its element, too."""
    stack: list[Tag] = []
    left: list[Tag] = []
    for tag in tags:
        if tag.name not in NEED_END or (tag.name == "a" and "href" not in tag.attributes and not tag.closing):
            continue
        if not tag.closing:
            stack.append(tag)
        elif any(each.name == tag.name for each in stack):
            while stack[-1].name != tag.name:
                left.append(stack.pop())
            stack.pop()
    return left + stack
