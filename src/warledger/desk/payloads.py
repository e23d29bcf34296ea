"""What pages and API show, as plain dicts made from the records: one set, so that a page and the API never differ.

Money, weapons and deeds are not counted here: people are. A number that nobody states is None, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from warledger.desk.answers import Fault, Listed, Said, SourceRow, Statement, Sum, Told
from warledger.output import agreement_json, control_json, figure_json, place_json, position_json
from warledger.quoting import quoted
from warledger.records import (
    AgreementStatement,
    ControlChange,
    Figure,
    Harm,
    Incident,
    Issue,
    Reading,
    Reckoning,
    Report,
)

Payload = dict[str, Any]
TITLE: Final = 400
"""How much of a title a list carries; the report itself has all of it."""
BEGINS: Final = 120
"""How much of the text stands for a title where there is none."""


def listed(rows: Sequence[Payload], of: Listed[Any], *, page: int, size: int) -> Payload:
    """A page of a list: its rows, its number, and whether more follow."""
    more = len(of.rows) == size if of.total is None else page * size < of.total
    return {"total": of.total, "page": page, "limit": size, "more": more, "rows": list(rows)}


def report_head(report: Report) -> Payload:
    """A report without its text; where it has no title, how its text begins."""
    return {
        "id": report.id, "title": report.title[:TITLE],
        "begins": "" if report.title else " ".join(report.text[:BEGINS].split()), "source": report.source,
        "published": report.published, "lang": report.lang, "url": web_address(report.url),
    }  # fmt: skip


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web; a report may bring ``javascript:`` or worse, which is never linked."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def harm(h: Harm) -> Payload:
    """A harm as in the output contract, with its faults in words."""
    return {
        "measure": h.measure, "victims": h.victims, "side": h.side, "low": h.low, "best": h.best, "high": h.high,
        "sources": list(h.sources), "issues": [issue(x) for x in h.issues],
    }  # fmt: skip


def issue(x: Issue) -> Payload:
    """A fault in the data."""
    return {"code": x.code, "message": x.message, "about": list(x.about)}


def incident(told: Told) -> Payload:
    """An incident as a row: what, when, where, who, and the harm by one rule set."""
    of, reckoning = told.incident, told.reckoning
    return {
        "id": of.id, "kind": of.kind, "main_for": list(of.main_for), "reports": list(of.reports), "date": _date(of),
        "place": place_json(of.place), "parties": list(of.parties), "rules": reckoning.rules,
        "by": list(reckoning.by), "contested": reckoning.contested, "grade": reckoning.grade,
        "harm": [harm(h) for h in harms(reckoning)],
    }  # fmt: skip


def harms(reckoning: Reckoning) -> tuple[Harm, ...]:
    """The harms of a reckoning, deaths first and whole groups before their parts."""
    order = ("killed", "injured", "missing", "detained", "displaced", "casualties")
    rank = sorted(reckoning.harm, key=lambda h: (order.index(h.measure), h.victims != "all", h.victims, h.side or ""))
    return tuple(rank)


def _date(of: Incident) -> Payload | None:
    if of.when is None:
        return None
    return {"start": of.when.start.isoformat(), "end": of.when.end.isoformat(), "precision": of.precision}


def statement(said: Statement) -> Payload:
    """A statement's fields, as ``read --format jsonl`` prints them, with its kind."""
    if isinstance(said, Figure):
        return {"type": "figure", "says": str(said.bounds), **figure_json(said)}
    if isinstance(said, ControlChange):
        return {"type": "control", **control_json(said)}
    if isinstance(said, AgreementStatement):
        return {"type": "agreement", **agreement_json(said)}
    return {"type": "position", **position_json(said)}


def cited(said: Statement, report: Report) -> Payload:
    """A statement in its sentence, with the report that makes it and the way the word took (closest speaker first)."""
    sentence = quoted(report, said.span)
    return {
        **statement(said), "sentence": {
            "before": sentence.before, "words": sentence.words, "after": sentence.after,
            "cut_before": sentence.cut[0], "cut_after": sentence.cut[1],
        },
        "report": report_head(report), "chain": chain(said.attributed_to, report),
    }  # fmt: skip


def chain(attributed_to: Sequence[str], report: Report) -> list[str]:
    """Outlet ← monitor ← speaker: who prints it, on whose word, on whose word again."""
    return list(reversed(attributed_to)) or [name for name in (report.source,) if name]


def line(row: Said) -> Payload:
    """A statement of a list, with its incident."""
    return {**cited(row.statement, row.report), "incident": row.incident}


