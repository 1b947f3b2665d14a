"""A build that knows of earlier ones writes what a clean one does, whatever has been edited meanwhile."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform != "linux", reason="each build is forked from one process")
@pytest.mark.parametrize("first", [0, 10])
def test_twenty_sequences_of_edits(first: int) -> None:
    command = [sys.executable, "-m", "tests.cache.edits", "--sequences", "10", "--steps", "3", "--first", str(first)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "10 sequences, 0 of them wrong\n", done.stderr
