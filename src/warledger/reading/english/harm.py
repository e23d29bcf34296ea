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

from typing import Final, Literal, NamedTuple

from warledger.records import Measure

Form = Literal["past", "base", "ing", "die", "adj", "noun", "count", "toll", "lives", "body"]


class Harm(NamedTuple):
    """A word of harm. ``person`` asks that its object be plainly a person ("captured two soldiers", not "two villages")."""

    measure: Measure
    form: Form
    person: bool = False


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


TRIGGERS: Final[dict[str, Harm]] = {
    **_regular("killed", "kill murder assassinate massacre behead slaughter martyr decapitate lynch exterminate suffocate electrocute"),
    **_regular("killed", "execute liquidate eliminate neutralize neutralise gas", person=True),
    **_verb("killed", "slay", "slain", "slaying", "slays"),
    **_regular("injured", "injure wound maim hospitalize hospitalise mutilate"),
    **_verb("injured", "hurt", "hurt", "hurting", "hurts"),
    **_regular("detained", "arrest detain imprison jail apprehend incarcerate", person=True),
    **_regular("detained", "capture seize", person=True),
    **_verb("detained", "kidnap", "kidnapped", "kidnapping", "kidnaps"),
    **_verb("detained", "abduct", "abducted", "abducting", "abducts"),
    **_regular("displaced", "displace uproot evict"),
    **_verb("displaced", "evacuate", "evacuated", "evacuating", "evacuates", person=True),
    "slew": Harm("killed", "past"),
    "kidnaped": Harm("detained", "past"),
    "martyrs": Harm("killed", "count"),
    "died": Harm("killed", "die"), "dies": Harm("killed", "die"), "die": Harm("killed", "die"), "dying": Harm("killed", "die"),
    "perished": Harm("killed", "die"), "perish": Harm("killed", "die"), "succumbed": Harm("killed", "die"),
    "succumbs": Harm("killed", "die"), "succumbing": Harm("killed", "die"), "drowned": Harm("killed", "die"),
    "fled": Harm("displaced", "die"), "flee": Harm("displaced", "die"), "flees": Harm("displaced", "die"),
    "fleeing": Harm("displaced", "die"), "disappeared": Harm("missing", "die"), "vanished": Harm("missing", "die"),
    "dead": Harm("killed", "adj"), "lifeless": Harm("killed", "adj"), "missing": Harm("missing", "adj"),
    "homeless": Harm("displaced", "adj"), "trapped": Harm("missing", "adj"),
    "bleeding": Harm("injured", "adj"),
    "death": Harm("killed", "noun"), "killings": Harm("killed", "noun"), "murders": Harm("killed", "noun"),
    "murder": Harm("killed", "noun"), "assassination": Harm("killed", "noun"), "execution": Harm("killed", "noun"),
    "executions": Harm("killed", "noun"), "martyrdom": Harm("killed", "noun"), "beheading": Harm("killed", "noun"),
    "massacre": Harm("killed", "noun"), "loss": Harm("killed", "noun"),
    "injury": Harm("injured", "noun"), "wounding": Harm("injured", "ing"), "arrest": Harm("detained", "noun"),
    "detention": Harm("detained", "noun"), "abduction": Harm("detained", "noun"), "kidnapping": Harm("detained", "ing"),
    "displacement": Harm("displaced", "noun"), "disappearance": Harm("missing", "noun"), "exodus": Harm("displaced", "noun"),
    "deaths": Harm("killed", "count"), "fatalities": Harm("killed", "count"), "fatality": Harm("killed", "count"),
    "casualties": Harm("casualties", "count"), "casualty": Harm("casualties", "count"),
    "causalities": Harm("casualties", "count"),  # a frequent misspelling
    "injuries": Harm("injured", "count"), "arrests": Harm("detained", "count"), "kidnappings": Harm("detained", "count"),
    "toll": Harm("killed", "toll"), "lives": Harm("killed", "lives"), "life": Harm("killed", "lives"),
    "bodies": Harm("killed", "body"), "body": Harm("killed", "body"), "corpses": Harm("killed", "body"),
    "corpse": Harm("killed", "body"), "remains": Harm("killed", "body"),
}  # fmt: skip

