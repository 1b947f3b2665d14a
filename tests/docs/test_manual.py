"""What the manual promises is what there is: labels, options, files, keys and output are read from the code."""

from __future__ import annotations

import argparse
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.utils import get_theme_dir

from studywiki import messages
from studywiki.cli.main import command_line, main
from studywiki.diagnostics import Diagnostic, Location
from studywiki.messages import catalogue, phrases
from studywiki.mkdocs_plugin import tag_page
from studywiki.pages.front_matter_types import KNOWN
from studywiki.scaffold import templates
from studywiki.scaffold.source import REPOSITORY, Source
from studywiki.theme.settings import FEATURES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = {path.name: path.read_text("utf-8") for path in sorted(DOCS.glob("*.md"))}
JOIN, CHECK, CI = PAGES["doc_wiki_join.md"], PAGES["doc_wiki_run_check.md"], PAGES["doc_wiki_run_ci.md"]
SETUP, OPTIONS, WRITE = PAGES["doc_wiki_run_setup.md"], PAGES["doc_wiki_run_options.md"], PAGES["doc_wiki_write.md"]
READMES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "README.ko.md")}
LABELS: dict[str, Any] = phrases.of("theme")["ko"]
INSTALL = f"pip install git+{REPOSITORY}"


def toc() -> str:
    """What the theme calls the list of a page's headings."""
    words = Path(get_theme_dir("material"), "partials", "languages", "ko.html").read_text("utf-8")
    return str(re.findall(r'"toc": "([^"]+)"', words)[0])


@pytest.mark.parametrize("label", ["history", "report", "add"])
def test_the_menu_is_called_as_it_is(label: str) -> None:
    assert f"  - **{LABELS[label]}**: " in JOIN
    assert f">{LABELS[label]}<" in (DOCS / "images" / "wiki_editme.svg").read_text("utf-8")


def test_no_page_has_a_label_that_there_is_not() -> None:
    drawing = (DOCS / "images" / "wiki_editme.svg").read_text("utf-8")
    for text in [*PAGES.values(), *READMES.values(), drawing]:
        assert "여기에 페이지 더하기" not in text
        assert not re.search("(오른쪽|페이지의|페이지에서) 차례|차례 아래", text)
    assert f"페이지의 {toc()} 아래에 있습니다" in JOIN
    assert f">{toc()}</text>" in drawing
    assert f"오른쪽 {toc()}가 되고" in WRITE


def test_it_is_installed_from_where_it_is() -> None:
    """Until it is on PyPI."""
    assert yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["repo_url"] == REPOSITORY
    urls = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
    assert urls["Repository"] == REPOSITORY
    assert all(url.startswith((REPOSITORY, "https://deeplearningstudy.github.io/studywiki/")) for url in urls.values())
    for text in (SETUP, CI, *READMES.values()):
        assert re.findall(r"pip install (?:--upgrade )?git\+\S+\w", text)
        assert not re.search("pip install (--upgrade )?mkdocs-studywiki", text)
    for text in (SETUP, *READMES.values()):
        assert INSTALL in text


def test_the_setup_lists_every_file_of_a_new_wiki() -> None:
    written = set(templates.files("", None, "ko", Source("x")))
    assert set(re.findall(r"^\| `([^`]+[a-z])` \|", SETUP, re.MULTILINE)) >= written


def options(command: str) -> set[str]:
    """Every option of a command, as it is typed."""
    for action in command_line("ko")._actions:
        if isinstance(action, argparse._SubParsersAction):
            return {name for each in action.choices[command]._actions for name in each.option_strings}
    raise AssertionError(command)


@pytest.mark.parametrize(("command", "page"), [("check", CHECK), ("new", SETUP)], ids=["check", "new"])
def test_every_option_of_a_command_is_in_the_page_about_it(command: str, page: str) -> None:
    """And wherever the command is typed, there is no other."""
    known = options(command)
    assert {name for name in known if name.startswith("--")} - {"--help"} <= set(re.findall(r"--[a-z-]+", page))
    for text in [*PAGES.values(), *READMES.values()]:
        typed = re.findall(rf"studywiki {command}((?: [^`\n|]+)?)", text)
        assert {name for line in typed for name in re.findall(r"(?<!\S)--?[a-z][a-z-]*", line)} <= known


