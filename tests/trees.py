"""The package's modules as trees, read once by all the tests of a process that look into them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "plugins" / "studywiki"


@cache
def tree(module: Path) -> ast.Module:
    """Give a module's tree. Nobody changes it."""
    return ast.parse(module.read_text("utf-8"))


@cache
def nodes(module: Path) -> tuple[ast.AST, ...]:
    """Give all nodes of a module's tree, as `ast.walk` does, which takes longer than to parse it."""
    return tuple(ast.walk(tree(module)))
