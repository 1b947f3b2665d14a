"""The languages of a build: of the pages that it makes, and of what is said to whoever builds.

They differ where the plugin `i18n` builds the wiki once for each language, and tells the theme of it after us.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File


def of(config: MkDocsConfig) -> tuple[str, str]:
    """The language of the pages that this build makes, and that of the wiki's owner."""
    theme = str(config.theme.get("language") or "en")
    plugin = config.plugins.get("i18n")
    first = getattr(plugin, "default_language", None)
    pages = getattr(plugin, "current_language", None) or first
    return (pages if isinstance(pages, str) else theme), (first if isinstance(first, str) else theme)


def is_translation(file: File, config: MkDocsConfig) -> bool:
    """Whether `i18n` has given `file` a place of its own, as written in the language of the pages."""
    current = getattr(config.plugins.get("i18n"), "current_language", None)
    return isinstance(current, str) and getattr(file, "locale", None) == current
