"""The scripts of the search as one: they run in V8 when a wiki is built, and in its readers' browsers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from studywiki.javascript.lean import lean

SCRIPTS = (
    "hangul",
    "keyboard",
    "particles",
    "predicates",
    "latin",
    "tokens",
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
BUILDING = ("pairs",)
"""What only a build asks for."""
READER = ("decoding", "head", "index")
"""What reads the files of the index, for the engine."""
BOX = ("items", "titles", "completion", "protocol", "loader")
"""What answers Material's search box, in a worker or in the page itself."""
WORKER = "search/search_worker.js"
"""Where in the site their browsers have it, beside the index: `theme/search/90-install.js` asks for it there."""
_FOLDER = Path(__file__).with_name("worker")


def text(names: Iterable[str]) -> str:
    """The scripts of these `names`, one after the other."""
    return "\n".join((_FOLDER / f"{name}.js").read_text("utf-8") for name in names)


@cache
def analysis_and_engine() -> str:
    """What makes `studywikiSearch`: it has `analyse(page)`, `phraseOf(text)` and `createEngine(reader)`."""
    return _made((*SCRIPTS, *BUILDING), "analyse: (page) => analyse(page, pairsOf), phraseOf, createEngine")


@cache
def whole() -> str:
    """The same with what gives the engine a site's files: `openReader(load)`, and `heldBy(script)`."""
    return _made((*SCRIPTS, *READER), "createEngine, openReader, heldBy")


@cache
def worker() -> str:
    """The script that a reader's browser runs: it waits for a page's messages in a worker, for its call in a page."""
    return lean(f'(() => {{\n"use strict";\n{text((*SCRIPTS, *READER, *BOX))}\n}})();\n')


def _made(names: Iterable[str], given: str) -> str:
    return f'const studywikiSearch = (() => {{\n"use strict";\n{text(names)}\nreturn {{ {given} }};\n}})();\n'
