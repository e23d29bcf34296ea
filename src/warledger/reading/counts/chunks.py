"""The second step of the cascade: a sentence as noun groups, words of harm, and what stands between them."""

from __future__ import annotations

from warledger.reading.counts.counting import ANAPHORS, Counting
from warledger.reading.counts.letters import letters_of
from warledger.reading.counts.pieces import Chunk, merge_pairs, without_asides
from warledger.reading.counts.quantities import Quantity
from warledger.reading.language import Harm, Language, Noun
from warledger.reading.text import Sentence, Text

QUOTES = frozenset("\"“”'‘’«»")
MARKS = QUOTES | set("([")
# What may stand inside a noun group before its head.
INSIDE = frozenset("jpxvzmk")
OPENING = INSIDE | set("dma")
LONGEST_ASIDE = 8  # tokens


def chunk(
    text: Text, sentence: Sentence, quantities: dict[int, Quantity], subsets: dict[int, int], language: Language
) -> list[Chunk]:
    """Cut a sentence into chunks. ``quantities`` and ``subsets`` are keyed by the token they start at."""
    return _Chunker(text, sentence, quantities, subsets, language).run()


def _aged(low: str) -> Noun:
    """ "a 16-year-old": a child below 18."""
    digits = low.split("-")[0]
    child = digits.isdigit() and int(digits) < 18
    return Noun(
        "child" if child else "person", "civilian" if child else "unknown", False, ("children",) if child else ()
    )


