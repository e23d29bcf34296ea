"""What reports tell of, and which of them tell of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warledger.bounds import Bounds
from warledger.incidents import link, origins, tell
from warledger.records import (
    Cause,
    ControlChange,
    Figure,
    Incident,
    Judgement,
    Measure,
    Place,
    Reading,
    Realis,
    Report,
    Scope,
    Span,
    content_id,
)
from warledger.when import When

JULY_22 = "2019-07-22"
MAARAT = Place("Maarat al-Numan", "Maarat al-Numan", 35.643, 36.668, "SY", "Idlib", precision="exact")
SARAQIB = Place("Saraqib", "Saraqib", 35.864, 36.806, "SY", "Idlib", precision="exact")
KABUL = Place("Kabul", "Kabul", 34.528, 69.172, "AF", "Kabul", precision="exact")


def report(key: str, title: str, text: str, published: str = JULY_22, source: str | None = None) -> Report:
    return Report(key, title, text, source or key, published=published)


def figure(
    told: Report, count: int, *, day: str | None = JULY_22, place: Place | None = MAARAT, measure: Measure = "killed",
    scope: Scope = "incident", realis: Realis = "asserted", cause: Cause = "airstrike", number: int = 0,
) -> Figure:  # fmt: skip
    return Figure(
        id=content_id(told.id, number), span=Span.of(told, "title", 0, len(told.title)), measure=measure, cause=cause,
        bounds=Bounds(count, count), place=place, date=When.parse(day) if day else None, scope=scope, realis=realis,
    )  # fmt: skip


def linked(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> tuple[Incident, ...]:
    figures = {f.id: f for reading in readings for f in reading.figures}
    reports = {reading.report.id: reading.report for reading in readings}
    return link([telling for reading in readings for telling in tell(reading)], figures, reports, judgements)


def homes(incidents: Sequence[Incident]) -> set[frozenset[str]]:
    """The reports of each incident's main tellings."""
    return {frozenset(incident.main_for) for incident in incidents}


def market(key: str, text: str, count: int, name: str = "Maarat al-Numan", published: str = JULY_22) -> Reading:
    """A report of the market strike of 22 July, with the town spelt as it likes."""
    told = report(key, f"{count} killed in strike on market in {name}", text, published)
    return Reading(told, (figure(told, count, place=replace(MAARAT, words=name)),))


STALL = "The vegetable market of {town} was crowded when warplanes struck. Abu Omar al-Khatib lost his brother there."
RESCUE = "Rescuer Hadi Abdallah pulled bodies from rubble in {town}. Abu Omar al-Khatib wept, his brother dead."
COUNT = "The hospital director Yusuf Khoury counted bodies from the vegetable market of {town}, struck by warplanes."
THREE = (
    market("afp", STALL.format(town="Maarat al-Numan"), 19),
    market("ap", RESCUE.format(town="Maaret al-Noman"), 27, "Maaret al-Noman"),
    market("reuters", COUNT.format(town="Ma'arrat an-Nu'man"), 39, "Ma'arrat an-Nu'man"),
)
AMBULANCE = report(
    "dpa", "4 killed in shelling of ambulance station in Maarat al-Numan",
    "Artillery hit the ambulance station on Hospital Street. The paramedics Salim Darwish and Rami Qadour were buried.",
)  # fmt: skip
STATION = report(
    "efe",
    "Shelling kills paramedics in Maarat al-Numan",
    "Colleagues mourned Salim Darwish and Rami Qadour, paramedics at the ambulance station on Hospital Street.",
)
SHELLED = tuple(Reading(r, (figure(r, 4, cause="shelling"),)) for r in (AMBULANCE, STATION))


def test_one_strike_in_three_spellings_with_a_rising_count_is_one() -> None:
    (incident,) = linked(THREE)
    assert set(incident.main_for) == {"afp", "ap", "reuters"}
    assert str(incident.when) in ("2019-07-22", "2019-07-21/2019-07-22")
    assert incident.place is not None
    assert incident.place.name == "Maarat al-Numan"
    assert incident.kind == "airstrike"


def test_two_strikes_in_one_town_on_one_day_stay_two() -> None:
    assert homes(linked([*THREE, *SHELLED])) == {frozenset({"afp", "ap", "reuters"}), frozenset({"dpa", "efe"})}


