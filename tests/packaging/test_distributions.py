"""An sdist makes a wheel, and the wheel builds a wiki, on a machine that has no Node and no make."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Once
from tests.packaging import try_wheel

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path, **env: str) -> str:
    """Run a command with a PATH on which there is nothing but Python itself."""
    bare = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {
        "PATH": str(Path(sys.executable).parent),
        **env,
    }
    done = subprocess.run(command, cwd=cwd, env=bare, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def sdist(once: Once) -> Path:
    def make(folder: Path) -> None:
        # by what is installed here: that all it needs is named has shown when this environment was made
        run(sys.executable, "-m", "build", "--no-isolation", "--sdist", "--outdir", folder, ROOT, cwd=folder)

    return next(once("sdist", make).glob("*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(sdist: Path, once: Once) -> Path:
    def make(folder: Path) -> None:
        pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps"]
        run(*pip, "--wheel-dir", folder, sdist, cwd=folder)

    return next(once("wheel", make).glob("*.whl"))


def test_the_sdist_holds_what_the_wheel_is_made_from(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "pyproject.toml",
        "LICENSE",
        "CHANGELOG.md",
        "plugins/browser/hatch_build.py",
        "plugins/browser/package-lock.json",
        "plugins/studywiki/assets/katex/katex.min.js",
        "sidebar_doc.yml",
        "docs/index.md",
    } <= names
    assert not any("node_modules" in name for name in names)


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "plugins" / "studywiki"
    wanted = {
        path.relative_to(package.parent).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= names
    assert any(name.endswith("KaTeX_Main-Regular.woff2") for name in names)


def test_the_installed_wheel_makes_builds_checks_and_serves_a_wiki(wheel: Path, tmp_path: Path) -> None:
    try_wheel.try_in(tmp_path, wheel)
