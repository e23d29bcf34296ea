"""Claims linked to their denials across reports; disputed stays disputed until a judgement says otherwise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from warledger.accounts.agreements import Agreement, agreements
from warledger.reading.blame.camps import Voices, party_of, person_of
from warledger.records import Judgement, Position, Reading, Stance, content_id
from warledger.when import When

Settled = Literal["disputed", "denied", "rejected", "accepted by judgement", "rejected by judgement"]
CLAIMING: Final[frozenset[Stance]] = frozenset({"claims", "accuses", "confirms"})
DENYING: Final[frozenset[Stance]] = frozenset({"denies"})
SHARED: Final = 0.5
"""Share of the shorter matter's words that the other must hold for both to be of one matter."""
ANSWERED: Final = 0.25
"""The same for a claim of one party and another's denial, told in words of their own, or one party's denials."""
FEWEST: Final = 3
"""Words that two matters must share at least."""
WEEK: Final = 7
"""Days that a position may be spread over and still be dated by them."""
NEXT: Final = 40
"""With how many later stands that share a word one is compared."""
DAYS: Final = 3
"""Days apart at most that two reports speak of one matter."""
PLAIN: Final = frozenset(
    "a an the of in on at to by for from with and or but that this these those it its they their he his she her we our "
    "is are was were be been being has have had did do does not no never as which who whom there than then some any "
    "all said says saying report reports claim claims earlier".split()
)
NEGATED: Final = frozenset("not no never nobody none neither fake false untrue baseless fabricated".split())
"""Words by which what a party says of a matter is its denial told again: "did not carry out any missions"."""
STEM: Final = 5
"""Letters by which two words are of one matter: "carry", "carrying"."""
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Stand:
    """A position with where it stands: whose it is, of which party, in which report."""

    position: Position
    party: str
    report: str
    published: str | None
    outlet: str | None
    agreement: str | None = None
    incident: str | None = None

    @property
    def day(self) -> date | None:
        """The day it was taken on; where only a long period is told, the day of its report."""
        when = self.position.date
        if when is not None and (when.days <= WEEK or self.published is None):
            return when.start
        return date.fromisoformat(self.published) if when is not None and self.published else None


