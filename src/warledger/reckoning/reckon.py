"""The reckoning of one incident: each harm, each group, with what was used, what was set aside, and by which rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from warledger.reckoning.across import Range, Said, across
from warledger.reckoning.blame import blamed, denials, grade, rivals
from warledger.reckoning.judged import judged
from warledger.reckoning.rules import RuleSet
from warledger.reckoning.silence import silent
from warledger.reckoning.survivors import Deaths, died_since, surviving
from warledger.reckoning.told import Told, gather, outlet, words
from warledger.reckoning.within import Count, count, further_ones, of_measure
from warledger.records import (
    Figure,
    Harm,
    Incident,
    Issue,
    Judgement,
    Measure,
    Position,
    Reckoning,
    Report,
    Used,
    VictimGroup,
    Victims,
)

MEASURES: Final[tuple[Measure, ...]] = ("killed", "injured", "missing", "detained", "displaced", "casualties")
PEOPLE: Final[tuple[VictimGroup, ...]] = (
    "children", "women", "men", "elderly", "medics", "journalists", "aid workers",
)  # fmt: skip

Belongs = Callable[[Figure], bool]


def reckon(
    incident: Incident,
    figures: Mapping[str, Figure],
    reports: Mapping[str, Report],
    origins: Mapping[str, str],
    judgements: Sequence[Judgement],
    rules: RuleSet,
    positions: Mapping[str, Position] | None = None,
) -> Reckoning:
    """Low, best and high of every harm and group that the incident's reports state, by one rule set.

    ``figures``, ``reports`` and ``positions`` may hold more than the incident's own. ``origins`` gives for each report
    the earliest one of the same text; judgements on single statements (reject, correct) bind.
    """
    own = {s: figures[s] for t in incident.tellings for s in t.statements if s in figures}
    told, issues = gather(incident, judged(own, judgements), reports, origins)
    harm = [row for measure in MEASURES for row in _rows(told, measure, rules)]
    if rules.silence:
        harm += silent(told, harm)
    harm += _uncounted(told, harm, rules)
    harm.sort(key=lambda row: MEASURES.index(row.measure))
    by = blamed(told)
    said = [p for t in incident.tellings for s in t.statements if (p := (positions or {}).get(s))]
    denied, rival = denials(by, said), rivals(told)
    graded, reasons = grade(told, by, said, rival) if rules.graded else (None, ())
    faults = (
        *issues,
        *(Issue("denied", f"{p.speaker} denies: {' '.join(p.span.quote.split())}", (p.id,)) for p in denied),
        *(Issue("blame-disputed", sentence) for sentence in rival),
        *dict.fromkeys(issue for row in harm for issue in row.issues),
    )
    return Reckoning(incident.id, rules.label, tuple(harm), by, bool(denied or rival), graded, reasons, faults)


def _rows(told: Sequence[Told], measure: Measure, rules: RuleSet) -> Iterator[Harm]:
    """All rows of one harm: everybody, then each kind of people that is told apart."""
    everybody = _row(told, measure, "all", None, _anybody, rules)
    if everybody is None:
        return
    yield everybody
    sides = sorted({f.side for one in told for f in one.figures if f.measure == measure and f.side})
    kinds: list[tuple[Victims, str | None, Belongs]] = [
        ("civilian", None, partial(_has_status, "civilian")),
        ("combatant", None, partial(_has_status, "combatant")),
        *(("combatant", side, partial(_fights_for, side)) for side in sides),
        *((people, None, partial(_are, people)) for people in PEOPLE),
    ]  # fmt: skip
    for victims, side, belongs in kinds:
        row = _row(told, measure, victims, side, belongs, rules)
        if row is not None:
            yield row


def _anybody(_: Figure) -> bool:
    return True


def _has_status(status: str, figure: Figure) -> bool:
    return figure.status == status


def _fights_for(side: str, figure: Figure) -> bool:
    return figure.status == "combatant" and figure.side == side


def _are(people: VictimGroup, figure: Figure) -> bool:
    return figure.groups == (people,)


def _row(
    told: Sequence[Told], measure: Measure, victims: Victims, side: str | None, belongs: Belongs, rules: RuleSet
) -> Harm | None:
    said: list[Said] = []
    counted: list[Told] = []
    for one in told:
        figures = [f for f in one.figures if belongs(f)]
        number = _count(one, figures, measure)
        if number is not None:
            counted.append(one)
            said.append(Said(one.report.id, one.source, one.day, number))
    if not said:
        return None
    if measure == "injured" and victims == "all":
        said = _living(said, counted, told, rules)
    found = across(said, rules)
    issues = tuple(_issues(told, said, found, measure, rules)) if victims == "all" else ()
    return Harm(
        measure, victims, side, found.low, found.best, found.high, found.sources, found.used, found.set_aside, issues
    )


def _count(one: Told, figures: Sequence[Figure], measure: Measure) -> Count | None:
    if measure == "injured":
        return surviving(one, figures)
    return count(of_measure(figures, measure), further_ones(one.figures))


def _living(said: Sequence[Said], counted: Sequence[Told], told: Sequence[Told], rules: RuleSet) -> list[Said]:
    """The injured of each report less those who are among the dead by later counts."""
    dead = {(one.report.id, one.source): _count(one, one.figures, "killed") for one in told}
    deaths = [Said(one.report.id, one.source, one.day, n) for one in told if (n := dead[one.report.id, one.source])]
    if not deaths:
        return list(said)
    final = across(deaths, rules)
    number = (final.best if final.best is not None else final.low) or 0
    days = [one.day for one in final.standing if one.count.best == number]
    known = Deaths(number, min(one.day for one in deaths), max(days, default=""))
    return [
        Said(one.report, one.source, one.day, died_since(by, one.count, dead[one.report, one.source], known))
        for one, by in zip(said, counted, strict=True)
    ]


def _uncounted(told: Sequence[Told], harm: Sequence[Harm], rules: RuleSet) -> Iterator[Harm]:
    """Rows of harm that is told without any number: at least what "dozens" counts for, or wholly unknown."""
    for measure in MEASURES:
        vague = [f for one in told for f in one.figures if f.measure == measure and not f.bounds.known]
        if not vague or any(h.measure == measure for h in harm):
            continue
        counts = dict(rules.vague)
        low = max((counts[f.vague.lower()] for f in vague if f.vague and f.vague.lower() in counts), default=None)
        rule = "told without a number"
        if low is not None:
            rule += f": “{_word(low, rules)}” are {low} or more"
        used = tuple(Used(f.id, rule) for f in vague)
        sources = sorted({one.source for one in told for f in vague if f in one.figures})
        yield Harm(measure, "all", None, low, None, None, tuple(sources), used)


def _word(low: int, rules: RuleSet) -> str:
    return next(word for word, number in rules.vague if number == low)


def _issues(
    told: Sequence[Told], said: Sequence[Said], found: Range, measure: Measure, rules: RuleSet
) -> Iterator[Issue]:
    """What a person should look at: headlines beyond their texts, parts beyond their totals, sources at odds."""
    reports = {one.report.id: one.report for one in told}
    for one in said:
        name = outlet(reports[one.report])
        for figure in one.count.unsupported:
            text = f"its text says {_span(one.count.low, None)}" if one.count.low is not None else "its text does not"
            yield Issue("headline-unsupported", f"{name}'s headline says {words(figure)}, {text}", (figure.id,))
        for part, whole in one.count.misfits:
            yield Issue(
                "parts-exceed-total", f"{name}: {words(part)} are more than {words(whole)}, in which they lie",
                (part.id, whole.id),
            )  # fmt: skip
    if len(found.sources) < rules.independent:
        yield Issue("provisional", f"{measure}: one source, and {rules.name} asks for {rules.independent}")
    bests = sorted({(one.count.best, one.source) for one in found.standing if one.count.best is not None})
    if len({best for best, _ in bests}) > 1:
        yield Issue("sources-disagree", f"{measure}: " + ", ".join(f"{source} {best}" for best, source in bests))


def _span(low: int, high: int | None) -> str:
    return f"at least {low}" if high is None else str(low)
