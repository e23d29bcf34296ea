"""ACLED: 31 columns, one row an incident with a day, a place finer than a country, and a kind that ACLED codes.

Rules. Fatalities are one number: the lowest count of the sources. In words they are ACLED's numbers for words, and the
notes say so. Ground changes hands only where a report says that it was achieved, on the incident's own day, and only by
the last acquisition told; a failed attempt is an armed clash. Strikes inside a clash of two armed sides are one battle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from warledger.countries import COUNTRIES, REGIONS_ACLED, Country, nation_of
from warledger.publish.belligerents import Belligerents, belligerents, friends, is_government, kind_of
from warledger.publish.columns import Column
from warledger.publish.entries import LeftOut, Statements, harm_of, outlet
from warledger.publish.words import DEED, HARMED, how_many, joined, place_words, when_words
from warledger.records import ControlChange, Incident, Place, Reckoning, Report
from warledger.when import When

GEO_PRECISION: Final = {"exact": 1, "near": 2, "district": 2, "province": 3, "region": 3}
TIME_PRECISION: Final = {"day": 1, "days": 2, "week": 2, "month": 3}
BATTLES: Final = "Battles"
REMOTE: Final = "Explosions/Remote violence"
CIVILIAN_VIOLENCE: Final = "Violence against civilians"
STRATEGIC: Final = "Strategic developments"
EVENT_TYPES: Final = (BATTLES, REMOTE, CIVILIAN_VIOLENCE, STRATEGIC)
CLASH, REGAINS, OVERTAKES = "Armed clash", "Government regains territory", "Non-state actor overtakes territory"
ATTACK, ABDUCTION, TRANSFER = "Attack", "Abduction/forced disappearance", "Non-violent transfer of territory"
REMOTE_KIND: Final = {
    "airstrike": "Air/drone strike", "drone strike": "Air/drone strike",
    "shelling": "Shelling/artillery/missile attack",
    "mine or IED": "Remote explosive/landmine/IED", "car bomb": "Remote explosive/landmine/IED",
    "explosion": "Remote explosive/landmine/IED", "suicide bombing": "Suicide bomb", "chemical": "Chemical weapon",
}  # fmt: skip
SUB_EVENT_TYPES: Final = (CLASH, REGAINS, OVERTAKES, *dict.fromkeys(REMOTE_KIND.values()), ATTACK, ABDUCTION, TRANSFER)
INTER: Final = (
    "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians",
    "External/Other forces",
)  # fmt: skip
INTER_OF_KIND: Final = {
    "state forces": "State forces", "state": "State forces", "police": "State forces", "rebels": "Rebel group",
    "jihadists": "Rebel group", "militia": "Political militia", "criminals": "Political militia",
    "people": "Political militia", "civilians-defence": "Identity militia", "foreign forces": "External/Other forces",
    "peacekeepers": "External/Other forces", "coalition": "External/Other forces",
}  # fmt: skip
INTERACTIONS: Final = (
    *(f"{kind} only" for kind in INTER), *(f"{a}-{b}" for i, a in enumerate(INTER) for b in INTER[i:]),
)  # fmt: skip
FATALITIES_OF_WORD: Final = (
    ("hundreds of thousands", 100_000), ("tens of thousands", 10_000), ("several thousand", 1_000),
    ("thousands", 1_000),
    ("several hundred", 100), ("a few hundred", 100), ("hundred", 100), ("dozen", 12), ("scores", 10), ("a score", 10),
    ("tens", 10),
)  # fmt: skip
"""ACLED: tens 10, dozens 12, hundreds 100. The words of thousands and scores are ours. Any other word is `A_FEW`."""
A_FEW: Final = 3
"""ACLED: "several", "many", "few" and bare plurals are 3 or 10 by context; ours is always the lower."""
MILLIONS: Final = "million"
CIVILIANS: Final = "Civilians"
SOFT: Final = frozenset({"civilian", "children", "medics", "journalists", "aid workers"})
"""Victims who are no fighters."""
REFUSED: Final = "no place, or only a country: ACLED refuses such rows"

CANNOT_SAY: Final = (
    "more than one number of dead: the lowest count stands, the range is in the notes",
    "a number in words: “dozens” is 12, “hundreds” 100, “several” or a bare plural 3 (never 10); the notes say so",
    "“up to N” with nothing else: 3, or N where that is less, and the notes say so",
    "that nobody says how many died: 0, which is no count",
    "several places of one incident: it stands at the one that most reports name, and is not split",
    "an incident of several days: it stands on the day in the middle; no split of its dead is made or said",
    "countrywide and unplaced incidents, undated ones and those of more than a month: they are left out and named",
    "people wounded, sides of the dead, denials, failed attempts: attempts are armed clashes there",
    "whether ground stayed in a party's hands beyond the day, which ACLED wants: ours is what these reports say",
)


@dataclass(frozen=True, slots=True)
class AcledRow:
    """All that the columns of one row are filled from."""

    incident: Incident
    day: date
    place: Place
    country: Country
    event: tuple[str, str]
    actors: tuple[str, str | None]
    associates: tuple[tuple[str, ...], tuple[str, ...]]
    inters: tuple[str, str | None]
    targets_civilians: bool
    fatalities: int
    notes: str
    reports: tuple[Report, ...]


def acled_rows(incident: Incident, reckoning: Reckoning, statements: Statements) -> Iterator[AcledRow | LeftOut]:
    """The row of an incident, or why there is none."""
    place, country = incident.place, COUNTRIES.get(incident.place.country or "") if incident.place else None
    sides = belligerents(incident, reckoning)
    event = _event(incident, reckoning, statements, sides)
    why = (
        "no date" if incident.when is None
        else "no day within a month" if incident.precision not in TIME_PRECISION
        else REFUSED if place is None or place.precision not in GEO_PRECISION
        else "its place has no point" if place.lat is None or place.lon is None
        else "its country is not in the table" if country is None
        else "of no kind that ACLED codes" if event is None
        else "no actor is named" if sides.a is None and event[0] != REMOTE and event[1] != ATTACK
        else None
    )  # fmt: skip
    if why is not None or incident.when is None or place is None or country is None or event is None:
        yield LeftOut(incident.id, why or "")
        return
    yield _row(incident, incident.when, place, country, event, sides, reckoning, statements)


def _row(
    incident: Incident, when: When, place: Place, country: Country, event: tuple[str, str], sides: Belligerents,
    reckoning: Reckoning, statements: Statements,
) -> AcledRow:  # fmt: skip
    civilians = _civilians_only(reckoning)
    doer = next(iter(reckoning.by), sides.a)
    if event[0] == BATTLES or not civilians:
        first, second = sides.a or "Unidentified Armed Group", sides.b
    else:
        first, second = doer or "Unidentified Armed Group", CIVILIANS
    beside = sides.with_a
    if first != sides.a:
        beside = tuple(p for p in reckoning.by if p != first and friends(p, first, when.start))
    fatalities, rule = _fatalities(incident, reckoning, statements)
    return AcledRow(
        incident, when.start + (when.end - when.start) // 2, place, country, event, (first, second),
        (beside, sides.with_b if second == sides.b else ()),
        (_inter(first, country), _inter(second, country) if second else None), second == CIVILIANS, fatalities,
        _notes(incident, when, place, reckoning, sides, rule), statements.reports_of(incident),
    )  # fmt: skip


def _event(
    incident: Incident, reckoning: Reckoning, statements: Statements, sides: Belligerents
) -> tuple[str, str] | None:
    """Event type and sub-event type; ground that changed hands, then what was done to people."""
    taken = _acquired(incident, statements)
    harmed = bool(reckoning.harm) or any(statements.figures_of(incident))
    if taken is not None and not harmed and taken.kind == "withdrew":
        return STRATEGIC, TRANSFER
    two_sided = sides.a is not None and sides.b is not None
    if taken is not None and taken.holder and taken.kind != "withdrew" and two_sided:
        return BATTLES, REGAINS if is_government(taken.holder) else OVERTAKES
    causes = {f.cause for f in statements.figures_of(incident)} | {incident.kind}
    if "clash" in causes and two_sided:
        return BATTLES, CLASH
    if incident.kind in REMOTE_KIND:
        return REMOTE, REMOTE_KIND[incident.kind]
    remote = sorted(cause for cause in causes if cause in REMOTE_KIND)
    if incident.kind == "mixed" and remote:
        return REMOTE, REMOTE_KIND[remote[0]]
    if two_sided and not _civilians_only(reckoning) and harmed:
        return BATTLES, CLASH
    if incident.kind in ("execution", "shooting", "torture", "clash", "other") or _civilians_only(reckoning):
        return CIVILIAN_VIOLENCE, ATTACK
    if harm_of(reckoning, "detained") or harm_of(reckoning, "missing"):
        return CIVILIAN_VIOLENCE, ABDUCTION
    return None


def _acquired(incident: Incident, statements: Statements) -> ControlChange | None:
    """The last change of hands that reports tell as achieved on the incident's own day."""
    told = [
        c for telling in incident.tellings for s in telling.statements if (c := statements.control.get(s)) is not None
        and c.outcome == "achieved" and c.realis == "asserted" and c.kind in ("seized", "retaken", "withdrew")
        and c.date is not None and c.date.is_day and incident.when is not None and incident.when.contains(c.date)
    ]  # fmt: skip
    return told[-1] if told else None