@dataclass(frozen=True, slots=True)
class Dispute:
    """One matter, what is claimed of it and what is denied, each with its speaker, in order of time.

    ``agreement`` or ``incident`` name the thing, where one is known. ``state`` "disputed": claimed and denied;
    "denied": reports give only the denial; "rejected": somebody will not have it. A judgement that accepts or rejects
    one of the claims (or denials) settles it; ``judgement`` is its id.
    """

    id: str
    matter: str
    state: Settled
    claims: tuple[Stand, ...]
    denials: tuple[Stand, ...]
    agreement: str | None = None
    incident: str | None = None
    judgement: str | None = None

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who speaks to it, in order, with the men who speak for a party by name."""
        told = (s.position for s in (*self.claims, *self.denials))
        return tuple(dict.fromkeys(
            name for p in told for name in (p.speaker, *(x for x in p.attributed_to[:1] if person_of(x) is not None))
        ))  # fmt: skip

    @property
    def when(self) -> When | None:
        """The days on which it was spoken of."""
        days = [s.position.date for s in (*self.claims, *self.denials) if s.position.date]
        return When(min(d.start for d in days), max(d.end for d in days)) if days else None


def stands(readings: Iterable[Reading], incidents: Mapping[str, str] | None = None) -> tuple[Stand, ...]:
    """Every position of the reports, in order of time; ``incidents`` are incident ids by the positions told in them."""
    held = sorted(readings, key=lambda r: (r.report.published or "", r.report.id))
    on = _spoken_of(held, agreements(held))
    told_in = incidents or {}
    voices = Voices((p.speaker, *p.attributed_to) for r in held for p in r.positions)
    found = []
    for report, positions in ((r.report, r.positions) for r in held):
        for p in positions:
            about = on.get(p.id), told_in.get(p.id)
            found.append(Stand(p, voices.party(p.speaker), report.id, report.published, report.source, *about))
    return tuple(sorted(found, key=lambda s: (s.day or date.min, s.published or "")))


def disputes(
    readings: Iterable[Reading], judgements: Sequence[Judgement] = (), incidents: Mapping[str, str] | None = None
) -> tuple[Dispute, ...]:
    """Matters that somebody denies or rejects, with what they answer, the earliest first."""
    all_stands = stands(readings, incidents)
    matters = _joined(all_stands)
    found = [_dispute(matter, judgements) for matter in matters if any(_against(s) for s in matter)]
    return tuple(sorted(found, key=lambda d: (d.when is None, d.when.start if d.when else date.max, d.id)))


def _against(s: Stand) -> bool:
    return s.position.stance in ("denies", "rejects")


def _spoken_of(readings: Sequence[Reading], found: Iterable[Agreement]) -> dict[str, str]:
    """For each position whose words hold a statement on an agreement, the agreement: what was made, not its breach."""
    home = {e.statement: (a.id, e.event) for a in found for e in a.events}
    on = {p.id: home[p.id][0] for r in readings for p in r.positions if p.id in home}
    for reading in readings:
        for p in reading.positions:
            for a in reading.agreements:
                inside = a.span.part == p.span.part and a.span.start < p.span.end and p.span.start < a.span.end
                if inside and home[a.id][1] in ("announced", "signed", "in force", "implemented", "not implemented"):
                    on.setdefault(p.id, home[a.id][0])
    return on


def _joined(all_stands: Sequence[Stand]) -> list[list[Stand]]:
    """Stands on one matter together: an answer and what it answers, those on one agreement, those in like words."""
    sets = _Sets(len(all_stands))
    number = {s.position.id: n for n, s in enumerate(all_stands)}
    words = [_words(s.position) for s in all_stands]
    for n, s in enumerate(all_stands):
        answered = number.get(s.position.answers or "")
        if answered is not None and (s.position.stance != "confirms" or len(words[n] & words[answered]) > 1):
            sets.join(n, answered)
    for a, b in _pairs(all_stands, words):
        if _one_matter(all_stands[a], all_stands[b], words[a], words[b]):
            sets.join(a, b)
    return [[all_stands[n] for n in group] for group in sets.groups()]


def _pairs(all_stands: Sequence[Stand], words: Sequence[frozenset[str]]) -> set[tuple[int, int]]:
    """Pairs worth a look: near in time, on one agreement or incident or with a word in common.

    Of stands that share a word each is compared with the next NEXT only, so that a common word costs little.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for n, s in enumerate(all_stands):
        for word in (*words[n], *(f"={x}" for x in (s.agreement, s.incident, f"{s.report} {s.party}") if x)):
            holders[word].append(n)
    found: set[tuple[int, int]] = set()
    for numbers in holders.values():
        for at, a in enumerate(numbers):
            for b in numbers[at + 1 : at + 1 + NEXT]:
                if _days_apart(all_stands[a], all_stands[b]) > DAYS + 2 * WEEK:
                    break
                found.add((a, b))
    return found


def _days_apart(a: Stand, b: Stand) -> int:
    return abs(((a.day or date.min) - (b.day or date.min)).days)


def _one_matter(a: Stand, b: Stand, words_a: frozenset[str], words_b: frozenset[str]) -> bool:
    if a.day and b.day and abs((a.day - b.day).days) > DAYS + _width(a) + _width(b):
        return False
    speaks = CLAIMING | DENYING
    one_kind = {a.position.stance, b.position.stance} <= speaks or a.position.stance == b.position.stance
    if not one_kind:
        return False
    if a.agreement and a.agreement == b.agreement:
        return True
    across = _against(a) != _against(b) and a.party != b.party
    shared = len(words_a & words_b)
    if across and a.incident and a.incident == b.incident and not (a.agreement or b.agreement):
        return shared > 0 or _lays_on(a, b) or _lays_on(b, a)
    if _denied_again(a, b) or _denied_again(b, a):
        return True
    if a.report == b.report and a.position.stance == b.position.stance == "rejects":
        return shared > 0  # he says again what he will not have
    again = _against(a) and _against(b) and a.party == b.party
    share = ANSWERED if across or again else SHARED
    return shared >= FEWEST and shared >= share * min(len(words_a), len(words_b))


