"""`studywiki new --upgrade`: a wiki gets this release's workflows, and what its owner changed stays and is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from studywiki.cli.main import main
from studywiki.scaffold import templates
from studywiki.scaffold.source import Source
from studywiki.scaffold.upgrade import upgrade

OLD, NOW = Source("mkdocs-studywiki==0.0.1"), Source("mkdocs-studywiki==9.9")
CHECK, PAGES = ".github/workflows/check.yml", ".github/workflows/pages.yml"


def first(language: str = "ko") -> dict[str, str]:
    """The workflows that the first wikis have."""
    return templates.former(language, OLD)[-1]


def test_a_wiki_of_this_release_stays() -> None:
    for language in ("ko", "en"):
        own = templates.workflows(language, NOW)
        found = upgrade(own, language, NOW)
        assert {path: file.text for path, file in found.files.items()} == own
        assert not any(file.kept or file.refused or file.is_torn for file in found.files.values())
        assert (found.foreign, found.gone) == ([], [])


@pytest.mark.parametrize("release", range(len(templates.former("ko", OLD))))
def test_a_wiki_of_any_release_becomes_one_of_this(release: int) -> None:
    now = templates.workflows("ko", NOW)
    found = upgrade(templates.former("ko", OLD)[release], "ko", NOW)
    assert {path: file.text for path, file in found.files.items()} == now
    assert not any(file.kept or file.refused for file in found.files.values())


@pytest.mark.parametrize("pinned", ["mkdocs-studywiki==0.0.7", '"mkdocs-studywiki==0.0.7"'])
def test_another_pin_is_no_change_of_the_owners(pinned: str) -> None:
    own = first() | {PAGES: first()[PAGES].replace("pip install mkdocs-studywiki", f"pip install {pinned}")}
    file = upgrade(own, "ko", NOW).files[PAGES]
    assert file.text == templates.workflows("ko", NOW)[PAGES]
    assert file.pins == ("mkdocs-studywiki==0.0.7", "mkdocs-studywiki==9.9")
    own = templates.workflows("ko", OLD)
    file = upgrade(own, "ko", NOW).files[PAGES]
    assert (file.text, file.kept) == (templates.workflows("ko", NOW)[PAGES], ())
    assert file.pins == ("mkdocs-studywiki==0.0.1", "mkdocs-studywiki==9.9")


CHANGES = [
    ('python-version: "3.13"', 'python-version: "3.12"'),
    ("runs-on: ubuntu-latest\n    permissions", "runs-on: ubuntu-24.04\n    permissions"),
    ("      - id: pages\n", "      - run: echo mine\n      - id: pages\n"),
    ("          path: site\n", "          path: site\n      - run: echo mine\n"),
    ("  workflow_dispatch:\n", "  workflow_dispatch:\n  schedule:\n    - cron: '0 3 * * 1'\n"),
    ("mkdocs build --strict", "mkdocs build"),
    ("actions/checkout@v5", "actions/checkout@08c6903 # v5.0.0"),
    ("pip install mkdocs-studywiki", "pip install mkdocs-studywiki mkdocs-rss-plugin"),
]


@pytest.mark.parametrize(("before", "after"), CHANGES, ids=lambda value: str(value)[:30])
def test_what_the_owner_changed_stays_and_is_told(before: str, after: str) -> None:
    """And all else is of this release; where that is about the same lines, the owner is told what they would be."""
    assert before in first()[PAGES]
    now = templates.workflows("ko", NOW)
    refused = before not in now[PAGES]
    found = upgrade(first() | {PAGES: first()[PAGES].replace(before, after)}, "ko", NOW)
    file = found.files[PAGES]
    assert (bool(file.refused), bool(file.kept)) == (refused, not refused)
    his = set(after.splitlines()) - set(before.splitlines())
    assert all(line.strip() in file.text for line in his)
    changed = set(file.text.replace(after, before).splitlines()) ^ set(now[PAGES].splitlines())
    old = {line for line in first()[PAGES].splitlines() if before in line}
    assert changed == {line for each in file.refused for line in each.ours} | (old if refused else set())
    assert found.files[CHECK].text == now[CHECK]
    told = [*file.kept, *(each.line for each in file.refused)]
    assert any(line.strip() in "\n".join(file.text.splitlines()[at - 1 : at + 2]) for at in told for line in his)
    # and once more: nothing is left to do
    assert upgrade({path: each.text for path, each in found.files.items()}, "ko", NOW).files[PAGES].text == file.text


def test_what_would_be_no_workflow_is_not_written() -> None:
    """The owner has an `env` where ours comes."""
    own = first() | {PAGES: first()[PAGES].replace("permissions:\n", "env:\n  TZ: Asia/Seoul\n\npermissions:\n", 1)}
    file = upgrade(own, "ko", NOW).files[PAGES]
    assert file.is_torn
    assert file.text == own[PAGES].replace("pip install mkdocs-studywiki", 'pip install "mkdocs-studywiki==9.9"')
    assert yaml.safe_load(file.text)["env"] == {"TZ": "Asia/Seoul"}


def test_a_file_of_somebody_elses_stays() -> None:
    own = {
        PAGES: "name: pages\non: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: hugo\n",
        CHECK: first()[CHECK],
    }
    found = upgrade(own, "ko", NOW)
    assert (found.foreign, PAGES in found.files) == ([PAGES], False)


def test_a_file_that_was_taken_away_stays_away_and_one_that_is_new_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    found = upgrade({PAGES: first()[PAGES]}, "ko", NOW)
    assert (found.gone, CHECK in found.files) == ([CHECK], False)
    before = [{PAGES: first()[PAGES]}]
    monkeypatch.setattr(templates, "former", lambda language, source: before)
    found = upgrade({PAGES: first()[PAGES]}, "ko", NOW)
    assert (found.gone, found.files[CHECK].is_new) == ([], True)


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    """A wiki of the first release, as `studywiki new` wrote it."""
    main(["new", str(tmp_path), "--name", "가"])
    for path, text in first().items():
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def test_the_command_upgrades_and_tells(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages, check = wiki / PAGES, wiki / CHECK
    pages.write_text(first()[PAGES].replace("actions/checkout@v5", "actions/checkout@main"), "utf-8")
    check.write_bytes(first()[CHECK].replace('"3.13"', '"3.12"').replace("\n", "\r\n").encode())
    (wiki / "mkdocs.yml").chmod(0o644)
    capsys.readouterr()
    assert main(["new", "--upgrade", str(wiki)]) == 0
    said = capsys.readouterr().out
    assert f"새 버전에 맞추었습니다: {PAGES}\n" in said
    at = next(n for n, line in enumerate(pages.read_text("utf-8").splitlines(), 1) if "checkout@main" in line)
    assert (
        f"{PAGES}:{at}: 직접 고치신 줄이라 그대로 두었습니다. 새 버전은 이렇습니다:\n        - uses: actions/checkout@v"
        in said
    )
    assert f"{CHECK}: 직접 고치신 곳은 그대로 두었습니다 (줄 " in said
    written = check.read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n")
    assert yaml.safe_load(written)["jobs"]["check"]["steps"][1]["with"] == {"python-version": "3.12"}
    assert "STUDYWIKI" in yaml.safe_load(pages.read_text("utf-8"))["env"]
    before = {path: path.read_bytes() for path in wiki.rglob("*") if path.is_file()}
    assert main(["new", "--upgrade", str(wiki)]) == 0
    assert {path: path.read_bytes() for path in wiki.rglob("*") if path.is_file()} == before
    assert "맞추었습니다" not in capsys.readouterr().out


def test_only_workflows_are_touched(wiki: Path) -> None:
    (wiki / "docs" / "index.md").write_text("# 내 글\n", "utf-8")
    (wiki / ".github" / "workflows" / "mine.yml").write_text("name: mine\n", "utf-8")
    before = {path: path.read_bytes() for path in wiki.rglob("*") if path.is_file()}
    main(["new", "--upgrade", str(wiki)])
    after = {path: path.read_bytes() for path in wiki.rglob("*") if path.is_file()}
    assert {path.relative_to(wiki).as_posix() for path in after if after[path] != before.get(path)} <= set(first())


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_no_link_is_followed(
    wiki: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.yml"
    outside.write_text(first()[PAGES], "utf-8")
    (wiki / PAGES).unlink()
    (wiki / PAGES).symlink_to(outside)
    capsys.readouterr()
    assert main(["new", "--upgrade", str(wiki)]) == 0
    assert f"{PAGES}: 링크이거나 보통 파일이 아니라서" in capsys.readouterr().out
    assert outside.read_text("utf-8") == first()[PAGES]


def test_what_is_no_wiki_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--upgrade", str(tmp_path)]) == 2
    assert "mkdocs.yml 파일이 없습니다" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_workflow_that_cannot_be_written_is_said(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (wiki / PAGES).chmod(0o444)
    assert main(["new", "--upgrade", str(wiki)]) == 1
    assert f"{PAGES}: " in capsys.readouterr().err
    assert (wiki / PAGES).read_text("utf-8") == first()[PAGES]


def test_an_english_wiki_has_english_workflows(tmp_path: Path) -> None:
    main(["new", str(tmp_path), "--language", "en"])
    for path, text in first("en").items():
        (tmp_path / path).write_text(text, "utf-8")
    assert main(["new", "--upgrade", str(tmp_path)]) == 0
    texts = "".join(path.read_text("utf-8") for path in (tmp_path / ".github").rglob("*.yml"))
    assert not [char for char in texts if "가" <= char <= "힣"]
