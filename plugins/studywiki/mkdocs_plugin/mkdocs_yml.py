"""Why mkdocs.yml cannot be read, in the wiki's language. MkDocs' words for it are a parser's, or a traceback."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from pathlib import Path

import yaml

from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.pages import encoding, yaml_nodes

_KOREAN = re.compile(r"^[ \t]*language:[ \t]*[\"']?ko\b|\{[^{}\n]*\blanguage:\s*[\"']?ko\b", re.MULTILINE)
_BY_MARK = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""YAML's other encoding, which it knows by these: https://yaml.org/spec/1.2.2/#52-character-encodings"""


def fault(path: Path, name: str) -> Diagnostic | None:
    """Why the file `path`, called `name`, is no YAML that can be read; None where it is. Raises `OSError`."""
    data = path.read_bytes()
    saved_in = encoding.as_written(data, name).encoding
    if saved_in and not data.startswith(_BY_MARK):
        return Diagnostic("config-not-utf8", Location(name), {"encoding": saved_in}, Severity.ERROR)
    source, _ = encoding.read(data, name)
    try:
        yaml_nodes.compose(source.text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = source.place(Location(name, mark.line + 1, mark.column + 1)) if mark else Location(name)
        values = {"line": str(place.line), "why": str(getattr(error, "problem", None) or error)}
        code = "config-too-deep" if values["why"] == yaml_nodes.TOO_DEEP else "config-not-yaml"
        return Diagnostic(code, place, {**values, "limit": str(yaml_nodes.DEEPEST)}, Severity.ERROR)
    return None


def language(path: Path) -> str:
    """The wiki's language as far as an unread mkdocs.yml tells it. Raises `OSError`."""
    return "ko" if _KOREAN.search(encoding.decode(path.read_bytes(), "")[0]) else "en"


def text(path: Path, key: str) -> str | None:
    """What the file `path` says of `key`, as a text; None where it says nothing, or is none that can be read."""
    try:
        top = yaml_nodes.compose(path.read_text("utf-8")) if path.is_file() else None
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        return None
    for name, value in top.value if isinstance(top, yaml.MappingNode) else ():
        if isinstance(value, yaml.ScalarNode) and str(name.value) == key:
            return str(value.value)
    return None


def places(path: Path, name: str, keys: Iterable[str]) -> dict[str, Location]:
    """Where in the file `path`, called `name`, each of `keys` is one."""
    lines: dict[str, Location] = {}
    try:
        top = yaml_nodes.compose(path.read_text("utf-8")) if path.is_file() else None
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        top = None
    nodes = [top] if top else []
    seen: set[int] = set()
    while nodes:
        node = nodes.pop()
        if id(node) in seen:  # an alias, maybe of what holds it
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                mark = key.start_mark
                lines.setdefault(str(key.value), Location(name, mark.line + 1, mark.column + 1))
                nodes.append(value)
        elif isinstance(node, yaml.SequenceNode):
            nodes.extend(node.value)
    return {key: lines.get(key, Location(name)) for key in keys}
