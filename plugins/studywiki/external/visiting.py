"""All addresses: sites beside one another, the addresses of one site one after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field

from urllib3.util import Url

from studywiki.external import looking
from studywiki.external.client import Client, NoProxyError, parsed
from studywiki.external.hosts import Sites
from studywiki.external.outcome import SKIPPED, Kind, Outcome
from studywiki.external.remembered import Remembered

_AT_ONCE = 16
"""Sites that are asked at the same time."""
_OFFLINE = {Kind.NO_HOST, Kind.NO_ANSWER, Kind.SLOW}


class OfflineError(Exception):
    """No site at all has answered, or the proxy has not: it is not they that are gone."""


@dataclass(frozen=True)
class Manners:
    """How sites are asked."""

    client: Client = field(default_factory=Client)
    pause: float = 1.0
    """Seconds between two requests to one site."""
    back_off: float = 5.0
    """Seconds before an address is tried again."""
    limit: float = 1_800.0
    """Seconds for all of it; what is left then is not asked."""


def visit(
    addresses: Iterable[str], manners: Manners, remembered: Remembered, progress: Callable[[int, int], None]
) -> dict[str, Outcome]:
    """How it stands with each of `addresses`. Raises `OfflineError`.

    `progress` is told how many sites are done, and how many there are.
    """
    asked: dict[str, Url] = {each: url for each in dict.fromkeys(addresses) if (url := parsed(each))}
    known = {url.url: outcome for url in asked.values() if (outcome := remembered.of(url.url))}
    by_site: dict[str, dict[str, Url]] = {}
    for url in asked.values():
        if url.url not in known:
            by_site.setdefault(url.host or "", {})[url.url] = url
    sites, end = Sites(manners.client, manners.pause), time.monotonic() + manners.limit

    def ask(urls: Iterable[Url]) -> dict[str, Outcome]:
        return {
            url.url: looking.outcome(url, sites, manners.back_off) if time.monotonic() < end else SKIPPED
            for url in urls
        }

    found: dict[str, Outcome] = {}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        waiting = [pool.submit(ask, list(urls.values())) for urls in by_site.values()]
        try:
            for number, done in enumerate(as_completed(waiting), 1):
                found |= done.result()
                progress(number, len(waiting))
        except BaseException as error:
            end = 0.0
            pool.shutdown(wait=False, cancel_futures=True)
            if isinstance(error, NoProxyError):
                raise OfflineError from error
            raise
    judged = [each for each in found.values() if each.kind is not Kind.SKIPPED]
    if len(by_site) > 2 and judged and all(each.kind in _OFFLINE for each in judged):
        raise OfflineError
    remembered.keep(found)
    return {each: (known | found)[url.url] for each, url in asked.items()}
