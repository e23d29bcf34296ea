"""The words of the interface, from one catalogue a language, and how numbers, days and ranges are said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from warledger.countries import country_name

CATALOGUES: Final = Path(__file__).parent / "words"
WESTERN: Final = "0123456789"
#: Characters that turn the direction of the text after them: left out where nothing can hold them back (tooltips).
_TURNING: Final = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])


class Words:
    """One language's catalogue. A key that it lacks is a fault of the program and raises KeyError."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        self._messages = messages
        self._digits = str.maketrans(WESTERN + ",", messages["number.digits"] + messages["number.thousands"])
        self._months = messages["date.months"].split()
        self._forms = [_condition(form) for form in messages["plural"].split("|")]

    def __call__(self, key: str, n: int | None = None, **filled: object) -> str:
        """The message, filled in; with ``n``, its form for that count."""
        message = self._messages[key]
        if n is not None:
            forms = message.split(" | ")
            message = forms[min(next(i for i, fits in enumerate(self._forms) if fits(n)), len(forms) - 1)]
            filled["n"] = self.number(n)
        return message.format(**filled) if filled else message

    def number(self, n: int | None) -> str:
        """1,234 in the language's digits, or a dash where nobody states it."""
        return "–" if n is None else f"{n:,}".translate(self._digits)

    def ranged(self, low: int | None, best: int | None, high: int | None) -> str:
        """ "low 8, best 26, high 36"; an end that nobody states is said to be open."""
        ends = (
            self.number(low) if low is not None else "?",
            self.number(high) if high is not None else self("range.open"),
        )
        if best is None:
            return self("range.without", low=ends[0], high=ends[1])
        return self("range.best", low=ends[0], best=self.number(best), high=ends[1])

    def known(self, key: str, otherwise: str) -> str:
        """The message, or other words where the catalogue has none (a new kind in a newer ledger)."""
        return self._messages.get(key, otherwise)

    def amount(self, harm: Mapping[str, Any]) -> str:
        """How many, in the fewest words that keep the range: "26", "26 (8–36)", "8–36", "35 or more"."""
        low, best, high = harm["low"], harm["best"], harm["high"]
        if low is None and high is None:
            return self.number(best) if best is not None else self("says.unstated")
        if high is None and low == best == 0:
            return self("says.none")
        if high is None:
            span = self("says.open", low=self.number(low))
            best = None if best == low else best
        elif low is None:
            span = self("says.at_most", high=self.number(high))
        else:
            span = self.number(low) if low == high else f"{self.number(low)}–{self.number(high)}"
        return span if best is None or low == high else f"{self.number(best)} ({span})"

    def group(self, harm: Mapping[str, Any], n: int = 2) -> str:
        """Who and what: "civilians killed", "fighters of HTS injured"; of one, "civilian killed"."""
        key = f"victims.{harm['victims']}"
        victims = self(key, n=n) if key in self._messages else str(harm["victims"])
        measure = self.known(f"measure.{harm['measure']}", harm["measure"])
        key = "group.side" if harm["side"] else "group"
        return self(key, victims=victims, measure=measure, side=harm["side"])

    def option(self, field: str, value: str) -> str:
        """A choice of a filter: the kind, the harm or the group by its name."""
        return self(f"{field}.{value}", n=2) if f"{field}.{value}" in self._messages else value

    def kind(self, kind: str | None) -> str:
        """ "Air strike"."""
        return self.known(f"kind.{kind or 'none'}", str(kind))

    def place(self, place: Mapping[str, Any] | None) -> str:
        """ "Jibine, Hama", or that it is unknown."""
        if place is None:
            return self("place.unknown")
        name = place["name"] or place["words"]
        # A country that stands as a code of which no name is known ("XX") says nothing to a reader.
        areas = (place["adm1"], country_name(place["country"]))
        within = next((x for x in areas if x and x != name and len(x) > 2), None)
        return f"{name}, {within}" if within else name

    def day(self, text: str | None) -> str:
        """ "15 June 2019" from ISO 8601; periods as two days, whole months and years by name."""
        if not text:
            return self("date.unknown")
        first, _, last = text.partition("/")
        try:
            start, end = date.fromisoformat(first), date.fromisoformat(last or first)
        except ValueError:
            return text  # the ledger holds what the report gave, and not all give a day
        return self._period(start, end)

    def _period(self, start: date, end: date) -> str:
        if start == end:
            return self._said(start)
        if start.day == 1 and (end.month, end.year) == (start.month, start.year) and end.day >= 28:
            return self("date.month", month=self._months[start.month - 1], year=self._plain(start.year))
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
            return self._plain(start.year)
        if (start.month, start.year) == (end.month, end.year):
            return f"{self._plain(start.day)}–{self._said(end)}"
        return self("date.to", start=self._said(start), end=self._said(end))

    def _said(self, day: date) -> str:
        return self("date.day", day=self._plain(day.day), month=self._months[day.month - 1], year=self._plain(day.year))

    def _plain(self, n: int) -> str:
        return str(n).translate(self._digits)

    def dated(self, when: Mapping[str, Any] | None) -> str:
        """The days of an incident."""
        return self.day(f"{when['start']}/{when['end']}" if when else None)

    def standing(self, row: Mapping[str, Any]) -> str:
        """How a place is held: "disputed: SDF; Turkish army", "held by SDF since 22 May 2019 (part of it)"."""
        names = [name for name in (row["holder"], *(rival["holder"] for rival in row["rivals"])) if name]
        who = "; ".join(dict.fromkeys(names))
        if row["standing"] in ("disputed", "claimed"):
            said = self(f"standing.{row['standing']}", who=who)
        elif row["standing"] == "held":
            said = self("standing.held", who=who)
        elif row["left_by"]:
            said = self("standing.left", who=row["left_by"])
        else:
            said = self("standing.untold")
        if row["since"] and row["standing"] in ("held", "left", "claimed"):
            said = self("standing.since" if row["taken"] else "standing.told", said=said, day=self.day(row["since"]))
        return self("standing.part", said=said, part=row["part"]) if row["part"] else said

    def vaguely(self, phrase: str, group: str) -> str:
        """How many where no number is given: "some fighters killed", "a number of fighters killed"."""
        said = self.known(f"vague.{phrase}", phrase)
        nouns = self("vague.nouns").split()
        return self("vague.of", words=said, group=group) if said.split()[-1] in nouns else f"{said} {group}"

    def pointed(self, point: Mapping[str, Any]) -> str:
        """An incident as the register holds it, in a line: "Air strike, Jibine, 15 June 2019"."""
        place = point["place"] or self("place.unknown")
        return f"{self.kind(point['kind'])}, {place}, {self.day(point['day'])}"

    def named(self, incident: Mapping[str, Any]) -> str:
        """An incident in a line: "Air strike, Jibine, Hama"."""
        return self("at", kind=self.kind(incident["kind"]), place=self.place(incident["place"]))


