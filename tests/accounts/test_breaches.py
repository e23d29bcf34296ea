"""A breach names the attack that it is only where report, day, place and party say so. Every report here is ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from accounts.telling import telling
from warledger.accounts import Breach, agreements, breaches, by_report
from warledger.records import Harm, Incident, Place, Reckoning, Telling
from warledger.when import When

TRUCE = (
    "The two sides agreed on a ceasefire in Idlib on Friday. The rebels violated the truce on Saturday, "
    "killing two soldiers near Sarmin."
)
FRIDAY, SATURDAY = When.day(date(2019, 6, 14)), When.day(date(2019, 6, 15))
SARMIN = Place("Sarmin", adm1="Idlib", precision="near")


def attack(key: str = "i1", report: str = "a", when: When | None = SATURDAY, place: Place | None = SARMIN,
           by: tuple[str, ...] = ("Syrian rebels",), dead: int = 2) -> tuple[Incident, Reckoning]:  # fmt: skip
    told = Telling(f"t-{key}", report, True, "shelling", when, place, ("Syrian rebels",), ())
    harm = (Harm("killed", "all", None, dead, dead, dead),) if dead else ()
    return Incident(key, "shelling", when, "day", place, ("Syrian rebels",), (told,)), Reckoning(
        key, "ucdp/1", harm, by
    )


def breach(*attacks: tuple[Incident, Reckoning], published: str | None = "2019-06-15") -> Breach:
    reading = telling("a", TRUCE)
    if published is None:
        told = tuple(replace(a, date=None) for a in reading.agreements)
        reading = replace(reading, report=replace(reading.report, published=None), agreements=told)
    (truce,) = agreements((reading,))
    (found,) = breaches(truce, by_report(attacks))
    return found


def test_the_one_attack_of_its_report_that_fits_is_the_breach() -> None:
    found = breach(attack())
    assert found.incident == "i1"
    assert found.reasons == (
        "told in the same report", "of the same day, 2019-06-15", "in Sarmin, which the agreement covers (Idlib)",
        "Syrian rebels blamed for the breach and said to have fought in it",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (attack(when=FRIDAY), "of 2019-06-14, the breach of 2019-06-15"),
        (attack(when=None), "no day is told for it"),
        (attack(place=Place("Rastan", adm1="Homs")), "in Rastan, and the agreement is for Idlib"),
        (attack(place=None), "no place is told for it"),
        (attack(by=("Syrian government forces",)), "by Syrian government forces, and Syrian rebels blamed"),
        (attack(by=()), "nobody is said to have made it"),
        (attack(dead=0), "its report tells of no attack that harmed anybody"),
        (attack(report="b"), "its report tells of no attack that harmed anybody"),
    ],
)
def test_an_attack_that_does_not_fit_is_not_named_and_the_reason_is(told: tuple[Incident, Reckoning], why: str) -> None:
    found = breach(told)
    assert found.incident is None
    assert why in " ".join(found.reasons)


def test_of_two_that_fit_none_is_chosen() -> None:
    found = breach(attack("i1"), attack("i2"))
    assert (found.incident, found.reasons) == (None, ("2 attacks of its report fit, and it does not say which",))


def test_an_undated_report_dates_neither_and_says_so() -> None:
    found = breach(attack(when=None), published=None)
    assert found.incident == "i1"
    assert "neither has a day, since the report has none" in found.reasons


def test_two_who_are_blamed_together_need_not_both_have_fought() -> None:
    text = TRUCE.replace("The rebels violated", "Russian and Syrian government forces violated")
    (truce,) = agreements((telling("a", text),))
    (found,) = breaches(truce, by_report([attack(by=("Syrian government forces",))]))
    assert found.incident == "i1"
