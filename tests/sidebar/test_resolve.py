"""A page as people name it; what is shown; what is forgotten."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from studywiki.diagnostics import Location, Severity
from studywiki.sidebar import conditions
from studywiki.sidebar.model import Spelling
from studywiki.sidebar.orphans import orphans, snippet
from studywiki.sidebar.parse import parse
from studywiki.sidebar.resolve import Resolved, resolve
from studywiki.sidebar.suggestions import Suggestions
from studywiki.wiki.meaning import Kind
from studywiki.wiki.page import WikiPage
from studywiki.wiki.wiki import Wiki
from tests.sidebar.drawing import draw_nav


def page(path: str, title: str = "제목", permalink: str | None = None) -> WikiPage:
    return WikiPage(path, f"docs/{path}", title, permalink)


PATHS = [
    *("index.md", "doc_caffe_intro.md", "딥러닝 소개.md", "tools/README.md", "tools/설치.markdown"),
    *("neural-networks-2.kr.md", "C#.md", "100%.md", "왜?.md", "a+b.md", "Upper.md", normalize("NFD", "나눗셈.md")),
    *("both.md", "both/index.md", "_posts/2015-11-13-welcome.markdown", "%20.md"),
]
PAGES = [*(page(path) for path in PATHS), page("pages/old.md", permalink="mydoc_old.html")]
PAGES += [page("pages/dir.md", permalink="/about/"), page("named.md"), page("other.md", permalink="/named.html")]
WIKI = Wiki.of(PAGES, ["files/slides.pdf", "files/발표 자료.pdf"])


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("/doc_caffe_intro.html", "doc_caffe_intro.md"),
        ("doc_caffe_intro.html", "doc_caffe_intro.md"),
        ("doc_caffe_intro.htm", "doc_caffe_intro.md"),
        ("doc_caffe_intro.md", "doc_caffe_intro.md"),
        ("./doc_caffe_intro.md", "doc_caffe_intro.md"),
        ("doc_caffe_intro", "doc_caffe_intro.md"),
        ("/doc_caffe_intro/", "doc_caffe_intro.md"),
        ("/doc_caffe_intro/index.html", "doc_caffe_intro.md"),
        ("doc_caffe_intro.html?lang=ko", "doc_caffe_intro.md"),
        ("/", "index.md"),
        ("/index.html", "index.md"),
        ("index", "index.md"),
        ("README.md", "index.md"),
        ("딥러닝 소개", "딥러닝 소개.md"),
        ("/딥러닝%20소개.html", "딥러닝 소개.md"),
        ("/%EB%94%A5%EB%9F%AC%EB%8B%9D%20%EC%86%8C%EA%B0%9C.html", "딥러닝 소개.md"),
        (normalize("NFD", "딥러닝 소개.md"), "딥러닝 소개.md"),
        ("나눗셈.md", normalize("NFD", "나눗셈.md")),
        ("tools", "tools/README.md"),
        ("/tools/", "tools/README.md"),
        ("/tools/index.html", "tools/README.md"),
        ("tools/README", "tools/README.md"),
        ("tools/../tools/설치.md", "tools/설치.markdown"),
        ("tools/설치", "tools/설치.markdown"),
        ("neural-networks-2.kr", "neural-networks-2.kr.md"),
        ("C#.md", "C#.md"),
        ("C%23.html", "C#.md"),
        ("100%.md", "100%.md"),
        ("100%25.html", "100%.md"),
        ("왜?.md", "왜?.md"),
        ("%EC%99%9C%3F", "왜?.md"),
        ("a+b", "a+b.md"),
        ("both.html", "both.md"),
        ("both/index.html", "both/index.md"),
        ("both/index.md", "both/index.md"),
        ("%20.md", "%20.md"),
        ("/mydoc_old.html", "pages/old.md"),
        ("mydoc_old", "pages/old.md"),
        ("pages/old.md", "pages/old.md"),
        ("/about/", "pages/dir.md"),
        ("/about", "pages/dir.md"),
        ("/about/index.html", "pages/dir.md"),
        ("named.html", "other.md"),
        ("named.md", "named.md"),
        ("/2015/11/13/welcome.html", "_posts/2015-11-13-welcome.markdown"),
        ("files/slides.pdf", "files/slides.pdf"),
        ("/files/발표%20자료.pdf", "files/발표 자료.pdf"),
    ],
)
def test_a_page_as_people_name_it(name: str, path: str) -> None:
    found = WIKI.meaning(name)
    assert found.path == path
    assert found.exact
    assert not found.anchor


@pytest.mark.parametrize(
    "name", ["doc_caffe", "caffe_intro.md", "../../etc/passwd", "doc_caffe_intro.pdf", "", "#", "x/index.md"]
)
def test_no_page(name: str) -> None:
    found = WIKI.meaning(name)
    assert found.kind is Kind.NOTHING or (name in ("", "#") and found.path == "index.md")


def test_a_place_in_a_page() -> None:
    found = WIKI.meaning("/doc_caffe_intro.html#준비-하기")
    assert (found.path, found.anchor) == ("doc_caffe_intro.md", "준비-하기")


def test_another_case_is_found_and_told() -> None:
    found = WIKI.meaning("/upper.html")
    assert found.path == "Upper.md" and not found.exact


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("/doc_cafe_intro.html", "/doc_caffe_intro.html"),
        ("doc_cafe_intro.md", "doc_caffe_intro.md"),
        ("doc-caffe-intro", "doc_caffe_intro"),
        ("/tools/doc_caffe_intro.html#준비", "/doc_caffe_intro.html"),
        ("설치.md", "tools/설치.markdown"),
        ("딥러닝 소게.md", "딥러닝 소개.md"),
        ("mydok_old.html", "mydoc_old.html"),
        ("doc_caffeintro.md", "doc_caffe_intro.md"),
    ],
)
def test_did_you_mean(name: str, meant: str) -> None:
    suggestion = Suggestions(Wiki.of(PAGES)).find(name)
    assert suggestion and suggestion[0] == meant


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("doc_wiki_run_ci.md", "doc_wiki_write.md"),
        ("doc_wiki_run_options.md", "doc_wiki_join.md"),
        ("doc_deeplearning_rnn.md", "doc_deeplearning_cnn.md"),
        ("doc_caffe_example_2blob.md", "doc_caffe_example_4layer.md"),
        ("lecture_1.md", "lecture_2.md"),
        ("딥러닝.md", "머신러닝.md"),
        ("x" * 300, "x" * 299),
    ],
)
def test_names_that_begin_alike_are_no_slips(name: str, other: str) -> None:
    assert Suggestions(Wiki.of([page(other)])).find(name) is None


def run(text: str, pages: list[WikiPage], wanted: dict[object, object] | None = None) -> Resolved:
    chosen, unknown = conditions.wanted(wanted or {}, Location("mkdocs.yml"))
    assert not unknown
    sidebar, found = parse(text, "s.yml")
    assert not found
    return resolve(sidebar.entries, Wiki.of(pages, ["files/slides.pdf"]), chosen)


AB = [page("index.md", "처음"), page("a.md", "가"), page("b.md", "나")]


def test_the_tree() -> None:
    text = """
