r"""Every problem that a wiki can be told of has an example of it and of its cure, checked as people check their wikis.

`examples/CODE.txt` draws the two wikis:

    Bad: docs/a.md:3             where the problem must be found, and no other
    === docs/a.md                a file and its text; `mkdocs.yml`, an index page and a sidebar are there anyway
    === docs/b.md bytes          its text with Python's escapes, each a byte; `escaped`: each a character
    === docs/c.md times 500      its text, so many times
    === docs/d.png 1200000       a file of so many bytes
    === docs/e.md -> ../e.md     a symbolic link
    === docs/f.md fifo           a pipe, which whoever reads it waits for
    === docs/%B8.md named        a name of bytes, percent-encoded
    === sidebar_doc.yml -        no such file
    Good:
    === docs/a.md

Where nothing follows the first line, the examples are those of the rule's own docstring.
"""

from __future__ import annotations

import inspect
import json
import os
import re
import textwrap
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote_to_bytes

import pytest

from studywiki.check.rules import RULES
from studywiki.cli.main import main
from studywiki.diagnostics import Diagnostic, Location
from studywiki.messages import catalogue
from tests.check.wikis import escaped_rules

EXAMPLES = Path(__file__).with_name("examples")
STOP_BUILDS = {"build-cannot-write", "build-half-published", "build-bug", "build-stopped"}
OF_MACHINES = STOP_BUILDS | {
    "build-warned",
    "build-site-kept",
    "build-site-mixed",
    "build-date-unreadable",
    "docs-unreadable",
    "build-leftover-stuck",
    "engine-no-room",
    "page-failed",
    "site-dir-link-out",
}
OF_MACHINES |= {"file-unreadable", "redirect-not-written", "config-not-utf8", "config-too-deep", "config-not-yaml"}
OF_MACHINES |= {"external-gone", "external-no-host", "external-no-answer", "external-slow", "external-unsure"}
OF_MACHINES |= {"cache-unknown-extension", "cache-unknown-plugin"}  # a build's, not a check's: tests/cache
OF_MACHINES |= {"broken-link-renamed", "broken-image-renamed"}
"""What no text of a wiki's is the fault of: tests/safety, tests/markdown/test_diagnostics.py."""
CODES = sorted(catalogue().keys() - OF_MACHINES)
_FILE = re.compile(r"^=== (?P<path>\S+)(?: (?P<how>.+))?\n", re.MULTILINE)
_BASE = {
    "mkdocs.yml": "site_name: 위키\ntheme: mkdocs\nplugins: [studywiki]\n",
    "docs/index.md": "# 처음\n\n글입니다.\n",
}


def parts(code: str) -> tuple[str, str, str]:
    """Give the place and the two wikis of an example."""
    head, _, rest = (EXAMPLES / f"{code}.txt").read_text("utf-8").partition("\n")
    place = head.removeprefix("Bad: ")
    if rest:
        bad, _, good = rest.partition("Good:\n")
        return place, bad, good
    (rule,) = [rule.run for rule in RULES if code in rule.codes]
    found = re.search(r"^Bad:\n(?P<bad>.*?)^Good:\n(?P<good>.*?)(?=^\S|\Z)", f"{inspect.getdoc(rule)}\n", re.M | re.S)
    assert found, f"{rule.__name__} has no examples"
    texts = [escaped_rules(textwrap.dedent(found[part]).strip("\n") + "\n") for part in ("bad", "good")]
    bad, good = (text if _FILE.match(text) else f"=== docs/index.md\n{text}" for text in texts)
    return place, bad, good


def lay_out(root: Path, drawn: str) -> None:
    """Write the wiki that is drawn."""
    _, *found = _FILE.split(drawn)
    files = dict(zip(found[::3], zip(found[1::3], found[2::3], strict=True), strict=True))
    pages = [
        name.removeprefix("docs/") for name in {**_BASE, **files} if name.startswith("docs/") and name[-3:] == ".md"
    ]
    listed = "".join(f"- page: {normalize('NFC', name)}\n" for name in sorted(pages))
    for name, text in {**_BASE, "sidebar_doc.yml": listed}.items():
        files.setdefault(name, (None, text))
    for name, (how, text) in files.items():
        place = root / (os.fsdecode(unquote_to_bytes(name)) if how == "named" else name)
        place.parent.mkdir(parents=True, exist_ok=True)
        if how and how.startswith("-> "):
            place.symlink_to(how.removeprefix("-> "))
        elif how == "fifo":
            os.mkfifo(place)
        elif how != "-":
            place.write_bytes(content(text, how))


def content(text: str, how: str | None) -> bytes:
    if how in ("bytes", "escaped"):
        told = text.removesuffix("\n").encode().decode("unicode_escape" if how == "bytes" else "utf-8")
        if how == "bytes":
            return told.encode("latin-1")
        return re.sub(r"\\u(....)|\\n", lambda m: chr(int(m[1], 16)) if m[1] else "\n", told).encode()
    times = re.fullmatch(r"times (\d+)", how or "")
    size = re.fullmatch(r"(\d+)", how or "")
    return bytes(int(size[1])) if size else text.encode() * (int(times[1]) if times else 1)


def told(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    main(["check", "--format", "json", "-f", str(root / "mkdocs.yml")])
    out, err = capsys.readouterr()
    assert err == ""
    return [f"{each['code']} {each['file']}:{each['line']}" for each in json.loads(out)["diagnostics"]]


@pytest.mark.parametrize("code", CODES)
def test_the_bad_example_has_this_fault_on_this_line_and_no_other(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place, bad, _ = parts(code)
    lay_out(tmp_path, bad)
    name = Diagnostic(code, Location("")).name
    # what stands for many has those beside it
    assert [line for line in told(tmp_path, capsys) if code != "more-of-the-same" or line.startswith(name)] == [
        f"{name} {place}"
    ]


@pytest.mark.parametrize("code", CODES)
def test_the_good_example_has_no_fault(code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(tmp_path, parts(code)[2])
    assert told(tmp_path, capsys) == []


def test_every_problem_has_an_example() -> None:
    assert sorted(path.stem for path in EXAMPLES.iterdir()) == CODES