def test_never_on_a_toll_alone() -> None:
    one = report("one", "12 killed in Kabul", "A bomb tore through a wedding hall on the edge of the Afghan capital.")
    two = report("two", "12 killed in Saraqib", "Barrels were dropped over farms, said civil defence volunteers there.")
    readings = [Reading(one, (figure(one, 12, place=KABUL),)), Reading(two, (figure(two, 12, place=SARAQIB),))]
    assert homes(linked(readings)) == {frozenset({"one"}), frozenset({"two"})}
    nowhere = [Reading(r, (figure(r, 12, day=None, place=None),)) for r in (one, two)]
    assert len(linked(nowhere)) == 2


def test_never_on_a_province_alone() -> None:
    idlib = Place("Idlib province", "Idlib", 35.9, 36.6, "SY", "Idlib", precision="province")
    one = report("one", "3 killed in Idlib province", "Olive pickers were hit near a spring, relatives said.")
    two = report("two", "5 killed in Idlib province", "Gunmen opened fire on a checkpoint; nobody took responsibility.")
    assert len(linked([Reading(r, (figure(r, n, place=idlib),)) for r, n in ((one, 3), (two, 5))])) == 2


def test_a_town_struck_twice_in_one_week_stays_two() -> None:
    later = report("later", "6 killed in Maarat al-Numan", "A bakery was hit, said Nizar Hallaq.", "2019-07-27")
    again = Reading(later, (figure(later, 6, day="2019-07-26"),))
    early = replace(THREE[0], report=replace(THREE[0].report, published="2019-07-23"))
    assert homes(linked([early, again])) == {frozenset({"afp"}), frozenset({"later"})}


def test_one_bridge_does_not_chain_two_strikes() -> None:
    """A round-up that names both joins one of them at most."""
    both = report("roundup", "Strikes hit Maarat al-Numan", f"{STALL.format(town='the town')} {AMBULANCE.text}")
    incidents = linked([*THREE, *SHELLED, Reading(both, (figure(both, 23),))])
    assert not any({"afp", "dpa"} <= set(incident.reports) for incident in incidents)


def judged(verdict: str, a: str, b: str, at: str) -> Judgement:
    assert verdict in ("same", "not same")
    return Judgement(f"{at}", "same" if verdict == "same" else "not same", (a, b), "ana", at, "looked at the footage")


def test_not_same_splits_and_the_last_word_stands() -> None:
    apart = judged("not same", "afp", "reuters", "2019-07-23")
    split = linked(THREE, [apart])
    assert not any({"afp", "reuters"} <= set(incident.main_for) for incident in split)
    again = linked(THREE, [apart, judged("same", "reuters", "afp", "2019-07-24")])
    assert homes(again) == {frozenset({"afp", "ap", "reuters"})}


def test_not_same_survives_further_reports() -> None:
    more = market("dw", RESCUE.format(town="Maaret al-Noman"), 31, "Maaret al-Noman", "2019-07-23")
    split = linked([*THREE, more], [judged("not same", "afp", "ap", "2019-07-23")])
    assert not any({"afp", "ap"} <= set(incident.main_for) for incident in split)


def test_same_joins_what_no_feature_would() -> None:
    first, second = THREE[0].figures[0].id, SHELLED[0].figures[0].id
    assert len(linked([THREE[0], SHELLED[0]])) == 2
    assert len(linked([THREE[0], SHELLED[0]], [judged("same", first, second, "2019-07-25")])) == 1


def test_running_and_war_totals_belong_to_no_incident() -> None:
    told = report("sohr", "9 killed in Saraqib", "More than 360 civilians since late April; over 370,000 since 2011.")
    news = figure(told, 9, place=SARAQIB)
    since = replace(figure(told, 360, number=1, scope="period"), date=When(date(2019, 4, 28), date(2019, 7, 22)))
    war = replace(figure(told, 370_000, number=2, scope="war"), date=When(date(2011, 3, 15), date(2019, 7, 22)))
    (incident,) = linked([Reading(told, (news, since, war))])
    assert [s for t in incident.tellings for s in t.statements] == [news.id]


def test_denial_alone_makes_no_incident() -> None:
    told = report("tass", "Moscow denies strike on market", "The ministry called reports of 19 dead a hoax.")
    assert linked([Reading(told, (figure(told, 19, realis="denied"),))]) == ()


def test_an_earlier_strike_told_as_background_is_no_news_of_its_report() -> None:
    told = report("bbc", "9 killed in Saraqib", f"In April, a raid killed 14. {STALL.format(town='Saraqib')}")
    before = figure(told, 14, day="2019-04-10", place=KABUL, scope="background", number=1)
    tellings = tell(Reading(told, (figure(told, 9, place=SARAQIB), before)))
    assert [(t.main, t.statements == (before.id,)) for t in tellings] == [(True, False), (False, True)]


