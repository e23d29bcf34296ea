"""The desk's pages: each an address, a question to the shelf, a template."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.routing import APIRoute

from warledger.desk import rendering, views, wording
from warledger.desk.addresses import Desk, Site
from warledger.desk.answers import By
from warledger.desk.filters import Filters, Window, day, filters, one_of, searched, window, words
from warledger.desk.payloads import Payload
from warledger.desk.shelf import Shelf

router = APIRouter(include_in_schema=False)
DESK = Desk()
BYS: tuple[By, ...] = get_args(By)
PLACES: Final = 20
"""Places on one page of control."""
ENTRIES: Final = 5
"""The last changes of each of several places; a page of one place has all."""
LISTED: Final = 60
"""Places beside its map."""


class NotHereError(Exception):
    """There is nothing under the address."""


def shelf_of(request: Request) -> Shelf:
    """The shelf that the app was made with."""
    found = request.app.state.shelf
    if not isinstance(found, Shelf):
        raise TypeError("the app was made without a shelf")
    return found


def _page(request: Request, name: str, asked: Filters | None = None, **shown: Any) -> HTMLResponse:
    return HTMLResponse(rendering.page(name, DESK, shelf_of(request).revision(), asked, **shown))


@router.get("/")
def overview(request: Request) -> Response:
    """The overview."""
    asked = filters(request.query_params)
    return HTMLResponse(overview_page(shelf_of(request), request.app.state.desk, asked))


def overview_page(shelf: Shelf, to: Desk | Site, asked: Filters) -> str:
    """The overview as HTML."""

    def draw() -> Payload:
        found = views.overview(shelf, asked)
        return {
            "found": found, "map": rendering.overview_map(found["points"], to),
            "timeline": rendering.month_chart(found["months"], to, asked),
        }  # fmt: skip

    shown = shelf.kept(("overview", asked, to, wording.words()), draw)
    return rendering.page("overview", to, shelf.revision(), asked, mapped=views.MAPPED, **shown)


@router.get("/incidents")
def incidents(request: Request) -> Response:
    """All incidents."""
    asked, page = filters(request.query_params), window(request.query_params)
    return _page(request, "incidents", asked, found=views.incidents(shelf_of(request), asked, page))


@router.get("/incidents/{key:path}")
def incident(request: Request, key: str) -> Response:
    """One incident."""
    asked = filters(request.query_params)
    shelf = shelf_of(request)
    found = views.incident(shelf, key, asked.rules)
    if found is None:
        # Incidents are joined and split as reports come in; an old address leads to where its first report went.
        home = shelf.home_of(key)
        if home is None:
            raise NotHereError
        return RedirectResponse(DESK.incident(home), status_code=303)
    return _page(request, "incident", asked, found=found, map=rendering.incident_map(found))


@router.get("/reports")
def reports(request: Request) -> Response:
    """All reports."""
    asked, page = filters(request.query_params), window(request.query_params)
    return _page(request, "reports", asked, found=views.reports(shelf_of(request), asked, page))


@router.get("/reports/{key:path}")
def report(request: Request, key: str) -> Response:
    """One report."""
    found = views.report(shelf_of(request), key, filters(request.query_params).rules)
    if found is None:
        raise NotHereError
    return _page(request, "report", found=found, marked=rendering.marked(found))


@router.get("/tolls")
def tolls(request: Request) -> Response:
    """Tolls."""
    asked = filters(request.query_params)
    by = one_of(request.query_params, "by", BYS) or "month"
    return HTMLResponse(tolls_page(shelf_of(request), DESK, asked, by))  # type: ignore[arg-type]


def tolls_page(shelf: Shelf, to: Desk | Site, asked: Filters, by: By) -> str:
    """Tolls as HTML."""
    months = views.month_rows(shelf, asked) if by == "month" else []
    found = {**views.tolls(shelf, asked, by), "months": months}
    running = views.statements(shelf, "figure", asked, Window(1, 40), running=True)
    timeline = rendering.month_chart(months, to, asked)
    return rendering.page(
        "tolls", to, shelf.revision(), asked, found=found, running=running, bys=BYS, timeline=timeline
    )


@router.get("/control")
def control(request: Request) -> Response:
    """Who holds what."""
    asked, page = filters(request.query_params), window(request.query_params, PLACES)
    return HTMLResponse(control_page(shelf_of(request), DESK, asked, page, day(request.query_params, "at")))


def control_page(shelf: Shelf, to: Desk | Site, asked: Filters, page: Window, at: date | None = None) -> str:
    """Control as HTML: the map of a day, and each place with its own line of time."""
    found = views.control(shelf, asked, at)
    drawn = rendering.control_map(found)
    places = views.control_places(shelf, asked, page, ENTRIES if to.live else None)
    return rendering.page(
        "control", to, shelf.revision(), asked, found=found, places=places, drawn=drawn, listed=LISTED
    )


@router.get("/agreements")
def agreements(request: Request) -> Response:
    """Agreements, claims and denials."""
    asked, page = filters(request.query_params), window(request.query_params)
    return HTMLResponse(agreements_page(shelf_of(request), DESK, asked, page))


def agreements_page(shelf: Shelf, to: Desk | Site, asked: Filters, page: Window) -> str:
    """Agreements as HTML."""
    found = views.statements(shelf, "agreement", asked, page)
    positions = views.statements(shelf, "position", asked, Window(page.number, 30))
    return rendering.page("agreements", to, shelf.revision(), asked, found=found, positions=positions)


@router.get("/disputes")
def disputes(request: Request) -> Response:
    """Disagreements and faults in the data."""
    code = words(request.query_params, "code")
    found = views.faults(shelf_of(request), code, window(request.query_params))
    return _page(request, "disputes", found=found, code=code)


@router.get("/sources")
def sources(request: Request) -> Response:
    """Sources."""
    return _page(request, "sources", found=views.sources(shelf_of(request)))


@router.get("/method")
def method(request: Request) -> Response:
    """The rules in force."""
    return _page(request, "method", labels=shelf_of(request).rule_labels())


@router.get("/search")
def search(request: Request) -> Response:
    """Search."""
    asked = searched(request.query_params)
    return _page(request, "search", found=views.search(shelf_of(request), asked, Window()))


for _route in router.routes:
    if isinstance(_route, APIRoute) and _route.methods:
        _route.methods.add("HEAD")  # link checkers and caches ask so
