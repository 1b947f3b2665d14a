"""Liquid's expressions, as far as their value is certain: literals, variables, the common filters, conditions.

https://shopify.github.io/liquid/ and https://jekyllrb.com/docs/liquid/filters/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any
from urllib.parse import quote

from studywiki.jekyll.growth import Budget, Unknown, joined, replaced
from studywiki.wiki import schemes

_LITERAL = re.compile(
    r"""\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<number>-?\d{1,30}(?:\.\d{1,30})?)(?![\w.]))\s*"""
)
_PATH = re.compile(r"\s*(?P<path>[A-Za-z_][\w-]*(?:\.[\w-]+|\[(?:\d+|\"[^\"]*\"|'[^']*')\])*)\s*")
_STEP = re.compile(r"\.([\w-]+)|\[(\d+)\]|\[\"([^\"]*)\"\]|\['([^']*)'\]")
_WORDS = {"true": True, "false": False, "nil": None, "null": None, "empty": "", "blank": ""}
_OF_ALL_PAGES = "pages|posts|tags|categories|time|static_files|html_pages|collections|related_posts|documents"
_COMPARISON = re.compile(r"\s(==|!=|<>|>=|<=|contains|>|<)\s")


class Variables:
    """What names stand for in one page: `site`, `page`, and what the page assigns."""

    def __init__(
        self,
        site: Mapping[str, Any],
        page: Mapping[str, Any],
        *,
        whole_site: bool = False,
        asked: Callable[[str, object], None] = lambda _, __: None,
    ) -> None:
        self._roots: dict[str, Any] = {
            "site": site,
            "page": page,
            "jekyll": {"environment": "production"},
        }
        self.budget = Budget()
        self._asked = asked  # told what of `site` the page looks at, and what is there
        self._whole_site = whole_site  # whether `site` is all of it, so that what is not there is nil

    def assign(self, name: str, value: Any) -> None:  # noqa: ANN401  Liquid is not typed
        """Let `name` stand for `value`; `Unknown` as a value is a name whose value is not certain."""
        self._roots[name] = value

    def knows(self, name: str) -> bool:
        """Tell whether `name` is a variable of Liquid's on this page, or `page.` and one of the page's own values."""
        first, _, key = name.partition(".")
        return name in self._roots or (bool(key) and key in self._roots.get(first, ()))

    def get(self, path: str) -> Any:  # noqa: ANN401
        """The value of `site.data.x[0]`. Raises `Unknown`."""
        root, *_ = re.split(r"[.\[]", path, maxsplit=1)
        try:
            value = self._found(path, root)
        except Unknown:
            if root == "site":
                self._asked(path, "unknown")
            raise
        if root == "site":
            self._asked(path, (value,))
        return value

    def _found(self, path: str, root: str) -> Any:  # noqa: ANN401
        if root not in self._roots or self._roots[root] is Unknown:
            raise Unknown(path)
        value: Any = self._roots[root]
        if re.match(r"site\.(?:" + _OF_ALL_PAGES + r")\b", path):
            raise Unknown(path)
        at = [next(part for part in found if part) for found in _STEP.findall(path[len(root) :])]
        for key in at:
            if isinstance(value, Mapping) and key in value:
                value = value[key]
            elif isinstance(value, list) and key.isdigit() and int(key) < len(value):
                value = value[int(key)]
            elif isinstance(value, list) and key in ("first", "last", "size"):
                value = len(value) if key == "size" else value[0 if key == "first" else -1] if value else None
            elif root == "site" and (not self._whole_site or at[:1] == ["data"]):
                raise Unknown(path)
            else:
                return None
        return value

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401
        """The value of `value | filter: argument | …`. Raises `Unknown`; `TooLarge` where it grows too long."""
        first, *filters = _split(expression, "|")
        value = self._value(first)
        for part in filters:
            name, _, arguments = part.strip().partition(":")
            apply = _FILTERS.get(name.strip())
            if apply is None:
                raise Unknown(name)
            given = [self._value(one) for one in _split(arguments, ",")] if arguments.strip() else []
            try:
                value = self.budget.spend(apply(value, *given))
            except (TypeError, ValueError, AttributeError, LookupError) as error:
                raise Unknown(expression) from error
        return value

    def _value(self, text: str) -> Any:  # noqa: ANN401
        return self.budget.spend(self._written(text))

    def _written(self, text: str) -> Any:  # noqa: ANN401
        if literal := _LITERAL.fullmatch(text):
            number = literal["number"]
            if number is not None:
                return float(number) if "." in number else int(number)
            return literal["double"] if literal["double"] is not None else literal["single"]
        if text.strip() in _WORDS:
            return _WORDS[text.strip()]
        if path := _PATH.fullmatch(text):
            return self.get(path["path"])
        raise Unknown(text)

    def holds(self, condition: str) -> bool:
        """Tell whether a condition is true. Raises `Unknown`."""
        alternatives = re.split(r"\sor\s", condition)
        return any(self._all(part) for part in alternatives)

    def _all(self, condition: str) -> bool:
        return all(self._compare(one) for one in re.split(r"\sand\s", condition))

    def _compare(self, text: str) -> bool:
        parts = _COMPARISON.split(text)
        if len(parts) == 1:
            value = self._value(text)
            return value is not None and value is not False
        if len(parts) != 3:
            raise Unknown(text)
        left, sign, right = self._value(parts[0]), parts[1], self._value(parts[2])
        if sign == "contains":
            return left is not None and right is not None and (right in left if isinstance(left, list | str) else False)
        if sign in ("==", "!=", "<>"):
            return (left == right) is (sign == "==")
        try:
            return bool({"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}[sign])
        except TypeError as error:
            raise Unknown(text) from error


def root(expression: str) -> str | None:
    """The name with which an expression starts; empty where it is a literal, None where it is neither."""
    first = _split(expression, "|")[0]
    if _LITERAL.fullmatch(first):
        return ""
    path = _PATH.fullmatch(first)
    return re.split(r"[.\[]", path["path"])[0] if path else None


def _split(text: str, sign: str) -> list[str]:
    """Cut `text` at `sign` outside quotes."""
    parts, quoted, at = [], "", 0
    for found in re.finditer(rf"[\"'{sign}]", text):
        char = found[0]
        if char in "\"'" and quoted in ("", char):
            quoted = "" if quoted else char
        elif char == sign and not quoted:
            parts.append(text[at : found.start()])
            at = found.end()
    return [*parts, text[at:]]


def shown(value: Any) -> str:  # noqa: ANN401
    """`value` as Liquid prints it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "".join(shown(one) for one in value)
    return str(value)


