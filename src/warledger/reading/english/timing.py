"""English words that tell one incident from a running total, a whole war, and what went before."""

from __future__ import annotations

import re
from typing import Final

from warledger.reading.sieve import Sieve
from warledger.reading.times.timetables import TimeWords


def _words(*alternatives: str) -> re.Pattern[str]:
    """Any of the phrases, from the start of a word on; they meet text folded to lower-case ASCII, a blank any gap."""
    return re.compile(r"\b(?:" + "|".join(alternatives).replace(" ", r"\s+") + ")")


def _sieve(*alternatives: str) -> Sieve:
    """The same for what every sentence is asked for."""
    return Sieve(_words(*alternatives))


_WAR: Final = (
    r"(?:civil war|war|conflict|uprising|insurgency|revolution|hostilities|invasion)\b"
    r"(?! (?:crimes?|monitor(?:s|ing)?|planes?|zones?)\b)"
)
_STRIKES: Final = r"(?:attack|strike|raid|incident|bombing|massacre|blast|operation)s?\b"
_NTH: Final = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))"
_HARM: Final = r"(?:killing|death|arrest|murder|assassination|execution)s?"
_SAY: Final = (
    r"(?:sa(?:id|ys?)|told|report(?:ed|s)|announced|added|stated|confirmed|declared|tweeted|wrote|claimed|warned|called"
    r"|condemned|vowed|accused|denied|revealed|noted|released|quoted|acknowledged|conceded|statement"
    r"|according to \S+)"
)
_HURT: Final = r"shot|wounded|injured|hurt|hit|struck|burn(?:ed|t)|stabbed|beaten"
_WORD: Final = r"[\w'?-]+ "

