"""Which of a wiki's files are meant: those below some paths, those that changed since a revision."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

from studywiki.diagnostics import Diagnostic
from studywiki.pages.confined import shown

Selected = Callable[[Diagnostic, Path], bool]
"""Tells whether a problem of the wiki in a folder is meant."""


class NoSuchRevisionError(Exception):
    """Git does not know the revision, or there is no git, or no repository."""


def below(file: str, root: Path, paths: Iterable[Path]) -> bool:
    """Tell whether `file`, named from `root`, is one of `paths` (absolute) or lies in one of them."""
    place = _composed(root / file)
    return any(place.is_relative_to(_composed(path)) for path in paths)


def changed_since(revision: str, root: Path) -> dict[Path, str]:
    """The files that differ from where `revision` and HEAD parted: absolute path -> `A`, `D` or `M`.

    Raises `NoSuchRevisionError` with git's words.
    """
    commit = parted(revision, root)
    top = Path(_git(root, "rev-parse", "--show-toplevel").rstrip("\n"))
    told = _git(top, "diff", "--name-status", "--no-renames", "-z", commit).split("\0")
    changed = {top / name: status for status, name in zip(told[::2], told[1::2], strict=False)}
    new = _git(top, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    return changed | {top / name: "A" for name in new if name}


def parted(revision: str, root: Path) -> str:
    """The commit at which `revision` and HEAD parted. Raises `NoSuchRevisionError` with git's words."""
    try:
        commit = _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").strip()
    except NoSuchRevisionError as error:
        raise NoSuchRevisionError(f"{error}{_why_missing(root)}") from error
    with contextlib.suppress(NoSuchRevisionError):  # in a shallow clone: the revision itself
        commit = _git(root, "merge-base", commit, "HEAD").strip()
    return commit


@contextlib.contextmanager
def as_it_was(commit: str, root: Path) -> Iterator[Path]:
    """The folder `root` of a repository as it was at `commit`, until the block ends. Raises `NoSuchRevisionError`.

    It is a worktree, so that plugins that ask git are answered; no hook of the repository runs.
    """
    below = _git(root, "rev-parse", "--show-prefix").strip("\n")
    with TemporaryDirectory(prefix="studywiki-") as folder:
        tree = Path(folder) / root.resolve().name
        _git(root, "-c", "core.hooksPath=/dev/null", "worktree", "add", "--detach", "--quiet", str(tree), commit)
        try:
            yield tree / below
        finally:
            with contextlib.suppress(NoSuchRevisionError):
                _git(root, "worktree", "remove", "--force", str(tree))


def named(files: Mapping[Path, str], root: Path) -> dict[str, str]:
    """`files` by their names from `root`, as diagnostics have them: `../content/a.md` for those beside it."""
    top = root.resolve()
    return {shown(path.parent.resolve() / path.name, top): how for path, how in files.items()}


def _why_missing(root: Path) -> str:
    with contextlib.suppress(NoSuchRevisionError):
        if _git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
            return (
                "; this clone is shallow and does not have it: run `git fetch --unshallow`, "
                "or give actions/checkout `fetch-depth: 0`"
            )
    return ""


def _git(folder: Path, *arguments: str) -> str:
    # a folder of the wiki that looks like a bare repository is none whose settings git should heed: they run commands
    command: Sequence[str] = ("git", "-c", "safe.bareRepository=explicit", "-C", str(folder), *arguments)
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  no shell, no author's text
    except OSError as error:
        raise NoSuchRevisionError(str(error)) from error
    if done.returncode:
        raise NoSuchRevisionError(done.stderr.decode(errors="replace").strip())
    return done.stdout.decode(errors="surrogateescape")


def _composed(path: Path) -> Path:
    """`path` in one normal form, without links in it."""
    return Path(normalize("NFC", str(path.resolve())))
