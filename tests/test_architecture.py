"""Imports run one way, down the floors of the house, and only two rooms know MkDocs."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from studywiki.messages import catalogue
from studywiki.stages import STAGES, Kind
from tests.trees import PACKAGE, nodes

FLOORS = (
    {"cli"},
    {"mkdocs_plugin"},
    {"check", "page"},
    {"glossary"},
    {
        "edit_links",
        "external",
        "jekyll",
        "links",
        "markdown",
        "math",
        "publishing",
        "sanitising",
        "scaffold",
        "search",
        "sidebar",
        "theme",
    },
    {"rendering"},
    {"wiki"},
    {"pages"},
    {"markup"},
    {"text", "grammar"},
    {"messages"},
    {"javascript"},
    {"diagnostics"},
    {"bounds", "cache", "html_elements", "katex_fonts", "stages", "terminal", "tex_environments"},
)
"""The rooms, from the roof to the ground. A module may import what lies below its own floor, and from its own room."""
KNOW_MKDOCS = {"mkdocs_plugin", "theme"}
KNOW_CODES = ("studywiki.diagnostics", "studywiki.messages", "studywiki.check.silence", "studywiki.check.formats")
"""What a diagnostic's code is for: the words of the catalogue, silencing, and what is written of it."""
LOWER = {room: set().union(*FLOORS[at + 1 :]) for at, floor in enumerate(FLOORS) for room in floor}
"""Room -> the rooms below it."""
CEILING, MEDIAN = 250, 80
"""Lines of a module, at most and in the median."""
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(module: Path) -> str:
    """Name the room that a module belongs to: the first part of its path."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def name(module: Path) -> str:
    """Give a module's dotted name."""
    return ".".join(("studywiki", *module.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def imports(module: Path) -> set[str]:
    """Every dotted name that a module imports, wherever in it the import stands."""
    found = set()
    for node in nodes(module):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert not node.level, f"{module}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def modules_used(module: Path) -> set[str]:
    """The modules of the package that a module imports, by their dotted names."""
    known = {name(each) for each in MODULES}
    found = set()
    for imported in imports(module):
        while imported and imported not in known:
            imported = imported.rpartition(".")[0]
        found |= {imported} - {"", "studywiki"}
    return found


def test_every_room_has_its_floor() -> None:
    assert {room(module) for module in MODULES} - {"__init__"} == set().union(*FLOORS)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_imports_run_downwards(module: Path) -> None:
    own = room(module)
    used = {each.split(".")[1] for each in imports(module) if each.startswith("studywiki.")} - {own}
    assert used <= LOWER.get(own, set())


def test_no_imports_run_in_a_circle() -> None:
    waiting = {name(module): modules_used(module) - {name(module)} for module in MODULES}
    while free := {each for each, used in waiting.items() if not used & waiting.keys()}:
        waiting = {each: used for each, used in waiting.items() if each not in free}
    assert waiting == {}


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_two_rooms_know_mkdocs(module: Path) -> None:
    if room(module) not in KNOW_MKDOCS:
        assert not {each for each in imports(module) if each.split(".")[0] in {"mkdocs", "material"}}


@pytest.mark.parametrize(
    ("fact", "homes"),
    [
        (r"\.mkdn|\.mdown", {"wiki.suffixes"}),  # what is a page
        (r"(?i)\[a-z(a-z)?\]\[a-z(a-z)?0-9\+\.-\]\*", {"wiki.schemes"}),  # whether an address leads out
        (r"config_file_path", {"mkdocs_plugin.folders", "mkdocs_plugin.preset"}),  # where the wiki lies
        (r"^class Wiki\b", {"wiki.wiki"}),
    ],
)
def test_a_fact_has_one_home(fact: str, homes: set[str]) -> None:
    holding = {name(module) for module in MODULES if re.search(fact, module.read_text("utf-8"), re.MULTILINE)}
    assert {each.removeprefix("studywiki.") for each in holding} <= homes


def decisions_on_codes(found: Sequence[ast.AST]) -> set[int]:
    """The lines at which something depends on a diagnostic's code: it is compared, looked up or taken apart.

    Or a code is written where one would be looked for: in a comparison, in a set, as a key.
    """
    questions: list[ast.AST | None] = []
    for node in found:
        match node:
            case ast.Compare() | ast.Set() | ast.SetComp() | ast.MatchValue():
                questions.append(node)
            case ast.Subscript(slice=asked) | ast.Match(subject=asked):
                questions.append(asked)
            case ast.Dict():
                questions += node.keys
            case ast.Call(func=ast.Attribute(value=asked, attr="startswith" | "endswith" | "removesuffix")):
                questions += [asked, *node.args]
            case ast.Call(func=ast.Attribute(attr="get" | "match" | "fullmatch" | "search")):
                questions += node.args
    parts = [part for question in questions if question for part in ast.walk(question)]
    named = {
        operand.lineno
        for node in found
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.NotEq | ast.In | ast.NotIn)
        for operand in (node.left, *node.comparators)
        if isinstance(operand, ast.Name) and operand.id == "code"
    }
    return named | {part.lineno for part in parts if isinstance(part, ast.expr) and _is_code(part)}


def _is_code(node: ast.expr) -> bool:
    match node:
        case ast.Attribute(attr="code") | ast.Attribute(value=ast.Name("diagnostic" | "told" | "fault"), attr="name"):
            return True
        case ast.Constant(value=str(text)):
            return text in catalogue()
    return False


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("Diagnostic('link-case', place, values)", set()),
        ("code = 'broken-anchor-similar' if near else 'broken-anchor'", set()),
        ("KNOWN = [(pattern, 'broken-anchor')]", set()),
        ("unique = {(each.line, each.kind): each for each in found}", set()),
        ("if each.code == 'link-case':\n    pass", {1}),
        ("OF = {'link-case'}\nfound = each.code in OF", {1, 2}),
        ("HOW = {'link-case': mend}\nHOW[each.code]()", {1, 2}),
        ("_HOW.get(diagnostic.name)", {1}),
        ("if code in UNSURE or each.code.startswith('sidebar-'):\n    pass", {1}),
        ("match each.code:\n    case 'link-case':\n        pass", {1, 2}),
        ("lost = UNSURE & {each.code for each in found}", {1}),
    ],
)
def test_a_decision_on_a_code_is_known(source: str, lines: set[int]) -> None:
    assert decisions_on_codes([*ast.walk(ast.parse(source))]) == lines


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_no_decision_hangs_on_a_code(module: Path) -> None:
    """What follows from a problem is data of the diagnostic, or of where it was found."""
    if not f"{name(module)}.".startswith(tuple(f"{each}." for each in KNOW_CODES)):
        assert decisions_on_codes(nodes(module)) == set()


def test_stages_stand_in_their_order() -> None:
    kinds = list(Kind)
    order = [(kinds.index(stage.kind), -stage.priority) for stage in STAGES]
    assert order == sorted(order)
    assert len({(stage.kind, stage.name) for stage in STAGES}) == len(STAGES)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_no_stage_has_its_place_elsewhere(module: Path) -> None:
    """Whoever enters a processor of Python-Markdown himself has a number for it."""
    calls = [node for node in nodes(module) if isinstance(node, ast.Call)]
    registering = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "register"]
    assert room(module) == "stages" or not [call for call in registering if len(call.args) > 2]


def test_modules_are_small() -> None:
    lines = sorted(len(module.read_text("utf-8").splitlines()) for module in MODULES)
    assert lines[-1] <= CEILING
    assert lines[len(lines) // 2] < MEDIAN


@pytest.mark.parametrize("folder", sorted({module.parent for module in MODULES}), ids=lambda f: f.name)
def test_the_map_of_a_room_names_its_modules(folder: Path) -> None:
    said = (folder / "__init__.py").read_text("utf-8")
    assert [each.stem for each in folder.glob("*.py") if each.stem != "__init__" and each.stem not in said] == []
