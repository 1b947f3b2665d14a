"""The manual and the README name every option, with its default, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config import config_options as c
from mkdocs.config.base import Config

from studywiki.mkdocs_plugin.options import StudyWikiConfig

ROOT = Path(__file__).parents[2]


def options(config: type[Config], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Give each option's name, nested ones with dots, and its default."""
    for name, option in config()._schema:
        if isinstance(option, c.SubConfig):
            yield from options(type(option.validate({})), f"{prefix}{name}.")
        else:
            yield prefix + name, option.default


OPTIONS = dict(options(StudyWikiConfig))


def shown(default: Any) -> str:
    if default is None:
        return "none"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def test_the_readme_lists_every_option_with_its_default() -> None:
    rows = re.findall(r"^\| `([a-z_.]+)` \| (\S+) \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert dict(rows) == {name: shown(default) for name, default in OPTIONS.items()}


def test_the_manual_has_a_section_for_every_option() -> None:
    manual = (ROOT / "docs" / "doc_wiki_run_options.md").read_text("utf-8")
    assert set(re.findall(r"^### `([a-z_.]+)`", manual, re.MULTILINE)) == set(OPTIONS)
