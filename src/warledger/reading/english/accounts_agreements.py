"""English words for agreements: what parties agree on and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from warledger.reading.accounts.tables import AgreementWords, Bond, Deed, Form, Phrases
from warledger.records import AgreementEvent, AgreementKind

FORMS: Final[tuple[Form, ...]] = get_args(Form)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def forms_of(forms: str) -> Iterator[tuple[str, Form]]:
    """Each written form once ("_" is none); a word of several ("put") counts as the past, which may be passive, too."""
    named = dict(zip(FORMS, forms.split(), strict=True))
    seen = {"_"}
    for form in ("past", "participle", "base", "s", "ing"):
        if named[form] not in seen:
            seen.add(named[form])
            yield named[form], form


def _list(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in text.split(","))


_NOUNS: Final[dict[AgreementKind, str]] = {
    "ceasefire": (
        "ceasefire, ceasefires, cease-fire, cease-fires, cease fire, truce, truces, armistice, cessation "
        "of hostilities, "
        "cessation of violence, cessation of fighting, halt to hostilities, halt to the fighting, halt to "
        "fighting, lull, "
        "humanitarian pause, humanitarian pauses, suspension of hostilities, end to hostilities, "
        "de-escalation agreement, de-escalation deal, "
        "deescalation agreement, full cessation, complete cessation, calm agreement"
    ),
    "buffer zone": "buffer zone, buffer zones, buffer-zone, safe zone deal, safe zone agreement, safe-zone",
    "demilitarised zone": (
        "demilitarised zone, demilitarized zone, de-militarised zone, de-militarized zone, "
        "demilitarised-zone, demilitarized-zone, "
        "demilitarised buffer zone, demilitarized buffer zone"
    ),
    "evacuation": (
        "evacuation deal, evacuation agreement, evacuation accord, surrender deal, surrender agreement, "
        "withdrawal agreement, withdrawal deal, reconciliation agreement, reconciliation deal"
    ),
    "exchange": (
        "prisoner swap, prisoner swaps, prisoner exchange, prisoner exchanges, prisoners swap, exchange "
        "of prisoners, "
        "swap of prisoners, swap deal, exchange deal, exchange agreement, prisoner-exchange, "
        "prisoner-swap, hostage deal, hostage-prisoner exchange"
    ),
    "deal": (
        "deal, deals, agreement, agreements, pact, pacts, accord, accords, memorandum, memorandum of "
        "understanding, treaty, "
        "treaties, declaration of principles, framework agreement, "
        "peace plan, roadmap, settlement, peace deal, peace accord, consensus, mou"
    ),
}

# Event, what the agreement is to the verb, the five forms, what follows, and the event where it is negated.
_DEEDS: Final[tuple[tuple[AgreementEvent, Bond, str, str, AgreementEvent | None], ...]] = (
    ("signed", "object", "sign signs signed signed signing", "", None),
    ("signed", "object", "ratify ratifies ratified ratified ratifying", "", None),
    *(
        ("signed", "object", verb, tail, None)
        for verb, tails in (
            ("agree agrees agreed agreed agreeing", ("", "to", "on", "upon")),
            ("reach reaches reached reached reaching", ("",)),
            ("conclude concludes concluded concluded concluding", ("",)),
            ("strike strikes struck struck striking", ("",)),
            ("broker brokers brokered brokered brokering", ("",)),
            ("negotiate negotiates negotiated negotiated negotiating", ("",)),
            ("mediate mediates mediated mediated mediating", ("",)),
            ("secure secures secured secured securing", ("",)),
            ("finalise finalises finalised finalised finalising", ("",)),
            ("finalize finalizes finalized finalized finalizing", ("",)),
            ("seal seals sealed sealed sealing", ("",)),
        )
        for tail in tails
    ),
    ("announced", "object", "announce announces announced announced announcing", "", None),
    ("announced", "object", "declare declares declared declared declaring", "", None),
    ("announced", "object", "proclaim proclaims proclaimed proclaimed proclaiming", "", None),
    ("announced", "object", "accept accepts accepted accepted accepting", "", "refused"),
    ("announced", "object", "approve approves approved approved approving", "", None),
    ("announced", "object", "impose imposes imposed imposed imposing", "", None),
    ("announced", "object", "establish establishes established established establishing", "", None),
    ("announced", "object", "welcome welcomes welcomed welcomed welcoming", "", None),
    ("proposed", "object", "propose proposes proposed proposed proposing", "", None),
    ("proposed", "object", "offer offers offered offered offering", "", None),
    ("proposed", "object", "suggest suggests suggested suggested suggesting", "", None),
    ("proposed", "object", "demand demands demanded demanded demanding", "", None),
    ("proposed", "object", "seek seeks sought sought seeking", "", None),
    ("proposed", "object", "call calls called called calling", "for", None),
    ("proposed", "object", "urge urges urged urged urging", "", None),
    ("refused", "object", "reject rejects rejected rejected rejecting", "", None),
    ("refused", "object", "refuse refuses refused refused refusing", "", None),
    ("refused", "object", "turn turns turned turned turning", "down", None),
    ("refused", "object", "oppose opposes opposed opposed opposing", "", None),
    ("breached", "object", "violate violates violated violated violating", "", None),
    ("breached", "object", "breach breaches breached breached breaching", "", None),
    ("breached", "object", "break breaks broke broken breaking", "", None),
    ("breached", "object", "flout flouts flouted flouted flouting", "", None),
    ("extended", "object", "extend extends extended extended extending", "", None),
    ("extended", "object", "renew renews renewed renewed renewing", "", None),
    ("extended", "object", "prolong prolongs prolonged prolonged prolonging", "", None),
    ("ended", "both", "end ends ended ended ending", "", None),
    ("ended", "object", "scrap scraps scrapped scrapped scrapping", "", None),
    ("ended", "object", "cancel cancels cancelled cancelled cancelling", "", None),
    ("ended", "object", "cancel cancels canceled canceled canceling", "", None),
    ("ended", "object", "abandon abandons abandoned abandoned abandoning", "", None),
    ("ended", "object", "suspend suspends suspended suspended suspending", "", None),
    ("ended", "object", "terminate terminates terminated terminated terminating", "", None),
    ("ended", "object", "call calls called called calling", "off", None),
    ("ended", "object", "renounce renounces renounced renounced renouncing", "", None),
    ("ended", "object", "repudiate repudiates repudiated repudiated repudiating", "", None),
    ("ended", "object", "lift lifts lifted lifted lifting", "", None),
    *(("ended", "object", verb, tail, None) for verb, tail in (
        ("withdraw withdraws withdrew withdrawn withdrawing", "from"), ("pull pulls pulled pulled pulling", "out of"),
        ("walk walks walked walked walking", "away from"),
    )),
    ("ended", "subject", "expire expires expired expired expiring", "", None),
    ("ended", "subject", "lapse lapses lapsed lapsed lapsing", "", None),
    *(("collapsed", "subject", verb, tail, None) for verb, tail in (
        ("collapse collapses collapsed collapsed collapsing", ""),
        ("unravel unravels unravelled unravelled unravelling", ""),
        ("break breaks broke broken breaking", "down"), ("fall falls fell fallen falling", "apart"),
        ("fall falls fell fallen falling", "through"), ("fail fails failed failed failing", ""),
        ("crumble crumbles crumbled crumbled crumbling", ""), ("fray frays frayed frayed fraying", ""),
    )),
    ("collapsed", "object", "shatter shatters shattered shattered shattering", "", None),
    *(("in force", "subject", verb, tail, "not implemented") for verb, tail in (
        ("take takes took taken taking", "effect"), ("take takes took taken taking", "hold"),
        ("come comes came come coming", "into force"), ("come comes came come coming", "into effect"),
        ("go goes went gone going", "into effect"), ("go goes went gone going", "into force"),
        ("enter enters entered entered entering", "into force"),
        ("enter enters entered entered entering", "into effect"),
        ("begin begins began begun beginning", ""), ("start starts started started starting", ""),
    )),
    *(("in force", "subject", verb, tail, None) for verb, tail in (
        ("hold holds held held holding", ""), ("remain remains remained remained remaining", "in force"),
        ("remain remains remained remained remaining", "in place"),
        ("remain remains remained remained remaining", "in effect"),
        ("_ lasts lasted lasted lasting", ""), ("prevail prevails prevailed prevailed prevailing", ""),
        ("_ is was been being", "in place"), ("_ are were been being", "in place"),
        ("_ is was been being", "in force"), ("_ are were been being", "in force"),
        ("_ is was been being", "in effect"), ("_ are were been being", "in effect"),
        ("be _ _ _ being", "in place"), ("be _ _ _ being", "in effect"),
        ("be _ _ _ being", "in force"),
    )),
    *(("in force", "object", verb, tail, "not implemented") for verb, tail in (
        ("put puts put put putting", "in place"), ("put puts put put putting", "into place"),
    )),
    *(("implemented", "object", verb, tail, "not implemented") for verb, tail in (
        ("implement implements implemented implemented implementing", ""),
        ("apply applies applied applied applying", ""),
        ("carry carries carried carried carrying", "out"), ("put puts put put putting", "into effect"),
        ("put puts put put putting", "into practice"), ("put puts put put putting", "into force"),
        ("enforce enforces enforced enforced enforcing", ""), ("execute executes executed executed executing", ""),
        ("fulfil fulfils fulfilled fulfilled fulfilling", ""), ("fulfill fulfills fulfilled fulfilled fulfilling", ""),
        ("realise realises realised realised realising", ""), ("realize realizes realized realized realizing", ""),
        ("enact enacts enacted enacted enacting", ""),
    )),
    ("not implemented", "subject", "stall stalls stalled stalled stalling", "", None),
    *(("implemented", "object", verb, tail, "breached") for verb, tail in (
        ("respect respects respected respected respecting", ""), ("observe observes observed observed observing", ""),
        ("honour honours honoured honoured honouring", ""), ("honor honors honored honored honoring", ""),
        ("abide abides abided abided abiding", "by"), ("comply complies complied complied complying", "with"),
        ("adhere adheres adhered adhered adhering", "to"), ("keep keeps kept kept keeping", ""),
        ("uphold upholds upheld upheld upholding", ""),
    )),
)  # fmt: skip


def _deeds() -> Iterator[tuple[tuple[str, ...], Deed]]:
    for event, bond, forms, tail, undone in _DEEDS:
        for word, form in forms_of(forms):
            yield (word, *tail.split()), Deed(event, bond, form, undone)


AGREEMENTS: Final = AgreementWords(
    nouns=Phrases((phrase, kind) for kind, text in _NOUNS.items() for phrase in _list(text)),
    provides=_words(
        "to create establish set up for on that provided provides providing establishing creating setting a an the "
        "of in and complete full new mutual over immediate permanent"
    ),
    deeds=Phrases(_deeds()),
    nominal={
        **dict.fromkeys(_words("violation violations breach breaches infringement infringements"), ("breached", None)),
        **dict.fromkeys(_words("collapse breakdown failure"), ("collapsed", None)),
        "end": ("ended", None),
        "expiry": ("ended", None),
        "expiration": ("ended", None),
        "extension": ("extended", None),
        "renewal": ("extended", None),
        "signing": ("signed", None),
        "signature": ("signed", None),
        "announcement": ("announced", None),
        "declaration": ("announced", None),
        "rejection": ("refused", None),
        "proposal": ("proposed", None),
    },
    undoing=_words(
        "refuse refuses refused refusing refusal fail fails failed failing failure decline declined declines "
        "declining"
    ),
    signing=_words("sign signs signed signing ratify ratified ratifies ratifying"),
    binding=_words(
        "accept accepts accepted accepting respect observe honour honor abide comply adhere keep uphold"
    ),
    mediating=_words(
        "broker brokers brokered brokering mediate mediates mediated mediating negotiate negotiates "
        "negotiated negotiating"
    ),
    agreeing={
        "agree": "base", "agrees": "s", "agreed": "past", "agreeing": "ing",
    },
    pledging=_words(
        "offer offers offered offering promise promises promised promising pledge pledges pledged pledging willing "
        "ready prepared committed undertook undertakes"
    ),
    bound=_words("to will would"),
    undertaking=_words(
        "withdraw release free hand return lift open reopen re-open allow disarm halt stop cease surrender demobilise "
        "demobilize negotiate exchange swap evacuate pull lay suspend contribute"
    ),
    between=_words("between"),
    withs=_words("with"),
    over=_words("over finished ended dead null void"),
    one=_words("one"),
    civil=_words("trade friendship commerce commercial fishing fisheries tariffs tourism investment"),
    several=frozenset({"they", "the two", "both", "the sides"}),
    unsure=_words("any no possible further"),
    agreed_to=_words("to that on upon in"),
    where=_words("in for over around of across"),
    back=_words("it this they one"),
    parts=_words("conditions terms arrangement arrangements"),
    terms=Phrases((phrase, True) for phrase in _list(
        "provided that, on condition that, on the condition that, under which, to create, to establish, "
        "providing for, that provided for, "
        "that provides for, calling for, which calls for, that calls for, on condition, stipulating, "
        "aimed at, allowing, to allow"
    )),
    sides=_words("sides parties governments leaders officials rivals factions groups"),
)  # fmt: skip
