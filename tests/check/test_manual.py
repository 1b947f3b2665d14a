"""The manual has a place for every problem that a wiki can be told of, and none for what there is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from studywiki.check.rules import RULES
from studywiki.diagnostics import Diagnostic, Location
from studywiki.messages import catalogue

MANUAL = (Path(__file__).parents[2] / "docs" / "doc_wiki_run_check.md").read_text("utf-8")
SECTIONS = re.findall(r"^### `([a-z0-9-]+)`$", MANUAL, re.MULTILINE)
ROWS = re.findall(r"^\| `([a-z0-9-]+)` \|", MANUAL, re.MULTILINE)


def named(code: str) -> str:
    return Diagnostic(code, Location("")).name


@pytest.mark.parametrize("name", sorted({named(code) for code in catalogue()}))
def test_every_problem_is_in_the_manual_once(name: str) -> None:
    assert [*SECTIONS, *ROWS].count(name) == 1


def test_the_manual_names_nothing_that_there_is_not() -> None:
    assert {*SECTIONS, *ROWS} <= {named(code) for code in catalogue()}


def test_every_section_has_its_examples() -> None:
    without_code = re.sub(r"^````\w+\n.*?^````$", "````", MANUAL, flags=re.MULTILINE | re.DOTALL)
    _, *parts = re.split(r"^## 넘어가기$", without_code, flags=re.MULTILINE)
    sections = re.split(r"^#{2,3} .*\n", parts[0], flags=re.MULTILINE)[1:]
    sections = [section for section in sections if section.strip()]  # where it is empty, those within it have text
    assert len(sections) > 20
    assert [
        section for section in sections if not ("나쁜 보기\n\n````" in section and "좋은 보기\n\n````" in section)
    ] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.run.__name__))
def test_every_rule_has_its_own_section_or_row(rule: object) -> None:
    codes = getattr(rule, "codes", ())
    assert codes
    assert {named(code) for code in codes} <= {*SECTIONS, *ROWS}
