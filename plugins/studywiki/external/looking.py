"""One address: HEAD first, GET where a site takes HEAD amiss, as far as redirects lead; again where it is late."""

from __future__ import annotations

import time

from urllib3.util import Url

from studywiki.external.client import NoAnswerError
from studywiki.external.hosts import LaterError, Sites
from studywiki.external.outcome import ALIVE, SKIPPED, Kind, Outcome
from studywiki.external.resolving import PrivateError

_TRIES = 3
_HOPS = 10
_GONE = (404, 410)
_LATER = (429, 500, 502, 503, 504)
"""What may be otherwise in a moment."""


def outcome(url: Url, sites: Sites, back_off: float) -> Outcome:
    """How it stands with `url`; `back_off` are the seconds before the second try, twice as many before the third."""
    found = SKIPPED
    for number in range(_TRIES):
        if number:
            time.sleep(back_off * 2 ** (number - 1))
        found, again = _once(url, sites)
        if not again:
            break
    return found


def _once(url: Url, sites: Sites) -> tuple[Outcome, bool]:
    """What one try gives, and whether another one may give more."""
    seen: set[str] = set()
    for _ in range(_HOPS):
        try:
            answer = sites.of(url).ask("HEAD", url)
            if answer and answer.status >= 400 and answer.status != 429:
                answer = sites.of(url).ask("GET", url)
        except NoAnswerError as error:
            return Outcome(error.kind), error.kind is not Kind.NO_HOST and not sites.of(url).is_given_up
        except LaterError:
            return Outcome(Kind.UNSURE, 429), False
        except PrivateError:
            return SKIPPED, False
        if answer is None:
            return SKIPPED, False
        following = answer.leads_to(url)
        if following is None:
            return _judged(answer.status), answer.status in _LATER
        if following.url in seen:
            return Outcome(Kind.UNSURE, answer.status), False  # it wants a cookie, or leads in a circle
        seen.add(following.url)
        url = following
    return Outcome(Kind.UNSURE, 310), False


def _judged(status: int) -> Outcome:
    if status < 400:
        return ALIVE
    return Outcome(Kind.GONE if status in _GONE else Kind.UNSURE, status)
