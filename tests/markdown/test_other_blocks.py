"""Block processors of other extensions, beside GitHub's Markdown: each has what is its own, and nothing else."""

from __future__ import annotations

import re
import time
from xml.etree.ElementTree import Element, SubElement

import pytest
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from studywiki.markdown.extension import StudyWikiMarkdown


class Box(BlockProcessor):
    """`::: words`, and what is indented below it: as `mkdocstrings` reads."""

    def test(self, parent: Element, block: str) -> bool:
        return bool(re.search(r"^#* *::: ", block, re.MULTILINE))

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = re.search(r"^#* *::: (.+)$", block, re.MULTILINE)
        assert found
        self.parser.parseBlocks(parent, [block[: found.start()]])
        below, rest = self.detab(block[found.end() :].lstrip("\n"))
        box = SubElement(parent, "aside", {"title": " ".join(below.split())})
        box.text = found[1]
        if rest:
            blocks.insert(0, rest)


class Cards(BlockProcessor):
    """`%%% cards` to `%%%`, whatever blank lines there are between: what stands there is Markdown."""

    def test(self, parent: Element, block: str) -> bool:
        return block.startswith("%%% cards")

    def run(self, parent: Element, blocks: list[str]) -> bool:
        text = "\n\n".join(blocks)
        found = re.match(r"%%% cards\n(.*?)\n%%%(?:\n|$)", text, re.DOTALL)
        if not found:
            return False
        taken = text[: found.end()].rstrip("\n").count("\n\n") + 1
        del blocks[:taken]
        self.parser.parseChunk(SubElement(parent, "section"), found[1])
        return True


class Others(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.parser.blockprocessors.register(Box(md.parser), "box", 175)
        md.parser.blockprocessors.register(Cards(md.parser), "cards", 176)


def html(text: str, *others: Extension) -> str:
    return re.sub(r"\n+", "", Markdown(extensions=["tables", *others, StudyWikiMarkdown()]).convert(text))


@pytest.mark.parametrize(
    "text",
    [
        "```\n::: 상자\n```\n",
        "    ::: 상자\n",
        "`::: 상자`\n",
        "글\n\n- 가\n  - 나\n\n> 다\n",
        "<div>\n::: 상자\n</div>\n",
        "| 가 |\n|---|\n| ::: 나 |\n",
        "%%% cards\n\n끝이 없다\n",
    ],
)
def test_what_is_not_theirs_stays(text: str) -> None:
    assert html(text, Others()) == html(text)


def test_without_the_extension_it_is_text() -> None:
    assert html("::: 상자\n") == "<p>::: 상자</p>"


CASES = {
    "alone": ("::: 상자", '<aside title="">상자</aside>'),
    "with what is indented": ("::: 상자\n    a: b\n    c: d\n", '<aside title="a: b c: d">상자</aside>'),
    "inline": ("::: **상자**", '<aside title=""><strong>상자</strong></aside>'),
    "between": ("앞\n\n::: 상자\n\n뒤", '<p>앞</p><aside title="">상자</aside><p>뒤</p>'),
    "after a paragraph": ("앞\n::: 상자", '<p>앞</p><aside title="">상자</aside>'),
    "text below": ("::: 상자\n    a: b\n뒤\n\n끝", '<aside title="a: b">상자</aside><p>뒤</p><p>끝</p>'),
    "heading": ("## ::: 상자\n    a: b\n\n뒤", '<aside title="a: b">상자</aside><p>뒤</p>'),
    "in a list": (
        "- 가\n\n  ::: 상자\n\n- 나",
        '<ul><li><p>가</p><aside title="">상자</aside></li><li><p>나</p></li></ul>',
    ),
    "in a quote": ("> ::: 상자", '<blockquote><aside title="">상자</aside></blockquote>'),
    "twice": ("::: 가\n\n::: 나", '<aside title="">가</aside><aside title="">나</aside>'),
    "handed back": (
        "%%% cards\n- 가\n  - 나\n\n::: 상자\n\n```\n::: 글\n```\n%%%\n\n끝",
        "<section><ul><li>가<ul><li>나</li></ul></li></ul>"
        '<aside title="">상자</aside><pre><code>::: 글</code></pre></section><p>끝</p>',
    ),
    "above a fence": (
        "::: 상자\n```\n가\n\n::: 나\n```\n",
        '<aside title="">상자</aside><pre><code>가::: 나</code></pre>',
    ),
    "below a heading": (
        "# 가\n::: 상자\n    a: b\n- 나\n",
        '<h1>가</h1><aside title="a: b">상자</aside><ul><li>나</li></ul>',
    ),
    "ends within a block": ("%%% cards\n가\n\n%%%\n뒤\n\n끝", "<section><p>가</p></section><p>끝</p>"),
    "ends within a list": (
        "%%% cards\n\n- 가\n\n  나\n%%%\n\n- 다\n\n  라\n",
        "<section><ul><li><p>가</p><p>나</p></li></ul></section><ul><li><p>다</p><p>라</p></li></ul>",
    ),
}


@pytest.mark.parametrize(("text", "shown"), CASES.values(), ids=CASES.keys())
def test_what_is_theirs_is_theirs(text: str, shown: str) -> None:
    assert html(text, Others()) == shown


def test_many_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        began = time.process_time()
        html("::: 상자\n    a: b\n\n글\n\n" * count, Others())
        return time.process_time() - began

    assert seconds(4000) < 12 * seconds(1000) + 1