TIMES: Final = TimeWords(
    # A whole conflict named: with a large number it is what killed.
    war=_sieve(_WAR, "for decades", "decades of"),
    # The conflict is named in the sentence before.
    thence=_words("since then", "ha(?:s|ve) since"),
    # A stated start that is the conflict's own, or the conflict as what has killed: a war's toll, however small.
    whole=_sieve(
        rf"since (?:the )?(?:(?:start|beginning|outbreak|onset) of )?(?:the |its )?(?:{_WORD}){{0,3}}?{_WAR}",
        rf"{_WAR}(?:,? {_WORD}){{0,6}}?ha(?:s|ve) (?:so far |already )?(?:killed|claimed|left|displaced|cost|caused)\b",
    ),
    # Several days or attacks taken together.
    running=_sieve(
        "so far", "to date", "near-daily", "recent (?:days|weeks|months)", "this (?:month|year)",
        r"in (?:two|three|four|five|six|seven|\d+) days of", rf"{_NTH} (?:straight |consecutive )?day\b",
        "(?:this|last) (?:week|month|year)'?s? (?:toll|total)",
        rf"(?:days|weeks|months) of (?:{_WORD}){{0,3}}?(?:attacks|bombardment|bombing|fighting|clashes)",
        rf"(?:days|weeks|months) of (?:{_WORD}){{0,3}}?(?:shelling|strikes|raids)",
        r"(?:two|three|four|five|six|seven|eight|nine|ten)-(?:day|week|month)\b",
        r"\d+-(?:day|week|month)\b(?![ -]old)",  # "a 9-month-old" is a child, "the three-month-old siege" is none
        rf"(?:offensive|campaign|operation|escalation|crackdown|siege) (?:{_WORD}){{0,14}}?(?:that|which) ha(?:s|ve) ",
        "ha(?:s|ve) also (?:been )?killed",
        rf"(?:attack|strike|raid|bombing)s (?:{_WORD}){{0,9}}?(?:that|which) have ",
        "over the (?:past|last) (?:few|several)",
        r"in (?:the )?(?:past |last )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+) months\b",
        r"in the (?:three|four|five|six|seven|\d+) days to\b",
        "continuous(?:ly)? (?:bombard|bomb|shell|strik|struck|attack|raid|target)",
        "(?:all )?(?:these|those) (?:attacks|operations|strikes)",
        "since the (?:beginning|start|onset)", rf"since (?:{_WORD}){{1,3}}(?:began|started|erupted|broke out)",
    ),
    # Since when nothing was as bad: "the first civilian casualties since the offensive began" fell on one day.
    record=_sieve(
        rf"(?:first|largest|biggest|worst|deadliest|bloodiest|highest|heaviest|most \w+) (?:{_WORD}){{0,8}}?since\b",
    ),
    # When a war began is no date of its dead: "the conflict, which started as a protest movement in 2011".
    beginning=_words(rf"(?:started|began|begun|erupted|broke out|triggered|sparked) (?:{_WORD}){{0,8}}?(?:in )?$"),
    # Another, earlier incident, told as context.
    before=_sieve(
        rf"(?:earlier|previous|last) (?:{_WORD}){{0,2}}?{_STRIKES}", r"in the past\b(?! \d)", "previously",
        "earlier this (?:week|month|year)", "on that occasion",
    ),
    # What follows is why, or in answer to what, and happened before.
    aside=_sieve(
        r"(?:hours|days?|weeks?|months?) after", "in (?:response|retaliation|reply) (?:to|for)", "as a response to",
        "in the wake of", rf"following the (?:{_WORD})?{_HARM} of", "in protest (?:of|at|against)",
        r"revenge (?:attack\W+)?for",
    ),
    # An aside of time alone, which a comma ends.
    later=re.compile(r"\bafter\s*$"),
    # Another incident of the same report, with a day of its own.
    apart=_words("also", "another", "meanwhile", "separate(?:ly)?", "elsewhere", "in addition"),
    # Words of a date that put it before the news by themselves.
    past=_words("last", "ago", "earlier", "previous"),
    # "said in a statement on Monday", "told AFP late Monday", "rose to six on Monday".
    told=_words(
        rf"{_SAY}(?: (?:in|via|at|by|through|on) (?:\w+ ){{1,4}}?)?\W*(?:(?:on|early|late|earlier) )*$",
        rf"told (?:{_WORD}){{1,5}}?(?:(?:on|early|late|earlier) )*$",
        r"(?:rose|risen|climbed|increased) (?:[\w,]+ ){1,8}$",
        # Courts and police deal with what was done before.
        r"(?:arrested|charged|arraigned|indicted|convicted|sentenced|extradited|identified) (?:(?:on|early|late) )*$",
        # So do hospitals: "was in critical condition Tuesday", "pronounced dead at 12:30 p.m. Saturday".
        rf"(?:in (?:{_WORD}){{1,3}}?condition|hospitali[sz]ed|recovering)(?: as of)? (?:(?:on|early|late) )*$",
        r"pronounced dead (?:(?:at|on|early|late|about|around|shortly|just|before|after|[\d:]+|[ap]\.?m\.?),? )*$",
        rf"(?:was|were|been) (?:{_HURT}) (?:{_WORD}){{0,12}}?(?:later )?died (?:(?:on|early|late) )*$",
    ),
    # "On Monday, the war monitor reported that": the telling stands behind its day.
    telling=re.compile(
        rf"\W{{0,2}}(?:{_WORD}){{0,7}}?{_SAY} (?:{_WORD}){{0,4}}?that\b".replace(" ", r"\s+")
    ),
    # "said Monday's strike": the day of the deed, whoever tells of it.
    of_deed=re.compile(
        r"'?s\b|\s*(?:(?:air|drone|rocket|missile)\s+)?(?:strike|attack|raid|bombing|shelling)"
    ),
    # "bringing the total to 15": a sum over days, where days are said.
    total=_words(r"(?:brings?|bringing|brought|total|toll|number)\b"),
    # "the third attack this week" counts attacks: the week is no date of the figure's.
    nth=_words(rf"(?:first|{_NTH}) (?:[\w-]+ ){{0,6}}$"),
    # "died of wounds sustained in a raid on Monday": the day is not that of the death.
    wounds=_words(
        rf"(?:wounds|injur(?:y|ies)) (?:{_WORD}){{0,2}}?(?:sustained|suffered|received) (?:[\w'?,-]+ ){{0,12}}$",
    ),
    # "died Thursday after he was shot", "died on Friday of his wounds": the day of the death, not of the deed.
    died=_words(rf"(?:died|dies|succumbed|passed away) (?:{_WORD}){{0,3}}?(?:(?:on|early|late) )*$"),
    of_wounds=re.compile(
        r",? (?:after (?:\w+ )?(?:being|having been|was|were|he was|she was|they were)|(?:hours|days|weeks) after"
        r"|(?:of|from) (?:[\w']+ ){0,2}?(?:wounds?|injur(?:y|ies)))\b".replace(" ", r"\s+")
    ),
    # Two days with all between them: "between April 30 and July 16".
    ranged=re.compile(r"\d.*\b(?:and|to|through)\b.*\d", re.DOTALL),
    # What parts one clause from the next.
    bound=re.compile(
        r"[,;:()]|\b(?:that|which|who|where|when|after|before|leading|as|while|amid|adding|bringing)\b"
    ),
    # An hour: whoever knows it of a deed knows its day, too.
    hour=re.compile(r"\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\b\d{1,2}:\d\d\b"),
    # People displaced before, who only live where the news is.
    standing=_words(r"refugees\b", r"who ha(?:d|ve) fled\b"),
)  # fmt: skip
