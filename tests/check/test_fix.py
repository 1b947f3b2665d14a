"""What is certain is mended, and nothing else."""

from __future__ import annotations

import codecs
import re
import stat
from collections import Counter
from pathlib import Path
from unicodedata import normalize

import pytest
from lxml import html as lxml_html

from studywiki.check.fix import mend, mended
from studywiki.cli.main import main
from studywiki.diagnostics import Diagnostic, Location, Replacement, Saving
from studywiki.pages import source_page
from studywiki.pages.confined import Confined
from studywiki.wiki.wiki import Wiki
from tests.check import slips
from tests.page.whole import rendered

ALL = frozenset(Saving)
WIKI = Wiki({"a.md": "a.html", "doc_intro.md": "doc_intro.html", "a b.png": "a%20b.png"})
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
    assert mended(data, (), ALL) == TEXT.encode()
    assert mended(data) == data  # nobody has told of it
    told = {each.fix for each in source_page.read("a.md", data).diagnostics if isinstance(each.fix, Saving)}
    assert mended(data, (), told | {Saving.WITH_LF}) == TEXT.encode()


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
        "# 가\n\n[저항](https://a.b/\u2126) \u6992 \uf914 $\u212b$ cafe\u0301 `\u1112`\n".encode(),
    ],
    ids=["nothing to mend", "empty", "invisible", "CR", "damaged", "no end of line", "a \ufffd", "not Hangul"],
)
def test_what_is_left_alone(data: bytes) -> None:
    assert mended(data, (), ALL) == data


@pytest.mark.parametrize(
    ("data", "savings", "after"),
    [
        (codecs.BOM_UTF8 + b"a\r\n", {Saving.WITH_LF}, codecs.BOM_UTF8 + b"a\n"),
        (codecs.BOM_UTF8 + codecs.BOM_UTF8 + b"a\r\n", {Saving.AS_UTF8}, b"a\r\n"),
        (TEXT.encode("cp949"), {Saving.WITH_LF, Saving.IN_SYLLABLES}, TEXT.encode("cp949")),
        (b"a\r\r\nb\r\r\n", ALL, b"a\n\nb\n\n"),
        (b"a\rb\r\n", ALL, b"a\rb\n"),
        (normalize("NFD", "가cafe\u0301\u2126 각\n").encode(), ALL, "가cafe\u0301\u03a9 각\n".encode()),
    ],
    ids=["BOM silenced", "two BOMs", "CP949 silenced", "CR CR LF", "CR within", "Hangul and not"],
)
def test_only_what_is_told_is_mended(data: bytes, savings: set[Saving], after: bytes) -> None:
    assert mended(data, (), savings) == after
    assert mended(after, (), savings) == after


@pytest.mark.parametrize(
    "data", [TEXT.encode("cp949"), TEXT.replace("\n", "\r\n").encode(), normalize("NFD", TEXT).encode()]
)
def test_mending_twice_is_mending_once(data: bytes) -> None:
    assert mended(mended(data, (), ALL), (), ALL) == mended(data, (), ALL)


def replacement(line: int, column: int, before: str, after: str) -> Replacement:
    return Replacement(Location("a.md", line, column, column + len(before)), before, after)


def test_a_place_that_holds_something_else_stays() -> None:
    text = "# A.md\n\n[A.md](B.md)\n"
    changes = [replacement(3, 8, "A.md", "a.md"), replacement(3, 1, "A.md", "a.md"), replacement(9, 1, "A.md", "a.md")]
    assert mended(text.encode(), changes) == text.encode()


def test_a_line_that_is_put_in_ends_as_its_neighbours_do() -> None:
    change = replacement(2, 1, "", "|---|\n")
    assert mended(b"| a |\r\n| b |\r\n", [change]) == b"| a |\r\n|---|\r\n| b |\r\n"
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


def mended_once(data: bytes) -> bytes:
    """Give the page after what a check tells of it is mended."""
    fixes = [each.fix for each in rendered(data, wiki=WIKI)[1] if each.fix]
    replacements = [fix for fix in fixes if isinstance(fix, Replacement)]
    return mended(data, replacements, {fix for fix in fixes if isinstance(fix, Saving)})


_SIGNS = re.compile(r"[|:\s-]+")


