"""Pages of a large wiki, printed by the theme's templates without any Markdown that would have to be rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from studywiki.edit_links import forms
from studywiki.edit_links.links import EditLinks, links
from studywiki.edit_links.repository import Repository
from studywiki.mkdocs_plugin.titles import Titles
from studywiki.pages.title import Title
from studywiki.theme import nav_script, site
from studywiki.theme.said import Said
from studywiki.theme.sidebar import Sidebar
from tests.conftest import MINIMAL
from tests.sparing import COMPILED

STOCK = "".join(
    f'{"{%"} import "material/partials/nav-item.html" as its with context %}}{"{%"} set {name} = its.{name} %}}'
    for name in ("render", "render_content", "render_title", "render_pruned", "render_status")
)
"""A `nav-item.html` of the owner's that is Material's."""

TOC: Any = [
    {"level": 2, "id": f"절-{n}", "name": f"절의 제목 {n}", "html": "", "data-toc-label": "", "children": []}
    for n in range(7)
]


@dataclass
class Printed:
    """A wiki whose pages are there, but for what their authors wrote."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    sidebar: Sidebar

    def __post_init__(self) -> None:
        self.pages = self.files.documentation_pages()

    def page(self, path: str) -> Page:
        found = self.files.src_uris[path].page
        assert isinstance(found, Page)
        return found

    def print(self, path: str | None, template: str = "main.html") -> str:
        """Give a page as the site has it; of None, 404.html."""
        if path is None:
            missing: Any = get_context(self.nav, self.pages, self.config, None, "/wiki/")
            return self.env.get_template("404.html").render(missing)
        page = self.page(path)
        page.active = True
        context: Any = get_context(self.nav, self.pages, self.config, page)
        context["studywiki"] = Said(page, Title.plain(str(page.title)), "ko", lambda: edit_links(page))
        text = self.env.get_template(template).render(context)
        page.active = False
        return text

    def script(self) -> str:
        return nav_script.script(self.sidebar, self.config, self.env)


def edit_links(page: Page) -> EditLinks:
    """Give what stands behind Edit me."""
    path = page.file.src_uri
    about = forms.About(str(page.title), str(page.canonical_url), f"docs/{path}")
    new = forms.new_page(path.rpartition("/")[0], "sidebar_doc.yml", "- title: {}\n  page: {}\n".format, "ko")
    found = Repository("https://github.com/study/wiki", "main", "docs")
    return links(found, path, forms.report(about, "ko"), new)


Meta = Mapping[str, Mapping[str, Any]]


def printed(
    folder: Path,
    nav: list[Any],
    *,
    meta: Meta | None = None,
    read: Callable[[str], Title] = Title.plain,
    **config: Any,
) -> Printed:
    """Make a wiki with `nav`, as mkdocs.yml has it; `meta` is the front matter of pages by their paths."""
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "index.md").write_text("# 처음\n", "utf-8")
    written = yaml.safe_dump({**MINIMAL, "site_url": "https://example.com/wiki/", **config}, allow_unicode=True)
    (folder / "mkdocs.yml").write_text(written, "utf-8")
    loaded = load_config(str(folder / "mkdocs.yml"))
    loaded = loaded.plugins.on_config(loaded)
    loaded.nav = nav
    files = Files([File.generated(loaded, path, content="") for path in dict.fromkeys(paths(nav))])
    made = get_navigation(files, loaded)
    pages = [file.page for file in files if isinstance(file.page, Page)]
    for page in pages:
        page.markdown = page.content = ""
        page.toc = get_toc(TOC)
        page.meta = dict((meta or {}).get(page.file.src_uri, {}))
    titles = Titles(read)
    titles.settle(pages, made, [])
    env = loaded.theme.get_env()
    env.bytecode_cache = COMPILED
    sidebar = Sidebar.of(made, loaded, env)
    site.prepare(env, loaded, nav=nav_script.name(), map_page="map.html")
    return Printed(loaded, files, made, env, sidebar)


def paths(nav: Any) -> list[str]:
    """The pages of a `nav`."""
    if isinstance(nav, str):
        return [nav] if nav.endswith(".md") else []
    inner = nav.values() if isinstance(nav, dict) else nav
    return [path for each in inner for path in paths(each)]


def branching(pages: int, *, leaf: int = 20) -> list[Any]:
    """A `nav` of so many pages in three levels of sections, as wide as the cube root of the number of sections."""
    wide = max(1, round((pages / leaf) ** (1 / 3)))
    number = 0
    parts: list[Any] = [{"홈": "index.md"}]
    for part in range(wide):
        chapters = []
        for chapter in range(wide):
            sections = []
            for section in range(wide):
                folder = f"p{part:02}/c{chapter:02}/s{section:02}"
                named = {f"복잡한 웜업 가중치 {n}": f"{folder}/page-{n:05}.md" for n in range(number, number + leaf)}
                sections.append({f"{section + 1}절 구조와 합성곱": [{title: path} for title, path in named.items()]})
                number += leaf
            chapters.append({f"{chapter + 1}장 에폭의 이해": sections})
        parts.append({f"{part + 1}부 기초 수학": chapters})
    return parts
