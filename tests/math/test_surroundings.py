"""The engine where it is interrupted, narrowed, or used from several threads: the process ends, and says why."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.safety.test_atomic import ENVIRONMENT, command, run, site, wiki

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and limits")

INTERRUPTED = """
import os, signal, sys, threading, time
from studywiki.math.engine import Engine, Job

STEP, WHERE = int(sys.argv[1]), sys.argv[2:]
signal.signal(signal.SIGINT, signal.default_int_handler)


def child(at):
    seen = 0

    def profile(frame, event, _):
        nonlocal seen
        if event == "call" and any(name in frame.f_code.co_filename for name in WHERE):
            seen += 1
            if seen == at:
                os.write(1, b"%d %s %s\\n" % (at, frame.f_code.co_filename.encode(), frame.f_code.co_name.encode()))
                os.kill(os.getpid(), signal.SIGINT)

    sys.setprofile(profile)
    try:
        engine = Engine()
        engine.typeset([Job("x^2", False)])
    except KeyboardInterrupt:
        sys.setprofile(None)
        sys.exit(130)
    sys.setprofile(None)
    sys.exit(0 if seen < at else 1)


at = 1
while True:
    pid = os.fork()
    if not pid:
        child(at)
    for _ in range(3000):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            break
        time.sleep(0.01)
    else:
        os.kill(pid, signal.SIGKILL)
        sys.exit(f"hangs when interrupted at call {at}")
    code = os.waitstatus_to_exitcode(status)
    if code == 0:
        break
    if code not in (1, 130):
        sys.exit(f"ends with {code} when interrupted at call {at}")
    at += STEP
print("tried", at)
"""


def interrupted(step: int, *where: str) -> int:
    """Interrupt the engine's start at each `step`th call in the modules `where`; gives how many calls there are."""
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, str(step), *where], capture_output=True, text=True, check=False, timeout=550
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[-1])


def test_interrupted_while_a_thread_starts() -> None:
    assert interrupted(1, "threading.py") > 10


def test_interrupted_anywhere_in_the_start() -> None:
    assert interrupted(17, "py_mini_racer", "asyncio", "/math/") > 100


MANY = "x = [Job(f'x^{{{n}}}', False) for n in range(5000)]"


@pytest.mark.parametrize(
    "code",
    [
        f"{MANY}; Engine().typeset(x)",
        f"{MANY}; e = Engine(); t = Thread(target=e.typeset, args=[x]); t.start(); t.join(); e.close()",
        f"{MANY}; e = Engine(); t = Thread(target=e.typeset, args=[x]); t.start(); t.join()",
        f"{MANY}\nasync def page(): return Engine().typeset(x)\nasyncio.run(page())",
    ],
)
def test_thousands_of_formulas_and_the_process_ends_well(code: str) -> None:
    """V8 was let go by another thread than the one that started it: a segmentation fault after the site was there."""
    head = "import asyncio\nfrom threading import Thread\nfrom studywiki.math.engine import Engine, Job\n"
    subprocess.run([sys.executable, "-c", head + code], timeout=120, check=True)


NARROW = ["bash", "-c", 'ulimit -v 3000000; exec "$@"', "-"]


def test_a_limit_on_addresses_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    wiki(tmp_path, "old")
    assert run(tmp_path).returncode == 0
    old = site(tmp_path)
    wiki(tmp_path, "new")
    (tmp_path / "docs" / "p0.md").write_text("# 쪽\n\n아직 조판하지 않은 $\\beta + \\gamma$\n", "utf-8")
    done = subprocess.run(
        [*NARROW, *command(tmp_path)], env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 1
    assert "2.9 GB of addresses (`ulimit -v`)" in done.stderr + done.stdout
    assert "ulimit -v unlimited" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout
    assert site(tmp_path) == old
    check = [sys.executable, "-c", "import sys; from studywiki.cli.main import main; sys.exit(main())", "check"]
    done = subprocess.run(
        [*NARROW, *check, "-f", str(tmp_path / "mkdocs.yml")],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 2
    assert "ulimit -v unlimited" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="macOS counts addresses otherwise")
@pytest.mark.parametrize(("limit", "starts"), [("-d 300000", False), ("-d 4000000", True), ("-v 4000000000", True)])
def test_a_wide_limit_does_not_keep_the_engine_from_its_start(limit: str, starts: bool) -> None:
    """What is refused would abort, and what is not starts: the trial says neither more nor less."""
    code = "from studywiki.javascript.v8 import V8\nV8().eval('1')"
    line = ["bash", "-c", f'ulimit {limit}; exec "$@"', "-", sys.executable, "-c", code]
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == (0 if starts else 1), done.stderr[-500:]
    assert starts or "StoppedError" in done.stderr


def test_a_wiki_without_formulas_needs_no_engine(tmp_path: Path) -> None:
    wiki(tmp_path, "new")
    for number in range(5):
        (tmp_path / "docs" / f"p{number}.md").write_text("# 쪽\n", "utf-8")
    done = subprocess.run([*NARROW, *command(tmp_path)], env=ENVIRONMENT, check=False, timeout=120)
    assert done.returncode == 0
