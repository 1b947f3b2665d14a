"""`studywiki search`: what readers of a built site find, by the scripts that their browsers run."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from studywiki import messages
from studywiki.cli.parser import Parser
from studywiki.diagnostics import StoppedError
from studywiki.messages import phrases
from studywiki.mkdocs_plugin import mkdocs_yml
from studywiki.search import files
from studywiki.search.trying import Trial, UnreadableError
from studywiki.terminal import console
from studywiki.terminal.printable import output, visible

_NAME = re.compile(r"[a-z0-9]{1,16}")
"""What a file of the index may be called: one that leads elsewhere is none."""
_LARGEST = 100_000_000
_INDENT = "   "
_OPEN, _CLOSE = "[".encode("utf-16-le"), "]".encode("utf-16-le")
"""Around what was found in a snippet."""


def add_to(parser: Parser) -> None:
    """Give `parser` the command's arguments."""
    parser.add_argument("query", nargs="+", metavar="QUERY")
    parser.add_argument("--site", type=Path, metavar="DIR")
    parser.add_argument("-f", "--config-file", metavar="FILE", default="mkdocs.yml")
    parser.add_argument("--limit", type=int, default=10, metavar="N")
    parser.add_argument("--json", action="store_true")


def search(options: argparse.Namespace, language: str) -> int:
    """Answer what `options` ask for; gives 0, or 1 where the site has no index that can be asked."""
    words = phrases.of("command")["searched"]
    site: Path = options.site or _site(Path(options.config_file))
    if not (site / files.FOLDER / f"{files.HEAD}.js").is_file():
        console.tell(words["no_index"][language].format(site=site))
        return 1
    many = options.query == ["-"]
    queries = _lines() if many else [" ".join(options.query)]
    limit = max(options.limit, 1)
    try:
        trial = Trial(lambda name: _script(site, name))
        try:
            answers = ((query, trial.search(query, limit)) for query in queries)
            if options.json:
                console.write(_many(answers) if many else _one(*next(answers)), "json")
            else:
                for query, answer in answers:
                    console.write(output(_shown(query, answer, language, named=many)))
        finally:
            trial.close()
    except UnreadableError as error:
        console.tell(words["unreadable"][language].format(site=site, why=error))
        return 1
    except StoppedError as error:
        console.tell(messages.words(error.diagnostic, language).message)
        return 1
    return 0


def _site(config_file: Path) -> Path:
    """Where the wiki of `config_file` has its site, as far as that file says."""
    return config_file.parent / (mkdocs_yml.text(config_file, "site_dir") or "site")


def _script(site: Path, name: str) -> str | None:
    """The file `name` of the index; None where it cannot be read."""
    if not _NAME.fullmatch(name):
        return None
    try:
        with (site / files.FOLDER / f"{name}.js").open("rb") as file:
            return file.read(_LARGEST).decode("utf-8")
    except (OSError, ValueError):
        return None


def _lines() -> Iterator[str]:
    """The queries of the standard input, a line each."""
    for line in sys.stdin or ():
        if line.strip():
            yield line.strip("\r\n")


def _many(answers: Iterable[tuple[str, dict[str, Any]]]) -> str:
    """The pages that are found for each query, as a search engine's results are scored: each once, the best first."""
    found = {query: [_address(*each) for each in _results(answer)] for query, answer in answers}
    return json.dumps({"engine": "studywiki", "results": found}, ensure_ascii=False, indent=1) + "\n"


def _one(query: str, answer: dict[str, Any]) -> str:
    """All of one answer."""
    results = [
        {
            "title": page["title"],
            "address": page["location"],
            "path": page["path"],
            "score": result["score"],
            "sections": [
                {
                    "title": each["title"],
                    "address": _place(page, each),
                    "score": each["score"],
                    "text": each["text"],
                    "marks": each["marks"],
                }
                for each in result["sections"]
            ],
        }
        for page, result in _results(answer)
    ]
    corrected, count = answer["found"].get("corrected"), answer["found"].get("count")
    told = {"query": query, "corrected": corrected, "count": count, "missing": answer["faults"], "results": results}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _results(answer: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    yield from zip(answer["pages"], answer["found"]["results"], strict=True)


def _address(page: dict[str, Any], result: dict[str, Any]) -> str:
    """Where the best of a page stands."""
    return _place(page, result["sections"][0]) if result["sections"] else str(page["location"])


def _place(page: dict[str, Any], section: dict[str, Any]) -> str:
    return f"{page['location']}#{section['anchor']}" if section.get("anchor") else str(page["location"])


def _shown(query: str, answer: dict[str, Any], language: str, *, named: bool) -> str:
    """An answer for who reads it: title and place in the sidebar, address, snippet."""
    words = phrases.of("command")["searched"]
    lines = [f"= {query}"] if named else []
    if corrected := answer["found"].get("corrected"):
        lines.append(words["corrected"][language].format(query=corrected))
    if answer["faults"]:
        lines.append(words["missing"][language].format(names=", ".join(answer["faults"])))
    if not answer["pages"]:
        lines.append(words["nothing"][language])
    for number, (page, result) in enumerate(_results(answer), 1):
        above = " › ".join(page["path"])
        lines.append(f"{number}. {page['title']}" + (f"  ({above})" if above else ""))
        for section in result["sections"][:1] or [{"anchor": "", "title": "", "text": "", "marks": []}]:
            heading = f"  {section['title']}" if section.get("anchor") and section["title"] else ""
            lines.append(f"{_INDENT}{_place(page, section)}{heading}")
            if section["text"]:
                lines.append(_INDENT + " ".join(_marked(section["text"], section["marks"]).split()))
    return "\n".join(visible(line) for line in lines) + "\n"


def _marked(text: str, marks: list[list[int]]) -> str:
    """A snippet whose matches stand in brackets; places are JavaScript's, in UTF-16."""
    units = text.encode("utf-16-le")
    parts, at = [], 0
    for start, end in sorted(marks):
        if start >= at:
            parts += [units[2 * at : 2 * start], _OPEN, units[2 * start : 2 * end], _CLOSE]
            at = end
    return b"".join([*parts, units[2 * at :]]).decode("utf-16-le", errors="replace")
