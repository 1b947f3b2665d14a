"""ProperDocs, the drop-in fork of MkDocs, builds the same wiki; the package never imports it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from studywiki.cli.main import main


def test_properdocs_builds_a_new_wiki(tmp_path: Path) -> None:
    main(["new", str(tmp_path / "wiki")])
    done = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"],
        cwd=tmp_path / "wiki",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "wiki" / "site" / "gradient_descent.html").is_file()
