"""Nouns for people, with what each says of them.

Each table maps a status (or a group) to nouns in the singular; plurals are made by rule, irregular ones stand in ``PLURALS``.
The status meanings are those of the annotation guidelines: policemen in combat and guards are combatants; people of whom
nothing else is known are "unknown".
"""

from __future__ import annotations

from typing import Final, NamedTuple

from warledger.records import Status, VictimGroup


class Noun(NamedTuple):
    """What one noun says of the people it names."""

    lemma: str
    status: Status
    plural: bool
    groups: tuple[VictimGroup, ...] = ()
    collective: bool = False  # "family", "crew", "forces": the noun is one, the people are several


COMBATANTS: Final = """
fighter soldier militant rebel insurgent jihadist jihadi terrorist gunman militiaman combatant guerrilla troop serviceman
servicewoman conscript reservist officer commander lieutenant captain colonel general major sergeant corporal brigadier
recruit paratrooper marine trooper infantryman guardsman airman sailor pilot cadet extremist islamist warrior mercenary
commando bomber attacker assailant operative hijacker sniper legionnaire warlord emir mujahid peshmerga ranger border-guard
legionary mutineer separatist loyalist defector dissident-fighter partisan contra janjaweed navyman warrant-officer private
gunner artilleryman tanker paramilitary peacekeeper blue-helmet coup-plotter raider subversive rioter-fighter irregular
""".split()

POLICE: Final = """
policeman policewoman cop guard bodyguard gendarme watchman detective deputy patrolman sheriff trooper-state constable
""".split()

CIVILIANS: Final = """
civilian resident villager worshipper worshiper pilgrim passenger bystander passerby passer-by shopper student pupil
schoolchild schoolboy schoolgirl teacher farmer shepherd worker laborer labourer driver trader merchant vendor shopkeeper
shop-owner baker employee official mayor judge lawyer priest bishop nun monk missionary jesuit imam cleric sheikh professor
scholar engineer tourist refugee migrant evacuee inhabitant citizen townsperson householder housewife guest mourner
demonstrator protester protestor activist politician lawmaker minister senator congressman candidate governor ambassador
diplomat consul peasant businessman businesswoman industrialist banker rancher fisherman sailor-civilian trucker commuter
pedestrian spectator customer patient prisoner inmate detainee hostage captive parishioner congregant schoolteacher
businessperson collaborator volunteer staffer staff contractor technician electrician mechanic cook cleaner street-cleaner
relative neighbour neighbor bride groom fiancee widow orphan herder nomad miner oil-worker trade-unionist unionist leader
campesino gatherer truffle-hunter cameraperson singer artist athlete footballer player coach councillor councilman
magistrate prosecutor attorney ex-president president secretary clerk accountant nomad
""".split()

UNKNOWN: Final = """
person individual victim casualty male human soul compatriot national occupant member suspect elder tribesman clansman
martyr native foreigner accomplice associate escort companion ally colleague friend co-worker figure leader-unknown
spokesman local youth youngster teen teenager adult other somebody countryman believer wanted-man culprit
""".split()

GROUPS: Final[dict[VictimGroup, list[str]]] = {
    "children": "child boy girl infant baby toddler kid minor newborn schoolchild schoolboy schoolgirl son daughter "
    "grandson granddaughter grandchild nephew-child fetus".split(),
    "women": "woman mother wife grandmother housewife widow nun sister bride lady female girl-woman aunt".split(),
    "men": "man father husband brother grandfather uncle male".split(),
    "elderly": "elder elderly pensioner grandmother grandfather".split(),
    "medics": "medic doctor nurse paramedic surgeon pharmacist physician dentist midwife".split(),
    "journalists": "journalist reporter photographer cameraman correspondent newsman photojournalist newswoman "
    "videographer broadcaster columnist editor".split(),
    "aid workers": "rescuer firefighter fireman first-responder humanitarian".split(),
}

# Kin and singular persons that are mostly civilians but whom the noun alone does not prove.
KIN: Final = "cousin nephew niece parent sibling spouse twin in-law father-in-law mother-in-law stepson".split()

COLLECTIVES: Final[dict[str, Status]] = {
    "family": "civilian", "crew": "unknown", "forces": "combatant", "force": "combatant", "troops": "combatant", "personnel": "combatant",
    "police": "combatant", "staff": "civilian", "folk": "civilian", "militia": "combatant",
    "couple": "civilian", "population": "civilian", "households": "civilian", "families": "civilian",
    "infantry": "combatant", "guerrilla forces": "combatant", "servicemen": "combatant", "militias": "combatant",
    "crewmen": "unknown", "clergy": "civilian", "congregation": "civilian", "elements": "combatant",
    "operatives": "combatant", "regulars": "combatant", "units": "combatant", "recruits": "combatant",
}  # fmt: skip

PLURALS: Final[dict[str, str]] = {
    "child": "children", "woman": "women", "man": "men", "person": "people", "wife": "wives", "baby": "babies",
    "passerby": "passersby", "passer-by": "passers-by", "schoolchild": "schoolchildren", "grandchild": "grandchildren",
    "mujahid": "mujahideen", "lady": "ladies", "casualty": "casualties", "peshmerga": "peshmerga", "janjaweed": "janjaweed",
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
