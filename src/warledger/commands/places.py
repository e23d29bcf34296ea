"""``warledger places``: add gazetteers, look a name up, resolve rows, fetch a country's file.

:func:`add_commands` hangs the commands on the program's own parser; each sets ``run``, a function of the parsed
arguments that returns the exit code. Whatever is heavy is imported when a command runs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warledger.places import Candidate, Context, Gazetteer, Resolution
    from warledger.records import Place


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``places`` with its commands to the program's parser."""
    places = subparsers.add_parser("places", help="add a gazetteer; look a name up")
    commands = places.add_subparsers(dest="places_command", required=True, metavar="COMMAND")
    add = commands.add_parser("add", help="compile GeoNames, Who's On First or P-code files into the index")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add.add_argument("--country", action="append", default=[], metavar="XX", help="keep only this country (repeatable)")
    add.set_defaults(run=run_add)
    find = commands.add_parser("find", help="what a name may mean, with reasons")
    find.add_argument("name")
    find.add_argument("--near", metavar="PLACE", help="a province or a place that is named with it")
    find.add_argument("--country", metavar="XX")
    find.set_defaults(run=run_find)
    resolve = commands.add_parser("resolve", help="JSON lines with name (and country, adm1) → each again with place")
    resolve.add_argument("rows", help="a file of JSON lines, or - for standard input")
    resolve.set_defaults(run=run_resolve)
    fetch = commands.add_parser("fetch", help="bring GeoNames' file of a country and add it")
    fetch.add_argument("countries", nargs="+", metavar="XX")
    fetch.set_defaults(run=run_fetch)
    for command in (add, find, resolve, fetch):
        command.add_argument(
            "--gazetteer", type=Path, metavar="PATH",
            help="the index (default: WARLEDGER_GAZETTEER, or in the user's data folder)",
        )  # fmt: skip


def run_add(args: argparse.Namespace) -> int:
    """Add files to the index; say what it holds then."""
    from warledger.places.default import user_index
    from warledger.places.index import add_files
    from warledger.places.records import GazetteerError

    index = args.gazetteer or user_index()
    try:
        added = add_files(index, args.files, countries=frozenset(args.country), progress=_note)
    except GazetteerError:
        _note("nothing was added, the index is as it was")
        raise
    _note(f"{index}: {added.places:,} places, {added.bytes / 1e6:.1f} MB")
    return 0


def run_fetch(args: argparse.Namespace) -> int:
    """Fetch countries' files and add them."""
    from warledger.places.default import user_index
    from warledger.places.fetch import fetch

    folder = (args.gazetteer or user_index()).parent
    args.files, args.country = [fetch(country, folder) for country in args.countries], []
    return run_add(args)


def run_find(args: argparse.Namespace) -> int:
    """Show in a table what a name may mean. Exit code 1 where it stays unresolved."""
    from warledger.places import open_gazetteer, resolve

    with open_gazetteer(args.gazetteer) as gazetteer:
        context = _context_near(gazetteer, args.country, args.near)
        result = resolve(gazetteer, args.name, context)
        sys.stdout.write(_verdict(result))
        if result.candidates:
            sys.stdout.write(_table(result.candidates))
        if result.place is None and len(gazetteer.shelves) == 1:
            _note("no gazetteer is added, so that only larger towns are known: see `warledger places add` and `fetch`")
    return 0 if result.place else 1


def run_resolve(args: argparse.Namespace) -> int:
    """Print each row again with its place and reasons, or null and candidates."""
    from warledger.places import Context, open_gazetteer, resolve

    with open_gazetteer(args.gazetteer) as gazetteer:
        for row in _rows(args.rows):
            result = resolve(gazetteer, str(row["name"]), Context(row.get("country"), row.get("adm1"), row.get("adm2")))
            found = {"place": place_json(result.place)} if result.place else {
                "place": None, "reasons": result.reasons, "candidates": [_candidate_json(c) for c in result.candidates],
            }  # fmt: skip
            sys.stdout.write(json.dumps({**row, **found}, ensure_ascii=False) + "\n")
    return 0


def place_json(place: Place) -> dict[str, Any]:
    """A place as in the output contract, with its district, how sure it is, and its reasons."""
    from warledger import output

    contract = output.place_json(place) or {}
    return {**contract, "adm2": place.adm2, "sure": place.sure, "reasons": list(place.reasons)}


def _candidate_json(c: Candidate) -> dict[str, Any]:
    return {
        "gazetteer": c.id, "name": c.name, "lat": c.lat, "lon": c.lon, "country": c.country, "adm1": c.adm1,
        "kind": c.kind, "points": round(c.points, 1), "reasons": list(c.reasons),
    }  # fmt: skip


def _rows(name: str) -> Iterator[dict[str, Any]]:
    from warledger.places import GazetteerError

    with sys.stdin if name == "-" else Path(name).open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as fault:
                raise GazetteerError(name, number, f"not JSON ({fault})") from fault
            if not isinstance(row, dict) or not row.get("name"):
                raise GazetteerError(name, number, "an object with a name is wanted")
            yield row


def _context_near(gazetteer: Gazetteer, country: str | None, near: str | None) -> Context:
    from warledger.places import Context, resolve

    if not near:
        return Context(country)
    other = resolve(gazetteer, near, Context(country)).place
    province = near if gazetteer.provinces_named(near, country) else other.adm1 if other else None
    return Context(country or (other.country if other else None), province, others=(other,) if other else ())


def _verdict(result: Resolution) -> str:
    p = result.place
    if p is None:
        return f"{result.words}: unresolved\n" + "".join(f"  {r}\n" for r in result.reasons)
    district = None if p.adm2 and p.adm2.startswith(f"{p.country}.") else p.adm2  # a bare code tells nothing
    where = ", ".join(x for x in (district, p.adm1, p.country) if x) or "country unknown"
    point = f"{p.name or 'a point'} ({where}) {p.lat}, {p.lon}"
    head = f"{result.words}: {point}, {p.precision}, {p.sure:.0%} sure, {p.gazetteer or 'no gazetteer'}\n"
    return head + "".join(f"  {r}\n" for r in p.reasons)


def _table(candidates: tuple[Candidate, ...]) -> str:
    rows = [("points", "name", "kind", "province", "point", "source", "because")]
    rows += [
        (f"{c.points:+.1f}", c.name, c.kind, f"{c.adm1 or '?'}, {c.country}", f"{c.lat:.3f}, {c.lon:.3f}", c.id,
         "; ".join(c.reasons))
        for c in candidates
    ]  # fmt: skip
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    lines = ("  ".join([*(cell.ljust(w) for cell, w in zip(row, widths, strict=False)), row[-1]]) for row in rows)
    return "".join(line.rstrip() + "\n" for line in lines)


def _note(line: str) -> None:
    sys.stderr.write(line + "\n")