# Words that are harm only in company: form of the word -> what must follow (lower case).
PHRASES: Final[tuple[tuple[str, Harm], ...]] = (
    ("shot dead", Harm("killed", "past")), ("shot to death", Harm("killed", "past")), ("shot and killed", Harm("killed", "past")),
    ("shoot dead", Harm("killed", "base")), ("fatally shot", Harm("killed", "past")), ("gunned down", Harm("killed", "past")),
    ("gunning down", Harm("killed", "ing")), ("stabbed to death", Harm("killed", "past")), ("beaten to death", Harm("killed", "past")),
    ("burned to death", Harm("killed", "past")), ("burnt to death", Harm("killed", "past")), ("burned alive", Harm("killed", "past")),
    ("put to death", Harm("killed", "past")), ("tortured to death", Harm("killed", "past")), ("hacked to death", Harm("killed", "past")),
    ("blew himself up", Harm("killed", "die")), ("taken hostage", Harm("detained", "past")), ("took hostage", Harm("detained", "past")),
    ("taken prisoner", Harm("detained", "past")), ("taken captive", Harm("detained", "past")), ("taken into custody", Harm("detained", "past")),
    ("took prisoner", Harm("detained", "past")), ("rounded up", Harm("detained", "past")), ("held captive", Harm("detained", "past")),
    ("held hostage", Harm("detained", "past")), ("held captive", Harm("detained", "past")),
    ("lost their lives", Harm("killed", "die")), ("lost his life", Harm("killed", "die")), ("lost her life", Harm("killed", "die")),
    ("lose their lives", Harm("killed", "die")), ("losing their lives", Harm("killed", "die")), ("lost lives", Harm("killed", "die")),
    ("left their homes", Harm("displaced", "die")), ("leave their homes", Harm("displaced", "die")),
    ("flee their homes", Harm("displaced", "die")), ("fled their homes", Harm("displaced", "die")),
    ("forced to flee", Harm("displaced", "die")), ("driven from their homes", Harm("displaced", "die")),
    ("forced from their homes", Harm("displaced", "die")), ("forced out of their homes", Harm("displaced", "die")),
    ("sustained injuries", Harm("injured", "die")), ("suffered injuries", Harm("injured", "die")), ("suffered wounds", Harm("injured", "die")),
    ("sustained wounds", Harm("injured", "die")), ("unaccounted for", Harm("missing", "adj")), ("went missing", Harm("missing", "die")),
    ("gone missing", Harm("missing", "die")), ("buried under", Harm("missing", "adj")), ("trapped under", Harm("missing", "adj")),
    ("buried beneath", Harm("missing", "adj")), ("trapped beneath", Harm("missing", "adj")), ("under the rubble", Harm("missing", "adj")), ("under rubble", Harm("missing", "adj")),
    ("burned to ashes", Harm("killed", "past")), ("treated for", Harm("injured", "die")),
    ("death toll", Harm("killed", "toll")), ("number of deaths", Harm("killed", "toll")), ("number of dead", Harm("killed", "toll")),
    ("number of martyrs", Harm("killed", "toll")), ("number of the dead", Harm("killed", "toll")), ("toll of dead", Harm("killed", "toll")),
    ("number of injured", Harm("injured", "toll")), ("number of wounded", Harm("injured", "toll")), ("number of casualties", Harm("casualties", "toll")),
    ("number of fatalities", Harm("killed", "toll")), ("number of victims", Harm("killed", "toll")),
    ("number of the injured", Harm("injured", "toll")), ("number of people killed", Harm("killed", "toll")),
    ("number of civilians killed", Harm("killed", "toll")), ("number of injuries", Harm("injured", "toll")),
)  # fmt: skip

# Being shot, stabbed or beaten is an injury unless the words go on to say that it killed.
INJURING: Final[dict[str, Harm]] = {
    "shot": Harm("injured", "past", True), "stabbed": Harm("injured", "past", True), "burned": Harm("injured", "past", True),
}  # fmt: skip
