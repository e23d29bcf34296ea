"""Building the index on disk: many gazetteer files become one SQLite file, whole or not at all.

An index is compact because a name is kept once: *keys* lead to postings (form → places), and the names themselves are
packed a place at a time against a dictionary of the commonest, read for the few places that a look-up weighs. Adding
files reads the old index back, lays the new entries over it (same id: the newer wins; another source's id: both stay)
and renames the finished file into place.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from warledger.places.names import Letters, form, forms, key, letters
from warledger.places.postings import unit_names
from warledger.places.records import KINDS, Entry, GazetteerError, MoreNames, km_between
from warledger.places.sources import read_source

VERSION = "3"
BETWEEN = "\x1f"
"""Between the names of a place as they are packed."""

DICTIONARY = 30_000
"""Bytes of sample names that every place's names are packed against; zlib looks back 32 kB at most."""

CELL = 0.05
"""Degrees of the grid in which neighbours are sought: about 5 km; borders are felt two cells (10 km) away."""

ADOPTERS = 5
"""A place that its source puts into no province or district lies where so many of its nearest neighbours all lie."""

FARTHER = (2, 4, 8, 16)
"""Cells to which a place without a province looks, one after the other, for neighbours of two provinces."""

SAME_PROVINCE_KM = 150.0
"""Two sources' centres of one province lie this near each other; their names must sound alike too."""

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE area (id INTEGER PRIMARY KEY, country TEXT, ref TEXT, name TEXT);
CREATE TABLE place (id INTEGER PRIMARY KEY, source TEXT, name TEXT, lat INTEGER, lon INTEGER, country TEXT,
  kind INTEGER, adm1 INTEGER, border TEXT, adm2 INTEGER, code TEXT, population INTEGER, known_by INTEGER);
CREATE TABLE names (id INTEGER PRIMARY KEY, packed BLOB, letters BLOB);
CREATE TABLE unit (id INTEGER PRIMARY KEY, forms TEXT, spelt TEXT, codes TEXT, openers TEXT);
CREATE TABLE sample (names BLOB, letters BLOB);
CREATE TABLE key (key TEXT, country TEXT, hits TEXT, PRIMARY KEY (key, country)) WITHOUT ROWID;
CREATE TABLE span (country TEXT PRIMARY KEY, first INTEGER, last INTEGER) WITHOUT ROWID;
"""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Added:
    """What an ``add`` did: entries read from each file, and what the index holds now."""

    read: tuple[tuple[str, int], ...]
    places: int
    countries: tuple[str, ...]
    bytes: int


def add_files(
    index: Path, files: Iterable[Path], *, countries: frozenset[str] = frozenset(), progress: Progress = lambda _: None,
) -> Added:  # fmt: skip
    """Add gazetteer files to the index at a path, making it where there is none.

    Args:
        index: where the index lies.
        files: GeoNames, Who's On First, P-code or hand files.
        countries: ISO codes to keep; empty for all (``allCountries.txt`` needs them, or much memory).
        progress: told a line a file.

    Raises:
        GazetteerError: where a file is refused; the old index is then untouched.
    """
    from warledger.places.default import hand_entries  # it builds the embedded index with this module

    entries = {e.id: e for e in entries_of(index)} if index.exists() else {}
    read = []
    for path in files:
        count = 0
        for found in read_source(path):
            if isinstance(found, MoreNames):
                known = entries.get(found.id)
                if known:
                    entries[found.id] = replace(known, names=(*known.names, *found.names))
                    count += 1
            elif not countries or found.country in countries:
                entries[found.id] = found
                count += 1
        if not count:
            raise GazetteerError(path, None, "holds no place (or none of the countries asked for)")
        read.append((path.name, count))
        progress(f"{path.name}: {count} places")
    present = {e.country for e in entries.values()}
    entries |= {e.id: e for e in hand_entries() if e.country in present}
    log = "; ".join(f"{name}: {count}" for name, count in read)
    write_index(index, entries.values(), log)
    return Added(tuple(read), len(entries), tuple(sorted(present)), index.stat().st_size)


def write_index(index: Path, entries: Iterable[Entry], log: str = "") -> None:
    """Write the entries as an index: into a file beside it, then renamed over it."""
    index.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=index.name, suffix=".part", dir=index.parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(temporary)) as db:
            db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
            _fill(db, sorted(entries, key=lambda e: (e.country, e.adm1 or "", e.name, e.id)), log)
            db.commit()
            db.execute("VACUUM")
        Path(temporary).chmod(0o644)
        Path(temporary).replace(index)
    finally:
        Path(temporary).unlink(missing_ok=True)


def entries_of(index: Path) -> Iterator[Entry]:
    """The entries that an index was built from.

    Raises:
        GazetteerError: where the file is no index of this version.
    """
    with closing(open_read_only(index)) as db:
        areas = dict(db.execute("SELECT id, ref FROM area"))
        unpack = Unpacker(db)
        for i, source, name, lat, lon, country, kind, adm1, adm2, code, population in db.execute(
            "SELECT id, source, name, lat, lon, country, kind, adm1, adm2, code, population FROM place ORDER BY id"
        ):
            yield Entry(
                source, name, lat / 1e5, lon / 1e5, country, KINDS[kind], unpack(i), areas.get(adm1), areas.get(adm2),
                code, population,
            )  # fmt: skip


def open_read_only(index: Path) -> sqlite3.Connection:
    """A connection that cannot write.

    Raises:
        GazetteerError: where the file is no index of this version.
    """
    try:
        db = sqlite3.connect(f"file:{index}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        (version,) = db.execute("SELECT value FROM meta WHERE name = 'version'").fetchone() or ("none",)
    except sqlite3.Error as fault:
        raise GazetteerError(index, None, f"not a gazetteer index ({fault})") from fault
    if version != VERSION:
        why = f"an index of version {version}, not {VERSION}: remove it and add its files again"
        raise GazetteerError(index, None, why)
    return db


class Unpacker:
    """Reads the names of places, and how they are written, from an open index."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._names, self._letters = db.execute("SELECT names, letters FROM sample").fetchone()

    def __call__(self, place: int) -> tuple[str, ...]:
        """All names of a place, in every script its source has."""
        row = self._db.execute("SELECT packed FROM names WHERE id = ?", (place,)).fetchone()
        return tuple(_unpacked(row[0], self._names)) if row else ()

    def letters(self, places: Sequence[int]) -> Iterator[tuple[int, list[Letters]]]:
        """Places with the letters of their names."""
        marks = ",".join("?" * len(places))
        for i, packed in self._db.execute(f"SELECT id, letters FROM names WHERE id IN ({marks})", places):  # noqa: S608
            yield i, [Letters.of(line) for line in _unpacked(packed, self._letters)]


