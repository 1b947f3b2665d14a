"""The bench of builds: its wikis are wikis, it measures what was spent, and its tables say what was measured."""

from __future__ import annotations

import gzip
import os
import re
import sys
from dataclasses import replace
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
import yaml

from studywiki.cli.main import main
from tests.bench.builds import figures, pages, report, weighing, wiki
from tests.bench.builds.contenders import (
    COLD,
    NOTHING,
    OURS,
    OWN,
    PAGE,
    PRUNED,
    STATES,
    STOCK,
    TITLE,
    ZENSICAL,
    Contender,
    Place,
    contenders,
)  # fmt: skip
from tests.bench.builds.figures import Figures, Of
from tests.bench.builds.measuring import Cost, FailedError, cost
from tests.bench.builds.real import Real
from tests.bench.builds.weighing import Weight
from tests.bench.builds.words import Writer, with_particle

MANUAL = Path(__file__).parents[2] / "docs" / "doc_wiki_run_setup.md"


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


# the wikis


@pytest.mark.parametrize(
    ("word", "particle", "said"),
    [
        ("내적", "은", "내적은"),
        ("디코더", "은", "디코더는"),
        ("드롭아웃", "이", "드롭아웃이"),
        ("BERT", "을", "BERT를"),
        ("채널 수", "과", "채널 수와"),
        ("학습률", "로", "학습률로"),
        ("내적", "로", "내적으로"),
        ("임베딩", "로", "임베딩으로"),
        ("디코더", "로", "디코더로"),
    ],
)
def test_a_particle_follows_the_sound(word: str, particle: str, said: str) -> None:
    assert with_particle(word, particle) == said


def test_no_sentence_has_a_gap() -> None:
    writer = Writer("")
    assert not [said for said in writer.sentences(500, 500) if re.search(r"[{}:]|  ", said)]


@pytest.mark.parametrize("count", [1, 20, 21, 300, 1000, 10_000])
def test_every_page_has_a_place_of_its_own(count: int) -> None:
    places = wiki.places(count)
    assert len({place.file for place in places}) == count
    sections = [place.sections for place in places]
    assert max(sections.count(each) for each in set(sections)) == min(count, 20)
    assert len(list(dict.fromkeys(sections))) == len(
        [at for at in range(count) if sections[at - 1 : at] != [sections[at]]]
    )


def test_a_page_holds_what_pages_hold() -> None:
    texts = [wiki.text(number, 1000) for number in range(0, 1000, 10)]
    assert 8_500 < mean(len(text.encode()) for text in texts) < 9_000
    assert texts[7] == wiki.text(70, 1000)
    assert len(set(texts)) == len(texts)
    for text in texts:
        assert text.count("\n```") + text.count("\n    ```") == 4
        assert text.count("\n$$\n") == 4
        assert text.count("](") >= pages.LINKS
        for sign in ("\ntags: [", "\n|---|", "\n!!! ", "\n1. ", "\n    - ", "\n## ", "\n[^", "\n> ", "**", " `", " $"):
            assert sign in text


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wiki")
    wiki.write(21, folder)
    return folder


def entries(nodes: list[Any]) -> list[Any]:
    """The sidebar, and stock Material's nav, in one form."""
    found: list[Any] = []
    for node in nodes:
        title, rest = (
            (node["title"], node.get("page") or node["items"]) if "title" in node else next(iter(node.items()))
        )
        found.append([title, rest if isinstance(rest, str) else entries(rest)])
    return found


def test_all_have_the_same_sidebar(small: Path) -> None:
    def loaded(name: str) -> Any:
        return yaml.load((small / name).read_text("utf-8"), yaml.BaseLoader)

    sidebar = entries(loaded("sidebar_doc.yml"))
    assert sidebar == entries(loaded("stock.yml")["nav"]) == entries(loaded("prune.yml")["nav"])
    files = re.findall(r"s\d+/page-\d+\.md", str(sidebar))
    assert len(files) == 21
    assert {*files, "index.md"} == {path.relative_to(small / "docs").as_posix() for path in small.rglob("docs/**/*.md")}


