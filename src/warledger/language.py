"""The language of a text by its script and its commonest words: enough to choose a reader, and no more."""

from __future__ import annotations

import re
from collections import Counter

#: How much of a text is looked at, in code points; the first paragraphs tell.
_SAMPLE = 1000
#: The commonest words of languages in Latin script that conflict reports come in, so that none is taken for another.
_COMMON = {
    "en": "the of and in to a on was were by for that with from said at has have after is are his an it as not who",
    "fr": "le la les des du de et en un une dans par sur que qui est ont été aux pour au pas plus avec",
    "es": "el la los las de y en un una por que del con se al es su para fue no lo como más",
    "de": "der die das und in den von mit ein eine ist bei zu im auf dem wurden nach sich nicht des wurde",
    "it": "il la le di e in un una per che del con si da nel sono è dei gli al non della",
    "pt": "o a os as de e em um uma por que do da no na com se foi para não dos mais",
    "nl": "de het een en van in op is bij zijn met voor door dat niet werden werd te aan",
    "tr": "ve bir bu da de için ile olarak olan daha çok en kadar sonra ise ancak",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _lang, _words in _COMMON.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_lang)
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3]")
_NOT_ARABIC = re.compile("[پچژگٹڈڑےیکۀېۍڼډړښږځڅ]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN_WORD = re.compile("[a-z\u00df-\u024f]+")


def guess(text: str) -> str | None:
    """ISO 639-1 code of the language, or None where script and common words do not tell."""
    sample = text[:_SAMPLE].lower()
    arabic = cyrillic = 0
    if not sample.isascii():
        arabic, cyrillic = len(_ARABIC.findall(sample)), len(_CYRILLIC.findall(sample))
    latin = _LATIN_WORD.findall(sample)
    letters = sum(map(len, latin))
    if arabic > max(cyrillic, letters):
        # Farsi, Urdu and Pashto share the script; a few of their letters also come in borrowed names and typing.
        return "ar" if len(_NOT_ARABIC.findall(sample)) * 20 < arabic else None
    if cyrillic > letters:
        return _cyrillic_language(sample)
    counts = Counter(lang for word in latin for lang in _LANGUAGES_OF.get(word, ()))
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first if most > second and most * 20 >= len(latin) else None


def _cyrillic_language(sample: str) -> str | None:
    if re.search("[іїєґ]", sample):
        return "uk"
    return "ru" if re.search(r"[ыэё]|\b(?:и|в|на|не|что|по|из|при)\b", sample) else None
