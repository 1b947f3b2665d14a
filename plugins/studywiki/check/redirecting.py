"""Old addresses are written into a page's front matter, and nothing else is changed; none where that is not certain."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml
from msgspec import Struct

from studywiki.pages import front_matter, permalink, yaml_nodes

_KEY = "redirect_from"
_BOM = "\ufeff"
_PLAIN = re.compile(r"/[\w/.~-]*(?: [\w/.~-]+)*")
"""What YAML reads as it stands, within brackets too."""


class _Edit(Struct, frozen=True):
    """Lines that come before a line of the text, or letters in the place of some of that line's."""

    line: int
    lines: Sequence[str] = ()
    start: int = 0
    end: int = 0
    letters: str = ""


def with_old(data: bytes, addresses: Sequence[str]) -> bytes:
    """The page `data` with `addresses` in its `redirect_from`; the same bytes where they are there, or none can be."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    meta, body_at, faults = front_matter.split(_read(text), "")
    known = list(permalink.old(meta))
    new = [address for address in dict.fromkeys(addresses) if address not in known]
    if faults or not new:
        return data
    edit = _entered(_read(text), body_at, new) if body_at else _made(new)
    changed = _applied(text, edit) if edit else text
    meta_after, after_at, faults = front_matter.split(_read(changed), "")
    is_right = not faults and {**meta, _KEY: [*known, *new]} == meta_after
    same = _read(changed)[after_at:].lstrip("\n") == _read(text)[body_at:].lstrip("\n")
    return changed.encode() if is_right and same else data


def _read(text: str) -> str:
    return text.removeprefix(_BOM).replace("\r\n", "\n")


def _made(new: Sequence[str]) -> _Edit:
    return _Edit(0, ["---", f"{_KEY}:", *(f"  - {_written(each)}" for each in new), "---", ""])


def _entered(text: str, body_at: int, new: Sequence[str]) -> _Edit | None:
    """What enters `new` into the front matter of `text`, which ends at `body_at`."""
    closing = text[:body_at].removesuffix("\n").count("\n")
    block = "\n".join(text.split("\n")[1:closing])
    try:
        top = yaml_nodes.compose(block, with_places=True)
    except yaml.YAMLError:
        return None
    written = [_written(each) for each in new]
    if top is None:
        return _Edit(closing, [f"{_KEY}:", *(f"  - {each}" for each in written)])
    if not isinstance(top, yaml.MappingNode) or top.flow_style:
        return None
    found = next((pair for pair in top.value if pair[0].value == _KEY), None)
    if found is None:
        return _Edit(closing, [f"{_KEY}:", *(f"  - {each}" for each in written)])
    key, value = found
    start, end = value.start_mark, value.end_mark
    if isinstance(value, yaml.SequenceNode) and not value.flow_style:
        return _Edit(value.value[-1].end_mark.line + 2, [f"{' ' * start.column}- {each}" for each in written])
    if isinstance(value, yaml.SequenceNode):
        letters = ", ".join([*([""] if value.value else []), *written])
        return _Edit(end.line + 1, (), end.column - 1, end.column - 1, letters)
    if not isinstance(value, yaml.ScalarNode) or start.line != end.line:
        return None
    if not value.value:
        return _Edit(key.end_mark.line + 2, [f"{' ' * key.start_mark.column}  - {each}" for each in written])
    there = block.split("\n")[start.line][start.column : end.column]
    return _Edit(start.line + 1, (), start.column, end.column, f"[{', '.join([there, *written])}]")


def _applied(text: str, edit: _Edit) -> str:
    """`text` with the edit: new lines end as the first one does."""
    mark = _BOM if text.startswith(_BOM) else ""
    lines = text.removeprefix(_BOM).split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    if edit.lines:
        lines[edit.line : edit.line] = [f"{line}{end}" for line in edit.lines]
    else:
        line = lines[edit.line]
        lines[edit.line] = line[: edit.start] + edit.letters + line[edit.end :]
    return mark + "\n".join(lines)


def _written(address: str) -> str:
    """An address as YAML has it."""
    return address if _PLAIN.fullmatch(address) else "'" + address.replace("'", "''") + "'"
