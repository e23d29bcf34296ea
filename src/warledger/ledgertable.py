"""Incidents, tolls and their reasons as a person reads them, at most 80 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from warledger.ledger import TollRow
from warledger.quoting import quoted
from warledger.records import Figure, Harm, Incident, Judgement, Place, Reckoning, Report, Used

WIDTH: Final = 80
ARROW: Final = " ← "

Missing = tuple[int | None, int | None]
Statements = Mapping[str, Figure]
Reports = Mapping[str, Report]


def span_of(low: int | None, best: int | None, high: int | None) -> str:
    """Bounds and best estimate in one phrase: "35–36, best 35", "35 or more", "up to 10", "3", "unknown"."""
    if low is None and best is None and high is None:
        return "unknown"
    if low == best == high:
        return str(best)
    if low == best == 0 and high is None:
        return "nobody, as far as is told,"
    if low is not None and high is not None:
        return f"{low}–{high}" if best is None else f"{low}–{high}, best {best}"
    if high is None:
        known = low if low is not None else best
        return f"{known} or more" if best in (None, known) else f"{known} or more, best {best}"
    return f"up to {high}" if best is None else f"up to {high}, best {best}"


def victims_of(harm: Harm) -> str:
    """Whose count it is: "all", "civilians", "Syrian rebels"."""
    return _victims(harm.victims, harm.side)


def _victims(victims: str, side: str | None) -> str:
    return side or {"all": "in all", "civilian": "civilians", "combatant": "combatants"}.get(victims, victims)


def harm_phrase(harm: Harm) -> str:
    """A row of a reckoning in a few words: "killed 35–36, best 35 in all"."""
    whose = victims_of(harm)
    if harm.side is None and (harm.low, harm.best, harm.high) == (1, 1, 1):
        whose = {"civilians": "civilian", "combatants": "combatant"}.get(whose, whose)
    return f"{harm.measure} {span_of(harm.low, harm.best, harm.high)} {whose}"


def heading(incident: Incident) -> str:
    """Day, place with its precision, and kind."""
    day = str(incident.when) if incident.when else "no date"
    return f"{day}  {where(incident.place)}  {incident.kind or 'cause not said'}"


def where(place: Place | None) -> str:
    """A place with what it lies in and its precision, where that is not exact: "Hama province, SY (province)"."""
    if place is None:
        return "place unknown"
    name = place.name or place.words
    parts = dict.fromkeys(x for x in (name, place.adm1, place.country) if x)
    precision = {"exact": "", "unknown": " (no point)"}.get(place.precision, f" ({place.precision})")
    return ", ".join(parts) + precision


def incident_lines(incident: Incident, reckoning: Reckoning) -> Iterator[str]:
    """One incident in a list: what, how many, by whose word, and its id."""
    yield from _wrap(heading(incident), "", "            ")
    whole = [h for h in reckoning.harm if h.victims == "all"] or list(reckoning.harm)
    groups = [h for h in reckoning.harm if h.victims != "all" and h not in whole]
    counts = " · ".join(map(harm_phrase, whole)) or "nobody is said to be harmed"
    yield from _wrap(counts, "            ")
    yield from _wrap(" · ".join(map(harm_phrase, groups)), "            ")
    by = f"by {' and '.join(reckoning.by)}" if reckoning.by else "no party is named for it"
    notes = [by + (" (contested)" if reckoning.contested else ""), _told(incident)]
    if reckoning.grade:
        notes.append(reckoning.grade)
    yield from _wrap(" · ".join(notes), "            ")
    yield f"            {incident.id}"


def _told(incident: Incident) -> str:
    main, told = len(incident.main_for), len(incident.reports)
    said = f"{told} report{'' if told == 1 else 's'}"
    if not main:
        return f"told in passing by {said}"
    return said if main == told else f"{said}, main news of {main}"


def why_lines(
    incident: Incident, reckoning: Reckoning, figures: Statements, reports: Reports, judgements: Iterable[Judgement]
) -> Iterator[str]:
    """Every figure of an incident, each statement behind it in its sentence, and every rule applied."""
    yield from incident_lines(incident, reckoning)
    told_in = {statement: reports[t.report] for t in incident.tellings for statement in t.statements}
    for harm in reckoning.harm:
        yield ""
        yield from _wrap(harm_phrase(harm), "")
        for use in harm.used:
            yield from _statement(use, figures, told_in, "  ")
        for use in harm.set_aside:
            yield from _statement(use, figures, told_in, "  set aside: ")
        for issue in harm.issues:
            yield from _wrap(f"! {issue.message}", "  ")
    for title, reasons in (
        (f"Grade: {reckoning.grade}", reckoning.grade_reasons),
        ("At odds", [issue.message for issue in reckoning.issues]),
        ("Why these reports are one incident", [r for link in incident.links for r in _link(link.score, link.reasons)]),
        ("Judgements", [f"{j.at[:10]} {j.who}: {j.verdict}, {j.why}" for j in judgements]),
    ):
        if reasons:
            yield ""
            yield title
            for reason in reasons:
                yield from _wrap(reason, "  ", "    ")
    yield ""
    yield f"Reckoned by {reckoning.rules}"


def toll_lines(
    rows: Sequence[TollRow], stated: Sequence[tuple[Report, Figure, TollRow | None, Missing]], rules: str
) -> Iterator[str]:
    """Sums, then the running totals that sources state, each beside the sum over its own days; never added to it."""
    for row in rows:
        key = f"{row.key.strip('|').replace('|', ' and ') or 'nobody named'}: " if row.key is not None else ""
        yield from _wrap(f"{key}{row.measure} {_sum_of(row)}", "", "    ")
    yield f"Summed over incidents by the rules of {rules}."
    if stated:
        yield ""
        yield "Stated by sources as running totals; never added to the sums:"
    for report, figure, counted, missing in stated:
        sentence = quoted(report, figure.span).marked()
        words = f"{figure.measure} {_stated(figure)} · {figure.date or 'no dates'} · “{sentence}”"
        yield from _wrap(words, "  ", "    ")
        yield from _wrap(ARROW.join(figure.attributed_to or (report.source or report.id,)), "    ")
        if counted is not None:
            yield from _wrap(f"{_more(missing)}in the ledger of these days: {_sum_of(counted)}", "    ")


def _stated(figure: Figure) -> str:
    """A running total as its source gives it: "370,001 or more", "millions"."""
    low, high = figure.bounds.low, figure.bounds.high
    if figure.vague or (low is None and high is None):
        return figure.vague or "unknown"
    if low is None or high is None:
        return f"{high:,} or fewer" if low is None else f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _more(missing: Missing) -> str:
    """By how many a total is certainly beyond what the ledger counts, or below it."""
    least, most = missing
    if least is not None and least > 0:
        return f"at least {least:,} more than "
    return f"at least {-most:,} fewer than " if most is not None and most < 0 else ""


def _sum_of(row: TollRow) -> str:
    """A sum with its bounds: "50–52, best 50 civilians (2 incidents)"."""
    bounds = span_of(row.low, row.best, row.high) + (" or more" if row.open_high else "")
    open_end = f", no upper bound for {row.open_high}" if row.open_high else ""
    of = f"{row.incidents} incident{'' if row.incidents == 1 else 's'}{open_end}"
    return f"{bounds} {_victims(row.victims, row.side)} ({of})"


def _link(score: float, reasons: Iterable[str]) -> Iterator[str]:
    yield f"{score:+.1f}  " + "; ".join(reasons)


def _statement(use: Used, figures: Statements, told_in: Reports, indent: str) -> Iterator[str]:
    figure, report = figures.get(use.statement), told_in.get(use.statement)
    if figure is None or report is None:
        yield from _wrap(f"{use.statement}: {use.rule}", indent, "    ")
        return
    yield from _wrap(f"“{quoted(report, figure.span).marked()}”", indent, "    ")
    said = ARROW.join(figure.attributed_to or ((report.source or report.id),))
    yield from _wrap(f"{said} · {report.published or 'no date'} · {figure.id}", "    ")
    yield from _wrap(use.rule, "    ")


def _wrap(text: str, indent: str, hanging: str | None = None) -> Iterator[str]:
    if text:
        yield from textwrap.wrap(
            text, WIDTH, initial_indent=indent, subsequent_indent=indent if hanging is None else hanging,
            break_on_hyphens=False,
        )  # fmt: skip
