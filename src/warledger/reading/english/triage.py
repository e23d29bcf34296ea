"""English stems that a report of harm, control or agreements has at least one of; most of a news stream has none.

Case is ignored. A stem may be generous: what it lets through is read, what it keeps out never is.
"""

from __future__ import annotations

from typing import Final

STEMS: Final = (
    r"\b(?:kil\W?l|dead\b|death|dying|died\b|di\W?es?\b|slain|slay|slew|murder|assassinat|massacre|execut(?:ed|ion)|behead|slaughter|martyr"
    r"|lynch|fatal|homicide|perish|succumb|drowned|wound|injur|maim|hurt\b|casualt|causalit|victim|bod(?:y|ies)\b|corpse"
    r"|hospitali|missing|disappeared|detain|arrest|kidnap|abduct|hostage|captur|prisoner|captive|jailed|imprison|displac|uproot"
    r"|refugee|idps?\b|flee(?:s|ing)?\b|fled\b|evacuat|homeless|lost\W+(?:their|his|her)\W+li(?:fe|ves)|lives\b|loses?\W+life|shot\b"
    r"|gunned|stabbed|gassed|gassing|blew\W+\w+\W+up|seiz(?:e|ed|ing)|retak|retook|recaptur|regain|overr[au]n|besieg|encircl"
    r"|withdr[ae]w|pulled\W+out|ceasefire|cease-fire|truce|cessation\W+of\W+hostilit|buffer\W+zone|demilitari|de-escalation|armistice"
    r"|neutrali[sz]|eliminat|liquidat)"
)
