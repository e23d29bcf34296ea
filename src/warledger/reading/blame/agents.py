"""Who is said to do what in one sentence: parties as doers, as owners of an attack, as opponents, as targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from warledger.reading.blame.actortables import ActorTables
from warledger.reading.blame.groups import QUOTES, Group, Groups
from warledger.reading.blame.parties import PartyMention
from warledger.reading.text import Sentence, Text

Role = Literal["by", "doer", "event", "clash", "claim", "blame", "target", "victim", "none"]
BLAMED_ON = 4  # "blaming the attacks on", "attributed the attack to": tokens from the verb to the preposition
FROM = 9  # tokens from "from" to the party whose ground it was
BETWEEN = 12  # tokens from "fighting between" to the second who fights
YEAR = 4
CENTURIES = frozenset({"19", "20"})
DOERS = frozenset({"by", "doer", "event", "claim", "blame"})


@dataclass(frozen=True, slots=True)
class Agent:
    """Parties that stand together in a sentence and their part in it.

    ``at`` is the token that gives the role: the verb, the attack, "by"; ``first`` and ``last`` (exclusive) are the
    tokens of the names. ``weak`` roles (taking a town, fighting on) tell of a figure only close by.
    """

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    role: Role
    at: int
    first: int
    last: int
    weak: bool = False
    generic: bool = False


def counted(low: str, t: ActorTables) -> bool:
    """Whether a word counts something: a number that is no year, "dozens", "a"."""
    return low in t.counts or (low[:1].isdigit() and not (len(low) == YEAR and low[:2] in CENTURIES))


class SentenceAgents:
    """The agents of one sentence."""

    def __init__(
        self,
        text: Text,
        sentence: Sentence,
        mentions: Sequence[tuple[PartyMention, int, int]],
        t: ActorTables,
    ) -> None:
        self.lows, self.begin, self.end, self.t = text.lows, sentence.first, sentence.last, t
        self.groups = Groups(text, sentence, t).join(mentions)
        self.starts = {g.first for g in self.groups}

    def read(self) -> list[Agent]:
        """One agent a group and one a "its fighters" that looks back at one, in order."""
        groups = sorted([*self.groups, *self._looking_back()], key=lambda g: g.first)
        return self._without_objects([self._agent(g) for g in groups])

    def _without_objects(self, agents: list[Agent]) -> list[Agent]:
        """ "The army shelled X and other factions, killing nine": who kills is the subject, not the last one hit."""
        out: list[Agent] = []
        for a in agents:
            gerund = (
                a.role == "doer" and self.low(a.at).endswith("ing") and self.low(a.at - 1) not in {*self.t.be, "by"}
            )
            main = next((b for b in reversed(out) if b.role == "doer" and b.at < a.first), None) if gerund else None
            if main is not None and not any(self.low(i) in self.t.subordinators for i in range(main.at, a.first)):
                a = replace(a, role="none")
            out.append(a)
        return out

    def low(self, i: int) -> str:
        """The word at token i in lookup form, "" outside the sentence."""
        return self.lows[i] if self.begin <= i < self.end else ""

    def _looking_back(self) -> list[Group]:
        """ "IS advances as its fighters raided villages": the fighters of the party named last before them."""
        found: list[Group] = []
        for g, following in zip_longest(self.groups, self.groups[1:]):
            if all(m.generic for m in g.mentions):
                continue
            until = following.first if following else self.end
            denied = next((i for i in range(g.last, until) if self.low(i) in self.t.negations), until)
            own = (i for i in range(g.last, denied) if self.low(i) in self.t.possessives and self._armed(i + 1))
            found.extend(Group(g.mentions, i, i + 2) for i in own)
        return found

    def _agent(self, g: Group) -> Agent:
        names = tuple(dict.fromkeys(m.label or m.name for m in g.mentions))
        kinds = tuple(m.kind for m in g.mentions)
        role, at, weak = self._role(g)
        return Agent(names, kinds, role, at, g.first, g.last, weak, all(m.generic for m in g.mentions))

    def _role(self, g: Group) -> tuple[Role, int, bool]:
        left = self._left(g.first)
        word, before = self.low(left), self.low(left - 1)
        event = self._event(g)
        if (source := self._fired_from(g.first)) >= 0:
            known = any(self.low(i) in self.t.definite for i in range(source - FROM, source))
            return "claim" if known else "by", g.first, False
        if word == "by" or (self._counted(left) and self.low(self._uncounted(left)) == "by"):
            return self._by(self._uncounted(left))
        if word == "of" and before == "hands":
            return "by", left, False
        if word in ("to", "for", "against") and before in self.t.answers:
            return "none", left, False  # "reacted to the Turkish bombardment"
        hit = word in self.t.attack_verbs or word in self.t.harm_verbs
        met = word in self.t.repels or (hit and self._object_of(left))
        if event >= 0 and met and self.low(event + 1) not in self.t.skips:
            return "target", left, False  # "foiled a rebel attack", not "a rebel attack that killed nine"
        if event >= 0 and word not in ("against", "anti") and before not in self.t.aid:
            return "event", event, False
        if self._predicate(g):
            return "claim", g.first, False
        if word in ("with", "against", "between", "to") and self._clash_before(left):
            return "clash", left, False
        if word in ("from", "on") and (self._counted(left - 1) or self.low(g.last) in self.t.flanks):
            return "none", left, False  # "29 from the army", "57 on the government side"
        if (word in ("of", "from") and self._machine(g)) or (word == "from" and before in self.t.fire_nouns):
            return "by", left, False
        if word == "of" and before in ("fire", "gunfire"):
            return "by", left, False
        if word in ("to", "with") and before in self.t.ties and self._machine_before(left):
            return "by", left, False
        if word in ("on", "to") and any(self.low(i) in self.t.blame_verbs for i in range(left - BLAMED_ON, left)):
            return "blame", left, False
        if self._blamed(left):
            return "blame", left, False
        if self._counted(left) and self.low(self._left(left)) in self.t.harm_verbs:
            return "victim", left, False
        if word == "of" and before in self.t.fire_nouns and self._army(g):
            return "by", left, False
        if word in self.t.fight_verbs and word.endswith("ing"):
            return "target", left, False  # "a coalition fighting Daesh mistakenly killed nine"
        if word in self.t.target_prepositions or (hit and (self._past(word) or self._object_of(left))):
            return "target", left, False
        return self._doing(g, word)

    def _object_of(self, verb: int) -> bool:
        """ "Russian jets destroy Daesh posts": whether another party before is this verb's subject."""
        return any(other.last <= verb and self._verb(other) == verb for other in self.groups)

    def _army(self, g: Group) -> bool:
        """ "the bombing of the Syrian army", not "of army positions": armies bomb more than they are bombed."""
        return g.mentions[0].kind == "state forces" and self.low(g.last) not in self.t.stands

    def _past(self, low: str) -> bool:
        return low.endswith(("ed", "ing")) or low in self.t.participles or low in ("kill", "kills")

    def _by(self, by: int) -> tuple[Role, int, bool]:
        """Whether "by" gives a doer: not in "backed by", "said by", "used as a prison by"."""
        t = self.t
        for i in range(by - 1, max(by - 9, self.begin - 1), -1):
            low = self.low(i)
            if low in ("claimed", "blamed"):
                return "claim", by, False
            if low in t.not_agent or (low in t.speech_verbs and i == by - 1):
                return "none", by, False
            if low in t.harm_verbs or low in t.attack_verbs or low in t.fire_verbs or low in t.attack_nouns:
                return "by", by, False
        return "by", by, True

    def _uncounted(self, i: int) -> int:
        while i > self.begin and (self._counted(i) or self.low(i) in ("about", "some", "nearly", "around", "at")):
            i -= 1
        return i

    def _counted(self, i: int) -> bool:
        return counted(self.low(i), self.t)

    def _doing(self, g: Group, word: str) -> tuple[Role, int, bool]:
        if word in self.t.prepositions or self._fought_between(g.first):
            return "none", g.first, False
        claim = self._claims(g)
        if claim >= 0:
            return "claim", claim, False
        verb = self._verb(g)
        if verb >= 0:
            low = self.low(verb)
            if any(self.low(i) in self.t.speech_verbs for i in range(g.last, verb)):
                return "claim", verb, False  # "Daesh said that its fighters had fired"
            counted = self._counted(self._left(g.first))  # "25 fighters killed", by somebody else
            armed = any(self.low(i) in self.t.weapons for i in range(verb + 1, verb + 3))  # "used chemical weapons"
            return "doer", verb, counted or (low in self.t.weak_verbs and not armed)
        if self._fights(g):
            return "clash", g.last, False
        return "none", g.first, False

    def _left(self, i: int) -> int:
        """The word before the names, past articles, "suspected", "about 150", "members of"."""
        i -= 1
        while i >= self.begin:
            low = self.low(i)
            if low == "led" and self.low(i - 1) == "-":
                i -= 3  # "a U.S.-led coalition"
            elif (low == "of" and self.low(i - 1) in self.t.counts) or (low in ("of", "from") and self._armed(i - 1)):
                i -= 2  # "members of", "dozens of", "a bomber from"
            elif self.low(i - 1) in self.t.ties and self._armed(i - 2) and not self._machine_before(i):
                i -= 3  # "a group affiliated with", "fighters loyal to"
            elif low in self.t.determiners or low in QUOTES or low in ("either", "both") or "-" in low[1:]:
                i -= 1
            else:
                break
        return i

    def _armed(self, i: int) -> bool:
        return self.low(i) in self.t.fighter_nouns or self.low(i) in self.t.force_nouns

    def _event(self, g: Group) -> int:
        """The attack that the names own: "Turkish drone attack", "Assad regime airstrikes"; or the last word of it."""
        best = g.last - 1 if self.low(g.last - 1) in self.t.attack_nouns else -1
        for i in range(g.last, min(g.last + 6, self.end)):
            low = self.low(i)
            counts = low in self.t.harm_verbs and any(self._counted(k) for k in range(i + 1, i + 4))
            if low in self.t.attack_nouns and not counts:
                best = i  # not "the border with Turkey killing at least nine"
            elif best >= g.last or not (
                low in self.t.modifiers or low in self.t.force_nouns or low in QUOTES or low == "'"
            ):
                break
        return best

    def _fired_from(self, first: int) -> int:
        """ "Shells fired from areas held by the SDF", "rockets from places under government control": the "from"."""
        for i in range(first - 1, max(first - FROM, self.begin), -1):
            low = self.low(i)
            if low == "from":
                fired = any(self.low(k) in self.t.fire_verbs for k in range(i - 3, i))
                held = first - i > 1 or self.low(first + 1) in self.t.holds
                return i if fired and held else -1
            if not (low in self.t.stands or low in self.t.holds or low in self.t.determiners or low in self.t.grounds):
                break
        return -1

    def _predicate(self, g: Group) -> bool:
        """ "The planes were Russian": what is said of an attack that was told."""
        if g.last - g.first > 1 or not g.mentions[0].adjective or self.low(g.first - 1) not in self.t.be:
            return False
        return any(self.low(i) in self.t.machine_nouns | self.t.attack_nouns for i in range(g.first - 4, g.first - 1))

    def _clash_before(self, left: int) -> bool:
        reach = 8 if self.low(left) == "between" else 4
        return any(
            self.low(i) in self.t.clash_nouns or self.low(i) in self.t.fight_verbs for i in range(left - reach, left)
        )

    def _fought_between(self, first: int) -> bool:
        """ "Fighting between militants and the alliance's troops forced": the second of two who fight."""
        lows = [self.low(i) for i in range(max(first - BETWEEN, self.begin), first)]
        at = lows.index("between") if "between" in lows else len(lows)
        fight = any(low in self.t.clash_nouns for low in lows[:at])
        return fight and "and" in lows[at:] and "," not in lows[at:]

    def _machine(self, g: Group) -> bool:
        return any(
            self.low(i) in self.t.machine_nouns or self.low(i) in ("artillery", "army") for i in (g.last - 1, g.last)
        )

    def _machine_before(self, left: int) -> bool:
        return any(
            self.low(i) in self.t.machine_nouns or self.low(i) in self.t.fire_nouns for i in range(left - 8, left)
        )

    def _blamed(self, left: int) -> bool:
        return any(self.low(i) in self.t.blame_verbs for i in (left, left - 1)) and self.low(left) != "by"

    def _claims(self, g: Group) -> int:
        """ "Daesh claimed the attack", "the group accepted responsibility": the verb."""
        for i in range(g.last, min(g.last + 9, self.end)):
            low = self.low(i)
            if low in self.t.claim_verbs and any(
                self.low(k) in self.t.claimed for k in range(i + 1, min(i + 6, self.end))
            ):
                return i
            if low in self.t.shows and any(self.low(k) in self.t.films for k in range(i + 1, min(i + 5, self.end))):
                return i if any(self.low(k) in self.t.attack_nouns for k in range(i + 2, min(i + 11, self.end))) else -1
            if low in ("behind", "responsible") and (self.low(i - 1) in self.t.be or i == g.last):
                return i
            if low in ".;:" or (i in self.starts and i > g.last):
                break
        return -1

    def _fights(self, g: Group) -> bool:
        i = g.last
        while self.low(i) in self.t.be or self.low(i) in self.t.skips or self._armed(i):
            i += 1
        return self.low(i) in self.t.fight_verbs

    def _verb(self, g: Group) -> int:
        """The verb of harm or attack whose subject the names are, or -1."""
        be = said = among = False
        t = self.t
        for i in range(g.last, min(g.last + 26, self.end)):
            low = self.low(i)
            if low in ".?!;:":
                break
            if low in t.be:
                be = True
                continue
            if low in t.skips or low in t.joins or (low in t.goes_on and self.low(i + 1) == "to"):
                continue
            if low in t.negations:
                break
            if low in t.possessives and self.low(i - 1 - (self.low(i - 1) == "up")) in t.raises and self._owned(i):
                return i
            if low in t.speech_verbs and low not in t.harm_verbs:
                reported = {self.low(k) for k in range(i + 1, i + 9)}
                if said or not reported & {"it", "they", "its", "to", "their"}:
                    break
                said = True
                continue
            if low in t.subordinators and low != "as" and i > g.last + 1:
                break
            among |= low in t.among
            if i in self.starts and not among and t.prepositions.isdisjoint((self.low(i - 1), self.low(self._left(i)))):
                break
            if low in t.inquiry and self.low(i + 1) != "by":
                break  # "police are investigating a shooting"
            if low in t.attack_verbs and self.low(i + 1) in t.machine_nouns and self.low(i - 1) not in t.skips:
                continue  # "using attack helicopters"
            if low in t.noun_verbs and i > g.last:
                continue  # "police found a man with gunshot wounds"
            if self.low(i - 1) in t.joins and self.low(i - 2) in t.fallen:
                continue  # "left behind dead and wounded members"
            if low in t.opens and not t.attack_nouns.isdisjoint(self.low(k) for k in range(i + 1, i + 5)):
                return i  # "began an offensive"
            if low in t.harm_verbs or low in t.attack_verbs or low in t.fire_verbs or low in t.repels:
                found = self._done(i, g.last, be=be)
                if found is not None:
                    return found
                continue
            be = False
        return -1

    def _done(self, i: int, behind: int, *, be: bool) -> int | None:
        """Whether a verb of harm is what the names that end before ``behind`` do: its token, -1 for no, None if it only
        looks like a verb.
        """
        low, before, t = self.low(i), self.low(i - 1), self.t
        if be and not low.endswith("ing"):
            return -1
        if before == "to" and self.low(i - 2) in t.goes_on:
            return i
        if before == "by" and not (t.answers | t.inquiry).isdisjoint(map(self.low, range(behind, i))):
            return i  # "reacted by shelling"
        passive = self._passive(i, low)
        if before in t.determiners or before in t.prepositions or passive:
            return -1 if passive and not be else None
        return i

    def _owned(self, i: int) -> bool:
        """ "stepped up their shelling": an attack right behind the possessive."""
        return any(self.low(k) in self.t.attack_nouns for k in range(i + 1, i + 4))

    def _passive(self, i: int, low: str) -> bool:
        """ "militants killed in clashes": a participle without an object."""
        if low in self.t.fire_verbs or not (low.endswith("ed") or low in self.t.participles):
            return False
        nxt = self.low(i + 1)
        if nxt in self.t.prepositions and any(self._counted(k) for k in (i + 2, i + 3)) and nxt != "in":
            return False  # "killed at least seven", "killed over 100"
        return nxt == "" or nxt in self.t.prepositions or nxt in self.t.joins or nxt in ".?!;:|"
