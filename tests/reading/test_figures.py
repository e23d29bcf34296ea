"""Figures in single sentences: what is counted, in which words, inside of what."""

from __future__ import annotations

import pytest

from reading.telling import told

ACTIVE_AND_PASSIVE = [
    ("Shelling killed nine militants and rebels.", ["killed 9 | nine militants and rebels"]),
    ("Nine rebels were killed by shelling.", ["killed 9 | Nine rebels"]),
    ("Shelling has killed 44 civilians since Thursday.", ["killed 44 | 44 civilians"]),
    ("Two shepherds were reported killed near the river.", ["killed 2 | Two shepherds"]),
    ("A shell hit the queue, killing five men, two women and a child.",
     ["killed 5 | five men", "killed 2 | two women", "killed 1 | a child"]),
    ("The clashes left 26 soldiers dead.", ["killed 26 | 26 soldiers"]),
    ("The blast claimed the lives of a man and a woman.", ["killed 2 | a man and a woman"]),
    ("The blast claimed 21 lives.", ["killed 21 | 21 lives"]),
    ("Strikes killed 74 people, officials said.", ["killed 74 | 74 people"]),
    ("A drone killed seven people, residents told an agency.", ["killed 7 | seven people"]),
    ("Seventy people were killed when members of the gang stormed the town.", ["killed 70 | Seventy people"]),
    ("The raid led to the death of at least two civilians.", ["killed ≥ 2 | at least two civilians"]),
    ("One of the injured, a boy, succumbed to his wounds.", ["killed 1 | One of the injured, a boy"]),
    ("Rescuers recovered the bodies of eleven miners.", ["killed 11 | eleven miners"]),
    ("Two residents were martyred.", ["killed 2 | Two residents"]),
    ("A 16-year-old was fatally shot.", ["killed 1 | A 16-year-old"]),
    ("Guards shot the gunman to death.", ["killed 1 | the gunman"]),
]  # fmt: skip

COORDINATION = [
    ("The strike killed 12 and wounded 30 others.", ["killed 12 | 12", "injured 30 | 30 others"]),
    ("Six civilians were killed and 34 others were injured.", ["killed 6 | Six civilians", "injured 34 | 34 others"]),
    ("12 killed, 30 wounded in market blast", ["killed 12 | 12", "injured 30 | 30"]),
    ("Mines left one farmer dead and three others injured.", ["killed 1 | one farmer", "injured 3 | three others"]),
    ("Gunmen abducted and executed three teachers.", ["detained 3 | three teachers", "killed 3 | three teachers"]),
    ("More than 20 fighters were killed or wounded.", ["casualties ≥ 21 | More than 20 fighters"]),
    ("Three were killed in Morek, two near Qastun and one in Habit.",
     ["killed 3 | Three", "killed 2 | two", "killed 1 | one"]),
    ("A nurse and a driver were killed.", ["killed 2 | A nurse and a driver"]),
    ("Fleeing gunmen shot a soldier and wounded two policemen as well as a trader.",
     ["injured 1 | a soldier", "injured 2 | two policemen", "injured 1 | a trader"]),
    ("12 porters killed injured 40 in blast", ["killed 12 | 12 porters", "injured 40 | 40"]),
    ("12 porters killed injured in blast", ["casualties 12 | 12 porters"]),
]  # fmt: skip

