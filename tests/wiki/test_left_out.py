"""Which files are no part of the site, by the names of their folders and by what `_config.yml` says."""

from __future__ import annotations

import time
from typing import Any
from unicodedata import normalize

import pytest

from studywiki import bounds
from studywiki.wiki.left_out import Globs, LeftOut


@pytest.mark.parametrize("path", ["a.md", "_posts/a.md", "글/_posts/a.md", "a_b/c.md", "a/b_/c.md", "_headers", "_a.md", "a~", "#a.md", "posts/_index.md"])  # fmt: skip # noqa: E501
def test_what_every_wiki_publishes(path: str) -> None:
    assert not LeftOut().holds(path)


@pytest.mark.parametrize("path", ["_drafts/a.md", "a/_includes/b/c.md", "_x/_posts/a.md", "_posts/_old/a.md", "_가/a.png"])  # fmt: skip # noqa: E501
def test_folders_that_begin_with_an_underscore(path: str) -> None:
    assert LeftOut().holds(path)
    assert LeftOut({"title": "x"}).holds(path)


@pytest.mark.parametrize("path", ["_a.md", "a/_b.png", "#a.md", "~b", "a.md~"])
def test_files_that_jekyll_takes_for_its_own_or_for_an_editors(path: str) -> None:
    assert LeftOut({"title": "x"}).holds(path)


COLLECTIONS = {"tools": {"output": True}, "hidden": {"output": False}, "bare": None, "posts": {"output": True}}


@pytest.mark.parametrize(
    ("config", "kept", "out"),
    [
        ({"collections": COLLECTIONS}, "_tools/a.md", "_hidden/a.md"),
        ({"collections": COLLECTIONS}, "_tools/a/b.md", "_bare/a.md"),
        ({"collections": COLLECTIONS}, "_posts/a.md", "x/_tools/a.md"),
        ({"collections": COLLECTIONS, "collections_dir": "all"}, "all/_tools/a.md", "_tools/a.md"),
        ({"collections": ["tools"]}, "tools/a.md", "_tools/a.md"),
        ({"collections": "tools"}, "tools/a.md", "_tools/a.md"),
        ({"include": ["_pages"]}, "_pages/a.md", "_drafts/a.md"),
        ({"include": "_redirects"}, "_redirects", "_headers"),
        ({"include": ["keep.md"], "exclude": ["keep", "drop"]}, "keep.md", "drop.md"),
    ],
)
def test_what_config_yml_takes_in(config: dict[str, Any], kept: str, out: str) -> None:
    left_out = LeftOut(config)
    assert not left_out.holds(kept)
    assert left_out.holds(out)


@pytest.mark.parametrize(
    ("pattern", "kept", "out"),
    [
        ("drafts", "a/drafts/b.md", "drafts/a/b.md"),
        ("drafts/", "drafts.md", "drafts/a.md"),
        ("/drafts/", "a.md", "drafts/a.md"),
        ("doc_multi*", "a/doc_multi.md", "doc_multi_1.md"),
        ("README", "a/README.md", "README.md"),
        ("*.txt", "a.txt.md", "a/b/c.txt"),
        ("a*/*.md", "a.md", "ab/c/d.md"),
        ("**/old", "old/a.md", "a/old/b.md"),
        ("note?.md", "note.md", "note1.md"),
        ("note[0-9].md", "notea.md", "note1.md"),
        ("note[!0-9].md", "note1.md", "notea.md"),
        ("note[^0-9].md", "note1.md", "notea.md"),
        (r"a\*", "ab", "a*"),
        ("[z-a]*", "z", "[z-a]*"),
        ("글/**", "글.md", normalize("NFD", "글/가.md")),
        ("a*b*c", "axbx", "a/b/c"),
        ("a*bc*c", "abc", "abcc"),
    ],
)
def test_patterns_are_rubys(pattern: str, kept: str, out: str) -> None:
    left_out = LeftOut({"exclude": [pattern]})
    assert not left_out.holds(kept)
    assert left_out.holds(out)


@pytest.mark.parametrize("exclude", [[], [""], ["/"], None, [1, None], {"a": 1}, "", ["x" * 2000]])
def test_patterns_that_are_none(exclude: object) -> None:
    assert not LeftOut({"exclude": exclude}).holds("a.md")


def test_jekylls_folder_may_lie_above() -> None:
    left_out = LeftOut({"exclude": ["docs/drafts", "other"], "include": ["docs/_pages"]}, "docs")
    assert left_out.holds("drafts/a.md") and not left_out.holds("other/a.md") and not left_out.holds("_pages/a.md")


@pytest.mark.parametrize("pattern", ["docs", "docs/", "d*", "*", "a/docs", "a"])
def test_a_site_that_leaves_out_the_whole_wiki_is_another_one(pattern: str) -> None:
    docs = "a/docs" if pattern.startswith("a") else "docs"
    assert not LeftOut({"exclude": [pattern]}, docs).holds("a.md")


def test_time_is_linear() -> None:
    left_out = LeftOut({"exclude": ["*a" * 400 + "b", "[" * 900] * 2})
    start = time.process_time()
    for number in range(200):
        left_out.holds("a" * 240 + f"/{number}")
    assert time.process_time() - start < 2


def test_only_so_many_patterns_are_looked_at() -> None:
    many = [f"x{number}" for number in range(bounds.EXCLUDES)]
    assert not Globs(many).is_cut_short and not Globs(many * 2).is_cut_short
    left_out = LeftOut({"exclude": [*many, "y"]})
    assert left_out.is_cut_short and left_out.holds("x1") and not left_out.holds("y")
