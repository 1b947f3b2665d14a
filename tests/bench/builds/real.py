"""A wiki that is there: a folder of pages, or one with mkdocs.yml; stock Material makes its nav of the files."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.bench.builds.contenders import COLD, NOTHING, OWN, PAGE
from tests.bench.builds.wiki import NAME, OURS, STOCK

_NOT_PAGES = shutil.ignore_patterns(".*", "site", "__pycache__", "node_modules")
_BESIDE = ("mkdocs.yml", "sidebar_doc.yml", "macros.tex", "_config.yml")
"""What of a wiki lies beside its docs folder."""


@dataclass(frozen=True)
class Real:
    """The wiki in `source`."""

    source: Path
    states: tuple[str, ...] = (COLD, PAGE, NOTHING, OWN)

    @property
    def name(self) -> str:
        """What the report calls it."""
        return self.source.resolve().name

    @property
    def varies(self) -> bool:
        """Whether our plugin's options can be others than its own mkdocs.yml has."""
        return not (self.source / "mkdocs.yml").is_file()

    def write(self, folder: Path, plugin: str) -> None:
        """Copy it into `folder`, with mkdocs.yml (its own, where it has one), stock.yml and prune.yml."""
        docs = self.source if self.varies else self.source / "docs"
        shutil.copytree(docs, folder / "docs", ignore=_NOT_PAGES, symlinks=True)
        texts = {"mkdocs.yml": OURS.format(name=NAME, plugin=plugin)}
        texts |= {
            "stock.yml": STOCK.format(name=NAME, prune=""),
            "prune.yml": STOCK.format(name=NAME, prune=", navigation.prune"),
        }
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8")
        for name in _BESIDE if docs != self.source else ():
            if (self.source / name).is_file():
                shutil.copy(self.source / name, folder / name)

    def edited(self, folder: Path, change: int) -> Path:
        """The page below `folder` that a change is made to: those of middling size, one after the other."""
        pages = sorted((folder / "docs").rglob("*.md"), key=lambda page: (page.stat().st_size, page))
        middle = pages[len(pages) // 3 : len(pages) * 2 // 3 + 1]
        return middle[change % len(middle)]

    def missing(self, site: Path) -> str:
        """What the site lacks: any page at all."""
        return "" if any(site.rglob("*.html")) else "no page"

    def shows(self, site: Path, page: Path, said: str) -> bool:
        """Whether a page of the site, wherever it lies, says it."""
        return not said or any(said in file.read_text("utf-8", "replace") for file in site.rglob("*.html"))
