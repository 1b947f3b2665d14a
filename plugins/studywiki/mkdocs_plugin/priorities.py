"""When our events come, among those of other plugins."""

from __future__ import annotations

FIRST = 100
"""Before the plugins that expect pages and configuration to be in order."""

LAST = -1_000_000
"""After every plugin that adds to the site."""

BEFORE_ALL = 1_000_000
"""Before every plugin that looks at the site's files."""
