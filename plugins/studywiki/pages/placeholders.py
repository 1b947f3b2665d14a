"""What stands for the placeholders of Jekyll's addresses (`:year`, `:title`) in that of one page.

https://jekyllrb.com/docs/permalinks/#placeholders and
https://github.com/jekyll/jekyll/blob/v4.3.3/lib/jekyll/drops/url_drop.rb , as far as they are certain: an hour of
publishing hangs on where the site was built.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from unicodedata import category

from studywiki.pages.collections import Collection

_DATED = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)-([^/]+)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]+(\d\d:\d\d(?::\d\d)?)(?:\.\d+)? *(Z|[+-]\d\d:?\d\d)?")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June")
_MONTHS += ("July", "August", "September", "October", "November", "December")
"""In English, wherever the site is built."""
_END = ".html"
_KEPT = "._~!$&'()+,;=@"
"""What `:title` keeps of a name, beside letters and digits."""


def of_page(path: str) -> dict[str, str]:
    """The values for the page at `path`, which is in no collection."""
    stem, _ = posixpath.splitext(path)
    return {"path": posixpath.dirname(stem), "basename": posixpath.basename(stem), "output_ext": _END}


def of_document(collection: Collection, within: str, path: str, meta: Mapping[str, Any]) -> dict[str, str]:
    """The values for the page at `path`, which lies in `collection` at `within`, and has the front matter `meta`."""
    stem, _ = posixpath.splitext(within)
    dated = _DATED.fullmatch(posixpath.basename(stem))
    basename = dated[4] if dated else posixpath.basename(stem)
    name = str(meta["slug"]) if isinstance(meta.get("slug"), str) else basename
    folders = path.partition(f"{collection.folder}/")[0].strip("/").split("/") if collection.is_posts else ()
    categories = _categories(folders, meta)
    found = {
        "collection": collection.name,
        "path": stem,
        "title": _slug(name, _KEPT),
        "slug": _slug(name).lower(),
        "name": _slug(basename if collection.is_posts else posixpath.basename(stem)).lower(),
        "categories": "/".join(categories),
        "slugified_categories": "/".join(_slug(each) for each in categories),
        "output_ext": _END,
    }
    day = _published(dated, meta.get("date"))
    return found | _of_day(day) if day else found


def _of_day(day: date) -> dict[str, str]:
    year, week, weekday = day.isocalendar()
    return {
        "year": f"{day.year:04}",
        "month": f"{day.month:02}",
        "day": f"{day.day:02}",
        "i_month": str(day.month),
        "i_day": str(day.day),
        "short_year": f"{day.year % 100:02}",
        "y_day": f"{day.timetuple().tm_yday:03}",
        "w_year": f"{year:04}",
        "week": f"{week:02}",
        "w_day": str(weekday),
        "long_day": _DAYS[day.weekday()],
        "short_day": _DAYS[day.weekday()][:3],
        "long_month": _MONTHS[day.month - 1],
        "short_month": _MONTHS[day.month - 1][:3],
    }


def _published(named: re.Match[str] | None, written: object) -> date | None:
    """The day of a document: that of its front matter, or of its name; None where there is none, or the hour tells."""
    try:
        text = written.strip() if isinstance(written, str) else ""
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        if timed := _TIME.fullmatch(text):
            zone = (timed[3] or "Z").replace("Z", "+00:00")
            moment = datetime.fromisoformat(f"{timed[1]}T{timed[2]}{zone}")
            day = moment.astimezone(UTC).date()
            return day if day == moment.date() else None
        return date(int(named[1]), int(named[2]), int(named[3])) if named and not text else None
    except (ValueError, OverflowError):
        return None


def _categories(folders: Iterable[str], meta: Mapping[str, Any]) -> list[str]:
    """A document's categories: the folders that `_posts` lies in, and those of its front matter."""
    found = list(folders)
    one, several = meta.get("category"), meta.get("categories")
    found += [one] if isinstance(one, str) else []
    found += several.split() if isinstance(several, str) else []
    found += [str(each) for each in several if isinstance(each, str | int)] if isinstance(several, list) else []
    return list(dict.fromkeys(each.lower() for each in found if each))


def _slug(name: str, kept: str = "") -> str:
    """A name as a part of an address: what is no letter, mark, digit, or in `kept`, becomes a hyphen.

    https://github.com/jekyll/jekyll/blob/v4.3.3/lib/jekyll/utils.rb#L175-L240
    """
    signs = (sign if sign in kept or category(sign)[0] in "LM" or category(sign) == "Nd" else " " for sign in name)
    return "-".join("".join(signs).split())
