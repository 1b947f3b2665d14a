"""Whether a folder may be replaced by a site. What is in it will be gone, so nothing that somebody wrote may be in it.

`site_dir` and every folder on the way to it may be a link that came with the repository (`ln -s docs site`), or a
mount: folders are compared by what they are, not by their names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path

from msgspec import Struct

from studywiki.wiki import suffixes

_BUILT = "sitemap.xml.gz"
"""What every site of MkDocs has at its top, and hardly another folder."""
_OF_A_WIKI = {"mkdocs.yml", "mkdocs.yaml", "sidebar_doc.yml"}
_LOOKED_AT = 100_000
"""Entries of a folder that are looked at for pages: more than any wiki has."""


class Why(Enum):
    """Why a folder may not be replaced."""

    AROUND = "around"
    """A source of the wiki is in it, or is it."""
    INSIDE = "inside"
    """It is in the folder of the pages, or in git's own."""
    WIKI = "wiki"
    """It holds pages, or what makes a folder a wiki."""
    OTHER = "other"
    """A link of the repository leads to it, and what it holds is no site."""


class Refusal(Struct, frozen=True):
    """Why `site` cannot be published to."""

    why: Why
    real: Path
    """The folder that it is, links resolved."""
    source: Path
    """What would be lost."""


def refusal(site: Path, docs: Path, sources: Iterable[Path]) -> Refusal | None:
    """Why the folder `site` may not be replaced; None where it may.

    `docs` is the folder of the pages, `sources` other files and folders of the wiki, the first that of its mkdocs.yml.
    """
    real = Path(os.path.realpath(site))
    others = list(sources)
    for source in (docs, *others):
        if _same_or_below(Path(os.path.realpath(source)), real):
            return Refusal(Why.AROUND, real, source)
    if _same_or_below(real, Path(os.path.realpath(docs))):
        return Refusal(Why.INSIDE, real, docs)
    for folder in (real, *real.parents):
        if folder.name == ".git":
            return Refusal(Why.INSIDE, real, folder)
    try:
        shown = sorted(name for name in os.listdir(real) if not name.startswith("."))  # noqa: PTH208  names alone
    except OSError:  # not there, or no folder: the build will say so
        return None
    if not shown or _BUILT in shown:
        return None
    page = next((real / name for name in shown if name in _OF_A_WIKI), None) or _page(real)
    if page:
        return Refusal(Why.WIKI, real, page)
    if "index.html" not in shown and others and _leads_away(site, repository(others[0]) or others[0]):
        return Refusal(Why.OTHER, real, real / shown[0])
    return None


def repository(folder: Path) -> Path | None:
    """The top of the git working tree that `folder` lies in, links resolved; None where it is in none."""
    real = Path(os.path.realpath(folder))
    return next((each for each in (real, *real.parents) if os.path.lexists(each / ".git")), None)


def links_out(folder: Path) -> Path | None:
    """A link in `folder` that leads out of it: who writes into the folder as it is would write there."""
    real = Path(os.path.realpath(folder))
    for here, folders, files in os.walk(real):
        for name in (*folders, *files):
            path = Path(here, name)
            if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(real):
                return path
    return None


def _same_or_below(path: Path, folder: Path) -> bool:
    """Tell whether `path` is `folder` or in it, by whatever name or mount."""
    if path.is_relative_to(folder):
        return True
    try:
        known = folder.stat()
    except OSError:
        return False
    for each in (path, *path.parents):
        try:
            if os.path.samestat(each.stat(), known):
                return True
        except OSError:  # what is not there yet
            continue
    return False


def _page(folder: Path) -> Path | None:
    """A page that lies in `folder`, which is not its README: a repository's branch for its site may have that."""
    for number, path in enumerate(_shown(folder)):
        if suffixes.is_page(path.name.lower()) and not (path.parent == folder and path.stem.lower() == "readme"):
            return path
        if number > _LOOKED_AT:
            break
    return None


def _shown(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(files))


def _leads_away(site: Path, top: Path) -> bool:
    """Tell whether a link that lies in `top` is on the way to `site`."""
    path = Path(os.path.abspath(site))  # noqa: PTH100  links are what is looked for
    return any(
        each.is_symlink() and Path(os.path.realpath(each.parent)).is_relative_to(os.path.realpath(top))
        for each in (path, *path.parents)
    )
