"""The addresses that Jekyll gives a page: what its `permalink` says, or the style that `_config.yml` sets.

https://jekyllrb.com/docs/permalinks/ , with the placeholders of posts and of pages, as far as they are certain: an hour
of publishing hangs on where the site was built.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from unicodedata import category

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_PLACEHOLDER = re.compile(r":([a-z_]+)")
_POST = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)-([^/]+)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]+(\d\d:\d\d(?::\d\d)?)(?:\.\d+)? *(Z|[+-]\d\d:?\d\d)?")
_END = ".html"


class NotCertainError(Exception):
    """A placeholder that cannot be filled: `name` is as it was written."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def asked(path: str, meta: Mapping[str, Any]) -> str | None:
    """The address that the front matter `meta` of the page at `path` asks for; None where that is none, or unknown."""
    written = meta.get("permalink")
    try:
        return filled(written, path, meta) if isinstance(written, str) and written.strip() else None
    except NotCertainError:
        return None


def old(meta: Mapping[str, Any]) -> tuple[str, ...]:
    """The addresses that the front matter `meta` calls old."""
    written = meta.get("redirect_from")
    return tuple(each for each in written if isinstance(each, str)) if isinstance(written, list) else ()


def filled(permalink: str, path: str, meta: Mapping[str, Any]) -> str:
    """The address that `permalink` gives the page at `path`, with the front matter `meta`.

    Raises `NotCertainError` for a placeholder that the page has no value for.
    """
    if ":" not in permalink or re.match(r"https?:", permalink):
        return permalink
    values = _values(path, meta)

    def value(found: re.Match[str]) -> str:
        # the longest name that there is: Jekyll reads `:title_x` as `:title` and `_x`
        names = found[1].split("_")
        for end in range(len(names), 0, -1):
            name = "_".join(names[:end])
            known = values.get(name)
            if known is not None:
                return known + "".join(f"_{rest}" for rest in names[end:])
        raise NotCertainError(found[0])

    return re.sub(r"/{2,}", "/", _PLACEHOLDER.sub(value, permalink))


def by_style(style: str, path: str, meta: Mapping[str, Any]) -> str | None:
    """The address at which Jekyll published the page at `path`, which asks for none; None where that is not certain."""
    post = _post(path)
    template = _STYLES.get(style, style)
    if not post:
        stem, _ = posixpath.splitext(path)
        if posixpath.basename(stem) in ("index", "README"):
            return posixpath.join("/", posixpath.dirname(stem), "").replace("//", "/")
        return f"/{stem}/" if template.endswith("/") else f"/{stem}{_END}"
    try:
        return filled(template if template.startswith("/") else f"/{template}", path, meta)
    except NotCertainError:
        return None


def _post(path: str) -> re.Match[str] | None:
    """The parts of the name of a post; None for other pages."""
    folder, name = posixpath.split(posixpath.splitext(path)[0])
    return _POST.fullmatch(name) if "_posts" in folder.split("/") else None


def _values(path: str, meta: Mapping[str, Any]) -> dict[str, str | None]:
    stem, _ = posixpath.splitext(path)
    post = _post(path)
    if not post:
        return {"path": posixpath.dirname(stem), "basename": posixpath.basename(stem), "output_ext": _END}
    name = meta.get("slug") if isinstance(meta.get("slug"), str) else post[4]
    found: dict[str, str | None] = {
        "title": _slug(str(name), "._~!$&'()+,;=@"),
        "slug": _slug(str(name), "").lower(),
        "name": _slug(post[4], "").lower(),
        "categories": _categories(path, meta),
        "output_ext": _END,
    }
    day = _published(post, meta.get("date"))
    if day:
        found |= {"year": f"{day.year:04}", "month": f"{day.month:02}", "day": f"{day.day:02}"}
        found |= {"i_month": str(day.month), "i_day": str(day.day), "short_year": f"{day.year % 100:02}"}
        found |= {"y_day": f"{day.timetuple().tm_yday:03}"}
    return found


def _published(post: re.Match[str], written: object) -> date | None:
    """The day of a post: that of its front matter, or of its name; None where it hangs on the hour."""
    try:
        named = date(int(post[1]), int(post[2]), int(post[3]))
        text = written.strip() if isinstance(written, str) else ""
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        if timed := _TIME.fullmatch(text):
            zone = (timed[3] or "Z").replace("Z", "+00:00")
            moment = datetime.fromisoformat(f"{timed[1]}T{timed[2]}{zone}")
            day = moment.astimezone(UTC).date()
            return day if day == moment.date() else None
    except (ValueError, OverflowError):
        return None
    return None if text else named


def _categories(path: str, meta: Mapping[str, Any]) -> str:
    """A post's categories: the folders that `_posts` lies in, and those of its front matter."""
    found = path.partition("_posts/")[0].strip("/").split("/")
    one, several = meta.get("category"), meta.get("categories")
    found += [one] if isinstance(one, str) else []
    found += several.split() if isinstance(several, str) else []
    found += [str(each) for each in several if isinstance(each, str | int)] if isinstance(several, list) else []
    return "/".join(dict.fromkeys(each.lower() for each in found if each))


def _slug(name: str, kept: str) -> str:
    """A name as a part of an address: what is no letter, mark, digit, or in `kept`, becomes a hyphen.

    https://github.com/jekyll/jekyll/blob/v4.3.3/lib/jekyll/utils.rb#L175-L240
    """
    signs = (sign if sign in kept or category(sign)[0] in "LM" or category(sign) == "Nd" else " " for sign in name)
    return "-".join("".join(signs).split())
