"""What people and programs read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sarif_pydantic import Sarif
from wcwidth import wcswidth

from studywiki.check.formats.report import Report
from studywiki.check.formats.table import FORMATS
from studywiki.check.formats.text import WIDTH, quote
from studywiki.diagnostics import Diagnostic, Location, Severity


def report(diagnostics: list[Diagnostic], root: Path, **options: Any) -> Report:
    return Report(tuple(diagnostics), root, options.pop("language", "ko"), options.pop("pages", 3), **options)


def footnote(file: str, line: int, label: str = "1", **place: int) -> Diagnostic:
    return Diagnostic("undefined-footnote", Location(file, line, **place), {"label": label})


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_bytes("# 가\r\n\r\n합성곱 신경망은[^1] 좋다.\r\n".encode("cp949"))
    return tmp_path


def test_text_has_the_place_the_line_a_caret_and_the_cure(wiki: Path) -> None:
    assert FORMATS["text"](report([footnote("docs/a.md", 3, column=9, end_column=13)], wiki)) == (
        "docs/a.md:3:9: undefined-footnote  각주 [^1] 의 내용이 없습니다.\n"
        "    합성곱 신경망은[^1] 좋다.\n"
        "                   ^^^^\n"
        "  페이지 아래에 이렇게 적으세요.  [^1]: 각주 내용\n"
        "\n"
        "오류 0개, 경고 1개, 알림 0개 (페이지 3개)\n"
    )


def test_text_of_a_clean_wiki(wiki: Path) -> None:
    assert FORMATS["text"](report([], wiki, language="en")) == "No problems in 3 pages.\n"


def test_colours_only_where_they_are_wanted(wiki: Path) -> None:
    found = [footnote("docs/a.md", 3)]
    assert "\x1b" not in FORMATS["text"](report(found, wiki))
    assert "\x1b[33mundefined-footnote\x1b[0m" in FORMATS["text"](report(found, wiki, colour=True))


@pytest.mark.parametrize(
    ("line", "column", "end", "under"),
    [
        ("abc", 2, 3, "b"),
        ("합성곱 x", 5, 6, "x"),
        ("합성곱", 2, 4, "성곱"),
        ("\t가 나", 4, 5, "나"),
        ("가" * 200 + "나" + "다" * 200, 201, 202, "나"),
        ("a" * 500, 499, None, "a"),
        ("e\u0301 x", 4, 5, "x"),
        ("", 1, None, ""),
        ("가", 9, 12, ""),
    ],
)
def test_the_caret_stands_below_what_is_meant(line: str, column: int, end: int | None, under: str) -> None:
    shown, caret = quote(line, column, end)
    assert wcswidth(shown) <= WIDTH + 2
    cells = ""
    for char in shown:
        cells += char * max(0, wcswidth(char))
    start, stop = caret.index("^"), len(caret)
    assert "".join(dict.fromkeys(cells[start:stop])) == under


def test_nothing_in_a_page_steers_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("가[^\x1b]31m\n", "utf-8")
    found = [footnote("a.md", 1, "\x1b]0;x\x07")]
    assert "\x1b" not in FORMATS["text"](report(found, tmp_path))


def test_json_is_as_promised(wiki: Path) -> None:
    found = [footnote("docs/a.md", 3, column=9, end_column=13), Diagnostic("empty-page", Location("docs/b.md"))]
    written = json.loads(FORMATS["json"](report(found, wiki)))
    assert set(written) == {"diagnostics", "summary"}
    assert written["diagnostics"][0] == {
        "code": "undefined-footnote",
        "severity": "warning",
        "file": "docs/a.md",
        "line": 3,
        "column": 9,
        "end_column": 13,
        "message": "각주 [^1] 의 내용이 없습니다.",
        "hint": "페이지 아래에 이렇게 적으세요.  [^1]: 각주 내용",
    }
    assert written["diagnostics"][1]["end_column"] is None
    assert written["summary"] == {"total": 2, "error": 0, "warning": 2, "info": 0, "pages": 3}


def test_github_escapes_what_commands_are_made_of(wiki: Path) -> None:
    found = [footnote("docs/50%, a:b.md", 3, "100%", column=2, end_column=5)]
    first = FORMATS["github"](report(found, wiki, prefix="wiki/")).splitlines()[0]
    assert first == (
        "::warning file=wiki/docs/50%25%2C a%3Ab.md,line=3,col=2,endLine=3,endColumn=5,title=undefined-footnote::"
        "각주 [^100%25] 의 내용이 없습니다.%0A페이지 아래에 이렇게 적으세요.  [^100%25]: 각주 내용"
    )


def leaves(value: Any, path: str = "") -> set[tuple[str, str]]:
    """Give every value with the way to it."""
    if isinstance(value, dict):
        return {each for key, inner in value.items() for each in leaves(inner, f"{path}.{key}")}
    if isinstance(value, list):
        return {each for number, inner in enumerate(value) for each in leaves(inner, f"{path}[{number}]")}
    return {(path, str(value))}


def many() -> list[Diagnostic]:
    found = [footnote("docs/a.md", line) for line in range(1, 15)]
    found += [footnote("docs/b|c.md", line, "`|<b>`\n::error::x") for line in range(1, 4)]
    return [*found, Diagnostic("conflict-marker", Location("docs/a.md", 9), {"marker": "x"}, Severity.ERROR)]


def test_github_gets_ten_of_a_kind_and_the_rest_in_the_summary(wiki: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    changed = {"docs/b|c.md": "M"}
    written = FORMATS["github"](report(many(), wiki, changed=changed, summary=summary)).splitlines()
    kinds = [line.split(" ")[0] for line in written if line.startswith("::")]
    assert kinds.count("::warning") == 10
    assert kinds.count("::error") == 1
    assert [line for line in written if "file=docs/b|c.md" in line] == written[:3]
    rows = [line for line in summary.read_text("utf-8").splitlines() if line.startswith("| docs/a")]
    assert len(rows) == 7
    assert all(row.count("|") == 5 for row in rows)


def test_without_a_summary_the_rest_is_plain_lines_and_no_commands(wiki: Path) -> None:
    lines = FORMATS["github"](report(many(), wiki)).splitlines()
    assert len([line for line in lines if line.startswith("::")]) == 11
    assert len([line for line in lines if line.startswith(" docs/")]) == 7


def test_a_summary_stays_below_githubs_limit(wiki: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    FORMATS["github"](
        report([footnote(f"docs/{n % 50}.md", 1, "가" * 300) for n in range(3000)], wiki, summary=summary)
    )
    assert 800_000 < summary.stat().st_size < 1_000_000


def test_the_summary_has_changed_pages_before_and_after(wiki: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    options = {
        "changed": {"docs/a b.md": "M", "docs/new.md": "A", "docs/gone.md": "D", "README.md": "M"},
        "urls": {"docs/a b.md": "a%20b.html", "docs/new.md": "new.html"},
        "published": "https://study.github.io/wiki/",
        "source": "https://github.com/study/wiki/blob/abc/",
    }
    FORMATS["github"](report([], wiki, summary=summary, **options))
    written = summary.read_text("utf-8")
    before, after = "https://study.github.io/wiki/a%20b.html", "https://github.com/study/wiki/blob/abc/docs/a%20b.md"
    assert f"| docs/a b.md | [보기](<{before}>) | [글 보기](<{after}>) <code>a b.html</code> |" in written
    assert "| docs/new.md | 새 페이지 | [글 보기]" in written
    assert "| docs/gone.md | - | 지움 |" in written
    assert "README" not in written


def test_sarif_is_valid(wiki: Path) -> None:
    text = FORMATS["sarif"](report(many(), wiki, prefix="위키/"))
    written = json.loads(text)
    read = json.loads(Sarif.model_validate_json(text).model_dump_json(by_alias=True, exclude_none=True))
    assert leaves(written) <= leaves(read)  # no property that SARIF does not know
    run = written["runs"][0]
    assert all(run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].isascii()
    assert place["region"] == {"startLine": 1, "startColumn": 1}


def test_of_thousands_a_hundred_are_told_and_all_are_counted(wiki: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    found = [footnote("docs/a.md", line) for line in range(1, 5001)] + [footnote("docs/b.md", 7)]
    options = {"summary": summary, "language": "ko"}
    text = FORMATS["text"](report(found, wiki, **options))
    assert text.count("undefined-footnote  ") == 101
    assert "docs/a.md:101:1: more-of-the-same  이 파일에 같은 문제가 더 있습니다: undefined-footnote 외 4900건" in text
    assert "경고 5001개" in text
    written = json.loads(FORMATS["json"](report(found, wiki)))
    assert len(written["diagnostics"]) == 102
    assert written["summary"] == {"total": 5001, "error": 0, "warning": 5001, "info": 0, "pages": 3}
    run = json.loads(FORMATS["sarif"](report(found, wiki)))["runs"][0]
    assert len(run["results"]) == 102
    assert run["properties"] == {"total": 5001, "error": 0, "warning": 5001, "info": 0}
    assert "경고 5001개" in FORMATS["github"](report(found, wiki, **options))
    assert summary.read_text("utf-8").count("\n") < 110
    assert FORMATS["text"](report(found[:100], wiki)).count("more-of-the-same") == 0
