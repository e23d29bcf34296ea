"""How figures, speakers and causes are worded in a situation report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from warledger.publish.sitrep.records import Footnote, mark
from warledger.publish.words import HARMED, IN, how_many, joined, number, the
from warledger.reading.blame.parties import Parties
from warledger.reading.speaking.sources import load_sources
from warledger.records import Figure

MORE_THAN: Final = re.compile(r"\b(?:more than|over|in excess of)\b", re.IGNORECASE)
ONE: Final = {
    "civilians": "civilian", "fighters": "fighter", "people": "person", "children": "child", "women": "woman",
    "men": "man", "elderly people": "elderly person", "medics": "medic", "journalists": "journalist",
    "aid workers": "aid worker", "soldiers": "soldier", "militants": "militant", "insurgents": "insurgent",
    "policemen": "policeman", "troops": "soldier", "jihadists": "jihadist",
}  # fmt: skip
ARMED: Final = frozenset("soldiers militants insurgents policemen troops jihadists".split())
BY_STRIKE: Final = frozenset({
    "airstrike", "shelling", "drone strike", "chemical", "execution", "shooting", "suicide bombing", "car bomb",
})  # fmt: skip
"""Deeds that have a doer by their nature; who is behind a mine or in a clash is another matter."""
SILENT: Final = ("a ", "an ", "some ", "local ", "medical ", "security ")
"""How a speaker without a name begins: then the outlet that quotes it is named too."""
DEAD: Final = {"killed": "The dead", "injured": "The wounded"}


BEFORE_PEOPLE = frozenset({"several", "many", "some", "a few", "few", "numerous", "various"})
"""Vague words that stand before people as numbers do; of others ("dozens") people are."""


def count_words(figure: Figure) -> str:
    """The count as stated: "26", "more than 360", "about 50", "dozens of"."""
    if not figure.bounds.known:
        vague = figure.vague or ""
        if not vague or vague == "bare plural":
            return "an unstated number of"
        return f"“{vague}”" if vague in BEFORE_PEOPLE else f"“{vague}” of"
    if figure.bounds.high is None and figure.bounds.low and MORE_THAN.search(figure.span.quote):
        return f"more than {number(figure.bounds.low - 1)}"
    words = how_many(figure.bounds.low, figure.bounds.high)
    return f"about {words}" if figure.approx else words


def people_words(figure: Figure) -> str:
    """Count and people: "26 members of the Syrian government forces", "nine Syrian rebels", "one child"."""
    count = count_words(figure)
    single = count.split()[-1] == "one"
    if figure.groups:
        plain = _groups(figure)
    elif figure.side and len(figure.sides) == 1 and figure.status in ("combatant", "unknown"):
        if figure.side.islower() or (figure.side.endswith("s") and not figure.side.endswith("forces")):
            return f"{count} of the {figure.side}" if single else f"{count} {figure.side}"
        force = f"the {figure.side}" if figure.side.endswith("forces") else the(figure.side)
        return f"{count} {'member' if single else 'members'} of {force}"
    else:
        plain = {"civilian": "civilians", "combatant": _armed(figure)}.get(figure.status, "people")
    return f"{count} {ONE.get(plain, plain)}" if single else f"{count} {plain}"


def group_words(figure: Figure) -> str:
    """Of whom a part of others consists: "children", "a woman"; empty where it is not said."""
    plain = _groups(figure) if figure.groups else ""
    single = count_words(figure).split()[-1] == "one" and plain in ONE
    return f"{'an' if plain[0] in 'ae' else 'a'} {ONE[plain]}" if single else plain


def _groups(figure: Figure) -> str:
    return joined([{"elderly": "elderly people"}.get(g, g) for g in figure.groups])


def _armed(figure: Figure) -> str:
    """The report's own plain word for those who fight, where its count ends with one: "soldiers", "policemen"."""
    last = figure.span.quote.split()[-1].lower().strip(".,") if figure.span.quote else ""
    return last if last in ARMED and len(figure.sides) < 2 else "fighters"


def were(figure: Figure) -> str:
    """ "was" for one person, else "were"."""
    return "was" if figure.bounds.low == figure.bounds.high == 1 else "were"


def harmed_words(figure: Figure) -> str:
    """ "killed", "wounded"; of one or many."""
    return HARMED[figure.measure]


def cause_words(causes: Sequence[str]) -> str:
    """ "in clashes and air strikes"; empty where nobody says."""
    words = [IN[cause] for cause in dict.fromkeys(causes) if cause in IN]
    if words and all(word.startswith("in ") for word in words):
        words = [words[0], *(word.removeprefix("in ") for word in words[1:])]
    return joined(words)


def by_words(figure: Figure, cause: str | None) -> str:
    """ " by the Russian army", where the deed has a doer and one is named."""
    return f" by {joined([the(p) for p in figure.by])}" if figure.by and cause in BY_STRIKE else ""


def speaker_words(note: Footnote) -> str:
    """Whose word it is: "the Syrian Observatory for Human Rights", "Rami Abdel Rahman of …", "AFP"."""
    inner = note.chain[1:]
    if not inner:
        return note.chain[0]
    last = the(inner[-1])
    if len(inner) == 1:
        if last.islower() and " " not in last and not last.endswith("s"):
            last = f"{'an' if last[0] in 'aeiou' else 'a'} {last}"  # "a governor"
        return f"{last}, quoted by {note.chain[0]}," if last.lower().startswith(SILENT) else last
    if Parties.load().party(inner[-2]) is not None:
        return the(inner[-1])  # "the army" of a government needs no "of"
    body = load_sources().labelled(inner[-2])
    outlet = body is not None and body.publishes
    return f"{last}, quoted by {inner[-2]}," if outlet else f"{inner[-1]} of {the(inner[-2])}"


def said(note: Footnote) -> str:
    """ "the Syrian Observatory for Human Rights said", "AFP reported"."""
    return f"{speaker_words(note)} {'said' if len(note.chain) > 1 else 'reported'}"


def cited(figure: Figure) -> str:
    """People with the mark of the statement."""
    return people_words(figure) + mark(figure)


def opened(text: str) -> str:
    """Words that may open a sentence: none opens with a number in digits."""
    return f"a total of {text}" if text[:1].isdigit() else text


def sentence_case(text: str) -> str:
    """The first letter large."""
    return text[:1].upper() + text[1:]


def one_line(text: str) -> str:
    """Words of a report inside our quotation marks: blanks made single, its own double marks made single ones."""
    return " ".join(text.replace("“", "‘").replace("”", "’").replace('"', "'").split())
