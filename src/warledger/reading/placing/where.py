"""Which place belongs to which figure: the figure's own clause first, then the event that it tells of.

The most specific place wins: a village over its province, a province over the country. Where attackers stand, where a
speaker sits and where the victims came from are no places of the harm.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from warledger.reading.english.where import ENGLISH_PLACES
from warledger.reading.placing.named import LARGE, Named
from warledger.reading.placing.narrowing import COUNTRY, WIDE, are_parts, narrows, turns
from warledger.reading.placing.placed import Counted, PlaceMention
from warledger.reading.placing.placetables import PlaceTables, Role
from warledger.reading.placing.scenes import MOST, PARTS, PLAIN, Scenes, tells
from warledger.reading.text import Text, Token
from warledger.records import Measure, Part, Scope

BACK = 2  # paragraphs without a place after which a figure belongs to the main event again
STEP = 0.5  # what a sentence without a place weighs within its paragraph
LEVEL_WEIGHT = 20  # tokens of distance that one level of narrowness outweighs
SMALL = 5  # people; so few are counted twice by chance
LED = 4  # tokens between a place and a figure that it leads to
LISTED = 16  # sentences that a list of counts may go on for behind the one that opens it
NOWHERE: frozenset[Role] = frozenset({"dateline", "speaker", "witness", "mention", "goal"})
"""Roles of places that no running total is of."""
HAUNTS: frozenset[Role] = PLAIN | {"origin"}
LAST_RESORTS: tuple[frozenset[Role], ...] = (
    frozenset({"at", "near", "target", "heading"}),
    frozenset({"subject", "witness", "mention", "beside"}),  # never a dateline: that is where a report was filed
)


class _Figure(NamedTuple):
    """A figure by its tokens, the last one exclusive."""

    first: int
    last: int
    measure: Measure | None
    quantity: Hashable


class Where:
    """The places of one report and the figures they belong to."""

    def __init__(
        self, title: Text, text: Text, figures: Iterable[Counted], debris: frozenset[int], tables: PlaceTables
    ) -> None:
        self._tables = tables
        self._texts: dict[Part, Text] = {"title": title, "text": text}
        self._scenes = Scenes(title, text, debris, tables)
        self._figures: dict[Part, list[_Figure]] = {"title": [], "text": []}
        for part, start, end, measure, quantity in figures:
            self._figures[part].append(_Figure(*self._tokens_of(part, start, end), measure, quantity))
        for found in self._figures.values():
            found.sort(key=_opening)

    @classmethod
    def of(
        cls,
        title: Text,
        text: Text,
        figures: Iterable[Counted] = (),
        debris: frozenset[int] = frozenset(),
        tables: PlaceTables = ENGLISH_PLACES,
    ) -> Where:
        """Read the places of a report from its title and its text.

        ``figures`` are all that a place will be asked for: what stands between two of them belongs to the first.
        ``debris`` are the paragraphs of the text that are no news of this report, by number.
        """
        return cls(title, text, figures, debris, tables)

    @property
    def mentions(self) -> tuple[PlaceMention, ...]:
        """All places, title first, in order of appearance; also those that no harm is said to have happened in."""
        return tuple(self._mention(name) for name in self._scenes.names)

    def place(self, part: Part, start: int, end: int, scope: Scope | None = None) -> PlaceMention | None:
        """The place of the figure at this span, or None where the report gives none.

        The ``scope`` of the figure tells what it counts: the dead of a war belong to the country, a running total to
        its area. Where it is not known, the sentence must tell.
        """
        if not self._texts[part].sentences:
            return None
        figure = self._figure(part, *self._tokens_of(part, start, end))
        name = self._chosen(part, figure, scope)
        if name is None:
            return None
        own = name.part == part and name.sentence == self._scenes.sentence_of(part, figure.first)
        return replace(self._mention(name), own=own)

    # -- choosing ----------------------------------------------------------------------------------------------------

    def _chosen(self, part: Part, figure: _Figure, scope: Scope | None) -> Named | None:
        scenes = self._scenes
        number = scenes.sentence_of(part, figure.first)
        told = scenes.told[part][number]
        own = self._own(part, number, figure)
        if own is not None and own.level < WIDE and own.unnamed != "one" and not scenes.leads(part, number):
            return own
        if told.war if scope is None else scope == "war":
            return own if own is not None and own.kind == "country" else self._country or own
        if own is None and (told.running if scope is None else scope == "period"):
            return self._area(part, number) or self._first_named
        again = self._again(figure, scope) if scenes.headline(part, number) else None
        if again is not None:
            return again
        counts = scenes.counts(part, figure.first, figure.last)
        told_on = self._told_on(part, number) if own is None else None
        if told_on is not None:
            return told_on
        event = self._events[part][number]
        if own is not None and event is not None and scope == "incident" and self._holds(own, event):
            own = None
        if own is not None and own.unnamed == "one" and own.level >= WIDE and not scenes.leads(part, number):
            return self._named_next(part, number, own) or own
        place = self._narrowed(part, number, own or event, counts, free=own is None)
        if own is None and (place is None or place.kind == "country"):
            return self._haunt or place or self._last_resort
        return place

    def _own(self, part: Part, number: int, figure: _Figure) -> Named | None:
        """The place that the figure's own sentence gives for it.

        What stands between a figure and the next one of its measure is its own, and what stands before the first one
        is for all: "three were killed in Talmenes and three in Al-Bashiriyah".
        """
        names = self._scenes.told[part][number].names
        if not names:
            return None
        first, last = figure.first, figure.last
        sentence, figures = self._texts[part].sentences[number], self._figures[part]
        at = bisect_left(figures, first, key=_opening)
        alone = not at or figures[at - 1].first < sentence.first or self._glued(part, first)
        after = sentence.last
        for other in islice(figures, at, None):
            if other.first >= last and other.measure == figure.measure and not self._glued(part, other.first):
                after = other.first
                break
            if other.first >= sentence.last:
                break
        names = tuple(name for name in names if tells(name))
        own = tuple(n for n in names if first <= n.first < after or (alone and n.last <= first))
        if not alone and self._told_with(figures[at - 1], figure, names):
            return self._own(part, number, figures[at - 1])
        if not alone and self._led_to(part, names, first):
            own = tuple(n for n in names if figures[at - 1].last <= n.first < after)
        return _nearest(own or names, first, last)

    def _told_with(self, before: _Figure, figure: _Figure, names: tuple[Named, ...]) -> bool:
        """Whether a figure is told in one breath with the one before it: "killed two and injured 16, and in Hass"."""
        if before.measure == figure.measure or figure.first - before.last > LED:
            return False
        return not any(before.first < n.first <= figure.last + LED for n in names)

    def _led_to(self, part: Part, names: tuple[Named, ...], first: int) -> bool:
        """Whether the place right before a figure is where it was harmed: "another in Hass that left three dead"."""
        last = max((n.last for n in names if n.last < first), default=None)
        if last is None or first - last > LED:
            return False
        lows = {t.low for t in self._texts[part].tokens[last:first]}
        return lows <= self._tables.leads and not lows <= self._tables.clause | self._tables.joins

    def _holds(self, own: Named, event: Named) -> bool:
        """Whether a figure's sentence only names the country of an event that was told of: "back in Syria"."""
        whole = own.level >= COUNTRY and own.role == "at" and not self._scenes.leads(own.part, own.sentence)
        return whole and self._country is not None and own.key == self._country.key and event.level < WIDE

    def _told_on(self, part: Part, number: int) -> Named | None:
        """The place that the next sentence gives where it opens with the event: "Four died. The bomb struck Hass"."""
        following = self._scenes.next_told(part, number)
        if following is None or not following.opens_back or following.narrowest is None:
            return None
        return following.narrowest if following.narrowest.level < WIDE else None

    def _named_next(self, part: Part, number: int, own: Named) -> Named | None:
        """The village without a name that the next sentence names: "in a village near Hass. The bomb struck Morek"."""
        following = self._scenes.next_told(part, number)
        if following is None or following.narrowest is None or not (following.event or following.opens_back):
            return None
        return following.narrowest if narrows(following.narrowest, own, WIDE) else None

    def _area(self, part: Part, number: int) -> Named | None:
        """The area of a running total: that of its sentence, or of the one that opens the list that it is in."""
        for before in range(number, max(number - LISTED, -1), -1):
            if self._scenes.told[part][before].running:
                found = [name for name in self._scenes.named(part, before) if name.role not in NOWHERE]
                if found:
                    return min(found, key=_level)
        return None

    def _again(self, figure: _Figure, scope: Scope | None) -> Named | None:
        """The place of a headline's figure as the text gives it, if the text tells that one first."""
        for other in self._figures["text"] if figure.measure is not None else ():
            number = self._scenes.sentence_of("text", other.first)
            if other.measure == figure.measure and not self._scenes.headline("text", number):
                return self._chosen("text", other, scope) if other.quantity == figure.quantity else None
        return None

    # -- narrowing what a lead tells ---------------------------------------------------------------------------------

    def _narrowed(
        self, part: Part, number: int, base: Named | None, counts: frozenset[int], *, free: bool
    ) -> Named | None:
        """The place of a lead's event as the text gives it further on.

        What the text says of a title's event may be narrower by a province; where a sentence of the text names a
        province or a region itself, that stands, unless the text names a town (``free``: it names nothing).
        """
        scenes = self._scenes
        if not scenes.leads(part, number):
            return base
        if base is not None and base.level < WIDE and base.unnamed != "one":
            return self._closer(part, number, base, counts)
        unnamed = base is not None and base.unnamed == "one"
        limit = COUNTRY if scenes.headline(part, number) or free or unnamed else WIDE
        base = self._same_count(part, number, base, counts, limit) or base
        return self._narrower(part, number, base, limit)

    def _closer(self, part: Part, number: int, base: Named, counts: frozenset[int]) -> Named:
        """The place within a town, or beside one, where the text tells the event of its lead again."""
        own = self._scenes.told[part][number].counts  # two of them again are the same event's
        for told in self._scenes.after(part, number):
            place = told.narrowest
            if told.elsewhere or told.war:
                break
            if place is None or not told.event or place.level >= base.level or place.key == base.key:
                continue
            again = len(told.counts & own) > 1 and place.level < base.level - 1
            if base.key not in told.keys and not told.looks_back and not again:
                continue
            headline = self._scenes.headline(part, number)
            others = told.counts - counts
            around = self._scenes.within.get(place, ()) if place.level < 2 and place.kind != "street" else ()
            inside = any(outer.key == base.key for outer in around)
            if counts & told.counts or (inside and not others) or (headline and not are_parts(others, counts)):
                return place
        return base

    def _same_count(
        self, part: Part, number: int, base: Named | None, counts: frozenset[int], limit: float
    ) -> Named | None:
        """The narrowest place, below the base, where the text states the same count again.

        Only what stands further on states a small one again: before, two counts are equal by chance.
        """
        scenes = self._scenes
        later = scenes.head(part, number) if scenes.headline(part, number) else scenes.after(part, number)
        told = [*later, *(scenes.head(part, number) if max(counts, default=0) > SMALL else ())]
        places = [t.narrowest for t in told if t.event and t.narrowest is not None and counts & t.counts]
        return min((place for place in places if narrows(place, base, limit)), key=_level, default=None)

    def _narrower(self, part: Part, number: int, base: Named | None, limit: float) -> Named | None:
        """The first narrower place behind a lead whose sentence tells of its event, and not of a part of it."""
        counts = self._scenes.told[part][number].counts
        for told in self._scenes.after(part, number):
            place = told.narrowest
            if told.elsewhere or told.war or (base is not None and base.unnamed == "many") or turns(told, base):
                break
            if not told.event or place is None or not narrows(place, base, limit):
                continue
            others = told.counts - counts
            if are_parts(others, counts):
                break
            if others and base is not None and base.level <= LARGE and not told.looks_back:
                break
            base = place
            if place.unnamed != "one":  # "a village west of Hass" is named further on
                break
        return base

    # -- events and last resorts -------------------------------------------------------------------------------------

    @cached_property
    def _events(self) -> dict[Part, list[Named | None]]:
        """For every sentence, the place of the event that is told of there: its own or that of sentences before."""
        return {part: list(self._follow_events(part)) for part in PARTS}

    def _follow_events(self, part: Part) -> Iterator[Named | None]:
        main = self._main if part == "text" else None
        current, left = main, 0.0
        sentences = self._texts[part].sentences
        for number, told in enumerate(self._scenes.told[part]):
            own = told.narrowest if told.event and not told.war else None
            if own is not None:
                own = self._narrowed(part, number, own, told.counts, free=False)
            if own is not None and own.level < COUNTRY:
                current, left = own, BACK
            else:
                new = number > 0 and sentences[number].paragraph != sentences[number - 1].paragraph
                left -= 1 if new else STEP
                current = current if left >= 0 else main
            yield current

    @cached_property
    def _main(self) -> Named | None:
        """The place of the report's main event: that of its title or of the first sentence that gives one."""
        for part in PARTS:
            for number in self._scenes.lead if part == "text" else range(len(self._texts[part].sentences)):
                told = self._scenes.told[part][number]
                if told.narrowest is not None:
                    return self._narrowed(part, number, told.narrowest, told.counts, free=False)
        return None

    @cached_property
    def _country(self) -> Named | None:
        """The country that the report is about: the one named most as a place, else named most; states act, too."""
        countries = [name for name in self._scenes.names if name.kind == "country"]
        return _most_named([name for name in countries if name.role in PLAIN]) or _most_named(countries)

    @cached_property
    def _haunt(self) -> Named | None:
        """The narrow place that the report is about: the one named most."""
        return _most_named([name for name in self._scenes.names if name.level < WIDE and name.role in HAUNTS])

    @cached_property
    def _first_named(self) -> Named | None:
        """The place that the report names first."""
        return next((name for part in PARTS for told in self._scenes.told[part] for name in told.names), None)

    @cached_property
    def _last_resort(self) -> Named | None:
        """The first place of the report, of those named most plainly."""
        return next((name for roles in LAST_RESORTS for name in self._scenes.names if name.role in roles), None)

    # -- spans -------------------------------------------------------------------------------------------------------

    def _tokens_of(self, part: Part, start: int, end: int) -> tuple[int, int]:
        tokens = self._texts[part].tokens
        return bisect_left(tokens, start, key=_token_start), bisect_left(tokens, end, key=_token_start)

    def _figure(self, part: Part, first: int, last: int) -> _Figure:
        """The figure at these tokens; one that was not told of before has no measure."""
        figures = self._figures[part]
        at = bisect_left(figures, first, key=_opening)
        return figures[at] if at < len(figures) and figures[at].first == first else _Figure(first, last, None, None)

    def _glued(self, part: Part, first: int) -> bool:
        """Whether a figure opens a sentence that lost the stop before it: "in Aleppo Four civilians were"."""
        tokens = self._texts[part].tokens
        return 0 < first < len(tokens) and tokens[first].text.istitle() and tokens[first - 1].text[-1].isalnum()

    def _mention(self, name: Named) -> PlaceMention:
        raw = self._texts[name.part].raw
        within = tuple(raw[outer.start : outer.end] for outer in self._scenes.within.get(name, ()))
        several = name.unnamed == "many"
        words = raw[name.start : name.end]
        return PlaceMention(name.part, name.start, name.end, words, name.kind, within, name.level, several)


def _nearest(names: tuple[Named, ...], first: int, last: int) -> Named | None:
    """The place of a sentence that belongs to tokens of it: narrow before wide, near before far."""
    if len(names) > MOST:
        middle = bisect_left(names, first, key=lambda name: name.first)
        names = names[max(middle - MOST // 2, 0) : middle + MOST // 2]
    return min(names, key=lambda name: name.level * LEVEL_WEIGHT + _gap(name, first, last), default=None)


def _gap(name: Named, first: int, last: int) -> float:
    """Tokens between a name and a figure; what follows the figure belongs to it sooner than what stands before."""
    return name.first - last if name.first >= last else 1.3 * (first - name.last)


def _most_named(names: list[Named]) -> Named | None:
    most = Counter(name.key for name in names).most_common(1)
    return next((name for name in names if name.key == most[0][0]), None)


def _level(name: Named) -> float:
    return name.level


def _opening(figure: _Figure) -> int:
    return figure.first


def _token_start(token: Token) -> int:
    return token.start
