"""What a reader asks for: the filters of an address, checked. The filter is the address, so a view can be cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final, get_args
from urllib.parse import urlencode

from warledger.desk.wording import words as words_of
from warledger.errors import WarledgerError
from warledger.records import Cause, Measure, Victims

LONGEST: Final = 200
"""Characters of one parameter that are looked at; more is no name of a place or a party."""
PAGE_SIZE: Final = 50
LARGEST_PAGE: Final = 500
DEEPEST: Final = 1_000_000
"""How far into a list a page may lie."""
TERMS: Final = 20
"""Words of one search."""
RULES: Final = ("ucdp", "ibc", "airwars")


class QueryError(WarledgerError):
    """A parameter of an address that cannot be meant as it stands; its text, of the catalogue, is fit to show."""

    def __init__(self, key: str, **filled: object) -> None:
        super().__init__(words_of()(f"query.{key}", None, **filled))


@dataclass(frozen=True, slots=True)
class Filters:
    """Which incidents (or reports, or statements) are meant; None asks for all. Days are inclusive."""

    since: date | None = None
    until: date | None = None
    place: str | None = None
    party: str | None = None
    kind: str | None = None
    measure: str | None = None
    victims: str | None = None
    source: str | None = None
    rules: str = "ucdp"

    @property
    def any(self) -> bool:
        """Whether anything is left out."""
        return self != Filters(rules=self.rules)

    def asked(self, **changes: object) -> str:
        """The filters as a query string (without ``?``), with changes; what is empty or usual is left out."""
        pairs = {f.name: getattr(self, f.name) for f in fields(self)} | changes
        usual = {"rules": "ucdp", "page": 1}
        return urlencode({k: str(v) for k, v in pairs.items() if v not in (None, "") and usual.get(k) != v})


@dataclass(frozen=True, slots=True)
class Window:
    """Which rows of a list: page ``number`` (from 1) of ``size`` rows."""

    number: int = 1
    size: int = PAGE_SIZE

    @property
    def offset(self) -> int:
        """Rows before this page."""
        return (self.number - 1) * self.size


def filters(query: Mapping[str, str]) -> Filters:
    """The filters of a query.

    Raises:
        QueryError: a value that is no date, no known kind and so on.
    """
    asked = Filters(
        since=_day(query, "since", last=False), until=_day(query, "until", last=True), place=_words(query, "place"),
        party=_words(query, "party"), kind=_one_of(query, "kind", get_args(Cause)),
        measure=_one_of(query, "measure", get_args(Measure)), victims=_one_of(query, "victims", get_args(Victims)),
        source=_words(query, "source"), rules=_one_of(query, "rules", RULES) or "ucdp",
    )  # fmt: skip
    if asked.since and asked.until and asked.until < asked.since:
        raise QueryError("order", since=asked.since, until=asked.until)
    return asked


def day(query: Mapping[str, str], name: str) -> date | None:
    """A parameter that is a day; None where it is empty.

    Raises:
        QueryError: where it is no day.
    """
    return _day(query, name, last=True)


def window(query: Mapping[str, str], size: int = PAGE_SIZE) -> Window:
    """The page of a list that a query asks for.

    Raises:
        QueryError: a page or a limit that is no number, or out of bounds.
    """
    asked = Window(
        _number(query, "page", 1, least=1, most=DEEPEST), _number(query, "limit", size, least=1, most=LARGEST_PAGE)
    )
    if asked.offset > DEEPEST:
        raise QueryError("deep", number=asked.number)
    return asked


def box(query: Mapping[str, str]) -> tuple[float, float, float, float]:
    """The part of the map that a query asks for: west, south, east, north; the whole world where it does not say.

    Raises:
        QueryError: where these are not four numbers of degrees.
    """
    text = _words(query, "bbox")
    if text is None:
        return -180.0, -90.0, 180.0, 90.0
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise QueryError("box") from None
    if not (-90 <= south <= north <= 90 and -720 <= west <= 720 and west <= east + 360 and -720 <= east <= 720):
        raise QueryError("box")
    return west, south, east, north


def zoom(query: Mapping[str, str]) -> int:
    """How near the map is, from 0, the whole world.

    Raises:
        QueryError: where it is no such number.
    """
    return _number(query, "zoom", 0, least=0, most=24)


def searched(query: Mapping[str, str]) -> str | None:
    """The words that a search asks for; None where there are none.

    Raises:
        QueryError: where there are too many.
    """
    asked = _words(query, "q")
    if asked and len(asked.split()) > TERMS:
        raise QueryError("terms", most=TERMS)
    return asked


def words(query: Mapping[str, str], name: str) -> str | None:
    """A parameter of free words, trimmed; None where it is empty.

    Raises:
        QueryError: where it is too long or holds a NUL.
    """
    return _words(query, name)


def one_of(query: Mapping[str, str], name: str, known: tuple[str, ...]) -> str | None:
    """A parameter that must be one of some words.

    Raises:
        QueryError: where it is another.
    """
    return _one_of(query, name, known)


def without(asked: Filters, name: str) -> Filters:
    """The filters with one of them lifted."""
    return replace(asked, **{name: getattr(Filters(), name)})


def _words(query: Mapping[str, str], name: str) -> str | None:
    text = query.get(name, "").strip()
    if len(text) > LONGEST:
        raise QueryError("long", name=name, most=LONGEST)
    if not text.isprintable():
        raise QueryError("printed", name=name)
    return text or None


def _one_of(query: Mapping[str, str], name: str, known: tuple[str, ...]) -> str | None:
    text = _words(query, name)
    if text is not None and text not in known:
        raise QueryError("choice", text=text, name=name, known=", ".join(known))
    return text


def _day(query: Mapping[str, str], name: str, *, last: bool) -> date | None:
    text = _words(query, name)
    if text is None:
        return None
    try:
        if len(text) == 4:
            return date(int(text), 12 if last else 1, 31 if last else 1)
        return date.fromisoformat(text)
    except ValueError:
        raise QueryError("day", text=text, name=name) from None


def _number(query: Mapping[str, str], name: str, usual: int, *, least: int, most: int) -> int:
    text = query.get(name, "").strip()
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) < 9 and least <= int(text) <= most):
        raise QueryError("number", name=name, least=least, most=most)
    return int(text)
