"""How addresses begin, and how the names of pages end."""

from __future__ import annotations

import pytest
from mkdocs import utils

from studywiki.wiki import schemes, suffixes


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("a.md", ""), ("a/b:c.md", ""), ("1부: 소개.md", ""), ("#a:b", ""), ("", ""), ("C:\\a.md", "c"), ("가:나", ""),
        ("http://a.b", "http"), ("HTTP://a.b", "http"), (" mailto:a@b.c", "mailto"), ("java\nscript:x", "javascript"),
        ("foo bar: baz.md", ""), ("web+app:x", "web+app"),
    ],
)  # fmt: skip
def test_a_scheme_is_what_browsers_take_for_one(address: str, scheme: str) -> None:
    assert schemes.scheme(address) == scheme
    assert schemes.leads_out(address) is bool(scheme)


def test_a_host_leads_out_without_a_scheme() -> None:
    assert schemes.leads_out("//a.b/c")
    assert not schemes.leads_out("/a//b")


@pytest.mark.parametrize("address", ["https://a.b", "http://a", "//a.b/c", "mailto:a@b.c", "MAILTO:a@b.c"])
def test_what_people_write_for_a_link_out(address: str) -> None:
    assert schemes.is_web_or_mail(address)


@pytest.mark.parametrize("address", ["a.md", "/a.html", "mailto:", "app:x", "//", "https:", "javascript://a"])
def test_what_is_none(address: str) -> None:
    assert not schemes.is_web_or_mail(address)


def test_what_runs() -> None:
    assert schemes.runs("JaVaScRiPt:x")
    assert schemes.runs("\x01java\nscript:x")
    assert not schemes.runs("a/b:/c")
    assert schemes.is_script("vb script:x") and schemes.is_script("data:text/html,x")
    assert not schemes.is_script("app:x") and not schemes.is_script("data:image/png;base64,x")


def test_what_no_reader_can_follow() -> None:
    assert schemes.is_private("http://192.168.0.1/x")
    assert schemes.is_private("http://localhost:8888")
    assert schemes.is_private("http://[::1]/")
    assert not schemes.is_private("https://github.com/x")
    assert not schemes.is_private("http://[x")


def test_pages_are_what_mkdocs_takes_for_pages() -> None:
    assert set(suffixes.MARKDOWN) == set(utils.markdown_extensions)
    assert suffixes.is_page("a.b.md") and not suffixes.is_page("a.MD") and not suffixes.is_page("a.html")
    assert suffixes.split("a.b.html") == ("a.b", ".html") and suffixes.split("a.b") == ("a.b", "")
