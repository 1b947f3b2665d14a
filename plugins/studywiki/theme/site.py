"""The theme's part in MkDocs' events: the files of the site, what templates may speak of, finished pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, is_error_template

from studywiki.theme import bundle, katex, nav_script, parts
from studywiki.theme.environment import WikiTheme
from studywiki.theme.sidebar import Sidebar

ASSETS = Path(__file__).parents[1] / "assets"
"""KaTeX and Mermaid, as the build hook of the package left them."""

_UNFOUND = ' data-search-exclude="1"'

Make = Callable[[MkDocsConfig, str, str, InclusionLevel], File]
"""Makes a file of the site: its name there, what it holds."""


def add_files(files: Files, make: Make, config: MkDocsConfig) -> None:
    """Add the theme's own styles and scripts to the site."""
    for made in bundle.all_of_them():
        _put(files, make(config, made.path, made.text, InclusionLevel.INCLUDED))


def places() -> set[str]:
    """Where in the site the theme's own files will be, parts that not every site has included."""
    fonts = {f"assets/{found.relative_to(ASSETS).as_posix()}" for found in ASSETS.glob("katex/fonts/*.woff2")}
    bundles = {made.path for made in bundle.all_of_them()}
    return {
        *bundles,
        f"{nav_script.FOLDER}/{nav_script.name()}",
        parts.KATEX_STYLES,
        "assets/mermaid/mermaid.min.js",
        *fonts,
    }


def add_parts(files: Files, make: Make, config: MkDocsConfig, *, diagrams: bool) -> None:
    """Add KaTeX's styles and fonts, and Mermaid where a page has `diagrams`."""
    css = (ASSETS / "katex" / "katex.min.css").read_text("utf-8")
    _put(files, make(config, parts.KATEX_STYLES, katex.styles(css), InclusionLevel.INCLUDED))
    for place in ("katex/fonts/*.woff2", *([parts.MERMAID] if diagrams else [])):
        for found in sorted(ASSETS.glob(place)):
            name = f"assets/{found.relative_to(ASSETS).as_posix()}"
            _put(files, File.generated(config, name, abs_src_path=str(found), inclusion=InclusionLevel.INCLUDED))


def add_nav(files: Files, make: Make, config: MkDocsConfig, sidebar: Sidebar, name: str, env: Environment) -> None:
    """Add the script that has the whole sidebar, where pages have a part of it. Titles are settled by then."""
    if sidebar.is_cut:
        text = nav_script.script(sidebar, config, env)
        _put(files, make(config, f"{nav_script.FOLDER}/{name}", text, InclusionLevel.INCLUDED))


def add_terms(files: Files, make: Make, config: MkDocsConfig, name: str, text: str) -> None:
    """Add the file `name`, whose `text` says what the terms of the glossary mean."""
    _put(files, make(config, name, text, InclusionLevel.INCLUDED))


def prepare(env: Environment, config: MkDocsConfig, *, nav: str, map_page: str) -> None:
    """Give the templates the links of the top bar, the address of the map and the name of the sidebar's script.

    All other things they have had from the beginning.
    """
    topnav = (config.extra.get("studywiki") or {}).get("topnav") or []
    env.globals |= {"studywiki_topnav": topnav, "studywiki_nav": nav, "studywiki_map": map_page}
    if isinstance(config.theme, WikiTheme):
        config.theme.topnav, config.theme.nav, config.theme.map = topnav, nav, map_page


def finish_page(output: str, shown: Page) -> str:
    """Put what a finished page needs into its head; take out what formulas tell Material's search, if it is there."""
    output = output.replace(_UNFOUND, "")  # it has read the page by now
    return parts.complete(output, get_relative_url(".", shown.url).rstrip("/") + "/")


def finish_template(output: str, name: str, config: MkDocsConfig) -> str:
    """Put what a page without a file needs into its head: 404.html, which is shown at any depth."""
    if not name.endswith(".html"):
        return output
    base = urlsplit(config.site_url or "/").path if is_error_template(name) else get_relative_url(".", name)
    return parts.complete(output, base.rstrip("/") + "/")


def _put(files: Files, ours: File) -> None:
    """Add a file that pages load by its name, in the place of whatever a contributor has put there."""
    if ours.src_uri in files.src_uris:
        files.remove(files.src_uris[ours.src_uri])
    files.append(ours)
