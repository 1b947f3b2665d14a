"""`check --fix` writes the addresses that renamed pages had into their front matter."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from studywiki.check.redirecting import with_old
from studywiki.check.renames import followed, former
from studywiki.cli.main import main

BODY = "# 가\n\n글입니다.\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\nredirect_from: /a.html\n---\n" + BODY,
        "---\nredirect_from:\n  - /b/\n  - '/a.html'\n---\n" + BODY,
        "---\ntitle: [가\n---\n" + BODY,
        "---\ntitle: 가\n" + BODY,
        "\n---\ntitle: 가\n---\n" + BODY,
        "---\n{title: 가}\n---\n" + BODY,
        "---\nredirect_from: {a: b}\n---\n" + BODY,
        "---\nredirect_from: [/b/, ]\n---\n" + BODY,
    ],
)
def test_what_has_it_or_is_not_certain_is_left_alone(text: str) -> None:
    assert with_old(text.encode(), ["/a.html"]) == text.encode()


def test_bytes_that_are_no_text_are_left_alone() -> None:
    assert with_old(BODY.encode("cp949"), ["/a.html"]) == BODY.encode("cp949")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "---\nredirect_from:\n  - /a.html\n---\n\n"),
        ("---\n---\n", "---\nredirect_from:\n  - /a.html\n---\n"),
        ("---\ntitle: 가\n---\n", "---\ntitle: 가\nredirect_from:\n  - /a.html\n---\n"),
        ("---\ntitle: 가 # 나\n...\n\n", "---\ntitle: 가 # 나\nredirect_from:\n  - /a.html\n...\n\n"),
        ("---\nredirect_from: /b/\ntitle: 가\n---\n", "---\nredirect_from: [/b/, /a.html]\ntitle: 가\n---\n"),
        ("---\nredirect_from: '/b, c/' # d\n---\n", "---\nredirect_from: ['/b, c/', /a.html] # d\n---\n"),
        ("---\nredirect_from: [/b/, '/c']\n---\n", "---\nredirect_from: [/b/, '/c', /a.html]\n---\n"),
        ("---\nredirect_from: []\n---\n", "---\nredirect_from: [/a.html]\n---\n"),
        ("---\nredirect_from:\ntitle: 가\n---\n", "---\nredirect_from:\n  - /a.html\ntitle: 가\n---\n"),
        ("---\nredirect_from:\n- /b/\ntitle: 가\n---\n", "---\nredirect_from:\n- /b/\n- /a.html\ntitle: 가\n---\n"),
        ("---\nredirect_from:\n    - /b/\n---\n", "---\nredirect_from:\n    - /b/\n    - /a.html\n---\n"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_address_is_entered(before: str, after: str, end: str, mark: str) -> None:
    old, new = ((mark + (head + BODY).replace("\n", end)).encode() for head in (before, after))
    assert with_old(old, ["/a.html"]) == new
    assert with_old(new, ["/a.html"]) == new


def test_lines_keep_their_ends_where_they_have_several() -> None:
    assert with_old(b"---\na: b\r\n---\n\r\nc\r\n", ["/x/"]) == b"---\na: b\r\nredirect_from:\n  - /x/\n---\n\r\nc\r\n"


def test_addresses_are_quoted_where_yaml_needs_it() -> None:
    assert "- '/a, b: #c.html'" in with_old(BODY.encode(), ["/a, b: #c.html"]).decode()


@pytest.mark.parametrize(
    ("batches", "names"),
    [
        ([[("a", "b")]], {"b": ["a"]}),
        ([[("b", "c")], [("a", "b")]], {"c": ["b", "a"]}),
        ([[("b", "a")], [("a", "b")]], {"a": ["b"]}),
        ([[("a", "b"), ("b", "a")]], {"a": ["b"], "b": ["a"]}),
        ([[("", "a")], [("x", "a")]], {}),  # another page of the same name
        ([[("c", "b")], [("a", "b")]], {"b": ["c"]}),
        ([[("", "b")], [("b", "a")], [("x", "b")]], {"a": ["b", "x"]}),
    ],
)
def test_names_are_followed(batches: list[list[tuple[str, str]]], names: dict[str, list[str]]) -> None:
    assert followed(batches, ["a", "b", "c"]) == names


def git(root: Path, *arguments: str) -> None:
    name = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *name, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    """Give a wiki in a repository's folder, with pages that were renamed."""
    root = tmp_path / "in" / "it"
    (root / "docs" / "old").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(
        "site_name: 위키\ntheme: mkdocs\nplugins: [studywiki]\nuse_directory_urls: false\n"
    )
    (root / "docs/index.md").write_text("# 처음\n\n글입니다.\n")
    for name in ("가", "b", "taken", "old/index", "asks", "x"):
        front = "---\npermalink: /p/\n---\n" if name == "asks" else ""
        (root / f"docs/{name}.md").write_text(f"{front}# {name}\n\n" + f"{name}의 글입니다.\n" * 20, "utf-8")
    git(tmp_path, "init")
    for moves in (
        [],
        [("가", "나"), ("b", "c"), ("taken", "t"), ("old/index", "new"), ("asks", "asked")],
        [("나", "다")],
    ):
        for old, new in moves:
            git(root, "mv", f"docs/{old}.md", f"docs/{new}.md")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-m", "x")
    (root / "docs/taken.md").write_text("# 다른 글\n\n글입니다.\n", "utf-8")
    git(root, "mv", "docs/x.md", "docs/y.md")
    return root


