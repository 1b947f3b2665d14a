"""What readers find in a real wiki, and what it costs them: the open set of queries, over a site that was built."""

from __future__ import annotations

import gzip
import importlib.util
import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studywiki.cli.main import main
from studywiki.search import scripts
from tests.conftest import Once, build_written
from tests.searched import held, sections, trial

KILO = 1000


@pytest.fixture(scope="module")
def site(shared: Path, once: Once) -> Path:
    """The open set's wiki, built with its own mkdocs.yml, but with ours in the place of its search."""
    source = shared / "search" / "open"

    def make(folder: Path) -> None:
        shutil.copytree(source / "docs", folder / "docs", copy_function=shutil.copyfile)
        text = (source / "mkdocs.yml").read_text("utf-8")
        assert "plugins: [search]" in text
        (folder / "mkdocs.yml").write_text(text.replace("plugins: [search]", "plugins: [studywiki]"), "utf-8")
        build_written(folder)

    return once("open-set", make) / "site"


@pytest.fixture(scope="module")
def sizes(site: Path) -> dict[str, int]:
    """How many bytes each file of the search is, packed."""
    return {path.stem: len(gzip.compress(path.read_bytes())) for path in (site / "search").glob("*.js")}


def queries(source: Path) -> list[str]:
    lines = (source / "queries.tsv").read_text("utf-8").splitlines()
    column = lines[0].split("\t").index("query")
    return [line.split("\t")[column] for line in lines[1:]]


def scored(source: Path, results: dict[str, Any], score: Any) -> Any:
    return score.summ(score.evaluate(str(source), results["results"]))


@pytest.fixture(scope="module")
def score(shared: Path) -> Iterator[Any]:
    """The program that scores results."""
    spec = importlib.util.spec_from_file_location("score", shared / "search" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module


@pytest.mark.parametrize(("part", "row", "asked"), [("", "ALL", (0.90, 0.95, 0.89)), ("semantic", "ALL", (0, 0.55, 0))])
def test_readers_find_what_they_look_for(
    site: Path,
    shared: Path,
    score: Any,
    part: str,
    row: str,
    asked: tuple[float, float, float],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = shared / "search" / "open" / part
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(queries(source)) + "\n"))
    assert main(["search", "--site", str(site), "--json", "-"]) == 0
    found = scored(source, json.loads(capsys.readouterr().out), score)
    shown = tuple(found[row][each] for each in ("s1", "s5", "ndcg"))
    assert all(one >= other for one, other in zip(shown, asked, strict=True)), shown
    assert found.get("n", {"false_hit": 0})["false_hit"] <= 0.10


def test_what_is_loaded_before_the_first_answer(sizes: dict[str, int]) -> None:
    assert sizes["head"] + len(gzip.compress(scripts.worker().encode())) < 100 * KILO
    assert sizes["search_worker"] < 30 * KILO


def test_what_a_query_loads(site: Path, shared: Path, sizes: dict[str, int]) -> None:
    asked = trial(site)
    most = 0
    for query in queries(shared / "search" / "open")[::4]:
        asked.search(query, 40)
        most = max(most, sum(sizes[name] for name in asked.loaded))
    asked.close()
    assert KILO < most < 60 * KILO


def test_what_the_index_weighs(site: Path, sizes: dict[str, int]) -> None:
    """Of a page: where its words stand, and its own words for snippets, which are as large as they are."""
    pages = {each["location"].partition("#")[0] for each in sections(site)}
    texts = {name for name in sizes if len(name) == 6 and held_of(site, name).split("\t")[0] in pages}
    index = sum(size for name, size in sizes.items() if name not in texts and (len(name) == 6 or name == "head"))
    assert index / len(pages) < 3 * KILO
    assert max(size for name, size in sizes.items() if len(name) == 6) < 7 * KILO


def held_of(site: Path, name: str) -> str:
    return held((site / "search" / f"{name}.js").read_text("utf-8"))


def test_names_that_stand_once_find_their_pages(site: Path) -> None:
    """Whoever pastes a name or an error looks for just these; words with endings are found by stems that are common."""
    found = [
        (word, each["location"].partition("#")[0])
        for each in sections(site)
        for word in re.findall(r"[^\W_]\w*", f"{each['title']}\n{each['text']}")
    ]
    times = Counter(word.lower() for word, _ in found)
    names = [each for each in found if re.fullmatch(r"[A-Za-z][a-z_0-9]{2,}(?<!s|d|g|y|r)", each[0])]
    once = sorted(each for each in names if times[each[0].lower()] == 1)
    some = once[:: len(once) // 200]
    asked = trial(site)
    lost = [word for word, page in some if page not in [each["location"] for each in asked.search(word, 10)["pages"]]]
    asked.close()
    assert len(some) >= 200
    assert len(lost) <= 2, lost  # Devlin sounds as 딥러닝 does, which stands in ten titles
