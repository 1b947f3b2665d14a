"""Small wikis for the tests of rules, and the examples in the rules' own docstrings."""

from __future__ import annotations

import html
import inspect
import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from studywiki.check.checked_wiki import CheckedPage, CheckedWiki
from studywiki.glossary.model import Glossary
from studywiki.glossary.parse import parse
from studywiki.markdown.anchors import slug
from studywiki.pages import source_page
from studywiki.pages.source_page import SourcePage
from studywiki.wiki.page import WikiPage
from studywiki.wiki.wiki import Wiki

_FILE = re.compile(r"^=== (?:docs/)?(?P<path>\S+)(?: (?P<size>\d+))?\n", re.MULTILINE)
_PART = r"^{}:\n(?P<text>(?:(?:    .*)?\n)+)"


def wiki(files: Mapping[str, str | bytes | int]) -> CheckedWiki:
    """Make a wiki of pages (text or bytes) and other files (their sizes), by paths below the docs folder."""
    checked, others, terms = {}, {}, Glossary()
    for path, content in files.items():
        if path == "glossary.yml" and isinstance(content, str):
            terms, _ = parse(content, "docs/glossary.yml")
            continue
        if isinstance(content, int):
            others[path] = content
            continue
        data = content.encode() if isinstance(content, str) else content
        page = source_page.read(path, data, f"docs/{path}")
        checked[path] = _checked(page, data)
    known = {
        path: WikiPage(path, page.file, "", published=page.source.meta.get("published") is not False)
        for path, page in checked.items()
    }
    around = Wiki({path: re.sub(r"md$", "html", path) for path in files}, known)
    return CheckedWiki(checked, others, around, glossary=terms)


def _checked(page: SourcePage, data: bytes) -> CheckedPage:
    text = page.source.text
    return CheckedPage(page, lambda: data, _anchors(text), html=lambda: html.escape(text))


def _anchors(text: str) -> frozenset[str]:
    """Give the anchors of a page's headings, as the site has them."""
    headings = re.findall(r"^#+ (.+?)(?: \{#(.+)\})?$", text, re.MULTILINE)
    return frozenset(given or slug(words) for words, given in headings)


def example(rule: Callable[..., Any], part: str) -> CheckedWiki:
    """Give the wiki that stands below `part`, `Bad` or `Good`, in the docstring of `rule`."""
    found = re.search(_PART.format(part), (inspect.getdoc(rule) or "") + "\n", re.MULTILINE)
    assert found, f"{rule.__name__} has no example {part}:"
    text = textwrap.dedent(found["text"]).strip("\n") + "\n"
    text = escaped_rules(text)
    if not _FILE.match(text):
        return wiki({"index.md": text})
    beside = re.findall(r"^=== (?!docs/)(\S+)", text, re.MULTILINE)
    _, *parts = _FILE.split(text)
    drawn = wiki(
        {
            path: int(size) if size else body
            for path, size, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
            if path not in beside
        }
    )
    return replace(drawn, beside=beside)


def escaped_rules(text: str) -> str:
    """Give an example of a docstring with the characters that it can only name."""
    named = text.replace("\\r\n", "\r\n")
    named = re.sub(r"(\w{4})…", lambda found: found[1] * 17_000, named)  # so many that no docstring has them
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), named)
