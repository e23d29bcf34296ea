"""The cascade: the whole way from a report to its statements, on one page.

Each stage asks the report for one thing more; what one stage finds the next ones may use, and none looks back.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from warledger.reading.accounts.reader import read_accounts
from warledger.reading.blame.actors import Actors
from warledger.reading.blame.deeds import settle_deeds
from warledger.reading.blame.parties import Parties
from warledger.reading.cause import Causes
from warledger.reading.counts.figures import draft_figures
from warledger.reading.counts.restated import without_restatements
from warledger.reading.counts.shot import count_shot, settle_shot
from warledger.reading.debris import debris
from warledger.reading.drafts import Draft
from warledger.reading.english import ENGLISH
from warledger.reading.faults import find_faults, other_language
from warledger.reading.language import Language
from warledger.reading.placing.placed import Counted, PlaceMention
from warledger.reading.placing.sharing import shared_places
from warledger.reading.placing.where import Where
from warledger.reading.portions import read_in_portions
from warledger.reading.relating.relations import relate
from warledger.reading.speaking.sources import load_sources
from warledger.reading.speaking.speech import Speech
from warledger.reading.status import settle, status_of
from warledger.reading.times.timing import Timing
from warledger.reading.triage import speaks_of_harm
from warledger.reading.who import Who
from warledger.records import Figure, Place, Precision, Reading, Report

NAME = "cascade"
AREAS: Final[dict[str, Precision]] = {
    "district": "district", "province": "province", "region": "region", "country": "country",
}  # fmt: skip


def read_with_cascade(report: Report, language: Language = ENGLISH) -> Reading:
    """What one report says: figures, control, agreements, positions, and what is at fault in it."""
    return read_in_portions(report, partial(_read, language=language))


def _read(report: Report, language: Language) -> Reading:
    if not speaks_of_harm(report.title, report.text):
        return Reading(report, issues=other_language(report, language.code))
    title, text, drafts = draft_figures(report, language)
    timing = Timing(report, title, text, language.times)
    harmed = [d for d in drafts if d.measure not in ("detained", "displaced")] or drafts
    timing.settle([(d.span.part, d.span.start, d.span.end) for d in harmed])
    speech = Speech.of(report, title, text, language)
    outlet = load_sources().labelled(report.source or "")
    actors = Actors.of(report, title, text, Parties.load(), speaker=outlet.speaks_for if outlet else None)
    skip = debris(text, report.title, language)
    counted = [Counted(d.span.part, d.span.start, d.span.end, d.measure, (d.bounds, d.vague)) for d in drafts]
    where = Where.of(title, text, counted, skip)
    causes = Causes.of(title, text, skip)
    places: dict[int, PlaceMention | None] = {}
    whos: dict[str, Who] = {}
    for draft in drafts:
        part, start, end = draft.span.part, draft.span.start, draft.span.end
        who = whos[draft.id] = status_of(title if part == "title" else text, start, end)
        draft.status, draft.groups = who.status, who.groups
        draft.date, draft.scope = timing.stated(part, start, end, draft.bounds, draft.vague)
        draft.day = draft.date or timing.news(draft.scope)
        place = places[id(draft)] = where.place(part, start, end, draft.scope)
        draft.place = _place(place)
        if place is not None:
            draft.town, draft.level, draft.own_place = place.town, place.level, place.own
        draft.side = actors.side(part, start, end)
        draft.speakers = speech.speakers(part, start, end)
        draft.cause = causes.cause(part, start, end, draft.measure)
        draft.by = actors.deed(part, start, end, draft.measure, draft.cause).names
    drafts = without_restatements(settle_shot(drafts, language))
    relate(drafts, {"title": title, "text": text})
    count_shot(drafts, language)
    settle_deeds(drafts, actors)
    _share(drafts, timing, where, places)
    undated = tuple(m.words for found in timing.dates.values() for m in found if m.when is None)
    issues = find_faults(report, drafts, dated=timing.anchor is not None, undated_words=undated)
    issues = (*other_language(report, language.code), *issues)
    parties, named = actors.mentions, where.mentions
    figures = tuple(draft.freeze(NAME) for draft in drafts)
    del drafts, counted, actors, where  # of a long report they hold more than what is still to be read
    figures = causes.settle(settle(figures, title, text, known=whos))
    control, agreements, positions = read_accounts(
        report, title, text, language, speech, parties, named, timing.dates, timing.main,
        skip=skip, figures=[figure.span for figure in figures],
    )  # fmt: skip
    return Reading(report, figures, control, agreements, positions, issues)


def _share(drafts: Sequence[Draft], timing: Timing, where: Where, places: dict[int, PlaceMention | None]) -> None:
    """Give figures the days and places that others tell for them."""
    scopes = [draft.scope for draft in drafts]
    timing.share(drafts)
    for draft, scope in zip(drafts, scopes, strict=True):
        if draft.scope != scope:  # the toll of a war is not placed as an incident is
            places[id(draft)] = where.place(draft.span.part, draft.span.start, draft.span.end, draft.scope)
    shared = shared_places(drafts, places)
    for draft in drafts:
        draft.place = _place(shared.get(id(draft)))


def read_figures(report: Report, language: Language = ENGLISH) -> tuple[Figure, ...]:
    """Every stated quantity of people harmed, in order of appearance."""
    return read_with_cascade(report, language).figures


def _place(mention: PlaceMention | None) -> Place | None:
    """A place as worded; an area is known for one by its kind, a point needs a gazetteer."""
    return Place(mention.words, precision=AREAS.get(mention.kind, "unknown")) if mention is not None else None
