"""Which names are places and how a report speaks of them, by what stands about them: no gazetteer is at hand here.

A preposition ("in"), a kind ("the town of", "province") or a verb of attack ("struck") makes a name a place and gives
it a role: the harm is there, or fire comes from there, or somebody speaks there. A name once plainly a place is one
wherever it stands in the report.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from warledger.reading.placing.named import LARGE, LEVELS, Named, Unnamed
from warledger.reading.placing.placenames import QUOTES, Names, Run
from warledger.reading.placing.placetables import PlaceKind, PlaceTables, Role
from warledger.reading.text import Text
from warledger.records import Part

REACH = 9  # tokens between a preposition and the name that it stands before
STRUCK = 6  # tokens behind a name in which a verb may say that it was struck
APART = 8  # tokens between two places one of which is told by the other
KEPT: frozenset[PlaceKind] = frozenset({"facility", "street", "road", "district", "province", "region", "country"})
"""Kinds whose word belongs to the name: "Hama province", but "Hass" of "Hass village"."""
SMALL: frozenset[PlaceKind | None] = frozenset({"village", "town", "neighbourhood"})
"""Kinds that are some place in a province behind the province's name."""
HEARSAY: frozenset[Role] = frozenset({"origin", "goal", "office", "mention", "dateline", "speaker", "witness"})
"""Roles that do not show a name to be a place of this report's events."""
WEAK: frozenset[Role] = frozenset({"origin", "goal", "subject", "mention", "beside"})
"""Roles that do not make a name out of a word in capitals among capitals."""
CARED: frozenset[Role | None] = frozenset({"at", "goal", "origin", "subject", "mention", None})
"""Roles in which a hospital is where the wounded are, and not what is struck."""
BULLETS = frozenset("-–—•*·")
DASHES = ("--", "- ", "– ", "— ")  # behind a dateline
WIRED = re.compile(r",\s*[A-Z]{2,}\s?[-–—]")  # behind a dateline, where an agency and a dash touch the report


class _Before(NamedTuple):
    """What the words before a name say: kind, role, whether their preposition touches it, an unnamed place in it."""

    kind: PlaceKind | None = None
    role: Role | None = None
    direct: bool = False
    unnamed: Unnamed = None


