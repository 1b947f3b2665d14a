"""Quotation marks that a word processor or a chat has curled, in code that then does not run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Replacement
from studywiki.markup.literal_text import Kind

_LANGUAGE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*\{?\.?(?P<name>[\w+#-]+)")
_PROGRAMS = {
    *("python", "py", "python3", "ipython", "r", "c", "cpp", "c++", "java", "javascript", "js", "typescript", "ts"),
    *("json", "bash", "sh", "shell", "zsh", "sql", "go", "rust", "rs", "kotlin", "scala", "julia", "ruby", "php"),
    *("swift", "matlab", "lua", "perl", "yaml", "yml", "toml", "dockerfile", "powershell", "html", "css", "jsx", "tsx"),
}
_PASSED_BY = re.compile(
    r"\"(?>(?:\\.|(?>[^\"\\\n]+)){0,99})\"|'(?>(?:\\.|(?>[^'\\\n]+)){0,99})'|"
    r"(?:#|//|--|/\*|<!--|^[ \t>]*\*).*$|\"\"\".*$|'''.*$"
)
"""Strings and comments: words stand in them, with the quotation marks of words."""
_QUOTED = re.compile(r"“[^“”\"\n]*”|‘[^‘’'\n]*’")
_OPENS = re.compile(r"(?:^|[\s(\[{=,:+])[“‘]")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def curly_quotes_in_code(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report each line of a program in which curled quotation marks begin a string; in strings they are words.

    Bad:
        # 입력

        ```python
        print(“안녕”)
        ```

    Good:
        # 입력

        ```python
        print("그가 “안녕”이라고 했다")  # “안녕”
        ```

        ```text
        print(“안녕”)
        ```
    """
    text = page.markup.text
    if not any(mark in text for mark in "“‘"):
        return
    for stretch in page.markup.stretches:
        if stretch.kind is not Kind.FENCE:
            continue
        opening = _LANGUAGE.match(text, stretch.start)
        if not opening or opening["name"].casefold() not in _PROGRAMS:
            continue
        within_words = False
        at = stretch.start
        for line in text[stretch.start : stretch.end].split("\n"):
            is_words = within_words
            within_words ^= (line.count('"""') + line.count("'''")) % 2 == 1
            if ("“" in line or "‘" in line) and not is_words and not within_words:
                yield from _in_line(page, at, line)
            at += len(line) + 1


def _in_line(page: CheckedPage, at: int, line: str) -> Iterator[Diagnostic]:
    program = _PASSED_BY.sub(lambda found: " " * len(found[0]), line)
    if not _OPENS.search(program):
        return
    parts = [*_QUOTED.finditer(program)]
    first, last = (parts[0].start(), parts[-1].end()) if parts else (_OPENS.search(program).end() - 1, 0)  # type: ignore[union-attr]
    place = page.locate(at + first, at + (last or first + 1))
    rest = _QUOTED.sub("", program)
    before = line[first:last]
    is_certain = last > 0 and not any(mark in rest for mark in "“”‘’") and '"' not in before and "'" not in before
    fix = Replacement(place, before, before.translate(_STRAIGHT)) if is_certain and place.end_column else None
    yield Diagnostic("curly-quotes-in-code", place, {"text": before or line[first : first + 1]}, fix=fix)
