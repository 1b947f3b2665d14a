"""A wiki with planted faults: each is found on its line, and nothing else is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from studywiki.cli import main

PLANTED = Path(__file__).parent / "planted"


def test_all_planted_faults_are_found_and_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wiki = tmp_path / "wiki"
    shutil.copytree(PLANTED, wiki)
    (wiki / "docs" / "images" / "huge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(1_100_000))
    (wiki / "docs" / "images" / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(900_000))
    assert main(["check", "--format", "json", "-f", str(wiki / "mkdocs.yml")]) == 1
    diagnostics = json.loads(capsys.readouterr().out)["diagnostics"]
    found = [f"{each['file']}:{each['line']} {each['code']}" for each in diagnostics]
    planted = [line for line in (PLANTED / "faults.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(planted) >= 60
    assert sorted(found) == sorted(planted)
