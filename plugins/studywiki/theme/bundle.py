"""The styles and the scripts become one file each, named after their content, so that no browser keeps an old one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from studywiki import tex_environments

HERE = Path(__file__).parent
FACTS = {"@environments@": tex_environments.ANY}
"""What stands in a style or a script for what other rooms know as well."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One file of the site."""

    path: str
    """Where it lies in the site."""
    text: str


@cache
def styles() -> Bundle:
    """The files of `styles/`, in the order of their names."""
    return _bundle("styles", "css")


@cache
def scripts() -> Bundle:
    """The files of `scripts/`; each is a function of its own, so their order is free."""
    return _bundle("scripts", "js")


def _bundle(folder: str, kind: str) -> Bundle:
    text = "\n".join(file.read_text("utf-8") for file in sorted((HERE / folder).glob(f"*.{kind}")))
    for mark, fact in FACTS.items():
        text = text.replace(mark, fact)
    return Bundle(f"assets/studywiki/{folder}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{kind}", text)