- page: index.md
- title: 묶음
  page: a.md
  items:
  - page: b.md
  - title: 설치
    url: /b.html#설치
  - title: 발표
    url: /files/slides.pdf
- page: a.md#끝
- external_url: https://example.org/x/
- title: 메일
  url: mailto:a@b.kr
"""
    resolved = run(text, AB)
    assert not resolved.diagnostics
    assert draw_nav(resolved.items) == (
        "- -> index.md\n"
        "묶음 | 묶음 -> a.md\n"
        "  - -> b.md\n"
        "  설치 ~> b.md#설치\n"
        "  발표 ~> files/slides.pdf#\n"
        "가 ~> a.md#끝\n"
        "example.org/x => https://example.org/x/\n"
        "메일 => mailto:a@b.kr\n"
    )


def test_a_section_takes_the_title_of_its_page() -> None:
    assert draw_nav(run("- page: a.md\n  items:\n  - page: b.md\n", AB).items) == "가 | - -> a.md\n  - -> b.md\n"


def test_a_section_of_which_nothing_is_left_is_not_shown() -> None:
    assert run("- title: 묶음\n  items:\n  - {page: a.md, web: false}\n", AB).items == ()


@pytest.mark.parametrize("nowhere", ["#", "/#", "#!"])
def test_an_entry_that_leads_nowhere_takes_no_place_of_a_page(nowhere: str) -> None:
    text = "- {title: 위, url: '%s'}\n- {title: 묶음, url: '%s', items: [{page: a.md}]}\n- page: index.md\n"
    found = run(text % (nowhere, nowhere), [page("index.md"), page("a.md")])
    assert found.diagnostics == []
    assert draw_nav(found.items) == "위 ~> index.md#\n묶음\n  - -> a.md\n- -> index.md\n"


def test_an_address_cannot_leave_its_attribute() -> None:
    text = "- {title: x, url: 'https://a.kr/\"onmouseover=\"alert(1)<b>'}\n- {title: y, url: 'a.md#\"x'}\n"
    drawn = draw_nav(run(text, AB).items)
    assert '"' not in drawn and "<" not in drawn


@pytest.mark.parametrize(
    ("said", "wanted", "shown"),
    [
        ("audience: 'writers, designers'", {"audience": "designers"}, True),
        ("audience: writers designers", {"audience": "designers"}, True),
        ("audience: [writers, designers]", {"audience": "designers"}, True),
        ("audience: designers", {"audience": "design"}, False),
        ("audience: Designers", {"audience": "designers"}, True),
        ("product: Product A", {"product": "Product B"}, False),
        ("product: Product A", {"product": "product a"}, True),
        ("product: all", {"product": "basic"}, True),
        ("product: basic", {"product": "all"}, True),
        ("product: basic", {"product": "basic, pro"}, True),
        ("product: basic", {"product": ["pro", "max"]}, False),
        ("product: basic", {}, True),
        ("product: basic", {"product": ""}, True),
        ("product:", {"product": "basic"}, True),
        ("platform: mac", {"product": "basic"}, True),
        ("version: 6.0", {"version": 6.0}, True),
        ("version: 6.0", {"version": 5.0}, False),
    ],
)
def test_conditions_are_whole_words(said: str, wanted: dict[object, object], shown: bool) -> None:
    resolved = run(f"- title: 가\n  {said}\n  items:\n  - page: a.md\n", AB, wanted)
    assert bool(resolved.items) is shown
    assert resolved.listed == {"a.md"}, "a page for other readers is not forgotten"


def left(pages: list[WikiPage], listed: set[str]) -> list[tuple[str, str]]:
    found = orphans(pages, listed, Spelling.SHORT, "s.yml")
    return [(each.location.file, each.code) for each in found if each.severity is Severity.INFO]


def test_what_nobody_expects_in_a_sidebar() -> None:
    quiet = [page("index.md"), page("README.md"), page("_posts/2015-11-13-x.md"), page("x/_posts/2015-11-13-y.md")]
    quiet += [
        WikiPage("404.md", "docs/404.md", "x", expected=False),
        WikiPage("d.md", "docs/d.md", "x", published=False),
    ]
    assert left(quiet, set()) == []


def test_a_forgotten_page_and_a_forgotten_folder() -> None:
    pages = [page("a.md"), page("tools/b.md"), page("tools/c.md"), page("old/d.md"), page("old/e.md"), page("one/f.md")]
    assert left(pages, {"tools/b.md"}) == [
        ("docs/a.md", "sidebar-page-not-listed"),
        ("docs/old/d.md", "sidebar-folder-not-listed"),
        ("docs/one/f.md", "sidebar-page-not-listed"),
        ("docs/tools/c.md", "sidebar-page-not-listed"),
    ]


@pytest.mark.parametrize(
    "title",
    ["1부: 소개", "[공지] 안내", "*중요*", "it's", "yes", "null", "# 제목", "  ", "$x$ 축", "C++ 'a'", "@x", "-"],
)
@pytest.mark.parametrize("path", ["a.md", "1부: 소개.md", "한글 이름.md", "a/C#.md", "it's.md", "-.md"])
@pytest.mark.parametrize("spelling", Spelling)
def test_a_snippet_can_be_pasted(title: str, path: str, spelling: Spelling) -> None:
    """Into a sidebar of its own spelling: no fault, and it leads to the page."""
    wanted = page(path, title)
    sidebar, found = parse(snippet(wanted, spelling), "s.yml")
    resolved = resolve(sidebar.entries, Wiki.of([wanted]))
    assert not found and not resolved.diagnostics
    assert resolved.listed == {path}
    assert sidebar.entries[0].title == (title.strip() or None)
