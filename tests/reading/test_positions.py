"""Who claims, denies, accuses, rejects, demands, threatens. Every report here is written for this test."""

from __future__ import annotations

import json

import pytest

from conftest import ROOT, shared
from reading.accounting import positions, read
from warledger.output import position_json
from warledger.records import Position, Report, Span

ARMY, REBELS = "Syrian government forces", "Syrian rebels"


def one(text: str) -> Position:
    found = positions(text)
    assert len(found) == 1, [(p.stance, p.span.quote) for p in found]
    return found[0]


def test_a_denial_answers_what_was_just_said_of_the_one_who_denies() -> None:
    said, denied = positions(
        "Ankara confirmed that Russian warplanes had struck a clinic. Moscow denied any part in it."
    )
    assert (said.stance, denied.stance, denied.answers, denied.toward) == ("confirms", "denies", said.id, "Turkey")


def test_where_something_was_said_is_no_part_of_it() -> None:
    assert (
        one("Ankara said on Telegram on Friday that its soldiers were attacked.").about == "its soldiers were attacked"
    )


def test_who_warns_of_what_may_come_threatens_nobody() -> None:
    assert positions("Turkey warned that a new wave of refugees was near.") == ()
    assert one("Turkey warned that it would respond to any strike.").stance == "threatens"


def test_who_will_strike_is_not_the_one_threatened() -> None:
    assert one("Turkey warned that its forces would strike the army.").toward != "Turkey"
    assert one("Turkey threatened the YPG with an offensive.").toward == "YPG"


def test_who_blames_and_demands_in_one_breath_is_one_speaker() -> None:
    found = positions("Turkey blamed the army for the raid and demanded an inquiry by the coalition.")
    assert [(p.speaker, p.stance) for p in found] == [("Turkey", "accuses"), ("Turkey", "demands")]


def test_a_statement_is_where_it_was_said_and_no_part_of_it() -> None:
    assert one("Ankara said in a statement that its soldiers were attacked.").about == "its soldiers were attacked"


def test_nobody_answers_himself() -> None:
    found = positions(
        "Turkey claimed a truce was in place. Turkey's foreign minister denied that a truce was in place."
    )
    assert [(p.stance, p.answers) for p in found] == [("claims", None), ("denies", None)]


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the blast.",
        "The army did not say where its forces attacked.",
        "The rebels said their ransom demands for two drivers had not been met.",
        "Villagers near the army base and local residents said planes attacked.",
    ],
)
def test_words_of_a_stance_that_nobody_takes(text: str) -> None:
    assert [p for p in positions(text) if p.stance in ("claims", "demands")] == []


@pytest.mark.parametrize(
    ("text", "speaker", "stance", "about", "toward"),
    [
        ("Turkey is opposed to a deal on Sarmin.", "Turkey", "rejects", "a deal on Sarmin", None),
        ("Turkey blamed the raid on the Syrian army.", "Turkey", "accuses", "the raid on the Syrian army", ARMY),
        ("Moscow denied that it shelled Sarmin, but a monitor did not.", "Russia", "denies", "it shelled Sarmin", None),
        ("Moscow claimed the rebels had used gas.", "Russia", "claims", "the rebels had used gas", None),
        ("Turkey denied that a ceasefire was in place.", "Turkey", "denies", "a ceasefire was in place", None),
        ("The rebels accused the army of shelling Sarmin.", REBELS, "accuses", "shelling Sarmin", ARMY),
        ("Turkey demanded that Russia stop the strikes.", "Turkey", "demands", "Russia stop the strikes", "Russia"),
        ("Ankara did not accept the plan.", "Turkey", "rejects", "the plan", None),
        ("The rebels refused to leave.", REBELS, "rejects", "to leave", None),
        ("The army threatened to resume its offensive.", ARMY, "threatens", "to resume its offensive", None),
        (
            "The Syrian army said that it would resume operations.",
            ARMY,
            "threatens",
            "it would resume operations",
            None,
        ),
        ("Moscow said its planes had flown no mission.", "Russia", "claims", "its planes had flown no mission", None),
    ],
)
def test_who_takes_which_stand(text: str, speaker: str, stance: str, about: str, toward: str | None) -> None:
    p = one(text)
    assert (p.speaker, p.stance, p.about, p.toward) == (speaker, stance, about, toward)


def test_we_in_a_quotation_is_whoever_speaks() -> None:
    p = one('"We do not accept the plan," said the Turkish foreign minister.')
    assert (p.speaker, p.stance, p.about) == ("Turkish foreign minister", "rejects", "the plan")


