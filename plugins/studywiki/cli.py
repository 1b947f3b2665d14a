"""The command `studywiki`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (default: the process's arguments); gives the exit code."""
    parser = argparse.ArgumentParser(prog="studywiki", description=__doc__)
    parser.parse_args(argv)
    return 0
