"""Control, agreements and disputes of the seed and of four stories, as a careful reader found them."""

from __future__ import annotations

from datetime import date

from accounts.telling import golden, seed, stories
from warledger.accounts import Agreement, Dispute, PlaceControl, agreements, control_states, disputes
from warledger.reading.blame.camps import Voices
from warledger.records import Judgement


def place(found: tuple[PlaceControl, ...], name: str, *, area: bool = False) -> PlaceControl:
    return next(c for c in found if name in (c.name, *c.names) and (c.place is None) == area)


def made(found: tuple[Agreement, ...], on: str | None, kind: str) -> Agreement:
    return next(a for a in found if a.kind == kind and str(a.made_on or "") == (on or "") and len(a.events) > 1)


def test_five_failed_attempts_leave_two_villages_with_those_who_seized_them() -> None:
    found = control_states(seed())
    for gold in golden("control")["seed"]["places"]:
        village = place(found, gold["name"])
        state = village.at(date(2019, 6, 15))
        assert state is not None
        assert (state.holder, str(state.since), state.how, state.by[0]) == (
            gold["holder"], gold["since"], gold["how"], gold["says"],
        )  # fmt: skip
        assert (village.failed, len(village.states)) == (gold["failed"], 1)
        tried = next(e for e in village.entries if e.kind == "attempted")
        assert (tried.holder, str(tried.when), tried.outcome) == (gold["tried"], gold["tried_on"], "failed")


def test_an_alliance_administers_a_vague_area_in_words_never_as_a_point() -> None:
    gold = golden("control")["seed"]["area"]
    area = place(control_states(seed()), gold["name"], area=True)
    (state,) = area.states
    assert (state.holder, str(state.since), state.how, state.by[0]) == (
        gold["holder"], gold["since"], gold["how"], gold["says"],
    )  # fmt: skip
    assert state.extent is not None
    assert all(word in state.extent for word in gold["extent"])
    assert area.place is None


def test_a_town_changes_hands_in_the_right_order_whatever_its_spelling() -> None:
    gold = golden("control")["stories"]
    town = place(control_states(stories()), gold["name"])
    assert set(gold["spellings"]) == set(town.names)
    told = [
        {"on": str(e.when), "kind": e.kind, "party": e.holder or e.loser, "outcome": e.outcome, "says": e.by[0],
         "reports": list(e.reports)}
        for e in town.entries
    ]  # fmt: skip
    assert told == gold["entries"]
    assert [(s.holder, str(s.since)) for s in town.states][-1] == ("Syrian rebels", "2019-05-22")
    assert [(s.holder, str(s.since)) for s in town.claims] == [("Syrian government forces", "2019-05-26")]


def test_a_city_is_held_since_a_day_that_an_undated_report_cannot_give() -> None:
    gold = golden("control")["hodeidah"]
    (state,) = place(control_states(stories()), gold["name"]).states
    assert (state.holder, state.how, state.since, state.taken) == (gold["holder"], gold["how"], gold["since"], False)


def test_the_september_deal_was_made_never_implemented_and_who_is_blamed() -> None:
    gold = golden("agreements")["september"]
    deal = made(agreements((*seed(), *stories())), gold["made_on"], "buffer zone")
    assert (sorted(deal.kinds), sorted(deal.parties)) == (sorted(gold["kinds"]), gold["parties"])
    assert {f.name: f.standing for f in deal.facts} == gold["facts"]
    fact = deal.fact("implemented")
    assert list(fact.blamed) == gold["not_implemented"]["blamed"]
    assert all(word in fact.why[0] for word in gold["not_implemented"]["why"])
    assert set(deal.reports) == {"seed", "story-c3_baghdadpost"}


def test_the_june_ceasefire_is_disputed_with_each_speaker() -> None:
    gold = golden("agreements")["june"]
    truce = made(agreements(stories()), gold["made_on"], "ceasefire")
    assert set(gold["parties"]) <= set(truce.parties)
    assert truce.area == gold["area"]
    assert {n: truce.fact(n).standing for n in gold["facts"]} == gold["facts"]
    voices = Voices(e.by for e in truce.events)
    told = {(str(e.date), voices.party(e.by[0]), e.report, e.realis) for e in truce.events}
    assert {(*x, "asserted") for x in map(tuple, gold["said"])} <= told
    assert {(*x, "denied") for x in map(tuple, gold["denied"])} <= told
    assert {voices.party(e.by[0]) for e in truce.events if e.realis == "denied"} == {"Turkey"}


