"""What is the same for all builds of a test run, found out once: a small wiki's build is half as long without."""

from __future__ import annotations

import gc
import importlib
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
import yaml
from jinja2 import BaseLoader, BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils import get_theme_dir, get_themes

from studywiki.cache import versions
from studywiki.theme.environment import WikiTheme

ASKING = (
    "mkdocs.plugins",
    "mkdocs.utils",
    "studywiki.mkdocs_plugin.preset",
    "studywiki.mkdocs_plugin.what_renders",
)
"""Modules that ask in every build what is installed: nothing is, or goes, while tests run."""
INSTALLED = {Path(get_theme_dir("material")).parent, Path(get_theme_dir("mkdocs"))}
"""Folders of templates that do not change while tests run."""
ICONS = ".icons/"
"""Nobody lists Material's 12,000 icons: MkDocs takes each out again, one by one, for its name begins with a dot."""


class Compiled(BytecodeCache):
    """Templates as Jinja has compiled them, which takes it longer than all else in a small wiki's build."""

    def __init__(self) -> None:
        self.code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code
        self.code[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()


class _Listed(BaseLoader):
    """The templates of a loader for `folders`, of which those that are installed are listed once."""

    def __init__(self, loader: BaseLoader, folders: list[str]) -> None:
        self.loader, self.folders = loader, folders

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        return self.loader.get_source(environment, template)

    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.folders for name in _names(folder)})


def _names(folder: str) -> frozenset[str]:
    return _of_installed(folder) if INSTALLED & {Path(folder), *Path(folder).parents} else _walked(folder)


def _walked(folder: str) -> frozenset[str]:
    return frozenset(name for name in FileSystemLoader(folder).list_templates() if not name.startswith(ICONS))


_of_installed = cache(_walked)


class _Themes:
    """MkDocs' own function that finds the themes, and forgets none of them: MkDocs has it forget all for each build."""

    def __call__(self) -> Any:
        return _themed(*sys.path)

    def cache_clear(self) -> None:
        """Keep them."""


@cache
def _themed(*_: str) -> Any:
    return get_themes()


def _entry_points(group: str) -> Any:
    return _entered(group, *sys.path)


@cache
def _entered(group: str, *_: str) -> Any:
    return entry_points(group=group)


@contextmanager
def spared() -> Iterator[None]:
    """Have all builds in this process share it."""
    with looked_up(), compiled():
        yield


@contextmanager
def looked_up() -> Iterator[None]:
    """Share what is installed: entry points, and the names of templates."""

    def listed(env: Environment, theme: WikiTheme) -> None:
        if env.loader:
            env.loader = _Listed(env.loader, theme.dirs)

    with _environments(listed), pytest.MonkeyPatch.context() as patch:
        for name in ASKING:
            patch.setattr(importlib.import_module(name), "entry_points", _entry_points)
        patch.setattr("mkdocs.utils.get_themes", _Themes())
        yield


@contextmanager
def compiled() -> Iterator[None]:
    """Share the templates as Jinja has compiled them."""

    def kept(env: Environment, _: WikiTheme) -> None:
        env.bytecode_cache = COMPILED

    with _environments(kept):
        yield


@contextmanager
def _environments(change: Callable[[Environment, WikiTheme], None]) -> Iterator[None]:
    made = WikiTheme.get_env

    def changed(theme: WikiTheme) -> Environment:
        env = made(theme)
        change(env, theme)
        return env

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WikiTheme, "get_env", changed)
        yield


def prime() -> None:
    """Load, compile and look up what builds in processes forked from this one need.

    But for V8, which stands no fork: no page has a formula, and none is read for the search.
    """
    pages = {"index.md": "# 처음\n", "tags.md": "# 태그\n\n<!-- material/tags -->\n"}
    config = {"site_name": "위키", "theme": {"name": "material", "language": "ko"}}
    with tempfile.TemporaryDirectory(prefix="prime-") as name, compiled():
        root = Path(name)
        (root / "docs").mkdir()
        for page, text in pages.items():
            (root / "docs" / page).write_text(text, "utf-8")
        written = {**config, "plugins": [{"studywiki": {"cache": False, "search": False}}]}
        (root / "mkdocs.yml").write_text(yaml.safe_dump(written), "utf-8")
        build(load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site")))
    versions.digest()
    gc.freeze()  # else each fork copies what the collector touches
