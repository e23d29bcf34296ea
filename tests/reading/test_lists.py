"""Figures told in lists: tallies, totals divided, names, and the harm of gas."""

from __future__ import annotations

import pytest

from reading.telling import told

LISTED = [
    ("The number of raiders and inmates killed has risen to 56, along with 39 members of the guards.",
     ["killed 56 | 56", "killed 39 | 39 members of the guards"]),
    ("Human losses of the raid rose to 67 as follows: 39 raiders, 28 guards.",
     ["killed 67 | 67", "> killed 39 | 39 raiders", "> killed 28 | 28 guards"]),
    ("Those killed were: 39 raiders; 16 guards; two cooks.",
     ["killed 39 | 39 raiders", "killed 16 | 16 guards", "killed 2 | two cooks"]),
    ("The fatalities are: 12 raiders, three guards.", ["killed 12 | 12 raiders", "killed 3 | three guards"]),
    ("In total, 28 people were killed and injured: 12 farmers, 16 guards.",
     ["casualties 28 | 28 people", "> casualties 12 | 12 farmers", "> casualties 16 | 16 guards"]),
    ("Clashes left 28 dead, distributed as follows: 16 soldiers and 12 rebels.",
     ["killed 28 | 28", "> killed 16 | 16 soldiers", "> killed 12 | 12 rebels"]),
    ("The toll includes twelve women, three children.", ["killed 12 | twelve women", "killed 3 | three children"]),
    ("There were 39 casualties, including 16 deaths.", ["casualties 39 | 39 casualties", "killed 16 | 16 deaths"]),
    ("A shell hit the square, reports of martyrs and wounded.",
     ["killed bare plural | martyrs", "injured bare plural | wounded"]),
    ("There was information about dead and injured people.",
     ["casualties bare plural | dead and injured people"]),
    ("There were no reports of casualties.", []),
    ("A family of four: father, mother and two girls, were killed.",
     ["killed 4 | A family of four", "> killed 2 | father, mother", "> killed 2 | two girls"]),
    ("Two farmers, including a woman, wounded in shelling.", ["injured 2 | Two farmers", "> injured 1 | a woman"]),
    ("12 (including 3 boys) killed in Hass.", ["killed 12 | 12", "> killed 3 | 3 boys"]),
    ("A body of a woman was found.", ["killed 1 | A body of a woman"]),
    ("Two were killed in Hass: a man and a woman.", ["killed 2 | Two", "> killed 2 | a man and a woman"]),
    ("Nine were killed in Hass: 30 rockets fell.", ["killed 9 | Nine"]),
    ("The raid killed 17. Four guards and 11 raiders made up the rest of the dead.",
     ["killed 17 | 17", "> killed 4 | Four guards", "> killed 11 | 11 raiders"]),
    ("Killed: 3. Injured: 12.", ["killed 3 | 3", "injured 12 | 12"]),
]  # fmt: skip

TALLIES = [
    ("Ninety fighters were killed. Government forces and militias: 54. Factions: 36.",
     ["killed 90 | Ninety fighters", "> killed 54 | 54", "> killed 36 | 36"]),
    ("Civilians: 8 killed, as follows. Kafr Nabl 5; near Morek 1; Hass 2.",
     ["killed 8 | 8", "> killed 5 | 5", "> killed 1 | 1", "> killed 2 | 2"]),
    ("Tally of the week. Total: 21.\n\nSoldiers: 12. Civilians: 9.",
     ["killed 21 | 21", "> killed 12 | 12", "> killed 9 | 9"]),
    ("Nine were killed. About 1,000 strikes: 40 on Hass.", ["killed 9 | Nine"]),
    ("So far eleven were killed (one nurse) and six injured (two nurses).",
     ["killed 11 | eleven", "> killed 1 | one nurse", "injured 6 | six", "> injured 2 | two nurses"]),
    ("At least eight were killed and 20 wounded, including women and children.",
     ["killed ≥ 8 | At least eight", "injured 20 | 20", "> casualties bare plural | women and children"]),
    ("Twelve died in Hass, where the first count had been 11.", ["killed 12 | Twelve", "killed 11 | 11"]),
    ("Mines killed 10, which took the day's count to 106.", ["> killed 10 | 10", "killed 106 | 106"]),
    ("Nine herders died. The mayor gave the number as ten.", ["killed 9 | Nine herders", "killed 10 | ten"]),
    ("A doctor spoke of two dead, a rebel and a herder.",
     ["killed 2 | two", "> killed 1 | a rebel", "> killed 1 | a herder"]),
    ("Six villagers, among them a child, were among the 22 people killed.",
     ["> killed 6 | Six villagers", "> > killed 1 | a child", "killed 22 | 22 people"]),
    ("The dead included 109 evacuees, 13 of whom were women.",
     ["killed 109 | 109 evacuees", "> killed 13 | 13 of whom were women"]),
    ("Shells injured three porters from the clinic in addition to five patients.",
     ["injured 3 | three porters", "injured 5 | five patients"]),
]  # fmt: skip