def test_the_august_truce_was_announced_came_into_force_and_was_ended_by_damascus() -> None:
    gold = golden("agreements")["august"]
    truce = made(agreements(stories()), gold["made_on"], "ceasefire")
    assert {n: truce.fact(n).standing for n in gold["facts"]} == gold["facts"]
    assert (str(truce.fact("in force").when), str(truce.fact("ended").when)) == (gold["in_force"], gold["ended"])
    ended = truce.fact("ended")
    assert list(ended.blamed) == gold["blamed"]
    assert all(word in " ".join(ended.why) for word in gold["why"])
    assert list(dict.fromkeys(e.event for e in truce.events)) == gold["order"]
    assert (truce.area, list(truce.parties)) == (gold["area"], gold["parties"])


def test_the_hodeidah_ceasefire_is_in_force_and_its_breach_only_alleged() -> None:
    gold = golden("agreements")["hodeidah"]
    truce = next(a for a in agreements(stories()) if a.area == gold["area"])
    assert list(truce.kinds) == gold["kinds"]
    assert truce.made_on is None
    assert {n: truce.fact(n).standing for n in gold["facts"]} == gold["facts"]
    assert list(dict.fromkeys(e.event for e in truce.events)) == gold["order"]
    assert {e.published for e in truce.events} == {None}
    assert {e.date for e in truce.events} == {None}
    blamed = truce.fact("breached").blamed
    assert blamed
    assert set(blamed) <= set(gold["accused"])


def test_moscow_claims_a_ceasefire_and_ankara_denies_it_apart_from_the_excuse() -> None:
    gold = golden("disputes")
    found = disputes(seed())
    claim = next(d for d in found if d.state == "disputed")
    assert [[s.party, str(s.position.date)] for s in claim.claims] == gold["seed_claim"]["claims"]
    assert [[s.party, str(s.position.date)] for s in claim.denials] == gold["seed_claim"]["denials"]
    excuse = next(d for d in found if "excuse" in d.matter)
    assert (excuse.state, list(excuse.speakers)) == (gold["seed_excuse"]["state"], gold["seed_excuse"]["speakers"])
    assert not {s.position.id for s in excuse.denials} & {s.position.id for s in claim.denials}
    truce = next(a for a in agreements(seed()) if a.kind == "ceasefire")
    assert (truce.fact("made").standing, claim.agreement) == ("disputed", truce.id)


def june(found: tuple[Dispute, ...]) -> Dispute:
    return max((d for d in found if d.agreement), key=lambda d: len(d.denials))


def test_claims_of_three_reports_are_linked_to_their_denials() -> None:
    gold = golden("disputes")["june"]
    dispute = june(disputes(stories()))
    assert dispute.state == gold["state"]
    assert {tuple(x) for x in gold["claims"]} <= {(s.party, str(s.position.date), s.report) for s in dispute.claims}
    assert {(s.party, str(s.position.date), s.report) for s in dispute.denials} == {tuple(x) for x in gold["denials"]}
    assert {s.party for s in dispute.claims} == {"Russia"}
    assert any(gold["person"] in speaker for speaker in dispute.speakers)


def test_disputed_stays_disputed_until_a_judgement_says_otherwise() -> None:
    dispute = june(disputes(stories()))
    claim, denial = dispute.claims[0].position.id, dispute.denials[0].position.id
    wrong = Judgement("j1", "reject", (claim,), "an analyst", "2019-06-20T09:00:00Z", "shelling went on")
    assert june(disputes(stories(), (wrong,))).state == "rejected by judgement"
    later = Judgement("j2", "reject", (denial,), "an analyst", "2019-06-21T09:00:00Z", "the text was published")
    settled = june(disputes(stories(), (wrong, later)))
    assert (settled.state, settled.judgement) == ("accepted by judgement", "j2")
    assert len(settled.denials) == len(dispute.denials)


def test_moscow_denies_the_strike_on_a_market() -> None:
    gold = golden("disputes")["market"]
    (denied,) = (d for d in disputes(stories()) if any(s.report in gold["reports"] for s in d.denials))
    assert {s.report for s in denied.denials} == set(gold["reports"])
    assert denied.state == gold["state"]
    assert {(s.party, str(s.position.date)) for s in denied.denials} == {(gold["denied_by"], gold["on"])}
