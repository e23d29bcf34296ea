"""Whose deed a text goes on about, sentence by sentence, where the sentence itself does not say."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import Final

from warledger.reading.blame.acts import Acts
from warledger.reading.blame.agents import DOERS, Agent
from warledger.reading.blame.parties import Parties
from warledger.reading.text import NUMBERED

# Sentences: how far into a text the first doer still answers for those before it, and how far back any claim reaches.
REACH_BACK: Final = 2
CLAIM_BACK: Final = 40
LAST: Final = 10**9  # no paragraph lies behind it
NEAR: Final = 3  # sentences
WARNED: Final = 5  # tokens from "after" to the verb of who said something
FRESH: Final = 6  # tokens from "a" to its attack
RELATIVE: Final = 6  # tokens between "who" and the "by" of its clause
NO_WEAPON: Final[frozenset[str]] = frozenset()
Opening = tuple[tuple[str, ...], frozenset[str]]


class Threads:
    """What the sentences of a part go on about.

    ``named_speaker``: the report's source speaks for a party, so that "terrorists" is its word for somebody.
    """

    def __init__(self, parties: Parties, *, named_speaker: bool) -> None:
        self.parties, self.t, self.named_speaker = parties, parties.tables, named_speaker

    def follow(self, acts: Acts, opening: Opening = ((), frozenset())) -> list[tuple[str, ...]]:
        """For every sentence the doer it goes on about; before the first one is named, the one that soon will be.

        A weapon of another kind than the doer's is another attack, whose doer is not said; a total over many days and
        one of a whole war are nobody's unless they name somebody.
        """
        chain, weapons = opening
        police: tuple[str, ...] = ()
        out: list[tuple[str, ...]] = []
        heirs: tuple[str, ...] = ()  # the doers of such a total
        claimed = LAST  # the paragraph of a claim that names the doer
        unclaimed = 0  # the first sentence behind one that says that nobody claimed what was told
        whole = False  # speaks of the whole war
        total = False  # in a passage on a total over many days
        for s in range(len(acts.text.sentences)):
            lows, own = acts.lows[s], self._weapons(acts, s)
            strong, words = self.doers(acts, s, aside=bool(chain)), acts.words(s)
            whole = self._whole(acts, s, was=whole)
            wide = self._wide(acts, s)
            was, total = total, wide or (total and self._itemises(acts, s))
            if not NUMBERED.match(words):
                heirs = () if whole else strong or (heirs if was and total else ())
            if acts.says(self.t.unclear, s):
                chain, strong, unclaimed = (), (), s + 1
                if out and s and not self.doers(acts, s - 1):
                    out[-1] = ()
            aside = total or acts.says(self.t.background, s) or self._other_blame(acts, s)
            aside |= (bool(unclaimed) and acts.says(self.t.habit, s)) or self.of_another_year(acts, s)
            if self._of_another(acts, s):
                strong = ()
            if strong and not ((chain or unclaimed) and aside):
                if not chain:
                    self._fill_back(acts, s, out, strong, own, unclaimed)
                only = self._only_claimed(acts, s)
                own = own or (self._weapons_before(acts, s) if only else own)
                weapons = own if strong != chain else weapons | own
                chain = strong
                claimed = acts.text.sentences[s].paragraph if only else LAST
            police = next((a.names for a in acts.agents[s] if a.role in DOERS and "police" in a.kinds), police)
            if lows & self.t.arrests and police:
                out.append(police)
            else:
                goes_on = self._goes_on(acts, s, own, weapons, aside=whole or total, known=wide and not was)
                goes_on &= acts.text.sentences[s].paragraph <= claimed or bool(strong) or self._definite(acts, s)
                out.append(chain if goes_on else heirs if total and was else ())
        return out

    def opening(self, title: Acts) -> Opening:
        """A text goes on about what its title says: the first doers of the title, and their weapons."""
        for s in range(len(title.text.sentences)):
            if names := self.doers(title, s):
                return names, self._weapons(title, s)
        return (), frozenset()

    def _goes_on(
        self, acts: Acts, s: int, own: frozenset[str], weapons: frozenset[str], *, aside: bool, known: bool
    ) -> bool:
        """Whether a sentence speaks of the same deed: "the raids" are known ones, other weapons are not."""
        if own and weapons and not own & weapons:
            return False
        return not aside or (known and self._definite(acts, s))

    def _only_claimed(self, acts: Acts, s: int) -> bool:
        """Whether a sentence names doers only for what was told before: "the planes were Russian"."""
        return all(a.role in ("claim", "blame") for a in acts.agents[s] if a.role in DOERS)

    def _of_another(self, acts: Acts, s: int) -> bool:
        """ "After an attack on a convoy they blamed the army", "last month IS claimed bombings": of other attacks."""
        doers = [a for a in acts.agents[s] if a.role in DOERS]
        if not doers or not self._only_claimed(acts, s) or self._definite(acts, s):
            return False
        blamed = all(a.role == "blame" for a in doers) and self.fresh(acts, s, doers[0].first)
        return blamed or (acts.says(self.t.long_ago, s) and bool(acts.lows[s] & self.t.attack_nouns))

    def of_another_year(self, acts: Acts, s: int) -> bool:
        """Whether a sentence tells of an attack of long ago: "in August 2013 a car bomb attack"."""
        return acts.says(self.t.long_ago, s) and self.fresh(acts, s)

    def _itemises(self, acts: Acts, s: int) -> bool:
        """Whether a sentence takes a total apart: an item of a list, its head, "these attacks"."""
        words = acts.words(s)
        return NUMBERED.match(words) is not None or words.endswith(":") or self._definite(acts, s)

    def _whole(self, acts: Acts, s: int, *, was: bool) -> bool:
        """Whether a sentence speaks of the whole war, or goes on to: "It has cost the lives of thousands"."""
        goes_on = was and acts.low(acts.text.sentences[s].first) in self.t.it
        return goes_on or (acts.says(self.t.war, s) and not acts.says(self.t.record, s))

    def fresh(self, acts: Acts, s: int, last: int | None = None) -> bool:
        """Whether a sentence tells, before token ``last``, of an attack not told before: "a car bomb attack"."""
        if not acts.lows[s] & self.t.attack_nouns:
            return False
        sentence = acts.text.sentences[s]
        lows = acts.between(sentence.first, sentence.last if last is None else last)
        for i, low in enumerate(lows):
            if low in self.t.indefinite:
                noun = takewhile(
                    lambda word: word.isalpha() and word not in self.t.prepositions, lows[i + 1 : i + FRESH]
                )
                if not self.t.attack_nouns.isdisjoint(noun):
                    return True
        return False

    def _definite(self, acts: Acts, s: int, first: int = 0) -> bool:
        sentence = acts.text.sentences[s]
        words = pairwise(acts.between(max(sentence.first, first), sentence.last))
        return any(word in self.t.definite and noun in self.t.attack_nouns for word, noun in words)

    def _fill_back(
        self,
        acts: Acts,
        s: int,
        out: list[tuple[str, ...]],
        names: tuple[str, ...],
        weapons: frozenset[str],
        unclaimed: int,
    ) -> None:
        """Give a doer named late to the sentences before, where nothing speaks of another attack.

        One who is named very late, and for no attack that was told, answers only for attacks with his weapons.
        """
        claimed = any(a.role in ("claim", "blame") for a in acts.agents[s])
        deaths = claimed and acts.lows[s] & self.t.deaths  # blamed for all that were counted
        if not claimed and acts.says(self.t.background, s):
            return
        begin = max(s - CLAIM_BACK, 0 if claimed else unclaimed)
        recalled = (i for i in range(s - 1, begin - 1, -1) if self._recalls(acts, i))
        for i in range(next(recalled, begin), s):  # who did what was recalled did not do the news
            own = self._weapons(acts, i)
            late = s > REACH_BACK and not own & weapons
            if not claimed and (late or acts.lows[i] & self.t.clash_nouns):
                continue  # of those who fight either may have done it
            if not (own and weapons and not own & weapons) and (deaths or not self._wide(acts, i)):
                out[i] = names

    def _recalls(self, acts: Acts, s: int) -> bool:
        """ "The attack comes a day after a bombing": an earlier one; not "hours after officials warned"."""
        if not acts.says(self.t.recalled, s):
            return False
        sentence = acts.text.sentences[s]
        words = acts.between(sentence.first, sentence.last)
        behind = next((i for i, low in enumerate(words) if low in self.t.parting), len(words))
        return self.t.speech_verbs.isdisjoint(words[behind : behind + WARNED])

    def _wide(self, acts: Acts, s: int) -> bool:
        """Whether a sentence speaks of a whole war, or of many days, and not only of the worst attack in them."""
        return (acts.says(self.t.war, s) or acts.says(self.t.period, s)) and not acts.says(self.t.record, s)

    def doers(self, acts: Acts, s: int, *, aside: bool = False) -> tuple[str, ...]:
        """The first doers of a sentence that others may go on about: none that only hold or take, no nameless ones.

        ``aside``: nor who is only said to have hit some of the victims ("two who were shot by guards").
        """
        for a in acts.agents[s]:
            nameless = all(k == "police" or (k == "people" and a.generic) for k in a.kinds) or self._labels(acts, a)
            if a.role not in DOERS or a.weak or nameless or self._besides(acts, s, a) or self._enemies(a):
                continue
            if acts.low(a.at) in self.t.repels:
                continue  # who foils an attack has not made the next
            if not aside or a.role != "by" or "who" not in acts.between(a.at - RELATIVE, a.at):
                return a.names
        return ()

    def _enemies(self, agent: Agent) -> bool:
        """ "The army and rebels trade attacks": of two who fight each other neither did what the text tells on."""
        return agent.role != "by" and any(not self.parties.friends(a, b) for a, b in pairwise(agent.names))

    def _besides(self, acts: Acts, s: int, agent: Agent) -> bool:
        """ "Raids killed 37, while six died in regime strikes": a second deed, which says nothing of the first."""
        words = acts.between(acts.text.sentences[s].first, agent.first)
        turn = next((i for i, low in enumerate(words) if low in self.t.turns), 0)
        return not self.t.harm_verbs.isdisjoint(words[:turn]) and not self.t.attack_nouns.isdisjoint(words[:turn])

    def _labels(self, acts: Acts, agent: Agent) -> bool:
        """Whether the words ("terrorists") only say what somebody is called, by a report that speaks for no party."""
        called = not self.t.labels.isdisjoint(acts.between(agent.first, agent.last))
        parties = [self.parties.party(name) for name in agent.names]
        return called and not self.named_speaker and all(party is not None and party.generic for party in parties)

    def _other_blame(self, acts: Acts, s: int) -> bool:
        """Whether a sentence only blames somebody, and for no attack that was told before ("the attack")."""
        blamed = [a for a in acts.agents[s] if a.role in DOERS and not a.weak]
        return all(a.role == "blame" and not self._definite(acts, s, a.last) for a in blamed)

    def _weapons_before(self, acts: Acts, s: int) -> frozenset[str]:
        """The weapons of what somebody is blamed for: those told last."""
        told = (self._weapons(acts, i) for i in range(s - 1, max(s - NEAR, 0) - 1, -1))
        return next((own for own in told if own), NO_WEAPON)

    def _weapons(self, acts: Acts, s: int) -> frozenset[str]:
        known = self.t.weapons.keys() & acts.lows[s]
        return frozenset(self.t.weapons[low] for low in known) if known else NO_WEAPON
