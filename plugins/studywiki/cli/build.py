"""`studywiki build`: as `mkdocs build`, and done at once where nothing has changed since the last one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from studywiki.cache import last_build, place
from studywiki.cache.store import Store
from studywiki.terminal import console

if TYPE_CHECKING:
    import argparse

_TAKES_A_VALUE = {"-f": "file", "--config-file": "file", "-d": "site", "--site-dir": "site"}
_ALONE = {"-s": "strict", "--strict": "strict", "-q": "quiet", "--quiet": "quiet"}


def add_to(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the command's arguments: those of `mkdocs build` that are about one build."""
    parser.add_argument("-f", "--config-file", metavar="FILE", default="mkdocs.yml")
    parser.add_argument("-d", "--site-dir", metavar="DIR")
    parser.add_argument("-s", "--strict", action="store_true")
    parser.add_argument("-q", "--quiet", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")


def build(options: argparse.Namespace) -> int:
    """Build the wiki; gives MkDocs' exit status."""
    from studywiki.mkdocs_plugin.whole_build import run  # it loads all of MkDocs

    given = ["--config-file", options.config_file]
    given += ["--site-dir", options.site_dir] if options.site_dir else []
    given += [f"--{name}" for name in ("strict", "quiet", "verbose") if getattr(options, name)]
    return run(given)


def is_done(arguments: Sequence[str]) -> bool:
    """Tell whether what `arguments` ask for is there already, and say so; where it is not certain, it is not."""
    given = dict(_read(arguments))
    file, site = given.get("file") or "mkdocs.yml", given.get("site")
    if "unknown" in given or not os.path.isfile(file):  # noqa: PTH113  pathlib would not shorten it
        return False
    store = Store(place.file())
    built = last_build.standing(file, site, store, os.environ, strict="strict" in given)
    store.let_go()
    if built and "quiet" not in given:
        console.tell(built.said.format(site=os.path.relpath(built.site)))
    return built is not None


def _read(arguments: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What `arguments` say: name -> value; among them `unknown` for what is not looked at here."""
    waiting = ""
    for argument in arguments:
        name, equals, value = argument.partition("=")
        if waiting:
            yield waiting, argument
            waiting = ""
        elif argument in _ALONE:
            yield _ALONE[argument], "yes"
        elif name in _TAKES_A_VALUE and equals:
            yield _TAKES_A_VALUE[name], value
        elif argument in _TAKES_A_VALUE:
            waiting = _TAKES_A_VALUE[argument]
        else:
            yield "unknown", argument
    if waiting:
        yield "unknown", waiting
