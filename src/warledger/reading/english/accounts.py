"""English tables for control, agreements and positions: all written from general knowledge."""

from __future__ import annotations

from typing import Final

from warledger.reading.accounts.tables import AccountTables, ClauseWords, Phrases
from warledger.reading.english.accounts_agreements import AGREEMENTS
from warledger.reading.english.accounts_control import CONTROL, GROUND
from warledger.reading.english.accounts_positions import POSITIONS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CLAUSE: Final = ClauseWords(
    breaks=_words(
        "after before when while whereas although though because since until till as if unless once where but that "
        "despite amid following so whether"
    ),
    relatives=_words("who which that whom"),
    that=_words("that"),
    conditions=_words("if unless whether"),
    joins=_words("and or & nor then but"),
    negations=_words(
        "not never no neither nor didn't doesn't don't hasn't haven't hadn't wasn't weren't isn't without "
        "cannot"
    ),
    be=_words("was were is are be been being am get got gets getting isn't wasn't weren't aren't"),
    auxiliaries=_words(
        "has have had having is are was were be been being will would could may might must should shall "
        "can did do does to not "
        "never didn't doesn't don't hasn't haven't hadn't wasn't weren't isn't aren't won't cannot n't "
        "all both also"
    ),
    possible=_words("may might could possibly reportedly-could"),
    hypothetical=_words("will would should shall must can won't"),
    days=_words("days"),
    since_then=_words("after"),
    weapons=_words(
        "airstrike airstrikes strike strikes raid raids warplane warplanes plane planes jet jets "
        "helicopter helicopters aircraft artillery shelling bombardment bombing rocket "
        "rockets missile missiles drone drones fire lines media"
    ),
    relief=_words("humanitarian aid relief ambulance ambulances"),
    plans=_words("goal aim hope hopes plan plans intention objective dream prospect chance risk threat brink verge"),
    residents=_words(
        "civilians residents villagers people inhabitants families refugees locals men women children workers "
        "protesters journalists students"
    ),
    infinitive=_words("to"),
    have=_words("have"),
    had=_words("had"),
    present=_words("is are"),
    landmarks=_words("outside near from beyond"),
    ago=_words("once previously formerly briefly originally earlier later initially temporarily"),
    allegations=_words("allegation allegations accusation accusations rumour rumours rumor rumors"),
    deemed=_words("believed thought understood reported said"),
    purposes=_words("in for"),
    succeeding=_words(
        "forced forcing decided decision compelled managed manages manage succeeded succeeds able continued "
        "went allowed allowing allow returned helped helping helps help enabled enabling"
    ),
    helping=_words("help helped helping helps enable enabled let"),
    trying=_words(
        "try tries tried trying attempt attempts attempted attempting seek seeks sought seeking battle "
        "battles battled "
        "battling fight fights fighting fought struggle struggled struggling bid bids effort efforts push "
        "pushes drive "
        "pushing push pushed campaign operation operations offensive offensives assault assaults attack "
        "attacks attacked attacking"
    ),
    failing=_words("fail fails failed failing unable failure unsuccessful unsuccessfully vain"),
    assaults=_words(
        "attempt attempts assault assaults attack attacks offensive offensives bid bids push effort efforts "
        "drive counter-offensive counteroffensive counterattack operation operations try"
    ),
    first_person=_words("we i"),
    been=_words("being been"),
    pronouns=_words("it they he she we who them itself themselves i"),
    objects=_words("it them both neither"),
    several=_words("them both neither they"),
    possessives=_words("its their his her our"),
    definite=_words("the this that these those both its"),
    by=_words("by"),
    of=_words("of"),
    to=_words("to"),
    out_of=_words("out from"),
    prepositions=_words(
        "in at on from with near to into during against over under through across between amid outside "
        "inside around "
        "along toward towards within without via about behind beyond despite following among amongst by "
        "for of than like "
        "per upon off including until alongside"
    ),
    members=_words(
        "units unit members member fighters forces troops soldiers elements militants number dozens "
        "hundreds thousands "
        "some all most group groups formations brigades loyal allied affiliated sides leader leaders head "
        "chief president minister spokesman remnants"
    ),
    ordinals={
        word: n for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
    },
    causes=Phrases((tuple(text.split()), text not in ("as", "since", "after", "over", "following")) for text in (
        "because of", "because", "as", "since", "after", "due to", "over", "owing to", "accusing", "citing", "blaming",
        "following", "on the grounds that",
    )),
    disbelief=Phrases((tuple(text.split()), True) for text in (
        "not possible to say", "not possible to speak", "too early to say", "too early to speak", "cannot say",
        "can not say", "impossible to say",
    )),
)  # fmt: skip


def _vocabulary() -> frozenset[str]:
    """Every word at which a statement may be found; of the rest of a text nothing is asked."""
    return frozenset(
        {
            *CONTROL.verbs.firsts,
            *CONTROL.controlling,
            *CONTROL.grips,
            *CONTROL.takings,
            *CONTROL.leaving,
            *CONTROL.invading,
            *CLAUSE.assaults,
            *AGREEMENTS.nouns.firsts,
            *AGREEMENTS.deeds.firsts,
            *AGREEMENTS.nominal,
            *AGREEMENTS.agreeing,
            *AGREEMENTS.undertaking,
            *POSITIONS.stances.firsts,
            *POSITIONS.refusing,
        }
    )


# Forms that are nouns as well, or small words: their class is left to the language.
_NOUNS_TOO: Final = _words("move march push drive force hold control reach rule claim offer demand call halt end")


def _verb_forms() -> frozenset[str]:
    return (CONTROL.verbs.firsts | AGREEMENTS.deeds.firsts | POSITIONS.stances.firsts) - _NOUNS_TOO


ENGLISH_ACCOUNTS: Final = AccountTables(CLAUSE, GROUND, CONTROL, AGREEMENTS, POSITIONS, _vocabulary(), _verb_forms())
