"""The list of headings is what `toc` makes of them, whichever stages they do not pass on their way into it."""

from __future__ import annotations

import markdown
import pytest
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.postprocessors import Postprocessor

from studywiki.markdown.extension import StudyWikiMarkdown
from studywiki.markdown.extensions import EXTENSIONS
from studywiki.markdown.headings_list import HeadingsList

PAGE = """[TOC]

# 가 `a<b` *나* & ++x++ <i>c</i> &lt;script&gt; \\*

## 가[^1] {#own data-toc-label="<b>x</b> & y"}

다

#### <script>alert(1)</script> {.x}

[^1]: 글
"""


class Words(Postprocessor):
    """Notes what passes by."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def run(self, text: str) -> str:
        self.seen.append(text)
        return text


def converted(*, own: bool) -> tuple[markdown.Markdown, str, Words]:
    md = markdown.Markdown(extensions=[*EXTENSIONS, StudyWikiMarkdown()], extension_configs=EXTENSIONS)
    assert type(md.treeprocessors["toc"]) is HeadingsList
    if not own:
        toc = next(one for one in md.registeredExtensions if isinstance(one, TocExtension))
        md.treeprocessors.register(TocTreeprocessor(md, toc.getConfigs()), "toc", 5)
    words = Words()
    md.postprocessors.register(words, "studywiki-article", -975)
    return md, md.convert(PAGE), words


def test_the_list_is_that_of_toc() -> None:
    (md, html, words), (theirs, expected, all_words) = converted(own=True), converted(own=False)
    assert html == expected
    assert md.toc_tokens == theirs.toc_tokens  # type: ignore[attr-defined]
    assert md.toc.strip() == theirs.toc.strip()  # type: ignore[attr-defined]
    assert words.seen == all_words.seen[-1:], "the page alone, as it was"
    assert len(all_words.seen) > 4
    assert [*md.postprocessors][-1] is words, "its stages are those that it had"


def test_another_way_to_list_them_is_left_alone() -> None:
    class Theirs(TocTreeprocessor):
        pass

    class Their(TocExtension):
        TreeProcessorClass = Theirs

    md = markdown.Markdown(extensions=[Their(), StudyWikiMarkdown()])
    assert type(md.treeprocessors["toc"]) is Theirs
    assert "toc" not in markdown.Markdown(extensions=[StudyWikiMarkdown()]).treeprocessors


def test_stages_are_back_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    md, _, words = converted(own=True)
    monkeypatch.setattr(TocTreeprocessor, "build_toc_div", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        md.reset().convert("# 가")
    assert [*md.postprocessors][-1] is words
