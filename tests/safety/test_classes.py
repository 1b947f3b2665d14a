"""Classes that the theme knows, found in its own styles and scripts: each is in a list, and none moves an element."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from mkdocs.utils import get_theme_dir

from studywiki.sanitising import classes
from studywiki.sanitising.cleaner import clean
from studywiki.theme import bundle
from studywiki.theme.site import ASSETS
from tests.safety import css

MATERIAL = Path(get_theme_dir("material")) / "assets"
STYLES = {
    "Material": "".join(file.read_text("utf-8") for file in sorted(MATERIAL.glob("stylesheets/*.css"))),
    "KaTeX": (ASSETS / "katex" / "katex.min.css").read_text("utf-8"),
    "ours": bundle.styles().text,
}
_STYLES_OF_DIAGRAMS = re.compile(r"""(["'`])(?:(?!\1)[^\\])*\{(?:(?!\1)[^\\])*\}\1""")
"""What Material's script hands to Mermaid, for a drawing behind a wall of its own."""
_IN_SCRIPTS = re.compile(
    r"""(?<![\w$)\]])\.([a-z]+(?:[-_]+[a-z\d]+)+|(?:annotate|mermaid|copy|select|hll))(?![\w(=])"""
)
"""A class in a selector of a script. Words without a hyphen look like properties: these are the ones that are none."""
_OF_CODE = {"copy", "no-copy", "select", "no-select"}
"""What an author asks of a block of code: whether it has a button."""

POSITIONED = re.compile(r"position:\s*(?:absolute|fixed|sticky)|z-index:\s*[1-9]")
PLACES = {
    ".highlight code a[id]": "52-article.css: in its line, where it holds anything or has a style",
    ".md-typeset .tabbed-set>input": "a box, whose style is taken out",
    ".md-typeset .task-list-item [type=checkbox]": "a box, whose style is taken out",
    ".md-typeset a.md-author:focus": "the class is refused",
    ".md-typeset a.md-author:hover": "the class is refused",
}
"""Selectors by which Material takes an element of an article out of its place -> what binds it."""


@cache
def in_scripts() -> frozenset[str]:
    """Give the classes that Material's scripts look for."""
    files = MATERIAL.glob("javascripts/bundle.*.js")
    scripts = "".join(_STYLES_OF_DIAGRAMS.sub("", file.read_text("utf-8")) for file in files)
    return frozenset(_IN_SCRIPTS.findall(scripts))


STAYS = [
    ("a", "md-button md-button--primary"),
    ("div", "grid cards"),
    ("span", "twemoji lg middle"),
    ("div", "admonition note inline end"),
    ("div", "tabbed-set tabbed-alternate"),
    ("div", "language-python highlight annotate no-copy"),
    ("table", "highlighttable"),
    ("li", "task-list-item"),
    ("label", "task-list-control"),
    ("span", "task-list-indicator"),
    ("a", "headerlink"),
    ("a", "footnote-ref"),
    ("span", "keys"),
    ("kbd", "key-control"),
    ("pre", "mermaid x"),
    ("ins", "critic"),
    ("a", "toclink"),
    ("div", "mine col-md-6 mdx-badge modal-dialog"),
    ("span", "md-tag"),
    ("div", ""),
]
GOES = [
    ("a", "md-code__nav x", "x"),
    ("div", "md-search__inner", None),
    ("aside", "md-annotation", None),
    ("div", "md-tooltip2 md-tooltip2--active", None),
    ("div", "md-typeset__scrollwrap", None),
    ("button", "tabbed-control tabbed-control--next", None),
    ("a", "tabbed-set tabbed-alternate", "tabbed-alternate"),
    ("a", "task-list-indicator", None),
    ("div", "headerlink", None),
    ("div", "footnote-ref", None),
    ("span", "katex katex-display vlist", "vlist"),
    ("div", "studywiki-edit studywiki-menu__list x", "x"),
    ("div", "giscus", None),
    ("a", "md-new-part-of-another-version", None),
]


@pytest.mark.parametrize(("tag", "written"), STAYS)
def test_what_paints_stays(tag: str, written: str) -> None:
    assert classes.kept(tag, written) == written


@pytest.mark.parametrize(("tag", "written", "kept"), GOES)
def test_what_gives_a_place_goes(tag: str, written: str, kept: str | None) -> None:
    assert classes.kept(tag, written) == kept


@pytest.mark.parametrize("blank", [" ", "\n", "\t", "\f", "\r", "\u00a0"])
def test_any_blank_parts_classes(blank: str) -> None:
    assert "md-" not in clean(f'<a class="x{blank}md-code__nav{blank}y">x</a>')


@pytest.mark.parametrize("source", STYLES)
def test_every_class_of_the_styles_is_in_a_list(source: str) -> None:
    """One that fails here is new: let it through (`anywhere`, `only`) or refuse it, and look at what it does."""
    found = set()
    for selector, _ in css.rules(STYLES[source]):
        named = css.classes(selector + "{}")  # of a formula's parts only the formula itself can be in an author's HTML
        found |= {name for name in named if name.startswith("katex")} or named
    assert len(found) > 3
    assert sorted(name for name in found if not classes.is_known(name)) == []


def test_every_class_of_the_scripts_is_in_a_list() -> None:
    found = in_scripts() - _OF_CODE
    assert {"md-annotation", "mermaid", "annotate", "footnote-ref", "tabbed-labels"} <= found
    assert sorted(name for name in found if not classes.is_known(name)) == []


def test_the_lists_hold_nothing_that_is_gone() -> None:
    known = css.classes("".join(STYLES.values())) | in_scripts()
    listed = {name for name in classes.ANYWHERE | set(classes.ONLY) if name.startswith("md-")}
    assert listed <= known


def test_what_is_let_through_has_no_place_of_its_own() -> None:
    """A selector that fails here may be an author's element: bind it in 52-article.css, or refuse its class."""
    found = set()
    for selector, declared in css.rules(STYLES["Material"]):
        if not POSITIONED.search(declared) or "::" in selector or re.search(r":(?:before|after)$", selector):
            continue
        last = re.split(r"[ >+~]+(?![^\[(]*[\])])", re.sub(r"\s*([>+~])\s*", r"\1", selector))[-1]
        named = css.classes(selector + "{}")
        own = css.classes(last + "{}")
        if any(not _may_be_anyones(name) for name in own) or re.search(r"^body|\[data-md-|\[role=dialog\]>", last):
            continue
        if all(_may_be_anyones(name) for name in named - {"md-typeset"}) or selector in PLACES:
            found.add(selector)
    assert found <= set(PLACES), found - set(PLACES)


def _may_be_anyones(name: str) -> bool:
    return any(classes.is_allowed(tag, name) for tag in ("a", "div", "span", "li", "label", "nav"))


def test_boxes_have_no_style() -> None:
    assert clean('<input type="checkbox" style="width: 5000px">') == '<input type="checkbox">'
