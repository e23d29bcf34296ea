"""Words that tell armed violence from other ways to die: figures are of people harmed by arms or displaced by them."""

from __future__ import annotations

import re
from typing import Final

from warledger.reading.sieve import Sieve

VIOLENCE: Final = re.compile(
    r"\b(?:attack|assault|ambush|air\s?strike|air-strike|strike|raid|bomb|blast|explo|shell|mortar|artillery|rocket|missile|drone|mine\b"
    r"|mines\b|landmine|ied\b|grenade|gun|shot\b|shoot|sniper|bullet|clash|fight|battle|war\b|war-|conflict|offensive|insurg|militant|militia"
    r"|rebel|soldier|troop|army|military|forces|police|terror|jihad|guerrilla|gunm[ae]n|armed|kidnap|abduct|hostage|assassin|murder|massacre"
    r"|execut|behead|tortur|chemical|gas\s+attack|martyr|regime|siege|bombard|stab|homicide|genocid|crackdown|coup|detain|arrest|ceasefire"
    r"|truce|border\s+guard|occupation|invasion|uprising|extremis|islamic\s+state|taliban|hamas|hezbollah|houthi|knife|machete"
    r"|storm(?:ed|ing)|gangs?\b|cartel)",
    re.IGNORECASE,
)
ACCIDENT: Final = Sieve(re.compile(
    r"\b(?:earthquake|quake|aftershock|flood|landslide|mudslide|hurricane|cyclone|typhoon|tsunami|avalanche|volcan|wildfire|heatwave|drought"
    r"|famine|covid|coronavirus|pandemic|epidemic|cholera|ebola|measles|virus|outbreak|derail|capsiz|shipwreck|sank|drown|collision|collided"
    r"|traffic\s+accident|road\s+accident|car\s+accident|car\s+crash|bus\s+crash|train\s+crash|stampede|cancer|heart\s+attack|natural\s+causes"
    r"|overdose|storms?\b)",
    re.IGNORECASE,
))  # fmt: skip
