"""Builds that fail, are aborted, killed, or run side by side: the last good site stays, the next build is right."""

from __future__ import annotations

import contextlib
import gzip
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from tests.forked import COMMANDS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")

CONFIG = {
    "site_name": "위키",
    "site_url": "https://a.example/",
    "theme": {"name": "mkdocs", "locale": "en", "language": "en"},
    "plugins": ["studywiki"],
}
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
KILLS = 50
READY = """
import contextlib, importlib, os, sys
from mkdocs.__main__ import cli

def build(folder):
    child = os.fork()
    if not child:
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        try:
            cli(["build", "-f", f"{folder}/mkdocs.yml"], standalone_mode=False)
            os.write(out, "\\n".join(sys.modules).encode())
        finally:
            os._exit(0)
    return child

imported, out = os.pipe()
child = build(sys.argv[1])
os.close(out)
with open(imported) as names:
    for name in names.read().split():
        with contextlib.suppress(Exception):
            importlib.import_module(name)
os.waitpid(child, 0)
out = os.open(os.devnull, os.O_WRONLY)
for line in sys.stdin:
    child = build(sys.argv[1])
    print(child, flush=True)
    os.waitpid(child, 0)
    print("ended", flush=True)
"""
"""A process that has imported what a build imports: every line that it reads is a build, in a process of its own, whose
number it prints, and when it has ended."""


def wiki(root: Path, edition: str, **config: object) -> None:
    """Write a wiki whose every page says which edition it is."""
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(yaml.safe_dump({**CONFIG, **config}), "utf-8")
    for number in range(5):
        (root / "docs" / f"p{number}.md").write_text(f"# 쪽 {number}\n\n{edition} edition, $x^{number}$\n", "utf-8")
    (root / "docs" / "index.md").write_text(f"# 처음\n\n{edition} edition\n", "utf-8")


def command(root: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "-f", str(root / "mkdocs.yml"), *options]


def run(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return COMMANDS.said("mkdocs", *command(root, *options)[3:], cwd=root, env=ENVIRONMENT)


def built(root: Path, *options: str) -> dict[str, bytes]:
    done = run(root, *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return site(root)


def site(root: Path) -> dict[str, bytes]:
    """Give the files of the site; what is compressed, as it was before."""
    found = {}
    for path in sorted((root / "site").rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            found[path.relative_to(root).as_posix()] = gzip.decompress(data) if path.suffix == ".gz" else data
    return found


def leftovers(root: Path) -> list[str]:
    return [entry.name for entry in root.iterdir() if entry.name.startswith(".site")]


def built_in_a_fork(ready: subprocess.Popen[bytes], seconds: float) -> float:
    """Build, and kill the build after as many seconds; gives how long it took, 0 where it was killed."""
    assert ready.stdin
    assert ready.stdout
    started = time.monotonic()
    ready.stdin.write(b"build\n")
    ready.stdin.flush()
    child = int(ready.stdout.readline())
    ended, _, _ = select.select([ready.stdout], [], [], seconds)
    took = time.monotonic() - started
    if not ended:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    assert ready.stdout.readline() == b"ended\n"
    return took if ended else 0


def test_killed_at_random_points(tmp_path: Path) -> None:
    chance = random.Random(20150704)
    wiki(tmp_path, "new")
    new = built(tmp_path)
    wiki(tmp_path, "old")
    old = built(tmp_path)
    shutil.copytree(tmp_path / "site", tmp_path / "kept")
    assert old != new
    ready = subprocess.Popen(
        [sys.executable, "-c", READY, str(tmp_path)], env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    takes = built_in_a_fork(ready, 60)
    assert takes
    assert site(tmp_path) == old
    wiki(tmp_path, "new")
    interrupted = 0
    while interrupted < KILLS:
        whole = built_in_a_fork(ready, chance.uniform(0.1, 1) * takes)
        takes = min(takes, whole or takes)  # the machine was busier before
        interrupted += not whole
        assert site(tmp_path) in (old, new), interrupted
        if interrupted % 10 == 9:
            assert built(tmp_path) == new
            assert leftovers(tmp_path) == []
            shutil.rmtree(tmp_path / "site")
            shutil.copytree(tmp_path / "kept", tmp_path / "site")
    ready.communicate()


def test_two_builds_at_once(tmp_path: Path) -> None:
    wiki(tmp_path, "new")
    builds = [subprocess.Popen(command(tmp_path), env=ENVIRONMENT) for _ in range(2)]
    assert [build.wait() for build in builds] == [0, 0]
    both = site(tmp_path)
    assert both == built(tmp_path)
    assert leftovers(tmp_path) == []


def test_an_aborted_strict_build(tmp_path: Path) -> None:
    wiki(tmp_path, "old")
    old = built(tmp_path, "--strict")
    wiki(tmp_path, "new")
    (tmp_path / "docs" / "index.md").write_text("# 처음\n\n[없다](nowhere.md)\n", "utf-8")
    done = run(tmp_path, "--strict")
    assert done.returncode == 1
    assert "Aborted with 1 warnings in strict mode" in done.stderr + done.stdout
    assert site(tmp_path) == old
    assert leftovers(tmp_path) == []


def test_an_interrupted_build_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "hook.py").write_text("def on_env(env, **_):\n    raise KeyboardInterrupt\n", "utf-8")
    wiki(tmp_path, "old")
    old = built(tmp_path)
    wiki(tmp_path, "new", hooks=["hook.py"])
    assert run(tmp_path).returncode != 0
    assert site(tmp_path) == old
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("raise OSError(28, 'No space left on device', '/full/index.html')", "/full/index.html cannot be written"),
        ("raise RuntimeError('boom')", "has stopped in another plugin or a template: RuntimeError: boom"),
    ],
)
def test_what_stops_a_build_is_said_without_a_traceback(tmp_path: Path, fault: str, says: str) -> None:
    (tmp_path / "hook.py").write_text(f"def on_env(env, **_):\n    {fault}\n", "utf-8")
    wiki(tmp_path, "old")
    old = built(tmp_path)
    wiki(tmp_path, "new", hooks=["hook.py"])
    done = run(tmp_path)
    assert done.returncode == 1
    assert says in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout
    assert site(tmp_path) == old


def test_a_full_disk(tmp_path: Path) -> None:
    """No file may grow above 2 kB, which is what a full disk looks like from within."""
    wiki(tmp_path, "old")
    old = built(tmp_path)
    wiki(tmp_path, "new")
    limited = ["bash", "-c", 'ulimit -f 2; exec "$@"', "-", *command(tmp_path)]
    environment = {**ENVIRONMENT, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(limited, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout
    assert site(tmp_path) == old
    assert leftovers(tmp_path) == []


def test_a_target_that_is_a_file(tmp_path: Path) -> None:
    wiki(tmp_path, "new")
    (tmp_path / "site").write_text("a file")
    done = run(tmp_path)
    assert done.returncode == 1
    assert "Not a directory" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout


def test_what_comes_after_the_build_finds_the_site(tmp_path: Path) -> None:
    """`gh-deploy` publishes `config.site_dir`."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    wiki(tmp_path, "new")
    (tmp_path / "site" / ".git").mkdir(parents=True)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command="gh-deploy", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    assert Path(config.site_dir) == tmp_path / "site"
    assert (tmp_path / "site" / ".git").is_dir()
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_dirty_build_writes_in_place(tmp_path: Path) -> None:
    wiki(tmp_path, "old")
    built(tmp_path)
    (tmp_path / "site" / "mine.txt").write_text("mine")
    built(tmp_path, "--dirty")
    assert (tmp_path / "site" / "mine.txt").is_file()
