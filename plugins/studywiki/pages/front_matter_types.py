"""The types of front matter: YAML's nodes become JSON's values, known keys those that `front_matter` documents."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.constructor import SafeConstructor

from studywiki import bounds

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""https://yaml.org/spec/1.1/#c-printable; what is not compiles in a tenth of the time."""
_NUMBER = re.compile(r"[-+.\d][-+.\de]*")
_MINUTES = re.compile(r"([0-9]{1,4})[ \t]*(?:분|min|minutes)?")
_LIMIT = 10_000
"""Values that the front matter of one page may hold: aliases can multiply a few lines into gigabytes."""


class Plain:
    """Makes values of YAML's nodes, up to a number of them that no honest page reaches.

    Its methods raise `OverflowError` when that number is passed, and where a value holds itself.
    """

    def __init__(self) -> None:
        self._left = _LIMIT

    def text(self, node: yaml.Node) -> str:
        """A scalar as it was written, without quotes; what YAML could not carry on becomes a blank."""
        return _UNPRINTABLE.sub(" ", node.value)

    def value(self, node: yaml.Node, depth: int = 0) -> Any:  # noqa: ANN401  YAML holds anything
        """`node` in JSON's types, dates in ISO's form."""
        self._left -= 1
        if self._left < 0 or depth > 20:
            raise OverflowError("more values than front matter may have")
        if isinstance(node, yaml.SequenceNode):
            return [self.value(inner, depth + 1) for inner in node.value]
        if isinstance(node, yaml.MappingNode):
            pairs = [(key, inner) for key, inner in node.value if isinstance(key, yaml.ScalarNode)]
            return {self.text(key)[:200]: self.value(inner, depth + 1) for key, inner in pairs}
        return self._scalar(node)

    def _scalar(self, node: yaml.Node) -> str | int | float | bool | None:
        kind = node.tag.removeprefix("tag:yaml.org,2002:")
        if kind not in ("null", "bool", "int", "float", "timestamp") or len(node.value) > bounds.NUMBER:
            return self.text(node)
        try:
            value = SafeConstructor().construct_object(node)
        except (ValueError, LookupError, AttributeError, yaml.YAMLError):  # 2016-13-45; !!int or !!timestamp of words
            return self.text(node)
        if isinstance(value, datetime.date):
            return value.isoformat()
        if isinstance(value, float) and (value != value or abs(value) == float("inf")):
            return self.text(node)
        return value if isinstance(value, int | float | bool) or value is None else self.text(node)

    def written(self, node: yaml.Node) -> str:
        """`node` as its author wrote it, on one line."""
        if isinstance(node, yaml.ScalarNode):
            return self.text(node)
        buffer = node.start_mark.buffer if node.start_mark else None
        if buffer is None:
            return str(self.value(node))
        return _UNPRINTABLE.sub(" ", " ".join(buffer[node.start_mark.pointer : node.end_mark.pointer].split()))

    def is_null(self, node: yaml.Node) -> bool:
        """Tell whether `node` has no value: nothing, `~` or `null`."""
        return isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")

    def leaves(self, node: yaml.Node, depth: int = 0) -> list[str]:
        """The scalars in `node` as written, however they are nested; of a mapping, its keys."""
        self._left -= 1
        if self._left < 0 or depth > 20:
            raise OverflowError("more values than front matter may have")
        if isinstance(node, yaml.ScalarNode):
            return [] if self.is_null(node) else [self.text(node)]
        inner = [key for key, _ in node.value] if isinstance(node, yaml.MappingNode) else node.value
        return [leaf for one in inner for leaf in self.leaves(one, depth + 1)]


def coerced(key: str, node: yaml.Node, plain: Plain) -> Any:  # noqa: ANN401  YAML holds anything
    """The value of `key`; None where there is none.

    Raises `ValueError` where a known key holds what cannot be read as its type, `OverflowError` as `Plain` does.
    """
    if plain.is_null(node):
        return None
    read = KNOWN.get(key)
    return read(node, plain) if read else plain.value(node)


def _text(node: yaml.Node, plain: Plain) -> str | None:
    return " ".join(plain.written(node).split()) or None


def _address(node: yaml.Node, plain: Plain) -> str | None:
    if not isinstance(node, yaml.ScalarNode) or not node.tag.endswith(":str") or _NUMBER.fullmatch(node.value):
        raise ValueError("not an address")
    return _text(node, plain)


def _words(node: yaml.Node, plain: Plain) -> list[str] | None:
    """Read a list; a string is cut at its commas."""
    if isinstance(node, yaml.ScalarNode):
        return _unique(plain.text(node).split(",")) or None
    return _unique(plain.leaves(node)) or None


