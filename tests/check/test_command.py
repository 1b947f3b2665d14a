"""`studywiki check` as people call it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from studywiki.cli.main import main
from tests.conftest import MINIMAL, build_site

CLEAN = {"docs/index.md": "# 처음\n\n[가](a.md#나)\n", "docs/a.md": "# 가\n\n## 나\n\n글\n", "sidebar_doc.yml": "- page: index.md\n- page: a.md\n"}  # fmt: skip # noqa: E501
FAULTY = {**CLEAN, "docs/a.md": "# 가\n\n[나](none.md) [다](A.MD#나) $\\fraq{1}{2}$[^1]\n\n![](https://x.kr/a.png)\n"}

Wiki = Callable[..., Path]


@pytest.fixture
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wiki:
    """Lay out a wiki, and go there."""

    def make(files: Mapping[str, str | bytes], **config: Any) -> Path:
        written = yaml.safe_dump({**MINIMAL, **config}, allow_unicode=True, sort_keys=False)
        for name, content in {"mkdocs.yml": written, **files}.items():
            place = tmp_path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)
        monkeypatch.chdir(tmp_path)
        for name in ("GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "GITHUB_BASE_REF", "GITHUB_REPOSITORY"):
            monkeypatch.delenv(name, raising=False)
        return tmp_path

    return make


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    status = main(["check", "--format", "json", *arguments])
    diagnostics = json.loads(capsys.readouterr().out)["diagnostics"]
    return status, [f"{each['file']}:{each['line']}:{each['column']} {each['code']}" for each in diagnostics]


def test_a_clean_wiki_is_0(wiki: Wiki, capsys: pytest.CaptureFixture[str]) -> None:
    root = wiki(CLEAN)
    assert main(["check"]) == 0
    assert capsys.readouterr() == ("문제가 없습니다. 페이지 2개를 살펴보았습니다.\n", "")
    assert not (root / "site").exists()


def test_every_room_is_heard(wiki: Wiki, capsys: pytest.CaptureFixture[str]) -> None:
    wiki({**FAULTY, "docs/b.md": b"---\ntags: [a\n---\n\xb0\xa1\n{% x %}\n"})
    assert found(capsys) == (
        1,
        [
            "docs/a.md:3:5 broken-link",
            "docs/a.md:3:18 link-case",
            "docs/a.md:3:22 broken-anchor",
            "docs/a.md:3:27 formula-unknown-command",
            "docs/a.md:3:39 undefined-footnote",
            "docs/a.md:5:1 image-no-alt",
            "docs/b.md:1:1 sidebar-page-not-listed",
            "docs/b.md:1:1 encoding-not-utf8",
            "docs/b.md:2:8 front-matter-needs-quotes",
            "docs/b.md:5:1 liquid-tag-unknown",
            "docs/index.md:3:9 broken-anchor",
        ],
    )


def test_the_build_says_the_same(wiki: Wiki, capsys: pytest.CaptureFixture[str]) -> None:
    root = wiki(FAULTY)
    _, checked = found(capsys)
    site = build_site(root, MINIMAL)
    built = [line.split("  ")[0].replace(": ", " ") for line in site.log]
    assert built == [line for line in checked if "image-no-alt" not in line]


def test_notes_are_no_problems(wiki: Wiki, capsys: pytest.CaptureFixture[str]) -> None:
    wiki({**CLEAN, "docs/a.md": "# 가\n\n## 나\n\n![](https://x.kr/a.png)\n"})
    assert found(capsys) == (0, ["docs/a.md:5:1 image-no-alt"])


def test_paths_limit_what_is_reported(wiki: Wiki, capsys: pytest.CaptureFixture[str]) -> None:
    wiki(FAULTY)
    assert found(capsys, "docs/index.md") == (1, ["docs/index.md:3:9 broken-anchor"])
    assert len(found(capsys, "docs")[1]) == 7
    assert found(capsys, "sidebar_doc.yml") == (0, [])


def test_from_another_folder(wiki: Wiki, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    root = wiki(FAULTY)
    monkeypatch.chdir(root / "docs")
    assert found(capsys, "-f", "../mkdocs.yml", "index.md") == (1, ["docs/index.md:3:9 broken-anchor"])


def test_options_silence(wiki: Wiki, capsys: pytest.CaptureFixture[str]) -> None:
    off = {"check_off": {"broken": ["docs/**"], "formula": ["docs/a.md"], "empty-page": ["docs"]}}
    wiki(FAULTY, plugins=[{"studywiki": off}])
    status, lines = found(capsys)
    assert status == 1
    assert [line.split(" ")[1] for line in lines] == ["link-case", "undefined-footnote", "image-no-alt", "silencer-unused-glob"]  # fmt: skip # noqa: E501
    assert lines[-1].startswith("mkdocs.yml:13:7")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["none.md"], "none.md"),
        (["--changed-since", "none"], "none"),
        (["--changed-since=--output=x"], "--output=x"),
        (["-f", "none.yml"], "none.yml"),
    ],
)
def test_wrong_usage_is_2(wiki: Wiki, capsys: pytest.CaptureFixture[str], arguments: list[str], why: str) -> None:
    wiki(CLEAN)
    try:
        status = main(["check", *arguments])
    except SystemExit as stop:
        status = int(stop.code or 0)
    assert status == 2
    assert why in capsys.readouterr().err


@pytest.mark.parametrize("text", ["site_name: x\ntheme: {name: material}\nplugins: [search]\n", "site_name: [\n", "theme: 1\n"])  # fmt: skip # noqa: E501
def test_an_unusable_mkdocs_yml_is_2_and_no_traceback(
    wiki: Wiki, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    wiki({**CLEAN, "mkdocs.yml": text})
    assert main(["check"]) == 2
    assert capsys.readouterr().err.startswith("studywiki check: mkdocs.yml: ")


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def branch(wiki: Wiki) -> Path:
    """Lay out a wiki with faults on `main`, and more of them on a branch of it."""
    root = wiki({**FAULTY, "docs/한글 이름.md": "# 다\n\n[^2]\n", "sidebar_doc.yml": "- page: index.md\n- page: a.md\n- page: 한글 이름.md\n"})  # fmt: skip # noqa: E501
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "a")
    git(root, "checkout", "-qb", "work")
    (root / "docs" / "한글 이름.md").write_text("# 다\n\n[^3]\n", "utf-8")
    git(root, "commit", "-qam", "b")
    git(root, "checkout", "-q", "main")
    (root / "docs" / "index.md").write_text("# 처음\n\n[^4]\n", "utf-8")
    git(root, "commit", "-qam", "c")
    git(root, "checkout", "-q", "work")
    (root / "docs" / "new.md").write_text("# 라\n\n글\n", "utf-8")
    return root


def test_changed_since_is_from_where_the_branch_began(branch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, "--changed-since", "main") == (
        1,
        ["docs/new.md:1:1 sidebar-page-not-listed", "docs/한글 이름.md:3:1 undefined-footnote"],
    )


def test_a_change_is_to_blame_for_what_it_breaks_elsewhere(wiki: Wiki, capsys: pytest.CaptureFixture[str]) -> None:
    pages = {name: f"# {name}\n\n## 절\n\n글\n" for name in ("b.md", "c.md", "d.md", "깊은/e.md")}
    links = "# a\n\n[b](b.md) [c](c.md#절) [e](%EA%B9%8A%EC%9D%80/e.html) ![f](f.png) [x](none.md)\n"
    sidebar = "".join(f"- page: {name}\n" for name in ("index.md", "a.md", *pages))
    files = {f"docs/{name}": text for name, text in pages.items()} | {"docs/index.md": "# 처음\n\n글\n"}
    root = wiki({**files, "docs/a.md": links, "docs/f.png": b"\x89PNG", "sidebar_doc.yml": sidebar})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "a")
    git(root, "checkout", "-qb", "work")
    assert found(capsys, "--changed-since", "main") == (0, [])
    (root / "docs" / "b.md").rename(root / "docs" / "bb.md")
    (root / "docs" / "c.md").write_text("# c\n\n## 마디\n\n글\n", "utf-8")
    (root / "docs" / "깊은" / "e.md").unlink()
    (root / "docs" / "f.png").unlink()
    (root / "docs" / "0.md").write_text("# d.md\n\n글\n", "utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "b")
    assert found(capsys, "--changed-since", "main")[1] == [
        "docs/0.md:1:1 sidebar-page-not-listed",
        "docs/a.md:3:5 broken-link",
        "docs/a.md:3:19 broken-anchor",
        "docs/a.md:3:27 broken-link",
        "docs/a.md:3:59 broken-image",
        "docs/bb.md:1:1 sidebar-page-not-listed",
        "docs/d.md:1:1 duplicate-title",
        "sidebar_doc.yml:3:9 sidebar-no-such-page",
        "sidebar_doc.yml:6:9 sidebar-no-such-page",
    ]


def test_a_pull_request_as_github_checks_it_out(
    branch: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """HEAD is a merge of the two branches: what the pull request changes is what differs from the other one."""
    git(branch, "add", ".")
    git(branch, "commit", "-qm", "d")
    git(branch, "checkout", "-q", "main")
    git(branch, "checkout", "-qb", "pull")
    git(branch, "merge", "-q", "--no-ff", "work")
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "-q", "--branch", "pull", f"file://{branch}", "wiki")
    config = str(clone / "wiki" / "mkdocs.yml")
    status, lines = found(capsys, "-f", config, "--changed-since", "origin/main")
    assert (status, [line.split(" ")[0].split(":")[0] for line in lines][:1]) == (1, ["docs/new.md"])
    assert not [line for line in lines if line.startswith("docs/index.md")]


def test_a_shallow_clone_says_what_it_lacks(
    branch: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "-q", "--depth", "1", "--branch", "work", f"file://{branch}", "wiki")
    assert main(["check", "-f", str(clone / "wiki" / "mkdocs.yml"), "--changed-since", "origin/main"]) == 2
    assert "fetch-depth: 0" in capsys.readouterr().err


def test_github_names_files_from_the_repository(
    branch: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(branch, "update-ref", "refs/remotes/origin/main", "main")
    summary = branch / "summary"
    for name, value in {
        "GITHUB_WORKSPACE": str(branch.parent),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_BASE_REF": "main",
        "GITHUB_REPOSITORY": "Study/wiki",
        "GITHUB_SHA": "abc",
    }.items():
        monkeypatch.setenv(name, value)
    assert main(["check", "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"::warning file={branch.name}/docs/한글 이름.md,line=3,")
    assert lines[1].startswith(f"::notice file={branch.name}/docs/new.md,line=1,")
    written = summary.read_text("utf-8")
    assert "<https://study.github.io/wiki/%ED%95%9C%EA%B8%80%20%EC%9D%B4%EB%A6%84.html>" in written
    assert f"blob/abc/{branch.name}/docs/new.md" in written


def test_fix_mends_and_reports_the_rest(wiki: Wiki, capsys: pytest.CaptureFixture[str]) -> None:
    text = "# 가\r\n\r\n## 나\r\n\r\n[처음](Index.md) [또](Index.MD#x) [^1]\r\n"
    root = wiki({**CLEAN, "docs/a.md": text.encode("cp949"), "sidebar_doc.yml": "- page: index.md\r\n- page: a.md\r\n"})
    assert main(["check", "--fix", "--format", "json"]) == 1
    assert (root / "docs" / "a.md").read_text("utf-8") == "# 가\n\n## 나\n\n[처음](index.md) [또](index.md#x) [^1]\n"
    assert b"\r" not in (root / "sidebar_doc.yml").read_bytes()
    out, err = capsys.readouterr()
    assert sorted(each["code"] for each in json.loads(out)["diagnostics"]) == ["broken-anchor", "undefined-footnote"]
    assert err == "고쳤습니다: docs/a.md\n고쳤습니다: sidebar_doc.yml\n"


def test_fix_stays_within_the_paths(wiki: Wiki) -> None:
    root = wiki({name: text.replace("\n", "\r\n") for name, text in CLEAN.items()})
    main(["check", "--fix", "docs/a.md"])
    assert b"\r" not in (root / "docs/a.md").read_bytes()
    assert b"\r" in (root / "docs/index.md").read_bytes()


def test_the_old_wiki_as_it_lies_there(wiki: Wiki, shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its broken links, each looked at."""
    docs = shared / "wikis" / "deeplearningstudy"
    root = wiki({}, docs_dir=str(docs), plugins=[{"studywiki": {"sidebar": "_data/sidebar_doc.yml"}}])
    status, lines = found(capsys)
    assert status == 1
    told = [line.removeprefix(f"{os.path.relpath(docs, root)}/") for line in lines]
    assert [line for line in told if "broken-" in line or "link-" in line] == OLD_WIKI.split("\n")[1:-1]


