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
        ("Aleppo, Syria, has seen an onslaught by regime forces since May. So far nine people died.", "nine people",
         ["Syrian government forces"]),
        ("The Syrian Coalition spoke of raids by the regime. The Coalition named nine people killed.", "nine people",
         ["Syrian government forces"]),
    ],
)  # fmt: skip
def test_who_is_only_spoken_of_is_accused_of_nothing_else(text: str, figure: str, doers: list[str]) -> None:
    figures = read_figures(Report("r", "", text, published="2016-10-10"))
    assert [list(f.by) for f in figures if f.span.quote == figure] == [doers]
