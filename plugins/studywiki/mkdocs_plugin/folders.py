"""Where MkDocs says that the wiki lies."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from studywiki.wiki.folders import Folders


def folders(config: MkDocsConfig) -> Folders:
    """The wiki's folders; of a configuration without a file, as if it lay where the build was started."""
    file = Path(config.config_file_path or "mkdocs.yml").absolute()
    return Folders(Path(os.path.normpath(file)), Path(config.docs_dir))
