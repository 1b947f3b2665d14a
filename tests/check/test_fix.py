"""What is certain is mended, and nothing else."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path
from unicodedata import normalize

import pytest

from studywiki.check.fix import Change, mend, mended
from studywiki.pages.confined import Confined

TEXT = "# 가\n\n나는 학생입니다.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("cp949"),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r\n").encode("cp949"),
        normalize("NFD", TEXT).encode(),
        "# 가\n\n".encode() + "나는 학생입니다.\n".encode("cp949"),
    ],
    ids=["CP949", "BOM", "UTF-16", "UTF-16 BE", "CRLF", "CP949 and CRLF", "NFD", "mixed"],
)
def test_what_is_mended(data: bytes) -> None:
    assert mended(data) == TEXT.encode()


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"",
        "글\u200b자 \x07 \u2028\n".encode(),  # what is not certain stays, though the site leaves it out
        "가\r나\r".encode(),
        "가\n".encode() + b"\xff\xfe\x81 \xb0",
        "끝에 줄바꿈 없음".encode(),
        "가 �\n".encode(),
    ],
    ids=["nothing to mend", "empty", "invisible", "CR", "damaged", "no end of line", "a replacement of the author's"],
)
def test_what_is_left_alone(data: bytes) -> None:
    assert mended(data) == data


@pytest.mark.parametrize(
    "data", [TEXT.encode("cp949"), TEXT.replace("\n", "\r\n").encode(), normalize("NFD", TEXT).encode()]
)
def test_mending_twice_is_mending_once(data: bytes) -> None:
    assert mended(mended(data)) == mended(data)


def test_links_are_respelt_where_they_stand() -> None:
    text = "# A.md\n\n[A.md](A.md#A.md) [b](../가/%EB%82%98/B.MD)\n"
    changes = [Change(3, 8, 17, "a.md"), Change(3, 23, 42, "가/나/b.md"), Change(9, 1, 5, "a.md")]
    assert mended(text.encode(), changes).decode() == "# A.md\n\n[A.md](a.md#A.md) [b](../가/%EB%82%98/b.md)\n"


def test_files_are_replaced_whole_and_keep_their_mode(tmp_path: Path) -> None:
    for name, data in (("a.md", TEXT.encode("cp949")), ("b.md", TEXT.encode())):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "a.md").chmod(0o640)
    before = (tmp_path / "b.md").stat().st_mtime_ns
    assert list(mend(tmp_path, Confined.to(tmp_path), ["a.md", "b.md", "none.md"])) == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() == TEXT.encode()
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640
    assert (tmp_path / "b.md").stat().st_mtime_ns == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md"]


def test_a_link_out_of_the_wiki_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(TEXT.encode("cp949"))
    (tmp_path / "wiki").mkdir()
    (tmp_path / "wiki" / "a.md").symlink_to(outside)
    assert list(mend(tmp_path / "wiki", Confined.to(tmp_path / "wiki"), ["a.md"])) == []
    assert outside.read_bytes() == TEXT.encode("cp949")
