"""KaTeX's refusals as diagnostics: where, in whose words, and which command may have been meant.

KaTeX's messages are those of https://github.com/KaTeX/KaTeX/blob/main/src/ParseError.js and its callers.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from studywiki import tex_environments
from studywiki.diagnostics import Diagnostic
from studywiki.markup.formulas import Formula
from studywiki.math.engine import TOO_LONG, Typeset
from studywiki.text.source import Source

_NO_COMMAND = re.compile(r"Undefined control sequence: (?P<command>\\.+)", re.DOTALL)
_NO_ENVIRONMENT = re.compile(r"No such environment: (?P<name>.*)")
_ARGUMENT_OPEN = re.compile(r"Unexpected end of input in a macro argument, expected '(?P<wanted>.*)'")
# KaTeX's other words -> code of the message in messages/math.toml; named groups are its values
_KNOWN = [
    (re.compile(r"Expected '(?P<wanted>.{0,200}?)', got '(?P<got>.{0,200}?)'", re.DOTALL), "formula-expected"),
    (re.compile(r"Expected group (?:after|as argument to) '(?P<command>.{0,200}?)'.*"), "formula-no-argument"),
    (
        re.compile(r"Mismatch: \\begin\{(?P<name>.{0,200}?)\} matched by \\end\{(?P<other>.{0,200}?)\}"),
        "formula-environments-cross",
    ),
    (re.compile(r"Can't use function '(?P<command>.{0,200}?)' in (?P<mode>\w+) mode"), "formula-wrong-mode"),
    (re.compile(r"Double (?P<which>superscript|subscript)"), "formula-double-script"),
    (re.compile(r"Missing argument for (?P<command>.*)"), "formula-no-argument"),
    (re.compile(r"Too many expansions.*", re.DOTALL), "formula-endless"),
    (re.compile(rf"{TOO_LONG}|Maximum call stack size exceeded"), "formula-too-long"),
]

_DEEPEST = 30
"""Groups within groups that are looked through for a command without its argument."""


def diagnose(source: Source, formula: Formula, katex: str, answer: Typeset, commands: Iterable[str]) -> Diagnostic:
    """Say why `formula` of `source` has no typeset form: `answer` is KaTeX's, to the TeX `katex`.

    `commands` are the names among which a misspelt one is looked for.
    """
    start, end = _place(formula, katex, answer)
    values = {"tex": " ".join(formula.tex.split())[:80], "why": answer.why}
    if found := _ARGUMENT_OPEN.fullmatch(answer.why):
        values |= found.groupdict()
        if starved := _starved(formula.tex):
            return Diagnostic("formula-no-argument", source.locate(start, end), {**values, "command": starved})
        brace = formula.offset(_open_brace(formula.tex))
        return Diagnostic("formula-argument-open", source.locate(brace, brace + 1), values)
    code, named = _meaning(answer.why, commands)
    return Diagnostic(code, source.locate(start, end), values | named)


def _meaning(why: str, commands: Iterable[str]) -> tuple[str, dict[str, str]]:
    """Code of what KaTeX says, and the values that it names, or that are near to what it names."""
    for pattern, code, known in (
        (_NO_COMMAND, "formula-unknown-command", commands),
        (_NO_ENVIRONMENT, "formula-unknown-environment", _environments()),
    ):
        if found := pattern.fullmatch(why):
            near = nearest(found[1], known)
            return (f"{code}-near", {**found.groupdict(), "near": near}) if near else (code, found.groupdict())
    for pattern, code in _KNOWN:
        if found := pattern.fullmatch(why):
            return code, {name: value or "" for name, value in found.groupdict().items()}
    return "formula-refused", {}


def _open_brace(tex: str) -> int:
    """The offset of the last `{` that is never closed; 0 where each is."""
    open_ones = []
    for found in re.finditer(r"\\.|[{}]", tex, re.DOTALL):
        if found[0] == "{":
            open_ones.append(found.start())
        elif found[0] == "}" and open_ones:
            open_ones.pop()
    return open_ones[-1] if open_ones else 0


def _starved(tex: str) -> str:
    r"""The command that lacks an argument where no brace is open: `\frac` of `\frac{1}`; empty where one is.

    KaTeX says the same of both, that it has looked for `}` in vain.
    """
    outside = re.sub(r"\\[{}]", "", tex)
    for _ in range(_DEEPEST):
        outside = re.sub(r"\{[^{}]*\}", "", outside)
    commands = re.findall(r"\\[a-zA-Z]+", outside)
    return commands[-1] if commands and "{" not in outside else ""


def nearest(wrong: str, known: Iterable[str]) -> str:
    r"""The known name most like `wrong`: `\fraq` -> `\frac`; empty where none is near."""
    names = sorted(set(known))
    same = [name for name in names if name.lower() == wrong.lower()]
    close = same or difflib.get_close_matches(wrong, names, n=6, cutoff=0.65)
    usual = {f"\\{name}" for name in _known()["usual"]}
    return min(close, key=lambda name: (-_likeness(name, wrong) - 0.1 * (name in usual), len(name)), default="")


def _likeness(one: str, other: str) -> float:
    """Tell how alike two names are, from 0 to 1; a common beginning counts, since people misspell endings."""
    return difflib.SequenceMatcher(None, one, other).ratio() + 0.02 * _shared(one, other)


@cache
def _known() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = tomllib.loads(
        resources.files("studywiki.math").joinpath("known.toml").read_text("utf-8")
    )
    return loaded


def _environments() -> list[str]:
    return [*_known()["environments"], *(f"{name}{star}" for name in tex_environments.BY_NAME for star in ("", "*"))]


def _shared(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _place(formula: Formula, katex: str, answer: Typeset) -> tuple[int, int]:
    """The offsets in the source of what KaTeX names; of the whole formula where it names nothing.

    KaTeX counts in its own dialect's text, in UTF-16 units: what it names is looked for in the author's text, as the
    so-manyth of its kind.
    """
    if answer.at is None or not answer.length:
        return formula.start, formula.end
    units = katex.encode("utf-16-le")
    before = units[: 2 * answer.at].decode("utf-16-le", errors="ignore")
    token = units[2 * answer.at : 2 * (answer.at + answer.length)].decode("utf-16-le", errors="ignore")
    if not token or len(token) > len(formula.tex) // 2 + 20:
        return formula.start, formula.end
    at = formula.tex.find(token)
    for start in _starts(token, before):
        following = formula.tex.find(token, at + 1) if start >= 0 else -1
        at = following if following >= 0 else at
    if at < 0:
        return formula.start, formula.end
    start = formula.offset(at)
    return start, start + len(token)


def _starts(token: str, text: str) -> Iterator[int]:
    at = text.find(token)
    while at >= 0:
        yield at
        at = text.find(token, at + 1)
