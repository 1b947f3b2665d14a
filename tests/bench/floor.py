"""What a cold build costs before a line of ours runs: MkDocs and Material without a sidebar and without a search, and
what the libraries take by themselves for what a page of ours must have. Beside it what others need in all.

    python -m tests.bench.floor [--pages 300] [--at WIKI] [--rounds 1] [--zensical FOLDER]

`--at`: a wiki that is there takes the place of the generated one of so many pages: a folder with mkdocs.yml, or of
pages alone. Of that, MkDocs makes its nav of the files.

The libraries are given what our build gives them, and nothing else is counted: the wiki's formulas to KaTeX, its
finished articles to nh3 and to the search's scripts, its HTML to zlib for the cache. Reading Markdown as GitHub does,
which takes the place of a part of Python-Markdown, is not counted at all.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import nh3

from studywiki.markup import article
from studywiki.markup.markup import Markup
from studywiki.math.engine import Engine, Job
from studywiki.search.analysing import Analyser
from studywiki.search.page import found_page
from tests.bench.builds import zensical
from tests.bench.builds.measuring import cost
from tests.bench.builds.real import Real
from tests.bench.builds.wiki import Generated
from tests.bench.parts import BARE, MARKDOWN, PRUNED

OURS, ZENSICAL, STOCK = "ours, serial", "Zensical", "Material"
MARKDOWN_ALONE = "of which Python-Markdown, with Material's extensions"
UNPRINTED = "MkDocs and Material, no page rendered or printed: the floor of an edit"
ASKED = {PRUNED: 0.82, ZENSICAL: 0.62, STOCK: 1.6}
"""What ours is to need, as a part of what they need: of a generated wiki, or (`STOCK`) of one that is there."""
_UNPRINTED = """
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

class Nothing:
    def render(self, context):
        return "<p>"

def render(page, config, files):
    page.content, page.toc = "<p>", TableOfContents([])

Page.render = render

def on_env(env, config, files):
    found = env.get_template
    env.get_template = lambda name, *more: Nothing() if name == "main.html" and not more else found(name, *more)
"""
_ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*?)</article>', re.DOTALL)


def _of_katex(wiki: Path) -> Callable[[], object]:
    found = [Markup(page.read_text("utf-8")).formulas for page in sorted((wiki / "docs").rglob("*.md"))]
    pages = [[Job(formula.tex, formula.display) for formula in page] for page in found]
    engine = Engine()
    engine.start()
    return lambda: [engine.typeset(page) for page in pages]


def _of_nh3(wiki: Path) -> Callable[[], object]:
    return lambda: [nh3.clean(each) for each in _articles(wiki)]


def _of_words(wiki: Path) -> Callable[[], object]:
    analyser = Analyser()
    analyser.start()
    pages = [found_page(str(number), (), {}, article.read(each)) for number, each in enumerate(_articles(wiki))]
    return lambda: [analyser.again(page) for page in pages]


def _of_zlib(wiki: Path) -> Callable[[], object]:
    return lambda: [zlib.compress(each.encode(), 1) for each in _articles(wiki)]


ALONE = {
    "KaTeX, its formulas": _of_katex,
    "nh3, its article": _of_nh3,
    "the search's scripts, its words": _of_words,
    "zlib, its HTML for the cache": _of_zlib,
}
"""What a page of ours has and Material's has not -> what prepares it for a wiki that was built; then it is measured."""


def _articles(wiki: Path) -> list[str]:
    pages = sorted((wiki / "site").rglob("*.html"))
    return [found[1] for page in pages if (found := _ARTICLE.search(page.read_text("utf-8")))]


def alone(name: str, wiki: Path) -> float:
    """The seconds of processor time that a library takes for all pages of the `wiki`, in a process of its own."""
    own = ["-m", "tests.bench.floor", "--alone", name, "--wiki", str(wiki)]
    done = subprocess.run([sys.executable, *own], check=True, capture_output=True, text=True)
    return float(done.stdout)


def built(command: list[str], wiki: Path, environment: Mapping[str, str]) -> float:
    """The seconds of processor time of a build of the `wiki`, of which nothing is known."""
    with tempfile.TemporaryDirectory() as cache:
        return cost(command, wiki, {**environment, "XDG_CACHE_HOME": cache}).cpu


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.floor")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--at", type=Path, help="a wiki that is there, in the place of the generated one")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--zensical", type=Path, help="a virtual environment with it; made where there is none")
    parser.add_argument("--alone", choices=ALONE, help=argparse.SUPPRESS)
    parser.add_argument("--wiki", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    """Measure, and print a table."""
    options = _arguments()
    if options.alone:
        run = ALONE[options.alone](options.wiki)
        began = time.process_time()  # of all threads: V8 has its own
        run()
        print(time.process_time() - began)
        return
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-f"]
    builds = {STOCK: [*mkdocs, "stock.yml"]} if options.at else {}
    builds |= {PRUNED: [*mkdocs, "prune.yml"], BARE: [*mkdocs, "bare.yml"], UNPRINTED: [*mkdocs, "unprinted.yml"]}
    builds |= {MARKDOWN_ALONE: [sys.executable, "-c", MARKDOWN, "bare.yml"], OURS: [*mkdocs, "mkdocs.yml"]}
    if options.zensical and (installed := zensical.installed(options.zensical)):
        builds = {ZENSICAL: [str(installed), "build", "-f", "stock.yml"], **builds}
    found: dict[str, list[float]] = {name: [] for name in (*builds, *ALONE)}
    with tempfile.TemporaryDirectory(prefix="studywiki-floor-") as folder:
        wiki = Path(folder)
        pages = _write(Real(options.at) if options.at else Generated(options.pages), wiki)
        built(builds[OURS], wiki, environment)  # Python compiles what it has not yet
        for _ in range(options.rounds):
            for name, command in builds.items():  # ours is the last: its site is what the libraries are given
                found[name].append(built(command, wiki, environment))
            for name in ALONE:
                found[name].append(alone(name, wiki))
    _report({name: statistics.median(each) / pages * 1000 for name, each in found.items()}, pages)


def _write(subject: Generated | Real, wiki: Path) -> int:
    """Write the `subject` into the folder `wiki`, with what each of the builds needs; gives how many pages it has."""
    subject.write(wiki, "{studywiki: {workers: 1}}")
    pruned = (wiki / "prune.yml").read_text("utf-8")
    bare = pruned.replace("plugins: [search]", "plugins: []")
    (wiki / "bare.yml").write_text(bare, "utf-8")
    (wiki / "unprinted.yml").write_text(f"{bare}hooks: [unprinted.py]\n", "utf-8")
    (wiki / "unprinted.py").write_text(_UNPRINTED, "utf-8")
    return subject.count if isinstance(subject, Generated) else len([*(wiki / "docs").rglob("*.md")])


def _report(each: Mapping[str, float], pages: int) -> None:
    print(f"| {pages} pages | CPU ms a page |\n|---|---:|")
    for name in (UNPRINTED, BARE, MARKDOWN_ALONE, *ALONE):
        print(f"| {name} | {each[name]:.1f} |")
    least = each[BARE] + sum(each[name] for name in ALONE)
    print(f"| **the floor: Material without its search, and the libraries** | {least:.1f} |")
    print(f"| {OURS} | {each[OURS]:.1f} |")
    for name, part in ASKED.items():
        if name in each:
            print(f"| {name} | {each[name]:.1f} |")
            if (name == STOCK) == (STOCK in each):  # of another kind of wiki, another part is asked
                print(f"| {part} of it is asked | {each[name] * part:.1f} |")


if __name__ == "__main__":
    main()
