"""Who takes, holds and loses ground: the control statements of one part of a report.

Verbs say it ("seized", "fell to", "withdrew from"), nouns ("five failed attempts to regain control of", "a fourth assault
on") and "under the control of". An attempt changes nothing; its holder is the party that tries. What only a party to the war
says is claimed; a plan, a wish or a denial is marked in ``realis``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from warledger.reading.accounts.clauses import STOPS, Actor, Mood, Page
from warledger.reading.accounts.ground import RECENT, Ground, GroundReader, place_of
from warledger.reading.accounts.tables import Verb
from warledger.reading.text import Sentence
from warledger.reading.where import PlaceMention
from warledger.records import ControlKind, Realis

CONTROL_REACH: Final = 6
"""Tokens between "gained" and "control"."""
ARMED: Final = frozenset({"state forces", "state", "rebels", "militia", "jihadists", "coalition", "foreign forces", "criminals", "people"})


@dataclass(slots=True, eq=False)
class Holding:
    """A control statement in the making: tokens ``first`` up to ``last``; ``at`` is the verb."""

    page: Page
    sentence: Sentence
    at: int
    first: int
    last: int
    kind: ControlKind
    holder: str | None = None
    loser: str | None = None
    ground: Ground | None = None
    places: tuple[PlaceMention, ...] = ()
    extent: str | None = None
    attempts: int | None = None
    failed: bool = False
    realis: Realis = "asserted"
    background: bool = False


class ControlReader:
    """Reads the control statements of one part."""

    def __init__(self, page: Page) -> None:
        self.page, self.c, self.t = page, page.c, page.t.control
        self.grounds = GroundReader(page)
        self.recent: list[Holding] = []

    def read(self, s: Sentence) -> list[Holding]:
        """The statements of one sentence, in order."""
        found: list[Holding] = []
        i = s.first
        while i < s.last:
            hit = self._at(i, s)
            if hit is not None:
                holding, i = hit
                if holding is not None:
                    self._settle(holding)
                    found.append(holding)
                    self.recent.append(holding)
                continue
            i += 1
        return _merged(found)

    def _at(self, i: int, s: Sentence) -> tuple[Holding | None, int] | None:
        page = self.page
        low = page.lows[i]
        if low in self.t.controlling:
            for j in range(i + 1, min(i + CONTROL_REACH, s.last)):
                if page.lows[j] in self.t.control:
                    kind, frame, form = self.t.controlling[low]
                    if kind == "extended" and any(w in self.t.administrative for w in page.lows[i:j]):
                        kind = "administered"
                    return self._verb(i, j + 1, Verb(kind, frame, form), s, over=True), j + 1
                if page.letter(j) not in "dajyxnc":
                    break
        hit = self.t.verbs.at(page.lows, i, s.last)
        if hit is not None and self._is_verb(i, hit[0], hit[1], s):
            return self._verb(i, hit[0], hit[1], s), hit[0]
        under = self._under(i, s)
        if under is not None:
            return under
        if low in self.c.assaults:
            return self._assault(i, s), i + 1
        return None

    def _is_verb(self, i: int, end: int, verb: Verb, s: Sentence) -> bool:
        """Whether the word is a verb here: "the control", "a hold", "the captured men" are none."""
        before = self.page.low(i - 1) if i > s.first else ""
        if verb.form in ("base", "s") and (self.page.letter(i - 1) in "daj" if i > s.first else False):
            return before in self.c.auxiliaries or before == "all"
        return not (verb.form in ("past", "participle", "ing") and before in self.c.definite and self.page.letter(end) in "vxz")

    # -- verbs -------------------------------------------------------------------------------------------------------

    def _verb(self, i: int, end: int, verb: Verb, s: Sentence, *, over: bool = False) -> Holding | None:
        page = self.page
        mood = page.mood(i, verb.form, s)
        if mood.loose and not mood.tried:
            return None
        frame = {"take": self._take, "lose": self._lose, "leave": self._leave, "expel": self._expel, "fall": self._fall,
                 "repel": self._repel, "change": self._change}[verb.frame]  # fmt: skip
        if over:
            end = self._to_object(end, s)
        holding = frame(i, end, verb, s)
        if holding is None:
            return None
        return self._in_mood(holding, mood, verb)

    def _to_object(self, end: int, s: Sentence) -> int:
        """The token where what is controlled begins: behind "of", "over", a day between."""
        for j in range(end, min(end + 5, s.last)):
            if self.page.lows[j] in self.t.over and self.page.letter(j + 1) != "T":
                return j + 1
        return end

    def _in_mood(self, h: Holding, mood: Mood, verb: Verb) -> Holding | None:
        page = self.page
        none = h.ground is not None and page.lows[h.ground.first] in page.t.ground.neither
        if mood.tried or ((mood.negated or none) and verb.frame == "take" and h.kind in ("seized", "retaken", "advanced")):
            if h.kind in ("held", "besieged", "withdrew", "lost") or verb.frame != "take":
                return None
            h.kind, h.failed = "attempted", mood.failed or mood.negated or none or self._rebuffed(h)
            h.attempts = self._attempts(h)
            h.realis = mood.realis
            return h
        if verb.frame == "change":
            nothing = page.lows[max(h.at - 4, h.sentence.first) : h.at]
            if mood.negated or any(w in page.t.ground.neither | page.c.negations for w in nothing):
                h.kind = "held"
        elif mood.negated:
            h.realis = "denied"
        else:
            h.realis = mood.realis
        return h

    def _take(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        """ "Rebels seized the village", "the village was seized by rebels", "villages seized by rebels"."""
        page = self.page
        ground = self.grounds.after(end, s) if not (page.passive(i, verb.form, s) or page.low(end) in self.c.by) else None
        holder: Actor | None
        if ground is None:
            if not self._gap(i, end, verb, s):
                return None
            holder, ground, first = self._turned(i, end, verb, s)
            if ground is None or (verb.weak and (holder is None or not holder.names)):
                return None
            h = Holding(page, s, i, min(first, ground.first), end, verb.kind, ground=ground)
            h.last = max(end, holder.last if holder is not None and holder.first > i else end)
        else:
            holder = page.subject(i, s)
            if (holder is None or not holder.names) and (verb.weak or (holder is not None and not holder.generic)):
                return None
            h = Holding(page, s, i, i, ground.last, verb.kind, ground=ground)
            if holder is not None:
                h.first = min(i, holder.first) if holder.last <= i and i - holder.first < 20 else i
            wider = self.grounds.comprised(ground.last, s)
            if wider is not None:
                h.extent, h.last = page.words(wider.first, wider.last), wider.last
            h.loser = self._from(ground.last, s)
        h.holder = holder.name if holder is not None else None
        h.background = page.low(i - 1) in self.c.relatives
        return h

    def _gap(self, i: int, end: int, verb: Verb, s: Sentence) -> bool:
        """Whether nothing that could be the verb's object follows it, so that it stands before."""
        page = self.page
        if verb.form not in ("past", "participle"):
            return False
        low = page.low(end) if end < s.last else ""
        return not low or low in STOPS or low in "," or page.letter(end) in "iosbcyTw" or low in self.c.breaks or low in self.c.to

    def _turned(self, i: int, end: int, verb: Verb, s: Sentence) -> tuple[Actor | None, Ground | None, int]:
        """Holder and ground of a verb behind its ground: passive, reduced, or in a relative clause."""
        page = self.page
        if page.passive(i, verb.form, s) or page.low(end) in self.c.by or not self._own_subject(i, s):
            ground = self._ahead(page.before(i, s) + 1, s)
            return page.agent(end, s), ground, i
        holder = page.subject(i, s)
        if holder is None or holder.first > i:
            return None, None, i
        ground = self._ahead(holder.first, s)
        if ground is not None and page.low(ground.last) in self.c.relatives | {","} or ground is not None:
            return holder, ground, holder.first
        return None, None, i

    def _own_subject(self, i: int, s: Sentence) -> bool:
        """Whether a party or a pronoun stands right before the verb, so that it is no participle."""
        k = self.page.before(i, s)
        return k >= s.first and (self.page.actor_over(k) is not None or self.page.lows[k] in self.c.pronouns)

    def _ahead(self, end: int, s: Sentence) -> Ground | None:
        """The ground that ends before this token, past the relative word or the article between."""
        page = self.page
        k = end - 1
        while k >= s.first and (page.lows[k] in self.c.relatives or page.letter(k) in "dah" or page.lows[k] in self.c.auxiliaries):
            k -= 1
        return self.grounds.before(k + 1, s)

    def _from(self, at: int, s: Sentence) -> str | None:
        """The loser behind "from" soon after the ground."""
        page = self.page
        for j in range(at, min(at + 3, s.last)):
            if page.lows[j] in self.c.out_of:
                actor = next((page.actor_over(k) for k in range(j + 1, min(j + 4, s.last)) if page.actor_over(k)), None)
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
            if self.page.lows[j] in self.c.to:
                h.holder = next((a.name for k in range(j + 1, min(j + 5, s.last)) if (a := self.page.actor_over(k))), None)
        return h if h.loser else None

    def _leave(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        page = self.page
        toward = page.low(end - 1) in self.c.to
        loser = page.subject(i, s)
        if loser is None or not loser.names or page.passive(i, verb.form, s):
            return None
        at = end
        for j in range(end, min(end + 8, s.last)):
            if page.lows[j] in STOPS:
                break
            if page.lows[j] in self.c.out_of:  # "withdrew its forces from"
                at = j + 1
        ground = self.grounds.after(at, s) if not toward else None
        if ground is None:
            return None
        return Holding(page, s, i, min(i, loser.first), ground.last, verb.kind, loser=loser.name, ground=ground)

    def _expel(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        """ "Troops drove the rebels out of the town", "rebels had driven them out"."""
        page = self.page
        if page.passive(i, verb.form, s):
            return None
        holder = page.subject(i, s)
        loser = next((a for j in range(end, min(end + 5, s.last)) if (a := page.actor_over(j))), None)
        pronoun = page.low(end) in self.c.objects
        if holder is None or not holder.names or not (loser or pronoun):
            return None
        at = loser.last if loser is not None else end + 1
        out = next((j for j in range(at, min(at + 4, s.last)) if page.lows[j] in self.c.out_of), None)
        if out is None:
            return None
        k = out + 1
        while k < s.last and page.lows[k] in self.c.of | self.c.out_of:
            k += 1
        ground = self.grounds.after(k, s)
        last = ground.last if ground is not None else k
        return Holding(page, s, i, min(i, holder.first), last, verb.kind, holder.name, loser.name if loser else None,
                       ground or Ground(end, end + 1, back=True))  # fmt: skip

    def _fall(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        """ "Jibine fell to them", "the city remains with the factions"."""
        page = self.page
        ground = self._ahead(page.before(i, s) + 1, s)
        if ground is None or ground.vague and not ground.back and ground.count is None:
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
        window = range(end, min(end + 6, s.last))
        attack = next((j for j in window if page.lows[j] in self.t.attacks), None)
        if attack is None or any(page.lows[j] in STOPS for j in range(end, attack)):
            return None
        if page.passive(i, verb.form, s):
            return None
        holder = page.subject(i, s)
        if holder is None or not holder.names:
            return None
        ground = self._on(attack + 1, s)
        return Holding(page, s, i, min(i, holder.first), ground.last if ground else attack + 1, verb.kind, holder.name, ground=ground)

    def _on(self, at: int, s: Sentence) -> Ground | None:
        for j in range(at, min(at + 8, s.last)):
            if self.page.lows[j] in ("on", "against", "for"):
                return self.grounds.after(j + 1, s)
        return None

    def _change(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        ground = self._ahead(self.page.before(i, s) + 1, s)
        return Holding(self.page, s, i, ground.first, end, verb.kind, ground=ground) if ground is not None else None

    # -- other words ---------------------------------------------------------------------------------------------------

    def _under(self, i: int, s: Sentence) -> tuple[Holding | None, int] | None:
        """ "The city is under the control of the rebels", "under government control", "the army is in full control of"."""
        page = self.page
        hit = self.t.under.at(page.lows, i, s.last)
        if hit is not None:
            actor = next((a for j in range(hit[0], min(hit[0] + 4, s.last)) if (a := page.actor_over(j))), None)
            last = actor.last if actor is not None else hit[0]
        elif page.lows[i] in self.t.under_open:
            at = next((j for j in range(i + 1, min(i + CONTROL_REACH, s.last)) if page.lows[j] in self.t.control), None)
            if at is None:
                return None
            if page.low(at + 1) in self.c.of:
                if page.lows[i] != "in":
                    return None
                return self._in_control(i, at + 2, s), at + 2
            actor, last = next(iter(page.actors_in(i, at)), None), at + 1
        else:
            return None
        if actor is None:
            return None, last
        k = i - 1
        while k >= s.first and (page.lows[k] in page.c.auxiliaries | page.c.be or page.letter(k) in "uy"):
            k -= 1
        ground = self._ahead(k + 1, s)
        if ground is None:
            return None, last
        return Holding(page, s, i, ground.first, last, "held", actor.name, ground=ground), last

    def _in_control(self, i: int, end: int, s: Sentence) -> Holding | None:
        holder = self.page.subject(i, s)
        ground = self.grounds.after(end, s)
        if holder is None or not holder.names or ground is None:
            return None
        return Holding(self.page, s, i, min(holder.first, i), ground.last, "held", holder.name, ground=ground)

    def _assault(self, i: int, s: Sentence) -> Holding | None:
        """ "A fourth assault on two villages": counted or failed attempts that no verb of taking follows."""
        page = self.page
        before = page.lows[max(i - 4, s.first) : i]
        counted = any(w in self.c.ordinals for w in before) or any(w in self.t.unsuccessful for w in before)
        if not counted:
            return None
        ground = self._on(i + 1, s)
        if ground is None or not (ground.places or ground.count):
            return None
        holder = next(iter(page.actors_in(max(i - 4, s.first), i)), None) or page.agent(i + 1, s)
        h = Holding(page, s, i, max(i - 2, s.first), ground.last, "attempted", holder.name if holder else None, ground=ground)
        h.failed = True
        h.attempts = self._attempts(h)
        return h

    def _attempts(self, h: Holding) -> int | None:
        """How many attempts the words before count: "five failed attempts", "a fourth assault"."""
        page = self.page
        for j in range(h.at, max(h.sentence.first, h.at - 8) - 1, -1):
            if page.lows[j] in self.c.assaults:
                for k in range(j - 1, max(h.sentence.first, j - 5) - 1, -1):
                    value = page.language.number_value(page.lows[k]) or self.c.ordinals.get(page.lows[k])
                    if value is not None and 0 < value < 100:
                        h.first = min(h.first, k)
                        return value
                return None
        return None

    def _rebuffed(self, h: Holding) -> bool:
        """Whether the sentence goes on to say that it was in vain: "but were rebuffed"."""
        verbs = self.t.verbs
        for j in range(h.last, min(h.last + 30, h.sentence.last)):
            hit = verbs.at(self.page.lows, j, h.sentence.last)
            if hit is not None and hit[1].frame == "repel":
                return True
        return False

    # -- places ------------------------------------------------------------------------------------------------------

    def _settle(self, h: Holding) -> None:
        """Places and extent of a statement; words that look back mean the ground spoken of last."""
        ground = h.ground
        if ground is None:
            return
        page = self.page
        h.places = tuple(p for p in ground.places if not _holds_another(p, ground.places))
        if ground.vague and not ground.back:
            h.extent = h.extent or page.words(ground.first, ground.last)
        if not ground.places and (ground.back or page.lows[ground.first] in self.c.definite):
            back = self._earlier(ground, h)
            if back:
                h.places = back
            elif page.lows[ground.first] not in self.c.objects | page.t.ground.neither:
                h.extent = h.extent or page.words(ground.first, ground.last)

    def _earlier(self, ground: Ground, h: Holding) -> tuple[PlaceMention, ...]:
        """The places that "it", "the town", "both villages" mean."""
        page = self.page
        first_word = page.lows[ground.first]
        single = first_word == "it" or (ground.count is None and page.lows[ground.last - 1] not in ("them", "neither", "both")
                                        and not page.lows[ground.last - 1].endswith("s"))  # fmt: skip
        for past in reversed(self.recent[-RECENT:]):
            if past.places and (len(past.places) == 1) == single:
                return past.places
        near = [p for first, last, p in page.places if last <= h.at and p.kind not in ("country", "province", "region")]
        return (near[-1],) if near and single else ()


def _holds_another(place: PlaceMention, others: tuple[PlaceMention, ...]) -> bool:
    """Whether it is only the wider place of one named before it: "Tal Maleh in Hama province"."""
    return any(place.words in other.within for other in others if other is not place)


def _merged(found: list[Holding]) -> list[Holding]:
    """ "entered the town and control it tonight" is one taking; the same attempt told twice in a sentence is one."""
    kept: list[Holding] = []
    for h in found:
        before = kept[-1] if kept else None
        if before is not None and before.kind == "advanced" and h.kind == "held" and h.holder == before.holder:
            if h.ground is not None and h.ground.back:
                before.kind, before.last = "seized", h.last
                continue
        kept.append(h)
    return kept


def finished(holdings: list[Holding]) -> Iterator[Holding]:
    """The statements with what the rest of the report makes plain: which "two villages", who took what changed hands."""
    for h in holdings:
        if not h.places and h.ground is not None and (h.ground.count or 0) > 1:
            sets = {tuple(sorted(p.words for p in o.places)): o.places for o in holdings if len(o.places) == h.ground.count}
            if len(sets) == 1:
                h.places = next(iter(sets.values()))
        if h.holder is None and h.loser is None and h.places:
            same = [o for o in holdings if o.holder and set(_names(o)) & set(_names(h)) and o.kind in ("seized", "retaken", "held")]
            if same and h.kind in ("seized", "held"):
                h.holder, h.kind = same[-1].holder, h.kind if h.kind == "held" else same[-1].kind
        yield h


def _names(h: Holding) -> tuple[str, ...]:
    return tuple(p.words for p in h.places)


__all__ = ["ARMED", "ControlReader", "Holding", "finished", "place_of", "replace"]
