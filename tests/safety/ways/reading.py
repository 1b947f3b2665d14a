"""Canaries of what the machine says and publishes: the log, annotations, and text that is none of the wiki's."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.safety.ways.building import Built
from tests.safety.ways.case import MARKER, Case

COLOUR = re.compile(r"^\x1b\[\d+m(\w+ *-? *)\x1b\[0m", re.MULTILINE)
"""MkDocs' own colour of a level's name."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
PROPERTY = r"(?:line|col|endLine|endColumn|title)=[^:,]*"
OURS = re.compile(rf"::(?:error|warning|notice) file=[^:,]+(?:,{PROPERTY})*::(?!PWNLOG)")
SKIPPED = re.compile(r"assets/(?!images/social)")


def commands(text: str, annotations: bool) -> Iterator[str]:
    """Give what is wrong with the lines of an output: commands to the runner, control characters.

    With `annotations` the lines that are commands of ours are right.
    """
    text = COLOUR.sub(r"\1", text)
    for line in re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text):
        start = line.lstrip()
        if start.startswith("::") and not (annotations and OURS.match(start)):
            yield f"command {line[:100]!r}"
        if "##[" in line:
            yield f"command {line[max(0, line.index('##[') - 20) :][:60]!r}"
        if found := CONTROL.search(line):
            yield f"control {line[max(0, found.start() - 20) : found.end() + 10]!r}"
    for found in re.finditer(r"\r(?!\n)", text):
        yield f"control {text[max(0, found.start() - 20) : found.end() + 30]!r}"


def said(result: Built) -> Iterator[str]:
    """Give what the log canary notices of a wiki's build and check."""
    yield from (f"build: {each}" for each in commands(result.said, annotations=False))
    for name, text in result.checked.items():
        if name in ("json", "sarif"):
            try:
                json.loads(text)
            except ValueError as error:
                yield f"{name}: {error}"
        yield from (f"check {name}: {each}" for each in commands(text, annotations=name == "github"))
        if "Traceback (most recent call last)" in text:
            yield f"check {name}: {text.splitlines()[-1][:200]}"
    if not result.site or "Traceback (most recent call last)" in result.said:
        yield f"build fails: {(result.said.strip().splitlines() or ['?'])[-1][:200]}"


def leaked(site: Path) -> Iterator[str]:
    """Give the files of a site that show what stands outside of its wiki."""
    plain = MARKER.encode()
    shapes = [plain, base64.b64encode(plain)[:-4], MARKER.encode("utf-16-le"), plain[::-1]]
    for path in sorted(site.rglob("*")):
        name = str(path.relative_to(site))
        if path.is_file() and not SKIPPED.match(name):
            data = path.read_bytes()
            data += html.unescape(data.decode("utf-8", "replace")).encode("utf-8", "replace")
            if any(shape in data for shape in shapes):
                yield name


def machine(root: Path, case: Case) -> Iterator[str]:
    """Give what a case did on the machine that built it."""
    if (root / f"PWNED{case.number}").exists():
        yield "code ran while the wiki was built"
    for path in (root / "site").parent.parent.glob("pwn*"):
        yield f"wrote {path.name} outside of the site"


def says(text: str, name: str, pattern: str) -> bool:
    """Say whether a line about the case `name` has the pattern."""
    return any(re.search(pattern, line) for line in text.splitlines() if f"{name}/" in line)
