"""Which place belongs to which figure: the figure's own clause first, then the event that it tells of.

The most specific place wins: a village over its province, a province over the country. Where attackers stand, where a
speaker sits and where the victims came from are no places of the harm.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, pairwise

from warledger.reading.english.where import ENGLISH_PLACES
from warledger.reading.placeroles import LARGE, LEVELS, Named, PlaceFinder
from warledger.reading.placetables import PlaceKind, PlaceTables, Role
from warledger.reading.text import Text, Token
from warledger.records import Part

PARTS: tuple[Part, ...] = ("title", "text")
COUNTRY = LEVELS["country"]
WIDE = 4.1  # from this level on (a bare name that is also a province's, a region) another sentence may narrow a place
LEAD = 5  # sentences at the head of a text that tell what the rest tells again
AHEAD = 8  # sentences that a lead is narrowed by
BACK = 2  # paragraphs without a place after which a figure belongs to the main event again
NEAR = 1.0
STEP = 0.5  # what a sentence without a place weighs within its paragraph
LEVEL_WEIGHT = 20  # tokens of distance that one level of narrowness outweighs
MOST = 64  # places or counts of one sentence that are looked at, so that time stays linear in a text of one sentence
PLAIN: frozenset[Role] = frozenset({"at", "near", "target", "subject", "heading", "beside"})
LAST_RESORTS: tuple[frozenset[Role], ...] = (
    frozenset({"at", "near", "target", "heading"}),
    frozenset({"subject", "witness", "mention", "beside"}),  # never a dateline: that is where a report was filed
)
BULLETS = frozenset("•*-·▪●◾◼■–")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as a report words it: ``body[start:end] == words``. ``within`` are wider places named with it."""

    part: Part
    start: int
    end: int
    words: str
    kind: PlaceKind
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence tells.

    ``names`` are its places and ``narrowest`` the narrowest of them, ``counts`` the numbers of people. It may tell of
    an event, of a running total or of a whole war, look back at an event ("the raid"), turn to another, be one of a
    list.
    """

    names: tuple[Named, ...]
    narrowest: Named | None
    keys: frozenset[str]
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
        self._told: dict[Part, list[_Told]] = {part: list(self._tell(part)) for part in PARTS}

    @classmethod
    def of(cls, title: Text, text: Text, tables: PlaceTables = ENGLISH_PLACES) -> Where:
        """Read the places of a report from its title and its text."""
        return cls(title, text, tables)

    @property
    def mentions(self) -> tuple[PlaceMention, ...]:
        """All places, title first, in order of appearance; also those that no harm is said to have happened in."""
        return tuple(self._mention(name) for name in self._names)

    def place(self, part: Part, start: int, end: int) -> PlaceMention | None:
        """The place of the figure at this span, or None where the report gives none."""
        name = self._chosen(part, start, end)
        return self._mention(name) if name is not None else None

    # -- preparing ---------------------------------------------------------------------------------------------------

    def _ordered(self, names: list[Named]) -> list[Named]:
        """The places, each at least as wide as those that the report puts inside it."""
        around = [tuple(self._around(names, at)) for at in range(len(names))]
        holds: dict[str, float] = {}
        for name, wider in zip(names, around, strict=True):
            for outer in wider:
                if outer.key != name.key:
                    holds[outer.key] = max(holds.get(outer.key, 0), name.level + 0.5)
        ordered = [replace(n, level=max(n.level, holds[n.key])) if n.key in holds else n for n in names]
        self._within = {name: wider for name, wider in zip(ordered, around, strict=True) if wider}
        return ordered

    def _around(self, names: list[Named], at: int) -> Iterator[Named]:
        """The places named right behind this one that hold it: "Hass, a town in Idlib province"."""
        name = last = names[at]
        for outer in names[at + 1 : at + 4]:
            if outer.part != name.part or outer.sentence != name.sentence or outer.role == "beside":
                return
            between = [t.low for t in self._texts[name.part].tokens[last.last : outer.first]]
            if not between or not all(low in self._tables.within for low in between):
                return
            if outer.level >= last.level and not self._tables.holds.isdisjoint(between):
                yield outer
            last = outer

    def _tell(self, part: Part) -> Iterator[_Told]:
        tables, text = self._tables, self._texts[part]
        by_sentence: dict[int, list[Named]] = {}
        keys: dict[int, set[str]] = {}
        for name in self._names:
            if name.part == part:
                keys.setdefault(name.sentence, set()).add(name.key)
            if name.part == part and name.role in PLAIN:
                by_sentence.setdefault(name.sentence, []).append(name)
        for number, sentence in enumerate(text.sentences):
            tokens = text.tokens[sentence.first : sentence.last]
            lows = [t.low for t in tokens]
            words = set(lows)
            names = by_sentence.get(number, [])
            yield _Told(
                names=tuple(names),
                narrowest=min(names, key=lambda n: (n.level, n.first), default=None),
                keys=frozenset(keys.get(number, ())),
                counts=frozenset(islice(self._counts(tokens), MOST)),
                event=not all(map(words.isdisjoint, (tables.harm, tables.anaphors, tables.strikes))),
                running=not words.isdisjoint(tables.running),
                war=not words.isdisjoint(tables.war_long) and not words.isdisjoint(tables.war) and self._of_war(lows),
                looks_back=not words.isdisjoint(tables.anaphors) and _follow(lows, tables.definite, tables.anaphors),
                elsewhere=lows[0] in tables.elsewhere,
                listed=tokens[0].text in BULLETS,
            )

    def _of_war(self, lows: list[str]) -> bool:
        """Whether the words speak of a war, and not of a war monitor or a war plane."""
        things = self._tables.war_things
        return any(low in self._tables.war and after not in things for low, after in pairwise([*lows, ""]))

    def _counts(self, tokens: tuple[Token, ...]) -> Iterator[int]:
        """The numbers of people: "12 civilians", "nine were wounded", "56 dead", "kills 18"."""
        tables = self._tables
        for at, token in enumerate(tokens):
            low = token.low
            if low not in tables.number_words and not low[0].isdigit():
                continue
            value = tables.number(low) if low in tables.number_words or low.replace(",", "").isdigit() else None
            reach = 2 if len(low) == 4 and low.isdigit() else 4  # "2022" is more often a year
            after = [t.low for t in tokens[at + 1 : at + reach]]
            if value is not None and (
                at + 1 == len(tokens) or any(w in tables.people or w in tables.harm for w in after)
            ):
                yield value

    # -- choosing ----------------------------------------------------------------------------------------------------

    def _chosen(self, part: Part, start: int, end: int) -> Named | None:
        text = self._texts[part]
        if not text.sentences:
            return None
        number = text.sentence_at(start)
        first, last = (bisect_left(text.tokens, offset, key=_token_start) for offset in (start, end))
        told = self._told[part][number]
        own = _nearest(told.names, first, last)
        if own is not None and own.level < WIDE and own.unnamed != "one" and part == "text" and number >= LEAD:
            return own
        if told.war or (own is None and any(before.war for before in self._told[part][max(number - 2, 0) : number])):
            return own if own is not None and own.kind == "country" else self._country or own
        if own is None and told.running:
            return self._first_named or self._last_resort
        base = own or self._events[part][number]
        counts = frozenset(islice(self._counts(text.tokens[first:last]), MOST))
        return self._narrowed(part, number, base, counts, free=own is None) or self._last_resort

    def _narrowed(
        self, part: Part, number: int, base: Named | None, counts: frozenset[int], *, free: bool
    ) -> Named | None:
        """The place of a lead's event as the text gives it further on.

        What the text says of a title's event may be narrower by a province; where a sentence of the text names a
        province or a region itself, that stands, unless the text names a town (``free``: it names nothing).
        """
        if part == "text" and number >= LEAD:
            return base
        if base is not None and base.level < WIDE and base.unnamed != "one":
            return self._closer(part, number, base, counts)
        limit = COUNTRY if part == "title" or free or (base is not None and base.unnamed == "one") else WIDE
        base = self._same_count(counts, base, limit) or base
        base = self._narrower(part, number, base, limit)
        return self._closer(part, number, base, counts) if base is not None and base.level < WIDE else base

    def _closer(self, part: Part, number: int, base: Named, counts: frozenset[int]) -> Named:
        """The place within a town, or beside one, where the text tells the event of its lead again."""
        first = 0 if part == "title" else number + 1
        for told in self._told["text"][first : first + AHEAD]:
            place = told.narrowest
            if told.elsewhere or told.war:
                break
            if place is None or not told.event or place.level >= base.level + (base.role == "near") * NEAR or place.key == base.key:
                continue
            others = told.counts - counts
            tied = base.key in told.keys or told.looks_back or base.role == "near"
            if counts & told.counts and (part == "title" or base.key in told.keys):
                return place
            if part == "title" and tied and not _are_parts(others, counts):
                return place
        return base

    def _same_count(self, counts: frozenset[int], base: Named | None, limit: float) -> Named | None:
        """A narrower place where the text states the same count again."""
        for told in self._told["text"][: LEAD + AHEAD] if counts else ():
            place = told.narrowest
            if told.event and place is not None and counts & told.counts and _narrows(place, base, limit):
                return place
        return None

    def _narrower(self, part: Part, number: int, base: Named | None, limit: float) -> Named | None:
        """The narrowest place in the sentences after a lead that tell of its event, and not of parts of it."""
        counts = self._told[part][number].counts
        first = 0 if part == "title" else number + 1
        for told in self._told["text"][first : first + AHEAD]:
            place = told.narrowest
            if told.elsewhere or told.war or (base is not None and base.unnamed == "many"):
                break
            if not told.event or place is None or not _narrows(place, base, limit):
                continue
            others = told.counts - counts
            of_parts = others and (_are_parts(others, counts) or (base is not None and base.level <= LARGE))
            if of_parts and not told.looks_back and (base is None or base.unnamed is None):
                break
            base = place
        return base

    @cached_property
    def _events(self) -> dict[Part, list[Named | None]]:
        """For every sentence, the place of the event that is told of there: its own or that of sentences before."""
        return {part: list(self._follow_events(part)) for part in PARTS}

    def _follow_events(self, part: Part) -> Iterator[Named | None]:
        main = self._main if part == "text" else None
        current, left = main, 0.0
        sentences = self._texts[part].sentences
        for number, told in enumerate(self._told[part]):
            own = told.narrowest if told.event and not told.war else None
            if own is not None:
                own = self._narrowed(part, number, own, told.counts, free=False)
            if own is not None and own.level < COUNTRY:
                current, left = own, BACK
            elif not told.listed:
                new = number > 0 and sentences[number].paragraph != sentences[number - 1].paragraph
                left -= 1 if new else STEP
                current = current if left >= 0 else main
            yield current

    @cached_property
    def _main(self) -> Named | None:
        """The place of the report's main event: that of its title or of the first sentence that gives one."""
        for part in PARTS:
            for number, told in enumerate(self._told[part][:LEAD]):
                if told.event and told.narrowest is not None:
                    return self._narrowed(part, number, told.narrowest, told.counts, free=False)
        return None

    @cached_property
    def _country(self) -> Named | None:
        """The country that the report is about: the one named most."""
        countries = [name for name in self._names if name.kind == "country"]
        most = Counter(name.key for name in countries).most_common(1)
        return next((name for name in countries if name.key == most[0][0]), None)

    @cached_property
    def _first_named(self) -> Named | None:
        """The place that the report names first, which running totals are of."""
        return next((name for part in PARTS for told in self._told[part] for name in told.names), None)

    @cached_property
    def _last_resort(self) -> Named | None:
        """The first place of the report, of those named most plainly."""
        return next((name for roles in LAST_RESORTS for name in self._names if name.role in roles), None)

    def _mention(self, name: Named) -> PlaceMention:
        raw = self._texts[name.part].raw
        within = tuple(raw[outer.start : outer.end] for outer in self._within.get(name, ()))
        return PlaceMention(name.part, name.start, name.end, raw[name.start : name.end], name.kind, within)


