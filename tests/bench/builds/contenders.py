"""Who builds the wiki, after which changes, and whether what came out is the wiki that was changed."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from studywiki.cli.main import command_line
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from tests.bench.builds import wiki
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


class Place:
    """Where one contender builds: a copy of the wiki, and a cache folder, which no other has."""

    def __init__(self, contender: Contender, folder: Path, count: int) -> None:
        self.contender, self.count = contender, count
        self.wiki, self.cache = folder / "wiki", folder / "cache"
        self._changes = 0
        shutil.rmtree(folder, ignore_errors=True)
        wiki.write(count, self.wiki, contender.plugin)

    @property
    def site(self) -> Path:
        """What is built."""
        return self.wiki / "site"

    def measure(self, state: str) -> Cost:
        """The cost of a build after what `state` says. Raises `FailedError`, also if the change is not in the site."""
        command, shown = self.contender.command, ""
        page = self.count // 2 + self._changes % max(1, self.count // 3)
        self._changes += 1
        if state == COLD:
            for folder in (self.site, self.cache, self.wiki / ".cache"):
                shutil.rmtree(folder, ignore_errors=True)
        elif state == PAGE:
            shown = self._edit(page)
        elif state == TITLE:
            shown = self._rename(page)
        elif state == OWN:
            command = (str(_BIN / "studywiki"), "build")
            cost(command, self.wiki, self._environment())  # it may know only what itself has built
        found = cost(command, self.wiki, self._environment())
        self._look(page, shown)
        return found

    def _environment(self) -> Mapping[str, str]:
        own = {"XDG_CACHE_HOME": str(self.cache), "XDG_STATE_HOME": str(self.cache), "NO_MKDOCS_2_WARNING": "1"}
        return {**os.environ, **own}

    def _edit(self, page: int) -> str:
        """Add a sentence to a page, and give it."""
        file = self.wiki / "docs" / wiki.file(page)
        said = f"고침 {self._changes}."
        file.write_text(f"{file.read_text('utf-8')}\n{said}\n", "utf-8")
        return said

    def _rename(self, page: int) -> str:
        """Give a page another title in the sidebar, and give that."""
        plan = self.wiki / self.contender.plan
        title = f"새 이름 {self._changes}"
        file = re.escape(wiki.file(page))
        ours = re.compile(rf'^( *- title: )".*"(\n *page: {file})$', re.MULTILINE)
        theirs = re.compile(rf'^( *- )".*"(: {file})$', re.MULTILINE)
        pattern = ours if plan.name == "sidebar_doc.yml" else theirs
        plan.write_text(pattern.sub(rf'\1"{title}"\2', plan.read_text("utf-8"), count=1), "utf-8")
        return title

    def _look(self, page: int, shown: str) -> None:
        """See to it that the site is whole, and that what was changed is in the page; nobody wins by building less."""
        stem = self.site / Path(wiki.file(page)).with_suffix("")
        file = stem.with_suffix(".html") if stem.with_suffix(".html").is_file() else stem / "index.html"
        built = len([*self.site.rglob("page-*.html"), *self.site.rglob("page-*/index.html")])
        if built != self.count:
            raise FailedError(f"{self.contender.name}: {built} pages of {self.count}")
        if shown not in file.read_text("utf-8"):
            raise FailedError(f"{self.contender.name}: {file} does not have {shown!r}")
