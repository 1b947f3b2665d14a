"""An old wiki is green on its first day, and red for what a change adds: the check, the build, a pull request."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from studywiki.cli.main import main
from tests.conftest import MINIMAL, build_site

FILE = ".github/studywiki-baseline.json"
OLD = {
    "docs/index.md": "# 처음\n\n오타가 있읍니다. [가](a.md) [없음](none.md)\n",
    "docs/a.md": "# 가\n\n## 나\n\n[없음](none.md) [또](none.md)\n\n<details>\n\n글\n",
    "docs/b.md": "# 다\n\n[가](a.md#나) [없음](gone.md)\n",
    "sidebar_doc.yml": "- page: index.md\n- page: a.md\n- page: b.md\n- page: c.md\n",
}
"""Six problems."""

Wiki = Callable[..., Path]


@pytest.fixture
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wiki:
    """Lay out the old wiki, and go there."""

    def make(files: Mapping[str, str] | None = None, **options: Any) -> Path:
        config = {**MINIMAL, "plugins": [{"studywiki": options}]} if options else MINIMAL
        for name, text in {"mkdocs.yml": yaml.safe_dump(config), **OLD, **(files or {})}.items():
            edit(tmp_path, name, text)
        monkeypatch.chdir(tmp_path)
        for name in ("GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "GITHUB_BASE_REF", "GITHUB_REPOSITORY"):
            monkeypatch.delenv(name, raising=False)
        return tmp_path

    return make


def edit(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")


def problems(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    capsys.readouterr()
    status = main(["check", "--format", "json", *arguments])
    told = json.loads(capsys.readouterr().out)["diagnostics"]
    return status, [f"{each['file']}:{each['line']} {each['code']}" for each in told if each["severity"] != "info"]


def test_what_was_there_before_fails_neither_check_nor_build(wiki: Wiki, capsys: pytest.CaptureFixture[str]) -> None:
    root = wiki()
    assert [status for status, _ in (problems(capsys),)] == [1]
    assert len(build_site(root, MINIMAL).log) == 6
    assert main(["check", "--write-baseline"]) == 0
    assert f"{FILE} 파일에 지금 있는 문제 6개를" in capsys.readouterr().err
    assert problems(capsys) == (0, [])
    assert build_site(root, MINIMAL).log == []
    assert main(["check"]) == 0
    assert capsys.readouterr().out.endswith("이 가운데 6개는 전부터 있던 문제라서 알림으로만 적었습니다.\n")

    edit(root, "docs/a.md", "---\ntitle: 가\n---\n\n" + OLD["docs/a.md"] + "\n[새](new.md)\n")
    assert problems(capsys) == (1, ["docs/a.md:15 broken-link"])
    assert [line.split("  ")[0] for line in build_site(root, MINIMAL).log] == ["docs/a.md:15:5: broken-link"]


def test_the_baseline_only_shrinks(wiki: Wiki, capsys: pytest.CaptureFixture[str]) -> None:
    root = wiki()
    main(["check", "--write-baseline"])
    first = (root / FILE).read_text("utf-8")
    assert main(["check", "--write-baseline"]) == 0
    assert (root / FILE).read_text("utf-8") == first

    edit(root, "docs/b.md", "# 다\n\n[가](a.md#나) [새](new.md)\n")
    capsys.readouterr()
    assert main(["check", "--write-baseline"]) == 1
    told = capsys.readouterr()
    assert "고친 문제 1개를 뺐습니다. 5개가 남았습니다." in told.err
    assert "새로 생긴 문제 1개는 넣지 않았습니다." in told.err
    assert "new.md" in told.out
    second = (root / FILE).read_text("utf-8")
    assert set(second.splitlines()) < set(first.splitlines())

    (root / FILE).unlink()  # the one way to put more in
    assert main(["check", "--write-baseline"]) == 0
    assert "new.md" in (root / FILE).read_text("utf-8")


def test_writing_follows_no_link_out_and_overwrites_nothing_else(
    wiki: Wiki, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root, outside = wiki(), tmp_path_factory.mktemp("outside")
    (root / ".github").symlink_to(outside)
    assert main(["check", "--write-baseline"]) == 2
    assert list(outside.iterdir()) == []
    (root / ".github").unlink()
    edit(root, FILE, "{}")
    assert main(["check", "--write-baseline"]) == 2
    assert (root / FILE).read_text("utf-8") == "{}"
    assert "baseline-foreign" in " ".join(problems(capsys)[1])
    (root / FILE).unlink()
    (root / FILE).symlink_to(outside / "x.json")
    assert main(["check", "--write-baseline"]) == 2
    assert list(outside.iterdir()) == []
    capsys.readouterr()
    assert main(["check", "--write-baseline", "docs"]) == 2
    assert "위키 전체의 문제를 적으므로" in capsys.readouterr().err


def test_the_option_says_where_it_lies_or_that_there_is_none(wiki: Wiki, capsys: pytest.CaptureFixture[str]) -> None:
    root = wiki(check_baseline="tools/old.json")
    assert main(["check", "--write-baseline"]) == 0
    assert (root / "tools" / "old.json").is_file()
    assert problems(capsys) == (0, [])
    wiki(check_baseline="")
    assert len(problems(capsys)[1]) == 6
    assert main(["check", "--write-baseline"]) == 2


def test_errors_only(wiki: Wiki) -> None:
    root = wiki({"docs/c.md": "# 라\n\n글입니다.\n"})
    assert main(["check", "--fail-on", "error"]) == 0
    edit(root, FILE, "{}")
    assert main(["check", "--fail-on", "error"]) == 1


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


def test_a_link_to_a_renamed_file_is_held_as_the_build_tells_it(wiki: Wiki, capsys: pytest.CaptureFixture[str]) -> None:
    root = wiki()
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "a")
    git(root, "mv", "docs/a.md", "docs/e.md")
    git(root, "commit", "-qm", "b")
    main(["check"])
    assert "파일의 이름이 바뀌었습니다: a.md" in capsys.readouterr().out
    assert main(["check", "--write-baseline"]) == 0
    assert problems(capsys) == (0, [])
    assert build_site(root, MINIMAL).log == []


@pytest.fixture
def request_of(wiki: Wiki, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Have a pull request of edits (None: the file goes) checked as the workflow does: the status, and what counts."""

    def check(
        edits: Mapping[str, str | None], *, held: bool = False, before: Mapping[str, str] | None = None
    ) -> tuple[int, list[str]]:
        root = wiki()
        if held:
            main(["check", "--write-baseline"])
        for name, was in (before or {}).items():
            edit(root, name, was)
        git(root, "init", "-q", "-b", "main")
        git(root, "add", ".")
        git(root, "commit", "-qm", "a")
        git(root, "update-ref", "refs/remotes/origin/main", "main")
        git(root, "checkout", "-qb", "work")
        for name, text in edits.items():
            edit(root, name, text) if text is not None else (root / name).unlink()
        git(root, "add", "-A")
        git(root, "commit", "-qm", "b")
        monkeypatch.setenv("GITHUB_BASE_REF", "main")
        capsys.readouterr()
        status = main(["check", "--format", "github"])
        lines = capsys.readouterr().out.splitlines()
        worktrees = subprocess.run(["git", "-C", str(root), "worktree", "list"], check=True, capture_output=True)
        assert len(worktrees.stdout.splitlines()) == 1
        return status, sorted(
            line.split("::")[1].split(",title=")[0].split(",")[0].removeprefix("warning file=")
            + " "
            + line.split("title=")[1].split("::")[0]
            for line in lines
            if line.startswith(("::warning", "::error"))
        )

    return check