class _Chunker(Counting):
    def __init__(
        self,
        text: Text,
        sentence: Sentence,
        quantities: dict[int, Quantity],
        subsets: dict[int, int],
        language: Language,
    ) -> None:
        self.tokens, self.lows = text.tokens, text.lows
        self.last = sentence.last
        self.at = sentence.first
        self.first = sentence.first
        self.quantities = quantities
        self.subsets = subsets
        self.lang = language
        self.letters = letters_of(text, self.first, self.last, language)
        self.out: list[Chunk] = []

    def run(self) -> list[Chunk]:
        phrases, connectors = self.lang.phrases, self.lang.grammar.connectors
        while self.at < self.last:
            low = self.lows[self.at]
            made = self._subset() if self.at in self.subsets else None
            if made is None and (low in phrases or low in connectors):
                made = self._phrase()
            self.out.append(made or self._group() or self._word())
        return merge_pairs(without_asides(self.out, self.lang.grammar.known_as))

    def _subset(self) -> Chunk:
        end = self.subsets[self.at]
        made = Chunk("I", self.at, end, " ".join(low for low in self.lows[self.at : end] if low != ","))
        self.at = end
        return made

    def _phrase_at(self, i: int) -> tuple[int, Harm] | None:
        """The end of a fixed expression of harm that starts at token i, and what it says."""
        for parts, harm in self.lang.phrases.get(self.lows[i], ()):
            end = i + len(parts)
            if end <= self.last and tuple(self.lows[i:end]) == parts:
                return end, harm
        return None

    def _phrase(self) -> Chunk | None:
        found = self._phrase_at(self.at)
        if found is not None:
            end, harm = found
            made = Chunk("K", self.at, end, " ".join(self.lows[self.at : end]), harm)
            self.at = end
            return made
        for parts in self.lang.grammar.connectors.get(self.lows[self.at], ()):
            end = self.at + len(parts)
            if end <= self.last and tuple(self.lows[self.at : end]) == parts:
                made = Chunk("c", self.at, end, " ".join(parts))
                self.at = end
                return made
        return None

    def _word(self) -> Chunk:
        token = self.tokens[self.at]
        aside = self._aside(self.at) if token.text == "[" else self.at
        if aside > self.at:
            self.at, first = aside, self.at
            return Chunk('"', first, aside)
        letter = self.letter(self.at)
        made = Chunk(letter, self.at, self.at + 1, token.low)
        if letter == "k":
            made.kind = "K"
            made.harm = self.lang.triggers.get(token.low) or self.lang.injuring.get(token.low)
        elif not token.text[0].isalnum():
            made.kind = (
                ","
                if token.text in ",،-–—()[]"
                else ":"
                if token.text == ":"
                else "c"
                if token.text == "&"
                else '"'
                if token.text in QUOTES or self._abbreviates(self.at)
                else ";"
            )
        self.at += 1
        return made

    def _abbreviates(self, i: int) -> bool:
        """Whether a stop at token i ends a word and no sentence: "5 soldiers (incl. a sergeant)"."""
        return self.tokens[i].text == "." and self.tokens[i - 1].text in self.lang.abbreviations and i + 1 < self.last

    # -- noun groups -------------------------------------------------------------------------------------------------

    def _group(self) -> Chunk | None:
        first, i = self.at, self.at
        opens = self.letters[first - self.first]
        if opens and opens not in OPENING and first not in self.quantities:
            return None  # most words open none; told apart before anything is made
        made = Chunk("G", first, first)
        if self.letter(i) in "dma" and self.letter(i):
            letter = self.letter(i)
            made.word = self.lows[i]
            none = made.word in ("no", "zero") and first not in self.quantities  # but "no fewer than 12"
            made.article = "no" if none else {"d": "the", "m": "other", "a": "a"}[letter]
            if made.word == "others":
                made.noun, made.head = self.lang.victims["others"], made.word
                return self._close(made, i + 1)
            if not (letter == "a" and i in self.quantities):
                i += 1
            if letter == "d" and self.letter(i) == "m" and i + 1 in self.quantities:
                i += 1  # "the other 14"
        ages = self._ages(i) if i in self.quantities else i
        if ages > i:
            self.at = ages
            return Chunk("t", first, ages)
        aged = self.aged(i) if i in self.quantities else i
        if aged > i:
            made.noun, made.head = _aged(self.lows[i]), "-year-old"
            return self._close(made, self._fill(aged, made))
        share = self.share(first)
        quantity = share or self.quantities.get(i) or (self.quantities.get(first) if first != i else None)
        if quantity is not None and (share or self.counts(i, quantity)):
            made.quantity = quantity
            i = self.after(i, quantity)
            i, done = self._of(i, made)
            if done:
                return self._close(made, i)
        elif quantity is not None:
            # A date, an age, a distance: no people. "ages 13, 17 and 19" are ages all.
            end = self.after(i, quantity)
            if i > self.first and self.lows[i - 1] in ("age", "ages", "aged"):
                while end < self.last and (self.tokens[end].text in (",", "and") or end in self.quantities):
                    end = self.after(end, self.quantities[end]) if end in self.quantities else end + 1
            self.at = end
            return Chunk("t", first, end)
        i = self._fill(i, made)
        if i == first or (i == first + 1 and made.article in ("the", "no") and made.noun is None and not made.head):
            if made.article in ("the", "no") and i == first + 1:
                self.at = i
                return Chunk("d", first, i, self.lows[first])
            return None
        return self._close(made, i)

    def _ages(self, i: int) -> int:
        """The end of the ages of several people at token i, "16 and 17 years old", else i."""
        end, told = i, 0
        while end < self.last and (end in self.quantities or (told and self.lows[end] in (",", "and"))):
            told += end in self.quantities
            end = self.after(end, self.quantities[end]) if end in self.quantities else end + 1
        old = self.lows[end : min(end + 2, self.last)]
        return end + 2 if told > 1 and old == ["years", "old"] else i

    def _of(self, i: int, made: Chunk) -> tuple[int, bool]:
        """ "dozens of people", "14 of the victims", "eight of them": go on behind "of"."""
        i += self.letter(i + 1) == "o" and self.tokens[i].text in QUOTES  # "“dozens” of rebels"
        if self.letter(i) == "m" and self.letter(i + 1) == "o":  # "dozens of others", "dozens more of"
            return i, False
        if self.letter(i) != "o":
            return i, False
        inner = self.quantities.get(i + 1)
        if (
            inner is not None
            and inner.vague is None
            and made.quantity is not None
            and (self.letter(made.first - 1) == "e" or made.quantity.vague == "a group")
        ):
            made.quantity = inner  # "he was one of two people killed" tells of two, "a group of 60" of 60
            return self.after(i + 1, inner), False
        nxt = self.lows[i + 1] if i + 1 < self.last else ""
        if nxt in ANAPHORS:
            made.anaphor = True
            skip = self.letter(i + 2) == "a" and self.letter(i + 3) in ("v", "j")  # "one of them a child"
            return i + 2 + skip, self.letter(i + 2 + skip) not in ("v", "j")
        if self.letter(i + 1) == "d" and self.letter(i + 2) == "k":  # "10 of the dead"
            made.inner = self.lang.triggers.get(self.lows[i + 2])
            return i + 3, True
        if self.letter(i + 1) in "dm" and self.letter(i + 1):
            at = i + (2 if self.letter(i + 1) == "d" else 1)
            return self.after(at, self.quantities[at]) if at in self.quantities else at, False  # "one of the five men"
        return i + 1, False

    def _fill(self, i: int, made: Chunk) -> int:
        """Modifiers and head. Sets noun, head, named; returns the token after the group."""
        start = i
        modifiers: list[str] = []
        while i < self.last:
            letter, low = self.letter(i), self.lows[i]
            if letter == "u" and self._counted_thing(low, made, first=i == start):
                letter = "z"  # "1,000 strikes", "23 rebel targets" are no people
            if self._opens_other(i, letter, made, first=i == start):
                break
            passed = self._passed_over(i, made, first=i == start) if low in MARKS else i
            if passed > i:
                i = passed
                continue
            if self._outside(i, letter, made):
                break
            if letter == "k":
                made.inner = self.lang.triggers.get(low) or self.lang.injuring.get(low)
            if low == "more" and made.quantity is not None and i == start and self.letter(i + 1) != "v":
                return self._done(i + 1, made, modifiers)  # "dozens more"
            if letter == "m" and low == "others" and made.noun is None:
                made.noun, made.head = self.lang.victims["others"], low
                return self._done(i + 1, made, modifiers)
            if letter == "m" and low != "other":
                break
            self._describe(letter, low, made)
            modifiers.append(low)
            i += 1
        return self._done(i, made, modifiers)

    def _counted_thing(self, low: str, made: Chunk, *, first: bool) -> bool:
        """Whether a word that may be a verb is what the group counts, behind at most a noun that describes it."""
        describes = made.noun is not None and not made.noun.plural
        return made.quantity is not None and low in self.lang.things and (first or describes)

    def _describe(self, letter: str, low: str, made: Chunk) -> None:
        """What one more word says of the group."""
        if letter == "v":
            made.noun, made.head = self.lang.victims.get(low) or _aged(low), low
        elif letter == "p" and made.noun is not None:
            made.named = True
        elif letter in "zpx":
            made.noun, made.head, made.unknown = None, low, letter == "x"

    def _opens_other(self, i: int, letter: str, made: Chunk, *, first: bool) -> bool:
        """Whether the token at i opens something else: a number, a subset, a word of harm, a verb."""
        if (not first and i in self.quantities and letter != "m") or i in self.subsets:
            return True
        if letter in ("z", "x", "v") and self._phrase_at(i) is not None:
            return True  # "the total | number of casualties", "the | fatal shooting"
        if letter == "z":
            return False
        if letter == "k":
            return not self._harm_inside(i, made, first)
        if letter != "u":
            return False
        inside = self.lows[i].endswith(("ed", "ing")) and self.letter(i + 1) == "v"
        # "a number of provinces causing human casualties"
        return not (inside and (made.counted or made.article) and not made.head)

    def _outside(self, i: int, letter: str, made: Chunk) -> bool:
        """Whether a group that is whole, or a word that stands in none, ends it before the token at i."""
        if letter not in INSIDE and letter != "u" and not (letter == "y" and self._adverb_inside(i, made)):
            return True
        noun = made.noun
        if noun is None:
            return False
        if noun.plural and not noun.collective and not self._women_fighters(i, made):
            # "17 militants" is whole, whatever follows; "five refugees camps" are no people
            return not (letter == "z" and noun.lemma in self.lang.states)
        if letter == "v" and self._lists(noun, self.lang.victims.get(self.lows[i])):
            return True
        return letter not in "vpzm" and not (letter == "x" and made.head in self.lang.attributive)

    def _lists(self, noun: Noun, behind: Noun | None) -> bool:
        """ "A man woman and child": two people of a list that has lost its comma, not "a woman journalist"."""
        family = self.lang.kin | self.lang.grown
        if behind is None or noun.lemma not in self.lang.sexes or noun.lemma not in family:
            return False
        return behind.lemma in family or "children" in behind.groups

    def _passed_over(self, i: int, made: Chunk, *, first: bool) -> int:
        """The token behind marks about a name, or behind an editor's "[armed]", within a counted group; else i."""
        if self._quotes_name(i, made, first):
            return i + 1
        if (made.noun is not None and not made.noun.collective) or not (made.counted or made.article):
            return i
        return self._in_brackets(i) if self.tokens[i].text == "(" else self._aside(i)

    def _in_brackets(self, i: int) -> int:
        """ "Seven (female) civilians", "20 Islamic State (IS) fighters": behind one word in brackets, before a noun."""
        ahead = self.letters[i - self.first + 3 : i - self.first + 6]
        people = next((k for k, letter in enumerate(ahead) if letter not in INSIDE or letter == "v"), len(ahead))
        closed = i + 2 < self.last and self.tokens[i + 2].text == ")"
        return i + 3 if closed and ahead[people : people + 1] == ["v"] else i

    def _aside(self, i: int) -> int:
        """The end of what an editor put in square brackets at token i, else i."""
        if self.tokens[i].text != "[":
            return i
        ahead = range(i + 1, min(i + LONGEST_ASIDE, self.last))
        return next((k + 1 for k in ahead if self.tokens[k].text == "]"), i)

    def _quotes_name(self, i: int, made: Chunk, first: bool) -> bool:
        """ "three “Autonomous Administration” cadres": the marks about a name within a counted group."""
        if self.tokens[i].text not in QUOTES or made.quantity is None or made.noun is not None:
            return False
        return (not first and not made.head) or self.letter(i + 1) in ("p", "v")

    def _women_fighters(self, i: int, made: Chunk) -> bool:
        """ "three women SDF fighters": the first noun only describes."""
        return made.head in self.lang.grammar.describing and "v" in (
            self.letter(i),
            self.letter(i) == "p" and self.letter(i + 1),
        )

    def _done(self, i: int, made: Chunk, modifiers: list[str]) -> int:
        lost = made.quantity is not None and made.noun is None and self._says_so(made.quantity, modifiers[-1:])
        if lost and self.letter(i) not in ("t", "k"):  # but "nine government casualties", "12 square km"
            i, made.head, modifiers = i - len(modifiers), "", []  # "blast kills six state media"
        made.modifiers = tuple(modifiers)
        made.capital = self.tokens[i - 1].text[0].isupper()
        made.owner = self.tokens[i - 1].text.lower().endswith(("'s", "’s", "s'", "s’"))
        made.name = made.noun is None and i > made.first and all(self.letter(k) == "p" for k in range(made.first, i))
        return i

    def _says_so(self, quantity: Quantity, head: list[str]) -> bool:
        """Whether the word behind a count is what a headline closes with or goes on to: one thing, not several."""
        several = quantity.bounds.low is None or quantity.bounds.low > 1
        one_thing = any(word in self.lang.things and not word.endswith("s") for word in head)
        return (several and one_thing) or not self.lang.grammar.outlets.isdisjoint(head)

    def _adverb_inside(self, i: int, made: Chunk) -> bool:
        behind = self.letter(i + 1) in ("v", "j") or (self.letter(i + 1), self.letter(i + 2)) == ("k", "v")
        return behind and made.counted and self.lows[i].endswith("ly")

    def _harm_inside(self, i: int, made: Chunk, opens: bool) -> bool:
        """ "12 wounded civilians", "the displaced families": a word of harm that modifies the noun behind it."""
        harm = self.lang.triggers.get(self.lows[i])
        if harm is None or harm.form not in ("past", "adj") or self.letter(i + 1) not in ("v",):
            return False
        return made.counted and (opens or self.letter(i - 1) == "y")  # "dozens of severely wounded children"

    def _counts_family(self, i: int) -> bool:
        """ "A family of five", "an entire family of six displaced people"."""
        return self.letter(i) == "o" and i + 1 in self.quantities and self.quantities[i + 1].vague is None

    def _close(self, made: Chunk, i: int) -> Chunk:
        made.last = i
        if made.article == "the" and made.head in self.lang.plural_adjectives:
            made.article, made.noun = "", made.noun and made.noun._replace(plural=True)  # "the elderly"
        if made.word == "all" and made.noun is not None and self.letter(made.first - 1) not in tuple("eyk"):
            made.article = ""  # "all villagers were killed" tells of many; not "the victims were all farmers"
        self.at = i
        if made.head in self.lang.families and made.quantity is None and self._counts_family(i):
            made.quantity, made.article = self.quantities[i + 1], ""
            made.last = self.at = self._fill(self.after(i + 1, made.quantity), Chunk("G", i, i, quantity=made.quantity))
            return made
        if made.noun is not None and not made.noun.plural and (end := self.name_behind(i)) > i:
            made.last, made.named = end, True  # "a child named Omar Hadid"
            self.at = end
        # "three members of the SDF", "fighters from the Free Syrian Army"
        elif (
            made.noun is not None
            and self.letter(i) == "o"
            and self.letter(i + 1) in ("d", "a", "p", "j", "x", "z", "v")
        ):
            save = made.noun, made.head, made.modifiers, made.inner, made.named
            probe = Chunk("G", i + 1, i + 1)
            j = i + 1 + (self.letter(i + 1) in ("d", "a"))
            j = self._fill(j, probe)
            made.noun, made.head, made.modifiers, made.inner, made.named = save
            army = probe.modifiers[-1:] and probe.modifiers[-1] in self.lang.organisations
            if j > i + 1 and (probe.head or probe.noun or army):
                made.modifiers = (*made.modifiers, "of", *probe.modifiers)
                made.last = j
                self.at = j
        return made
