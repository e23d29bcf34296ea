"""Who takes, holds and loses ground: the control statements of one part of a report.

Verbs say it ("seized", "fell to", "withdrew from"), nouns ("five failed attempts to regain control of", "a fourth
assault on") and "under the control of". An attempt changes nothing; its holder is the party that tries. A plan, a wish
or a denial is marked in ``realis``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from warledger.reading.accounts.clauses import Clauses, Mood
from warledger.reading.accounts.frames import NEAR
from warledger.reading.accounts.ground import RECENT, Ground
from warledger.reading.accounts.holdings import Holding, merged
from warledger.reading.accounts.nouns import CONTROL_REACH, Nouns
from warledger.reading.accounts.tables import Verb
from warledger.reading.placing.placed import PlaceMention
from warledger.reading.text import Sentence

CITY: Final = 4.0
"""The level of a place from which on it is a city: see :class:`~warledger.reading.placing.where.PlaceMention`."""
NEARBY: Final = 3
"""Sentences back in which "it" or "the town" means the ground that changed hands last."""
BESIDE: Final = 3
"""Tokens before a place within which "outside" makes it a landmark."""


class ControlReader(Nouns):
    """Reads the control statements of one part."""

    def __init__(self, page: Clauses, holder: Callable[[str], str | None]) -> None:
        super().__init__(page, holder)
        self.recent: list[Holding] = []

    def read(self, s: Sentence, words: Sequence[int]) -> list[Holding]:
        """The statements of one sentence, in order; ``words`` are its tokens that may say one."""
        page, found = self.page, list[Holding]()
        free = s.first
        for i in words:
            hit = self._at(i, s) if i >= free else None
            if hit is not None:
                holding, free = hit
                if holding is not None:
                    self._settle(holding)
                    holding.holder, holding.loser = self._known(holding.holder), self._known(holding.loser)
                if holding is not None and (holding.holder or holding.loser or holding.places):
                    found.append(holding)
                    if i not in page.held:  # "rebel-held Sarmin" says by the way whose it is: "the town" is another
                        self.recent.append(holding)
        return merged(found)

    def _known(self, names: str | None) -> str | None:
        """A holder who is a party; a person who only speaks holds nothing."""
        party = self.page.parties.party
        known = names is not None and (party(names) or any(map(party, names.split(" and "))))
        return names if known else None

    def _at(self, i: int, s: Sentence) -> tuple[Holding | None, int] | None:
        page = self.page
        low = page.low(i)
        if low in self.t.controlling:
            for j in range(i + 1, min(i + CONTROL_REACH, s.last)):
                if page.low(j) in self.t.control:
                    kind, frame, form = self.t.controlling[low]
                    if kind == "extended" and any(w in self.t.administrative for w in page.lows[i:j]):
                        kind = "administered"
                    holding = self._verb(i, j + 1, Verb(kind, frame, form), s, over=True)
                    if holding is not None:
                        holding.claimed |= low in self.t.claiming
                    return holding, j + 1
                if page.letter(j) not in "dajyxnc":
                    break
        if i in page.held:
            return self.held(i, s, self.recent[-1] if self.recent else None), i + 1
        under = self.under(i, s) if low in self.t.grips else None
        if under is not None:
            return under
        hit = self.t.verbs.at(page.lows, i, s.last)
        if hit is not None and self._is_verb(i, hit[0], hit[1], s):
            return self._verb(i, hit[0], hit[1], s), hit[0]
        if low in self.t.leaving | self.t.invading:
            return self.movement(i, s), i + 1
        if low in self.t.takings:
            return self.taking(i, s), i + 1
        if low in self.c.assaults:
            return self.assault(i, s), i + 1
        return None

    def _is_verb(self, i: int, end: int, verb: Verb, s: Sentence) -> bool:
        """Whether the word is a verb here: "the control", "a hold", "the captured men" are none."""
        before = self.page.low(i - 1) if i > s.first else ""
        letter = self.page.letter(i - 1) if i > s.first else ""
        if (
            verb.form in ("past", "participle")
            and self.page.low(end) not in self.c.by
            and before not in self.c.auxiliaries
        ):
            described = letter in "iojaudnm" and before not in self.c.relatives and self.page.actor_over(i - 1) is None
            if not letter or described:
                return False  # "shelled besieged Homs", "in occupied towns"
        if (verb.form == "ing" and before in self.c.out_of) or (
            verb.form in ("base", "s") and self.page.low(end) in self.c.of
        ):
            return False  # "kept them from entering", "the capture of"
        if verb.form in ("base", "s") and self.page.low(i) in self.page.parties.tables.force_nouns:
            return False  # "air forces carried out"
        if verb.form in ("base", "s") and (self.page.letter(i - 1) in "daj" if i > s.first else False):
            return before in self.c.auxiliaries
        return not (
            verb.form in ("past", "participle", "ing") and before in self.c.definite and before not in self.c.relatives
        )

    # -- verbs -------------------------------------------------------------------------------------------------------

    def _verb(self, i: int, end: int, verb: Verb, s: Sentence, *, over: bool = False) -> Holding | None:
        page = self.page
        mood = page.mood(i, verb.form, s)
        if mood.loose and not mood.tried:
            return None
        if mood.tried and mood.governor is not None and verb.frame in ("take", "expel"):
            return self._try(i, end, verb, mood, s, over=over)
        self.governor = mood.governor
        if over:
            end = self._to_object(end, s)
        holding = self.frame(i, end, verb, s) or self._thrown_back(i, end, verb, s)
        if holding is None:
            return None
        return self._in_mood(holding, mood, verb)

    def _thrown_back(self, i: int, end: int, verb: Verb, s: Sentence) -> Holding | None:
        """ "Rebels seized the village but were driven out", "before being pushed back": they lost it again."""
        page, taken = self.page, self.recent[-1] if self.recent else None
        if taken is None or taken.sentence is not s or taken.kind not in ("seized", "retaken") or not taken.holder:
            return None
        if verb.frame not in ("expel", "repel") or not page.passive(i, verb.form, s):
            return None
        actor = page.subject(i, s)
        if actor is not None and actor.names and actor.name != taken.holder:
            return None
        end += page.low(end) in self.c.out_of
        return Holding(page, s, i, i, end, "lost", loser=taken.holder, ground=taken.ground)

    def _try(self, i: int, end: int, verb: Verb, mood: Mood, s: Sentence, *, over: bool) -> Holding | None:
        """ "Failed to regain", "five failed attempts to regain control of": who tries, and for what."""
        page = self.page
        if verb.kind not in ("seized", "retaken", "advanced") or mood.governor is None:
            return None
        loser: str | None = None
        if verb.frame == "expel":  # "battling to oust the rebels from"
            loser, behind = self.driven(end, s)
            if behind == end:
                return None  # "fighting to oust the president"
            end = behind
        ground = self.grounds.after(self._to_object(end, s) if over else end, s, names=True)
        holder = page.trier(mood.governor, s)
        if ground is None or (verb.weak and (holder is None or not holder.names)):
            return None
        first = (
            holder.first
            if holder is not None and s.first <= holder.first < i and i - holder.first < NEAR
            else mood.governor
        )
        h = Holding(page, s, i, min(first, mood.governor), ground.last, "attempted", ground=ground, realis=mood.realis)
        h.holder, h.loser = holder.name if holder is not None else None, loser
        h.failed = mood.failed or self._rebuffed(h)
        h.attempts = self.attempts(h)
        return h

    def _to_object(self, end: int, s: Sentence) -> int:
        """The token where what is controlled begins: behind "of", "over", a day between."""
        for j in range(end, min(end + 5, s.last)):
            if self.page.low(j) in self.t.over and self.page.letter(j + 1) != "T":
                return j + 1
        return end

    def _in_mood(self, h: Holding, mood: Mood, verb: Verb) -> Holding | None:
        page = self.page
        h.claimed |= mood.claimed
        h.background |= page.bygone(h.at, h.sentence)
        none = h.ground is not None and page.low(h.ground.first) in page.t.ground.neither
        if (
            (mood.negated or none or mood.tried)
            and verb.frame == "take"
            and h.kind in ("seized", "retaken", "advanced")
        ):
            h.kind, h.failed, h.realis = "attempted", True, mood.realis
            return h
        if mood.tried:
            return None
        if verb.frame == "change":
            nothing = page.lows[max(h.at - 4, h.sentence.first) : h.at]
            if mood.negated or any(w in page.t.ground.neither | page.c.negations for w in nothing):
                h.kind = "held"
        elif mood.negated:
            h.realis = "denied"
        else:
            h.realis = mood.realis
        return h

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
        h.loser = h.loser if h.loser != h.holder else None
        if ground is None:
            return
        page = self.page
        h.places = tuple(p for p in ground.places if not _holds_another(p, ground.places))
        if ground.vague and not ground.back:
            h.extent = h.extent or page.words(ground.first, ground.last)
        if not ground.places and (ground.back or page.low(ground.first) in self.c.definite):
            back = self._earlier(ground, h)
            if back:
                h.places = back
                part = page.low(ground.last - 1) in page.t.ground.shares and any(
                    page.low(k) in page.t.ground.directions for k in range(ground.first, ground.last)
                )  # "the northern neighbourhood" of the town
                h.extent = page.words(ground.first, ground.last) if part else h.extent
            elif page.low(ground.first) not in self.c.objects | page.t.ground.neither:
                h.extent = h.extent or page.words(ground.first, ground.last)

    def _earlier(self, ground: Ground, h: Holding) -> tuple[PlaceMention, ...]:
        """The places that "it", "the town", "both villages" mean."""
        page = self.page
        word = page.low(ground.last - 1)
        if word in self.t.provinces:  # "the province" is no town that was named last
            wide = [p for first, _, p in page.places if first < h.at and p.kind == "province"]
            return (wide[-1],) if wide else ()
        if word in self.t.facilities:  # "the airport" is that of a name, and no town
            own = [p for first, _, p in page.places if first < h.at and word in p.words.lower().split()]
            return (own[-1],) if own else ()
        single = word in self.c.pronouns or (ground.count is None and not word.endswith(page.t.ground.plural))
        single = single and word not in self.c.several
        floor = page.text.sentences[max(page.text.sentence_at(page.starts[h.at]) - NEARBY, 0)].first
        if word in page.t.ground.shares:  # "the neighbourhood" is no city
            parts = [p for first, _, p in page.places if floor <= first < h.at and p.level < CITY]
            return (parts[-1],) if parts else ()
        for past in reversed(self.recent[-RECENT:]):
            if past.at >= floor and past.places and (len(past.places) == 1) == single:
                return past.places
        end = bisect_left(page.places, h.at, key=lambda p: p[1])
        near = [
            (first, p) for first, _, p in page.places[max(end - RECENT, 0) : end]
            if p.kind not in ("country", "province", "region")
            and self.c.landmarks.isdisjoint(page.lows[max(first - BESIDE, 0) : first])
            and not (page.low(first - 1) in self.c.of and page.low(first - 2) in page.t.ground.directions)
        ]  # fmt: skip
        if page.low(ground.first) in self.c.possessives or any(
            page.low(k) in self.t.unlike for k in range(ground.first, ground.last)
        ):
            return ()  # "the last rebel stronghold" need not be the place named last
        here = tuple(p for first, p in near if first >= h.sentence.first)
        return (near[-1][1],) if near and single else here[-2:] if len(here) > 1 and not single else ()


def _holds_another(place: PlaceMention, others: tuple[PlaceMention, ...]) -> bool:
    """Whether it is only the wider place of one named before it: "Tal Maleh in Hama province"."""
    return any(place.words in other.within for other in others if other is not place)
