"""Gazetteer files become entries: GeoNames dumps, Who's On First records, P-code tables, our own ``hand/places.csv``.

Each reader takes a path and yields :class:`Entry`. A line that does not parse stops the file with its number: half a
gazetteer looks like a whole one to whoever searches it.
"""

from __future__ import annotations

import csv
import gzip
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, cast

from warledger.places.pcodes import pcode_entries, rows_of_xlsx
from warledger.places.records import Entry, GazetteerError, Kind, MoreNames

GEONAMES_COLUMNS = 19
ALTERNATE_COLUMNS = (8, 10)
"""alternateNames.txt and alternateNamesV2.txt."""

ALTERNATES_THAT_ARE_NO_NAMES = frozenset(
    {"link", "post", "iata", "icao", "faac", "tcid", "unlc", "abbr", "wkdt", "phon", "piny"}
)

GEONAMES_KINDS: dict[str, Kind] = {
    "A.PCLI": "country", "A.PCLD": "country", "A.PCLS": "country", "A.PCL": "country", "A.ADM1": "province",
    "A.ADM2": "district", "A.ADM3": "district", "P.PPLX": "quarter",
    "L.CMP": "site", "L.CMPRF": "site", "L.MILB": "site", "L.INDS": "site", "L.OILF": "site", "L.GASF": "site",
    "L.CTRCM": "site", "L.LCTY": "site", "L.RGN": "site", "L.AREA": "site", "L.PRT": "site",
    "S.AIRP": "site", "S.AIRB": "site", "S.AIRF": "site", "S.AIRQ": "site", "S.DAM": "site", "S.MILB": "site",
    "S.INSM": "site", "S.FT": "site", "S.PS": "site", "S.OILR": "site", "S.OILP": "site", "S.PRN": "site",
    "S.HSP": "site", "S.CSTM": "site", "S.PSTB": "site", "S.RUIN": "site", "S.FRM": "site", "S.MNQR": "site",
    "R.RDJCT": "site", "T.HLL": "site", "T.HLLS": "site", "T.MT": "site", "T.MTS": "site", "T.ISL": "site",
    "T.PASS": "site", "T.UPLD": "site", "T.PLN": "site", "T.DSRT": "site", "T.VAL": "site",
}  # fmt: skip
"""GeoNames feature classes and codes that war reports name; every other P is a settlement, the rest is left out."""

WOF_KINDS: dict[str, Kind] = {
    "country": "country", "dependency": "country", "region": "province", "county": "district",
    "localadmin": "district", "locality": "settlement", "neighbourhood": "quarter", "macrohood": "quarter",
    "borough": "quarter", "campus": "site",
}  # fmt: skip

LAST_OF_LATIN = "\u036f"
"""A name in another script is shown by its English one, where it has one."""

HAND_COLUMNS = ("id", "kind", "name", "names", "lat", "lon", "country", "adm1", "code", "population", "source")


def read_source(path: Path) -> Iterator[Entry | MoreNames]:
    """The entries of one file, whatever its format; by its name, then by its first line.

    Raises:
        GazetteerError: where the file is none of the formats, is cut short or has a broken line.
    """
    lowered = path.name.lower().removesuffix(".gz").removesuffix(".zip")
    if lowered.endswith(".xlsx"):
        return pcode_entries(path, rows_of_xlsx(path))
    if lowered.endswith((".jsonl", ".ndjson", ".json")):
        return _whos_on_first(path)
    if lowered.endswith(".csv"):
        return _csv_entries(path)
    if lowered.endswith(".txt") or path.name.lower().endswith(".zip"):
        return _geonames(path)
    why = "not a gazetteer: give GeoNames .txt or .zip, Who's On First .jsonl, P-codes .csv or .xlsx"
    raise GazetteerError(path, None, why)


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """Numbered lines of a plain, gzipped or zipped text file in UTF-8."""
    number = 0
    try:
        with _open(path) as stream:
            for raw in stream:
                number += 1
                yield number, raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as fault:
        raise GazetteerError(path, number + 1, f"the compressed file is cut short or broken ({fault})") from fault
    except UnicodeDecodeError as fault:
        raise GazetteerError(path, number, f"not UTF-8 ({fault.reason})") from fault
    except OSError as fault:
        raise GazetteerError(path, None, f"cannot be opened ({fault.strerror})") from fault


def _open(path: Path) -> IO[bytes]:
    if path.suffix.lower() == ".gz":
        return cast("IO[bytes]", gzip.open(path, "rb"))
    if path.suffix.lower() == ".zip":
        archive = zipfile.ZipFile(path)
        inner = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
        if len(inner) != 1:
            raise GazetteerError(path, None, f"holds {len(inner)} tables where one is wanted")
        return archive.open(inner[0])
    return path.open("rb")


