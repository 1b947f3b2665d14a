"""The repository that holds the wiki's pages, as far as links need to know it."""

from __future__ import annotations

import re
from enum import Enum
from urllib.parse import unquote, urlsplit

from msgspec import Struct

_OWNER = re.compile(r"https?://[^/]+/[^/]+/")
_VERB = re.compile(r"/(?:-/)?(?:edit|blob|tree|raw)/")


class Forge(Enum):
    """The software that serves a repository; it decides how addresses are made."""

    GITHUB = "github"
    GITLAB = "gitlab"


class Repository(Struct, frozen=True):
    """Where the wiki's pages are kept."""

    url: str
    """The repository's page, without a slash at the end: `https://github.com/owner/name`."""
    branch: str
    """The branch that is edited; it may hold slashes."""
    root: str
    """The docs folder's path in the repository, with slashes, without one at either end; empty for the top."""
    forge: Forge = Forge.GITHUB
    issues: str = ""
    """The page of the repository that reports go to, where that is another one."""


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


class Place(Struct, frozen=True):
    """An address of a file or folder in a repository, taken apart."""

    url: str
    """The repository's page."""
    rest: str
    """The branch, which may hold slashes, and the path."""

    def under(self, branch: str) -> tuple[str, str]:
        """The branch and the path, where it may be `branch`."""
        if branch and f"{self.rest}/".startswith(f"{branch}/"):
            return branch, self.rest[len(branch) + 1 :]
        first, _, path = self.rest.partition("/")
        return first, path


def place(address: str) -> Place | None:
    """What the address of a file or folder on a forge names; None where it is no such address."""
    path = re.split("[?#]", address, maxsplit=1)[0]
    owner = _OWNER.match(path)
    found = _VERB.search(path, owner.end()) if owner else None
    rest = unquote(path[found.end() :]).strip("/") if found else ""
    return Place(path[: found.start()], rest) if found and rest else None


def same(one: str, other: str) -> bool:
    """Say whether two addresses name one repository: web or clone addresses, `git@host:owner/name.git` too."""
    return bool(one) and _name(one) == _name(other)


def _name(address: str) -> str:
    """Reduce an address to `host/owner/name` in lower case, as GitHub compares names."""
    address = re.sub(r"^(?:[\w+.-]+://)?(?:[^@/]*@)?", "", address.strip())
    host, _, path = address.replace(":", "/", 1).partition("/")
    path = re.sub(r"^\d+/(?=[^/]+/[^/]+)", "", path) if re.search(r":\d+/", address) else path  # a port
    return f"{host}/{path.strip('/').removesuffix('.git')}".lower()
