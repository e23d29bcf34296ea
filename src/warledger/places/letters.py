"""How the scripts sound: the tables behind :mod:`warledger.places.names`, one per script.

The letters on the right are the matcher's own phonetic alphabet, not a published romanisation: ``S`` is sh, ``x`` kh,
``G`` gh, the rest as in Latin. The tables merge what press, maps and militaries really write (BGN/PCGN, UNGEGN, French
mandate maps), because one report mixes them.
"""

from __future__ import annotations

ARTICLES = frozenset(
    {"al", "el", "ul", "il", "ar", "er", "as", "es", "ash", "esh", "ach", "ech", "ad", "ed", "adh", "edh", "at", "et",
     "ath", "eth", "an", "en", "az", "ez", "aj", "ej", "the", "la", "le", "de", "del"}
)  # fmt: skip
"""The Arabic article before moon and sun letters, as Latin writers assimilate it; and what French and Spanish add."""

ARABIC_ARTICLE = "ال"

LATIN: dict[str, str] = {
    "shch": "S", "tch": "S", "sch": "S", "dzh": "j", "sh": "S", "ch": "S", "kh": "x", "gh": "G", "zh": "j", "dj": "j",
    "th": "t", "dh": "d", "ph": "f", "ck": "k", "q": "k", "p": "b", "c": "k",
}  # fmt: skip
"""Digraphs and letters of one sound. Arabic has no p; French maps write ch for sh, dj for j and (first) rh for gh."""

MARKED = str.maketrans(
    {"ı": "i", "š": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ž": "zh", "ğ": "gh", "ø": "o", "ł": "l", "đ": "d",
     "ð": "dh", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a"}
)  # fmt: skip
"""Latin letters whose mark is a sound. ş is not here: in Arabic names it is ṣ, far oftener than Turkish sh."""

ARABIC = str.maketrans(
    {"أ": "", "إ": "", "آ": "", "ٱ": "", "ب": "b", "پ": "b", "ت": "t", "ث": "t", "ج": "j", "چ": "S", "ح": "h",
     "خ": "x", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "ژ": "j", "س": "s", "ش": "S", "ص": "s", "ض": "d", "ط": "t",
     "ظ": "z", "غ": "G", "ف": "f", "ڤ": "v", "ق": "k", "ك": "k", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n",
     "ه": "h", "ھ": "h", "ہ": "h", "ڵ": "l", "ڕ": "r", "ټ": "t", "ډ": "d", "ړ": "r", "ښ": "x", "ڼ": "n", "ځ": "z",
     "څ": "s", "ږ": "g", "ګ": "g",
     "ا": "", "ع": "", "و": "", "ؤ": "", "ۆ": "", "ي": "", "ى": "", "ی": "", "ې": "", "ێ": "", "ئ": "", "ء": "",
     "ة": "", "ە": ""}
)  # fmt: skip
"""Arabic, Persian, Pashto and Kurdish letters. Vowels, ʿayn and hamza are silent here as they are in a key."""

ARABIC_SPELLINGS = str.maketrans({"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ٱ": "ا"})
"""Letters that Arabic writers and keyboards swap without a change of word."""

CYRILLIC = str.maketrans(
    {"а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ё": "io", "ж": "zh", "з": "z",
     "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
     "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
     "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ј": "i", "љ": "l", "њ": "n", "ћ": "ch", "ђ": "dj",
     "џ": "dzh"}
)  # fmt: skip
"""Ukrainian (the table of 2010) and Russian letters; г is Ukrainian h and Russian g, which the key takes for one."""

QUALIFIERS: dict[str, str] = {
    word: code
    for code, words in {
        "E": "sharqi sharqiya sharqiyah sharqiyeh sharkiya sharkieh sharqieh charqi charqiye charqiya sharki sharqia "
             "eastern east الشرقية الشرقي شرقي شرقية الشرقيه",
        "W": "gharbi gharbiya gharbiyah gharbiyeh gharbieh gharbia gharby rharbi rharbiye western west "
             "الغربية الغربي غربي غربية الغربيه",
        "N": "shamali shamaliya shamaliyah shamaliyeh shimali shmali chamali chimali northern north "
             "الشمالية الشمالي شمالي شمالية",
        "S": "janubi janubiya janubiyah janubiyeh janoubi janoubiya junubi jenoubi southern south "
             "الجنوبية الجنوبي جنوبي جنوبية",
        "K": "kabir kabira kabirah kabireh kebir kebira kebire kbir kbire kubra big great greater "
             "الكبيرة الكبير كبير كبيرة الكبرى",
        "Z": "saghir saghira saghirah saghireh sghir sghira srhir srhire sughra small little lesser "
             "الصغيرة الصغير صغير صغيرة الصغرى",
        "U": "fawqani fawqaniya fawqaniyah fawqa foqani fouqani foukani faouqani faouqaniye fowqani upper "
             "الفوقاني الفوقانية فوقاني فوقانية الفوقا",
        "L": "tahtani tahtaniya tahtaniyah tahta tehtani tahtaniye lower "
             "التحتاني التحتانية تحتاني تحتانية التحتا",
    }.items()
    for written in words.split()
    for word in (written, written.translate(ARABIC_SPELLINGS))
}  # fmt: skip
"""Words that tell twin villages apart and that reports translate: Ghariyah al-Sharqiyah is Eastern Ghariyah."""

KINDS_BEFORE = frozenset(
    {"قرية", "بلدة", "مدينة", "ناحية", "محافظة", "منطقة", "قضاء", "حي", "село", "селище", "місто", "город", "посёлок"}
)
"""Words of kind that some sources put into the name itself."""

FIRST_WORDS: dict[str, str] = {
    "tl": "tal", "kfr": "kafr", "mrt": "marat", "Sx": "Six", "xrbt": "xirbat", "dr": "dir", "jbl": "jabal",
    "bt": "bit", "kSl": "kaSla", "hS": "huS", "mzrt": "mazrat", "klt": "kalat",
}  # fmt: skip
"""First words of many names (tell, kafr, ma'arrat, sheikh, khirbat, deir, jabal, beit …), whose vowels mean nothing."""

MERGED = str.maketrans({"g": "k", "G": "k", "v": "f"})
"""What a key merges beyond the form: qaf, ghayn, g; f and v. The score tells them apart again."""
