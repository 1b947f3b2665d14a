"""The extension by its name, with no wiki around it: a page is read as the plugin reads it."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html as lxml_html
from markdown import Markdown

from tests.conftest import Draw

PAGE = """\
# 합성곱 $x^2$

- 가
  - 나 $a_1$

> [!NOTE]
> 알림

앞 **굵게**는 <b onclick="pwn()">안</b> <script>pwn()</script>

```python
x = 1  # $y$
```

$$
\\int_0^1 x \\, dx
$$

| 가 | 나 |
|---|---|
| $z$ | 다 |

글[^1]

[^1]: 각주
"""


def convert(text: str, **options: object) -> str:
    return Markdown(extensions=["studywiki"], extension_configs={"studywiki": options}).convert(text)


def test_it_reads_a_page_as_the_plugin_does(draw: Draw) -> None:
    site = draw({"docs/index.md": PAGE})
    article = site.article("index.html")
    for part in article.xpath(
        "./*[contains(@class, 'studywiki-meta') and not(self::h1)] | ./h1/following-sibling::nav"
    ):
        part.drop_tree()
    alone = lxml_html.fromstring(f"<article>{convert(PAGE)}</article>")
    texts = [" ".join(each.text_content().split()) for each in (article, alone)]
    assert texts[1] in texts[0]
    assert _elements(alone) == _elements(article)


def _elements(root: lxml_html.HtmlElement) -> list[tuple[str, dict[str, str], str]]:
    """Every element below `root`: its name, its attributes and the text at its start, white space aside."""
    for element in root.iter():
        element.attrib.pop("data-search-exclude", None)  # the theme takes it away once the search has seen it
    return [(str(e.tag), dict(e.attrib), " ".join((e.text or "").split())) for e in root.iter() if e is not root]


def test_a_formula_in_a_heading() -> None:
    page = lxml_html.fromstring(f"<div>[TOC]{convert(PAGE)}{convert('[TOC]' + chr(10) * 2 + PAGE)}</div>")
    assert page.xpath("//h1/@id") == ["합성곱-x2"] * 2
    assert page.xpath("//div[@class='toc']//a")[0].text == "합성곱 x²"


def test_options() -> None:
    assert "onclick" not in convert('<b onclick="x()">가</b>')
    assert "onclick" in convert('<b onclick="x()">가</b>', html="trusted")
    assert "참고" in convert("> [!NOTE]\n> 가\n")
    assert "Note" in convert("> [!NOTE]\n> 가\n", language="en")
    assert "mathbb" in convert("$\\R$", macros={"R": "\\mathbb{R}"})


def test_what_is_set_before_stays() -> None:
    md = Markdown(extensions=["toc", "studywiki"], extension_configs={"toc": {"permalink": False, "anchorlink": True}})
    html = md.convert("# 가 $x$\n\n- 나\n  - 다\n")
    assert 'class="toclink"' in html
    assert "headerlink" not in html
    assert html.count("<ul>") == 2


def test_pages_one_after_the_other() -> None:
    md = Markdown(extensions=["studywiki"])
    first = md.convert(PAGE)
    other = md.reset().convert("# 나\n\n$b$ <i>기울임</i>\n")
    assert md.reset().convert(PAGE) == first
    assert other == convert("# 나\n\n$b$ <i>기울임</i>\n")


def test_at_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE, "utf-8")
    line = [sys.executable, "-m", "markdown", "-x", "studywiki", "a.md"]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True, timeout=120)
    assert done.stdout.strip() == convert(PAGE).strip()


@pytest.mark.skipif(not importlib.util.find_spec("zensical"), reason="Zensical is not installed")
def test_in_zensical(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(PAGE, "utf-8")
    (tmp_path / "zensical.toml").write_text(
        '[project]\nsite_name = "wiki"\n\n[project.markdown_extensions.studywiki]\nlanguage = "ko"\n', "utf-8"
    )
    line = [sys.executable, "-m", "zensical", "build"]
    subprocess.run(line, cwd=tmp_path, env=os.environ, capture_output=True, text=True, check=True, timeout=120)
    page = lxml_html.parse(str(tmp_path / "site" / "index.html"))
    alone = lxml_html.fromstring(f"<article>{convert(PAGE)}</article>")
    for path in ("//ul//ul", "//annotation", "//div[contains(@class, 'admonition')]", "//h1/@id"):
        found = [[each if isinstance(each, str) else each.text_content().strip() for each in e.xpath(path)] for e in (page, alone)]  # fmt: skip # noqa: E501
        assert set(found[1]) <= set(found[0]), path


@pytest.mark.parametrize("number", ["0", "7", "9999999999", "9" * 5000])
@pytest.mark.parametrize(
    "mark", ["&#2;studywiki-formula:{}&#3;", "&#2;studywiki-plain:{}&#3;", "&#1;studywiki-link-{}&#1;"]
)
def test_marks_that_an_author_writes_stop_no_page(draw: Draw, mark: str, number: str) -> None:
    site = draw({"docs/index.md": f"# 가\n\n<p>{mark.format(number)} <b>나</b></p>\n\n$x$ [다](none.md)\n"})
    assert site.article("index.html").xpath(".//b")[0].text == "나"
    assert [line for line in site.log if "page-failed" in line] == []
    assert len([line for line in site.log if "broken-link" in line]) == 1
