"""The words that a sidebar is written in.

The old ones are those of the Jekyll documentation theme, before and from its version 5 on:
https://github.com/tomjoht/documentation-theme-jekyll/blob/gh-pages/_includes/sidebar.html
"""

from __future__ import annotations

import difflib
from functools import lru_cache

TITLE = "title"
ADDRESSES = ("external_url", "page", "url")
"""What an entry leads to; where an author gives several, the first of these counts, as in the old theme."""
OLD_LISTS = ("subcategories", "thirdlevel", "thirdlevelitems")
NEW_LISTS = ("folders", "folderitems", "subfolders", "subfolderitems")
LISTS = ("items", *OLD_LISTS, *NEW_LISTS)
"""What holds the entries below an entry."""
WRAPPED = ("subcategories", "folders")
"""What only the wrapper around an old sidebar holds."""
CONDITIONS = ("audience", "platform", "product", "version")
"""For whom an entry is."""
WEB, OUTPUT = "web", "output"
IGNORED = (
    *("print", "type", "levels", "frontmatter"),  # for the theme's PDF and its styles
    *("class", "description", "icon", "id", "ref", "target"),  # what forks of it have added
)
"""What real sidebars hold and the web needs not."""
ENTRY = (TITLE, *ADDRESSES, *LISTS, *CONDITIONS, WEB, OUTPUT, *IGNORED)
"""All that an entry may hold."""

ENTRIES, TOPNAV, DROPDOWNS = "entries", "topnav", "topnav_dropdowns"
TOP = (ENTRIES, TOPNAV, DROPDOWNS)
"""All that the file may hold."""


ALIKE = {
    **dict.fromkeys(("nav", "sidebar", "items"), "entries"),
    **dict.fromkeys(("children", "entries", "pages", "sections"), "items"),
    **dict.fromkeys(("label", "name", "text"), TITLE),
    **dict.fromkeys(("href", "link"), "url"),
    **dict.fromkeys(("file", "path"), "page"),
}
"""What other generators call the same things."""


@lru_cache(maxsize=1000)
def meant(key: str, known: tuple[str, ...]) -> str | None:
    """The word of `known` that `key` is a slip of, or None."""
    slip = key.strip().casefold().replace("-", "_").replace(" ", "_")
    for word in (slip, ALIKE.get(slip)):
        if word in known:
            return word
    return next(iter(difflib.get_close_matches(slip, known, 1, 0.75)), None)