def _civilians_only(reckoning: Reckoning) -> bool:
    people = {h.victims for h in reckoning.harm if h.measure in ("killed", "injured", "casualties")}
    return bool(people & SOFT) and "combatant" not in people


def _inter(party: str, country: Country) -> str:
    """ACLED's word for an actor: forces of another state are External/Other forces."""
    if party == CIVILIANS:
        return CIVILIANS
    nation = nation_of(party)
    if is_government(party) and nation is not None and COUNTRIES.get(nation) != country:
        return "External/Other forces"
    return INTER_OF_KIND.get(kind_of(party), "Political militia")


def _interaction(inters: tuple[str, str | None]) -> str:
    first, second = inters
    return f"{first} only" if second is None else "-".join(sorted((first, second), key=INTER.index))


def _fatalities(incident: Incident, reckoning: Reckoning, statements: Statements) -> tuple[int, str | None]:
    """The one number, and the rule behind it where it is not simply the lowest count stated."""
    killed = harm_of(reckoning, "killed")
    if killed is not None and killed.low is not None:
        return killed.low, None
    if killed is not None and killed.high is not None:
        least = min(A_FEW, killed.high)
        return least, f"“up to {killed.high}” is coded {least}"
    dead = (f for f in statements.figures_of(incident) if f.measure == "killed" and f.realis == "asserted" and f.vague)
    coded = [(_of_word(f.vague or ""), " ".join(f.span.quote.split())) for f in dead]
    if not coded:
        return 0, "nobody states a number of dead: coded 0"
    number, words = min(coded)
    return number, f"“{words}” is coded {number}"


