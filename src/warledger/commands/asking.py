"""``warledger incidents``, ``tolls``, ``why``, ``issues``: what a ledger answers."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from warledger.commands.questions import opened, print_csv, print_lines, wanted

if TYPE_CHECKING:
    from warledger.ledger import Ledger
    from warledger.records import Incident, Reckoning

FORMATS = ("table", "jsonl", "csv")


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the questions to the program's parser."""
    incidents = subparsers.add_parser("incidents", help="what happened, and how many were harmed")
    incidents.add_argument("--limit", type=int, default=None, metavar="N", help="the newest N (default: all)")
    incidents.set_defaults(run=run_incidents)
    tolls = subparsers.add_parser("tolls", help="sums over incidents, beside the running totals that sources state")
    tolls.add_argument("--measure", help="killed, injured, missing, detained, displaced or casualties (default: all)")
    tolls.add_argument("--by", choices=("month", "country", "adm1", "place", "by"), help="one sum for each")
    tolls.set_defaults(run=run_tolls)
    why = subparsers.add_parser("why", help="every statement behind an incident or a toll, in its sentence")
    why.add_argument("key", nargs="?", metavar="ID", help="an incident, a report or a statement; none: the toll below")
    why.set_defaults(run=run_why)
    issues = subparsers.add_parser("issues", help="faults in the data: what cannot both hold, what is unsupported")
    issues.add_argument("--code", help="only of this kind, as headline-unsupported")
    issues.add_argument("--format", choices=FORMATS, default="table")
    issues.set_defaults(run=run_issues)
    for command in (incidents, tolls, why):
        command.add_argument("--since", metavar="YYYY-MM-DD", help="first day")
        command.add_argument("--until", metavar="YYYY-MM-DD", help="last day")
        command.add_argument("--place", help="a place, a province or a country")
        command.add_argument("--party", help="who did it or whose people were harmed")
        command.add_argument("--kind", help="airstrike, shelling, clash, …")
        command.add_argument("--rules", choices=("ucdp", "ibc", "airwars"), default="ucdp", help="rule set (ucdp)")
    for command in (incidents, tolls):
        command.add_argument("--format", choices=FORMATS, default="table", help="for people, JSON lines, or CSV")
    for command in (incidents, tolls, why, issues):
        command.add_argument("--ledger", default="warledger.db", metavar="PATH", help="a file or postgresql:// address")


def run_incidents(args: argparse.Namespace) -> int:
    """List incidents, the newest first."""
    from warledger.ledgertable import incident_lines
    from warledger.output import incident_json

    with opened(args) as ledger:
        found = ledger.incidents(wanted(args, args.limit), args.rules)
    if args.format == "jsonl":
        print_lines(json.dumps(incident_json(*pair), ensure_ascii=False) for pair in found)
    elif args.format == "csv":
        print_csv(row for pair in found for row in _flat(*pair))
    else:
        for incident, reckoning in found:
            print_lines([*incident_lines(incident, reckoning), ""])
        print(f"{len(found)} incident{'' if len(found) == 1 else 's'}, by the rules of {args.rules}")
    return 0


def run_tolls(args: argparse.Namespace) -> int:
    """Sum incidents; beside them, never in them, the totals that sources state."""
    from warledger.flow import stated_totals
    from warledger.ledgertable import toll_lines
    from warledger.output import figure_json

    with opened(args) as ledger:
        rows = [r for r in ledger.tolls(wanted(args), args.rules, args.by) if args.measure in (None, r.measure)]
        stated = [
            s for s in stated_totals(ledger, wanted(args), args.rules) if args.measure in (None, s.figure.measure)
        ]
        reports = ledger.reports_by_id([one.report for one in stated])
    if args.format == "jsonl":
        print_lines(json.dumps({"sum": asdict(row)}, ensure_ascii=False) for row in rows)
        for one in stated:
            counted = asdict(one.counted) if one.counted else None
            said = {"report": one.report, **figure_json(one.figure)}
            row = {"stated": said, "counted": counted, "missing": one.missing}
            print_lines([json.dumps(row, ensure_ascii=False)])
    elif args.format == "csv":
        print_csv(asdict(row) for row in rows)
    else:
        beside = [(reports[one.report], one.figure, one.counted, one.missing) for one in stated]
        print_lines(toll_lines(rows, beside, args.rules))
    return 0


def run_why(args: argparse.Namespace) -> int:
    """Explain one incident, or each incident of a toll."""
    from warledger.flow import incident_named

    with opened(args) as ledger:
        if args.key:
            _explain(ledger, *incident_named(ledger, args.key, args.rules))
        else:
            for incident, reckoning in ledger.incidents(wanted(args), args.rules):
                _explain(ledger, incident, reckoning)
                print()
    return 0


def _explain(ledger: Ledger, incident: Incident, reckoning: Reckoning) -> None:
    from warledger.ledgertable import why_lines
    from warledger.records import Figure

    ids = [statement for telling in incident.tellings for statement in telling.statements]
    statements = ledger.statements(ids)
    figures = {key: s for key, (_, s) in statements.items() if isinstance(s, Figure)}
    about = {*ids, *incident.reports}
    judgements = [j for j in ledger.judgements() if about & set(j.about)]
    print_lines(why_lines(incident, reckoning, figures, ledger.reports_by_id(incident.reports), judgements))


def run_issues(args: argparse.Namespace) -> int:
    """List faults in the data."""
    with opened(args) as ledger:
        found = ledger.issues(None, args.code)
    if args.format == "jsonl":
        print_lines(json.dumps(issue, ensure_ascii=False) for issue in found)
    elif args.format == "csv":
        print_csv({**issue, "about": " ".join(issue["about"])} for issue in found)
    else:
        print_lines(f"{issue['incident'] or issue['report']}  {issue['code']}: {issue['message']}" for issue in found)
    return 0


def _flat(incident: Incident, reckoning: Reckoning) -> Iterator[dict[str, Any]]:
    """One row an incident and harm; a bound that nobody states is empty."""
    place, when = incident.place, incident.when
    for row in reckoning.harm:
        yield {
            "incident": incident.id, "date_start": when.start if when else None, "date_end": when.end if when else None,
            "kind": incident.kind, "place": (place.name or place.words) if place else None,
            "adm1": place.adm1 if place else None, "country": place.country if place else None,
            "lat": place.lat if place else None, "lon": place.lon if place else None,
            "precision": place.precision if place else "unknown", "measure": row.measure, "victims": row.victims,
            "side": row.side, "low": row.low, "best": row.best, "high": row.high, "by": "; ".join(reckoning.by),
            "contested": reckoning.contested, "sources": len(row.sources), "reports": len(incident.reports),
            "rules": reckoning.rules, "grade": reckoning.grade,
        }  # fmt: skip
