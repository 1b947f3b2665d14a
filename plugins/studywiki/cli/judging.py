"""Which of a wiki's problems count: not what its baseline holds, and in a pull request what that has caused.

What a pull request has caused is there, and was not where its branch began: so the wiki is looked through once more as
it was there, when there is anything to be told. Neither the lines nor the files that were changed would say it: a
fence that is no longer closed is told where it opens, and the link to a heading that was renamed on another page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from studywiki.check import select
from studywiki.check.baseline import Baseline, as_notes
from studywiki.check.touched_by import caused
from studywiki.diagnostics import Diagnostic, Location, Severity
from studywiki.mkdocs_plugin import check_build


@dataclass(frozen=True)
class Judged:
    """A wiki's problems as they count."""

    diagnostics: list[Diagnostic]
    """All of them, those that do not count as notes."""
    held: int = 0
    """How many were there before."""


def judged(checked: check_build.Checked) -> Judged:
    """The problems of `checked`; what its baseline holds does not count."""
    known, held = checked.known, checked.known.sift(checked.diagnostics).held
    told = as_notes(checked.diagnostics, held)
    mended = known.baseline.total - len(held) if known.baseline else 0
    if mended:
        values = {"count": str(mended), "file": known.file}
        told.append(Diagnostic("baseline-stale", Location(known.file), values, Severity.INFO))
    return Judged(told, len(held))


def of_pull_request(checked: check_build.Checked, config_file: Path, base: str, changed: Mapping[str, str]) -> Judged:
    """The problems of `checked`; what the pull request to the branch `base` has not made does not count.

    `changed` are the files that it changes. What it writes into the baseline holds nothing of what it makes.
    """
    plain, known = judged(checked), checked.known
    if known.file not in changed and not any(_counts(each) for each in plain.diagnostics):
        return plain
    before = _before(config_file, base, known.baseline or Baseline())
    if before is None:
        new = [each for each in known.sift(checked.diagnostics).new if caused(each, changed)]
    else:
        new = before.sift(checked.diagnostics, known.lines(), known.is_there).new
    made = {id(each) for each in new}
    old = [each for each in checked.diagnostics if _counts(each) and id(each) not in made]
    return Judged(as_notes(checked.diagnostics, old), len(old))


def _before(config_file: Path, base: str, now: Baseline) -> Baseline | None:
    """What was there where the pull request began, or was held then and is held `now`; None where nobody can tell."""
    root = config_file.resolve().parent
    try:
        with select.as_it_was(select.parted(f"origin/{base}", root), root) as folder:
            was = check_build.look(folder / config_file.name, lambda done, of: None)
            found = Baseline.of(was.diagnostics, was.known.lines())
            return found.beside(now.within(was.known.baseline or Baseline()))
    except FileNotFoundError:  # there was no wiki
        return Baseline()
    except (check_build.CannotBuildError, select.NoSuchRevisionError, OSError):
        return None


def _counts(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is not Severity.INFO
