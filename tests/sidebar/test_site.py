"""A wiki is drawn as files and built: what readers get of its sidebar."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import Link, Navigation, Section, get_navigation
from mkdocs.structure.pages import Page

from studywiki.diagnostics import Diagnostic
from studywiki.mkdocs_plugin.plugin import StudyWikiPlugin
from tests.conftest import MINIMAL, Draw

SIDEBAR = """
- page: index.md
- title: Caffe & <b>
  page: doc_caffe.md
  items:
  - page: 한글 이름.md
  - title: 설치
    url: /한글 이름.html#설치
- title: 나가기
  url: https://example.org/?a=1&b=2
"""
PAGES: dict[str, str | bytes] = {
    "docs/index.md": "# 처음",
    "docs/doc_caffe.md": "# Caffe",
    "docs/한글 이름.md": "# 한글\n\n## 설치\n",
}


@pytest.fixture
def notes(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Catch the log's notes, which are no warnings."""
    caplog.set_level(logging.INFO, "mkdocs.plugins")
    return caplog


def faults(site_log: list[str]) -> list[str]:
    return [line.split("  ")[0] for line in site_log if "sidebar" in line]


def links(site: Any, name: str) -> list[tuple[str, str]]:
    """Give text and address of each link in the page's sidebar."""
    found = site.page(name).xpath("//nav[contains(@class, 'md-nav--primary')]//a[contains(@class, 'md-nav__link')]")
    return [(" ".join(link.text_content().split()), link.get("href")) for link in found]


def test_a_sidebar_is_the_navigation(draw: Draw) -> None:
    site = draw({**PAGES, "sidebar_doc.yml": SIDEBAR}, theme={"name": "material", "features": ["navigation.indexes"]})
    assert site.log == []
    shown = list(dict.fromkeys(links(site, "doc_caffe.html")))
    assert shown == [
        ("처음", "index.html"),
        ("Caffe & <b>", "doc_caffe.html"),
        ("한글", "%ED%95%9C%EA%B8%80%20%EC%9D%B4%EB%A6%84.html"),
        ("설치", "%ED%95%9C%EA%B8%80%20%EC%9D%B4%EB%A6%84.html#설치"),
        ("나가기", "https://example.org/?a=1&b=2"),
    ]


def test_all_is_said_and_the_rest_is_built(draw: Draw, notes: pytest.LogCaptureFixture) -> None:
    site = draw({**PAGES, "sidebar_doc.yml": "- title: 1부: 처음\n  page: index.md\n- titel: x\n  page: doc_cafe.md\n"})
    assert "docs/한글 이름.md:1:1: sidebar-page-not-listed" in notes.text
    assert faults(site.log) == [
        "sidebar_doc.yml:1:10: sidebar-needs-quotes",
        "sidebar_doc.yml:3:3: sidebar-unknown-key",
        "sidebar_doc.yml:4:9: sidebar-no-such-page",
    ]
    assert ("1부: 처음", "index.html") in links(site, "index.html")
    assert (site.folder / "한글 이름.html").is_file(), "a page in no sidebar is still reachable"


def test_a_pasted_snippet_keeps_its_shape_in_the_log(draw: Draw, notes: pytest.LogCaptureFixture) -> None:
    assert draw({**PAGES, "sidebar_doc.yml": "- page: index.md\n- page: doc_caffe.md\n"}).log == []
    (line,) = (said for said in notes.messages if "sidebar-page-not-listed" in said)
    assert line.splitlines()[2:4] == ["  - title: 한글", "    page: 한글 이름.md"]


def test_without_a_sidebar_mkdocs_own_navigation_is_used(draw: Draw, notes: pytest.LogCaptureFixture) -> None:
    site = draw(PAGES)
    assert site.log == []
    assert "sidebar-none" in notes.text
    assert len(links(site, "index.html")) == 3


def test_a_sidebar_that_is_named_and_not_there(draw: Draw) -> None:
    site = draw(PAGES, plugins=[{"studywiki": {"sidebar": "_data/side.yml"}}])
    assert faults(site.log) == ["mkdocs.yml:1:1: sidebar-file-missing"]


def test_sidebars_that_lie_elsewhere_are_told_of(draw: Draw, notes: pytest.LogCaptureFixture) -> None:
    site = draw({**PAGES, "docs/_data/sidebars/home_sidebar.yml": SIDEBAR})
    assert site.log == []
    assert "sidebar: _data/sidebars/home_sidebar.yml" in notes.text


def test_one_file_may_be_named_for_both(draw: Draw) -> None:
    text = f"topnav:\n- {{title: x, page: 없음.md}}\nentries:{SIDEBAR}"
    site = draw({**PAGES, "sidebar_doc.yml": text}, plugins=[{"studywiki": {"topnav": "sidebar_doc.yml"}}])
    assert faults(site.log) == ["sidebar_doc.yml:2:20: sidebar-no-such-page"]


