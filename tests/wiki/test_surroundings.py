"""Links out of the docs folder, from the root of the repository, to folders and to the repository's own address."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from studywiki.sidebar.nav import LinkItem
from studywiki.sidebar.parse import parse
from studywiki.sidebar.resolve import resolve
from studywiki.wiki.meaning import Kind
from studywiki.wiki.page import WikiPage
from studywiki.wiki.surroundings import Surroundings
from studywiki.wiki.wiki import Wiki
from tests.conftest import Draw, Site

URL = "https://github.com/study/wiki"
PAGES = [
    "index.md",
    "sub/a.md",
    "sub/here.md",
    "both/a.md",
    "deep/er/경사하강법.md",
    "x/same.md",
    "y/same.md",
    "대문.md",
]


@pytest.fixture
def wiki(tmp_path: Path) -> Wiki:
    for name in [
        "docs/images/a.png",
        "docs/_x/b.png",
        "code/train.py",
        "코드/가 1#.py",
        ".github/x.yml",
        ".git/config",
    ]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "out").symlink_to("/etc")
    pages = [WikiPage(path, f"docs/{path}", "제목") for path in PAGES]
    return replace(
        Wiki.of(pages, ["images/a.png"], ["https://study.github.io/wiki/"]),
        around=Surroundings("docs", URL, "main", "", tmp_path),
        unpublished=["_x/b.png"],
    )


NOTHING = [
    "/code/none.py",
    "../none.md",
    "../../../etc/passwd",
    "../../out/passwd",
    "../../.git/config",
    "/docs/none.md",
]
NOTHING += ["same", "경사하강법.md", "er/경사하강법", "images/none.png", "a\0b", "../../../x", "/docs/_x/b.png"]


@pytest.mark.parametrize("address", NOTHING)
def test_what_is_not_there(wiki: Wiki, address: str) -> None:
    found = wiki.meaning(address, "sub/here.md")
    assert found.kind is Kind.NOTHING and found.path == found.beside == ""


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/docs/sub/a.md", "sub/a.md"),
        ("/docs/sub/a.md#곳", "sub/a.md"),
        ("/docs/images/a.png", "images/a.png"),
        ("/docs/", "index.md"),
        ("../../docs/sub/a.md", "sub/a.md"),
        ("/DOCS/Sub/A.md", ""),
        ("/docs/Sub/A.md", "sub/a.md"),
        ("경사하강법", "deep/er/경사하강법.md"),
        ("a", "sub/a.md"),  # beside the page, whatever else is called so
        ("대문", "대문.md"),
    ],
)
def test_files_of_the_site(wiki: Wiki, address: str, path: str) -> None:
    assert wiki.meaning(address, "sub/here.md").path == path


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("../../code/train.py", f"{URL}/blob/main/code/train.py"),
        ("/code/train.py", f"{URL}/blob/main/code/train.py"),
        ("/%EC%BD%94%EB%93%9C/가 1%23.py", f"{URL}/blob/main/%EC%BD%94%EB%93%9C/%EA%B0%80%201%23.py"),
        ("/.github/x.yml", f"{URL}/blob/main/.github/x.yml"),
        ("../../code/", f"{URL}/tree/main/code"),
        ("../images", f"{URL}/tree/main/docs/images"),
        ("/docs/images/", f"{URL}/tree/main/docs/images"),
        ("../..", f"{URL}/tree/main"),
    ],
)
def test_what_only_the_repository_has(wiki: Wiki, address: str, there: str) -> None:
    found = wiki.meaning(address, "sub/here.md")
    assert found.kind is Kind.BESIDE and wiki.beside(found) == there


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (f"{URL}/blob/main/docs/sub/a.md", Kind.OUTSIDE),
        (f"{URL}/blob/main/docs/sub/a.md#L3", Kind.OUTSIDE),
        (f"{URL}/tree/main/code/", Kind.OUTSIDE),
        (f"{URL}/tree/main", Kind.OUTSIDE),
        (f"{URL}/blob/dev/docs/none.md", Kind.OUTSIDE),
        (f"{URL}/issues/1", Kind.OUTSIDE),
        (f"{URL}/edit/main/docs/none.md", Kind.OUTSIDE),
        ("https://github.com/study/wiki2/blob/main/none.md", Kind.OUTSIDE),
        ("https://raw.githubusercontent.com/study/wiki/main/docs/images/a.png", Kind.OUTSIDE),
        (f"{URL}/blob/main/docs/none.md", Kind.NOTHING),
        ("http://GitHub.com/Study/Wiki/blob/main/docs/none.md", Kind.NOTHING),
        (f"{URL}/tree/main/none", Kind.NOTHING),
        ("https://raw.githubusercontent.com/study/wiki/main/docs/images/none.png", Kind.NOTHING),
    ],
)
def test_the_repositorys_own_address(wiki: Wiki, address: str, kind: Kind) -> None:
    files = {**wiki.files}
    (wiki.around.top or Path()).joinpath("docs/sub").mkdir()
    (wiki.around.top or Path()).joinpath("docs/sub/a.md").touch()
    assert wiki.meaning(address, "sub/here.md").kind is kind
    assert files == wiki.files


def test_where_no_repository_is_known_nothing_lies_beside(wiki: Wiki) -> None:
    for around in (Surroundings("docs"), structs.replace(wiki.around, url=""), structs.replace(wiki.around, top=None)):
        alone = replace(wiki, around=around)
        assert alone.meaning("/code/train.py", "index.md").kind is Kind.NOTHING
        assert alone.meaning(f"{URL}/blob/main/none.md", "index.md").kind is Kind.OUTSIDE
        assert alone.meaning("/docs/sub/a.md", "index.md").path == "sub/a.md"


def test_docs_at_the_top_of_a_repository_on_gitlab(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    around = Surroundings("", "https://gitlab.com/a/b", "b/c", "/-", tmp_path)
    wiki = replace(Wiki.of([WikiPage("a.md", "a.md", "제목")]), around=around)
    assert wiki.beside(wiki.meaning("x", "a.md")) == "https://gitlab.com/a/b/-/tree/b/c/x"
    assert wiki.meaning("../x", "a.md").kind is Kind.NOTHING
    assert wiki.meaning("https://gitlab.com/a/b/-/blob/b/c/none", "a.md").kind is Kind.NOTHING


def test_a_file_that_is_not_published_is_known(wiki: Wiki) -> None:
    assert wiki.meaning("../_x/b.png", "sub/here.md").unpublished == "_x/b.png"


@pytest.mark.parametrize("address", ["/code/train.py", "../code/train.py"])
def test_so_it_is_in_the_sidebar(wiki: Wiki, address: str) -> None:
    sidebar, _ = parse(f"- title: 코드\n  url: {address}\n- page: 경사하강법\n- page: /docs/sub/a.md\n", "s.yml")
    found = resolve(sidebar.entries, wiki)
    assert found.items[0] == LinkItem(f"{URL}/blob/main/code/train.py", "코드")
    assert len(found.items) == 3 and found.diagnostics == []


def addresses(site: Site) -> list[str]:
    return [
        address
        for address in site.article("index.html").xpath(".//p//a/@href | .//p//img/@src | .//div//img/@src")
        if not address.startswith(("#", f"{URL}/edit", f"{URL}/commits"))
    ]


FILES: dict[str, str | bytes] = {
    "code/train.py": "x = 1\n",
    "assets/a.png": b"png",
    "docs/images/cnn.png": b"png",
    "docs/sub/a.md": "# 글\n\n글\n",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![그림](/docs/images/cnn.png) [글](/docs/sub/a.md)", ["images/cnn.png", "sub/a.html"]),
        ("[코드](../code/train.py#L1)", [f"{URL}/blob/main/code/train.py#L1"]),
        ("![그림](../assets/a.png)", [f"{URL}/raw/main/assets/a.png"]),
        (
            '<a href="/code/train.py">x</a> <img src="/docs/images/cnn.png">',
            [f"{URL}/blob/main/code/train.py", "images/cnn.png"],
        ),
        ("[묶음](images/) [글][a]\n\n[a]: /docs/sub/a.md", [f"{URL}/tree/main/docs/images", "sub/a.html"]),
        (f"[글]({URL}/blob/main/docs/sub/a.md)", [f"{URL}/blob/main/docs/sub/a.md"]),
        ("{% link /docs/sub/a.md %} [x]({% link code/train.py %})", [f"{URL}/blob/main/code/train.py"]),
    ],
)
def test_links_in_a_built_wiki(draw: Draw, text: str, found: list[str]) -> None:
    site = draw({**FILES, "docs/index.md": f"# 처음\n\n{text}\n"})
    assert site.log == [] and addresses(site) == found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[x](../code/none.py)", "broken-link"),
        ("![x](../code/)", "broken-image"),
        ("[x]()", "link-empty"),
        ("글 ![x](<>) 글", "link-empty"),
        ("[x](_y/b.md)", "link-unpublished"),
    ],
)
def test_what_is_told(draw: Draw, text: str, code: str) -> None:
    site = draw({**FILES, "docs/_y/b.md": "# 글\n", "docs/index.md": f"# 처음\n\n{text}\n"})
    assert [line.split("  ")[0].split(": ")[1] for line in site.log] == [code]


def test_of_the_repositorys_own_address_it_is_known(draw: Draw) -> None:
    site = draw({**FILES, "docs/index.md": f"# 처음\n\n[x]({URL}/blob/main/docs/none.md)\n"})
    assert site.log == []  # it is worth knowing, and no more: the branch may have it already


@pytest.mark.parametrize(
    "text",
    ["`[x]()`", "<!-- [x]() -->", "<script>\n[x]()\n</script>", "[x](#)", '<a href="">x</a>', r"\[x]()", "f[x]`()`"],
)
def test_nothing_is_said_of_what_is_no_link(draw: Draw, text: str) -> None:
    site = draw({**FILES, "docs/index.md": f"# 처음\n\n{text}\n"})
    assert [line for line in site.log if "link-" in line] == []


def test_without_a_repository_it_is_told(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    site = draw({**FILES, "docs/index.md": "# 처음\n\n[x](../code/train.py) [글](/docs/sub/a.md)\n"}, repo_url="")
    assert [line.split("  ")[0] for line in site.log] == ["docs/index.md:3:5: broken-link"]
