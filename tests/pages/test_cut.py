"""A page that is too long is cut between two characters, wherever the bound falls."""

from __future__ import annotations

import pytest

from studywiki import bounds
from studywiki.pages import source_page


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
@pytest.mark.parametrize("shift", range(4))
def test_a_line_longer_than_a_page_is_not_damaged(encoding: str, shift: int) -> None:
    data = ("x" * shift + "가나다라" * (bounds.PAGE // 6)).encode(encoding)
    page = source_page.read("a.md", data)
    codes = [each.code for each in page.diagnostics]
    assert codes == [*(["encoding-not-utf8"] if encoding == "cp949" else []), "page-too-large"]
    assert set(page.source.text[shift:]) == set("가나다라")


def test_what_is_damaged_before_the_cut_is_told() -> None:
    page = source_page.read("a.md", "가".encode() + b"\xff\xfe\x80" + "나".encode() * bounds.PAGE)
    assert "encoding-damaged" in [each.code for each in page.diagnostics]