def test_a_nav_in_mkdocs_yml_wins(draw: Draw, notes: pytest.LogCaptureFixture) -> None:
    site = draw({**PAGES, "sidebar_doc.yml": SIDEBAR}, nav=[{"내 것": "index.md"}])
    assert site.log == []
    assert "sidebar-nav-wins" in notes.text
    assert [text for text, _ in links(site, "index.html")] == ["내 것"]


@pytest.mark.parametrize("option", ["_data/sidebar_doc.yml", "docs/_data/sidebar_doc.yml"])
def test_a_sidebar_inside_docs(draw: Draw, option: str) -> None:
    site = draw({**PAGES, "docs/_data/sidebar_doc.yml": SIDEBAR}, plugins=[{"studywiki": {"sidebar": option}}])
    assert site.log == []
    assert ("나가기", "https://example.org/?a=1&b=2") in links(site, "index.html")


def test_a_jekyll_wiki_as_it_lies_there(draw: Draw) -> None:
    files: dict[str, str | bytes] = {**PAGES, "docs/_data/sidebar_doc.yml": SIDEBAR}
    leavings = ["_config.yml", "Gemfile", "Gemfile.lock", "_layouts/page.html", "_includes/a.md", "_drafts/b.md"]
    leavings += ["_sass/c.scss", "vendor/bundle/d.md", "node_modules/e/README.md", "_plugins/f.rb", "_site/index.html"]
    kept = ["CNAME", "assets/x.js", "vendor/mathbox.js", "data/table.csv"]
    files |= {f"docs/{name}": "x" for name in leavings + kept} | {"docs/_config.yml": "title: x\n"}
    files["docs/_posts/2015-11-13-welcome.markdown"] = "---\ntitle: 환영\n---\n글"
    site = draw(files)
    assert site.log == []
    assert [name for name in leavings if (site.folder / name.replace(".md", ".html")).exists()] == []
    assert [name for name in kept if not (site.folder / name).exists()] == []
    assert (site.folder / "_posts/2015-11-13-welcome.html").is_file(), "people link to posts"


def test_what_the_user_includes_wins(draw: Draw) -> None:
    site = draw({**PAGES, "docs/_data/table.csv": "1", "docs/_sass/x.css": "x"}, exclude_docs="!/_data/\n*.tmp\n")
    assert (site.folder / "_data/table.csv").is_file()
    assert not (site.folder / "_sass/x.css").exists()


def test_unpublished_and_left_out_pages_are_not_missed(draw: Draw) -> None:
    files = {**PAGES, "docs/draft.md": "---\npublished: false\n---\n", "docs/404.md": "# 없음", "docs/x/y.md": "# y"}
    site = draw({**files, "sidebar_doc.yml": SIDEBAR}, not_in_nav="/x/\n")
    assert site.log == []


def test_a_page_listed_twice_keeps_its_first_place(draw: Draw) -> None:
    text = "- page: index.md\n- page: doc_caffe.md\n- title: 다시\n  page: index.md\n- page: 한글 이름.md\n"
    site = draw({**PAGES, "sidebar_doc.yml": text})
    assert faults(site.log) == ["sidebar_doc.yml:4:9: sidebar-page-twice"]
    assert ("다시", "index.html") in links(site, "doc_caffe.html")
    following = site.page("doc_caffe.html").xpath("//link[@rel='next']/@href")
    assert following == ["%ED%95%9C%EA%B8%80%20%EC%9D%B4%EB%A6%84.html"], "previous and next follow the sidebar"


def config_of(root: Path, **options: Any) -> MkDocsConfig:
    (root / "mkdocs.yml").write_text("site_name: x\nplugins: []\n", "utf-8")
    config = load_config(str(root / "mkdocs.yml"), **{**MINIMAL, **options})
    config.plugins.on_startup(command="build", dirty=False)
    return config.plugins.on_config(config)


def navigated(config: MkDocsConfig) -> tuple[Navigation, Files]:
    """Do what MkDocs' build does up to the navigation."""
    files = config.plugins.on_files(get_files(config), config=config)
    set_exclusions(files, config)
    return config.plugins.on_nav(get_navigation(files, config), config=config, files=files), files


def outline(items: Any, depth: int = 0) -> Iterator[str]:
    for item in items:
        match item:
            case Section():
                yield f"{'  ' * depth}{item.title}"
                yield from outline(item.children, depth + 1)
            case Page():
                yield f"{'  ' * depth}{item.title} -> {item.file.src_uri}"
            case Link():
                yield f"{'  ' * depth}{item.title} => {item.url}"


