"""English words of harm: what each says happened, and how it takes the people it happened to.

Forms:
    past     a participle or past tense that may be active or passive: "killed nine", "nine were killed"
    base     "kill", "kills", "to kill": its people stand after it
    ing      "killing nine", "the killing of nine"
    die      its people stand before it: "died", "succumbed", "fled"
    adj      a state said of people before it: "left nine dead", "nine dead", "two are missing"
    noun     its people stand behind "of" (or before it): "the death of two civilians"
    count    a noun that is itself counted: "17 deaths", "no casualties"
    toll     "the death toll rose to 61"
    lives    "claimed 21 lives", "claimed the lives of"
    body     "the bodies of eleven soldiers", "two bodies were found"
"""

from __future__ import annotations

from typing import Final

from warledger.reading.english.words import SAYING, listed, phrases
from warledger.reading.language import Form, Grammar, Harm
from warledger.records import Measure


def _verb(measure: Measure, base: str, past: str, ing: str, third: str, *, person: bool = False) -> dict[str, Harm]:
    return {
        past: Harm(measure, "past", person),
        base: Harm(measure, "base", person),
        third: Harm(measure, "base", person),
        ing: Harm(measure, "ing", person),
    }


def _regular(measure: Measure, bases: str, *, person: bool = False) -> dict[str, Harm]:
    table: dict[str, Harm] = {}
    for base in bases.split():
        stem = base.removesuffix("e")
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
        table |= _verb(measure, base, stem + "ed", stem + "ing", third, person=person)
    return table


def _forms(measure: Measure, form: Form, words: str) -> dict[str, Harm]:
    return dict.fromkeys(words.split(), Harm(measure, form))


TRIGGERS: Final[dict[str, Harm]] = {
    **_regular(
        "killed",
        "kill murder assassinate massacre behead slaughter martyr decapitate lynch exterminate suffocate electrocute",
    ),
    **_regular("killed", "execute liquidate eliminate neutralize neutralise", person=True),
    **_verb("killed", "slay", "slain", "slaying", "slays"),
    **_regular("injured", "injure wound maim hospitalize hospitalise mutilate"),
    **_verb("injured", "hurt", "hurt", "hurting", "hurts"),
    **_forms("injured", "past", "hurt"),  # "37 hurt": the participle is by far the commoner
    **_regular("detained", "arrest detain imprison jail apprehend incarcerate", person=True),
    **_regular("detained", "capture seize", person=True),
    **_verb("detained", "kidnap", "kidnapped", "kidnapping", "kidnaps"),
    **_verb("detained", "abduct", "abducted", "abducting", "abducts"),
    **_regular("displaced", "displace uproot evict"),
    **_verb("displaced", "evacuate", "evacuated", "evacuating", "evacuates", person=True),
    **_forms("killed", "past", "gassed slew"),
    **_forms("killed", "ing", "gassing"),
    **_forms("detained", "past", "kidnaped"),
    **_forms("killed", "count", "martyrs deaths fatalities fatality homicides"),
    **_forms("killed", "die", "died dies die dying perished perish succumbed succumbs succumbing drowned"),
    **_forms("displaced", "die", "fled flee flees fleeing"),
    **_forms("missing", "die", "disappeared vanished"),
    **_forms("killed", "adj", "dead lifeless deceased"),
    **_forms("missing", "adj", "missing"),
    **_forms("displaced", "adj", "homeless"),
    **_forms("injured", "adj", "bleeding"),
    **_forms(
        "killed",
        "noun",
        "death killings murders murder assassination assassinations execution executions martyrdom beheading massacre "
        "loss elimination",
    ),
    **_forms("injured", "noun", "injury suffocation asphyxiation asphyxia symptoms"),
    **_forms("injured", "die", "choke choked chokes choking faint fainted fainting suffocating gasping"),
    **_forms("injured", "past", "poisoned asphyxiated"),
    **_forms("injured", "ing", "wounding"),
    **_forms("detained", "noun", "arrest detention abduction"),
    **_forms("detained", "ing", "kidnapping"),
    **_forms("displaced", "noun", "displacement evacuation evacuations exodus"),
    **_forms("missing", "noun", "disappearance"),
    **_forms("casualties", "count", "casualties casualty causalities"),
    **_forms("injured", "count", "injuries wounds wound burns"),
    **_forms("detained", "count", "arrests kidnappings"),
    **_forms("killed", "toll", "toll tally"),
    **_forms("killed", "lives", "lives life"),
    **_forms("killed", "body", "bodies body corpses corpse remains"),
}

# Where a bullet or a splinter hits somebody: "hit in the leg".
BODY: Final = listed("""
head face neck chest back stomach abdomen torso shoulder arm arms hand leg legs knee ankle foot thigh hip buttocks eye
""")

