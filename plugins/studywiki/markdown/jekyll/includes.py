"""What the includes of Jekyll's themes show: `{% include NAME key="value" … %}`.

The parameters are those of documentation-theme-jekyll (https://idratherbewriting.com/documentation-theme-jekyll/),
minimal-mistakes (https://mmistakes.github.io/minimal-mistakes/docs/helpers/) and al-folio.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from studywiki.markdown.jekyll import alerts
from studywiki.wiki import schemes

_PARAMETER = re.compile(
    r"(?<![\w-])([\w-]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|([^\s\"']+))", re.DOTALL
)
_IMAGES = {"image", "img", "figure", "inline_image", "picture", "lazyload", "lazyimg", "photo"}
_VIDEOS = {"youtube", "youtubePlayer", "youtube-player", "youtubeplayer", "video"}
_SOURCES = ("src", "path", "image_path", "image_src", "img", "image", "file", "url")
_WITHOUT_TEXT = {
    "toc", "links", "taglogic", "head", "header", "footer", "comments", "disqus", "mathjax", "analytics",
    "google-analytics", "sidebar", "share", "social", "base_path", "setup", "JB/setup", "lib/mathjax", "feedback",
    "initialize_shuffle", "next-previous", "paginator", "search",
}  # fmt: skip
"""Includes that a layout makes of other pages: the site has its own."""


def parameters(text: str) -> dict[str, str]:
    """The parameters of an include; those with `{{ … }}` or a variable's name as they are written."""
    found: dict[str, str] = {}
    for name, double, single, bare in _PARAMETER.findall(text):
        value = (double or single).replace('\\"', '"').replace("\\'", "'") or bare
        found.setdefault(name, value)
    return found


def shown(rest: str, *, alone: bool) -> str | None:
    """The Markdown of an include; `rest` is the tag after `include`, `alone` whether it has its line to itself.

    None where it is not known.
    """
    file, _, given = rest.partition(" ")
    name = re.sub(r"\.(?:html|liquid|md)$", "", file.strip())
    values = parameters(given)
    short = name.rpartition("/")[2]
    if kind := alerts.kind(values.get("type", "") if short in ("callout", "alert", "notice") else short):
        content = values.get("content") or values.get("text") or values.get("message") or values.get("body")
        title = values.get("title", "")
        if content is None:
            return None
        words = f"**{title}** {content}" if title else content
        return alerts.box(kind, words) if alone else words
    if short in _IMAGES:
        return _image(values, alone=alone)
    if short in _VIDEOS:
        return _video(values)
    return "" if name in _WITHOUT_TEXT or short in _WITHOUT_TEXT else None


def _image(values: Mapping[str, str], *, alone: bool) -> str | None:
    key = next((key for key in _SOURCES if key in values), None)
    if key is None:
        return None
    address = values[key].strip()
    if key == "file" and not _is_whole(address):
        address = f"/images/{address}"  # where the documentation theme keeps them
    elif key in ("path", "image_path") and not _is_whole(address) and not address.startswith("."):
        address = f"/{address}"
    words = values.get("alt") or values.get("caption") or values.get("description") or values.get("title") or ""
    caption = values.get("caption") or values.get("description") or ""
    link = values.get("url", "") if key != "url" else ""
    width = re.fullmatch(r"(\d+)(px|%)?", values.get("max-width", "") or values.get("width", "") or "")
    style = f' style="max-width: {width[1]}{width[2] or "px"}"' if width else ""
    source = escape(address.replace(" ", "%20"))
    picture = f'<img src="{source}" alt="{escape(_plain(words))}"{style} />'
    if link:
        picture = f'<a href="{escape(link.replace(" ", "%20"))}">{picture}</a>'
    if not alone or not caption:
        return picture
    return f"<figure>{picture}<figcaption>{escape(caption, quote=False)}</figcaption></figure>"


def _is_whole(address: str) -> bool:
    """Tell whether an address counts from the root, or leads out of the wiki."""
    return address.startswith("/") or schemes.leads_out(address)


def _video(values: Mapping[str, str]) -> str | None:
    number = values.get("id") or values.get("url") or values.get("src")
    if not number:
        return None
    if schemes.is_web(number):
        return f"<{number}>"
    if not re.fullmatch(r"[\w-]+", number):
        return None
    provider = values.get("provider", "youtube")
    address = f"https://vimeo.com/{number}" if provider == "vimeo" else f"https://www.youtube.com/watch?v={number}"
    return f"<{address}>"


def _plain(text: str) -> str:
    """The words of `text` without the marks of Markdown and HTML."""
    return re.sub(r"<[^<>]*>|[*_`]|\[([^\]]{0,1000})\]\([^)]{0,1000}\)", r"\1", text)
