"""What of the docs folder is no part of the site: what Jekyll builds its site from, or leaves out itself.

https://jekyllrb.com/docs/structure/ , https://jekyllrb.com/docs/configuration/options/ (`exclude`, `include`) and
https://github.com/jekyll/jekyll/blob/v4.4.1/lib/jekyll/entry_filter.rb . Folders whose names begin with `_` are left
out of every wiki, but for `_posts` and the collections that are written: they are pages, and people link to them.
Names that begin with a dot are left out by MkDocs, and no `include` of a contributor's brings them in: `.git`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any
from unicodedata import normalize

from studywiki import bounds
from studywiki.pages.collections import Collections
from studywiki.wiki.globs import compiled, is_wild, matches

PATTERNS = (
    "/_site/",
    "/_config*.yml",
    "/_config*.yaml",
    "/Gemfile",
    "/Gemfile.lock",
    "/Rakefile",
    "/*.gemspec",
    "node_modules/",
    "/vendor/bundle/",  # of `vendor`, Jekyll leaves out what Ruby puts there: a site's own scripts may lie there too
    "/vendor/cache/",
    "/vendor/gems/",
    "/vendor/ruby/",
)
"""As in `.gitignore`, seen from the docs folder: of every wiki, whatever `_config.yml` says."""
_LONGEST = 1_000
"""Characters of a pattern that is looked at."""


class LeftOut:
    """The files of one wiki that are left out."""

    def __init__(self, config: Mapping[str, Any] | None = None, docs: str = "") -> None:
        """Take what `_config.yml` says, None where there is none, and the path of the docs folder from Jekyll's."""
        self._is_jekyll = config is not None
        config = config or {}
        self._below = f"{docs}/" if docs else ""
        around = [docs[: found.start()] for found in re.finditer("/|$", docs)] if docs else []
        self._excluded = Globs(_texts(config.get("exclude")), around)
        self._included = Globs(_texts(config.get("include")))
        self._collections = Collections(config).folders
        self._folders: dict[str, bool] = {"": False}

    @property
    def is_cut_short(self) -> bool:
        """Whether `_config.yml` has more patterns than are looked at."""
        return self._excluded.is_cut_short or self._included.is_cut_short

    def holds(self, path: str) -> bool:
        """Whether the file at `path`, below the docs folder, is left out."""
        path = normalize("NFC", path)
        return self._folder(posixpath.dirname(path)) or self._entry(path, is_folder=False)

    def _folder(self, path: str) -> bool:
        """Whether the folder at `path` is left out, or one above it."""
        if path not in self._folders:
            out = self._folder(posixpath.dirname(path)) or self._entry(path, is_folder=True)
            self._folders[path] = out
        return self._folders[path]

    def _entry(self, path: str, *, is_folder: bool) -> bool:
        name, whole = posixpath.basename(path), self._below + path
        is_named = any(self._included.match(each, is_folder=is_folder) for each in (name, whole))
        if is_named or self._excluded.match(whole, is_folder=is_folder):
            return not is_named
        if is_folder and name.startswith("_"):
            return name != "_posts" and whole not in self._collections
        return self._is_jekyll and (name.startswith(("_", "#", "~")) or name.endswith("~"))


class Globs:
    """Patterns of `exclude` and `include`: Ruby's, whose `*` goes over slashes, or the beginning of a path."""

    def __init__(self, patterns: Iterable[str], around: Iterable[str] = ()) -> None:
        """Take the patterns; one that holds a folder of `around` is about something else: a site beside the wiki."""
        known = dict.fromkeys(normalize("NFC", pattern).lstrip("/") for pattern in patterns)
        every = [pattern for pattern in known if 0 < len(pattern) <= _LONGEST]
        self.is_cut_short = len(every) > bounds.EXCLUDES
        about = [each for each in every[: bounds.EXCLUDES] if not any(Globs([each]).match(folder) for folder in around)]
        self._starts = tuple(about)
        self._wild = [glob for each in about if is_wild(each) and (glob := compiled(each))]

    def match(self, path: str, *, is_folder: bool = True) -> bool:
        """Whether one of the patterns holds `path`."""
        if path.startswith(self._starts) or (is_folder and f"{path}/" in self._starts):
            return True
        return any(matches(glob, path) for glob in self._wild)


def _texts(value: Any) -> list[str]:  # noqa: ANN401  YAML holds anything
    every = value if isinstance(value, list) else [value]
    return [each for each in every if isinstance(each, str)]
