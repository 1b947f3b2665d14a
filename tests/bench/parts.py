"""What the parts of a cold build cost: the build beside builds that lack one part, and Material's, part by part.

    python -m tests.bench.parts [--pages 300] [--rounds 1]

All build the same generated wiki in one process (`workers: 1`), one after the other, round by round. Printed is the
processor time of each a page, and how much less or more it is than that of the build which it is compared with. What
Material needs without its search, pages' Markdown and templates, is what no plugin of MkDocs can do without.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench.builds.measuring import cost
from tests.bench.builds.wiki import write

MARKDOWN = """
import sys
from pathlib import Path
from markdown import Markdown
from mkdocs.config import load_config
config = load_config(sys.argv[1])
own = {"extensions": config.markdown_extensions, "extension_configs": config.mdx_configs or {}}
for page in sorted(Path("docs").rglob("*.md")):
    Markdown(**own).convert(page.read_text())
"""
"""One object a page, as MkDocs has it: https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/structure/pages.py#L263-L272"""
START = "from mkdocs.config import load_config; import sys; load_config(sys.argv[1])"


@dataclass(frozen=True)
class Part:
    """A build, or what takes the place of one."""

    name: str
    beside: str
    """The build that it is compared with; empty for none."""
    command: tuple[str, ...] = ("-m", "mkdocs", "build", "-f")
    """For Python; the configuration's name follows."""
    config: str = "mkdocs.yml"
    plugin: str = "workers: 1"
    """What our plugin is told."""


OURS, PRUNED, BARE = "ours", "Material, pruned", "Material, pruned, without its search"
PARTS = (
    Part(OURS, ""),
    Part("without the search", OURS, plugin="workers: 1, search: false"),
    Part("without the sanitiser", OURS, plugin="workers: 1, html: trusted"),
    Part("with Markdown as Material reads it", OURS, plugin="workers: 1, markdown: material"),
    Part("without the cache", OURS, plugin="workers: 1, cache: false"),
    Part(PRUNED, "", config="prune.yml"),
    Part(BARE, PRUNED, config="bare.yml"),
    Part("its Markdown alone", BARE, command=("-c", MARKDOWN), config="bare.yml"),
    Part("MkDocs started, nothing built", BARE, command=("-c", START), config="bare.yml"),
)


def measured(part: Part, wiki: Path, environment: Mapping[str, str]) -> float:
    """The seconds of processor time that `part` takes for the `wiki`, of which nothing is known."""
    config = (wiki / "mkdocs.yml").read_text("utf-8")
    before, plugins, _ = config.partition("plugins:")
    (wiki / "mkdocs.yml").write_text(f"{before}{plugins} [{{studywiki: {{{part.plugin}}}}}]\n", "utf-8")
    with tempfile.TemporaryDirectory() as cache:
        command = [sys.executable, *part.command, part.config]
        return cost(command, wiki, {**environment, "XDG_CACHE_HOME": cache}).cpu


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.parts")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    found: dict[str, list[float]] = {part.name: [] for part in PARTS}
    with tempfile.TemporaryDirectory(prefix="studywiki-parts-") as folder:
        wiki = Path(folder)
        write(options.pages, wiki)
        pruned = (wiki / "prune.yml").read_text("utf-8")
        (wiki / "bare.yml").write_text(pruned.replace("plugins: [search]", "plugins: []"), "utf-8")
        measured(PARTS[0], wiki, environment)  # Python compiles what it has not yet
        for _ in range(options.rounds):
            for part in PARTS:
                found[part.name].append(measured(part, wiki, environment))
    middle = {name: statistics.median(each) for name, each in found.items()}
    print(f"| {options.pages} pages, serial | CPU s | ms a page | compared |\n|---|---|---|---|")
    for part in PARTS:
        seconds = middle[part.name]
        compared = f"{seconds - middle[part.beside]:+.1f} s, {seconds / middle[part.beside]:.2f}" if part.beside else ""
        print(f"| {part.name} | {seconds:.1f} | {seconds / options.pages * 1000:.1f} | {compared} |")


if __name__ == "__main__":
    main()