def _tags(node: yaml.Node, plain: Plain) -> list[str] | None:
    """Read a list; a string without commas is cut at its blanks, as Jekyll does it: https://jekyllrb.com/docs/posts/."""
    if isinstance(node, yaml.ScalarNode) and "," not in node.value:
        return _unique(plain.text(node).split()) or None
    return _words(node, plain)


def _tag(node: yaml.Node, plain: Plain) -> list[str] | None:
    """Read one tag, blanks, commas and all, or a list: https://jekyllrb.com/docs/posts/#tags."""
    return _unique(plain.leaves(node)) or None


def _addresses(node: yaml.Node, plain: Plain) -> list[str] | None:
    """Read a list, or the one of which it would be: https://github.com/jekyll/jekyll-redirect-from#redirect-from."""
    return _unique(plain.leaves(node)) or None


def _sentences(node: yaml.Node, plain: Plain) -> list[str] | None:
    """Read a list of texts, or the one of which it would be; a colon in one makes no mapping of it."""
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return _unique([plain.written(inner) for inner in nodes if not plain.is_null(inner)]) or None


def _minutes(node: yaml.Node, plain: Plain) -> int:
    """Read how many minutes: a number above 0, its unit behind it or not."""
    found = _MINUTES.fullmatch(plain.text(node).strip()) if isinstance(node, yaml.ScalarNode) else None
    if not found or int(found[1]) == 0:
        raise ValueError("not a number of minutes")
    return int(found[1])


def _goal(node: yaml.Node, plain: Plain) -> str | None:
    """Read an address, or the first of a list: https://github.com/jekyll/jekyll-redirect-from#redirect-to."""
    if isinstance(node, yaml.SequenceNode):
        return _address(node.value[0], plain) if node.value else None
    return _address(node, plain)


def _unique(words: list[str]) -> list[str]:
    return list(dict.fromkeys(tidy for word in words if (tidy := " ".join(word.split()))))


def _flag(node: yaml.Node, plain: Plain) -> bool:
    """Read a bool; the word may be in quotes."""
    word = plain.text(node).strip().lower() if isinstance(node, yaml.ScalarNode) else ""
    if word not in SafeConstructor.bool_values:
        raise ValueError("not a bool")
    return bool(SafeConstructor.bool_values[word])


def _edit(node: yaml.Node, plain: Plain) -> bool | str | None:
    try:
        return _flag(node, plain)
    except ValueError:
        if isinstance(node, yaml.ScalarNode):
            return _text(node, plain)
        raise


def _search(node: yaml.Node, plain: Plain) -> dict[str, Any] | None:
    """Read Material's mapping, or the old theme's word."""
    if not isinstance(node, yaml.MappingNode):
        word = plain.text(node).strip().lower() if isinstance(node, yaml.ScalarNode) else ""
        if word in ("exclude", "include"):
            return {"exclude": True} if word == "exclude" else None
        return None if _flag(node, plain) else {"exclude": True}
    read: dict[str, Any] = {}
    for key, inner in node.value:
        name = plain.text(key) if isinstance(key, yaml.ScalarNode) else ""
        if name == "exclude":
            read[name] = _flag(inner, plain)
        elif name == "boost" and not plain.is_null(inner):
            boost = plain.value(inner)
            if not isinstance(boost, int | float) or isinstance(boost, bool) or boost <= 0:
                raise ValueError("not a number above 0")
            read[name] = boost
    return read or None


_TEXTS: tuple[str, ...] = ("title", "description", "summary", "subtitle", "status", "icon", "template", "layout")
_TEXTS += ("author", "last_updated", "date")


def with_tag(meta: dict[str, Any]) -> dict[str, Any]:
    """The front matter `meta` whose `tag` stands before its `tags`: Jekyll heeds it alone; who has both means both."""
    if "tag" not in meta:
        return meta
    return {**meta, "tags": _unique([*meta["tag"], *meta.get("tags", [])])[: bounds.META_LIST]}


KNOWN: dict[str, Callable[[yaml.Node, Plain], Any]] = {
    **dict.fromkeys(_TEXTS, _text),
    "tags": _tags,
    "tag": _tag,
    "keywords": _words,
    "hide": _words,
    "permalink": _address,
    "redirect_from": _addresses,
    "redirect_to": _goal,
    "requires": _words,
    "minutes": _minutes,
    "outcomes": _sentences,
    "search": _search,
    "published": _flag,
    "homepage": _flag,
    "glossary": _flag,
    "edit": _edit,
}
"""Key -> how it is read."""
