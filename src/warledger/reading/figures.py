"""Figures of one report: mentions of harm with their bounds."""

from __future__ import annotations

from dataclasses import replace

from warledger.bounds import Bounds
from warledger.reading.chunks import Chunk, chunk
from warledger.reading.clauses import Clauses, Mention
from warledger.reading.debris import debris
from warledger.reading.language import Language
from warledger.reading.quantities import Quantity, find_quantities
from warledger.reading.text import Text, split_text
from warledger.records import Figure, Part, Report, Span, content_id

NEGATIONS = frozenset({"no", "without", "any", "not", "zero", "nor"})


def read_part(report: Report, part: Part, language: Language) -> tuple[Text, list[Mention]]:
    """The mentions of harm in a title or a text."""
    text = split_text(report.body(part), language.abbreviations)
    at = {t.start: i for i, t in enumerate(text.tokens)}
    quantities = {at[q.start]: q for q in find_quantities(text.raw, language) if q.start in at}
    subsets: dict[int, int] = {}
    for m in language.subset.finditer(text.raw):
        i = at.get(m.start())
        if i is not None:
            j = i
            while j < len(text.tokens) and text.tokens[j].end <= m.end():
                j += 1
            if j > i:  # "all" within "all-night" opens nothing
                subsets[i] = j
    mentions: list[Mention] = []
    skip = debris(text, language) if part == "text" else frozenset()
    for n, sentence in enumerate(text.sentences):
        if sentence.paragraph in skip:
            continue
        chunks = chunk(text, sentence, quantities, subsets, language)
        for mention in Clauses(chunks, NEGATIONS).read():
            mention.sentence = n
            mentions.append(mention)
    return text, mentions


def count(mention: Mention) -> tuple[Bounds, bool, str | None] | None:
    """Bounds, approximate or not, and the vague word; None where the words only look back."""
    if mention.zero:
        return Bounds.exactly(0), False, None
    g = mention.group
    q: Quantity | None = g.quantity
    if q is not None:
        return q.bounds, q.approx, q.vague
    if len(mention.groups) > 1 and all(x.article == "a" or (x.noun and not x.noun.plural) for x in mention.groups):
        return Bounds.exactly(len(mention.groups)), False, None
    if g.article == "a":
        return Bounds.exactly(1), False, None
    plural = g.noun is not None and g.noun.plural
    if g.article == "other":
        return (Bounds(), False, "bare plural") if plural else (Bounds.exactly(1), False, None)
    if g.article == "the":
        return None if plural else (Bounds.exactly(1), False, None)
    if plural or g.word in ("casualties", "bodies", "corpses", "deaths", "injuries", "fatalities", "causalities", "martyrs"):
        return Bounds(), False, "bare plural"
    return Bounds.exactly(1), False, None


def span_of(report: Report, part: Part, text: Text, mention: Mention) -> Span:
    """The words of a mention, from its first group to its last."""
    first: Chunk = mention.groups[0]
    last: Chunk = mention.groups[-1]
    end = text.tokens[last.last - 1].end
    q = first.quantity
    start = text.tokens[first.first].start if q is None else min(q.start, text.tokens[first.first].start)
    if first.article == "the" and q is not None:
        start = q.start
    return Span.of(report, part, start, max(end, q.end if q else end))


def read_figures(report: Report, language: Language, reader: str = "cascade") -> tuple[Figure, ...]:
    """Every stated quantity of people harmed, in order of appearance."""
    figures: list[Figure] = []
    ids: dict[int, str] = {}
    for part in ("title", "text"):
        text, mentions = read_part(report, part, language)
        for mention in mentions:
            number = count(mention)
            if number is None:
                continue
            bounds, approx, vague = number
            span = span_of(report, part, text, mention)
            fid = content_id(report.id, "figure", part, span.start, span.end, mention.measure)
            if fid in ids.values():
                continue
            ids[id(mention)] = fid
            figure = Figure(fid, span, mention.measure, bounds, approx, vague, reader=reader)
            if mention.part_of is not None:
                figure = replace(figure, part_of=ids.get(id(mention.part_of)))
            figures.append(figure)
    return tuple(figures)
