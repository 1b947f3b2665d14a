"""How a site may be asked: one request at a time, with a pause, as its robots.txt lets us, and later where it says so.

Of a site that has no robots.txt, all may be asked; of one whose robots.txt has a fault (5xx), nothing: RFC 9309, 2.3.1.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock

from urllib3.util import Retry, Url

from studywiki.external.client import Answer, Client, NoAnswerError, port_of
from studywiki.external.outcome import Kind
from studywiki.external.resolving import PrivateError
from studywiki.external.robots import Robots

_LONGEST = 60.0
"""Seconds that are waited when a site asks for it; of one that asks for more, nothing more is asked."""
_REDIRECTS_OF_ROBOTS = 5
_SILENT = 4
"""robots.txt, and the tries of one address."""


class LaterError(Exception):
    """The site has asked for more time than there is."""


@dataclass
class Site:
    """One host, and when it may be asked next."""

    client: Client
    pause: float
    lock: Lock = field(default_factory=Lock)
    next: float = 0.0
    rules: Robots | None = None
    silent: list[Kind] = field(default_factory=list)
    """What there was instead of an answer, since there was the last one."""

    @property
    def is_given_up(self) -> bool:
        """Whether it has left so many requests without an answer that no more are made."""
        return len(self.silent) >= _SILENT

    def ask(self, method: str, url: Url) -> Answer | None:
        """The answer to a request; None where robots.txt bars it. Raises as `Client.ask`, and `LaterError`."""
        with self.lock:
            if self.rules is None:
                self.rules = self._robots(url)
            if not self.rules.allows(url.url):
                return None
            return self._ask(method, url)

    def _ask(self, method: str, url: Url, *, read: bool = False) -> Answer:
        if self.is_given_up:
            raise NoAnswerError(self.silent[-1])
        wait = self.next - time.monotonic()
        if wait > _LONGEST:
            raise LaterError
        if wait > 0:
            time.sleep(wait)
        try:
            answer = self.client.ask(method, url, read=read)
            self.silent.clear()
        except NoAnswerError as error:
            self.silent.append(error.kind)
            raise
        finally:
            self.next = time.monotonic() + self.pause
        if answer.status in (429, 503):
            self.next += _asked_for(answer.headers.get("retry-after", ""))
        return answer

    def _robots(self, url: Url) -> Robots:
        at: Url | None = url._replace(path="/robots.txt", query=None)
        answer = Answer(404)
        try:
            for _ in range(1 + _REDIRECTS_OF_ROBOTS):
                if at is None:
                    break
                answer = self._ask("GET", at, read=True)
                at = answer.leads_to(at)
        except (NoAnswerError, LaterError, PrivateError):  # the link itself will say so
            return Robots()
        if answer.status >= 500:
            return Robots.barred()
        rules = Robots(answer.text.decode("utf-8-sig", "replace") if answer.status == 200 else "")
        self.pause = max(self.pause, min(rules.delay, _LONGEST))
        return rules


class Sites:
    """The sites of a walk."""

    def __init__(self, client: Client, pause: float) -> None:
        self._make: Callable[[], Site] = lambda: Site(client, pause)
        self._known: dict[tuple[str, int], Site] = {}
        self._lock = Lock()

    def of(self, url: Url) -> Site:
        """The site of `url`."""
        with self._lock:
            return self._known.setdefault((url.host or "", port_of(url)), self._make())


def _asked_for(header: str) -> float:
    """The seconds of a header `Retry-After`: a number, or a date; 0 where it says nothing."""
    with suppress(Exception):
        return max(0.0, Retry().parse_retry_after(header))
    return 0.0
