"""The bytes of a `_config.yml` become its values, or a diagnostic that says why there are none.

https://jekyllrb.com/docs/configuration/ : Jekyll stops at what is none. Here the wiki is built without it, and told so:
pages that it left out are published, and what it gave to others they have not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml
from msgspec import Struct

from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.pages import encoding, yaml_nodes
from studywiki.pages.front_matter_types import Plain
from studywiki.text.source import Source

_ANOTHER = "but found another document"
"""https://github.com/yaml/pyyaml/blob/6.0.2/lib/yaml/composer.py#L40-L44"""

_OPEN = re.compile("flow|quoted")
"""What is opened and not closed is told where it is opened: the parser has noticed at some later line."""


class ConfigFile(Struct, frozen=True):
    """What a `_config.yml` holds."""

    values: Mapping[str, Any]
    """Empty where there is nothing in it, or nothing that can be used."""
    node: yaml.Node | None = None
    """The same, with places; None where there are no values."""
    found: tuple[Diagnostic, ...] = ()
    """What is wrong with it."""


def read(data: bytes, file: str) -> ConfigFile:
    """What `data` holds; `file` is its name in diagnostics. Never raises."""
    source, saved = encoding.read(data, file)
    found = [each for each in saved if each.severity is not Severity.INFO]
    try:
        node = _first(source.text)
        values = Plain().value(node) if node else None
    except yaml.YAMLError as error:
        return ConfigFile({}, found=(*found, _not_yaml(error, source)))
    except (OverflowError, RecursionError, ValueError):
        return ConfigFile({}, found=(*found, Diagnostic("site-config-too-much", Location(file), {"path": file})))
    if node is None or values is None:
        return ConfigFile({}, found=tuple(found))
    if isinstance(values, dict):
        return ConfigFile(values, node if values else None, tuple(found))
    place = source.place(Location(file, node.start_mark.line + 1, node.start_mark.column + 1))
    return ConfigFile({}, found=(*found, Diagnostic("site-config-not-mapping", place, {"path": file})))


def _first(text: str) -> yaml.Node | None:
    """The first document in `text`, as Jekyll takes it: many a file is written between two `---`."""
    try:
        return yaml_nodes.compose(text)
    except yaml.MarkedYAMLError as error:
        if error.problem != _ANOTHER or error.problem_mark is None:
            raise
        return yaml_nodes.compose("\n".join(text.split("\n")[: error.problem_mark.line]))


def _not_yaml(error: yaml.YAMLError, source: Source) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    if _OPEN.search(getattr(error, "context", None) or ""):
        mark = getattr(error, "context_mark", None) or mark
    place = source.place(Location(source.file, mark.line + 1, mark.column + 1)) if mark else Location(source.file)
    why = str(getattr(error, "problem", None) or error)
    return Diagnostic("site-config-not-yaml", place, {"path": source.file, "line": str(place.line), "why": why})
