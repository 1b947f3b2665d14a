"""The events around all builds of a command: before the first, where one is served, after the last."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from studywiki.mkdocs_plugin import preset
from studywiki.mkdocs_plugin.build_log import BuildLog
from studywiki.mkdocs_plugin.building import Building
from studywiki.mkdocs_plugin.keeping import Keeping
from studywiki.mkdocs_plugin.made_files import MadeFiles
from studywiki.mkdocs_plugin.priorities import LAST
from studywiki.mkdocs_plugin.progress import Progress
from studywiki.mkdocs_plugin.serving import Serving

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class Lifetime:
    """The plugin's part in these events."""

    command: preset.Command
    """What MkDocs was called for."""
    dirty: bool
    """Whether it is to build only what is newer than the site."""
    build_log: BuildLog
    building: Building
    keeping: Keeping
    made: MadeFiles
    progress: Progress
    serving: Serving

    def on_startup(self, command: preset.Command, dirty: bool) -> None:
        """Remember what MkDocs was called for; that this event exists also keeps the plugin through a `serve`."""
        self.command, self.dirty = command, dirty
        self.build_log.begin()

    @event_priority(LAST)
    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
        """Build again no more than what an edit has changed."""
        return self.serving.take_over(server, config, builder)

    def on_shutdown(self) -> None:
        """Take away what an interrupted build has written."""
        self.serving.close()
        self.progress.end()
        self.building.end()
        self.keeping.end()
        self.made.end()
        self.build_log.end()
