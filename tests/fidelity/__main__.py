"""Print how much of each real wiki is shown as on GitHub: `python -m tests.fidelity [WIKI …] [--diff]`."""

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
    ask.add_argument("--diff", action="store_true", help="show what differs on each page")
    asked = ask.parse_args()
    oracle = measure.load_oracle(SHARED)
    pages = equal = 0
    for wiki in asked.wikis:
        with tempfile.TemporaryDirectory() as folder:
            site = measure.build(oracle, SHARED / wiki, Path(folder))
            compared = list(measure.compare(oracle, SHARED / wiki, site))
        same = sum(page.equal for page in compared)
        print(wiki, figures(len(compared), same), flush=True)
        for page in compared:
            if not page.equal:
                print("   ", page.name)
                lines = (
                    list(unified_diff(page.want, page.have, "github", "site", lineterm="", n=1)) if asked.diff else []
                )
                print("".join(f"        {line[:200]}\n" for line in lines), end="")
        pages, equal = pages + len(compared), equal + same
    print("all", figures(pages, equal))


def figures(pages: int, equal: int) -> str:
    return f"{pages} pages, as on GitHub {equal} ({equal / pages:.1%})"


main()
