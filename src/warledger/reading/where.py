"""Which place belongs to which figure: the figure's own clause first, then the event that it tells of.

The most specific place wins: a village over its province, a province over the country. Where attackers stand, where a
speaker sits and where the victims came from are no places of the harm.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from warledger.reading.english.where import ENGLISH_PLACES
from warledger.reading.placeroles import LARGE, LEVELS, Named, PlaceFinder
from warledger.reading.placetables import PlaceKind, PlaceTables, Role
from warledger.reading.text import Text, Token
from warledger.records import Part

BACK = 2  # sentences that a figure may look back for the place of its event
AHEAD = 8  # sentences that a lead may look ahead for a narrower one
LEAD = 5  # sentences at the head of a text that tell what the rest tells again
WIDE = 4.1  # from this level on (a bare name that is also a province's, a region) another sentence may narrow a place
COUNTRY = LEVELS["country"]
LEVEL_WEIGHT = 20  # tokens of distance that one level of narrowness outweighs
PLAIN: frozenset[Role] = frozenset({"at", "near", "target", "subject", "heading", "beside"})
BULLETS = frozenset("•*-·▪●◾◼■–")
FAR = 0.5
LAST_RESORTS: tuple[frozenset[Role], ...] = (
    frozenset({"at", "near", "target", "heading"}), frozenset({"subject", "witness", "mention"}), frozenset({"beside", "dateline"}),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as a report words it: ``body[start:end] == words``. ``within`` are wider places named with it, as worded."""

    part: Part
    start: int
    end: int
    words: str
    kind: PlaceKind
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence tells: its places, the counts that it states, whether it tells of an event, of a whole war, of others."""

    names: tuple[Named, ...]
    counts: frozenset[int]
    event: bool
    running: bool
    war: bool
    looks_back: bool
    elsewhere: bool
    listed: bool


class Where:
    """The places of one report and the figures they belong to."""

    def __init__(self, title: Text, text: Text, tables: PlaceTables) -> None:
        self._tables = tables
        self._texts: dict[Part, Text] = {"title": title, "text": text}
        seen: set[str] = set()
        body = PlaceFinder(text, "text", tables).find(seen)
        head = PlaceFinder(title, "title", tables).find(seen)
        self._within: dict[Named, tuple[Named, ...]] = {}
        self._names = self._ordered(head + body)
        self._events: dict[Part, list[Named | None]] = {}
        self._told: dict[Part, list[_Told]] = {"title": self._tell("title"), "text": self._tell("text")}

    @classmethod
    def of(cls, title: Text, text: Text, tables: PlaceTables = ENGLISH_PLACES) -> Where:
        """Read the places of a report from its title and its text."""
        return cls(title, text, tables)

    @property
    def mentions(self) -> tuple[PlaceMention, ...]:
        """All places, title first, in order of appearance."""
        return tuple(self._mention(name) for name in self._names)

    def place(self, part: Part, start: int, end: int) -> PlaceMention | None:
        """The place of the figure at this span, or None where the report gives none."""
        name = self._chosen(part, start, end)
        return self._mention(name) if name is not None else None

    # -- preparing ---------------------------------------------------------------------------------------------------

    def _ordered(self, names: list[Named]) -> list[Named]:
        """The names with every place made wider than the places that the report puts inside it."""
        holds: dict[str, float] = {}
        around: list[tuple[Named, ...]] = []
        for at, name in enumerate(names):
            wider = tuple(self._around(names, at))
            around.append(wider)
            for outer in wider:
                if outer.key != name.key:
                    holds[outer.key] = max(holds.get(outer.key, 0), name.level + 0.5)
        ordered = [replace(name, level=max(name.level, holds[name.key])) if name.key in holds else name for name in names]
        self._within = {name: wider for name, wider in zip(ordered, around, strict=True) if wider}
        return ordered

    def _around(self, names: list[Named], at: int) -> Iterator[Named]:
        """The places named right behind this one that hold it: "in Al-Kaswa area in Rif Dimashq", "Baqubah, Diyala"."""
        name = names[at]
        for outer in names[at + 1 : at + 4]:
            if outer.part != name.part or outer.sentence != name.sentence or outer.role == "beside":
                return
            between = self._texts[name.part].tokens[name.last : outer.first]
            if not between or not all(t.low in self._tables.within for t in between):
                return
            if any(t.low in self._tables.holds for t in between) and outer.level >= name.level:
                yield outer
            name = outer

    def _tell(self, part: Part) -> list[_Told]:
        tables, text = self._tables, self._texts[part]
        by_sentence: dict[int, list[Named]] = {}
        for name in self._names:
            if name.part == part and name.role in PLAIN:
                by_sentence.setdefault(name.sentence, []).append(name)
        told = []
        for number, sentence in enumerate(text.sentences):
            tokens = text.tokens[sentence.first : sentence.last]
            lows = {t.low for t in tokens}
            told.append(
                _Told(
                    names=tuple(by_sentence.get(number, ())),
                    counts=frozenset(self._counts(tokens)),
                    event=not all(map(lows.isdisjoint, (tables.harm, tables.anaphors, tables.strikes))),
                    running=not lows.isdisjoint(tables.running),
                    war=self._of_war(tokens) and not lows.isdisjoint(tables.war_long),
                    looks_back=any(
                        a.low in tables.definite and b.low in tables.anaphors for a, b in zip(tokens, tokens[1:], strict=False)
                    ),
                    elsewhere=tokens[0].low in tables.elsewhere,
                    listed=tokens[0].text in BULLETS,
                )
            )
        return told

    def _of_war(self, tokens: tuple[Token, ...]) -> bool:
        """Whether the tokens speak of a war, and not of a war monitor or a war plane."""
        tables = self._tables
        return any(
            a.low in tables.war and b.low not in tables.war_things for a, b in zip(tokens, (*tokens[1:], tokens[0]), strict=True)
        )

    def _counts(self, tokens: tuple[Token, ...]) -> Iterator[int]:
        """The numbers of people: "12 civilians", "nine were wounded", "56 dead"."""
        people, harm = self._tables.people, self._tables.harm
        for at, token in enumerate(tokens):
            if token.low in self._tables.number_words or token.low.replace(",", "").isdigit():
                value = self._tables.number(token.low)
                near = 2 if len(token.low) == 4 and token.low.isdigit() else 4  # "2022" is more often a year
                if value is not None and any(t.low in people or t.low in harm for t in (tokens[at + 1 : at + near] or tokens[at:at])):
                    yield value
                elif value is not None and at + 1 == len(tokens):
                    yield value

    # -- choosing ----------------------------------------------------------------------------------------------------

    def _chosen(self, part: Part, start: int, end: int) -> Named | None:
        text = self._texts[part]
        if not text.sentences:
            return None
        number = text.sentence_at(start)
        first, last = (bisect_left(text.tokens, offset, key=_token_start) for offset in (start, end))
        told = self._told[part][number]
        own = self._nearest(told, first, last)
        if own is not None and own.level < WIDE and own.unnamed != "one":
            return own
        if told.war or (own is None and self._after_war(part, number)):
            return self._country(own)
        if own is None and told.running:
            return self._first_named() or self._last_resort()
        base = own or self._event_places(part)[number]
        counts = frozenset(self._counts(text.tokens[first:last]))
        return self._narrowed(part, number, base, counts, own is None) or self._last_resort()

    def _narrowed(self, part: Part, number: int, base: Named | None, counts: frozenset[int], open_: bool) -> Named | None:
        """The place of a lead's event as the sentences after it give it: narrower, if they tell of the same event."""
        if part == "text" and number >= LEAD:
            return base
        # What the text says of a title's event is narrower by a province; a sentence's own province or region stands.
        limit = COUNTRY if part == "title" or open_ or (base is not None and base.unnamed == "one") else WIDE
        base = self._same_count(counts, base, limit) or base
        return self._narrower(part, number, self._told[part][number].counts, base, limit)

    def _event_places(self, part: Part) -> list[Named | None]:
        """For every sentence, the place of the event that is told of there: its own, or that of the sentences before."""
        if part not in self._events:
            self._events[part] = self._followed(part)
        return self._events[part]

    def _followed(self, part: Part) -> list[Named | None]:
        main = self._main() if part == "text" else None
        current, left = main, 0.0
        places: list[Named | None] = []
        sentences = self._texts[part].sentences
        for number, told in enumerate(self._told[part]):
            own = self._narrowest(told) if told.event and not told.war else None
            if own is not None:
                own = self._narrowed(part, number, own, told.counts, False)
            if own is not None and own.level < COUNTRY:
                current, left = own, BACK
            elif not told.listed:
                left -= 1 if number and sentences[number].paragraph != sentences[number - 1].paragraph else FAR
                current = current if left >= 0 else main
            places.append(current)
        return places

    def _main(self) -> Named | None:
        """The place of the report's main event: that of its title or of the first sentence that gives one."""
        for part in ("title", "text"):
            for number, told in enumerate(self._told[part][:LEAD]):  # type: ignore[index]
                place = self._narrowest(told)
                if told.event and place is not None:
                    return self._narrowed(part, number, place, told.counts, False)  # type: ignore[arg-type]
        return None

    def _first_named(self) -> Named | None:
        """The place that the report names first, which running tolls are of."""
        return next((n for part in ("title", "text") for told in self._told[part] for n in told.names), None)  # type: ignore[index]

    def _nearest(self, told: _Told, first: int, last: int) -> Named | None:
        """The place of a sentence that belongs to tokens of it: narrow before wide, near before far."""
        return min(told.names, key=lambda n: n.level * LEVEL_WEIGHT + _gap(n, first, last), default=None)

    def _narrowest(self, told: _Told) -> Named | None:
        return min(told.names, key=lambda n: (n.level, n.first), default=None)

    def _country(self, own: Named | None) -> Named | None:
        """The country that the report is about: the one named here, or else the one named most."""
        if own is not None and own.kind == "country":
            return own
        countries: dict[str, list[Named]] = {}
        for name in self._names:
            if name.kind == "country":
                countries.setdefault(name.key, []).append(name)
        return max(countries.values(), key=len, default=[own])[0]

    def _after_war(self, part: Part, number: int) -> bool:
        return any(told.war for told in self._told[part][max(number - 2, 0) : number])

    def _same_count(self, counts: frozenset[int], own: Named | None, limit: float) -> Named | None:
        """A narrower place where the text states the same count again."""
        for told in self._told["text"][: LEAD + AHEAD] if counts else ():
            if told.event and counts & told.counts:
                place = self._narrowest(told)
                if place is not None and _narrows(place, own, limit):
                    return place
        return None

    def _narrower(self, part: Part, number: int, counts: frozenset[int], base: Named | None, limit: float) -> Named | None:
        """The narrowest place in the sentences after a lead, as long as they tell of its event and not of parts of it."""
        first = 0 if part == "title" else number + 1
        for told in self._told["text"][first : first + AHEAD]:
            if told.elsewhere or told.war:
                break
            place = self._narrowest(told)
            if not told.event or place is None or not _narrows(place, base, limit):
                continue
            others = told.counts - counts
            if base is not None and base.unnamed == "many":
                break
            if base is not None and base.unnamed == "one":
                base = place
                continue
            if not told.looks_back and others and (_are_parts(others, counts) or _is_town(base)):
                break
            base = place
        return base

    def _last_resort(self) -> Named | None:
        """The first place of the report, of those named most plainly."""
        return next((name for roles in LAST_RESORTS for name in self._names if name.role in roles), None)

    def _mention(self, name: Named) -> PlaceMention:
        raw = self._texts[name.part].raw
        within = tuple(raw[outer.start : outer.end] for outer in self._within.get(name, ()))
        return PlaceMention(name.part, name.start, name.end, raw[name.start : name.end], name.kind, within)


def _are_parts(others: frozenset[int], counts: frozenset[int]) -> bool:
    """Whether counts are some parts of the total: smaller, and together well short of it."""
    return bool(counts and others) and min(others) < max(counts) and sum(others) < 0.8 * max(counts)


def _is_town(place: Named | None) -> bool:
    """Whether a place may be a town itself, which less is needed to leave as it is."""
    return place is not None and place.level <= LARGE


def _narrows(place: Named, base: Named | None, limit: float) -> bool:
    """Whether the place is narrower than the base, and than the limit."""
    if place.level >= limit:
        return False
    return base is None or ((base.level >= WIDE or base.unnamed == "one") and place.level < base.level and place.key != base.key)


def _gap(name: Named, first: int, last: int) -> float:
    """Tokens between a name and a figure; what follows the figure belongs to it sooner than what stands before."""
    return name.first - last if name.first >= last else 1.3 * (first - name.last)


def _token_start(token: Token) -> int:
    return token.start
