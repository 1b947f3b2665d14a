"""What each way of writing an address means in a sidebar, a link, an image, front matter and Liquid: the same."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import replace
from unicodedata import normalize
from urllib.parse import quote, unquote

import pytest
from markdown import Markdown

from studywiki.jekyll.extension import JekyllExtension
from studywiki.links.extension import LinksExtension
from studywiki.markdown.extension import StudyWikiMarkdown
from studywiki.rendering import Rendering
from studywiki.sidebar.nav import PageItem, PlaceItem
from studywiki.sidebar.parse import parse
from studywiki.sidebar.resolve import resolve
from studywiki.text.source import Source
from studywiki.wiki.page import WikiPage
from studywiki.wiki.surroundings import Surroundings
from studywiki.wiki.wiki import Wiki

PAGE = "folder/here.md"
"""The page that links, images and Liquid stand on."""
LOOSE = normalize("NFD", "folder/풀린 이름.md")
PATHS = [
    PAGE,
    LOOSE,
    "index.md",
    "intro.md",
    "folder/index.md",
    "old.markdown",
    "C#.md",
    "100%.md",
    "왜?.md",
    "Upper.md",
]
PATHS += ["both.md", "both/index.md", "tools/README.md", "_posts/2016-01-02-이름.md", "folder/_posts/2017-03-04-x.md"]
PATHS += ["deep/er/혼자.md", "deep/둘.md", "other/둘.md"]
PAGES = [WikiPage(path, f"docs/{path}", "제목") for path in PATHS]
PAGES += [
    WikiPage("moved.md", "docs/moved.md", "제목", "/caffe/"),
    WikiPage("n.md", "docs/n.md", "제목", "ko/논문.html"),
]
PAGES += [WikiPage("asked.md", "docs/asked.md", "제목", "/taken.html"), WikiPage("taken.md", "docs/taken.md", "제목")]
WIKI = Wiki.of(PAGES, ["folder/그림 1.png", "images/a.png", "slides/index.html"], ["https://group.github.io/wiki/"])
WIKI = replace(WIKI, around=Surroundings("docs"))

MEANINGS = [
    # what means nothing
    ("none.md", None), ("/none.html", None), ("intro.pdf", None), ("ntro.md", None), ("images", None),
    ("mailto:a@b.kr", None),
    ("https://example.org/intro.md", None), ("https://group.github.io/other/intro.html", None),
    ("intro.md/x", None),
    ("https://blog.org/caffe/", None), ("app:intro.md", None), ("//blog.org/caffe/", None),
    # a page by its file, by its address, or without an ending; with an ending that it once had
    ("intro.md", "intro.md"), ("/intro.md", "intro.md"), ("intro", "intro.md"), ("/intro", "intro.md"),
    ("intro/", "intro.md"),
    ("intro.html", "intro.md"), ("/intro.html", "intro.md"), ("intro.htm", "intro.md"),
    ("intro.markdown", "intro.md"),
    ("/intro/index.html", "intro.md"), ("old.md", "old.markdown"), ("old.html", "old.markdown"),
    ("old.mkd", "old.markdown"),
    # on the way
    ("./intro.md", "intro.md"), ("/folder/../intro.md", "intro.md"), ("/tools//README.md", "tools/README.md"),
    # a folder
    ("/", "index.md"), ("/index.html", "index.md"), ("/tools", "tools/README.md"),
    ("/tools/", "tools/README.md"), ("/tools/index.html", "tools/README.md"), ("/slides/", "slides/index.html"),
    ("/both.html", "both.md"), ("/both", "both.md"), ("/both/index.html", "both/index.md"),
    # percent-escapes, normal forms, backslashes
    ("/folder/%EA%B7%B8%EB%A6%BC%201.png", "folder/그림 1.png"), ("/folder/그림 1.png", "folder/그림 1.png"),
    (normalize("NFD", "/folder/그림 1.png"), "folder/그림 1.png"), ("/folder/풀린 이름.md", LOOSE),
    ("/folder/풀린%20이름.html", LOOSE), ("/folder\\풀린 이름.md", LOOSE), ("tools\\README.md", "tools/README.md"),
    # letters of a file's name that mean something in an address
    ("C#.md", "C#.md"), ("C%23.html", "C#.md"), ("100%.md", "100%.md"), ("100%25.html", "100%.md"),
    ("왜?.md", "왜?.md"),
    ("왜%3F", "왜?.md"),
    # case
    ("upper.md", "Upper.md"), ("/UPPER.html", "Upper.md"), ("/Images/A.PNG", "images/a.png"),
    ("Intro.MD", "intro.md"),
    # query and fragment
    ("intro.md#끝", "intro.md"), ("/intro.html?x=1", "intro.md"), ("/intro.html?x=1#끝", "intro.md"),
    ("C#.md#끝", "C#.md"),
    # an address that front matter asks for, which comes before the one that another page has by its name
    ("/caffe/", "moved.md"), ("caffe.html", "moved.md"), ("/caffe/index.html", "moved.md"), ("/ko/논문", "n.md"),
    ("/ko/%EB%85%BC%EB%AC%B8.html", "n.md"), ("moved.md", "moved.md"), ("/taken.html", "asked.md"),
    ("/taken.md", "taken.md"),
    ("/taken.markdown", "taken.md"),
    # Jekyll's posts
    ("/2016/01/02/이름/", "_posts/2016-01-02-이름.md"), ("/2016/1/2/이름.html", "_posts/2016-01-02-이름.md"),
    ("/folder/2017/03/04/x/", "folder/_posts/2017-03-04-x.md"),
    ("/2017/03/04/x/", "folder/_posts/2017-03-04-x.md"),
    ("/_posts/2017-03-04-x.md", "folder/_posts/2017-03-04-x.md"),
    # from the root of the repository, as on GitHub
    ("/docs/intro.md", "intro.md"), ("/docs/folder/%EA%B7%B8%EB%A6%BC%201.png", "folder/그림 1.png"),
    ("/docs/intro.html", "intro.md"), ("/docs/", "index.md"), ("/docs/tools", "tools/README.md"),
    ("/docs/none.md", None), ("/docs2/intro.md", None),
    # the name of the one page that has it
    ("혼자", "deep/er/혼자.md"), ("%ED%98%BC%EC%9E%90", "deep/er/혼자.md"), ("둘", None), ("혼자.md", None),
    ("er/혼자", None),
    # where the wiki is published
    ("/wiki/intro.html", "intro.md"), ("/wiki/", "index.md"),
]  # fmt: skip
SITES = [
    ("https://blog.org/2016/01/02/이름/", None), ("https://group.github.io/2016/01/02/이름/", None),
    ("https://group.github.io/wiki/intro.html", "intro.md"), ("http://group.github.io/wiki/", "index.md"),
    ("//group.github.io/wiki/caffe/#끝", "moved.md"), ("HTTPS://Group.github.io/wiki/folder/", "folder/index.md"),
]  # fmt: skip
"""Liquid's `link` and `permalink` name files and paths, never a site."""


