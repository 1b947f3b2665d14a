"""A quote's paragraph goes on without `>`, as CommonMark has it, but where that is looked for thousands of times."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from studywiki import bounds
from studywiki.grammar import quotes


def shown(text: str) -> tuple[str, int | None]:
    reader = MarkdownIt("commonmark")
    quotes.add_to(reader)
    env: dict[str, object] = {}
    return str(reader.render(text, env)), quotes.first_cut_short(env)


def usual(text: str) -> str:
    return str(MarkdownIt("commonmark").render(text))


@pytest.mark.parametrize(
    "text",
    [
        "> 가\n나\n",
        "> # 가\n나\n",
        "> > 가\n> 나\n다\n",
        "- > 가\n  나\n- 다\n",
        "> ```\n> 가\n나\n",
        "> 가\n- 나\n" * 1000,
        "> 가\n나\n" * 1000,
        "> # 가\n\n나\n\n" * 1000,
        "> # 가\n# 나\n" * 1000,
        "> # 가\n나\n\n" * 1000,
    ],
)
def test_quotes_are_as_they_are(text: str) -> None:
    assert shown(text) == (usual(text), None)


@pytest.mark.parametrize(
    "unit", ["> # 가\n나\n", "> > # 가\n> 나\n", "- > # 가\n  나\n", "> ***\n나\n", "> - # 가\n나\n"]
)
def test_what_is_looked_at_in_vain_is_bounded(unit: str) -> None:
    """Up to the bound nothing is another; from there on it is told."""
    seen: list[int] = []
    for times in (100, 1500):
        reader = MarkdownIt("commonmark")
        quotes.add_to(reader)
        env: dict[str, int] = {}
        reader.parse(unit * times, env)
        seen.append(env["quotes_looked"])
    assert seen[0] < bounds.QUOTES_IN_VAIN < seen[1] < bounds.QUOTES_IN_VAIN + 2 * 1500 * 2
    assert shown(unit * 100) == (usual(unit * 100), None)
    assert shown(unit * 1500)[1] is not None


def test_a_paragraph_that_is_cut_short_is_a_paragraph() -> None:
    html, line = shown("> # 가\n나\n" * 400 + "> 다\n라\n")
    assert html == "<blockquote>\n<h1>가</h1>\n</blockquote>\n<p>나</p>\n" * 400 + "<blockquote>\n<p>다</p>\n</blockquote>\n<p>라</p>\n"  # fmt: skip # noqa: E501
    assert line is not None
