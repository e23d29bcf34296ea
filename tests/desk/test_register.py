"""The register answers as plain looking does, whatever is asked."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from warledger.desk.filters import Filters
from warledger.desk.register import Outlets, Register

FIRST = date(2019, 1, 1)
days = st.integers(0, 40).map(lambda n: FIRST + timedelta(n))
names = st.sampled_from(["Idlib", "Hama", "Jibin"])


@st.composite
def incidents(draw: st.DrawFn) -> list[tuple[object, ...]]:
    rows = []
    for n in range(draw(st.integers(0, 25))):
        start = draw(st.none() | days)
        end = start + timedelta(draw(st.integers(0, 9))) if start else None
        parties = "".join(f"|{p}" for p in draw(st.sets(st.sampled_from(["SDF", "HTS"])))) + "|"
        lat = draw(st.none() | st.just(35.0))
        rows.append(
            (str(n), draw(st.sampled_from(["clash", "airstrike", None])), start and start.isoformat(), draw(names), lat,
             lat, "exact", n, end and end.isoformat(), "Syria", draw(names), parties)
        )  # fmt: skip
    return sorted(rows, key=lambda r: (r[2] is None, -date.fromisoformat(str(r[2])).toordinal() if r[2] else 0, r[0]))


asked_for = st.builds(
    Filters, since=st.none() | days, until=st.none() | days, place=st.none() | names | st.just("syria"),
    party=st.sampled_from([None, "sdf", "HTS"]), kind=st.sampled_from([None, "clash"]),
    source=st.sampled_from([None, "Wire"]), measure=st.sampled_from([None, "killed"]),
)  # fmt: skip


def fits(row: tuple[object, ...], asked: Filters) -> bool:
    key, kind, start, place, _, _, _, _, end, country, adm1, parties = map(str, row)
    return (
        (asked.since is None or (row[8] is not None and end >= str(asked.since)))
        and (asked.until is None or (row[2] is not None and start <= str(asked.until)))
        and (asked.place is None or asked.place.lower() in {place.lower(), country.lower(), adm1.lower()})
        and (asked.party is None or f"|{asked.party}|".lower() in parties.lower())
        and (asked.kind is None or kind == asked.kind)
        and (asked.source is None or int(key) % 2 == 0)
        and (asked.measure is None or int(key) % 3 == 0)
    )


@given(incidents(), asked_for, st.integers(0, 5), st.integers(1, 5))
def test_every_filter_finds_what_plain_looking_finds(
    rows: list[tuple[object, ...]], asked: Filters, offset: int, limit: int
) -> None:
    ids = [str(row[0]) for row in rows]
    register = Register(
        rows, lambda: [("WIRE", key) for key in ids if int(key) % 2 == 0],
        lambda: [("ucdp", "killed", "all", key) for key in ids if int(key) % 3 == 0],
    )  # fmt: skip
    bits, wanted = register.fitting(asked), [str(row[0]) for row in rows if fits(row, asked)]
    assert [point.id for point in register.among(bits)] == wanted
    assert [point.id for point in register.among(bits, offset, limit)] == wanted[offset : offset + limit]
    assert bits.bit_count() == len(wanted)


def test_reports_of_a_source_by_their_days() -> None:
    outlets = Outlets(
        [("Wire", 3, "2019-06-02"), ("Paper", 2, "2019-06-02"), ("wire", 1, "2019-06-01"), ("Wire", 4, None)]
    )
    assert outlets.rows(Filters(source="WIRE")) == [3, 1, 4]
    assert outlets.rows(Filters(source="Wire", until=date(2019, 6, 1))) == [1]
    assert outlets.rows(Filters(source="Wire", since=date(2019, 6, 2))) == [3]
    assert outlets.rows(Filters(source="Nobody")) == []
