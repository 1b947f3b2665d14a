r"""Authors' own commands: `\newcommand` and its kin in a page or in macros.tex, and those of the option `math.macros`.

KaTeX forgets a definition at the end of its formula; MathJax, for which pages were written, keeps it for the page. So
definitions are taken out of formulas, and given to KaTeX with those formulas that use them.

A command with an optional argument becomes two: `\newcommand{\n}[2][p]{...}` is `\n@` with the body, which takes both
arguments in braces, and `\n` with the body `\@optional{p}\n@`, which batch.js reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from studywiki.diagnostics import Diagnostic, Location

_OPENING = re.compile(
    r"\\(?:new|renew|provide)command\*?\s*(?:\{\s*(?P<braced>\\(?:[A-Za-z]+|.))\s*\}|"
    r"(?P<bare>\\(?:[A-Za-z]+|.)))\s*(?:\[\s*(?P<count>[0-9])\s*\]\s*"
    r"(?:\[(?P<default>(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\])?)?\s*(?=\{)"
    r"|\\DeclareMathOperator(?P<star>\*?)\s*\{?\s*(?P<operator>\\[A-Za-z]+)\s*\}?\s*(?=\{)"
    r"|\\[gex]?def\s*(?P<plain>\\(?:[A-Za-z]+|.))(?P<parameters>(?:#[1-9])*)\s*(?=\{)"
)
_NAME = re.compile(r"\\[A-Za-z@]+|\\[^A-Za-z@]")
_ARGUMENT = re.compile(r"(?<![\\#])#([1-9])")
_COMMENT = re.compile(r"(?<!\\)%.*")


class Definitions(Struct, frozen=True):
    """What a piece of TeX defines, and what is left of it."""

    macros: dict[str, str]
    """Name with backslash -> body, in KaTeX's form: arguments are those that the body names."""
    rest: str
    """The TeX without the definitions."""
    wrong: tuple[str, ...] = ()
    """Names whose bodies want more arguments than they take; they are not among `macros`."""


def read(tex: str) -> Definitions:
    """Take the definitions out of `tex`. What is no whole definition stays in the rest."""
    if "\\" not in tex or not _OPENING.search(tex):
        return Definitions({}, tex)
    macros: dict[str, str] = {}
    wrong: list[str] = []
    rest, at = [], 0
    while found := _OPENING.search(tex, at):
        end = _group_end(tex, found.end())
        rest.append(tex[at : found.start()])
        if end is None:
            rest.append(tex[found.start() : found.end()])
            at = found.end()
            continue
        body = tex[found.end() + 1 : end - 1].strip()
        if found["operator"]:
            macros[found["operator"]] = f"\\operatorname{found['star']}{{{body}}}"
        else:
            arguments = int(found["count"] or len(found["parameters"] or "") // 2)
            name = found["braced"] or found["bare"] or found["plain"]
            if any(int(number) > arguments for number in _ARGUMENT.findall(body)):
                wrong.append(name)
            else:
                macros |= _command(name, arguments, body, found["default"])
        at = end
    return Definitions(macros, "".join([*rest, tex[at:]]), tuple(wrong))


def read_file(text: str, file: str) -> tuple[dict[str, str], list[Diagnostic]]:
    """Read a `macros.tex`, named `file` in diagnostics: its macros, and where it holds something else.

    Comments are TeX's; marks of a formula around the definitions are allowed.
    """
    bare = _COMMENT.sub("", text)
    found = read(bare)
    other = re.sub(r"\$+|\\[\[\]()]", "", found.rest)
    wrong = [line.strip() for line in other.split("\n") if line.strip()]
    lines = bare.split("\n")
    places = [(part, next((n for n, line in enumerate(lines, 1) if part in line), 1)) for part in wrong]
    return found.macros, [
        *(Diagnostic("macros-not-a-definition", Location(file, line), {"text": part[:80]}) for part, line in places),
        *(
            Diagnostic("macro-arguments", Location(file, bare.count("\n", 0, bare.find(name)) + 1), {"command": name})
            for name in found.wrong
        ),
    ]


def of_option(given: Mapping[str, object]) -> dict[str, str]:
    r"""Read the option: `R: \mathbb{R}`, with or without the backslash before the name.

    A list is MathJax's form: body, number of arguments, and what the first is where it is left out.
    https://docs.mathjax.org/en/latest/input/tex/macros.html
    """
    macros: dict[str, str] = {}
    for key, body in given.items():
        name = key if key.startswith("\\") else f"\\{key}"
        if isinstance(body, list) and body:
            text, arguments, default = [*(str(part) for part in body), *("0", "")[len(body) - 1 :]][:3]
            count = int(arguments) if arguments.isdecimal() else 0
            macros |= _command(name, min(count, 9), text, default if len(body) > 2 else None)
        else:
            macros[name] = str(body)
    return macros


def used(tex: str, macros: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Those of `macros` that `tex` uses, by itself or through others, in order of their names."""
    if not macros:
        return ()
    found: dict[str, str] = {}
    waiting: Iterable[str] = _NAME.findall(tex)
    while waiting:
        new = {name: macros[name] for name in waiting if name in macros and name not in found}
        found |= new
        waiting = [name for body in new.values() for name in _NAME.findall(body)]
    return tuple(sorted(found.items()))


def _command(name: str, arguments: int, body: str, default: str | None) -> dict[str, str]:
    """The macros that make the command `name`; `default` is its first argument where that may be left out."""
    if default is None or not arguments:
        return {name: _taking(arguments, body)}
    return {name: f"\\@optional{{{default}}}{name}@", f"{name}@": _taking(arguments, body)}


def _taking(arguments: int, body: str) -> str:
    r"""A body that names its last argument, since KaTeX counts them by that; `\@firstoftwo` is LaTeX's own."""
    if not arguments or f"#{arguments}" in body:
        return body
    return f"\\@firstoftwo{{{body}}}{{#{arguments}}}"


def _group_end(tex: str, start: int) -> int | None:
    """The offset after the group that `tex[start]` opens, or nothing where it is not closed."""
    depth = 0
    for brace in re.compile(r"\\.|[{}]", re.DOTALL).finditer(tex, start):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth and brace[0] == "}":
            return brace.end()
    return None
