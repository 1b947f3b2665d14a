"""The repository around the docs folder: what a link leads to that leads out of the folder, as on GitHub.

https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#relative-links
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import quote, unquote

from msgspec import Struct

from studywiki.pages.confined import Confined, RefusedError
from studywiki.wiki import schemes
from studywiki.wiki.names import from_root

_VERB = re.compile(r"/(?:-/)?(?:blob|tree|raw)/")
_RAW = re.compile(r"(?:https?:)?//github\.com/", re.IGNORECASE)


class Surroundings(Struct, frozen=True):
    """Where the docs folder lies in its repository."""

    root: str = ""
    """The docs folder's path in it; empty for the top."""
    url: str = ""
    """The repository's page, without a slash at the end; empty where none is known."""
    branch: str = ""
    """The branch that is published."""
    mark: str = ""
    """What stands before `blob` and `tree` in addresses: GitLab's `/-`."""
    top: Path | None = None
    """Where the repository lies on this machine; None where that is not known."""

    def path(self, written: str, page: str | None) -> str | None:
        """The path in the repository of what is `written`, without escapes, on `page`; None where it leads out of it.

        `page` is a path in the docs folder, and None for what stands on no page.
        """
        if written.startswith("/"):
            return from_root(written)
        joined = posixpath.normpath(posixpath.join(self.root, posixpath.dirname(page or ""), written))
        if joined.split("/")[0] == "..":
            return None
        return "" if joined == "." else joined

    def in_docs(self, path: str) -> str | None:
        """The path below the docs folder of what lies at `path` in the repository; None where that is beside it."""
        if not self.root:
            return path
        return f"{path}/"[len(self.root) + 1 :].rstrip("/") if f"{path}/".startswith(f"{self.root}/") else None

    def is_folder(self, path: str) -> bool | None:
        """Whether a folder lies at `path` in the repository; None where nothing does, or where nobody knows."""
        if self.top is None or not self.url or ".git" in path.split("/") or "\0" in path:
            return None
        try:
            return Path(Confined.to(self.top).real(self.top / path)).is_dir()
        except (OSError, RefusedError):
            return None

    def address(self, path: str, verb: str) -> str:
        """The address of what lies at `path`: `verb` is `blob` for a file, `tree` for a folder, `raw` for a picture."""
        return f"{self.url}{self.mark}/{verb}/{quote(self.branch)}/{quote(path)}".rstrip("/")

    def within(self, href: str) -> str | None:
        """The path in the repository of what the address `href` of its forge shows; None where it shows another one."""
        if not self.url:
            return None
        bare = schemes.without_web(re.split("[?#]", href, maxsplit=1)[0])
        own = schemes.without_web(self.url)
        raw = _RAW.sub("//raw.githubusercontent.com/", own)
        if bare.lower().startswith(f"{own.lower()}/"):
            verb = _VERB.match(bare, len(own))
            rest = bare[verb.end() :] if verb else ""
        else:
            rest = bare[len(raw) + 1 :] if raw != own and bare.lower().startswith(f"{raw.lower()}/") else ""
        rest = unquote(rest)
        return from_root(rest[len(self.branch) :]) if f"{rest}/".startswith(f"{self.branch}/") else None
