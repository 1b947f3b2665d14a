"""`markdown: material` reads pages as Material does; all else goes on."""

from __future__ import annotations

import pytest

from tests.conftest import Draw

PAGE = """# 물 (c)

글
- H~2~O

> 가

> 나

$x_1$ {% include a.html %}

<script>alert(1)</script>
<b onclick="x()">굵게</b> [없음](none.md)
"""
MATERIAL = [{"studywiki": {"markdown": "material"}}]


def test_by_default_a_page_is_read_as_on_github(draw: Draw) -> None:
    article = draw({"docs/index.md": PAGE}).article("index.html")
    assert article.xpath('.//li[. = "H~2~O"]')
    assert len(article.xpath(".//blockquote")) == 2
    assert "(c)" in article.xpath("string(.//h1)")


def test_a_page_for_material_is_read_as_material_does(draw: Draw) -> None:
    article = draw({"docs/index.md": PAGE}, plugins=MATERIAL).article("index.html")
    assert article.xpath('.//p[starts-with(., "글") and contains(., "- H2O")]')
    assert article.xpath("string(.//sub)") == "2"
    assert len(article.xpath(".//blockquote")) == 1
    assert "©" in article.xpath("string(.//h1)")
    assert "{% include a.html %}" in article.text_content()


def test_math_safety_edit_links_and_checks_go_on(draw: Draw) -> None:
    site = draw({"docs/index.md": PAGE}, plugins=MATERIAL)
    article = site.article("index.html")
    assert article.xpath('.//*[contains(@class, "katex")]')
    assert not article.xpath(".//script") and not article.xpath(".//*[@onclick]")
    assert site.page("index.html").xpath('//a[contains(@href, "/edit/")]')
    assert any("none.md" in line and line.startswith("docs/index.md:13:") for line in site.log)


@pytest.mark.parametrize(
    "text", ["```\nx\n```", "!!! note\n    가\n", "| 가 |\n|---|\n| 나 |\n", "본문[^1]\n\n[^1]: 주\n"]
)
def test_what_both_read_alike_is_alike(draw: Draw, text: str) -> None:
    html = [
        draw({"docs/index.md": f"# 처음\n\n{text}"}, plugins=plugins).article("index.html").xpath("string()")
        for plugins in (["studywiki"], MATERIAL)
    ]
    assert html[0].split() == html[1].split()
