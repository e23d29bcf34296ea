"""Payloads as pages: templates with escaping always on, the words of the catalogue, and charts drawn on the way."""

from __future__ import annotations

import json
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from string import ascii_uppercase
from typing import Any, Final, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from warledger.desk import charts, maps
from warledger.desk.addresses import LISTS, Desk, Site
from warledger.desk.charts import Range
from warledger.desk.filters import RULES, Filters
from warledger.desk.marking import paragraphs, pieces
from warledger.desk.payloads import Payload
from warledger.desk.register import Point
from warledger.desk.wording import Words, flat, short, words
from warledger.records import Cause, Measure, Report, Span, Victims

CHOICES: Final = {
    "kind": get_args(Cause), "measure": get_args(Measure), "victims": get_args(Victims), "rules": RULES,
}  # fmt: skip
NAV: Final = ("overview", *LISTS)


class _Environment(Environment):
    """Payloads are plain dicts: their fields are looked up as such, without a try as an attribute before."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a payload, else what Jinja makes of it."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def _environment(t: Words) -> Environment:
    found = _Environment(
        loader=PackageLoader("warledger.desk", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    found.globals.update(t=t, choices=CHOICES, bar=harm_bar, top_of=top_of, map_words=map_words)
    # A message without a count is a filter of its key: it is then written into the template when that is compiled.
    found.filters.update(t=t, chain=chain, fields=statement_fields, says=says, unsure=unsure, short=short, flat=flat)
    for name in ("amount", "group", "kind", "place", "day", "dated", "named", "pointed", "standing", "number"):
        found.filters[name] = getattr(t, name)
    return found


def page(name: str, to: Desk | Site, revision: str, asked: Filters | None = None, **shown: Any) -> str:
    """A page of the template ``name``; ``to`` says where its neighbours lie."""
    template = _environment(words()).get_template(f"{name}.html")
    nav = [x for x in (*NAV, "search") if to.live or x != "search"]
    return template.render(
        name=name, to=to, revision=revision, asked=asked or Filters(), nav=nav, built=maps.BUILT.is_dir(), **shown
    )


def top_of(harm: Sequence[Mapping[str, Any]]) -> int:
    """The end of the scale that several bars share."""
    return charts.nice(max((_range(h).top for h in harm), default=1))


def harm_bar(harm: Mapping[str, Any], top: int) -> Markup:
    """A harm as a bar."""
    return charts.bar(_range(harm), top)


def _range(harm: Mapping[str, Any]) -> Range:
    return Range(words().group(harm), harm["low"], harm["best"], harm["high"])


def month_chart(rows: Sequence[Payload], to: Desk | Site, asked: Filters) -> Markup:
    """The timeline of an overview; on the desk each month leads to its incidents."""
    columns = []
    for row in rows:
        month = row["key"]
        last = f"{month}-{_last_day(month):02}"
        href = to.page("overview", 1, asked, since=f"{month}-01", until=last) if to.live else None
        columns.append(Range(month, row["low"], row["best"], row["high"], href))
    return charts.timeline(columns, words()("overview.timeline.label"))


def _last_day(month: str) -> int:
    return monthrange(int(month[:4]), int(month[5:7]))[1]


def overview_map(points: Sequence[Point], to: Desk | Site) -> Markup:
    """The incidents on a map without scripts."""
    spots = [
        maps.Spot(p.lat, p.lon, p.precision, p.killed or 0, partial(_named, p), partial(to.incident, p.id))
        for p in points if p.lat is not None and p.lon is not None and maps.drawn(p.precision)
    ]  # fmt: skip
    return maps.draw(spots, words()("overview.map.label"))


def _named(p: Point) -> str:
    t = words()
    return flat(short(f"{t.pointed(p._asdict())}: {_deaths(p)}"))


def map_words() -> str:
    """What the moving map says, as JSON for its script."""
    t = words()
    kinds = {kind: t.kind(kind) for kind in CHOICES["kind"]}
    said = {"many": t("overview.map.many"), "incident": t("incident"), "kinds": kinds, "list": "/incidents?place=PLACE",
            "in": t("overview.map.in"), "out": t("overview.map.out")}  # fmt: skip
    return json.dumps(said, ensure_ascii=False)


def _deaths(p: Point) -> str:
    t = words()
    return t("says.unstated") if p.killed is None else f"{t.number(p.killed)} {t('measure.killed')}"


def incident_map(incident: Payload) -> Markup:
    """The one incident on a map; empty where its place is not known closely enough."""
    place = incident["place"]
    if place is None or place["lat"] is None or place["lon"] is None:
        return Markup("")
    label = flat(short(words().place(place)))
    spot = maps.Spot(place["lat"], place["lon"], place["precision"], 9, label, None)
    return maps.draw([spot], words()("incident.map"))


@dataclass(frozen=True, slots=True)
class Held:
    """The map of a day, the letter of each holder that it shows, and how many places lie outside of it."""

    svg: Markup
    letters: Mapping[str, str]
    outside: int


def control_map(found: Payload) -> Held:
    """Who holds what on a day: a letter for each holder, several where it is disputed, "?" where nobody is said to."""
    t, rows = words(), found["rows"]
    counts = Counter(name for row in rows for name in _holders(row))
    letters = {name: _letter(n) for n, (name, _) in enumerate(counts.most_common())}
    spots = [
        maps.Spot(
            row["place"]["lat"], row["place"]["lon"], row["place"]["precision"], 0,
            partial(_stood, row), None,
            mark="/".join(letters[name] for name in _holders(row)[:3]) or "?", style=row["standing"],
        )
        for row in reversed(rows) if row["place"]
    ]  # fmt: skip
    svg, outside = maps.draw_held(spots, found["frame"], t("control.map.label"))
    return Held(svg, letters, outside)


def _stood(row: Payload) -> str:
    return flat(short(f"{row['name']}: {words().standing(row)}"))


def _holders(row: Payload) -> list[str]:
    names = [row["holder"], *(rival["holder"] for rival in row["rivals"])]
    return list(dict.fromkeys(name for name in names if name))


def _letter(n: int) -> str:
    """A … Z, then AA, AB …"""
    return ascii_uppercase[n] if n < 26 else _letter(n // 26 - 1) + ascii_uppercase[n % 26]


def marked(report: Payload) -> dict[str, Any]:
    """A report's title and paragraphs in pieces, with the statements that each piece belongs to by id."""
    whole = Report(report["id"], report["title"], report["text"])
    spans = {s["id"]: Span(s["in"], s["start"], s["end"], s["quote"]) for s in report["statements"]}
    return {
        "title": pieces(whole, "title", spans), "text": paragraphs(pieces(whole, "text", spans)),
        "by_id": {s["id"]: s for s in report["statements"]},
    }  # fmt: skip


