"""A server as careless as one may be: it serves each wiki's site below the wiki's name and says no encoding."""

from __future__ import annotations

import gzip
import http.server
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

XML = "xml rss atom xsl xslt rdf kml gpx mathml opml wsdl xsd owl xspf smil xul dae mml rng ncx opf gml mpd ttml xlf"
TYPES = dict.fromkeys(["html", "htm", "shtml", "php", "html5"], "text/html")
TYPES |= dict.fromkeys([*XML.split(), "tei", "sbml", "vxml", "wadl", "plist", "drawio", "xhtm"], "application/xml")
TYPES |= dict.fromkeys(["xhtml", "xht"], "application/xhtml+xml") | dict.fromkeys(["svg", "svgz"], "image/svg+xml")
TYPES |= {"css": "text/css", "js": "text/javascript", "json": "application/json", "txt": "text/plain"}
TYPES |= {"csv": "text/csv", "png": "image/png", "jpg": "image/jpeg", "ico": "image/x-icon", "woff2": "font/woff2"}
TYPES |= {"pdf": "application/pdf"}
"""Ending -> type. A file of any other is sent without one, so that the browser looks into it."""


def handler(folder: Path) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = urllib.parse.unquote(self.path.partition("?")[0].partition("#")[0]).lstrip("/")
            wiki, _, name = path.partition("/")
            site = folder / wiki / "site"
            try:
                place = site / (name or "index.html")
                found = place.is_file() and ".." not in Path(name).parts
            except (OSError, ValueError):
                found = False
            if not found:
                place, missing = site / "404.html", True
            else:
                missing = False
            data = place.read_bytes() if place.is_file() else b""
            ending = place.suffix.lower().lstrip(".")
            packed = ending == "gz" or (ending == "svgz" and data[:2] == b"\x1f\x8b")
            if ending == "gz":
                ending = place.with_suffix("").suffix.lower().lstrip(".")
            self.send_response(404 if missing else 200)
            if ending in TYPES:
                self.send_header("Content-Type", TYPES[ending])
            if packed:
                data = gzip.compress(gzip.decompress(data))
                self.send_header("Content-Encoding", "gzip")
            if "/assets/" in path:
                self.send_header("Cache-Control", "max-age=600")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name of the base class
            """Say nothing."""

    return Handler


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the sites of the wikis in `folder`; gives the origin."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler(folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