def test_what_is_set_for_the_theme_is_listed() -> None:
    row = re.search(r"^\| `theme.features` \|(.*)$", OPTIONS, re.MULTILINE)
    assert row
    assert set(re.findall(r"`([a-z.]+)`", row[1])) >= set(FEATURES)
    assert {name for name in re.findall(r"`([a-z.]+)`", row[1]) if "." in name} == set(FEATURES)


def test_every_key_of_front_matter_is_explained() -> None:
    rows = re.findall(r"^\| `([a-z_]+)`(?:, `([a-z_]+)`)* \|", WRITE + OPTIONS, re.MULTILINE)
    assert set(KNOWN) <= {key for row in rows for key in row}


def test_the_sample_of_the_check_is_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = re.search(r"```console\n\$ studywiki check\n(.*?)```", CHECK, re.DOTALL)
    assert sample
    place = re.match(r"docs/(\S+?):(\d+):\d+: ", sample[1])
    line = re.search(r"^    (\S.*)$", sample[1], re.MULTILINE)
    meant = re.search(r"(doc_\w+\.md)\S* 인가요|'(doc_\w+\.md)'", sample[1])
    assert place and line and meant  # noqa: PT018
    near = meant[1] or meant[2]
    main(["new", str(tmp_path)])
    filler = "글입니다. " * 3
    (tmp_path / "docs" / place[1]).write_text(f"# 가\n\n{filler}\n" + "\n" * (int(place[2]) - 4) + line[1] + "\n", "utf-8")
    (tmp_path / "docs" / near).write_text(f"# 나\n\n{filler}\n", "utf-8")
    with (tmp_path / "sidebar_doc.yml").open("a", encoding="utf-8") as sidebar:
        sidebar.write(f"  - page: {place[1]}\n  - page: {near}\n")
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    assert main(["check"]) == 1
    assert capsys.readouterr().out == sample[1]


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("doc_wiki")])
def test_a_quoted_problem_is_one_that_there_is(name: str) -> None:
    """As a line of a log has it: file, line, column, name."""
    for code in re.findall(r"^\S*(?: -  studywiki: )?\S+\.(?:md|yml):\d+:\d+: ([a-z-]+)", PAGES[name], re.MULTILINE):
        assert code in catalogue()


def test_the_quoted_log_is_in_the_words_of_the_check() -> None:
    log = re.search(r"```text\nWARNING -  studywiki: (\S+): ([a-z-]+)  (\S+) [^`]*?혹시 (\S+) [^`]*?```", CI)
    assert log
    place, code, page, meant = log.groups()
    words = messages.words(Diagnostic(f"{code}-similar", Location(place), {"page": page, "meant": meant}), "ko")
    assert f"WARNING -  studywiki: {place}: {code}  {words.message}\n  {words.hint}\n```" in log[0]


def test_the_page_of_tags_has_the_address_that_is_named() -> None:
    told = re.search(r"^태그를 적은 페이지가 .*$", OPTIONS, re.MULTILINE)
    assert told
    assert re.findall(r"`/([a-z-]+)\.html`", told[0]) == [name.removesuffix(".md") for name in tag_page.NAMES]


def test_as_many_features_are_promised_as_there_are() -> None:
    """Counted in Korean words: 아홉 가지."""
    counts = ["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"]
    (count,) = {*re.findall(r"(\S+) 가지(?:가|를)", next(x for x in OPTIONS.split("\n") if "`theme.features` |" in x))}
    assert count == counts[len(FEATURES) - 1]


def test_the_pages_about_ci_and_hooks_name_what_there_is() -> None:
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert set(re.findall(r"id: (studywiki-\w+)", CHECK)) == hooks
    jobs = yaml.safe_load(templates.workflows("ko", Source("x"))[".github/workflows/check.yml"])["jobs"]
    assert re.search(rf"상태 검사.*`({'|'.join(jobs)})`", CI)
