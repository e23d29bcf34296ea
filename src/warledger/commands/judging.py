"""``warledger judge``: a decision, appended with who, when and why; it binds what is derived and survives rebuilds."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from warledger.errors import WarledgerError
from warledger.withholding import FIELDS

if TYPE_CHECKING:
    from warledger.ledger import Ledger
    from warledger.records import Incident, Judgement, Verdict


class JudgementError(WarledgerError):
    """A judgement that cannot be meant as it was given."""


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``judge`` with its decisions to the program's parser."""
    judge = subparsers.add_parser("judge", help="merge, split, accept, reject, correct; appended, with --why")
    decisions = judge.add_subparsers(dest="decision", required=True, metavar="DECISION")
    for name, help_, ids in (
        ("same", "two reports or statements tell of one incident", "ID"),
        ("not-same", "they do not", "ID"),
        ("merge", "two incidents are one", "INCIDENT"),
    ):
        pair = decisions.add_parser(name, help=help_)
        pair.add_argument("ids", nargs=2, metavar=ids)
    split = decisions.add_parser("split", help="reports tell of another thing than the rest of an incident")
    split.add_argument("incident", metavar="INCIDENT")
    split.add_argument("ids", nargs="+", metavar="REPORT")
    for name, help_ in (("accept", "a statement is to be relied on"), ("reject", "a statement is to be set aside")):
        one = decisions.add_parser(name, help=help_)
        one.add_argument("ids", nargs=1, metavar="STATEMENT")
    correct = decisions.add_parser("correct", help="a field of a statement was read wrongly")
    correct.add_argument("ids", nargs=1, metavar="STATEMENT")
    correct.add_argument("value", metavar="FIELD=VALUE", help="count, low, high, status, side, date …: low=26")
    for name, help_ in (
        ("withhold", "a report or a statement, or a field of it, is confidential: it is never shown or published"),
        ("release", "it no longer is"),
    ):
        mark = decisions.add_parser(name, help=help_)
        mark.add_argument("ids", nargs=1, metavar="ID")
        mark.add_argument("--field", choices=FIELDS, help="only this of it (default: all of it)")
    for decision in decisions.choices.values():
        decision.add_argument("--why", required=True, help="the reason, kept with the judgement")
        decision.add_argument("--who", default=None, help="who decides (default: your user name)")
        decision.add_argument(
            "--ledger", default="warledger.db", metavar="PATH", help="a file or postgresql:// address"
        )
        decision.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Append the judgement and build again what it changes."""
    from warledger.flow import refresh
    from warledger.ledger import Ledger

    with Ledger.open(args.ledger) as ledger:
        judgements = tuple(_judgements(ledger, args))
        ledger.append_judgements(judgements)
        refresh(ledger)
    for judgement in judgements:
        print(f"{judgement.id}: {judgement.verdict} {' '.join(judgement.about)}", file=sys.stderr)
    return 0


def _judgements(ledger: Ledger, args: argparse.Namespace) -> Iterator[Judgement]:
    if args.decision == "merge":
        first, second = (_incident(ledger, key) for key in args.ids)
        yield _judgement(args, "same", (_stands_for(first), _stands_for(second)))
    elif args.decision == "split":
        yield from _split(ledger, args)
    elif args.decision in ("same", "not-same"):
        yield _judgement(args, "same" if args.decision == "same" else "not same", _known(ledger, args.ids))
    elif args.decision in ("withhold", "release"):
        yield _judgement(args, args.decision, _known(ledger, args.ids), args.field)
    else:
        yield _on_a_figure(ledger, args)


def _on_a_figure(ledger: Ledger, args: argparse.Namespace) -> Judgement:
    """Accept, reject or correct; what no figure can carry is refused here, for a judgement is never taken back."""
    from warledger.reckoning.judged import judged
    from warledger.records import Figure

    (key,) = args.ids
    _, figure = ledger.statements([key]).get(key, (None, None))
    if not isinstance(figure, Figure):
        raise JudgementError(f"{key} is no figure in the ledger; `warledger why INCIDENT` shows their ids")
    judgement = _judgement(args, args.decision, (key,), getattr(args, "value", None))
    judged({key: figure}, (*ledger.judgements(), judgement))
    return judgement


def _split(ledger: Ledger, args: argparse.Namespace) -> Iterator[Judgement]:
    incident = _incident(ledger, args.incident)
    strangers = [r for r in args.ids if r not in incident.reports]
    if strangers:
        raise JudgementError(f"incident {incident.id} holds no report {', '.join(strangers)}; nothing was judged")
    stay = [t.report if t.main else t.statements[0] for t in incident.tellings if t.report not in args.ids]
    leave = [t.report if t.main else t.statements[0] for t in incident.tellings if t.report in args.ids]
    if not stay:
        raise JudgementError(
            f"these are all the reports of incident {incident.id}; nothing would be left to split from"
        )
    for one in leave:
        for other in stay:
            yield _judgement(args, "not same", (one, other))


def _judgement(args: argparse.Namespace, verdict: Verdict, about: Sequence[str], value: str | None = None) -> Judgement:
    from warledger.records import Judgement, content_id

    at = datetime.now(UTC).isoformat(timespec="seconds")
    who = args.who or getpass.getuser()
    key = content_id("judgement", verdict, *about, value, who, at, args.why)
    return Judgement(key, verdict, tuple(about), who, at, args.why, value)


def _incident(ledger: Ledger, key: str) -> Incident:
    from warledger.flow import incident_named

    return incident_named(ledger, key)[0]


def _stands_for(incident: Incident) -> str:
    """The report whose main telling opens the incident, or the first statement where it is nobody's main news."""
    first = next((t for t in incident.tellings if t.main), incident.tellings[0])
    return first.report if first.main else first.statements[0]


def _known(ledger: Ledger, ids: Sequence[str]) -> tuple[str, ...]:
    for key in ids:
        if not ledger.holds(key):
            raise JudgementError(f"the ledger holds no report or statement {key}; see `warledger why INCIDENT` for ids")
    return tuple(ids)