# Fixed expressions of harm, by what they say and the form they take.
PHRASES: Final[dict[Harm, tuple[str, ...]]] = {
    Harm("killed", "past"): phrases("""
shot dead, shot to death, shot and killed, fatally shot, gunned down, stabbed to death, stoned to death, beaten
to death, burned to death, burnt to death, burned alive, put to death, tortured to death, hacked to death,
burned to ashes
"""),
    Harm("killed", "base"): phrases("""
shoot dead
"""),
    Harm("killed", "noun"): phrases("""
fatal shooting, fatal shootings, deadly shooting, fatal stabbing, shooting death, shooting deaths
"""),
    Harm("killed", "ing"): phrases("""
gunning down
"""),
    Harm("killed", "die"): phrases("""
blew himself up, blew herself up, blew themselves up, blown themselves up, blown himself up, blowing himself up, loses
life, lose life, lost life, lose lives, loses lives, losing lives, loses his life, loses her life, lost their lives,
lost his life, lost her life, lose their lives, losing their lives, lost lives, starved to death, starving to death,
froze to death, frozen to death
"""),
    Harm("detained", "past"): phrases("""
taken hostage, took hostage, taken prisoner, taken captive, taken into custody, took prisoner, rounded up, still held,
still being held, held captive, held hostage
"""),
    Harm("displaced", "die"): phrases("""
left their homes, leave their homes, flee their homes, fled their homes, forced to flee, driven from their
homes, forced from their homes, forced out of their homes
"""),
    Harm("injured", "die"): phrases("""
sustained injuries, suffered injuries, suffered wounds, sustained wounds, treated for, suffered burns, suffered from,
suffering from, suffered respiratory, suffering respiratory, suffered breathing, experienced breathing, experienced
difficulty, suffering breathing, suffered suffocation, suffered asphyxiation, suffered symptoms, suffered poisoning,
struggling to breathe, struggled to breathe, had difficulty breathing, had breathing, hit by bullets, hit by a bullet,
hit by gunfire, hit by stray, hit by shrapnel, struck by bullets, struck by a bullet, struck by gunfire, struck by
stray, struck by shrapnel, hit during the shooting, hit in the shooting, struck during the shooting, struck in the
shooting, hit in the crossfire, struck in the crossfire, caught in the crossfire
""")
    + tuple(f"{verb} in the {part}" for verb in ("hit", "struck") for part in BODY),
    Harm("missing", "adj"): phrases("""
unaccounted for, buried under, trapped under, buried beneath, trapped beneath, under the rubble, under rubble,
under the debris, in the rubble
"""),
    Harm("missing", "die"): phrases("""
went missing, gone missing
"""),
    Harm("injured", "adj"): phrases("""
with breathing problems, with breathing difficulties, with respiratory problems, with symptoms, with suffocation,
exposed to chlorine, exposed to gas, exposed to sarin, exposed to toxic, affected by gas, affected by the gas,
affected by chlorine, affected by the chlorine, affected by toxic, in intensive care, in critical condition, in
serious condition, in stable condition, critically ill, in a critical condition, in a serious condition, in a stable
condition, in fair condition, in good condition, in grave condition, in guarded condition
"""),
    Harm("displaced", "toll"): phrases("""
number of internally displaced, number of displaced, number of the displaced, number of refugees
"""),
    Harm("displaced", "adj"): phrases("""
from their homes
"""),
    Harm("killed", "toll"): phrases("""
human losses, number killed, number of those killed, number of the martyrs, death toll, number of deaths, number of
dead, number of martyrs, number of the dead, toll of dead, number of fatalities, number of victims, number of people
killed, number of civilians killed
"""),
    Harm("injured", "toll"): phrases("""
number wounded, number of people injured, number of people wounded, number of the wounded, number of injured,
number of wounded, number of the injured, number of injuries
"""),
    Harm("casualties", "toll"): phrases("""
number of casualties
"""),
}

# Being shot, stabbed or beaten is an injury unless the words go on to say that it killed.
INJURING: Final[dict[str, Harm]] = {
    **dict.fromkeys(("shot", "stabbed", "burned", "grazed"), Harm("injured", "past", True)),
    **dict.fromkeys(("shoot", "shoots", "graze", "grazes"), Harm("injured", "base", True)),
    "shooting": Harm("injured", "ing", True),
}

# Nouns that say the harm themselves, where they are counted: "13,000 refugees", "21 hostages".
STATES: Final[dict[str, Measure]] = {
    "refugee": "displaced",
    "evacuee": "displaced",
    "hostage": "detained",
    "captive": "detained",
    "detainee": "detained",
    "prisoner": "detained",
    "idp": "displaced",
    "victim": "casualties",
}

