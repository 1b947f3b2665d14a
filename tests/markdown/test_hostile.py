"""Whatever a page holds, it is rendered, and in time that grows as the page does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.markdown.conftest import converter

PIECES = st.sampled_from(
    [
        *(
            "- ",
            "* ",
            "1. ",
            "3) ",
            "> ",
            "# ",
            "    ",
            "  ",
            "\t",
            "\n",
            "\n\n",
            "---\n",
            "===\n",
            "```\n",
            "~~~ {.py}\n",
        ),
        *("*", "**", "_", "~~", "~", "`", "``", "[", "](", ")", "![", "]", "[^1]", "[^1]: ", "<", ">", "</", "<div>\n"),
        *(
            "</div>",
            "<div markdown>\n",
            "<!--",
            "-->",
            "<details>\n",
            "<br/>",
            "&amp;",
            "&",
            "\\",
            "|",
            "|--|\n",
            "{",
            "}",
        ),
        *(
            "{: .a }",
            "!!! note\n",
            '=== "a"\n',
            "??? tip\n",
            "/// note\n",
            "///\n",
            ":   ",
            "*[a]: ",
            "[a]: ",
            "[!NOTE]\n",
        ),
        *(
            "https://a.b/c",
            "www.a.b",
            "a@b.c",
            ":smile:",
            "==",
            "^^",
            "은",
            "(가)",
            "나",
            "word",
            " ",
            '"',
            "'",
            "$",
            "\x02",
        ),
    ]
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60).map("".join))
def test_nothing_raises_and_no_mark_is_left(text: str) -> None:
    html = converter().convert(text)
    assert "\x02" not in html
    assert "\x03" not in html
    assert "studywiki-raw" not in html


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_rendered(text: str) -> None:
    converter().convert(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="가나다라abc.,", min_size=1), max_size=40), st.sampled_from([" ", "\n", "\n\n"]))
def test_prose_keeps_its_words(words_of: list[str], between: str) -> None:
    text = between.join(words_of)
    html = converter().convert(text)
    words = "".join(text.split())
    assert "".join(html.replace("<p>", "").replace("</p>", "").split()) == words


SIZE = 60_000

PAGES: dict[str, Callable[[int], str]] = {
    "deep lists": lambda size: "".join(" " * 2 * depth + "- a\n" for depth in range(int(size**0.5))),
    "list marks": lambda size: "- " * (size // 2),
    "quotes": lambda size: "> " * (size // 2),
    "deep quotes": lambda size: (">" * 60 + "a\n") * (size // 62),
    "separate quotes": lambda size: "> a\n\n" * (size // 5),
    "brackets": lambda size: "[" * size,
    "nested brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "images": lambda size: "![" * (size // 2),
    "nested images": lambda size: "![" * (size // 4) + "](x)" * (size // 8),
    "backticks": lambda size: "".join("`" * (count % 300 + 1) + "a" for count in range(size // 150)),
    "single backticks": lambda size: "`a" * (size // 2),
    "asterisks": lambda size: "*a " * (size // 3),
    "asterisks beside Hangul": lambda size: "가**(" * (size // 4),
    "asterisks and underscores": lambda size: "*_" * (size // 2),
    "tags": lambda size: "<a " * (size // 3),
    "elements with Markdown": lambda size: "<div markdown>\n\n" * (size // 16),
    "comments": lambda size: "<!-- a\n\n" * (size // 8),
    "addresses in brackets": lambda size: "[http://a.b " * (size // 12),
    "parentheses in an address": lambda size: "http://a.b/" + "(" * (size // 2) + ")" * (size // 2),
    "almost e-mail": lambda size: "a." * (size // 2) + "@",
    "tables": lambda size: "|a|b|\n|-|-|\n" + "|a|b|\n" * (size // 6),
    "wide table": lambda size: "|" + "a|" * (size // 8) + "\n|" + "-|" * (size // 8) + "\n|a|\n",
    "footnotes": lambda size: "".join(f"[^{number}]: a\n\n" for number in range(size // 12)),
    "references to a footnote": lambda size: "a[^1] " * (size // 6) + "\n\n[^1]: b",
    "definitions": lambda size: "a\n" * (size // 2) + ":   b",
    "admonitions": lambda size: "!!! note\n" * (size // 9),
    "deep admonitions": lambda size: "".join("    " * depth + "!!! note\n\n" for depth in range(int(size**0.5))),
    "braces": lambda size: "*a*{ " * (size // 5),
    "blanks": lambda size: "a" + " " * size + "b",
}


@pytest.mark.timeout(120)
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_large_page_comes_to_an_end(page: Callable[[int], str]) -> None:
    assert converter().convert(page(SIZE))
