"""The days that a report speaks of, each with its words, resolved against the day it was published.

:func:`dateline` says which day that is; :func:`find_dates` finds and resolves every date in a text. Nothing here is of
one language: the words and patterns are a `times.datetables.DateTables`. Finding is one RE2 pass
over the text folded to ASCII, so its time is linear in the length; only what it finds is taken apart.

A report without a day of its own leaves its relative dates unresolved (``when`` is None): today is never assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import re2

from warledger.reading.english.dates import ENGLISH_DATES
from warledger.reading.times.calendar import Context, DatePrecision, Form, readings, resolve
from warledger.reading.times.datetables import DateKind, DateTables
from warledger.when import When

HEAD: Final = 200
"""How many characters of a text may hold its dateline; one that says "published" may stand below the lead."""
LABEL: Final = 12
"""How many characters may stand before a dateline on its line: "AFP", "Reuters"."""
PLACE: Final = 50
"""How many before one that opens with its place: "DAMASCUS, April 19 (Xinhua)"."""
HEADLINE: Final = 100
"""Lines shorter than this, and without a full stop, are headlines."""
LEAD: Final = 500
"""How many characters tell what the report's news is."""
REACH: Final = 400
"""How far back "a day earlier" looks for the day it counts from."""
CLAUSE: Final = 80
"""How far "since" may stand before its date: "since the conflict began in March 2011"."""
# Signs of other scripts that mean what an ASCII sign means in a date.
_FOLDS: Final = (("\u2013", "-"), ("\u2012", "-"), ("\u2019", "'"), ("\u00a0", " "), ("\u202f", " "), ("\u060c", ","))
_STOP: Final = re.compile(r"(?<=[a-z0-9\"')\]])[.!?]\s|\n\s*\n")
_BREAK: Final = re.compile(r"(?<=[a-z0-9\"')\]])[.!?]\s|[;:,()]|\n\s*\n")
_LAST_WORD: Final = re.compile(r"([a-z]+)\W*$")
_WORD: Final = re.compile(r"[a-z]+")
_FIRST_WORD: Final = re.compile(r"\W{0,2}([a-z]+)")
_GROUP_NAME: Final = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as a text words it: ``text[start:end] == words``, in code points.

    ``when`` is None where the date cannot be resolved. ``since`` marks a period open on the left by a stated start
    ("since late April", "over the past week"): ``when`` then runs to the anchor.
    """

    start: int
    end: int
    words: str
    when: When | None
    since: bool
    precision: DatePrecision


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that a report's relative dates count from, and why; ``day`` is None where the report has none."""

    day: date | None
    reason: str


_Found = tuple[int, int, Form]


def find_dates(text: str, anchor: date | None, language: DateTables = ENGLISH_DATES) -> tuple[DateMention, ...]:
    """Every date in the text, in order and apart from each other, resolved against the anchor."""
    folded = fold(text)
    found = list(_find(text, folded, language))
    mentions: list[DateMention] = []
    forms: list[Form] = []
    for at, (start, end, form) in enumerate(found):
        context = Context(anchor, _spoken(mentions, start, anchor), language)
        if form.kind == "window":
            context = replace(context, spoken=_day_said(folded, end, found[at + 1 : at + 3], context))
        resolved = resolve(form, context)
        if resolved is not None:
            mention = DateMention(start, end, text[start:end], resolved[0], form.kind == "window", resolved[1])
            floor = mentions[-1].end if mentions else 0
            mentions.append(_opened(text, folded, mention, floor, context))
            forms.append(form)
    return tuple(_joined(text, folded, mentions, forms, language))


def dateline(title: str, text: str, published: date | None, language: DateTables = ENGLISH_DATES) -> Anchor:
    """The day that the report was written, from the head of its text or else its publication date.

    A dateline beats the publication date, which is often that of an archive or of the incident. Either is a day
    early where the report's first weekday is its morrow: nobody calls a day six days past by its bare name, and no
    report tells tomorrow's news.
    """
    text = text[: LEAD + CLAUSE]
    folded = fold(text)
    found = list(_find(text, folded, language))
    day, reason = published, "publication date"
    for start, end, form in found:
        if start < LEAD and _is_dateline(fold(title), folded, start, end, form, language):
            printed = None if _heads_menu(folded[end:]) else _printed(form, published, language)
            if printed:
                day, reason = printed, f"dateline {text[start:end]!r}"
            break
    if day is None:
        return Anchor(None, "the report gives no day of its own")
    for start, end, form in found:
        if form.kind in ("offset", "nearby"):
            break
        if form.kind == "weekday":
            ahead = (language.weekdays[form.groups["weekday"]] - day.weekday()) % 7
            plain = "relation" not in form.groups and _word_before(folded, start) not in language.not_past_before
            if ahead == 1 and plain:
                return Anchor(day + timedelta(days=1), f"{reason}, a day early: the news is of {text[start:end]}")
            break
    return Anchor(day, reason)


