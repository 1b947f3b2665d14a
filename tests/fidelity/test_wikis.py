"""Each page of the real wikis is shown as on GitHub, but for those that are named here with their reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.conftest import MINIMAL
from tests.fidelity import measure

DIFFERING = {
    "wikis/deeplearningstudy": {
        # tags of Liquid on lines of their own in a <div>: the parser is left with blank lines, which end the block
        "deeplearningstudy/doc_backup/doc_tags.md",
    },
    "wikis/dsail": {
        # `$( v_1 \) and \( v_2 \): … )$`: the comparison pairs the brackets of neighbouring items of a list
        "dsail/posts/DS535_24F/2024-10-13-Curse_of__Low__Dimensionality_in_Recommender_Systems.md",
    },
}
"""Wiki -> the pages that do not show what the bent reading of GitHub's parser gives."""

LARGE = ("wikis/ratsgo", "wikis/dsail")


@pytest.mark.parametrize(
    "wiki", [pytest.param(wiki, marks=[pytest.mark.slow] if wiki in LARGE else []) for wiki in measure.WIKIS]
)
def test_a_wiki_is_shown_as_on_github(wiki: str, shared: Path, tmp_path: Path) -> None:
    pytest.importorskip("cmarkgfm")
    oracle = measure.load_oracle(shared)
    site = measure.build(oracle, shared / wiki, tmp_path)
    assert not [line for line in site.log if "page-failed" in line]
    compared = list(measure.compare(oracle, shared / wiki, site, bent=True))
    assert not [page.name for page in compared if page.have == ["not built"]]
    assert {page.name for page in compared if not page.equal} == DIFFERING.get(wiki, set())
    assert len(DIFFERING.get(wiki, ())) <= 0.05 * len(compared)


def test_of_all_pages_hardly_any_differs(shared: Path) -> None:
    pytest.importorskip("cmarkgfm")
    oracle = measure.load_oracle(shared)
    pages = sum(len(oracle.collect([shared / wiki])) for wiki in measure.WIKIS)
    assert pages > 600
    assert sum(map(len, DIFFERING.values())) <= 0.02 * pages


@pytest.mark.slow
def test_pages_written_for_material_stay_as_material_shows_them(shared: Path, tmp_path: Path) -> None:
    pytest.importorskip("cmarkgfm")
    oracle = measure.load_oracle(shared)
    wiki = shared / "wikis/native-material"
    usual = yaml.safe_load((shared / "oracle/material-usual.yml").read_text("utf-8"))
    ours = {**MINIMAL, "plugins": [{"studywiki": {"markdown": "material"}}]}
    start = {"native-material/docs/index_page.md"}  # its template stops the peer's build
    site = measure.build(oracle, wiki, tmp_path / "ours", ours)
    peer = measure.build(oracle, wiki, tmp_path / "peer", {**usual, "use_directory_urls": False}, without=start)
    compared = list(measure.compare_sites(oracle, wiki, site, peer))
    assert len(compared) > 90
    assert [page.name for page in compared if not page.equal] == []
