"""Real wikis build as they lie there, with nothing but the plugin: every page, whatever is in it.

The pages of larger ones are built in tests/fidelity.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.conftest import MINIMAL, Once, Site, build_site

SMALL = ["seeds", "wikis/deeplearningstudy", "wikis/documentation-theme-jekyll"]


def build(shared: Path, name: str, root: Path) -> Site:
    shutil.copytree(shared / name, root / "docs")
    site = build_site(root, MINIMAL)
    pages = [p for p in (root / "docs").rglob("*.md") if not {"_data", "_includes"} & set(p.parts)]
    built = {p.relative_to(site.folder).with_suffix("").as_posix() for p in site.folder.rglob("*.html")}
    missing = {p.relative_to(root / "docs").with_suffix("").as_posix() for p in pages} - built
    assert {name for name in missing if not name.lower().endswith("readme")} <= unpublished(root / "docs")
    assert not [line for line in site.log if "page-failed" in line]
    return site


def unpublished(docs: Path) -> set[str]:
    """Every page that says so itself, and what other folders of Jekyll hold."""
    own = {p for p in docs.rglob("*.md") if "published: false" in p.read_text("utf-8", errors="replace")[:1000]}
    own |= {p for folder in docs.rglob("_drafts") for p in folder.rglob("*.md")}
    return {p.relative_to(docs).with_suffix("").as_posix() for p in own}


@pytest.fixture(scope="module")
def built(shared: Path, once: Once) -> Callable[[str], Site]:
    """Build a wiki, once for all tests."""

    def give(name: str) -> Site:
        return Site(once(name.replace("/", "-"), lambda root: build(shared, name, root)))

    return give


@pytest.mark.parametrize("name", SMALL)
def test_a_small_wiki_builds(built: Callable[[str], Site], name: str) -> None:
    assert built(name).folder.is_dir()


def test_no_liquid_reaches_the_readers_of_the_old_wiki(built: Callable[[str], Site]) -> None:
    site = built("wikis/deeplearningstudy")
    looked_at = 0
    for source in sorted((site.root / "docs").rglob("doc_*.md")):
        if "_drafts" in source.parts or "raw" in source.read_text("utf-8"):
            continue  # `raw` shows Liquid
        looked_at += 1
        article = site.article(source.relative_to(site.root / "docs").with_suffix(".html").as_posix())
        for code in article.xpath(".//pre | .//code"):
            code.drop_tree()
        assert not {"{{", "{%"} & set(article.text_content().split()), source
        assert "site.data" not in article.text_content(), source
    assert looked_at > 30


def test_each_page_of_the_old_wiki_can_be_edited(built: Callable[[str], Site]) -> None:
    site = built("wikis/deeplearningstudy")
    start = "https://github.com/study/wiki/edit/"
    edited = set()
    for page in site.folder.rglob("*.html"):
        links = {
            link for link in site.page(page.relative_to(site.folder).as_posix()).xpath("//a/@href") if start in link
        }
        if page.name in ("404.html", "tags.html") or 'http-equiv="refresh"' in page.read_text("utf-8"):
            continue
        (link,) = links
        edited.add(unquote(link.removeprefix(start).partition("/")[2]))
        assert (site.root / unquote(link.removeprefix(start).partition("/")[2])).is_file()
    assert len(edited) > 60