class PlaceFinder:
    """Finds the places of one part of a report."""

    def __init__(self, text: Text, part: Part, tables: PlaceTables) -> None:
        self.text = text
        self.tokens = text.tokens
        self.part: Part = part
        self.tables = tables
        self.names = Names(text, tables)

    def find(self, seen: set[str]) -> list[Named]:
        """The places in order. ``seen`` takes the names that are plainly places, and lends those that it has."""
        runs = list(self.names.runs())
        places: list[Named | None] = []
        for run in runs:
            place = self._place(run)
            before = places[-1] if places else None
            if (
                before is not None
                and (place is None or place.role in ("subject", "mention"))
                and self._listed(before, run)
            ):
                kind = before.kind if place is None or place.kind == "unknown" else place.kind
                place = self._named(run, kind, before.role)  # of a list, the first stands for all
                place = place._replace(level=max(place.level, before.level) + 0.2)
            if place is not None and place.role == "beside":
                place = _set_beside(place, before)
            places.append(place)
            if place is not None and place.role not in HEARSAY:
                seen.add(place.key)
        found = (place or self._again(run, seen) for run, place in zip(runs, places, strict=True))
        return [place for place in found if place is not None]

    def _place(self, run: Run) -> Named | None:
        """The name as a place, if what stands about it says so."""
        known = self.tables.known.get(run.key) if not self._lies_within(run) else None
        if self.names.in_body(run):
            return self._named(run, known, "office") if known else None
        before = self._before(run)
        after = self._after(run)
        if known is None and self.names.titled(run) and not (self._honours(run) and (after or before.kind)):
            return None  # but "Sheikh Maqsoud neighbourhood", "the town of Abu Hamam"
        if run.quoted and before.role is None:
            return None  # what quotes make a name of is a place only behind "in" or "on"
        if before.role in CARED and self._cares(run):
            return self._named(run, "facility", "goal")  # people die in a hospital of what happened elsewhere
        unnamed = before.unnamed
        if known is not None and after in SMALL:
            several = self.tokens[run.end - 1].low.endswith("s")
            if not (several and after == "neighbourhood"):  # "Damascus suburbs" is an area, "a Hama town" is not Hama
                unnamed, after = "many" if several else "one", None
        kind = "country" if known == "country" else after or before.kind or known
        role = self._role(run, before.role, kind, said=bool(after or before.kind))
        shouted = run.loud and kind is None and self.names.shouted(run)
        if role is None or (shouted and not self._plain(run, role, before.direct)):
            return None
        if role != "owner" and kind is None and (run.owns or self.names.definite(run)):
            return None  # "resulting in Smith's death", "footage from the Encounter"
        return self._named(run, kind or "unknown", role, unnamed)

    def _role(self, run: Run, role: Role | None, kind: PlaceKind | None, *, said: bool) -> Role | None:
        """The role of the name where no preposition gives one, or where something else takes it away."""
        if self._filed(run, role):
            role = "dateline"
        elif role is None and self._heads(run, said=said):
            role = "heading"
        elif role is None and (kind is not None or self._placed(run)):
            role = "subject" if said or self._is_subject(run) else "mention"
        if role is not None and run.owns and self._owns_name(run):
            return "owner"
        if role not in (None, "dateline") and run.key not in self.tables.known and self._where(run):
            return "at"
        if role in ("subject", "mention") and kind not in (None, "country") and self._struck(run):
            return "target"
        if role == "subject" and kind == "country":
            return "mention"  # "Turkey's army", "Israel has targeted": who acts, and not where
        return role

    def _again(self, run: Run, seen: set[str]) -> Named | None:
        """A name that another sentence makes a place, where this one says nothing."""
        if run.key not in seen or self.names.in_body(run) or self.names.titled(run):
            return None
        kind = self.tables.known.get(run.key, "unknown")
        role: Role = "subject" if self._is_subject(run) else "mention"
        return self._named(run, kind, "target" if kind != "country" and self._struck(run) else role)

    def _where(self, run: Run) -> bool:
        """Whether what follows happened there: "80 km from Hass, where"; whatever leads to the name."""
        end = run.end
        return any(t.low in self.tables.where for t in self.tokens[end : end + 2])

    def _struck(self, run: Run) -> bool:
        """ "the Hass strike", "Hass has also been targeted" """
        if not self.tables.blows.isdisjoint(self._next(run)):
            return True
        was = False
        for token in self.tokens[run.end : run.end + STRUCK]:
            if was and token.low in self.tables.strikes:
                return True
            if token.low in self.tables.passive:
                was = True
            elif token.low not in self.tables.auxiliary and not token.low.endswith(self.tables.manners):
                break
        return False

    def _named(self, run: Run, kind: PlaceKind, role: Role, unnamed: Unnamed = None) -> Named:
        """The place with its words: directions before the name and some kinds behind it belong to it."""
        tokens, tables = self.tokens, self.tables
        first, last = run.first, run.last
        if first and tokens[first - 1].low in tables.directions and self.names.joined(first):
            first -= 1
            if first > 1 and tokens[first - 1].low in tables.joins and tokens[first - 2].low in tables.directions:
                first -= 2
        elif first and self.names.joined(first) and tokens[first - 1].text.istitle() and self._honours(run):
            first -= tokens[first - 1].low in tables.honours  # "Sheikh Maqsoud"
        if self._after(run) in KEPT:
            last = run.end
        level = LEVELS[kind]
        if run.key in tables.known and kind in ("unknown", "city", "district"):
            level = LARGE + (kind == "district") - 0.5 * (kind == "city")
        if role == "near" and run.key in tables.known:
            level += 1  # "near Damascus" is not in it
        if first < run.first and tokens[first].low in tables.directions:
            level -= 0.5  # a part of it
        end = tokens[last - 1].end
        if last == run.last and run.owns:
            end -= 2 if tokens[last - 1].text.endswith(tables.possessives) else 1
        return Named(
            self.part, first, last, run.sentence, tokens[first].start, end, run.key, kind, role, level, unnamed
        )

    def _honours(self, run: Run) -> bool:
        """Whether a name opens with, or follows, a word that honours a person whom a place is named for: "Sheikh"."""
        lows = (t.low for t in self.tokens[max(run.first - 1, run.floor) : run.first + 1])
        return not self.tables.honours.isdisjoint(lows)

    def _cares(self, run: Run) -> bool:
        """Whether the name is a hospital's."""
        end = run.end
        return end > run.last and self.tokens[end - 1].low in self.tables.care

    # -- what stands behind a name -----------------------------------------------------------------------------------

    def _after(self, run: Run) -> PlaceKind | None:
        """The kind said behind the name ("Hama province", "Damascus International Airport")."""
        end = run.end
        if end == run.last:
            return None
        if run.key in self.tables.known and self._of(end) and not self._lies_within(run):
            return None  # "the east Damascus district of Jobar"
        return self.tables.kinds.get(self.tokens[end - 1].low, "facility")  # "Hass Opera House"

    def _of(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].low in self.tables.of

    def _lies_within(self, run: Run) -> bool:
        """Whether a quarter bears the name of a province elsewhere: "the Sulaymaniyah neighborhood of Aleppo"."""
        end, tables = run.end, self.tables
        if end == run.last or not self._of(end) or tables.kinds[self.tokens[end - 1].low] not in SMALL:
            return False
        names = (t.low for t in self.tokens[end + 1 : end + REACH] if t.low in tables.known)
        return any(low != run.key and tables.known[low] != "country" for low in names)

    def _heads(self, run: Run, *, said: bool) -> bool:
        """ "Hama province: a drone ...", and in a list of counts "- Hass: 9"."""
        tokens, end = self.tokens, run.end
        opens = run.first - (tokens[run.floor].text in BULLETS) == run.floor
        if not opens or end + 1 >= len(tokens) or tokens[end].text != ":":
            return False
        return said or (self._is_number(tokens[end + 1].low) and not self.names.shouted(run))

    def _is_number(self, low: str) -> bool:
        return low.isdigit() or low in self.tables.number_words

    def _placed(self, run: Run) -> bool:
        """ "Hass in Idlib province came under fire": it opens the sentence and is itself put somewhere."""
        following = self.tokens[run.last : run.last + 2]
        return (
            run.first == run.floor
            and len(following) == 2
            and following[0].low in self.tables.inside
            and following[1].low in self.tables.known
        )

    def _filed(self, run: Run, role: Role | None) -> bool:
        """ "BEIRUT --", "IDLIB, Syria (North Press) –", "LIMA, 22 JAN 89 (EFE) --": where the report was filed."""
        tokens = self.tokens
        if role is None and run.sentence < 3 and not run.loud and len(run.key) > 3 and self.names.shouted(run):
            return True
        if run.first > run.floor + 3:
            return False
        end = tokens[run.last - 1].end
        tail = self.text.raw[end : end + 60].split("\n")[0]
        if WIRED.match(tail):
            return True
        dash = min((at for at in map(tail.find, DASHES) if at >= 0), default=-1)
        return dash >= 0 and (dash < 2 or tail[0] in ",( ") and not any(word.islower() for word in tail[:dash].split())

    def _owns_name(self, run: Run) -> bool:
        """Whether the possessive leads to another name: "Syria's northern town of Azaz"."""
        for at in range(run.last, min(run.last + 7, len(self.tokens))):
            low = self.tokens[at].low
            if self.names.is_name(at):
                return True
            if not (low in self.tables.kinds or low in self.tables.parts or self._fills(at)):
                return False
        return False

    # -- what stands before a name -----------------------------------------------------------------------------------

    def _before(self, run: Run) -> _Before:
        """What the words before a name say, read from the name back to the preposition or the verb of attack."""
        tokens, tables = self.tokens, self.tables
        kind: PlaceKind | None = None
        unnamed: Unnamed = None
        of = part = beside = False
        for at in range(run.first - 1, max(run.first - 1 - REACH, run.floor - 1), -1):
            low = tokens[at].low
            direct = at == run.first - 1
            if low in tables.of:
                if not part and kind is None and at > run.floor and tokens[at - 1].low in tables.attacks:
                    return _Before(kind, "target", direct, unnamed)  # "the bombardment of Hass"
                of = True
                beside = beside or (at > 0 and tokens[at - 1].low in tables.directions)
            elif low in tables.kinds and (of or self._kind_touches(at, run)):
                unnamed = unnamed or (self._unnamed(at) if of else None)
                if not part and low not in tables.parts and unnamed is None:
                    kind = kind or tables.kinds[low]
                of = part = True
            elif low in tables.parts and (of or low in tables.directions):
                part = part or of
            elif low in tables.contested and at > run.floor and tokens[at - 1].low in tables.blows:
                return _Before(kind, "at", direct, unnamed)  # "the battle for Hass"
            elif low in tables.prepositions:
                unnamed = unnamed or self._unnamed(at - 1)
                role = "beside" if beside and not part else self._checked(tables.prepositions[low], at, run, kind)
                return _Before(kind, role, direct and not beside, unnamed)
            elif low in tables.strikes and (not of or kind or unnamed):
                return _Before(kind, "target", direct, unnamed)
            elif not (
                low in QUOTES or self._fills(at) or (low in tables.joins and tokens[at + 1].low in tables.directions)
            ):
                break
        if beside:
            return _Before(kind, "beside", False, unnamed)
        return _Before(kind, "subject" if of and (kind or part) else None, False, unnamed)

    def _unnamed(self, at: int) -> Unnamed:
        """Whether the token is the kind of a place that has no name ("a village") or of several ("various areas")."""
        tokens, tables = self.tokens, self.tables
        low = tokens[at].low
        if at < 1 or low in tables.around or (low not in tables.kinds and low not in tables.parts):
            return None
        for before in range(at - 1, max(at - 6, -1), -1):
            low = tokens[before].low
            if low in tables.one:
                return "one"
            if low in tables.many or self._is_number(low):
                return "many"
            if low in tables.prepositions and not tokens[at].low.endswith("s"):
                return "one"  # as headlines word it: "attack on village near Hama"
            if low in tables.definite or not (self._fills(before) or low in tables.before_kind):
                break
        return None

    def _kind_touches(self, at: int, run: Run) -> bool:
        """ "the village Santa Rosa", but not "Homs province Karim Haddad said"."""
        return at == run.first - 1 and at > 0 and not self.tokens[at - 1].text[0].isupper()

    def _fills(self, at: int) -> bool:
        """Whether the token may stand between a preposition and its name: "in rebel-held", "near Syria's second"."""
        low, tables = self.tokens[at].low, self.tables
        if low in tables.fillers or low.endswith(tables.held) or self.names.owns(at):
            return True
        # "the east Damascus district of Jobar"
        return low in tables.known and at + 1 < len(self.tokens) and self.tokens[at + 1].low in tables.kinds

    def _checked(self, role: Role, at: int, run: Run, kind: PlaceKind | None) -> Role | None:
        """The role that a preposition gives, unless the words before it take it away."""
        tables = self.tables
        far, some, near = (self._lows(run, at - n, at) for n in (7, 4, 2))
        if self.part == "text" and self.names.ends_body(at - 1, run):
            return "office"  # "Islamic State in Iraq"
        if role == "target" and kind is None and tables.attacks.isdisjoint(far):
            return "mention" if run.key in tables.known else None
        if role == "near" and not tables.stationed.isdisjoint(near):
            return "origin"  # "forces stationed near Hass"
        if role == "near" and not tables.lies.isdisjoint(near):
            return "mention"  # "the villages are near Manbij"
        if role in ("at", "near") and not tables.chiefly.isdisjoint(near):
            return "mention"  # "fierce clashes in the city, particularly in Zahra"
        if role == "goal" and not tables.beside_to.isdisjoint(near):
            return "near"
        if role == "origin" and not (tables.crossed.isdisjoint(near) and tables.seen.isdisjoint(near)):
            return "at"  # who is shot crossing a border is shot where it is crossed; "footage from Hass"
        if role in ("at", "goal") and not tables.arrivals.isdisjoint(some):
            return "goal"
        if tables.known.get(run.key) == "country" and not run.owns and not tables.attacks.isdisjoint(self._next(run)):
            return "mention"  # "in Israel strikes on Syria"
        if role == "at" and self.tokens[at].low in tables.inside:
            return self._inside(near) if tables.attacks.isdisjoint(self._lows(run, at - 1, at)) else role
        return role

    def _inside(self, near: frozenset[str]) -> Role:
        """The role of a place that somebody is in, by who that is: attackers, speakers, witnesses."""
        tables = self.tables
        if not tables.stationed.isdisjoint(near):
            return "origin"
        if not tables.officials.isdisjoint(near):
            return "speaker"
        return "at" if tables.witnesses.isdisjoint(near) else "witness"

    def _lows(self, run: Run, first: int, last: int) -> frozenset[str]:
        return frozenset(t.low for t in self.tokens[max(first, run.floor) : last])

    def _next(self, run: Run) -> tuple[str, ...]:
        """The word behind the name, if there is one."""
        return tuple(t.low for t in self.tokens[run.last : run.last + 1])

    def _is_subject(self, run: Run) -> bool:
        """Whether the name opens its sentence or a clause."""
        before = self.tokens[run.first - 1] if run.first else None
        return run.first - run.floor < 2 or before is None or before.text in ",;:|" or before.low in self.tables.clause

    def _listed(self, before: Named, run: Run) -> bool:
        """Whether the name goes on a list: "the villages of Hass, Al-Bara and Kafr Ruma"."""
        between = self.tokens[before.last : run.first]
        if between and between[0].low in self.tables.kinds:
            between = between[1:]
        return (
            len(between) in (1, 2) and all(t.low in self.tables.joins for t in between) and not self.names.in_body(run)
        )

    def _plain(self, run: Run, role: Role, direct: bool) -> bool:
        """Whether a word among nothing but capitals is a place: a preposition touches it and no other name follows."""
        if role in WEAK or not direct:
            return False
        following = self.tokens[run.last] if run.last < len(self.tokens) else None
        return (
            following is None
            or not following.text[0].isalnum()
            or following.low in self.tables.words
            or any(t.low in self.tables.particles for t in self.tokens[run.first : run.last])
        )


def _set_beside(place: Named, before: Named | None) -> Named:
    """A name that another place is told by: "south of Marea", wider than itself if the other has a name too."""
    if before is None or before.sentence != place.sentence or place.first - before.last > APART:
        return place._replace(level=place.level + 0.9)
    if before.role in HEARSAY:
        return place._replace(role=before.role)  # "from Sarmin, east of Idlib"
    return place._replace(level=place.level + (0.9 if before.role == "owner" else 2.5))