def found_by(config: MkDocsConfig) -> list[Diagnostic]:
    """Give what the plugin has found so far."""
    plugin = config.plugins["studywiki"]
    assert isinstance(plugin, StudyWikiPlugin)
    return plugin.found


def test_the_sidebar_is_watched(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "sidebar_doc.yml").write_text(SIDEBAR, "utf-8")
    assert str(tmp_path / "sidebar_doc.yml") in config_of(tmp_path).watch


def test_a_bar_for_the_templates(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# 가 & 나", "utf-8")
    (tmp_path / "sidebar_doc.yml").write_text("topnav:\n- {title: A<b, page: a.md}\nentries:\n- page: a.md\n", "utf-8")
    menus = "topnav_dropdowns:\n- title: x\n  folders:\n  - title: 더\n    folderitems:\n    - url: https://b.kr\n"
    (tmp_path / "bar.yml").write_text(menus, "utf-8")
    config = config_of(tmp_path, plugins=[{"studywiki": {"topnav": "bar.yml"}}])
    navigated(config)
    link = {"title": "b.kr", "url": "https://b.kr", "external": True, "items": []}
    assert config.extra["studywiki"]["topnav"] == [
        {"title": "A<b", "url": "a.html", "external": False, "items": []},
        {"title": "더", "url": "", "external": False, "items": [link]},
    ]


def test_the_old_wiki_as_it_lies_there(tmp_path: Path, shared: Path) -> None:
    wiki = shared / "wikis" / "deeplearningstudy"
    plugins = [{"studywiki": {"topnav": "_data/topnav_doc.yml", "workers": 1}}]
    config = config_of(tmp_path, docs_dir=str(wiki), plugins=plugins)
    nav, files = navigated(config)
    codes = [each.code for each in found_by(config) if each.code.startswith("sidebar")]
    assert codes == ["sidebar-page-not-listed"] * 2 + ["sidebar-folder-not-listed"]
    assert list(outline(nav)) == OLD_WIKI.strip().splitlines()
    assert [item["title"] for item in config.extra["studywiki"]["topnav"]] == ["Github Repository", "Facebook Group"]
    assert not [file.src_uri for file in files if file.inclusion.is_included() and file.src_uri.startswith("_data")]


OLD_WIKI = """
Deep Learning
  Introduction -> doc_deeplearning_intro.md
  Sites -> doc_deeplearning_site.md
  Papers -> doc_deeplearning_paper.md
  Video lectures -> doc_deeplearning_video.md
Caffe
  Introduction -> doc_caffe_intro.md
  Installation Ubuntu 14.04 -> doc_caffe_install_ubuntu1404.md
  Installation Ubuntu 12.04 -> doc_caffe_install_ubuntu1204.md
  Installation Windows 7 64bit -> doc_caffe_install_windows.md
  Installation Mac 10.10 -> doc_caffe_install_mac.md
  C++ Example 1. Hello Caffe -> doc_caffe_example_1hellocaffe.md
  C++ Example 2. Blob -> doc_caffe_example_2blob.md
  C++ Example 3. MNIST Dataset (with Python) -> doc_caffe_example_3mnist.md
  C++ Example 4. Layer -> doc_caffe_example_4layer.md
  C++ Example 5. LogReg with MNIST -> doc_caffe_example_5logreg.md
TensorFlow
  Introduction -> doc_tensorflow_intro.md
  Installation -> doc_tensorflow_install.md
  Tutorial MNIST -> doc_tensorflow_tutorial_mnist.md
Applications
  Introduction -> doc_application_intro.md
Tool and Tips
  iPhthon Notebook -> doc_tooltip_ipython.md
"""


@pytest.mark.parametrize(
    ("wiki", "sidebar", "missing"),
    [
        ("documentation-theme-jekyll", "_data/sidebars/mydoc_sidebar.yml", {"/mydoc_shuffle.html"}),  # a page in HTML
        ("documentation-theme-jekyll", "_data/sidebars/other.yml", set()),
        ("dsail", "_data/sidebars/home_sidebar.yml", set()),
        ("dsail", "_data/sidebars/Introduction_sidebar.yml", set()),
    ],
)
def test_other_real_wikis(tmp_path: Path, shared: Path, wiki: str, sidebar: str, missing: set[str]) -> None:
    """Every entry leads to its page by the page's permalink."""
    plugins = [
        {"studywiki": {"sidebar": sidebar, "workers": 1}}
    ]  # more would render the pages as soon as they are known
    config = config_of(tmp_path, docs_dir=str(shared / "wikis" / wiki), plugins=plugins)
    nav, _ = navigated(config)
    faulty = [each for each in found_by(config) if "sidebar-" in each.code and "not-listed" not in each.code]
    assert {each.values["page"] for each in faulty} == missing
    assert len(list(outline(nav))) > 1
