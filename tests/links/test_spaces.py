"""Targets with blanks: text as on GitHub, but where the wiki has the file; told there, and mended once for all."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from studywiki.cli.main import main
from tests.conftest import Draw, Site

SHOT = "스크린샷 2026-11-20 오후 3.12.45.png"
FILES: dict[str, str | bytes] = {
    f"docs/images/{SHOT}": b"png",
    "docs/사진 (1).png": b"png",
    "docs/a b.png": b"png",
    "docs/Upper Case.png": b"png",
    "docs/내 글.md": "# 글\n\n## 어떤 절\n\n글\n",
    "sidebar_doc.yml": "- page: index.md\n- page: 내 글.md\n",
}


def drawn(draw: Draw, text: str) -> Site:
    return draw({**FILES, "docs/index.md": f"# 처음\n\n{text}\n"})


def told(site: Site) -> list[str]:
    return [line.split("  ")[0].removeprefix("docs/index.md:") for line in site.log]


def shown(site: Site) -> list[str]:
    article = site.article("index.html")
    for extra in article.xpath('.//*[contains(@class, "studywiki-meta")] | .//a[@class="headerlink"]'):
        extra.drop_tree()
    return list(article.xpath(".//a/@href | .//img/@src"))


@pytest.mark.parametrize(
    "text",
    [
        "함수 [x](a b)는, f[i](j k.l)는 글이다.",
        r"\![x](없는 글.md) \\[x](없는 글.md) a\[x](없는 글.md)",
        "[x](see this text) ![x](그림은 아래에) [참고](2.5 및 3.1) [글](설명은 a%20b.png) [y](1.png 를 보라)",
        "f[i](없는 글.md) \\[x](없는 글.md) `[x](없는 글.md)` <!-- [x](없는 글.md) -->",
        "[참고]: 아래를 보세요.\n\n글\n[a]: 없는 글.md\n\n    [a]: 없는 글.md",
        "[글](내 글)",
        "`![](a b.png)` ``[x](a b.png)``",
        "```\n![](a b.png)\n```\n\n    ![](a b.png)",
        "$[x](a b.png)$ 그리고\n\n$$\n![](a b.png)\n$$",
        r"\[x](a b.png) [x\](a b.png)",
        "[x](a b.png\n) [x](a\nb.png)",
        "[x](a b.png [x](a b",
        '[x](a b.png "제목) [y](a b.png "제목"x)',
        "[x] (a b.png)",
        "<!-- ![](a b.png) -->",
    ],
)
def test_it_stays_text(draw: Draw, text: str) -> None:
    site = drawn(draw, text)
    assert shown(site) == [] and told(site) == []


@pytest.mark.parametrize("text", ["![x](a%20b.png)", "![x](<a b.png>)", "![x][1]\n\n[1]: <a b.png>", '<img src="a b.png" alt="x">'])  # fmt: skip # noqa: E501
def test_what_is_right_is_not_told(draw: Draw, text: str) -> None:
    site = drawn(draw, text)
    assert [each.replace(" ", "%20") for each in shown(site)] == ["a%20b.png"] and told(site) == []


IMAGE = "images/%EC%8A%A4%ED%81%AC%EB%A6%B0%EC%83%B7%202026-11-20%20%EC%98%A4%ED%9B%84%203.12.45.png"


@pytest.mark.parametrize(
    ("text", "found", "places"),
    [
        (f"![화면](images/{SHOT})", [IMAGE], ["3:7: link-spaces"]),
        (f'![화면](images/{SHOT} "제목 :)")', [IMAGE], ["3:7: link-spaces"]),
        (f"![화면]( images/{SHOT}  '제목' )", [IMAGE], ["3:8: link-spaces"]),
        ("![](a b.png) 글 ![](a b.png)", ["a%20b.png"] * 2, ["3:5: link-spaces", "3:20: link-spaces"]),
        ("![](사진 (1).png)", ["%EC%82%AC%EC%A7%84%20%281%29.png"], ["3:5: link-spaces"]),
        ("- 목록\n  - [x](a b.png)", ["a%20b.png"], ["4:9: link-spaces"]),
        ("> ![](/docs/a b.png)", ["a%20b.png"], ["3:7: link-spaces"]),
        ("| a | b |\n|---|---|\n| ![](a b.png) | ![](a b.png) |", ["a%20b.png"] * 2,
         ["5:7: link-spaces", "5:22: link-spaces"]),
        ("[글](내 글.md#어떤-절)", ["%EB%82%B4%20%EA%B8%80.html#어떤-절"], ["3:5: link-spaces"]),
        ("[![x](a b.png)](내 글.md)", ["%EB%82%B4%20%EA%B8%80.html", "a%20b.png"],
         ["3:7: link-spaces", "3:17: link-spaces"]),
        ("**[x](a b.png)**은", ["a%20b.png"], ["3:7: link-spaces"]),
        ("![](upper case.png)", ["Upper%20Case.png"], ["3:5: link-spaces"]),
        ("글[^1]\n\n[^1]: [x](a b.png)", ["a%20b.png"], ["5:11: link-spaces"]),
    ],
)  # fmt: skip
def test_it_is_shown_where_the_file_is_there_and_told(
    draw: Draw, text: str, found: list[str], places: list[str]
) -> None:
    site = drawn(draw, text)
    assert [each for each in shown(site) if not each.startswith("#fn")] == found
    assert told(site) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("![](images/없는 그림 1.png) [글](없는 글.md)", ["3:5", "3:29"]),
        ("- [글](../없는 글.md#곳) **[글](없는 글 (1).html)**", ["3:7", "3:27"]),
        ('[글](https://example.com/a b) ![x](없는 그림.png "제목")', ["3:5", "3:35"]),
        ("[그림][a] ![x][b]\n\n[a]: 없는 그림.png\n[b]: 다른 그림.png '제목'", ["5:6", "6:6"]),
        ("> [그림][a]\n>\n> [a]: 없는 그림.png", ["5:8"]),
        ("[글](없는 글.md)[글](없는 절.md)![글](없는 그림.png)", ["3:5", "3:17", "3:30"]),
    ],
)
def test_what_is_not_there_is_told_and_stays_text(draw: Draw, text: str, places: list[str]) -> None:
    site = drawn(draw, text)
    assert shown(site) == [] or "https" in text
    assert told(site) == [f"{place}: link-spaces-text" for place in places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("![x][a]와 [a]\n\n[a]: a b.png", ["5:6: link-spaces"]),
        ('글 ![x][a]\n\n[b]: index.md\n[a]:  a b.png "제목 :)"', ["6:7: link-spaces"]),
        ("> ![x][a]\n>\n> [a]: a b.png", ["5:8: link-spaces"]),
        ("- ![x][a]\n\n[a]: /docs/사진 (1).png", ["5:6: link-spaces"]),
    ],
)
def test_a_definition_is_read_where_the_file_is_there(draw: Draw, text: str, places: list[str]) -> None:
    site = drawn(draw, text)
    found = shown(site)
    assert found and set(found) <= {"a%20b.png", "%EC%82%AC%EC%A7%84%20%281%29.png"}
    assert told(site) == places
    assert "[" not in site.article("index.html").text_content()
    before = (site.root / "docs" / "index.md").read_text("utf-8")
    fixed(site.root)
    after = (site.root / "docs" / "index.md").read_text("utf-8")
    name = "/docs/사진 (1).png" if "사진" in text else "a b.png"
    assert after == before.replace(name, f"<{name}>")


def test_a_title_is_kept(draw: Draw) -> None:
    site = drawn(draw, '![화면](a b.png "제목 (1) \\"x\\"")')
    (image,) = site.article("index.html").xpath(".//img")
    assert (image.get("title"), image.get("alt")) == ('제목 (1) "x"', "화면")


def test_nothing_is_said_of_what_is_taken_out(draw: Draw) -> None:
    site = drawn(draw, "<script>\n![](a b.png)\n</script>\n")
    assert [line for line in told(site) if "link" in line] == []


def test_it_is_mended_once(draw: Draw) -> None:
    text = f'# 처음\n\n![화면](images/{SHOT} "제목") ![y](a b.png)와 [글](내 글.md#어떤-절)\n\n'
    text += "| a | b |\n|---|---|\n| ![x](a b.png) | ![y](a b.png) |\n\n![z](upper case.png) `![](a b.png)` [x](a b)\n"
    site = draw({**FILES, "docs/index.md": text})
    page = site.root / "docs" / "index.md"
    after = text.replace(f"images/{SHOT}", f"<images/{SHOT}>").replace("y](a b.png)", "y](<a b.png>)")
    after = after.replace("x](a b.png)", "x](<a b.png>)").replace("내 글.md#어떤-절", "<내 글.md#어떤-절>")
    after = after.replace("upper case.png", "<Upper Case.png>")
    for _ in range(2):
        fixed(site.root)
        assert page.read_text("utf-8") == after


def fixed(root: Path) -> None:
    main(["check", "--fix", "-f", str(root / "mkdocs.yml")])


@pytest.mark.parametrize("unit", ["[x](a b ", "![](a b.png ", '[x](a b.png "', "[x](((( a", "[[x](a b.png)"])
def test_time_is_linear(draw: Draw, unit: str) -> None:
    start = time.process_time()
    drawn(draw, unit * 1_500)
    assert time.process_time() - start < 30
