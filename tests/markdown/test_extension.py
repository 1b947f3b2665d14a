"""The extension beside others: alone, loaded by name, with extensions that read the same constructs otherwise."""

from __future__ import annotations

import markdown
import pytest
from markdown.preprocessors import Preprocessor

from studywiki.markdown.extension import StudyWikiMarkdown
from studywiki.markdown.extensions import EXTENSIONS

PAGE = "**CNN(합성곱)**은\n- 가\n  - 나\n\n```python\nx = 1\n```\n\n!!! note\n\n    다"


def test_alone_it_knows_what_github_knows() -> None:
    html = markdown.markdown(PAGE, extensions=[StudyWikiMarkdown()])
    assert "<strong>CNN(합성곱)</strong>은" in html
    assert html.count("<ul>") == 2
    assert '<pre><code class="language-python">x = 1' in html
    assert "<p>!!! note</p>" in html, "what no extension builds is text, as on GitHub"


def test_it_is_loaded_by_name() -> None:
    name = "studywiki.markdown.extension"
    html = markdown.markdown("> [!TIP]\n> 가", extensions=[name], extension_configs={name: {"language": "en"}})
    assert '<p class="admonition-title">Tip</p>' in html


@pytest.mark.parametrize("ours_first", [True, False])
def test_the_users_extensions_do_not_read_what_is_read_already(ours_first: bool) -> None:
    theirs = ["pymdownx.betterem", "pymdownx.magiclink", "pymdownx.tilde", "fenced_code", "tables", "sane_lists"]
    ours = [StudyWikiMarkdown()]
    html = markdown.markdown(
        "\\*가\\* **나(다)**는 0~255 1~2~3 https://a.b/c에서",
        extensions=[*ours, *theirs] if ours_first else [*theirs, *ours],
        extension_configs={"pymdownx.tilde": {"subscript": False}},
    )
    assert html == ('<p>*가* <strong>나(다)</strong>는 0~255 1~2~3 <a href="https://a.b/c">https://a.b/c</a>에서</p>')


def test_a_preprocessor_that_comes_later_sees_the_page() -> None:
    class Shout(Preprocessor):
        def run(self, lines: list[str]) -> list[str]:
            return [line.replace("hello", "**HELLO**") for line in lines]

    md = markdown.Markdown(extensions=[StudyWikiMarkdown()])
    md.preprocessors.register(Shout(md), "shout", 1)
    assert md.convert("- hello") == "<ul>\n<li><strong>HELLO</strong></li>\n</ul>"


def test_pages_do_not_see_one_another() -> None:
    md = markdown.Markdown(extensions=[StudyWikiMarkdown(), "footnotes"])
    md.convert("[가][1]\n\n[1]: a.md\n[^2]: 나")
    assert md.reset().convert("[가][1] [^2]") == "<p>[가][1] [^2]</p>"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/// html | div\n*가*\n///", "<div>\n<p><em>가</em></p>\n</div>"),
        ("/// html | pre\n*가*\n  나\n///", "<pre>*가*\n  나</pre>"),
        ("/// html | p.b\n*가*\n///", '<p class="b"><em>가</em></p>'),
        ("/// html | div\n    markdown: raw\n\n*가*\n///", "<div>*가*</div>"),
    ],
)
def test_a_block_between_slashes_holds_what_its_element_may(source: str, expected: str) -> None:
    md = markdown.Markdown(
        extensions=[StudyWikiMarkdown(), *EXTENSIONS, "pymdownx.blocks.html"], extension_configs=EXTENSIONS
    )
    assert md.convert(source) == expected


def test_every_reference_to_a_footnote_leads_to_it_and_the_first_hundred_are_led_back_to(md: markdown.Markdown) -> None:
    html = md.convert("[^가] " + "글[^1] " * 150 + "\n\n[^1]: 주\n[^가]: 주")
    assert html.count('<a class="footnote-ref" href="#fn:1">2</a>') == 150
    assert html.count('class="footnote-backref" href="#fnref') == 101
