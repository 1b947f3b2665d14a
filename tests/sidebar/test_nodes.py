"""Strangers edit the sidebar: whatever they write, reading it ends, soon, and never raises."""

from __future__ import annotations

from itertools import pairwise

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from studywiki.messages import words
from studywiki.sidebar import nodes
from studywiki.sidebar.keys import ENTRY, TOP
from studywiki.sidebar.orphans import orphans
from studywiki.sidebar.parse import parse
from studywiki.sidebar.resolve import resolve
from studywiki.wiki.page import WikiPage
from studywiki.wiki.wiki import Wiki

LETTERS = "abcdefghijklmnopqrstuvwxyz"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
for before, letter in pairwise(LETTERS):
    BOMB += f"{letter}: &{letter} [{', '.join([f'*{before}'] * 10)}]\n"
HOSTILE = {
    "aliases that expand": (BOMB, "sidebar-too-large"),
    "an alias of itself": ("- &a\n  title: 가\n  items: [*a]\n", "sidebar-needs-quotes"),
    "a deep flow": ("[" * 100_000, "sidebar-too-deep"),
    "a deep block": ("- " * 5_000, "sidebar-too-deep"),
    "a deep mapping": ("{a: " * 5_000, "sidebar-too-deep"),
    "a long file": ("# " + "x" * nodes.MAX_CHARACTERS, "sidebar-too-large"),
    "many merges": (
        "- &a {" + ", ".join(f"k{n}: 1" for n in range(500)) + "}\n" + "- <<: *a\n" * 3_000,
        "sidebar-too-large",
    ),
    "a long broken line": ("- title: a: " + " " * 200_000 + "b\n", "sidebar-indentation"),
    "many broken lines": ("- title: a: b\n" * 2_000, "sidebar-needs-quotes"),
}


@pytest.mark.timeout(120)
@pytest.mark.parametrize(("text", "code"), HOSTILE.values(), ids=HOSTILE)
def test_reading_is_bounded(text: str, code: str) -> None:
    _, diagnostics = parse(text, "s.yml")
    assert code in {each.code for each in diagnostics}


def test_what_stands_before_the_limit_is_shown() -> None:
    sidebar, _ = parse("- title: 가\n  page: a.md\n" + "- " * 100, "s.yml")
    assert sidebar.entries[0].title == "가"
    assert not sidebar.whole


PAGES = [WikiPage("index.md", "docs/index.md", "처음"), WikiPage("a/나.md", "docs/a/나.md", "나")]


def run(text: str) -> None:
    """Do all that is done with a sidebar, and say what is wrong with it."""
    sidebar, found = parse(text, "s.yml")
    resolved = resolve((*sidebar.entries, *sidebar.topnav), Wiki.of(PAGES))
    left = orphans(PAGES, resolved.listed, sidebar.spelling, sidebar.file)
    lines = len(text.splitlines()) + 1
    for each in (*found, *resolved.diagnostics, *left):
        assert words(each, "ko").message and words(each, "en").message
        assert 1 <= each.location.line <= lines and each.location.column >= 1


SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.sampled_from(["a.md", "/나"])
)
KEYS = st.sampled_from([*ENTRY, *TOP, "titel", "<<"]) | st.text(max_size=6)
YAML = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=20
)


@given(YAML)
@settings(max_examples=200, deadline=None)
def test_any_yaml_is_read(value: object) -> None:
    run(yaml.safe_dump(value, allow_unicode=True))


LINES = st.sampled_from(
    [
        "- title: 가",
        "  page: a.md",
        "\tpage: a.md",
        "- title:나",
        "  items:",
        "   - [",
        '  url: "',
        "  - *a",
        "? x",
        "---",
        ": ",
        "- &a",
    ]
)


@given(st.lists(LINES | st.text(max_size=10), max_size=8).map("\n".join))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read(text: str) -> None:
    run(text)


@given(st.text(alphabet=st.sampled_from("-: \n\t[]{}'\"*&!|>%@`#,?a가"), max_size=40))
@settings(max_examples=400, deadline=None)
def test_any_punctuation_is_read(text: str) -> None:
    run(text)
