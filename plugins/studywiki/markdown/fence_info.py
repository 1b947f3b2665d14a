"""The words after the backticks of fenced code, as people write them, in the forms that pymdownx.superfences knows.

    python                       GitHub
    python title="a.py"          Material
    { .python .annotate }        Material, Pandoc; {.python .input} in notebooks
    {r plot, echo=FALSE}         R Markdown
    python title, js{1,3-4}, python:a.py, .python, C++ 코드

What is no language is dropped: code is shown as code, whatever stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_KNITR = re.compile(r"\{\s*([a-zA-Z][\w+#-]*)\s*(?:[\s,}].*)?$")
_BRACES = re.compile(r"\{\s*[.#:]")
_CLASS = re.compile(r"\.([\w+#-]+)")
_BARE = re.compile(r"(?<=\s)(?:title|linenums|hl_lines)(?=\s|$)")
_WORD = re.compile(r"\.?([\w+#.-]*[\w+#-])")


def forms(info: str) -> Iterator[str]:
    """The headers to try for the info string `info`, the most telling first; the last is always accepted."""
    named = language(info)
    if not _KNITR.match(_clean(info)):
        yield _clean(info)
    if named:
        yield named
    yield ""


def language(info: str) -> str:
    """The language that `info` names first; empty where it names none."""
    info = _clean(info)
    knitr = _KNITR.match(info)
    if knitr:
        return knitr[1].lower()
    found = _CLASS.search(info) if _BRACES.match(info) else _WORD.match(info)
    return found[1] if found else ""


def _clean(info: str) -> str:
    """`info` without what would end a fence, and without options that nothing is said of (`python title`)."""
    return _BARE.sub("", info.replace("`", "")).strip()
