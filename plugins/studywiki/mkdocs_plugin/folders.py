"""Where MkDocs says that the wiki lies."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from studywiki.wiki.folders import Folders

_KEPT = 8
"""Wikis whose folders are at hand."""


def folders(config: MkDocsConfig) -> Folders:
    """The wiki's folders; of a configuration without a file, as if it lay where the build was started."""
    return _folders(os.path.abspath(config.config_file_path or "mkdocs.yml"), config.docs_dir)  # noqa: PTH100  asked for each page


@lru_cache(_KEPT)
def _folders(file: str, docs: str) -> Folders:
    return Folders(Path(file), Path(docs))
