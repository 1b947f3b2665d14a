"""HTML becomes clean HTML. nh3 parses it as a browser does, and writes anew what the policy lets through."""

from __future__ import annotations

import re
import secrets

import nh3

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
# nh3 drops the content of what has the name of one of MathML's or SVG's elements outside of them: `<Eq 4>`, `<text>`
_TAG = r"</?(?!(?:{})[\s/>])[a-zA-Z](?>[^<>]*)>"
_UNKNOWN = re.compile(_TAG.format("|".join(policy.TAGS | policy.GONE_WITH_CONTENT)), re.IGNORECASE)
_NO_HTML = re.compile(
    _TAG.format("|".join((policy.TAGS - policy.DRAWN) | policy.GONE_WITH_CONTENT)),
    re.IGNORECASE,
)
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
    html = (_UNKNOWN if "<svg" in html else _NO_HTML).sub("", html)
    cleaned = later_links.settled(_CLEANER.clean(html))
    if "<input" in cleaned:
        cleaned = _TEXT_FIELD.sub('<input disabled=""', cleaned)
    if "<iframe" in cleaned:
        cleaned = _FRAME_OF_NOTHING.sub("", _WITHIN_FRAME.sub(r"\1", cleaned))
        cleaned = _FRAME_OF_OURS.sub(lambda found: found[0].replace(_SANDBOX, _FRAMES_OWN.format(frames.OWN)), cleaned)
        cleaned = cleaned.replace(_SANDBOX, _FRAMES_OWN.format(frames.SANDBOX))
    return cleaned