def point(path: Path, line: int, lat: object, lon: object) -> tuple[float, float] | None:
    """Degrees, or None where a source leaves them out (empty, or the 0, 0 of the Gulf of Guinea)."""
    if lat in (None, "") or lon in (None, ""):
        return None
    try:
        y, x = float(str(lat)), float(str(lon))
    except ValueError:
        raise GazetteerError(path, line, f"{lat!r}, {lon!r} is no point") from None
    if not (-90 <= y <= 90 and -180 <= x <= 180):
        raise GazetteerError(path, line, f"{y}, {x} lies outside the globe")
    return None if y == x == 0 else (y, x)


def _geonames(path: Path) -> Iterator[Entry | MoreNames]:
    for number, line in lines_of(path):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) in ALTERNATE_COLUMNS:
            if fields[2] not in ALTERNATES_THAT_ARE_NO_NAMES:
                yield MoreNames(f"gn:{fields[1]}", (fields[3],))
            continue
        if len(fields) != GEONAMES_COLUMNS:
            raise GazetteerError(path, number, f"{len(fields)} columns where a GeoNames dump has {GEONAMES_COLUMNS}")
        entry = geonames_entry(path, number, fields)
        if entry:
            yield entry


def geonames_entry(path: Path, number: int, f: list[str]) -> Entry | None:
    """One row of a GeoNames dump, or None where its kind is none that reports name."""
    kind = GEONAMES_KINDS.get(f"{f[6]}.{f[7]}") or ("settlement" if f[6] == "P" else None)
    where = point(path, number, f[4], f[5])
    if kind is None or where is None or not f[8]:
        return None
    if not f[0].isdigit() or not (f[14] or "0").isdigit():
        raise GazetteerError(path, number, "its id or population is no number")
    adm1 = f"{f[8]}.{f[10]}" if f[10] not in ("", "00") else None
    return Entry(
        id=f"gn:{f[0]}", name=f[1], lat=where[0], lon=where[1], country=f[8], kind=kind,
        names=tuple(n for n in (f[2], *f[3].split(",")) if n), adm1=adm1,
        adm2=f"{adm1}.{f[11]}" if adm1 and f[11] else None, population=int(f[14] or 0),
        code=adm1 if kind == "province" else f"{adm1}.{f[11]}" if f[7] == "ADM2" else None,
    )  # fmt: skip


def _whos_on_first(path: Path) -> Iterator[Entry]:
    for number, line in lines_of(path):
        if not line.strip():
            continue
        try:
            row: dict[str, Any] = json.loads(line)
            kind = WOF_KINDS.get(row["placetype"])
            where = point(path, number, row["lat"], row["lon"])
            if kind is None or where is None or not row["country"] or row.get("is_current") == 0:
                continue
            tagged: dict[str, list[str]] = row.get("names") or {}
            names = tuple(tagged)
            english = (n for n, tags in tagged.items() if "eng_x_preferred" in tags)
            name = row["name"] or next(iter(names), None)
            if name and name[0] > LAST_OF_LATIN:
                name = next(english, name)
            if not name:
                continue
            yield Entry(
                id=f"wof:{row['wof_id']}", name=name, lat=where[0], lon=where[1], country=row["country"], kind=kind,
                names=names, adm1=row.get("region"), adm2=row.get("county"), population=int(row.get("population") or 0),
            )  # fmt: skip
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            raise GazetteerError(path, number, f"not a Who's On First record ({fault!r})") from fault


def _csv_entries(path: Path) -> Iterator[Entry]:
    numbered = lines_of(path)
    rows = csv.reader(line for _, line in numbered)
    header = next(rows, None)
    if header is None:
        raise GazetteerError(path, None, "the file is empty")
    if tuple(header) == HAND_COLUMNS:
        return _hand(path, rows)
    return pcode_entries(path, ([str(c) for c in row] for row in _with_header(header, rows)))


def _with_header(header: list[str], rows: Iterable[list[str]]) -> Iterator[list[str]]:
    yield header
    yield from rows


def _hand(path: Path, rows: Iterable[list[str]]) -> Iterator[Entry]:
    for number, row in enumerate(rows, start=2):
        if len(row) != len(HAND_COLUMNS):
            raise GazetteerError(path, number, f"{len(row)} columns where {len(HAND_COLUMNS)} are wanted")
        r = dict(zip(HAND_COLUMNS, row, strict=True))
        where = point(path, number, r["lat"], r["lon"])
        if where is None or r["kind"] not in WOF_KINDS.values() or not r["source"]:
            raise GazetteerError(path, number, "a place needs a point, a kind and a source")
        yield Entry(
            id=f"hand:{r['id']}", name=r["name"], lat=where[0], lon=where[1], country=r["country"],
            kind=next(k for k in WOF_KINDS.values() if k == r["kind"]),
            names=tuple(n for n in r["names"].split("|") if n),
            adm1=r["adm1"] or None, code=r["code"] or None, population=int(r["population"] or 0),
        )  # fmt: skip
