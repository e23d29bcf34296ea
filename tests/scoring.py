"""How well read figures agree with figures annotated by hand, as the annotation guidelines define agreement.

A read figure is *found* when it overlaps an annotated one of the same measure in the same part of the report; each is
used once, best overlap first. It is *right* when its bounds and its vagueness agree, too. Each attribute is asked of
the right ones.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from warledger.records import Report

Annotated = Mapping[str, Any]
Read = Mapping[str, Any]
ATTRIBUTES = ("status", "scope", "realis", "cause", "place", "date", "by", "attributed_to", "part_of", "same_as")


@dataclass
class Agreement:
    """Counts over documents: annotated, read, found, right, and per attribute (agreeing, asked)."""

    annotated: int = 0
    read: int = 0
    found: int = 0
    right: int = 0
    attributes: dict[str, tuple[int, int]] = field(default_factory=dict)

    def f1(self, matched: int) -> float:
        """F1 in percent of matched figures."""
        return 200 * matched / (self.annotated + self.read) if matched else 0.0

    def summary(self) -> dict[str, float]:
        """Found and right F1, and the share of each attribute, in percent."""
        shares = {name: 100 * ok / asked for name, (ok, asked) in self.attributes.items() if asked}
        return {"found": self.f1(self.found), "right": self.f1(self.right), **shares}


def agree(report: Report, annotated: list[Annotated], read: list[Read], into: Agreement) -> None:
    """Add one report's agreement."""
    pairs = _pairs(report, annotated, read)
    optional = {g for g, figure in enumerate(annotated) if figure.get("optional")}
    spare = sum(g in optional for g, _ in pairs)
    into.annotated += len(annotated) - len(optional)
    into.read += len(read) - spare
    ids = {g: read[r]["id"] for g, r in pairs}
    for g, r in pairs:
        if g in optional:
            continue
        into.found += 1
        want, got = annotated[g], read[r]
        if (want["low"], want["high"], bool(want["vague"])) != (got["low"], got["high"], bool(got["vague"])):
            continue
        into.right += 1
        for name in ATTRIBUTES:
            verdict = _agrees(name, want, got, ids)
            if verdict is not None:
                ok, asked = into.attributes.get(name, (0, 0))
                into.attributes[name] = ok + verdict, asked + 1


def _pairs(report: Report, annotated: list[Annotated], read: list[Read]) -> list[tuple[int, int]]:
    overlaps = []
    for g, want in enumerate(annotated):
        start, end = span_of(report, want)
        for r, got in enumerate(read):
            shared = min(end, got["end"]) - max(start, got["start"])
            if got["in"] == want["in"] and got["measure"] == want["measure"] and shared > 0:
                overlaps.append((shared / max(end - start, got["end"] - got["start"]), g, r))
    used_g: set[int] = set()
    used_r: set[int] = set()
    pairs = []
    for _, g, r in sorted(overlaps, reverse=True):
        if g not in used_g and r not in used_r:
            used_g.add(g)
            used_r.add(r)
            pairs.append((g, r))
    return pairs


def span_of(report: Report, figure: Annotated) -> tuple[int, int]:
    """Where the ``nth`` occurrence of an annotated quote stands."""
    body = report.title if figure["in"] == "title" else report.text
    at = -1
    for _ in range(figure["nth"]):
        at = body.index(figure["quote"], at + 1)
    return at, at + len(figure["quote"])


def _agrees(name: str, want: Annotated, got: Read, ids: Mapping[int, str]) -> bool | None:
    """Whether an attribute agrees; None where it is not asked for."""
    if name in ("part_of", "same_as"):
        allowed = [ids[x] for x in _allowed(want, name) if x in ids]
        return got[name] in allowed if want[name] is not None and want[name] in ids else None
    if name in ("status", "scope", "realis"):
        return got[name] in _allowed(want, name)
    if not want[name]:
        return None
    if name in ("cause", "date"):
        return got[name] in _allowed(want, name)
    if name == "by":
        return any(_same_name(x, y) for names in _allowed(want, name) for x in names for y in got["by"])
    said = got["attributed_to"] if name == "attributed_to" else [(got["place"] or {}).get("words")]
    return any(_same_name(x, y) for x in _allowed(want, name) for y in said)


def _allowed(want: Annotated, name: str) -> list[Any]:
    return [want[name], *want.get("alt", {}).get(name, [])]


def _same_name(a: object, b: object) -> bool:
    x, y = _plain(a), _plain(b)
    return x == y or bool(x and y and (x in y or y in x))


def _plain(name: object) -> str:
    letters = unicodedata.normalize("NFKD", str(name or "")).lower()
    return " ".join("".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split())


def total(reports: Iterable[tuple[Report, list[Annotated], list[Read]]]) -> Agreement:
    """The agreement over all reports."""
    agreement = Agreement()
    for report, annotated, read in reports:
        agree(report, annotated, read, agreement)
    return agreement
