"""What git says of a folder. Without git, or outside of a repository, it says nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

from msgspec import Struct


class Checkout(Struct, frozen=True):
    """A folder that lies in a working tree."""

    prefix: str
    """The folder's path below the top of the working tree, with slashes, without one at either end."""
    origin: str = ""
    """The address that the remote `origin` was cloned from, or nothing."""
    default_branch: str = ""
    """The branch that `origin/HEAD` names, or nothing."""
    branch: str = ""
    """The branch that is checked out, or nothing (a detached head)."""


def read(folder: Path) -> Checkout | None:
    """Ask git about `folder`; None where it is in no working tree, git is missing, or refuses."""
    prefix = _git(folder, "rev-parse", "--show-prefix")
    if prefix is None:
        return None
    head = _git(folder, "symbolic-ref", "--quiet", "refs/remotes/origin/HEAD") or ""
    return Checkout(
        prefix=prefix.strip("/"),
        origin=_git(folder, "config", "--get", "remote.origin.url") or "",
        default_branch=head.removeprefix("refs/remotes/origin/"),
        branch=_git(folder, "symbolic-ref", "--quiet", "--short", "HEAD") or "",
    )


def _git(folder: Path, *arguments: str) -> str | None:
    """Run a git command that only reads; its first line of output, or None where it fails."""
    try:
        done = subprocess.run(  # noqa: S603  fixed arguments, no shell
            # a docs folder that looks like a bare repository is none whose settings git should heed
            ["git", "-c", "safe.bareRepository=explicit", "-C", str(folder), *arguments],  # noqa: S607  whichever git the user has
            capture_output=True,
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", errors="replace").rstrip("\n") if done.returncode == 0 else None
