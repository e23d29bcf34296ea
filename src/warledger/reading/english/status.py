"""English words that tell whether people counted were civilians or fighters, beside the noun that names them."""

from __future__ import annotations

import re
from typing import Final, Literal

from warledger.reading.english import numbers
from warledger.records import Status, VictimGroup


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that make fighters of people who bear them: "ISIS members", "a rebel leader", "members of regime forces".
ARMED: Final = _words("""
    isis isil is daesh daish qaeda al-qaeda nusra al-nusra hts sdf qsd ypg ypj pkk pyd fsa sna snf nla hamas
    hezbollah hizbullah houthi huthi houthis huthis taliban boko haram shabaab al-shabaab janjaweed rsf farc eln
    fmln jihad jihadist jihadists rebel rebels insurgent insurgents militant militants militia militias militiamen
    guerrilla guerrillas terrorist terrorists extremist extremists takfiri army military armed forces force troops
    soldiers fighters regime brigade brigades battalion battalions division regiment corps squad faction factions
    gendarmerie peshmerga mercenaries paramilitary commando commandos gunmen combatants ranks infantry guard guards
    militaries sham al-sham jaish jaysh jeish faylaq failaq filaq liwaa liwa ahrar ansar hurras soqour fatah wagner
    idf irgc quds adversaries police patrol security enemy invaders liberation resistance front
""")
#: The same in two words.
ARMED_PAIRS: Final = frozenset({
    ("islamic", "state"), ("shining", "path"), ("death", "squad"), ("death", "squads"), ("air", "defence"),
    ("air", "defense"), ("air", "force"),
})  # fmt: skip
#: Before a noun of a civil trade: whoever has it serves with an army.
SERVING: Final = _words("military army navy naval")
#: Fighters who are counted among civilians where their total is.
POLICE: Final = _words("""
    policeman policemen policewoman police officer officers guard guards bodyguard bodyguards watchman watchmen
""")
#: Nouns that say nothing by themselves and follow the words beside them.
BEARERS: Final = _words("""
    member members leader leaders chief chiefs head heads figure figures person persons people man men woman women
    youth youths element elements operative operatives volunteer volunteers recruit recruits associate associates
    male males female females bodyguard escort companions suspects suspect dead casualties casualty wounded killed
    injured bodies body corpses personnel official officials deputy officer officers foreigner foreigners national
    nationals native natives victims victim deaths others other martyrs martyr prisoner prisoners agent agents child
""")
#: Bearers whose group may also stand behind "in" and "from": "a leader in the faction".
RANKED: Final = _words("member members leader leaders chief chiefs figure figures official officials")
#: Verbs whose subject is the one that is harmed: "the rebels suffered 15 casualties".
SUFFERED: Final = _words("suffered suffering suffer lost loses losing sustained")
#: Words that make civilians of people who bear them, whatever else is said: "civilian casualties", "union members".
CIVIL: Final = _words("""
    civilian civilians noncombatant non-combatant union labor labour party parliament council judicial school
    university church medical aid rescue relief humanitarian civil government municipal political family families
    staff local
""")
#: Words beside a worker, member or volunteer that name a protected trade.
TRADES: Final[dict[str, VictimGroup]] = {
    **dict.fromkeys(_words("rescue aid relief humanitarian defence defense helmets crescent cross"), "aid workers"),
    **dict.fromkeys(_words("medical health healthcare ambulance"), "medics"),
    "media": "journalists",
}
TRADESMEN: Final = _words("""
    worker workers member members volunteer volunteers staff staffer staffers personnel crew employee employees
    driver drivers
""")
#: Adjectives of age and sex that narrow a noun: "male civilians", "elderly people".
NARROWING: Final[dict[str, VictimGroup]] = {
    "male": "men", "female": "women", "women": "women", "woman": "women", "elderly": "elderly", "elder": "elderly",
}  # fmt: skip
#: Words for the harmed that name no one: who they are is said of others near them.
ELIDED: Final = _words("""
    others other bodies body corpses dead killed wounded injured victims victim more rest some many them deaths no
    none nobody
""")
#: Those that may look back beyond their sentence.
LOOKING_BACK: Final = _words("bodies body corpses victims dead")
#: Those that are others than people just told.
OTHERS: Final = ("others", "more")
#: Those that single out a few of a total without saying who they are.
A_FEW: Final = _words("some many most several")
#: Whoever is told by kin is not on the side of the kin: "the police commander's wife".
KINSHIP: Final = _words("""
    wife wives husband mother father son sons daughter daughters sister sisters brother brothers family families
    relative relatives
""")
#: What is said of people in a word that follows: "five of the dead were children".
COPULA: Final = _words("were was are is")
#: Opens a statement on what most or all of those counted were, and what they are where those were civilians.
MOSTLY: Final[dict[tuple[str, ...], Status]] = {
    **dict.fromkeys([(word,) for word in _words("mostly mainly majority")], "mixed"),
    **dict.fromkeys([("nearly", "all"), ("almost", "all")], "mixed"),
    **dict.fromkeys([(n, "of", who) for n in _words("most many some majority") for who in ("them", "whom")], "mixed"),
    **dict.fromkeys([("all", "of", who) for who in ("them", "whom")], "civilian"),
}
#: Who they then are: nobody says of fighters that most were women.
KINDRED: Final = _words("civilians women children schoolchildren")
#: Leads from a count to whom it was among: "15 dead among the ranks of", "casualties on the army".
AMONG: Final = _words("of among on belonging affiliated loyal within")
#: Opens a clause on those whom its count is of: "of the government forces 29 were killed".
OF_WHOM: Final = _words("of among")
#: What is fought for: "55 dead on the government side", "eight on that of the rebels".
SIDES: Final = _words("side sides")
THAT_OF: Final = _words("that those")
#: Stands between losses and whose they were: "casualties inflicted on the army".
INFLICTED: Final = _words("inflicted caused suffered")
#: Whom people are counted with, further behind them: "nine people from abroad among the militants killed".
AMIDST: Final = "among"
#: Who "the victims" are said to have been, of all that were counted: "the victims were all civilians".
HARMED: Final = _words("victims dead casualties killed fatalities deceased")
#: Words of a quantity: a capital on one makes no name ("At least Twenty").
COUNTING: Final = frozenset(
    word
    for phrase in (
        *numbers.UNITS, *numbers.TENS, *numbers.SCALES, *numbers.DOZENS, *numbers.VAGUE, *numbers.AT_LEAST,
        *numbers.MORE_THAN, *numbers.AT_MOST, *numbers.FEWER, *numbers.ABOUT, *numbers.NEUTRAL, "a an both half couple",
    )
    for word in phrase.lower().split()
)  # fmt: skip
#: Words between the groups of a list counted as one: "soldiers, rebels and civilians".
JOINS: Final = _words("and or & , with")
#: Words behind a noun that open what is further said of it.
BEHIND: Final = _words("of from who whose")
#: Lead from a bearer to its group besides those of :data:`AMONG`.
RANKED_IN: Final = _words("in from")
ALL: Final = _words("all both mostly")
CIVILIAN: Final = "civilian"
CIVILIANS: Final = "civilians"
#: An age inside the words that count ("a 13-year-old"), and one right behind a name ("Hussein (12 years old)").
AGE: Final = re.compile(r"\b(\d{1,2})[- ]years?[- ]olds?\b", re.IGNORECASE)
AGE_BEHIND: Final = re.compile(r"(?:\s*\(|,\s)(?:aged?\s)?(\d{1,2})(?=\)|,|[- ]years?[- ]old)", re.IGNORECASE)
#: Of whom a report says that nobody knows who they were.
UNIDENTIFIED: Final = _words("unidentified unknown unnamed")
ARTICLES: Final = _words("a an the")
#: Words that open a part of what was counted: no name is told by them.
SUBSET: Final = _words("including include includes among")

