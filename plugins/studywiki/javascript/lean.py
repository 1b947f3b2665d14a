"""A script without what it says to those who read its source: a third of what a reader's browser would load."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)\n", re.MULTILINE)
"""A comment that has its lines for itself. In our scripts no text of several lines has a line that begins so."""
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def lean(script: str) -> str:
    """The `script` without its comments and its indentation."""
    return _INDENT.sub("", _COMMENT.sub("", script))
