"""What lies in the docs folder and cannot be published stops nothing else: it is told at its place, and left out.

Each is built by `python -m mkdocs build` in a process of its own: what hangs, or ends without a word, fails here.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from studywiki import messages
from studywiki.diagnostics import Diagnostic, Location
from tests.conftest import MINIMAL
from tests.forked import COMMANDS


@pytest.fixture(autouse=True)
def removed(tmp_path: Path) -> Iterator[None]:
    """Remove what pytest cannot, whose own removal calls itself for each folder in a folder."""
    yield
    subprocess.run(["rm", "-rf", str(tmp_path / "docs")], check=True)


def link(target: str) -> Callable[[Path], None]:
    return lambda place: place.symlink_to(target)


def text(words: str) -> Callable[[Path], None]:
    def write(place: Path) -> None:
        place.write_text(words, "utf-8")

    return write


def listening(place: Path) -> None:
    here = Path.cwd()
    os.chdir(place.parent)  # a socket's address may have 107 bytes
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(here)


def multiplying(place: Path) -> None:
    for level in range(30):
        folder = place / f"level{level}"
        folder.mkdir(parents=True)
        for name in "ab":
            (folder / name).symlink_to(f"../level{level + 1}")
    (place / "level30").mkdir()


def raw(name: bytes, words: str = "# 가\n\n글\n") -> Callable[[Path], None]:
    def make(place: Path) -> None:
        (place.parent / os.fsdecode(name)).write_text(words, "utf-8")

    return make


def raw_folder(place: Path) -> None:
    folder = place.parent / os.fsdecode("폴더".encode("cp949"))
    folder.mkdir()
    (folder / "a.md").write_text("# 가\n", "utf-8")


def deep(place: Path) -> None:
    place.mkdir()
    here = os.open(place, os.O_RDONLY)
    for _ in range(1500):  # deeper than a path can name
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)


def sparse(place: Path) -> None:
    with place.open("wb") as file:
        file.truncate(4_000_000_000)


LONG = "가" * 84
FAULTS: dict[str, tuple[dict[str, Callable[[Path], None]], list[str]]] = {
    "dangling page": ({"d.md": link("none.md")}, ["docs/d.md file-link-dangling"]),
    "dangling picture": ({"d.png": link("none.png")}, ["docs/d.png file-link-dangling"]),
    "dangling folder": ({"d": link("none/")}, ["docs/d file-link-dangling"]),
    "link to itself": ({"l.md": link("l.md")}, ["docs/l.md file-link-loop"]),
    "links to each other": (
        {"l.md": link("m.md"), "m.md": link("l.md")},
        ["docs/l.md file-link-loop", "docs/m.md file-link-loop"],
    ),
    "the folder in itself": ({"loop": link(".")}, ["docs/loop file-link-loop"]),
    "two of them": (
        {"loop": link("."), "other": link("loop/")},
        ["docs/loop file-link-loop", "docs/other file-link-loop"],
    ),
    "folders in each other": (
        {"a/x": link("../b"), "b/y": link("../a")},
        ["docs/a/x/y file-link-loop", "docs/b/y/x file-link-loop"],
    ),
    "the wiki in itself": ({"loop": link("..")}, ["docs/loop file-outside"]),
    "links that multiply": ({"m": multiplying}, ["folder-links-multiply"]),
    "the machine": ({"usr": link("/usr"), "proc": link("/proc")}, ["docs/proc file-outside", "docs/usr file-outside"]),
    "a device": ({"z.md": link("/dev/zero"), "t.md": link("/dev/tty")}, ["docs/z.md file-outside"]),
    "a pipe": ({"p.md": os.mkfifo, "p.png": os.mkfifo}, ["docs/p.md file-not-regular", "docs/p.png file-not-regular"]),
    "a link to a pipe": (
        {"p.txt": os.mkfifo, "q.md": link("p.txt")},
        ["docs/p.txt file-not-regular", "docs/q.md file-not-regular"],
    ),
    "a socket": (
        {"s.md": listening, "s.sock": listening},
        ["docs/s.md file-not-regular", "docs/s.sock file-not-regular"],
    ),
    "a name in CP949": ({"x": raw("메모.md".encode("cp949"))}, [r"docs/\xb8\xde\xb8\xf0.md file-name-not-utf8"]),
    "a name of bytes": ({"x": raw(b"\xff\xfe.png")}, [r"docs/\xff\xfe.png file-name-not-utf8"]),
    "a folder of such a name": ({"x": raw_folder}, [r"docs/\xc6\xfa\xb4\xf5 file-name-not-utf8"]),
    "a link of such a name": (
        {"x": lambda place: (place.parent / os.fsdecode(b"\xff")).symlink_to("none")},
        [r"docs/\xff file-name-not-utf8"],
    ),
    "a long name": ({f"{LONG}.md": text("# 가\n")}, [f"docs/{LONG}.md file-name-too-long"]),
    "255 bytes": ({"a" * 252 + ".md": text("# 가\n")}, ["docs/" + "a" * 252 + ".md file-name-too-long"]),
    "a folder of a page's name": (
        {"b.md": text("# 나\n"), "b.html/a.png": text("x"), "b.html/c.txt": text("x")},
        ["docs/b.html/a.png file-same-place", "docs/b.html/c.txt file-same-place"],
    ),
    "a page and a document": ({"c.md": text("# 다\n"), "c.html": text("x")}, ["docs/c.html file-same-place"]),
    "pages of two endings": ({"c.md": text("# 다\n"), "c.markdown": text("x")}, ["docs/c.markdown file-same-place"]),
    "two first pages": ({"README.md": text("# 다\n")}, ["docs/README.md file-same-place"]),
    "a file for a folder of the theme's": ({"assets": text("x")}, ["docs/assets file-shadows-theme"]),
    "a file deeper in it": ({"assets/katex": text("x")}, ["docs/assets/katex file-shadows-theme"]),
    "a file for the search's folder": ({"search": text("x")}, ["docs/search file-shadows-theme"]),
    "the search's own file": (
        {"search/search_index.json": text("{}")},
        ["docs/search/search_index.json file-shadows-theme"],
    ),
    "folders for the theme's pages": (
        {"404.html/a.txt": text("x"), "sitemap.xml/a.txt": text("x"), "sitemap.xml.gz/a.txt": text("x")},
        [f"docs/{name}/a.txt file-shadows-theme" for name in ("404.html", "sitemap.xml", "sitemap.xml.gz")],
    ),
    "a page and a file of the theme's": (
        {"404.md": text("# 없음\n"), "404.html": text("x")},
        ["docs/404.html file-same-place"],
    ),
    "the first page is a pipe": ({"start/index.md": os.mkfifo}, ["docs/start/index.md file-not-regular"]),
    "a page without end": ({"big.md": sparse}, ["docs/big.md page-too-large"]),
    "a document without end": ({"big.html": sparse}, ["docs/big.html file-left-out"]),
    "a drawing without end": ({"big.svg": sparse}, ["docs/big.svg file-left-out"]),
    "folders without end": ({"deep": deep}, ["folder-too-deep"]),
}
KEEPS = {"a folder of a page's name": "b.html", "a page and a document": "c.html", "pages of two endings": "c.html"}


def lay_out(root: Path, made: dict[str, Callable[[Path], None]]) -> None:
    docs = root / "docs"
    (docs / "sub").mkdir(parents=True)
    for name in ("index.md", "good.md", "sub/good.md"):
        (docs / name).write_text("# 좋은 글\n\n![그림](/picture.png)\n", "utf-8")
    (docs / "picture.png").write_bytes(b"\x89PNG")
    for name, make in made.items():
        place = docs / name
        place.parent.mkdir(parents=True, exist_ok=True)
        make(place)


def run(root: Path, *command: str, **config: object) -> subprocess.CompletedProcess[str]:
    (root / "mkdocs.yml").write_text(yaml.safe_dump({**MINIMAL, **config}, allow_unicode=True), "utf-8")
    return COMMANDS.said(*command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


def published(root: Path) -> set[str]:
    site = root / "site"
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("fault", FAULTS)
def test_it_is_told_and_left_out_and_all_else_is_published(fault: str, tmp_path: Path) -> None:
    made, told = FAULTS[fault]
    lay_out(tmp_path, made)
    done = run(tmp_path, "mkdocs", "build")
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Traceback" not in done.stderr
    assert {"index.html", "good.html", "sub/good.html", "picture.png"} <= published(tmp_path)
    for each in told:
        place, _, code = each.rpartition(" ")
        start = f"{place}:1:1: {code}  " if place else f":1:1: {code}  "
        assert done.stderr.count(start) == 1, done.stderr[-3000:]
    # MkDocs' own words, in English, are for nobody here
    assert not [line for line in done.stderr.split("\n") if "WARNING" in line and "studywiki:" not in line]
    if fault in KEEPS:
        assert (tmp_path / "site" / KEEPS[fault]).is_file()


@pytest.mark.parametrize("fault", ["the folder in itself", "a pipe", "a name in CP949", "a page and a document"])
def test_the_check_says_the_same(fault: str, tmp_path: Path) -> None:
    made, told = FAULTS[fault]
    lay_out(tmp_path, made)
    done = run(tmp_path, "studywiki", "check", "--format", "json")
    found = [f"{each['file']} {each['code']}" for each in json.loads(done.stdout)["diagnostics"]]
    assert [each for each in found if " file-" in each] == told


DIRECTORY_URLS = {
    "a page and a folder's first page": ({"c.md": "# 다\n", "c/index.md": "# 라\n"}, "docs/c.md", "c/index.html"),
    "a folder's first page and another": (
        {"c/index.md": "# 다\n", "c/README.md": "x"},
        "docs/c/README.md",
        "c/index.html",
    ),
    "a file where a page's folder will be": ({"guide.md": "# 다\n", "guide": "x"}, "docs/guide", "guide/index.html"),
}


@pytest.mark.parametrize("fault", DIRECTORY_URLS)
def test_with_addresses_of_folders(fault: str, tmp_path: Path) -> None:
    files, lost, kept = DIRECTORY_URLS[fault]
    lay_out(tmp_path, {name: text(words) for name, words in files.items()})
    done = run(tmp_path, "mkdocs", "build", use_directory_urls=True)
    assert done.returncode == 0, done.stderr[-3000:]
    assert f"{lost}:1:1: file-same-place" in done.stderr
    assert {"index.html", "good/index.html", kept} <= published(tmp_path)


LEFT_ALONE: dict[str, dict[str, Callable[[Path], None]]] = {
    "links within the folder": {"l.md": link("good.md"), "p.png": link("picture.png"), "en": link("sub")},
    "two links to one folder": {"en/sub": link("../sub"), "ko/sub": link("../sub")},
    "what is left out anyway": {
        ".obsidian/x.md": link("none.md"),
        ".venv": link("/usr"),
        "_data/pipe.txt": os.mkfifo,
        "node_modules/loop": link("."),
        "templates/x.md": link("none.md"),
    },
    "names": {
        "가 나.md": text("# 가\n"),
        "a#b.md": text("# 가\n"),
        "100%.md": text("# 가\n"),
        "가" * 83 + ".md": text("# 가\n"),
    },
    "a page in place of the theme's": {"404.md": text("# 없음\n")},
    "a folder for the page of tags": {"tags.html/a.txt": text("x"), "t.md": text("---\ntags: [가]\n---\n\n# 나\n")},
    "odd names": dict.fromkeys(
        [
            "*.md",
            "-.md",
            "a\\b.md",
            "a:b.md",
            "a?b.md",
            '"a".md',
            "<b>.md",
            "a\nb.md",
            "\x01.md",
            "가\u200b.md",
            "a .md",
        ],
        text("# 가\n"),
    ),
    "deep folders": {"d/" * 49 + "a.md": text("# 가\n")},
    "a page of a folder's name": {"b.md": text("# 나\n"), "b/c.md": text("# 다\n")},
}


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_of_what_is_right_nothing_is_said(case: str, tmp_path: Path) -> None:
    lay_out(tmp_path, LEFT_ALONE[case])
    done = run(tmp_path, "mkdocs", "build")
    assert done.returncode == 0
    assert "WARNING" not in done.stderr
    made = published(tmp_path)
    for name in LEFT_ALONE[case]:
        excluded = name.startswith((".", "_", "node", "templates"))
        written = name.replace(".md", ".html") + ("/good.html" if "." not in name else "")
        assert (written in made) is not excluded


def test_the_order_of_pages_stays(tmp_path: Path) -> None:
    """MkDocs makes the navigation by it, where there is no sidebar."""
    for folder, made in (("right", {}), ("wrong", {"x.png": link("none")})):
        lay_out(
            tmp_path / folder, {"b/z.md": text("# 가\n"), "b/README.md": text("# 나\n"), "a.md": text("# 다\n"), **made}
        )
        run(tmp_path / folder, "mkdocs", "build")
    pages = [(tmp_path / folder / "site" / "index.html").read_text("utf-8") for folder in ("right", "wrong")]
    assert pages[0] == pages[1]


def test_a_file_that_nobody_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, {"u.md": text("# 가\n")})
    (tmp_path / "docs" / "u.md").chmod(0)
    if os.access(tmp_path / "docs" / "u.md", os.R_OK):
        pytest.skip("the superuser may read everything")
    done = run(tmp_path, "mkdocs", "build")
    assert done.returncode == 0
    assert "docs/u.md:1:1: file-unreadable" in done.stderr


def test_every_cure_is_in_both_languages() -> None:
    codes = {each.rpartition(" ")[2] for _, told in FAULTS.values() for each in told} | {"file-unreadable"}
    for code in codes:
        values = {"path": "p", "other": "o", "why": "w", "kind": "k", "limit": "1", "name": "n"}
        for language in messages.LANGUAGES:
            assert messages.words(Diagnostic(code, Location("x"), values), language).hint
