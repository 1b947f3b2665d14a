"""Which pages a build takes over from the published site, and what it leaves for the next to know."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from mkdocs.config.defaults import MkDocsConfig

from studywiki.cache import digests
from studywiki.cache.store import Store
from studywiki.mkdocs_plugin import what_prints
from studywiki.mkdocs_plugin.folders import folders
from studywiki.publishing.unchanged import Known, Unchanged


def begin(config: MkDocsConfig, site: Path | None, store: Store) -> Unchanged:
    """What takes over pages of `site`, which the build replaces.

    Nothing is where a plugin or hook may change files in the new site, which would be those of the old.
    """
    if site is None or store.path is None or what_prints.others(config) or config.hooks:
        return Unchanged()
    data = store.get(_key(config, site))
    try:
        known = _DECODER.decode(data) if data else {}
    except msgspec.MsgspecError:
        known = {}
    return Unchanged(site, Path(config.site_dir), known)


def keep(config: MkDocsConfig, unchanged: Unchanged, store: Store) -> None:
    """Have `store` keep what the finished build has left in its site."""
    if unchanged.old is not None:
        store.put(_key(config, unchanged.old), _ENCODER.encode(unchanged.left(unchanged.old)))


def _key(config: MkDocsConfig, site: Path) -> bytes:
    return digests.of("pages of the site", os.fsencode(folders(config).config), os.fsencode(site))


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(dict[str, Known])