def _of_word(word: str) -> int:
    return next((n for key, n in FATALITIES_OF_WORD if key in word and MILLIONS not in word), A_FEW)


def _notes(
    incident: Incident, when: When, place: Place, reckoning: Reckoning, sides: Belligerents, rule: str | None
) -> str:
    """A sober sentence, the harm as stated, the rule, and our id."""
    between = joined([p for p in (sides.a, sides.b) if p])
    what = f"{DEED[incident.kind or 'other']} at {place_words(place)} {when_words(when)}"
    harms = (h for h in reckoning.harm if h.victims == "all" and (h.low or h.high))
    counts = joined([f"{how_many(h.low, h.high)} {HARMED[h.measure]}" for h in harms])
    parts = [
        f"{what}{f', parties named: {between}' if between else ''}.", f"{counts.capitalize()}." if counts else "",
        f"{rule[0].upper() + rule[1:]}." if rule else "",
        "Responsibility is contested." if reckoning.contested else "",
        f"Warledger incident {incident.id}, {reckoning.rules}.",
    ]  # fmt: skip
    return " ".join(part for part in parts if part)


def _sources(reports: Sequence[Report]) -> str:
    return "; ".join(dict.fromkeys(map(outlet, reports)))


def _stamp(reports: Sequence[Report]) -> int | None:
    days = [r.published for r in reports if r.published]
    return int(datetime.combine(date.fromisoformat(max(days)), datetime.min.time(), UTC).timestamp()) if days else None


