"""An HTML file or drawing is published such that it does not matter in which encoding a browser reads it."""

from __future__ import annotations

import re

import pytest
from lxml import html as lxml_html

from studywiki.sanitising import files
from studywiki.sanitising.file_kinds import HEAD, Kind, kind
from tests.conftest import Draw

SCRIPT = "<script>alert(1)</script>"
_ASCII_IN_UTF16 = f"<!--\n{SCRIPT}\n-->\n"
_BALANCE = "a" * 400

WAYS: dict[str, bytes] = {
    **{
        codec: f"<p>가</p>{SCRIPT}".encode(codec)
        for codec in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp949")
    },
    **{
        codec: f"<p>x</p>{SCRIPT}".encode(codec)
        for codec in ("utf-7", "iso2022_kr", "iso2022_jp", "hz", "johab", "shift_jis", "gb18030", "big5", "cp037")
    },
    "ASCII that is taken for UTF-16": (SCRIPT + " " * (len(SCRIPT) % 2)).encode() + _BALANCE.encode("utf-16-le"),
    "the same, big-endian": (SCRIPT + " " * (len(SCRIPT) % 2)).encode() + _BALANCE.encode("utf-16-be"),
    "the same, after a mark of UTF-16": b"\xff\xfe" + (SCRIPT + " " * (len(SCRIPT) % 2)).encode(),
    "UTF-7 that says so": b'<meta charset="utf-7">+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
    "UTF-7 alone": b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "UTF-16 that says UTF-8": f'<meta charset="utf-8">{SCRIPT}'.encode("utf-16-le"),
    "ISO-2022-JP, Roman": b"\x1b(J" + SCRIPT.encode() + b"\x1b(B",
    "ISO-2022-JP, Kanji": b'<meta charset="iso-2022-jp"><a title="\x1b$B">' + SCRIPT.encode() + b'\x1b(B">',
    "ISO-2022-KR, shifted": b"\x1b$)C\x0e" + SCRIPT.encode() + b"\x0f",
    "HZ": b"~{" + SCRIPT.encode() + b"~}",
    "a quote that EUC-KR takes": b'<meta charset="euc-kr"><img alt="\xb0" title=" onerror=alert(1) src=x ">',
    "a quote that UTF-8 takes": b'<img alt="\xe0" title=" onerror=alert(1) src=x ">',
    "zero bytes in a tag": b"<scr\0ipt>alert(1)</scr\0ipt>\0" + SCRIPT.replace("script", "\0script").encode(),
    "a line of text, and UTF-16": "가\n".encode() + f"<p>{SCRIPT}".encode("utf-16"),
    "control characters": b"<\x0bscript>alert(1)</script>\x1c<img\x0csrc=x\x0conerror=alert(1)>",
    "text that becomes markup": "＜script＞alert(1)＜/script＞".encode("cp949"),
    "half of a character": b"\x81<script>alert(1)</script>",
    "no markup at all": "google-site-verification: 가".encode("utf-16"),
}


@pytest.mark.parametrize("data", WAYS.values(), ids=WAYS)
def test_a_document_has_one_reading(data: bytes) -> None:
    published = files.treated(Kind.DOCUMENT, data, "docs/a.html").data
    assert published is not None
    assert published.isascii()
    assert not re.search(rb"[\x00-\x08\x0b-\x1f]", published)
    if published != data:
        assert published.startswith(b'<!doctype html>\n<meta charset="utf-8">')
    for element in lxml_html.fromstring(published or b"<p>").iter():
        assert element.tag != "script"
        assert not [name for name in element.attrib if name.startswith("on")]


CLAIMS = [
    b"google-site-verification: google0123456789abcdef.html",
    b"naver-site-verification: naver0123.html\n",
    b"",
    b"+ADw-script+AD4-",
    b"~{ a ~}\r\n",
]


@pytest.mark.parametrize("data", CLAIMS)
def test_text_that_every_encoding_reads_alike_stays(data: bytes) -> None:
    assert files.treated(Kind.DOCUMENT, data, "docs/a.html") == files.Treated(data)