#: What is said around people of whom no word says who they were.
Sign = Literal[
    "people",
    "elided",
    "one",
    "women",
    "civilians apart",
    "driven out",
    "injured",
    "title",
    "other days",
    "shelling",
    "bomb",
    "suicide bombing",
    "civil",
    "shelter",
    "fighters",
    "civil in report",
    "shelter in lead",
    "fighters counted",
]
#: Words that make a sentence one of civilians, of the places where they live, or of fighters.
SPOKEN_OF: Final[dict[str, Sign]] = {
    **dict.fromkeys(
        _words("""
        civilian civilians resident residents locals inhabitants villagers family families relatives worshippers
        shoppers pupils students patients citizens passengers visitors neighbours neighbors women children refugee
        refugees displaced idp idps demonstrators protesters protestors peasants bystanders passersby commuters farmers
        travellers tourists pilgrims mourners
    """),
        "civil",
    ),
    **dict.fromkeys(
        _words("""
        market markets marketplace school schools hospital hospitals clinic church mosque camp camps house houses home
        homes residential bus buses shop shops restaurant cafe hotel shrine wedding funeral prayers bakery university
        building buildings apartment apartments kindergarten pharmacy farm bread feast festival
    """),
        "shelter",
    ),
    **dict.fromkeys(
        _words("""
        military army soldiers fighters militants militant base bases position positions checkpoint barracks troops
        clashes clash fighting battle offensive convoy weapons depot airbase gunmen insurgents rebels forces militia
        militias
    """),
        "fighters",
    ),
}
#: How far each sign speaks for civilians, in natural log odds: a logistic regression on annotated reports, rounded.
#: "Driven out" and "women" are raised so that either is enough where nothing speaks against it.
SIGNS: Final[dict[Sign, float]] = {
    "driven out": 3.2, "women": 1.8, "civil in report": 1.4, "one": 1.3, "civil": 1.2, "title": 1.0, "shelling": 0.9,
    "injured": 0.9, "shelter": 0.6, "shelter in lead": 0.3,
    "other days": -1.2, "suicide bombing": -1.0, "elided": -0.9, "people": -0.9, "fighters counted": -0.8,
    "fighters": -0.6, "civilians apart": -0.6, "bomb": -0.5,
}  # fmt: skip
#: The sum from which people are held to be civilians; below it nobody knows.
DOUBT: Final = 2.1
