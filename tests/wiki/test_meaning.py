"""What an address means, on a page in a folder of a wiki with old and new names."""

from __future__ import annotations

import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studywiki.wiki.meaning import Kind
from studywiki.wiki.page import WikiPage
from studywiki.wiki.wiki import Wiki

FILES = [
    "index.md", "doc_caffe_intro.md", "folder/page.md", "folder/index.md", "folder/그림 1.png", "images/a.png",
    "assets/x.svg", "deep/er/page.md", "deep/README.md", "old.markdown", "_posts/2016-01-02-이름.md",
    "_posts/KSE801/2022-09-01-GNN_Paper.md", "file.html", "data.csv", "C#.md",
]  # fmt: skip
NFD = unicodedata.normalize("NFD", "풀린 이름.md")


def wiki() -> Wiki:
    files = {path: path.replace(".md", ".html").replace(".markdown", ".html") for path in [*FILES, NFD]}
    links = {"/caffe/": "doc_caffe_intro.md", "tag_caffe.html": "old.markdown", "/ko/논문": "folder/page.md"}
    pages = {path: WikiPage(path, path, "", link) for link, path in links.items()}
    return Wiki(files, pages, ["https://group.github.io/wiki/", "http://old.org"])


@pytest.mark.parametrize("href", ["none.md", "folder/none", "../../../etc/passwd", "../index.md", "", "caffe_intro.html", "doc_caffe_intro.pdf", "images", "2016/01/02/none/"])  # fmt: skip # noqa: E501
def test_nothing_is_found_where_nothing_is(href: str) -> None:
    assert wiki().meaning(href, "index.md").kind is (Kind.NOTHING if href else Kind.HERE)


@pytest.mark.parametrize(
    ("page", "href", "path"),
    [
        ("index.md", "doc_caffe_intro.md", "doc_caffe_intro.md"),
        ("index.md", "doc_caffe_intro.html", "doc_caffe_intro.md"),
        ("index.md", "doc_caffe_intro", "doc_caffe_intro.md"),
        ("index.md", "./doc_caffe_intro/", "doc_caffe_intro.md"),
        ("index.md", "/doc_caffe_intro.html", "doc_caffe_intro.md"),
        ("index.md", "/wiki/doc_caffe_intro.html", "doc_caffe_intro.md"),
        ("folder/page.md", "doc_caffe_intro.html", "doc_caffe_intro.md"),
        ("folder/page.md", "../doc_caffe_intro.md", "doc_caffe_intro.md"),
        ("folder/page.md", "page.md", "folder/page.md"),
        ("folder/page.md", ".", "folder/index.md"),
        ("folder/page.md", "..", "index.md"),
        ("folder/page.md", "/", "index.md"),
        ("index.md", "folder/", "folder/index.md"),
        ("index.md", "deep/", "deep/README.md"),
        ("index.md", "folder\\page.md", "folder/page.md"),
        ("index.md", "folder/%EA%B7%B8%EB%A6%BC%201.png", "folder/그림 1.png"),
        ("index.md", "folder/그림 1.png", "folder/그림 1.png"),
        ("index.md", unicodedata.normalize("NFD", "folder/그림 1.png"), "folder/그림 1.png"),
        ("index.md", "풀린 이름.md", NFD),
        ("index.md", "/풀린%20이름.html", NFD),
        ("index.md", "old.html", "old.markdown"),
        ("index.md", "old.md", "old.markdown"),
        ("index.md", "file.html", "file.html"),
        ("index.md", "data.csv", "data.csv"),
        ("index.md", "C%23.md", "C#.md"),
        ("folder/page.md", "/caffe/", "doc_caffe_intro.md"),
        ("folder/page.md", "caffe", "doc_caffe_intro.md"),
        ("index.md", "/tag_caffe.html", "old.markdown"),
        ("index.md", "/ko/%EB%85%BC%EB%AC%B8", "folder/page.md"),
        ("index.md", "/2016/01/02/이름/", "_posts/2016-01-02-이름.md"),
        ("index.md", "/cat/2016/1/2/이름.html", "_posts/2016-01-02-이름.md"),
        ("index.md", "/_posts/2022-09-01-GNN_Paper.md", "_posts/KSE801/2022-09-01-GNN_Paper.md"),
    ],
)
def test_the_file_is_found(page: str, href: str, path: str) -> None:
    assert wiki().meaning(href, page).path == path


@pytest.mark.parametrize(
    ("href", "local"),
    [
        ("https://group.github.io/wiki/a.html#b", "/a.html#b"),
        ("http://group.github.io/wiki", "/"),
        ("//old.org/a", "/a"),
        ("https://group.github.io/wikis/a.html", None),
        ("https://group.github.io/other", None),
        ("https://old.org.kr/a", None),
        ("a.html", None),
    ],
)
def test_the_wikis_own_address(href: str, local: str | None) -> None:
    assert wiki().within(href) == local


@pytest.mark.parametrize(
    ("href", "similar"),
    [("doc_cafe_intro.md", "doc_caffe_intro.md"), ("img/a.png", "images/a.png"), ("전혀다른이름.md", None)],
)
def test_a_similar_name(href: str, similar: str | None) -> None:
    assert wiki().similar(href) == similar


@pytest.mark.parametrize(
    ("path", "is_own"),
    [
        ("/", True),
        ("/about.html", True),
        ("/about", True),
        ("/posts/none.html", True),
        ("/deep%20learning/2017/05/13/GRU/", True),  # a post of the blog's, there or not
        ("/none.html", True),
        ("/embedding", False),  # https://group.github.io/embedding is the site of another repository
        ("/embedding/environment.html", False),
    ],
)
def test_sites_beside_ones_own(path: str, is_own: bool) -> None:
    home = Wiki({"about.md": "about.html", "posts/a.md": "posts/a.html"}, {}, ["https://group.github.io"])
    assert (home.within(f"http://group.github.io{path}") is not None) is is_own
    elsewhere = Wiki({"about.md": "about.html"}, {}, ["https://wiki.example.com"])
    assert elsewhere.within(f"https://wiki.example.com{path}") is not None


def test_links_between_addresses() -> None:
    here = wiki()
    assert here.link("folder/page.md", "images/a.png") == "../images/a.png"
    assert here.source_link("folder/page.md", "folder/그림 1.png") == "%EA%B7%B8%EB%A6%BC%201.png"
    pretty = Wiki({"index.md": "./", "a/b.md": "a/b/", "x.png": "x.png"})
    assert pretty.link("a/b.md", "x.png") == "../../x.png"
    assert pretty.link("a/b.md", "index.md") == "../../"
    assert pretty.link("index.md", "a/b.md") == "a/b/"


@given(st.text(max_size=30), st.sampled_from(FILES))
def test_any_address_gives_an_answer(href: str, page: str) -> None:
    found = wiki().meaning(href, page)
    assert (found.kind is Kind.FILE) is (found.path in wiki().files)
    wiki().within(href)


def test_a_wiki_is_a_value() -> None:
    """It may be handed to another process, asked before or not."""
    here = wiki()
    assert here.meaning("/CAFFE/").path == "doc_caffe_intro.md"
    there = pickle.loads(pickle.dumps(here))
    assert there == wiki() and there.meaning("/CAFFE/") == here.meaning("/CAFFE/")
