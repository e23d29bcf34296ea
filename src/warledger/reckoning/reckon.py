"""The reckoning of one incident: each harm, each group, with what was used, what was set aside, and by which rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from warledger.reading.events import event_words
from warledger.reckoning.across import Range, Said, across
from warledger.reckoning.blame import blamed, denials, grade, of_a_deed, rivals
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
    (found,) = reckon_by((rules,), incident, figures, reports, origins, judgements, positions)
    return found


def reckon_by(
    rule_sets: Iterable[RuleSet],
    incident: Incident,
    figures: Mapping[str, Figure],
    reports: Mapping[str, Report],
    origins: Mapping[str, str],
    judgements: Sequence[Judgement],
    positions: Mapping[str, Position] | None = None,
) -> tuple[Reckoning, ...]:
    """The same by several rule sets; what each report says is counted once for all of them."""
    own = {s: figures[s] for t in incident.tellings for s in t.statements if s in figures}
    told, issues = gather(incident, judged(own, judgements), reports, origins)
    said = [
        p for t in incident.tellings for s in t.statements
        if (p := (positions or {}).get(s)) and of_a_deed(p, event_words(reports[t.report]))
    ]  # fmt: skip
    stated = _Stated(told)
    return tuple(_reckoned(incident.id, stated, issues, said, rules) for rules in rule_sets)


class _Stated:
    """What the reports of an incident say, each count of each group made once, whatever the rules."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.told = told
        self._counts: dict[tuple[Measure, Victims, str | None], list[tuple[Told, Count]]] = {}

    def of(self, measure: Measure, victims: Victims, side: str | None, belongs: Belongs) -> list[tuple[Told, Count]]:
        """The reports that count this harm to these people, each with its count."""
        key = (measure, victims, side)
        if key not in self._counts:
            counting = [one for one in self.told if any(f.measure == measure and belongs(f) for f in one.figures)]
            counts = ((one, _count(one, [f for f in one.figures if belongs(f)], measure)) for one in counting)
            self._counts[key] = [(one, number) for one, number in counts if number is not None]
        return self._counts[key]


def _reckoned(
    incident: str, stated: _Stated, issues: Sequence[Issue], said: Sequence[Position], rules: RuleSet
) -> Reckoning:
    told = stated.told
    harm = [row for measure in MEASURES for row in _rows(stated, measure, rules)]
    if rules.silence:
        harm += silent(told, harm)
    harm += _uncounted(told, harm, rules)
    harm.sort(key=lambda row: MEASURES.index(row.measure))
    by = blamed(told)
    denied, rival = denials(by, said), rivals(told)
    graded, reasons = grade(told, by, said, rival) if rules.graded else (None, ())
    faults = (
        *issues,
        *(Issue("denied", f"{p.speaker} denies: {' '.join(p.span.quote.split())}", (p.id,)) for p in denied),
        *(Issue("blame-disputed", sentence) for sentence in rival),
        *dict.fromkeys(issue for row in harm for issue in row.issues),
    )
    return Reckoning(incident, rules.label, tuple(harm), by, bool(denied or rival), graded, reasons, faults)


def _rows(stated: _Stated, measure: Measure, rules: RuleSet) -> Iterator[Harm]:
    """All rows of one harm: everybody, then each kind of people that is told apart."""
    everybody = _row(stated, measure, "all", None, _anybody, rules)
    if everybody is None:
        return
    yield everybody
    figures = [f for one in stated.told for f in one.figures if f.measure == measure]
    sides = sorted({side for f in figures if len(f.sides) == 1 for side in f.sides})  # both together are no side
    kinds: list[tuple[Victims, str | None, Belongs]] = [
        ("civilian", None, partial(_has_status, "civilian")),
        ("combatant", None, partial(_has_status, "combatant")),
        *(("combatant", side, partial(_fights_for, side)) for side in sides),
        *((people, None, partial(_are, people)) for people in PEOPLE),
    ]  # fmt: skip
    for victims, side, belongs in kinds:
        row = _row(stated, measure, victims, side, belongs, rules)
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
    stated: _Stated, measure: Measure, victims: Victims, side: str | None, belongs: Belongs, rules: RuleSet
) -> Harm | None:
    counted = stated.of(measure, victims, side, belongs)
    if not counted:
        return None
    if measure == "injured" and victims == "all":
        counted = _living(stated, counted, rules)
    said = [_said(one, number) for one, number in counted]
    found = across(said, rules)
    issues = tuple(_issues(stated.told, said, found, measure, rules)) if victims == "all" else ()
    return Harm(
        measure, victims, side, found.low, found.best, found.high, found.sources, found.used, found.set_aside, issues
    )


def _said(one: Told, number: Count) -> Said:
    return Said(one.report.id, one.source, one.day, number)


def _count(one: Told, figures: Sequence[Figure], measure: Measure) -> Count | None:
    if measure == "injured":
        return surviving(one, figures)
    return count(of_measure(figures, measure), one.words, further_ones(one.figures, one.words))


def _living(stated: _Stated, counted: Sequence[tuple[Told, Count]], rules: RuleSet) -> list[tuple[Told, Count]]:
    """The injured of each report less those who are among the dead by later counts."""
    dead = stated.of("killed", "all", None, _anybody)
    if not dead:
        return list(counted)
    final = across([_said(one, number) for one, number in dead], rules)
    number = (final.best if final.best is not None else final.low) or 0
    days = [one.day for one in final.standing if one.count.best == number]
    known = Deaths(number, min(one.day for one, _ in dead), max(days, default=""))
    of_report = {one.report.id: count for one, count in dead}
    return [(one, died_since(one, count, of_report.get(one.report.id), known)) for one, count in counted]


def _uncounted(told: Sequence[Told], harm: Sequence[Harm], rules: RuleSet) -> Iterator[Harm]:
    """Rows of harm that is told without any number: at least what "dozens" counts for, or wholly unknown."""
    for measure in MEASURES:
        told_so = [(one, f) for one in told for f in one.figures if f.measure == measure and not f.bounds.known]
        vague = [f for _, f in told_so]
        if not vague or any(h.measure == measure for h in harm):
            continue
        counts = dict(rules.vague)
        said = (one.words.vague.get(f.vague.lower(), "") for one, f in told_so if f.vague)
        low = max((counts[word] for word in said if word in counts), default=None)
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
