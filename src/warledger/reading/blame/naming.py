"""One search of one text for the parties that it names: which phrase of the table stands where, and whom it means."""

from __future__ import annotations

from typing import Final

from warledger.reading.blame.partynames import ALIAS, LOCAL, Names, Party, PartyMention, Sense, Words, within

APPOSED: Final = frozenset({",", ".", ")"})
BRACKET: Final = 6  # words of a bracket that may stand between an adjective and its noun
DATELINE: Final = 3  # a country in more capitals than "USA" only says where the report was sent from


class Look:
    """One search of one text."""

    def __init__(
        self, names: Names, w: Words, conflicts: tuple[str, ...], day: str | None, speaker: str | None
    ) -> None:
        self.names, self.w, self.conflicts, self.day, self.speaker = names, w, conflicts, day, speaker
        self.t = names.tables
        self.states, self.group_nouns, self.state_nouns = names.states, names.group_nouns, names.state_nouns
        self.coalition: Party | None = None  # the one named in full last

    def at(self, p: int) -> tuple[PartyMention | None, int]:
        """The mention that starts at word p, and the word to go on from."""
        words = self.w.words
        for form in self.names.forms[words[p]]:
            for size in self.names.sizes(form, words, p):
                hit = self._phrase(p, size, form)
                if hit is not None:
                    return hit
        return self._nation(p)

    def _phrase(self, p: int, size: int, form: str) -> tuple[PartyMention, int] | None:
        end = p + size
        if end > len(self.w.words) or not self.w.closes(end - 1):
            return None
        rest = tuple(self.w.words[p + 1 : end])
        senses = self.names.index.get((form, *rest))
        if senses is None and rest and rest[-1].endswith("s"):
            senses = self.names.index.get((form, *rest[:-1], rest[-1][:-1]))
        best = self._choose(senses, p, end, form) if senses and not self._holds_ground(end) else None
        if best is None:
            return None
        noun = self._noun(end, self.group_nouns) if best.party.kind != "state" else -1
        until = noun + 1 if noun >= 0 and self._force(noun) and self._straight(end, noun) else end
        return self._mention(best, p, until, noun >= 0), until

    def _holds_ground(self, end: int) -> bool:
        """ "rebel held", "US occupation- backed": the name only tells of what follows."""
        q = end + 1 if end < len(self.w.words) and self.w.words[end] == "-" else end
        words = self.w.words
        if "from" in words[max(end - 4, 0) : end] and not self.t.fire_verbs.isdisjoint(words[max(end - 7, 0) : end]):
            return False  # "fired from regime-held areas"
        return q + 1 < len(words) and words[q] in self.t.holds and words[q + 1] != "by"

    def _choose(self, senses: list[Sense], p: int, end: int, form: str) -> Sense | None:
        kept = [s for s in senses if self._holds(s, p, end, form)]
        if not kept:
            return None
        return min(kept, key=lambda s: (-s.level, not within(self.day, s.party.since, s.party.until), self._rank(s)))

    def _rank(self, sense: Sense) -> int:
        where = sense.conflicts or sense.party.conflicts
        return min((self.conflicts.index(c) for c in where if c in self.conflicts), default=len(self.conflicts))

    def _holds(self, s: Sense, p: int, end: int, form: str) -> bool:
        if s.conflicts and not any(c in self.conflicts for c in s.conflicts):
            return False
        if not within(self.day, s.since, s.until):
            return False
        if s.short and not self._capital(p, form):
            return False
        lost = form != self.w.words[p] and len(form) < len(self.w.words[p])
        if lost and end - p == 1 and not s.adjective and self._noun(end, self.group_nouns) < 0:
            return False
        if s.country and (not self._owner(p, end, form) or (p and self.w.words[p - 1] in self.t.nations)):
            return False  # "ties with Syria Iraq", where a comma is lost
        if s.adjective:
            state = s.party.kind in ("state forces", "foreign forces", "state")
            nouns = self.state_nouns if state else self.group_nouns
            return self._noun(end, nouns) >= 0 or (state and self._predicate(p, end))
        if s.party.kind == "state":
            return self._noun(end, self.state_nouns) < 0 and self._acts(p, end)
        if end - p == 1 and not any(c in self.conflicts for c in s.party.conflicts):
            # "Hamas recent upsurge", where the apostrophe of a town is lost.
            place = self.t.places.get(form[:-1])
            return place is None or place[0] not in self.conflicts
        return True

    def _capital(self, p: int, form: str) -> bool:
        text = self.w.text.tokens[self.w.token[p]].text
        if self.w.capitals and form in self.t.spelling and "." not in text:
            return False
        bare = text.replace(".", "").replace("*", "").removesuffix("'s").removesuffix("’s")
        return bare.isupper() or bare[:-1].isupper()  # "PDFs"

    def _acts(self, p: int, end: int) -> bool:
        """Whether a country at words p to end is one who acts, not a place."""
        before = self.w.words[p - 1] if p else ""
        if before == "," and (end == len(self.w.words) or self.w.words[end] in APPOSED):
            return False  # "in Donetsk, Ukraine, killed"
        if before in self.t.determiners and p > 1:
            before = self.w.words[p - 2]
        token = self.w.text.tokens[self.w.token[end - 1]].text
        if token.endswith(("'s", "’s")) and self._noun(end, self.state_nouns) < 0:
            return False
        if len(token) > DATELINE and token.isupper() and not self.w.capitals:
            return False  # "MOSCOW (Reuters)"
        return before not in self.t.place_prepositions

    def _owner(self, p: int, end: int, form: str) -> bool:
        token = self.w.text.tokens[self.w.token[end - 1]].text
        before = self.w.words[p - 1] if p else ""
        return before not in self.t.place_prepositions or token.endswith(("'s", "’s")) or form != self.w.words[p]

    def _noun(self, p: int, nouns: frozenset[str]) -> int:
        """The word of force or attack that an adjective ending before p belongs to, or -1."""
        words, t = self.w.words, self.t
        p = self._past_bracket(p)
        for q in range(p, min(p + 6, len(words))):
            if words[q] in nouns:
                return q if words[q - 1] != "," else -1  # "in Afghanistan, killing" is no Afghan killing
            if words[q] in t.modifiers or words[q] in t.joins or self._designation(q):
                continue
            if words[q] not in self.names.adjectives or words[q - 1] not in t.joins:  # "Syrian and Russian jets"
                return -1
        return -1

    def _designation(self, q: int) -> bool:
        """ "Ukrainian HIMARS rockets", "Russian S-300 missiles": the name of a weapon between adjective and noun."""
        text = self.w.text.tokens[self.w.token[q]].text
        return not self.w.capitals and len(text) > 1 and text == text.upper() and text[0].isalpha()

    def _past_bracket(self, p: int) -> int:
        """ "US Central Command (CENTCOM) forces", "an Iranian (Shahed-136) drone": the word behind a short bracket."""
        words = self.w.words[p : p + BRACKET]
        return p + words.index(")") + 1 if words[:1] == ["("] and ")" in words else p

    def _predicate(self, p: int, end: int) -> bool:
        """ "The planes were Russian", "the drone is Turkish": the adjective alone ends what is said of an attack."""
        words = self.w.words
        behind = words[end] if end < len(words) else ""
        if words[p - 1 : p] and words[p - 1] in self.t.be and (not behind.isalnum() or behind in self.t.joins):
            return not (self.t.machine_nouns | self.t.attack_nouns).isdisjoint(words[max(p - 5, 0) : p - 1])
        return False

    def _force(self, q: int) -> bool:
        return (self.w.words[q] in self.t.force_nouns or self.w.words[q] in self.t.fighter_nouns) and self.w.closes(q)

    def _straight(self, p: int, q: int) -> bool:
        return all(self.w.words[k] not in self.t.joins for k in range(p, q))

    def _mention(self, s: Sense, p: int, end: int, adjective: bool) -> PartyMention:
        tokens = self.w.text.tokens
        start, stop = tokens[self.w.token[p]].start, tokens[self.w.token[end - 1]].end
        party, label = self._resolve(s.party) if s.party.generic else (self._coalition(s, p, end), "")
        return PartyMention(start, stop, party.name, party.kind, adjective or s.adjective, s.party.generic, label)

    def _coalition(self, s: Sense, p: int, end: int) -> Party:
        """ "The coalition" is the one that the text named in full last."""
        if s.level == ALIAS and end - p > 1 and self.w.words[end - 1] in self.t.coalitions:
            self.coalition = s.party
        return (self.coalition if s.level == LOCAL and s.party.kind == "coalition" else None) or s.party

    def _resolve(self, party: Party) -> tuple[Party, str]:
        """The party that a generic word means here, or itself; and the word, where only a habit tells."""
        for conflict in self.conflicts:
            for where, who, meant in party.said_by:
                if where == conflict and who == self.speaker:
                    return self._existing(meant) or party, party.name
            for where, meant in party.resolves:
                if where == conflict:
                    return self._existing(meant) or party, ""
            for where, meant in party.suggests:
                if where == conflict:
                    return self._existing(meant) or party, party.name
        return party, ""

    def _existing(self, name: str) -> Party | None:
        party = self.names.parties.get(name)
        for _ in range(4):
            if party is None or self.day is None or within(self.day, party.since, party.until):
                return party
            if self.day < party.since:
                return None
            party = self.names.parties.get(party.successor) if party.successor else None
        return party

    def _nation(self, p: int) -> tuple[PartyMention | None, int]:
        """A nation's force that the file does not know: "Serb forces", "Irish nationalist guerrillas"."""
        words = self.w.words
        size = 1
        nation = self.t.demonyms.get(words[p])
        if nation is None and p + 1 < len(words):
            size, nation = 2, self.t.demonyms.get(f"{words[p]} {words[p + 1]}")
        led = nation is not None and words[p + size : p + size + 1] == ["led"]
        size += led  # "Vietnamese-led forces"
        if nation is None or not self.w.closes(p + size - 1):  # "Russian-backed regime fighters" are not Russian
            return None, p + 1
        q = self._noun(p + size, self.t.nation_nouns)
        if q < 0 or q > p + size + 2 or not self.w.closes(q) or not self._straight(p + size, q):
            return None, p + 1
        known = [s for s in self.names.index.get((words[p], words[q]), ()) if s.level == ALIAS]
        if known and q > p + size:  # "Syrian Islamist rebels"
            return self._mention(known[0], p, q + 1, adjective=True), q + 1
        tokens = self.w.text.tokens
        start, end = tokens[self.w.token[p]].start, tokens[self.w.token[q]].end
        worded = " ".join(self.w.text.raw[start:end].split())
        force = "state forces" if words[q] in self.t.force_nouns else "rebels"
        kind = "state" if words[q] in self.t.authority_nouns else force
        # "Serb" is a people, "Serbian" the adjective of a state.
        own = nation in self.states and q == p + size and not led
        army = (words[q] in self.t.army_nouns and not led) or (own and words[q] in ("force", "forces"))
        if words[q] == "regime":
            worded = f"{nation} government"
        name = f"{nation} army" if army else worded.capitalize() if self.w.capitals else worded
        return PartyMention(start, end, name, kind, adjective=True), q + 1
