"""No file that a contributor may link, pipe or nest leads the build out of the wiki, wherever it is read."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from studywiki.cli.main import main
from studywiki.pages.confined import Confined, Reader, RefusedError, shown
from tests.conftest import MINIMAL, Draw, build_site

SECRET = "비밀-4711"


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    """Give a folder `wiki` beside a file and a folder that are none of its business."""
    folder = tmp_path / "wiki"
    (folder / "docs").mkdir(parents=True)
    (tmp_path / "secret.yml").write_text(f"key: {SECRET}\n", "utf-8")
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "x.yml").write_text(f"key: {SECRET}\n", "utf-8")
    return folder


def code(confined: Confined, path: Path) -> str:
    """Give why `path` is refused; empty where it is read."""
    try:
        confined.read(path, 1000)
    except RefusedError as error:
        return error.code
    return ""


READ = {"a.txt": None, "b.txt": "a.txt", "docs/c.txt": "../a.txt", "d": "docs", "e.txt": "d/../b.txt"}


def test_links_within_the_wiki_are_followed(wiki: Path) -> None:
    (wiki / "a.txt").write_text("글", "utf-8")
    for name, target in READ.items():
        if target:
            (wiki / name).symlink_to(target)
    (wiki / "docs" / "own.txt").write_text("글", "utf-8")
    confined = Confined.to(wiki)
    for path in (*(wiki / name for name in READ if name != "d"), wiki / "d" / "own.txt"):
        assert confined.read(path, 1000).decode() == "글"
        confined.check(path)


OUT = {
    "a file": "../secret.yml",
    "an absolute path": "/etc/passwd",
    "the environment": "/proc/self/environ",
    "a chain": "chain",
    "a device": "/dev/zero",
    "a terminal": "/dev/tty",
    "a file by way of a folder": "folder/x.yml",
    "the sibling whose name starts alike": "../wiki-other/a",
    "what git keeps": ".git/config",
    "what is hidden deeper": "docs/.env",
}


@pytest.mark.parametrize("target", OUT.values(), ids=OUT)
def test_links_out_of_it_are_not(wiki: Path, target: str) -> None:
    (wiki / "chain").symlink_to("../secret.yml")
    (wiki / "folder").symlink_to("../others")
    (wiki.parent / "wiki-other").mkdir()
    for name in ("../wiki-other/a", ".git/config", "docs/.env"):
        (wiki / name).parent.mkdir(exist_ok=True)
        (wiki / name).write_text(SECRET, "utf-8")
    (wiki / "x").symlink_to(target)
    refused = code(Confined.to(wiki), wiki / "x")
    assert refused == "file-outside" or (target == "/dev/tty" and refused == "file-unreadable")


def test_a_folder_above_the_file_leads_out(wiki: Path) -> None:
    (wiki / "_data").symlink_to("../others")
    assert code(Confined.to(wiki), wiki / "_data" / "x.yml") == "file-outside"
    assert code(Confined.to(wiki), wiki / "docs" / ".." / ".." / "secret.yml") == "file-outside"
    with pytest.raises(RefusedError, match="file-outside"):
        Confined.to(wiki).names(wiki / "_data")


def test_what_is_no_file(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(wiki / "pipe")
    monkeypatch.chdir(wiki)  # a socket's whole path may have 107 bytes
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        confined = Confined.to(wiki)
        found = {name: code(confined, wiki / name) for name in ("pipe", "socket", "docs")}
    assert found == {"pipe": "file-not-regular", "socket": "file-not-regular", "docs": "file-unreadable"}


def test_what_leads_nowhere(wiki: Path) -> None:
    (wiki / "dangling").symlink_to("none")
    (wiki / "loop").symlink_to("loop")
    (wiki / "one").symlink_to("other")
    (wiki / "other").symlink_to("one")
    confined = Confined.to(wiki)
    assert code(confined, wiki / "dangling") == "file-link-dangling"
    assert [code(confined, wiki / name) for name in ("loop", "one", "other")] == ["file-link-loop"] * 3
    for absent in ("none", "none/x", "docs/none"):
        with pytest.raises(FileNotFoundError):
            confined.read(wiki / absent, 1000)


def test_size(wiki: Path) -> None:
    (wiki / "a").write_bytes(bytes(1001))
    confined = Confined.to(wiki)
    assert code(confined, wiki / "a") == "file-too-large"
    assert len(confined.head(wiki / "a", 10)) == 10
    assert len(confined.read(wiki / "a", 1001)) == 1001


def test_what_cannot_be_read(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (wiki / "a").write_text("x", "utf-8")

    def refusing(*_: object) -> int:
        raise PermissionError(13, "Permission denied", "a")

    monkeypatch.setattr(os, "open", refusing)
    assert code(Confined.to(wiki), wiki / "a") == "file-unreadable"


def test_the_folder_itself_may_be_a_link(wiki: Path, tmp_path: Path) -> None:
    (wiki / "docs" / "a.txt").write_text("글", "utf-8")
    (tmp_path / "linked").symlink_to(wiki / "docs")
    assert Confined.to(tmp_path / "linked").read(tmp_path / "linked" / "a.txt", 100).decode() == "글"
    (tmp_path / ".hidden").symlink_to(wiki)
    assert code(Confined.to(tmp_path / ".hidden"), tmp_path / ".hidden" / "docs" / "a.txt") == ""


def test_without_folders_nothing_is_read(wiki: Path) -> None:
    (wiki / "a").write_text("x", "utf-8")
    assert code(Confined(), wiki / "a") == "file-outside"


def test_a_reader_keeps_what_was_refused_once(wiki: Path) -> None:
    (wiki / "x.yml").symlink_to("../secret.yml")
    (wiki / "a.yml").write_text("a", "utf-8")
    reader = Reader(Confined.to(wiki), wiki)
    assert [reader.read(wiki / name, 100) for name in ("x.yml", "x.yml", "none", "a.yml")] == [None, None, None, b"a"]
    assert [(str(each.location), each.code) for each in reader.found] == [("x.yml:1:1", "file-outside")]
    assert [path.name for path, _ in reader.entries(wiki)] == ["a.yml", "docs"]


def test_names_are_text(wiki: Path) -> None:
    assert shown(wiki / "docs" / os.fsdecode("메모.md".encode("cp949")), wiki) == r"docs/\xb8\xde\xb8\xf0.md"
    assert shown(wiki.parent / "content" / "가.md", wiki) == "../content/가.md"


USED = "# 처음\n\n{{ site.data.x.key }} {{ site.data.others.x.key }} {{ site.key }} {{ site.title }} $\\secret$ 끝\n"
LINKED = {
    "_data/x.yml": "../../secret.yml",
    "docs/_data/x.yml": "../../../secret.yml",
    "_data/x.json": "../../secret.yml",
    "_data": "../others",
    "docs/_data": "../../others",
    "docs/_data/others": "../../../others",
    "_config.yml": "../secret.yml",
    "docs/_config.yml": "../../secret.yml",
    "sidebar_doc.yml": "../sidebar.yml",
    "docs/_data/sidebar_doc.yml": "../../../sidebar.yml",
    "links.yml": "../sidebar.yml",
    "macros.tex": "../macros.tex",
    "docs/leak.md": "../../secret.yml",
    "docs/leak.txt": "../../secret.yml",
    "docs/leak.png": "../../secret.yml",
    "docs/environ.md": "/proc/self/environ",
    "docs/environ.txt": "/proc/self/environ",
    "docs/folder": "../../others",
    "docs/part.md": "../../secret.yml",
    "docs/own.txt": "../.git/config",
}


@pytest.mark.parametrize("name", LINKED)
def test_nothing_of_the_machine_is_published(
    name: str, wiki: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STUDYWIKI_SECRET", SECRET)
    (wiki.parent / "sidebar.yml").write_text(f"- title: {SECRET}\n  url: https://example.com/\n", "utf-8")
    (wiki.parent / "macros.tex").write_text(f"\\newcommand{{\\secret}}{{\\text{{{SECRET}}}}}\n", "utf-8")
    (wiki / ".git").mkdir()
    (wiki / ".git" / "config").write_text(SECRET, "utf-8")
    (wiki / "docs" / "index.md").write_text(f'{USED}\n--8<-- "part.md"\n\n--8<-- "_data/x.yml"\n', "utf-8")
    place = wiki / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(LINKED[name])
    plugins = [{"studywiki": {"topnav": "links.yml"} if name == "links.yml" else {}}]
    site = build_site(wiki, {**MINIMAL, "plugins": plugins, "markdown_extensions": ["pymdownx.snippets"]})
    published = [path for path in site.folder.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert published == []
    assert "끝" in site.text("index.html")
    assert [line for line in site.log if f"{name}:1:1: file-outside" in line or f"{name}/x.yml" in line]
    assert SECRET not in "".join(site.log)
    for form in ("text", "github", "json", "sarif"):
        main(["check", "--format", form, "-f", str(wiki / "mkdocs.yml")])
        out, err = capsys.readouterr()
        assert SECRET not in out + err
        assert "file-outside" in out


def test_what_lies_in_the_wiki_is_read_through_links(wiki: Path) -> None:
    files = {
        "shared/x.yml": "key: 값 하나\n",
        "shared/_config.yml": "title: 위키\nkey: 값 둘\n",
        "shared/macros.tex": "\\newcommand{\\secret}{\\text{값 셋}}\n",
        "shared/sidebar.yml": "- page: index.md\n  title: 값 넷\n",
        "docs/index.md": USED,
    }
    for name, text in files.items():
        (wiki / name).parent.mkdir(exist_ok=True)
        (wiki / name).write_text(text, "utf-8")
    (wiki / "_data").mkdir()
    links = {"_data/x.yml": "../shared/x.yml", "_config.yml": "shared/_config.yml", "macros.tex": "shared/macros.tex"}
    for name, target in {**links, "sidebar_doc.yml": "shared/sidebar.yml", "docs/b.md": "index.md"}.items():
        (wiki / name).symlink_to(target)
    site = build_site(wiki, MINIMAL)
    for value in ("값 하나", "값 둘", "값 넷"):
        assert value in site.text("index.html")
    assert "값" in site.article("b.html").text_content()
    assert not [line for line in site.log if "file-" in line]


@pytest.mark.parametrize("name", ["_data/x.yml", "_config.yml", "sidebar_doc.yml", "macros.tex"])
def test_a_pipe_makes_no_reader_wait(draw: Draw, tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    place.parent.mkdir(exist_ok=True)
    os.mkfifo(place)
    site = draw({"docs/index.md": USED})
    assert "끝" in site.text("index.html")
    assert [line for line in site.log if line.startswith(f"{name}:1:1: file-not-regular")]


def test_a_sidebar_that_the_owner_names_outside_is_his_word(wiki: Path) -> None:
    (wiki.parent / "shared").mkdir()
    (wiki.parent / "shared" / "sidebar.yml").write_text("- page: index.md\n  title: 나의 이름\n", "utf-8")
    (wiki / "docs" / "index.md").write_text("# 처음\n", "utf-8")
    site = build_site(wiki, {**MINIMAL, "plugins": [{"studywiki": {"sidebar": "../shared/sidebar.yml"}}]})
    assert site.log == []
    assert "나의 이름" in site.text("index.html")


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "utf-16"])
def test_snippets_are_read_as_pages_are(draw: Draw, encoding: str) -> None:
    part = "한글 부분\n".encode(encoding)
    wiki = {"docs/index.md": '# 처음\n\n--8<-- "part.txt"\n', "docs/part.txt": part}
    site = draw(wiki, markdown_extensions=["pymdownx.snippets"])
    assert "한글 부분" in site.article("index.html").text_content()
