"""An engine of a test's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from studywiki.math.engine import Engine


@pytest.fixture
def engine() -> Iterator[Engine]:
    """Give an engine that has not started."""
    made = Engine()
    yield made
    made.close()