OLD_WIKI = """
doc_backup/doc_build_arguments.md:60:46 broken-image
doc_backup/doc_generating_pdfs.md:24:45 broken-link
doc_backup/doc_generating_pdfs.md:355:45 broken-link
doc_backup/doc_help_api.md:14:55 broken-link
doc_backup/doc_help_api.md:24:11 broken-image
doc_backup/doc_help_api.md:85:253 broken-link
doc_backup/doc_help_api.md:207:57 broken-link
doc_backup/doc_images.md:22:35 broken-image
doc_backup/doc_images.md:32:19 broken-image
doc_backup/doc_images.md:45:11 broken-image
doc_backup/doc_images.md:53:47 broken-image
doc_backup/doc_iterm_profiles.md:32:26 broken-image
doc_backup/doc_kb_layout.md:11:61 broken-link
doc_backup/doc_kb_layout.md:12:61 broken-link
doc_backup/doc_kb_layout.md:13:61 broken-link
doc_backup/doc_kb_layout.md:17:61 broken-link
doc_backup/doc_kb_layout.md:18:61 broken-link
doc_backup/doc_kb_layout.md:19:61 broken-link
doc_caffe_install_ubuntu1204.md:9:49 broken-link
index.md:30:20 link-empty
index.md:30:45 link-empty
"""