def in_sidebar(address: str) -> str | None:
    sidebar, found = parse(f"- title: x\n  url: '{address}'\n", "s.yml")
    assert not found
    (item, *_) = (*resolve(sidebar.entries, WIKI).items, None)
    return item.path if isinstance(item, PageItem | PlaceItem) else None


def in_link(address: str) -> str | None:
    return rendered(f"[x](<{address}>)" if "\\" not in address else f'<a href="{address}">x</a>')


def in_image(address: str) -> str | None:
    return rendered(f"![x](<{address}>)" if "\\" not in address else f'<img src="{address}">')


def in_liquid(address: str) -> str | None:
    return rendered(f"[x]({{% link {address} %}})")


def rendered(text: str) -> str | None:
    """Give the file that the address in `text` leads to."""
    rendering = Rendering()
    extensions = [
        JekyllExtension(rendering, dict),
        StudyWikiMarkdown(rendering),
        LinksExtension(rendering, lambda: WIKI),
    ]
    md = Markdown(extensions=extensions)
    rendering.begin(Source.of(text), PAGE)
    html = md.convert(text)
    found = re.search(r'(?:href|src)="([^"]*)"', html)
    if not found or found[1].startswith("/") or any("broken" in each.code for each in rendering.diagnostics):
        return None
    path = found[1].partition("#")[0].partition("?")[0]
    joined = posixpath.normpath(posixpath.join("folder", unquote(path)))
    # in raw HTML it is the address that is written
    return next((each for each in WIKI.files if joined in (each, WIKI.files[each])), None)


