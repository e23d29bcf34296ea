"""English words that tell one incident from a running total, a whole war, and what went before."""

from __future__ import annotations

import re
from typing import Final

# A whole conflict named as what kills, or as what has lasted.
WAR: Final = re.compile(
    r"\b(?:civil\s+war|war\b(?!\s+(?:crime|monitor|plane|zone))|conflict\b(?!\s+monitor)|uprising|insurgency|revolution|hostilities)",
    re.IGNORECASE,
)
THENCE: Final = re.compile(r"\bsince\s+then\b|\bhas\s+since\b|\bhave\s+since\b", re.IGNORECASE)
# Several days or attacks taken together.
RUNNING: Final = re.compile(
    r"\b(?:so\s+far|to\s+date|in\s+(?:two|three|four|five|six|seven|\d+)\s+days\s+of|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th)"
    r"\s+(?:straight\s+|consecutive\s+)?day|in\s+recent\s+(?:days|weeks|months)|over\s+the\s+(?:past|last)|near-daily"
    r"|(?:this|last)\s+(?:week|month|year)'?s?\s+(?:toll|total)|days\s+of\s+(?:attacks|bombardment|fighting|clashes|shelling|strikes)"
    r"|all\s+(?:these|those)\s+attacks|these\s+(?:attacks|operations|strikes)|a\s+total\s+of\s+\d+\s+(?:attacks|operations|strikes)"
    r"|this\s+(?:month|year)|since\s+the\s+(?:beginning|start|onset))\b",
    re.IGNORECASE,
)
# Another, earlier incident told as context.
BEFORE: Final = re.compile(
    r"\b(?:(?:earlier|previous(?:ly)?|similar|last|another)\s+(?:attack|strike|raid|incident|bombing|massacre|blast)s?|in\s+the\s+past\b(?!\s+\d)"
    r"|days?\s+after|weeks?\s+after|months?\s+after|a\s+(?:few\s+)?(?:day|week|month|year)s?\s+(?:ago|earlier|before)|last\s+(?:week|month|year)"
    r"|(?:days|weeks|months|years)\s+(?:ago|earlier)|in\s+a\s+previous|had\s+previously|earlier\s+this\s+(?:week|month|year)"
    r"|in\s+response\s+to|in\s+retaliation\s+for|as\s+a\s+response)\b",
    re.IGNORECASE,
)
# "reported on Monday that": the day of the telling, not of the deed.
TOLD: Final = re.compile(
    r"\b(?:said|says|told|reported|announced|added|stated|confirmed|declared|tweeted|wrote|statement|according\s+to\s+\S+)\W+(?:\w+\W+){0,4}(?:on\s+)?(?:late\s+)?$",
    re.IGNORECASE,
)