def test_a_village_taken_without_a_count_is_news() -> None:
    told = report("sana", "Army takes Tal Maleh", "Troops entered the village at dawn, state media said.")
    taken = ControlChange("c1", Span.of(told, "title", 0, 10), "seized", "achieved", holder="Syrian army")
    (telling,) = tell(Reading(told, control=(taken,)))
    assert (telling.main, telling.statements, telling.parties) == (True, ("c1",), ("Syrian army",))


def test_no_event_is_later_than_the_first_report_of_it() -> None:
    """A page that was changed later carries a later day."""
    told = report("katv", "4 hurt in Saraqib", "Four were hurt.", "2019-07-22")
    (incident,) = linked([Reading(told, (figure(told, 4, day="2019-08-30", measure="injured"),))])
    assert str(incident.when) == "2019-07-21/2019-07-22"


def test_a_page_put_in_an_archive_years_later_is_as_old_as_its_dateline() -> None:
    """Late reports count less for the day of an event; these two were written first."""
    text = "Updated: 22 July 2019\nAbu Omar al-Khatib lost his brother Hadi in Saraqib on Sunday."
    early = [report(key, "Strike kills one", text, "2021-03-01") for key in ("one", "two")]
    late = report("three", "Strike kills one", "Abu Omar al-Khatib buried his brother Hadi in Saraqib.", "2019-07-25")
    readings = [Reading(told, (figure(told, 1, day="2019-07-21"),)) for told in early]
    readings.append(Reading(late, (figure(late, 1, day="2019-07-25"),)))
    verdict = Judgement("j", "same", ("one", "three"), "an editor", "2021-04-01T00:00:00Z", "one brother")
    (incident,) = linked(readings, [verdict])
    assert str(incident.when) == "2019-07-21"


def test_those_who_speak_for_a_town_make_no_two_raids_a_year_apart_one() -> None:
    """Ana Pacheco speaks for the police of Foster Park whatever happens there."""
    wake = (
        "Gunmen fired from a dark van at mourners by the river. Candles lay strewn along its bank, and an old fiddler "
        "was carried off by ambulance. Officer Ana Pacheco of Foster Park Precinct had no name."
    )
    bus = (
        "Pupils were on their way to school when a shell tore the roof off their bus. Satchels burnt; the driver, who "
        "ran back twice, saved nine. Officer Ana Pacheco of Foster Park Precinct praised him."
    )
    then = report("wake", "Mourner killed on Monday", wake, "2018-07-23")
    now = report("bus", "Child dead on Sunday", bus, "2019-07-21")
    others = [report(f"k{n}", f"Rocket hits quarter {n}", f"A rocket hit Kabul, its {n}th.") for n in range(60)]
    found = linked([Reading(told, (figure(told, 1, day=told.published, place=None),)) for told in (then, now, *others)])
    assert not any({"wake", "bus"} <= set(incident.main_for) for incident in found)


def test_a_trial_is_of_the_deed_on_the_day_that_the_report_names() -> None:
    """The reader gives a count without a day that of the report."""
    text = "Three men were charged over a raid that killed 14 in Kabul. It was on 10 April that 14 people died."
    told = report("tolo", "Three charged over raid that killed 14", text)
    news = figure(told, 14, place=KABUL)
    deed = figure(told, 14, day="2019-04-10", place=KABUL, scope="background", number=1)
    (telling,) = tell(Reading(told, (news, deed)))
    assert (telling.statements, str(telling.when)) == ((news.id, deed.id), "2019-04-10")


@pytest.mark.parametrize(("named", "of"), [("2019-06-21", "2019-06-21"), (None, "2019-06-01/2019-06-30")])
def test_a_trial_of_a_june_raid_is_of_june_whatever_is_counted_without_a_day(named: str | None, of: str) -> None:
    told = report("tolo", "Man charged over June raid that killed 14", "Three others were hurt.")
    deed = figure(told, 14, day="2019-06-01/2019-06-30", place=KABUL, scope="background")
    hurt = replace(figure(told, 3, place=KABUL, measure="injured", number=1), span=Span.of(told, "text", 0, 12))
    more = (figure(told, 17, day=named, place=KABUL, measure="casualties", scope="background", number=2),)
    (telling,) = tell(Reading(told, (deed, hurt, *(more if named else ()))))
    assert telling.main
    assert str(telling.when) == of


