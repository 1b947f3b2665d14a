"""Who builds the wiki, after which changes, and whether what came out is the wiki that was changed."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from studywiki.cli.main import command_line
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from tests.bench.builds.measuring import Cost, FailedError, cost

COLD, PAGE, TITLE, NOTHING, OWN = (
    "cold",
    "one page edited",
    "one sidebar title changed",
    "nothing edited",
    "by our own command",
)
"""The last is `studywiki build` with nothing edited."""
STATES = (COLD, PAGE, TITLE, NOTHING, OWN)
"""What has changed since the build before, in the order in which they are measured."""

OURS, STOCK, PRUNED, ZENSICAL = "ours", "stock Material", "with navigation.prune", "Zensical"
_BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Contender:
    """One who builds."""

    name: str
    command: tuple[str, ...]
    plan: str
    """The file in which the nav stands that it builds."""
    states: tuple[str, ...]
    plugin: str = "studywiki"
    """Our plugin as mkdocs.yml has it."""


def contenders(zensical: Path | None) -> list[Contender]:
    """All who can build here, with what of ours there is."""
    build = (str(_BIN / "mkdocs"), "build")
    own = any("build" in (action.choices or ()) for action in command_line("en")._actions)
    ours = [Contender(OURS, build, "sidebar_doc.yml", STATES if own else STATES[:-1])]
    if "workers" in dict(StudyWikiConfig()._schema):
        for count in (1, 2):
            plugin = f"{{studywiki: {{workers: {count}}}}}"
            ours.append(Contender(f"{OURS}, workers: {count}", build, "sidebar_doc.yml", (COLD,), plugin))
    others = [
        Contender(STOCK, (*build, "-f", "stock.yml"), "stock.yml", (COLD, PAGE, NOTHING)),
        Contender(PRUNED, (*build, "-f", "prune.yml"), "prune.yml", (COLD, PAGE, NOTHING)),
    ]
    if zensical:
        command = (str(zensical), "build", "-f", "stock.yml")
        others.append(Contender(ZENSICAL, command, "stock.yml", (COLD, PAGE, TITLE, NOTHING)))
    return [*ours, *others]


class Wiki(Protocol):
    """What is built."""

    def write(self, folder: Path, plugin: str) -> None:
        """Write it into `folder`, for our plugin as mkdocs.yml is to have it."""

    def edited(self, folder: Path, change: int) -> Path:
        """The page below `folder` that the change of this number is made to."""

    def missing(self, site: Path) -> str:
        """What a built site lacks; empty where it is whole."""

    def shows(self, site: Path, page: Path, said: str) -> bool:
        """Whether the site says it where it has this page."""


class Place:
    """Where one contender builds: a copy of the wiki, and a cache folder, which no other has."""

    def __init__(self, contender: Contender, folder: Path, subject: Wiki) -> None:
        self.contender, self.subject = contender, subject
        self.wiki, self.cache = folder / "wiki", folder / "cache"
        self._changes = 0
        shutil.rmtree(folder, ignore_errors=True)
        self.wiki.mkdir(parents=True)
        subject.write(self.wiki, contender.plugin)

    @property
    def site(self) -> Path:
        """What is built."""
        return self.wiki / "site"

    def measure(self, state: str) -> Cost:
        """The cost of a build after what `state` says. Raises `FailedError`, also if the change is not in the site."""
        command, said = self.contender.command, ""
        page = self.subject.edited(self.wiki, self._changes)
        self._changes += 1
        if state == COLD:
            for folder in (self.site, self.cache, self.wiki / ".cache"):
                shutil.rmtree(folder, ignore_errors=True)
        elif state == PAGE:
            said = f"고침 {self._changes}."
            page.write_bytes(page.read_bytes() + f"\n\n{said}\n".encode())
        elif state == TITLE:
            said = f"새 이름 {self._changes}"
            self._rename(page, said)
        elif state == OWN:
            command = (str(_BIN / "studywiki"), "build")
            cost(command, self.wiki, self._environment())  # it may know only what itself has built
        found = cost(command, self.wiki, self._environment())
        missing = self.subject.missing(self.site)
        if missing or not self.subject.shows(self.site, page, said):
            raise FailedError(f"{self.contender.name}, {state}: {missing or f'{page} does not say {said}'}")
        return found

    def _environment(self) -> Mapping[str, str]:
        own = {"XDG_CACHE_HOME": str(self.cache), "XDG_STATE_HOME": str(self.cache), "NO_MKDOCS_2_WARNING": "1"}
        # what Python has compiled stays, as for everybody who builds twice
        return {name: value for name, value in {**os.environ, **own}.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def _rename(self, page: Path, title: str) -> None:
        """Give a page another title in the sidebar."""
        plan = self.wiki / self.contender.plan
        file = re.escape(page.relative_to(self.wiki / "docs").as_posix())
        ours = re.compile(rf'^( *- title: )".*"(\n *page: {file})$', re.MULTILINE)
        theirs = re.compile(rf'^( *- )".*"(: {file})$', re.MULTILINE)
        pattern = ours if plan.name == "sidebar_doc.yml" else theirs
        plan.write_text(pattern.sub(rf'\1"{title}"\2', plan.read_text("utf-8"), count=1), "utf-8")