def test_nothing_is_wrong_in_it(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--config-file", str(small / "mkdocs.yml"), str(small / "docs" / "s001")]) == 0
    assert "문제가 없습니다" in capsys.readouterr().out


# what it measures


def test_what_a_child_spends_is_counted(tmp_path: Path) -> None:
    spend = "import time; held = b'x' * {size}\nwhile time.process_time() < {seconds}: pass"
    child = spend.format(size=60_000_000, seconds=0.2)
    code = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {child!r}])\n"
    found = cost(python(code + spend.format(size=50_000_000, seconds=0.2) + "\nchild.wait()"), tmp_path, os.environ)
    assert found.cpu >= 0.4
    assert found.memory >= 110_000_000
    assert found.wall >= 0.1


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise SystemExit('가')", "ended with 1"),
        ("print('끝'); raise SystemExit(3)", "끝"),
        ("import os; os.kill(os.getpid(), 9)", "ended with -9"),
        ("import subprocess; subprocess.Popen(['sleep', '1'])", "left 1 processes behind"),
    ],
)
def test_what_does_not_end_well_has_no_cost(code: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(FailedError, match=said):
        cost(python(code), tmp_path, os.environ)


def test_what_is_beside_the_article(tmp_path: Path) -> None:
    for number, beside in enumerate((10, 20, 60)):
        (tmp_path / f"page-{number}.html").write_text(f"{'x' * beside}<article class=a>글</article>", "utf-8")
    (tmp_path / "map.html").write_text("x" * 1000, "utf-8")
    found = weighing.weight(tmp_path)
    assert (found.pages, found.beside, found.most, found.index) == (3, 20, 60, 0)
    assert 0 < found.beside_sent <= found.most_sent < 20
    assert found.site == 90 + 3 * len("<article class=a>글</article>".encode()) + 1000


OF_MATERIAL = "assets/javascripts/workers/search.0.min.js"


@pytest.mark.parametrize(
    ("files", "whole", "before"),
    [
        ({}, "", ""),
        ({"search/search_index.json": "a", OF_MATERIAL: "b", f"{OF_MATERIAL}.map": "c"}, "ab", "ab"),
        ({"search.json": "a", OF_MATERIAL: "b"}, "ab", "ab"),
        (
            {
                "search/search_index.json": "a",
                "search/search_index.js": "b",
                "search/search_worker.js": "c",
                "search/head.js": "d",
                "search/abc234.js": "e",
                "search/abc235.js": "f",
                OF_MATERIAL: "g",
            },
            "abcdef",
            "acd",
        ),
    ],
    ids=["none", "Material", "Zensical", "ours"],
)
def test_what_the_search_weighs(files: dict[str, str], whole: str, before: str, tmp_path: Path) -> None:
    (tmp_path / "page-1.html").write_text("<article>글</article>", "utf-8")
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text * 100, "utf-8")
    found = weighing.weight(tmp_path)
    assert found.index == 100 * len(whole)
    assert found.before_query == sum(len(gzip.compress(each.encode() * 100, mtime=0)) for each in before)


BUILD = """
import re, sys
from pathlib import Path
for page in Path("docs").glob("s*/*.md"):
    made = Path("site", *page.parts[1:]).with_suffix(".html")
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_text(page.read_text("utf-8") + {more})
"""
"""One who builds: the pages as they are, and more."""
ALL = 'Path("sidebar_doc.yml").read_text("utf-8") + Path("stock.yml").read_text("utf-8")'


def place(tmp_path: Path, code: str, plan: str = "sidebar_doc.yml") -> Place:
    return Place(Contender("one", tuple(python(code)), plan, STATES), tmp_path / "one", wiki.Generated(6))


@pytest.mark.parametrize("plan", ["sidebar_doc.yml", "stock.yml"])
def test_every_change_is_one_and_is_looked_for(tmp_path: Path, plan: str) -> None:
    builds = place(tmp_path, BUILD.format(more=ALL), plan)
    before = {path: path.read_text("utf-8") for path in builds.wiki.rglob("*.*") if path.is_file()}
    for state, changed in ((COLD, ""), (NOTHING, ""), (PAGE, r"page-\d+\.md"), (TITLE, re.escape(plan))):
        builds.measure(state)
        after = {path: path.read_text("utf-8") for path in before}
        names = [path.name for path in before if after[path] != before[path]]
        assert len(names) == bool(changed)
        assert re.fullmatch(changed, "".join(names))
        before = after
        assert isinstance(yaml.load((builds.wiki / plan).read_text("utf-8"), yaml.BaseLoader), list | dict)


@pytest.mark.parametrize(
    ("code", "states", "said"),
    [
        ("", [COLD], "0 pages of 6"),
        (BUILD.format(more="''").replace('"s*/*.md"', '"s*/*1.md"'), [COLD], "1 pages of 6"),
        (BUILD.format(more="''"), [COLD, TITLE], "does not say 새 이름 2"),
        (f"from pathlib import Path\nif not Path('site').exists():{BUILD.format(more=ALL)}".replace("\n", "\n  ").replace("\n  if not", "\nif not"), [COLD, NOTHING, PAGE], "does not say 고침 3."),  # noqa: E501
    ],
)  # fmt: skip
def test_nobody_wins_by_building_less(tmp_path: Path, code: str, states: list[str], said: str) -> None:
    builds = place(tmp_path, code)
    for state in states[:-1]:
        builds.measure(state)
    with pytest.raises(FailedError, match=said):
        builds.measure(states[-1])


