"""Where Edit me leads in a built wiki: what the owner wrote, what another plugin set, and the source of the page."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any
from urllib.parse import unquote

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from tests.conftest import Draw, Site

INDEX: dict[str, str | bytes] = {"docs/index.md": "# 처음\n\n글\n"}
URL = "https://github.com/study/wiki"


@pytest.fixture(autouse=True)
def _no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_REPOSITORY", "GITHUB_REF_NAME", "GITHUB_BASE_REF"):
        monkeypatch.delenv(name, raising=False)


def edit(site: Site, name: str = "index.html") -> str | None:
    found = set(site.page(name).xpath('//a[@rel="edit"]/@href'))
    assert len(found) <= 1
    return next(iter(found), None)


def menu(site: Site, name: str = "index.html") -> list[str]:
    found = site.page(name).xpath('//*[contains(@class, "studywiki-menu__list")]//a/@href')
    return list(dict.fromkeys(unquote(address).partition("?")[0] for address in found))


@pytest.mark.parametrize(
    ("options", "address", "history"),
    [
        ({}, f"{URL}/edit/main/docs/index.md", f"{URL}/commits/main/docs/index.md"),
        ({"edit_uri": "edit/dev/x/"}, f"{URL}/edit/dev/x/index.md", f"{URL}/commits/dev/x/index.md"),
        (
            {"edit_uri_template": "edit/trunk/pages/{path}"},
            f"{URL}/edit/trunk/pages/index.md",
            f"{URL}/commits/trunk/pages/index.md",
        ),
        (
            {"edit_uri_template": "https://ide.kr/#/{path_noext}/x.md"},
            "https://ide.kr/#/index/x.md",
            f"{URL}/commits/main/docs/index.md",
        ),
        (
            {"edit_uri": "https://github.com/other/src/edit/main/pages/"},
            "https://github.com/other/src/edit/main/pages/index.md",
            "https://github.com/other/src/commits/main/pages/index.md",
        ),
        (
            {"edit_uri": "../src/edit/main/docs/"},
            "https://github.com/study/src/edit/main/docs/index.md",
            "https://github.com/study/src/commits/main/docs/index.md",
        ),
        (
            {"edit_uri": "?query=root/path/docs/"},
            f"{URL}?query=root/path/docs/index.md",
            f"{URL}/commits/main/docs/index.md",
        ),
        (
            {"edit_uri": "https://gitea.kr/a/b/_edit/main/docs/"},
            "https://gitea.kr/a/b/_edit/main/docs/index.md",
            f"{URL}/commits/main/docs/index.md",
        ),
    ],
)
def test_the_owners_word_is_heeded(draw: Draw, options: dict[str, Any], address: str, history: str) -> None:
    site = draw(INDEX, **options)
    assert (edit(site), menu(site)[0], site.log) == (address, history, [])
    assert f"{URL}/issues/new" in menu(site)


@pytest.mark.parametrize("options", [{"edit_uri": "_edit/x/docs/"}, {"edit_uri_template": "_edit/x/docs/{path}"}])
def test_so_it_is_on_a_forge_that_is_not_known(draw: Draw, options: dict[str, Any]) -> None:
    site = draw(INDEX, repo_url="https://gitea.kr/a/b", **options)
    assert (edit(site), menu(site)) == ("https://gitea.kr/a/b/_edit/x/docs/index.md", [])


@pytest.mark.parametrize(
    ("template", "address"),
    [
        ("edit/x/{path}", f"{URL}/edit/x/%EA%B0%80/C%23%20b.md"),
        ("edit/x/{path!q}", f"{URL}/edit/x/%EA%B0%80%2FC%23%20b.md"),
        ("?a={path}&b={path_noext}", f"{URL}?a=%EA%B0%80/C%23%20b.md&b=%EA%B0%80/C%23%20b"),
    ],
)
def test_names_are_escaped_once(draw: Draw, template: str, address: str) -> None:
    site = draw({**INDEX, "docs/가/C# b.md": "# 글\n"}, edit_uri_template=template)
    assert edit(site, "가/C# b.html") == address


def test_an_empty_edit_uri_is_no_word_against_a_template(draw: Draw) -> None:
    assert edit(draw(INDEX, edit_uri="")) is None
    assert edit(draw(INDEX, edit_uri="", edit_uri_template="edit/x/{path}")) == f"{URL}/edit/x/index.md"


class Made(BasePlugin[LegacyConfig]):
    """Makes pages, and says of some where their sources are."""

    def on_files(self, files: Files, config: MkDocsConfig, **_: object) -> Files:
        for name in ("none", "there", "by-file"):
            files.append(File.generated(config, f"{name}.md", content="# 글\n\n글\n"))
        files.append(File("old.md", "/nowhere", config.site_dir, use_directory_urls=False))
        files.src_uris["old.md"].content_string = "# 옛\n\n글\n"
        files.src_uris["by-file.md"].edit_uri = "src/x.py"
        return files

    def on_pre_page(self, page: Page, **_: object) -> Page:
        told = {"there.md": f"{URL}/edit/main/gen/there.py", "index.md": f"{URL}/blob/dev/sub/docs/a.md"}
        page.edit_url = told.get(page.file.src_uri, page.edit_url)
        return page


@pytest.fixture
def made(draw: Draw) -> Site:
    site = draw(INDEX)
    config = load_config(str(site.root / "mkdocs.yml"))
    config.plugins["made"] = Made()
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return site


def test_a_page_that_was_made_leads_to_its_source_or_nowhere(made: Site) -> None:
    assert edit(made, "none.html") is None and menu(made, "none.html") == []
    assert edit(made, "old.html") is None
    assert edit(made, "there.html") == f"{URL}/edit/main/gen/there.py"
    assert menu(made, "there.html")[0] == f"{URL}/commits/main/gen/there.py"
    assert edit(made, "by-file.html") == f"{URL}/edit/main/docs/src/x.py"


def test_another_plugins_word_is_heeded(made: Site) -> None:
    assert edit(made) == f"{URL}/blob/dev/sub/docs/a.md"
    assert menu(made)[0] == f"{URL}/commits/dev/sub/docs/a.md"


@pytest.mark.skipif(not find_spec("mkdocs_monorepo_plugin"), reason="mkdocs-monorepo-plugin is not installed")
def test_pages_of_a_monorepo(draw: Draw) -> None:
    site = draw(
        {
            **INDEX,
            "docs/가/index.md": "# 묶음\n",
            "sub/mkdocs.yml": "site_name: sub\nrepo_url: https://github.com/study/wiki\n"
            "edit_uri: edit/main/sub/docs/\nnav:\n  - index.md\n  - 글: a.md\n",
            "sub/docs/index.md": "# 하위 처음\n",
            "sub/docs/a.md": "# 하위 글\n",
        },
        plugins=["studywiki", "monorepo"],
        nav=["index.md", {"하위": "!include ./sub/mkdocs.yml"}],
    )
    assert edit(site, "sub/a.html") == f"{URL}/edit/main/sub/docs/a.md"
    assert edit(site) == f"{URL}/edit/main/docs/index.md"
