"""YAML nodes become a `Sidebar`, whichever of the three spellings they are written in.

Every fault of the file is reported in one run; what is right is kept. A slip whose meaning is certain (`folderitem:`)
is reported and read as meant, so that one slip is one message.
"""

from __future__ import annotations

import re

from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.sidebar import keys, nodes
from studywiki.sidebar.conditions import is_for_web, truth
from studywiki.sidebar.model import Address, Entry, Sidebar, Spelling
from studywiki.sidebar.nodes import Mapping, Node, Scalar, Sequence
from studywiki.sidebar.yaml_errors import quoted, written
from studywiki.text.source import Source
from studywiki.wiki import schemes, suffixes

_BASE = re.compile(r"\{\{\s*site\.(?:base)?url\s*(?:\|[^}]*)?\}\}")
"""How Jekyll's templates write the address of the site itself."""


def parse(text: str, file: str, saved: Source | None = None) -> tuple[Sidebar, list[Diagnostic]]:
    """Read the sidebar (or the file of links for the top bar) in `text`, which stands in `file`; never raises.

    `saved` knows the places in the file, where that was saved otherwise than it is read.
    """
    document = nodes.read(text, file, saved)
    parser = _Parser()
    top = parser.top(document.root)
    entries = parser.entries(top.get(keys.ENTRIES))
    topnav = parser.entries(top.get(keys.TOPNAV))
    menus = parser.entries(top.get(keys.DROPDOWNS))
    found = [*document.diagnostics, *parser.diagnostics]
    if document.whole:  # an entry that breaks off is not an empty one
        found += parser.empty
    if document.whole and not entries and not topnav and not menus and not found:
        found.append(Diagnostic("sidebar-empty", Location(file)))
    sidebar = Sidebar(
        file,
        _unwrapped(entries, parser.wrappers),
        (*_unwrapped(topnav, parser.wrappers, named="topnav"), *_unwrapped(menus, parser.wrappers, named="")),
        parser.spelling,
        document.whole,
    )
    said = {(each.location.line, each.location.column, each.code): each for each in found}  # an alias is read again
    return sidebar, [each for _, each in sorted(said.items(), key=lambda item: item[0])]


def _unwrapped(entries: tuple[Entry, ...], wrappers: set[Location], named: str | None = None) -> tuple[Entry, ...]:
    """The top level as it is shown: what a wrapper holds, in its place.

    `wrappers` are known by their keys; in the top bar, where newer files have `items` in the wrapper too, entries
    without address whose title starts with `named` are wrappers as well.
    """
    shown: list[Entry] = []
    for entry in entries:
        by_name = named is not None and (entry.title or "").casefold().startswith(named)
        is_wrapper = entry.location in wrappers or (by_name and entry.children)
        shown += entry.children if is_wrapper and not entry.address else [entry]
    return tuple(shown)


