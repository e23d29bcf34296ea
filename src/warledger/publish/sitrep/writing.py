"""The report on one page: what happened, who holds what, what was agreed and claimed, what sources count in all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from warledger.publish.entries import harm_of
from warledger.publish.sitrep import accounts
from warledger.publish.sitrep.harm import headline, paragraph
from warledger.publish.sitrep.material import Material
from warledger.publish.sitrep.numbers import unsupported
from warledger.publish.sitrep.positions import positions as told_positions
from warledger.publish.sitrep.records import Paragraph, Section, Sentence, Sitrep
from warledger.publish.words import when_words
from warledger.records import AgreementStatement, ControlChange, Incident, Position, Reading, Reckoning
from warledger.when import When

Said = TypeVar("Said", ControlChange, AgreementStatement, Position)

TOTALS_ARE = (
    "These are the totals that their sources state; they are no sums of the incidents above, nor added to them."
)


def sitrep(window: When, entries: Iterable[tuple[Incident, Reckoning]], readings: Iterable[Reading]) -> Sitrep:
    """The situation report of some days.

    ``entries`` are incidents of these days; ``readings`` are those of every report that tells of them, and of every
    report published in these days. A sentence with a number that none of its statements holds is left out.
    """
    material = Material(window, readings)
    pairs = sorted((pair for pair in entries if _of_these_days(pair[0], window)), key=_weight)
    incidents = [p for pair in pairs if (p := paragraph(*pair, material)) is not None]
    now, before = _control(material)
    deals, positions = _words(material)
    sections = [
        Section("Incidents", tuple(incidents)),
        _section("Control", accounts.control(now, material)),
        _section("Agreements", accounts.agreements(deals, material)),
        _section("Claims and denials", told_positions(positions, material)),
        _totals(material),
        _section("Background", accounts.control(before, material)),
    ]
    lead = Paragraph((*(p.sentences[0] for p in incidents[:1]), *accounts.brief(now, material)))
    headlines = (headline(*pair, material) for pair in pairs)
    first = next((h for h in headlines if h is not None), None) or accounts.deal_headline(deals, material)
    first = first or Sentence(f"No harm counted {when_words(window)}")
    rules = ", ".join(sorted({reckoning.rules for _, reckoning in pairs}))
    if len(incidents) == 1 and len(incidents[0].sentences) > 1:  # the lead has said the first sentence
        sections[0] = Section("Incidents", (Paragraph(incidents[0].sentences[1:], incidents[0].heading),))
    return _kept(Sitrep(window, first, lead, tuple(sections), (), rules), material)


def _of_these_days(incident: Incident, window: When) -> bool:
    """Whether an incident is news of the window: "in 2016" is no news of a day of that year."""
    when = incident.when
    return when is not None and when.overlaps(window) and when.days <= max(window.days, accounts.WEEK)


def _weight(pair: tuple[Incident, Reckoning]) -> tuple[int, int, str]:
    """The gravest first: by the dead, then the wounded."""
    killed, injured = harm_of(pair[1], "killed"), harm_of(pair[1], "injured")
    dead, hurt = ((h.best or h.low or h.high or 0) if h else 0 for h in (killed, injured))
    return -dead, -hurt, pair[0].id


def _control(material: Material) -> tuple[list[ControlChange], list[ControlChange]]:
    """Changes of these days, and earlier ones that reports of these days recall."""
    now: list[ControlChange] = []
    before: list[ControlChange] = []
    for reading in material.readings:
        for change in reading.control:
            if change.realis == "asserted" and _published(reading, material):
                in_time = change.date is None or change.date.overlaps(material.window)
                (now if in_time else before).append(change)
    return now, before


def _words(material: Material) -> tuple[list[AgreementStatement], list[Position]]:
    """Agreements and positions of these days' reports, each told once: a claim that something was agreed is a claim."""
    readings = [r for r in material.readings if _published(r, material)]
    claims = [p for r in readings for p in r.positions if p.stance in ("claims", "denies")]
    deals = _only(AgreementStatement, accounts.untold((a for r in readings for a in r.agreements), claims, material))
    deals = [d for i, d in enumerate(deals) if d in list(accounts.untold([d], deals[:i], material))]
    positions = _only(Position, accounts.untold((p for r in readings for p in r.positions), deals, material))
    return deals, positions


def _only(kind: type[Said], statements: Iterable[object]) -> list[Said]:
    return [s for s in statements if isinstance(s, kind)]


def _published(reading: Reading, material: Material) -> bool:
    day = reading.report.published
    return day is not None and material.window.start.isoformat() <= day <= material.window.end.isoformat()


def _section(title: str, sentences: Sequence[Sentence]) -> Section:
    return Section(title, tuple(Paragraph((sentence,)) for sentence in sentences))


def _totals(material: Material) -> Section:
    figures = [f for r in material.readings if _published(r, material) for f in r.figures]
    sentences = accounts.totals(figures, material)
    return _section("Running totals", (*sentences, Sentence(TOTALS_ARE)) if sentences else ())


def _kept(report: Sitrep, material: Material) -> Sitrep:
    """Without sentences whose numbers their statements do not hold, without empty parts; footnotes in order of use."""

    def keeps(sentence: Sentence) -> bool:
        return not unsupported(sentence.plain, sentence.notes, material.notes)

    def kept(paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, sentences=tuple(filter(keeps, paragraph.sentences)))

    full = [(s, tuple(p for p in map(kept, s.paragraphs) if p.sentences)) for s in report.sections]
    whole = replace(
        report, lead=kept(report.lead), sections=tuple(replace(s, paragraphs=p) for s, p in full if p),
        headline=report.headline if keeps(report.headline) else Sentence(f"Reports {when_words(report.window)}"),
        left_out=tuple(s for s in report.sentences() if not keeps(s)),
    )  # fmt: skip
    ids = dict.fromkeys(key for sentence in whole.sentences() for key in sentence.notes)
    return replace(whole, footnotes=tuple(material.notes[key] for key in ids))
