"""The command `studywiki`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from studywiki import command, scaffold
from studywiki.printable import output, visible

OK, PROBLEMS, USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (default: the process's arguments); gives 0, 1 for problems, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="studywiki", description="A study wiki from Markdown pages and a sidebar.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    new = commands.add_parser("new", help="write a new wiki that builds")
    new.add_argument("folder", type=Path, metavar="DIR", help="where to write it; made if it is not there")
    new.add_argument("--name", help="the wiki's name (default: the folder's)")
    new.add_argument("--repo", metavar="URL", help="its GitHub repository: https://github.com/OWNER/NAME")
    new.add_argument("--language", choices=scaffold.LANGUAGES, default="ko", help="default: %(default)s")
    check = commands.add_parser("check", help="look through the wiki: what is wrong, where, and how to mend it")
    command.add_to(check)
    options = parser.parse_args(argv)
    if options.command == "check":
        return command.check(options, os.environ)
    return _new(options.folder, options.name, options.repo, options.language)


def _new(folder: Path, name: str | None, repository: str | None, language: str) -> int:
    """Write a new wiki into `folder` and say how to go on."""
    wiki = scaffold.files(name or folder.resolve().name, repository, language)
    try:
        scaffold.write(folder, wiki)
    except scaffold.WouldOverwriteError as error:
        print(output(f"studywiki: nothing was written; these files are there already: {error}"), file=sys.stderr)
        return PROBLEMS
    except OSError as error:
        print(output(f"studywiki: {error}"), file=sys.stderr)
        return PROBLEMS
    shown = visible(str(folder))
    print(output(f"A wiki of {len(wiki)} files lies in {shown}. Go on with:\n\n  cd {shown}\n  mkdocs serve"))
    return OK
