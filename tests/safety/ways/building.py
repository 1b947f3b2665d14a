"""The cases' wikis: many cases in one where they do not disturb each other, built in processes beside the browser."""

from __future__ import annotations

import contextlib
import io
import os
import re
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs

from studywiki.cli.main import main as studywiki
from tests.conftest import MINIMAL
from tests.safety.ways.case import MARKER, Case

LIGHTHOUSE = "# 처음\n\n등대불빛\n"
"""The front page: every search for this word finds it."""
SECRETS = {
    "yml": "a: {0}\n",
    "json": '{{"a": "{0}"}}\n',
    "csv": "a\n{0}\n",
    "md": "# {0}\n\n{0}\n",
    "txt": "{0}\n",
    "png": "{0}",
    "svg": '<svg xmlns="http://www.w3.org/2000/svg"><text>{0}</text></svg>',
    "tex": "\\newcommand{{\\secret}}{{\\text{{{0}}}}}\n",
}


@dataclass
class Wiki:
    """A wiki with one case or more."""

    name: str
    root: Path
    cases: list[Case] = field(default_factory=list)
    config: dict[str, Any] = field(default_factory=dict)
    nav: bool = True

    def folder(self, case: Case) -> str:
        return "" if case.alone else case.name


@dataclass(frozen=True)
class Built:
    """What the two commands gave."""

    site: bool
    """Whether there is one."""
    said: str
    """What `mkdocs build` said, and a traceback if there was one."""
    checked: Mapping[str, str]
    """Format -> what `studywiki check` said."""


def outside(folder: Path) -> None:
    """Write what no page may show, beside the wikis."""
    place = folder / "outside"
    place.mkdir()
    for ending, text in SECRETS.items():
        (place / f"secret.{ending}").write_text(text.format(MARKER), "utf-8")
    (place / "sidebar.yml").write_text(f"- page: index.md\n- {{title: {MARKER}, url: 'https://example.com/'}}\n")


def grouped(found: Iterable[Case], folder: Path) -> list[Wiki]:
    """Give the wikis of cases, not yet written: few, since each takes as long as ten pages."""
    wikis: dict[str, Wiki] = {}
    for case in found:
        name = case.name if case.alone else shared_wiki(case)
        wiki = wikis.setdefault(name, Wiki(name, folder / name, [], {}, case.nav or case.alone))
        wiki.cases.append(case)
        wiki.config = merged(wiki.config, case.config)
    return list(wikis.values())


def shared_wiki(case: Case) -> str:
    """Name the wiki that a case shares with others, whose settings do not disturb one another."""
    if "plugins" in case.config:
        return "w-plugins"
    parts = ["instant" if "site_url" in case.config else "options" if case.config else "usual"]
    return "-".join(["w", *parts, *["logs"] * (case.kind == "logs"), *["nav"] * case.nav])


def write(wiki: Wiki, origin: str) -> None:
    """Write a wiki's files; `origin` is that of the server that will serve its site below its name."""
    wiki.root.mkdir()
    for case in wiki.cases:
        case.place(wiki.root, wiki.folder(case))
    (wiki.root / "docs").mkdir(exist_ok=True)
    if not (wiki.root / "docs" / "index.md").exists():
        (wiki.root / "docs" / "index.md").write_text(LIGHTHOUSE, "utf-8")
    if not wiki.nav:
        (wiki.root / "sidebar_doc.yml").write_text("- page: index.md\n", "utf-8")
    config = merged({**MINIMAL, "site_url": f"{origin}/{wiki.name}/"}, wiki.config)
    if wiki.config.get("site_url"):
        config["site_url"] = f"{origin}/{wiki.name}/"
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    text = re.sub(r"'?(!!python/name:[\w.]+)'?", r"\1 ''", text)
    (wiki.root / "mkdocs.yml").write_text(text, "utf-8")


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            result[key] = merged(old, value)
        elif isinstance(old, list) and isinstance(value, list) and key != "plugins":
            result[key] = _united(old, value)
        else:
            result[key] = value
    return result


def _united(old: list[Any], value: list[Any]) -> list[Any]:
    """Give both lists as one; an extension with options stands before the same without."""
    named: dict[str, Any] = {}
    for each in [*old, *value]:
        name = each if isinstance(each, str) else next(iter(each))
        if name not in named or not isinstance(each, str):
            named[name] = each
    return list(named.values())


def built(root: Path, formats: tuple[str, ...] = ("github",)) -> Built:
    """Build and check the wiki in `root`, from another folder, as CI may."""
    os.chdir(root.parent)
    file = str(root / "mkdocs.yml")
    result = CliRunner().invoke(mkdocs, ["build", "-f", file, "-d", str(root / "site")])
    said = result.output
    if result.exception and not isinstance(result.exception, SystemExit):
        said += "".join(traceback.format_exception(result.exception))
    checked = {}
    for name in formats:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            try:
                studywiki(["check", "--format", name, "-f", file])
            except SystemExit:
                pass
            except Exception:  # noqa: BLE001  a traceback is what the log canary looks for
                out.write(traceback.format_exc())
        checked[name] = out.getvalue()
    return Built(result.exit_code == 0 and (root / "site").is_dir(), said, checked)
