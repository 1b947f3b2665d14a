"""Build generated wikis by ours, stock Material, pruned Material and Zensical in turn; print what it costs.

    python -m tests.bench.builds [--pages 300,1000] [--wiki FOLDER] [--rounds 3] [--only ours,Zensical] [--save FILE]
        [--from FILE] [--manual PAGE]

The contenders build one after the other, round by round, so that what else the machine does meets all of them alike.
`--wiki`: one that is there: a folder with mkdocs.yml, or of pages alone; with `--pages ''` no other is built.
`--only`: the contenders whose names hold one of these words. `--save`: keep the figures in FILE, and add to what it has
for other sizes, so that a large size can be measured on its own. `--from`: print what is kept, and build nothing.
`--manual`: write the figures into the manual's page.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench.builds import figures, report, zensical
from tests.bench.builds.contenders import STATES, Contender, Place, contenders
from tests.bench.builds.figures import Figures, Of
from tests.bench.builds.measuring import FailedError
from tests.bench.builds.real import Real
from tests.bench.builds.weighing import weight
from tests.bench.builds.wiki import Generated

_TRIAL = 20
"""Pages of the wiki that each builds first: Python compiles what it has not yet, and what is wrong is told at once."""


def run(subject: Generated | Real, rounds: int, who: list[Contender], folder: Path) -> dict[str, Of]:
    """What each of them needs for a wiki, which is copied to places below `folder`."""
    who = [each for each in who if subject.varies or each.plugin == Contender.plugin]
    found = {each.name: Of() for each in who}
    places = {each.name: Place(each, folder / str(number), subject) for number, each in enumerate(who)}
    for turn in range(1, rounds + 1):
        for state in STATES:
            for each in who:
                if state in each.states and state in subject.states:
                    _tell(f"{subject.name}, round {turn} of {rounds}: {each.name}, {state}")
                    found[each.name].costs.setdefault(state, []).append(places[each.name].measure(state))
    for name, place in places.items():
        found[name].weight = weight(place.site)
    shutil.rmtree(folder)
    return found


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.builds", description="what builds cost, ours and others'"
    )
    parser.add_argument("--pages", default="300,1000", help="sizes of the wikis")
    parser.add_argument("--wiki", type=Path, action="append", default=[], help="a wiki that is there")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="contenders whose names hold one of these words")
    parser.add_argument("--zensical", type=Path, default=Path(sys.prefix) / "zensical", help="its virtual environment")
    parser.add_argument("--save", type=Path, help="a file for the figures; those of other sizes stay in it")
    parser.add_argument("--from", dest="kept", type=Path, help="a file of figures to print; nothing is built")
    parser.add_argument("--manual", type=Path, help="the manual's page that has a place for the figures")
    return parser.parse_args()


def _measured(options: argparse.Namespace) -> Figures:
    zensicals = zensical.installed(options.zensical)
    if not zensicals:
        _tell("Zensical cannot be installed: it has no column.")
    words = [word for word in options.only.split(",") if word]
    who = [each for each in contenders(zensicals) if not words or any(word in each.name for word in words)]
    found = figures.begin(options.rounds, zensicals)
    if options.save and options.save.is_file():
        kept = figures.load(options.save)
        found.sizes, found.real = kept.sizes, kept.real
    work = Path(tempfile.mkdtemp(prefix="studywiki-bench-"))
    try:
        run(Generated(_TRIAL), 1, who, work / "wiki")
        for size in map(int, filter(None, options.pages.split(","))):
            found.sizes[size] = run(Generated(size), options.rounds, who, work / "wiki")
            _save(found, options.save)
        for real in map(Real, options.wiki):
            found.real[real.name] = run(real, options.rounds, who, work / "wiki")
            _save(found, options.save)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return found


def _save(found: Figures, file: Path | None) -> None:
    if file:
        found.save(file)


def main() -> int:
    """The status with which the command ends."""
    options = _arguments()
    try:
        found = figures.load(options.kept) if options.kept else _measured(options)
    except FailedError as error:
        _tell(str(error))
        return 1
    print(report.report(found))
    if options.manual:
        options.manual.write_text(report.entered(options.manual.read_text("utf-8"), found), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