def test_a_wiki_that_is_there_is_copied_and_changed(tmp_path: Path) -> None:
    for name, text in (
        ("mkdocs.yml", "site_name: 가\n"),
        ("docs/a.md", "가"),
        ("docs/b/c.md", "나나"),
        ("docs/.d/e.md", ""),
    ):
        (tmp_path / "real" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "real" / name).write_text(text, "utf-8")
    code = "from pathlib import Path; Path('site').mkdir(exist_ok=True); Path('site', 'x.html').write_text({})"
    all_pages = "''.join(page.read_text('utf-8') for page in Path('docs').rglob('*.md'))"
    for source, own in (
        (Real(tmp_path / "real"), "site_name: 가\n"),
        (Real(tmp_path / "real" / "docs"), "plugins: [ours]\n"),
    ):
        builds = Place(
            Contender("one", tuple(python(code.format(all_pages))), "", STATES, "ours"), tmp_path / "one", source
        )
        assert (builds.wiki / "mkdocs.yml").read_text("utf-8").endswith(own)
        assert yaml.safe_load((builds.wiki / "stock.yml").read_text("utf-8"))["plugins"] == ["search"]
        builds.measure(COLD)
        builds.measure(PAGE)
        assert "고침 2." in (builds.site / "x.html").read_text("utf-8")
        assert sorted(page.name for page in (builds.wiki / "docs").rglob("*.md")) == ["a.md", "c.md"]
    assert (tmp_path / "real/docs/a.md").read_text("utf-8") == "가"
    broken = Place(
        Contender("one", tuple(python(code.format("''"))), "", STATES), tmp_path / "one", Real(tmp_path / "real")
    )
    with pytest.raises(FailedError, match=r"does not say 고침 1\."):
        broken.measure(PAGE)


def test_cold_is_without_a_cache(tmp_path: Path) -> None:
    code = "import os; cache = Path(os.environ['XDG_CACHE_HOME'], 'a'); assert not cache.exists()\n"
    builds = place(tmp_path, f"{BUILD.format(more=ALL)}{code}cache.mkdir(parents=True)")
    builds.measure(COLD)
    builds.measure(COLD)
    with pytest.raises(FailedError, match="AssertionError"):
        builds.measure(NOTHING)


def test_who_is_not_there_has_no_column() -> None:
    assert [each.name for each in contenders(None) if not each.name.startswith(OURS)] == [STOCK, PRUNED]
    assert contenders(Path("zensical"))[-1].name == ZENSICAL


# what it says


def of(rounds: dict[str, list[float]], weight: Weight | None = None) -> Of:
    """What was measured, from seconds of the processor; the clock has half of them, the memory ten million times."""
    return Of({state: [Cost(each, each / 2, round(each * 1e7)) for each in rounds[state]] for state in rounds}, weight)


WEIGHT = Weight(300, 20_500, 21_000, 5_100, 5_200, 1_500_000, 12_000_000)
FOUND = Figures(
    "2026-11-27",
    "Xeon, 2 cores, Linux",
    {"Python": "3.11.7", "mkdocs": "1.6.1"},
    2,
    {
        300: {OURS: of({COLD: [12, 10], PAGE: [2, 3], OWN: [0.3]}, WEIGHT), STOCK: of({COLD: [20, 25]})},
        3000: {OURS: of({COLD: [100]}), STOCK: of({COLD: [400]}), ZENSICAL: of({COLD: [200], NOTHING: [50]})},
    },
    {"ratsgo": {OURS: of({COLD: [1]})}},
)


def test_the_tables_say_what_was_measured() -> None:
    said = report.report(FOUND)
    assert said.startswith("2026-11-27; Xeon, 2 cores, Linux; Python 3.11.7, mkdocs 1.6.1\n")
    for row in (
        "### 300 pages",
        "|  | ours | stock Material |",
        "| cold, CPU s | 10.0 | 20.0 |",
        "| cold, wall s | 5.0 | 10.0 |",
        "| cold, MB | 100 | 200 |",
        "| one page edited, CPU s | 2.0 | – |",
        "| a page beside its article, kB | 20.5 | – |",
        "| the most by gzip, kB | 5.2 | – |",
        "| ours to | stock Material |",
        "| ours, cold: cpu | 0.500 |",
        "| ours, one page edited: cpu | 0.100 |",  # stock has no cache: an edit is a build
        "| ours, by our own command: cpu | 0.015 |",
        "### 3,000 pages",
        "### ratsgo",
        "| ours, cold: cpu | 0.250 | 0.500 |",
        "| 300 to 3,000 pages, cold | 1.00 | 1.30 | – |",
    ):
        assert f"{row}\n" in said, row
    assert "one sidebar title" not in said


def test_figures_are_kept(tmp_path: Path) -> None:
    FOUND.save(tmp_path / "kept.json")
    assert figures.load(tmp_path / "kept.json") == FOUND


def test_the_manual_has_a_place_for_them() -> None:
    page = MANUAL.read_text("utf-8")
    entered = report.entered(page, FOUND)
    assert "| 300쪽, 처음부터 | 10.0 | 20.0 | – |\n" in entered
    assert "2026-11-27에 Xeon, 2코어, Linux에서 쟀습니다: Python 3.11.7.\n" in entered
    assert entered.split(report.BEGIN)[0] == page.split(report.BEGIN)[0]
    assert entered.split(report.END)[1] == page.split(report.END)[1]
    assert report.entered(entered, replace(FOUND, date="2027-01-01")) != entered
    with pytest.raises(ValueError, match="0 places"):
        report.entered("# 글\n", FOUND)
