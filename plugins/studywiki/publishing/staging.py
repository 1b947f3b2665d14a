"""The folder that a build writes to, and the change of the published site for what is in it.

    site/                        what is published
    .site.studywiki-XXXXXXXX/    a build's own: `box`

A site's own hidden files (`.git`) stay with it, as they do in MkDocs, which cleans everything else away:
https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/utils/__init__.py#L134-L149
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from studywiki.publishing import box, leftovers, locks, mounts, times
from studywiki.publishing.box import Box
from studywiki.publishing.exchange import exchange
from studywiki.publishing.leftovers import Leftover
from studywiki.publishing.place import repository
from studywiki.publishing.records import Records
from studywiki.publishing.renewal import renew

_NOT_AS_A_WHOLE = {errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM}
"""What is said where a folder stays where it is: it is a mount, or another user's."""

Exchange = Callable[[Path, Path], bool]


class Staging:
    """One build's folder. It ends with `publish` or `discard`."""

    def __init__(self, site: Path, own: Box, records: Records | None, left: list[Leftover], swap: Exchange) -> None:
        self.site = site
        """Where the site is published; no symbolic link."""
        self.folder = own.new
        """Where the build writes."""
        self.left = left
        """What looks like a build's folder, and stays."""
        self._box = own
        self._records = records
        self._swap = swap
        self._keep: tuple[str, ...] = ()

    @classmethod
    def beside(cls, site: Path, wiki: Iterable[Path | None] = (), swap: Exchange = exchange) -> Staging:
        """Make the folder for `site`, after taking away what killed builds left.

        It lies in the site where no folder can take the site's place, or where what was replaced before cannot be
        taken away: it would become more with each build. `wiki` are folders that hold what strangers may edit. Raises
        `OSError` where the folder cannot be made: the disk is full, `site` is a file.
        """
        site = Path(os.path.realpath(site))
        if site.exists() and not site.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(site))
        site.parent.mkdir(parents=True, exist_ok=True)
        records = Records.of_user(os.environ, (*wiki, repository(site.parent)))
        left = leftovers.sweep(site, records)
        in_site = site.exists() and (
            not os.access(site.parent, os.W_OK | os.X_OK) or any(each.why for each in left) or mounts.is_apart(site)
        )
        own = Box.make(site, box.INSIDE, records) if in_site else Box.make(site.parent, box.beside(site), records)
        return cls(site, own, records, left, swap)

    def publish(self) -> list[Leftover]:
        """Put the new site in the place of the published one; gives what could not be taken away.

        Raises `OSError`; then that one stays. Raises `HalfRenewedError` where it could not be replaced as a whole.
        """
        with locks.only_one(self.site.parent):
            failed = []
            times.keep(self.site, self.folder)
            if not self.site.is_dir():
                self.folder.rename(self.site)
            elif self._box.path.parent == self.site or mounts.is_apart(self.site) or not self._replaced():
                failed = self._renew()
        left = [Leftover(Path(each.filename or self.site), each.strerror or str(each)) for each in failed]
        stayed = self.discard()
        return [*left, Leftover(self._box.path, stayed.strerror or str(stayed))] if stayed else left

    def discard(self) -> OSError | None:
        """Take the folder away; the published site stays as it is. Gives why something of the folder stayed."""
        try:  # a change that was interrupted has the old site's hidden files still in the folder
            return leftovers.finish(self._box.path, self.site, self._keep, self._records)
        except OSError as error:
            return error
        finally:
            self._box.release()

    def _replaced(self) -> bool:
        """Put the new folder in the old one's place; False where that cannot be, and all is as it was."""
        shutil.copymode(self.site, self.folder)
        with suppress(OSError, AttributeError):
            shutil.chown(self.folder, group=self.site.stat().st_gid)
        self._keep = tuple(
            entry.name
            for entry in self.site.iterdir()
            if entry.name.startswith(".") and not os.path.lexists(self.folder / entry.name)
        )
        self._box.note(self._keep)
        try:
            at_once = self._swap(self.folder, self.site)
            if not at_once:
                self.site.rename(self._box.old)
        except OSError as error:
            if error.errno not in _NOT_AS_A_WHOLE:
                raise
            return False
        try:
            if not at_once:
                self.folder.rename(self.site)
            leftovers.settle(self.folder if at_once else self._box.old, self.site, self._keep)
        except OSError:
            self._take_back(at_once=at_once)
            return False
        return True

    def _take_back(self, *, at_once: bool) -> None:
        """Undo the change: a hidden file of the old site's cannot follow it. Raises `OSError`."""
        if self.site.exists():
            leftovers.settle(self.site, self.folder if at_once else self._box.old, self._keep)
            if at_once:
                self._swap(self.folder, self.site)
                return
            self.site.rename(self.folder)
        self._box.old.rename(self.site)

    def _renew(self) -> list[OSError]:
        """Have the site's folder hold the new site, file by file; gives what could not be taken away."""
        with locks.only_one(self.site):
            if self._box.path.parent == self.site:
                return renew(self.site, self.folder, self._box.old)
            inside = Box.make(self.site, box.INSIDE, self._records)  # on the site's file system, which may be another
            try:
                shutil.copytree(self.folder, inside.new, symlinks=True, dirs_exist_ok=True)
                return renew(self.site, inside.new, inside.old)
            finally:
                inside.remove()