def _condition(form: str) -> Callable[[int], bool]:
    """Whether a plural's form is for a count: "1", "3-10 of 100" (of the rest after hundreds), "else"."""
    if form.strip() == "else":
        return lambda _: True
    span, _, rest = form.partition(" of ")
    first, _, last = span.strip().partition("-")
    least, most, of = int(first), int(last or first), int(rest) if rest else None
    return lambda n: least <= (n % of if of else n) <= most


def short(text: str, most: int = 160) -> str:
    """The text cut to a length, with an ellipsis where something was cut."""
    text = " ".join(text[: most * 4].split())
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def flat(text: str) -> str:
    """The text without characters that would turn the direction of what follows it."""
    return text.translate(_TURNING)


@cache
def catalogue(lang: str, folder: Path = CATALOGUES) -> Words:
    """The catalogue of a language."""
    messages = yaml.safe_load((folder / f"{lang}.yaml").read_text("utf-8"))
    return Words({str(key): str(value) for key, value in messages.items()})


def languages() -> tuple[str, ...]:
    """The languages that there is a catalogue of."""
    return tuple(sorted(path.stem for path in CATALOGUES.glob("*.yaml")))


def speak(lang: str, folder: Path = CATALOGUES) -> None:
    """Let the desk of this process speak a language."""
    _spoken[:] = [catalogue(lang, folder)]


def words() -> Words:
    """The catalogue of the language that the desk speaks: English, unless it was told another."""
    return _spoken[0]


_spoken: Final = [catalogue("en")]
