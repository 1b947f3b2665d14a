"""A wiki of so many pages: sections within sections, a sidebar of ours, and the same nav as stock Material has it."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.builds.contenders import STATES
from tests.bench.builds.pages import Page
from tests.bench.builds.words import SUBJECTS, Writer, listed

IN_A_SECTION = 20
NAME = "함께 읽는 딥러닝"
OURS = """\
site_name: {name}
site_url: https://wiki.example/
repo_url: https://github.com/study/wiki
theme: {{name: material, language: ko}}
plugins: [{plugin}]
"""
STOCK = """\
site_name: {name}
site_url: https://wiki.example/
repo_url: https://github.com/study/wiki
theme:
  name: material
  language: ko
  features: [content.code.copy, navigation.footer, navigation.top, search.highlight, search.suggest, toc.follow{prune}]
plugins: [search]
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {{permalink: true}}
  - pymdownx.arithmatex: {{generic: true}}
  - pymdownx.betterem
  - pymdownx.details
  - pymdownx.highlight: {{anchor_linenums: true, line_spans: __span, pygments_lang_class: true}}
  - pymdownx.inlinehilite
  - pymdownx.mark
  - pymdownx.superfences
  - pymdownx.tabbed: {{alternate_style: true}}
  - pymdownx.tasklist: {{custom_checkbox: true}}
  - pymdownx.tilde
"""
"""What Material's own manual recommends; without `tags`, which it would have to pay for."""


@dataclass(frozen=True)
class Place:
    """Where a page lies: its sections, from the outermost, and its file below the docs folder."""

    sections: tuple[str, ...]
    file: str


def places(count: int) -> list[Place]:
    """The places of so many pages: 20 in a section, three sections deep, as many beside as within one another."""
    side = max(1, math.ceil(math.ceil(count / IN_A_SECTION) ** (1 / 3) - 1e-9))
    found = []
    for number in range(count):
        rest, section = divmod(number // IN_A_SECTION, side)
        part, chapter = divmod(rest, side)
        found.append(Place((_part(part), _chapter(part, chapter), _section(part, chapter, section)), file(number)))
    return found


def _part(part: int) -> str:
    subjects = listed(SUBJECTS)
    return f"{part + 1}부 {subjects[part % len(subjects)]}"


def _chapter(part: int, chapter: int) -> str:
    return f"{part + 1}.{chapter + 1} {Writer(f'chapter {part} {chapter}').title()}"


def _section(part: int, chapter: int, section: int) -> str:
    return f"{part + 1}.{chapter + 1}.{section + 1} {Writer(f'section {part} {chapter} {section}').term()}"


def file(number: int) -> str:
    """The file of the page of that number, counted from 0, below the docs folder."""
    return f"s{number // IN_A_SECTION + 1:03}/page-{number + 1:05}.md"


def titles(count: int) -> list[str]:
    """The titles of so many pages."""
    return [Writer(f"title {number}").title() for number in range(count)]


def text(number: int, count: int) -> str:
    """The page of that number, counted from 0, in a wiki of so many; links lead to near pages and to far ones."""
    random, own = Writer(f"links {number}").random, Path(file(number))

    def link() -> str:
        near = number // IN_A_SECTION * IN_A_SECTION
        near_one, any_one = min(count - 1, near + random.randrange(IN_A_SECTION)), random.randrange(count)
        other = near_one if random.random() < 0.6 else any_one
        target = os.path.relpath(file(other), own.parent)
        return f"[{Writer(f'title {other}').title()}]({target})"

    return Page(number, link).text(Writer(f"title {number}").title())


@dataclass(frozen=True)
class Generated:
    """A wiki of so many pages, to be built."""

    count: int
    states: tuple[str, ...] = STATES
    varies: bool = True
    """Whether our plugin's options can be any."""

    @property
    def name(self) -> str:
        """What the report calls it."""
        return f"{self.count:,} pages"

    def write(self, folder: Path, plugin: str) -> None:
        """Write it into `folder`, for our plugin as mkdocs.yml is to have it."""
        write(self.count, folder, plugin)

    def edited(self, folder: Path, change: int) -> Path:
        """The page below `folder` that a change is made to: another each time, far from the first and the last."""
        return folder / "docs" / file(self.count // 2 + change % max(1, self.count // 3))

    def missing(self, site: Path) -> str:
        """What the site lacks; nobody wins by building less."""
        built = len([*site.rglob("page-*.html"), *site.rglob("page-*/index.html")])
        return "" if built == self.count else f"{built} pages of {self.count}"

    def shows(self, site: Path, page: Path, said: str) -> bool:
        """Whether the site's own page says it."""
        stem = site / page.parent.name / page.stem
        made = [each for each in (stem.with_suffix(".html"), stem / "index.html") if each.is_file()]
        return any(said in each.read_text("utf-8") for each in made)


def write(count: int, folder: Path, ours: str = "studywiki") -> None:
    """Write the wiki into `folder`: pages, `sidebar_doc.yml`, and mkdocs.yml, stock.yml, prune.yml to build it by.

    `ours` is our plugin as mkdocs.yml has it.
    """
    where, named = places(count), titles(count)
    files = {f"docs/{place.file}": text(number, count) for number, place in enumerate(where)}
    files["docs/index.md"] = f"# {NAME}\n\n{' '.join(Writer('home').sentences(4, 6))}\n"
    files["sidebar_doc.yml"] = "\n".join(["- title: 처음\n  page: index.md", *_sidebar(where, named)]) + "\n"
    files["mkdocs.yml"] = OURS.format(name=NAME, plugin=ours)
    nav = "\n".join(["nav:\n- 처음: index.md", *_nav(where, named)]) + "\n"
    files["stock.yml"] = STOCK.format(name=NAME, prune="") + nav
    files["prune.yml"] = STOCK.format(name=NAME, prune=", navigation.prune") + nav
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def _opened(where: list[Place]) -> Iterator[tuple[Place, list[tuple[int, str]]]]:
    """Each place, with the sections that begin there, and how deep they lie."""
    before: tuple[str, ...] = ()
    for place in where:
        # a section's name has its numbers in it, so it is the same only within the same sections
        yield place, [(depth, name) for depth, name in enumerate(place.sections) if name not in before]
        before = place.sections


def _sidebar(where: list[Place], named: list[str]) -> Iterator[str]:
    for (place, opened), title in zip(_opened(where), named, strict=True):
        for depth, section in opened:
            pad = "    " * depth
            yield f"{pad}- title: {json.dumps(section, ensure_ascii=False)}\n{pad}  items:"
        pad = "    " * len(place.sections)
        yield f"{pad}- title: {json.dumps(title, ensure_ascii=False)}\n{pad}  page: {place.file}"


def _nav(where: list[Place], named: list[str]) -> Iterator[str]:
    for (place, opened), title in zip(_opened(where), named, strict=True):
        for depth, section in opened:
            yield f"{'    ' * depth}- {json.dumps(section, ensure_ascii=False)}:"
        yield f"{'    ' * len(place.sections)}- {json.dumps(title, ensure_ascii=False)}: {place.file}"
