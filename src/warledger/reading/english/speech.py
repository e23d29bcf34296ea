"""English: the words of saying, for :mod:`warledger.reading.speaking.speech`."""

from __future__ import annotations

import re
from typing import Final

from warledger.reading.sieve import Sieve
from warledger.reading.speaking.speechtables import HeadKind, Saying, SpeechTables


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VERBS: Final[dict[Saying, str]] = {
    "says": (
        "said say says told tells added adds reported reports report announced announces announce stated states "
        "documented documents recorded records noted notes wrote writes tweeted posted explained explains "
        "indicated indicates revealed reveals disclosed concluded concludes estimated estimates estimate declared "
        "declares described describes mentioned mentions believes believe stressed stresses emphasized emphasised "
        "emphasizes condemned condemns condemn mourned mourns broadcast broadcasts pointed observed acknowledged "
        "acknowledges admitted admits conceded concedes commented"
    ),
    "claims": (
        "claimed claims claim alleged alleges maintained maintains insisted insists asserted asserts boasted "
        "argued argues"
    ),
    "denies": "denied denies deny",
    "accuses": "accused accuses accuse blamed blames blame",
    "rejects": "rejected rejects reject dismissed dismisses refuted refutes",
    "confirms": "confirmed confirms confirm verified verifies",
    "demands": "demanded demands demand urged urges urge called calls",
    "threatens": "threatened threatens threaten vowed vows vow pledged pledges",
    "warns": "warned warns warn",
}
_HEADS: Final[dict[HeadKind, str]] = {
    "role": (
        "source sources activist activists official officials officer officers commander commanders resident "
        "residents villager villagers medic medics doctor doctors physician nurse nurses paramedic paramedics "
        "worker workers rescuer rescuers volunteer volunteers journalist journalists prosecutors investigator "
        "investigators detective detectives deputies attorney marshals sheriff coroner firefighters travellers "
        "travelers peasants ministers governors relative relatives family leader leaders elder elders lawyer "
        "lawyers diplomat diplomats survivor survivors expert experts analyst analysts locals inhabitants staff "
        "responders opponents defence defense refugees prisoner prisoners mayor governor soldier soldiers fighter "
        "fighters"
    ),
    "post": (
        "spokesman spokesmen spokeswoman spokesperson spokespersons director head chief minister president "
        "secretary secretary-general chairman coordinator co-ordinator envoy ambassador representative deputy "
        "member founder manager editor writer prosecutor examiner judge general colonel announcer"
    ),
    "monitor": "monitor monitors monitoring watchdog watchdogs monitoring-group observatory",
    "body": (
        "group groups ngo ngos organisation organization organisations organizations charity charities network "
        "ministry agency agencies committee committees centre center centres centers office union association "
        "commission council coalition administration directorate department mission company hospital outlet outlets "
        "website site newspaper daily broadcaster channel station radio movement front party faction factions "
        "battalion brigade command court cell bureau institute embassy parliament senate desk league society "
        "federation foundation assembly authority corps"
    ),
    "force": (
        "police army military government regime authorities forces troops kingdom navy militia opposition rebels "
        "militants insurgents guerrillas guerrilla"
    ),
    "media": "media television tv press",
    "paper": (
        "statement statements report reports communique bulletin dispatch dispatches release account accounts "
        "tweet post message figures estimates data claim toll count tally letter document website-statement "
        "survey study"
    ),
    "seer": (
        "correspondent correspondents reporter reporters photographer photographers witness witnesses eyewitness "
        "eyewitnesses cameraman"
    ),
    "picture": "footage video videos images photos photographs pictures",
    "person": "man woman boy girl father mother brother sister son daughter father-in-law",
}
_MONTHS: Final = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_PART: Final = r"(?:early\s+|late\s+|mid-)?"
_WAR: Final = r"(?:conflict|war|uprising|revolution|crisis|protests?|revolt)"
# Running totals of a war, and other attacks told of as context. Distances are bounded, so the search is linear.
_BACKGROUND: Final = Sieve(re.compile(
    "|".join(
        (
            rf"\bsince\s+(?:\w+\W+){{0,5}}?(?:{_WAR}|beginning|start|outbreak|it\s+(?:began|started|erupted))\b",
            r"\bsince\s+(?:\w+\s+)?(?:19|20)\d\d\b",
            rf"\b{_WAR}\b.{{0,80}}?\b(?:since|erupted|broke\s+out|began|started|has\s+(?:killed|left|claimed|cost))\b",
            rf"^\W*(?:and\s+|also\s+)?(?:in|last|earlier\s+this)\s+{_PART}(?:{_MONTHS}|(?:19|20)\d\d|week|month|year)\b",
            rf"\b(?:in|last)\s+{_PART}{_MONTHS}\s+(?:19|20)\d\d\b",
            r"^\W*the\s+last\s+(?:such\s+)?(?:attack|strike|raid|bombing)\b",
            r"\blast\s+(?:year|month)\b|\bearlier\s+this\s+(?:month|week|year)\b|\bsince\s+then\b|\bin\s+the\s+past\b",
            rf"\bsince\s+(?:the\s+(?:end|start|beginning)\s+of\s+|\d{{1,2}}\s+|{_PART})(?:{_MONTHS})\b",
            r"\bin\s+recent\s+(?:weeks|months|years)\b|\bover\s+the\s+past\b|\bfor\s+(?:months|years|decades)\b",
            rf"\byear(?:-old)?\s+(?:civil\s+)?(?:{_WAR}|campaign)\b|^\W*an\s+earlier\b",
        )
    ),
    re.IGNORECASE,
))  # fmt: skip
_ASIDE: Final = re.compile(
    r"\b(?:days?|hours|weeks|months)\s+(?:after|before|earlier)\b|\bthe\s+previous\s+day\b", re.IGNORECASE
)

