"""What a site has of its glossary: marks in its pages, the file that says what terms mean, the page that lists them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Draw, Site, build_site

GLOSSARY = """\
- term: 역전파
  english: backpropagation
  also: 백프롭
  text: '**기울기**를 얻는 방법, $\\delta$ <script>x</script>'
  page: bp.md#정의
- term: CNN
  english: convolutional neural network
  text: 합성곱 신경망
- term: 가중치
  text: 곱하는 수
"""
FILES = {
    "docs/index.md": "# 처음\n\n역전파를 CNN에 씁니다. 백프롭\n\n## 둘\n\n백프롭\n\n*[CNN]: 방송국\n",
    "docs/bp.md": "# 역전파\n\n## 정의\n\n역전파는 가중치를 배웁니다.\n",
    "docs/off.md": "---\nglossary: false\n---\n# 끔\n\n역전파\n",
    "docs/glossary.yml": GLOSSARY,
    "docs/terms.md": "# 용어집\n\n`<!-- glossary -->`\n\n## 목록\n\n<!-- glossary -->\n\n## 끝\n\n역전파\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("glossary")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    config: dict[str, Any] = {"site_name": "위키", "theme": {"name": "material", "language": "ko"}}
    return build_site(root, {**config, "plugins": ["studywiki"]})


def marks(site: Site, page: str) -> list[tuple[str, str]]:
    found = site.article(page).xpath('.//*[@class="studywiki-term"]')
    return [(each.text, each.get("data-term", "")) for each in found]


def test_pages_have_marks_but_for_those_that_explain_or_want_none(site: Site) -> None:
    assert site.log == []
    assert marks(site, "index.html") == [("역전파", ""), ("백프롭", "역전파")]
    assert marks(site, "bp.html") == [("가중치", "")]
    assert marks(site, "off.html") == marks(site, "terms.html") == []


def test_the_file_says_what_terms_mean_and_nothing_that_runs(site: Site) -> None:
    text = site.text("assets/studywiki/terms.js")
    terms = json.loads(text.removeprefix("window.studywikiTerms=").rstrip(";\n"))
    name, english, means, address, title = terms["역전파"]
    assert (name, english, address, title) == ("역전파", "backpropagation", "bp.html#정의", "역전파")
    assert means.startswith("<strong>기울기</strong>를") and 'class="katex ' in means and "<script" not in means
    assert terms["CNN"][3:] == ["terms.html#term-cnn", "용어집"]


def test_the_page_lists_every_term_with_its_page_and_where_it_is_used(site: Site) -> None:
    article = site.article("terms.html")
    assert [each.get("id") for each in article.xpath(".//dt")] == ["term-가중치", "term-역전파", "term-cnn"]
    letters = [each.text for each in article.xpath('.//*[@class="glossary-letters"]/a')]
    assert letters == ["ㄱ", "ㅇ", "B", "C"]
    assert all(article.xpath(f'.//*[@id="letter-{each}"]') for each in letters)
    told = article.xpath('.//dt[@id="term-역전파"]/following-sibling::dd[1]')[0]
    assert [each.get("href") for each in told.xpath(".//a")] == ["bp.html#정의", "index.html"]
    others = article.xpath('.//*[@class="glossary-others"]')
    assert others[0].text_content() == "backpropagation → 역전파"
    assert article.xpath('.//h2[@id="끝"]')  # what follows stays


def test_only_pages_that_may_mention_a_term_are_made_again(tmp_path: Path) -> None:
    """By what is asked: the test of it is in `test_mentions`; here that a warm build has what a clean one has."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    config: dict[str, Any] = {"site_name": "위키", "theme": {"name": "material"}, "plugins": ["studywiki"]}
    build_site(tmp_path, config)
    (tmp_path / "docs/glossary.yml").write_text(GLOSSARY.replace("백프롭", "정의"), "utf-8")
    warm = build_site(tmp_path, config)
    assert marks(warm, "index.html") == [("역전파", "")]


def test_an_option_turns_it_off(draw: Draw) -> None:
    site = draw(FILES, plugins=[{"studywiki": {"tooltips": False}}])
    assert marks(site, "index.html") == []
    assert not (site.folder / "assets/studywiki/terms.js").exists()
