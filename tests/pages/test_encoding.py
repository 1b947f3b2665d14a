"""The bytes of a page, as Korean editors write them, become the text that their author saw."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studywiki import bounds
from studywiki.diagnostics import Severity
from studywiki.pages import source_page
from studywiki.pages.encoding import decode

TEXT = "# 준비\n\n똠방각하가 펲시콜라를 **마신다**. 1 + 1 = 2 😀\n"
PLAIN = TEXT.replace(" 😀", "")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "",
        "plain ASCII\n",
        "👩\u200d👩\u200d👧 가족과 ☝️\n",
        "\u200b# 제목이 아님\n\nhttps\u200b://주소가.아님 \u200b1. 목록이 아님\n\n\u200b\n",
        "Türkçe, русский, 漢字, ไทย\n",
        "\ttab\u00a0and\u3000blank\n",
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    assert decode(text.encode(), "a.md") == (text, [])


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (PLAIN.encode("cp949"), ["encoding-not-utf8"]),
        ("# 안녕\n".encode("euc-kr"), ["encoding-not-utf8"]),
        ("청\n".encode("cp949") + "가나다\n".encode("cp949"), ["encoding-not-utf8"]),
        (TEXT.encode("utf-16"), ["encoding-not-utf8"]),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), ["encoding-not-utf8"]),
        (TEXT.encode("utf-16-le"), ["encoding-not-utf8"]),
        (TEXT.encode("utf-16-be"), ["encoding-not-utf8"]),
        (TEXT.encode("utf-8-sig"), ["encoding-bom"]),
        (b"\xef\xbb\xbf" + TEXT.encode("utf-8-sig"), ["encoding-bom"]),
        (TEXT.replace("\n", "\r\n").encode(), []),
        (TEXT.replace("\n", "\r").encode(), ["line-ends-cr"]),
        (unicodedata.normalize("NFD", TEXT).encode(), ["text-nfd"]),
        (TEXT.replace("방각", "방\u200b각").encode(), ["text-invisible-character"]),
        (TEXT.replace("마신", "\ufeff마신").encode(), ["text-invisible-character"]),
        (TEXT.replace("마신", "마\u2060신\b").encode(), ["text-control-character", "text-invisible-character"]),
    ],
    ids=[
        "cp949", "euc-kr", "cp949 that begins like utf-8", "utf-16 bom", "utf-16-be bom", "utf-16-le", "utf-16-be",
        "bom", "two boms", "crlf", "cr", "nfd", "zwsp", "zwnbsp", "wj and backspace",
    ],
)  # fmt: skip
def test_it_is_read_as_its_author_saw_it(data: bytes, codes: list[str]) -> None:
    text, diagnostics = decode(data, "a.md")
    assert text in (TEXT, PLAIN, "# 안녕\n", "청\n가나다\n")
    assert [d.code for d in diagnostics] == codes


@pytest.mark.parametrize("data", ["가나\0다".encode(), "가\0".encode(), b"a\0", "# 가\n\n나\0 다 라\n".encode()])
def test_a_zero_byte_makes_no_utf16_of_a_short_page(data: bytes) -> None:
    text, found = decode(data, "a.md")
    assert text == data.decode().replace("\0", "")
    assert [each.code for each in found] == ["text-control-character"]


@pytest.mark.parametrize("text", ["안녕 하세요", "나 a", "ab", "# 가\n", "a 1"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_short_pages_in_utf16(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.md")[0] == text


def test_a_mixed_file_is_read_line_by_line() -> None:
    data = "# 제목\n\n본문은 여기에 있습니다\n".encode() + "끝에 붙인 글\n".encode("cp949")
    text, (found,) = decode(data, "a.md")
    assert text == "# 제목\n\n본문은 여기에 있습니다\n끝에 붙인 글\n"
    assert (found.code, found.location.line) == ("encoding-mixed", 4)


def test_a_cut_character_is_placed() -> None:
    text, (found,) = decode("# 제목\n본문 가나다".encode()[:-1], "a.md")
    assert text == "# 제목\n본문 가나\ufffd"
    assert (found.code, found.severity) == ("encoding-damaged", Severity.ERROR)
    assert (found.location.line, found.location.column) == (2, 6)


@pytest.mark.parametrize("data", [TEXT.encode("utf-8-sig"), TEXT.replace("\n", "\r\n").encode()])
def test_what_harms_nobody_fails_no_strict_build(data: bytes) -> None:
    assert all(d.severity is Severity.INFO for d in decode(data, "a.md")[1])


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text(data: bytes) -> None:
    text, _ = decode(data, "a.md")
    assert "\r" not in text
    assert "\x00" not in text
    text.encode("utf-8", errors="strict" if max(text, default="") < "\ud800" else "surrogatepass")


@given(st.text("가나각힣 abc\n*#", min_size=1, max_size=80), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_korean_text_survives_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.md")[0] == text


@pytest.mark.parametrize("text", ["\uf963(\ud55c\uc790)", "Fre\u0301chet"], ids=["compatibility ideograph", "accent"])
def test_only_hangul_is_composed(text: str) -> None:
    assert decode(text.encode(), "a.md") == (text, [])


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_a_long_line_is_cut_between_characters(encoding: str) -> None:
    for start in ("", "a", "ab"):
        data = (start + "가" * bounds.PAGE).encode(encoding)
        told = [each.code for each in source_page.read("a.md", data).diagnostics]
        assert "page-too-large" in told
        assert "encoding-damaged" not in told
