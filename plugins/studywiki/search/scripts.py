"""The scripts of the search as one: they run in V8 when a wiki is built, and in its readers' browsers."""

from __future__ import annotations

from collections.abc import Iterable
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
READER = ("decoding", "head", "index")
"""What reads the files of the index, for the engine."""
_FOLDER = Path(__file__).with_name("worker")


def text(names: Iterable[str]) -> str:
    """The scripts of these `names`, one after the other."""
    return "\n".join((_FOLDER / f"{name}.js").read_text("utf-8") for name in names)


@cache
def analysis_and_engine() -> str:
    """The script that makes `studywikiSearch`, which has `analyse(page)` and `createEngine(reader)`."""
    return _made(SCRIPTS, "analyse, createEngine")


@cache
def whole() -> str:
    """The same with what gives the engine a site's files: `openReader(load)`, and `heldBy(script)`."""
    return _made((*SCRIPTS, *READER), "analyse, createEngine, openReader, heldBy")


def _made(names: Iterable[str], given: str) -> str:
    return f'const studywikiSearch = (() => {{\n"use strict";\n{text(names)}\nreturn {{ {given} }};\n}})();\n'