PLACES: list[Callable[[str], str | None]] = [in_sidebar, in_link, in_image, in_liquid]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@pytest.mark.parametrize(("address", "path"), MEANINGS)
def test_an_address_means_the_same_everywhere(
    place: Callable[[str], str | None], address: str, path: str | None
) -> None:
    assert place(address) == path


@pytest.mark.parametrize("place", [in_sidebar, in_link, in_image], ids=lambda place: place.__name__)
@pytest.mark.parametrize(("address", "path"), SITES)
def test_so_does_one_of_a_site(place: Callable[[str], str | None], address: str, path: str | None) -> None:
    assert place(address) == path


@pytest.mark.parametrize(
    "asked", [address for address, path in MEANINGS if path and not re.search("[#?]|^/wiki", address)]
)
def test_front_matter_asks_for_an_address_in_the_same_ways(asked: str) -> None:
    """The page that asks for an address in one way is found by it, and by the plainest way of writing it."""
    wiki = Wiki.of([WikiPage("a.md", "docs/a.md", "제목", asked)])
    plainest = "/" + quote(unquote(normalize("NFC", asked)).replace("\\", "/").lstrip("/"))
    assert wiki.meaning(asked).path == wiki.meaning(plainest).path == wiki.meaning(asked, "deep/er/b.md").path == "a.md"


# Where the places must differ: the address, what it means in each, and why.
DIFFERENT = [
    # A link counts from its page, as on GitHub; a sidebar and Liquid's `link` from the folder of the pages.
    ("here.md", {in_sidebar: None, in_link: PAGE, in_image: PAGE, in_liquid: None}),
    ("./", {in_sidebar: "index.md", in_link: "folder/index.md", in_image: "folder/index.md", in_liquid: "index.md"}),
    # A list of pages has a folder's own page under either name; elsewhere a file that is not there is not there.
    ("/README.md", {in_sidebar: "index.md", in_link: None, in_image: None, in_liquid: None}),
    # Out of the pages' folder there are other files on GitHub; what has no folder of its own cannot leave it.
    ("../../intro.md", {in_sidebar: "intro.md", in_link: None, in_image: None, in_liquid: "intro.md"}),
    # A place without a page is one of the page that it stands on; what stands on none means the first page.
    ("#끝", {in_sidebar: "index.md", in_link: None, in_image: None, in_liquid: "index.md"}),
]  # fmt: skip


@pytest.mark.parametrize(("address", "meanings"), DIFFERENT)
def test_where_places_differ(address: str, meanings: dict[Callable[[str], str | None], str | None]) -> None:
    assert {place: place(address) for place in PLACES} == meanings


def test_raw_html_counts_from_the_pages_address_first() -> None:
    """A browser reads it so, and nothing tells it otherwise: with `use_directory_urls` that is another folder."""
    pages = [WikiPage(path, f"docs/{path}", "제목") for path in ("a/b.md", "a/c.md", "c.md")]
    wiki = Wiki({"a/b.md": "a/b/", "a/c.md": "a/c/", "c.md": "c/"}, {page.path: page for page in pages})
    assert wiki.leads_somewhere("a/b.md", "../../c/")
    assert wiki.meaning("../c.md", "a/b.md").path == "c.md"
    assert wiki.meaning("../c/", "a/b.md").path == "c.md"
    assert wiki.leads_somewhere("a/b.md", "../c/")  # a/c.md, and so it stays in raw HTML
