"""`make` says what there is; `make test` has a line for each stage, and what is wrong where one fails."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)
NOT_CALLED = {"browser"}
"""What others call for."""

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="no make here")


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    nothing_is_installed = ("-o", ".venv/installed", "-o", ".venv/tested")
    command = ["make", "--no-print-directory", *nothing_is_installed, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_make_alone_says_what_each_target_does_and_how_long_it_takes() -> None:
    said = make()
    assert said.returncode == 0
    rows = re.findall(r"^  (\w+) +(at once|\d+ (?:s|min)) +(\S.*)$", said.stdout, re.MULTILINE)
    assert [row[0] for row in rows] == [target for target in TARGETS if target not in NOT_CALLED]
    assert "\n".join(said.stdout.splitlines()[1:]).count("\n") == len(rows) - 1


@pytest.mark.parametrize("status", [0, 1])
def test_a_stage_is_a_line_and_what_is_wrong_where_it_fails(status: int, tmp_path: Path) -> None:
    (tmp_path / "mypy").write_text(f"#!/bin/sh\necho many words\nexit {status}\n", "utf-8")
    (tmp_path / "mypy").chmod(0o755)
    done = make("types", f"BIN={tmp_path}")
    assert bool(done.returncode) == bool(status)
    first, *rest = done.stdout.splitlines()
    assert re.fullmatch(r"types +(well|FAILED), \d+ s", first)
    assert ("FAILED" in first, rest) == (bool(status), ["many words"] if status else [])


def test_stages_side_by_side_have_a_line_each(tmp_path: Path) -> None:
    for name, status in (("mypy", 1), ("mkdocs", 0)):
        (tmp_path / name).write_text(f"#!/bin/sh\nsleep 0.2\necho words of {name}\nexit {status}\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    done = make("--jobs", "types", "strict", f"BIN={tmp_path}")
    assert done.returncode
    said = [re.sub(r"\d+ s$", "0 s", line) for line in done.stdout.splitlines()]
    assert sorted(said) == ["strict  well, 0 s", "types   FAILED, 0 s", "words of mypy"]


def test_every_stage_of_the_tests_is_one() -> None:
    rule = re.search(r"^test: .*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert rule
    calls = re.findall(r"\$\(MAKE\) --no-print-directory --jobs (.*)", rule[1])
    stages = [stage for call in calls for stage in call.split() if stage not in NOT_CALLED]
    assert sorted(stages) == ["lint", "strict", "types", "unit"]
    for stage in stages:
        assert f"$(call stage,{stage}," in MAKEFILE


def test_the_readmes_name_no_other_target() -> None:
    for name in ("README.md", "README.ko.md", "plugins/README.md", "docs/doc_wiki_run_setup.md"):
        called = re.findall(r"(?:`|^)make ([a-z]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
        assert set(called) <= set(TARGETS), name
