"""Bytes by key in one SQLite file.

SQLite gives what a cache needs: a value is there whole or not at all, and several processes may read and write
(https://www.sqlite.org/wal.html). Values are compressed; zlib's checksum tells of a damaged one
(https://www.rfc-editor.org/rfc/rfc1950). Whatever goes wrong, a value is then just not known.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

LARGEST = 512_000_000
"""Bytes of all values, compressed; when there are more, some go of those that nobody has asked for the longest."""
_LEFT = 0.8
"""Of that, what stays then."""
_AT_ONCE = 200
"""Values that wait to be written together, and keys in one question."""
_DAY = 86_400
_WORTH_IT = 0.75
"""What is to be left of a value that is compressed; else it is kept as it is, as what is packed already is best."""
_WAIT = 5.0
"""Seconds for another build to have written."""
_TABLES = (
    "PRAGMA auto_vacuum = INCREMENTAL",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "CREATE TABLE IF NOT EXISTS entries"
    " (key BLOB PRIMARY KEY, value BLOB NOT NULL, size INTEGER NOT NULL, used INTEGER NOT NULL)",
    "CREATE INDEX IF NOT EXISTS by_use ON entries (used, size)",
)


class Store:
    """What lies in the file `path`, be it there or not; nothing, and nothing is kept, where that is None."""

    def __init__(self, path: Path | None, largest: int = LARGEST) -> None:
        self.path = path
        self.largest = largest
        self._connection: sqlite3.Connection | None = None
        self._waiting: dict[bytes, bytes] = {}
        self._asked: set[bytes] = set()
        """Keys that were asked for, for the first time in a day."""
        self._touched: list[bytes] = []
        """Others that are to count as such, if they are old."""

    def get(self, key: bytes) -> bytes | None:
        """The value of `key`; None where it is not known."""
        if key in self._waiting:
            return self._waiting[key]
        for value, used in self._found("value, used", [key]):
            with suppress(zlib.error, TypeError):
                found = zlib.decompress(value)
                self._note(key, used)
                return found
        return None

    def get_all(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those of `keys` that are known."""
        wanted = dict.fromkeys(keys)
        found = {key: self._waiting[key] for key in wanted if key in self._waiting}
        others = [key for key in wanted if key not in found]
        for key, value, used in self._found("key, value, used", others):
            with suppress(zlib.error, TypeError):
                found[key] = zlib.decompress(value)
                self._note(key, used)
        return found

    def has(self, key: bytes) -> bool:
        """Tell whether there is a value of `key`, which counts as asked for; nobody looks whether it is whole."""
        for (used,) in self._found("used", [key]):
            self._note(key, used)
            return True
        return key in self._waiting

    def touch(self, key: bytes) -> None:
        """Have `key` count as asked for, be there a value of it or not."""
        self._touched.append(key)

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value` as that of `key`; it is written by `save` or `close`, or with others before."""
        if self.path is None:
            return
        self._waiting[key] = value
        if len(self._waiting) >= _AT_ONCE:
            self.save()

    def save(self) -> None:
        """Write what waits, for other processes to find."""
        now = int(time.time())
        rows = [(key, _packed(value), now) for key, value in self._waiting.items()]
        self._waiting = {}
        self._change("INSERT OR REPLACE INTO entries VALUES (?1, ?2, length(?2), ?3)", rows)

    def close(self) -> None:
        """Write what waits, and note what was asked for; let go of what is too much, and of the file."""
        self.save()
        for key, used in self._found("key, used", self._touched):
            self._note(key, used)
        now = int(time.time())
        self._change("UPDATE entries SET used = ? WHERE key = ?", [(now, key) for key in self._asked])
        self._asked, self._touched = set(), []
        self._shrink()
        self.let_go()

    def size(self) -> int:
        """The bytes of all values, compressed."""
        rows = self._answers("SELECT total(size) FROM entries")
        return int(rows[0][0]) if rows else 0

    def let_go(self) -> None:
        """Write what waits and close the file; it is opened when it is asked next, be it in a process forked meanwhile.

        A connection must not be taken through a fork: https://www.sqlite.org/howtocorrupt.html .
        """
        self.save()
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _found(self, columns: str, keys: Sequence[bytes]) -> Iterator[Any]:
        """The rows of `keys`, so many in one question that the database keeps it as it was prepared."""
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            yield from self._answers(f"SELECT {columns} FROM entries WHERE key IN ({marks})", some)  # noqa: S608

    def _note(self, key: bytes, used: object) -> None:
        """Note that `key` was asked for; to the day is near enough to tell what is old, and most builds change none."""
        if not isinstance(used, int) or used < time.time() - _DAY:
            self._asked.add(key)

    def _shrink(self) -> None:
        if self._connection is None or (size := self.size()) <= self.largest:
            return
        last = -1
        by_age = self._answers("SELECT used, total(size) FROM entries GROUP BY used ORDER BY used")
        for used, of_it in by_age:
            if size <= self.largest * _LEFT:
                break
            size, last = size - of_it, used
        self._change("DELETE FROM entries WHERE used <= ?", [(last,)])
        self._answers("PRAGMA incremental_vacuum")

    def _answers(self, question: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            return self._opened(self.path).execute(question, values).fetchall() if self.path else []
        except (sqlite3.Error, OSError) as error:
            self._do_without(error)
            return []

    def _change(self, change: str, rows: Sequence[Sequence[object]]) -> None:
        if not rows or self.path is None:
            return
        try:
            with self._opened(self.path) as connection:
                connection.executemany(change, rows)
        except (sqlite3.Error, OSError) as error:
            self._do_without(error)

    def _opened(self, path: Path) -> sqlite3.Connection:
        """The connection. Raises `sqlite3.Error`, `OSError`."""
        if self._connection is None:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                path, timeout=_WAIT, check_same_thread=False
            )  # `serve` builds in another
            for statement in _TABLES:
                self._connection.execute(statement)
        return self._connection

    def _do_without(self, error: Exception) -> None:
        """Ask and keep nothing any more; a file that is damaged or no database at all goes, for the next build's sake.

        One that is only locked or full stays: that is `OperationalError`, a class below.
        """
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
        if self.path and type(error) is sqlite3.DatabaseError:
            with suppress(OSError):
                clear(self.path)
        self.path, self._connection, self._waiting = None, None, {}


def _packed(value: bytes) -> bytes:
    small = zlib.compress(value, 1)
    return small if len(small) < _WORTH_IT * len(value) else zlib.compress(value, 0)


def clear(path: Path) -> None:
    """Take the file of a store away, with what SQLite keeps beside it. Raises `OSError`."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def size_of(path: Path) -> int:
    """The bytes that the store at `path` takes on the disk."""
    names = (path.name, f"{path.name}-wal")
    return sum(each.stat().st_size for name in names if (each := path.with_name(name)).is_file())
