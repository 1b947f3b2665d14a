"""A heading's HTML as titles show it, outside of the article: in the sidebar and the table of contents.

Nothing is clipped there, and a contributor's image, style or link would lie over the page's own parts. So only marks of
text pass, without attributes, and the drawings of emoji.
"""

from __future__ import annotations

import nh3

from studywiki.html_elements import names

_TEXT = names("b bdi code del em i ins kbd mark q s samp small strong sub sup u var")
_EMOJI = {"span": {"class"}, "svg": {"viewBox", "xmlns"}, "path": {"d"}}
_CLEANER = nh3.Cleaner(
    tags={*_TEXT, *_EMOJI},
    clean_content_tags={"script", "style", "iframe", "audio", "video", "button"},
    attributes={"*": set(), **_EMOJI},
    attribute_filter=lambda tag, name, value: value if name != "class" or value == "twemoji" else None,
    link_rel=None,
)


def cleaned(html: str) -> str:
    """The marks of text, the emoji and the words of `html`."""
    return _CLEANER.clean(html)
