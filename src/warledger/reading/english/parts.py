"""English words that make a count a sum of those before it, or keep it out of a total."""

from __future__ import annotations

import re
from typing import Final

#: "Bringing to 15 the number", "that took the toll of the day to at least 35".
BRINGS: Final = re.compile(
    r"\b(?:br(?:ings?|inging|ought)|t(?:akes?|aking|ook)|rais(?:es?|ed|ing))\b[^.;]{0,90}?\bto(?:\s+(?:at|least|more|than"
    r"|over|about|around|some|nearly|almost))*\s*$",
    re.IGNORECASE,
)
#: "In total more than 40", "all places: 27".
IN_ALL: Final = re.compile(r"\b(?:in (?:total|all)|total(?:ling|ing)?|altogether|all places)\b\W*$", re.IGNORECASE)
#: Turns to another incident than that of the head of the report: "strikes also killed", "elsewhere".
ALSO: Final = re.compile(
    r"(?<=\w )also (?:recently )?(?:kill|wound|injur|left)|\b(?:elsewhere|separate(?:ly)?)\b", re.IGNORECASE
)
#: Opens a sentence on another incident, wherever it was: "Separately, two militants were killed".
SEPARATE: Final = re.compile(
    r"\W*(?:separately|in (?:a separate|another) (?:\w+ ){0,2}?(?:incident|attack|clash|strike|raid|blast))\b",
    re.IGNORECASE,
)
#: Right behind a count of others than those just told: "was also killed".
ALSO_HARMED: Final = re.compile(r"\s*(?:was|were|has|have|had)?(?:\s+been)?\s+also\b", re.IGNORECASE)
#: Turns from one deed to the next: "another air strike", "a second attack".
ANOTHER_DEED: Final = re.compile(
    r"\b(?:another|(?:a|the) (?:second|separate|further))\s+(?:\w+ ){0,2}?(?:air ?)?(?:strikes?|attack|raid"
    r"|bomb(?:ing)?|blast|explosion|shelling|clash|incident|shooting|mine)\b",
    re.IGNORECASE,
)
#: A count told of several places may be dealt out to them.
SEVERAL_PLACES: Final = re.compile(
    r"\b(?:departments|provinces|governorates|districts|cities|towns|villages|areas|places|parts|neighbou?rhoods)\b",
    re.IGNORECASE,
)
#: "The other 14": what is left of a total that was just taken apart.
REST: Final = re.compile(r"\b(?:other|others|remaining|rest)\W*$", re.IGNORECASE)
#: The end of a line whose counts the list below deals out.
DEALT_OUT: Final = re.compile(r":\s*$|\b(?:as follows|the following)\W*$", re.IGNORECASE)
#: Between a count and a part of it, in one clause: "were killed, including at least", "people, mostly".
INCLUDING: Final = re.compile(
    r"(?:\W*\w+\b){0,6}?\W*\b(?:including|among them|among whom|mostly|mainly)\W*(?:at least )?", re.IGNORECASE
)
#: Between two counts that one word is said of: "14 children and", "a nurse,".
JOINED: Final = re.compile(r"\s*(?:,|and|,\s*and)\s*", re.IGNORECASE)
#: Before a count that somebody gives for all of them: "police put the toll at", "a lower toll of".
TOLL_OF: Final = re.compile(
    r"\b(?:tolls?|tally|counts?|number of (?:dead|deaths|victims|casualties|fatalities|killed|wounded|injured))\b"
    r"[^.;:]{0,30}?\b(?:at|of|was|is|to|as)(?: (?:at|least|more|than|over|about|around|some|nearly|almost))*\s*$",
    re.IGNORECASE,
)
#: Before a part of the total told last: "the toll included".
COUNTED_IN: Final = re.compile(
    r"\b(?:tolls?|counts?|tally|figures?|numbers?|totals?|casualties|victims|dead)\b[^.;:]{0,40}?"
    r"\b(?:includ(?:e|es|ed|ing)|takes? in|took in)\W*(?:also |at least )*$",
    re.IGNORECASE,
)
#: Behind a part of the total told last: "from abroad among those killed".
AMONG_THEM: Final = re.compile(
    r"[^.;:]{0,40}?\bamong (?:the |those )?(?:\w+ )?"
    r"(?:dead|killed|deaths|victims|casualties|fatalities|wounded|injured)\b",
    re.IGNORECASE,
)
#: Opens an aside that gives a number: "most of the victims - 14 - died".
ASIDE: Final = re.compile(r"\s*[-–—(,]\s*", re.IGNORECASE)
#: Words that count some of those just told, and name nobody.
A_FEW: Final = re.compile(r"some|many|most|several|a few|a number", re.IGNORECASE)
MORE_THAN: Final = re.compile(r"more than|over\b", re.IGNORECASE)
#: A count of some of those told before: "four of the fighters", "most of them".
OF_THESE: Final = re.compile(
    r"(?:(?:at least|at most|more than|over|about|some|nearly|almost) )?"
    r"[\w,-]+ of (?:the|these|those|them|whom|which)\b",
    re.IGNORECASE,
)
#: A count that another has replaced: "an earlier toll of 15", "raising its count from 15", "the count had stood at".
EARLIER_COUNT: Final = re.compile(
    r"\b(?:earlier|previous|initial|preliminary|first)\s+(?:death\s+|casualty\s+)?(?:toll|count|figure|number|report|version"
    r"|tally|estimate)s?\b[^.;]*$"
    r"|\bpreviously\s+(?:published|reported|announced|stated)\b[^.;]*$"
    r"|\b(?:toll|count|tally|number)\b[^.;]{0,40}\b(?:from|had\s+(?:stood|been\s+put)\s+at)\W*(?:about\s+|at\s+least\s+)?$",
    re.IGNORECASE,
)
#: Opens an earlier version of the report, printed below the new one: "ORIGINAL STORY:".
EARLIER_VERSION: Final = re.compile(
    r"^\W*(?:(?:original|previous|earlier|initial) (?:story|report|article|version)|previously|earlier)(?: below)?:",
    re.IGNORECASE | re.MULTILINE,
)
#: A count beside another one: "three other rebels", "two more".
FURTHER: Final = re.compile(r"\b(?:other|another|more(?!\s+than))\b", re.IGNORECASE)
#: A count of others than those just told: "fifteen others".
OTHERS: Final = re.compile(r"\w+ others\b", re.IGNORECASE)
#: What a bomber does, right behind the words for him.
BLEW_UP: Final = re.compile(r"\s*(?:who )?(?:then |later |also )?(?:blew|blows|blowing|detonat\w+)\b", re.IGNORECASE)
#: Those who do a deed and may die of it: whom it kills are none of them.
DOERS: Final = frozenset({"bomber", "attacker", "assailant", "gunman", "shooter", "hijacker"})
#: Those who fight for a state, and those who fight it: the dead of the ones are none of the others'.
OF_THE_STATE: Final = frozenset({"soldier", "troop", "officer", "policeman", "conscript", "recruit"})
AGAINST_IT: Final = frozenset(
    {"rebel", "guerrilla", "insurgent", "militant", "jihadist", "terrorist", "extremist", "subversive"}
)
