"""Zensical, by which Material's authors succeed it: from PyPI, in a virtual environment of the bench's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

NEEDED = ("zensical", "mkdocs-material")
"""The second has the emoji that mkdocs.yml files name."""


def installed(folder: Path) -> Path | None:
    """The command, in a virtual environment at `folder`, made if it is not there; None where that cannot be done."""
    command = folder / "bin" / "zensical"
    if not command.is_file():
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        for step in ([sys.executable, "-m", "venv", str(folder)], [*pip, *NEEDED]):
            if subprocess.run(step, check=False).returncode:
                return None
    return command if command.is_file() else None
