"""Bare addresses become links: `https://a.b/c`, `www.a.b`, `name@a.b`, `mailto:name@a.b`, as GitHub reads them.

https://github.github.com/gfm/#autolinks-extension- ; one allowance: an address ends before a Hangul particle
(`https://a.b/c에서`), which Korean writes without a blank, and which is no part of the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
_SCHEME = re.compile(r"(?<![a-zA-Z])(?:https?|ftp)$", re.IGNORECASE)
_BARE = re.compile(r"(?<![a-zA-Z])https?://[^\s<>\x02\x03·]+", re.IGNORECASE)
_REST = re.compile(r"[^\s<\x02\x03]*")
_DOMAIN = re.compile(r"[^\s!-,/:-@\[-^`{-~]+")
_PARTICLES = (
    "에서|에게|에는|에도|에|의|를|을|은|는|이|가|로|으로|와|과|도|만|부터|까지|처럼|보다|라고|이라고|입니다|이다"
)
_END = re.compile(rf"(?<=/)(?:{_PARTICLES})(?![{_HANGUL}])|(?<=[a-zA-Z0-9])[{_HANGUL}]")
"""Hangul that is no part of an address: after a slash a particle; after a letter or a digit, any."""
_TRAILING = frozenset("?!.,:*_~'\"")
_ENTITY_END = re.compile(r"&[a-zA-Z]+;\Z")
SCHEMES = ("mailto:", "xmpp:")
"""What may stand before an e-mail address, and becomes part of the link."""
_EMAIL = re.compile(
    r"(?<![a-zA-Z0-9.+_-])(?:(?:mailto|xmpp):)?[a-zA-Z0-9.+_-]+"
    r"@(?:[a-zA-Z0-9_-]+\.)+[a-zA-Z0-9_-]*[a-zA-Z](?!\.?[a-zA-Z0-9_@-])"
)
"""It ends in a letter: `lodash@4.17.20` is a version."""


def add_to(parser: MarkdownIt) -> None:
    """Add the rule, and let the text rule stop before `www.`, where it may apply."""
    parser.inline.ruler.before("linkify", "gfm_autolink", autolink)
    stops = parser.inline.terminator_re.pattern
    parser.inline.terminator_re = re.compile(rf"{stops}|(?<![^\s*_~(])www\.")


def autolink(state: StateInline, silent: bool) -> bool:
    """Read an address that starts with `www.` here, or whose `://` stands here."""
    src, at = state.src, state.pos
    if silent or state.linkLevel > 0:
        return False  # what is only looked over stands between brackets
    if src.startswith("://", at):
        scheme = _SCHEME.search(src, max(0, at - 5), at)
        if not scheme or not src[at + 3 : at + 4].isalnum():
            return False
        start, prefix = scheme.start(), ""
    elif src.startswith("www.", at) and at + 4 < state.posMax and (not at or src[at - 1] in " \t\n*_~("):
        start, prefix = at, "http://"
    else:
        return False
    begin = at + 3 if not prefix else at
    rest = _REST.match(src, begin, state.posMax)
    if not rest or not _is_domain(rest[0], short=not prefix) or _in_brackets(state):
        return False
    address = _trimmed(src[start : rest.end()])
    target = state.md.normalizeLink(prefix + address)
    if start + len(address) <= at:
        return False
    if start < at:
        state.pending = state.pending[: start - at]
    state.push("link_open", "a", 1).attrs = {"href": target}
    state.push("autolink_text", "", 0).content = address
    state.push("link_close", "a", -1)
    state.pos = start + len(address)
    return True


def bare(text: str) -> Iterator[tuple[int, str]]:
    """Find the web's addresses in `text` that stand there by themselves: their start, and the address."""
    for found in _BARE.finditer(text):
        address = _trimmed(found[0])
        if _is_domain(address.partition("://")[2], short=True):
            yield found.start(), address


def emails(text: str) -> Iterator[tuple[int, int]]:
    """Find the e-mail addresses in `text`, which is outside links: their start and end."""
    for found in _EMAIL.finditer(text):
        yield found.start(), found.end()


def _is_domain(text: str, *, short: bool) -> bool:
    """Say whether `text` starts with a domain: `short` ones need no dot; `_` is barred from its last two labels."""
    found = _DOMAIN.match(text)
    if not found:
        return False
    labels = found[0].split(".")
    if any("_" in label for label in labels[-2:]) and len(labels) <= 11:
        return False
    return short or len(labels) > 1


def _trimmed(address: str) -> str:
    """The address without the punctuation that ends the sentence around it, and without a particle."""
    particle = _END.search(address)
    if particle:
        address = address[: particle.start()]
    end = len(address)
    surplus = address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last in _TRAILING:
            end -= 1
        elif last == ")" and surplus > 0:
            surplus -= 1
            end -= 1
        elif last == ";":
            entity = _ENTITY_END.search(address, max(0, end - 32), end)
            end = entity.start() if entity else end - 1
        else:
            break
    return address[:end]


def _in_brackets(state: StateInline) -> bool:
    """Say whether a `[` is open, as cmark-gfm does not link within what may become the text of a link."""
    known, seen, depth, read, within = state.env.get("brackets", (None, 0, 0, 0, 0))
    if known is not state:
        seen, depth, read, within = 0, 0, 0, 0
    if len(state.tokens) > seen:  # what was pending is in the tokens now
        for token in state.tokens[seen:]:
            if token.type == "text":
                depth = _depth(token.content, depth)
        read, within = 0, depth
    pending = state.pending
    within = _depth(pending[read:], within)
    state.env["brackets"] = (state, len(state.tokens), depth, len(pending), within)
    return within > 0


def _depth(text: str, depth: int) -> int:
    for char in re.findall(r"[\[\]]", text):
        depth = depth + 1 if char == "[" else max(0, depth - 1)
    return depth