def _path(value: Any) -> str:  # noqa: ANN401
    """An address from the wiki's root, which `links` resolves."""
    text = shown(value)
    return text if schemes.leads_out(text) or text.startswith("#") else "/" + text.lstrip("/")


_FILTERS: dict[str, Callable[..., Any]] = {
    "relative_url": _path,
    "absolute_url": _path,
    "prepend": lambda value, before: shown(before) + shown(value),
    "append": lambda value, after: shown(value) + shown(after),
    "replace": lambda value, old, new="": replaced(shown(value), shown(old), shown(new)),
    "replace_first": lambda value, old, new="": replaced(shown(value), shown(old), shown(new), 1),
    "remove": lambda value, old: shown(value).replace(shown(old), ""),
    "remove_first": lambda value, old: shown(value).replace(shown(old), "", 1),
    "downcase": lambda value: shown(value).lower(),
    "upcase": lambda value: shown(value).upper(),
    "capitalize": lambda value: shown(value)[:1].upper() + shown(value)[1:],
    "strip": lambda value: shown(value).strip(),
    "strip_html": lambda value: re.sub(r"<[^<>]*>", "", shown(value)),
    "strip_newlines": lambda value: shown(value).replace("\n", ""),
    "escape": lambda value: escape(shown(value)),
    "xml_escape": lambda value: escape(shown(value)),
    "url_encode": lambda value: quote(shown(value)),
    "uri_escape": lambda value: quote(shown(value), safe="/:?#[]@!$&'()*+,;=%"),
    "default": lambda value, other: other if value in (None, False, "", []) else value,
    "join": lambda value, sign=" ": joined([shown(one) for one in value], shown(sign)),
    "split": lambda value, sign: shown(value).split(shown(sign)),
    "first": lambda value: value[0] if value else None,
    "last": lambda value: value[-1] if value else None,
    "size": len,
    "markdownify": shown,
    "smartify": shown,
    "plus": lambda value, other: value + other,
    "minus": lambda value, other: value - other,
}