def _lays_on(claim: Stand, denial: Stand) -> bool:
    """Whether a claim lays it on the party that denies."""
    return _against(denial) and claim.position.toward is not None and party_of(claim.position.toward) == denial.party


def _denied_again(denial: Stand, claim: Stand) -> bool:
    """Whether a party that denies says in its own words, in the same report, that it was not so."""
    return (
        denial.position.stance == "denies"
        and claim.position.stance == "claims"
        and (denial.report, denial.party, denial.day) == (claim.report, claim.party, claim.day)
        and (denial.agreement, denial.position.span.part) == (claim.agreement, claim.position.span.part)
        and not NEGATED.isdisjoint(claim.position.about.lower().split())
    )


def _width(s: Stand) -> int:
    return s.position.date.days - 1 if s.position.date and s.position.date.days <= WEEK else 0


def _words(p: Position) -> frozenset[str]:
    """What a matter is of: its words cut to their stems, without the plainest and, in a text, without names.

    Names say who and where; a war's reports share them all.
    """
    words = _WORD.findall(p.about)
    if p.span.part == "text":
        words = [w for w in words if not w[0].isupper()]
    return frozenset(w.lower()[:STEM] for w in words if w.lower() not in PLAIN and len(w) > 2)


def _dispute(matter: Sequence[Stand], judgements: Sequence[Judgement]) -> Dispute:
    denying = {s.party for s in matter if _against(s)}
    own = {s.position.id for s in matter if denying == {s.party}}
    claims = tuple(s for s in matter if not _against(s) and s.position.id not in own)
    denials = tuple(s for s in matter if _against(s) or s.position.id in own)  # nobody denies himself
    state: Settled = "disputed" if claims else "denied"
    if all(s.position.stance == "rejects" for s in denials):
        state = "rejected"
    settled: str | None = None
    side = {s.position.id: True for s in claims} | {s.position.id: False for s in denials}
    for j in judgements:  # the last one counts
        if j.verdict in ("accept", "reject") and len(j.about) == 1 and j.about[0] in side:
            holds = side[j.about[0]] == (j.verdict == "accept")
            state, settled = "accepted by judgement" if holds else "rejected by judgement", j.id
    first = (claims or denials)[0]
    of = next((s.agreement for s in matter if s.agreement), None)
    incident = next((s.incident for s in matter if s.incident), None)
    return Dispute(
        content_id("dispute", first.position.id),
        _matter(claims, denials),
        state,
        claims,
        denials,
        of,
        incident,
        settled,
    )


def _matter(claims: Sequence[Stand], denials: Sequence[Stand]) -> str:
    """What it is about: the claim that shares most with what is denied, of equals the one in fewer words."""
    denied = [_words(s.position) for s in denials]

    def close(s: Stand) -> tuple[int, int]:
        said = _words(s.position)
        return sum(len(said & words) for words in denied), -len(said)

    return max(claims or denials, key=close).position.about


class _Sets:
    """Numbers in disjoint sets."""

    def __init__(self, size: int) -> None:
        self._up = list(range(size))

    def _top(self, n: int) -> int:
        while self._up[n] != n:
            self._up[n] = n = self._up[self._up[n]]
        return n

    def join(self, a: int, b: int) -> None:
        """Make the sets of two numbers one."""
        self._up[max(self._top(a), self._top(b))] = min(self._top(a), self._top(b))

    def groups(self) -> list[list[int]]:
        """The sets, each in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for n in range(len(self._up)):
            found[self._top(n)].append(n)
        return list(found.values())
