"""What a page's finished HTML holds: the places that links may lead to, and its words, section by section.

It is read once, when it is clean and before KaTeX makes it large. Browsers' own reading of tags is followed, since what
the sanitiser leaves out, where it is switched off, is any HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from unicodedata import normalize

from msgspec import Struct, field

from studywiki.html_elements import HEADINGS, OLD_TEXT, TEXT_LEVEL, VOID
from studywiki.markup import sections
from studywiki.markup.browser_tags import tags
from studywiki.markup.sections import Section, Sections

_ATTRIBUTE = re.compile(r"""(?<![^\s"'<>/=])([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
_NAMED = frozenset({"id", "name"})
_TELLING = re.compile("id|name|class", re.IGNORECASE)
"""What stands in a tag with an attribute that counts here."""
_NONE: Mapping[str, str] = {}
_UNSEEN = frozenset({"script", "style", "template", "object", "iframe", "svg"})
"""Elements whose content is nobody's words."""
_EXCLUDED = "data-search-exclude"
"""What an author, or a plugin, writes at what nobody is to find:
https://squidfunk.github.io/mkdocs-material/setup/setting-up-site-search/#search-exclusion"""
_UNFOUND = frozenset({"headerlink", "linenodiv", "linenos"})
"""Classes of what is beside the words: a heading's link to itself, the numbers of lines of code."""
_WITHIN_WORDS = TEXT_LEVEL - {"br"} | OLD_TEXT | {"img"}
"""Elements that part no words."""
_COLOUR = r"<span(?: class=\"[a-z]{1,2}\d?\")?>"
_PLAIN = ("code", "strong", "em", "sub", "sup", "b", "i")
_COLOURED = rf"{_COLOUR}[^<]*</span>"
_LEAVES = "|".join((_COLOURED, *(rf"<{name}>[^<]*</{name}>" for name in _PLAIN), r'<a href="[^"]*">[^<]*</a>'))
_ONLY_WORDS = re.compile(rf"(?:(?:{_LEAVES})[^<]*)+")
"""Words within a line as they are emphasised, linked or, most elements of a page with code, coloured by Pygments:
nothing but the words counts here."""
_ONLY_COLOURED = re.compile(rf"(?:{_COLOURED}[^<]*)+")
_NO_WORDS = re.compile(
    rf"<!--.*?(?:--!?>|\Z)|<[!?/][^>]*>?|{_COLOUR}|<(?:{'|'.join(_PLAIN)})>|<a href=\"[^\"]*\">", re.DOTALL
)


class Article(Struct, frozen=True):
    """What the HTML of a page holds."""

    anchors: frozenset[str] = frozenset()
    """Its elements' ids and names, in NFC."""
    packed: Sections = sections.NONE
    """Its sections. What stands above the first heading is left out where it has no words."""
    has_diagram: bool = False
    """Whether it has what Material's script takes for a diagram: `pre.mermaid`."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its sections, in order."""
        return self.packed.unpacked()


def read(html: str, replaced: Callable[[str], str] = lambda words: words) -> Article:
    """The article that `html` is; its words are `replaced`, mark by mark, before their entities are read.

    Linear in the length of `html`. Tags are read as browsers do, elements as they are nested; an end that has no start
    ends nothing.
    """
    reader = _Reader(replaced)
    at = 0
    for start, end, name, closing, _ in tags(html, _ONLY_COLOURED if _EXCLUDED in html else _ONLY_WORDS):
        if at < start:
            reader.words(html[at:start])
        if end is None:  # it takes all that follows
            at = len(html)
            break
        at = end
        if closing:
            reader.leave(name)
        else:
            reader.enter(name, html[start:end])
    reader.words(html[at:])
    return reader.article()


class _Written(Struct):
    anchor: str = ""
    level: int = 0
    depth: int = 0
    """How many elements its heading stands in."""
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def section(self) -> Section:
        return Section(self.anchor, self.level, " ".join(_joined(self.title).split()), _joined(self.text))


class _Reader:
    def __init__(self, replaced: Callable[[str], str]) -> None:
        self._replaced = replaced
        self._anchors: set[str] = set()
        self._sections = [_Written()]
        self._open = list(self._sections)
        """Those that go on: where an element ends that has headings, what follows is no part of their sections."""
        self._depth = 0
        self._has_diagram = False
        self._unseen: list[str] = []
        """The element that is passed over, and those of its name in it."""
        self._heading = ""
        """The heading whose words these are."""
        self._verbatim = 0
        """How many `pre` these stand in: elsewhere a line's end is a blank."""

    def enter(self, name: str, written: str) -> None:
        """Enter the element `name`, which begins with the tag that is `written`."""
        found = _attributes(written) if "=" in written and _TELLING.search(written) else _NONE
        if found:
            self._anchors.update(normalize("NFC", found[each]) for each in _NAMED if each in found)
            classes = found.get("class", "").split()
            if name == "pre" and "mermaid" in classes:
                self._has_diagram = True
        if self._unseen:
            self._unseen += [name] * (name == self._unseen[0])
            return
        if name not in VOID:
            if name in _UNSEEN or _EXCLUDED in written or (found and not _UNFOUND.isdisjoint(classes)):
                self._unseen = [name]
                return
            self._depth += 1
        if found and name in HEADINGS and found.get("id"):
            self._begin(_Written(found["id"], int(name[1]), self._depth - 1))
            self._heading = name
        elif name not in _WITHIN_WORDS:
            self._verbatim += name == "pre"
            self._put("\n")

    def _begin(self, section: _Written) -> None:
        while self._open[-1].depth >= section.depth and len(self._open) > 1:
            self._open.pop()
        self._open.append(section)
        self._sections.append(section)

    def leave(self, name: str) -> None:
        """Leave the element `name`."""
        if self._unseen:
            if name == self._unseen[0]:
                self._unseen.pop()
            return
        self._depth = max(self._depth - 1, 0)
        while self._open[-1].depth > self._depth:
            self._open.pop()
        if name == self._heading:
            self._heading = ""
        elif name not in _WITHIN_WORDS:
            self._verbatim -= name == "pre" and self._verbatim > 0
            self._put("\n")

    def words(self, written: str) -> None:
        """Enter what stands between two tags."""
        if not written or self._unseen:
            return
        if written == "\n":  # most of what stands between two elements
            self._put("\n" if self._verbatim else " ")
            return
        shown = unescape(self._replaced(_NO_WORDS.sub("", written) if "<" in written else written))
        self._put(shown if self._verbatim else shown.replace("\n", " "))

    def _put(self, words: str) -> None:
        section = self._open[-1]
        (section.title if self._heading else section.text).append(words)

    def article(self) -> Article:
        """All of it."""
        made = [each.section() for each in self._sections]
        shown = sections.packed([each for each in made if each.level or each.text])
        return Article(frozenset(self._anchors), shown, self._has_diagram)


def _attributes(tag: str) -> dict[str, str]:
    """The attributes of `tag` that have a value; of several of one name the first counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(tag):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def _joined(words: list[str]) -> str:
    """`words` with one blank or one line break between them."""
    lines = (" ".join(line.split()) for line in "".join(words).replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)
