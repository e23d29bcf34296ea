"""``warledger control``, ``agreements``, ``positions``: who holds what, what was agreed, what is claimed and denied."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from warledger.commands.questions import opened, print_csv, print_lines

if TYPE_CHECKING:
    from warledger.accounts import Agreement, Breach, Dispute, PlaceControl
    from warledger.accounts.asking import Wanted
    from warledger.ledger import Ledger
    from warledger.records import Reading


TOGETHER: Final = 500
"""Reports that are asked for together."""


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the questions on control, agreements and positions to the program's parser."""
    control = subparsers.add_parser("control", help="who holds which place since when, and by whose word")
    control.add_argument("--at", type=_day, metavar="YYYY-MM-DD", help="the state on this day (default: the latest)")
    control.add_argument("--rules", default="assessed", help="assessed (default) or acled/1")
    control.set_defaults(run=run_control)
    agreements = subparsers.add_parser("agreements", help="what was agreed, and what became of it")
    agreements.set_defaults(run=run_agreements)
    positions = subparsers.add_parser("positions", help="who claims and who denies what")
    positions.add_argument("--all", action="store_true", help="every position, not only what is denied or rejected")
    positions.set_defaults(run=run_positions)
    for command in (control, agreements, positions):
        command.add_argument("--since", type=_day, metavar="YYYY-MM-DD", help="first day")
        command.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help="last day")
        command.add_argument("--place", help="a place, in any spelling")
        command.add_argument("--party", help="a party or a speaker")
        command.add_argument("--format", choices=("table", "jsonl", "csv"), default="table")
        command.add_argument("--ledger", default="warledger.db", metavar="PATH", help="a file or postgresql:// address")


def run_control(args: argparse.Namespace) -> int:
    """Show the control of each place and area."""
    from warledger.accounts import control_states
    from warledger.accounts.wording import control_lines

    with opened(args) as ledger:
        found = _wanted(args).controls(control_states(_readings(ledger), args.rules))
    if args.format == "table":
        print_lines(line for one in found for line in (*control_lines(one, args.at), ""))
        print(f"{len(found)} places and areas, by the rules of {args.rules}")
    elif args.format == "jsonl":
        print_lines(_json({"name": one.name, **_plain(one)}) for one in found)
    else:
        print_csv(row for one in found for row in _control_rows(one, args.at))
    return 0


def run_agreements(args: argparse.Namespace) -> int:
    """Show each agreement with its facts and events."""
    from warledger.accounts import agreements, breaches, by_report
    from warledger.accounts.wording import agreement_lines
    from warledger.ledger import Filter

    with opened(args) as ledger:
        found = _wanted(args).agreements(agreements(_readings(ledger)))
        told = by_report(ledger.incidents(Filter(limit=None)))
    broken = {one.id: breaches(one, told) for one in found}
    if args.format == "table":
        print_lines(line for one in found for line in (*agreement_lines(one, broken[one.id]), ""))
        print(f"{len(found)} agreements")
    elif args.format == "jsonl":
        print_lines(_json({**_plain(one), "breaches": [_plain(b) for b in broken[one.id]]}) for one in found)
    else:
        print_csv(row for one in found for row in _agreement_rows(one, broken[one.id]))
    return 0


def run_positions(args: argparse.Namespace) -> int:
    """Show claims beside their denials; with ``--all`` every position."""
    from warledger.accounts import disputes
    from warledger.accounts.disputes import stands
    from warledger.accounts.wording import dispute_lines, stand_lines

    with opened(args) as ledger:
        readings, judgements, incidents = list(_readings(ledger)), ledger.judgements(), _incidents(ledger)
    wanted = _wanted(args)
    if args.all:
        taken = wanted.stands(stands(readings, incidents))
        if args.format == "table":
            print_lines(line for s in taken for line in stand_lines(s, ""))
        elif args.format == "jsonl":
            print_lines(_json(_plain(s)) for s in taken)
        else:
            print_csv(_stand_row(s) for s in taken)
        return 0
    found = wanted.disputes(disputes(readings, judgements, incidents))
    if args.format == "table":
        print_lines(line for one in found for line in (*dispute_lines(one), ""))
        print(f"{len(found)} matters")
    elif args.format == "jsonl":
        print_lines(_json(_plain(one)) for one in found)
    else:
        print_csv(row for one in found for row in _dispute_rows(one))
    return 0


def _control_rows(one: PlaceControl, at: date | None) -> Iterable[Mapping[str, Any]]:
    states = [s for s in (*one.states, *one.claims) if at is None or s.on(at)]
    for s in states:
        yield {
            "place": one.name, "area": one.place is None, "lat": one.place.lat if one.place else None,
            "lon": one.place.lon if one.place else None, "holder": s.holder, "since": s.since, "until": s.until,
            "how": s.how, "claimed": s.claimed, "extent": s.extent, "by": " < ".join(s.by),
            "failed_attempts": one.failed, "rules": one.rules, "sub_event": s.sub_event,
            "statements": " ".join(s.statements),
        }  # fmt: skip


def _agreement_rows(one: Agreement, breaches: Iterable[Breach]) -> Iterable[Mapping[str, Any]]:
    of = {b.statement: b.incident for b in breaches}
    for e in one.events:
        yield {
            "agreement": one.id, "kind": one.kind, "parties": "; ".join(one.parties), "area": one.area,
            "made": one.made_on, "event": e.event, "realis": e.realis, "date": e.date, "by": " < ".join(e.by),
            "blamed": e.blamed, "why": e.why, "statement": e.statement, "report": e.report,
            "incident": of.get(e.statement),
        }  # fmt: skip


def _dispute_rows(one: Dispute) -> Iterable[Mapping[str, Any]]:
    for side, taken in (("for", one.claims), ("against", one.denials)):
        for s in taken:
            yield {"dispute": one.id, "state": one.state, "side": side, **_stand_row(s)}


def _stand_row(s: Any) -> dict[str, Any]:
    p = s.position
    return {
        "speaker": p.speaker, "party": s.party, "stance": p.stance, "about": p.about, "toward": p.toward,
        "date": p.date, "by": " < ".join(p.attributed_to), "agreement": s.agreement, "incident": s.incident,
        "report": s.report, "position": p.id,
    }  # fmt: skip


def _readings(ledger: Ledger) -> Iterable[Reading]:
    """The readings that tell of more than counts, each with its report's days and outlet, without its words."""
    held = {
        report: replace(reading, figures=(), issues=())
        for report, reading in ledger.readings()
        if reading.control or reading.agreements or reading.positions
    }
    keys = list(held)
    for first in range(0, len(keys), TOGETHER):
        for key, report in ledger.reports_by_id(keys[first : first + TOGETHER]).items():
            yield replace(held[key], report=replace(report, title="", text=""))


def _incidents(ledger: Ledger) -> dict[str, str]:
    """Incident ids by the statements that are told in them."""
    from warledger.ledger import Filter

    found = ledger.incidents(Filter(limit=None))
    return {s: incident.id for incident, _ in found for t in incident.tellings for s in t.statements}


def _wanted(args: argparse.Namespace) -> Wanted:
    from warledger.accounts.asking import Wanted

    return Wanted(args.since, args.until, args.place, args.party)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write YYYY-MM-DD") from fault


def _plain(record: object) -> dict[str, Any]:
    from warledger.storing import plain

    found: dict[str, Any] = plain(record)
    return found


def _json(row: object) -> str:
    return json.dumps(row, ensure_ascii=False)
