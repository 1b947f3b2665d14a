"""Real wikis' pages as they are built, beside what GitHub's own parser makes of their sources."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.conftest import MINIMAL, Site, build_site

Oracle = Any
"""The module of the comparison, which has no types."""

ARTICLES: Mapping[str, Any] = {**MINIMAL, "plugins": [{"studywiki": {"search": False}}]}
"""The mkdocs.yml: nobody looks at more than the pages' articles."""
WIKIS = (
    "seeds",
    *(f"wikis/{name}" for name in ("deeplearningstudy", "cs231n-ko", "ratsgo", "jusonn", "xwmooc", "dsail")),
)
"""Folders of pages that were written for GitHub or Jekyll."""


@dataclass(frozen=True)
class Compared:
    """One page."""

    name: str
    """Its path as it was built."""
    want: list[str]
    """What a reader should see: `<li>` and the like, and words without blanks."""
    have: list[str]
    """What a reader sees."""

    @property
    def equal(self) -> bool:
        return self.want == self.have


def load_oracle(shared: Path) -> Oracle:
    """Load the comparison. Raises `ImportError` where GitHub's parser is not installed."""
    spec = importlib.util.spec_from_file_location("fidelity_oracle", shared / "oracle" / "fidelity.py")
    assert spec and spec.loader
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def build(
    oracle: Oracle, wiki: Path, root: Path, config: Mapping[str, Any] = ARTICLES, without: Collection[str] = ()
) -> Site:
    """Build the pages of `wiki` below `root`, under the names that `collect` gives, but for those in `without`."""
    for source, name in oracle.collect([wiki]):
        if name in without:
            continue
        place = root / "docs" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)
    (root / "docs" / "index.md").write_text("# 처음\n", "utf-8")
    return build_site(root, config)


def compare(oracle: Oracle, wiki: Path, site: Site) -> Iterator[Compared]:
    """Compare every page of `wiki` that is published with what `site` has of it."""
    for source, name in oracle.collect([wiki]):
        text = source.read_text("utf-8", errors="replace")
        meta, _ = oracle.split_front_matter(text)
        if meta.get("published") is False:
            continue
        built = oracle.arrived(site.folder / Path(name).with_suffix(".html"))
        if not built.exists():
            yield Compared(name, [], ["not built"])
            continue
        want = oracle.events(oracle.parse(oracle.reference_html(text)))
        yield _compared(oracle, name, want, oracle.events(oracle.candidate_root(built)))


def compare_sites(oracle: Oracle, wiki: Path, site: Site, other: Site) -> Iterator[Compared]:
    """Compare every page of `wiki` in `site` with the same page in `other`, which has been built otherwise."""
    for _, name in oracle.collect([wiki]):
        page = Path(name).with_suffix(".html")
        if not (other.folder / page).exists():
            continue
        want, have = (oracle.events(oracle.candidate_root(oracle.arrived(one.folder / page))) for one in (other, site))
        yield _compared(oracle, name, want, have)


def _compared(oracle: Oracle, name: str, want: list[str], have: list[str]) -> Compared:
    if want[:1] != ["<h1>"] and have[:1] == ["<h1>"] and have[2:3] == ["</h1>"]:
        have = have[3:]  # the theme gives a page a title that has none
    return Compared(name, oracle.merge(want), oracle.merge(have))
