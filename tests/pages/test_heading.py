"""What a page is called by: its own first heading, not one that it quotes or shows as code."""

from __future__ import annotations

import pytest

from studywiki.pages import heading
from tests.conftest import Draw


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("# 참\n", "참"),
        ("글\n\n# 참 #\n\n# 둘째\n", "참"),
        ("> # 인용\n\n# 참\n", "참"),
        ("- # 목록\n\n# 참\n", "참"),
        ("```sh\n# 주석\n```\n\n# 참\n", "참"),
        ("~~~\n# 주석\n", None),
        ("<!--\n# 주석\n-->\n\n# 참\n", "참"),
        ("<pre>\n# 코드\n</pre>\n# 참\n", "참"),
        ("글\n# 참\n", "참"),
        ("    # 코드\n", None),
        ("#참\n", None),
        ("## 둘째 단계\n", None),
        ("", None),
        ("```\n" + "# 주석\n" * 100 + "```\n\n# 참\n", "참"),
    ],
)
def test_the_first_heading(text: str, first: str | None) -> None:
    assert heading.first(text) == first


PAGES = {
    "quote": "> # 인용\n\n# 참\n",
    "box": "글이 먼저\n\n!!! note\n    # 상자\n\n# 참 $x^2$ **굵게**\n",
    "list": "- # 목록\n- 둘\n\n# 참\n",
    "details": "<details markdown>\n<summary>가</summary>\n\n# 접힌 것\n\n</details>\n\n# 참\n",
    "plain": "# 참\n",
    "named": "---\ntitle: 이름\n---\n\n> # 인용\n\n# 참\n",
    "given": "> # 인용\n\n# 참\n",
    "none": "> # 인용\n\n글\n",
    "underlined": "글\n\n참\n===\n",
}
TITLES = dict.fromkeys(PAGES, "참") | {"box": "참 x² 굵게", "named": "이름", "given": "준 이름", "none": "None"}


def test_the_title_of_a_page(draw: Draw) -> None:
    listed = "".join(f"- page: {name}.md\n" if name != "given" else "- {title: 준 이름, page: given.md}\n" for name in PAGES)  # fmt: skip # noqa: E501
    site = draw({"sidebar_doc.yml": listed, **{f"docs/{name}.md": text for name, text in PAGES.items()}})
    titles = {name: site.page(f"{name}.html").xpath("//title")[0].text for name in PAGES}
    assert titles == {name: f"{title} - 스터디 위키" for name, title in TITLES.items()}
    links = site.page("plain.html").xpath("//nav[contains(@class, 'md-nav--primary')]//a[@class='md-nav__link']")
    assert {" ".join(link.text_content().split()) for link in links} >= {"이름", "준 이름", "참"}
