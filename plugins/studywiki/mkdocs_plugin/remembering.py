"""What a finished build was made of, for `studywiki build` to know that there is nothing to do."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from studywiki.cache import last_build
from studywiki.cache.last_build import LastBuild
from studywiki.cache.store import Store
from studywiki.messages import phrases
from studywiki.mkdocs_plugin import called, preset, sources, what_prints
from studywiki.mkdocs_plugin.folders import folders

_NOT_SEEN = ("!ENV", "!relative")
"""What makes a mkdocs.yml mean something else where no file has changed."""


class Remembering:
    """The sources of one build as they were when it began."""

    def __init__(self, config: MkDocsConfig, site: str, language: str, *, profile: bool) -> None:
        """Look at the sources, before anything of them is read; `site` is where the site will be.

        Only for `mkdocs build`: what another program asks for is not known. `profile`: whether the build is to say how
        long each of its stages takes, and has none to leave out.
        """
        self.language = language
        self.site = os.path.realpath(site)
        self.roots, self.sources = _roots(config), None
        if called.build() and not profile and _is_plain(config):
            seen = called.seen(self.roots, self.site)
            self.sources = seen or last_build.sources(self.roots, self.site)

    def leave(self, config: MkDocsConfig, store: Store, log: logging.LoggerAdapter[logging.Logger]) -> None:
        """End MkDocs' own command, well, where the last build has written what this one would."""
        if built := self._standing(config, store):
            called.leave(built, log)

    def _standing(self, config: MkDocsConfig, store: Store) -> LastBuild | None:
        """The last build, if it has written what this one would, and was as strict."""
        built = last_build.known(str(folders(config).config), store) if self.sources else None
        if built is None or (config.strict and not built.is_strict):
            return None
        now = (self.site, self.language, self.sources)
        if (built.site, built.language, built.sources) != now or built.around != last_build.around(os.environ):
            return None
        return built if built.output == last_build.output(self.site) else None

    def keep(self, config: MkDocsConfig, store: Store, told: Sequence[tuple[bool, str]]) -> None:
        """Note that the build is finished and what it has `told`, unless a source has changed meanwhile."""
        if self.sources is None or self.sources != last_build.sources(self.roots, self.site):
            return
        made, around = last_build.output(self.site), last_build.around(os.environ)
        if made is None:
            return
        usual = folders(config).root / str(preset.written(config).get("site_dir") or "site")
        is_usual = os.path.realpath(usual) == self.site
        warnings = sum(is_warning for is_warning, _ in told)
        is_heard = get_plugin_logger("studywiki").isEnabledFor(logging.WARNING)  # with `--quiet` MkDocs counts none
        words = str(phrases.of("command")["built"]["warned" if warnings else "done"][self.language])
        built = LastBuild(
            self.roots,
            self.site,
            self.sources,
            made,
            around,
            is_usual,
            is_strict=config.strict and is_heard,
            told=told,
            said=words.format(site="{site}", count=warnings),
            language=self.language,
        )
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
    """The folders that sources lie in: the repository, and what mkdocs.yml names, be it there or elsewhere."""
    where = folders(config)
    top = next((each for each in (where.root, *where.root.parents) if (each / ".git").exists()), where.root)
    named = [where.docs, *map(Path, config.watch), *sources.snippets(config)]
    named += [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    inside = [path if path.is_dir() else path.parent for path in named]
    others = [path for path in inside if path != where.root]  # which is looked into as a part of the repository
    return tuple(dict.fromkeys(str(path.resolve()) for path in (top, *others)))
