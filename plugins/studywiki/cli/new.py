"""`studywiki new`: writes a wiki, or this release's workflows into one that is there."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from studywiki.check import replacing
from studywiki.cli.parser import Parser
from studywiki.edit_links import checkout
from studywiki.messages.os_errors import reason
from studywiki.mkdocs_plugin import mkdocs_yml
from studywiki.pages.confined import Confined, RefusedError
from studywiki.scaffold import templates, writing
from studywiki.scaffold.source import PACKAGE, REPOSITORY, Source, installed
from studywiki.scaffold.upgrade import Upgrade, Upgraded, upgrade
from studywiki.scaffold.words import LANGUAGES, say
from studywiki.terminal import console
from studywiki.terminal.printable import output

OK, PROBLEMS, USAGE = 0, 1, 2
_LARGEST = 100_000
"""Bytes of a workflow; ours have some two thousand."""


def add_to(parser: Parser) -> None:
    """Give `parser` the command's arguments."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    parser.add_argument("--name")
    parser.add_argument("--repo", metavar="URL")
    parser.add_argument("--language", choices=LANGUAGES, default="ko")
    parser.add_argument("--upgrade", action="store_true")
    parser.set_defaults(refuse=parser.error)


def new(options: argparse.Namespace) -> int:
    """Write a new wiki and say how to go on; gives 0, 1 where something is in the way, 2 for wrong usage."""
    source = installed(_origin)
    if options.upgrade:
        if alone := [f"--{name}" for name in ("name", "repo") if getattr(options, name)]:
            options.refuse(f"not allowed with --upgrade: {', '.join(alone)}")
        return _upgrade(options.folder or Path(), source)
    if options.folder is None:
        options.refuse("a folder is needed")
    folder: Path = options.folder
    language: str = options.language
    own, shown = _text(options.name or folder.resolve().name), _text(str(folder))
    try:
        wiki = templates.files(own, options.repo and _text(options.repo), language, source)
        staying = writing.write(folder, wiki)
        missing = {name: writing.not_ignored(folder / name) for name in staying}
    except UnicodeEncodeError:
        return _refuse(say("no-text", language, name=own), USAGE)
    except writing.WouldOverwriteError as error:
        return _refuse(say("taken", language, names=str(error)))
    except OSError as error:
        return _refuse(_unwritten(error, folder, language))
    is_here = folder.resolve() == Path.cwd()
    written = "written-here" if is_here else "written"
    said = [say(written, language, path=shown, count=str(len(wiki) - len(staying)))]
    for name, needed in missing.items():
        stays = "not-ignored" if needed else "stays"
        said.append(say(stays, language, name=name, lines="\n".join(f"  {line}" for line in needed)))
    lines = "  mkdocs serve" if is_here else f"  cd {_in_shell(shown)}\n  mkdocs serve"
    said += [say("look", language, lines=lines), say("publish", language)]
    if source.is_local:
        said.append(_local(source, language))
    _tell("\n\n".join(said))
    return OK


def _upgrade(folder: Path, source: Source) -> int:
    """Give the wiki in `folder` this release's workflows, and say what was changed and what was not."""
    config = folder / "mkdocs.yml"
    if not config.is_file():
        return _refuse(say("no-wiki", "ko", path=_text(str(folder))), USAGE)
    language = mkdocs_yml.language(config)
    known = templates.workflows(language, source)
    present, linked = _present(folder, known)
    found = upgrade({**present, **dict.fromkeys(linked, "")}, language, source)
    said = [say("linked", language, path=path) for path in linked]
    try:
        for path, file in found.files.items():
            before = present.get(path)
            if file.is_new:
                writing.write(folder, {path: file.text})
            elif before is not None and before.replace("\r\n", "\n") != file.text:
                text = file.text.replace("\n", "\r\n") if "\r\n" in before else file.text
                replacing.replace(folder / path, text.encode())
                said.append(say("upgraded", language, path=path))
            said += _of(path, file, language)
    except writing.WouldOverwriteError as error:
        return _refuse(say("taken", language, names=str(error)))
    except OSError as error:
        return _refuse(_unwritten(error, folder, language))
    said += _left(found, linked, language)
    _tell("\n".join(said) or say("up-to-date", language))
    if source.is_local:
        _tell(_local(source, language))
    return OK


def _present(folder: Path, paths: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """The files of `paths` that are there, and those that are not read: links, folders, no text."""
    confined = Confined.to(folder)
    texts: dict[str, str] = {}
    linked: list[str] = []
    for path in paths:
        if writing.in_the_way(folder, path) is None:
            continue
        try:
            if writing.in_the_way(folder, path) != path or (folder / path).is_symlink():
                raise RefusedError("file-outside")
            texts[path] = confined.read(folder / path, _LARGEST).decode("utf-8")
        except (RefusedError, UnicodeDecodeError, OSError):
            linked.append(path)
    return texts, linked


def _of(path: str, file: Upgraded, language: str) -> list[str]:
    """What there is to say of one file."""
    if file.is_new:
        return [say("added", language, path=path)]
    said = []
    before, now = file.pins
    if before != now and before and now:
        said.append(say("pinned", language, path=path, before=before, now=now))
    if file.is_torn:
        said.append(say("torn", language, path=path))
    if file.kept:
        said.append(say("kept", language, path=path, at=", ".join(map(str, file.kept))))
    for refused in file.refused:
        lines = "\n".join(f"  {line}" for line in refused.ours)
        phrase = "refused" if lines else "refused-away"
        said.append(say(phrase, language, path=path, line=str(refused.line), lines=lines))
    return said


def _left(found: Upgrade, linked: Iterable[str], language: str) -> list[str]:
    return [
        *(say("foreign", language, path=path) for path in found.foreign if path not in linked),
        *(say("gone", language, path=path) for path in found.gone),
    ]


def _local(source: Source, language: str) -> str:
    """That GitHub cannot install what is installed here, and what it can."""
    return say("local", language, requirement=source.requirement, public=f"{PACKAGE} @ git+{REPOSITORY}")


def _origin(folder: Path) -> str:
    found = checkout.read(folder)
    return found.origin if found else ""


def _in_shell(path: str) -> str:
    """A folder's name as every shell takes it."""
    return path if path.replace("/", "").replace("-", "").replace("_", "").replace(".", "").isalnum() else f'"{path}"'


def _unwritten(error: OSError, folder: Path, language: str) -> str:
    why = reason(error, language)
    return say("unwritten", language, path=_text(str(error.filename or folder)), why=why.why, cure=why.cure)


def _text(argument: str) -> str:
    """An argument as it was typed: in a locale that knows no Hangul, Python takes its bytes for no text."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def _refuse(why: str, status: int = PROBLEMS) -> int:
    console.tell(f"studywiki: {why}")
    return status


def _tell(text: str) -> None:
    with suppress(OSError):  # it is done; only who would hear of it is not there
        console.write(output(text) + "\n")
