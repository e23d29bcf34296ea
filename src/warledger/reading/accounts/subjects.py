"""Who stands as the subject of a verb: a shallow reading, token by token to its left.

Auxiliaries, days and prepositional groups are passed over, a noun group is the subject, a relative word hands on to
what it follows, a joining word to the subject that opened the clause.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from warledger.reading.accounts.page import REACH, STOPS, Actor, Page, Saying
from warledger.reading.accounts.tables import Form
from warledger.reading.text import Sentence


class Subjects(Page):
    """A part of a report that can be asked who does what."""

    def before(self, verb: int, s: Sentence) -> int:
        """The last token that stands before a verb, its auxiliaries and adverbs."""
        k = verb - 1
        while k >= s.first and (self.lows[k] in self.c.auxiliaries or self.letter(k) in "yT" or k in self.dated):
            if self.lows[k] in self.c.pronouns:
                break
            k -= 1
        return k

    def subject(self, verb: int, s: Sentence, form: Form | None = None) -> Actor | None:
        """Who does what the verb at this token says; without names where the words before it name no party."""
        k = self.before(verb, s)
        if form == "ing" and self.low(k) == ",":  # "..., seizing several towns": of the whole clause before
            return self.opening(k, s)
        for _ in range(REACH):
            if k < s.first:
                return None
            low, said = self.lows[k], self._said.get(k)
            if said is not None and said.first > s.first and not said.first <= verb < said.last:
                k = said.first - 1
            elif k in self.dated:
                k -= 1
            elif low in self.c.relatives:
                return self.antecedent(k, s)
            elif low in self.c.pronouns:
                return self.pronoun(k, s)
            elif low in self.c.joins:
                return self.opening(k, s)
            elif low in STOPS or low in self.c.breaks:
                return None
            elif low == ",":
                k = self._behind_comma(k, s)
            else:
                first = self.group_start(k, s)
                if first > k:  # no noun: another verb ends here, or a particle
                    if self.letter(k) in "ueh":
                        return self.opening(k, s)
                    k -= 1
                    continue
                at = first - 1
                if at >= s.first and self.lows[at] in self.c.prepositions | self.c.to | self.c.of | self.c.by:
                    tie = self.lows[at] in self.c.of | self.c.to and self.low(at - 1) in self.c.members
                    found = self.actor_over(k) if tie else None
                    if found is not None:
                        return found
                    k = at - 1
                else:
                    return self._in_group(first, k + 1, s)
        return None

    def group_start(self, k: int, s: Sentence) -> int:
        """Where the noun group that ends with token k begins; k + 1 where none does."""
        first = k + 1
        while first > s.first and k - first < REACH:
            at = first - 1
            actor = self.actor_over(at)
            if actor is not None and actor.first >= s.first:
                first = actor.first
            elif (
                self.lows[at] in self.c.joins
                and first <= k
                and at > s.first
                and self.letter(at - 1) in "vzp"
                and self.letter(at - 2) != "u"
            ):
                first -= 1
            elif self.lows[at] in self.c.succeeding:
                break  # "to allow convoys to"
            elif self.letter(at) in "vzpxmjdatn" and self.lows[at] not in self.c.breaks and self.lows[at] not in STOPS:
                first -= 1
                if self.letter(at) in "da":
                    break
            else:
                break
        return first

    def _in_group(self, first: int, last: int, s: Sentence) -> Actor:
        """The party that a noun group names: by its name, by "its fighters", by none."""
        found = self.actors_in(first, last)
        if not self.c.relief.isdisjoint(self.lows[first:last]):
            return Actor((), first, last, self.words(first, last))  # "humanitarian convoys" are nobody's troops
        if self.lows[first] in self.c.possessives:
            owner = self.pronoun(first, s)
            troops = self.lows[last - 1] in self.parties.tables.force_nouns | self.parties.tables.fighter_nouns
            if owner is not None and owner.names and (troops or self.parties.party(owner.names[0])):
                return replace(owner, first=first, last=last, words=self.words(first, last))
        if found and self._heads(found[-1], last):
            return replace(found[-1], first=min(first, found[-1].first))
        if self.lows[last - 1] in self.parties.tables.force_nouns | self.parties.tables.fighter_nouns:
            if found:
                return replace(found[-1], first=first, last=last)
            names = self._troops(first)
            return Actor(names, first, last, self.words(first, last), generic=True)
        return Actor((), first, last, self.words(first, last))

    def _heads(self, actor: Actor, last: int) -> bool:
        """Whether a party is what its noun group is about: "the Hayat Tahrir al-Sham alliance", not "rebel lines"."""
        rest = [self.letter(i) for i in range(actor.last, last)]
        things = self.t.ground.nouns | self.c.weapons
        return not rest or (len(rest) <= 2 and things.isdisjoint(self.lows[actor.last : last]))

    def _troops(self, at: int) -> tuple[str, ...]:
        """Whose "troops" or "fighters" are, where nothing says so: those of the party that acted last."""
        before = self.actors[
            max(bisect_right(self.actor_firsts, at - 1) - 6, 0) : bisect_right(self.actor_firsts, at - 1)
        ]
        for actor in reversed(before):
            party = self.parties.party(actor.names[0])
            if party is not None and party.kind not in ("state", "people", "criminals"):
                return actor.names
        return ()

    def _behind_comma(self, k: int, s: Sentence) -> int:
        """The token before a parenthesis that ends with the comma at k, or before the comma."""
        opened = self.opened(k, s)
        return opened - 1 if opened is not None else k - 1

    def opened(self, k: int, s: Sentence) -> int | None:
        """The comma that opens the parenthesis which ends with the comma at k; None where none does."""
        for j in range(k - 1, max(s.first, k - REACH), -1):
            if self.lows[j] in STOPS:
                break
            if self.lows[j] == ",":
                inner = self.letter(j + 1)
                opens = self.lows[j + 1] in self.c.relatives or inner in "daujip" or self.lows[j + 1] in self.c.breaks
                return j if opens else None
        return None

    def opening(self, k: int, s: Sentence) -> Actor | None:
        """The subject that opened the clause in which a joined verb stands."""
        left, relative = k, None
        while left > s.first and k - left < REACH:
            low = self.lows[left - 1]
            said = self._said.get(left - 1)
            if said is not None:
                if said.content_first >= said.last:  # "Cavusoglu said ... and called on": the speaker goes on
                    return self.speaker(said, k)
                left = max(said.first, s.first)
                continue
            if low in STOPS or (low in self.c.breaks and low not in self.c.prepositions):
                break
            if low in self.c.relatives:
                relative = left - 1
                break
            left -= 1
        for i in range(left, k):
            if (
                self.lows[i] in self.c.pronouns
                and self.letter(i) == "q"
                and self.lows[i] not in self.c.objects - {"it"}
            ):
                return self.pronoun(i, s)
            actor = self.actor_over(i)
            if actor is not None:
                at = actor.first - 1
                while at >= left and self.letter(at) in "djan":
                    at -= 1
                if at >= left and self.lows[at] in self.c.prepositions | self.c.by | self.c.to:
                    continue
                if at >= left and self.lows[at] in self.c.of and self.low(at - 1) not in self.c.members:
                    continue
                if self._heads(actor, actor.last):
                    return actor
        return self.antecedent(relative, s) if relative is not None else None

    def antecedent(self, k: int, s: Sentence) -> Actor | None:
        """Whom the relative word at k stands for: the named party of the group before it."""
        j = k - 1
        while j > s.first and (self.lows[j] == "," or self.lows[j] in self.c.prepositions):
            j -= 1
        near = [a for a in self.actors_in(max(s.first, j - 12), j + 1) if a.last <= j + 1]
        if near and near[-1].last > j - 3:
            if near[-1].generic and len(near) > 1 and not near[-2].generic and self.low(near[-2].last) == ",":
                return near[-2]
            return near[-1]
        first = self.group_start(j, s)
        return self._in_group(first, j + 1, s) if first <= j else None

    def speaker(self, said: Saying, k: int) -> Actor:
        """Who speaks, as a party where it is one: by name, or by what he is ("a rebel officer")."""
        name = self.spoken_by(said)
        if self.parties.party(name) is None:
            own = self.actors_in(said.first, said.last)
            if own:
                return replace(own[0], first=k, last=k + 1)
        return Actor((name,), k, k + 1, name)

    def pronoun(self, k: int, s: Sentence) -> Actor | None:
        """Whom a pronoun stands for: the speaker where it opens what is said, else the subject that went before."""
        said = self.saying_of(k)
        first_person = self.letter(k) == "q" and self.lows[k] in self.c.first_person
        if said is not None and (first_person or k - said.content_first <= 1):
            speaker = self.speaker(said, k)
            known = self.parties.party(speaker.names[0]) is not None or self.lows[k] in self.c.possessives
            return replace(speaker, names=speaker.names if known or first_person else ())
        number = self.text.sentence_at(self.starts[k])
        floor = self.text.sentences[max(number - 2, 0)].first
        before = [a for a in self.actors_in(floor, k) if a.last <= k]
        own = [a for a in before if a.first >= s.first]
        if (
            own and self.low(k - 1) in self.c.helping
        ):  # "Russia went in for the regime, helping its forces": not Russia's
            own = own[-1:]
        if own and self.lows[k] in self.c.possessives:
            own = own[::-1]  # "the army stepped up its campaign": its own, whoever is named before
        if any(w in self.c.residents | self.c.relief for w in self.lows[own[-1].last if own else s.first : k]):
            return Actor((), k, k + 1, self.words(k, k + 1))  # "villagers were killed as they fled"
        for actor in own or before:
            at = actor.first - 1
            while at >= floor and self.letter(at) in "djan":
                at -= 1
            if self.low(at) not in self.c.prepositions | self.c.by | self.c.of | self.c.to or at < floor:
                return replace(actor, first=k, last=k + 1, words=self.words(k, k + 1))
        return replace(before[-1], first=k, last=k + 1, words=self.words(k, k + 1)) if before else None

    def trier(self, governor: int, s: Sentence) -> Actor | None:
        """Who tries, by the word that says so: "the army tried to", "its attempts to", "attempts by the army to"."""
        verb = self.lows[governor] not in self.c.assaults or self.low(governor - 1) in self.c.auxiliaries
        if verb and not self.actors_in(governor + 1, governor + 4):
            return self.subject(governor, s)
        ties = self.c.by | self.c.of  # "operations of the army to"
        after = self.actors_in(governor + 1, governor + 4)
        own = [a for a in after if not ties.isdisjoint(self.lows[max(a.first - 2, governor + 1) : a.first + 1])]
        start = self.group_start(governor, s)
        inside = self.actors_in(max(min(start, governor), s.first), governor)
        if own or inside:
            return (own or inside)[-1]
        return self.opening(min(start, governor), s)

    def agent(self, verb_end: int, s: Sentence) -> Actor | None:
        """Who stands behind "by" soon after a passive verb."""
        for i in range(verb_end, min(verb_end + 12, s.last)):
            if self.lows[i] in self.c.by:
                for j in range(i + 1, min(i + 6, s.last)):
                    actor = self.actor_over(j)
                    if actor is not None:
                        return actor
                    if self.lows[j] in STOPS | {","} or self.lows[j] in self.c.breaks - self.c.prepositions:
                        break  # "controlled by a council but the army is present"
                return Actor((), i + 1, min(i + 3, s.last), self.words(i + 1, min(i + 3, s.last)))
            if (
                self.lows[i] in STOPS
                or self.lows[i] == ","
                or (self.lows[i] in self.c.breaks and self.lows[i] not in self.c.prepositions)
            ):
                break
        return None
