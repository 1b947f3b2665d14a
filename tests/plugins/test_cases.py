"""Wikis of others that failed beside a plugin, or an extension of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from tests.plugins.wiki import Combination, combinations, commit, missing

CASES = combinations(Path(__file__).parent / "cases.yml")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_failed_works(case: Combination, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.needed()
    wiki = tmp_path / "wiki"
    shutil.copytree(shared / "cases" / case.name, wiki)
    monkeypatch.chdir(wiki)
    monkeypatch.syspath_prepend(str(wiki))  # an extension of the wiki's own
    commit(wiki)
    config = yaml.safe_load((wiki / "mkdocs.yml").read_text("utf-8"))
    site = case.written(wiki, config)
    assert [line for line in site.log if not any(said in line for said in case.says)] == []
    assert missing(site, case.shows) == []
    hidden = missing(site, case.hides)
    assert len(hidden) == sum(map(len, case.hides.values())), hidden
