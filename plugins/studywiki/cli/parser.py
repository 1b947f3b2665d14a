"""The command line in the wiki's language: help, and what is wrong with what was typed.

argparse says both in English, by gettext, whose words are the process's. So the words of an option are looked up by
its name, in `messages/phrases/command.toml`, and what argparse says of a mistake is said again.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NoReturn

from studywiki.messages import phrases
from studywiki.terminal import console
from studywiki.terminal.printable import output, visible

USAGE = 2


class Parser(argparse.ArgumentParser):
    """An `ArgumentParser` that speaks `language`; the words of its arguments are those of its command."""

    def __init__(self, language: str = "ko", command: str = "", **options: Any) -> None:  # noqa: ANN401  argparse's own
        self.language = language
        self.command = command
        words = _words()["frame"]
        super().__init__(
            **{"formatter_class": _formatter(words["usage"][language]), **options},
            add_help=False,
            allow_abbrev=False,
            description=_words()[command or "studywiki"]["about"][language],
        )
        self._given = self.add_argument_group(words["arguments"][language])
        self._chosen = self.add_argument_group(words["options"][language])
        self.add_argument("-h", "--help", action="help")

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:  # noqa: ANN401  as argparse has it
        """Add an argument as `ArgumentParser` does; its help is the phrase of its name, where there is one."""
        name = max(map(str, names), key=len).lstrip("-")
        words = _words().get(self.command, {}).get(name) or _words()["frame"].get(name)
        if words:
            options["help"] = words[self.language]
        group = self._chosen if str(names[0]).startswith("-") else self._given
        return group.add_argument(*names, **options)

    def add_commands(self) -> Callable[[str], Parser]:
        """What adds a command of a name, whose own arguments are the parser's that it gives."""
        words = _words()
        title = words["frame"]["commands"][self.language]
        commands = self.add_subparsers(
            dest="command", required=True, metavar="COMMAND", title=title, parser_class=Parser
        )

        def add(name: str) -> Parser:
            told = words["studywiki"][name][self.language]
            return commands.add_parser(name, help=told, language=self.language, command=name)

        return add

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and how to ask for help; ends the process with 2."""
        said = self.say("see", program=self.prog)
        console.tell(f"{self.prog}: {self.mistake(message)}\n{said}")
        raise SystemExit(USAGE)

    def print_help(self, file: object = None) -> None:
        """Write the help to the standard output, in whatever encoding that has."""
        console.write(output(self.format_help()))

    def mistake(self, message: str) -> str:
        """What argparse says, in our language; as it is where it is nothing that we know."""
        for pattern, words in _mistakes():
            if match := pattern.fullmatch(message):
                values = {name: visible(value) for name, value in match.groupdict().items()}
                if "mistake" in values:
                    values["mistake"] = self.mistake(values["mistake"])
                return str(words[self.language]).format(**values)
        return message

    def say(self, name: str, **values: str) -> str:
        """A phrase of the command line."""
        return str(_words()["frame"][name][self.language]).format(**values)


def language_of(arguments: Sequence[str], languages: Iterable[str]) -> str | None:
    """The language that a command line asks for, before it is read; None where it asks for none."""
    for at, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--language":
            asked = value if equals else next(iter(arguments[at + 1 :]), "")
            return asked if asked in languages else None
    return None


def config_of(arguments: Sequence[str]) -> str:
    """The mkdocs.yml that a command line names, before it is read."""
    for at, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name in ("-f", "--config-file"):
            return value if equals else next(iter(arguments[at + 1 :]), "mkdocs.yml")
    return "mkdocs.yml"


def _words() -> dict[str, Any]:
    return phrases.of("command")


@cache
def _mistakes() -> list[tuple[re.Pattern[str], dict[str, str]]]:
    """What argparse says of mistakes -> our words, with its values in them."""
    found = []
    for words in _words()["mistake"].values():
        parts = re.split(r"\{(\w+)\}", words["argparse"])
        text = "".join(f"(?P<{part}>.*?)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
        found.append((re.compile(text, re.DOTALL), words))
    return found


def _formatter(usage: str) -> type[argparse.HelpFormatter]:
    """The formatter that begins with the word `usage`."""

    class Formatter(argparse.HelpFormatter):
        def add_usage(self, usage_: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401
            super().add_usage(usage_, actions, groups, usage if prefix is None else prefix)

    return Formatter
