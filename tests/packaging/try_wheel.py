"""A wheel in an environment of its own, with nothing of the checkout near: it makes a wiki, builds, checks, serves it.

    python tests/packaging/try_wheel.py dist/mkdocs_studywiki-0.1.0-py3-none-any.whl

It runs by the Python that the environment is to have, on every system, and needs nothing but pip.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import venv
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

LONGEST = 60.0
"""Seconds until a small wiki is served, on a slow machine."""


def main(wheel: Path) -> None:
    """Try `wheel`. Raises `AssertionError` or `CalledProcessError` where it does not work."""
    with TemporaryDirectory(prefix="studywiki-wheel-", ignore_cleanup_errors=True) as folder:
        try_in(Path(folder).resolve(), wheel.resolve())


def try_in(folder: Path, wheel: Path) -> None:
    """Try `wheel` in `folder`, which is empty."""
    own = folder / "environment"
    venv.create(own, with_pip=False)
    commands = own / ("Scripts" if sys.platform == "win32" else "bin")
    python = commands / "python"
    environment = bare(commands)
    pip = [sys.executable, "-m", "pip", "--python", str(own), "install", "--quiet", "--no-compile"]
    pip += ["--disable-pip-version-check", str(wheel)]
    subprocess.run(pip, cwd=folder, env=environment, check=True, stderr=subprocess.PIPE)

    def run(*command: str, where: Path = folder) -> str:
        done = subprocess.run(
            [str(commands / command[0]), *command[1:]], cwd=where, env=environment, capture_output=True, check=False
        )
        said = done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
        assert done.returncode == 0, f"{command}: {done.returncode}\n{said}"
        return said

    where = run("python", "-c", "import studywiki; print(studywiki.__file__)").strip()
    assert Path(where).is_relative_to(own), where
    run("studywiki", "new", "wiki", "--name", "우리 스터디", "--repo", "https://github.com/study/wiki")
    wiki = folder / "wiki"
    workflow = (wiki / ".github" / "workflows" / "pages.yml").read_text("utf-8")
    assert 'STUDYWIKI: "mkdocs-studywiki @ file://' in workflow, workflow
    said = run("mkdocs", "build", "--strict", where=wiki)
    assert "end of life" not in said, said
    page = (wiki / "site" / "gradient_descent.html").read_text("utf-8")
    assert 'class="katex' in page
    assert "https://github.com/study/wiki/edit/" in page
    run("studywiki", "check", where=wiki)
    run("studywiki", "new", "--upgrade", where=wiki)
    serve(python, wiki, environment)


def serve(python: Path, wiki: Path, environment: dict[str, str]) -> None:
    """See to it that `mkdocs serve` gives the page, with its formulas typeset."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(python), "-m", "mkdocs", "serve", "--dev-addr", address, "--no-livereload"]
    with (wiki.parent / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=wiki, env=environment, stdout=log, stderr=log)
        try:
            page = fetch(f"http://{address}/gradient_descent.html", server)
        finally:
            server.terminate()
            server.wait()
    assert 'class="katex' in page, (wiki.parent / "log").read_text("utf-8", "replace")


def fetch(address: str, server: subprocess.Popen[bytes]) -> str:
    """The served page, as soon as it is there; empty where the server has ended, or takes too long."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except (URLError, ConnectionError):
            time.sleep(0.2)
    return ""


def bare(commands: Path) -> dict[str, str]:
    """The surroundings of a command: nothing leads to another Python, or to the checkout."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GITHUB_", "PIP_REQ"))}
    return {**known, "PATH": str(commands), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    print("The wheel makes, builds, checks and serves a wiki.")
