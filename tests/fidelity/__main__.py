"""Print how much of each real wiki is shown as on GitHub: `python -m tests.fidelity [WIKI …] [--diff]`.

Two figures a wiki: beside what GitHub's parser gives, and beside that with the bends of `bends.py`.
"""

from __future__ import annotations

import argparse
import tempfile
from difflib import unified_diff
from pathlib import Path

from tests.conftest import SHARED
from tests.fidelity import measure


def main() -> None:
    """Build, compare, print."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("wikis", nargs="*", default=measure.WIKIS, metavar="WIKI")
    ask.add_argument("--diff", action="store_true", help="show what differs on each page, after bending")
    asked = ask.parse_args()
    oracle = measure.load_oracle(SHARED)
    pages = raw = bent = 0
    for wiki in asked.wikis:
        with tempfile.TemporaryDirectory() as folder:
            site = measure.build(oracle, SHARED / wiki, Path(folder))
            as_given = list(measure.compare(oracle, SHARED / wiki, site, bent=False))
            compared = list(measure.compare(oracle, SHARED / wiki, site, bent=True))
        counts = len(compared), sum(page.equal for page in as_given), sum(page.equal for page in compared)
        print(wiki, figures(*counts), flush=True)
        for page in compared:
            if not page.equal:
                print("   ", page.name)
                lines = (
                    list(unified_diff(page.want, page.have, "github", "site", lineterm="", n=1)) if asked.diff else []
                )
                print("".join(f"        {line[:200]}\n" for line in lines), end="")
        pages, raw, bent = pages + counts[0], raw + counts[1], bent + counts[2]
    print("all", figures(pages, raw, bent))


def figures(pages: int, raw: int, bent: int) -> str:
    return f"{pages} pages, as on GitHub {raw} ({raw / pages:.1%}), bent {bent} ({bent / pages:.1%})"


main()
