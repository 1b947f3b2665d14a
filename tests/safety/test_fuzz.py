"""Random sidebars, front matter, pages and options: no exception leaves the code, and nothing that runs leaves a page.

`STUDYWIKI_FUZZ=20000` asks for as many examples of each.
"""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser

import markdown
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mkdocs.config.base import Config

from studywiki.jekyll.extension import JekyllExtension
from studywiki.markdown.anchors import AnchorsExtension
from studywiki.markdown.extension import StudyWikiMarkdown
from studywiki.markdown.extensions import EXTENSIONS
from studywiki.math.extension import MathExtension
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.page.failsafe import Failsafe
from studywiki.pages import source_page
from studywiki.rendering import Rendering
from studywiki.sanitising import findings
from studywiki.sanitising.extension import SanitisingExtension
from studywiki.sidebar.parse import parse
from studywiki.text.source import Source

settings.register_profile(
    "safety",
    max_examples=int(os.environ.get("STUDYWIKI_FUZZ", "60")),
    deadline=None,
    derandomize="STUDYWIKI_FUZZ" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
)
PROFILE = settings.get_profile("safety")

_PIECES = (
    "\n|\n\n|\n    |\n  |# |## |- |* |1. |> |`|```|~~~|```python|    |\t|**|__|*|_|~~|==|^^|[|]|(|)|![|]:|[^1]|[^1]: |"
    "[x](y)|<b>|</b>|<div>|</div>|<div markdown>|<script>|</script>|<img src=x onerror=alert(1)>|<!--|-->|<a href=|"
    "javascript:|style=|onclick=|<svg>|<math>|<style>|<title>|<iframe src=|\"|'|>|<|&|&lt;|&#2;|\\|$|$$|\\(|\\[|\\]|"
    "\\frac|{|}|{{|}}|{%|%}|{% raw %}|{% endraw %}|{% include |{% if x %}|{% endif %}|{% for i in x %}|{% endfor %}|"
    '{% highlight x %}|{: |.a #b }|!!! note|??? note|=== "a"|/// note|///|:   |*[A]: |A|[ ] |[x] |[!NOTE]|http://a.b|'
    "a@b.c|:smile:|---|***|===|0|가|은|딥러닝| |\x00|\x02|\x03|\u200b|\ufeff|\U0001f600|\u0301|wzxhzdk:0|[TOC]|\r|\x0c"
)
PIECES = [*_PIECES.replace("|", "\x1f").split("\x1f"), "|", "| a | b |\n|---|---|\n| c | d |"]
PAGES = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join)
_WORDS = "entries:|title: |page: |url: |items: |folders:|- |  |\n|\n  |\n    |: |:|'|\"|[|]|{|}|&a |*a|<<: |"
_WORDS += (
    "!!python/object:os.system |!!int |!!timestamp |!!binary |?|\\|>|#|%|@|`|true|null|~|1e999|0x|2026-01-01|tags|"
)
_WORDS += "search|published|가|\t|---|..."
YAML = st.lists(st.sampled_from(_WORDS.split("|")) | st.text(max_size=3), max_size=40).map("".join)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
_RUN = {"script", "style", "base", "meta", "form", "object", "embed", "link", "frame", "frameset", "applet", "template"}


class _Runs(HTMLParser):
    """Gathers what of a page would run; an author's text within an attribute's value does not."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag] if tag in _RUN else []
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or name == "srcdoc" or address.startswith(("javascript:", "vbscript:")):
                self.found.append(f"{name}={value}")


def runs(html: str) -> list[str]:
    """Give what of `html` would run."""
    reader = _Runs()
    reader.feed(html)
    return reader.found


class Wiki:
    """The whole way of a page, as the plugin has it."""

    def __init__(self) -> None:
        self.rendering = rendering = Rendering()
        ours = [JekyllExtension(rendering), MathExtension(rendering), StudyWikiMarkdown(rendering), AnchorsExtension()]
        self.md = markdown.Markdown(
            extensions=[*EXTENSIONS, *ours, SanitisingExtension(rendering), Failsafe(rendering)],
            extension_configs=EXTENSIONS,
        )

    def html(self, text: str) -> str:
        page = source_page.read("a.md", text.encode("utf-8", "surrogatepass"), "docs/a.md")
        self.rendering.begin(page.source, "a.md", page.meta)
        self.md.reset()
        return self.md.convert(page.source.text)


WIKI = Wiki()


@PROFILE
@example("- <iframe src=<script>    <style>")
@example("$$\n\n$$<img src=x onerror=alert(1)>\\frac$${")
@given(PAGES)
def test_pages(text: str) -> None:
    html = WIKI.html(text)
    assert [d for d in WIKI.rendering.diagnostics if d.code == "page-failed"] == []
    assert runs(html) == []


@PROFILE
@given(st.binary(max_size=200))
def test_bytes(data: bytes) -> None:
    source_page.read("a.md", data, "docs/a.md")


@PROFILE
@example("date: !!timestamp x")
@given(YAML)
def test_front_matter(text: str) -> None:
    page = source_page.read("a.md", f"---\n{text}\n---\n글\n".encode("utf-8", "surrogatepass"), "docs/a.md")
    assert all(isinstance(key, str) for key in page.meta)


@PROFILE
@given(YAML)
def test_sidebars(text: str) -> None:
    parse(text, "sidebar_doc.yml")


@PROFILE
@given(PAGES)
def test_findings(text: str) -> None:
    list(findings.find(Source.of(text)))


@PROFILE
@given(st.dictionaries(st.sampled_from([name for name, _ in StudyWikiConfig()._schema]), ANYTHING))
def test_options(values: dict[str, object]) -> None:
    config: Config = StudyWikiConfig()
    config.load_dict(values)
    config.validate()
