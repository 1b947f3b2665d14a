"""A change is to blame for what it makes of other files, and for nothing else."""

from __future__ import annotations

import pytest

from studywiki.check.touched_by import caused
from studywiki.diagnostics import Cause, Diagnostic, EntryGone, FileGone, Location, OtherFile


@pytest.mark.parametrize(
    ("cause", "changed", "blamed"),
    [
        (None, {"docs/b.md": "M", "sidebar_doc.yml": "M"}, False),
        (None, {"docs/a.md": "M"}, True),
        (FileGone("b.md"), {"docs/b.md": "M"}, False),
        (FileGone("b.md"), {"docs/c.md": "D"}, False),
        (FileGone("../%EA%B0%80/b.html?x#y"), {"docs/가/B.md": "D"}, True),
        (OtherFile("가.md"), {"docs/나가.md": "M"}, False),
        (OtherFile("가.md"), {"docs/\u1100\u1161.md": "M"}, True),
        (EntryGone(), {"docs/b.md": "D"}, False),
        (EntryGone(), {"sidebar_doc.yml": "M"}, True),
    ],
)
def test_a_change_is_to_blame(cause: Cause | None, changed: dict[str, str], blamed: bool) -> None:
    diagnostic = Diagnostic("build-warning", Location("docs/a.md"), cause=cause)
    assert caused(diagnostic, changed) is blamed
