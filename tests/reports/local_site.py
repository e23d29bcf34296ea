"""A site on this machine that answers as it is told, well or badly."""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from warledger.reports import Manners

HASTY = Manners(timeout=0.4, whole=1.0, pause=0.0, largest=200_000)

ARTICLE = """<!doctype html><html lang="en"><head><title>Strike on Maarat kills nine</title>
<meta property="article:published_time" content="2019-06-15T10:00:00Z"><meta property="og:site_name" content="The Wire">
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Strike on Maarat kills nine</h1>
<p>An air strike on a market in Maarat killed nine people on Saturday, rescue workers said, as the fighting went on.</p>
<p>The strike wounded at least 12 others, among them five children, and left part of the market in ruins that day.</p>
<p>Residents said that it was the third strike on the town within the week, and that the hospital had no beds left.</p>
</article><footer>All rights reserved</footer></body></html>"""


class Site(ThreadingHTTPServer):
    """Answers each path with what ``pages`` holds for it; counts what it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, str]] = []
        self.url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what some of these tests are about."""

    def put(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8", status: int = 200) -> str:
        self.pages[path] = (status, {"Content-Type": kind}, body.encode() if isinstance(body, str) else body)
        return self.url + path

    def redirect(self, path: str, target: str) -> str:
        self.pages[path] = (302, {"Location": target}, b"")
        return self.url + path


class _Answering(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("User-Agent", "")))
        if self.path == "/silent":
            time.sleep(1)
            return
        if self.path == "/drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(30):
                self.wfile.write(b"x")
                time.sleep(0.1)
            return
        if self.path == "/circle":
            self.server.redirect("/circle", "/circle")
        status, headers, body = self.server.pages.get(self.path, (404, {}, b"nothing here"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server gives it
        """Say nothing."""
