"""The wiki beside which each plugin is tried, and what `combinations.yml` says of it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html as lxml_html

from tests.conftest import MINIMAL, Site, build_site
from tests.forked import COMMANDS

TABLE = Path(__file__).parent / "combinations.yml"
INDEX = """\
---
title: 첫 글
tags: [처음, 식]
date: 2026-01-02
---

[식](math.md#가)을 보세요. 값은 $5와 $10 사이.
"""
MATH = r"""# 식

## 가

$x^2$는

$$
\frac{a}{b}
$$

| 이름 | 값 |
|---|---|
| $\eta$ | 0.1 |

> [!NOTE]
> 알림

```mermaid
graph LR
  A --> B
```
"""
PAGES = {"docs/index.md": INDEX, "docs/math.md": MATH}


@dataclass(frozen=True)
class Combination:
    """A plugin beside studywiki."""

    name: str
    package: str = ""
    config: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    mkdocs: dict[str, Any] = field(default_factory=dict)
    shows: dict[str, list[str]] = field(default_factory=dict)
    hides: dict[str, list[str]] = field(default_factory=dict)
    says: list[str] = field(default_factory=list)
    alone: bool = False

    def needed(self) -> None:
        """Skip the test where the plugin is not installed, but never in CI."""
        try:
            version(self.package or "mkdocs-material")
        except PackageNotFoundError:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"{self.package} is not installed: pip install '.[plugins]'")

    def entry(self) -> Any:
        """The plugin as mkdocs.yml has it."""
        return {self.name: self.config} if self.config else self.name

    def draw(self, root: Path) -> None:
        """Write the wiki, under git: some plugins ask for its history."""
        for name, text in {**PAGES, **self.files}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, "utf-8")
        commit(root)

    def build(self, root: Path, plugins: list[Any]) -> Site:
        """Build the wiki in `root` with these plugins."""
        return self.written(root, {**MINIMAL, "site_url": "https://wiki.example/", **self.mkdocs, "plugins": plugins})

    def written(self, root: Path, config: dict[str, Any]) -> Site:
        """Build the wiki in `root` with this mkdocs.yml."""
        return _alone(root, config) if self.alone else build_site(root, config)


def commit(root: Path) -> None:
    """Put all that is in `root` into a repository's history."""
    who = ["-c", "user.name=김철수", "-c", "user.email=kim@example.com"]
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "처음"]):
        subprocess.run(["git", *command], cwd=root, check=True)


def combinations(table: Path = TABLE) -> dict[str, Combination]:
    """All of a table, by the plugins' names."""
    read = yaml.safe_load(table.read_text("utf-8"))
    return {name: Combination(name, **(values or {})) for name, values in read.items()}


SEARCH = "search"
"""What is looked into where a table names it: all that is to be found."""


def missing(site: Site, wanted: dict[str, list[str]]) -> list[str]:
    """What of `wanted` is not in the site: XPaths begin with slashes, all else is text."""
    found = []
    for name, marks in wanted.items():
        text = (site.folder / name).read_text("utf-8") if (site.folder / name).is_file() else ""
        text = str(site.found()) if name == SEARCH else text
        tree = lxml_html.fromstring(text) if text and name.endswith(".html") else None
        for mark in marks:
            there = tree is not None and tree.xpath(mark) if mark.startswith("/") else mark in text
            found += [] if there else [f"{name}: {mark}"]
    return found


def _alone(root: Path, config: dict[str, Any]) -> Site:
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = COMMANDS.said("mkdocs", "--no-color", "build", cwd=root, env=environment)
    assert not done.returncode, done.stderr
    return Site(root, [line for line in done.stderr.splitlines() if line.startswith(("WARNING", "ERROR"))])
