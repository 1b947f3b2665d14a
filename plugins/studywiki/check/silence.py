"""What authors do not want to be told: `<!-- check: off broken-link -->` in a page, `check_off` in mkdocs.yml.

A comment that shares its line with other text speaks of that line; one that stands alone, of the next line that is not
blank. Problems are called by their names; `sidebar` means all whose names start so (`sidebar-tab`).
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pathspec import GitIgnoreSpec

from studywiki import bounds
from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Location
from studywiki.markup.literal_text import Kind

_COMMENT = re.compile(r"<!--\s*check:\s*off\b(?P<codes>(?:(?!-->|<!--).)*)-->", re.DOTALL)
_BLANK = re.compile(r"(?:[ \t>]*\n)*")


@dataclass
class Silencer:
    """One code that is switched off somewhere."""

    code: str
    """The name of a problem or of several, as `means` reads it; empty where none was given."""
    place: Location
    """Where it is written."""
    line: int | None = None
    """The line of that file that it speaks of; None for mkdocs.yml."""
    globs: tuple[str, ...] = ()
    """The files that it speaks of, in mkdocs.yml."""
    used: set[str] = field(default_factory=set)
    """Of mkdocs.yml's: the globs that silenced something; of a page's: its code, when it did."""

    def silences(self, diagnostic: Diagnostic) -> bool:
        """Tell whether it is for `diagnostic`, and note that it was."""
        if not means(self.code, diagnostic.code):
            return False
        where = diagnostic.location
        if self.line is not None:
            hit = {self.code} if (where.file, where.line) == (self.place.file, self.line) else set()
        else:
            hit = {glob for glob in self.globs if matches(where.file, glob)}
        self.used |= hit
        return bool(hit)


def in_page(page: CheckedPage) -> Iterator[Silencer]:
    """The silencers that `page` holds; those in its code are examples."""
    text = page.markup.text
    if "check:" not in text:
        return
    found = [
        (stretch, comment)
        for stretch in page.markup.stretches
        if stretch.kind is Kind.COMMENT and (comment := _COMMENT.fullmatch(text, stretch.start, stretch.end))
    ]
    spoken_of = _spoken_of(text, [(stretch.start, stretch.end) for stretch, _ in found])
    for stretch, comment in found:
        place = page.locate(stretch.start, stretch.end)
        line = page.locate(spoken_of[stretch.start]).line
        for code in dict.fromkeys(comment["codes"].replace(",", " ").split() or [""]):
            yield Silencer(code, place, line)


def in_options(options: Mapping[str, Sequence[str]], places: Mapping[str, Location]) -> Iterator[Silencer]:
    """The silencers of mkdocs.yml: code -> globs; `places` says where each code is written."""
    for code, globs in options.items():
        yield Silencer(code, places[code], globs=tuple(globs))


def means(name: str, code: str) -> bool:
    """Tell whether `code` is a problem of `name`, or one of those whose names start with it."""
    return bool(name) and f"{code}-".startswith(name.removesuffix("*").removesuffix("-") + "-")


def matches(file: str, glob: str) -> bool:
    """Tell whether `file` is one that `glob` means: `*` stays in a folder, `**` does not, a folder means all in it."""
    return _spec(glob).match_file(file)


@lru_cache(maxsize=1_000)
def _spec(glob: str) -> GitIgnoreSpec:
    """Git's pattern for `glob`, from the wiki's folder on: https://git-scm.com/docs/gitignore#_pattern_format."""
    plain = glob.removeprefix("./").strip("/").replace("[", r"\[")  # a bracket is part of a name, as in `a[1].md`
    return GitIgnoreSpec.from_lines([f"/{plain}"])


def apply(
    diagnostics: Iterable[Diagnostic], silencers: Sequence[Silencer], judged: Collection[str], known: Collection[str]
) -> list[Diagnostic]:
    """What is left of `diagnostics`, and a report of each silencer that silenced nothing.

    `judged` are the codes that were looked for, `known` all that there are: a silencer of a code that was not looked
    for has had nothing to do yet.
    """
    by_line: dict[tuple[str, int | None], list[Silencer]] = defaultdict(list)
    meant_by = {code: [one for one in known if means(code, one)] for code in {each.code for each in silencers}}
    for silencer in (each for each in silencers if meant_by[each.code]):
        by_line[(silencer.place.file, silencer.line) if silencer.line is not None else ("", None)].append(silencer)
    left = []
    for each in diagnostics:
        near = [*by_line["", None], *by_line.get((each.location.file, each.location.line), ())]
        silent = [silencer for silencer in near if silencer.silences(each)]  # all of them: each is to be noted
        if not silent:
            left.append(each)
    unknown = 0
    for silencer in silencers:
        wanted = set(silencer.globs) or {silencer.code}
        meant = meant_by[silencer.code]
        if not silencer.code:
            left.append(Diagnostic("silencer-without-code", silencer.place))
        elif not meant:
            unknown += 1
            meant = difflib.get_close_matches(silencer.code, known, n=1) if unknown <= bounds.LIKENED else []
            values = {"code": silencer.code}
            if meant:
                left.append(Diagnostic("silencer-unknown-similar", silencer.place, {**values, "meant": meant[0]}))
            else:
                left.append(Diagnostic("silencer-unknown", silencer.place, values))
        elif set(meant) <= set(judged):
            for unused in sorted(wanted - silencer.used):
                values = {"code": silencer.code, "glob": unused}
                code = "silencer-unused-glob" if silencer.globs else "silencer-unused"
                left.append(Diagnostic(code, silencer.place, values))
    return left


def _spoken_of(text: str, comments: Sequence[tuple[int, int]]) -> dict[int, int]:
    """For the start of each of `comments` an offset in the line that it speaks of.

    They are gone through from the last to the first: one that stands above another speaks of what that one does.
    """
    spoken: dict[int, int] = {}
    below: dict[int, int] = {}
    """The start of each line that holds nothing else -> where the next line is that does."""
    for start, end in reversed(comments):
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        line_end = line_end if line_end >= 0 else len(text)
        if line_start not in below and _COMMENT.sub("", text[line_start:line_end]).strip(" \t>"):
            spoken[start] = start
            continue
        if line_start not in below:
            blank = _BLANK.match(text, line_end)
            following = blank.end() if blank else line_end
            below[line_start] = below.get(following, following)
        spoken[start] = below[line_start] if below[line_start] < len(text) else start
    return spoken
