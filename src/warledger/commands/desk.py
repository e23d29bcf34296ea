"""``warledger desk`` and ``warledger publish``: a ledger on the web, and as a static site."""

from __future__ import annotations

import argparse
import sys
import threading
from pathlib import Path

from warledger.commands.public import public
from warledger.errors import WarledgerError


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``desk`` and ``publish`` to the program's parser."""
    desk = subparsers.add_parser("desk", help="the web desk and its API over a ledger")
    desk.add_argument("--ledger", default="warledger.db", metavar="PATH", help="a file or postgresql:// address")
    desk.add_argument("--port", type=int, default=8765, help="port (default: 8765)")
    desk.add_argument(
        "--host", default="127.0.0.1",
        help="address to answer on; the default is this machine only, anything else shows the ledger to others",
    )  # fmt: skip
    desk.add_argument("--open", action="store_true", help="open it in the browser")
    desk.set_defaults(run=run_desk)
    publish = subparsers.add_parser("publish", help="the same pages as a static site")
    publish.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder, or one published into before")
    publish.add_argument("--ledger", default="warledger.db", metavar="PATH", help="a file or postgresql:// address")
    publish.add_argument("--rules", choices=("ucdp", "ibc", "airwars"), default="ucdp", help="by which rule set")
    publish.set_defaults(run=run_publish)
    for command in (desk, publish):
        command.add_argument("--lang", default="en", help="the language it speaks, of those that have a catalogue (en)")
        command.add_argument("--basemap", type=_pmtiles, metavar="FILE", help="a detailed map, as one PMTiles file")


def _pmtiles(text: str) -> Path:
    path = Path(text)
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as fault:
        raise argparse.ArgumentTypeError(f"{text} cannot be read ({fault.strerror}); name a .pmtiles file") from fault
    if start[:7] != b"PMTiles" or start[7:] != b"\x03":
        raise argparse.ArgumentTypeError(f"{text} is no PMTiles file of version 3; make one with the tool `pmtiles`")
    return path


def _speak(lang: str) -> None:
    from warledger.desk.wording import languages, speak

    if lang not in languages():
        raise WarledgerError(f"the desk does not speak {lang!r} yet; it speaks {', '.join(languages())}")
    speak(lang)


def run_desk(args: argparse.Namespace) -> int:
    """Serve until stopped. The ledger is opened read-only."""
    import uvicorn

    from warledger.desk.addresses import Desk
    from warledger.desk.app import LOCAL, make_app
    from warledger.desk.filters import Filters
    from warledger.desk.pages import overview_page
    from warledger.desk.running import keep_warm
    from warledger.desk.shelf import Shelf

    _speak(args.lang)
    hosts = LOCAL if args.host in ("127.0.0.1", "localhost", "::1") else ("*",)
    address = f"http://{f'[{args.host}]' if ':' in args.host else args.host}:{args.port}/"
    with public(args.ledger) as path:
        shelf = Shelf.open(path, instead_of=args.ledger)
        # So that no reader waits for outlines and large sums.
        overview_page(shelf, Desk(detailed=args.basemap is not None), Filters())
        stop = threading.Event()
        threading.Thread(target=keep_warm, args=(shelf, stop), daemon=True).start()
        sys.stderr.write(f"{args.ledger}: {address} (Ctrl-C ends it)\n")
        if args.open:
            import webbrowser

            webbrowser.open(address)
        app = make_app(shelf, hosts, args.basemap)
        try:
            uvicorn.run(app, host=args.host, port=args.port, log_level="warning", server_header=False)
        finally:
            stop.set()
            shelf.close()
    return 0


def run_publish(args: argparse.Namespace) -> int:
    """Write the site; say what it holds."""
    from warledger.desk.shelf import Shelf
    from warledger.desk.site import publish

    _speak(args.lang)
    with public(args.ledger) as path:
        shelf = Shelf.open(path, instead_of=args.ledger)
        try:
            done = publish(shelf, args.folder, rules=args.rules, basemap=args.basemap)
        finally:
            shelf.close()
    sys.stderr.write(
        f"{args.folder}: {done.incidents:,} incidents, {done.reports:,} reports, {done.pages:,} pages; "
        f"open {args.folder / 'index.html'}\n"
    )
    return 0
