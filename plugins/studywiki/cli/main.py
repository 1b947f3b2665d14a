"""The command `studywiki`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from studywiki import scaffold
from studywiki.cli import check
from studywiki.cli.check import OK, PROBLEMS, USAGE
from studywiki.messages.os_errors import reason
from studywiki.terminal import console
from studywiki.terminal.printable import output, visible

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (default: the process's arguments); gives 0, 1 for problems, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="studywiki", description="A study wiki from Markdown pages and a sidebar.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    new = commands.add_parser("new", help="write a new wiki that builds")
    new.add_argument("folder", type=Path, metavar="DIR", help="where to write it; made if it is not there")
    new.add_argument("--name", help="the wiki's name (default: the folder's)")
    new.add_argument("--repo", metavar="URL", help="its GitHub repository: https://github.com/OWNER/NAME")
    new.add_argument("--language", choices=scaffold.LANGUAGES, default="ko", help="default: %(default)s")
    checking = commands.add_parser("check", help="look through the wiki: what is wrong, where, and how to mend it")
    check.add_to(checking)
    options = parser.parse_args(argv)
    try:
        if options.command == "check":
            return check.check(options, os.environ)
        return _new(options.folder, options.name, options.repo, options.language)
    except KeyboardInterrupt:
        return INTERRUPTED


def _new(folder: Path, name: str | None, repository: str | None, language: str) -> int:
    """Write a new wiki into `folder` and say how to go on."""
    own, shown = _text(name or folder.resolve().name), _text(str(folder))
    try:
        wiki = scaffold.files(own, repository and _text(repository), language)
        scaffold.write(folder, wiki)
    except UnicodeEncodeError:
        return _refuse("no-text", language, name=own)
    except scaffold.WouldOverwriteError as error:
        return _refuse("taken", language, names=str(error))
    except OSError as error:
        why = reason(error, language)
        return _refuse("unwritten", language, path=_text(str(error.filename or folder)), why=why.why, cure=why.cure)
    with suppress(OSError):  # it is there; only who would hear of it is not
        console.write(output(_say("written", language, path=shown, count=str(len(wiki)))) + "\n")
    return OK


def _text(argument: str) -> str:
    """An argument as it was typed: in a locale that knows no Hangul, Python takes its bytes for no text."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def _refuse(phrase: str, language: str, **values: str) -> int:
    console.tell(f"studywiki: {_say(phrase, language, **values)}")
    return USAGE if phrase == "no-text" else PROBLEMS


def _say(phrase: str, language: str, **values: str) -> str:
    return scaffold.phrase(phrase, language).format(**{name: visible(value) for name, value in values.items()})
