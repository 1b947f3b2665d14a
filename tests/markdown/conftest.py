"""The room without MkDocs: `markdown.Markdown` with this room's extension and those of a wiki."""

from __future__ import annotations

import markdown
import pytest

from studywiki.markdown.extension import StudyWikiMarkdown
from studywiki.markdown.extensions import EXTENSIONS

SHARED = StudyWikiMarkdown()
"""One for all pages, as in a build: it keeps its parser."""


def converter() -> markdown.Markdown:
    """Make the Markdown of a wiki."""
    return markdown.Markdown(extensions=[SHARED, *EXTENSIONS], extension_configs=EXTENSIONS)


@pytest.fixture
def md() -> markdown.Markdown:
    return converter()
