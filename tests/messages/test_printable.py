"""What stays as it is, and what authors' text becomes in a log."""

from __future__ import annotations

import pytest

from studywiki.diagnostics import Diagnostic, Location
from studywiki.messages import BLOCKS, LONGEST, words
from studywiki.terminal.printable import chars, output, visible

STAYS = [
    "합성곱 신경망은[^1] 좋다.",
    "std::vector<int> 와 a::b::c",
    "f :: Int -> Int",
    "Foo::bar, `::before`, (::marker)",
    "::: note",
    "a:: b",
    "# 제목 ## 작은 제목 ###",
    "#[a] ##a[b] # #[x]",
    "100% %0A %25",
    "가족 \U0001f468\u200d\U0001f469\u200d\U0001f467 ❤\ufe0f می\u200cخواهم",
    "nbsp\xa0전각\u3000",
    "탭\t뒤",
    "\u1112\u1161\u11ab",  # Hangul in loose letters
    "",
]

BECOMES = [
    ("가\n::add-mask::x", "가␊::add-mask::x"),
    ("가\r##[add-mask]x", "가␍## [add-mask]x"),
    ("::error::x", ": :error::x"),
    ("  \t::error file=a::x", "  \t: :error file=a::x"),
    ("\xa0\u3000::error::x", "\xa0\u3000: :error::x"),  # .NET trims them too
    ("길게 이어지는 글 ::stop-commands::x", "길게 이어지는 글 : :stop-commands::x"),  # where a log may be wrapped
    ("::1234::", ": :1234::"),
    ("a##[error]b", "a## [error]b"),
    ("###[group]b", "### [group]b"),
    ("\x1b]8;;https://x\x07가\x1b[31m", "␛]8;;https://x␇가␛[31m"),
    ("\x9b31m\x85\x7f\0\x0b\x0c", "\\x9b31m\\x85␡␀␋␌"),
    ("a\u202eb\u2066c\u200bd\ufeff\u2028\u00ad", "a\\u202eb\\u2066c\\u200bd\\ufeff\\u2028\\xad"),
    ("\udcff.md \ud800 \U000e0041", "\\xff.md \\ud800 \\U000e0041"),
]


@pytest.mark.parametrize("text", STAYS)
def test_what_cannot_act_stays(text: str) -> None:
    assert output(text) == visible(text) == text
    assert "".join(chars(text)) == text.expandtabs(0).replace("탭뒤", "탭    뒤")


@pytest.mark.parametrize(("text", "line"), BECOMES)
def test_what_could_act_is_seen(text: str, line: str) -> None:
    assert output(visible(text)) == line
    assert output(line) == line
    assert "".join(chars(text)) == line.replace("\t", "    ")


def test_lines_of_output_stay_lines() -> None:
    assert output("가\n  나\n::error::x\r\n") == "가\n  나\n: :error::x␍\n"


def test_a_message_quotes_on_one_line_and_not_without_end() -> None:
    said = words(Diagnostic("undefined-footnote", Location("a.md"), {"label": "x\n\x1b" + "가" * 5_000}), "ko")
    assert said.message == f"각주 [^x␊␛{'가' * (LONGEST - 3)}…] 의 내용이 없습니다."
    assert len(said.hint) < LONGEST + 100


def test_lines_to_paste_stay_lines() -> None:
    lines = "- title: 가\n  page: a.md"
    values = {"page": "a.md", "sidebar": "sidebar_doc.yml", "snippet": lines}
    assert lines in words(Diagnostic("sidebar-page-not-listed", Location("a.md"), values), "ko").hint
    assert set(BLOCKS) == {"snippet", "warning"}


def test_a_place_is_one_line() -> None:
    assert str(Location("docs/a\n\udcff.md", 3, 2)) == "docs/a␊\\xff.md:3:2"