SUBSETS = [
    ("At least 35 fighters, including 26 pro-regime forces, were killed.",
     ["killed ≥ 35 | At least 35 fighters", "> killed 26 | 26 pro-regime forces"]),
    ("Clashes left 26 pro-regime forces dead, including eight who were killed by a mine.",
     ["killed 26 | 26 pro-regime forces", "> killed 8 | eight"]),
    ("The strike killed 52 people, among them 48 students.", ["killed 52 | 52 people", "> killed 48 | 48 students"]),
    ("Fire from the hill killed twelve people, eight of them children.",
     ["killed 12 | twelve people", "> killed 8 | eight of them children"]),
    ("The raids killed 61 people. Among the dead were 20 children and nine women.",
     ["killed 61 | 61 people", "> killed 20 | 20 children", "> killed 9 | nine women"]),
    ("The toll reached 123: 77 insurgents, seven civilians and 39 guards.",
     ["killed 123 | 123", "> killed 77 | 77 insurgents", "> killed 7 | seven civilians", "> killed 39 | 39 guards"]),
    ("Two civilians were among four people killed by shells.",
     ["> killed 2 | Two civilians", "killed 4 | four people"]),
    ("The raids left 38 civilians, including women and children, injured, some seriously.",
     ["injured 38 | 38 civilians", "> injured bare plural | women and children", "> injured some | some"]),
    ("The strikes killed 165 combatants and 72 civilians, including 11 women.",
     ["killed 165 | 165 combatants", "killed 72 | 72 civilians", "> killed 11 | 11 women"]),
    ("Losses of the week, killed:\n\n• 217 soldiers, including 14 officers.\n\n• A militiaman.\n\n",
     ["killed 217 | 217 soldiers", "> killed 14 | 14 officers", "killed 1 | A militiaman"]),
    ("Shells injured 55 people, most of them are children and women.",
     ["injured 55 | 55 people", "> injured most | most of them are children and women"]),
    ("Twelve people, two of them are nurses, were killed.",
     ["killed 12 | Twelve people", "> killed 2 | two of them are nurses"]),
    ("Some 380 people, a third of them civilians, were killed.",
     ["killed 380 | Some 380 people", "> killed a third | a third of them civilians"]),
    ("Strikes killed six and wounded 15, all of them women and children.",
     ["killed 6 | six", "injured 15 | 15", "> casualties all | all of them women and children"]),
    ("Strikes killed 23 people distributed as follows: nine soldiers, 14 farmers.",
     ["killed 23 | 23 people", "> killed 9 | nine soldiers", "> killed 14 | 14 farmers"]),
]  # fmt: skip

TOLD_WITHOUT_KILLING = [
    ("Ten rebels died. The army lost 15 fighters and two of its commanders.",
     ["killed 10 | Ten rebels", "killed 15 | 15 fighters", "killed 2 | two of its commanders"]),
    ("The fatal raid destroyed a depot and the army lost a bridge.", []),
    ("The fatal blast claimed 43 people.", ["killed 43 | 43 people"]),
    ("Forty died and the fate of some 200 soldiers remained unknown.",
     ["killed 40 | Forty", "missing 200 | some 200 soldiers"]),
    ("Gunmen took 90 villagers hostage.", ["detained 90 | 90 villagers"]),
    ("The victims included 51 children and 28 women.", ["killed 51 | 51 children", "killed 28 | 28 women"]),
    ("There were 11 children among the dead.", ["killed 11 | 11 children"]),
    ("Soldiers committed a massacre against 14 villagers.", ["killed 14 | 14 villagers"]),
    ("The police counted 56 killings in a year.", ["killed 56 | 56 killings"]),
]  # fmt: skip

FAMILIES = [
    ("A family of four, including two girls, was killed.", ["killed 4 | A family of four", "> killed 2 | two girls"]),
    ("The raid killed an entire family of six displaced people.",
     ["killed 6 | an entire family of six displaced people"]),
    ("The doctor was one of two people killed.", ["killed 2 | one of two people"]),
    ("One of the five wounded men died.", ["killed 1 | One of the five wounded men"]),
]  # fmt: skip

