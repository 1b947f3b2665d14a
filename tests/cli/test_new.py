"""`studywiki new` writes a wiki that builds without a warning, and never overwrites."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from studywiki.cli.main import main
from tests.conftest import build_site


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_new_wiki_builds_without_a_warning(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "wiki"
    assert main(["new", str(folder), "--name", "Deep: 'A' & \"B\"", "--language", language]) == 0
    config = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    assert config["site_name"] == "Deep: 'A' & \"B\""
    site = build_site(folder, config)
    assert site.log == []
    assert site.article("gradient_descent.html").xpath(".//pre")
    assert site.page("index.html").xpath('//a[contains(@href, "gradient_descent.html")]')


def test_the_repository_is_written_where_it_is_given(tmp_path: Path) -> None:
    main(["new", str(tmp_path / "wiki"), "--repo", "https://github.com/study/wiki"])
    config = yaml.safe_load((tmp_path / "wiki" / "mkdocs.yml").read_text("utf-8"))
    assert config["repo_url"] == "https://github.com/study/wiki"


def test_the_workflow_is_whole(tmp_path: Path) -> None:
    main(["new", str(tmp_path / "wiki")])
    workflow = (tmp_path / "wiki" / ".github" / "workflows" / "pages.yml").read_text("utf-8")
    assert "@@" not in workflow
    steps = yaml.safe_load(workflow)["jobs"]["build"]["steps"]
    assert {"run": "studywiki check --format github --fail-on error"} in steps
    assert {"run": "mkdocs build --quiet", "env": {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}} in steps


REPOSITORY = {"README.md": "# 우리 스터디\n", "LICENSE": "MIT License\n"}


@pytest.mark.parametrize(
    ("gitignore", "missing"),
    [
        ("/site/\n/.venv/\n/.cache/\n", []),
        ("*.py[cod]\n.venv\nenv/\n\n# mkdocs documentation\n/site\n.cache\n", []),  # GitHub's own for Python
        ("node_modules/\r\nsite\r\n", ["/.venv/", "/.cache/"]),
        ("*\n!/site/\n!/site/**\n", ["/site/"]),
        ("", ["/site/", "/.venv/", "/.cache/"]),
    ],
)
def test_a_wiki_is_written_into_a_repository_that_github_made(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    gitignore: str,
    missing: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    there = {**REPOSITORY, ".gitignore": gitignore}
    for name, text in there.items():
        (tmp_path / name).write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    assert main(["new", "."]) == 0
    said = capsys.readouterr().out
    assert ".gitignore 파일은 그대로 두었습니다" in said
    assert [line for line in ("/site/", "/.venv/", "/.cache/") if f"\n  {line}\n" in said] == missing
    assert said.startswith("이 폴더에 파일 ")
    assert "cd " not in said  # they are there already
    for name, text in there.items():
        assert (tmp_path / name).read_bytes() == text.encode()
    assert (tmp_path / ".github" / "workflows" / "pages.yml").is_file()
    config = yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))
    assert config["site_name"] == tmp_path.name


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_a_gitignore_that_is_no_file_is_in_the_way(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "wiki" / ".gitignore"
    place.parent.mkdir()
    if kind == "link":
        (tmp_path / "secret").write_text("x", "utf-8")
        place.symlink_to(tmp_path / "secret")
    else:
        place.mkdir()
    assert main(["new", str(tmp_path / "wiki")]) == 1
    assert ".gitignore" in capsys.readouterr().err
    assert list((tmp_path / "wiki").iterdir()) == [place]


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("mine", "utf-8")
    assert main(["new", str(tmp_path)]) == 1
    assert "docs/index.md" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["docs"]
    assert (tmp_path / "docs" / "index.md").read_text("utf-8") == "mine"


@pytest.mark.parametrize("link", ["docs", ".github", ".github/workflows", "mkdocs.yml", "docs/index.md"])
@pytest.mark.parametrize("target", ["outside", "outside/none"])
def test_no_link_is_followed(tmp_path: Path, link: str, target: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "outside").mkdir()
    place = tmp_path / "wiki" / link
    place.parent.mkdir(parents=True)
    place.symlink_to(tmp_path / target)
    before = sorted(tmp_path.rglob("*"))
    assert main(["new", str(tmp_path / "wiki")]) == 1
    assert link in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "wiki").symlink_to("real")
    assert main(["new", str(tmp_path / "wiki")]) == 0
    assert (tmp_path / "real" / "docs" / "index.md").is_file()


def test_a_file_where_a_folder_is_to_be_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs").write_text("mine", "utf-8")
    assert main(["new", str(tmp_path), "--language", "en"]) == 1
    assert capsys.readouterr().err == "studywiki: nothing was written; these are there already: docs\n"
    assert [path.name for path in tmp_path.iterdir()] == ["docs"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert main(["new", str(tmp_path / "file" / "wiki")]) == 1
    assert "studywiki: " in capsys.readouterr().err


def test_wrong_usage_is_exit_2() -> None:
    with pytest.raises(SystemExit) as stop:
        main(["old"])
    assert stop.value.code == 2
