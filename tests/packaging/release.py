"""What a tag may release: python -m tests.packaging.release v0.1.0 says what is missing, or nothing.

A release is one tag. The package has its version; the changelog has a section of it, with a date, and nothing left
that is unreleased; and the workflows that `studywiki new` writes are kept, so that later releases can tell what a
wiki's owner has changed in them.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCAFFOLD = Path("plugins/studywiki/scaffold")
WORKFLOWS = "dot-github/workflows"
_SECTION = re.compile(r"^## \[(?P<name>[^\]]+)\](?: - (?P<date>\S+))?[ \t]*\n(?P<body>.*?)(?=^## |^\[|\Z)", re.M | re.S)
_ENTRY = re.compile(r"^- ", re.M)


def sections(changelog: str) -> dict[str, tuple[str, str]]:
    """Each section's name -> its date, or nothing, and what it says."""
    return {match["name"]: (match["date"] or "", match["body"].strip()) for match in _SECTION.finditer(changelog)}


def missing(tag: str, root: Path = ROOT) -> list[str]:
    """What keeps `tag` from being a release."""
    version = tag.removeprefix("v")
    own = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    said = sections((root / "CHANGELOG.md").read_text("utf-8"))
    date, body = said.get(version, ("", ""))
    found = []
    if tag != f"v{own}":
        found.append(f"the tag {tag} is not v{own}, the version in pyproject.toml")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", date):
        found.append(f"CHANGELOG.md has no line: ## [{version}] - YYYY-MM-DD")
    if not _ENTRY.search(body):
        found.append(f"CHANGELOG.md says nothing of {version}")
    if _ENTRY.search(said.get("Unreleased", ("", ""))[1]):
        found.append("CHANGELOG.md has entries that are unreleased")
    now, kept = (workflows(root / SCAFFOLD / folder) for folder in ("common", f"former/{version}"))
    if now != kept:
        found.append(f"{SCAFFOLD}/former/{version}/{WORKFLOWS} is not a copy of {SCAFFOLD}/common/{WORKFLOWS}")
    return found


def workflows(templates: Path) -> dict[str, str]:
    """The workflows among `templates`: name -> text."""
    return {path.name: path.read_text("utf-8") for path in sorted((templates / WORKFLOWS).glob("*.yml"))}


if __name__ == "__main__":
    said = missing(sys.argv[1])
    sys.exit("\n".join(said) if said else 0)