SUBJECTS = [
    ("Officials halted the aid after an aide was wounded.", ["injured 1 | an aide"]),
    ("The three women gave a list of 57 people who were killed.", ["killed 57 | 57 people"]),
    ("Channel 2 said that a total of 24 rebels were killed.", ["killed 24 | 24 rebels"]),
    ("The monitor said that those killed had died of the gas.", []),
    ("Allied forces captured Morek and burned the houses.", []),
    ("At least five IS militants were killed.", ["killed ≥ 5 | At least five IS militants"]),
    ("Ninety people -- soldiers, rebels and herders -- were killed or wounded.", ["casualties 90 | Ninety people"]),
    ("Guerrillas killed the mayor of the town, as well as two peasants.",
     ["killed 1 | the mayor of the town", "killed 2 | two peasants"]),
    ("THREE OFFICERS AND SEVEN SOLDIERS OF THE ARMY, AND 15 GUERRILLAS DIED.",
     ["killed 3 | THREE OFFICERS", "killed 7 | SEVEN SOLDIERS OF THE ARMY", "killed 15 | 15 GUERRILLAS"]),
    ("One civilian was among those killed and ten were wounded.", ["killed 1 | One civilian", "injured 10 | ten"]),
    ("Clashes left 23 civilians - including nine children - dead.",
     ["killed 23 | 23 civilians", "> killed 9 | nine children"]),
    ("Among the dead were 20 children and nine women, said the director.",
     ["killed 20 | 20 children", "killed 9 | nine women"]),
]  # fmt: skip

AGES_AND_DAYS = [
    ("The baker's wife, who was 24, was shot dead.", ["killed 1 | The baker's wife"]),
    ("Two women, both 21, were shot dead.", ["killed 2 | Two women"]),
    ("Four children between the ages of 11 and 15 were killed.", ["killed 4 | Four children"]),
    ("Six men in their 20's were killed.", ["killed 6 | Six men"]),
    ("Two guards were killed on Dec. 3 in Hama.", ["killed 2 | Two guards"]),
]

WITHOUT_COMMAS = [
    ("A little boy a little girl and two women were killed.",
     ["killed 2 | A little boy a little girl", "killed 2 | two women"]),
    ("A man woman and child died.", ["killed 3 | A man woman and child"]),
    ("The strike killed 12 people residents said.", ["killed 12 | 12 people"]),
    ("It killed 30 guards cooks and drivers.", ["killed 30 | 30 guards cooks and drivers"]),
    ("Old men women and children were killed.", ["killed bare plural | Old men women and children"]),
    ("The raid left two porters dead and eight others injured the charity said.",
     ["killed 2 | two porters", "injured 8 | eight others"]),
    ("Dozens wounded some seriously when a depot blew up.", ["injured dozens | Dozens", "> injured some | some"]),
    ("Blast kills 12 wounds 50 on a square.", ["killed 12 | 12", "injured 50 | 50"]),
    ("Rockets killed 12 people and wounded 50 state media reported.", ["killed 12 | 12 people", "injured 50 | 50"]),
    ("The office counted 150 bodies in Hass 100 in Kafr Nabl 67 in Morek and 40 in Qastun.",
     ["killed 150 | 150 bodies", "killed 100 | 100", "killed 67 | 67", "killed 40 | 40"]),
    ("The casualties included women and children said local sources speaking by telephone.",
     ["casualties bare plural | women and children"]),
    ("The number of men women and children abducted stands at 220. Others say the number could be as high as 350.",
     ["detained 220 | 220", "detained ≤ 350 | as high as 350"]),
]  # fmt: skip

ADDED_BEHIND = [
    ("Twenty guards were killed as well as dozens of passengers.",
     ["killed 20 | Twenty guards", "killed dozens | dozens of passengers"]),
    ("The raids have killed hundreds, mostly farmers.",
     ["killed hundreds | hundreds", "> killed bare plural | farmers"]),
    ("Among the wounded in the town were four members of one family.",
     ["injured 4 | four members of one family"]),
    ("Two members of the club were also among Friday's victims.", ["killed 2 | Two members of the club"]),
    ("A rocket killed nine people and wounded 40 Tuesday in the town.", ["killed 9 | nine people", "injured 40 | 40"]),
    ("14 Oct 2016 Villagers were killed by shells.", ["killed bare plural | Villagers"]),
    ("The week saw 74 people recorded killed in the town.", ["killed 74 | 74 people"]),
    ("Guards injure, arrest villagers", ["injured bare plural | villagers", "detained bare plural | villagers"]),
    ("Police arrest three men.", ["detained 3 | three men"]),
    ("Karim Nasser (28 years) killed in the raid.", ["killed 1 | Karim Nasser"]),
]  # fmt: skip

