"""HTML that is put aside until it is printed: what plugins are given meanwhile, and what comes out."""

from __future__ import annotations

import re

import msgspec
import pytest

from studywiki.mkdocs_plugin import put_aside
from studywiki.mkdocs_plugin.put_aside import AsidePage
from studywiki.page.packed import Packed, packed

HTML = '<p><span hidden data-search-exclude="1">글</span> \udcff</p>'
MATERIAL = re.compile(r"\s?data-search-\w+=\"[^\"]+\"")
"""https://github.com/squidfunk/mkdocs-material/blob/9.6.23/src/plugins/search/plugin.py#L133-L137"""


def _page() -> AsidePage:
    """Give a page as MkDocs has it when its HTML was made, and every plugin has passed it on."""
    page = AsidePage.__new__(AsidePage)
    page.active = False
    page.put_aside(packed(HTML))
    assert page.content != HTML
    page.content = page.content
    return page


def test_whoever_asks_is_given_the_html() -> None:
    page = _page()
    assert page.content == HTML
    assert put_aside.digest(page) == put_aside.digest(_page())


def test_what_takes_marks_out_takes_them_out_of_the_html() -> None:
    page = _page()
    before = put_aside.digest(page)
    page.pass_on()
    page.content = MATERIAL.sub("", str(page.content))
    page.take_back()
    assert page.content == MATERIAL.sub("", HTML)
    assert put_aside.digest(page) != before


def test_what_is_put_in_its_place_stays_there() -> None:
    page = _page()
    page.pass_on()
    page.content = "<p>theirs</p>"
    page.take_back()
    assert (page.content, put_aside.packed(page)) == ("<p>theirs</p>", None)


def test_while_it_is_printed_it_is_unpacked_once() -> None:
    page = _page()
    page.active = True
    assert page.content is page.content
    page.let_go()
    page.active = False
    assert page.content is not page.content


@pytest.mark.parametrize(
    "html",
    [
        "",
        "글",
        HTML,
        ' data-search-a="1" data-search-b="2"',
        '\u00a0data-search-a="1"data-search-b="2"',
        'data-search-=""',
    ],
)
def test_marks_go_as_material_takes_them(html: str) -> None:
    assert put_aside.without_marks(html) == MATERIAL.sub("", html)


@pytest.mark.parametrize(("html", "is_plain"), [("글", True), ('<h6 id="a:1-2/slug">', False), ("<autoref ", False)])
def test_what_plugins_look_for_is_not_put_aside(html: str, *, is_plain: bool) -> None:
    small = msgspec.msgpack.decode(msgspec.msgpack.encode(packed(html)), type=Packed)
    assert (small.text, small.is_plain) == (html, is_plain)