def test_a_mend_shows_what_was_shown_and_makes_no_other_fault(shared: Path) -> None:
    changed = 0
    for data in slips.pages(80, seed=14):
        after = mended_once(data)
        if after == data:
            continue
        changed += 1
        shown, told = zip(*(rendered(each, wiki=WIKI) for each in (data, after)), strict=True)
        before, now = (lxml_html.fromstring(f"<div>{html}</div>").text_content() for html in shown)
        if any(each.code == "table-separator" for each in told[0]):  # what was lines of signs has become a table
            before, now = (_SIGNS.sub("", text) for text in (before, now))
        assert now == before
        kinds = [Counter(each.name for each in found) for found in told]
        assert not kinds[1] - kinds[0], data.decode()
        assert mended_once(after) == after, data.decode()
    assert changed > 15


def check_and_mend(tmp_path: Path, page: bytes, *others: str) -> bytes:
    for name, data in {"mkdocs.yml": MKDOCS, "docs/a.md": page, **dict.fromkeys(others, TEXT.encode())}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    main(["check", "--fix", "-f", str(tmp_path / "mkdocs.yml")])
    return (tmp_path / "docs" / "a.md").read_bytes()


MKDOCS = "site_name: 위키\ntheme: {name: mkdocs, language: ko}\nplugins: [studywiki]\n".encode()
FIXED = {
    "fix-needs-two-runs": (b"DOC_intro", b"doc_intro"),
    "fix-nfc-not-hangul": (b"", b""),
    "fix-cr-cr-lf": (b"a\r\r\nb\r\n", b"a\n\nb\n"),
    "false-column-invisible": (b"DOC_intro", b"doc_intro"),
}
"""Real pages, and what one run replaces in them by what."""


@pytest.mark.parametrize("case", FIXED)
def test_one_run_is_enough(case: str, tmp_path: Path, shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = (shared / "cases" / "markdown" / f"{case}.md").read_bytes()
    after = check_and_mend(tmp_path, data, "docs/doc_intro.md", "docs/index.md")
    assert after == (data.replace(*FIXED[case]) if all(FIXED[case]) else data)
    assert rendered(data)[0].count("<p>") == rendered(after)[0].count("<p>")
    capsys.readouterr()
    main(["check", "--fix", "-f", str(tmp_path / "mkdocs.yml")])
    assert capsys.readouterr().err == ""


def test_a_mend_that_another_had_hidden_is_of_the_same_run(tmp_path: Path) -> None:
    page = "# 가\r\n\r\n![나](IMAGES/a b.png)\r\n".encode("utf-16")
    after = check_and_mend(tmp_path, page, "docs/images/a b.png", "docs/index.md")
    assert after.decode() == "# 가\n\n![나](<images/a b.png>)\n"


def test_what_is_silenced_is_not_mended(tmp_path: Path) -> None:
    page = normalize("NFD", "# 가\n\n[나](DOC_intro.md) <!-- check: off link-case -->\n").encode()
    silent = MKDOCS.replace(b"[studywiki]", b"[studywiki: {check_off: {text-nfd: ['docs/**']}}]")
    check_and_mend(tmp_path, page, "docs/doc_intro.md", "docs/index.md")
    assert (tmp_path / "docs" / "a.md").read_bytes() == normalize("NFC", page.decode()).encode()
    (tmp_path / "docs" / "a.md").write_bytes(page)
    (tmp_path / "mkdocs.yml").write_bytes(silent)
    main(["check", "--fix", "-f", str(tmp_path / "mkdocs.yml")])
    assert (tmp_path / "docs" / "a.md").read_bytes() == page


def test_files_are_replaced_whole_and_keep_their_mode(tmp_path: Path) -> None:
    for name, data in (("a.md", TEXT.encode("cp949")), ("b.md", TEXT.encode())):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "a.md").chmod(0o640)
    before = (tmp_path / "b.md").stat().st_mtime_ns
    told = [Diagnostic("x", Location(name), fix=Saving.AS_UTF8) for name in ("a.md", "b.md")]
    assert list(mend(tmp_path, Confined.to(tmp_path), ["a.md", "b.md", "none.md"], told)) == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() == TEXT.encode()
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640
    assert (tmp_path / "b.md").stat().st_mtime_ns == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md"]


def test_a_link_out_of_the_wiki_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(TEXT.encode("cp949"))
    (tmp_path / "wiki").mkdir()
    (tmp_path / "wiki" / "a.md").symlink_to(outside)
    told = [Diagnostic("x", Location("a.md"), fix=Saving.AS_UTF8)]
    assert list(mend(tmp_path / "wiki", Confined.to(tmp_path / "wiki"), ["a.md"], told)) == []
    assert outside.read_bytes() == TEXT.encode("cp949")
