"""Figures of one report: mentions of harm with their bounds."""

from __future__ import annotations

from warledger.bounds import Bounds
from warledger.reading.counts.antecedents import Antecedents
from warledger.reading.counts.chunks import chunk
from warledger.reading.counts.mentions import Mentions
from warledger.reading.counts.persons import person_of
from warledger.reading.counts.pieces import HARMED, Chunk
from warledger.reading.counts.quantities import find_quantities
from warledger.reading.counts.taking import Mention
from warledger.reading.debris import debris, tail
from warledger.reading.drafts import Draft
from warledger.reading.language import Language
from warledger.reading.text import Sentence, Text, echoes, split_text
from warledger.records import Measure, Part, Report, Span, content_id


def _speaks_of_harm(text: Text, sentence: Sentence, language: Language) -> bool:
    """Whether any word of the sentence can open a mention; words censored with a hyphen ("kil-led") are joined."""
    lows, vocabulary = text.lows[sentence.first : sentence.last], language.vocabulary
    return not vocabulary.isdisjoint(lows) or any("-" in low and low.replace("-", "") in vocabulary for low in lows)


def _opened(chunks: list[Chunk], found: list[Mention], told: list[Mention]) -> tuple[Measure, Mention | None] | None:
    """What a line that ends in a colon opens a list of: the harm, and the total that the list divides.

    "The fatalities are distributed as follows:" has no number of its own and means the total told just before.
    """
    if found:
        return found[-1].measure, found[-1]
    harm = next((c.harm for c in reversed(chunks) if c.harm is not None), None)
    if harm is None:
        return None
    totals = (m for m in reversed(told[-JUST_TOLD:]) if m.measure == harm.measure and m.group.quantity is not None)
    return harm.measure, next((m for m in totals if m.part_of is None), None)


def _of_list(opened: tuple[Measure, Mention | None], found: list[Mention]) -> None:
    """A line of a list that has its own word of harm is a part of the total, too."""
    measure, total = opened
    if total is not None and found and found[0].measure == measure and found[0].part_of is None:
        found[0].part_of = total


BARE = "bare plural"
BULLETS = frozenset("•-*·▪●◾◼■")
HOUSEHOLDS = frozenset({"family", "household"})
COUPLE = "couple"
LONGEST_TALLY = 40  # tokens
SHORT = 200  # characters; a longer text without one comma has lost them, as in a corpus stripped of them
JUST_TOLD = 8  # figures looked back at for the total that "as follows:" means
COUNTED_PLURALS = frozenset(
    {
        "casualties", "bodies", "corpses", "deaths", "injuries", "fatalities", "causalities", "martyrs", "homicides",
        "killings", "executions", "murders", "assassinations", HARMED,
    }
)  # fmt: skip


def _has_case(text: Text, sentence: Sentence, language: Language) -> bool:
    """Whether capitals mean something here: not in a headline in title case, not in a text in capital letters."""
    tokens = text.tokens[sentence.first : sentence.last]
    if tokens[-1].text == "." and any(language.classes.get(t.text) == "e" for t in tokens):
        return True  # "Hassan Hart was pronounced dead at Arrowhead Medical Center.": no headline, for all its names
    if any(t.text in language.triggers or t.text in language.injuring for t in tokens):
        return True  # a word of harm in small letters, whatever names stand around it
    words = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
    capital = sum(w[0].isupper() for w in words)
    return capital < (0.6 if len(words) > 5 else 0.8) * len(words)


def read_part(report: Report, part: Part, language: Language) -> tuple[Text, list[Mention]]:
    """The mentions of harm in a title or a text."""
    raw = report.body(part)
    end = tail(raw, language)
    text = split_text(raw, language.abbreviations, (*echoes(report.title, raw[:end]), end))
    skip = debris(text, report.title, language) if part == "text" else frozenset()
    shouted = raw.isupper()
    hazards = language.accident.search(raw) is not None
    commas = "," in report.text or len(report.text) < SHORT
    mentions: list[Mention] = []
    opened: tuple[Measure, Mention | None] | None = None
    headed: Measure | None = None
    previous: Mention | None = None
    before = Antecedents(language, lambda n: _chunks(text, text.sentences[n], language))
    for n, sentence in enumerate(text.sentences):
        heard = _speaks_of_harm(text, sentence, language)
        counted = (previous is not None or headed is not None) and _counts(text, sentence, language)
        worth = heard or opened is not None or (counted and (previous is not None or _tallies(text, sentence)))
        if (
            sentence.paragraph in skip
            or text.start(sentence) >= end
            or not worth
            or (hazards and _accident(text, sentence, language))
        ):
            previous = None
            continue
        chunks = _chunks(text, sentence, language)
        names = opened is not None or _has_case(text, sentence, language)
        clauses = Mentions(chunks, language, names=names, shouted=shouted, commas=commas, previous=previous)
        found = clauses.read()
        if opened is not None:
            found = found or clauses.listed(*opened)
            opened = opened if found or text.tokens[sentence.first].text in BULLETS else None
            if opened is not None:
                _of_list(opened, found)
        headed = mentions[-1].measure if mentions else headed or _heading(chunks)
        if not found and headed is not None:
            found = clauses.tallied(headed, mentions[-JUST_TOLD:])
        for mention in found:
            mention.sentence = n
        found = before.settle(found, clauses.pronouns, n)
        before.remember(chunks, found, n)
        mentions += found
        previous = next((m for m in reversed(found) if m.group.quantity is not None and m.part_of is None), None)
        if text.tokens[sentence.last - 1].text == ":":
            opened = _opened(chunks, found, mentions[-JUST_TOLD - len(found) : len(mentions) - len(found)])
            if found and not found[-1].group.counted:
                opened = mentions.pop().measure, None  # "Civilians killed in Hama:" is a heading
    return text, mentions


