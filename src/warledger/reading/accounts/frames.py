"""How verbs of control are used: who takes, loses, leaves, drives out, falls to, beats off."""

from __future__ import annotations

from typing import Final

from warledger.reading.accounts.clauses import Clauses
from warledger.reading.accounts.ground import Ground, GroundReader
from warledger.reading.accounts.holdings import Holding
from warledger.reading.accounts.page import STOPS, Actor
from warledger.reading.accounts.tables import Verb
from warledger.reading.text import Sentence

APPOSED: Final = 6
"""Tokens behind a name within which an apposition says that it is a person's."""
LOSER: Final = 8
"""Tokens behind "from the control of" within which the loser stands."""
NEAR: Final = 20
"""Tokens between a subject and its verb up to which both stand in the quoted words."""


class Frames:
    """Reads a verb of control in its frame."""

    def __init__(self, page: Clauses) -> None:
        self.page, self.c, self.t = page, page.c, page.t.control
        self.grounds = GroundReader(page)
        self.governor: int | None = None  # of the verb that is being read: "managed to"

    def frame(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        """What the verb at tokens i up to end says."""
        read = {
            "take": self._take, "lose": self._lose, "leave": self._leave, "expel": self._expel, "fall": self._fall,
            "repel": self._repel, "change": self._change, "split": self._split,
        }[verb.frame]  # fmt: skip
        return read(i, end, verb, s)

    def _subject(self, i: int, verb: Verb, s: Sentence) -> Actor | None:
        """The subject of a verb, or of the one that governs it: "forces were able to enter"."""
        page, governor = self.page, self.governor
        if governor is None:
            return page.subject(i, s, verb.form)
        actor = page.subject(governor, s)
        # "took the decision to retreat": whoever took it
        return actor if actor is not None and actor.names else page.opening(page.group_start(governor, s), s)

    def _take(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        """ "Rebels seized the village", "the village was seized by rebels", "villages seized by rebels"."""
        page = self.page
        turned = page.passive(i, verb.form, s) or page.low(end) in self.c.by
        names = of_places(verb) or (verb.kind == "seized" and verb.weak and self.town(end, s))
        ground = None if turned else self.grounds.after(end, s, names=names)
        holder: Actor | None
        if verb.kind == "advanced" and ground is not None and not self._named(ground):
            return None  # "stormed government lines": no ground that could be named
        if ground is not None and verb.kind == "seized" and self._person(ground, s):
            return None
        if ground is None:
            if not self._gap(end, verb, s):
                return None
            holder, ground, first = self._turned(i, end, verb, s)
            if ground is None or (verb.weak and (holder is None or not holder.names)):
                return None
            if verb.kind == "held" and not (ground.places or ground.back or ground.count):
                return None  # "areas controlled by the rebels": nothing that could be named
            h = Holding(page, s, i, min(first, ground.first), end, verb.kind, ground=ground)
            h.loser = self._from(end, s)
            h.last = max(end, holder.last if holder is not None and holder.first > i else end)
        else:
            holder = self._subject(i, verb, s)
            nobody = holder is None or not holder.names
            nobody |= verb.weak and holder is not None and not any(map(page.parties.party, holder.names))
            if nobody and (verb.weak or verb.form == "ing" or (holder is not None and not holder.generic)):
                return None
            h = Holding(page, s, i, i, ground.last, verb.kind, ground=ground)
            if holder is not None:
                h.first = min(i, holder.first) if holder.last <= i and i - holder.first < NEAR else i
            wider = self.grounds.comprised(ground.last, s)
            if wider is not None:
                h.extent, h.last = page.words(wider.first, wider.last), wider.last
            h.loser = self._from(ground.last, s)
        h.holder = holder.name if holder is not None else None
        if verb.kind == "held" and page.low(i - 1) in page.t.ground.mostly:
            h.extent = h.extent or page.words(i - 1, end)
        at = page.before(i, s)
        now = verb.form in ("s", "base") or not self.c.present.isdisjoint(page.lows[at + 1 : i])
        h.background = not now and page.low(at) in self.c.relatives
        return h

    def town(self, end: int, s: Sentence) -> bool:
        """Whether a name that nothing else explains is a place by what follows: "took Bardah in Hama", "from them"."""
        page = self.page
        named = self.grounds.unknown(end, s)
        at = named[0] if named is not None else s.last
        placed = page.low(at) in page.c.prepositions and not page.place_at.keys().isdisjoint((at + 1, at + 2))
        lost = page.low(at) in page.c.out_of and any(page.actor_over(k) is not None for k in (at + 1, at + 2))
        return placed or lost

    def _person(self, ground: Ground, s: Sentence) -> bool:
        """Whether what is captured is somebody: "captured Omar Hadi, an Islamic State leader"."""
        page = self.page
        behind = ground.last + 1
        apposed = page.low(ground.last) == "," and page.letter(behind) in "ad"
        return apposed and any(page.letter(k) == "v" for k in range(behind, min(behind + APPOSED, s.last)))

    def _named(self, ground: Ground) -> bool:
        whole = self.page.low(ground.last - 1) in self.page.t.ground.countries
        return bool(ground.places or ground.count or (ground.back and not whole))

    def _gap(self, end: int, verb: Verb, s: Sentence) -> bool:
        """Whether nothing that could be the verb's object follows it, so that it stands before."""
        page = self.page
        if verb.form not in ("past", "participle"):
            return False
        low = page.low(end) if end < s.last else ""
        timed = end in page.dated or (page.letter(end) == "n" and page.letter(end + 1) == "t")
        return (
            not low
            or timed
            or low in STOPS
            or low in ","
            or page.letter(end) in "iosbcyTw"
            or low in self.c.breaks
            or low in self.c.to
        )

    def _turned(self, i: int, end: int, verb: Verb, s: Sentence) -> tuple[Actor | None, Ground | None, int]:
        """Holder and ground of a verb behind its ground: passive, reduced, or in a relative clause."""
        page = self.page
        if page.passive(i, verb.form, s) or page.low(end) in self.c.by or not self._own_subject(i, s):
            ground = self.ahead(page.before(i, s) + 1, s)
            return page.agent(end, s), ground, i
        holder = page.subject(i, s)
        if holder is None or holder.first > i:
            return None, None, i
        ground = self.ahead(holder.first, s)
        between = range(ground.last, holder.first) if ground is not None else range(0)
        if ground is not None and all(
            page.low(k) in self.c.relatives | {","} or page.letter(k) in "das" for k in between
        ):
            return holder, ground, holder.first
        return None, None, i  # "stormed the prison to free the men held"

    def _own_subject(self, i: int, s: Sentence) -> bool:
        """Whether a party or a pronoun stands right before the verb, so that it is no participle."""
        k = self.page.before(i, s)
        return k >= s.first and (self.page.actor_over(k) is not None or self.page.low(k) in self.c.pronouns)

    def ahead(self, end: int, s: Sentence, *, names: bool = False) -> Ground | None:
        """The ground that ends before this token, past the relative word or the article between."""
        page = self.page
        k = end - 1
        if k > s.first and page.low(k) in self.c.joins:  # "The city is a port and has been controlled by"
            return self.grounds.after(s.first, s, names=names)
        if page.low(k) == ",":  # "Sarmin, which changed hands twice, is held by"
            opened = page.opened(k, s)
            return self.grounds.before(opened if opened is not None else k + 1, s, names=names)
        while k >= s.first and (
            page.low(k) in self.c.relatives or page.letter(k) in "dah" or page.low(k) in self.c.auxiliaries
        ):
            k -= 1
        return self.grounds.before(k + 1, s, names=names)

    def _from(self, at: int, s: Sentence) -> str | None:
        """The loser behind "from" soon after the ground."""
        page = self.page
        for j in range(at, min(at + 3, s.last)):
            if page.low(j) in self.c.out_of:
                reach = j + (LOSER if page.low(j + 2) in self.t.grips else LOSER // 2)  # "from the control of"
                actor = next((page.actor_over(k) for k in range(j + 1, min(reach, s.last)) if page.actor_over(k)), None)
                if actor is None and page.low(j + 1) in self.c.objects:
                    actor = page.pronoun(j + 1, s)
                return actor.name if actor is not None else None
        return None

    def _lose(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        h = self._take(i, end, verb, s)
        if h is None:
            return None
        h.holder, h.loser = None, h.holder
        at = h.ground.last if h.ground is not None and h.ground.first > i else end
        for j in range(at, min(at + 4, s.last)):
            if self.page.low(j) in self.c.to:
                h.holder = next(
                    (a.name for k in range(j + 1, min(j + 5, s.last)) if (a := self.page.actor_over(k))), None
                )
        return h if h.loser else None

    def _leave(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        page = self.page
        toward = page.low(end - 1) in self.c.to
        loser = self._subject(i, verb, s)
        if loser is None or not loser.names or page.passive(i, verb.form, s):
            return None
        at = end
        for j in range(end, min(end + 8, s.last)):
            if page.low(j) in STOPS:
                break
            if page.low(j) in self.c.out_of:  # "withdrew its forces from"
                at = j + 1
        names = at == end and page.low(at - 1) in self.c.of | self.c.out_of
        ground = self.grounds.after(at, s, names=names) if not toward else None
        if ground is None:
            return None
        return Holding(page, s, i, min(i, loser.first), ground.last, verb.kind, loser=loser.name, ground=ground)

    def _expel(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        """ "Troops drove the rebels out of the town", "had driven them out", "rebels were driven out by troops"."""
        page = self.page
        turned = page.passive(i, verb.form, s)
        holder, loser = page.subject(i, s), None
        if turned:
            loser, holder = holder, page.agent(end, s)
            if loser is None or not loser.names:
                return None
            k = self._way_out(end, s)
            if k > end and (holder is None or not holder.names):
                return self._driven_out(i, k, loser, s)
        else:
            name, k = self.driven(end, s)
            if k == end or (name is None and page.low(end) not in self.c.objects):
                return None
        if holder is None or not holder.names:
            return None
        ground = self.grounds.after(k, s, names=True) if k > end else None
        if ground is None and turned:
            return None
        last = max(ground.last if ground is not None else k, holder.last if turned else 0)
        first = loser.first if turned and loser is not None else holder.first
        lost = loser.name if loser is not None else None if turned else name
        return Holding(page, s, i, min(i, first), last, verb.kind, holder.name, lost,
                       ground or Ground(end, end + 1, back=True))  # fmt: skip

    def _driven_out(self, i: int, behind: int, loser: Actor, s: Sentence) -> Holding | None:
        """ "The rebels were driven out of the town": they lost it, by whom is not told."""
        ground = self.grounds.after(behind, s, names=True)
        if ground is None:
            return None
        return Holding(self.page, s, i, min(i, loser.first), ground.last, "lost", loser=loser.name, ground=ground)

    def driven(self, end: int, s: Sentence) -> tuple[str | None, int]:
        """Who is driven out by the verb that ends at a token, and the token behind "out of"; that token for nobody."""
        page = self.page
        loser = next((a for j in range(end, min(end + 5, s.last)) if (a := page.actor_over(j))), None)
        if loser is None and page.low(end) not in self.c.objects:
            return None, end
        at = loser.last if loser is not None else end + 1
        return loser.name if loser is not None else None, max(self._way_out(at, s, 4), end)

    def _way_out(self, at: int, s: Sentence, reach: int = 12) -> int:
        """The token behind "out of" or "from", not far behind a token; -1 where nothing leads out."""
        page = self.page
        stop = next((j for j in range(at, min(at + reach, s.last)) if page.low(j) in STOPS), min(at + reach, s.last))
        k = next((j for j in range(at, stop) if page.low(j) in self.c.out_of), -1)
        while k != -1 and k < s.last and page.low(k) in self.c.of | self.c.out_of:
            k += 1
        return k

    def _fall(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        """ "Jibine fell to them", "the city remains with the factions"."""
        page = self.page
        ground = self.ahead(page.before(i, s) + 1, s, names=True)
        if ground is None or (ground.vague and not ground.back and ground.count is None):
            return None
        holder = next((a for j in range(end, min(end + 4, s.last)) if (a := page.actor_over(j))), None)
        if holder is None and page.low(end) in self.c.objects | self.c.pronouns:
            holder = page.pronoun(end, s)
        if holder is None or not holder.names:
            return None
        return Holding(page, s, i, ground.first, max(end, holder.last), verb.kind, holder.name, ground=ground)

    def _repel(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        """ "The army repelled an attack by rebels on its posts": who repels holds."""
        page = self.page
        if page.passive(i, verb.form, s):
            return None
        window = range(end, min(end + 6, s.last))
        attack = next((j for j in window if page.low(j) in self.t.attacks), None)
        if attack is None or any(page.low(j) in STOPS for j in range(end, attack)):
            return None
        holder = page.subject(i, s)
        if holder is None or not holder.names:
            return None
        ground = self.on_ground(attack + 1, s)
        if ground is None and page.low(attack) in self.t.tries:
            return None  # "foiled attempts to resume production"
        return Holding(
            page,
            s,
            i,
            min(i, holder.first),
            ground.last if ground else attack + 1,
            verb.kind,
            holder.name,
            ground=ground,
        )

    def on_ground(self, at: int, s: Sentence) -> Ground | None:
        """What an attack is "on" or "against", soon after token ``at``."""
        for j in range(at, min(at + 8, s.last)):
            if self.page.low(j) in self.t.against:
                return self.grounds.after(j + 1, s)
        return None

    def _change(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        ground = self.ahead(self.page.before(i, s) + 1, s)
        return Holding(self.page, s, i, ground.first, end, verb.kind, ground=ground) if ground is not None else None

    def _split(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        """ "The city is divided between the army and the rebels": each holds some of it."""
        page = self.page
        ground = self.ahead(page.before(i, s) + 1, s, names=True)
        both = next((a for k in range(end, min(end + 4, s.last)) if (a := page.actor_over(k))), None)
        if ground is None or both is None or len(both.names) < 2:
            return None
        h = Holding(page, s, i, min(ground.first, i), both.last, verb.kind, both.name, ground=ground)
        h.extent = page.words(i, both.last)
        return h


def of_places(verb: Verb) -> bool:
    """Whether the verb's object is ground and nothing else, so that an unknown name is one: not men, not weapons."""
    return verb.kind in ("retaken", "held", "advanced", "besieged") and (
        not verb.weak or verb.kind in ("held", "advanced")
    )
