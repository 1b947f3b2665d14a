"""One request, by urllib3, which Material brings along: to the machine that was judged, with little time, no page read.

Where the environment names a proxy, it looks names up itself, and only what an address says by itself is judged.
"""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from urllib.parse import unquote, urljoin
from urllib.request import proxy_bypass

import urllib3
from msgspec import Struct, field
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    NewConnectionError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.util import Timeout, Url, make_headers, parse_url

from studywiki.external import resolving
from studywiki.external.outcome import Kind
from studywiki.wiki import schemes

AGENT = f"studywiki/{version('mkdocs-studywiki')} (+link check of a wiki; once a week)"
_CONNECT, _READ = 10.0, 20.0
_REDIRECTS = (301, 302, 303, 307, 308)
_LARGEST = 500_000
"""Bytes of a robots.txt: RFC 9309, 2.5."""


class NoAnswerError(Exception):
    """There was no answer: `kind` says what there was."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind.value)
        self.kind = kind


class NoProxyError(Exception):
    """The environment names a proxy, and nobody is there, or it is none that speaks HTTP."""


class Answer(Struct, frozen=True):
    """What a site answered."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    """By their names in lower case."""
    text: bytes = b""
    """Its beginning, where it was asked for."""

    def leads_to(self, url: Url) -> Url | None:
        """Where it sends who asked for `url`; None where it is no redirect, or to nothing that can be asked."""
        if self.status not in _REDIRECTS or "location" not in self.headers:
            return None
        try:
            return parsed(urljoin(url.url, self.headers["location"]))
        except ValueError:
            return None


class Client(Struct, frozen=True):
    """What makes requests."""

    proxies: Mapping[str, str] = field(default_factory=dict)
    """Scheme -> proxy, as `urllib.request.getproxies_environment` gives them."""
    private: bool = False
    """Whether this machine's own network may be asked."""

    def ask(self, method: str, url: Url, *, read: bool = False) -> Answer:
        """The answer to one request, which follows no redirect.

        Raises `NoAnswerError`, `NoProxyError`, `resolving.PrivateError`.
        """
        headers = {"Host": _named(url), "User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
        try:
            with self._pool(url) as pool:
                target = url.request_uri if not isinstance(pool, urllib3.PoolManager) else url.url
                response = pool.urlopen(
                    method,
                    target,
                    headers=headers,
                    redirect=False,
                    retries=False,
                    preload_content=False,
                    timeout=Timeout(connect=_CONNECT, read=_READ),
                )
                try:
                    text = response.read(_LARGEST) if read else b""
                finally:
                    response.close()
        except resolving.NoHostError as error:
            raise NoAnswerError(Kind.SLOW if error.for_now else Kind.NO_HOST) from error
        except ProxyError as error:
            if isinstance(error.original_error, NewConnectionError | ConnectTimeoutError):
                raise NoProxyError from error
            raise NoAnswerError(Kind.UNSURE) from error  # it does not lead there: what is there, nobody knows
        except (NewConnectionError, SSLError, ssl.SSLError) as error:
            raise NoAnswerError(Kind.NO_ANSWER) from error
        except (ConnectTimeoutError, ReadTimeoutError) as error:
            raise NoAnswerError(Kind.SLOW) from error
        except (HTTPError, OSError, ValueError) as error:  # it broke off, or is no HTTP
            raise NoAnswerError(Kind.UNSURE) from error
        return Answer(response.status, {name.lower(): value for name, value in response.headers.items()}, text)

    def _pool(self, url: Url) -> urllib3.HTTPConnectionPool | urllib3.PoolManager:
        host, port = url.host or "", port_of(url)
        proxy = self.proxies.get(url.scheme or "")
        if proxy and not proxy_bypass(host):
            if not self.private and schemes.is_private(url.url):
                raise resolving.PrivateError
            return _proxied(proxy)
        machine = resolving.machine(host.strip("[]"), port, private=self.private)
        if url.scheme == "https":
            plain = host.strip("[]")
            return urllib3.HTTPSConnectionPool(machine, port, server_hostname=plain, assert_hostname=plain)
        return urllib3.HTTPConnectionPool(machine, port)


def _proxied(proxy: str) -> urllib3.ProxyManager:
    """What asks by way of `proxy`, as programs are told of it: `http://name:password@proxy:3128`, or without `http://`."""
    try:
        url = parse_url(proxy if "://" in proxy else f"http://{proxy}")
        headers = make_headers(proxy_basic_auth=unquote(url.auth)) if url.auth else None
        return urllib3.ProxyManager(url._replace(auth=None).url, proxy_headers=headers)
    except (HTTPError, ValueError, AssertionError) as error:  # socks5://
        raise NoProxyError from error


def parsed(address: str) -> Url | None:
    """`address` as it is asked for: without its anchor, and whoever it says that we are; None where it is none."""
    with suppress(LocationParseError, ValueError):
        url = parse_url(address.strip())
        if url.scheme in ("http", "https") and url.host:
            return url._replace(fragment=None, auth=None)
    return None


def port_of(url: Url) -> int:
    """The port of `url`."""
    return url.port or (443 if url.scheme == "https" else 80)


def _named(url: Url) -> str:
    return f"{url.host}:{url.port}" if url.port else url.host or ""
