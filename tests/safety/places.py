"""Every place where text is printed into HTML, a log or a file, found in the syntax trees of templates and code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

_HTML = re.compile(r"</?[a-zA-Z!]|[\w-]=[\"']|&[a-z#]")
"""What tells that a text is HTML."""
_TREE = {"set", "makeelement", "SubElement", "Element", "store"}
_WRITES = {"write", "write_text", "write_bytes"}
_LOGS = {"debug", "info", "warning", "error", "critical", "exception", "log"}
_PATTERNS = {"compile", "search", "match", "fullmatch", "split", "finditer", "findall"}


def of_templates(folder: Path) -> Iterator[tuple[str, str]]:
    """Each expression that a template below `folder` prints or includes by, and the template: `nav_item.title`."""
    environment = Environment(autoescape=False, extensions=["jinja2.ext.loopcontrols"])
    for file in sorted(folder.rglob("*.html")):
        name = file.relative_to(folder).as_posix()
        if name.startswith(("partials/languages/", ".icons/")):
            continue
        tree = environment.parse(file.read_text("utf-8"))
        for output in tree.find_all(nodes.Output):
            for expression in output.nodes:
                if not isinstance(expression, nodes.TemplateData):
                    yield written(expression), name
        for loaded in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
            if not isinstance(loaded.template, nodes.Const):  # type: ignore[attr-defined]
                yield f"include {written(loaded.template)}", name  # type: ignore[attr-defined]


def written(node: nodes.Node) -> str:
    """An expression on one line; words in quotes are left out, as most of them change with Material's versions."""
    match node:
        case nodes.Const(value=value):
            return "…" if isinstance(value, str) else repr(value)
        case nodes.Name(name=name):
            return name
        case nodes.Getattr(node=of, attr=attr):
            return f"{written(of)}.{attr}"
        case nodes.Getitem(node=of, arg=arg):
            return f"{written(of)}[{written(arg)}]"
        case nodes.Filter(node=of, name=name, args=args):
            inner = f"({', '.join(map(written, args))})" if args else ""
            return f"{written(of) if of else ''} | {name}{inner}"
        case nodes.Call(node=of, args=args):
            return f"{written(of)}({', '.join(map(written, args))})"
        case nodes.Concat(nodes=parts):
            return " ~ ".join(map(written, parts))
        case nodes.Or(left=left, right=right):
            return f"{written(left)} or {written(right)}"
        case nodes.BinExpr(left=left, right=right, operator=sign):
            return f"{written(left)} {sign} {written(right)}"
        case nodes.Dict():
            return "{…}"
    raise AssertionError(f"no words for {node}")


def of_code(package: Path) -> Iterator[tuple[str, str]]:
    """Each function below `package` that makes HTML of strings, fills a tree, or writes: `theme.page:lead`; how."""
    for module in sorted(package.rglob("*.py")):
        name = ".".join(module.relative_to(package).with_suffix("").parts).removesuffix(".__init__")
        finder = _Finder(name)
        finder.visit(ast.parse(module.read_text("utf-8")))
        yield from dict.fromkeys(finder.found)


class _Finder(ast.NodeVisitor):
    def __init__(self, module: str) -> None:
        self.module = module
        self.within: list[str] = []
        self.found: list[tuple[str, str]] = []

    def _named(self, node: ast.FunctionDef | ast.ClassDef) -> None:
        self.within.append(node.name)
        self.generic_visit(node)
        self.within.pop()

    visit_FunctionDef = visit_ClassDef = _named  # noqa: N815  ast's names

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        if any(isinstance(part, ast.FormattedValue) for part in node.values) and _is_html(node):
            self._note("an f-string")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        sides = (node.left, node.right)
        if isinstance(node.op, ast.Add | ast.Mod) and any(isinstance(s, ast.Constant) and _is_html(s) for s in sides):
            self._note("a sum")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func
        if isinstance(called, ast.Attribute):
            of = called.value.id if isinstance(called.value, ast.Name) else ""
            if of == "re" and called.attr in _PATTERNS:
                return  # a pattern prints nothing
            if called.attr == "format" and (_is_html(called.value) or of.isupper()):
                self._note("format")
            if called.attr in {"sub", "subn", "replace", "join"} and any(
                map(_is_html, [called.value, *node.args[of == "re" :]])
            ):
                self._note(called.attr)
            if called.attr in _TREE:
                self._note("an element")
            if called.attr in _WRITES:
                self._note("written")
        elif isinstance(called, ast.Name) and called.id in ("print", "Markup"):
            self._note(called.id)
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        of = node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", "")
        if node.attr in _LOGS and of in ("log", "logger"):
            self._note("logged")
        self.generic_visit(node)

    def _note(self, how: str) -> None:
        self.found.append((f"{self.module}:{'.'.join(self.within)}".rstrip(":"), how))


def _is_html(node: ast.AST) -> bool:
    return any(
        isinstance(part, ast.Constant) and isinstance(part.value, str) and _HTML.search(part.value)
        for part in ast.walk(node)
    )
