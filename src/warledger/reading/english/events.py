"""English words about people counted, for linking and reckoning."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from warledger.reading.english.dates import ENGLISH_DATES
from warledger.reading.eventtables import EventWords


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


_VAGUE: Final = (
    "tens", "dozens", "scores", "hundreds", "thousands", "tens of thousands", "hundreds of thousands", "millions",
)  # fmt: skip

ENGLISH_EVENTS: Final = EventWords(
    dates=ENGLISH_DATES,
    aftermath=_words(
        r"arrest\w*", "charged", "indicted", "arraigned", "trial", "tried", "court", "sentenced", "convicted",
        "verdict", "suspects?", "extradited", r"investigat\w+", "inquest", "inquiry", "funeral", "buried", "burial",
        r"mourn\w*", "anniversary", "memorial",
    ),
    others=_words("another", "others?", "second", "further", "more"),
    further=_words("another", "others?", "additional", "further", "more than one other", "more(?! than)"),
    number=re.compile(
        r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|\w+teen|\w+ty|hundred|couple)\b"
        r"|\b(?:no|none|nobody|zero)\b",
        re.IGNORECASE,
    ),
    age=re.compile(r"\b\w+[- ](?:year|month|week|day)s?[- ]old\b|,\s*(?:aged\s+)?\d{1,2}\b", re.IGNORECASE),
    struck=_words(
        "shot", "shoots?", "shooting", "hit", "struck", "stabbed", "attacked", "beaten", "gunfire", "gunned",
        "gunshot", "victims?",
    ),
    living=_words(
        "wounded", "wounding", "wounds", r"injur\w+", "hurt", r"critical\w*", r"serious\w*", "stable", r"surviv\w+",
        r"hospital\w*", "condition", r"recover\w*", "treated", "treatment", "threatening", "maimed", "burn(?:s|ed)",
    ),
    hurt=_words(
        "wounded", "wounding", "injured", "injuring", "injuries", "hurt", "survived", "survivors?",
        "critical condition", "serious condition", "stable", "recovering", "recovers",
    ),
    victims=_words("victims"),
    agreed=_words(
        r"cease-?fire\w*", r"truce\w*", "deal", r"agreement\w*", r"accord\w*", "talks", "buffer", r"withdraw\w*"
    ),
    nameless=("a ", "an ", "the ", "some ", "local ", "medical ", "security "),
    vague=MappingProxyType({word: word for word in _VAGUE}),
)  # fmt: skip
