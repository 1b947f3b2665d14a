"""The repository that holds the wiki's pages, as far as links need to know it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit


class Forge(Enum):
    """The software that serves a repository; it decides how addresses are made."""

    GITHUB = "github"
    GITLAB = "gitlab"


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the wiki's pages are kept."""

    url: str
    """The repository's page, without a slash at the end: `https://github.com/owner/name`."""
    branch: str
    """The branch that is edited; it may hold slashes."""
    root: str
    """The docs folder's path in the repository, with slashes, without one at either end; empty for the top."""
    forge: Forge = Forge.GITHUB


def forge_of(url: str, github: str = "https://github.com") -> Forge | None:
    """Say which forge serves `url`, judged by its host; `github` is a GitHub server that may have any name.

    None for a host that is neither, and for an address of a person or group instead of a repository.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if parts.scheme not in {"http", "https"} or parts.path.strip("/").count("/") < 1:
        return None
    if host == (urlsplit(github).hostname or "").lower() or re.search(r"(^|\.)github\.", host):
        return Forge.GITHUB
    return Forge.GITLAB if re.search(r"(^|\.)gitlab\.", host) else None


def same(one: str, other: str) -> bool:
    """Say whether two addresses name one repository: web or clone addresses, `git@host:owner/name.git` too."""
    return bool(one) and _name(one) == _name(other)


def _name(address: str) -> str:
    """Reduce an address to `host/owner/name` in lower case, as GitHub compares names."""
    address = re.sub(r"^(?:[\w+.-]+://)?(?:[^@/]*@)?", "", address.strip())
    host, _, path = address.replace(":", "/", 1).partition("/")
    path = re.sub(r"^\d+/(?=[^/]+/[^/]+)", "", path) if re.search(r":\d+/", address) else path  # a port
    return f"{host}/{path.strip('/').removesuffix('.git')}".lower()
