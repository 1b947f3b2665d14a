"""What authors silence stays silent, and nothing else."""

from __future__ import annotations

import pytest

from studywiki.check.run import run
from studywiki.check.silence import matches, means
from studywiki.diagnostics import Diagnostic, Location
from tests.check.wikis import wiki

HERE = Location("mkdocs.yml", 4, 9)


def codes(text: str, *, advice: bool = True) -> list[str]:
    return [each.code for each in run(wiki({"a.md": text}), [], advice=advice)]


@pytest.mark.parametrize(
    "text",
    [
        "가[^1] <!-- check: off undefined-footnote -->\n",
        "<!-- check: off undefined-footnote -->\n가[^1]\n",
        "<!-- check: off undefined-footnote -->\n\n가[^1]\n",
        "<!-- check: off undefined-footnote -->\n<!-- check: off undefined-reference -->\n가[^1] [나][b]\n",
        "<!--check:off undefined-footnote, undefined-reference-->\n가[^1] [나][b]\n",
        "- 가\n  <!-- check: off undefined-footnote -->\n  나[^1]\n",
        "> <!-- check: off undefined-footnote -->\n> 나[^1]\n",
        "<!-- check: off undefined -->\n가[^1] [나][b]\n",
        "<!-- check: off undefined-* -->\n가[^1]\n",
        "---\ntitle: 가\n---\n\n나\n\n다[^1] <!-- check: off undefined-footnote -->\n",
    ],
)
def test_a_comment_silences_its_line(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("가[^1]\n<!-- check: off undefined-footnote -->\n나\n", ["undefined-footnote", "silencer-unused"]),
        ("<!-- check: off undefined-footnote -->\n나\n가[^1]\n", ["silencer-unused", "undefined-footnote"]),
        ("가[^1] <!-- check: off undefined-reference -->\n", ["undefined-footnote", "silencer-unused"]),
        ("가 <!-- check: off undefined-footnoet -->\n", ["silencer-unknown-similar"]),
        ("가 <!-- check: off xyz -->\n", ["silencer-unknown"]),
        ("가 <!-- check: off -->\n", ["silencer-without-code"]),
        ("`<!-- check: off xyz -->` 라고 씁니다.\n", []),
        ("```\n<!-- check: off undefined-footnote -->\n```\n가[^1]\n", ["undefined-footnote"]),
        ("가 <!-- check: offline -->\n", []),
        ("가 <!-- check: off undefined-footnote undefined-reference -->[^1]\n", ["silencer-unused"]),
        ("가\n\n<!-- check: off undefined-footnote -->\n", ["silencer-unused"]),
    ],
)
def test_it_silences_nothing_else_and_says_when_it_does_nothing(text: str, left: list[str]) -> None:
    assert codes(text) == left


def test_a_build_does_not_judge_silencers_of_advice() -> None:
    text = "<!-- check: off image-no-alt -->\n![](a.png)\n\n나 <!-- check: off undefined-footnote -->\n"
    assert codes(text, advice=False) == ["silencer-unused"]
    assert codes(text) == ["silencer-unused"]


def test_options_silence_files() -> None:
    files = {"old/a.md": "가[^1]\n", "old/deep/b.md": "가[^1]\n", "c.md": "가[^1]\n"}
    off = {"undefined-footnote": ["docs/old/**", "docs/none.md"]}
    left = run(wiki(files), [], off=off, places={"undefined-footnote": HERE})
    assert [(each.code, each.location.file) for each in left] == [
        ("undefined-footnote", "docs/c.md"),
        ("silencer-unused-glob", "mkdocs.yml"),
    ]
    assert left[1].location == HERE
    assert left[1].values["glob"] == "docs/none.md"


def test_a_glob_that_another_one_covers_is_used() -> None:
    off = {"undefined-footnote": ["docs/**", "docs/a.md"]}
    assert run(wiki({"a.md": "가[^1]\n"}), [], off=off, places={"undefined-footnote": HERE}) == []


def test_options_silence_what_other_rooms_found() -> None:
    found = [Diagnostic("sidebar-page-not-listed", Location("docs/a.md"))]
    off = {"sidebar-page-not-listed": ["docs/a.md"]}
    assert run(wiki({"a.md": "가\n"}), found, off=off, places={"sidebar-page-not-listed": HERE}) == []


@pytest.mark.parametrize(
    ("file", "glob", "is_meant"),
    [
        ("docs/a.md", "docs/a.md", True),
        ("docs/a.md", "docs", True),
        ("docs/a.md", "docs/", True),
        ("docs/a.md", "./docs/*.md", True),
        ("docs/b/a.md", "docs/*.md", False),
        ("docs/b/a.md", "docs/**/*.md", True),
        ("docs/a.md", "docs/**/*.md", True),
        ("docs/a.md", "**", True),
        ("docs/ab.md", "docs/a", False),
        ("docs/가[1].md", "docs/가[1].md", True),
        ("docs/a.md", "docs/?.md", True),
        ("docs/aXmd", "docs/a.md", False),
    ],
)
def test_globs(file: str, glob: str, is_meant: bool) -> None:
    assert matches(file, glob) is is_meant


def test_a_name_means_its_family_and_no_neighbour() -> None:
    assert means("broken-link", "broken-link-similar")
    assert means("broken", "broken-link")
    assert not means("broken-lin", "broken-link")
    assert not means("", "broken-link")
