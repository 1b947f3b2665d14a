"""What a rule is. Each is a generator in a file of its own, with an example of its fault and of its cure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from studywiki.check.checked_wiki import CheckedPage, CheckedWiki
from studywiki.diagnostics import Diagnostic


class PageRule(Struct, frozen=True):
    """A rule that looks at one page at a time. Its docstring has the examples `Bad:` and `Good:`."""

    run: Callable[[CheckedPage], Iterator[Diagnostic]]
    codes: tuple[str, ...]
    """Every code that it reports."""
    advice: bool = False
    """A matter of quality that breaks nothing: for contributors who ask; a build does not speak of it."""


class WikiRule(Struct, frozen=True):
    """A rule that needs the whole wiki."""

    run: Callable[[CheckedWiki], Iterator[Diagnostic]]
    codes: tuple[str, ...]
    """Every code that it reports."""
    advice: bool = False
    """As in `PageRule`."""
    concerns: Callable[[CheckedPage], bool] | None = None
    """Whether a page has what the rule looks for, as that page alone tells: of others it need not know more."""


Rule = PageRule | WikiRule