def chain(names: Sequence[str]) -> Markup:
    """Outlet ← monitor ← speaker, each name in its own direction."""
    t = words()
    arrow = f' <span class="arrow" role="img" aria-label="{escape(t("chain.arrow"))}">{escape(t("chain.sign"))}</span> '
    return Markup(arrow.join(f"<bdi>{escape(short(name, 80))}</bdi>" for name in names))  # noqa: S704 - escaped names


def unsure(s: Mapping[str, Any]) -> bool:
    """Whether a statement is denied, possible or supposed."""
    return bool(s.get("realis", "asserted") != "asserted")


def says(s: Mapping[str, Any]) -> str:
    """A statement in a few words: "26 civilians killed", "SDF: seized Manbij (achieved)"."""
    t = words()
    if s["type"] == "figure":
        many = {"low": s["low"], "best": None, "high": s["high"]}
        of = {"measure": s["measure"], "victims": s["status"] if s["status"] in ("civilian", "combatant") else "all",
              "side": s["side"] if s["status"] == "combatant" else None}  # fmt: skip
        if s["low"] is None and s["high"] is None and s["vague"]:
            return t.vaguely(s["vague"], t.group(of))
        return f"{t.amount(many)} {t.group(of, n=1 if s['low'] == s['high'] == 1 else 2)}"
    if s["type"] == "control":
        places = ", ".join(t.place(p) for p in s["places"]) or s["extent"] or t("place.unknown")
        did, came = t.known(f"deed.{s['kind']}", s["kind"]), t.known(f"outcome.{s['outcome']}", s["outcome"])
        return t("says.control", who=s["holder"] or t("incident.unknown"), did=did, places=places, outcome=came)
    if s["type"] == "agreement":
        kind, event = t.known(f"pact.{s['kind']}", s["kind"]), t.known(f"event.{s['event']}", s["event"])
        return t("says.agreement", kind=kind, event=event) + (f": {', '.join(s['parties'])}" if s["parties"] else "")
    return t("says.position", who=s["speaker"], stance=t.known(f"stance.{s['stance']}", s["stance"]), about=s["about"])


VALUES: Final = {"scope": "scope", "cause": "kind", "groups": "option", "realis": "realis"}
"""Fields whose values are words of the catalogue."""


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def statement_fields(s: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What a statement holds beyond its short form, as names and values; what is empty is left out."""
    t = words()
    found = []
    for key in ("scope", "cause", "by", "groups", "loser", "attempts", "terms", "why", "blamed", "toward", "realis"):
        value = s.get(key)
        if value and not (key == "scope" and value == "incident") and not (key == "realis" and value == "asserted"):
            said = [t.known(f"{VALUES[key]}.{x}", str(x)) if key in VALUES else str(x) for x in _listed(value)]
            found.append((t(f"field.{key}"), ", ".join(said)))
    if s.get("place"):
        found.append((t("field.place"), t.place(s["place"])))
    if s["date"]:
        found.append((t("field.when"), t.day(s["date"])))
    return found
