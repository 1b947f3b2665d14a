"""A whole build, by MkDocs' own command."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.__main__ import cli


def run(arguments: Sequence[str]) -> int:
    """Run `mkdocs build` with `arguments`; gives its exit status."""
    try:
        cli.main(args=["build", *arguments], prog_name="mkdocs")
    except SystemExit as ended:
        (status,) = ended.args or (0,)
        return status if isinstance(status, int) else int(status is not None)
    return 0
