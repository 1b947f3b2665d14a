"""What `plugins: [studywiki]` switches on in MkDocs and Material. What the user sets in mkdocs.yml wins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

PACKAGE = Path(__file__).parent


def apply(config: MkDocsConfig) -> None:
    """Complete `config`: addresses, validation, Markdown extensions, search and tags, theme."""
    mine = _set_by_user(config)
    if "use_directory_urls" not in mine:
        config.use_directory_urls = False  # the old wiki's addresses: /doc_caffe_intro.html


def _set_by_user(config: MkDocsConfig) -> dict[str, Any]:
    """Give what stands in mkdocs.yml and on the command line, as it was written."""
    merged: dict[str, Any] = {}
    for given in config.user_configs:
        merged.update(given)
    return merged
