"""The baseline that mkdocs.yml names: what stood there before fails no build."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from msgspec import Struct, field

from studywiki.check import baseline_file
from studywiki.check.baseline import Baseline, Sifted, as_notes
from studywiki.check.lines import Lines
from studywiki.diagnostics import Diagnostic
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.pages.confined import Confined, Reader, shown

LARGEST = 20_000_000
"""Bytes of a baseline that is read: some 200,000 problems."""


class Known(Struct, frozen=True):
    """A wiki's baseline, and what is to be said of it."""

    root: Path
    """The folder that files are named from."""
    reads: Confined
    """What reads the wiki's files."""
    path: Path | None = None
    """Where it lies, or is to lie; None where mkdocs.yml wants none."""
    baseline: Baseline | None = None
    """None where there is none, or none that can be read."""
    found: list[Diagnostic] = field(default_factory=list)

    @property
    def file(self) -> str:
        """Its name in diagnostics."""
        return shown(self.path, self.root) if self.path else ""

    def sift(self, diagnostics: Sequence[Diagnostic]) -> Sifted:
        """Tell what it holds of `diagnostics` from what is new."""
        return (self.baseline or Baseline()).sift(diagnostics, self.lines(), self.is_there)

    def told(self, diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
        """All of `diagnostics` in their order, what it holds as notes."""
        return as_notes(diagnostics, self.sift(diagnostics).held)

    def lines(self) -> Lines:
        """The lines of the wiki's texts."""
        return Lines(self.root, self.reads)

    def is_there(self, file: str) -> bool:
        """Tell whether there is a file of that name."""
        try:
            return (self.root / file).exists()
        except (OSError, ValueError):  # no name that a file can have
            return False


def known(config: MkDocsConfig, options: StudyWikiConfig) -> Known:
    """The baseline of the wiki of `config`."""
    where = folders(config)
    named = [where.root / name for name in (options.sidebar, options.topnav, options.check_baseline) if name]
    reads = where.confined(*named)
    if not options.check_baseline:
        return Known(where.root, reads)
    path = where.root / options.check_baseline
    reader = Reader(reads, where.root)
    data = reader.read(path, LARGEST)
    if data is None:
        return Known(where.root, reads, path, None, reader.found)
    try:
        return Known(where.root, reads, path, baseline_file.read(data, shown(path, where.root)))
    except baseline_file.NoBaselineError as error:
        return Known(where.root, reads, path, None, [error.diagnostic])