class _Parser:
    """Reads nodes, and gathers what is wrong with them."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.empty: list[Diagnostic] = []
        """What is told of entries that show nothing."""
        self.wrappers: set[Location] = set()
        self.spelling = Spelling.SHORT

    def top(self, root: Node | None) -> dict[str, Node]:
        """The parts of the file by their names; a file that is a list is all entries."""
        if isinstance(root, Mapping) and not _is_entry(root):
            return self._known(root, keys.TOP, "sidebar-unknown-top-key")
        return {} if root is None or (isinstance(root, Scalar) and root.null) else {keys.ENTRIES: root}

    def entries(self, node: Node | None, *, hidden: bool = False) -> tuple[Entry, ...]:
        """Read a list of entries."""
        match node:
            case Sequence():
                found = [self.entry(item, hidden=hidden) for item in node.items]
                return tuple(entry for entry in found if entry)
            case Mapping():  # the dash was forgotten
                self._fault("sidebar-not-a-list", node.location)
                entry = self.entry(node, hidden=hidden)
                return (entry,) if entry else ()
            case Scalar(null=False):
                self._fault("sidebar-not-a-list", node.location)
        return ()

    def entry(self, node: Node, *, hidden: bool) -> Entry | None:
        """Read an entry; None where it is none."""
        if isinstance(node, Mapping):
            return self._navlike(node) or self._entry(node, hidden=hidden)
        if isinstance(node, Scalar):
            return self._bare(node)
        self._fault("sidebar-not-an-entry", node.location)
        return None

    def _entry(self, node: Mapping, *, hidden: bool) -> Entry | None:
        found = self._known(node, keys.ENTRY, "sidebar-unknown-key")
        self._note_spelling(node, found)
        hidden = hidden or not is_for_web(_values(found.get(keys.OUTPUT)), self._flag(found.get(keys.WEB)))
        title = self._text(keys.TITLE, found.get(keys.TITLE))
        address = self._address(found)
        lists = [found[key] for key in found if key in keys.LISTS]
        children = tuple(entry for each in lists for entry in self.entries(each, hidden=hidden))
        conditions = {key: _values(found[key]) or "" for key in keys.CONDITIONS if key in found}
        if not hidden and not children and all(_is_empty(found.get(key)) for key in keys.ADDRESSES):
            self._report_nothing_to_show(node, title, lists, found.get("type"))
        return Entry(node.location, title, address, children, hidden, conditions)

    def _report_nothing_to_show(self, node: Mapping, title: str | None, lists: list[Node], kind: Node | None) -> None:
        if isinstance(kind, Scalar) and kind.text == "empty":  # the newer theme's title without a link
            return
        # A list with faulty entries, and an entry with unknown keys, have had their say.
        if all(_is_empty(each) for each in lists) and all(keys.meant(key.text, keys.ENTRY) for key, _ in node.pairs):
            code = "sidebar-empty-section" if lists else "sidebar-empty-entry"
            if title is None:
                code = "sidebar-empty-untitled"
            self.empty.append(Diagnostic(code, node.location, {"title": title or ""}))

    def _navlike(self, node: Mapping) -> Entry | None:
        """Read an entry written as in MkDocs' nav, `소개: intro.md`, and say how it is written here."""
        if len(node.pairs) != 1 or keys.meant(node.pairs[0][0].text, keys.ENTRY):
            return None
        key, value = node.pairs[0]
        if isinstance(value, Sequence) and value.items:
            self._fault("sidebar-nav-style-section", key.location, title=written(key.text))
            return Entry(node.location, key.text, None, self.entries(value))
        if isinstance(value, Scalar) and _is_file(value.text):
            self._fault("sidebar-nav-style", key.location, title=written(key.text), page=written(value.text))
            return Entry(node.location, key.text, _address(value))
        return None

    def _bare(self, node: Scalar) -> Entry | None:
        """Read an entry that is a mere text: certain only where it names a file."""
        if node.null:
            self.empty.append(Diagnostic("sidebar-empty-untitled", node.location, {"title": ""}))
        elif _is_file(node.text):
            self._fault("sidebar-bare-page", node.location, page=written(node.text))
            return Entry(node.location, None, _address(node))
        else:
            self._fault("sidebar-not-an-entry", node.location)
        return None

    def _known(self, node: Mapping, known: tuple[str, ...], code: str) -> dict[str, Node]:
        """The values of `node` by their keys; a key that is none of `known` is reported, and read as meant."""
        found: dict[str, Node] = {key.text: value for key, value in node.pairs if key.text in known}
        for key, value in node.pairs:
            if key.text in known:
                continue
            slip = keys.meant(key.text, known)
            if slip:
                self._fault(f"{code}-similar", key.location, severity=Severity.WARNING, key=key.text, meant=slip)
                found.setdefault(slip, value)
            else:
                self._fault(code, key.location, severity=Severity.WARNING, key=key.text)
        return found

    def _note_spelling(self, node: Mapping, found: dict[str, Node]) -> None:
        for names, spelling in ((keys.OLD_LISTS, Spelling.OLD), (keys.NEW_LISTS, Spelling.NEW)):
            if self.spelling is Spelling.SHORT and not found.keys().isdisjoint(names):
                self.spelling = spelling
        if not found.keys().isdisjoint(keys.WRAPPED):
            self.wrappers.add(node.location)

    def _address(self, found: dict[str, Node]) -> Address | None:
        """Where an entry leads."""
        given = [(key, found[key]) for key in keys.ADDRESSES if not _is_empty(found.get(key))]
        if len(given) > 1:
            (first, _), (second, node) = given[:2]
            self._fault("sidebar-two-addresses", node.location, severity=Severity.WARNING, kept=first, dropped=second)
        texts = [node for key, node in given if self._text(key, node)]
        return _address(texts[0]) if texts and isinstance(texts[0], Scalar) else None

    def _text(self, key: str, node: Node | None) -> str | None:
        """A text, on one line."""
        if isinstance(node, Scalar):
            return None if node.null else " ".join(node.text.split()) or None
        if isinstance(node, Sequence) and len(node.items) == 1 and isinstance(node.items[0], Scalar):
            text = f"[{node.items[0].text}]"  # `title: [공지]`: brackets without quotes
            self._fault("sidebar-brackets", node.location, severity=Severity.WARNING, key=key, text=quoted(text))
            return text
        if node is not None:
            self._fault("sidebar-not-text", node.location, key=key)
        return None

    def _flag(self, node: Node | None) -> bool:
        """A yes or no; yes where nothing is said."""
        if node is None or _is_empty(node):
            return True
        value = truth(node.text) if isinstance(node, Scalar) else None
        if value is None:
            self._fault("sidebar-not-yes-or-no", node.location, severity=Severity.WARNING, key=keys.WEB)
        return value is not False

    def _fault(self, code: str, place: Location, *, severity: Severity = Severity.ERROR, **values: str) -> None:
        self.diagnostics.append(Diagnostic(code, place, values, severity))


def _is_entry(root: Mapping) -> bool:
    """Tell whether a file starts with an entry whose dash was forgotten."""
    names = {key.text for key, _ in root.pairs}
    return names.isdisjoint(keys.TOP) and not names.isdisjoint((keys.TITLE, *keys.ADDRESSES))


def _is_file(text: str) -> bool:
    return bool(suffixes.split(text.lower())[1])


def _address(node: Scalar) -> Address:
    text = _BASE.sub("", node.text.strip())
    return Address(text, node.location, schemes.is_web_or_mail(text))


def _values(node: Node | None) -> str | None:
    """What `audience` or `output` says, as one text with commas; a list says the same."""
    if isinstance(node, Sequence):
        return ", ".join(item.text for item in node.items if isinstance(item, Scalar)) or None
    return node.text.strip() or None if isinstance(node, Scalar) and not node.null else None


def _is_empty(node: Node | None) -> bool:
    match node:
        case Scalar():
            return node.null or not node.text.strip()
        case Sequence():
            return not node.items
    return node is None
