"""How MkDocs' own command was called, where it is `mkdocs build`, and its end where there is nothing to do."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import NamedTuple, NoReturn

import click

from studywiki.cache.last_build import LastBuild
from studywiki.messages import phrases
from studywiki.terminal.printable import output

_ASKS_FOR_ANOTHER_SITE = ("theme", "use_directory_urls")
"""Options by which the same wiki becomes another site."""
_SEEN = "studywiki.sources"
"""Where the command has what was seen: https://click.palletsprojects.com/en/stable/api/#click.Context.meta ."""


class Called(NamedTuple):
    """What it was asked for."""

    file: str
    """The configuration's."""
    site: str | None
    """Where the site is to be, if that was said."""
    is_strict: bool = False
    """Whether a warning is to end it, as the command says."""


def build() -> Called | None:
    """What `mkdocs build` was asked for; None within another program, and where the site would be another one."""
    context = click.get_current_context(silent=True)
    if context is None or context.command.name != "build":
        return None
    said = context.params
    if not said.get("clean", True) or any(said.get(name) is not None for name in _ASKS_FOR_ANOTHER_SITE):
        return None
    file = getattr(said.get("config_file"), "name", None) or "mkdocs.yml"
    return Called(file, said.get("site_dir"), bool(said.get("strict")))


def note(roots: Sequence[str], site: str, sources: str) -> None:
    """Keep with the command what stands for the `sources` in `roots` of the wiki whose site is `site`."""
    if context := click.get_current_context(silent=True):
        context.meta[_SEEN] = (tuple(roots), site, sources)


def seen(roots: Sequence[str], site: str) -> str | None:
    """What stands for the sources in `roots`, where the command has looked at them before it loaded the plugin."""
    context = click.get_current_context(silent=True)
    of, where, sources = context.meta.get(_SEEN, (None, None, None)) if context else (None, None, None)
    return sources if (of, where) == (tuple(roots), site) else None


def leave(built: LastBuild, log: logging.LoggerAdapter[logging.Logger]) -> NoReturn:
    """End the command, well: the site is as it would be. What was said when it was `built` is said again."""
    for is_warning, text in built.told:
        log.log(logging.WARNING if is_warning else logging.INFO, "%s", text)
    log.info("%s", phrases.spoken("build", built.language)["unchanged"].format(site=output(built.site)))
    raise SystemExit(0)  # click's own way to say so is an error to MkDocs
