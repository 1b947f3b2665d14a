"""Cases as data: `cases/<construct>.md` holds Markdown and the HTML that it becomes, what is left alone first.

Each case is a heading, a fence of Markdown and a fence of HTML. Blanks between tags do not count, nor do the permalinks
of headings. `python -m tests.markdown.test_cases` writes anew what the cases become, to be read as a diff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.markdown.conftest import converter

CASES = Path(__file__).parent / "cases"
CASE = re.compile(
    r"^## (?P<name>[^\n]+)\n\n~{5,} *markdown\n(?P<source>.*?)^~{5,}\n\n~{5,} *html\n(?P<html>.*?)^~{5,}$", re.M | re.S
)
BLOCK = re.compile(
    r"\s*(</?(?:p|h\d|ul|ol|li|blockquote|div|table|thead|tbody|tr|t[dh]|hr|pre|dl|dt|dd|details|summary)\b[^>]*>)\s*"
)


def squeezed(html: str) -> str:
    """Give `html` without blanks at tags, one tag of a block a line."""
    html = re.sub(r'<a class="headerlink".*?</a>', "", html)
    html = re.sub(r"\s*\n\s*", "\n", html.strip())
    return BLOCK.sub(r"\n\1\n", html).replace("\n\n", "\n").strip()


def cases() -> Iterator[tuple[str, str, str]]:
    for file in sorted(CASES.glob("*.md")):
        text = file.read_text("utf-8")
        found = list(CASE.finditer(text))
        headings = re.findall(r"^## ", re.sub(r"^~{5,}.*?^~{5,}$", "", text, flags=re.M | re.S), re.M)
        assert len(found) == len(headings), f"{file}: a case is not whole"
        for case in found:
            yield f"{file.stem}: {case['name']}", case["source"].replace("→", "\t").replace("␠", " "), case["html"]


@pytest.mark.parametrize(("source", "html"), [pytest.param(s, h, id=n) for n, s, h in cases()])
def test_it_becomes(source: str, html: str) -> None:
    assert squeezed(converter().convert(source)) == squeezed(html)


def rewrite() -> None:
    """Write into each file what its cases become now."""
    for file in sorted(CASES.glob("*.md")):
        text = file.read_text("utf-8")

        def fresh(case: re.Match[str]) -> str:
            source = case["source"].replace("→", "\t").replace("␠", " ")
            return case[0].replace(f"html\n{case['html']}", f"html\n{squeezed(converter().convert(source))}\n")

        file.write_text(CASE.sub(fresh, text), "utf-8")


if __name__ == "__main__":
    rewrite()
