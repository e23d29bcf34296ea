"""What nouns and adjectives say of ground: "under the control of", "their withdrawal from", "rebel-held Sarmin"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from warledger.reading.accounts.clauses import Clauses
from warledger.reading.accounts.frames import Frames
from warledger.reading.accounts.ground import Ground
from warledger.reading.accounts.holdings import Holding
from warledger.reading.placing.placed import PlaceMention
from warledger.reading.speaking.sources import load_sources
from warledger.reading.text import Sentence
from warledger.records import ControlKind

CONTROL_REACH: Final = 6
"""Tokens between "gained" or "under" and "control"."""


class Nouns(Frames):
    """Reads statements of control that no verb of taking carries.

    ``holder`` tells the party that a word before "-held" means, None for none.
    """

    def __init__(self, page: Clauses, holder: Callable[[str], str | None]) -> None:
        super().__init__(page)
        self.holder = holder

    def held(self, i: int, s: Sentence, before: Holding | None) -> Holding | None:
        """ "Rebel-held Sarmin": who holds it. Of the town that is being taken, it is who loses it."""
        page = self.page
        stem = next((page.low(i)[: -len(end)] for end in page.t.ground.holding if page.low(i).endswith(end)), "")
        holder = self.holder(stem)
        if holder is None or page.low(i - 1) in self.c.ago:
            return None
        taken = before is not None and before.ground is not None and before.ground.first <= i < before.ground.last
        if before is not None and taken and before.kind in ("seized", "retaken"):
            before.loser = before.loser or holder
            return None
        ground = self._behind(i + 1, s)
        if ground is None or not ground.places:
            return None
        h = Holding(page, s, i, i, ground.last, "held", holder, ground=ground)
        behind = (k + 1 for k in range(ground.first, ground.last) if page.low(k) in page.t.ground.directions)
        if self._part(ground.places[0]) or any(k in page.place_at or page.low(k) in self.c.of for k in behind):
            h.extent = page.words(ground.first, ground.last)  # "rebel-held northern Hama", but "northern town of Hama"
        return h

    def _behind(self, at: int, s: Sentence) -> Ground | None:
        """The ground behind "rebel-held", as far as its names are places: "the rebel-held village the Observatory said"
        names none. A whole country is held by nobody in such words.
        """
        page = self.page
        ground = self.grounds.after(at, s, names=True)
        kept: list[PlaceMention] = []
        for place in ground.places if ground is not None else ():
            first = page.token(place.start)
            if place.kind == "unknown" and not (first == at or page.low(first - 1) in self.c.of or self._joined(first)):
                while page.letter(first - 1) in "da":
                    first -= 1
                ground = replace(ground, last=first) if ground is not None else None
                break
            if not kept or self._joined(first):
                kept.append(place)
            elif kept[-1].kind == "country" or (
                page.low(first - 1) in self.c.of and page.low(first - 2) not in page.t.ground.shares
            ):
                kept[-1] = place  # "the Idlib province town of Sarmin", but "the Sakhur neighbourhood of Aleppo"
        towns = tuple(p for p in kept if p.kind != "country") or tuple(p for p in kept if self._part(p))
        return replace(ground, places=towns) if ground is not None else None

    def _joined(self, first: int) -> bool:
        """Whether a list of ground goes on at a token: behind ",", "and", "as well as"."""
        lists, lows = self.page.t.ground.lists, self.page.lows
        return any((hit := lists.at(lows, k, first)) is not None and hit[0] == first for k in range(first - 3, first))

    def _part(self, place: PlaceMention) -> bool:
        """Whether it is only a part of a country: "north-west Syria"."""
        first, last = self.page.token(place.start), self.page.token(place.end - 1) + 1
        return not self.page.t.ground.directions.isdisjoint(self.page.lows[first:last])

    def taking(self, i: int, s: Sentence) -> Holding | None:
        """ "The fall of the town to the rebels", "the capture of Sarmin by the army", "announced the liberation of"."""
        page = self.page
        unsure = self.c.plans | self.c.trying | self.c.failing | self.c.assaults | self.c.conditions | self.c.possible
        name = i > s.first and page.tokens[i].text[0].isupper()  # "the Front for the Liberation of"
        if name or page.low(i + 1) not in self.c.of or not unsure.isdisjoint(page.lows[max(i - 5, s.first) : i]):
            return None
        names = page.low(i) not in self.t.seizing or self.town(i + 2, s)
        ground = self.grounds.after(i + 2, s, names=names)
        if ground is None or not (ground.places or ground.back or ground.count):
            return None
        kind = self.t.takings[page.low(i)]
        told = next((k for k in range(i - 1, max(i - 5, s.first - 1), -1) if page.low(k) in self.t.announcing), None)
        speaker = self._announcer(told, s) if told is not None else None
        holder = self._taker(i, ground, s)
        person = not names and not ground.vague and all(p.kind == "unknown" for p in ground.places) and ground.places
        if holder is None and kind != "fallen" and not person:  # "announced the capture of Omar Hadi"
            holder = speaker
        if holder is None:
            return None
        h = Holding(page, s, i, i, ground.last, "seized" if kind == "fallen" else kind, holder, ground=ground)
        h.claimed = speaker == holder
        h.realis = page.doubted(i, "asserted")
        h.background = speaker is None
        return h

    def _announcer(self, verb: int, s: Sentence) -> str | None:
        """Who announces: the subject, or whose ministry it is."""
        actor, said = self.page.subject(verb, s), self.page.saying_at(verb)
        if actor is not None and actor.names:
            return actor.name
        source = load_sources().named(said.act.speaker[0]) if said is not None else None
        return source.speaks_for if source is not None else None

    def _taker(self, i: int, ground: Ground, s: Sentence) -> str | None:
        """Who took it: behind "by", of what fell behind "to"."""
        page = self.page
        ways = self.c.to if self.t.takings[page.low(i)] == "fallen" else self.c.by
        at = next((j for j in range(ground.last, min(ground.last + 3, s.last)) if page.low(j) in ways), None)
        if at is None:
            return None
        return next((a.name for j in range(at + 1, min(at + 5, s.last)) if (a := page.actor_over(j))), None)

    def under(self, i: int, s: Sentence) -> tuple[Holding | None, int] | None:
        """ "The city is under the control of the rebels", "under government control", "the army is in full control of".

        Token i is the word of control; "under" or "in" stands before it.
        """
        page = self.page
        at = next(
            (k for k in range(i - 1, max(i - CONTROL_REACH, s.first) - 1, -1) if page.low(k) in self.t.under_open),
            None,
        )
        if at is None:
            return None
        siege = page.low(i) in self.t.sieges
        of = page.low(i + 1) in self.c.of
        if of and self.t.under.at(page.lows, at, s.last) is None and page.low(at) in self.t.inside:
            return self._in_control(at, i + 2, s), i + 2
        if siege:
            actor = page.agent(i + 1, s)
            actor = actor if actor is not None and actor.names else None
        elif of:
            actor = next((a for j in range(i + 2, min(i + 6, s.last)) if (a := page.actor_over(j))), None)
        else:
            actor = next(iter(page.actors_in(at, i)), None) or page.government(at + 1, i)
        if actor is None:
            return None
        last = max(i + 1, actor.last)
        k = at - 1
        negated = False
        while k >= s.first and (page.low(k) in page.c.auxiliaries | page.c.be or page.letter(k) in "uy"):
            negated |= page.low(k) in page.c.negations
            k -= 1
        ground = self.ahead(k + 1, s, names=True)
        if ground is None or not (ground.places or ground.back or ground.count):
            return None
        kind: ControlKind = "besieged" if siege else "held"
        h = Holding(page, s, at, ground.first, last, kind, actor.name, ground=ground)
        h.background = page.bygone(at, s)
        h.realis = "denied" if negated else "asserted"
        return h, last

    def _in_control(self, i: int, end: int, s: Sentence) -> Holding | None:
        holder = self.page.subject(i, s)
        ground = self.grounds.after(end, s)
        if holder is None or not holder.names or ground is None:
            return None
        return Holding(self.page, s, i, min(holder.first, i), ground.last, "held", holder.name, ground=ground)

    def movement(self, i: int, s: Sentence) -> Holding | None:
        """ "Completed their withdrawal from the town", "launched an invasion of the south"."""
        page = self.page
        verb = next((j for j in range(i - 1, max(i - 6, s.first - 1), -1) if page.low(j) in self.t.doing), None)
        if verb is None:
            return None
        leaving = page.low(i) in self.t.leaving
        ways = self.c.out_of if leaving else self.c.of
        at = next((j for j in range(i + 1, min(i + 8, s.last)) if page.low(j) in ways), None)
        ground = self.grounds.after(at + 1, s, names=True) if at is not None else None
        actor = page.subject(verb, s)
        if ground is None or actor is None or not actor.names or page.mood(verb, "past", s).realis != "asserted":
            return None
        h = Holding(
            page, s, i, min(actor.first, verb), ground.last, "withdrew" if leaving else "advanced", ground=ground
        )
        h.loser, h.holder = (actor.name, None) if leaving else (None, actor.name)
        return h

    def assault(self, i: int, s: Sentence) -> Holding | None:
        """ "A fourth assault on two villages": counted or failed attempts that no verb of taking follows."""
        page = self.page
        before = page.lows[max(i - 4, s.first) : i]
        counted = any(w in self.c.ordinals for w in before) or any(w in self.t.unsuccessful for w in before)
        if not counted:
            return None
        ground = self.on_ground(i + 1, s)
        if ground is None or not (ground.places or ground.count):
            return None
        holder = next(iter(page.actors_in(max(i - 4, s.first), i)), None) or page.agent(i + 1, s)
        h = Holding(
            page, s, i, max(i - 2, s.first), ground.last, "attempted", holder.name if holder else None, ground=ground
        )
        h.failed = True
        h.attempts = self.attempts(h)
        return h

    def attempts(self, h: Holding) -> int | None:
        """How many attempts the words before count: "five failed attempts", "a fourth assault"."""
        page = self.page
        for j in range(h.at, max(h.sentence.first, h.at - 8) - 1, -1):
            if page.low(j) in self.c.assaults:
                for k in range(j - 1, max(h.sentence.first, j - 5) - 1, -1):
                    if k in page.dated or page.actor_over(k) is not None or page.letter(k) == "p":
                        break  # "on 24 August the army launched an operation"
                    value = page.language.number_value(page.low(k)) or self.c.ordinals.get(page.low(k))
                    if value is not None and 0 < value < 100:
                        h.first = min(h.first, k)
                        return value
                return None
        return None
