"""Where each page lies: on the desk under its own path, in a static site as a file that its neighbours link to."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote

from warledger.desk.filters import Filters

_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
LISTS = ("incidents", "reports", "tolls", "control", "agreements", "disputes", "sources", "method")


@dataclass(frozen=True, slots=True)
class Desk:
    """Addresses of the live desk; ``detailed`` where it has a base map of its own."""

    detailed: bool = False
    live: ClassVar = True

    def basemap(self) -> str:
        """The detailed base map; empty where there is none."""
        return "/basemap.pmtiles" if self.detailed else ""

    def home(self) -> str:
        """The overview."""
        return "/"

    def page(self, name: str, number: int = 1, asked: Filters | None = None, **more: object) -> str:
        """A list, or the overview ("overview"), with its filters."""
        path = "/" if name == "overview" else f"/{name}"
        query = (asked or Filters()).asked(page=number, **more)
        return f"{path}?{query}" if query else path

    def incident(self, key: str) -> str:
        """One incident."""
        return f"/incidents/{quote(key, safe='')}"

    def report(self, key: str) -> str:
        """One report."""
        return f"/reports/{quote(key, safe='')}"

    def asset(self, name: str) -> str:
        """A file of the desk's own."""
        return f"/static/{name}"


@dataclass(frozen=True, slots=True)
class Site:
    """Addresses in a static site, as seen from a page that lies ``depth`` folders down; filters do not exist there.

    ``detailed`` where a base map lies beside it: only then it has the map to move, which needs a web server.
    """

    depth: int = 0
    detailed: bool = False
    live: ClassVar = False

    def basemap(self) -> str:
        """The detailed base map; empty where there is none."""
        return self._up("static/basemap.pmtiles") if self.detailed else ""

    def home(self) -> str:
        """The overview."""
        return self._up("index.html")

    def page(self, name: str, number: int = 1, asked: Filters | None = None, **more: object) -> str:
        """A list: its first page by its name, later ones by their number."""
        del asked
        by = more.get("by")
        stem = "index" if name == "overview" else f"{name}-by-{by}" if by else name
        return self._up(f"{stem}.html" if number == 1 else f"{stem}-{number}.html")

    def incident(self, key: str) -> str:
        """One incident."""
        return self._up(f"incidents/{file_name(key)}.html")

    def report(self, key: str) -> str:
        """One report."""
        return self._up(f"reports/{file_name(key)}.html")

    def asset(self, name: str) -> str:
        """A file of the desk's own."""
        return self._up(f"static/{name}")

    def _up(self, path: str) -> str:
        return "../" * self.depth + path


def file_name(key: str) -> str:
    """An id as a file's name: itself where that is safe, else its hash (ids of reports come from outside)."""
    # Two ids that differ in case only would be one file on some systems.
    if _PLAIN_NAME.fullmatch(key) and key == key.lower() and not key.endswith("."):
        return key
    return "x-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:24]
