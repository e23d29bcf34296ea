"""The one executable: ``warledger COMMAND …``.

Exit status: 0 if all was read, 1 if something was skipped (each a line on standard error), 2 for a wrong call.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from warledger import __version__
from warledger.commands import accounts, asking, desk, judging, keeping, places, publishing
from warledger.errors import WarledgerError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; faults of the program's own end it with one line, never with a traceback."""
    parser = _parser()
    args = parser.parse_args(argv)
    try:
        return int(args.run(args))
    except WarledgerError as fault:
        print(f"warledger: {fault}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away (`| head`): nothing to say, nobody to say it to
        return 0
    except KeyboardInterrupt:
        print("warledger: stopped", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="warledger", description="An open war monitor: what reports of armed conflict say, word by word."
    )
    parser.add_argument("--version", action="version", version=f"warledger {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_read(commands)
    for group in (keeping, asking, accounts, judging, publishing, desk, places):
        group.add_commands(commands)
    return parser


def _add_read(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    read = commands.add_parser(
        "read",
        help="reports → statements on standard output; no ledger",
        description="Read reports and print what each says: figures, control, agreements, positions, with their words.",
    )
    read.add_argument(
        "inputs", nargs="+", metavar="INPUT",
        help=".txt, .html, .json, .jsonl (.gz too), WARC, RSS, Atom; files, folders, addresses, - for standard input",
    )  # fmt: skip
    read.add_argument("--format", choices=("table", "jsonl"), default="table", help="for people, or JSON lines")
    read.add_argument("--published", metavar="YYYY-MM-DD", help="publication date of reports that do not say")
    read.add_argument("--source", help="outlet of reports that do not say")
    read.add_argument("--lang", help="language of reports that do not say (en)")
    read.add_argument("--reader", default="cascade", help="which reader (default: cascade)")
    read.add_argument("--gazetteer", type=Path, metavar="PATH", help="index of places (see `warledger places add`)")
    read.add_argument("--jobs", type=_positive, default=1, metavar="N", help="read with N processes")
    read.set_defaults(run=_read)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _read(args: argparse.Namespace) -> int:
    from warledger.commands.read import run  # heavy: loaded only when reading

    return run(args)