GRAMMAR: Final = Grammar(
    negations=frozenset({"no", "without", "any", "not", "zero", "nor"}),
    nobody=frozenset({"nobody", "none", "no-one", "neither"}),
    believed=frozenset({"reported", "recorded", "documented", "confirmed", "believed", "feared", "to"}),
    content=frozenset({*SAYING, "saw", "learned", "realized", "realised", "discovered", "knew", "noticed", "heard"}),
    found=frozenset({"found", "feared", "left", "pronounced", "declared", "pulled", "remain", "remains", "remained"}),
    left=frozenset({"left", "leaving", "leaves"}),
    wounds=frozenset({"injuries", "wounds", "injury", "wound", "burns"}),
    suffering=frozenset({"suffered", "sustained", "received", "suffering", "sustaining", "suffers"}),
    taking_lives=frozenset(
        {"claim", "claimed", "claiming", "claims", "took", "take", "taking", "taken", "cost", "costing", "loss"}
    ),
    total=frozenset({"total"}),
    counts=frozenset({"count", "tally", "figure", "total", "losses", "number"}),
    sides=frozenset({"factions", "faction", "groups", "side", "army", "government", "opposition", "places"}),
    casualties=frozenset({"casualties", "causalities"}),
    sparing=frozenset(
        {"avoid", "avoiding", "minimize", "minimise", "minimizing", "minimising", "prevent", "preventing", "reduce",
         "reducing", "limit", "limiting", "nature", "documenting", "risk", "fear", "mention"}
    ),
    information=frozenset({"information", "details", "detail", "word", "figure", "figures", "reports", "report",
                          "indication", "indications"}),
    hitting=frozenset({"hit", "hits", "hitting", "struck", "strikes", "striking"}),
    body=frozenset(BODY),
    nots=frozenset({"not"}),
    left_open=frozenset({"wound", "wounds", "suffering", "suffered"}),
    capturing=frozenset({"captured", "capture", "captures", "capturing", "seized", "seize", "seizes", "seizing",
                         "evacuated", "evacuate", "evacuating", "liberated", "burned"}),
    singular_be=frozenset({"was", "is", "been", "being"}),
    partial=frozenset({"the rest", "most", "half"}),
    whom=frozenset({"whom", "which", "them"}),
    losing={
        **dict.fromkeys(("lost", "lose", "loses", "losing", "destroy", "destroys", "destroyed", "destroying"), False),
        **dict.fromkeys(("claim", "claims", "claimed", "claiming"), True),
    },
    taking=frozenset({"took", "take", "takes", "taking", "taken", "held", "hold", "holds", "holding"}),
    shields=frozenset({"shields", "shield"}),
    outlets=frozenset({"media", "tv", "television", "ngo", "observatory", "sohr", "sana", "afp", "reuters"}),
    noun_or_verb=frozenset({"arrest", "murder", "massacre"}),
    fate=frozenset({"fate", "whereabouts"}),
    unknown=frozenset({"unknown", "unclear"}),
    including=frozenset({"include", "included", "includes"}),
    number=frozenset({"number"}),
    place_openers=frozenset({"al", "deir", "tal", "tel", "tell", "khan", "kafr", "kafar", "ras", "ain", "ayn", "wadi",
                             "jabal", "jebel", "bab", "beit", "bayt", "umm", "maarat", "maaret", "jisr"}),
    known_as=frozenset({"known", "nicknamed", "such"}),
    be=frozenset({"was", "were", "is", "are"}),
    saying=frozenset(SAYING),
    telling=frozenset({"told", "tells"}),
    to_death=("to", "death"),
    among={
        "dead": "killed", "killed": "killed", "victims": "killed", "fatalities": "killed", "deceased": "killed",
        "martyrs": "killed", "casualties": "casualties", "wounded": "injured", "injured": "injured",
    },
    with_people=frozenset({"with"}),
    with_wounds=frozenset({"with"}),
    adding=frozenset({"also", "too"}),
    reflexive=frozenset({"himself", "herself", "themselves", "self", "myself"}),
    no_flight=frozenset({"scene", "foot", "cover"}),
    single_wounds=frozenset({"wounds", "wound", "burns", "injury"}),
    told_plurals=frozenset({"deaths", "injuries", "fatalities", "martyrs", "killings", "executions", "murders",
                            "assassinations"}),
    following=frozenset({"distributed", "divided", "broken", "down", "as", "follows"}),
    executing=frozenset({"beheaded", "beheading", "executed", "decapitated", "slaughtered", "hanged", "crucified"}),
    serving_as=frozenset({"as"}),
    making=frozenset({"made", "make", "makes", "comprised"}),
    choking=frozenset({"choke", "chokes", "choking"}),
    cases=frozenset({"case", "cases"}),
    resulting=frozenset({"resulted", "resulting", "results", "led", "leading", "leads"}),
    to_people=frozenset({"of", "among", "to"}),
    loose=frozenset(
        {"some", "many", "several", "a few", "few", "most", "various", "numerous", "a number", "number", "multiple"}
    ),
    identified=frozenset({"identified", "named"}),
    rescuing=frozenset({"evacuate", "evacuated", "evacuating", "evacuates"}),
    wounds_verb=frozenset({"wounds", "wound"}),
    describing=frozenset({"women", "men", "children", "child"}),
    at_place=frozenset({"in", "near", "at", "on", "around", "outside", "from", "inside", "among"}),
    counting=frozenset({"counted", "listed", "documented", "recorded"}),
    reaching=frozenset({"reach", "reached", "reaches", "reaching", "exceed", "exceeds", "at"}),
    count_is=frozenset({"was", "is", "be", "had", "been", "stood", "at", "to", "count", "reached", "as", "from"}),
    connectors={
        "as": (("as", "well", "as"),), "along": (("along", "with"),), "in": (("in", "addition", "to"),),
        "together": (("together", "with"),),
    },
)  # fmt: skip
