"""The command `studywiki`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from studywiki.cli import build, cache, check, new, search
from studywiki.cli.parser import Parser, config_of, language_of
from studywiki.mkdocs_plugin import mkdocs_yml
from studywiki.scaffold.words import LANGUAGES

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (default: the process's arguments); gives 0, 1 for problems, 2 for wrong usage."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    language = language_of(arguments, LANGUAGES) or _language(Path(config_of(arguments)))
    parser = command_line(language)
    options = parser.parse_args(arguments)
    try:
        if options.command == "check":
            return check.check(options, os.environ)
        if options.command == "build":
            return build.build(options)
        if options.command == "cache":
            return cache.cache(options, language)
        if options.command == "search":
            return search.search(options, language)
        return new.new(options)
    except KeyboardInterrupt:
        return INTERRUPTED


def command_line(language: str) -> Parser:
    """The whole command line, which speaks `language`."""
    parser = Parser(language, prog="studywiki")
    commands = parser.add_commands()
    new.add_to(commands("new"))
    build.add_to(commands("build"))
    check.add_to(commands("check"))
    search.add_to(commands("search"))
    cache.add_to(commands("cache"))
    return parser


def _language(config_file: Path) -> str:
    """The language of the wiki; Korean, the command's own, where there is none."""
    try:
        return mkdocs_yml.language(config_file)
    except OSError:
        return "ko"
