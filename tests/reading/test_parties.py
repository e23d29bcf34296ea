from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.errors import HandFileError
from warledger.hand import load_hand
from warledger.reading.blame.parties import Parties
from warledger.reading.blame.partynames import Names, fold
from warledger.reading.text import split_text

PARTIES = Parties.load()
NOTHING = split_text("")


def named(words: str, *conflicts: str, day: date | None = None, speaker: str | None = None) -> list[tuple[str, str]]:
    """What of the words names whom."""
    found = PARTIES.find(split_text(words), conflicts, day, speaker)
    return [(words[m.start : m.end], m.name) for m in found]


def names(words: str, *conflicts: str, day: date | None = None) -> list[str]:
    return [name for _, name in named(words, *conflicts, day=day)]


@pytest.mark.parametrize(
    ("words", "conflict", "name"),
    [
        ("regime forces", "Syria", "Syrian government forces"),
        ("Assad's forces", "Syria", "Syrian government forces"),
        ("Assads forces", "Syria", "Syrian government forces"),
        ("Syrias army", "Syria", "Syrian government forces"),
        ("ASSAD'S FORCES", "Syria", "Syrian government forces"),
        ("the rebels", "Syria", "Syrian rebels"),
        ("the rebels", "Yemen", "Houthis"),
        ("government forces", "Yemen", "Yemeni government forces"),
        ("junta troops", "Myanmar", "Myanmar military"),
        ("H*T*S", "Syria", "Hayat Tahrir al-Sham"),
        ("RSF fighters", "Sudan", "Rapid Support Forces"),
        ("the army's warplanes", "Sudan", "Sudanese army"),
        ("FMLN GUERRILLAS", "El Salvador", "FMLN"),
        ("a guerrilla", "El Salvador", "Salvadoran rebels"),
        ("soldiers", "Mali", "Malian army"),
    ],
)
def test_a_name_is_read_by_conflict_however_it_is_spelt(words: str, conflict: str, name: str) -> None:
    assert names(words, conflict) == [name]


def test_a_group_that_no_file_knows_is_known_by_the_build_of_its_name() -> None:
    assert names("The Suqour al-Jabal Brigade killed six fighters") == ["Suqour al-Jabal Brigade"]
    assert names("the 55th Infantry Brigade and the National Guard Front Battalion of the base") == []


def test_a_local_word_means_nobody_outside_its_conflict() -> None:
    assert names("the regime said", "Ukraine") == []
    assert names("gunmen opened fire", "Mali") == ["gunmen"]


def test_an_adjective_needs_a_noun_of_force() -> None:
    assert named("Syrian jets and Syrian civilians, Syrian fighters", "Syria") == [
        ("Syrian jets", "Syrian government forces")
    ]
    assert names("Nusra fighters", "Syria") == ["Al-Nusra Front"]
    assert names("Syrian or Russian aircraft", "Syria") == ["Syrian government forces", "Russian army"]


def test_a_country_is_a_party_where_it_acts_and_not_where_it_is_a_place() -> None:
    assert names("Israel said on Monday", "Syria") == ["Israel"]
    assert names("a town in Israel", "Syria") == []
    assert names("Syria air strike kills 12", "Syria") == ["Syrian government forces"]
    assert names("12 killed in Syria raid", "Syria") == []


def test_what_a_party_holds_or_backs_is_not_the_party() -> None:
    assert names("a rebel-held town, an IS-held village, rebel held areas", "Syria") == []
    assert names("anti-IS raids", "Syria") == []


def test_short_names_in_capitals_are_no_common_words() -> None:
    assert names("It is held by IS", "Syria") == ["Islamic State"]
    assert names("THE TOWN IS CALM AND THAT IS A FACT", "Chad") == []
    assert names("Hamas recent upsurge in violence in Hama", "Syria") == []


def test_dates_decide_between_parties_that_share_a_word() -> None:
    assert names("the Syrian army", "Syria", day=date(2019, 6, 15)) == ["Syrian government forces"]
    assert names("the Syrian army", "Syria", day=date(2025, 6, 15)) == ["Syrian government forces (transitional)"]
    assert names("soldiers", "Syria", day=date(2025, 6, 15)) == ["Syrian government forces (transitional)"]


