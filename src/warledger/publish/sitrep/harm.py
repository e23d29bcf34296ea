"""Paragraphs on incidents: who was harmed, by whose count, how accounts differ, and what no report says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from warledger.publish.entries import harm_of
from warledger.publish.sitrep.material import Material, Told
from warledger.publish.sitrep.phrases import (
    DEAD,
    by_words,
    cause_words,
    cited,
    count_words,
    group_words,
    harmed_words,
    opened,
    people_words,
    said,
    sentence_case,
    speaker_words,
    were,
)
from warledger.publish.sitrep.records import Footnote, Paragraph, Sentence, mark
from warledger.publish.words import DEED, day_words, joined, place_words, the, when_words
from warledger.records import Figure, Harm, Incident, Measure, Place, Reckoning
from warledger.when import When

MOST = 4
"""Counts beside the main one that are told; the rest are in the ledger."""
ORDER: tuple[Measure, ...] = ("killed", "casualties", "injured", "missing", "detained", "displaced")


class Account:
    """One report's count of one harm: the groups that it adds up, and the parts inside them."""

    def __init__(self, material: Material, figures: Sequence[Figure], every: Sequence[Figure]) -> None:
        self.material = material
        groups = material.told(every)
        roots = {material.root(f.id) for f in figures}
        mine = [g for g in groups if material.root(g.best.id) in roots]
        wholes = {material.root(f.id) for f in every if f.measure == figures[0].measure}
        self.tops = [g for g in mine if not any(material.root(f.part_of) in wholes for f in g.all)] or mine[:1]
        self.groups = groups
        self.note = material.notes[self.tops[0].best.id]

    def parts(self, whole: Told) -> list[Told]:
        """The groups of the same harm that lie directly inside a group."""
        root = self.material.root(whole.best.id)
        return [
            g for g in self.groups
            if g is not whole and g.best.measure == whole.best.measure and g.best.bounds.known
            and any(self.material.root(f.part_of) == root for f in g.all)
        ]  # fmt: skip

    def count(self) -> tuple[str, ...]:
        """The count in words, to tell accounts apart."""
        return tuple(count_words(top.best) for top in self.tops)

    def causes(self) -> list[str]:
        """How they came to harm: as the count itself says, else as its parts say."""
        own = [top.cause for top in self.tops if top.cause]
        return own or [part.cause for top in self.tops for part in self.parts(top) if part.cause]


def paragraph(incident: Incident, reckoning: Reckoning, material: Material) -> Paragraph | None:
    """All that is to be said of one incident, or None where no number or word of harm is told."""
    figures = material.figures_of(incident)
    sentences = [s for measure in ORDER for s in _measure(incident, reckoning, measure, figures, material)]
    if not sentences:
        return None
    sentences += _unsupported(reckoning, material)
    sentences += _contested(reckoning, figures, material)
    sentences += _unknown(incident, reckoning, figures)
    return Paragraph(tuple(sentences), heading(incident))


def heading(incident: Incident) -> str:
    """Where, when and what."""
    when = incident.when
    day = day_words(when.start) if when and when.is_day else when_words(when) if when else "no date"
    where = place_words(incident.place) if incident.place else "Place not told"
    return f"{where}, {day}" + (f": {DEED[incident.kind].lower()}" if incident.kind not in (None, "other") else "")


def headline(incident: Incident, reckoning: Reckoning, material: Material) -> Sentence | None:
    """How many, what became of them, how and where, without day and source."""
    figures = material.figures_of(incident)
    for measure in ORDER:
        row = harm_of(reckoning, measure)
        used = _used(row, measure, material) if row else []
        if used:
            account = _first(_accounts(used, figures, material, row), row)
            top = account.tops[0].best
            people = joined([cited(t.best) for t in account.tops])
            words = (people, harmed_words(top), cause_words(account.causes()), _in(top.place or incident.place))
            return Sentence(sentence_case(" ".join(word for word in words if word)))
    return None


def _in(place: Place | None) -> str:
    """ "in Jibine, Hama, Syria"; a loose area in the report's own words."""
    if place is None:
        return ""
    return f"in {place_words(place) if place.precision in ('exact', 'near') else place.words}"


def _measure(
    incident: Incident, reckoning: Reckoning, measure: Measure, figures: Sequence[Figure], material: Material
) -> Iterator[Sentence]:
    row = harm_of(reckoning, measure)
    used = _used(row, measure, material) if row else []
    if not used:
        vague = [f for f in figures if f.measure == measure and not f.bounds.known]
        yield from (_vague(f, incident, material) for f in vague[:1])
        return
    accounts = _accounts(used, figures, material, row)
    first = _first(accounts, row)
    yield Sentence(_opening(first, [a for a in accounts if a is not first and a.count() == first.count()], incident))
    yield from _breakdown(first)
    yield from _beside(first, row, material)
    others = [a for a in accounts if a.count() != first.count()]
    if others:
        told = "; ".join(f"{said(a.note)} {joined([cited(t.best) for t in a.tops])}" for a in others)
        yield Sentence(f"Accounts differ: {told}.")