ENGLISH_SPEECH: Final = SpeechTables(
    verbs={verb: saying for saying, verbs in _VERBS.items() for verb in verbs.split()},
    refusing={"accept": "rejects", "confirm": "denies", "recognise": "rejects", "recognize": "rejects"},
    negations=_words("not didn't doesn't cannot never n't"),
    telling=_words("told tells informed"),
    quoting=_words("quoted quotes quoting cited cites citing"),
    labels=_words(":"),
    according={"according": "to"},
    loose=_words("dozen dozens"),
    counting=dict.fromkeys(
        _words("put puts placed places gave gives counted counts raised raises revised updated set issued"),
        _words("toll tolls number numbers total count figure figures estimate estimates"),
    ),
    judging=_words("condemned condemns condemn mourned mourns"),
    seeing=_words("saw see sees showed shows show seen heard hears appeared witnessed counted"),
    between=_words(
        "has have had also later earlier then initially subsequently repeatedly reportedly further meanwhile "
        "however again already on early late last today yesterday tonight monday tuesday wednesday thursday friday "
        "saturday sunday morning afternoon evening night did does do not didn't is are will would strongly now "
        "separately previously since just only even immediately categorically falsely was were been as being so far "
        "still"
    ),
    inverted=_words(
        "said says say told added adds reported reports announced announces stated explained noted wrote confirmed"
    ),
    not_after=_words("united"),
    passive=_words("was were been being be is are"),
    agent=_words("by"),
    heads={head: kind for kind, heads in _HEADS.items() for head in heads.split()},
    describing=_words("local human civilian insurgent rebel jihadist militant extremist terrorist"),
    bodies=frozenset(head for kind in ("monitor", "body") for head in _HEADS[kind].split())
    | _words("lawyers doctors medics volunteers activists rescuers defence defense rooms tracker"),
    counting_bodies=_words("monitor monitoring observatory watch watchdog rights documentation violations tracker"),
    publishing_bodies=_words(
        "news newspaper daily wire press times post herald tribune radio television tv channel broadcaster"
    ),
    also_names=_words("said"),
    official=_words("state official state-run government-run government"),
    naming_links=_words("for of on"),
    small=_words(
        "the a an this that these those his her its their in on at of for from to by with and but or as after before "
        "when while since during since until monday tuesday wednesday thursday friday saturday sunday"
    ),
    watching=_words("monitoring monitors tracking tracks documenting documents"),
    joined_adjectives=_words(
        "based language speaking run controlled backed linked led affiliated allied aligned owned funded held"
    ),
    dwelling=_words("resident residents villager villagers inhabitants mayor governor elder elders locals opponents"),
    armed=_words("jihadist militant extremist terrorist islamist rebel insurgent armed takfiri"),
    screens=_words("television tv"),
    groups=_words("group organisation organization charity network"),
    pronouns={"he": "person", "she": "person", "it": "body", "they": "body", "who": "person"},
    definite=_words("the this that these its his her their same said"),
    indefinite={"a": "a", "an": "an", "one": "a", "another": "a", "other": "other"}
    | dict.fromkeys(("some", "two", "several", "many"), ""),
    links=_words("of at for from in with to within near by on"),
    belongs=_words("of for by"),
    away=_words(
        "against under over through across between behind about among toward towards without despite inside outside "
        "into around throughout beyond amid alongside onto along during"
    ),
    joins=_words("and & or plus"),
    relatives=_words("who which whose that"),
    breaks=_words("while but whereas although though because after when if where"),
    that=_words("that"),
    honorifics=_words(
        "mr mrs ms dr prof gen general maj major col colonel lt lieutenant capt captain sgt brig brigadier minister "
        "foreign defence defense prime president secretary prince king sheikh sheik sayyed sen senator rep gov "
        "governor mayor judge professor doctor archimandrite bishop archbishop father pastor rev reverend imam "
        "commander spokesman spokeswoman director activist chief deputy interior vice ambassador envoy secretary- "
        "general admiral sir lord staff affairs"
    ),
    particles=_words("al el bin ibn abu de del la van von der da dos al-din"),
    tags=_words(
        "monitor monitors ngo watchdog group activists report reports sources official officials source police army "
        "military media ministry"
    ),
    background=_BACKGROUND,
    background_words=_words(
        "since last earlier past recent previous war conflict uprising revolution crisis protest protests revolt "
        "campaign year years months decades january february march april may june july august september october "
        "november december"
    ),
    aside=_ASIDE,
    tallying=_words("counted counts listed lists spoke speaks tallied tallies logged registered"),
)
