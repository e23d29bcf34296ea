"""Bodies that no registry holds, told by their shape: capitals about a word for a body ("the Example Monitor").

A headline in Title Case tells nothing by its capitals, nor does a text that is all capitals.
"""

from __future__ import annotations

from typing import Final

from warledger.reading.speaking.sources import Mention, Naming, Source, SourceKind, is_capital
from warledger.reading.speaking.speechtables import SpeechTables
from warledger.reading.text import Sentence, Text

LONGEST: Final = 8
"""How many words the name of a body may have on either side of its head."""
TITLED: Final = 0.6
"""Which share of capitals makes a sentence a headline."""


def with_bodies(text: Text, mentions: tuple[Mention, ...], tables: SpeechTables) -> tuple[Mention, ...]:
    """The mentions of a text and with them the bodies that its capitals name, in order; names of the registry stay."""
    if text.raw.isupper():
        return mentions
    heads = [i for i, low in enumerate(text.lows) if low in tables.bodies and text.tokens[i].text[0].isupper()]
    if not heads:
        return mentions
    named = {m.namings[0].source.name for m in mentions if not m.described}
    taken = {i for m in mentions if not m.described or _short(text, m, named) for i in range(m.first, m.last)}
    found: list[Mention] = []
    for head in reversed(heads):  # "Homs Media Centre Network": the last word is the head
        mention = _body(text, head, taken, tables) if head not in taken else None
        if mention is not None:
            found.append(mention)
            taken.update(range(mention.first, mention.last))
    new = {i for m in found for i in range(m.first, m.last)}
    kept = [m for m in mentions if not (m.described and new.intersection(range(m.first, m.last)))]
    return tuple(sorted([*kept, *found], key=lambda m: m.first))


def body_kind(name: str, tables: SpeechTables) -> SourceKind:
    """What a name says of its bearer: it counts, it publishes, or it is any body."""
    words = set(name.lower().split())
    if words & tables.counting_bodies:
        return "monitor"
    if words & tables.publishing_bodies:
        return "agency"
    return "institution"


def _short(text: Text, mention: Mention, named: set[str]) -> bool:
    """Whether capitals describe a source that the text names in full ("the Observatory")."""
    last = text.tokens[mention.last - 1].text
    return any(
        n.source.name in named and any(words.split()[-1] == last for words in n.source.describes) and last[0].isupper()
        for n in mention.namings
    )


def _body(text: Text, head: int, taken: set[int], tables: SpeechTables) -> Mention | None:
    sentence = text.sentences[text.sentence_at(text.tokens[head].start)]
    first, last = head, head + 1
    while first > max(sentence.first, head - LONGEST) and first - 1 not in taken and _capital(text, first - 1, tables):
        first -= 1
    last = _onward(text, last, min(sentence.last, head + LONGEST), taken, tables)
    if first == head and (last == head + 1 or not head):
        return None
    if head == sentence.first and last == head + 1:
        return None  # a capital that only opens the sentence
    if _headline(text, sentence, first, last):
        return None
    name = " ".join(t.text for t in text.tokens[first:last]).removesuffix("'s").removesuffix("’s")
    naming = Naming(tuple(name.lower().split()), Source(name, body_kind(name, tables)))
    return Mention(first, last, (naming,))


def _capital(text: Text, i: int, tables: SpeechTables) -> bool:
    token = text.tokens[i]
    return is_capital(token.text) and token.low not in tables.small and not token.text.endswith(("'s", "’s"))


def _onward(text: Text, last: int, ceiling: int, taken: set[int], tables: SpeechTables) -> int:
    """Where a name ends that goes on behind its head: "Network for Human Rights", "Office of the Ombudsman"."""
    links = tables.naming_links
    while last < ceiling and text.tokens[last].low in links:
        at = last + 1
        at += at < ceiling and text.tokens[at].low in tables.definite
        start = at
        while at < ceiling and at not in taken and _capital(text, at, tables):
            at += 1
        if at == start:
            break
        last, links = at, tables.naming_links | tables.joins  # "Centre for Research and Security Studies"
    return last


def _headline(text: Text, sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words about a name are capitals as well."""
    around = [text.tokens[i].text for i in range(sentence.first, sentence.last) if not first <= i < last]
    words = [w for w in around if w[0].isalpha() and len(w) > 3]
    return len(words) > 1 and sum(w[0].isupper() for w in words) > TITLED * len(words)
