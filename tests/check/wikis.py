"""Small wikis for the tests of rules, and the examples in the rules' own docstrings."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable, Mapping
from typing import Any

from studywiki import pages
from studywiki.check.wiki import CheckedPage, Wiki

_FILE = re.compile(r"^=== docs/(?P<path>\S+)(?: (?P<size>\d+))?\n", re.MULTILINE)
_PART = r"^{}:\n(?P<text>(?:(?:    .*)?\n)+)"


def wiki(files: Mapping[str, str | bytes | int]) -> Wiki:
    """Make a wiki of pages (text or bytes) and other files (their sizes), by paths below the docs folder."""
    checked, others = {}, {}
    for path, content in files.items():
        if isinstance(content, int):
            others[path] = content
            continue
        data = content.encode() if isinstance(content, str) else content
        checked[path] = CheckedPage(pages.read(path, data, f"docs/{path}"), data)
    return Wiki(checked, others)


def example(rule: Callable[..., Any], part: str) -> Wiki:
    """Give the wiki that stands below `part`, `Bad` or `Good`, in the docstring of `rule`."""
    found = re.search(_PART.format(part), (inspect.getdoc(rule) or "") + "\n", re.MULTILINE)
    assert found, f"{rule.__name__} has no example {part}:"
    text = textwrap.dedent(found["text"]).strip("\n") + "\n"
    text = text.replace("\\r\n", "\r\n")
    if not _FILE.match(text):
        return wiki({"index.md": text})
    _, *parts = _FILE.split(text)
    return wiki(
        {
            path: int(size) if size else body
            for path, size, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
        }
    )