def _unpacked(packed: bytes, sample: bytes) -> list[str]:
    text = zlib.decompressobj(-15, zdict=sample).decompress(packed).decode("utf-8")
    return text.split(BETWEEN) if text else []


def _pack(rows: Sequence[Sequence[str]]) -> tuple[bytes, Iterator[bytes]]:
    """A sample of the rows, and each row packed against it."""
    step = max(1, len(rows) // 1000)
    sample = BETWEEN.join(n for row in rows[::step] for n in row).encode("utf-8")[-DICTIONARY:] or b"-"

    def packed() -> Iterator[bytes]:
        for row in rows:
            packer = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=sample)
            yield packer.compress(BETWEEN.join(dict.fromkeys(row)).encode("utf-8")) + packer.flush()

    return sample, packed()


def _fill(db: sqlite3.Connection, entries: list[Entry], log: str) -> None:
    entries = _adopted(entries)
    areas = _areas(entries)
    own = [areas.get((e.country, e.adm1 or "")) for e in entries]
    for i, e in enumerate(entries):
        if e.kind == "province":
            own[i] = areas[e.country, e.code or e.name]
    borders = _borders(entries, own)
    db.executemany("INSERT INTO area VALUES (?, ?, ?, ?)", ((a.id, c, ref, a.name) for (c, ref), a in areas.items()))
    db.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (i, e.id, e.name, round(e.lat * 1e5), round(e.lon * 1e5), e.country, KINDS.index(e.kind),
             owned.id if (owned := own[i]) else None, borders[i],
             areas[e.country, e.adm2].id if e.adm2 else None, e.code, e.population, len({e.name, *e.names}))
            for i, e in enumerate(entries)
        ),
    )  # fmt: skip
    sample, packed = _pack([e.names for e in entries])
    letters_sample, letters_packed = _pack([[letters(n).packed() for n in (e.name, *e.names)] for e in entries])
    db.execute("INSERT INTO sample VALUES (?, ?)", (sample, letters_sample))
    db.executemany("INSERT INTO names VALUES (?, ?, ?)", zip(count(), packed, letters_packed, strict=False))
    units = ((i, e) for i, e in enumerate(entries) if e.kind in ("country", "province"))
    db.executemany("INSERT INTO unit VALUES (?, ?, ?, ?, ?)", ((i, *unit_names({e.name, *e.names})) for i, e in units))
    db.executemany("INSERT INTO key VALUES (?, ?, ?)", _postings(entries))
    spans: dict[str, tuple[int, int]] = {}
    for i, e in enumerate(entries):
        spans[e.country] = (spans.get(e.country, (i, i))[0], i)
    db.executemany("INSERT INTO span VALUES (?, ?, ?)", ((c, a, b) for c, (a, b) in spans.items()))
    db.executemany("INSERT INTO meta VALUES (?, ?)", (("version", VERSION), ("log", log)))


