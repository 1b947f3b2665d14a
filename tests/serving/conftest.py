"""What takes longest in a small wiki's build, the templates, is compiled once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from studywiki.theme.environment import WikiTheme
from tests.conftest import COMPILED


@pytest.fixture(autouse=True, scope="package")
def compiled() -> object:
    made = WikiTheme.get_env

    def kept(theme: WikiTheme) -> Environment:
        env = made(theme)
        env.bytecode_cache = COMPILED
        return env

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WikiTheme, "get_env", kept)
        yield


PNG = Path(__file__).parents[2] / "docs" / "images" / "screenshot.png"
