"""Which files a wiki is made of: where any of them is another one, the site may be."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from studywiki.mkdocs_plugin import navigation, preset, site_folder
from studywiki.mkdocs_plugin.folders import folders
from studywiki.mkdocs_plugin.options import StudyWikiConfig
from studywiki.mkdocs_plugin.seen_files import SeenFiles
from studywiki.mkdocs_plugin.typesetting import MACROS
from studywiki.pages.confined import RefusedError
from studywiki.wiki import suffixes

_OF_JEKYLL = ("_includes", "_data")
_BESIDE = (".yml", ".yaml")
"""Files beside mkdocs.yml of which one may be another's `INHERIT`."""


def seen(config: MkDocsConfig, options: StudyWikiConfig, watched: Iterable[Path] = ()) -> SeenFiles:
    """The files of the wiki of `config`, looked at; among them what MkDocs has `watched`."""
    where = folders(config)
    besides = [*map(Path, config.watch), *watched, *snippets(config)]
    kept = [where.docs, *(where.root / name for name in _OF_JEKYLL), *besides]
    if config.theme.custom_dir:
        kept.append(Path(config.theme.custom_dir))
    files = [where.config, where.root / MACROS, navigation.sidebar_file(config, options)]
    files += [where.named(name) for name in (options.topnav, options.check_baseline) if name]
    files += [where.root / str(name) for name in (*config.hooks, *_beside(config))]
    files += [Path(folder, ".git", name) for folder in site_folder.repositories(config) if folder for name in _OF_GIT]
    chosen = str(preset.written(config).get("exclude_docs") or "")
    return SeenFiles(
        [path for path in kept if path.is_dir()],
        [*files, *(path for path in besides if not path.is_dir())],
        where.confined(*files),
        hidden="!" in chosen,
    )


_OF_GIT = ("HEAD", "config")
"""What says where Edit me leads."""


def shown(path: str, config: MkDocsConfig) -> str:
    """The name of the file at `path`, as people know it."""
    return folders(config).shown(Path(path))


def snippets(config: MkDocsConfig) -> list[Path]:
    """The folders and files that pages may include."""
    base = config.mdx_configs.get("pymdownx.snippets", {}).get("base_path") or ()
    return [folders(config).root / str(path) for path in ([base] if isinstance(base, str) else base)]


def _beside(config: MkDocsConfig) -> list[str]:
    """The names of what lies beside mkdocs.yml and is asked for: other configurations, and pages, which are told of."""
    where = folders(config)
    try:
        names = where.confined().names(where.root)
    except RefusedError:
        return []
    return [name for name in names if name.endswith(_BESIDE) or suffixes.is_meant_as_page(name)]
