"""The command line speaks the wiki's language: its help, and what is wrong with what was typed."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from studywiki.cli.main import command_line, main
from studywiki.messages import phrases
from studywiki.scaffold.words import LANGUAGES

PROSE = re.compile(r"[A-Za-z]{2,}")
LATIN = ["studywiki", "OWNER", "NAME", "GitHub", "https", "com", "mkdocs", "yml", "Markdown", "NFC", "CRLF"]
"""What is Latin in the command line of a Korean wiki, beside the names of commands, options, values and files."""


def arguments(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.Action]]:
    """Each argument of a parser and of its commands, with the name of the program that has it."""
    for action in parser._actions:
        yield parser.prog, action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from arguments(command)


def names() -> set[str]:
    """Every word that an argument's name, its place or its values have."""
    found: set[str] = set(LATIN)
    for program, action in arguments(command_line("ko")):
        parts = [
            program,
            *action.option_strings,
            action.dest,
            str(action.metavar or ""),
            *map(str, action.choices or ()),
        ]
        found |= {word for part in parts for word in PROSE.findall(part)}
    return found | {name.upper() for name in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_argument_has_its_words(language: str) -> None:
    found = list(arguments(command_line(language)))
    assert len(found) > 10
    for program, action in found:
        if isinstance(action, argparse._SubParsersAction):
            continue
        assert action.help, f"{program} {action.dest}: no words in messages/phrases/command.toml"
        assert bool(re.search("[가-힣]", action.help)) == (language == "ko"), f"{program} {action.dest}: {action.help}"


def test_no_words_are_left_of_an_argument_that_is_gone() -> None:
    words = phrases.of("command")
    known: dict[str, set[str]] = {name: set() for name in words["studywiki"] if name != "about"}
    for program, action in arguments(command_line("ko")):
        if command := program.partition(" ")[2]:
            known[command].add(max([*action.option_strings, action.dest], key=len).lstrip("-"))
    for command, names in known.items():
        assert set(words[command]) - {"about"} <= names


MISTAKES = [
    [],
    ["old"],
    ["new"],
    ["new", "a", "b"],
    ["new", "a", "--language", "fr"],
    ["new", "--upgrade", "--name", "a"],
    ["check", "--format", "xml"],
    ["check", "--format"],
    ["check", "--fix=yes"],
    ["check", "--nothing"],
]


@pytest.mark.parametrize("typed", [["-h"], ["new", "-h"], ["check", "-h"], *MISTAKES], ids=" ".join)
def test_a_korean_wiki_is_spoken_to_in_korean(
    typed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stop:
        main(typed)
    assert stop.value.code == (0 if "-h" in typed else 2)
    said = "".join(capsys.readouterr())
    assert set(PROSE.findall(said)) <= names() | set(PROSE.findall(" ".join(typed)))
    assert re.search("[가-힣]", said)


@pytest.mark.parametrize(
    ("arguments", "korean"),
    [
        (["check", "--format"], False),
        (["check", "-f", "ko.yml", "--format"], True),
        (["check", "--config-file=ko.yml", "--format"], True),
        (["new", "--language", "ko", "--name"], True),
        (["new", "--language=ko", "--name"], True),
    ],
)
def test_the_language_is_the_wikis(
    arguments: list[str],
    korean: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "mkdocs.yml").write_text("theme: {name: material, language: en}\n", "utf-8")
    (tmp_path / "ko.yml").write_text("theme: {name: material, language: ko}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(arguments)
    assert bool(re.search("[가-힣]", capsys.readouterr().err)) == korean


def test_what_argparse_may_say_tomorrow_is_said_as_it_is() -> None:
    assert command_line("ko").mistake("something else") == "something else"
