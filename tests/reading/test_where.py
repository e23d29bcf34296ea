"""Places in a report, and which figure they belong to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.reading.english import ABBREVIATIONS
from warledger.reading.placing.placed import Counted, PlaceMention
from warledger.reading.placing.where import Where
from warledger.reading.text import split_text
from warledger.records import Measure, Part, Scope


def read(text: str, title: str = "") -> Where:
    return Where.of(split_text(title, ABBREVIATIONS), split_text(text, ABBREVIATIONS))


def place_of(figure: str, text: str, title: str = "", part: Part = "text") -> PlaceMention | None:
    body = title if part == "title" else text
    start = body.index(figure)
    return read(text, title).place(part, start, start + len(figure))


def words_of(figure: str, text: str, title: str = "", part: Part = "text") -> str | None:
    place = place_of(figure, text, title, part)
    return place.words if place else None


def among(figures: list[str], text: str, title: str = "") -> list[str | None]:
    """The places of figures that are told of at once, those marked with * in the title, each behind the last."""
    counted: list[Counted] = []
    at = 0
    for figure in figures:
        part: Part = "title" if figure.startswith("*") else "text"
        words = figure.lstrip("*")
        start = title.index(words) if part == "title" else text.index(words, at)
        at = start + len(words) if part == "text" else 0
        counted.append(Counted(part, start, start + len(words), "killed", words))
    where = Where.of(split_text(title, ABBREVIATIONS), split_text(text, ABBREVIATIONS), counted)
    places = [where.place(figure.part, figure.start, figure.end) for figure in counted]
    return [place.words if place else None for place in places]


def of_scope(scope: Scope, figure: str, text: str) -> str | None:
    start = text.index(figure)
    place = read(text).place("text", start, start + len(figure), scope)
    return place.words if place else None


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Shelling killed nine people in the town of Morek on Friday.", "Morek", "town"),
        ("Shelling killed nine people in Kafr Nabudah.", "Kafr Nabudah", "unknown"),
        ("Nine people were killed near Al-Latamneh.", "Al-Latamneh", "unknown"),
        ("A strike on Jisr al-Shughur killed nine people.", "Jisr al-Shughur", "unknown"),
        ("Warplanes struck Saraqib, killing nine people.", "Saraqib", "unknown"),
        ("Nine people were killed in Hama province.", "Hama province", "province"),
        ("Nine people were killed in the Salma countryside.", "Salma countryside", "district"),
        ("Nine people were killed in north-west Syria.", "north-west Syria", "country"),
        ("Nine people were killed in Syria's Idlib.", "Idlib", "unknown"),
        ("Nine people were killed in Aleppo's Salihin district.", "Salihin district", "district"),
        ("Ras al-Hamra village was shelled, and nine people were killed.", "Ras al-Hamra", "village"),
        ("Nine people were killed at Bab al-Salam crossing.", "Bab al-Salam crossing", "facility"),
        ("In Mount Meron nine people were killed.", "Mount Meron", "unknown"),
        ("Nine people were killed in the West Bank.", "West Bank", "region"),
        ("Nine people were killed in the Central African Republic.", "Central African Republic", "country"),
        ("Nine people were killed in the “de-escalation zone,” the monitor said.", "de-escalation zone", "district"),
        ("Nine people were killed in northern Homs FNA reports.", "northern Homs", "unknown"),
        ("The Hass strike killed nine people on a day of strikes on Hass.", "Hass", "unknown"),
        ("Footage from Hass showed the bodies of nine people.", "Hass", "unknown"),
        ("Marea is 30 km from Sarmin, where nine people were killed.", "Sarmin", "unknown"),
    ],
)  # fmt: skip
def test_a_place_is_known_by_the_words_about_it(text: str, words: str, kind: str) -> None:
    place = place_of("ine people", text)
    assert place is not None
    assert (place.words, place.kind) == (words, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed in Ramadan.",
        "Nine people were killed in April.",
        "Nine people were killed on Monday, the Observatory said.",
        "Nine people were killed by the Levant Front.",
        "Nine Syrians were killed, said President Karim Haddad.",
        "Nine people were killed, the Northern Democratic Party said in Arabic.",
        "Nine people were killed, as footage from the Encounter showed.",
        "Nine people were killed, the Example Monitor said.",
        'The site, which he called a "military zone", was shelled, and nine people were killed.',
    ],
)
def test_days_feasts_persons_and_bodies_are_no_places(text: str) -> None:
    assert read(text).mentions == ()


def test_wider_places_named_with_it_are_kept() -> None:
    place = place_of("seven people", "In Khan Tuman, a town in Aleppo province, air strikes killed seven people.")
    assert place is not None
    assert (place.words, place.within) == ("Khan Tuman", ("Aleppo province",))


class TestOwnClause:
    def test_a_village_wins_over_its_province_and_country(self) -> None:
        text = "Shells killed four people in the village of Tell Aran in Aleppo province in northern Syria."
        assert words_of("four people", text) == "Tell Aran"

    def test_of_two_towns_each_figure_has_its_own(self) -> None:
        text = "Raids killed four people in Binnish and wounded six people in Sarmin."
        assert words_of("four people", text) == "Binnish"
        assert words_of("six people", text) == "Sarmin"

    def test_the_town_and_not_the_one_that_it_is_told_by(self) -> None:
        text = "Shells killed four people in Heesh, 20 km south of Maar Shurin."
        assert words_of("four people", text) == "Heesh"

    def test_of_a_list_each_count_has_the_place_behind_it(self) -> None:
        text = "Raids killed two people in Hama province, one in Morek and one in Salhab."
        assert among(["two people", "one", "one"], text) == ["Hama province", "Morek", "Salhab"]

    def test_what_opens_the_sentence_is_for_all(self) -> None:
        text = "In Tarmala shells killed four people and a guard."
        assert among(["four people", "a guard"], text) == ["Tarmala", "Tarmala"]

    def test_a_hospital_is_not_where_it_happened(self) -> None:
        text = "A mine exploded in Salhab. Karim Hospital was treating six people."
        assert words_of("six people", text) == "Salhab"

    def test_a_road_is_no_narrower_than_a_town(self) -> None:
        assert words_of("Two people", "Two people were killed on the Karim highway in Salhab.") == "Salhab"

    def test_where_the_fire_came_from_is_no_place_of_the_harm(self) -> None:
        text = "Rockets fired from Tell Malah hit Qamhana, killing four people."
        assert words_of("four people", text) == "Qamhana"

    def test_where_attackers_are_positioned_is_no_place_of_the_harm(self) -> None:
        text = "Gunmen positioned in Jubar fired shells on the Abbasid district, killing four people."
        assert words_of("four people", text) == "Abbasid district"

    def test_where_an_official_speaks_is_no_place_of_the_harm(self) -> None:
        text = "The defence ministry in Ankara said four people were killed in Suran."
        assert words_of("four people", text) == "Suran"

    def test_a_body_named_after_a_town_is_no_place(self) -> None:
        text = "A source at Hama Police Command said four people were killed in Salhab."
        assert words_of("four people", text) == "Salhab"

    def test_the_hospital_is_where_the_wounded_are_taken(self) -> None:
        text = "A mine in Tell Dhahab wounded four people, who were taken to Bab al-Hawa hospital."
        assert words_of("four people", text) == "Tell Dhahab"


class TestEvent:
    def test_a_figure_without_a_place_belongs_to_the_event_before_it(self) -> None:
        text = "Aircraft bombed the town of Hass on Sunday. Five people were killed. Ten more were wounded."
        assert words_of("Ten more", text) == "Hass"

    def test_a_title_takes_its_place_from_the_text(self) -> None:
        text = "Five people were killed on Sunday in the town of Hass in Idlib province, a monitor said."
        assert words_of("Five", text, "Five killed in raids in Syria", "title") == "Hass"

    def test_a_headline_has_the_place_of_the_same_figure_in_the_text(self) -> None:
        title = "Seven killed in shelling of Hama"
        text = "Shells fell on several towns. Seven people died in Salhab, in the province of Hama."
        assert among(["*Seven", "Seven"], text, title) == ["Salhab", "Salhab"]

    @pytest.mark.parametrize(
        "title",
        ["Three killed in raid on Idlib town", "Three killed in raid on village in Idlib", "Three killed in Idlib"],
    )
    def test_a_headline_is_narrowed_to_the_village_that_it_does_not_name(self, title: str) -> None:
        text = "Aircraft killed three people in the village of Hass in Idlib on Sunday, a monitor said."
        assert words_of("Three", text, title, "title") == "Hass"

    def test_a_headline_printed_again_is_one(self) -> None:
        title = "A child killed in shelling near Kobani"
        text = f"{title}\n\nA child was killed by shelling on Zorava, east of Kobani."
        assert among(["*A child", "A child", "A child"], text, title) == ["Zorava", "Zorava", "Zorava"]

    def test_other_stories_on_the_page_tell_nothing(self) -> None:
        title = split_text("Two killed in shelling", ABBREVIATIONS)
        text = split_text("Bomb kills two people in Haifa\nShells killed two people in Salhab.", ABBREVIATIONS)
        first = Where.of(title, text).place("title", 0, 3)
        assert first is not None
        assert first.words == "Haifa"
        place = Where.of(title, text, debris=frozenset({0})).place("title", 0, 3)
        assert place is not None
        assert place.words == "Salhab"

    def test_what_only_opens_a_sentence_narrows_nothing(self) -> None:
        text = "Four people were killed in northern Syria. Kilis has been under attack since January."
        assert words_of("Four people", text) == "northern Syria"

    def test_in_the_capital_means_the_city_of_the_dateline(self) -> None:
        text = "KARIMABAD, 3 May -- [TEXT] Two soldiers were killed in clashes in the capital. The rebels hold Salhab."
        assert words_of("Two soldiers", text) == "KARIMABAD"

    def test_a_lead_is_narrowed_by_what_follows_of_the_same_event(self) -> None:
        text = "Five people were killed in northern Syria. The raid hit the town of Hass."
        assert words_of("Five people", text) == "Hass"

    def test_a_total_is_not_narrowed_to_the_place_of_a_part(self) -> None:
        text = "Raids killed 30 people across Daraa province. In Nawa they killed 12 people. In Inkhil 18 people died."
        assert words_of("30 people", text) == "Daraa province"
        assert words_of("12 people", text) == "Nawa"

    def test_a_village_without_a_name_gets_it_later(self) -> None:
        text = "A rocket on a bakery in a town near Hama killed three people. Dozens queue there in Salhab every day."
        assert words_of("three people", text + " The rocket hit Salhab at noon.") == "Salhab"

    def test_the_dead_of_a_war_belong_to_the_country(self) -> None:
        text = "Shells killed two people in Hass. Syria's war has killed more than 300,000 people since 2011."
        assert words_of("more than 300,000 people", text) == "Syria"

    def test_the_scope_of_a_figure_tells_what_it_counts(self) -> None:
        text = "Shells killed two people in Hass. In Syria the dead are 300,000 people."
        assert of_scope("war", "300,000 people", text) == "Syria"
        text = "Shells killed two people in Hass, in Syria. The fighting has killed 300,000 people."
        assert of_scope("war", "300,000 people", text) == "Syria"
        assert of_scope("incident", "300,000 people", text) == "Hass"

    def test_a_list_of_totals_has_the_area_of_the_sentence_that_opens_it(self) -> None:
        text = (
            "Shells hit Hass on Sunday.\nSince January drones have killed 24 people in Hama province.\n"
            "• January: three people were killed\n• February: eight people were killed"
        )
        assert of_scope("period", "eight people", text) == "Hama province"

    def test_after_other_paragraphs_the_main_event_is_meant_again(self) -> None:
        text = (
            "A car bomb killed six people in the town of Azaz.\n\nThe month before, mortars had hit Marea.\n\n"
            "Rescuers dug until noon.\n\nNobody claimed it.\n\nAt least 20 people were wounded."
        )
        assert words_of("At least 20 people", text) == "Azaz"


class TestCapitals:
    def test_a_kind_or_a_preposition_makes_a_place(self) -> None:
        text = "SAN SALVADOR, 3 MAY 90 (ACAN) -- [TEXT] TWO SOLDIERS WERE KILLED IN THE TOWN OF TEJUTLA."
        assert words_of("TWO SOLDIERS", text) == "TEJUTLA"
        assert words_of("TWO SOLDIERS", "TWO SOLDIERS WERE KILLED IN SUCHITOTO, THE ARMY REPORTED.") == "SUCHITOTO"

    def test_plain_words_behind_a_preposition_are_no_places(self) -> None:
        text = "TWO SOLDIERS WERE KILLED IN COMBAT IN THE EARLY MORNING, THE ARMY REPORTED IN A COMMUNIQUE."
        assert read(text).mentions == ()

    def test_where_a_report_was_filed_is_no_place_of_the_harm(self) -> None:
        text = "BOGOTA, 3 MAY 90 (EFE) -- [TEXT] TWO SOLDIERS WERE KILLED TODAY."
        assert words_of("TWO SOLDIERS", text) is None


def test_lost_apostrophes_do_not_hide_the_owner() -> None:
    assert words_of("12 civilians", "Raids killed 12 civilians in Syrias northern town of Hass on Sunday.") == "Hass"


def test_who_acts_is_not_where() -> None:
    assert words_of("Four", "Turkey's army shelled the town of Marea. Four people were killed.") == "Marea"


def test_a_list_of_counts_names_its_places() -> None:
    text = "Civilians killed in Idlib and northern Hama:\n\n- Hass: 9\n- Kafr Ruma: 4"
    assert (words_of("9", text), words_of("4", text)) == ("Hass", "Kafr Ruma")


def test_the_next_sentence_tells_where_it_was() -> None:
    text = "After raids on Marea, four people were hurt. Three people died. The bomb struck the town of Azaz."
    assert words_of("Three people", text) == "Azaz"


def test_a_crossing_is_a_building_of_the_border() -> None:
    place = place_of("Nine", "A bomber struck the Azaz border crossing on Monday. Nine people were killed.")
    assert place is not None
    assert (place.words, place.kind) == ("Azaz border crossing", "facility")


def test_a_quarter_may_bear_the_name_of_a_province_elsewhere() -> None:
    text = "Shells on the Sulaymaniyah neighborhood of the city of Aleppo killed two people."
    place = place_of("two people", text)
    assert place is not None
    assert (place.words, place.kind) == ("Sulaymaniyah", "neighbourhood")


def test_what_is_bombarded_is_where_people_die() -> None:
    assert words_of("18 people", "The bombardment of Hass, in the north of Hama province, killed 18 people.") == "Hass"


def test_a_governments_bombing_is_no_word_of_its_officials() -> None:
    assert words_of("11 civilians", "Government bombing in Idlib killed 11 civilians.") == "Idlib"


def test_what_fell_in_another_province_is_another_event() -> None:
    title = "10 killed in Daraa"
    text = "Rockets killed 10 people in Daraa city. Later, terrorists fired shells on Harasta suburb near Damascus."
    assert words_of("10", text, title, "title") == "Daraa"


def test_a_street_is_narrower_than_its_quarter() -> None:
    text = "The blast shook Nahda Street in al-Zuhur neighborhood, killing six people."
    assert words_of("six people", text) == "Nahda Street"


def test_an_opera_house_is_a_building() -> None:
    place = place_of("two people", "A shell hit the Homs Opera House near Clock Square on Sunday, killing two people.")
    assert place is not None
    assert (place.words, place.kind) == ("Homs Opera House", "facility")


def test_a_village_of_the_towns_land_is_named_below_the_town() -> None:
    title = "Six wounded in shelling of Tel Kocher town"
    text = (
        "Shells fell on Tel Kocher town. A source from a hospital in Tel Kocher said that six people were wounded in "
        "the village of Sukkariyah."
    )
    assert words_of("Six", text, title, "title") == "Sukkariyah"


def test_a_dateline_before_an_agency_is_no_place_of_harm() -> None:
    text = "Sweida, SANA-Two shepherds were wounded by a mine near the village of Salkhad."
    assert words_of("Two shepherds", text) == "Salkhad"


def test_the_vicinity_of_a_village_is_no_village_without_a_name() -> None:
    title = "Two farmers injured in attack on vicinity of Ruwayhina village, Quneitra countryside"
    text = "Shells fell. Quneitra was quiet later."
    assert words_of("Two farmers", text, title, "title") == "Ruwayhina"


def test_the_country_of_an_event_told_of_is_no_other_place() -> None:
    text = (
        "Raids hit Hass in Syria on Monday. Syria saw more raids. Raids went on. The sky was grey. Rescuers dug. "
        "Raids struck Hass again. It was the bloodiest day since raids began in Syria, with nine dead."
    )
    assert of_scope("incident", "nine dead", text) == "Hass"


@pytest.mark.parametrize(
    "where", ["in the east of the city", "in the rebel-held parts of the city", "on the citys outskirts"]
)
def test_a_part_of_a_city_is_where_others_died_than_in_the_quarter_told_before(where: str) -> None:
    text = (
        f"A bomb in the Zuhur neighbourhood of Homs city killed five. It was quiet. Shells killed six others {where}."
    )
    assert words_of("six others", text) == "Homs"


def test_a_distance_from_the_city_puts_nobody_in_it() -> None:
    text = "The army left Homs city. Shells fell in Hass. Four people died there, 30 km north of the city."
    assert words_of("Four people", text) == "Hass"


def test_what_lies_near_a_town_is_not_in_it() -> None:
    text = (
        "Strikes hit the villages of Tuwal and Hisan on Tuesday. The villages are near the stronghold of Membij, a "
        "town that rebels have tried to capture. At least 16 people were killed in the strikes."
    )
    assert words_of("At least 16", text) == "Tuwal"


def test_who_speaks_for_a_state_is_no_place() -> None:
    text = "Shells with gas fell on Zamalka. Damascus denies the attack, which killed hundreds."
    assert words_of("hundreds", text) == "Zamalka"


def test_a_quarter_said_to_have_been_targeted_is_where_the_harm_was() -> None:
    text = (
        "A car bomb at the entrance to the Najma neighbourhood in Homs city killed three. "
        "Najma has also been regularly targeted, in a blast in February that killed 57 people."
    )
    assert words_of("57 people", text) == "Najma"


def test_a_battle_for_a_town_is_in_it() -> None:
    assert words_of("nine", "The battle for Palmyra last year killed nine people.") == "Palmyra"


def test_where_most_of_the_harm_was_is_not_where_all_of_it_was() -> None:
    text = "Raids on Hama city killed 30 people. The raids were heavy, particularly in the district of Zuhur."
    assert words_of("30 people", text) == "Hama"


def test_a_place_that_leads_to_a_figure_is_its_own() -> None:
    text = "Strikes hit a post in Derik that left two dead, one in Amuda that left nine dead and a car in Sari."
    assert among(["two", "nine"], text) == ["Derik", "Amuda"]


def test_who_is_counted_in_one_breath_was_in_one_place() -> None:
    text = (
        "Rockets on Zuhur neighborhood killed two women and injured 16 people, and a sniper shot a boy dead on "
        "Palace Street."
    )
    start = text.index("16 people")
    told: list[tuple[str, Measure]] = [("two women", "killed"), ("16 people", "injured"), ("a boy", "killed")]
    counted = [Counted("text", text.index(w), text.index(w) + len(w), measure, w) for w, measure in told]
    where = Where.of(split_text("", ABBREVIATIONS), split_text(text, ABBREVIATIONS), counted)
    place = where.place("text", start, start + len("16 people"))
    assert place is not None
    assert place.words == "Zuhur"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shells fell on the Sheikh Maqsoud neighbourhood and killed nine people.", "Sheikh Maqsoud"),
        ("Gunmen killed nine people in the town of Abu Hamam.", "Abu Hamam"),
        ("Gunmen killed nine people in Hass, the director Anthony Lake of the fund said.", "Hass"),
        ("The Wall Street Journal said that nine people were killed in Hass.", "Hass"),
    ],
)
def test_honours_open_names_of_quarters_and_of_persons(text: str, words: str) -> None:
    assert words_of("nine people", text) == words


def test_the_next_sentence_names_the_village_that_had_no_name() -> None:
    text = (
        "Calm held in Daraa on Monday. Talks went on. Envoys met. Nothing was agreed. The truce was broken. "
        "Some fled. Some stayed. At least 10 people were killed when a bomber blew himself up in a village in "
        "northern Syria. The bombing struck al-Mashra. It was quiet later."
    )
    assert words_of("At least 10", text) == "al-Mashra"


def test_two_counts_told_again_name_the_building() -> None:
    title = "Two children killed, five injured in rocket attack in Homs"
    text = (
        "Two children were killed and five others were injured by a rocket on Zuhur area in Homs city. A source said "
        "that a rocket on Ibn Sina school in the Hatif neighborhood killed two children and injured five others."
    )
    assert words_of("Two children", text, title, "title") == "Ibn Sina school"


def test_a_refugee_camp_in_a_province_is_named_further_on() -> None:
    text = (
        "At least six civilians were killed by strikes on a refugee camp in northwestern Idlib province on Monday. "
        "An official said that the camp, east of the town of Salqin, was targeted."
    )
    assert words_of("six civilians", text) == "Salqin"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A strike killed nine fighters near the T4 airbase east of Palmyra.", "T4 airbase"),
        ("Nine fighters died when gunmen stormed the Division 17 base in Raqa province.", "Division 17 base"),
        ("On March 12 camps were shelled; nine fighters died in Hass.", "Hass"),
        ("Rebels lost 3 bases and nine fighters in Hass.", "Hass"),
    ],
)
def test_a_number_makes_the_name_of_a_base(text: str, words: str) -> None:
    assert words_of("ine fighters", text) == words


def test_a_region_near_a_town_is_named_further_on() -> None:
    text = (
        "Officials said that 84 people were killed in a region near the capital Damascus. "
        "The casualties occurred in clashes in the eastern Ghouta region."
    )
    assert words_of("84 people", text) == "eastern Ghouta region"


def test_what_happens_inside_a_town_is_in_it() -> None:
    text = "A plane hit a car inside the town of Hader, killing two men. Al-Nour television station spoke of two dead."
    assert words_of("two dead", text) == words_of("two men", text) == "Hader"


def test_a_block_is_of_a_street() -> None:
    text = "The shooting happened on the 2900 block of Maple Meadow around 5 a.m. Five people were injured."
    assert words_of("Five people", text) == "Maple Meadow"


@given(st.text(alphabet=st.sampled_from("Aa in near Hama's,.-\n–(\"“of the killed 12 ’ßİ\x00ع"), max_size=200))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    title = split_text(text[:40], ABBREVIATIONS)
    figures = [Counted("text", at, at + 5, "killed", at % 2) for at in range(0, len(text), 9)]
    where = Where.of(title, split_text(text, ABBREVIATIONS), figures, frozenset({1}))
    for name in where.mentions:
        body = text if name.part == "text" else text[:40]
        assert body[name.start : name.end] == name.words != ""
    for figure in figures:
        where.place("text", figure.start, figure.end, "incident")
    where.place("text", 0, len(text))
    where.place("title", 0, 1)
