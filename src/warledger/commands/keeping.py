"""``warledger add``, ``rebuild``, ``verify``, ``dump``, ``load``: what keeps a ledger."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warledger.flow import Added
    from warledger.ledger import Ledger


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands that keep a ledger to the program's parser."""
    add = subparsers.add_parser("add", help="reports → ledger; resumable, says what it skipped and why")
    add.add_argument("inputs", nargs="+", metavar="INPUT", help="as for read")
    add.add_argument("--published", metavar="YYYY-MM-DD", help="publication date of reports that do not say")
    add.add_argument("--source", help="outlet of reports that do not say")
    add.add_argument("--lang", help="language of reports that do not say (en)")
    add.add_argument("--gazetteer", type=Path, metavar="PATH", help="index of places (see `warledger places add`)")
    add.add_argument("--jobs", type=int, default=1, metavar="N", help="read with N processes")
    add.add_argument("--again", action="store_true", help="read known reports anew, with this reader and gazetteer")
    add.add_argument("--no-link", action="store_true", help="append only; incidents are built when they are asked for")
    add.set_defaults(run=run_add)
    for name, help_, run in (
        ("rebuild", "drop all that is derived and build it again", run_rebuild),
        ("verify", "check every raw row against its hash and the row before", run_verify),
        ("dump", "every raw row as a JSON line, on standard output", run_dump),
    ):
        subparsers.add_parser(name, help=help_).set_defaults(run=run)
    load = subparsers.add_parser("load", help="a dump → ledger")
    load.add_argument("file", help="a file of JSON lines, or - for standard input")
    load.set_defaults(run=run_load)
    for name in ("add", "rebuild", "verify", "dump", "load"):
        subparsers.choices[name].add_argument(
            "--ledger", default="warledger.db", metavar="PATH", help="a file or a postgresql:// address"
        )


def run_add(args: argparse.Namespace) -> int:
    """Add reports; a summary on standard error; 1 if anything was skipped."""
    from tqdm import tqdm

    from warledger.flow import add, refresh
    from warledger.ledger import Ledger
    from warledger.reading import relevant
    from warledger.reports import open_reports

    items = open_reports(
        args.inputs, published=args.published, source=args.source, lang=args.lang, stdin=sys.stdin.buffer,
        relevant=relevant,
    )  # fmt: skip
    with Ledger.open(args.ledger, create=True) as ledger, tqdm(unit=" reports", disable=None, leave=False) as bar:
        added = add(ledger, items, gazetteer=args.gazetteer, jobs=args.jobs, again=args.again, progress=bar.update)
        bar.close()
        _summary(added)
        if not args.no_link:
            refresh(ledger)
            _built(ledger)
    return 1 if added.skipped else 0


def _summary(added: Added) -> None:
    for item in added.skipped:
        _note(f"warledger: {item}")
    _note(f"{_many(added.new, 'report')} added, {added.known:,} known already, {len(added.skipped):,} skipped")


def run_rebuild(args: argparse.Namespace) -> int:
    """Build everything derived again."""
    from warledger.flow import rebuild
    from warledger.ledger import Ledger

    with Ledger.open(args.ledger) as ledger:
        rebuild(ledger)
        _built(ledger)
    return 0


def run_verify(args: argparse.Namespace) -> int:
    """Check the chains; the first broken row ends the command with its name."""
    from warledger.ledger import Ledger

    with Ledger.open(args.ledger) as ledger:
        ledger.verify()
    print(f"{args.ledger}: every row is as it was appended")
    return 0


def run_dump(args: argparse.Namespace) -> int:
    """Print every raw row."""
    from warledger.ledger import Ledger

    with Ledger.open(args.ledger, read_only=True) as ledger:
        for line in ledger.dump():
            print(line)
    return 0


def run_load(args: argparse.Namespace) -> int:
    """Append the rows of a dump and build what follows from them."""
    from warledger.flow import refresh
    from warledger.ledger import Ledger

    with Ledger.open(args.ledger, create=True) as ledger:
        if args.file == "-":
            loaded = ledger.load(sys.stdin, "standard input")
        else:
            with open(args.file, encoding="utf-8", errors="surrogatepass") as lines:
                loaded = ledger.load(lines, args.file)
        refresh(ledger)
    _note(f"{args.ledger}: {loaded:,} rows loaded")
    return 0


def _built(ledger: Ledger) -> None:
    reports, incidents = ledger.counts()
    _note(f"{ledger.address}: {_many(reports, 'report')}, {_many(incidents, 'incident')}")


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _note(line: str) -> None:
    print(line, file=sys.stderr)
