"""The theme's part in MkDocs' events: the files of the site, what templates may speak of, finished pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, get_theme_dir, is_error_template

from studywiki.messages.phrases import spoken
from studywiki.pages.title import Title
from studywiki.theme import bundle, escapes, katex, page, parts

ASSETS = Path(__file__).parents[1] / "assets"
"""KaTeX and Mermaid, as the build hook of the package left them."""


def add_files(files: Files, config: MkDocsConfig) -> None:
    """Add the theme's own styles and scripts to the site."""
    for made in (bundle.styles(), bundle.scripts()):
        _put(files, _file(config, made.path, content=made.text))


def places() -> set[str]:
    """Where in the site the theme's own files will be, parts that not every site has included."""
    fonts = {f"assets/{found.relative_to(ASSETS).as_posix()}" for found in ASSETS.glob("katex/fonts/*.woff2")}
    return {bundle.styles().path, bundle.scripts().path, parts.KATEX_STYLES, "assets/mermaid/mermaid.min.js", *fonts}


def add_parts(files: Files, config: MkDocsConfig) -> None:
    """Add KaTeX's styles and fonts, and Mermaid where a page may have a diagram. Pages must have been rendered."""
    diagrams = any(parts.may_have_diagram(file.page.content or "") for file in files.documentation_pages() if file.page)
    css = (ASSETS / "katex" / "katex.min.css").read_text("utf-8")
    _put(files, _file(config, parts.KATEX_STYLES, content=katex.styles(css)))
    for place in ("katex/fonts/*.woff2", *([parts.MERMAID] if diagrams else [])):
        for found in sorted(ASSETS.glob(place)):
            name = f"assets/{found.relative_to(ASSETS).as_posix()}"
            _put(files, _file(config, name, abs_src_path=str(found)))


def prepare(env: Environment, config: MkDocsConfig, language: str) -> None:
    """Give the templates our words, the links of the top bar, and Material's own partials below `material/`."""
    material: dict[str, BaseLoader] = {"material": FileSystemLoader(get_theme_dir("material"))}
    escapes.install(env)
    env.loader = ChoiceLoader([*([env.loader] if env.loader else []), PrefixLoader(material)])
    env.globals["studywiki_words"] = spoken("theme", language)
    env.globals["studywiki_topnav"] = (config.extra.get("studywiki") or {}).get("topnav") or []


def page_context(shown: Page, title: Title, language: str, links: object) -> dict[str, Any]:
    """What our templates say on a page with `title`; they know it as `studywiki`."""
    meta = shown.meta or {}
    return {
        "links": links,
        "title": title.html,
        "body": page.body(shown.content or "", title if meta.get("title") else None),
        "lead": page.lead(meta),
        "keywords": page.keywords(meta),
        "updated": page.updated(meta, language),
    }


def finish_page(output: str, shown: Page) -> str:
    """Put what a finished page needs into its head."""
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


def _file(config: MkDocsConfig, name: str, **source: Any) -> File:  # noqa: ANN401  one of File.generated's two
    return File.generated(config, name, inclusion=InclusionLevel.INCLUDED, **source)
