"""Each page of the real wikis is shown as on GitHub, but for those that are named here with their reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.conftest import MINIMAL
from tests.fidelity import measure

_RECVAE = "2023-10-16-RecVAE_a_New_Variational_Autoencoder_for_Top-N_Recommendations_with_Implicit_Feedback.md"
DIFFERING = {
    "wikis/jusonn": {  # a fence right below `</h2>`
        "jusonn/posts/2017-11-12-ant-colony-algorithm.md",
        "jusonn/posts/2017-11-29-simulated-annealing.md",
        "jusonn/posts/2018-02-16-real-time-emotion-detection.md",
    },
    "wikis/xwmooc": {"xwmooc/r-ga.md"},  # footnotes in a table and in headings are numbered out of their order
    "wikis/dsail": {  # the same in lists
        f"dsail/posts/DS535_23F/1st_round/{_RECVAE}",
        f"dsail/posts/DS535_23F/{_RECVAE.replace('10-16', '11-20')}",
        # `$( v_1 \) and \( v_2 \): x )$`: what stands in the brackets is a formula here, and all of it there
        "dsail/posts/DS535_24F/2024-10-13-Curse_of__Low__Dimensionality_in_Recommender_Systems.md",
    },
}
"""Wiki -> the pages that are not shown as GitHub's parser shows them."""

LARGE = ("wikis/ratsgo", "wikis/dsail")


@pytest.mark.parametrize(
    "wiki", [pytest.param(wiki, marks=[pytest.mark.slow] if wiki in LARGE else []) for wiki in measure.WIKIS]
)
def test_a_wiki_is_shown_as_on_github(wiki: str, shared: Path, tmp_path: Path) -> None:
    pytest.importorskip("cmarkgfm")
    oracle = measure.load_oracle(shared)
    site = measure.build(oracle, shared / wiki, tmp_path)
    assert not [line for line in site.log if "page-failed" in line]
    compared = list(measure.compare(oracle, shared / wiki, site))
    assert not [page.name for page in compared if page.have == ["not built"]]
    assert {page.name for page in compared if not page.equal} == DIFFERING.get(wiki, set())
    assert len(DIFFERING.get(wiki, ())) <= 0.05 * len(compared)


def test_of_all_pages_hardly_any_differs(shared: Path) -> None:
    pytest.importorskip("cmarkgfm")
    oracle = measure.load_oracle(shared)
    pages = sum(len(oracle.collect([shared / wiki])) for wiki in measure.WIKIS)
    assert pages > 600
    assert sum(map(len, DIFFERING.values())) <= 0.0105 * pages


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
