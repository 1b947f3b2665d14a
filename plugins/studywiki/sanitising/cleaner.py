"""HTML becomes clean HTML. nh3 parses it as a browser does, and writes anew what the policy lets through."""

from __future__ import annotations

import re
import secrets

import nh3

from studywiki.html_elements import names
from studywiki.markup.browser_tags import BrowserTag, tags
from studywiki.sanitising import frames, later_links, policy
from studywiki.wiki import schemes

_SANDBOX = secrets.token_hex(16)
"""Stands for all that frames get: nh3 writes several attributes of its own in another order in each process."""
_FRAMES_OWN = '{}" loading="lazy" referrerpolicy="strict-origin-when-cross-origin'
_CLEANER = nh3.Cleaner(
    tags=set(policy.TAGS),
    clean_content_tags=set(policy.GONE_WITH_CONTENT),
    attributes=policy.ATTRIBUTES,
    attribute_filter=policy.value,
    set_tag_attribute_values={"iframe": {"sandbox": _SANDBOX}},
    url_schemes={*schemes.HARMLESS, "data"},  # `data` only for pictures: policy
    link_rel=None,  # browsers have long given `_blank` no opener
)
# What nh3 writes has `<` and `>` nowhere but around tags, and in frames, whose content browsers take for text
_WITHIN_FRAME = re.compile(r"(<iframe[^>]*>).*?(?=</iframe>)", re.DOTALL)
_FRAME_OF_NOTHING = re.compile(r"<iframe(?![^<>]*? src=)[^<>]*></iframe>")
_FRAME_OF_OURS = re.compile(r'<iframe(?=[^<>]*? src="(?!https://))[^<>]*>')
_TEXT_FIELD = re.compile(r'<input(?![^<>]*? (?:type="(?:checkbox|radio)"|disabled))')
"""In a page nobody sends what is typed; what asks for a password is not to look as if it did."""
_FIELDS = names("input textarea select button")
"""What goes with the form that it stands in."""
_KNOWN = (policy.TAGS - policy.DRAWN) | policy.GONE_WITH_CONTENT
_NAMES = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_USUAL = _KNOWN - policy.NAMED
"""Elements that stay as they are before nh3 reads them: fields go with forms, which are not among them."""
_GIST = re.compile(
    r"<script\b[^<>]*\ssrc=([\"']?)https?://gist\.github\.com/(?P<gist>[\w.-]+/[0-9a-f]+)\.js(?:\?[\w=.&-]*)?\1[^<>]*>"
    r"\s*</script\s*>",
    re.IGNORECASE,
)
# ours, not the author's words: hence the class
_GIST_LINK = r'<a class="studywiki-meta" href="https://gist.github.com/\g<gist>">gist.github.com/\g<gist></a>'


def clean(html: str) -> str:
    """`html`, which goes into the body of a page, with nothing in it that the policy does not let through."""
    if "gist.github.com" in html:  # GitHub's way to embed one is a script
        html = _GIST.sub(_GIST_LINK, html)
    cleaned = later_links.settled(_CLEANER.clean(_prepared(html)))
    if "<input" in cleaned:
        cleaned = _TEXT_FIELD.sub('<input disabled=""', cleaned)
    if "<iframe" in cleaned:
        cleaned = _FRAME_OF_NOTHING.sub("", _WITHIN_FRAME.sub(r"\1", cleaned))
        cleaned = _FRAME_OF_OURS.sub(lambda found: found[0].replace(_SANDBOX, _FRAMES_OWN.format(frames.OWN)), cleaned)
        cleaned = cleaned.replace(_SANDBOX, _FRAMES_OWN.format(frames.SANDBOX))
    return cleaned


def _prepared(html: str) -> str:
    """`html` as nh3 takes it for what it is.

    nh3 drops the content of what has the name of one of MathML's or SVG's elements outside of them (`<Eq 4>`, or
    `<text>`): tags of elements that nobody knows go.
    """
    if _USUAL.issuperset(name.lower() for name in set(_NAMES.findall(html))):
        return html
    known = _KNOWN | policy.DRAWN if "<svg" in html else _KNOWN
    forms = _Forms(html)
    parts, at, in_drawing = list[str](), 0, 0
    for tag in tags(html):
        if tag.name == "svg":
            in_drawing = max(0, in_drawing + (-1 if tag.closing else 1))
        if tag.start < at or tag.end is None:
            continue
        field_end = forms.field_end(tag)
        if field_end is not None:
            parts.append(html[at : tag.start])
            at = field_end
        elif tag.name in policy.NAMED and not in_drawing:
            parts += [html[at : tag.start], "&lt;"]
            at = tag.start + 1
        elif tag.name not in known:
            parts.append(html[at : tag.start])
            at = tag.end
    return "".join([*parts, html[at:]])


class _Forms:
    """Which fields stand in a form: its tags come to it one after the other."""

    def __init__(self, html: str) -> None:
        self.html = html
        self._end = -1

    def field_end(self, tag: BrowserTag) -> int | None:
        """Where the field that `tag` opens in a form ends; None where it is none."""
        end = tag.end or tag.start
        if tag.name == "form" and not tag.closing and end > self._end:
            self._end = self._closing("form", end)
        if tag.name not in _FIELDS or end > self._end:
            return None
        return end if tag.closing or tag.name == "input" else max(end, self._closing(tag.name, end, self._end))

    def _closing(self, name: str, at: int, limit: int | None = None) -> int:
        """Where the next end tag of `name` ends; -1 where there is none."""
        found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.html, at, limit or len(self.html))
        return found.end() if found else -1
