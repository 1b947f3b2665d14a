"""What is certain is mended, and nothing else."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path
from unicodedata import normalize

import pytest

from studywiki.check.fix import mend, mended
from studywiki.cli.main import main
from studywiki.diagnostics import Location, Replacement
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


def replacement(line: int, column: int, before: str, after: str) -> Replacement:
    return Replacement(Location("a.md", line, column, column + len(before)), before, after)


def test_a_place_that_holds_something_else_stays() -> None:
    text = "# A.md\n\n[A.md](B.md)\n"
    changes = [replacement(3, 8, "A.md", "a.md"), replacement(3, 1, "A.md", "a.md"), replacement(9, 1, "A.md", "a.md")]
    assert mended(text.encode(), changes) == text.encode()


def test_a_line_that_is_put_in_ends_as_its_neighbours_do() -> None:
    change = replacement(2, 1, "", "|---|\n")
    assert mended(b"| a |\r\n| b |\r\n", [change], keep_crlf=True) == b"| a |\r\n|---|\r\n| b |\r\n"
    assert mended(b"| a |\n| b |", [change]) == b"| a |\n|---|\n| b |"


def test_places_are_replaced_each_once() -> None:
    text = "# A.md\n\n[A.md](A.md#A.md) [나](N\u1161.md)\n"
    changes = [replacement(3, 8, "A.md#A.md", "a.md#A.md"), replacement(3, 23, "N\u1161.md", "n\u1161.md")]
    assert mended(text.encode(), [*changes, *changes]).decode() == "# A.md\n\n[A.md](a.md#A.md) [나](n\u1161.md)\n"


LINKS = {
    "[A.md](OTHER.md#A.md)": "[A.md](other.md#A.md)",
    "[나](%EB%82%98/B.MD?x)": "[나](%EB%82%98/b.md?x)",
    "[나](나/B.html)": "[나](나/b.html)",
    "[나](나/B)": "[나](나/b)",
    '<a href="Other.html">가</a>': '<a href="other.html">가</a>',
    '글 <img src="IMAGES/a%20B.png" alt="">': '글 <img src="images/a%20b.png" alt="">',
    "[가][다] [라][다]\n\n[다]: <OTHER.md>": "[가][다] [라][다]\n\n[다]: <other.md>",
    "[가](other.md) `[가](OTHER.md)` [가](none.md)": "[가](other.md) `[가](OTHER.md)` [가](none.md)",
}


def test_links_have_the_case_of_what_they_mean(tmp_path: Path) -> None:
    for name in ("other.md", "나/b.md", "images/a b.png", "index.md"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(f"# {name}\n\n글\n", "utf-8")
    (tmp_path / "docs" / "a.md").write_text("# 가\n\n" + "\n\n".join(LINKS), "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: 위키\ntheme: {name: mkdocs, language: ko}\nplugins: [studywiki]\n")
    main(["check", "--fix", "-f", str(tmp_path / "mkdocs.yml")])
    assert (tmp_path / "docs" / "a.md").read_text("utf-8") == "# 가\n\n" + "\n\n".join(LINKS.values())


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
