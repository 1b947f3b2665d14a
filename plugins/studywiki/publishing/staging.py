"""The folder that a build writes to, beside the published site and on the same file system.

    site/                        what is published
    .site.studywiki-XXXXXXXX/    a build's own; its name is no other's
        lock                     locked for as long as the build runs
        keep                     names of the published site's hidden files, written just before the change
        new/                     the new site; after the change, the one before
        old/                     the one before, on systems that cannot exchange two folders in one step

A site's own hidden files (`.git`) stay with it, as they do in MkDocs, which cleans everything else away:
https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/utils/__init__.py#L134-L149
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from studywiki.publishing import locks
from studywiki.publishing.exchange import exchange


class Staging:
    """One build's folder. It ends with `publish` or `discard`."""

    def __init__(self, site: Path, box: Path, lock: int) -> None:
        self.site = site
        """Where the site is published; no symbolic link."""
        self.folder = box / "new"
        """Where the build writes."""
        self._box = box
        self._lock = lock

    @classmethod
    def beside(cls, site: Path) -> Staging | None:
        """Make the folder for `site`, after taking away what killed builds left.

        Gives None where nothing can be put in the site's place: it is a mount, or the folder around it is read-only.
        Raises `OSError` where it cannot be made for another reason: the disk is full, `site` is a file.
        """
        site = Path(os.path.realpath(site))
        if site.exists() and not site.is_dir():
            raise NotADirectoryError(20, "Not a directory", str(site))
        if os.path.ismount(site):
            return None
        site.parent.mkdir(parents=True, exist_ok=True)
        if not os.access(site.parent, os.W_OK | os.X_OK):
            return None
        _sweep(site)
        while True:
            box = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent))
            try:
                lock = locks.take(box / "lock")
            except FileNotFoundError:  # another build swept it away before it was locked
                continue
            if lock is not None:
                (box / "new").mkdir()
                return cls(site, box, lock)

    def publish(self) -> None:
        """Put the new site in the place of the published one. Raises `OSError`; then that one stays."""
        with locks.only_one(self.site.parent):
            if self.site.is_dir():
                shutil.copymode(self.site, self.folder)
                hidden = [entry.name for entry in self.site.iterdir() if entry.name.startswith(".")]
                keep = [name for name in hidden if not os.path.lexists(self.folder / name)]
                (self._box / "keep").write_text(json.dumps(keep), "utf-8")
                if not exchange(self.folder, self.site):
                    self.site.rename(self._box / "old")
                    self.folder.rename(self.site)
            else:
                self.folder.rename(self.site)
            _settle(self._box, self.site)
        self.discard()

    def discard(self) -> None:
        """Take the folder away; the published site stays as it is."""
        if self._lock >= 0:
            _remove(self._box)
            os.close(self._lock)
            self._lock = -1


def _prefix(site: Path) -> str:
    return f".{site.name}.studywiki-"


def _sweep(site: Path) -> None:
    """Take away what builds of `site` left that do not run any more, and finish what they had begun."""
    for box in site.parent.glob(f"{_prefix(site)}*"):
        try:
            if not (box / "lock").exists():
                box.rmdir()  # killed, or just begun: then it makes itself another
                continue
            lock = locks.take(box / "lock")
            if lock is None:
                continue
            with locks.only_one(site.parent):
                if (box / "old").is_dir() and not site.exists():
                    (box / "old").rename(site)
                _settle(box, site)
            _remove(box)
            os.close(lock)
        except OSError:
            continue  # another build sweeps too, or it is not ours to take away; it does no harm


def _remove(box: Path) -> None:
    """Take `box` away, its lock last: it says that the folder is ours, should this be interrupted."""
    for name in ("new", "old"):
        shutil.rmtree(box / name, ignore_errors=True)
    with suppress(OSError):
        for name in ("keep", "lock"):
            (box / name).unlink(missing_ok=True)
        box.rmdir()


def _settle(box: Path, site: Path) -> None:
    """Give the published site back the hidden files that the one before it had."""
    if not (box / "keep").is_file():
        return
    try:
        keep = json.loads((box / "keep").read_text("utf-8"))
    except ValueError:  # killed while it was written: before the change
        return
    for name in keep:
        for before in (box / "new" / name, box / "old" / name):
            if os.path.lexists(before) and not os.path.lexists(site / name):
                before.rename(site / name)
