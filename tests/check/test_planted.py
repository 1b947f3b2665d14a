"""Wikis with planted faults: each is found on its line, and nothing else is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from studywiki.cli.main import main

PLANTED = {"planted": {"huge": 1_100_000, "large": 900_000}, "planted_nlp": {"matrix": 1_300_000}}
"""The wikis, and the large images that they have besides: their names and sizes."""


@pytest.mark.parametrize("name", PLANTED)
def test_all_planted_faults_are_found_and_no_other(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wiki, planted_wiki = tmp_path / "wiki", Path(__file__).parent / name
    shutil.copytree(planted_wiki, wiki)
    for image, size in PLANTED[name].items():
        (wiki / "docs" / "images" / f"{image}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(size))
    assert main(["check", "--format", "json", "-f", str(wiki / "mkdocs.yml")]) == 1
    diagnostics = json.loads(capsys.readouterr().out)["diagnostics"]
    found = [f"{each['file']}:{each['line']} {each['code']}" for each in diagnostics]
    planted = [
        line for line in (planted_wiki / "faults.txt").read_text("utf-8").splitlines() if not line.startswith("#")
    ]
    assert len(planted) >= 60
    assert sorted(found) == sorted(planted)
