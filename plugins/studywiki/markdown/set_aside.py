"""The colours of code are set aside until the rest of the page's HTML is cleaned: they are most of its elements.

What is set aside is text, and Pygments' own elements around it, and nothing else: the cleaner would leave it as it is.
It comes back where the element stands that was made for it, and as mere words where that has gone.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from studywiki import stages
from studywiki.stages import Kind

_MARK = "\x02studywiki-code:{}\x03"
_MARKS = re.compile(_MARK.format("([0-9]{1,6})"))
_TEXT = r"[^<\x00-\x08\x0b-\x1f\x7f-\xa0\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]*"
"""Characters that no parser of HTML changes, nor writes by their names."""
_COLOURED = re.compile(rf'{_TEXT}(?:<(?:/span|span class="[a-z]{{1,3}}[0-9]?")>{_TEXT})*')
_TAG = re.compile(r"<[^<>]*>")
_CLEANER = "studywiki-clean"
_BEFORE = ("studywiki-raw", "raw_html", "footnote", "amp_substitute", "unescape")
"""Stages between the code's and the cleaner's, which do nothing to it. What others do is not known."""


class SetAside(Postprocessor):
    """The code of one `Markdown` instance's page."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._blocks: list[str] = []
        self._may = False

    def begin(self) -> None:
        """Begin a page."""
        names = self.md.postprocessors
        known = [names[name] for name in _BEFORE if name in names]
        there = _CLEANER in names
        before = list(names)[: names.get_index_for_name(_CLEANER)] if there else []
        self._blocks = []
        self._may = there and all(any(stage is one for one in known) for stage in before)

    def put(self, code: str) -> str:
        """What stands for the HTML `code` within its element: a mark, or the code where it cannot be set aside."""
        if not self._may or not _COLOURED.fullmatch(code):
            return code
        self._blocks.append(code)
        return _MARK.format(len(self._blocks) - 1)

    def run(self, text: str) -> str:
        """`text` with its code."""
        return _MARKS.sub(self._code, text) if self._blocks else text

    def _code(self, found: re.Match[str]) -> str:
        number = int(found[1])
        code = self._blocks[number] if number < len(self._blocks) else ""
        text, start, end = found.string, found.start(), found.end()
        if text.endswith("<code>", 0, start) and text.startswith("</code>", end):  # nh3 writes no `<` within a value
            return code
        return _TAG.sub("", code).replace('"', "&quot;")  # wherever it stands now


def enter(md: Markdown) -> SetAside:
    """Enter the stage at which the code comes back into `md`."""
    aside = SetAside(md)
    stages.enter(md, Kind.HTML, "studywiki-code", aside)
    return aside
