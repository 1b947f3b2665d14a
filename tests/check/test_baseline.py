"""What was there before is the same fault after every edit that leaves it there, and what is new is new."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from studywiki.check import baseline_file
from studywiki.check.baseline import Baseline, Fault, as_notes, fault
from studywiki.check.lines import Lines
from studywiki.diagnostics import Diagnostic, Location, Severity

LINKS = "[가](a.md) 글 [나](b.md)\n\n[또](b.md)\n"


def links(root: Path, file: str) -> list[Diagnostic]:
    """Take every address of a page for a fault."""
    found = []
    text = (root / file).read_text("utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        at = line.find("](")
        while at >= 0:
            end = line.index(")", at)
            found.append(Diagnostic("broken-link", Location(file, number, at + 3, end + 1), {"path": "x"}))
            at = line.find("](", end)
    return found


@pytest.mark.parametrize(
    ("after", "new"),
    [
        (LINKS, []),
        ("# 새 제목\n\n" + LINKS, []),
        (LINKS.replace("글", "오타를 고친 글"), []),
        ("[또](b.md)\n\n[나](b.md)\n\n[가](a.md)\n", []),
        (LINKS.replace("[가]", "[다른 이름]"), []),
        ("[가](a.md)\n", []),
        (LINKS.replace("a.md", "c.md"), ["c.md"]),
        (LINKS + "[또 하나](b.md)\n", ["b.md"]),
        (LINKS + "[새](d.md) [새](e.md)\n", ["d.md", "e.md"]),
    ],
)
def test_moved_is_the_same_and_added_is_new(tmp_path: Path, after: str, new: list[str]) -> None:
    (tmp_path / "a.md").write_text(LINKS, "utf-8")
    baseline = Baseline.of(links(tmp_path, "a.md"), Lines(tmp_path))
    assert baseline.total == 3
    (tmp_path / "a.md").write_text(after, "utf-8")
    found, lines = links(tmp_path, "a.md"), Lines(tmp_path)
    sifted = baseline.sift(found, lines, lambda file: True)
    assert [lines.at(each.location) for each in sifted.new] == new
    assert len(sifted.held) + len(new) == len(found)
    assert sifted.left.total() == len(sifted.held) <= baseline.total


def test_a_renamed_page_keeps_its_faults_and_a_copy_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(LINKS, "utf-8")
    baseline = Baseline.of(links(tmp_path, "a.md"), Lines(tmp_path))
    (tmp_path / "b.md").write_text(LINKS, "utf-8")
    copied = [*links(tmp_path, "a.md"), *links(tmp_path, "b.md")]
    there = lambda file: (tmp_path / file).exists()  # noqa: E731
    assert len(baseline.sift(copied, Lines(tmp_path), there).new) == 3
    (tmp_path / "a.md").unlink()
    renamed = baseline.sift(links(tmp_path, "b.md"), Lines(tmp_path), there)
    assert renamed.new == []
    assert {each.file for each in renamed.left} == {"b.md"}


def test_notes_are_neither_held_nor_new(tmp_path: Path) -> None:
    note = Diagnostic("image-no-alt", Location("a.md"), severity=Severity.INFO)
    assert Baseline.of([note], Lines(tmp_path)).total == 0
    sifted = Baseline().sift([note], Lines(tmp_path), lambda file: True)
    assert (sifted.held, sifted.new) == ([], [])
    assert as_notes([note], []) == [note]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("encoding-mixed", {}), ("encoding-mixed", {}), True),
        (("encoding-mixed", {}), ("encoding-damaged", {}), False),
        (("equation-twice", {"label": "가", "line": "3"}), ("equation-twice", {"label": "가", "line": "12"}), True),
        (("equation-twice", {"label": "가", "line": "3"}), ("equation-twice", {"label": "나", "line": "3"}), False),
        (("broken-link", {"p": "가"}), ("broken-link-similar", {"p": "가"}), True),
        (("build-warning", {"w": "x" * 900}), ("build-warning", {"w": "x" * 901}), False),
    ],
)
def test_without_a_text_what_is_told_counts_but_for_numbers(
    tmp_path: Path, one: tuple[str, dict[str, str]], other: tuple[str, dict[str, str]], same: bool
) -> None:
    known = [fault(Diagnostic(code, Location("docs/a.md", at), values), Lines(tmp_path)) for at, (code, values) in enumerate((one, other), 1)]  # fmt: skip # noqa: E501
    assert (known[0] == known[1]) is same


def test_loose_letters_are_the_same_letters(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("[x](가.md)\n", "utf-8")
    composed = fault(links(tmp_path, "a.md")[0], Lines(tmp_path))
    (tmp_path / "a.md").write_text("[x](\u1100\u1161.md)\n", "utf-8")
    assert fault(links(tmp_path, "a.md")[0], Lines(tmp_path)) == composed


FAULTS = {
    Fault("docs/나.md", "broken-link", "x\u202e.md"): 2,
    Fault("docs/가.md", "unclosed-html", '<a b="##[c]">'): 1,
    Fault("docs/가.md", "broken-link", "y.md"): 12,
}
WRITTEN = """[
{"studywiki-baseline": 1}
,["docs/가.md", "broken-link", "y.md", 12]
,["docs/가.md", "unclosed-html", "<a b=\\"#\\u0023[c]\\">", 1]
,["docs/나.md", "broken-link", "x\\u202e.md", 2]
]
"""


def test_the_file_is_a_line_for_each_in_order_and_read_as_written() -> None:
    assert baseline_file.written(Baseline(FAULTS)) == WRITTEN
    assert baseline_file.read(WRITTEN.encode(), "b.json").counts == FAULTS
    shuffled = list(FAULTS.items())
    random.Random(14).shuffle(shuffled)
    assert baseline_file.written(Baseline(dict(shuffled))) == WRITTEN
    assert baseline_file.written(Baseline()) == '[\n{"studywiki-baseline": 1}\n]\n'


def test_any_line_can_be_taken_out_alone() -> None:
    """As git does it where two people have mended two things."""
    lines = WRITTEN.splitlines(keepends=True)
    for gone in range(2, len(lines) - 1):
        left = "".join(lines[:gone] + lines[gone + 1 :])
        assert len(baseline_file.read(left.encode(), "b.json").counts) == len(FAULTS) - 1


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "baseline-damaged", 1),
        (b"\xff\xfe", "baseline-damaged", 1),
        (WRITTEN.replace("]\n,", "]\n>>>>>>> x\n,", 1).encode(), "baseline-damaged", 4),
        (b"[" * 100_000, "baseline-damaged", 1),
        (b"[" + b"9" * 10_000 + b"]", "baseline-damaged", 1),
        (b"[]", "baseline-foreign", 1),
        (b"null", "baseline-foreign", 1),
        (b'{"studywiki-baseline": 1}', "baseline-foreign", 1),
        (b'[{"studywiki-baseline": true}]', "baseline-foreign", 1),
        (b'[{"studywiki-baseline": 1}, ["a", "b", "c"]]', "baseline-foreign", 1),
        (b'[{"studywiki-baseline": 1}, ["a", "b", 3, 1]]', "baseline-foreign", 1),
        (b'[{"studywiki-baseline": 1}, ["a", "b", "c", 0]]', "baseline-foreign", 1),
        (b'[{"studywiki-baseline": 1}, ["a", "b", "c", 1e9]]', "baseline-foreign", 1),
        (b'[{"studywiki-baseline": 2}, {}]', "baseline-newer", 1),
    ],
)
def test_what_is_no_baseline_is_told(data: bytes, code: str, line: int) -> None:
    with pytest.raises(baseline_file.NoBaselineError) as raised:
        baseline_file.read(data, ".github/b.json")
    told = raised.value.diagnostic
    assert (told.code, told.location.line, told.severity) == (code, line, Severity.ERROR)


def test_a_merge_that_leaves_a_line_twice_holds_it_once() -> None:
    twice = [{"studywiki-baseline": 1}, ["a", "b", "c", 2], ["a", "b", "c", 1]]
    assert baseline_file.read(json.dumps(twice).encode(), "b.json").total == 2
