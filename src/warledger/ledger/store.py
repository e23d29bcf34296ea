"""The ledger: the one thing that other rooms hold to ask and to append. Each call is one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, select

from warledger.errors import LedgerDamagedError, LedgerError
from warledger.ledger import derived, moving, queries, raw, tolling
from warledger.ledger.moment import Moment
from warledger.ledger.opening import open_engine, said, writing
from warledger.ledger.queries import Filter
from warledger.ledger.schema import origins, reckonings, state
from warledger.ledger.tolling import By, TollRow
from warledger.records import (
    Figure,
    Incident,
    Judgement,
    Reading,
    Reckoning,
    Report,
)
from warledger.storing import loads

Answer = TypeVar("Answer")
KINDS: Mapping[str, type] = {name: kind for kind, name in derived.KINDS.items()}


class Ledger:
    """A ledger at an address: a SQLite file or ``postgresql://…``."""

    def __init__(self, engine: Engine, address: str) -> None:
        self.address = address
        self._engine = engine

    @classmethod
    def open(cls, address: str, *, create: bool = False, read_only: bool = False) -> Self:
        """Open a ledger; ``create`` makes a new one where there is none.

        Raises:
            LedgerError: where that cannot be; the message says why and what to do.
        """
        return cls(open_engine(address, create=create, read_only=read_only), address)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, where: TracebackType | None
    ) -> None:
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with said(self.address), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with said(self.address), writing(self._engine) as connection:
            yield connection

    def _ask(self, question: Callable[..., Answer], *args: Any, **options: Any) -> Answer:
        with self._transaction() as connection:
            return question(connection, *args, **options)

    def _write(self, change: Callable[..., Answer], *args: Any) -> Answer:
        with self._writing() as connection:
            return change(connection, *args)

    # Appending.

    def append_readings(
        self, items: Sequence[tuple[Reading, str]], skipped: Iterable[tuple[str, str]] = ()
    ) -> tuple[list[str], list[str]]:
        """Append readings (each with its reader), their reports, and what was skipped: new ids, refused ids."""
        with self._writing() as connection:
            raw.append_skipped(connection, skipped)
            return raw.append_readings(connection, items)

    def append_judgements(self, items: Sequence[Judgement]) -> int:
        """Append judgements; how many were new."""
        return self._write(raw.append_judgements, items)

    # Raw rows.

    def reports(self) -> Iterator[Report]:
        """Every report with its words."""
        with self._transaction() as connection:
            yield from raw.all_reports(connection)

    def readings(self) -> Iterator[tuple[str, Reading]]:
        """The latest reading of every report, without the report's words: report id and reading."""
        with self._transaction() as connection:
            yield from raw.latest_readings(connection)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement in the order of appending."""
        return self._ask(raw.all_judgements)

    @contextmanager
    def moment(self) -> Iterator[Moment]:
        """The ledger as it is now, while others may be appending."""
        with said(self.address), self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":  # SQLite sees one moment in any transaction
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield Moment(connection)

    def held(self) -> raw.Held:
        """All that a rebuild starts from, as it is at one moment."""
        with self.moment() as moment:
            return moment.held()

    def known(self, ids: Sequence[str]) -> set[str]:
        """Which of these reports the ledger holds."""
        return set(self._ask(raw._words_of, ids))

    # Derived rows.

    def replace_derived(self, found: derived.Derived, version: str) -> None:
        """Drop all that is derived and write this, in one transaction."""
        self._write(derived.replace_derived, found, version)

    def change_derived(self, change: derived.Change) -> bool:
        """Write what new rows have changed, in one transaction; False where others have derived in the meantime."""
        return self._write(derived.change_derived, change)

    def counts(self) -> tuple[int, int]:
        """How many reports and incidents there are."""
        return self._ask(queries.counts)

    def stale(self) -> bool:
        """Whether raw rows have come in since the derived rows were built, or a step was cut short."""
        with self._transaction() as connection:
            held = connection.scalar(select(state.c.value).where(state.c.key == "derived from"))
            return held != raw.heads(connection)

    def incidents(self, wanted: Filter, rules: str = "ucdp") -> list[tuple[Incident, Reckoning]]:
        """Incidents with their reckoning, the newest first."""
        return self._ask(queries.found_incidents, wanted, rules)

    def incident_pages(
        self, wanted: Filter, rules: str = "ucdp", size: int = queries.PAGE
    ) -> Iterator[list[tuple[Incident, Reckoning]]]:
        """The same, a page at a time in one pass; needs a ledger opened to be read only, as a writer's pass would
        keep other questions waiting."""
        with self._transaction() as connection:
            yield from queries.incident_pages(connection, wanted, rules, size)

    def count_incidents(self, wanted: Filter, rules: str = "ucdp") -> int:
        """How many incidents a filter finds."""
        return self._ask(queries.count_incidents, wanted, rules)

    def incident(self, key: str, rules: str = "ucdp") -> tuple[Incident, Reckoning] | None:
        """The incident of an id, of the beginning of one, or of one of its statements or reports."""
        with self._transaction() as connection:
            found = queries.one_incident(connection, key, rules)
            if found is None and (home := queries.incident_of(connection, key)):
                found = queries.one_incident(connection, home, rules)
            return found

    def reckonings(self, incident: str) -> tuple[Reckoning, ...]:
        """What every rule set makes of an incident."""
        with self._transaction() as connection:
            query = select(reckonings.c.body).where(reckonings.c.incident == incident).order_by(reckonings.c.rules)
            return tuple(loads(body, Reckoning) for body in connection.scalars(query))

    def statements(self, ids: Sequence[str]) -> dict[str, tuple[str, derived.Statement]]:
        """Statements by id, each with the id of its report."""
        rows = self._ask(queries.statement_rows, ids)
        found: dict[str, tuple[str, derived.Statement]] = {}
        for kind, report, body in rows:
            statement: derived.Statement = loads(body, KINDS[kind])
            found[statement.id] = (report, statement)
        return found

    def reports_by_id(self, ids: Sequence[str]) -> dict[str, Report]:
        """Reports with their words, by id."""
        return self._ask(queries.reports_by_id, ids)

    def tolls(self, wanted: Filter, rules: str = "ucdp", by: By | None = None) -> list[TollRow]:
        """Sums over incidents, per harm and group."""
        return self._ask(tolling.toll_rows, wanted, rules, by)

    def running_totals(self, wanted: Filter) -> list[tuple[str, Figure]]:
        """Totals that sources state for a window that touches the filter's: report id and figure."""
        return [(report, loads(body, Figure)) for report, body in self._ask(queries.running_totals, wanted)]

    def issues(self, limit: int | None = queries.PAGE, code: str | None = None) -> list[dict[str, Any]]:
        """Faults in the data."""
        return self._ask(queries.found_issues, limit, code)

    def search(self, words: str, limit: int = queries.PAGE) -> list[tuple[str, str]]:
        """Reports that hold all the words."""
        return self._ask(queries.search, words, limit)

    def holds(self, key: str) -> bool:
        """Whether a report, statement or judgement has this id."""
        return self._ask(queries.holds, key)

    def origins(self) -> dict[str, str]:
        """For each report the one whose copy it is, or itself."""
        with self._transaction() as connection:
            return dict(connection.execute(select(origins.c.report, origins.c.origin)).all())

    # Keeping.

    def verify(self) -> None:
        """Check every raw row against its hash and the row before.

        Raises:
            LedgerDamagedError: that names the first row that is not as it was appended.
        """
        fault = self._ask(raw.first_fault)
        if fault is not None:
            table, number, what = fault
            raise LedgerDamagedError(
                f"{self.address}: {table}, row {number}: {what}; what comes before it is sound. "
                "Load the last dump into a new ledger (`warledger load`) and add what came later"
            )

    def dump(self) -> Iterator[str]:
        """Every raw row as a JSON line."""
        with self._transaction() as connection:
            yield from moving.dumped(connection)

    def load(self, lines: Iterable[str], name: str) -> int:
        """Append dumped rows; how many were new."""
        return self._write(moving.loaded, lines, name)


__all__ = ["By", "Filter", "Ledger", "LedgerError", "TollRow"]
