"""P-code tables: OCHA's common operational datasets as CSV or XLSX, one row an administrative place.

Column names differ from country to country (``admin3Name_en``, ``ADM3_EN``, ``admin4NameLatLocal`` …); what is read
is the deepest level's name and code, the names of the levels above, and a latitude and longitude.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from warledger.places.records import Entry, GazetteerError, Kind

_NAME = re.compile(r"adm(?:in)?_?(\d)_?(?:name)?_?([a-z]{2})?(?:ref|alt.*|latlocal)?$", re.I)
_CODE = re.compile(r"adm(?:in)?_?(\d)_?pcode$", re.I)
_LAT = re.compile(r"(lat(itude)?|y|point_?y|center_?lat|y_?coord)$", re.I)
_LON = re.compile(r"(lon(g|gitude)?|x|point_?x|center_?lon|x_?coord)$", re.I)
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

LEVEL_KINDS: tuple[Kind, ...] = ("country", "province", "district", "district", "settlement", "quarter")
MOST_CELLS = 40_000_000
"""A workbook that unfolds to more bytes than this many cells could hold is not a table of places."""


def pcode_entries(path: Path, rows: Iterable[list[str]]) -> Iterator[Entry]:
    """Entries of a table whose first row names its columns.

    Raises:
        GazetteerError: where columns for a name, a code, a latitude or a longitude are missing, or a row is short.
    """
    rows = iter(rows)
    header = [c.strip() for c in next(rows, [])]
    names = [(i, int(m[1])) for i, c in enumerate(header) if (m := _NAME.match(c))]
    codes = {int(m[1]): i for i, c in enumerate(header) if (m := _CODE.match(c))}
    lat = next((i for i, c in enumerate(header) if _LAT.match(c)), None)
    lon = next((i for i, c in enumerate(header) if _LON.match(c)), None)
    if not names or not codes or lat is None or lon is None:
        raise GazetteerError(path, 1, "a P-code table needs columns adm<N>_name, adm<N>_pcode, latitude and longitude")
    level = max(codes)
    for number, row in enumerate(rows, start=2):
        if not any(row):
            continue
        if len(row) < len(header):
            raise GazetteerError(path, number, f"{len(row)} cells where the header has {len(header)}")
        yield from _row(path, number, row, names, codes, level, (row[lat], row[lon]))


def _row(
    path: Path, number: int, row: list[str], names: list[tuple[int, int]], codes: dict[int, int], level: int,
    at: tuple[str, str],
) -> Iterator[Entry]:  # fmt: skip
    from warledger.places.sources import point

    own = [row[i] for i, n in names if n == level and row[i]]
    where = point(path, number, *at)
    if not own or where is None:
        return
    code = row[codes[level]]
    if not re.match(r"[A-Z]{2}\w*$", code):
        raise GazetteerError(path, number, f"{code!r} is no P-code; it starts with the country's two letters")

    def above(n: int) -> str | None:
        return next((row[i] for i, at_level in names if at_level == n and row[i]), None) if level > n else None

    yield Entry(
        id=f"pcode:{code}", name=own[0], lat=where[0], lon=where[1], country=code[:2],
        kind=LEVEL_KINDS[min(level, 5)], names=tuple(own[1:]), adm1=above(1), adm2=above(2),
        code=code if level == 1 else None,
    )  # fmt: skip


def rows_of_xlsx(path: Path) -> Iterator[list[str]]:
    """Rows of a workbook's first sheet as text; formulas by their stored value.

    Raises:
        GazetteerError: where the file is no workbook.
    """
    try:
        with zipfile.ZipFile(path) as book:
            if sum(i.file_size for i in book.infolist()) > MOST_CELLS * 10:
                raise GazetteerError(path, None, "the workbook unfolds to too much to be a table of places")
            strings = "xl/sharedStrings.xml"
            items = _elements(book, strings, "si") if strings in book.namelist() else iter(())
            shared = ["".join(t.text or "" for t in item.iter(f"{_SHEET}t")) for item in items]
            sheet = min(n for n in book.namelist() if n.startswith("xl/worksheets/sheet"))
            for row in _elements(book, sheet, "row"):
                yield _cells(row, shared)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, ValueError, OSError) as fault:
        raise GazetteerError(path, None, f"not a readable workbook ({fault})") from fault


def _elements(book: zipfile.ZipFile, member: str, tag: str) -> Iterator[etree._Element]:
    with book.open(member) as stream:
        for _, element in etree.iterparse(stream, tag=f"{_SHEET}{tag}", resolve_entities=False, no_network=True):
            yield element
            element.clear()


def _cells(row: etree._Element, shared: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{_SHEET}c"):
        column = re.match(r"[A-Z]+", cell.get("r", ""))
        if column:
            at = 0
            for letter in column[0]:
                at = at * 26 + ord(letter) - 64
            cells.extend([""] * (at - 1 - len(cells)))
        if cell.get("t") == "inlineStr":
            cells.append("".join(t.text or "" for t in cell.iter(f"{_SHEET}t")))
            continue
        value = cell.findtext(f"{_SHEET}v") or ""
        cells.append(shared[int(value)] if cell.get("t") == "s" and value else value)
    return cells