def test_whom_a_speaker_calls_terrorists() -> None:
    words = split_text("terrorists fired rockets")
    (mention,) = PARTIES.find(words, ("Syria",), None, "Syrian government forces")
    assert (mention.name, mention.label, mention.generic) == ("Syrian rebels", "terrorists", True)
    (mention,) = PARTIES.find(words, ("Syria",))
    assert (mention.name, mention.label) == ("terrorists", "")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Serb forces shelled", "Serb forces"),
        ("Irish nationalist guerrillas", "Irish nationalist guerrillas"),
        ("Sri Lankan soldiers", "Sri Lankan army"),
        ("Burundian militiamen", "Burundian militiamen"),
        ("Egyptian police", "Egyptian police"),
    ],
)
def test_a_nations_force_that_the_file_does_not_know_is_named_as_worded(words: str, name: str) -> None:
    assert names(words) == [name]


@pytest.mark.parametrize(
    ("words", "conflict"),
    [
        ("Air strikes on Idlib and Hama", "Syria"),
        ("Two were shot dead in Nablus", "Israel-Palestine"),
        ("The Huthis seized Marib", "Yemen"),
        ("Shells fell on Kharkiv", "Ukraine"),
        ("An attack in El Fasher, Darfur", "Sudan"),
        ("Villagers fled South Sudan's Jonglei state", "South Sudan"),
        ("JNIM fighters near Mopti, Mali", "Mali"),
        ("Air raids in Sagaing, Myanmar", "Myanmar"),
        ("A blast in Kabul", "Afghanistan"),
        ("BOGOTA, 3 MAR 89 -- FARC GUERRILLAS", "Colombia"),
        ("SAN SALVADOR, 9 APR 90 (ACAN-EFE)", "El Salvador"),
        ("Turkish forces shelled Afrin, northern Syria", "Syria"),
    ],
)
def test_what_a_report_is_about(words: str, conflict: str) -> None:
    assert PARTIES.conflicts_of(NOTHING, split_text(words))[:1] == (conflict,)


def test_who_fights_beside_whom() -> None:
    friends = PARTIES.friends
    assert friends("YPG", "SDF")
    assert friends("Syrian government forces", "Russian army", date(2019, 6, 15))
    assert not friends("Syrian government forces", "Russian army", date(2014, 6, 15))
    assert not friends("Houthis", "Saudi-led coalition")


def test_every_party_that_the_file_speaks_of_stands_in_it() -> None:
    known = {entry["name"] for entry in load_hand("parties.yaml")}
    meant = {other for party in PARTIES.names.parties.values() for other, _, _ in party.ties}
    meant |= {m for party in PARTIES.names.parties.values() for _, m in party.resolves}
    meant |= {p.successor for p in PARTIES.names.parties.values() if p.successor}
    assert meant <= known


def test_a_file_that_is_missing_or_broken_is_said_so() -> None:
    with pytest.raises(HandFileError, match=r"hand/none\.yaml: there is no such file"):
        load_hand("none.yaml")
    with pytest.raises(HandFileError, match="entry 'X' has no usable"):
        Names([{"name": "X", "kind": "rebels"}], PARTIES.tables)


@given(st.text(alphabet="aSs' -’.,ISIS army Syrian rebels Hamas(é\n*", max_size=200))
def test_mentions_stand_in_order_inside_the_text_and_apart(words: str) -> None:
    text = split_text(words)
    found = PARTIES.find(text, ("Syria",))
    ends = [0]
    for mention in found:
        assert ends[-1] <= mention.start < mention.end <= len(words)
        ends.append(mention.end)
    assert found == PARTIES.find(split_text(words), ("Syria",))


@given(st.from_regex(r"[A-Za-z]{1,8}([-'][A-Za-z]{1,8})?", fullmatch=True))
def test_folding_forgets_case_and_apostrophes(word: str) -> None:
    assert fold(word) == fold(word.upper()) == fold(word.lower())
    if "'" in word and not word.lower().endswith("'s"):
        assert fold(word) == fold(word.replace("'", ""))