MEANS_OTHERS = [
    ("The mission destroyed a post and 80 militants, and 9 soldiers died.", ["killed 80 | 80 militants",
                                                                             "killed 9 | 9 soldiers"]),
    ("A depot and up to 80 fighters were destroyed in airstrikes.", ["killed ≤ 80 | up to 80 fighters"]),
    ("Two houses with 30 villagers in them were destroyed in airstrikes.", []),
    ("The gunmen took 40 farmers as they fled to serve as human shields.", ["detained 40 | 40 farmers"]),
    ("The raid led to the martyrdom of five farmers, injury seven others.",
     ["killed 5 | five farmers", "injured 7 | seven others"]),
    ("A group of over 60 mercenaries were killed.", ["killed ≥ 61 | A group of over 60 mercenaries"]),
    ("It claimed the lives of nine children while 50 people, including many minors, were injured.",
     ["killed 9 | nine children", "injured 50 | 50 people", "> injured many | many minors"]),
    ("It took 30 lives, with 12 killed, among which seven children.",
     ["killed 30 | 30 lives", "killed 12 | 12", "> killed 7 | seven children"]),
    ("At least 86 soldiers and their allies - who include foreigners - were killed.",
     ["killed ≥ 86 | At least 86 soldiers"]),
    ("More than 20 Sixth Division (SD) soldiers were killed.",
     ["killed ≥ 21 | More than 20 Sixth Division (SD) soldiers"]),
    ("They carried the bodies of dead children.", ["killed bare plural | children"]),
    ("Shells killed 15 farmers with another 10 bodies yet to be identified.",
     ["killed 15 | 15 farmers", "killed 10 | another 10"]),
    ("The death toll could reach dozens of worshippers.", ["killed dozens | dozens of worshippers"]),
    ("The toll surpasses 130 people killed.", ["killed ≥ 131 | surpasses 130 people"]),
    ("The shell hit a car but the agency did not mention casualties.", []),
    ("We do not know how many dead there are.", []),
    ("The raids were carried out by the allied forces after the death of five pilots killed when a jet crashed.",
     ["killed 5 | five pilots"]),
    ("Nine were killed and a reporter in the town saw many bodies.", ["killed 9 | Nine", "killed many | many bodies"]),
    ("The rebels captured Al Bab.", []),
    ("The strikes brought to 49 the number killed in two days.", ["killed 49 | 49"]),
    ("The toll of the shelling by guns on houses in the town of Hass in the hills of the south has reached 20 farmers.",
     ["killed 20 | 20 farmers"]),
    ("At least 35 villagers were found shot in a shaft.", ["killed ≥ 35 | At least 35 villagers"]),
    ("The shelling resulted in injuries.", ["injured bare plural | injuries"]),
    ("Bomb blast kills six Hama state", ["killed 6 | six"]),
    ("A raid kills at least 58 Observatory", ["killed ≥ 58 | at least 58"]),
    ("Police arrest two cell agents.", ["detained 2 | two cell agents"]),
    ("A guard died and at least 15 others are still held by the rebels.",
     ["killed 1 | A guard", "detained ≥ 15 | at least 15 others"]),
    ("Clips of the wounded showed dozens of severely injured children.",
     ["injured dozens | dozens of severely injured children"]),
    ('The mayor said "dozens" of rebels were killed.', ['killed dozens | dozens" of rebels']),
    ("A colonel and 5 soldiers (incl. a cook) were killed.",
     ["killed 1 | A colonel", "killed 5 | 5 soldiers", "> killed 1 | a cook"]),
    ("The crew was killed (one captain & 2 lieutenants).", ["killed 1 | one captain", "killed 2 | 2 lieutenants"]),
    ("A woman was beheaded and two men were shot.", ["killed 1 | A woman", "killed 2 | two men"]),
    ("All villagers fled.", ["displaced bare plural | All villagers"]),
    ("The assault resulted in 48 guerrillas and 28 soldiers killed.",
     ["killed 48 | 48 guerrillas", "killed 28 | 28 soldiers"]),
    ("Two people remain trapped under rubble.", ["missing 2 | Two people"]),
    ("Fighting has forced 4,000 people from their homes.", ["displaced 4000 | 4,000 people"]),
    ("The army killed 23 'raiders'.", ["killed 23 | 23 'raiders"]),
    ("The action resulted in nine government casualties.", ["casualties 9 | nine government casualties"]),
    ("The rebels have taken several farmers as hostages.", ["detained several | several farmers"]),
    ("The papers told of the capture of 12 regional leaders.", ["detained 12 | 12 regional leaders"]),
    ("The riot caused one death and injuries.", ["killed 1 | one death", "injured bare plural | injuries"]),
    ("Many died when one death squad came.", ["killed many | Many"]),
    ("A boy lost his leg and ten men are in intensive care after the blast, which wounded nobody else.",
     ["injured 1 | A boy", "injured 10 | ten men"]),
    ("A little girl was pulled dead from the rubble.", ["killed 1 | A little girl"]),
]  # fmt: skip