def test_a_raid_of_today_is_not_an_earlier_one_of_as_many_dead() -> None:
    told = report("tolo", "Raid kills 14", "A raid killed 14 in Kabul. On 10 April, 14 people died in another one.")
    news = figure(told, 14, place=KABUL)
    before = figure(told, 14, day="2019-04-10", place=KABUL, scope="background", number=1)
    assert [(t.main, t.statements) for t in tell(Reading(told, (news, before)))] == [
        (True, (news.id,)), (False, (before.id,)),
    ]  # fmt: skip


def test_two_villages_with_a_count_each_are_two_events() -> None:
    """Without a gazetteer, too: nothing says how far apart they lie."""
    told = report("afp", "19 killed near Hass", "A strike near Hass killed 19. Around Madaya, 55 fighters fell.")
    hass, madaya = (Place(name, name) for name in ("Hass", "Madaya"))
    first, other = figure(told, 19, place=hass), figure(told, 55, place=madaya, number=1)
    assert [(t.main, t.statements) for t in tell(Reading(told, (first, other)))] == [
        (True, (first.id,)), (False, (other.id,)),
    ]  # fmt: skip


def test_a_street_and_its_town_with_one_count_are_one_event() -> None:
    told = report("afp", "19 killed in Hama", "A shell killed 19 people in Orontes Street. The 19 were shopping.")
    town, street = (Place(name, name) for name in ("Hama", "Orontes Street"))
    first, again = figure(told, 19, place=town), figure(told, 19, place=street, number=1)
    assert len(tell(Reading(told, (first, again)))) == 1


def test_a_total_of_two_days_is_of_no_event_and_its_days_are_two() -> None:
    text = "The fight killed 116 combatants in two days: 47 on Saturday and 69 on Sunday."
    told = report("afp", "Town falls", text)
    total = figure(told, 116, day="2019-07-20")
    saturday = replace(figure(told, 47, day="2019-07-20", number=1), part_of=total.id)
    sunday = replace(figure(told, 69, day="2019-07-21", number=2), part_of=total.id)
    assert [t.statements for t in tell(Reading(told, (total, saturday, sunday)))] == [(saturday.id,), (sunday.id,)]


def test_an_outlets_name_in_every_title_makes_no_two_events_one() -> None:
    shot = report("a", "Child hurt by shot - KXYZ | KXYZ.com | Riverton", "A child was hurt.", "2019-07-22")
    burnt = report("b", "Two found dead in camp - KXYZ | KXYZ.com | Riverton", "Two died.", "2019-07-23")
    readings = [Reading(told, (figure(told, 1, place=None),)) for told in (shot, burnt)]
    assert homes(linked(readings)) == {frozenset({"a"}), frozenset({"b"})}


WIRE = " ".join(f"{name} told of the raid on the eastern quarter by phone." for name in ("Amal", "Basil", "Dima"))


def test_one_wire_under_other_headlines_is_one_origin() -> None:
    first = report("a", "Raid kills nine", WIRE, "2019-07-22")
    copy = report("b", "Nine dead, say witnesses", f"By our staff. {WIRE}", "2019-07-23")
    other = report("c", "Market struck", STALL.format(town="Saraqib") + RESCUE.format(town="Saraqib"), "2019-07-22")
    assert origins([copy, other, first]) == {"a": "a", "b": "a", "c": "c"}


def test_what_an_outlet_puts_under_every_story_makes_no_copy_of_a_later_one() -> None:
    first = report("a", "Raid", f"Nine died by the mill on Friday night. {WIRE}", "2019-01-02", "monitor")
    later = report("b", "Shelling", f"A shell fell into the school yard at noon. {WIRE}", "2019-07-22", "monitor")
    assert origins([first, later]) == {"a": "a", "b": "b"}


@settings(max_examples=25, deadline=None)
@given(st.permutations([*THREE, *SHELLED]))
def test_the_order_of_input_does_not_matter(readings: list[Reading]) -> None:
    assert linked(readings) == linked([*THREE, *SHELLED])


def test_the_id_stays_as_further_reports_come_in() -> None:
    (before,) = linked(THREE[:1])
    late = market("late", RESCUE.format(town="Maaret al-Noman"), 40, "Maaret al-Noman", "2019-07-24")
    (after,) = linked([*THREE, late])
    assert after.id == before.id


def test_every_link_says_why() -> None:
    (incident,) = linked(THREE)
    assert incident.links
    assert all(link_.score > 0 and len(link_.reasons) >= 2 for link_ in incident.links[:1])
