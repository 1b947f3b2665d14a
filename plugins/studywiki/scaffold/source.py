"""What pip has to be told to install this very package again: on the machine that publishes the wiki.

pip notes where a package came from, if it was no index: https://packaging.python.org/specifications/direct-url/
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from urllib.request import url2pathname

from msgspec import Struct

PACKAGE = "mkdocs-studywiki"
REPOSITORY = "https://github.com/DeepLearningStudy/studywiki"
"""Where everybody can get it, until it is in an index."""
_SSH = re.compile(r"(?:ssh://)?git@(?P<host>github\.com|gitlab\.com)[:/](?P<path>.+)")
"""What is cloned by a key that the machine has not, is cloned without one, if it is public."""
_SIMPLE = re.compile(r"[\w./-]+")


class Source(Struct, frozen=True):
    """Where the package comes from."""

    requirement: str
    """As it stands behind `pip install`, and in a file of requirements."""
    asked_for: str = ""
    """The tag or branch of which the requirement names the commit."""
    is_local: bool = False
    """No other machine can get it."""


def installed(origin: Callable[[Path], str]) -> Source:
    """The source of the package that runs; `origin` gives the address that a folder was cloned from, or nothing."""
    try:
        found = distribution(PACKAGE)
    except PackageNotFoundError:  # it runs from its folder, and was never installed
        return Source(PACKAGE)
    note = found.read_text("direct_url.json")
    return direct(json.loads(note), origin) if note else Source(f"{PACKAGE}=={found.version}")


def direct(note: Mapping[str, Any], origin: Callable[[Path], str]) -> Source:
    """The source that pip has noted."""
    url = _public(str(note["url"]))
    part = f"#subdirectory={note['subdirectory']}" if note.get("subdirectory") else ""
    repository = note.get("vcs_info")
    if repository:
        asked_for = str(repository.get("requested_revision") or "")
        commit = str(repository["commit_id"])
        url = _reachable(url, origin)
        return Source(
            f"{PACKAGE} @ {repository['vcs']}+{url}@{commit}{part}",
            asked_for if asked_for != commit and _SIMPLE.fullmatch(asked_for) else "",
            is_local=_is_local(url),
        )
    if "dir_info" in note:
        url = _reachable(url, origin)
        how = "" if _is_local(url) else "git+"
        return Source(f"{PACKAGE} @ {how}{url}{part}", is_local=_is_local(url))
    hashes = (note.get("archive_info") or {}).get("hashes") or {}
    checked = f"#sha256={hashes['sha256']}" if "sha256" in hashes and not part else part
    return Source(f"{PACKAGE} @ {url}{checked}", is_local=_is_local(url))


def _public(url: str) -> str:
    """`url` without whose it is: neither a password nor the way by which only its owner gets in."""
    if ssh := _SSH.fullmatch(url):
        return f"https://{ssh['host']}/{ssh['path']}"
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _reachable(url: str, origin: Callable[[Path], str]) -> str:
    """The address that a folder of this machine was cloned from, where it has one that others reach."""
    if not _is_local(url):
        return url
    cloned = _public(origin(Path(url2pathname(urlsplit(url).path))))
    return cloned if cloned.startswith(("http://", "https://")) else url


def _is_local(url: str) -> bool:
    return urlsplit(url).scheme in ("file", "")
