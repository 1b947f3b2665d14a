"""The styles and the scripts become one file each, named after their content, so that no browser keeps an old one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from studywiki import tex_environments
from studywiki.javascript.lean import lean
from studywiki.messages import phrases

HERE = Path(__file__).parent
_OF_SEARCH = ("items.js", "titles.js", "completion.js", "protocol.js")
"""What the search's own script does as well, for where there is none: of `search/worker/`."""


class Bundle(Struct, frozen=True):
    """One file of the site."""

    path: str
    """Where it lies in the site."""
    text: str


@cache
def facts() -> Mapping[str, str]:
    """What stands in a style or a script -> what other rooms know, which takes its place."""
    said = {language: words["search"] for language, words in phrases.of("theme").items()}
    return {
        "@environments@": tex_environments.ANY,
        '"@search words@"': json.dumps(said, ensure_ascii=False, separators=(",", ":")),
    }


@cache
def styles() -> Bundle:
    """The files of `styles/`, in the order of their names."""
    return _bundle("styles", "css")


@cache
def scripts() -> Bundle:
    """The files of `scripts/`; each is a function of its own, so their order is free."""
    return _bundle("scripts", "js")


@cache
def search() -> Bundle:
    """The files of `search/`, which stand before Material's script: one function, in the order of their names."""
    worker = HERE.parent / "search" / "worker"
    parts = [*(worker / name for name in _OF_SEARCH), *sorted((HERE / "search").glob("*.js"))]
    text = "\n".join(file.read_text("utf-8") for file in parts)
    return _named("search", "js", f'(function () {{\n"use strict";\n{text}}})();\n')


def all_of_them() -> tuple[Bundle, ...]:
    """Every file that is made so."""
    return styles(), scripts(), search()


def _bundle(folder: str, kind: str) -> Bundle:
    text = "\n".join(file.read_text("utf-8") for file in sorted((HERE / folder).glob(f"*.{kind}")))
    return _named(folder, kind, text)


def _named(folder: str, kind: str, text: str) -> Bundle:
    for mark, fact in facts().items():
        text = text.replace(mark, fact)
    if kind == "js":
        text = lean(text)
    return Bundle(f"assets/studywiki/{folder}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{kind}", text)