QUALIFIERS = [
    ("More than 25 soldiers were killed.", ["killed ≥ 26 | More than 25 soldiers"]),
    ("Up to 10 soldiers were killed.", ["killed ≤ 10 | Up to 10 soldiers"]),
    ("Fewer than ten soldiers were killed.", ["killed ≤ 9 | Fewer than ten soldiers"]),
    ("Between 500 and 1,300 people died.", ["killed 500–1300 | Between 500 and 1,300 people"]),
    ("20 or more people died.", ["killed ≥ 20 | 20 or more people"]),
    ("Two dozen villagers were killed.", ["killed 24 | Two dozen villagers"]),
    ("A couple of herders were killed.", ["killed 2 | A couple of herders"]),
    ("The war has displaced 1.5 million people.", ["displaced 1500000 | 1.5 million people"]),
    ("More than 370,000 people have been killed.", ["killed ≥ 370001 | More than 370,000 people"]),
    ("Dozens of people were wounded.", ["injured dozens | Dozens of people"]),
    ("Tens of thousands fled.", ["displaced tens of thousands | Tens of thousands"]),
    ("Shells fell on the camp, killing civilians.", ["killed bare plural | civilians"]),
    ("The death toll rose from 20 to at least 25.", ["killed ≥ 25 | at least 25"]),
    ("The number of people killed in the attack has risen to four.", ["killed 4 | four"]),
    ("The toll so far:-11 farmers were killed.", ["killed 11 | 11 farmers"]),
    ("MOREK, ABCD-Two farmers were killed.", ["killed 2 | Two farmers"]),
    ("On Thursday,two farmers were killed.", ["killed 2 | two farmers"]),
    ("Up to 80 [armed] fighters were killed.", ["killed ≤ 80 | Up to 80 [armed] fighters"]),
    ("No fewer than 12 soldiers were killed.", ["killed ≥ 12 | No fewer than 12 soldiers"]),
    ("No more than 12 soldiers were killed.", ["killed ≤ 12 | No more than 12 soldiers"]),
    ("Eight out of ten passengers died.", ["killed 8 | Eight"]),
    ("One in five people has been displaced.", []),
    ("A married couple was killed.", ["killed 2 | A married couple"]),
    ("A family was killed.", ["killed family | A family"]),
]  # fmt: skip