def _beside(account: Account, row: Harm | None, material: Material) -> Iterator[Sentence]:
    """Counts of the same report that may be of the same people or of others."""
    if row is None or row.high is None or row.best is None or row.high <= row.best:
        return
    aside = {use.statement for use in row.set_aside}
    tops = {material.root(t.best.id) for t in account.tops}
    others = [
        g.best for g in account.groups
        if any(f.id in aside for f in g.all) and material.root(g.best.id) not in tops and g.best.bounds.known
    ]  # fmt: skip
    others.sort(key=lambda f: -f.bounds.floor)
    if others:
        counts = joined([cited(f) for f in others[:MOST]])
        yield Sentence(f"The same report also counts {counts}; whether these are among them is not said.")


def _used(row: Harm, measure: Measure, material: Material) -> list[Figure]:
    found = (material.figures.get(use.statement) for use in row.used)
    return [f for f in found if f is not None and f.measure == measure]


def _accounts(used: Sequence[Figure], figures: Sequence[Figure], material: Material, row: Harm | None) -> list[Account]:
    """The counts of each report, and of each of the sources that it quotes with counts of their own."""
    sources = row.sources if row else ()
    whose: dict[str | None, str] = {}
    for figure in used:
        whose.setdefault(material.root(figure.id), _source(figure, sources) or "")
    by_source: dict[tuple[str, str], list[Figure]] = {}
    for figure in used:
        report = material.report(figure).id
        source = whose[material.root(figure.id)] or next((s for r, s in by_source if r == report), "")
        by_source.setdefault((report, source), []).append(figure)
    return [
        Account(material, mine, [f for f in figures if material.report(f).id == report])
        for (report, _), mine in by_source.items()
    ]


def _source(figure: Figure, sources: Sequence[str]) -> str | None:
    """Which of a row's sources a count is of."""
    said = figure.attributed_to
    return next((s for s in sources if s in said or (said and s == f"{said[0]}, by {said[-1]}")), None)


def _first(accounts: Sequence[Account], row: Harm | None) -> Account:
    """The account that the best count comes from; of several the one that tells most."""
    best = row.best if row else None
    return min(
        accounts, key=lambda a: (sum(t.best.bounds.floor for t in a.tops) != best, -len(a.groups), len(a.tops))
    )  # fmt: skip


def _opening(account: Account, agreeing: Sequence[Account], incident: Incident) -> str:
    top = account.tops[0].best
    people = joined([cited(t.best) for t in account.tops])
    place = top.place or incident.place
    when = _when(top, incident)
    verb = "were" if len(account.tops) > 1 else were(top)
    words = [people, verb, harmed_words(top)]
    if when and people[:1].isdigit():  # no sentence opens with digits
        words = [f"{when_words(when)},", *words]
    else:
        words = [opened(people), *words[1:], *([when_words(when)] if when else [])]
    causes = account.causes()
    by = by_words(top, causes[0]) if len(causes) == 1 else ""
    words += [cause_words(causes) + by] if causes else []
    words = [word for word in (*words, _in(place)) if word]
    whose = said(account.note)
    if agreeing:
        marks = "".join(mark(a.tops[0].best) for a in agreeing)
        others = [speaker_words(a.note) for a in agreeing if speaker_words(a.note) != speaker_words(account.note)]
        whose = f"{joined([speaker_words(account.note), *dict.fromkeys(others)])} said{marks}"
    return sentence_case(f"{' '.join(words)}, {whose}.")


def _when(figure: Figure, incident: Incident) -> When | None:
    """The day of a count, unless it contradicts the days of its incident, which weigh all that reports tell."""
    own, of = figure.date, incident.when
    return own if own is not None and (of is None or own.overlaps(of)) else of


def _breakdown(account: Account) -> Iterator[Sentence]:
    """ "They included 26 members of …, eight of them killed by a mine, and nine Syrian rebels …"."""
    for top in account.tops:
        parts = account.parts(top)
        words = [_part(account, part, alike=_alike(part, top)) for part in parts]
        if words:
            whom = DEAD.get(top.best.measure, "They")
            last = ", and " if any("," in word for word in words) else " and "
            listed = words[0] if len(words) == 1 else ", ".join(words[:-1]) + last + words[-1]
            yield Sentence(f"{whom} included {listed}, {said(account.material.notes[parts[0].best.id])}.")


