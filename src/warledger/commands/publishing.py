"""``warledger export`` and ``warledger sitrep``: what leaves the ledger, in others' forms and in words."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from warledger.commands.public import public
from warledger.commands.questions import opened, wanted
from warledger.errors import WarledgerError

if TYPE_CHECKING:
    from warledger.ledger import Filter, Ledger
    from warledger.records import ControlChange, Figure, Incident, Reading, Reckoning, Report
    from warledger.when import When

FORMATS: Final = ("ged", "acled", "geojson", "hxl", "csv", "jsonl", "parquet")
PAGE: Final = 4000
"""Incidents asked for at a time, with their statements: what an export keeps in memory; each page is a sort anew."""
NAMED: Final = 3
"""Left-out incidents that are named for each reason; the rest are counted."""


class PublishError(WarledgerError):
    """What was asked for cannot be published."""


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``export`` and ``sitrep`` to the program's parser."""
    export = subparsers.add_parser("export", help="incidents in the forms that others read")
    export.add_argument("form", choices=FORMATS, metavar="FORMAT", help=", ".join(FORMATS))
    export.add_argument("--dictionary", action="store_true", help="print the format's data dictionary instead")
    export.set_defaults(run=run_export)
    sitrep = subparsers.add_parser("sitrep", help="a day or a week in words, every number footnoted")
    sitrep.add_argument("--day", metavar="YYYY-MM-DD", help="this day (default: the last day with an incident)")
    sitrep.add_argument("--week", metavar="YYYY-MM-DD", help="the week that holds this day, Monday to Sunday")
    sitrep.add_argument("--format", choices=("markdown", "html"), default="markdown")
    sitrep.set_defaults(run=run_sitrep)
    for command in (export, sitrep):
        command.add_argument("--since", metavar="YYYY-MM-DD", help="first day")
        command.add_argument("--until", metavar="YYYY-MM-DD", help="last day")
        command.add_argument("--place", help="a place, a province or a country")
        command.add_argument("--party", help="who did it or whose people were harmed")
        command.add_argument("--rules", choices=("ucdp", "ibc", "airwars"), default="ucdp", help="rule set (ucdp)")
        command.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: standard output")
        command.add_argument("--ledger", default="warledger.db", metavar="PATH", help="a file or postgresql:// address")


def run_export(args: argparse.Namespace) -> int:
    """Write the export; say on standard error what the format could not hold. Exit code 1 if anything was left out."""
    from warledger.publish import EXPORTS, Statements
    from warledger.storing import in_bulk

    export = EXPORTS[args.form]
    with _output(args.output) as out:
        if args.dictionary:
            out.write("".join(line + "\n" for line in export.dictionary()).encode())
            return 0
        at_hand = AtHand({}, {}, {})
        with public(args.ledger) as args.ledger, opened(args) as ledger, in_bulk():
            entries = _entries(ledger, wanted(args), args.rules, at_hand)
            written = export.write(entries, Statements(*at_hand), out)
    without = f", {written.unplaced:,} of them without a point" if written.unplaced else ""
    _note(f"{args.form}: {written.rows:,} rows{without}")
    reasons: dict[str, list[str]] = {}
    for incident, why in written.left_out:
        reasons.setdefault(why, []).append(incident)
    for why, incidents in reasons.items():
        more = " …" if len(incidents) > NAMED else ""
        _note(f"left out, {len(incidents):,}: {why} ({', '.join(incidents[:NAMED])}{more})")
    return 1 if written.left_out else 0


def run_sitrep(args: argparse.Namespace) -> int:
    """Write the situation report; say on standard error if a sentence had to be left out."""
    from warledger.publish.sitrep import sitrep, to_html, to_markdown

    with public(args.ledger) as args.ledger, opened(args) as ledger:
        window = _window(args, ledger)
        window_of = replace(wanted(args), since=window.start.isoformat(), until=window.end.isoformat())
        entries = ledger.incidents(window_of, args.rules)
        report = sitrep(window, entries, _readings(ledger, entries, window, only=bool(args.place or args.party)))
    with _output(args.output) as out:
        out.write((to_html if args.format == "html" else to_markdown)(report).encode())
    for sentence in report.left_out:
        _note(f"left out, for its number stands in no statement: {sentence.plain}")
    return 0


class AtHand(NamedTuple):
    """What belongs to the page of incidents at hand, by id: the same three dictionaries, filled anew for each page."""

    figures: dict[str, Figure]
    reports: dict[str, Report]
    control: dict[str, ControlChange]


def _entries(ledger: Ledger, wanted: Filter, rules: str, at_hand: AtHand) -> Iterator[tuple[Incident, Reckoning]]:
    """Incidents page by page; ``at_hand`` is filled before the incidents of a page are given out."""
    from warledger.records import ControlChange, Figure

    figures, reports, control = at_hand
    for page in ledger.incident_pages(wanted, rules, PAGE):
        ids = [s for incident, _ in page for telling in incident.tellings for s in telling.statements]
        figures.clear()
        control.clear()
        for key, (_, statement) in ledger.statements(ids).items():
            if isinstance(statement, Figure):
                figures[key] = statement
            elif isinstance(statement, ControlChange):
                control[key] = statement
        reports.clear()
        reports.update(ledger.reports_by_id([report for incident, _ in page for report in incident.reports]))
        yield from page


def _readings(
    ledger: Ledger, entries: list[tuple[Incident, Reckoning]], window: When, *, only: bool
) -> Iterator[Reading]:
    """Readings of the reports behind the incidents and, unless these are filtered, of all published in the window."""
    wanted = {report for incident, _ in entries for report in incident.reports}
    if not only:
        first, last = window.start.isoformat(), window.end.isoformat()
        wanted |= {r.id for r in ledger.reports() if r.published and first <= r.published <= last}
    reports = ledger.reports_by_id(sorted(wanted))
    for key, reading in ledger.readings():
        if key in reports:
            yield replace(reading, report=reports[key])


def _window(args: argparse.Namespace, ledger: Ledger) -> When:
    from warledger.when import When

    if args.week:
        return When.week(date.fromisoformat(args.week))
    if args.day:
        return When.parse(args.day)
    if args.since or args.until:
        first, last = args.since or args.until, args.until or args.since
        return When.parse(f"{first}/{last}")
    newest = ledger.incidents(replace(wanted(args), limit=1), args.rules)
    if not newest or newest[0][0].when is None:
        raise PublishError("the ledger has no dated incident to report on; give --day or add reports")
    return When.day(newest[0][0].when.end)


@contextmanager
def _output(path: Path | None) -> Iterator[BinaryIO]:
    """A file that appears only when it is whole, or standard output; a device or a pipe is written to as it is."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if path.exists() and not path.is_file() and not path.is_dir():  # "/dev/null": a file must not take its place
        with path.open("wb") as stream:
            yield stream
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    except OSError as fault:
        raise PublishError(f"{path} cannot be written ({fault.strerror}); nothing was changed there") from fault
    finally:
        part.unlink(missing_ok=True)


def _note(line: str) -> None:
    sys.stderr.write(line + "\n")
