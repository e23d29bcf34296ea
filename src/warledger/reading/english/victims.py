"""Nouns for people, with what each says of them.

Each table maps a status (or a group) to nouns in the singular; plurals are made by rule, irregular ones stand in
``PLURALS``. The status meanings are those of the annotation guidelines: policemen in combat and guards are combatants;
people of whom nothing else is known are "unknown".
"""

from __future__ import annotations

from typing import Final

from warledger.reading.english.words import listed
from warledger.reading.language import Noun
from warledger.records import Status, VictimGroup

COMBATANTS: Final = listed("""
fighter soldier militant rebel insurgent jihadist jihadi terrorist gunman militiaman combatant guerrilla troop
serviceman servicewoman conscript reservist officer commander lieutenant captain colonel general major sergeant
corporal brigadier recruit paratrooper marine trooper infantryman guardsman airman sailor pilot cadet extremist
islamist warrior mercenary commando bomber attacker assailant operative hijacker sniper legionnaire warlord emir
mujahid peshmerga ranger border-guard legionary mutineer separatist loyalist defector partisan contra janjaweed
warrant-officer private gunner artilleryman paramilitary peacekeeper blue-helmet coup-plotter raider subversive
irregular guerilla commander-in-chief infiltrator saboteur bombmaker bomb-maker admiral draftee sapper mujahed
""")

POLICE: Final = listed("""
policeman policewoman cop guard bodyguard gendarme watchman detective deputy patrolman sheriff constable
""")

CIVILIANS: Final = listed("""
civilian resident villager worshipper worshiper pilgrim passenger bystander passerby passer-by shopper student
pupil schoolchild schoolboy schoolgirl teacher farmer shepherd worker laborer labourer driver trader merchant
vendor shopkeeper shop-owner baker employee official mayor judge lawyer priest bishop nun monk missionary jesuit
imam cleric sheikh professor scholar engineer tourist refugee migrant evacuee inhabitant citizen townsperson
householder housewife guest mourner demonstrator protester protestor activist politician lawmaker minister
senator congressman candidate governor ambassador diplomat consul peasant businessman businesswoman
industrialist banker rancher fisherman trucker commuter pedestrian spectator customer patient hostage
parishioner congregant schoolteacher businessperson collaborator volunteer staffer
staff contractor technician electrician mechanic cook cleaner street-cleaner relative neighbour neighbor bride
groom fiancee widow orphan herder nomad miner sympathizer sympathiser opponent dissident chief director manager
oil-worker trade-unionist unionist leader campesino gatherer truffle-hunter cameraperson singer artist athlete
footballer player coach councillor councilman magistrate prosecutor attorney ex-president president secretary
clerk accountant visitor local idp teen teenager youth youngster boyfriend girlfriend fiance grandma grandpa motorist
biker cyclist blogger preacher pastor rabbi housekeeper maid janitor custodian cashier waiter barber butcher tailor
gardener goatherd beekeeper hawker traveller traveler holidaymaker hiker voter returnee deportee
asylum-seeker social-worker churchgoer partygoer concertgoer reveller babysitter nanny caretaker translator
interpreter musician dancer filmmaker lecturer headmaster lay-preacher witness eyewitness survivor market-goer
stallholder settler poet bricklayer aide
""")

UNKNOWN: Final = listed("""
person individual victim casualty male human soul compatriot national occupant member suspect elder tribesman
clansman martyr native foreigner accomplice associate escort companion ally colleague friend co-worker figure
spokesman cadre adult other somebody countryman believer culprit guy co-driver stranger seaman crewman founder actor
prisoner inmate detainee captive predecessor agent shooter kidnapper trafficker
smuggler robber bandit criminal gangster
""")

GROUPS: Final[dict[VictimGroup, tuple[str, ...]]] = {
    "children": listed("""
child boy girl infant baby toddler kid minor newborn schoolchild schoolboy schoolgirl son daughter grandson
granddaughter grandchild fetus
"""),
    "women": listed("""
woman mother wife grandmother housewife widow nun sister bride lady female aunt
"""),
    "men": listed("""
man father husband brother grandfather uncle male
"""),
    "elderly": listed("""
elder elderly pensioner grandmother grandfather
"""),
    "medics": listed("""
medic doctor nurse paramedic surgeon pharmacist physician dentist midwife
"""),
    "journalists": listed("""
journalist reporter photographer cameraman correspondent newsman photojournalist newswoman videographer
broadcaster columnist editor
"""),
    "aid workers": listed("""
rescuer firefighter fireman first-responder humanitarian
"""),
}

# People by nation or people; the plural is a noun ("five Syrians"), the singular mostly a modifier.
DEMONYMS: Final = listed("""
Syrian Iraqi Iranian Russian Israeli American Saudi Yemeni Palestinian Libyan Ukrainian Afghan Pakistani
Nigerian Malian Somali Ethiopian Eritrean Colombian Peruvian Salvadoran Guatemalan Nicaraguan Honduran Cuban
Mexican Tunisian Moroccan Algerian Egyptian Jordanian Kuwaiti Uzbek Chechen Tajik Indian German Italian Canadian
Australian Georgian Bahraini Emirati Qatari Chadian Kenyan Ugandan Rwandan Burundian Cameroonian Kurd Arab Turk
Turkmen Christian Muslim Yazidi Druze Alawite Shiite Sunni Jew Rohingya Bosnian Serb Croat Albanian Armenian
Azeri Azerbaijani Filipino Tamil Sikh Hindu Hutu Tutsi European African Asian Latvian Norwegian Korean Brazilian
Chilean Ecuadorean Venezuelan Bolivian Kashmiri Bangladeshi Hazara Pashtun Tuareg Fulani Houthi Copt Circassian
Darfuri
""")

