"""Claims beside their denials, over many reports. Every report here is written for this test."""

from __future__ import annotations

from accounts.telling import telling
from warledger.accounts import disputes

ARMY = "Syrian government forces"


def test_a_dispute_is_named_by_the_claim_that_is_nearest_to_what_is_denied() -> None:
    (dispute,) = disputes(
        (
            telling(
                "a", "Turkey said it would raise a reported attack with chemical weapons on the town at a summit of "
                "its allies. The rebels accused the army of using chemical weapons.",
            ),
            telling("b", "The army denied using chemical weapons in the attack.", source="Courier"),
        )
    )  # fmt: skip
    assert (dispute.state, dispute.matter) == ("disputed", "using chemical weapons")
    assert [s.party for s in dispute.denials] == [ARMY]


def test_what_else_is_said_of_an_incident_is_not_what_is_denied() -> None:
    text = "Rebels said their fighters had attacked the convoy. The army denied bombing the market of Sarmin."
    reading = telling("a", text)
    incidents = {p.id: "one" for p in reading.positions}
    assert [s.position.stance for d in disputes((reading,), (), incidents) for s in d.claims] == []
