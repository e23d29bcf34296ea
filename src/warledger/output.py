"""Records as the JSON objects of the output contract."""

from __future__ import annotations

from typing import Any

from warledger.records import Figure, Place, Reading, Span


def span_json(span: Span) -> dict[str, Any]:
    """ "in", "start", "end", "quote"."""
    return {"in": span.part, "start": span.start, "end": span.end, "quote": span.quote}


def place_json(place: Place | None) -> dict[str, Any] | None:
    """A place as in the contract, or null."""
    if place is None:
        return None
    return {
        "words": place.words, "name": place.name, "lat": place.lat, "lon": place.lon, "country": place.country,
        "adm1": place.adm1, "precision": place.precision, "gazetteer": place.gazetteer,
    }  # fmt: skip


def figure_json(f: Figure) -> dict[str, Any]:
    """A figure as in the contract."""
    return {
        "id": f.id, **span_json(f.span), "measure": f.measure, "low": f.bounds.low, "high": f.bounds.high,
        "approx": f.approx, "vague": f.vague, "status": f.status, "side": f.side, "groups": list(f.groups),
        "cause": f.cause, "by": list(f.by), "place": place_json(f.place),
        "date": str(f.date) if f.date else None, "scope": f.scope, "part_of": f.part_of, "same_as": f.same_as,
        "attributed_to": list(f.attributed_to), "realis": f.realis, "reader": f.reader,
    }  # fmt: skip


def to_json(reading: Reading) -> dict[str, Any]:
    """One reading as in the contract."""
    r = reading.report
    return {
        "report": {key: getattr(r, key) for key in ("id", "title", "source", "published", "lang", "url")},
        "figures": [figure_json(f) for f in reading.figures],
        "issues": [{"code": i.code, "message": i.message, "about": list(i.about)} for i in reading.issues],
    }
