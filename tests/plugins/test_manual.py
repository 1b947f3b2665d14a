"""The manual's table of plugins says what is tried, and nothing else."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tests.plugins.wiki import combinations

HOME = Path(__file__).parents[2]
ROW = re.compile(r"^\| `(?P<name>[\w-]+)` \| (?:`(?P<package>[\w-]+)`|없음) \| (?P<told>[^|]+) \|$", re.MULTILINE)


def told() -> dict[str, str]:
    text = (HOME / "docs/doc_wiki_run_options.md").read_text("utf-8")
    section = text.partition("## 다른 플러그인과 함께\n")[2].partition("\n## ")[0]
    assert section.count("\n|") == len(ROW.findall(section)) + 2, "every row is read"
    return {row["name"]: row["package"] or "" for row in ROW.finditer(section)}


def test_the_manual_has_what_is_tried() -> None:
    assert told() == {name: one.package for name, one in combinations().items()}


def test_what_is_tried_is_installed_for_the_tests() -> None:
    extra = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["plugins"]
    names = {re.split(r"[><=\[]", requirement)[0] for requirement in extra}
    assert names == {one.package for one in combinations().values() if one.package}
