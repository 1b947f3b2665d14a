"""Every way in that we know of, walked: whatever a contributor writes, the wiki's readers and its owner stay safe.

`cases/*.yml` has the ways, drawn from what browsers, Markdown and runners do, not from what the plugin looks for.
"""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from pprint import pformat

import pytest
import yaml

from tests import chromium
from tests.conftest import SHARED
from tests.safety.ways.building import Wiki, grouped, outside
from tests.safety.ways.case import Case, cases, controls
from tests.safety.ways.reading import commands
from tests.safety.ways.walking import walked

pytestmark = pytest.mark.browser

SAMPLE = 8
"""Of so many ways one is walked with all other tests; `make ways` walks all."""
TRUSTED = {"plugins": [{"studywiki": {"html": "trusted", "trusted_files": ["docs/**"]}}]}
PLAIN = Case("control-plain", "a page as any other: nothing is noticed", 999, {"docs/a.md": ""})


def handed(folder: Path, place: Path) -> list[Wiki]:
    """Give the whole wikis of `place`, copied into `folder`."""
    found = []
    for number, source in enumerate(sorted(each for each in place.iterdir() if (each / "mkdocs.yml").is_file()), 500):
        root = folder / f"given-{source.name}"
        for path in sorted(source.rglob("*")):
            copy = root / path.relative_to(source)
            if path.is_symlink() or path.is_file():
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.symlink_to(path.readlink()) if path.is_symlink() else copy.write_bytes(path.read_bytes())
        if not (root / "docs" / "index.md").exists():
            (root / "docs" / "index.md").write_text("# 처음\n", "utf-8")
        (root / "docs" / "lighthouse.md").write_text("등대불빛\n", "utf-8")
        config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
        trusted = re.findall(r"docs/([\w./-]+\.html?)", str(config.get("plugins")))
        pages = sorted(str(path.relative_to(root / "docs")) for path in (root / "docs").rglob("*") if path.is_file())
        kept = {name: (root / "docs" / name).read_text("utf-8") for name in trusted}
        files = dict.fromkeys(f"docs/{page}" for page in pages)
        found.append(Wiki(root.name, root, [Case(source.name, "as handed in", number, files, own=True, kept=kept)]))
    return found


def plain() -> Case:
    """Give a page of usual things, of which no canary may say a word."""
    text = (Path(__file__).with_name("plain.md")).read_text("utf-8")
    return replace(PLAIN, files={"docs/a.md": text, "docs/b.md": "# 나\n\n[가](a.md)\n"})


@pytest.mark.timeout(1800)  # a minute and a half on two idle cores, twenty on a busy machine
def test_every_way_is_safe(tmp_path: Path) -> None:
    chromium.needed()
    ways, checks = cases(), controls()
    only = os.environ.get("STUDYWIKI_WAYS")
    ways = [case for case in ways if re.search(only, case.name)] if only else ways[::SAMPLE]
    outside(tmp_path)
    wikis = grouped([*ways, plain()], tmp_path)
    trusting = Wiki("trusting", tmp_path / "trusting", checks, TRUSTED, nav=False)
    given = handed(tmp_path, SHARED / "cases" / "safety") if (SHARED / "cases" / "safety").is_dir() else []
    with ThreadPoolExecutor(1) as other:  # Playwright's own loop may run in this thread, for other tests
        found = other.submit(walked, tmp_path, [*wikis, trusting, *given]).result()
    blind = [case.name for case in checks if case.notices not in {kind for kind, _ in found[case.number]}]
    names = {case.number: case.name for wiki in [*wikis, *given] for case in wiki.cases}
    wrong = {names[n]: sorted(f"{kind}: {what}" for kind, what in found[n]) for n in sorted(found) if n in names}
    assert wrong == {}, f"{len(wrong)} of {len(names)} are not safe:\n{pformat(wrong, width=300)}"
    assert blind == [], "each canary notices what it is there for"


def test_there_are_many_of_each_kind() -> None:
    found = cases()
    assert len(found) > 150
    assert len({case.name for case in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "annotations", "wrong"),
    [
        ("INFO - built\n\x1b[33mWARNING -  \x1b[0m x", False, 0),
        ("::error file=docs/a.md,line=1,col=2,title=x::::error::PWNLOG%0A", True, 0),
        ("::error file=docs/a.md,line=1::x\n  ::add-mask::x", True, 1),
        ("::error file=a.md::x\n::error::PWNLOG", True, 1),
        ("x ##[add-mask]y", False, 1),
        ("x \x1b[2J", False, 1),
        ("a\r::error::x", False, 2),
        ("a\u202eb", False, 1),
    ],
)
def test_lines_that_command_are_noticed(text: str, annotations: bool, wrong: int) -> None:
    assert len(list(commands(text, annotations))) == wrong
