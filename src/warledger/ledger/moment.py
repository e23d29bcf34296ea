"""The ledger as one transaction sees it: what is derived from, and what is kept to find what new rows can touch."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, select

from warledger.incidents.copies import Copy
from warledger.incidents.linking import Filed
from warledger.incidents.words import Lexicon, words_in
from warledger.ledger import queries, raw
from warledger.ledger.schema import judgements, lexicon, origins, readings, reports, state, statements, tellings
from warledger.records import Judgement, Reading, Report
from warledger.storing import loads

ASKED_AT_ONCE: Final = 500
"""Ids in one question; databases bound how many there may be."""


@dataclass(frozen=True, slots=True)
class News:
    """What raw rows say that the derived rows do not know yet.

    ``since`` are the heads that these were made from, ``by`` which program, with words counted in so many reports.
    ``new``: reports that came in, ``read``: those with a new reading, the new ones among them.
    """

    since: str
    heads: str
    by: str
    counted: int
    reports: int
    new: tuple[str, ...]
    read: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def pack(numbers: Iterable[int]) -> bytes:
    """Numbers of 64 bits as a ledger keeps them."""
    return array("Q", numbers).tobytes()


def unpack(packed: bytes) -> tuple[int, ...]:
    """The numbers again."""
    found = array("Q")
    found.frombytes(packed)
    return tuple(found)


class Moment:
    """Questions to one moment of a ledger: nobody's appending comes between two of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def held(self) -> raw.Held:
        """All raw rows that something is derived from."""
        return raw.held(self._connection)

    def news(self) -> News | None:
        """What came in since the derived rows were made, or None where these are not there or not of these rows."""
        ask = self._connection
        known = dict(ask.execute(select(state.c.key, state.c.value)).all())
        if not {"derived from", "derived by", "counted"} <= known.keys():
            return None
        since = raw.ends(known["derived from"])
        for table in raw.CHAINS:
            number, end = since[table.name]
            if number and ask.scalar(select(table.c.hash).where(table.c.seq == number)) != end:
                return None
        seen = {name: number for name, (number, _) in since.items()}
        new = ask.scalars(select(reports.c.id).where(reports.c.seq > seen["reports"]).order_by(reports.c.seq))
        read = ask.scalars(select(readings.c.report).where(readings.c.seq > seen["readings"]).order_by(readings.c.seq))
        judged = ask.scalars(select(judgements.c.body).where(judgements.c.seq > seen["judgements"]))
        return News(
            known["derived from"], raw.heads(ask), known["derived by"], int(known["counted"].split()[0]),
            raw.head(ask, reports)[0], tuple(new), tuple(dict.fromkeys(read)),
            tuple(loads(body, Judgement) for body in judged),
        )  # fmt: skip

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement in the order of appending."""
        return raw.all_judgements(self._connection)

    def reports(self, ids: Collection[str]) -> dict[str, Report]:
        """Reports with their words."""
        return {k: r for some in batches(ids) for k, r in queries.reports_by_id(self._connection, some).items()}

    def readings(self, ids: Collection[str]) -> dict[str, Reading]:
        """The latest readings of these reports, whole."""
        words = self.reports(ids)
        found: dict[str, Reading] = {}
        for some in batches(ids):
            query = select(readings.c.report, readings.c.body).where(readings.c.report.in_(some))
            for key, body in self._connection.execute(query.order_by(readings.c.seq)):
                found[key] = replace(loads(body, Reading), report=words[key])
        return found

    def homes(self, statement_ids: Collection[str]) -> dict[str, str]:
        """The report of each of these statements that is derived already; ids of anything else are left out."""
        c = statements.c
        return dict(self._pairs(select(c.id, c.report), c.id, statement_ids))

    def copies(self) -> dict[str, tuple[Copy, str]]:
        """Of each report what it is a copy of, and of what its line of copies is."""
        c = origins.c
        rows = self._connection.execute(select(c.report, c.copy_of, c.marks, c.origin))
        return {report: (Copy(of, unpack(marks)), origin) for report, of, marks, origin in rows}

    def filed(self) -> Iterator[Filed]:
        """Where every telling is filed."""
        c = tellings.c
        rows = self._connection.execute(select(c.id, c.report, c.blocks, c.party, c.incident))
        for telling, report, blocks, party, incident in rows:
            yield Filed(telling, report, unpack(blocks), party, incident)

    def lexicon(self, texts: Collection[Report]) -> Lexicon:
        """The lexicon as far as these reports need it."""
        first, total = map(int, (self._connection.scalar(_COUNTED) or "0 0").split())
        words = {word for report in texts for word in words_in(report)}
        spread = dict(self._pairs(select(lexicon.c.word, lexicon.c.reports), lexicon.c.word, words))
        return Lexicon(total, spread, self.first([report.id for report in texts], first))

    def first(self, ids: Collection[str], number: int) -> set[str]:
        """Which of these reports are among the first so many that were added."""
        early = select(reports.c.id, reports.c.seq).where(reports.c.seq <= number)
        return {key for key, _ in self._pairs(early, reports.c.id, ids)}

    def _pairs(self, query: Any, column: Any, values: Collection[str]) -> Iterator[tuple[Any, Any]]:
        for some in batches(values):
            yield from self._connection.execute(query.where(column.in_(some)))


_COUNTED: Final = select(state.c.value).where(state.c.key == "counted")


def batches(values: Collection[str]) -> Iterator[Sequence[str]]:
    """Ids in lots that one question may ask for."""
    stream = iter(sorted(values))
    return iter(lambda: list(islice(stream, ASKED_AT_ONCE)), [])
