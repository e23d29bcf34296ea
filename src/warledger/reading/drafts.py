"""A figure while it is being read: what its words say, and what the report around it adds, until it is frozen."""

from __future__ import annotations

from dataclasses import dataclass, field

from warledger.bounds import Bounds
from warledger.reading.counts.persons import Person
from warledger.reading.counts.taking import Mention
from warledger.records import Cause, Figure, Measure, Place, Realis, Scope, Span, Status, VictimGroup
from warledger.when import When


@dataclass(slots=True, eq=False)
class Draft:
    """One figure in the making; ``parent`` and ``same`` are other drafts of the same report."""

    id: str
    span: Span
    sentence: int
    measure: Measure
    bounds: Bounds
    approx: bool
    vague: str | None
    mention: Mention
    status: Status = "unknown"
    side: str | None = None
    groups: tuple[VictimGroup, ...] = ()
    cause: Cause | None = None
    by: tuple[str, ...] = ()
    place: Place | None = None
    town: str | None = None  # its place, where that is a town, a village or a quarter
    level: float = 0.0  # how wide its place is, from 0 (a building) to 8 (a country)
    own_place: bool = False  # whether its own sentence gives its place
    date: When | None = None
    day: When | None = None  # its date, or that of the news where nothing says that it is of another time
    scope: Scope = "incident"
    speakers: tuple[str, ...] = ()
    realis: Realis = "asserted"
    parent: Draft | None = None
    same: Draft | None = None
    replaced: bool = False  # an earlier count of the people that ``same`` counts: it was told on another day
    further: bool = False  # counted besides others of the same harm: "killed 12 soldiers and three others"
    item: int | None = None  # where the item of a list that it stands in begins
    breath: int = 0  # what it makes with the others of its harm in the sentence
    parts: list[Draft] = field(default_factory=list)
    retold: set[Status] = field(default_factory=set)  # of the first statement: who its people are in the others
    person: Person | None = None  # where it counts one
    retells: bool = False  # told in an earlier version of the report, printed below the new one
    tellings: list[Person] = field(default_factory=list)  # of the first statement: what others tell of the same person

    @property
    def number(self) -> int | None:
        """The number that the words give, whatever its qualifier; None for a vague one."""
        return self.bounds.low if self.bounds.low is not None else self.bounds.high

    @property
    def root(self) -> Draft:
        """The first statement of the same quantity."""
        return self.same.root if self.same is not None else self

    def inside(self, other: Draft) -> bool:
        """Whether this figure lies inside the other, directly or through others."""
        at = self.parent
        while at is not None:
            if at is other or at.root is other.root:
                return True
            at = at.parent
        return False

    def freeze(self, reader: str) -> Figure:
        """The record."""
        return Figure(
            id=self.id, span=self.span, measure=self.measure, bounds=self.bounds, approx=self.approx, vague=self.vague,
            status=self.status, side=self.side, groups=self.groups, cause=self.cause, by=self.by, place=self.place,
            date=self.date, scope=self.scope, part_of=self.parent.id if self.parent else None,
            same_as=self.same.id if self.same else None, attributed_to=self.speakers, realis=self.realis, reader=reader,
        )  # fmt: skip
