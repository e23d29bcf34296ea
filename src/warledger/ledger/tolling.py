"""Sums over incidents: whole months from sums kept by month, other days and places by name from single rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Connection, Select, Table, case, func, literal, literal_column, not_, or_, select

from warledger.ledger.queries import Filter, among, told_by
from warledger.ledger.schema import GROUPED, harm, toll_months

By = Literal["month", "country", "adm1", "place", "by"]
Level = Literal["whole", "kinds", "parties", "areas", "parts"]
WHOLE: Final = ("rules", "measure", "victims", "side")
LEVELS: Final[Mapping[Level, tuple[str, ...]]] = {
    "whole": WHOLE, "kinds": (*WHOLE, "kind"), "parties": (*WHOLE, "by"), "areas": (*WHOLE, "country", "adm1"),
    "parts": GROUPED,
}  # fmt: skip
"""What tells the sums of each level apart besides the month; the first that suffices answers a question."""
SUMS: Final = ("low", "best", "high", "incidents", "open_high")


@dataclass(frozen=True, slots=True)
class TollRow:
    """A sum over incidents of one harm and group; ``open_high`` of them have no upper bound and add their best."""

    measure: str
    victims: str
    side: str | None
    low: int
    best: int
    high: int
    incidents: int
    open_high: int
    key: str | None = None

    def order(self) -> tuple[str, str, str, str]:
        """The one order of sums: by their key, then by what they count."""
        return str(self.key), self.measure, self.victims, str(self.side)


def _sums() -> tuple[ColumnElement[Any], ...]:
    """Sums over rows of harm; a bound that nobody states adds the one below it."""
    low = func.coalesce(harm.c.low, 0)
    best = func.coalesce(harm.c.best, low)
    high = func.coalesce(harm.c.high, best)
    unknown = func.sum(case((harm.c.high.is_(None), 1), else_=0))
    return func.sum(low), func.sum(best), func.sum(high), func.count(), unknown


def months(level: Level) -> tuple[list[str], Select[Any]]:
    """What fills the sums kept by month: the columns, and the question to the single rows."""
    month = func.substr(harm.c.day, 1, 7)
    groups = [harm.c[name] for name in LEVELS[level]]
    missing = [] if "by" in LEVELS[level] else ["by"]  # the one column that is never empty
    columns = ["level", *LEVELS[level], *missing, "month", *SUMS]
    return columns, select(
        literal(level), *groups, *[literal("") for _ in missing], month, *_sums()
    ).group_by(*groups, month)  # fmt: skip


def toll_rows(connection: Connection, wanted: Filter, rules: str, by: By | None = None) -> list[TollRow]:
    """Sums per harm and group, by month, place or party where asked."""
    totals: dict[tuple[Any, ...], list[int]] = {}
    for query in _questions(wanted, rules, by, _level(connection, wanted, rules, by)):
        for measure, victims, side, key, *sums in connection.execute(query):
            held = totals.setdefault((measure, victims, side, key), [0] * len(SUMS))
            held[:] = [a + int(b) for a, b in zip(held, sums, strict=True)]
    rows = [
        TollRow(measure, victims, side, low, best, high, incidents, open_high, key)
        for (measure, victims, side, key), (low, best, high, incidents, open_high) in totals.items()
    ]
    return sorted(rows, key=TollRow.order)


def _questions(wanted: Filter, rules: str, by: By | None, level: Level) -> list[Select[Any]]:
    """One question to the months and some to single rows; no incident is in two of them."""
    if by == "place" or wanted.source:  # of which no sum is kept
        return [_by_row(wanted, rules, by, _since(harm.c.day, wanted), _named(wanted))]
    whole, ends = _split(wanted)
    found = [_by_month(wanted, rules, by, level, [*whole, *area]) for area in _areas(wanted.place)]
    area = [_in_area(harm, wanted.place)] if wanted.place else []
    found += [_by_row(wanted, rules, by, end, area) for end in ends]
    if wanted.place:
        name = func.lower(harm.c.place) == func.lower(wanted.place)
        found.append(_by_row(wanted, rules, by, _since(harm.c.day, wanted), [name, not_(_in_area(harm, wanted.place))]))
    return found


def _split(wanted: Filter) -> tuple[list[ColumnElement[bool]], list[list[ColumnElement[bool]]]]:
    """The whole months of a window, and the days before and after them."""
    month, day = toll_months.c.month, harm.c.day
    first = date.fromisoformat(wanted.since) if wanted.since else None
    last = date.fromisoformat(wanted.until) if wanted.until else None
    opens = (first.replace(day=1) + timedelta(31)).replace(day=1) if first and first.day > 1 else first
    closes = last.replace(day=1) if last and (last + timedelta(1)).day > 1 else last and last + timedelta(1)
    if opens and closes and opens >= closes:
        return [literal(value=False)], [_since(day, wanted)]
    whole: list[ColumnElement[bool]] = []
    ends: list[list[ColumnElement[bool]]] = []
    if opens:
        whole.append(month >= opens.isoformat()[:7])
        if first != opens:
            ends.append([day >= wanted.since, day < opens.isoformat()])
    if closes:
        whole.append(month < closes.isoformat()[:7])
        if last and closes <= last:
            ends.append([day >= closes.isoformat(), day <= wanted.until])
    return whole, ends


def _since(day: ColumnElement[Any], wanted: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.since:
        found.append(day >= wanted.since)
    if wanted.until:
        found.append(day <= wanted.until)
    return found


def _named(wanted: Filter) -> list[ColumnElement[bool]]:
    if not wanted.place:
        return []
    return [or_(func.lower(harm.c.place) == func.lower(wanted.place), _in_area(harm, wanted.place))]


def _in_area(table: Table, place: str | None) -> ColumnElement[bool]:
    """In the province or country of this name; never unknown, so that it can be turned round."""
    name = func.lower(place or "")
    areas = (_lower(table.c[area]) == name for area in ("adm1", "country"))
    return or_(*areas)


def _areas(place: str | None) -> list[list[ColumnElement[bool]]]:
    """A province, else a country of this name, as two questions: each then finds its own index."""
    if not place:
        return [[]]
    adm1, country = (_lower(toll_months.c[area]) == func.lower(place) for area in ("adm1", "country"))
    return [[adm1], [country, not_(adm1)]]


def _lower(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """As the indexes on names have it, to the letter: a bound empty string would be another expression to SQLite."""
    return func.lower(func.coalesce(column, literal_column("''")))


def _common(table: Table, wanted: Filter, rules: str) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [table.c.rules == rules]
    if wanted.party:
        side = func.lower(func.coalesce(table.c.side, "")) == func.lower(wanted.party)
        found.append(or_(among(table.c.by, wanted.party), side))
    if wanted.kind:
        found.append(table.c.kind == wanted.kind)
    return found


def _level(connection: Connection, wanted: Filter, rules: str, by: By | None) -> Level:
    """The first level that suffices. A ledger built by an older program has not all of them: then the finest."""
    asked = {"kind": wanted.kind, "by": wanted.party or by == "by", "adm1": wanted.place or by in ("adm1", "country")}
    needed = {name for name, wants in asked.items() if wants}
    level = next(level for level, names in LEVELS.items() if needed <= set(names))
    c = toll_months.c
    held = connection.scalar(select(c.level).where(c.rules == rules, c.level == level).limit(1))
    return level if held else "parts"


def _by_month(wanted: Filter, rules: str, by: By | None, level: Level, more: list[ColumnElement[bool]]) -> Select[Any]:
    c = toll_months.c
    key = c[by] if by else literal(None)
    groups = [c.measure, c.victims, c.side, *([key] if by else [])]
    sums = [func.sum(c[name]) for name in SUMS]
    query = select(c.measure, c.victims, c.side, key.label("key"), *sums)
    return query.where(c.level == level, *_common(toll_months, wanted, rules), *more).group_by(*groups)


def _by_row(
    wanted: Filter, rules: str, by: By | None, days: list[ColumnElement[bool]], more: list[ColumnElement[bool]]
) -> Select[Any]:
    c = harm.c
    more = [*more, c.incident.in_(told_by(wanted.source))] if wanted.source else more
    key = literal(None) if by is None else func.substr(c.day, 1, 7) if by == "month" else c[by]
    groups = [c.measure, c.victims, c.side, *([key] if by else [])]
    query = select(c.measure, c.victims, c.side, key.label("key"), *_sums())
    return query.where(*_common(harm, wanted, rules), *days, *more).group_by(*groups)
