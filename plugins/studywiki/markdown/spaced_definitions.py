"""Definitions of links whose targets have blanks: `[화면]: 스크린샷 2026-11-20 오후 3.12.45.png`.

To CommonMark they are text, and so are the brackets that refer to them. Where the wiki has the file, `<` and `>` are
put around the target, and that is told; elsewhere it stays text: `[참고]: 아래를 보세요`. For those within links see
`spaced_targets`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from studywiki.diagnostics import Diagnostic, Replacement
from studywiki.markup import markup
from studywiki.rendering import Step
from studywiki.text.source import Edit, Source

_DEFINITION = re.compile(r"^[ \t>]{0,50}\[(?P<label>[^\]\[\\^\n][^\]\[\n]{0,300})\]:[ \t]{0,20}(?=\S)", re.MULTILINE)
_LONGEST = 500
"""Characters of a target and its title."""
_TITLE = re.compile(r"[ \t](?=\"[^\"]*\"\Z|'[^']*'\Z)")


class SpacedDefinition(Struct, frozen=True):
    """A line that would be a definition, if its target had no blanks."""

    label: str
    target: str
    start: int
    """Of its target in the text."""

    @property
    def end(self) -> int:
        """Of its target in the text."""
        return self.start + len(self.target)


def spaced_definitions(text: str) -> Iterator[SpacedDefinition]:
    """The definitions of `text` whose targets have blanks, and may be files; what is code or a formula among them."""
    known = -1  # the end of the last line that is a definition
    for found in _DEFINITION.finditer(text):
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        above = text[text.rfind("\n", 0, max(found.start() - 1, 0)) + 1 : max(found.start() - 1, 0)]
        begins = known == found.start() - 1 or not above.strip(" \t>")
        if not begins:
            continue
        known = end
        rest = text[found.end() : min(end, found.end() + _LONGEST)].rstrip()
        titled = _TITLE.search(rest)
        target = rest[: titled.start()].rstrip() if titled else rest
        if re.search(r"[ \t]", target) and "." in target.rpartition("/")[2] and not re.search('[<>"{}]', target):
            yield SpacedDefinition(found["label"], target, found.end())


class SpacedDefinitionsStep(Step):
    """Wraps the targets that are there."""

    name = "spaced"

    def transform(self, source: Source) -> Source:
        """The page with definitions that GitHub would read; one without such a line costs next to nothing."""
        found = [each for each in spaced_definitions(source.text) if self.rendering.is_there(each.target)]
        prose = markup.of(source.text).prose if found else ""
        edits = []
        for each in found:
            if prose[each.start : each.end] != each.target:  # code
                continue
            place, right = source.locate(each.start, each.end), f"<{each.target}>"
            fix = Replacement(place, each.target, right) if place.end_column else None
            values = {"target": each.target, "right": right}
            self.rendering.report(Diagnostic("link-spaces", place, values, fix=fix))
            edits.append(Edit(each.start, each.end, right))
        return source.edited(edits) if edits else source