def test_a_denial_answers_the_claim() -> None:
    claim, denial = positions("Moscow claimed the rebels had used gas. Ankara denied the claim.")
    assert (denial.speaker, denial.stance, denial.toward, denial.answers) == ("Turkey", "denies", "Russia", claim.id)


def test_a_rejection_answers_the_charge_and_not_what_else_was_said() -> None:
    charge, other, answer = positions(
        "The army accused the rebels of shelling Sarmin. It vowed to return. The rebels rejected the accusation."
    )
    assert other.stance == "threatens"
    assert (answer.speaker, answer.stance, answer.answers) == (REBELS, "rejects", charge.id)


def test_a_claim_denied_in_a_relative_clause() -> None:
    claim, denial = positions("Moscow claimed a truce had been secured, a claim that was denied by Ankara.")
    assert (claim.about, denial.speaker, denial.answers) == ("a truce had been secured", "Turkey", claim.id)


@pytest.mark.parametrize(
    "text",
    [
        "The army declined to comment.",
        "The blast claimed nine lives.",
        "A war monitor said that shells had hit Sarmin.",
        "The claim spread quickly.",
        "The monitor called it the worst day of the year.",
    ],
)
def test_what_is_no_stand(text: str) -> None:
    assert positions(text) == ()


def test_a_count_that_a_party_gives_is_a_figure_and_no_position() -> None:
    assert positions("The Syrian army said that nine soldiers were killed in the attack.") == ()


def test_the_contract_names_every_field() -> None:
    got = position_json(one("Turkey denied that a ceasefire was in place."))
    assert (got["speaker"], got["stance"], got["about"], got["answers"]) == (
        "Turkey", "denies", "a ceasefire was in place", None,
    )  # fmt: skip
    assert json.loads(json.dumps(got)) == got


def test_the_seed() -> None:
    """Turkey rejects the excuse on Friday; Moscow claims a ceasefire and Ankara denies it."""
    (row,) = json.loads(shared("data/seed/docs.json").read_text())
    report = Report(row["id"], row["title"], row["text"], source=row["source"], published=row["published"])
    found = read(report)[2]
    excuse = next(p for p in found if p.speaker == "Turkey" and p.stance == "rejects")
    assert (str(excuse.date), excuse.about.startswith('Russia\'s "excuse"')) == ("2019-06-14", True)
    said = [(p.stance, p.about) for p in found if p.speaker.endswith("Cavusoglu")]
    assert [stance for stance, _ in said] == ["claims", "rejects"]
    claim = next(p for p in found if p.speaker == "Russia")
    denial = next(p for p in found if p.stance == "denies")
    assert (claim.stance, "ceasefire had been secured" in claim.about) == ("claims", True)
    assert (denial.speaker, denial.toward, denial.answers) == ("Turkey", "Russia", claim.id)


def test_the_example_reports_reach_the_annotation() -> None:
    """By overlapping span: kind and holder of control, event of agreements, stance of positions."""
    gold = json.loads((ROOT / "tests/gold/examples.accounts.json").read_text())
    rows = [json.loads(line) for path in ROOT.glob("examples/*.jsonl") for line in path.read_text().splitlines()]
    hits, wanted, given = [0] * 3, [0] * 3, [0] * 3
    for row in rows:
        report = Report(row["id"], row["title"], row["text"], source=row["source"], published=row["published"])
        control, agreements, positions = read(report)
        told: tuple[list[tuple[Span, object]], ...] = (
            [(c.span, (c.kind, c.holder or c.loser)) for c in control],
            [(a.span, a.event) for a in agreements],
            [(p.span, p.stance) for p in positions],
        )
        for n, name in enumerate(("control", "agreements", "positions")):
            left = list(told[n])
            given[n] += sum(span.part == "text" for span, _ in left)
            for g in gold[row["id"]][name]:
                start = _place(report.body(g["in"]), g["quote"], g["nth"])
                key = g.get("event") or g.get("stance") or (g["kind"], g["holder"] or g["loser"])
                hit = next((x for x in left if x[1] == key and _overlap(x[0], start, len(g["quote"]))), None)
                wanted[n] += 1
                if hit is not None:
                    hits[n] += 1
                    left.remove(hit)
    assert min(h / w for h, w in zip(hits, wanted, strict=True)) >= 0.8, (hits, wanted)
    assert min(h / g for h, g in zip(hits, given, strict=True)) >= 0.8, (hits, given)


def _overlap(span: Span, start: int, size: int) -> bool:
    return span.start < start + size and start < span.end


def _place(body: str, quote: str, nth: int) -> int:
    at = -1
    for _ in range(nth):
        at = body.index(quote, at + 1)
    return at
