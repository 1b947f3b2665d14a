"""A block of code whose language is misspelt: it has no colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pygments.lexers import get_all_lexers

from studywiki.check.checked_wiki import CheckedPage
from studywiki.diagnostics import Diagnostic, Severity
from studywiki.html_elements import names
from studywiki.markup.literal_text import Kind
from studywiki.text.slips import is_slip

_INFO = re.compile(r"(?P<mark>`{3,}|~{3,})[ \t]*(?:\{[ \t]*\.)?(?P<language>[^\s{}`:,]+)")
_MEANT = names(
    "python javascript typescript java json bash shell html css scss yaml toml sql cpp csharp kotlin swift scala ruby"
    " rust matlab octave latex markdown docker dockerfile console text plaintext diff makefile perl haskell julia"
    " powershell golang protobuf graphql xml jsonc verilog fortran groovy elixir erlang clojure prolog scheme lisp"
    " pascal lua mermaid math ipython http nginx cuda"
)
"""What authors write."""
_KOREAN = {
    "파이썬": "python",
    "자바": "java",
    "자바스크립트": "javascript",
    "코틀린": "kotlin",
    "셸": "bash",
    "쉘": "bash",
}
_OTHERS = names(
    "plantuml puml dot mdx vue svelte astro jsonc json5 shellsession gitignore env dotenv none raw txt test tests"
    " output result log pseudo pseudocode csv tsv ejs jsp wat flow vega vegalite katex asciimath abc gantt chart"
)
"""Languages that others know, and words that are none."""


def code_language(page: CheckedPage) -> Iterator[Diagnostic]:
    """Report a language that nobody knows and that one slip parts from one of those that authors write.

    Bad:
        # 코드

        ```pyhton
        x = 1
        ```

    Good:
        # 코드

        ```Python
        x = 1
        ```

        ```plantuml
        a -> b
        ```

        ```내코드
        글
        ```
    """
    if "```" not in page.markup.text and "~~~" not in page.markup.text:
        return
    for stretch in page.markup.stretches:
        if stretch.kind is not Kind.FENCE:
            continue
        found = _INFO.match(page.markup.text, stretch.start)
        if found and (meant := _meant(found["language"])):
            start, end = found.span("language")
            values = {"language": found["language"], "meant": meant}
            fix = page.mend(start, end, meant)
            yield Diagnostic("code-language", page.locate(start, end), values, Severity.INFO, fix=fix)


@cache
def _known() -> frozenset[str]:
    """Every name by which Pygments knows a language."""
    return frozenset(alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)


@cache
def _meant(language: str) -> str | None:
    lowered = language.lower().removeprefix("language-").removeprefix("lang-")
    if lowered in _KOREAN:
        return _KOREAN[lowered]
    if len(lowered) < 4 or lowered in _OTHERS or lowered in _known():
        return None
    found = [name for name in sorted(_MEANT) if len(name) > 3 and is_slip(lowered, name)]
    return found[0] if len(found) == 1 else None