def _nearest(names: tuple[Named, ...], first: int, last: int) -> Named | None:
    """The place of a sentence that belongs to tokens of it: narrow before wide, near before far."""
    if len(names) > MOST:
        middle = bisect_left(names, first, key=lambda name: name.first)
        names = names[max(middle - MOST // 2, 0) : middle + MOST // 2]
    return min(names, key=lambda name: name.level * LEVEL_WEIGHT + _gap(name, first, last), default=None)


def _gap(name: Named, first: int, last: int) -> float:
    """Tokens between a name and a figure; what follows the figure belongs to it sooner than what stands before."""
    return name.first - last if name.first >= last else 1.3 * (first - name.last)


def _narrows(place: Named, base: Named | None, limit: float) -> bool:
    """Whether the place is narrower than the base, where that may be narrowed, and than the limit."""
    if place.level >= limit or base is None:
        return place.level < limit
    return (base.level >= WIDE or base.unnamed == "one") and place.level < base.level and place.key != base.key


def _are_parts(others: frozenset[int], counts: frozenset[int]) -> bool:
    """Whether counts are some parts of the total: smaller, and together well short of it."""
    return bool(counts and others) and min(others) < max(counts) and sum(others) < 0.8 * max(counts)


def _follow(lows: list[str], firsts: frozenset[str], seconds: frozenset[str]) -> bool:
    """Whether one of the second words stands right behind one of the first."""
    return any(a in firsts and b in seconds for a, b in pairwise(lows))


def _token_start(token: Token) -> int:
    return token.start