def _postings(entries: list[Entry]) -> list[tuple[str, str, str]]:
    """Rows (key, country, hits); hits are ``form<TAB>id,id`` lines, so that one row answers for one sound."""
    found: defaultdict[tuple[str, str], defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for i, e in enumerate(entries):
        for f in {f for name in (e.name, *e.names) for f in forms(name)}:
            found[key(f), e.country][f].append(str(i))
    return sorted(
        (k, country, "\n".join(f"{f}\t{','.join(ids)}" for f, ids in by_form.items()))
        for (k, country), by_form in found.items()
    )


@dataclass(frozen=True, slots=True)
class _Area:
    id: int
    name: str


def _adopted(entries: list[Entry]) -> list[Entry]:
    """The entries, those without a province or a district put where their nearest neighbours agree that they lie."""
    cells: defaultdict[tuple[int, int], list[Entry]] = defaultdict(list)
    for e in entries:
        if e.adm1 and e.adm2 and e.kind == "settlement":
            cells[round(e.lat / CELL), round(e.lon / CELL)].append(e)
    return [
        e if (e.adm1 and e.adm2) or e.kind in ("country", "province", "district") else _put_among_neighbours(e, cells)
        for e in entries
    ]


def _put_among_neighbours(e: Entry, cells: dict[tuple[int, int], list[Entry]]) -> Entry:
    y, x = round(e.lat / CELL), round(e.lon / CELL)
    for reach in (1, *FARTHER[:2]):
        square = ((y + dy, x + dx) for dy in range(-reach, reach + 1) for dx in range(-reach, reach + 1))
        around = (n for cell in square for n in cells.get(cell, ()))
        near = [n for n in around if n.country == e.country and e.adm1 in (None, n.adm1)]
        if len(near) >= ADOPTERS:
            near.sort(key=lambda n: km_between(n.lat, n.lon, e.lat, e.lon))
            adm1 = {n.adm1 for n in near[:ADOPTERS]}
            adm2 = {n.adm2 for n in near[:ADOPTERS]}
            return replace(
                e, adm1=adm1.pop() if len(adm1) == 1 else e.adm1, adm2=adm2.pop() if len(adm2) == 1 else e.adm2,
            )  # fmt: skip
    return e


Cells = defaultdict[tuple[int, int], Counter[tuple[str, _Area]]]


def _areas(entries: list[Entry]) -> dict[tuple[str, str], _Area]:
    """Provinces and districts by (country, name or code as a source writes it), each with the one name it is shown by.

    Sources name one province differently ("Days Az Zawr", "SY.07"); those that lie and sound together share a name:
    our own file's where it has the province, else the first source's.
    """
    areas: dict[tuple[str, str], _Area] = {}
    seen: defaultdict[str, list[Entry]] = defaultdict(list)
    provinces = (e for e in entries if e.kind == "province")
    for e in sorted(provinces, key=lambda e: (not e.id.startswith("hand:"), e.id)):
        same = next((s for s in seen[e.country] if _same_province(s, e)), None)
        if same is None:
            seen[e.country].append(e)
        shown = (same or e).name
        for ref in dict.fromkeys((e.code or e.name, e.name)):
            areas.setdefault((e.country, ref), _Area(len(areas), shown))
    by_code = {e.code: e.name for e in entries if e.code and e.kind == "district"}
    for e in entries:
        for named in (e.adm1, e.adm2):
            if named and (e.country, named) not in areas:
                areas[e.country, named] = _Area(len(areas), by_code.get(named) or named)
    return areas


def _same_province(a: Entry, b: Entry) -> bool:
    if a.code and b.code:
        return a.code == b.code
    if km_between(a.lat, a.lon, b.lat, b.lon) > SAME_PROVINCE_KM:
        return False
    return not {form(n) for n in (a.name, *a.names)}.isdisjoint(form(n) for n in (b.name, *b.names))


def _borders(entries: list[Entry], own: list[_Area | None]) -> list[str | None]:
    """For each place up to three other provinces near it: within two cells, or farther where it has no own province."""
    cells: Cells = defaultdict(Counter)
    at = [(round(e.lat / CELL), round(e.lon / CELL)) for e in entries]
    for e, area, cell in zip(entries, own, at, strict=True):
        if area is not None and e.kind in ("settlement", "quarter"):
            cells[cell][e.country, area] += 1
    near: dict[tuple[tuple[int, int], bool], Counter[tuple[str, _Area]]] = {}
    out: list[str | None] = []
    for e, area, cell in zip(entries, own, at, strict=True):
        if (cell, area is None) not in near:
            near[cell, area is None] = _neighbours(cells, cell, FARTHER if area is None else (2,))
        counts = near[cell, area is None].most_common()
        others = {a.name: str(a.id) for (c, a), _ in counts if c == e.country and (area is None or a.name != area.name)}
        out.append(",".join([*others.values()][:3]) or None)
    return out


def _neighbours(cells: Cells, cell: tuple[int, int], reaches: tuple[int, ...]) -> Counter[tuple[str, _Area]]:
    """Places by province in the cells around, out to the first reach that finds two provinces."""
    counts: Counter[tuple[str, _Area]] = Counter()
    for reach in reaches:
        counts = _count(cells, cell, reach)
        if len(counts) > 1:
            break
    return counts


def _count(cells: Cells, cell: tuple[int, int], reach: int) -> Counter[tuple[str, _Area]]:
    """Places by province in the cells up to so many cells away."""
    total: Counter[tuple[str, _Area]] = Counter()
    y, x = cell
    for dy in range(-reach, reach + 1):
        for dx in range(-reach, reach + 1):
            if (y + dy, x + dx) in cells:
                total.update(cells[y + dy, x + dx])
    return total
