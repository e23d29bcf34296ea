"""Records as the JSON objects of the output contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from warledger.records import (
    AgreementStatement,
    ControlChange,
    Figure,
    Incident,
    Issue,
    Place,
    Position,
    Reading,
    Reckoning,
    Report,
    Span,
)
from warledger.when import When


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


def when_json(when: When | None) -> str | None:
    """A day or a period in its written form, or null."""
    return str(when) if when is not None else None


def figure_json(f: Figure) -> dict[str, Any]:
    """A figure as in the contract."""
    return {
        "id": f.id, **span_json(f.span), "measure": f.measure, "low": f.bounds.low, "high": f.bounds.high,
        "approx": f.approx, "vague": f.vague, "status": f.status, "side": f.side, "groups": list(f.groups),
        "cause": f.cause, "by": list(f.by), "place": place_json(f.place),
        "date": when_json(f.date), "scope": f.scope, "part_of": f.part_of, "same_as": f.same_as,
        "attributed_to": list(f.attributed_to), "realis": f.realis, "reader": f.reader,
    }  # fmt: skip


def control_json(c: ControlChange) -> dict[str, Any]:
    """A control statement in the form of the contract."""
    return {
        "id": c.id, **span_json(c.span), "kind": c.kind, "outcome": c.outcome, "holder": c.holder, "loser": c.loser,
        "places": [place_json(place) for place in c.places], "extent": c.extent, "attempts": c.attempts,
        "date": when_json(c.date), "attributed_to": list(c.attributed_to), "realis": c.realis, "reader": c.reader,
    }  # fmt: skip


def agreement_json(a: AgreementStatement) -> dict[str, Any]:
    """A statement on an agreement in the form of the contract."""
    return {
        "id": a.id, **span_json(a.span), "kind": a.kind, "event": a.event, "parties": list(a.parties),
        "place": place_json(a.place), "terms": a.terms, "why": a.why, "blamed": a.blamed, "date": when_json(a.date),
        "attributed_to": list(a.attributed_to), "realis": a.realis, "reader": a.reader,
    }  # fmt: skip


def position_json(p: Position) -> dict[str, Any]:
    """A position in the form of the contract; ``answers`` is the id of another position of the same report."""
    return {
        "id": p.id, **span_json(p.span), "speaker": p.speaker, "stance": p.stance, "about": p.about, "toward": p.toward,
        "answers": p.answers, "date": when_json(p.date), "attributed_to": list(p.attributed_to), "reader": p.reader,
    }  # fmt: skip


def report_json(r: Report) -> dict[str, Any]:
    """What is known of the report itself."""
    return {"id": r.id, "title": r.title, "source": r.source, "published": r.published, "lang": r.lang, "url": r.url}


def issue_json(i: Issue) -> dict[str, Any]:
    """A fault in the form of the contract."""
    return {"code": i.code, "message": i.message, "about": list(i.about)}


def _stated(reading: Reading) -> dict[str, Iterator[dict[str, Any]]]:
    """All that a reading found, by kind, each made when it is asked for."""
    return {
        "figures": map(figure_json, reading.figures),
        "control": map(control_json, reading.control),
        "agreements": map(agreement_json, reading.agreements),
        "positions": map(position_json, reading.positions),
        "issues": map(issue_json, reading.issues),
    }


def to_json(reading: Reading) -> dict[str, Any]:
    """One reading as in the contract."""
    return {"report": report_json(reading.report), **{kind: list(rows) for kind, rows in _stated(reading).items()}}


def to_line(reading: Reading) -> str:
    """The same as one line of JSON; the objects of a long report are never held beside each other."""
    rows = (f'"{kind}":[{",".join(map(_line, made))}]' for kind, made in _stated(reading).items())
    return f'{{"report":{_line(report_json(reading.report))},{",".join(rows)}}}'


_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def incident_json(incident: Incident, reckoning: Reckoning) -> dict[str, Any]:
    """An incident with its reckoning in the form of the contract."""
    when = incident.when
    return {
        "id": incident.id, "kind": incident.kind, "main_for": list(incident.main_for),
        "reports": list(incident.reports),
        "date": {
            "start": when.start.isoformat() if when else None, "end": when.end.isoformat() if when else None,
            "precision": incident.precision,
        },
        "place": place_json(incident.place), "parties": list(incident.parties), "by": list(reckoning.by),
        "contested": reckoning.contested, "grade": reckoning.grade, "rules": reckoning.rules,
        "harm": [
            {
                "measure": h.measure, "victims": h.victims, "side": h.side,
                "low": h.low, "best": h.best, "high": h.high,
                "sources": list(h.sources), "issues": [i.message for i in h.issues],
            }
            for h in reckoning.harm
        ],
        "issues": [i.message for i in reckoning.issues],
    }  # fmt: skip
