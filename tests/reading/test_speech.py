"""Who says it. Every report here is written for this test."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.errors import HandFileError
from warledger.reading.english import ENGLISH
from warledger.reading.sources import load_sources, read_sources
from warledger.reading.speech import Speech, SpeechAct
from warledger.reading.text import split_text
from warledger.records import Part, Report

SOHR = "Syrian Observatory for Human Rights"


def speech(text: str, *, title: str = "", source: str | None = "AFP") -> Speech:
    report = Report("r", title, text, source=source)
    abbreviations = ENGLISH.abbreviations
    return Speech.of(report, split_text(title, abbreviations), split_text(text, abbreviations), ENGLISH)


def chain(
    text: str, words: str, *, title: str = "", source: str | None = "AFP", part: Part = "text"
) -> tuple[str, ...]:
    start = (title if part == "title" else text).index(words)
    return speech(text, title=title, source=source).speakers(part, start, start + len(words))


def acts(text: str) -> list[tuple[tuple[str, ...], str, str]]:
    return [(a.speaker, a.stance, text[a.content_start : a.content_end]) for a in speech(text).clauses()]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Shells killed nine people in Homs, the Syrian Observatory for Human Rights said.", "nine", (SOHR, "AFP")),
        ("The Syrian Observatory for Human Rights (SOHR) said on Monday that nine people died.", "nine", (SOHR, "AFP")),
        ("Nine people died, according to the UK-based Syrian Observatory for Human Rights.", "Nine", (SOHR, "AFP")),
        ("Nine people died, said Observatory head Rami Abdel Rahman.", "Nine", ("Rami Abdel Rahman", SOHR, "AFP")),
        ("Rami Abdel Rahman, who heads the Observatory, said nine died.", "nine", ("Rami Abdel Rahman", SOHR, "AFP")),
        ("A source at Hama Police Command told SANA that nine died.", "nine", ("Hama Police Command", "SANA", "AFP")),
        ("Nine people died, a military source told Reuters.", "Nine", ("a military source", "Reuters", "AFP")),
        ("Nine people died, local activists said.", "Nine", ("local activists", "AFP")),
        ("“Nine people died in the yard,” one medic said.", "Nine", ("a medic", "AFP")),
        ("Local officials in Kassala said nine people died.", "nine", ("local officials", "AFP")),
        ("SANA, citing Syrian Civil Defence, said nine died.", "nine", ("White Helmets", "SANA", "AFP")),
        ("The Observatory said reliable sources reported nine deaths.", "nine", ("reliable sources", SOHR, "AFP")),
        ("Turkey's defence ministry said nine militants were killed.", "nine", ("Turkish defence ministry", "AFP")),
        ("Nine people died in the village overnight.", "Nine", ("AFP",)),
    ],
)  # fmt: skip
def test_closest_speaker_first_and_the_outlet_last(text: str, words: str, expected: tuple[str, ...]) -> None:
    assert chain(f"{text} Syrian troops hold Aleppo.", words) == expected


def test_a_report_that_names_nobody_and_no_outlet_has_no_speaker() -> None:
    assert chain("Nine people died in the village overnight.", "Nine", source=None) == ()


def test_a_war_monitor_is_named_only_later() -> None:
    text = "Nine fighters died near Aleppo, a war monitor said. It fell, the Syrian Network for Human Rights said."
    assert chain(text, "Nine")[0] == "Syrian Network for Human Rights"


def test_commas_lost_on_the_way_do_not_hide_the_speaker() -> None:
    text = (
        "Air strikes killed nine people including a child the Syrian Observatory for Human Rights said. The UK-based "
        "Observatory said jets hit the market. Another four people died in Sarmin an AFP photographer in the town said."
    )
    assert chain(text, "nine")[0] == SOHR
    assert chain(text, "a child")[0] == SOHR
    assert chain(text, "four", source=None) == ("AFP",)


def test_two_sources_of_one_sentence_keep_to_their_own_counts() -> None:
    text = "The Observatory said nine people died in Aleppo, while SANA reported twelve dead."
    assert chain(text, "nine")[0] == SOHR
    assert chain(text, "twelve")[0] == "SANA"


def test_a_monitor_speaks_on_where_a_passer_by_has_spoken() -> None:
    text = (
        "The Syrian Observatory for Human Rights said nine died in Idlib. “I saw my house fall,” Omar Hamdan said. "
        "A further two people were killed in Sarmin."
    )
    assert chain(text, "two people")[0] == SOHR


def test_a_total_of_the_whole_war_takes_no_source_from_its_neighbours() -> None:
    text = (
        "Nine people died in Idlib, the Syrian Observatory for Human Rights said. "
        "More than 300,000 people have been killed since the conflict began in 2011."
    )
    assert chain(text, "300,000") == ("AFP",)


def test_pronouns_and_the_source_point_back() -> None:
    text = (
        "Nine people died, a medical source told SANA. Four more were wounded, the source added. "
        "Idlib health chief Munir Saleh said the clinic was hit. He said three nurses died."
    )
    assert chain(text, "Four", source=None)[0] == "a medical source"
    assert chain(text, "three nurses", source=None)[0] == "Munir Saleh"


def test_a_quotation_of_several_sentences_belongs_to_whoever_closes_it() -> None:
    text = "“We heard two blasts. Nine people lay dead in the yard,” Salma Haddad told AFP."
    assert chain(text, "Nine")[0] == "Salma Haddad"
    text = "“We heard two blasts,” Salma Haddad told AFP. “Nine people lay dead in the yard. It was dark.”"
    assert chain(text, "Nine")[0] == "Salma Haddad"


def test_a_title_takes_the_source_of_the_same_count_in_the_text() -> None:
    text = (
        "SANA said twelve soldiers died in Homs. The Syrian Observatory for Human Rights said nine people were killed."
    )
    assert chain(text, "9", title="9 killed in strikes on Homs", part="title")[0] == SOHR


def test_a_lead_takes_the_source_that_comes_after_it() -> None:
    text = "Nine people died in Deraa. It was a market. The Syrian Observatory for Human Rights said a bomb went off."
    assert chain(text, "Nine")[0] == SOHR


def test_a_monitor_that_publishes_is_its_own_source() -> None:
    text = "An elderly man was shot dead in Rif Dimashq. Officials said nothing."
    assert chain(text, "An elderly man", source="Syrian Observatory for Human Rights") == (SOHR,)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("dailysabah", "Daily Sabah"),
        ("SANA news", "SANA"),
        ("manar", "Al-Manar"),
        ("AFP", "AFP"),
        ("The Ledger", "The Ledger"),
    ],
)
def test_the_outlet_is_named_alike_whatever_its_label(label: str, name: str) -> None:
    assert chain("Nine people died.", "Nine", source=label) == (name,)


def test_a_byline_names_the_agency() -> None:
    assert chain("BEIRUT (Reuters) - Nine people died.", "Nine", source="Jordan Times") == ("Reuters", "Jordan Times")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow claimed a truce had been agreed.", (("Moscow",), "claims", "a truce had been agreed")),
        ("Ankara denied that its jets hit the town.", (("Ankara",), "denies", "its jets hit the town")),
        ("The charge was denied by Ankara.", (("Ankara",), "denies", "The charge was")),
        ("Turkey did not accept the excuse.", (("Turkey",), "rejects", "the excuse")),
        ("Damascus accused the rebels of shelling.", (("Damascus",), "accuses", "the rebels of shelling")),
        ("The army vowed to retake the hill.", (("army",), "threatens", "to retake the hill")),
        ("The UN urged both sides to stop at once.", (("UN",), "demands", "both sides to stop at once")),
    ],
)
def test_stances(text: str, expected: tuple[tuple[str, ...], str, str]) -> None:
    assert acts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The report claims the lives of nobody.",
        "United States troops left.",
        "He was reported killed.",
        "Three reports followed.",
    ],
)
def test_words_that_look_like_saying_are_none(text: str) -> None:
    assert acts(text) == []


def test_claiming_responsibility_is_no_source_of_the_count() -> None:
    assert chain("Daesh claimed responsibility for the attack that killed nine people.", "nine") == ("AFP",)


SIGNS = (",", ".", "“", "”", '"', "(", ")", ":", "\n")
VOCABULARY = (
    "the Observatory said SANA told AFP nine people died he it added according to a military source who in Homs "
    "quoting Rami Abdel Rahman was denied by while group"
)
WORDS = st.sampled_from([*VOCABULARY.split(), *SIGNS])


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_spans_lie_in_the_text_and_chains_hold_no_name_twice(text: str) -> None:
    read = speech(text, title=text[:40])
    for act in read.clauses():
        body = text[:40] if act.part == "title" else text
        assert 0 <= act.start < act.end <= len(body)
        assert 0 <= act.content_start <= act.content_end <= len(body)
        assert act.speaker
    for at in range(0, len(text), 7):
        names = read.speakers("text", at, at + 1)
        assert len(set(names)) == len(names)
        assert "AFP" in names


def test_time_is_linear_in_length() -> None:
    def seconds(times: int) -> float:
        text = "nine died it said SANA said and the monitor said he told AFP " * times
        started = time.process_time()
        read = speech(text)
        assert all(isinstance(act, SpeechAct) for act in read.clauses())
        return time.process_time() - started

    seconds(20)
    assert seconds(3200) < 16 * max(seconds(400), 0.01)


def test_the_registry_loads_and_tells_of_a_broken_entry() -> None:
    assert len(load_sources().sources) > 100
    with pytest.raises(HandFileError, match="'Somebody' is of no known kind: 'oracle'"):
        read_sources([{"name": "Somebody", "kind": "oracle"}])