GASSED = [
    ("At least 33 people were affected by the chlorine.", ["injured ≥ 33 | At least 33 people"]),
    ("The chlorine caused many people to choke or faint.", ["injured many | many people"]),
    ("Doctors treated 30 patients with breathing problems from chlorine.", ["injured 30 | 30 patients"]),
    ("The chlorine caused over 30 cases of suffocation among civilians.",
     ["injured ≥ 31 | over 30 cases of suffocation"]),
    ("The chlorine left 20 villagers suffocating.", ["injured 20 | 20 villagers"]),
    ("The dead were few but the siege was choking the villages.", []),
    ("Chlorine injured 12 people, among them children who suffocated.",
     ["injured 12 | 12 people", "> injured bare plural | children", "killed bare plural | children"]),
]  # fmt: skip

NAMED = [
    ("Soldiers killed Hassan Daoud.", ["killed 1 | Hassan Daoud"]),
    ("Hassan Daoud, a farm worker, died of his wounds.", ["killed 1 | Hassan Daoud, a farm worker"]),
    ("The young man, Hassan Daoud, was injured.", ["injured 1 | The young man, Hassan Daoud"]),
    ("The injured man was identified as Hassan Daoud, 44, from the village.", ["injured 1 | Hassan Daoud"]),
    ("A drone killed him and another man.", ["killed 1 | another man"]),
    ("A girl named Rima Haddad was wounded.", ["injured 1 | A girl named Rima Haddad"]),
    ("Haddad and Omar Kassem were arrested.", ["detained 1 | Haddad", "detained 1 | Omar Kassem"]),
    ("Omar Hadid, 30, and Rima Haddad, 19, were killed.", ["killed 1 | Omar Hadid", "killed 1 | Rima Haddad"]),
    ("Omar Hadid (12 years), Rima Haddad (7 years) and Sami al Ali (40 years) were wounded.",
     ["injured 1 | Omar Hadid", "injured 1 | Rima Haddad", "injured 1 | Sami al Ali"]),
    ("Shells killed Omar Hadid, 30, Sami al Ali (12 years old), and a nurse.",
     ["killed 1 | Omar Hadid", "killed 1 | Sami al Ali", "killed 1 | a nurse"]),
    ("Omar Hadid, 30, also known as Abu Ali, was killed.", ["killed 1 | Omar Hadid"]),
    ("Shells killed two sisters, Rima and Salma Hadid.",
     ["killed 2 | two sisters", "> killed 1 | Rima", "> killed 1 | Salma Hadid"]),
    ("Two sisters, Rima and Salma Hadid, were killed.",
     ["killed 2 | Two sisters", "> killed 1 | Rima", "> killed 1 | Salma Hadid"]),
    ("Three porters were killed: Omar Hadid, Sami al Ali and his son.",
     ["killed 3 | Three porters", "> killed 1 | Omar Hadid", "> killed 1 | Sami al Ali", "> killed 1 | his son"]),
    ("Nine were killed, Omar Hadid told us: a mortar hit the market.", ["killed 9 | Nine"]),
    ("Shells killed two civilians in Hass:\nA boy, named as Omar al Ali, and a woman, named as Rima Haddad, from Hass",
     ["killed 2 | two civilians", "> killed 1 | A boy, named as Omar al Ali",
      "> killed 1 | a woman, named as Rima Haddad"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [*LISTED, *TALLIES, *GASSED, *NAMED],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_what_a_list_counts(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_victims_are_dead_where_as_many_are() -> None:
    assert told("Ten people were killed. The ten victims came from Hass.")[0] == "killed 10 | Ten people"
    assert told("A shell killed ten people. Relatives named 10 victims.")[-1] == "killed 10 | 10 victims"
    assert told("A shell killed one man. There were 10 victims.")[-1] == "casualties 10 | 10 victims"
