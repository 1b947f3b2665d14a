"""The system's browser, and how it is started where there is no screen and no network."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
"""The whole one, as readers have it: for what a browser does by itself with a file that is no page."""
_SHELL = "/usr/bin/chromium-headless-shell"
LIGHT = _SHELL if "CHROMIUM" not in os.environ and Path(_SHELL).exists() else CHROMIUM
"""The same without windows, where it is there: it shows pages alike, for half of the processor's time."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--font-render-hinting=none",
]
"""No other host is found: what is asked of one fails and is seen. A route of Playwright's would do so too, but would
have every file of every page asked for anew, without the browser's cache.

Letters stand where a screen has them: without windows they would stand at whole pixels."""


def needed() -> None:
    """Skip the test where there is no browser, but never in CI."""
    if not Path(CHROMIUM).exists() and not os.environ.get("CI"):
        pytest.skip(f"there is no {CHROMIUM}")
