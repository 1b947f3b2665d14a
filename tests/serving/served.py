"""A wiki that `mkdocs serve` shows, but for the watching: its builder is called where a file has changed."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from studywiki.mkdocs_plugin.plugin import StudyWikiPlugin
from tests.conftest import MINIMAL

ADDRESS = "http://127.0.0.1:8000/"


class Served:
    """The wiki in `root`."""

    def __init__(self, root: Path, *, dirty: bool = False, strict: bool = False) -> None:
        self.root = root
        self.site = root / "served"
        self.dirty, self.strict = dirty, strict
        self.wholes = 0
        """How often the whole wiki was built."""
        self.log: list[str] = []
        config = self._config()
        self.plugin = cast("StudyWikiPlugin", config.plugins["studywiki"])
        config.plugins.on_startup(command="serve", dirty=dirty)
        self.server = LiveReloadServer(builder=self.whole, host="127.0.0.1", port=0, root=str(self.site))
        self.whole(config)
        self.server.watch(config.docs_dir)
        self.server = config.plugins.on_serve(self.server, config=config, builder=self.whole)
        self._end = config.plugins.on_shutdown

    def _config(self) -> MkDocsConfig:
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site), strict=self.strict)
        config.site_url = ADDRESS
        return config

    def whole(self, config: MkDocsConfig | None = None) -> None:
        """Build the whole wiki, as MkDocs does."""
        self.wholes += 1
        build(config or self._config(), serve_url=ADDRESS, dirty=self.dirty)

    def wake(self) -> bool:
        """Build what is to be built; tells whether that was the whole wiki."""
        before = self.wholes
        self.log.clear()
        self.server.builder()
        return self.wholes > before

    def edit(self, name: str, before: str, after: str) -> None:
        """Write `after` for `before`, which stands in the file `name` once."""
        text = (self.root / name).read_text("utf-8")
        assert text.count(before) == 1, f"{name}: {before!r}"
        self.write(name, text.replace(before, after))

    def write(self, name: str, text: str | bytes) -> None:
        """Write the file `name`."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def files(self) -> dict[str, bytes]:
        """The finished site, with the search."""
        self.plugin.serving.settle()
        found = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}

    def end(self) -> None:
        """End as MkDocs does."""
        self._end()
        self.server.server_close()


@contextmanager
def serving(root: Path, files: Mapping[str, str | bytes], **config: Any) -> Iterator[Served]:
    """A wiki of `files` in `root`, being served.

    `dirty` and `strict` are the command's, other keywords go into mkdocs.yml.
    """
    how = {key: config.pop(key) for key in ("dirty", "strict") if key in config}
    for name, content in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    text = yaml.safe_dump({**MINIMAL, **config}, allow_unicode=True, sort_keys=False)
    (root / "mkdocs.yml").write_text(text, "utf-8")
    handler, logger = _Gather(), logging.getLogger("mkdocs")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    served = None
    try:
        served = Served(root, **how)
        handler.lines = served.log
        yield served
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        if served:
            served.end()
        shutil.rmtree(root / "served", ignore_errors=True)


class _Gather(logging.Handler):
    """Keeps what our plugin says."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.startswith("mkdocs.plugins."):
            self.lines.append(record.getMessage().removeprefix("studywiki: "))