def statements_of(reading: Reading) -> tuple[Statement, ...]:
    """All statements of a report in the order of its title and text."""
    found: tuple[Statement, ...] = (*reading.figures, *reading.control, *reading.agreements, *reading.positions)
    return tuple(sorted(found, key=lambda s: (s.span.part != "title", s.span.start, s.span.end, s.id)))


def incident_page(told: Told, readings: Mapping[str, Reading], origins: Mapping[str, str]) -> Payload:
    """All of one incident: every harm with every statement behind it, what was set aside and why, who disagrees."""
    of = told.incident
    known = {s.id: (s, reading.report) for reading in readings.values() for s in statements_of(reading)}
    quote = cache(lambda key: cited(*known[key]))  # a statement may stand under several harms
    shown: set[str] = set()
    harm_rows = []
    for h in harms(told.reckoning):
        shown.update(use.statement for use in (*h.used, *h.set_aside))
        used, aside = (
            [{"rule": use.rule, "statement": quote(use.statement)} for use in uses if use.statement in known]
            for uses in (h.used, h.set_aside)
        )
        harm_rows.append({**harm(h), "used": used, "set_aside": aside})
    mine = [known[key] for telling in of.tellings for key in telling.statements if key in known]
    others = [quote(s.id) for s, _ in dict.fromkeys(mine) if s.id not in shown]
    return {
        **incident(told), "harm": harm_rows, "others": others, "revisions": revisions(mine),
        "grade_reasons": list(told.reckoning.grade_reasons),
        "issues": [issue(x) for x in told.reckoning.issues],
        "place_reasons": list(of.place.reasons) if of.place else [],
        "links": [{"a": x.a, "b": x.b, "score": round(x.score, 2), "reasons": list(x.reasons)} for x in of.links],
        "told_by": [
            {**report_head(readings[key].report), "main": key in of.main_for, "copy_of": _other(origins.get(key), key)}
            for key in of.reports if key in readings
        ],
    }  # fmt: skip


def _other(origin: str | None, key: str) -> str | None:
    return origin if origin != key else None


def revisions(mine: Iterable[tuple[Statement, Report]]) -> list[Payload]:
    """How the count went over time: what each report stated of the incident, in order of publication.

    A report that gives no sum but several counts ("two officers and a reservist") has them together.
    """
    found: dict[tuple[str, str], Payload] = {}
    for s, report in dict.fromkeys(mine):
        if not isinstance(s, Figure) or not s.bounds.known or s.scope != "incident" or s.part_of or s.same_as:
            continue
        row = found.setdefault((report.id, s.measure), {
            "published": report.published, "source": report.source, "report": report.id, "measure": s.measure,
            "counts": [],
        })  # fmt: skip
        row["counts"].append({"says": str(s.bounds), "low": s.bounds.low, "high": s.bounds.high, "statement": s.id})
    return sorted(found.values(), key=lambda r: (r["published"] or "9999", r["report"], r["measure"]))


def report_page(reading: Reading, told: Sequence[Told], origin: str | None) -> Payload:
    """A report with its text, every statement, its faults, and the incidents it tells of."""
    report = reading.report
    linked = {key: t.incident.id for t in told for x in t.incident.tellings if x.report == report.id
              for key in x.statements}  # fmt: skip
    return {
        **report_head(report), "title": report.title, "text": report.text, "retrieved": report.retrieved,
        "sha256": report.sha256, "copy_of": _other(origin, report.id), "issues": [issue(x) for x in reading.issues],
        "statements": [{**statement(s), "incident": linked.get(s.id)} for s in statements_of(reading)],
        "incidents": [incident(t) for t in told],
    }  # fmt: skip


def toll(row: Sum, key: str) -> Payload:
    """A sum under a heading; ``open_high`` of its incidents state no upper bound, so that ``high`` is a floor there."""
    h = row.harm
    return {
        "key": key, "measure": h.measure, "victims": h.victims, "side": h.side, "low": h.low, "best": h.best,
        "high": h.high, "incidents": row.incidents, "open_high": row.open_high,
    }  # fmt: skip


def fault(row: Fault) -> Payload:
    """A fault in the data and where it is; ``of`` says in short which incident that is."""
    of = row.point and {"kind": row.point.kind, "place": row.point.place, "day": row.point.day}
    return {**issue(row.issue), "incident": row.incident, "report": row.report, "of": of}


def source(row: SourceRow) -> Payload:
    """A source and what it has said."""
    return {
        "name": row.name, "reports": row.reports, "copies": row.copies, "alone": row.alone, "first": row.earliest,
        "since": row.first, "until": row.last,
    }  # fmt: skip
