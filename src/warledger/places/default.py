"""Where gazetteers lie, and what a fresh machine knows: countries, provinces and larger towns.

The towns are GeoNames' places of 15,000 people and more, as the package geotext carries them (CC BY); provinces and
countries are those of ``hand/places.csv``, elsewhere made from their seats and towns. They are compiled once, into the
user's cache, and searched beside whatever the user adds.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from warledger.places.index import VERSION, write_index
from warledger.places.records import Entry, GazetteerError, MoreNames
from warledger.places.sources import geonames_entry, lines_of, read_source

SEATS = ("PPLA", "PPLC", "PPLG")
COUNTRY_ISO, COUNTRY_ISO3, COUNTRY_NAME, COUNTRY_PEOPLE, COUNTRY_COLUMNS = 0, 1, 4, 7, 19
"""Columns of GeoNames' countryInfo.txt."""


def user_index() -> Path:
    """The index that ``places add`` writes and look-ups read: WARLEDGER_GAZETTEER, or in the user's data folder."""
    named = os.environ.get("WARLEDGER_GAZETTEER")
    folder = _folder("XDG_DATA_HOME", ".local/share", "Library/Application Support")
    return Path(named) if named else folder / "places.db"


def _folder(variable: str, linux: str, mac: str) -> Path:
    """The user's folder of a kind, as each system has it."""
    if os.environ.get(variable):
        return Path(os.environ[variable]) / "warledger"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / "warledger"
    return Path.home() / (mac if sys.platform == "darwin" else linux) / "warledger"


def hand_file(name: str) -> Path:
    """A file of ``hand/``: inside an installed package, or at the root of a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "hand" / name
    return installed if installed.exists() else package.parents[1] / "hand" / name


@lru_cache(maxsize=1)
def embedded_index() -> Path:
    """The index of what the program brings, compiled at its first use (some seconds)."""
    towns = _towns()
    stamp = hashlib.sha256(f"{VERSION} {towns.stat().st_size if towns else 0}".encode())
    stamp.update(hand_file("places.csv").read_bytes())
    name = f"embedded-{stamp.hexdigest()[:12]}.db"
    index = _folder("XDG_CACHE_HOME", ".cache", "Library/Caches") / name
    if not index.exists():
        try:
            index.parent.mkdir(parents=True, exist_ok=True)
            write_index(index, embedded_entries(towns), "embedded")
        except OSError:
            index = Path(tempfile.gettempdir()) / f"warledger-{name}"
            if not index.exists():
                write_index(index, embedded_entries(towns), "embedded")
    return index


def hand_entries() -> list[Entry]:
    """The places of our own file; every index begins with them, so that provinces have one name."""
    return [e for e in read_source(hand_file("places.csv")) if not isinstance(e, MoreNames)]


def embedded_entries(towns: Path | None) -> Iterator[Entry]:
    """Our own places, the towns, a province for each seat and a country for each name that our file lacks."""
    hand = hand_entries()
    yield from hand
    known = {e.code for e in hand} | {e.country for e in hand if e.kind == "country"}
    if towns is None:
        return
    spots: defaultdict[str, list[Entry]] = defaultdict(list)
    for number, line in lines_of(towns):
        fields = line.split("\t")
        entry = geonames_entry(towns, number, fields)
        if entry is None:
            continue
        spots[entry.country].append(entry)
        yield entry
        if fields[7] in SEATS and entry.adm1 and entry.adm1 not in known:
            known.add(entry.adm1)
            yield Entry(
                f"seat:{entry.adm1}", entry.name, entry.lat, entry.lon, entry.country, "province", entry.names,
                code=entry.adm1,
            )  # fmt: skip
    yield from (c for c in _countries(towns.with_name("countryInfo.txt"), spots) if c.country not in known)


def _countries(info: Path, spots: dict[str, list[Entry]]) -> Iterator[Entry]:
    for number, line in lines_of(info):
        fields = line.split("\t")
        if line.startswith("#") or not line:
            continue
        if len(fields) < COUNTRY_COLUMNS - 1:
            raise GazetteerError(info, number, f"{len(fields)} columns where countryInfo.txt has {COUNTRY_COLUMNS}")
        towns = spots.get(fields[COUNTRY_ISO])
        if towns:
            lat, lon = sum(t.lat for t in towns) / len(towns), sum(t.lon for t in towns) / len(towns)
            yield Entry(
                f"iso:{fields[COUNTRY_ISO]}", fields[COUNTRY_NAME], lat, lon, fields[COUNTRY_ISO], "country",
                (fields[COUNTRY_ISO3],), population=int(fields[COUNTRY_PEOPLE] or 0),
            )  # fmt: skip


def _towns() -> Path | None:
    """The package's table, found without importing the package; None where it is not installed."""
    spec = importlib.util.find_spec("geotext")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        table = Path(folder) / "data" / "cities15000.txt"
        if table.exists():
            return table
    return None
