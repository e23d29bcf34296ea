"""Who says it. Every report here is written for this test."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.errors import HandFileError
from warledger.reading.english import ENGLISH
from warledger.reading.speaking.sources import load_sources, read_sources
from warledger.reading.speaking.speech import Speech
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
        ("Turkish Foreign Minister Kemal Demir said nine died.", "nine", ("Kemal Demir", "Turkey", "AFP")),
        ("Turkey's Minister of Foreign Affairs Kemal Demir said nine died.", "nine", ("Kemal Demir", "Turkey", "AFP")),
        ("A source at Hama Police Command told SANA that nine died.", "nine", ("Hama Police Command", "SANA", "AFP")),
        ("A nurse at the al-Salam Hospital in Homs said nine died.", "nine", ("a nurse", "al-Salam Hospital", "AFP")),
        ("Nine people died, a military source told Reuters.", "Nine", ("a military source", "Reuters", "AFP")),
        ("Nine people died, local activists said.", "Nine", ("local activists", "AFP")),
        ("“Nine people died in the yard,” one medic said.", "Nine", ("a medic", "AFP")),
        ("Local officials in Kassala said nine people died.", "nine", ("local officials", "AFP")),
        ("SANA, citing Syrian Civil Defence, said nine died.", "nine", ("White Helmets", "SANA", "AFP")),
        ("The SOHR said reliable sources reported nine deaths.", "nine", ("reliable sources", SOHR, "AFP")),
        ("The Palm Union and local medics said nine died.", "nine", ("local medics", "Palm Union", "AFP")),
        ("Turkey's defence ministry said nine militants were killed.", "nine", ("Turkish defence ministry", "AFP")),
        ("Nine died in Hama according to first reports.", "Nine", ("AFP",)),
        ("Omar Said, a doctor in Douma, said nine died.", "nine", ("Omar Said", "AFP")),
        ("Nine died, a doctor told the Daily Star.", "Nine", ("a doctor", "Daily Star", "AFP")),
        ("A group tracking the war said nine died. The SOHR said shells hit a market.", "nine", (SOHR, "AFP")),
        ("A rights group says nine died. Human Rights Watch said it had names.", "nine", ("Human Rights Watch", "AFP")),
        ("Speaking to Reuters SOHR head Rami Abdel Rahman said nine died.", "nine", ("Rami Abdel Rahman", SOHR, "AFP")),
        ("The SOHR which relies on doctors inside Syria said nine died.", "nine", (SOHR, "AFP")),
        ("The official Sana agency said nine died.", "nine", ("SANA", "AFP")),
        ("Nine died, Adnan Karim, the SDF media head wrote.", "Nine", ("Adnan Karim", "SDF", "AFP")),
        ("Nine died in Hader, Deir Ezzor, a spokesman said.", "Nine", ("a spokesman", "AFP")),
        ("The Palm Network (PN) a group of volunteers reported nine dead.", "nine", ("Palm Network", "AFP")),
        ("Nine died, Iraqi and Turkish officials said.", "Nine", ("Iraqi officials", "Turkish officials", "AFP")),
        ("Nine died near Homs British Foreign Secretary Mark Lane said.", "Nine", ("Mark Lane", "AFP")),
        ("Nine died, Ali Nasr, a spokesman for the Army of Palms, said.", "Nine", ("Ali Nasr", "Army of Palms", "AFP")),
        ("Nine died, according to Dr. Hasan Salim of the Idlib hospital.", "Nine", ("Hasan Salim", "AFP")),
        ("Nine died, the British-based Syrian Observatory for Human Rights monitoring group said.", "Nine",
         (SOHR, "AFP")),
        ("Nine died in Homs. Many pointed to the army.", "Nine", ("AFP",)),
        ("World leaders condemned the attack, which killed nine.", "nine", ("AFP",)),
        ("Rebels fled Homs. IS said nine died.", "nine", ("IS", "AFP")),
        ("IS fights in Syria. Rebels fled. The militant group said nine died.", "nine", ("Islamic State", "AFP")),
        ("Nine died, said Gen. Adam K. Smith.", "Nine", ("Adam K. Smith", "AFP")),
        ("MOSCOW REPORT\n\nNine died in Homs.", "Nine", ("AFP",)),
        ("Opponents of Adnan Karim said nine died.", "nine", ("opponents", "AFP")),
        ("An attack that the Palm Front claimed killed nine.", "nine", ("AFP",)),
        ("Abu Omar, a resident of Sarmin, said nine died.", "nine", ("Abu Omar", "AFP")),
        ("State television said nine died. The agency SANA said it was a mine.", "nine", ("state television", "AFP")),
        ("The Arabic-language desk of Sputnik said nine died.", "nine", ("Sputnik", "AFP")),
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
    text = "The Syrian Observatory said nine people died in Aleppo, while SANA reported twelve dead."
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
        ("Moscow claimed a truce had been agreed.", (("Moscow", "Russia"), "claims", "a truce had been agreed")),
        ("Ankara denied that its jets hit the town.", (("Ankara", "Turkey"), "denies", "its jets hit the town")),
        ("The charge was denied by Ankara.", (("Ankara", "Turkey"), "denies", "The charge was")),
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


def test_who_denies_a_count_does_not_tell_it() -> None:
    text = "Moscow denied that its jets had killed nine people in Idlib. The SOHR said that the dead were civilians."
    assert chain(text, "nine")[0] == SOHR


# -- whom the words may mean ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nine people died in Aleppo, a war monitor said.", "a war monitor"),
        ("A rescue group in Idlib said that nine people died.", "a rescue group"),
        ("In Gaza the health ministry said nine people died.", "health ministry"),
        ("State media in Syria said that nine people died.", "state media"),
        ("Human Rights Watch wrote on Sunday. A war monitor said nine people died in Idlib.", "a war monitor"),
        ("The Syrian Observatory spoke up. Human rights groups said nine people died.", "human rights groups"),
    ],
)
def test_a_description_alone_names_nobody(text: str, speaker: str) -> None:
    assert chain(text, "nine" if "nine" in text else "Nine")[0] == speaker


def test_a_description_means_the_monitor_that_the_report_names() -> None:
    text = (
        "Nine fighters died near Hama, a war monitor said. The Example Monitor counted twelve dead in Idlib. "
        "It spoke of three more, and two were missing, according to the monitor."
    )
    for words in ("Nine", "twelve", "three", "two"):
        assert chain(text, words) == ("Example Monitor", "AFP")
    assert chain("Nine people died, the monitor said. The SOHR is in Coventry.", "Nine")[0] == SOHR


def test_a_monitor_that_no_registry_knows_is_its_own_source() -> None:
    text = "Sarmin: 9 civilians killed. Local sources wrote of a raid. In Hish, 4 civilians were killed."
    assert chain(text, "4", source="Hama Monitor") == ("Hama Monitor",)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Example Monitor said nine died.", "Example Monitor"),
        ("The Kivu Network for Peace said nine died.", "Kivu Network for Peace"),
        ("Emergency Medics said nine died.", "Emergency Medics"),
        ("The Hasakah Police Command said nine died.", "Hasakah Police Command"),
        ("The Centre for Research and Human Dignity said nine died.", "Centre for Research and Human Dignity"),
        ("The Kharkiv regional prosecutor's office said nine died.", "Kharkiv regional prosecutor's office"),
        ("The Palm Committee a local group that stands against the army said nine died.", "Palm Committee"),
        ("The Palm Committee a network of activists said nine died.", "Palm Committee"),
        ("A network of activists said nine died.", "activists"),
        ("Residents said nine died.", "residents"),
        ("According to press reports nine died.", "press reports"),
        ("In August the Syrian Observatory said nine died.", SOHR),
        ("The Palm Centre in August said nine died.", "Palm Centre"),
    ],
)
def test_bodies_are_told_by_their_shape(text: str, speaker: str) -> None:
    assert chain(text, "nine") == (speaker, "AFP")


def test_a_headline_s_capitals_name_no_body() -> None:
    title = "Warplanes Hit Children Hospital As Rebels Say Nine Died"
    assert chain("It was dark.", "Nine", title=title, part="title")[0] == "rebels"


@pytest.mark.parametrize("label", ["CORRECTED", "Credit", "Afghanistan", "Breaking News", "Photo"])
def test_a_word_before_a_colon_is_no_speaker(label: str) -> None:
    assert acts(f"{label}: nine people died in a raid on the town.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow said nine people died in Idlib.", ("Moscow", "Russia", "AFP")),
        ("US forces said nine people died in Syria.", ("US forces", "US army", "AFP")),
        ("The U.S. military said nine people died in Syria.", ("US military", "US army", "AFP")),
        ("Daesh said nine people died in Aleppo.", ("Daesh", "Islamic State", "AFP")),
        ("The army said nine people died in Aleppo and Homs.", ("army", "Syrian government forces", "AFP")),
        ("The United States said nine people died in Idlib.", ("United States", "AFP")),
    ],
)
def test_a_party_speaks_under_its_words_and_its_name(text: str, expected: tuple[str, ...]) -> None:
    assert chain(text, "nine") == expected


def test_a_man_named_again_speaks_for_the_same_body() -> None:
    text = "Nine died, said Observatory head Rami Abdel Rahman. Later Abdel Rahman said twelve had died."
    assert chain(text, "twelve") == ("Rami Abdel Rahman", SOHR, "AFP")


# -- what nobody is quoted for ---------------------------------------------------------------------------------------


def test_a_count_that_the_text_does_not_tell_is_nobody_s_in_the_title() -> None:
    text = "Thirty-five fighters died in Hama, the SOHR said."
    assert chain(text, "36", title="Strikes leave 36 people dead", part="title") == ("AFP",)
    assert chain(text, "35", title="Strikes leave 35 people dead", part="title")[0] == SOHR
    assert chain(text, "Dozens", title="Dozens die in strikes on Hama", part="title")[0] == SOHR


def test_a_caption_is_nobody_s() -> None:
    caption = "More than nine fighters were killed in the clashes."
    text = f"{caption}\nAFP\n\n{caption}\n\nTwelve fighters died in Hama, the SOHR said."
    assert chain(text, "nine") == ("AFP",)
    assert speech(text).speakers("text", text.rindex("nine"), text.rindex("nine") + 4) == ("AFP",)
    assert chain(text, "Twelve")[0] == SOHR


def test_what_is_told_beside_the_news_takes_no_source() -> None:
    text = "The SOHR said nine died in Homs. Three fell in Hama, days after forty people were killed there."
    assert chain(text, "Three")[0] == SOHR
    assert chain(text, "forty") == ("AFP",)


def test_a_rival_count_in_a_clause_of_its_own_leaves_the_rest_to_the_first() -> None:
    text = (
        "Raids killed nine civilians, the SOHR said, four of them in Hish, where a rescue group reported eight dead. "
        "Three were killed in Sarmin."
    )
    assert chain(text, "four")[0] == SOHR
    assert chain(text, "eight")[0] == "a rescue group"
    assert chain(text, "Three")[0] == SOHR


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


def test_the_registry_loads_and_tells_of_a_broken_entry() -> None:
    assert len(load_sources().sources) > 100
    with pytest.raises(HandFileError, match="'Somebody' is of no known kind: 'oracle'"):
        read_sources([{"name": "Somebody", "kind": "oracle"}])