def _printed(form: Form, published: date | None, language: DateTables) -> date | None:
    """The day of a dateline; where day and month may change places, the reading nearer to publication."""
    days = readings(form.groups, language)
    if len(days) == 2:
        return min(days, key=lambda day: abs(day - published)) if published else None
    resolved = resolve(form, Context(published, None, language))
    return resolved[0].start if resolved and resolved[0] else None


def _is_dateline(title: str, folded: str, start: int, end: int, form: Form, language: DateTables) -> bool:
    """Whether a date at the head is that of the report, by what stands about it on its line.

    The captions, the related stories and the event itself have dates too: theirs stand within a sentence.
    """
    if form.kind not in ("numeric", "calendar day") or "last_day" in form.groups:
        return False
    repeated = next((n for n, pair in enumerate(zip(title, folded, strict=False)) if pair[0] != pair[1]), len(title))
    line = max(folded.rfind("\n", 0, start) + 1, repeated if LABEL < repeated <= start else 0)
    label, rest = folded[line:start].strip(" \t(["), folded[end:].split("\n", 1)[0].strip()
    last_words = _WORD.findall(label)[-2:]
    if not language.prints.isdisjoint(last_words):
        return form.has_year
    if start >= HEAD:
        return False
    if label.endswith(",") and len(label) <= PLACE and rest.startswith(("(", "[", "-", "?")):
        return True
    if len(label) > LABEL or not language.before_date.isdisjoint(last_words[-1:]):
        return False
    return form.has_year or (not label and not rest)


def _heads_menu(after: str) -> bool:
    """Whether headlines follow, line upon line: then the day above them is the page's, not the report's."""
    rest, *lines = after.split("\n")
    following = [line.strip() for line in lines if line.strip()][:3]
    short = all(len(line) < HEADLINE and line[-1] not in ".!?:;\"'" for line in following)
    return short and len(following) == 3 and not rest.strip()


def fold(text: str) -> str:
    """Lower-case ASCII of the same length, so that offsets are those of the text."""
    for sign, ascii_sign in _FOLDS:
        text = text.replace(sign, ascii_sign)
    return text.encode("ascii", "replace").decode("ascii").lower()


@lru_cache(maxsize=8)
def _finder(language: DateTables) -> re2._Regexp:
    """All rules as one RE2 pattern; it only finds, so it needs no groups."""
    union = "|".join(_GROUP_NAME.sub("(?:", rule.pattern) for rule in language.rules)
    return re2.compile(union.encode("ascii"))


@lru_cache(maxsize=8)
def _rules(language: DateTables) -> tuple[tuple[DateKind, re.Pattern[str]], ...]:
    return tuple((rule.kind, re.compile(rule.pattern)) for rule in language.rules)


@lru_cache(maxsize=4096)
def _take_apart(words: str, language: DateTables) -> Form | None:
    """Which rule the words fit, and what its groups say. Reports say the same few hundred dates, hence the cache."""
    for kind, pattern in _rules(language):
        match = pattern.fullmatch(words)
        if match:
            groups = {name: " ".join(said.split()) for name, said in match.groupdict().items() if said is not None}
            return Form(kind, MappingProxyType(groups), match.start("month") if "month" in groups else -1)
    return None


def _find(text: str, folded: str, language: DateTables) -> Iterator[_Found]:
    """The dates in the text, without the words that only look like them."""
    for match in _finder(language).finditer(folded.encode("ascii")):
        start, end = match.span()
        form = _take_apart(folded[start:end], language)
        if form is not None and _is_date(text, folded, start, end, form, language):
            yield start, start + len(folded[start:end].rstrip("[]()-. \t\r\n")), form


