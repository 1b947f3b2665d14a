"""`mkdocs serve` itself: an edit wakes it once, it builds that page alone, and what it reads wakes nobody."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import yaml

from tests.conftest import MINIMAL


def free() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def until(found: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def test_an_edit_wakes_it_once(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    page, log, port = tmp_path / "docs/index.md", tmp_path / "log.txt", free()
    page.write_text("# 처음\n\n글\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(MINIMAL, allow_unicode=True), "utf-8")

    def shows(text: str) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/index.html", timeout=20) as answer:
                return text in answer.read().decode()
        except OSError:
            return False

    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    with log.open("wb") as said:
        running = subprocess.Popen(command, cwd=tmp_path, stdout=said, stderr=said, env=environment)
    try:
        until(lambda: shows("글"))
        page.write_text("# 처음\n\n고친 글\n", "utf-8")
        until(lambda: shows("고친 글"))
        page.read_text("utf-8")
        time.sleep(1.5)  # MkDocs looks at all files twice a second
        text = log.read_text("utf-8")
        assert text.count("파일이 바뀌었습니다") == text.count("이 페이지만 다시 만들었습니다: docs/index.md") == 1, (
            text
        )
        assert text.count("위키를 다 만들었습니다") == 1
    finally:
        running.terminate()
        running.wait(20)
