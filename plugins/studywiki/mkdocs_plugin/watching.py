"""What wakes `mkdocs serve`: the system's own word that a file has changed, and MkDocs' look at all, twice a second.

MkDocs looks because the system tells nothing of some folders: of those of another machine, of Windows seen from WSL.
Where it does tell, an edit need not wait. Both tell of the same edit, and systems tell of files that were only read: so
nobody is woken by that, nor by a file that is as the last build saw it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from studywiki.mkdocs_plugin.seen_files import SeenFiles

_EVERY = 0.5
"""Seconds between two looks: MkDocs' own."""
_CHANGES = {"created", "modified", "moved", "deleted", "closed"}
"""Events that come of writing. To look into a file makes events, too, and would never end."""


class Watcher(PollingObserver):
    """MkDocs' observer, with the system's beside it, and deaf to what is no news."""

    def __init__(self, seen: Callable[[], SeenFiles | None]) -> None:
        super().__init__(timeout=_EVERY)
        self._seen = seen
        self._system = Observer()
        self._of_system: dict[object, Any] = {}

    def schedule(self, event_handler: FileSystemEventHandler, path: str | Path, **options: Any) -> Any:  # noqa: ANN401  its own
        """As watchdog's."""
        only_news = _OnlyNews(event_handler, self._seen)
        watch = super().schedule(only_news, path, **options)
        self._of_system[watch] = self._system.schedule(only_news, path, **options)
        return watch

    def unschedule(self, watch: Any) -> None:  # noqa: ANN401  its own
        """As watchdog's."""
        super().unschedule(watch)
        self._system.unschedule(self._of_system.pop(watch))

    def on_thread_start(self) -> None:
        """Begin to look, and to listen to the system, where it lets us."""
        super().on_thread_start()
        try:
            self._system.start()
        except OSError:  # inotify's limits: then an edit waits until MkDocs looks
            self._system.unschedule_all()

    def on_thread_stop(self) -> None:
        """End both."""
        super().on_thread_stop()
        self._system.stop()


class _OnlyNews(FileSystemEventHandler):
    """Hands on to `handler` what is news."""

    def __init__(self, handler: FileSystemEventHandler, seen: Callable[[], SeenFiles | None]) -> None:
        self._handler = handler
        self._seen = seen

    def dispatch(self, event: FileSystemEvent) -> None:
        """Hand on `event` if one of its files is not as it was seen."""
        seen = self._seen()
        paths = [str(path) for path in (event.src_path, getattr(event, "dest_path", "")) if path]
        if event.is_directory or event.event_type not in _CHANGES:
            return
        if seen is None or any(seen.is_news(path) for path in paths):
            self._handler.dispatch(event)


def watch(server: LiveReloadServer, seen: Callable[[], SeenFiles | None]) -> list[Path]:
    """Have `server` watch what it watches by a `Watcher`; gives what that is."""
    watches = _watches(server)
    for each in watches:
        while each in _watches(server):  # what was asked for twice is to be given back twice
            server.unwatch(_path(each))
    server.observer = Watcher(seen)
    for each in watches:
        server.watch(_path(each), recursive=each.is_recursive)
    return [Path(_path(each)) for each in watches]


def _watches(server: LiveReloadServer) -> list[Any]:
    return [emitter.watch for emitter in server.observer.emitters]


def _path(watch: Any) -> str:  # noqa: ANN401  watchdog's; since 7.1 the folder of a file is watched in its place
    return str(getattr(watch, "raw_path", watch.path))
