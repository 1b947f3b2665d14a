"""A finished page whose addresses count from the root of the site, so that it may be shown at any depth: 404.html.

It is read by Python's parser of HTML, which knows what is script and comment; what it does not change stays as it is.
"""

from __future__ import annotations

import json
from html import escape
from html.parser import HTMLParser
from itertools import accumulate
from urllib.parse import urljoin

_ADDRESSES = {"href", "src", "poster", "action", "formaction", "data", "background", "xlink:href"}
_LISTS = {"srcset", "imagesrcset"}
_SETTINGS = "__config"
"""The id of the script in which Material's own finds the way to the root."""


def absolute(html: str, base: str) -> str:
    """The page `html`, which lies at the site's root, with addresses that begin with `base`: `/wiki/`."""
    reader = _Reader(html, base)
    reader.feed(html)
    reader.close()
    parts, done = [], 0
    for start, end, text in reader.changes:
        parts += [html[done:start], text]
        done = end
    return "".join([*parts, html[done:]])


class _Reader(HTMLParser):
    def __init__(self, html: str, base: str) -> None:
        super().__init__(convert_charrefs=False)
        self.base = base
        self.lines = _line_starts(html)
        self.changes: list[tuple[int, int, str]] = []
        self.is_settings = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_settings = tag == "script" and ("id", _SETTINGS) in attrs
        told = [(name, self._rooted(name, value)) for name, value in attrs]
        if told == attrs:
            return
        line, column = self.getpos()
        start, written = self.lines[line - 1] + column, self.get_starttag_text() or ""
        inner = "".join(f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in told)
        end = " /" if written.endswith("/>") else ""
        self.changes.append((start, start + len(written), f"<{tag}{inner}{end}>"))

    def handle_data(self, data: str) -> None:
        if not self.is_settings:
            return
        self.is_settings = False
        try:
            settings = json.loads(data)
        except ValueError:
            return
        if isinstance(settings, dict) and isinstance(settings.get("base"), str):
            settings["base"] = self._joined(settings["base"])
            line, column = self.getpos()
            start = self.lines[line - 1] + column
            text = json.dumps(settings, ensure_ascii=False).replace("<", "\\u003c")
            self.changes.append((start, start + len(data), text))

    def _rooted(self, name: str, value: str | None) -> str | None:
        if value is None:
            return None
        if name in _ADDRESSES:
            return self._joined(value)
        if name in _LISTS:
            return ", ".join(
                " ".join([self._joined(each.split()[0]), *each.split()[1:]])
                for each in value.split(",")
                if each.split()
            )
        return value

    def _joined(self, address: str) -> str:
        """`address` from the root; what leads out, is from the root already, or stays in the page is as it was."""
        if not address.strip() or address.lstrip().startswith(("#", "/")):
            return address
        try:
            return urljoin(self.base, address)
        except ValueError:
            return address


def _line_starts(html: str) -> list[int]:
    """The offset at which each line starts, as `HTMLParser.getpos` counts lines: by their line feeds."""
    return [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