NONE_HARMED = [
    ("No casualties were reported.", ["casualties 0 | No casualties"]),
    ("Nobody was injured.", ["injured 0 | Nobody"]),
    ("No arrests were made.", []),
    ("There are no official reports on the number of dead and wounded.", []),
    ("On the death of a nurse the group states:\n1.\nIt had no part in it.\n2.\nIt mourns.", ["killed 1 | a nurse"]),
    ("His children were not injured.", ["injured 0 | His children"]),
    ("Pilots are told to avoid civilian casualties.", []),
    ("No information about casualties was given.", []),
    ("SAN SALVADOR, 19 MAR 89 (WIRE) -- THE ARMY KILLED A NURSE.", ["killed 1 | A NURSE"]),
    ("The army captured two villages.", []),
    ("Five attacks hit three houses and destroyed 38 cars.", []),
    ("He was born on 12 March 2016 and is 45 years old.", []),
    ("Riyad, 52, was at home at 4 a.m. on May 18.", []),
    ("The wounded were taken to hospital.", []),
    ("An earthquake killed 200 people in another country.", []),
    ("Doctors Without Borders reported deaths in the camp.", ["killed bare plural | deaths"]),
    ("The raid was deadly but he had no casualty figure.", []),
    ("The mayor has not published a casualty toll.", []),
    ("The raids killed nobody and destroyed 23 rebel targets.", []),
    ("Some rebel ammunition was seized.", []),
    ("If the guards had not killed the raiders, they would have struck.", []),
    ("The rebels fled to the hills.", []),
    ("Six people were killed. All of them died at once.", ["killed 6 | Six people"]),
    ("Nine farmers died. The victims were all farmers.", ["killed 9 | Nine farmers"]),
    ("The army seized 1,200 square kilometres.", []),
    ("No local or foreign troops were killed.", ["killed 0 | No local or foreign troops"]),
    ("None of the 50 passengers was injured.", ["injured 0 | None of the 50 passengers"]),
    ("There were no deaths or injuries.", ["killed 0 | no deaths", "injured 0 | injuries"]),
    ("Neither of the two guards was injured.", ["injured 0 | Neither of the two guards"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *ACTIVE_AND_PASSIVE,
        *COORDINATION,
        *SUBSETS,
        *TOLD_WITHOUT_KILLING,
        *FAMILIES,
        *SUBJECTS,
        *AGES_AND_DAYS,
        *ADDED_BEHIND,
        *MEANS_OTHERS,
        *QUALIFIERS,
        *NONE_HARMED,
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_what_a_sentence_counts(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), WITHOUT_COMMAS)
def test_lists_of_a_text_that_lost_its_commas(text: str, expected: list[str]) -> None:
    rest = "Nothing else is known so far of the day in the town and of what it was that the people there went through. "
    assert told(f"{text} {rest}{rest}") == expected


def test_words_that_platforms_censor_are_read() -> None:
    assert told("Two civilians ki*lled, a woman in-jured by shelling") == [
        "killed 2 | Two civilians",
        "injured 1 | a woman",
    ]


def test_capital_letters_are_not_leaned_on() -> None:
    assert told("AT LEAST 35 FIGHTERS, INCLUDING 26 SOLDIERS, WERE KILLED.") == [
        "killed ≥ 35 | AT LEAST 35 FIGHTERS",
        "> killed 26 | 26 SOLDIERS",
    ]


def test_related_headlines_are_not_read() -> None:
    news = "A shell killed two farmers near the village on Monday, a resident said."
    page = f"{news}\n\nNext Post\n\nTen people killed elsewhere\n"
    assert told(page) == ["killed 2 | two farmers"]


def test_a_headline_is_known_again_only_where_it_opens() -> None:
    title = "65 bodies of villagers found"
    text = "65 bodies of villagers found Activists report that at least 65 bodies of villagers were found in a shaft."
    assert told(text, title)[-1] == "killed ≥ 65 | at least 65 bodies of villagers"


def test_buttons_behind_the_last_word_are_not_read() -> None:
    news = "A shell killed two farmers near the village. ... "
    page = f"{news}15 Related Dozens of Soldiers Killed Elsewhere Tags war Community standardsDiscussion Comment via"
    assert told(page) == ["killed 2 | two farmers"]


def test_title_and_text_are_read_apart() -> None:
    assert told("The strike killed at least 35 fighters.", title="Strike kills 36 people") == [
        "killed 36 | 36 people",
        "killed ≥ 35 | at least 35 fighters",
    ]
