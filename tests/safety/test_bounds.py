"""What would cost too much, or leads out of the wiki."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from studywiki.cli.main import main
from studywiki.pages import source_page
from tests.conftest import Draw
from tests.safety.test_fuzz import Wiki

PATHOLOGICAL = {
    "quotes": ">" * 10_000 + " x",
    "lists": "- " * 10_000 + "x",
    "brackets": "[" * 100_000,
    "links": "[x](" * 50_000,
    "stars": "**a*" * 25_000,
    "ticks": "".join("`" * n + " " for n in range(600)),
    "tags": "<b>" * 30_000,
    "quotes in tags": "<a " + 'x="' * 50_000,
    "comments": "<!--" * 50_000,
    "cells": "|" * 50_000 + "\n" + "|-" * 25_000,
    "rows": "a|b\n-|-\n" + "a|b\n" * 20_000,
    "footnotes": "".join(f"[^{n}]: x[^{n + 1}]\n\n" for n in range(1000)) + "x[^0]",
    "footnote loop": "x[^a]\n\n[^a]: y[^b]\n\n[^b]: z[^a]\n",
    "dollars": "$" * 100_000,
    "endless formula": "$\\def\\x{\\x\\x}\\x$",
    "nested formula": "$" + "{" * 5000 + "}" * 5000 + "$",
    "liquid": "{% if x %}" * 10_000,
    "liquid loop": "{% for i in (1..100000) %}{% for j in (1..100000) %}x{% endfor %}{% endfor %}",
    "definitions": "a\n:   b\n" * 5000,
}


@pytest.mark.timeout(120)
@pytest.mark.parametrize("text", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_a_hostile_page_comes_to_an_end(text: str) -> None:
    assert Wiki().html(text) is not None


IN_A_BUILD = (
    "quotes",
    "lists",
    "brackets",
    "tags",
    "cells",
    "rows",
    "endless formula",
    "footnote loop",
    "definitions",
    "liquid",
)


@pytest.mark.slow
def test_a_wiki_of_hostile_pages_is_published_with_the_good_one(tmp_path: Path) -> None:
    hostile = {
        **{name: PATHOLOGICAL[name] for name in IN_A_BUILD},
        "five megabytes": "# 큰 글\n\n" + "글자 **굵게** [링크](good.md) $x^2$\n" * 120_000,
        "nested definitions": "".join("  " * (2 * n) + f"t{n}\n" + "  " * (2 * n) + ":   " for n in range(5000)),
        "endless formulas": "$\\def\\x{\\x\\x}\\x$ x\n\n" * 2000,
        "scripts": "<script>x</script>\n\n" * 8000,
        "dead links": "[a](none.md) " * 20_000,
    }
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: {name: material}\nplugins: [studywiki]\n", "utf-8")
    for number, text in enumerate(hostile.values()):
        (tmp_path / "docs" / f"p{number}.md").write_text(text, "utf-8")
    (tmp_path / "docs" / "good.md").write_text("# 좋은 글\n\n[여기](#좋은-글) $x^2$\n", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(tmp_path / "mkdocs.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert len(done.stderr) < 2_000_000
    made = {path.name for path in (tmp_path / "site").glob("*.html")}
    assert {f"p{number}.html" for number in range(len(hostile))} <= made
    assert "katex" in (tmp_path / "site" / "good.html").read_text("utf-8")


def test_a_page_that_is_too_large_is_cut_at_a_line() -> None:
    page = source_page.read("a.md", b"# A\n\n" + (b"word " * 20 + b"text\n") * 50_000, "docs/a.md")
    assert [d.code for d in page.diagnostics] == ["page-too-large"]
    assert len(page.source.text) <= 500_000
    assert page.source.text.endswith("text\n")
    one_line = source_page.read("a.md", "가".encode() * 1_000_000, "docs/a.md")
    assert "page-too-large" in [d.code for d in one_line.diagnostics]


def test_files_from_outside_are_left_out(tmp_path: Path, draw: Draw) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("# 비밀", "utf-8")
    (outside / "secret.txt").write_text("비밀", "utf-8")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.md").write_text("# A", "utf-8")
    (docs / "inside.md").symlink_to(docs / "a.md")
    (docs / "secret.md").symlink_to(outside / "secret.md")
    (docs / "folder").symlink_to(outside)
    site = draw({"docs/index.md": "# 처음"})
    assert (site.folder / "inside.html").is_file()
    assert not (site.folder / "secret.html").exists()
    assert not (site.folder / "folder").exists()
    assert sum("file-outside" in line for line in site.log) == 2  # the folder is told once, not each file in it


KEYS = "hide search status social template icon title summary description keywords tags date authors image robots"
KEYS += " slug edit layout permalink last_updated comments revision_date og links categories pin readtime subtitle toc"
ODD = [
    "[[[1]]]",
    "{a: {b: [1]}}",
    "12345678901234567890123",
    "true",
    "1.5e308",
    "''",
    "null",
    "2026-13-45",
    "[null, {x: 1}]",
]
ODD += ["../../x", "'<b>\"'", "[toc, null, {a: 1}]", "!!binary aGVsbG8=", "!!set {a, b}", "2026-01-02 03:04:05", ".nan"]


def test_front_matter_of_any_type_builds(draw: Draw) -> None:
    files = {"docs/index.md": "# 처음\n"}
    for number, value in enumerate(ODD):
        matter = "".join(f"{key}: {value}\n" for key in KEYS.split())
        files[f"docs/p{number}.md"] = f"---\n{matter}---\n\n# 쪽\n\n글 {number}\n"
    site = draw(files)
    for number in range(len(ODD)):
        assert f"글 {number}" in site.text(f"p{number}.html")


def test_the_sidebar_leads_nowhere_private(draw: Draw) -> None:
    addresses = [
        "file:///c:/a.txt",
        "javascript:alert(1)",
        "http://192.168.0.1/",
        "http://localhost:8888/",
        "https://a.kr/",
    ]
    entries = "".join(f"- title: {number}\n  url: {address}\n" for number, address in enumerate(addresses))
    site = draw({"docs/index.md": "# 처음", "sidebar_doc.yml": f"- page: index.md\n{entries}"})
    assert [line.split("  ")[0] for line in site.log] == [
        "sidebar_doc.yml:3:8: sidebar-link-scheme",
        "sidebar_doc.yml:5:8: sidebar-link-scheme",
    ]
    links = site.page("index.html").xpath("//nav[contains(@class, 'md-nav--primary')]//a/@href")
    assert not [link for link in links if link.startswith(("file:", "javascript:"))]


def test_a_private_address_in_the_sidebar_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {
        "docs/index.md": "# 처음\n\n글\n",
        "mkdocs.yml": "site_name: x\ntheme: {name: material}\nplugins: [studywiki]\n",
    }
    files["sidebar_doc.yml"] = "- page: index.md\n- title: 가\n  items:\n  - title: 나\n    url: http://192.168.0.1/\n"
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert main(["check", "-f", str(tmp_path / "mkdocs.yml")]) == 0
    assert "sidebar_doc.yml:5:10: link-to-private-address" in capsys.readouterr().out