def test_fix_writes_the_old_addresses_of_renamed_pages(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(wiki)
    (wiki / "docs/c.md").write_bytes((wiki / "docs/c.md").read_bytes().replace(b"\n", b"\r\n"))
    (wiki / "docs/new.md").write_text("---\ntitle: 새 글\n---\n" + (wiki / "docs/new.md").read_text("utf-8"), "utf-8")
    before = {path.name: path.read_bytes() for path in wiki.glob("docs/*.md")}
    main(["check", "--fix"])
    after = {path.name: path.read_bytes() for path in wiki.glob("docs/*.md")}
    heads = {
        name: data.decode().removesuffix(before[name].decode().replace("\r\n", "\n")) for name, data in after.items()
    }
    assert heads.pop("new.md").startswith("---\ntitle: 새 글\nredirect_from:\n  - /old/\n---\n# old/index\n")
    head = "---\nredirect_from:\n  - {}\n---\n\n".format
    assert {name: text for name, text in heads.items() if text} == {
        "다.md": "---\nredirect_from:\n  - /나.html\n  - /가.html\n---\n\n",
        "c.md": head("/b.html"),
        "y.md": head("/x.html"),
    }
    main(["check", "--fix"])
    assert {path.name: path.read_bytes() for path in wiki.glob("docs/*.md")} == after
    git(wiki, "add", ".")
    git(wiki, "commit", "-m", "x")
    main(["check", "--fix"])
    assert {path.name: path.read_bytes() for path in wiki.glob("docs/*.md")} == after


def test_fix_writes_only_what_is_asked_for(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(wiki)
    main(["check", "--fix", "docs/c.md"])
    assert [path.name for path in wiki.glob("docs/*.md") if "redirect_from" in path.read_text("utf-8")] == ["c.md"]


def test_without_a_repository_no_page_has_another_name(tmp_path: Path) -> None:
    assert former(tmp_path, ["a.md"]) == {}


RENAMED = [
    ("[나](before.md)", "[나](part/after.md)"),
    ("[나](before.md#가) [또](before.html)", "[나](part/after.md#가) [또](part/after.md)"),
    ("[나](/before) ![그림](images/b.png)", "[나](part/after.md) ![그림](images/c.png)"),
    ("[나][x]\n\n[x]: before.md", "[나][x]\n\n[x]: before.md"),  # told where it is used
    ('<img src="images/b.png" alt="그림">', '<img src="images/c.png" alt="그림">'),
    ("[나](never.md) [또](taken.md)", "[나](never.md) [또](taken.md)"),
]


@pytest.mark.parametrize(("before", "after"), RENAMED)
def test_a_link_to_a_renamed_file_names_the_new_one(
    before: str, after: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, "-C", str(tmp_path), *arguments], check=True, capture_output=True)

    files = {
        "mkdocs.yml": "site_name: 위키\ntheme: {name: mkdocs, language: ko}\nplugins: [studywiki]\n",
        "docs/before.md": BODY + "가나다라\n" * 20,
        "docs/images/b.png": "그림" * 50,
        "docs/taken.md": "# 마\n\n다른 글입니다.\n",
        "docs/index.md": "# 처음\n\n글입니다.\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "docs" / "part").mkdir()
    for arguments in (["init"], ["add", "."], ["commit", "-m", "1"]):
        git(*arguments)
    git("mv", "docs/before.md", "docs/part/after.md")
    git("mv", "docs/images/b.png", "docs/images/c.png")
    git("rm", "docs/taken.md")
    git("commit", "-m", "2")
    (tmp_path / "docs" / "index.md").write_text(f"# 처음\n\n{before}\n", "utf-8")
    main(["check", "-f", str(tmp_path / "mkdocs.yml")])
    told = capsys.readouterr().out
    assert ("새 이름은 part/after.md" in told) == ("before" in before)
    assert ("새 이름은 images/c.png" in told) == ("b.png" in before)
    main(["check", "--fix", "-f", str(tmp_path / "mkdocs.yml")])
    assert (tmp_path / "docs" / "index.md").read_text("utf-8") == f"# 처음\n\n{after}\n"
