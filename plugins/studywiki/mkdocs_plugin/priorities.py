"""When our part of an event runs among the other plugins': the higher, the earlier.

https://www.mkdocs.org/dev-guide/plugins/#event-priorities
"""

BEFORE_ALL = 1_000_000
"""Before every plugin that looks at the site's files."""

FIRST = 100
"""Before the plugins that expect pages and configuration to be in order."""

LAST = -1_000_000
"""After every plugin that adds to the site."""
