"""The text of a sidebar file becomes YAML nodes that know their places.

Reading is bounded, since strangers edit the file: its size, its depth, and what aliases expand to. It never raises:
where the text stops being YAML, what stands before that place is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.sidebar import repair, yaml_errors
from studywiki.sidebar.forms import SIDEBAR, Form
from studywiki.sidebar.written import WrittenLines
from studywiki.text.source import Source

MAX_CHARACTERS = 2_000_000
MAX_NODES = 200_000
"""With aliases expanded; ten thousand entries in the old spelling are 140,000."""
MAX_DEPTH = 60
MAX_REPAIRS = 20
_MOST_READ = 2_000_000
"""Characters that are read again after repairs: with the longest sidebars only the first fault is explained."""

# libyaml reads the same language at thirty times the speed; not every platform's PyYAML has it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What YAML does not allow (encoding.decode has reported it), and what YAML takes for line ends and editors do not.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Node:
    """A piece of YAML."""

    location: Location
    size: int = field(default=1, kw_only=True)
    """How many nodes it holds, itself included, aliases expanded."""


@dataclass(slots=True)
class Scalar(Node):
    """A text; numbers and dates are the text as it was written."""

    text: str
    null: bool = False


@dataclass(slots=True)
class Sequence(Node):
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping(Node):
    """Keys and values."""

    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    key: Node | None = None
    """A key that waits for its value."""


@dataclass(slots=True)
class Document:
    """What a file holds."""

    root: Node | None
    """None for a file without content."""
    diagnostics: list[Diagnostic]
    whole: bool
    """False where the rest of the file could not be read."""


def read(text: str, file: str, saved: Source | None = None, form: Form = SIDEBAR) -> Document:
    """Read the YAML in `text`, which stands in `file` and is saved as `saved`; `form` explains what is none."""
    if len(text) > MAX_CHARACTERS:
        limit = {"limit": f"{MAX_CHARACTERS:,}"}
        return Document(None, [Diagnostic("sidebar-too-large", Location(file), limit, Severity.ERROR)], whole=False)
    text = _UNPRINTABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    written = WrittenLines(text, saved or Source.of(text, file))
    text, slips = repair.without_slips(text, file, form)
    mended = [written.told(slip, written.lines) for slip in slips]
    repairs = reached = 0
    while True:
        builder = _Builder(file, text, written, form)
        refused = builder.build()
        if refused is None:
            return Document(builder.root, [*mended, *builder.diagnostics], builder.whole)
        line, told = refused.diagnostic.location.line, written.told(refused.diagnostic, builder.lines)
        if refused.repair is None or line <= reached or repairs >= min(MAX_REPAIRS, _MOST_READ // len(text)):
            return Document(builder.root, [*mended, *builder.diagnostics, told], whole=False)
        # Read on as the author will have meant the line: what else is wrong is said in the same run.
        text = repair.repaired(text, line, refused.repair)
        reached, repairs = line, repairs + 1
        mended.append(told)


class _Builder:
    """Makes nodes of PyYAML's events; each is put into its place as it starts, so that a broken file gives a tree."""

    def __init__(self, file: str, text: str, written: WrittenLines, form: Form) -> None:
        self.file, self.text, self.written, self.form = file, text, written, form
        self.root: Node | None = None
        self.open: list[Node] = []
        self.anchors: dict[str, Node] = {}
        self.anchored: list[str | None] = []
        self.diagnostics: list[Diagnostic] = []
        self.size = 0
        self.whole = True

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines."""
        return self.text.split("\n")

    def build(self) -> yaml_errors.Refusal | None:
        """Read the text; gives why it is no YAML, where it is none."""
        try:
            for event in yaml.parse(self.text, Loader=_LOADER):
                if not self.take(event):
                    break
        except yaml.YAMLError as error:
            return yaml_errors.refusal(self.text, self.file, MAX_DEPTH, error, self.form)
        return None

    def take(self, event: yaml.Event) -> bool:
        """Take the next event; gives False when nothing more is to be read."""
        match event:
            case yaml.ScalarEvent():
                plain = event.implicit[0] and event.style in (None, "")
                node = Scalar(self._place(event), event.value, plain and event.value in _NULL)
                return self._put(node, event.anchor)
            case yaml.SequenceStartEvent():
                return self._start(Sequence(self._place(event)), event.anchor)
            case yaml.MappingStartEvent():
                return self._start(Mapping(self._place(event)), event.anchor)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._end()
            case yaml.AliasEvent():
                return self._alias(event)
            case yaml.DocumentStartEvent() if self.root is not None:
                return self._second_document(event)
        return True

    def _place(self, event: yaml.Event) -> Location:
        """Where the author wrote what the event stands for."""
        return self.written.place(self._mark(event), self.lines)

    def _mark(self, event: yaml.Event) -> Location:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:  # events that a program makes have no marks; the parser's have
            return Location(self.file)
        ends_there = end.line == start.line and end.column > start.column
        end_column = end.column + 1 if ends_there and not isinstance(event, yaml.CollectionStartEvent) else None
        return Location(self.file, start.line + 1, start.column + 1, end_column)

    def _put(self, node: Node, anchor: str | None = None) -> bool:
        """Enter a node where it belongs."""
        self.size += node.size
        if self.size > MAX_NODES:
            return self._fault("sidebar-too-large", node.location, f"{MAX_NODES:,}")
        if anchor:
            self.anchors[anchor] = node
        parent = self.open[-1] if self.open else None
        match parent:
            case None:
                self.root = node
            case Sequence():
                parent.items.append(node)
            case Mapping() if parent.key is None:
                parent.key = node
            case Mapping():
                key = parent.key if isinstance(parent.key, Scalar) else Scalar(node.location, "?")
                parent.pairs.append((key, node))
                parent.key = None
        return True

    def _start(self, node: Node, anchor: str | None) -> bool:
        # An anchor is known when its collection is complete: a collection that holds itself has no end.
        if len(self.open) >= MAX_DEPTH:
            return self._fault("sidebar-too-deep", node.location, str(MAX_DEPTH))
        self._put(node)
        self.open.append(node)
        self.anchored.append(anchor)
        return self.whole

    def _end(self) -> None:
        node, anchor = self.open.pop(), self.anchored.pop()
        if isinstance(node, Mapping):
            node.pairs = list(self._single(_merged(node.pairs)))
            node.size += sum(key.size + value.size for key, value in node.pairs)
        elif isinstance(node, Sequence):
            node.size += sum(item.size for item in node.items)
        if anchor:
            self.anchors[anchor] = node

    def _alias(self, event: yaml.AliasEvent) -> bool:
        target = self.anchors.get(event.anchor or "")
        if target is not None:
            return self._put(target)
        place, line = self._place(event), self.lines[self._mark(event).line - 1]
        self.diagnostics.append(yaml_errors.needs_quotes(line, place))
        return self._put(Scalar(place, f"*{event.anchor}"))

    def _single(self, pairs: list[tuple[Scalar, Node]]) -> Iterator[tuple[Scalar, Node]]:
        """Report keys that stand twice. The last one counts, as for every reader of YAML; of lists, all is shown."""
        first: dict[str, tuple[Scalar, Node]] = {}
        for key, value in pairs:
            if key.text not in first:
                first[key.text] = (key, value)
                continue
            earlier, kept = first[key.text]
            said = {"key": key.text, "first": str(earlier.location.line)}
            self.diagnostics.append(Diagnostic("sidebar-duplicate-key", key.location, said))
            if isinstance(kept, Sequence) and isinstance(value, Sequence):
                value = Sequence(kept.location, [*kept.items, *value.items], size=kept.size + value.size)
            first[key.text] = (earlier, value)
        yield from first.values()

    def _second_document(self, event: yaml.Event) -> bool:
        """Stop at a second document; a closing `---`, as in front matter, is none."""
        lines = self.lines[self._mark(event).line :]
        if any(line.strip() and not line.lstrip().startswith(("#", "...", "---")) for line in lines):
            return self._fault("sidebar-second-document", self._place(event), "")
        return False

    def _fault(self, code: str, place: Location, limit: str) -> bool:
        self.diagnostics.append(Diagnostic(code, place, {"limit": limit}, Severity.ERROR))
        self.whole = False
        return False


def _merged(pairs: list[tuple[Scalar, Node]]) -> list[tuple[Scalar, Node]]:
    """Enter what `<<` brings; the mapping's own keys win: https://yaml.org/type/merge.html ."""
    own = [pair for pair in pairs if pair[0].text != "<<"]
    for _, value in (pair for pair in pairs if pair[0].text == "<<"):
        sources = value.items if isinstance(value, Sequence) else [value]
        for source in sources:
            names = {name.text for name, _ in own}
            brought = source.pairs if isinstance(source, Mapping) else []
            own += [pair for pair in brought if pair[0].text not in names]
    return own
