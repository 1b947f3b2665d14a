"""Where the command begins: what needs little is done before MkDocs and all that it brings are loaded."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from studywiki.cli import build


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (default: the process's arguments); gives its exit status, as `main.main` does."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    if arguments[:1] == ["build"] and build.is_done(arguments[1:]):
        return 0
    from studywiki.cli.main import main as whole  # it takes half a second

    return whole(arguments)
