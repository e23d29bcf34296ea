"""A ledger as it may be shown: itself, or, where something is confidential in it, a copy that never held it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

BATCH: Final = 500


@contextmanager
def public(address: str) -> Iterator[str]:
    """The address of a ledger that holds nothing confidential, as long as it is needed.

    Where nothing is marked it is the ledger itself. Else all is derived anew from what may be shown, in a folder that
    only this user reads: numbers that rest on what is withheld are then not there either.
    """
    from warledger.flow import rebuild
    from warledger.ledger import Ledger
    from warledger.withholding import marks, public_judgements
    from warledger.withholding import public as without

    with Ledger.open(address, read_only=True) as ledger:
        marked = marks(ledger.judgements())
        held = ledger.held() if marked else None
    if held is None:
        yield address
        return
    shown = {key: new for key, reading in held.readings.items() if (new := without(reading, marked))}
    sys.stderr.write(
        f"{address}: something is confidential in {len(marked):,} reports or statements; "
        f"{len(held.readings) - len(shown):,} reports are withheld whole\n"
    )
    with TemporaryDirectory(prefix="warledger-public-") as folder:
        path = str(Path(folder) / "public.db")
        with Ledger.open(path, create=True) as copy:
            readings = iter(shown.values())
            while some := list(islice(readings, BATCH)):
                copy.append_readings([(reading, "public") for reading in some])
            copy.append_judgements(public_judgements(held.judgements, shown))
            rebuild(copy)
        yield path