@pytest.mark.parametrize(("codec", "told"), [("utf-8", []), ("cp949", ["encoding-not-utf8"])])
def test_text_without_markup_loses_nothing(codec: str, told: list[str]) -> None:
    found = files.treated(Kind.DOCUMENT, "한글 글입니다.\n".encode(codec), "docs/a.html")
    assert [each.code for each in found.diagnostics] == told
    assert found.data
    assert "".join(f"&#{ord(char)};" if char > "~" else char for char in "한글 글입니다.") in found.data.decode("ascii")


@pytest.mark.parametrize(
    "data",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><text 가="나" x="1">한글 é</text></svg>'.encode("utf-16"),
        '<?xml version="1.0" encoding="latin-1"?><svg xmlns="http://www.w3.org/2000/svg"><text>é</text></svg>'.encode(
            "latin-1"
        ),
    ],
)
def test_a_drawing_has_one_reading(data: bytes) -> None:
    published = files.treated(Kind.DRAWING, data, "docs/a.svg").data
    assert published
    assert published.isascii()
    assert b"&#233;" in published


@pytest.mark.parametrize("moved", ["onclick", "href", "xlink:href", " ONLOAD"])
def test_no_animation_sets_what_runs(moved: str) -> None:
    text = f'<svg xmlns="http://www.w3.org/2000/svg"><set attributeName="{moved}" to="alert(1)"/></svg>'
    found = files.treated(Kind.DRAWING, text.encode(), "docs/a.svg")
    assert found.data
    assert b"<set" not in found.data
    assert [each.code for each in found.diagnostics] == ["html-removed"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
@pytest.mark.parametrize("name", ["a", "a.xhtml", "a.xht", "a.xml", "a.rdf", "a.unknown", "a.json", "a.html5", "a.MD"])
def test_markup_of_any_other_name_is_left_out_in_every_encoding(name: str, codec: str) -> None:
    text = f'\n \x0c<html xmlns="http://www.w3.org/1999/xhtml">{SCRIPT}</html>'
    assert kind(name, text.encode(codec)[:HEAD]) is Kind.RUNS


NESTED = {"blocks": "<div>" * 100_000, "formatting": "".join(f"<b id={n}>" for n in range(500)) + "<p>" * 100_000}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED)
def test_a_document_that_no_parser_finishes_is_left_out(text: str) -> None:
    found = files.treated(Kind.DOCUMENT, text.encode(), "docs/a.html")
    assert found.data is None
    assert [each.code for each in found.diagnostics] == ["file-left-out"]


PAGES = {"index.html", "404.html", "raw.html"}
"""What the theme prints, and cleans: `raw.MD` is a page."""


def test_in_a_wiki(draw: Draw) -> None:
    site = draw(
        {
            "docs/index.md": "# 처음\n",
            "docs/a.html": WAYS["ASCII that is taken for UTF-16"],
            "docs/b.HTML": WAYS["utf-16"],
            "docs/c.html.": SCRIPT,
            "docs/d": f"\x0c<html>{SCRIPT}",
            "docs/_headers": "/*\n  Content-Type: text/html\n",
            "docs/raw.MD": f"<html>{SCRIPT}",
            "docs/e.html.ko": SCRIPT,
        }
    )
    for path in site.folder.iterdir():  # search's own index, the theme's pages
        if path.is_file() and path.suffix not in (".gz", ".xml") and path.name not in PAGES:
            assert b"<script" not in path.read_bytes(), path
    assert [line.split("  ")[0] for line in site.log] == [
        "docs/_headers:1:1: file-tells-host",
        "docs/a.html:1:1: encoding-not-utf8",
        "docs/b.HTML:1:1: file-cleaned",
        "docs/c.html.:1:1: file-cleaned",
        "docs/d:1:1: file-left-out",
        "docs/e.html.ko:1:1: file-cleaned",
        "docs/raw.MD:1:1: html-removed",
        "docs/raw.MD:1:7: html-removed",
    ]
