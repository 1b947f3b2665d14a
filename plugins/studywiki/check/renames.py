"""Which names the wiki's pages once had, as git's history tells. Only `check --fix` asks: no build reads history."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

_SHOWN = ("--relative", "-M50%", "-l2000", "--no-ext-diff", "--diff-filter=RA", "--name-status", "-z")
"""Renames and new files below the folder, whatever the user has set: half of the lines alike, as GitHub shows them."""
_COMMIT = "\1"
_SECONDS = 60

_Batch = list[tuple[str, str]]
"""What one commit did: old name, or nothing where the file was new, and new name."""


def old_addresses(folder: Path, pages: Mapping[str, str], free: Callable[[str], str | None]) -> dict[str, list[str]]:
    """The addresses of `pages` (path below `folder` -> file) by their former names: file -> those that are `free`."""
    found: dict[str, list[str]] = {}
    given: set[str] = set()
    names = former(folder, pages)
    for page in sorted(names):
        for name in names[page]:
            address = free(name)
            if address and address not in given:
                given.add(address)
                found.setdefault(pages[page], []).append(address)
    return found


def former(folder: Path, pages: Collection[str]) -> dict[str, list[str]]:
    """The names that `pages`, paths below `folder`, once had there, the latest first; of those that had another.

    Nothing where there is no git, or no repository.
    """
    told = _git(folder, "diff", *_SHOWN, "HEAD", "--", ".")
    log = _git(folder, "log", *_SHOWN, "--format=%x01", "--", ".")
    return followed([*_batches(told), *_batches(log)], pages)


def followed(batches: list[_Batch], pages: Collection[str]) -> dict[str, list[str]]:
    """The names that `pages` once had; `batches` are what the commits did, the last one first."""
    now: dict[str, str | None] = {page: page for page in pages}
    """A name, as of the commit that is looked at -> the page that it is today."""
    found: dict[str, list[str]] = {}
    for batch in batches:
        became = [(old, now.get(new)) for old, new in batch]
        now |= {new: None for _, new in batch}  # before this commit the name was no file's, or another's
        for old, page in became:
            if old and page is not None:
                now[old] = page
                if old != page and old not in found.setdefault(page, []):
                    found[page].append(old)
    return {page: names for page, names in found.items() if names}


def _batches(told: str) -> Iterator[_Batch]:
    """Read git's list: a status, and one name or two; a mark begins a commit."""
    batch: _Batch = []
    words = iter(told.split("\0"))
    for word in words:
        status = word.lstrip("\n")
        if status.startswith(_COMMIT):
            yield batch
            batch = []
        elif status.startswith("R"):
            batch.append((next(words, ""), next(words, "")))
        elif status:
            batch.append(("", next(words, "")))
    yield batch


def _git(folder: Path, *arguments: str) -> str:
    """Run a git command that only reads; nothing where it fails."""
    try:
        done = subprocess.run(  # noqa: S603  fixed arguments, no shell
            # a docs folder that looks like a bare repository is none whose settings git should heed
            ["git", "-c", "safe.bareRepository=explicit", "-C", str(folder), *arguments],  # noqa: S607  whichever git the user has
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return os.fsdecode(done.stdout) if done.returncode == 0 else ""
