"""Every place lies inside its line as the file was saved, and the text there is what the message speaks of.

A column counts the characters of the file: tabs, invisible ones and the loose letters of NFD too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from unicodedata import is_normalized, normalize

import pytest

from studywiki.diagnostics import Diagnostic
from studywiki.pages import encoding
from studywiki.sidebar.parse import parse
from studywiki.wiki.wiki import Wiki
from tests.check import slips
from tests.page.whole import rendered

WIKI = Wiki({"a.md": "a.html", "doc_intro.md": "doc_intro.html", "a b.png": "a%20b.png"})
Values = Mapping[str, str]


def holds(name: str) -> Callable[[Values, str], bool]:
    """Tell whether the text at the place holds the value `name`, of which one that goes on over lines is cut."""
    return lambda values, there: _plain(values[name].split("\n")[0].removesuffix("…")) in _plain(there)


def within(name: str) -> Callable[[Values, str], bool]:
    return lambda values, there: _plain(there) in _plain(values[name])


def begins(*marks: str) -> Callable[[Values, str], bool]:
    return lambda _, there: there.startswith(marks)


def is_target(values: Values, there: str) -> bool:
    return holds("target")(values, _LIQUID.sub("", there))


def is_address(values: Values, there: str) -> bool:
    if "[" in there or "{" in there:  # its definition has it, or Liquid makes it
        return True
    return holds("target")(values, there) or within("target")(values, there)  # an include has its file's name


def is_liquid(values: Values, there: str) -> bool:
    return holds("text")(values, there) or there.startswith("{% include")  # with a variable that has none


def is_of_formula(values: Values, there: str) -> bool:
    command = values.get("command") or values["name"]
    return holds("command")({"command": command}, there) or there.startswith(("$$", "{"))  # over lines


def is_character(values: Values, there: str) -> bool:
    return there[0] == chr(int(values["code"][2:], 16))


_LIQUID = re.compile(r"\{%[^%\n]*%\}")
"""A tag within an address is not there any more when the address is read."""
SPOKEN_OF: dict[str, Callable[[Values, str], bool]] = {
    **dict.fromkeys(("broken-link", "broken-image"), is_address),
    **dict.fromkeys(
        ("link-case", "link-spaces"), lambda values, there: holds("target")(values, _LIQUID.sub("", there))
    ),
    "link-empty": begins("[", "!["),
    **dict.fromkeys(("liquid-output-unknown", "liquid-tag-unknown", "liquid-loop"), is_liquid),
    "liquid-include-unknown": lambda _, there: _plain(there).startswith("{%"),
    **dict.fromkeys(("text-control-character", "text-invisible-character", "hidden-direction"), is_character),
    "text-nfd": lambda _, there: not is_normalized("NFC", there),
    "duplicate-anchor": holds("anchor"),
    **dict.fromkeys(("undefined-reference", "undefined-footnote"), holds("label")),
    "image-no-alt": holds("image"),
    "unclosed-html": holds("tag"),
    "unclosed-comment": begins("<!--"),
    "unclosed-fence": lambda _, there: re.match(r"[\s>*+-]*(?:\d[.)]\s*)?[\s>*+-]*(?:```|~~~)", there) is not None,
    **dict.fromkeys(("html-quote-open", "html-tag-open"), begins("<")),
    "html-as-text": lambda values, there: _plain(there.casefold()).startswith(values["what"].rstrip(">")),
    "formula-unclosed": begins("$$"),
    **dict.fromkeys(("formula-unknown-command", "formula-no-argument", "formula-wrong-mode"), is_of_formula),
    "formula-unknown-environment": is_of_formula,
    "conflict-marker": holds("marker"),
    "front-matter-key-twice": holds("key"),
    "front-matter-tab": begins("\t"),
    **dict.fromkeys(("sidebar-unknown-key", "sidebar-unknown-top-key", "sidebar-duplicate-key"), holds("key")),
    "sidebar-no-blank": within("line"),
    "sidebar-no-blank-dash": within("line"),
    "sidebar-no-colon": within("line"),
    "sidebar-wide-colon": within("line"),
    "sidebar-needs-quotes": within("line"),
    "sidebar-tab": begins("\t"),
    "sidebar-bare-page": lambda values, there: _plain(there).strip("\"'") in _plain(values["page"]),
}
"""A kind of problem -> what the text at its place has to do with its message."""


def _plain(text: str) -> str:
    """`text` as it is read, without blanks: a tab is as many as it takes."""
    return re.sub(r"\s", "", normalize("NFC", encoding.as_read(text)))


def misplaced(data: bytes, found: Iterable[Diagnostic]) -> list[str]:
    """Give what of `found` lies outside its line of the file `data`, or where something else stands."""
    lines, wrong = encoding.lines(data), []
    for each in found:
        place = each.location
        line = lines[place.line - 1] if 1 <= place.line <= len(lines) else None
        if line is None or not 1 <= place.column <= max(1, len(line)):
            wrong.append(f"{each.code} {place}: outside")
            continue
        end = place.end_column
        if end is not None and not place.column < end <= len(line) + 1:
            wrong.append(f"{each.code} {place}: ends at {end}")
        there = line[place.column - 1 : end and end - 1]
        is_right = SPOKEN_OF.get(each.name)
        if is_right and not is_right(each.values, there):
            wrong.append(f"{each.code} {place}: {there!r} {dict(each.values)}")
    return wrong


def test_places_in_pages_with_slips(shared: Path) -> None:
    told: set[str] = set()
    for data in slips.pages(150, seed=11):
        _, found = rendered(data, wiki=WIKI)
        assert misplaced(data, found) == [], data.decode()
        told |= {each.name for each in found}
    assert len(told & SPOKEN_OF.keys()) > 15  # enough is told to be wrong about


def test_places_in_sidebars_with_slips(shared: Path) -> None:
    told: set[str] = set()
    for data in slips.sidebars(300, seed=12):
        source, found = encoding.read(data, "sidebar_doc.yml")
        found += parse(source.text, "sidebar_doc.yml", source)[1]
        assert misplaced(data, found) == [], data.decode()
        told |= {each.name for each in found}
    assert len(told) > 15


PLACES = [
    ("가\t{{ site.x }} 나\n", "liquid-output-unknown", (1, 3, 15)),
    ("\t가\n\n가\t\t[나](DOC_intro.md)\t\n", "link-case", (3, 8, 20)),
    ("가\u200b나\u200b다 `\u200b` {{ site.x }}", "liquid-output-unknown", (1, 11, 23)),
    ("가\u200b나 [다](DOC_\u200bintro.md\u200b)", "link-case", (1, 9, 22)),
    ("\x07\x07가 {% foo %}\n", "liquid-tag-unknown", (1, 5, 14)),
    ("\u1100\u1161\u11a8\u1102\u1161 {% foo %} {% include x.html %}\n", "liquid-tag-unknown", (1, 7, 16)),
    ("[가](DOC_intro.md#\u1100\u1161)", "link-case", (1, 5, 20)),
    ("가 {{ site.x }}나{{ page.title\n}} {{ site.x }}\n\n<b>{{ site.y }}</b>", "liquid-output-unknown", (1, 3, 15)),
    ("{% if page.x %}가{% endif %}{{ site.x }}", "liquid-output-unknown", (1, 28, 40)),
    ("---\ntags:\n\t- a\n\tb: c: d\n---\n", "front-matter-tab", (3, 1, None)),
    ('---\ntitle: "\n\ts', "front-matter-not-yaml", (3, 2, None)),
    ("---\nx\u200by: a\nti\u200btle: 가\ntitle: 나\n---\n\n가", "front-matter-key-twice", (4, 1, None)),
    ("---\n\u1100\u1161: a\nti\u200btle: a: b\n---\n\n가", "front-matter-needs-quotes", (3, 10, None)),
    ("<<<<<<< \u200bHEAD\n=======\n>>>>>>> b\n", "conflict-marker", (1, 1, 14)),
    ("가\u200b나 `a\u202eb`", "hidden-direction", (1, 7, 8)),
]


@pytest.mark.parametrize(("text", "code", "place"), PLACES, ids=[f"{code} {text[:8]!a}" for text, code, _ in PLACES])
def test_columns_count_what_stands_in_the_file(text: str, code: str, place: tuple[int, int, int | None]) -> None:
    data = text.encode()
    _, found = rendered(data, wiki=WIKI)
    assert misplaced(data, found) == []
    places = [each.location for each in found if each.name == code]
    assert (places[0].line, places[0].column, places[0].end_column) == place


IN_SIDEBARS = [
    ("- title:가\n  page: a.md\n  \u200bfolder: x\n", "sidebar-no-blank", (1, 1, 10)),
    ("- title: 가\u200b나\n  pa\u200bge: a.md\n  pag\u200bee: x\n", "sidebar-unknown-key", (3, 3, 9)),
    ("- title:'가\n  pagee: x\n", "sidebar-unclosed", (1, 9, 11)),
    ("- title:가: 나\n", "sidebar-needs-quotes", (1, 9, 13)),
]


@pytest.mark.parametrize(("text", "code", "place"), IN_SIDEBARS, ids=[code for _, code, _ in IN_SIDEBARS])
def test_columns_in_sidebars(text: str, code: str, place: tuple[int, int, int]) -> None:
    source, _ = encoding.read(text.encode(), "s.yml")
    found = [each for each in parse(source.text, "s.yml", source)[1] if each.name == code]
    assert [(each.location.line, each.location.column, each.location.end_column) for each in found[:1]] == [place]


CASES = {
    "false-column-invisible": ("link-case", (3, 10, 22)),
    "false-column-tab": ("liquid-output-unknown", (1, 3, 15)),
    "false-column-front-matter": ("front-matter-not-yaml", (3, 2, None)),
}


@pytest.mark.parametrize("case", CASES)
def test_places_of_real_faults(case: str, shared: Path) -> None:
    code, place = CASES[case]
    _, found = rendered((shared / "cases" / "markdown" / f"{case}.md").read_bytes(), wiki=WIKI)
    (told,) = [each.location for each in found if each.name == code]
    assert (told.line, told.column, told.end_column) == place


def test_quotes_within_quotes_are_no_conflict(shared: Path) -> None:
    _, found = rendered((shared / "cases" / "markdown" / "false-conflict-marker.md").read_bytes())
    assert found == []
