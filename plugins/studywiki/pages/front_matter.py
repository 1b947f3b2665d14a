"""Jekyll's front matter: a YAML mapping between two lines of `---` at the top of a page, as people really write it.

https://jekyllrb.com/docs/front-matter/

The keys that the wiki, Jekyll's themes and Material know come out with one type each, whatever was written, because
Material's templates and plugins stop the build on any other:

    key                                                   type        what else is read as it
    title description summary subtitle status icon        str         a number, date, bool or list as it was written
      template layout author last_updated date
    permalink                                             str
    redirect_to                                           str         the first of a list
    tags                                                  list[str]   `a, b`, `a b` (Jekyll), nested lists, numbers
    tag                                                   list[str]   a single one; they stand before those of `tags`
    keywords                                              list[str]   `a, b`
    hide                                                  list[str]   `toc, navigation`, a single word
    redirect_from                                         list[str]   a single address
    requires                                              list[str]   `a, b`: pages
    minutes                                               int         `40분`, `40 min`
    outcomes                                              list[str]   a single text
    search                                                dict        `exclude`, `false` (old theme): {exclude: true};
                                                                      `include`: none, since it holds anyway
                                                                      keys: exclude (bool), boost (number above 0)
    published homepage                                    bool        the words yes, no, on, off, true, false
    edit                                                  bool | str  `false` or the address of an editor

A key without a value is left out. Every other key is kept in JSON's types and means nothing to the wiki.

A known key whose colon has no blank behind it, or is a wide one (`title:빈칸`, `title：전각`), is read as if it had.
YAML with faults is read line by line: what can be read as `key: value` is kept, each fault is a diagnostic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from studywiki import bounds
from studywiki.diagnostics import Diagnostic, Location, Replacement, Severity
from studywiki.pages import yaml_nodes
from studywiki.pages.front_matter_faults import Faults
from studywiki.pages.front_matter_types import KNOWN, Plain, coerced, with_tag

_OPEN = re.compile(r"(?P<blank>(?:[ \t]*\n)*)---[ \t]*(?:\n|\Z)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(
    r"(?P<key>(?=[^:\n]{1,202}:)[^\W\d](?>[\w.\-/]*(?: +[\w.\-/]+)*)|\"[^\"\n]+\"|'[^'\n]+')[ \t]*:(?=[ \t]|$)",
    re.MULTILINE,
)
"""A key of YAML, or words before a colon; the colon is looked for first, since most words have none near them."""
_TIGHT = re.compile(rf"^(?P<key>{'|'.join(sorted(KNOWN))})(?P<colon>[ \t]*：[ \t]*|:(?=[^\s:]))(?=\S)", re.MULTILINE)
"""A key that is known, and right behind it its value, or a colon as Korean keyboards have it: no YAML, and no text."""
_INDENT = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
_LONGEST = 100_000
"""Characters of front matter that are read; above it is no front matter."""


def split(text: str, file: str) -> tuple[dict[str, Any], int, list[Diagnostic]]:
    """Read the front matter of `text`.

    Gives the mapping (types: see the module), the offset at which the body starts, and what was wrong, placed in
    `file`. Never raises.
    """
    opened = _OPEN.match(text)
    if not opened:
        return {}, 0, []
    line = text.count("\n", 0, opened.end()) + 1
    faults = Faults(file, line)
    closed = _CLOSE.search(text, opened.end())
    if not closed:
        return _unclosed(text, opened.end(), faults)
    block = text[opened.end() : closed.start()]
    if not block.strip():
        return {}, closed.end(), []
    if len(block) > _LONGEST or not (_has_key(block) or block.lstrip().startswith(("-", "{", "#"))):
        return {}, 0, []  # a rule, words and another rule
    if block.startswith("\n") and not _has_known_key(block):
        return {}, 0, []  # words that look like `key: value` between two rules
    if opened["blank"] and not _KEY.match(block):
        return {}, 0, []
    meta = _read(block, faults)
    if opened["blank"]:
        faults.found.append(Diagnostic("front-matter-not-first", Location(file, line - 1), severity=Severity.INFO))
    return meta, closed.end(), faults.found


def _has_key(block: str) -> bool:
    return bool(_KEY.search(block) or _TIGHT.search(block))


def _has_known_key(block: str) -> bool:
    return any(found["key"].strip("\"'") in KNOWN for line in block.split("\n") if (found := _KEY.match(line)))


def _unclosed(text: str, start: int, faults: Faults) -> tuple[dict[str, Any], int, list[Diagnostic]]:
    """Read `key: value` lines up to a blank one as front matter that its author forgot to close."""
    end = text.find("\n\n", start)
    block = text[start : end if end >= 0 else len(text)]
    keys = [_KEY.match(line) or _TIGHT.match(line) for line in block.split("\n") if line and line[0] not in " \t-#"]
    if not keys or not all(keys) or not any(key and key["key"] in KNOWN for key in keys):
        return {}, 0, []  # a rule
    faults.found.append(Diagnostic("front-matter-not-closed", faults.place(-1)))
    return _read(block, faults), start + len(block), faults.found


def _read(block: str, faults: Faults) -> dict[str, Any]:
    """The mapping that `block` holds."""
    for found in _TIGHT.finditer(block):
        place = faults.span(block.count("\n", 0, found.start()), len(found["key"]), len(found["colon"]))
        fix = Replacement(place, found["colon"], ": ")
        faults.found.append(Diagnostic("front-matter-no-blank", place, {"key": found["key"]}, fix=fix))
    block = _TIGHT.sub(r"\g<key>: ", block)
    try:
        node = yaml_nodes.compose(block)
        if _may_be_shown_as_written(node):
            node = yaml_nodes.compose(block, with_places=True)
    except yaml.YAMLError:
        return _finished(_recovered(block, faults), faults)
    if node is None:  # nothing but comments
        return {}
    if not isinstance(node, yaml.MappingNode):
        faults.found.append(Diagnostic("front-matter-not-mapping", faults.place(0)))
        return {}
    return _finished([(key, value, faults.marked(key.start_mark)) for key, value in node.value], faults)


def _may_be_shown_as_written(node: yaml.Node | None) -> bool:
    """Whether a value is a list or a mapping that may be meant as text: `title: [논문] 제목`; a list of tags is one."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return any(isinstance(value, yaml.CollectionNode) and key.value != "tags" for key, value in pairs)


