"""A site of the tests' own: it answers as sites do, and remembers what it was asked, by whom at once, and when."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

ROBOTS = "User-agent: *\nDisallow: /barred\n"
ANSWERS: dict[str, list[tuple[int, dict[str, str]]]] = {
    "GET /head-refused": [(200, {})],
    "HEAD /head-refused": [(405, {})],
    "GET /head-lies": [(200, {})],
    "HEAD /head-lies": [(404, {})],
    "/gone": [(404, {})],
    "/gone-for-good": [(410, {})],
    "/forbidden": [(403, {})],
    "/moved": [(301, {"Location": "/ok?x=1"})],
    "/moved-to-nothing": [(302, {"Location": "/gone"})],
    "/circle": [(302, {"Location": "/circle"})],
    "/into-the-network": [(302, {"Location": "http://169.254.169.254/latest/meta-data/"})],
    "/to-a-file": [(302, {"Location": "file:///etc/passwd"})],
    "/busy": [(429, {"Retry-After": "0"}), (429, {"Retry-After": "0"}), (200, {})],
    "/busy-for-long": [(429, {"Retry-After": "86400"})],
    "/broken-now": [(503, {}), (503, {}), (200, {})],
    "/broken": [(500, {})],
}
"""Path, or method and path -> its answers one after the other; the last one stays. All else is 200."""


class Site(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, robots: str | None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.robots, self.lock = robots, Lock()
        self.robots_at = ""
        """Where its robots.txt leads on to."""
        self.asked: list[str] = []
        self.times: list[float] = []
        self.counts: Counter[str] = Counter()
        self.within = self.most = 0
        self.headers: list[dict[str, str]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Site

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        site = self.server
        with site.lock:
            site.within += 1
            site.most = max(site.most, site.within)
            site.asked.append(f"{self.command} {self.path}")
            site.times.append(time.monotonic())
            site.headers.append({name.title(): value for name, value in self.headers.items()})
        status, headers, body = self._answer()
        with site.lock:
            site.within -= 1
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def do_CONNECT(self) -> None:
        with self.server.lock:
            self.server.asked.append(f"CONNECT {self.path}")
        self.send_error(403)

    do_HEAD = do_GET  # noqa: N815  the name that http.server asks for

    def _answer(self) -> tuple[int, dict[str, str], bytes]:
        site = self.server
        path = self.path
        if path.startswith("http://"):  # it is asked as a proxy
            path = "/" + path.split("/", 3)[3]
        if path == "/robots.txt":
            if site.robots_at:
                return 301, {"Location": site.robots_at}, b""
            if site.robots is None:
                return 404, {}, b""
            return (503, {}, b"") if site.robots == "fault" else (200, {}, site.robots.encode())
        key = f"{self.command} {path}"
        key = key if key in ANSWERS else path
        answers = ANSWERS.get(key, [(200, {})])
        status, headers = answers[min(site.counts[key], len(answers) - 1)]
        site.counts[key] += 1
        return status, headers, b"x"


@contextmanager
def running(robots: str | None = ROBOTS) -> Iterator[Site]:
    site = Site(robots)
    thread = Thread(target=lambda: site.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()
        thread.join()
