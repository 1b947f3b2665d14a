"""Each page of the real wikis is shown as on GitHub, but for those that are named here with their reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.conftest import MINIMAL
from tests.fidelity import measure

_OVER_LINES = (  # `$…$` that goes on over a line's end: a formula to GitHub and here, words to the comparison
    "DS503_23S/1st_round/2023-04-20-Feature_Importance_aware_Transferable_Adversarial_Attacks",
    "DS503_23S/2023-04-20-Feature_Importance_aware_Transferable_Adversarial_Attacks",
    "DS503_23S/2023-04-20-Temporal_and_Heterogeneous_Graph_Neural_Network_for_Financial_Time_Series_Prediction",
    "DS503_24S/2024-04-17-Decision-Focused_Learning_without_Differentiable_Optimization_Learning_Locally_Optimized"
    "_Decision_Losses",
    "DS535_23F/1st_round/2023-10-16-Addressing_Unmeasured_Confounder_for_Recommendation_with_Sensitivity_Analysis",
    "DS535_23F/2023-11-20-Addressing_Unmeasured_Confounder_for_Recommendation_with_Sensitivity_Analysis",
    "DS535_23F/2023-11-20-HINormer_Representation_Learning_On_Heterogeneous_Information_Networks_with_Graph_Transformer",
    "DS535_23F/2023-11-20-Is_ChatGPT_Fair_For_Recommendation_Evaluating_Fairness_in_Large_Language_Model_Recommendation",
    "DS535_24F/2024-10-13-Adaptive_Graph_Contrastive_Learning_for_Recommendation",
    "KSE801/2022-10-16-Bayesian_Graph_Neural_Networks_with_Adaptive_Connection_Sampling",
)
DIFFERING = {
    "wikis/jusonn": {"jusonn/posts/2018-02-16-real-time-emotion-detection.md"},  # a fence right below `</h2>`
    # `$( v_1 \) and \( v_2 \): x )$`: what stands in the brackets is a formula here, and all of it there
    "wikis/dsail": {"dsail/posts/DS535_24F/2024-10-13-Curse_of__Low__Dimensionality_in_Recommender_Systems.md"},
}
"""Wiki -> the pages that are not shown as GitHub's parser shows them."""
ON_PURPOSE = {
    "wikis/ratsgo": {"ratsgo/posts/2017-03-12-s2s.md"},  # `~~가...~~로`: struck out, though a particle follows
    "wikis/dsail": {
        *(f"dsail/posts/{name}.md" for name in _OVER_LINES),
        # a link whose target has blanks, and is there: a link here, words there
        "dsail/index_page.md",
        "dsail/pages/reviews/reviews_DS535_2024.md",
    },
}
"""Wiki -> the pages that show what the comparison takes for words: they count as differing in its figure."""

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
    known = DIFFERING.get(wiki, set()) | ON_PURPOSE.get(wiki, set())
    assert {page.name for page in compared if not page.equal} == known
    assert len(DIFFERING.get(wiki, ())) <= 0.05 * len(compared)


def test_of_all_pages_hardly_any_differs(shared: Path) -> None:
    pytest.importorskip("cmarkgfm")
    oracle = measure.load_oracle(shared)
    pages = sum(len(oracle.collect([shared / wiki])) for wiki in measure.WIKIS)
    assert pages > 600
    assert sum(map(len, DIFFERING.values())) < 0.01 * pages


@pytest.mark.slow
def test_pages_written_for_material_stay_as_material_shows_them(shared: Path, tmp_path: Path) -> None:
    pytest.importorskip("cmarkgfm")
    oracle = measure.load_oracle(shared)
    wiki = shared / "wikis/native-material"
    usual = yaml.safe_load((shared / "oracle/material-usual.yml").read_text("utf-8"))
    ours = {**MINIMAL, "plugins": [{"studywiki": {"markdown": "material", "search": False}}]}
    start = {"native-material/docs/index_page.md"}  # its template stops the peer's build
    site = measure.build(oracle, wiki, tmp_path / "ours", ours)
    peer = measure.build(oracle, wiki, tmp_path / "peer", {**usual, "use_directory_urls": False}, without=start)
    compared = list(measure.compare_sites(oracle, wiki, site, peer))
    assert len(compared) > 90
    assert [page.name for page in compared if not page.equal] == []