_Entry = tuple[yaml.Node, yaml.Node, Location]
"""A key, its value, and where the key stands."""


def _recovered(block: str, faults: Faults) -> list[_Entry]:
    """Read `block` key by key, after it was refused as a whole; what is wrong with each goes to `faults`."""
    entries: list[_Entry] = []
    for line, chunk in _chunks(block):
        tidy = _INDENT.sub(lambda m: m[0].expandtabs(2), chunk)
        if found := _INDENT.search(chunk):
            at = chunk.index("\t", found.start())
            place = faults.place(line + chunk.count("\n", 0, at), _column(chunk, at))
            faults.found.append(Diagnostic("front-matter-tab", place))
        tidy = re.sub(r"(?m)^([^\s:#]+:)\t+", r"\1 ", tidy)  # right YAML, which PyYAML does not read
        try:
            node = yaml_nodes.compose(tidy, with_places=True)
        except yaml.YAMLError as error:
            place = faults.marked(getattr(error, "problem_mark", None), line, tidy, chunk)
            entries += _salvaged(chunk, line, error, place, faults)
            continue
        if isinstance(node, yaml.MappingNode):
            entries += [(key, value, faults.marked(key.start_mark, line, tidy, chunk)) for key, value in node.value]
        elif node is not None:
            faults.found.append(Diagnostic("front-matter-no-key", faults.place(line), {"text": _short(chunk)}))
    return entries


def _chunks(block: str) -> Iterator[tuple[int, str]]:
    """Cut `block` before each line that starts with a key; gives the number of each chunk's first line, from 0."""
    start, lines = 0, block.rstrip("\n").split("\n")
    for number, line in enumerate(lines):
        if number and line and (_KEY.match(line) or not (line[0] in " \t-#]}" or not line.strip())):
            yield start, "\n".join(lines[start:number])
            start = number
    yield start, "\n".join(lines[start:])


def _salvaged(chunk: str, line: int, error: yaml.YAMLError, place: Location, faults: Faults) -> list[_Entry]:
    """Read one chunk, from `line` of the block on, that is not YAML as `key: words`, and say how to write it.

    `place` is that of the `error`.
    """
    found = _KEY.match(chunk)
    if not found:
        faults.found.append(Diagnostic("front-matter-no-key", faults.place(line), {"text": _short(chunk)}))
        return []
    key = found["key"].strip("\"'")
    first, _, rest = chunk[found.end() :].strip().partition("\n")
    words = first.strip()
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        words = words[1:-1]
    if rest.strip() or not words:
        why = str(getattr(error, "problem", None) or error)
        faults.found.append(Diagnostic("front-matter-not-yaml", place, {"key": key, "why": why}))
    else:
        is_list = key in ("tags", "keywords", "hide", "requires")
        words = words.strip("[] ") if is_list else words
        quoted = f"[{', '.join(map(_quoted, words.split(',')))}]" if is_list else _quoted(words)
        start = len(chunk) - len(chunk[found.end() :].lstrip())
        fix = Replacement(faults.span(line, start, len(first)), first, quoted)
        values = {"key": key, "quoted": quoted}
        faults.found.append(Diagnostic("front-matter-needs-quotes", place, values, fix=fix))
    tag = "tag:yaml.org,2002:str"
    return [(yaml.ScalarNode(tag, key), yaml.ScalarNode(tag, words), faults.place(line))] if words else []


def _finished(entries: list[_Entry], faults: Faults) -> dict[str, Any]:
    """Make values of the nodes, each key once, the known ones of their type."""
    meta: dict[str, Any] = {}
    plain = Plain()
    for key_node, value_node, place in entries:
        if not isinstance(key_node, yaml.ScalarNode) or len(key_node.value) > 200:
            continue
        key = plain.text(key_node)
        if key in meta:
            faults.found.append(Diagnostic("front-matter-key-twice", place, {"key": key}))
        try:
            value = coerced(key, value_node, plain)
        except OverflowError:
            faults.found.append(Diagnostic("front-matter-too-large", place, {"key": key}))
            break
        except ValueError:
            written = _short(plain.written(value_node))
            faults.found.append(Diagnostic("front-matter-wrong-type", place, {"key": key, "value": written}))
            continue
        if key in KNOWN and isinstance(value, str | list) and len(value) > _most(value):
            values = {"key": key, "limit": str(_most(value))}
            faults.found.append(Diagnostic("front-matter-too-long", place, values))
            value = value[: _most(value)]
        if value is not None:
            meta[key] = value
    return with_tag(meta)


def _most(value: str | list[Any]) -> int:
    return bounds.META_TEXT if isinstance(value, str) else bounds.META_LIST


def _column(text: str, offset: int) -> int:
    return offset - text.rfind("\n", 0, offset) - 1


def _quoted(words: str) -> str:
    return "'" + words.strip().replace("'", "''") + "'"


def _short(text: str) -> str:
    line = text.strip().split("\n", 1)[0]
    return line if len(line) <= 60 else line[:59] + "…"