WITHOUT_B = OLD["sidebar_doc.yml"].replace("- page: b.md\n", "")
TYPO = OLD["docs/index.md"].replace("있읍니다", "있습니다")


@pytest.mark.parametrize(
    ("edits", "made"),
    [
        ({"docs/index.md": TYPO}, []),
        ({"docs/index.md": TYPO + "\n[새](new.md)\n"}, ["docs/index.md broken-link"]),
        ({"docs/c2.md": "# 라\n\n[없음](none.md)\n"}, ["docs/c2.md broken-link"]),
        ({"docs/c.md": "# 라\n\n글입니다.\n", "docs/d.md": "# 마\n\n글\n"}, []),
        (
            {
                "docs/b.md": None,
                "docs/c.md": OLD["docs/b.md"],
                "sidebar_doc.yml": WITHOUT_B,
            },
            [],
        ),
        ({"docs/a.md": OLD["docs/a.md"].replace("## 나", "## 마디")}, ["docs/b.md broken-anchor"]),
        ({"docs/a.md": OLD["docs/a.md"] + "\n```\n코드\n"}, ["docs/a.md unclosed-fence"]),
    ],
    ids=["typo", "adds one", "adds a page with one", "unlisted page", "renames", "breaks elsewhere", "opens a fence"],
)
def test_a_pull_request_fails_for_what_it_has_caused(
    request_of: Any, edits: dict[str, str | None], made: list[str]
) -> None:
    assert request_of(edits) == (1 if made else 0, made)


@pytest.mark.parametrize(("text", "made"), [(TYPO, []), (TYPO + "\n[새](new.md)\n", ["docs/index.md broken-link"])])
def test_and_so_it_does_with_a_baseline(request_of: Any, text: str, made: list[str]) -> None:
    assert request_of({"docs/index.md": text}, held=True) == (1 if made else 0, made)


def test_a_pull_request_cannot_excuse_itself(request_of: Any) -> None:
    """What it adds to the baseline holds nothing of what it adds to the wiki."""
    own = '[\n{"studywiki-baseline": 1}\n,["docs/index.md", "broken-link", "new.md", 1]\n]\n'
    status, made = request_of({"docs/index.md": TYPO + "\n[새](new.md)\n", FILE: own})
    assert (status, made) == (1, ["docs/index.md broken-link"])


def test_a_maintainer_brings_the_baseline_by_a_pull_request(request_of: Any) -> None:
    assert request_of({FILE: '[\n{"studywiki-baseline": 1}\n,["docs/b.md", "broken-link", "gone.md", 1]\n]\n'}) == (
        0,
        [],
    )


def test_where_the_wiki_of_before_cannot_be_looked_through_the_changed_files_count(request_of: Any) -> None:
    config = yaml.safe_dump(MINIMAL)
    edits = {"mkdocs.yml": config, "docs/index.md": TYPO}
    assert request_of(edits, before={"mkdocs.yml": "site_name: [\n"}) == (1, ["docs/index.md broken-link"])
