"""What the includes of Jekyll's themes show: `{% include NAME key="value" … %}`.

The parameters are those of documentation-theme-jekyll (https://idratherbewriting.com/documentation-theme-jekyll/),
minimal-mistakes (https://mmistakes.github.io/minimal-mistakes/docs/helpers/) and al-folio.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from studywiki.jekyll import alerts
from studywiki.wiki import schemes

_PARAMETER = re.compile(
    r"(?<![\w-])([\w-]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|([^\s\"']+))", re.DOTALL
)
_NO_TAG = re.compile(r"<(?!/?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>)")
_NO_ENTITY = re.compile(r"&(?!#?\w+;)")
_IMAGES = {"image", "img", "figure", "inline_image", "picture", "lazyload", "lazyimg", "photo"}
_VIDEOS = {"youtube", "youtubePlayer", "youtube-player", "youtubeplayer", "video"}
_SOURCES = ("src", "path", "image_path", "image_src", "img", "image", "file", "url")
_WITHOUT_TEXT = {
    "toc", "links", "taglogic", "head", "header", "footer", "comments", "disqus", "mathjax", "analytics",
    "google-analytics", "sidebar", "share", "social", "base_path", "setup", "JB/setup", "lib/mathjax", "feedback",
    "initialize_shuffle", "next-previous", "paginator", "search",
}  # fmt: skip
"""Includes that a layout makes of other pages: the site has its own."""


def parts(rest: str, value: Callable[[str], str]) -> tuple[str, dict[str, str]]:
    """The file and the parameters of an include; `rest` is the tag after `include`.

    `value` gives what a name without quotes stands for, or the name itself.
    """
    file, _, given = rest.partition(" ")
    found: dict[str, str] = {}
    for name, double, single, bare in _PARAMETER.findall(given):
        quoted = (double or single).replace('\\"', '"').replace("\\'", "'")
        found.setdefault(name, quoted or (value(bare) if bare else ""))
    return file.strip(), found


def is_told_apart(file: str, given: Mapping[str, str]) -> bool:
    """Whether an include is shown as what it means, whatever the wiki's own file of the name makes of it."""
    name = _name(file)
    short = name.rpartition("/")[2]
    return _alert(short, given) is not None or short in _VIDEOS or name in _WITHOUT_TEXT or short in _WITHOUT_TEXT


def shown(file: str, given: Mapping[str, str], *, alone: bool) -> str | None:
    """The Markdown of an include; `alone`: whether it has its line to itself. None where it is not known."""
    name = _name(file)
    short = name.rpartition("/")[2]
    if kind := _alert(short, given):
        content = given.get("content") or given.get("text") or given.get("message") or given.get("body")
        title = given.get("title", "")
        if content is None:
            return None
        words = f"**{title}** {content}" if title else content
        return alerts.box(kind, words) if alone else words
    if short in _IMAGES:
        return _image(given, alone=alone)
    if short in _VIDEOS:
        return _video(given)
    return "" if name in _WITHOUT_TEXT or short in _WITHOUT_TEXT else None


def _name(file: str) -> str:
    return re.sub(r"\.(?:html|liquid|md)$", "", file)


def _alert(short: str, given: Mapping[str, str]) -> str | None:
    return alerts.kind(given.get("type", "") if short in ("callout", "alert", "notice") else short)


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
    # url, description and width: the include of that name that many themes share, whose width is a percentage
    unit = "%" if key == "url" and "width" in values and "max-width" not in values else "px"
    style = f' style="max-width: {width[1]}{width[2] or unit}"' if width else ""
    source = escape(address.replace(" ", "%20"))
    picture = f'<img src="{source}" alt="{escape(_plain(words))}"{style} />'
    if link:
        picture = f'<a href="{escape(link.replace(" ", "%20"))}">{picture}</a>'
    if not alone or not caption:
        return picture
    return f"<figure>{picture}<figcaption>{_html(caption)}</figcaption></figure>"


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


def _html(text: str) -> str:
    """`text` with the HTML that it has; what looks like it is words."""
    return _NO_TAG.sub("&lt;", _NO_ENTITY.sub("&amp;", " ".join(text.split())))


def _plain(text: str) -> str:
    """The words of `text` without the marks of Markdown and HTML."""
    text = re.sub(r"<br\s*/?>", " ", text)
    return re.sub(r"<[^<>]*>|[*_`]|\[([^\[\]]{0,1000})\]\([^)]{0,1000}\)", r"\1", text)
