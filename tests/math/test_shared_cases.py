"""Small wikis with formulas that others got wrong, and what of them is a formula."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import MINIMAL, Site, build_site

WIKIS = ("math-github-escapes", "math-inline-wrapped", "math-trailing-control-space", "nested-dollar-in-text")
PAGES = (
    "array-with-numbered-rows",
    "formula-in-code-after-html",
    "formula-of-one-command",
    "inline-formula-multiline-indented",
    "nested-dollars-in-text",
)


@pytest.fixture(scope="module")
def site(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build all of them as pages of one wiki."""
    root = tmp_path_factory.mktemp("shared")
    docs = root / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# 처음\n", "utf-8")
    (docs / "a.png").write_bytes(b"")
    for name in WIKIS:
        (docs / f"{name}.md").write_bytes((shared / "cases" / name / "docs" / "index.md").read_bytes())
    for name in PAGES:
        (docs / f"{name}.md").write_bytes((shared / "cases" / "markdown" / f"{name}.md").read_bytes())
    return build_site(root, MINIMAL)


def formulas(site: Site, name: str, place: str = ".") -> list[str]:
    """Give the TeX of the formulas below `place`, blanks squeezed; none of the page is refused."""
    article = site.article(f"{name}.html")
    assert not article.xpath('.//*[contains(@class, "studywiki-math--refused")]')
    return [" ".join("".join(note.itertext()).split()) for note in article.xpath(f"{place}//annotation")]


def mathml(site: Site, name: str) -> list[str]:
    """Give the characters of each formula's MathML, its annotation left out."""
    found = []
    for math in site.article(f"{name}.html").xpath(".//math"):
        for note in math.xpath(".//annotation"):
            note.getparent().remove(note)
        found.append(re.sub(r"\s+", "", "".join(math.itertext())))
    return found


def test_nothing_is_said_of_them(site: Site) -> None:
    assert [line for line in site.log if "formula" in line.split()[1]] == []


def test_escapes_that_github_takes_away(site: Site) -> None:
    shown = mathml(site, "math-github-escapes")
    assert shown[:6] == ["{xt}t∈[0,T]", "E[X]t", "Zθ(c)", "n^s", "y∈{−1,1}", "yc=FΘ(x)+ZΘ2(c)"]
    assert shown[6:] == ["learning_rate", "batch_size", "_", "ab1c"]
    article = site.article("math-github-escapes.html")
    assert len(article.xpath('.//math//mspace[@linebreak="newline"]')) == 2


def test_formulas_over_lines(site: Site) -> None:
    article = site.article("math-inline-wrapped.html")
    found: dict[str, int] = {}
    for heading in article.xpath(".//h2"):
        after = heading.itersiblings()
        part = []
        for each in after:
            if each.tag == "h2":
                break
            part.append(each)
        found[heading.get("id")] = sum(len(each.xpath(".//annotation")) for each in part)
    assert {name for name, number in found.items() if not number} == {"footnote", "price", "price2", "price3"}
    assert found["two"] == 2
    assert len(article.xpath('.//div[@class="footnote"]//annotation')) == 1
    assert not article.xpath('.//h1[contains(., "L")] | .//h2[contains(., "L")]')
    assert len(article.xpath('.//ul[not(ancestor::div[@class="footnote"])]//annotation')) == 1


def test_a_blank_command_at_the_end(site: Site) -> None:
    assert len(formulas(site, "math-trailing-control-space")) == 6


def test_dollars_in_words(site: Site) -> None:
    assert formulas(site, "nested-dollar-in-text") == [r"\text{값 $x_i$ 일 때}", r"\text{if $x>0$}"]
    assert len(formulas(site, "nested-dollars-in-text")) == 3


def test_rows_that_begin_with_numbers(site: Site) -> None:
    found = formulas(site, "array-with-numbered-rows")
    assert found == [r"\begin{array}{ll} 0. & abaab \\ 1. & baab \\ 2. & aab \end{array}", "dabbb"]
    assert not site.article("array-with-numbered-rows.html").xpath(".//ol")


def test_one_command(site: Site) -> None:
    assert formulas(site, "formula-of-one-command", ".//td") == [r"\\\\", r"\alpha"]


def test_lines_that_are_indented(site: Site) -> None:
    assert len(formulas(site, "inline-formula-multiline-indented")) == 2


def test_no_formula_in_code_below_html(site: Site) -> None:
    assert formulas(site, "formula-in-code-after-html") == []
    assert r"$\tfrac{1}{k}$" in "".join(site.article("formula-in-code-after-html.html").xpath(".//code//text()"))


def test_an_escaped_dollar_in_pages_written_for_material(shared: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    page = (shared / "cases" / "markdown" / "escaped-dollar-material-mode.md").read_bytes()
    (tmp_path / "docs" / "index.md").write_bytes(page)
    site = build_site(tmp_path, {**MINIMAL, "plugins": [{"studywiki": {"markdown": "material"}}]})
    assert "끝 기호는 $라고 쓴다. 값은 $5이다." in site.article("index.html").text_content()
