"""Where formulas may stand, each in a whole build: cases/places.md.

A case is a page's text, and after each `--- XPATH` the TeX of the formulas that stand below that element, in order.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import MINIMAL, Site, build_site

FILE = (Path(__file__).parent / "cases" / "places.md").read_text("utf-8")
CASES = re.findall(r"^## ([a-z][^\n]+)\n(.*?)(?=^## [a-z]|\Z)", FILE, re.M | re.S)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build every case as a page of one wiki."""
    root = tmp_path_factory.mktemp("places")
    (root / "docs").mkdir()
    files = {f"case{number}.md": re.split(r"\n--- ", text)[0] for number, (_, text) in enumerate(CASES)}
    files |= {"index.md": "처음", "a.md": "가", "alt.md": "![그림 $x_1^2$와 `$y$`](x.png)\n\n![$\\fraq{a}$](x.png)"}
    for name, text in files.items():
        (root / "docs" / name).write_text(f"# 쪽\n\n{text}\n", "utf-8")
    (root / "docs" / "x.png").write_bytes(b"")
    return build_site(root, {**MINIMAL, "markdown_extensions": ["pymdownx.blocks.caption"]})


@pytest.mark.parametrize("number", range(len(CASES)), ids=[name for name, _ in CASES])
def test_case(site: Site, number: int) -> None:
    article = site.article(f"case{number}.html")
    for expected in re.split(r"\n--- ", CASES[number][1])[1:]:
        place, *formulas = expected.strip().split("\n")
        found = article.xpath(place)
        assert found
        assert [tex.text for element in found for tex in element.xpath(".//annotation")] == formulas
    assert not article.xpath('.//*[contains(@class, "studywiki-math--refused")]')
    assert "studywiki-formula" not in site.text(f"case{number}.html")


def test_alternative_text_is_plain(site: Site) -> None:
    article = site.article("alt.html")
    assert [image.get("alt") for image in article.xpath(".//img")] == ["그림 x₁²와 $y$", "\\fraq{a}"]
    assert not article.xpath(".//math")
