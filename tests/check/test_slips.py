r"""Slips that contributors make, each in several ways: which are told, where, and which are left alone on purpose.

`slips.txt` has the pages. Above each stands what is told of it, `-` for nothing, and after a stroke what it is about:

    === tag-not-shown 1:5 mend | a token
    문장은 <bos>로 시작합니다.

`mend`: `check --fix` takes the fault away; then nothing else is told than before, and each word is still shown.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import html as lxml_html

from studywiki.check.checked_wiki import CheckedPage, CheckedWiki
from studywiki.check.fix import mended, parts
from studywiki.check.run import run
from studywiki.diagnostics import Diagnostic
from studywiki.page.render import Renderer
from studywiki.pages import source_page
from studywiki.pages.page_input import PageInput
from studywiki.wiki.wiki import Wiki

_CASE = re.compile(r"^=== (?P<told>.+) \| (?P<name>.+)\n", re.MULTILINE)
_, *PARTS = _CASE.split(Path(__file__).with_name("slips.txt").read_text("utf-8"))
CASES = list(zip(PARTS[::3], PARTS[1::3], PARTS[2::3], strict=True))
READ_NOW = {"broken-link", "broken-image", "empty-page"}
"""What is only told of what is read as the link or heading that it was meant to be."""
_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z]{2,}")


@cache
def _renderer() -> Renderer:
    return Renderer()


@cache
def checked(text: str) -> tuple[str, list[Diagnostic]]:
    """Give the HTML of a page, and all that `studywiki check` says of it."""
    data = text.encode()
    page = source_page.read("a.md", data, "a.md")
    made = _renderer().render(PageInput(page.source, "a.md", page.meta, as_source=page.is_too_much), Wiki())
    pages = {
        "a.md": CheckedPage(page, lambda: data, made.article.anchors, tuple(made.anchored), html=lambda: made.html)
    }
    return made.html, run(CheckedWiki(pages), [*page.diagnostics, *made.diagnostics], advice=True)


def said(each: Diagnostic) -> str:
    mend = " mend" if each.fix else ""
    return f"{each.code} {each.location.line}:{each.location.column}{mend}"


def words(html: str) -> set[str]:
    return set(_WORD.findall(lxml_html.fromstring(f"<div>{html}</div>").text_content()))


@pytest.mark.parametrize(("told", "text"), [(told, text) for told, _, text in CASES], ids=[case[1] for case in CASES])
def test_what_is_told(told: str, text: str) -> None:
    assert ("; ".join(map(said, checked(text)[1])) or "-") == told


@pytest.mark.parametrize("text", [text for told, _, text in CASES if " mend" in told])
def test_what_is_mended_is_no_fault_any_more_and_nothing_is_lost(text: str) -> None:
    html, before = checked(text)
    after = mended(text.encode(), [part for each in before for part in parts(each.fix)]).decode()
    shown, left = checked(after)
    assert not [each.code for each in left if each.fix]
    assert {each.code for each in left} <= {each.code for each in before} | READ_NOW
    if source_page.read("a.md", text.encode()).meta == source_page.read("a.md", after.encode()).meta:
        assert [word for word in words(html) if word not in shown] == []
    assert mended(after.encode(), [part for each in left for part in parts(each.fix)]).decode() == after


@pytest.mark.parametrize("text", [text for _, _, text in CASES])
def test_each_place_holds_what_is_told_of(text: str) -> None:
    lines = text.split("\n")
    for each in checked(text)[1]:
        line = lines[each.location.line - 1]
        assert 1 <= each.location.column <= len(line) + 1
        assert each.location.column <= (each.location.end_column or each.location.column) <= len(line) + 1
        for part in parts(each.fix):
            assert lines[part.place.line - 1].startswith(part.before, part.place.column - 1)


def test_no_slip_is_seen_in_what_is_not_read() -> None:
    slips = [
        text
        for told, _, text in CASES
        if told != "-" and not text.startswith(("-", " -", "—", "…")) and "```" not in text
    ]
    assert len(slips) > 40
    for text in slips:
        for around in ("````text\n{}````\n", "<!--\n{}-->\n"):
            assert checked("가\n\n" + around.format(text))[1] == []
