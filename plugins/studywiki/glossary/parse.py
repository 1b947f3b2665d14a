"""YAML nodes become a `Glossary`: a list of terms, or a mapping of terms and explanations, as Jekyll's themes have it.

    - term: 역전파
      english: backpropagation
      also: 백프로파게이션, 백프롭
      text: 출력에서 입력 쪽으로 연쇄 법칙을 적용해 기울기를 얻는 방법
      page: doc_deeplearning_backprop.md

Every fault of the file is reported in one run; what is right is kept. Faults of YAML are said as those of a sidebar.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.glossary import keys, spellings
from studywiki.glossary.model import Glossary, Term
from studywiki.sidebar import nodes
from studywiki.sidebar.conditions import truth
from studywiki.sidebar.nodes import Mapping, Node, Scalar, Sequence
from studywiki.text.source import Source

MAX_NAME = 100
"""Characters of a name; the longest that people write is a title of 60."""
_COMMA = re.compile("[,、，]")
_ARROW = re.compile("→|->|=>")


def parse(text: str, file: str, saved: Source | None = None) -> tuple[Glossary, list[Diagnostic]]:
    """Read the glossary in `text`, which stands in `file`; never raises.

    `saved` knows the places in the file, where that was saved otherwise than it is read.
    """
    document = nodes.read(text, file, saved, keys.FORM)
    parser = _Parser()
    terms = parser.terms(document.root)
    found = [*document.diagnostics, *parser.diagnostics]
    if document.root is None and not found:
        found.append(Diagnostic("glossary-empty", Location(file)))
    found += spellings.faults(terms)
    said = {(each.location.line, each.location.column, each.code): each for each in found}  # an alias is read again
    return Glossary(tuple(terms)), [each for _, each in sorted(said.items(), key=lambda item: item[0])]


class _Parser:
    """Reads nodes, and gathers what is wrong with them."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def terms(self, root: Node | None) -> list[Term]:
        """The terms below `root`."""
        match root:
            case Sequence():
                return [term for item in root.items if (term := self._item(item))]
            case Mapping(pairs=[(key, inner)]) if key.text in keys.TOP and isinstance(inner, Sequence | Mapping):
                return self.terms(inner)
            case Mapping() if any(keys.known(key.text) == keys.TERM for key, _ in root.pairs):  # the dash is missing
                self._fault("glossary-not-a-list", root.location)
                return [term] if (term := self._term(root)) else []
            case Mapping():
                return [term for key, value in root.pairs if (term := self._pair(key, value))]
            case Scalar(null=False):
                self._fault("glossary-not-a-list", root.location)
        return []

    def _item(self, node: Node) -> Term | None:
        """The term that an item of the list is; None where it is none."""
        match node:
            case Mapping(pairs=[(key, value)]) if not keys.known(key.text):  # `- 역전파: …`
                return self._pair(key, value)
            case Mapping():
                return self._term(node)
            case Scalar(null=False) if _name(node.text):
                return self._with_text(Term(_name(node.text), place=node.location))
        self._fault("glossary-not-a-term", node.location)
        return None

    def _pair(self, key: Scalar, value: Node) -> Term | None:
        """The term that is a key; the value is its explanation, or all that is said of it."""
        if not _name(key.text):
            self._fault("glossary-no-name", key.location)
            return None
        if isinstance(value, Mapping):
            named = (Scalar(key.location, keys.TERM), Scalar(key.location, key.text))
            return self._term(Mapping(key.location, [named, *value.pairs]))
        return self._with_text(Term(_name(key.text), text=self._text(keys.TEXT, value), place=key.location), value)

    def _term(self, node: Mapping) -> Term | None:
        said: dict[str, Node] = {}
        for key, value in node.pairs:
            known = keys.known(key.text)
            meant = known or keys.similar(key.text)
            if meant is None:
                self._fault("glossary-unknown-key", key.location, Severity.WARNING, key=key.text)
                continue
            if not known:
                self._fault("glossary-unknown-key-similar", key.location, Severity.WARNING, key=key.text, meant=meant)
            said.setdefault(meant, value)
        name = _name(self._text(keys.TERM, said.get(keys.TERM)))
        if not name:
            self._fault("glossary-no-name", node.location)
            return None
        english, *more = self._list(keys.ENGLISH, said.get(keys.ENGLISH)) or ("",)
        page, tooltip = said.get(keys.PAGE), self._text(keys.TOOLTIP, said.get(keys.TOOLTIP))
        written = self._list(keys.AVOID, said.get(keys.AVOID))
        avoid = [[part.strip() for part in _ARROW.split(each, 1)] for each in written]
        return self._with_text(
            Term(
                name,
                english,
                self._list(keys.ABBR, said.get(keys.ABBR)),
                (*more, *self._list(keys.ALSO, said.get(keys.ALSO))),
                tuple(wrong for wrong, *_ in avoid),
                tuple((wrong, right[0]) for wrong, *right in avoid if right and right[0]),
                self._text(keys.TEXT, said.get(keys.TEXT)),
                self._text(keys.PAGE, page),
                node.location,
                page.location if page else None,
                truth(tooltip) is not False,
            ),
            said.get(keys.TEXT),
        )

    def _with_text(self, term: Term, written: Node | None = None) -> Term:
        """`term`, of which it is told where nothing explains it, unless it was of what is `written` there."""
        if not term.text and not isinstance(written, Sequence | Mapping):
            self._fault("glossary-no-text", term.place, Severity.WARNING, term=term.name)
        return term

    def _list(self, key: str, node: Node | None) -> tuple[str, ...]:
        """Several names: a list of them, or one text with commas."""
        if isinstance(node, Sequence):
            found = [self._text(key, item) for item in node.items]
        else:
            found = _COMMA.split(self._text(key, node))
        return tuple(dict.fromkeys(filter(None, map(_name, found))))

    def _text(self, key: str, node: Node | None) -> str:
        """A text, on one line; empty where there is none."""
        if isinstance(node, Scalar):
            return "" if node.null else " ".join(node.text.split())
        if node is not None:
            self._fault("glossary-not-text", node.location, key=key)
        return ""

    def _fault(self, code: str, place: Location, severity: Severity = Severity.ERROR, **values: str) -> None:
        self.diagnostics.append(Diagnostic(code, place, values, severity))


def _name(text: str) -> str:
    """A name as it is shown; empty for what is too long for one."""
    name = " ".join(normalize("NFC", text).split())
    return name if len(name) <= MAX_NAME else ""
