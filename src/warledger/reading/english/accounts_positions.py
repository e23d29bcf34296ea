"""English words for positions: who claims, denies, accuses, rejects, confirms, demands or threatens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warledger.reading.accounts.tables import Attitude, Phrases, PositionWords
from warledger.reading.english.accounts_agreements import forms_of
from warledger.records import Stance


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Stance, the five forms, and what follows the verb.
_STANCES: Final[tuple[tuple[Stance, str, str], ...]] = (
    ("claims", "claim claims claimed claimed claiming", ""),
    ("claims", "allege alleges alleged alleged alleging", ""),
    ("claims", "insist insists insisted insisted insisting", ""),
    ("claims", "assert asserts asserted asserted asserting", ""),
    ("claims", "maintain maintains maintained maintained maintaining", "that"),
    ("denies", "deny denies denied denied denying", ""),
    ("denies", "disclaim disclaims disclaimed disclaimed disclaiming", ""),
    ("denies", "refute refutes refuted refuted refuting", ""),
    ("accuses", "accuse accuses accused accused accusing", ""),
    ("accuses", "blame blames blamed blamed blaming", ""),
    ("rejects", "reject rejects rejected rejected rejecting", ""),
    ("rejects", "dismiss dismisses dismissed dismissed dismissing", ""),
    ("rejects", "refuse refuses refused refused refusing", ""),
    ("rejects", "decline declines declined declined declining", "to"),
    ("rejects", "rule rules ruled ruled ruling", "out"),
    ("rejects", "oppose opposes opposed opposed opposing", ""),
    ("rejects", "veto vetoes vetoed vetoed vetoing", ""),
    ("rejects", "renege reneges reneged reneged reneging", "on"),
    ("rejects", "_ is was been being", "opposed to"),
    ("rejects", "_ are were _ _", "opposed to"),
    ("rejects", "disagree disagrees disagreed disagreed disagreeing", "with"),
    ("confirms", "confirm confirms confirmed confirmed confirming", ""),
    ("confirms", "admit admits admitted admitted admitting", ""),
    ("confirms", "acknowledge acknowledges acknowledged acknowledged acknowledging", ""),
    ("demands", "demand demands demanded demanded demanding", ""),
    ("demands", "urge urges urged urged urging", ""),
    ("demands", "call calls called called calling", "on"),
    ("demands", "call calls called called calling", "upon"),
    ("demands", "call calls called called calling", "for"),
    ("demands", "insist insists insisted insisted insisting", "on"),
    ("threatens", "threaten threatens threatened threatened threatening", ""),
    ("threatens", "vow vows vowed vowed vowing", ""),
    ("threatens", "warn warns warned warned warning", ""),
)  # fmt: skip


def _stances() -> Iterator[tuple[tuple[str, ...], Attitude]]:
    for stance, forms, tail in _STANCES:
        for word, form in forms_of(forms):
            yield (word, *tail.split()), Attitude(stance, form)


_CHARGES: Final[tuple[tuple[str, frozenset[Stance]], ...]] = (
    ("accusation accusations charge charges allegation allegations blame", frozenset({"accuses", "claims"})),
    ("claim claims assertion assertions report reports statement excuse fake", frozenset({"claims", "accuses"})),
    ("demand demands request requests call calls appeal proposal offer plan", frozenset({"demands", "claims"})),
    ("ultimatum threat threats", frozenset({"threatens", "demands"})),
)


POSITIONS: Final = PositionWords(
    stances=Phrases(_stances()),
    refusing={
        **dict.fromkeys(("accept", "accepted", "recognise", "recognize", "meet"), "rejects"),
        "confirm": "denies",
    },
    beneath=_words("for that"),
    marks=_words("that to of for"),
    saying=_words(
        "said say says saying told tells added adds stated states reported reports announced announces "
        "insisted wrote tweeted noted "
        "according explained statement declared told stressed quoted : cited"
    ),
    onto=_words("on"),
    yet=_words("but although though while"),
    silence=_words("comment elaborate give provide answer respond"),
    lives=_words("lives life victims"),
    claims=_words(
        "ceasefire cease-fire truce agreement deal accord operations operation strike strikes troops "
        "forces soldiers planes "
        "plane warplanes aircraft attack attacks attacked terrorists terrorist convoy "
        "munitions weapons drone drones "
        "missile missiles targeted target struck bombed shelled observe guarantors guarantor regime withdraw "
        "chemical observation fighters military post responsibility responded respond response offensive assault "
        "civilians raid raids provocation provocations aggression mission missions airstrikes sorties"
    ),
    warning=_words("warn warns warned warning"),
    threats=_words("answer respond retaliate resume continue crush avenge strike punish whatever necessary"),
    demands=_words("must should"),
    charges={word: stances for words, stances in _CHARGES for word in words.split()},
    officials=_words(
        "government governments minister ministry president premier parliament spokesman spokeswoman "
        "official officials leader leaders regime "
        "authorities army military rebels rebel militants forces movement party group foreign council "
        "court embassy "
        "opposition palestinians wing faction vice-president kingdom administration congress senate king sheikh "
        "ayatollah prime"
    ),
    ministers=_words("minister ministers ministry president premier kremlin pentagon"),
    ends=_words("after when while although though whereas"),
)  # fmt: skip
