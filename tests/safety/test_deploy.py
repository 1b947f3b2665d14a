"""`mkdocs gh-deploy` and `mkdocs serve`, really run: they show what was built, and nothing of a failed build."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.safety.test_atomic import ENVIRONMENT, wiki

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")
PATIENCE = 60.0
"""Seconds in which a page that was edited must be shown: far more than it takes."""


def mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=root, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def git(root: Path, *arguments: str) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True, text=True).stdout


def test_gh_deploy_pushes_the_site_and_no_failed_one(tmp_path: Path) -> None:
    root, remote = tmp_path / "wiki", tmp_path / "remote.git"
    wiki(root, "first")
    subprocess.run(["git", "init", "-q", "--bare", str(remote)], check=True)
    git(root, "init", "-q", "-b", "main")
    for key, value in {"user.name": "x", "user.email": "x@example.com", "commit.gpgsign": "false"}.items():
        git(root, "config", key, value)
    git(root, "remote", "add", "origin", str(remote))
    git(root, "add", "docs", "mkdocs.yml")
    git(root, "commit", "-qm", "a")
    done = mkdocs(root, "gh-deploy")
    assert done.returncode == 0, done.stderr
    assert "first edition" in git(remote, "show", "gh-pages:index.html")
    assert ".nojekyll" in git(remote, "ls-tree", "--name-only", "gh-pages").split()
    (root / "docs" / "p1.md").write_text("# 쪽\n\n[없음](none.md) second edition\n", "utf-8")
    assert mkdocs(root, "gh-deploy", "--strict").returncode == 1
    assert len(git(remote, "log", "--oneline", "gh-pages").splitlines()) == 1
    assert mkdocs(root, "gh-deploy").returncode == 0
    assert "second edition" in git(remote, "show", "gh-pages:p1.html")
    assert [path.name for path in root.iterdir() if "site" in path.name] == ["site"]


# what starts the tests in the background may have them, and all that they start, ignore interrupts
INTERRUPTIBLE = """
import signal
from mkdocs.__main__ import cli
signal.signal(signal.SIGINT, signal.default_int_handler)
cli()
"""


def test_serve_shows_edits_new_pages_and_deletions(tmp_path: Path) -> None:
    wiki(tmp_path, "first")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", INTERRUPTIBLE, "serve", "-a", f"127.0.0.1:{port}", "--livereload"]
    log = (tmp_path / "log").open("w")
    process = subprocess.Popen(command, cwd=tmp_path, env=ENVIRONMENT, stdout=log, stderr=log, start_new_session=True)

    def shown(page: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{page}", timeout=5) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return f"HTTP {error.code}"
        except OSError:
            return ""

    try:
        assert _soon(lambda: "first edition" in shown("p1.html"))
        (tmp_path / "docs" / "p1.md").write_text("# 쪽\n\nsecond edition $x^2$ [없음](none.md)\n", "utf-8")
        assert _soon(lambda: "second edition" in shown("p1.html"))
        (tmp_path / "docs" / "new.md").write_text("# 새 쪽\n", "utf-8")
        assert _soon(lambda: "새 쪽" in shown("new.html"))
        (tmp_path / "docs" / "p1.md").unlink()
        assert _soon(lambda: shown("p1.html") == "HTTP 404")
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(120)
        log.close()
    assert "Traceback" not in (tmp_path / "log").read_text("utf-8")
    assert not [path.name for path in tmp_path.iterdir() if "site" in path.name]


def _soon(happens: Callable[[], bool]) -> bool:
    """Wait until something happens; a hang fails."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if happens():
            return True
        time.sleep(0.2)
    return False