def _alike(part: Told, whole: Told) -> bool:
    """Whether a part came to harm as the whole did, so that how need not be said again."""
    return part.cause == whole.cause and part.best.by == whole.best.by


def _part(account: Account, part: Told, *, alike: bool = False) -> str:
    cause = cause_words([part.cause]) if part.cause and not alike else ""
    how = f" {harmed_words(part.best)} {cause}{by_words(part.best, part.cause)}" if cause else ""
    inside = [f", {words}" for p in account.parts(part) if (words := _inside(p, part))]
    return f"{people_words(part.best)}{how}{mark(part.best)}" + "".join(inside)


def _inside(part: Told, whole: Told) -> str:
    """ "two of them children", "eight of them by a mine": what sets some apart; "" where nothing does."""
    own = part.cause is not None and part.cause != whole.cause
    apart = " ".join(w for w in (group_words(part.best), cause_words([part.cause]) if own and part.cause else "") if w)
    return f"{count_words(part.best)} of them{mark(part.best)} {apart}" if apart else ""


def _vague(figure: Figure, incident: Incident, material: Material) -> Sentence:
    """ "“dozens” of civilians were wounded": a word that is no number stays the word it is."""
    when = _when(figure, incident)
    day = f" {when_words(when)}" if when else ""
    words = f"{cited(figure)} {were(figure)} {harmed_words(figure)}{day}, {said(material.notes[figure.id])}"
    unstated = figure.vague in (None, "bare plural")  # "an unstated number" says it already
    return Sentence(sentence_case(words + ("." if unstated else "; no number is given.")))


def _unsupported(reckoning: Reckoning, material: Material) -> Iterator[Sentence]:
    """Headlines that their own text does not bear out."""
    seen = set()
    for issue in reckoning.issues:
        for key in issue.about if issue.code == "headline-unsupported" else ():
            figure = material.figures.get(key)
            if figure is not None and key not in seen and not _in_text(figure, material):
                seen.add(key)
                outlet = material.notes[key].chain[0]
                yield Sentence(
                    f"The headline of {outlet} has {count_words(figure)}{mark(figure)}, a number that its own text "
                    "does not give."
                )


def _in_text(figure: Figure, material: Material) -> bool:
    """Whether the text of a headline's report gives its number after all, be it only in a line that repeats it."""
    report = material.report(figure).id
    return any(
        f.span.part == "text" and f.bounds == figure.bounds and f.measure == figure.measure
        for f in material.figures.values()
        if material.report(f).id == report
    )


def _contested(reckoning: Reckoning, figures: Sequence[Figure], material: Material) -> Iterator[Sentence]:
    """Who is said to have done it, where reports name different parties."""
    blamed: dict[tuple[str, ...], Figure] = {}
    for figure in figures:
        if figure.by and figure.measure in ("killed", "injured") and len(figure.attributed_to) > 0:
            blamed.setdefault(tuple(sorted(figure.by)), figure)
    reports = {material.report(f).id for f in blamed.values()}
    if reckoning.contested and len(reports) > 1:
        told = "; ".join(
            f"{joined([the(p) for p in by])}, {_as_told(material.notes[f.id])}{mark(f)}" for by, f in blamed.items()
        )  # fmt: skip
        yield Sentence(f"Who was responsible is contested: {told}.")


def _as_told(note: Footnote) -> str:
    """ "as AFP quotes a monitor", "by the word of AFP": two outlets may quote one speaker differently."""
    whose = speaker_words(note).partition(", quoted by ")[0]
    return f"as {note.chain[0]} quotes {whose}" if len(note.chain) > 1 else f"by the word of {whose}"


def _unknown(incident: Incident, reckoning: Reckoning, figures: Sequence[Figure]) -> Iterator[Sentence]:
    """What a reader would ask and no report answers."""
    measures = {f.measure for f in figures}
    harmed = [f for f in figures if f.measure in ("killed", "injured", "casualties")]
    unsaid = []
    if "killed" in measures and not measures & {"injured", "casualties"}:
        unsaid.append("whether anybody was wounded")
    if harmed and all(f.status != "civilian" and not f.groups for f in harmed):
        unsaid.append("whether civilians were harmed")
    if not reckoning.by and incident.kind != "clash":
        unsaid.append("who was responsible")
    if any(f.cause == "mine or IED" and not f.by for f in figures):
        unsaid.append("who laid the mine")
    if incident.when is None:
        unsaid.append("on which day it was")
    if unsaid:
        yield Sentence(f"No report says {joined(unsaid, 'or')}.")
    if measures & {"injured"} and not measures & {"killed", "casualties"}:
        yield Sentence("No report counts any dead.")
