"""What `{{ site.… }}` stands for: a Jekyll wiki's `_config.yml`, and its `_data` folder as `site.data`.

https://jekyllrb.com/docs/variables/#site-variables
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

import yaml

from studywiki.diagnostics import Diagnostic
from studywiki.jekyll import config_file
from studywiki.pages import encoding, yaml_nodes
from studywiki.pages.confined import Confined, Reader, RefusedError, shown
from studywiki.pages.front_matter_types import Plain

_CONFIG = "_config.yml"
Pages = Callable[[], Mapping[str, str]]
"""Gives the path of every page in the docs folder -> its title."""
_LARGEST = 1_000_000
"""Bytes of a file that is read."""
_LARGEST_INCLUDE = 20_000
"""Bytes of an include that is read: it stands in the page as often as the page names it."""
_INCLUDE = re.compile(r"(?:[\w-]+/){0,5}[\w-]+(?:\.[\w-]+)*")
_MOST, _A_FILE = 5_000_000, 1_000
"""Bytes of all of them together, where each file counts as so many at least."""
_DEEPEST = 20
"""Folders within one another: links may lead from one to another without end."""


class Site:
    """A wiki's configuration, read when a page first asks for it."""

    def __init__(
        self,
        folders: Sequence[Path] = (),
        others: Callable[[], Mapping[str, Any]] = dict,
        pages: Pages = dict,
        reader: Reader | None = None,
    ) -> None:
        """Take the folders that `_config.yml` and `_data` may lie in, values for what it has not, and the pages.

        `reader` reads them, and keeps what it refused.
        """
        self._folders = folders
        self._others = others
        self._pages = pages
        self._size = 0
        self._includes: dict[str, str | None] = {}
        self._reader = reader or Reader(Confined.to(*folders), Path.cwd())

    @property
    def refused(self) -> list[Diagnostic]:
        """What was there and could not be read, as far as the site was read."""
        return self._reader.found

    def __call__(self) -> Mapping[str, Any]:
        """The values; without a `_config.yml` and `_data` it is empty, and nothing of the site is certain."""
        return self._values

    def include(self, name: str) -> str | None:
        """The text of the wiki's own include `name` (`image.html`); None where it has none."""
        if name not in self._includes:
            self._includes[name] = None
            if _INCLUDE.fullmatch(name):
                found = (self._reader.read(folder / "_includes" / name, _LARGEST_INCLUDE) for folder in self._folders)
                data = next((data for data in found if data is not None), None)
                self._includes[name] = encoding.decode(data, name)[0] if data is not None else None
        return self._includes[name]

    @property
    def config(self) -> tuple[Mapping[str, Any], Path | None]:
        """What the wiki's `_config.yml` says, and its folder; None where there is none that can be read."""
        return self._config[:2]

    @property
    def config_file(self) -> str:
        """The name of `_config.yml` in diagnostics."""
        return shown((self.config[1] or Path()) / _CONFIG, self._reader.root)

    def config_node(self, key: str) -> yaml.Node | None:
        """What `_config.yml` says of `key`, with the places where it does."""
        top = self._config[2]
        pairs = top.value if isinstance(top, yaml.MappingNode) else []
        return next((value for name, value in pairs if name.value == key), None)

    @cached_property
    def _config(self) -> tuple[Mapping[str, Any], Path | None, yaml.Node | None]:
        for folder in self._folders:
            data = self._data_of(folder / _CONFIG)
            read = config_file.read(data or b"", shown(folder / _CONFIG, self._reader.root))
            self.tell(read.found)
            if read.values:
                return read.values, folder, read.node
        return {}, None, None

    def refuse(self, code: str, **values: str) -> None:
        """Keep that not all of what `_config.yml` says was heeded."""
        self._reader.refuse((self.config[1] or Path()) / _CONFIG, RefusedError(code, **values))

    def tell(self, found: Iterable[Diagnostic]) -> None:
        """Keep what is wrong in `_config.yml`."""
        self._reader.found += [each for each in found if each not in self._reader.found]

    @cached_property
    def _values(self) -> Mapping[str, Any]:
        config, _ = self.config
        data: dict[str, Any] = {}
        for folder in reversed(self._folders):
            data |= self._data(folder / "_data")
        if not config and not data:
            return {}
        return {**self._others(), **config, "data": {"urls": _urls(self._pages()), **data}}

    def _data(self, folder: Path, depth: int = 0) -> dict[str, Any]:
        """The files below `folder` by their names; folders are mappings."""
        found: dict[str, Any] = {}
        for path, is_folder in self._reader.entries(folder) if depth < _DEEPEST else ():
            if is_folder:
                found[path.name] = self._data(path, depth + 1)
            elif path.suffix in (".yml", ".yaml", ".json"):
                found[path.stem] = _plain(self._node(path))
        return found

    def _data_of(self, path: Path) -> bytes | None:
        """The bytes of a file; None where there is none that can be read, or all of them together are too many."""
        data = self._reader.read(path, _LARGEST)
        if data is None or self._size + len(data) > _MOST:
            if data is not None:
                self._reader.refuse(path, RefusedError("site-data-too-large", limit=f"{_MOST // 1_000_000}"))
            return None
        self._size += len(data) + _A_FILE
        return data

    def _node(self, path: Path) -> yaml.Node | None:
        """What a file of YAML holds; None where it is none. What is wrong with it is not a page's concern."""
        data = self._data_of(path)
        if data is None:
            return None
        try:
            text, _ = encoding.decode(data, path.name)
            return yaml_nodes.compose(text)
        except (yaml.YAMLError, ValueError, RecursionError):
            return None


def _plain(node: yaml.Node | None) -> Any:  # noqa: ANN401  YAML holds anything
    try:
        return Plain().value(node) if node else None
    except (ValueError, RecursionError, OverflowError):
        return None


def _urls(pages: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The documentation theme's `site.data.urls`, which it makes of the pages: `{{site.data.urls.NAME.link}}`."""
    found = {}
    for path, title in pages.items():
        words = re.sub(r"([\[\]])", r"\\\1", title)
        address = "/" + quote(PurePosixPath(path).with_suffix(".html").as_posix())
        found[PurePosixPath(path).stem] = {"title": title, "url": address, "link": f"[{words}]({address})"}
    return found
