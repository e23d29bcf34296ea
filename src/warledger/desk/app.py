"""The desk as a web application: pages, API and its own files; what every answer carries, and how faults are said."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from warledger import __version__
from warledger.desk import api, pages, rendering
from warledger.desk.addresses import Desk
from warledger.desk.filters import QueryError
from warledger.desk.shelf import Shelf
from warledger.desk.wording import words
from warledger.errors import LedgerError

STATIC: Final = Path(__file__).parent / "static"
LONGEST_ADDRESS: Final = 8000
LOCAL: Final = ("127.0.0.1", "localhost", "[::1]", "testserver")
"""Host names of this machine; "testserver" is what a test client calls itself."""
SAFE: Final = {
    # Nothing but the desk's own files; no inline script or style, so that a report that smuggles one in runs nothing.
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "geolocation=(), camera=(), microphone=()",
}
_log = logging.getLogger(__name__)


def make_app(shelf: Shelf, hosts: tuple[str, ...] = LOCAL, basemap: Path | None = None) -> FastAPI:
    """The application over a shelf; answers only to these host names (no page elsewhere reaches it by rebinding).

    ``basemap`` is a PMTiles file, served in parts as the map asks for them.
    """
    app = FastAPI(
        title="warledger", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json",
        description="What reports of armed conflict say, with the words that support every figure. Read-only.",
    )  # fmt: skip
    app.state.shelf = shelf
    app.state.desk = Desk(detailed=basemap is not None)
    app.include_router(api.router)
    app.include_router(pages.router)
    if basemap is not None:
        app.add_route("/basemap.pmtiles", partial(_parts_of, basemap), include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.middleware("http")(_carry)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_exception_handler(QueryError, _wrong_query)
    app.add_exception_handler(RequestValidationError, _wrong_query)
    app.add_exception_handler(pages.NotHereError, _not_here)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(LedgerError, _ledger)
    return app


async def _parts_of(basemap: Path, request: Request) -> Response:
    """The base map, or the part of it that is asked for. Packed already: to pack a range again would break it."""
    del request
    return FileResponse(basemap, media_type="application/octet-stream", headers={"content-encoding": "identity"})


async def _carry(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    """Safe headers on everything, an ETag on what the ledger's state decides."""
    if len(str(request.url)) > LONGEST_ADDRESS:
        response = _fault(request, 414, words()("query.address", most=LONGEST_ADDRESS))
    elif request.url.path.startswith(("/static/", "/basemap.")):
        response = await go_on(request)
        response.headers["cache-control"] = "public, max-age=3600"
    else:
        response = await _if_changed(request, go_on)
    for name, value in SAFE.items():
        response.headers[name] = value
    return response


async def _if_changed(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    """304 where the reader has this answer of this ledger already."""
    try:
        with pages.shelf_of(request).still() as revision:
            return await _of_revision(request, go_on, revision)
    except LedgerError as fault:
        return _ledger(request, fault)


async def _of_revision(request: Request, go_on: Callable[[Request], Awaitable[Response]], revision: str) -> Response:
    asked = f"{revision}{request.url.path}?{request.url.query}{request.headers.get('accept', '')}"
    tag = f'W/"{hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest()[:20]}"'
    if request.method in ("GET", "HEAD") and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"etag": tag})
    try:
        response = await go_on(request)
    except Exception:  # noqa: BLE001 - a reader is told so, the log has the rest
        _log.exception("a fault of the desk at %s", request.url.path)
        return _fault(request, 500, words()("error.500"))
    if response.status_code == 200:
        response.headers["etag"] = tag
        response.headers["cache-control"] = "no-cache"
        response.headers["vary"] = "accept"
    return response


def _fault(request: Request, status: int, message: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"status": status, "message": message}, status)
    revision = "–" if status >= 500 else pages.shelf_of(request).revision()
    return HTMLResponse(rendering.page("error", pages.DESK, revision, message=message), status)


def _wrong_query(request: Request, fault: Exception) -> Response:
    if isinstance(fault, RequestValidationError):
        names = ", ".join(sorted({str(error["loc"][-1]) for error in fault.errors()}))
        return _fault(request, 400, words()("query.unfit", names=names))
    return _fault(request, 400, str(fault))


def _not_here(request: Request, fault: Exception) -> Response:
    del fault
    return _fault(request, 404, words()("error.404"))


def _http(request: Request, fault: Exception) -> Response:
    status = fault.status_code if isinstance(fault, HTTPException) else 500
    known = f"error.{status}"
    message = words().known(known, str(getattr(fault, "detail", "")))
    return _fault(request, status, message)


def _ledger(request: Request, fault: Exception) -> Response:
    _log.error("%s", fault)
    return _fault(request, 503, str(fault))
