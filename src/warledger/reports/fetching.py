"""Fetching an address politely: robots asked first, one host not hurried, nothing waited for or taken without limit."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from warledger import __version__
from warledger.reports.intake import LONGEST, Fetched, Unreadable, one_line

USER_AGENT = f"warledger/{__version__} (reads public reports of armed conflict)"
_REDIRECTS = (301, 302, 303, 307, 308)
_BLOCK = 65_536
#: RFC 9309 §2.5 asks for at least 500 KiB of a robots.txt to be read.
_LONGEST_ROBOTS = 524_288


@dataclass(frozen=True, slots=True)
class Manners:
    """Limits of fetching.

    Seconds to wait for a word, seconds for the whole of an answer, seconds between two requests to one host, bytes of
    one answer, redirects in a row. A site's own crawl-delay is kept up to ``longest_pause`` seconds.
    """

    timeout: float = 20.0
    whole: float = 120.0
    pause: float = 1.0
    longest_pause: float = 30.0
    largest: int = LONGEST
    redirects: int = 5


POLITE = Manners()


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Fetcher:
    """Fetches addresses over http and https (certificates checked) and remembers each host's robots and silence."""

    def __init__(self, manners: Manners = POLITE) -> None:
        self._manners = manners
        self._pool: Any = None
        self._robots: dict[str, Any] = {}
        self._silent: dict[str, str] = {}
        self._last: dict[str, float] = {}

    def close(self) -> None:
        """Close all connections."""
        if self._pool is not None:
            self._pool.clear()
            self._pool = None

    def fetch(self, url: str) -> Fetched:
        """What the address answers.

        Raises:
            Unreadable: with the reason, fit to follow the address.
        """
        at = url
        for _ in range(self._manners.redirects + 1):
            self._ask_leave(at)
            answer = self._get(at, self._manners.largest)
            if answer.status not in _REDIRECTS:
                break
            at = _target(at, answer)
        else:
            raise Unreadable(f"redirects more than {self._manners.redirects} times, at last to {at}")
        if answer.status != 200:
            raise Unreadable(f"answered {answer.status} {_PHRASES.get(answer.status, '')}".strip())
        kind, _, parameters = answer.headers.get("Content-Type", "").partition(";")
        charset = parameters.lower().partition("charset=")[2].partition(";")[0].strip("\"' ") or None
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return Fetched(at, answer.body, kind.strip().lower(), charset, now)

    def _ask_leave(self, url: str) -> None:
        """Raise Unreadable unless the host's robots.txt allows the address; wait as long as it asks."""
        host = _host(url)
        if host not in self._robots:
            self._robots[host] = self._rules(host)
        rules = self._robots[host]
        if rules is not None and not rules.can_fetch(url, USER_AGENT):
            raise Unreadable("robots.txt of the site forbids it")
        asked = float(rules.crawl_delay(USER_AGENT) or 0) if rules is not None else 0.0
        pause = max(self._manners.pause, min(asked, self._manners.longest_pause))
        wait = self._last.get(host, float("-inf")) + pause - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        self._last[host] = time.monotonic()

    def _rules(self, host: str) -> Any:
        """The rules of a host, or None where it has none. A server's own fault (5xx) forbids all: RFC 9309 §2.3.1.4."""
        from protego import Protego

        at = f"{host}/robots.txt"
        for _ in range(self._manners.redirects + 1):
            answer = self._get(at, _LONGEST_ROBOTS, cut=True)
            if answer.status not in _REDIRECTS:
                break
            at = _target(at, answer)
        if answer.status >= 500:
            raise Unreadable(f"robots.txt of the site answered {answer.status}, so nothing may be fetched from it")
        if answer.status != 200:
            return None
        try:
            return Protego.parse(answer.body.decode("utf-8", "replace"))
        except Exception:  # noqa: BLE001 - rules that cannot be parsed forbid nothing
            return None

    def _get(self, url: str, largest: int, *, cut: bool = False) -> _Answer:
        host = _host(url)
        if host in self._silent:
            raise Unreadable(self._silent[host])
        deadline = time.monotonic() + self._manners.whole
        with self._spoken(host), self._opened(url) as response:
            body = bytearray()
            while block := response.read1(_BLOCK):
                body += block
                if len(body) > largest:
                    if cut:
                        break
                    raise Unreadable(f"is larger than {largest / 1e6:g} MB")
                if time.monotonic() > deadline:
                    raise Unreadable(f"did not end within {self._manners.whole:g} s")
            return _Answer(response.status, response.headers, bytes(body[:largest]))

    @contextmanager
    def _opened(self, url: str) -> Iterator[Any]:
        import urllib3

        if self._pool is None:
            # Certificates are checked against the system's store: urllib3's default, said aloud.
            self._pool = urllib3.PoolManager(num_pools=8, cert_reqs="CERT_REQUIRED", headers={"User-Agent": USER_AGENT})
        timeout = urllib3.Timeout(connect=self._manners.timeout, read=self._manners.timeout)
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate", "Accept": "text/html, */*;q=0.8"}
        response = self._pool.request(
            "GET", url, headers=headers, timeout=timeout, retries=False, redirect=False, preload_content=False
        )
        try:
            yield response
        finally:
            response.close()

    @contextmanager
    def _spoken(self, host: str) -> Iterator[None]:
        """Turn what goes wrong on the wire into words; a host that cannot be reached is not tried again in this run."""
        from urllib3 import exceptions as wire

        try:
            yield
        except (wire.ConnectTimeoutError, wire.ReadTimeoutError) as fault:
            reason = f"did not answer within {self._manners.timeout:g} s"
            self._silent[host] = reason
            raise Unreadable(reason) from fault
        except wire.NameResolutionError as fault:
            reason = "the name of its host is not known"
            self._silent[host] = reason
            raise Unreadable(reason) from fault
        except wire.NewConnectionError as fault:
            reason = f"its host cannot be reached ({one_line(str(fault).rpartition(': ')[2], 80)})"
            self._silent[host] = reason
            raise Unreadable(reason) from fault
        except wire.SSLError as fault:
            raise Unreadable(f"its certificate or encryption is not sound: {one_line(str(fault), 120)}") from fault
        except (wire.HTTPError, OSError, ValueError) as fault:
            raise Unreadable(f"cannot be fetched: {one_line(str(fault), 120)}") from fault


_PHRASES = {
    401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 410: "Gone", 429: "Too Many Requests",
    451: "Unavailable For Legal Reasons", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
}  # fmt: skip


def _host(url: str) -> str:
    """Scheme, host and port. Raises Unreadable for anything but http and https."""
    try:
        parts = urlsplit(url)
        known = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        known = False
    if not known:
        raise Unreadable("is no http or https address")
    return f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}"


def _target(url: str, answer: _Answer) -> str:
    target = answer.headers.get("Location")
    if not target:
        raise Unreadable(f"answered {answer.status} and names no place to go on to")
    try:
        return urljoin(url, target)
    except ValueError:
        raise Unreadable("redirects to what is no address") from None
