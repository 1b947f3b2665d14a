"""What the room reports, and on which line of the author's file."""

from __future__ import annotations

import re

import markdown
import pytest

from studywiki.diagnostics import Location
from studywiki.markdown.extension import StudyWikiMarkdown
from studywiki.markdown.extensions import EXTENSIONS
from studywiki.rendering import Rendering
from studywiki.text.source import Source
from tests.markdown.conftest import converter


def reported(text: str) -> list[tuple[str, Location]]:
    rendering = Rendering()
    md = markdown.Markdown(extensions=[StudyWikiMarkdown(rendering), *EXTENSIONS], extension_configs=EXTENSIONS)
    rendering.begin(Source.of(text, "docs/a.md", first_line=5))
    md.convert(text)
    return [(problem.code, problem.location) for problem in rendering.diagnostics]


@pytest.mark.parametrize(
    "text", ["```\nx\n```", "> ~~~ py\n> x\n> ~~~~\n", "- a\n\n  ````\n  ```\n  ````", "```\n```", "``` x ``` y"]
)
def test_a_closed_fence_is_no_problem(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("글\n\n```python\nx\n\n글", 7),
        ("```", 5),
        ("> ```\n> x\n\n글", 5),
        ("- 가\n\n  ```\n  x\n\n- 나", 7),
        ("!!! note\n\n    ```\n    x\n\n글", 7),
    ],
)
def test_an_unclosed_fence_is_named_with_its_line(text: str, line: int) -> None:
    assert reported(text) == [("unclosed-fence", Location("docs/a.md", line))]


@pytest.mark.parametrize(
    "text",
    ["<h3>가</h3>\n\n```\nx\n```", "<pre>\n```\nx\n```\n</pre>", "<!--\n```\nx\n```\n-->", "<h3>가 ``` 나</h3>\n글"],
)
def test_html_with_no_fence_in_it_is_no_problem(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<div><h3>가</h3>\n```py\nx\n```", 6),
        ("글\n\n<div>\n<b>나</b>\n  ~~~\nx\n~~~\n</div>", 9),
        ("- <details>\n  가</b>\n  ```\n  x\n  ```", 7),
    ],
)
def test_a_fence_in_html_is_named_with_its_line(text: str, line: int) -> None:
    assert reported(text) == [("fence-in-html", Location("docs/a.md", line))]


@pytest.mark.parametrize("text", ["> " * 100 + "글", "- " * 50 + "글", "".join("  " * n + "- 글\n" for n in range(50))])
def test_what_is_deep_but_not_too_deep_is_no_problem(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("글\n\n" + "> " * 101 + "깊은 글", 7),
        ("- " * 51 + "깊은 글", 5),
        ("".join("  " * n + f"- 글{n}\n" for n in range(60)), 55),
        ("".join("    " * n + "!!! note\n\n" for n in range(75)) + "    " * 75 + "글", 85),
        ("".join("    " * n + f'=== "{n}"\n\n' for n in range(75)) + "    " * 75 + "글", 85),
        ("".join("    " * n + "??? note\n\n" for n in range(75)) + "    " * 75 + "글", 85),
    ],
)
def test_what_is_too_deep_is_named_with_its_line_and_shown(text: str, line: int) -> None:
    assert reported(text) == [("nested-too-deep", Location("docs/a.md", line))]
    assert all(words in converter().convert(text) for words in re.findall(r"깊은 글|글\d+", text))
