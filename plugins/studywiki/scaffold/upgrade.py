"""The workflows of a wiki, as this release writes them. What its owner changed stays.

What was written once is not noted in the wiki: `former/` has the workflows of every release, and those that are most
like the wiki's are what its owner began with.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

import yaml
from msgspec import Struct, field

from studywiki.pages import yaml_nodes
from studywiki.scaffold import templates
from studywiki.scaffold.merging import Refused, likeness, merge
from studywiki.scaffold.source import PACKAGE, Source
from studywiki.scaffold.words import LANGUAGES

_PIN = re.compile(r" *STUDYWIKI: *(?P<pin>\"[^\"]*\"|'[^']*'|[^\s#]\S*)")
"""The one line that says which release a wiki is built with."""
_FIRST_PIN = re.compile(rf" {{6}}- run: pip install (?P<pin>[\"']?{PACKAGE}[^\s\"']*[\"']?)$")
"""The same in the first wikis."""
_LEAST = 0.4
"""Of what is less alike than this, we have not written the file."""


class Upgraded(Struct, frozen=True):
    """One file of the wiki."""

    text: str
    """What it is to hold now."""
    is_new: bool = False
    kept: tuple[int, ...] = ()
    """The lines of it at which its owner's own changes begin."""
    refused: tuple[Refused, ...] = ()
    """Where his and ours are about the same lines."""
    is_torn: bool = False
    """What its owner changed and what we did would be no workflow together, so only the pin is ours."""
    pins: tuple[str, str] = ("", "")
    """What was installed before, and what is now."""


class Upgrade(Struct, frozen=True):
    """What becomes of the wiki's workflows."""

    files: dict[str, Upgraded] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)
    """Files of a name of ours that somebody else has written: they stay."""
    gone: list[str] = field(default_factory=list)
    """Files that we had written and that their owner has taken away: they stay away."""


def upgrade(present: Mapping[str, str], language: str, source: Source) -> Upgrade:
    """What becomes of the workflows `present`, path -> text, those of any name."""
    now = templates.workflows(language, source)
    own = {path: present[path].splitlines() for path in now if path in present}
    releases = [now, *(each for tongue in LANGUAGES for each in templates.former(tongue, source))]
    begun = max(releases, key=lambda release: _likeness(release, own))
    found = Upgrade()
    for path, text in now.items():
        if path not in own:
            if path in begun:
                found.gone.append(path)
            else:
                found.files[path] = Upgraded(text, is_new=True)
            continue
        base = begun.get(path, text)
        if _alike(base, own[path]) < _LEAST:
            found.foreign.append(path)
        else:
            found.files[path] = _merged(base.splitlines(), own[path], text.splitlines())
    return found


def _merged(base: Sequence[str], theirs: Sequence[str], ours: Sequence[str]) -> Upgraded:
    merged = merge(base, _pinned_as(base, theirs), ours)
    pins = (_pin(theirs), _pin(ours))
    if not _is_workflow(merged.lines):
        return Upgraded(_text([_repinned(line, pins[1]) for line in theirs]), pins=pins, is_torn=True)
    return Upgraded(_text(merged.lines), kept=merged.kept, refused=merged.refused, pins=pins)


def _is_workflow(lines: Sequence[str]) -> bool:
    """Tell whether what came out is YAML, has no key twice, and says what it installs."""
    try:
        top = yaml_nodes.compose(_text(lines))
    except yaml.YAMLError:
        return False
    return top is not None and not _has_a_key_twice(top) and ("$STUDYWIKI" not in _text(lines) or bool(_pin(lines)))


def _has_a_key_twice(top: yaml.Node) -> bool:
    waiting, seen = [top], {id(top)}
    while waiting:
        node = waiting.pop()
        parts = node.value if isinstance(node, yaml.SequenceNode) else []
        if isinstance(node, yaml.MappingNode):
            keys = [str(key.value) for key, _ in node.value]
            if len(set(keys)) < len(keys):
                return True
            parts = [value for _, value in node.value]
        waiting += [part for part in parts if id(part) not in seen]
        seen |= {id(part) for part in parts}  # an alias may be of what holds it
    return False


def _repinned(line: str, pin: str) -> str:
    match = _PIN.match(line) or _FIRST_PIN.match(line)
    return f"{line[: match.start('pin')]}{json.dumps(pin)}{line[match.end() :]}" if match else line


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _likeness(release: Mapping[str, str], own: Mapping[str, Sequence[str]]) -> float:
    """How much of `release` there is in the workflows that are there, of those that both have: 0 to 1."""
    both = [path for path in own if path in release]
    return sum(_alike(release[path], own[path]) for path in both) / len(both) if both else 0.0


def _alike(text: str, theirs: Sequence[str]) -> float:
    lines = text.splitlines()
    return likeness(lines, _pinned_as(lines, theirs))


def _pin(lines: Sequence[str]) -> str:
    """What is installed; empty where no line says it."""
    found = (_PIN.match(line) or _FIRST_PIN.match(line) for line in lines)
    return next((match["pin"].strip("\"'") for match in found if match), "")


def _pinned_as(base: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """`theirs` with the pin of `base`: that an owner had another release is no change of his."""
    lines = list(theirs)
    for is_pin in (_PIN.match, _FIRST_PIN.match):
        line = next((line for line in base if is_pin(line)), None)
        if line is not None:
            lines = [line if is_pin(each) else each for each in lines]
    return lines
