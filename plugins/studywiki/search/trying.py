"""A query over a built site, answered by the scripts that readers' browsers run, from the same files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from py_mini_racer import JSEvalException

from studywiki.javascript.v8 import V8, without_event_loop
from studywiki.search import scripts

_SECONDS = 30.0
_ROUNDS = 1000
"""Times that a query asks for files."""


class UnreadableError(Exception):
    """The site has no index that these scripts read."""


class Trial:
    """A built site that is asked."""

    def __init__(self, load: Callable[[str], str | None]) -> None:
        """Take what gives the script of a file by its name, None where there is none. Raises `UnreadableError`."""
        self.load = load
        self.loaded: dict[str, int] = {}
        """The files that the last query has asked for -> letters."""
        self._v8 = without_event_loop(V8)
        without_event_loop(lambda: self._v8.eval(scripts.whole()))
        without_event_loop(lambda: self._v8.eval(scripts.text(["trying"])))
        self._done("studywikiTry.open")

    def search(self, query: str, limit: int) -> dict[str, Any]:
        """What the engine answers to `query`, with the pages of its results."""
        self.loaded = {}
        found: dict[str, Any] = self._done("studywikiTry.search", query, limit)
        return found

    def close(self) -> None:
        """Let V8 go."""
        self._v8.close()

    def _done(self, function: str, *arguments: object) -> Any:  # noqa: ANN401  what JSON holds
        try:
            self._call(function, *arguments)
            for _ in range(_ROUNDS):
                state: dict[str, Any] = self._call("studywikiTry.state")
                if state["done"]:
                    break
                for name in state["names"]:
                    script = self.load(name)
                    self.loaded[name] = len(script or "")
                    self._call("studywikiTry.give", name, script)
        except JSEvalException as error:
            raise UnreadableError(str(error)) from error
        if not state["done"] or "error" in state["done"]:
            raise UnreadableError(str(state["done"]))
        return state["done"].get("value")

    def _call(self, function: str, *arguments: object) -> Any:  # noqa: ANN401  what JSON holds
        return without_event_loop(lambda: self._v8.call(function, *arguments, timeout_sec=_SECONDS))
