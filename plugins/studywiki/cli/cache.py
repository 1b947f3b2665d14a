"""`studywiki cache`: where what builds keep for the next lies, how large it is, and how it goes."""

from __future__ import annotations

import argparse

from studywiki.cache import place
from studywiki.cache.store import clear, size_of
from studywiki.messages import phrases
from studywiki.messages.os_errors import reason
from studywiki.terminal import console


def add_to(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the command's arguments."""
    parser.add_argument("what", choices=("path", "size", "clear"))


def cache(options: argparse.Namespace, language: str) -> int:
    """Do what `options` ask for; gives 0, or 1 where it cannot be done."""
    words = phrases.of("command")["kept"]
    path = place.file()
    if path is None:
        console.tell(words["nowhere"][language])
        return 1
    try:
        if options.what == "path":
            console.write(f"{path}\n")
        elif options.what == "size":
            console.write(f"{size_of(path) / 1_000_000:.1f} MB\n")
        else:
            clear(path)
            console.tell(words["cleared"][language])
    except OSError as error:
        console.tell(words["stuck"][language].format(path=path, why=reason(error, language).why))
        return 1
    return 0
