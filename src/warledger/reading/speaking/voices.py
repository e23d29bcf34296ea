"""Whom a group of words means as a speaker: names, roles and what points back to them, closest speaker first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from warledger.reading.blame.camps import party_of
from warledger.reading.language import Language
from warledger.reading.speaking.memory import Memory, Voice
from warledger.reading.speaking.parts import Part, PartKind, surname
from warledger.reading.speaking.sources import Mention, Source, is_capital
from warledger.reading.speaking.speechtables import HeadKind, SpeechTables
from warledger.reading.speaking.words import NOUNS, Words
from warledger.reading.text import Text

SENTENCE_ENDS: Final = frozenset('.!?"“”')
REACH: Final = 24
"""How many tokens a speaker with all his titles may take."""


class Group(Words):
    """Reads the parts of a speaker at a place in a text, leftwards or rightwards."""

    def __init__(
        self, text: Text, language: Language, tables: SpeechTables, mentions: tuple[Mention, ...], memory: Memory
    ) -> None:
        super().__init__(text, language, tables)
        self.memory = memory
        self.ends: Mapping[int, Mention] = {m.last: m for m in mentions}
        self.starts: Mapping[int, Mention] = {m.first: m for m in mentions}

    def ending(self, last: int, floor: int) -> Part | None:
        """The part of a speaker whose last token is ``last - 1``."""
        if last <= floor:
            return None
        mention = self.ends.get(last)
        if (
            mention is not None
            and mention.first >= floor
            and not (mention.described and self._modified(mention, floor))
        ):
            part = self._mentioned(mention)
            if part is not None:
                return part
        low = self.tokens[last - 1].low
        if low in self.tables.heads:
            return self._headed(last, floor)
        if low in self.tables.pronouns:
            return self._pointing(last)
        return self._run(last, floor)

    def starting(self, first: int, ceiling: int) -> Part | None:
        """The part of a speaker that starts at this token, behind its article and what describes it."""
        i = first
        while i < ceiling and i < first + 9:
            mention = self.starts.get(i)
            if mention is not None and not (mention.described and self._adjective(mention, ceiling)):
                part = self._mentioned(mention)
                if part is not None:
                    return part
            low = self.tokens[i].low
            if low in self.tables.pronouns and i == first:
                return self._pointing(i + 1)
            if low in self.tables.heads and (
                self.tables.heads[low] == "post"
                or not (self._head_follows(i + 1, ceiling) or self._opens_name(i, ceiling))
            ):
                return self._headed(i + 1, first)
            letter = self.letter(i)
            if (letter == "p" and not self.shouting) or (
                letter not in NOUNS and letter not in "da" and low not in self.tables.indefinite
            ):
                break
            i += 1
        return self._run_from(i, ceiling) if i < ceiling else None

    def _head_follows(self, i: int, ceiling: int) -> bool:
        return i < ceiling and self.tokens[i].low in self.tables.heads

    def _opens_name(self, i: int, ceiling: int) -> bool:
        """Whether a head is the first word of a name that goes on: "the Daily Star"."""
        if self.shouting or i + 1 >= ceiling or self.tables.heads[self.tokens[i].low] != "body":
            return False
        return is_capital(self.tokens[i].text) and self.letter(i + 1) == "p" and i + 1 not in self.starts

    def _adjective(self, mention: Mention, ceiling: int) -> bool:
        """ "A military source" is not "the military" of the conflict; "Observatory activists" are the Observatory's."""
        force = self.tables.heads.get(self.tokens[mention.last - 1].low) == "force"
        return force and self._head_follows(mention.last, ceiling)

    def _modified(self, mention: Mention, floor: int) -> bool:
        """ "Turkish military" is not "the military" of the conflict."""
        return mention.first > floor and self.letter(mention.first - 1) == "j"

    def _mentioned(self, mention: Mention) -> Part | None:
        naming = mention.namings[0]
        source: Source | None = naming.source
        if mention.described or len(mention.namings) > 1:
            counts = mention.described and naming.source.kind == "monitor" and self._counts(mention)
            source = self.memory.described(mention.namings, mention.first, counts=counts)
            if source is None and not mention.described:
                source = naming.source
        if source is None:
            return None
        first = mention.first
        if first and self.tokens[first - 1].low in ("the", "a", "an"):
            first -= 1
        if naming.person:
            return Part("person", naming.person, first, mention.last, body=source.name)
        kind: PartKind = "publisher" if source.publishes else "body"
        return Part(kind, source.name, first, mention.last, body=source.name)

    def _counts(self, mention: Mention) -> bool:
        """Whether a description would fit any monitor: "a monitoring group", not "a rights group"."""
        words = [self.tokens[i] for i in range(mention.first, mention.last)]
        return any(self.tables.heads.get(w.low) == "monitor" and w.text.islower() for w in words)

    def _headed(self, last: int, floor: int) -> Part | None:
        """A role or a body as said: "local sources", "Turkish military", "a source"."""
        head = self.tokens[last - 1].low
        kind = self.tables.heads[head]
        first = last - 1
        while first > floor and last - first < 6 and self._modifier(first - 1, kind):
            first -= 1
        words = self._words(first, last)
        opener = self.tokens[first - 1].low if first > floor else ""
        start = first - (opener in self.tables.definite or opener in self.tables.indefinite)
        if kind == "paper":
            return self._paper(words, opener, start, last)
        if kind == "media" and words.islower():
            official, screens = words.split()[0] in self.tables.official, self.tables.screens
            source = self.memory.publishing(last, official=official, kinds=screens if head in screens else frozenset())
            return (
                Part("publisher", source.name, start, last, head, source.name)
                if source
                else Part("role", words, start, last, head)
            )
        body, party = self._meant_body(first, last, words, opener)
        if body is not None:
            return Part("body", body, start, last, head, body, party)
        if opener in self.tables.definite or (last - first == 1 and kind in ("person", "seer")):
            back = self._back(kind, head, last, single=last - first == 1)
            if back is not None:
                return Part("name", back.names[0], start, last, head, voice=back)
        if kind == "person":
            return None
        words = self._with_article(words, opener, head, kind)
        if kind in ("body", "force", "media", "monitor"):
            if opener in self.tables.indefinite:
                return Part("body", words, start, last, head)
            return Part("body", words, start, last, head, words, self.memory.party(words))
        return Part(
            "role" if kind in ("role", "post") else "name",
            words,
            start if kind != "role" else self._grouped(start, floor),
            last,
            head,
            seer=kind in ("seer", "picture"),
            post=kind == "post",
            state=self._state(first, last) if kind == "post" else None,
        )

    def _meant_body(self, first: int, last: int, words: str, opener: str) -> tuple[str | None, str | None]:
        """The body named elsewhere that is meant ("a war monitor", "the jihadist group"), and as which party."""
        head, told, t = self.tokens[last - 1].low, set(words.split()), self.tables
        kind = t.heads[head]
        watches = kind == "monitor" or (kind == "body" and ("monitor" in words or self._watches(last)))
        if watches and not head.endswith("s") and (source := self.memory.counting(last)) is not None:
            return source.name, None
        if opener in t.definite and head in t.groups and t.armed & told:
            armed = self.memory.armed(self.text, self.tokens[first].start)
            if armed is not None:
                return armed, armed
        if kind == "body" and t.counting_bodies & told and opener in t.indefinite:
            source = self.memory.introduced(last)
            return (source.name if source is not None else None), None
        return None, None

    def _watches(self, i: int) -> bool:
        """Whether what follows a body's head says that it watches the war: "an organisation that monitors"."""
        lows = [t.low for t in self.tokens[i : i + 2]]
        return bool(lows) and lows[lows[0] in self.tables.relatives and len(lows) > 1] in self.tables.watching

    def _with_article(self, words: str, opener: str, head: str, kind: HeadKind) -> str:
        """The words for somebody nameless: "a medic" for "one medic" and "the medic", "a war monitor", "activists"."""
        told = opener in self.tables.definite and not head.endswith("s") and kind != "post"
        opened = self.tables.indefinite.get(opener, "a" if told else "")
        nameless = (
            kind in ("role", "post", "seer", "picture")
            or (kind == "monitor" and words.islower())
            or (kind == "body" and opener in self.tables.indefinite)
        )
        if opened and nameless:
            return f"{'an' if opened == 'a' and words[0] in 'aeiou' else opened} {words}"
        return words

    def _grouped(self, first: int, floor: int) -> int:
        """Where "a network of activists" starts, whose word it is all the same."""
        if (
            first - 3 >= floor
            and self.tokens[first - 1].low in self.tables.belongs
            and self.tokens[first - 2].low in self.tables.groups
        ):
            at = first - 3
            while at > floor and self.tokens[at].low not in self.tables.indefinite and self.letter(at) in "jxz":
                at -= 1
            return at if self.tokens[at].low in self.tables.indefinite else first
        return first

    def _modifier(self, i: int, kind: HeadKind) -> bool:
        """Whether a token before a head belongs to it: "local civil defence sources", "Homs Media Center"."""
        token = self.tokens[i]
        if token.low in self.tables.definite or token.low in self.tables.indefinite:
            return False
        mention = self.ends.get(i + 1)
        if mention is not None and not mention.described:
            return False
        letter = self.letter(i)
        meant = self.tables.heads.get(token.low)
        if meant == "monitor" or (kind == "paper" and meant == "media") or token.low in self.tables.describing:
            return True
        if letter == "p" and (i == 0 or self.tokens[i - 1].text in SENTENCE_ENDS):
            return True  # a capital that only opens the sentence
        if letter == "v":
            return self.tables.heads.get(token.low) in ("force", "post", "role", "body")
        named = kind in ("body", "force") or (kind == "media" and is_capital(self.tokens[i + 1].text))
        return letter in "jxz" or (letter == "p" and is_capital(token.text) and named)

    def _words(self, first: int, last: int) -> str:
        """A group as said, in lower case but for its names."""
        if self.shouting:
            return " ".join(t.low for t in self.tokens[first:last])
        out = []
        for i in range(first, last):
            token = self.tokens[i]
            opening = i == 0 or self.tokens[i - 1].text in '.!?"“' or self.tokens[i - 1].low in self.tables.indefinite
            out.append(
                token.low
                if (opening and self.letter(i) in "vxz") or (i == first and token.low in self.tables.heads)
                else token.text.replace(".", "")  # "U.S. officials"
            )
        return " ".join(out)

    def _paper(self, words: str, opener: str, start: int, last: int) -> Part | None:
        """A statement or a report speaks for whoever made it; "press reports" for themselves."""
        if " " in words and self.tables.heads.get(words.split()[0]) in ("media", "force"):
            source = (
                self.memory.publishing(last, official=False)
                if words.islower() and self.tables.heads[words.split()[0]] == "media"
                else None
            )
            return (
                Part("publisher", source.name, start, last, body=source.name)
                if source
                else Part("role", words, start, last, self.tokens[last - 1].low)
            )
        if opener in self.tables.indefinite or (not opener and start == last - 1 and words.endswith("s")):
            return None
        back = self.memory.last()
        return Part("name", back.names[0], start, last, voice=back) if back is not None else None

    def _back(self, kind: HeadKind, head: str, at: int, *, single: bool) -> Voice | None:
        if kind == "role":
            return self.memory.last(head=head) or (
                self.memory.last() if single and head in ("source", "sources") else None
            )
        if kind in ("person", "post"):
            return self.memory.last("person") if single else None
        if kind in ("body", "media") and single:
            return self.memory.last(head=head) or self._of_kind(head, at)
        return self.memory.last(head=head)

    def _of_kind(self, head: str, at: int) -> Voice | None:
        """ "The ministry" is the body last heard that is one; "the group" any body heard, else named."""
        wide = head in self.tables.groups
        for voice in self.memory.heard():
            if voice.body and (wide or head in voice.body.lower()):
                return voice
        named = (s for s in self.memory.named_before(at) if not s.publishes and (wide or head in s.name.lower()))
        source = next(named, None)
        return Voice((source.name,), body=source.name, head=head) if source is not None else None

    def _pointing(self, last: int) -> Part | None:
        what = self.tables.pronouns[self.tokens[last - 1].low]
        back = self.memory.last(what) or self.memory.last()
        return Part("name", back.names[0], last - 1, last, voice=back) if back is not None else None

    def _run(self, last: int, floor: int) -> Part | None:
        first = last
        while first > floor and first not in self.ends and last - first < 6:
            if first < last and first - 2 >= floor and self.dotted(first - 2, last) and self.capital(first - 2):
                first -= 1  # the stop of "John W. Brennan"
            if not self.capital(first - 1):
                break
            low, behind = self.tokens[first - 1].low, self.tokens[first].low if first < last else ""
            plain = first < last and low not in self.tables.honorifics
            if plain and (low in self.tables.heads or behind in self.tables.honorifics):
                break  # "France Dr Jean Petit"
            first -= 1
        return self._named(self._from_head(first, floor) if first < last else first, last)

    def _from_head(self, first: int, floor: int) -> int:
        """Where a name starts whose head stands before "of": "the Army of Glory"."""
        at = first - 2
        if at < floor or self.shouting or self.tokens[first - 1].low not in self.tables.naming_links:
            return first
        if self.tables.heads.get(self.tokens[at].low) not in ("body", "force") or not self.capital(at):
            return first
        while at > floor and self.capital(at - 1):
            at -= 1
        return at

    def _run_from(self, first: int, ceiling: int) -> Part | None:
        last = first
        while last < ceiling and last not in self.starts and last - first < 6 and self.capital(last):
            title = self.tokens[last].low in self.tables.honorifics
            last += 1 + self.dotted(last, ceiling)
            first = last if title and self.tokens[last - 1].text == "." else first  # "Dr. Jean Petit"

        return self._named(first, last)

    def _counting(self, low: str) -> bool:
        """Whether a word only tells how many: "Many pointed their fingers"."""
        return low in self.tables.indefinite or self.language.number_value(low) is not None

    def _state(self, first: int, last: int) -> str | None:
        """For which state a man of this title speaks, None for no title or no state."""
        words = " ".join(t.text for t in self.tokens[max(first - 1, 0) : last])  # an adjective may stand before
        state = party_of(words) if last > first else words
        return state if state != words else None

    def _named(self, first: int, last: int) -> Part | None:
        """A name that no registry holds: a person (by two words or a known last name), or whoever it is."""
        start = first
        while first < last and self.tokens[first].low in self.tables.honorifics:
            first += 1
        if last - first == 1 and self._counting(self.tokens[first].low):
            return None
        if first == last or not any(self.tokens[i].text[0].isupper() for i in range(first, last)):
            return None
        if self.shouting and last - first == 1 and self.tokens[first].low not in self.memory.people:
            return None  # without case any unknown word might be a name
        titles = (k + 1 for k in range(first, last - 1) if self.tokens[k].low in self.tables.honorifics)
        first = max(titles, default=first)
        state = self._state(start, first)  # "Turkish Foreign Minister Demir"
        words = [t.text.removesuffix("'s").removesuffix("’s") for t in self.tokens[first:last]]
        name = " ".join(w.title() for w in words) if self.shouting else " ".join(words)
        name = name.replace(" . ", ". ")
        if any(self.tables.heads.get(t.low) in ("body", "force", "media") for t in self.tokens[first:last]):
            return Part("body", name, start, last, body=name, party=self.memory.party(name))
        party = self.memory.party(name)
        if party is None and not any(self.letter(i) == "p" for i in range(first, last)):
            return None
        known = self.memory.people.get(surname(self.tokens[last - 1].low))
        if party is None and (known is not None or last - first > 1):
            return Part("person", known or name, start, last, party=state)
        return Part("name", name, start, last, body=name, party=party)
