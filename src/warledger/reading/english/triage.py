"""English stems that a report of harm, control or agreements has at least one of; most of a news stream has none.

Case is ignored. A stem may be generous: what it lets through is read, what it keeps out never is.
"""

from __future__ import annotations

from typing import Final

STEMS: Final = (
    r"\b(?:k\W?i\W?l\W?l|de\W?ad\b|death|tolls?\b|tally\b|dying|deceased|died\b|di\W?es?\b|slain|slay|slew|mur\W?der|assassinat"
    r"|massacr|execut(?:e[ds]?|ing|ions?)\b|behead|decapitat|slaughter|martyr|lynch|fatal|homicide|perish|succumb|drowned"
    r"|exterminat|mutilat|electrocut|suffocat|asphyxia|choke[ds]?\b|choking|chlorine|sarin|tortur|stoned\b|hacked\b|w\W?o\W?und|in\W?jur|maim|hurt(?:s|ing)?\b"
    r"|casualt|causalit|victim|bod(?:y|ies)\b|corpse|hospitali|missing|disappear|vanished|unaccounted|detain|detention"
    r"|arrest|apprehend|kidnap|abduct|hostage|captur|prisoner|captive|jail|imprison|incarcerat|displac|uproot|evict"
    r"|refugee|idps?\b|flee(?:s|ing)?\b|fled\b|evacu|homeless|lost\W+(?:their|his|her)\W+li(?:fe|ves)|lives\b|human\W+losses|(?:from|left)\W+their\W+homes"
    r"|loses?\W+life|shot\b|shoot(?:s|ing)?\b|gunned|gunning|stabbed|bullets?\b|gassed|gassing|blew\W+\w+\W+up|buried\b|trapped\b"
    r"|seiz(?:e|ed|ing)|retak|retook|recaptur|regain|overr[au]n|besieg|encircl|withdr[ae]w|pulled\W+out"
    r"|ceasefire|cease-fire|truce|cessation\W+of\W+hostilit|buffer\W+zone|demilitari|de-escalation|armistice"
    r"|neutrali[sz]|eliminat|liquidat|control\W+(?:of|over)\b|peace\W+(?:deal|agreement|accord|pact|plan|talks)"
    r"|warplanes?\b|air\W?strikes?\b|air\W+raids?\b|refut(?:e[ds]?|ing)\b)"
)
