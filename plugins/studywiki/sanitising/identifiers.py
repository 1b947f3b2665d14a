"""Which ids and names an author may give: none by which the theme finds its own parts, none that could leave a quote.

Ids go further than the article: into the table of contents, the search index, links. HTML only forbids blanks in them
(https://html.spec.whatwg.org/multipage/dom.html#the-id-attribute); old wikis have anchors with blanks, and those stay.
"""

from __future__ import annotations

import re

# Material finds its own parts by these names, and an author's before them would take their place: `#__config` holds
# the addresses that its script loads from.
# https://github.com/squidfunk/mkdocs-material/blob/9.6.0/src/templates/assets/javascripts/_/index.ts
# Python's names (`__init__`) are none of them, and stand in headings.
_EXTENSIONS = re.compile(r"__(?:tabbed_\d+(?:_\d+)?|codelineno-[\w-]+|span-[\w-]+|[a-z0-9_]*[a-z0-9]__\S*)")
_NO_IDENTIFIER = re.compile(r"[\"'<>`\\\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What ends an attribute, a tag or a selector somewhere."""


def is_themes(written: str) -> bool:
    """Tell whether `written` is an id by which the theme may look for a part of its own."""
    return written.strip().startswith("__") and not is_extensions(written)


def is_extensions(written: str) -> bool:
    """Tell whether `written` is an id of tabs or lines of code, as pymdownx's extensions make them."""
    return bool(_EXTENSIONS.fullmatch(written)) and not _NO_IDENTIFIER.search(written)


def is_allowed(written: str) -> bool:
    """Tell whether an element of the article may have the id, or the name, `written`."""
    return not _NO_IDENTIFIER.search(written) and not is_themes(written)


def spelled(written: str) -> str:
    """`written` with its number in the place of each character that no id may have."""
    return _NO_IDENTIFIER.sub(lambda found: f"_{ord(found[0]):x}_", written)
