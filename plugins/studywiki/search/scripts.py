"""The scripts of the search as one: they run in V8 when a wiki is built, and in its readers' browsers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

SCRIPTS = (
    "hangul",
    "keyboard",
    "particles",
    "predicates",
    "latin",
    "tokens",
    "pairs",
    "analysis",
    "loans",
    "slips",
    "lexicon",
    "query",
    "readings",
    "ranking",
    "texts",
    "snippets",
    "engine",
)
"""In the order in which one needs the other. `query` and `readings` need each other, once both are there."""
_FOLDER = Path(__file__).with_name("worker")


@cache
def analysis_and_engine() -> str:
    """The script that makes `studywikiSearch`: it has `analyse(page)`, `phraseOf(text)` and `createEngine(reader)`."""
    bodies = "\n".join((_FOLDER / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    given = "analyse, phraseOf, createEngine"
    return f'const studywikiSearch = (() => {{\n"use strict";\n{bodies}\nreturn {{ {given} }};\n}})();\n'