# Kin: mostly civilians.
KIN: Final = listed("""
cousin nephew niece parent sibling spouse twin in-law father-in-law mother-in-law stepson
""")

RELATIVES: Final = (
    *KIN,
    *listed("""
son daughter brother sister mother father wife husband uncle aunt grandmother grandfather grandson granddaughter
boyfriend girlfriend fiance fiancee relative baby child
"""),
)

# What a noun says of a single person, to tell two apart.
MALE: Final = listed("""
man boy father son brother husband uncle grandfather grandson nephew policeman serviceman gunman boyfriend fiance groom
male businessman fisherman schoolboy grandpa cameraman
""")
FEMALE: Final = listed("""
woman girl mother daughter sister wife aunt grandmother granddaughter niece policewoman servicewoman girlfriend
fiancee bride female lady widow housewife businesswoman schoolgirl grandma
""")
SEXES: Final[dict[str, str]] = {
    **dict.fromkeys((*MALE, "he"), "male"), **dict.fromkeys((*FEMALE, "she"), "female"),
}  # fmt: skip
GROWN: Final = frozenset(
    {"man", "woman", "adult", "father", "mother", "husband", "wife", "uncle", "aunt", "grandmother", "grandfather"}
)
# Nouns that say no role: whoever is called so may be called by any other noun, too.
ANYBODY: Final = frozenset(
    {
        *UNKNOWN, *KIN, *(n for g in ("children", "women", "men", "elderly") for n in GROUPS[g]),
        *listed("civilian resident villager inhabitant citizen local bystander passer-by passerby teen teenager youth "
                "youngster boyfriend girlfriend fiance fiancee hostage relative"),
    }
)  # fmt: skip

# Nouns of one role, by the noun that stands for them.
ONE_ROLE: Final = {
    **dict.fromkeys(("cop", "policeman", "policewoman", "deputy", "constable", "trooper"), "officer"),
    **dict.fromkeys(("serviceman", "servicewoman", "trooper", "conscript", "private"), "soldier"),
    **dict.fromkeys(("insurgent", "guerrilla", "militiaman", "gunman"), "fighter"),
    **dict.fromkeys(("reporter", "correspondent"), "journalist"),
    **dict.fromkeys(("pupil", "schoolboy", "schoolgirl"), "student"),
    **dict.fromkeys(("physician", "surgeon"), "doctor"),
}
# Nouns that are one and mean several.
COLLECTIVES: Final[dict[str, Status]] = {
    **dict.fromkeys(
        listed("""
family staff folk couple population households families clergy congregation
"""),
        "civilian",
    ),
    **dict.fromkeys(
        listed("""
crew crewmen
"""),
        "unknown",
    ),
    **dict.fromkeys(
        listed("""
forces force troops personnel police militia infantry forces servicemen militias elements operatives
regulars units recruits
"""),
        "combatant",
    ),
}

PLURALS: Final[dict[str, str]] = {
    "child": "children", "woman": "women", "man": "men", "person": "people", "wife": "wives", "baby": "babies",
    "passerby": "passersby", "passer-by": "passers-by", "schoolchild": "schoolchildren", "grandchild": "grandchildren",
    "mujahid": "mujahideen", "lady": "ladies", "casualty": "casualties",
    "peshmerga": "peshmerga", "janjaweed": "janjaweed", "commander-in-chief": "commanders-in-chief",
    "ally": "allies", "secretary": "secretaries", "deputy": "deputies", "townsperson": "townspeople", "staff": "staff",
    "first-responder": "first-responders", "national": "nationals", "infantry": "infantry", "mercenary": "mercenaries",
    "missionary": "missionaries", "paramilitary": "paramilitaries", "private": "privates", "elderly": "elderly",
}  # fmt: skip


def plural_of(noun: str) -> str:
    """The plural of a noun for a person: irregular ones by table, "-man" to "-men", else "-s"."""
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def _table() -> dict[str, Noun]:
    table: dict[str, Noun] = {}
    group_of: dict[str, tuple[VictimGroup, ...]] = {}
    for group, nouns in GROUPS.items():
        for noun in nouns:
            group_of[noun] = (*group_of.get(noun, ()), group)

    def put(noun: str, status: Status) -> None:
        groups = group_of.get(noun, ())
        table.setdefault(noun, Noun(noun, status, False, groups))
        table.setdefault(plural_of(noun), Noun(noun, status, True, groups))

    for noun in (*COMBATANTS, *POLICE):
        put(noun, "combatant")
    for noun in CIVILIANS:
        put(noun, "civilian")
    for group, nouns in GROUPS.items():
        for noun in nouns:
            put(noun, "unknown" if group in ("men", "women", "elderly") else "civilian")
    for noun in DEMONYMS:
        table[noun.lower() + "s"] = Noun(noun.lower(), "unknown", True)
    table |= {
        w: Noun(w, "unknown", True) for w in ("sudanese", "lebanese", "burmese", "congolese", "nepalese", "britons")
    }
    for noun in KIN:
        put(noun, "civilian")
    for noun in UNKNOWN:
        put(noun, "unknown")
    for noun, status in COLLECTIVES.items():
        table[noun] = Noun(noun, status, True, (), True)
    table["persons"] = table["people"] = Noun("person", "unknown", True)
    table["others"] = Noun("other", "unknown", True)
    table["elders"] = Noun("elder", "unknown", True)
    return table


VICTIMS: Final[dict[str, Noun]] = _table()