def _chunks(text: Text, sentence: Sentence, language: Language) -> list[Chunk]:
    subsets: dict[int, int] = {}
    found = list(language.subset.finditer(text.raw, text.start(sentence), text.end(sentence)))
    at = (
        {t.start: i for i, t in enumerate(text.tokens[sentence.first : sentence.last], sentence.first)} if found else {}
    )
    for m in found:
        i = j = at.get(m.start(), sentence.last)
        while j < sentence.last and text.tokens[j].end <= m.end():
            j += 1
        if j > i:  # "all" within "all-night" opens nothing
            subsets[i] = j
    return chunk(text, sentence, find_quantities(text, sentence, language), subsets, language)


def _heading(chunks: list[Chunk]) -> Measure | None:
    """The harm that a heading without a number of its own announces a tally of: "Tally of 15 June for Hama"."""
    toll = next((c.harm for c in chunks if c.harm is not None and c.harm.form == "toll"), None)
    return toll.measure if toll is not None and not any(c.kind in "euh" for c in chunks) else None


def _tallies(text: Text, sentence: Sentence) -> bool:
    """Whether the sentence is short and may be labels or places with their numbers."""
    tokens = text.tokens[sentence.first : sentence.last]
    numbers = sum(t.text.isdigit() for t in tokens)
    return len(tokens) <= LONGEST_TALLY and (numbers > 1 or any(t.text == ":" for t in tokens))


def _counts(text: Text, sentence: Sentence, language: Language) -> bool:
    """Whether the sentence has a number at all."""
    lows, words = text.lows[sentence.first : sentence.last], language.number_words
    return not words.isdisjoint(lows) or any(low[0].isdigit() for low in lows)


def _accident(text: Text, sentence: Sentence, language: Language) -> bool:
    """Whether the sentence tells of people who died otherwise than by arms."""
    start, end = text.start(sentence), text.end(sentence)
    return language.accident.search(text.raw, start, end) is not None and not language.violence.search(
        text.raw, start, end
    )


def count(mention: Mention) -> tuple[Bounds, bool, str | None] | None:
    """Bounds, approximate or not, and the vague word; None where the words only look back."""
    g = mention.group
    if mention.zero or g.article == "no":
        harmed = mention.measure in ("killed", "injured", "casualties")
        return (Bounds.exactly(0), False, None) if harmed else None  # "no one has been arrested" counts nobody
    if len(mention.groups) > 1 and not (g.anaphor or g.inner) and all(_single(x) for x in mention.groups):
        named = any(x.name for x in mention.groups)  # "the young man, Fadi Khallawi" is one
        return Bounds.exactly(1 if named else len(mention.groups)), False, None
    if g.quantity is not None:
        return g.quantity.bounds, g.quantity.approx, g.quantity.vague
    if g.head in HOUSEHOLDS and g.article in ("a", "other"):
        return Bounds(), False, g.head  # "a family" tells of several
    if g.head == COUPLE and g.article == "a":
        return Bounds.exactly(2), False, None
    if g.article == "a":
        return Bounds.exactly(1), False, None
    plural = g.word in COUNTED_PLURALS or (g.noun is not None and g.noun.plural)
    if plural:
        return None if g.article == "the" else (Bounds(), False, BARE)
    return Bounds.exactly(1), False, None


def _single(g: Chunk) -> bool:
    if g.quantity is not None:
        return g.quantity.bounds == Bounds.exactly(1)
    return g.article == "a" or g.name or (g.noun is not None and not g.noun.plural)


def span_of(report: Report, part: Part, text: Text, mention: Mention) -> Span:
    """The words of a mention, from its first group to its last."""
    first: Chunk = mention.groups[0]
    last: Chunk = mention.groups[-1]
    end = text.tokens[last.last - 1].end
    q = first.quantity
    start, opening = text.tokens[first.first].start, text.tokens[first.first].end
    if q is not None and (first.article == "the" or q.start < opening):
        start = q.start  # behind "the", and behind an agency glued to the number
    return Span.of(report, part, start, max(end, q.end if q else end))


def draft_figures(report: Report, language: Language) -> tuple[Text, Text, list[Draft]]:
    """The figures of a report by their own words, in order of appearance, before the report around them is asked."""
    drafts: dict[str, Draft] = {}
    both = f"{report.title}\n{report.text}"
    violent = language.violence.search(both) or not language.accident.search(both)
    by_mention: dict[int, Draft] = {}
    texts: list[Text] = []
    for part in ("title", "text"):
        text, mentions = read_part(report, part, language)
        texts.append(text)
        for mention in mentions if violent else ():
            draft = _draft(report, part, text, mention, language)
            if draft is not None:
                by_mention[id(mention)] = drafts.setdefault(draft.id, draft)
    for draft in drafts.values():
        if draft.mention.part_of is not None:
            whole = by_mention.get(id(draft.mention.part_of))
            draft.parent = whole if whole is not draft else None
    return texts[0], texts[1], sorted(drafts.values(), key=lambda d: (d.span.part == "text", d.span.start))


def _draft(report: Report, part: Part, text: Text, mention: Mention, language: Language) -> Draft | None:
    number = count(mention)
    if number is None:
        return None
    span = span_of(report, part, text, mention)
    key = content_id(report.id, "figure", part, span.start, span.end, mention.measure)
    person = person_of(text, mention, number[0], language)
    return Draft(key, span, mention.sentence, mention.measure, *number, mention, person=person)
