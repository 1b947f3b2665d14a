"""The files that hold a sidebar or a bar at the top: read, and what is in them parsed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec
from mkdocs.config.defaults import MkDocsConfig

from studywiki.cache import digests, versions
from studywiki.cache.store import Store
from studywiki.diagnostics import Diagnostic
from studywiki.mkdocs_plugin.folders import folders
from studywiki.pages import encoding
from studywiki.pages.confined import RefusedError
from studywiki.sidebar.model import Sidebar
from studywiki.sidebar.parse import parse

_LARGEST = 10_000_000
"""Bytes of a sidebar's file that are read; how many characters may be parsed, `sidebar` says."""


class SidebarFiles:
    """Those of one build."""

    def __init__(self, config: MkDocsConfig, store: Store | None = None) -> None:
        self.config = config
        self.store = store or Store(None)
        """Where a file that has no fault is kept as it was parsed."""
        self._ahead: dict[Path, tuple[bytes, tuple[Sidebar, list[Diagnostic]]]] = {}

    def look(self, path: Path) -> Sidebar | None:
        """What the file at `path` holds, which is not to be changed: who asks `parsed` next is given the same."""
        data, _ = self._data(path)
        if data is None:
            return None
        self._ahead[path] = data, self._parsed(path, data)
        return self._ahead[path][1][0]

    def parsed(self, path: Path) -> tuple[Sidebar | None, list[Diagnostic]]:
        """What the file at `path` holds, and what is wrong with it."""
        data, refused = self._data(path)
        if data is None:
            return None, refused
        known = self._ahead.pop(path, None)
        return known[1] if known and known[0] == data else self._parsed(path, data)

    def _data(self, path: Path) -> tuple[bytes | None, list[Diagnostic]]:
        try:
            return folders(self.config).confined(path).read(path, _LARGEST), []
        except FileNotFoundError:
            return None, []
        except RefusedError as error:
            return None, [error.told(folders(self.config).shown(path))]

    def _parsed(self, path: Path, data: bytes) -> tuple[Sidebar, list[Diagnostic]]:
        name = folders(self.config).shown(path)
        key = digests.of("sidebar", versions.digest(), name, data) if self.store.path else b""
        kept = self.store.get(key) if key else None
        if kept:
            with suppress(msgspec.MsgspecError, RecursionError):
                return _DECODER.decode(kept), []
        source, encoded = encoding.read(data, name)
        sidebar, found = parse(source.text, name, source)
        if key and not encoded and not found:
            with suppress(ValueError, RecursionError):  # half of a letter, or too deep
                self.store.put(key, _ENCODER.encode(sidebar))
        return sidebar, [*encoded, *found]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Sidebar)
