"""What is no part of the site is not in it, and nothing is said of it, while it is built and while it is checked."""

from __future__ import annotations

import json

import pytest

from studywiki.cli.main import main
from tests.conftest import Draw, Site

RUNS = "<html><body><script>alert(1)</script><p>a</p></body></html>"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
FILES: dict[str, str | bytes] = {"docs/index.md": "# 처음\n\n글\n", "sidebar_doc.yml": "- page: index.md\n"}
DRAFTS: dict[str, str | bytes] = {
    "docs/drafts/b.xml": "<a/>",
    "docs/drafts/out.txt": "/etc/hostname",
    "docs/drafts/x.html": RUNS,
    "docs/drafts/a.svg": SVG,
    "docs/drafts/a.md": "# 글\n\n[없음](none.md) $\\frac$\n\n<div>\n",
}


def told(site: Site, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Give the problems that the check tells of."""
    main(["check", "--format", "json", "-f", str(site.root / "mkdocs.yml")])
    return [f"{each['file']}: {each['code']}" for each in json.loads(capsys.readouterr().out)["diagnostics"]]


def published(site: Site, folder: str) -> list[str]:
    return [path.name for path in (site.folder / folder).rglob("*") if path.is_file()]


def test_a_plain_wiki_publishes_what_it_published(draw: Draw) -> None:
    kept = ["_note.txt", "a~", "drafts/a.png", "include/x.txt", "data_/x.csv", "posts/_x.md"]
    site = draw({**FILES, "sidebar_doc.yml": "[]", **{f"docs/{name}": "글" for name in kept}})
    assert [name for name in kept if not (site.folder / name.replace(".md", ".html")).exists()] == []


def test_what_mkdocs_yml_takes_in_stays(draw: Draw) -> None:
    files: dict[str, str | bytes] = {
        "docs/_static/a.png": b"png",
        "docs/_static/x/b.png": b"png",
        "docs/_css/a.css": "a {}",
        "docs/_js/a.js": "x = 1",
        "docs/_x/page.md": "# 글\n\n글\n",
        "docs/_logo/a.png": b"png",
    }
    site = draw(
        {**FILES, **files, "sidebar_doc.yml": "- page: index.md\n- page: _x/page.md\n"},
        exclude_docs="!_static/\n!/_x/page.md\n",
        extra_css=["_css/a.css"],
        extra_javascript=["_js/a.js"],
        theme={"name": "material", "language": "ko", "logo": "_logo/a.png"},
    )
    assert site.log == []
    assert [name for name in files if not (site.folder / name[5:].replace(".md", ".html")).exists()] == []


@pytest.mark.parametrize("folder", ["_includes", "_layouts", ".obsidian/plugins", "_notes/a/b", "글/_old"])
def test_folders_that_are_nobodys_to_read(draw: Draw, capsys: pytest.CaptureFixture[str], folder: str) -> None:
    site = draw({**FILES, **{name.replace("drafts", folder): text for name, text in DRAFTS.items()}})
    assert site.log == [] and told(site, capsys) == [] and published(site, folder) == []


def test_what_mkdocs_yml_leaves_out(draw: Draw, capsys: pytest.CaptureFixture[str]) -> None:
    site = draw({**FILES, **DRAFTS}, exclude_docs="drafts/\n")
    assert site.log == [] and told(site, capsys) == [] and published(site, "drafts") == []


@pytest.mark.parametrize("place", ["docs/_config.yml", "_config.yml"])
def test_what_config_yml_leaves_out(draw: Draw, capsys: pytest.CaptureFixture[str], place: str) -> None:
    pattern = "drafts" if place.startswith("docs") else "docs/drafts"
    site = draw({**FILES, **DRAFTS, place: f"exclude: [{pattern}, Gemfile]\n"})
    assert site.log == [] and told(site, capsys) == [] and published(site, "drafts") == []


def test_what_config_yml_says_of_another_site_is_not_heeded(draw: Draw) -> None:
    site = draw({**FILES, "docs/a.png": b"", "_config.yml": "exclude: [docs, a.png]\n"})
    assert (site.folder / "a.png").exists() and (site.folder / "index.html").exists()


def test_collections_are_published(draw: Draw) -> None:
    text = "collections:\n  tools:\n    output: true\n  hidden:\n    output: false\ninclude: [_pages, .git]\n"
    names = ["_tools/a.md", "_pages/a.md", "_posts/2020-01-01-a.md", "_hidden/a.md", "_a.md", ".git/config"]
    site = draw(
        {**FILES, "sidebar_doc.yml": "[]", "docs/_config.yml": text, **{f"docs/{name}": "글" for name in names}}
    )
    there = [name for name in names if (site.folder / name.replace(".md", ".html")).exists()]
    assert there == names[:3]


def test_of_a_page_that_is_not_published_nothing_is_said(draw: Draw, capsys: pytest.CaptureFixture[str]) -> None:
    text = "---\npublished: false\ntitle: a: b\n---\n[없음](none.md) $\\frac$\n\n<div>\n"
    site = draw({**FILES, "docs/draft.md": text})
    assert site.log == [] and told(site, capsys) == []
