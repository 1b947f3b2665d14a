"""A tag that is no release is refused before anything is built."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.packaging.release import ROOT, SCAFFOLD, WORKFLOWS, missing, sections

CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
RELEASED = "# Changelog\n\n## [Unreleased]\n\n## [0.3.0] - 2026-12-01\n\n### Added\n\n- a\n\n[0.3.0]: https://x\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that is ready for its release v0.3.0."""
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "0.3.0"\n', "utf-8")
    (tmp_path / "CHANGELOG.md").write_text(RELEASED, "utf-8")
    for folder in ("common", "former/0.3.0"):
        shutil.copytree(ROOT / SCAFFOLD / "common" / WORKFLOWS, tmp_path / SCAFFOLD / folder / WORKFLOWS)
    return tmp_path


def test_a_release_lacks_nothing(project: Path) -> None:
    assert missing("v0.3.0", project) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("## [0.3.0] - 2026-12-01", "## [0.3.0]", "no line: ## [0.3.0] - YYYY-MM-DD"),
        ("## [0.3.0]", "## [0.2.0]", "no line: ## [0.3.0] - YYYY-MM-DD"),
        ("- a\n", "", "says nothing of 0.3.0"),
        ("## [Unreleased]\n", "## [Unreleased]\n\n- b\n", "entries that are unreleased"),
    ],
)
def test_a_changelog_that_is_not_kept_is_refused(project: Path, before: str, after: str, said: str) -> None:
    (project / "CHANGELOG.md").write_text(RELEASED.replace(before, after, 1), "utf-8")
    assert any(said in each for each in missing("v0.3.0", project))


@pytest.mark.parametrize("tag", ["v0.3.1", "0.3.0", "v0.3"])
def test_another_tag_is_refused(project: Path, tag: str) -> None:
    assert any("version in pyproject.toml" in each for each in missing(tag, project))


def test_workflows_that_are_not_kept_are_refused(project: Path) -> None:
    (project / SCAFFOLD / "common" / WORKFLOWS / "check.yml").write_text("name: x\n", "utf-8")
    assert any("is not a copy" in each for each in missing("v0.3.0", project))


def test_the_changelog_is_kept() -> None:
    """Sections as Keep a Changelog has them, the newest first, and workflows of every release."""
    said = sections(CHANGELOG)
    assert next(iter(said)) == "Unreleased"
    releases = [name for name in said if name != "Unreleased"]
    numbers = [tuple(map(int, name.split("."))) for name in releases]
    assert numbers == sorted(numbers, reverse=True)
    for name in releases:
        assert (ROOT / SCAFFOLD / "former" / name / WORKFLOWS).is_dir()
    kinds = set(re.findall(r"^### (.+)$", CHANGELOG, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert version in said or said["Unreleased"][1]