def event_id(row: AcledRow) -> str:
    """Three letters of the country and the first 13 hex digits of our id as a number."""
    return f"{row.country.iso3}{int(row.incident.id[:13], 16)}"


COLUMNS: Final[tuple[Column[AcledRow], ...]] = (
    Column("event_id_cnty", "text", "country and our id as a number (tags have it in full)", event_id, required=True),
    Column("event_date", "date", "the day; of a period the one in the middle",
           lambda r: r.day.isoformat(), required=True),
    Column("year", "integer", "its year", lambda r: r.day.year, required=True),
    Column("time_precision", "integer", "1 day, 2 week, 3 month",
           lambda r: TIME_PRECISION[r.incident.precision], tuple("123"), required=True),
    Column("disorder_type", "text", "by event type", lambda r: _disorder(r),
           ("Political violence", STRATEGIC), required=True),
    Column("event_type", "text", "by kind, parties and ground taken", lambda r: r.event[0], EVENT_TYPES, required=True),
    Column("sub_event_type", "text", "by kind, parties and ground taken",
           lambda r: r.event[1], SUB_EVENT_TYPES, required=True),
    Column("actor1", "text", "the government that takes part, or the party named first; who attacked civilians",
           lambda r: r.actors[0], required=True),
    Column("assoc_actor_1", "text", "parties on its side, joined by ;", lambda r: "; ".join(r.associates[0])),
    Column("inter1", "text", "kind of actor1", lambda r: r.inters[0], INTER, required=True),
    Column("actor2", "text", "the other side; Civilians where only they were harmed", lambda r: r.actors[1]),
    Column("assoc_actor_2", "text", "parties on its side, joined by ;", lambda r: "; ".join(r.associates[1])),
    Column("inter2", "text", "kind of actor2", lambda r: r.inters[1], INTER),
    Column("interaction", "text", "inter1 and inter2 in ACLED's order",
           lambda r: _interaction(r.inters), INTERACTIONS, required=True),
    Column("civilian_targeting", "text", "where only civilians were harmed",
           lambda r: "Civilian targeting" if r.targets_civilians else None,
           ("Civilian targeting",)),
    Column("iso", "integer", "ISO 3166 number", lambda r: r.country.number, required=True),
    Column("region", "text", "ACLED's region", lambda r: r.country.acled, REGIONS_ACLED, required=True),
    Column("country", "text", "country", lambda r: r.country.name, required=True),
    Column("admin1", "text", "first-level unit", lambda r: r.place.adm1),
    Column("admin2", "text", "second-level unit", lambda r: r.place.adm2),
    Column("admin3", "text", "we keep none", lambda _: None),
    Column("location", "text", "name of the place", lambda r: r.place.name or r.place.words, required=True),
    Column("latitude", "number", "WGS 84", lambda r: r.place.lat, required=True),
    Column("longitude", "number", "WGS 84", lambda r: r.place.lon, required=True),
    Column("geo_precision", "integer", "1 town, 2 near it or its district, 3 province or region",
           lambda r: GEO_PRECISION[r.place.precision],
           tuple("123"), required=True),
    Column("source", "text", "outlets, joined by ; (a report without one by its id)", lambda r: _sources(r.reports),
           required=True),
    Column("source_scale", "text", "ACLED's scale of the outlets: we keep none", lambda _: None),
    Column("notes", "text", "what is told, the range, the rule behind the number, our id",
           lambda r: r.notes, required=True),
    Column("fatalities", "integer", "the lowest count of the sources, or ACLED's number for the word",
           lambda r: r.fatalities, required=True),
    Column("tags", "text", "our id in full", lambda r: f"warledger={r.incident.id}", required=True),
    Column("timestamp", "integer", "seconds since 1970 of the last report's day", lambda r: _stamp(r.reports)),
)  # fmt: skip


def _disorder(row: AcledRow) -> str:
    return STRATEGIC if row.event[0] == STRATEGIC else "Political violence"
