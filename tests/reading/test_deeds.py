"""Whom a report accuses of what it counts, and whom it only speaks of. Every report here is written for this test."""

from __future__ import annotations

import pytest

from warledger.reading.cascade import read_figures
from warledger.records import Report


@pytest.mark.parametrize(
    ("text", "figure", "doers"),
    [
        ("Regime jets bombed Idlib, Syria. A car bomb in Homs wounded nine people.", "nine people", []),
        ("Raids hit Douma, Syria, where rebels and regime forces trade attacks. Later nine people died.", "nine people",
         []),
        ("Regime jets bombed Idlib, Syria. The war began in 2011. It has cost the lives of 200,000 people.",
         "200,000 people", []),
        ("Nine people died in a raid on Atareb, Syria, near Urem. After an attack on a convoy the US accused Russia.",
         "Nine people", []),
        ("Nine died in Homs. Nobody claimed it. Al-Nusra Front was behind a similar bombing in Syria. Later 31 died.",
         "31", []),
        ("Clashes between coalition troops and unknown gunmen in Idlib, Syria, killed nine people.", "nine people", []),
        ("Ahrar al-Sham attacked a base in Harasta, Syria. Rebels fired rockets at Damascus, killing nine people.",
         "nine people", ["Syrian rebels"]),
        ("Ahrar al-Sham attacked a base in Harasta, Syria. The militants fired rockets, killing nine people.",
         "nine people", ["Ahrar al-Sham"]),
        ("ISIS raided Al Bab, Syria. Nine FSA rebels were executed by the extremist group.", "Nine FSA rebels",
         ["Islamic State"]),
        ("Russian forces destroy a Daesh post in Homs, Syria, killing nine militants.", "nine militants",
         ["Russian army"]),
        ("Syrian troops shelled ISIS, Al-Nusra Front and other terrorist groups killing nine of them.", "nine of them",
         ["Syrian government forces"]),
        ("Fighting left nine dead on the regime side in Hama, Syria, where rebels attacked.", "nine",
         ["Syrian rebels"]),
        ("ISIS left behind nine dead and wounded members in Homs, Syria.", "nine", []),
        ("US jets hit bases in Syria after an attack that wounded five US troops.", "five US troops", []),
        ("Turkish jets hit Ras, Syria. Regime forces reacted to the Turkish raid by shelling Abla, killing two.", "two",
         ["Syrian government forces"]),
        ("The attack in Raqqa, Syria, that ISIS claimed led to the arrest of one man.", "one man", []),
        ("Turkish raids on Kobani, Syria, were retaliation for a bombing in Istanbul that killed six.", "six", []),
        ("A bomb killed nine in Latakia, Syria. Last month bombings claimed by Islamic State hit Tartus.", "nine", []),
        ("Gas killed 90 in Idlib, Syria. The US accused the regime. An air strike on Jineh killed nine people.",
         "nine people", []),
        ("Soldiers stormed a base in Rastan, Syria, killing Amin Karim, a commander.", "Amin Karim, a commander",
         ["Syrian government forces"]),
        ("A soldier died in shelling by factions of “Ahrar al-Sham” in Hama, Syria.", "A soldier",
         ["Ahrar al-Sham"]),
        ("A bomb killed nine in Raqqa, Syria. It came hours after officials warned of one. ISIS claimed the attack.",
         "nine", ["Islamic State"]),
        ("Syrian troops repel a rebel offensive north of Aleppo killing nine attackers.", "nine attackers",
         ["Syrian government forces"]),
        ("Syrian troops foiled a rebel attack that killed nine people in Aleppo.", "nine people", ["Syrian rebels"]),
        ("Nine people died in raids on Ghouta, Syria, since Russian jets began an offensive in May.", "Nine people",
         ["Russian army"]),
        ("Nine people died in an air strike on Ramouseh, Syria, seized by rebels from the army.", "Nine people", []),
        ("After Kurdish militia drove jihadists from a town in Syria, Al-Qaeda counters by killing nine people.",
         "nine people", ["Al-Qaeda"]),
        ("Al-Qaeda loyalists attacked a town in Syria killing nine people.", "nine people", ["Al-Qaeda"]),
        ("Rebel groups including the Ahrar al-Sham faction fired rockets into Aleppo killing nine people.",
         "nine people", ["Syrian rebels"]),
        ("Regime forces backed by ally Russia have waged a ground assault in Aleppo, Syria, killing nine people.",
         "nine people", ["Syrian government forces"]),
        ("Russian jets hit a post near the border of Syria with Turkey killing at least one man.", "at least one man",
         ["Russian army"]),
        ("A bomber struck the wedding of a member of the SDF in Syria killing at least 22 men.", "at least 22 men", []),
        ("An air strike by a U.S.-led coalition fighting Daesh mistakenly killed nine SDF members in Tabqa, Syria.",
         "nine SDF members", ["US-led coalition"]),
        ("Syrian jets pound an ISIS offensive in Hama killing 50 people.", "50 people", ["Syrian government forces"]),
        ("Syrian troops shot dead six ISIS suicide bombers in Homs.", "six ISIS suicide bombers",
         ["Syrian government forces"]),
        ("The raids were carried out by Russian jets in revenge for the death of five crewmen in Syria.",
         "five crewmen", []),
        ("Aleppo, Syria, has seen an onslaught by regime forces since May. So far nine people died.", "nine people",
         ["Syrian government forces"]),
        ("The Syrian Coalition spoke of raids by the regime. The Coalition named nine people killed.", "nine people",
         ["Syrian government forces"]),
    ],
)  # fmt: skip
def test_who_is_only_spoken_of_is_accused_of_nothing_else(text: str, figure: str, doers: list[str]) -> None:
    figures = read_figures(Report("r", "", text, published="2016-10-10"))
    assert [list(f.by) for f in figures if f.span.quote == figure] == [doers]
