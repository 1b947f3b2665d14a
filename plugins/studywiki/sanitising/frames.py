"""Which sites may be shown in a frame: those that study wikis embed, by host and path, over https.

A frame is on a site of its own, in a sandbox: it cannot touch the page around it, nor lead it elsewhere.
"""

from __future__ import annotations

import re

_SITES = (
    r"www\.youtube(?:-nocookie)?\.com/embed/",
    r"player\.vimeo\.com/video/",
    r"colab\.research\.google\.com/",
    r"gist\.github\.com/[\w.-]+/[0-9a-f]+\.pibb",
    r"nbviewer\.(?:jupyter|org)(?:\.org)?/",
    r"docs\.google\.com/(?:presentation|document|spreadsheets|forms)/",
    r"drive\.google\.com/file/",
    r"calendar\.google\.com/calendar/embed",
    r"www\.google\.com/maps/embed",
    r"[\w-]+\.hf\.space/",
    r"huggingface\.co/(?:spaces|datasets)/",
    r"www\.slideshare\.net/slideshow/embed_code/",
    r"speakerdeck\.com/player/",
    r"codepen\.io/[\w-]+/embed/",
    r"jsfiddle\.net/",
    r"codesandbox\.io/embed/",
    r"stackblitz\.com/edit/",
    r"replit\.com/@",
    r"www\.kaggle\.com/embed/",
    r"wandb\.ai/",
    r"observablehq\.com/embed/",
    r"www\.desmos\.com/calculator/",
    r"www\.geogebra\.org/",
    r"open\.spotify\.com/embed/",
    r"w\.soundcloud\.com/player/",
    r"tv\.naver\.com/embed/",
    r"(?:play-)?tv\.kakao\.com/",
    r"www\.ted\.com/talks|embed\.ted\.com/talks/",
    r"viewer\.diagrams\.net/",
    r"www\.figma\.com/embed",
    r"projector\.tensorflow\.org/|playground\.tensorflow\.org/",
)
_ALLOWED = re.compile(rf"(?:https?:)?//((?:{'|'.join(_SITES)})[^\s\\]*)", re.IGNORECASE)
_OWN = re.compile(r"/?(?:[\w.%~-]+/)*[\w.%~-]+(?:\?[\w.%~=&-]*)?(?:#[\w.%~=&-]*)?")

OWN = "allow-scripts"
"""The sandbox of a page of the wiki's own: without `allow-same-origin` it is a stranger to the page around it."""

SANDBOX = "allow-scripts allow-same-origin allow-popups allow-presentation allow-forms"
"""Not `allow-top-navigation`. `allow-same-origin` is the frame's own site, which is never ours."""


def address(written: str) -> str | None:
    """The address under which the frame is shown, with https; None for a site that is not on the list.

    A file of the wiki's own may be shown; such an address has neither scheme nor host.
    """
    found = _ALLOWED.fullmatch(written.strip())
    if found:
        return f"https://{found[1]}"
    return written if _OWN.fullmatch(written) else None
