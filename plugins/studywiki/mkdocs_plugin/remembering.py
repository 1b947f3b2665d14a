"""What a finished build was made of, for `studywiki build` to know that there is nothing to do."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from studywiki.cache import last_build
from studywiki.cache.last_build import LastBuild
from studywiki.cache.store import Store
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.mkdocs_plugin import preset, what_prints
from studywiki.mkdocs_plugin.folders import folders

_NOT_SEEN = ("!ENV", "!relative")
"""What makes a mkdocs.yml mean something else where no file has changed."""


class Remembering:
    """The sources of one build as they were when it began."""

    def __init__(self, config: MkDocsConfig, site: str, language: str) -> None:
        """Look at the sources, before anything of them is read; `site` is where the site will be."""
        self.language = language
        self.roots = _roots(config)
        self.site = os.path.realpath(site)
        self.sources = last_build.sources(self.roots, self.site) if _is_plain(config) else None

    def keep(self, config: MkDocsConfig, store: Store, problems: Iterable[Diagnostic]) -> None:
        """Note that the build is finished and what it has told, unless a source has changed meanwhile."""
        if self.sources is None or self.sources != last_build.sources(self.roots, self.site):
            return
        warnings = sum(each.severity is not Severity.INFO for each in problems)
        output, around = last_build.output(self.site), last_build.around(os.environ)
        usual = folders(config).root / str(preset.written(config).get("site_dir") or "site")
        is_usual = os.path.realpath(usual) == self.site
        built = LastBuild(self.roots, self.site, self.sources, output, around, is_usual, warnings, self.language)
        last_build.keep(str(folders(config).config), built, store)


def _is_plain(config: MkDocsConfig) -> bool:
    """Whether all that the build depends on are files and programs that are looked at: no other plugin, no hook."""
    if what_prints.others(config) or config.hooks:
        return False
    try:
        text = folders(config).config.read_text("utf-8")
    except (OSError, ValueError):
        return False
    return not any(word in text for word in (*_NOT_SEEN, "INHERIT"))


def _roots(config: MkDocsConfig) -> tuple[str, ...]:
    """The folders that sources lie in: the repository's, and what mkdocs.yml names elsewhere."""
    where = folders(config)
    top = next((each for each in (where.root, *where.root.parents) if (each / ".git").exists()), where.root)
    named = [where.docs, Path(config.theme.custom_dir or where.root), *map(Path, config.watch)]
    found = [str(top.resolve())]
    for each in (path.resolve() for path in named):
        if not any(each.is_relative_to(known) for known in found):
            found.append(str(each))
    return tuple(found)