def _is_date(text: str, folded: str, start: int, end: int, form: Form, language: DateTables) -> bool:
    """Whether the words are a date where they stand: no count, habit, name ("17 April Street") or verb ("may")."""
    if folded[end - 1].isdigit() and re.match(r"[.,]?\d", folded[end : end + 2]):
        return False
    before, after = _word_before(folded, start), _word_after(folded, end)
    if form.kind == "weekday":
        return before not in language.habit_before
    if form.kind == "feast" and after in language.feasting:
        return False
    named = form.kind == "year" or (form.kind == "calendar day" and "year" not in form.groups)
    if (named and after in language.names_after) or (form.kind == "year" and before in language.births):
        return False
    if form.groups.get("month") not in language.common_words or form.groups.keys() & {"year", "year_tail", "part"}:
        return True
    month = text[start + form.month_at : start + form.month_at + len(form.groups["month"])]
    led = before in language.before_date or "weekday" in form.groups
    if form.kind == "month":
        clear = led or form.month_at > 0 or folded[end : end + 1] == ":"
        return (clear and not month.islower()) or (before in language.articles and month.istitle())
    return month.istitle() or (led and after not in language.after_verb)


def _word_before(folded: str, at: int) -> str:
    match = _LAST_WORD.search(folded, max(0, at - 20), at)
    return match[1] if match else ""


def _word_after(folded: str, at: int) -> str:
    match = _FIRST_WORD.match(folded, at)
    return match[1] if match else ""


def _spoken(mentions: list[DateMention], at: int, anchor: date | None) -> date | None:
    """The day last spoken of before this place, else the anchor."""
    for mention in reversed(mentions):
        if at - mention.end > REACH:
            break
        if mention.when and mention.when.is_day:
            return mention.when.start
    return anchor


def _day_said(folded: str, end: int, following: list[_Found], context: Context) -> date | None:
    """The day of speaking: "in the past 24 hours, the ministry said on Saturday" counts back from Saturday."""
    for start, _, form in following:
        if form.kind != "weekday" or start - end > REACH or _STOP.search(folded, end, start):
            break
        if re.search(context.language.says, folded[max(end, start - 40) : start]):
            said = resolve(form, context)
            return said[0].start if said and said[0] else None
    return context.anchor


def _opened(text: str, folded: str, mention: DateMention, floor: int, context: Context) -> DateMention:
    """The mention as the start of a period up to the anchor, where "since" opens it."""
    since = context.language.since
    at = mention.start
    if not folded.startswith(since, at):
        at = folded.rfind(since, max(floor, at - CLAUSE), at)
        if at < 0:
            return mention
        gap = folded[at + len(since) : mention.start]
        if not gap[:1].isspace() or _BREAK.search(gap):
            return mention
        if _word_after(gap, 0) in context.language.not_since_before:
            return mention
        if _word_before(folded, at) in context.language.not_since_after:
            return mention
        at = mention.start if len(gap.split()) > 1 else at  # one word between is "the"
    first, last = mention.when and mention.when.start, context.anchor
    when = When(first, last) if first and last and first <= last else None
    return DateMention(at, mention.end, text[at : mention.end], when, True, "period")


def _joined(
    text: str, folded: str, mentions: list[DateMention], forms: list[Form], language: DateTables
) -> Iterator[DateMention]:
    """Neighbours that are the two ends of one period ("from 28 April to 3 May 2019") made one."""
    at = 0
    while at < len(mentions):
        first = mentions[at]
        if at + 1 < len(mentions):
            second = mentions[at + 1]
            when = _period(folded, first, forms[at], second, language)
            if when:
                at += 1
                words = text[first.start : second.end]
                first = DateMention(first.start, second.end, words, when, since=False, precision="period")
        yield first
        at += 1


def _period(folded: str, first: DateMention, form: Form, second: DateMention, language: DateTables) -> When | None:
    """The period between two mentions, or None where nothing joins them."""
    if second.when is None or second.start - first.end > 12 or first.since or second.since:
        return None
    link = folded[first.end : second.start].replace("-", " - ").split()
    if not link or link[0] not in language.joins | language.pairs or not set(link[1:]) <= language.before_date:
        return None
    start = first.when
    if not form.has_year:
        again = resolve(form, Context(second.when.end, second.when.end, language))
        start = again[0] if again else None
    if start is None or start.start > second.when.start:
        return None
    between = _word_before(folded, first.start) in language.between
    if link[0] in language.pairs and not between and (second.when.start - start.end).days > 1:
        return None
    return start.join(second.when)
