"""Links and images whose targets have blanks: `![](images/스크린샷 2026-11-20 오후 3.12.45.png)`, macOS's own names.

To CommonMark they are text (https://spec.commonmark.org/0.31.2/#link-destination). Where the wiki has the file, nobody
means the text: it is shown as if `<` and `>` stood around the target, and told. Elsewhere it stays text: `[x](a b)`.
The target is left as it is, with its blanks, which no other link's has: they are escaped.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import StateInline

IS_THERE = "is_there"
"""Key of the environment: whether the wiki has the file that an address means."""
_LONGEST = 500
"""Characters of a target and its title."""
_BLANK = re.compile(r"[ \t]")
_SIGN = re.compile(r"\\.|[()<>\n]|[ \t](?=[\"'])")
_TITLE = re.compile(r"[ \t]+(?:\"((?:\\.|[^\"\\\n])*)\"|'((?:\\.|[^'\\\n])*)')[ \t]*\)")


class _Target(NamedTuple):
    address: str
    title: str
    end: int
    """Behind the closing parenthesis."""


def add_to(parser: MarkdownIt) -> None:
    """Add the rule after those for the links and images that CommonMark knows."""
    parser.inline.ruler.after("image", "spaced_target", spaced_target)


def spaced_target(state: StateInline, silent: bool) -> bool:
    """Read a link or an image whose target has blanks, and is there."""
    start = state.pos
    is_image = state.src.startswith("![", start)
    is_there = state.env.get(IS_THERE)
    if not is_there or not (is_image or state.src[start] == "["):
        return False
    label_end = state.md.helpers.parseLinkLabel(state, start + is_image, not is_image)
    if label_end < 0 or not state.src.startswith("](", label_end):
        return False
    target = _target(state.src, label_end + 2, min(state.posMax, label_end + 2 + _LONGEST))
    if target is None or not is_there(target.address):
        return False
    if not silent:
        _push(state, target, state.src[start + is_image + 1 : label_end], start + 1, label_end, is_image=is_image)
    state.pos = target.end
    return True


def _target(text: str, at: int, end: int) -> _Target | None:
    """The target that begins at `at`, behind the parenthesis; None where it is none, or has no blanks."""
    depth = 0
    for sign in _SIGN.finditer(text, at, end):
        if sign[0] in ("<", ">", "\n"):
            return None
        titled = _TITLE.match(text, sign.start(), end) if not depth and sign[0][0] in " \t" else None
        depth += (sign[0] == "(") - (sign[0] == ")")
        if titled or depth < 0:
            address = text[at : sign.start()].strip(" \t")
            if not _BLANK.search(address) or "." not in address.rpartition("/")[2]:
                return None
            title = (titled[1] or titled[2] or "") if titled else ""
            return _Target(unescapeAll(address), unescapeAll(title), (titled or sign).end())
    return None


def _push(state: StateInline, target: _Target, label: str, start: int, end: int, *, is_image: bool) -> None:
    """Enter the tokens of a link or an image, as markdown-it's own rules do."""
    titled: dict[str, str | int | float] = {"title": target.title} if target.title else {}
    if is_image:
        token = state.push("image", "img", 0)
        token.attrs = {"src": target.address, "alt": "", **titled}
        token.content, token.children = label, []
        state.md.inline.parse(label, state.md, state.env, token.children)
        return
    limit = state.posMax
    state.pos, state.posMax = start, end
    state.push("link_open", "a", 1).attrs = {"href": target.address, **titled}
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push("link_close", "a", -1)
    state.posMax = limit
