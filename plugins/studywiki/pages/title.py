"""A title in the two forms that it is printed in."""

from __future__ import annotations

import html

from msgspec import Struct


class Title(Struct, frozen=True):
    """A title of a page, a section, a link or a heading."""

    text: str
    """Without markup: `A < B`. For `<title>`, labels, forms, search; whoever prints it escapes it."""
    html: str
    """For a place within the page: `text` escaped, its formulas typeset. No other markup, whoever wrote it."""

    @classmethod
    def plain(cls, text: str) -> Title:
        """A title that is `text` and nothing else."""
        return cls(text, html.escape(text))

    @property
    def is_typeset(self) -> bool:
        """Whether the two forms differ by more than the escape: it holds a formula."""
        return self.html != html.escape(self.text)
