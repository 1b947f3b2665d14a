"""Each plugin that the manual promises to work beside studywiki, before and after it in mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.wiki import Combination, combinations, missing

ALL = combinations()


@pytest.mark.parametrize("first", [False, True], ids=["after", "before"])
@pytest.mark.parametrize("one", ALL.values(), ids=ALL.keys())
def test_works_beside_ours(one: Combination, first: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one.needed()
    monkeypatch.chdir(tmp_path)  # where git is asked
    one.draw(tmp_path)
    site = one.build(tmp_path, [one.entry(), "studywiki"] if first else ["studywiki", one.entry()])
    assert [line for line in site.log if not any(said in line for said in one.says)] == []
    assert missing(site, one.shows) == []
    hidden = missing(site, one.hides)
    assert len(hidden) == sum(map(len, one.hides.values())), hidden
    assert missing(site, {"index.html": ["//article", "//a[@rel='edit']"]}) == []
