"""Imports run one way: shells -> check -> features -> ground; features do not import one another; few know MkDocs."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "plugins" / "studywiki"
GROUND = {"pages", "text", "rendering", "diagnostics", "messages", "config", "tag_listings", "printable", "bounds"}
GROUND |= {"reasons"}
FEATURES = {"scaffold", "sidebar", "edit_links", "markdown", "math", "sanitising", "publishing", "theme"}
CHECK = {"check"}
ROUND_MKDOCS = {"plugin", "editing", "preset", "reading", "navigation", "typesetting", "checking", "building"}
ROUND_MKDOCS |= {"attachments", "contents", "places", "snippets", "metadata", "surroundings", "tag_page", "titles"}
ROUND_MKDOCS |= {"site_folder"}
SHELLS = ROUND_MKDOCS | {"cli", "command", "private_links", "build_log", "mkdocs_yml"}
SHELLS |= {"console", "stopping"}
KNOW_MKDOCS = ROUND_MKDOCS | {"config", "theme"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(module: Path) -> str:
    """Name the room that a module belongs to: the first part of its path."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(module: Path) -> set[str]:
    """Every dotted name that a module imports, wherever in it the import stands."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert not node.level, f"{module}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_every_room_has_its_floor() -> None:
    assert {room(module) for module in MODULES} - {"__init__"} <= GROUND | FEATURES | CHECK | SHELLS


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_imports_run_downwards(module: Path) -> None:
    own = room(module)
    used = {name.split(".")[1] for name in imports(module) if name.startswith("studywiki.")} - {own}
    if own in GROUND:
        assert used <= GROUND
    elif own in FEATURES:
        assert used <= GROUND, "a feature stands on the ground and knows no other feature"
    assert not used & {"plugin", "cli"}


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_few_know_mkdocs(module: Path) -> None:
    if room(module) not in KNOW_MKDOCS:
        assert not {name for name in imports(module) if name.split(".")[0] in {"mkdocs", "material"}}
