"""What a page says of the way to learn it, and the map of these ways."""

from __future__ import annotations

import pytest

from studywiki.pages.title import Title
from studywiki.theme.learning import duration, outcome
from tests.conftest import Draw
from tests.serving.served import serving

WIKI = {
    "docs/index.md": "# 처음\n\n<!-- prerequisites -->\n\n`<!-- prerequisites -->`\n\n"
    '<p title="<!-- prerequisites -->">글</p>\n\n```\n<!-- prerequisites -->\n```\n',
    "docs/sub/a.md": "---\ntitle: 미분 <i> $x$\n---\n\n글\n",
    "docs/b.md": "---\ntitle: 역전파\nrequires: sub/a\nminutes: 90분\n"
    "outcomes:\n  - 식 $y$를 씁니다.\n  - 연쇄 법칙: <b>굵게</b>\n---\n\n글\n",
    "docs/plain.md": "# 보통\n\n글\n",
    "sidebar_doc.yml": "- index.md\n- b.md\n- sub/a.md\n- plain.md\n",
}


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (None, ""), (0, ""), (-3, ""), (True, ""), ("30", ""),
        (5, "약 5분"), (60, "약 1시간"), (135, "약 2시간 15분"),
    ],
)  # fmt: skip
def test_the_time_that_a_page_takes(minutes: object, expected: str) -> None:
    assert duration(minutes, "ko") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("손으로 한다", "손으로 한다"),
        ("`a < b`를 쓴다", "<code>a &lt; b</code>를 쓴다"),
        ("`가", "`가"),
        ("<b> `x` 와 `y`", "&lt;b&gt; <code>x</code> 와 <code>y</code>"),
    ],
)
def test_an_outcome_may_hold_code(text: str, expected: str) -> None:
    assert outcome(text, Title.plain) == expected


def test_a_page_says_what_its_front_matter_says(draw: Draw) -> None:
    site = draw(WIKI)
    assert "studywiki-learning" not in site.text("plain.html") + site.text("sub/a.html")
    box = site.page("b.html").xpath('//dl[@class="studywiki-meta studywiki-learning"]')[0]
    assert [" ".join(each.text_content().split()) for each in box.xpath(".//dt")] == [
        "먼저 읽을 페이지",
        "걸리는 시간",
        "읽고 나면",
    ]
    assert box.xpath(".//a/@href") == ["sub/a.html"]
    assert "<i>" in box.xpath("string(.//a)")
    assert len(box.xpath(".//li")) == 2
    assert box.xpath(".//li/b") == []
    assert len(box.xpath('.//span[contains(@class, "katex")]')) > 0


def test_the_map_stands_where_it_is_asked_for(draw: Draw) -> None:
    page = draw(WIKI).page("index.html")
    levels = page.xpath('//ol[@class="studywiki-steps"]/li')
    assert [level.xpath(".//a/@href") for level in levels] == [["sub/a.html"], ["b.html"]]
    assert [entry.attrib["data-after"] for entry in page.xpath("//li[@data-step]")] == ["", "0"]
    assert len(page.xpath('//code[contains(., "<!-- prerequisites -->")]')) == 2
    assert page.xpath("//p/@title") == [""]


def test_without_prerequisites_there_is_no_map(draw: Draw) -> None:
    site = draw({"docs/index.md": WIKI["docs/index.md"]})
    assert "studywiki-steps" not in site.text("index.html")
    assert site.log == []


def test_a_page_with_the_map_that_is_edited_keeps_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    with serving(tmp_path_factory.mktemp("wiki"), dict(WIKI)) as served:
        served.edit("docs/index.md", "# 처음\n", "# 처음\n\n새 글\n")
        assert not served.wake()
        alone = served.files()
        served.whole()
        assert served.files() == alone
        assert b'class="studywiki-steps"' in alone["index.html"]
