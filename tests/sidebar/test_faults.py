"""Every fault that a sidebar can have, with what is said of it, where, and what the sidebar still shows.

A case is `faults/CODE.yml`: `sidebar`, the `pages` there are (path: title), `conditions`; below the line of dashes what
comes out, which `pytest --refresh` writes anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from studywiki.diagnostics import Location
from studywiki.messages import catalogue
from studywiki.sidebar import conditions
from studywiki.sidebar.orphans import orphans
from studywiki.sidebar.parse import parse
from studywiki.sidebar.resolve import resolve
from studywiki.wiki.page import WikiPage
from studywiki.wiki.wiki import Wiki
from tests.conftest import Golden
from tests.sidebar.drawing import draw_nav, say

FAULTS = sorted(Path(__file__).with_name("faults").glob("*.yml"))
LINE = "\n# ---------- what comes out\n"
IN_SITE = {"sidebar-file-missing", "sidebar-none", "sidebar-elsewhere", "sidebar-nav-wins"}
"""Of files, not of what is in them: tests/sidebar/test_site.py."""
IN_NODES = {"sidebar-too-large", "sidebar-too-deep"}
"""Too long for a case: tests/sidebar/test_nodes.py."""


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_fault(path: Path, golden: Golden) -> None:
    head, _, _ = path.read_text("utf-8").partition(LINE)
    case = yaml.safe_load(head)
    pages = [_page(name, about) for name, about in case.get("pages", {}).items()]
    sidebar, found = parse(case["sidebar"], "sidebar_doc.yml")
    wanted, unknown = conditions.wanted(case.get("conditions", {}), Location("mkdocs.yml"))
    resolved = resolve(sidebar.entries, Wiki.of(pages), wanted)
    left = list(orphans(pages, resolved.listed, sidebar.spelling, sidebar.file)) if sidebar.whole else []
    said = [*found, *unknown, *resolved.diagnostics, *left]
    assert path.stem.partition(".")[0] in {each.code for each in said}
    parts = {"nav": draw_nav(resolved.items), "ko": say(said, "ko"), "en": say(said, "en")}
    golden(path, head + LINE + "".join(f"{name}: |\n{_indented(text)}" for name, text in parts.items()))


def test_every_fault_has_a_case() -> None:
    codes = {code for code in catalogue() if code.startswith("sidebar-")}
    assert {path.stem.partition(".")[0] for path in FAULTS} == codes - IN_SITE - IN_NODES


def _page(name: str, about: str | dict[str, object]) -> WikiPage:
    given = about if isinstance(about, dict) else {"title": about}
    return WikiPage(name, f"docs/{name}", **{"title": name, **given})  # type: ignore[arg-type]  # as the case says


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())
