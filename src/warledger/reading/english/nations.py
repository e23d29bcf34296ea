"""Nations in English, their adjectives, and the places that tell which conflict a report is about."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# Country and adjective; several adjectives of one country are set off by "/".
_NATIONS: Final = """
Afghanistan Afghan|Albania Albanian|Algeria Algerian|Angola Angolan|Argentina Argentine/Argentinian
|Armenia Armenian|Australia Australian|Austria Austrian|Azerbaijan Azerbaijani/Azeri|Bahrain Bahraini
|Bangladesh Bangladeshi|Belarus Belarusian|Belgium Belgian|Bolivia Bolivian|Bosnia Bosnian|Brazil Brazilian
|Britain British|Bulgaria Bulgarian|Burkina Faso Burkinabe|Burma Burmese|Burundi Burundian
|Cambodia Cambodian/Kampuchean|Cameroon Cameroonian|Canada Canadian|Chad Chadian|Chile Chilean|China Chinese
|Colombia Colombian|Congo Congolese|Croatia Croatian/Croat|Cuba Cuban|Cyprus Cypriot|Denmark Danish
|Ecuador Ecuadoran/Ecuadorian|Egypt Egyptian|El Salvador Salvadoran/Salvadorian|Eritrea Eritrean
|Ethiopia Ethiopian|Fiji Fijian|France French|Georgia Georgian|Germany German|Greece Greek|Guatemala Guatemalan
|Guinea Guinean|Haiti Haitian|Honduras Honduran|India Indian|Indonesia Indonesian|Iran Iranian|Iraq Iraqi
|Ireland Irish|Israel Israeli|Italy Italian|Ivory Coast Ivorian|Japan Japanese|Jordan Jordanian|Kashmir Kashmiri
|Kenya Kenyan|Korea Korean|Kosovo Kosovar|Kuwait Kuwaiti|Kyrgyzstan Kyrgyz|Laos Laotian|Lebanon Lebanese
|Liberia Liberian|Libya Libyan|Macedonia Macedonian|Mali Malian|Mauritania Mauritanian|Mexico Mexican
|Morocco Moroccan|Mozambique Mozambican|Myanmar Myanmar|Nepal Nepalese/Nepali|Netherlands Dutch
|Nicaragua Nicaraguan|Niger Nigerien|Nigeria Nigerian|Oman Omani|Pakistan Pakistani|Palestine Palestinian
|Panama Panamanian|Paraguay Paraguayan|Peru Peruvian|Philippines Filipino/Philippine|Poland Polish
|Portugal Portuguese|Qatar Qatari|Romania Romanian|Russia Russian|Rwanda Rwandan|Saudi Arabia Saudi
|Senegal Senegalese|Serbia Serbian/Serb|Sierra Leone Sierra-Leonean|Somalia Somali|South Africa South-African
|South Sudan South-Sudanese|Soviet-Union Soviet|Spain Spanish|Sri Lanka Sri-Lankan|Sudan Sudanese|Sweden Swedish
|Syria Syrian|Tajikistan Tajik|Thailand Thai|Timor Timorese|Tunisia Tunisian|Turkey Turkish|Uganda Ugandan
|Ukraine Ukrainian|United-Arab-Emirates Emirati|United-States American|Uruguay Uruguayan|Uzbekistan Uzbek
|Venezuela Venezuelan|Vietnam Vietnamese|Yemen Yemeni|Zimbabwe Zimbabwean|Chechnya Chechen|Kurdistan Kurdish
|Tibet Tibetan|Biafra Biafran|Darfur Darfuri|Tigray Tigrayan
"""
# What a report on a conflict names besides its country. Words of several conflicts are left out.
_PLACES: Final[dict[str, str]] = {
    "Syria": (
        "aleppo idlib damascus homs hama raqqa al-raqqah deir-ezzor deir-ez-zor deir-al-zour deir-al-zor daraa "
        "hasakah hasakeh al-hasakah qamishli al-qamishly kobani afrin manbij palmyra latakia lattakia ghouta douma "
        "al-bab suwayda sweida tartus quneitra eastern-ghouta rif-dimashq maarat-al-numan khan-sheikhoun saraqib azaz "
        "jarablus tabqa tal-rifaat tel-abyad ras-al-ain albu-kamal bashar-al-assad assad"
    ),
    "Iraq": (
        "baghdad mosul basra kirkuk fallujah falluja ramadi tikrit anbar diyala samarra erbil sinjar najaf karbala "
        "baquba nineveh"
    ),
    "Yemen": (
        "sanaa sana'a hodeida hodeidah hudaydah aden taiz marib saada hajjah shabwa abyan hadramawt al-bayda ad-dali "
        "lahj"
    ),
    "Libya": ("tripoli-libya benghazi misrata sirte derna tobruk sabha ajdabiya zawiya tarhuna zintan haftar gaddafi"),
    "Israel-Palestine": (
        "gaza gaza-strip rafah khan-younis khan-yunis jabalia deir-al-balah beit-lahia beit-hanoun nuseirat west-bank "
        "jenin nablus tulkarem tulkarm hebron ramallah tel-aviv sderot ashkelon jerusalem jericho"
    ),
    "Lebanon": "beirut south-lebanon southern-lebanon nabatieh tyre sidon baalbek bekaa dahiyeh bint-jbeil",
    "Ukraine": (
        "kyiv kiev kharkiv kharkov donetsk luhansk lugansk mariupol kherson zaporizhzhia zaporizhia odesa odessa "
        "dnipro bakhmut avdiivka kramatorsk sumy lviv mykolaiv donbas donbass crimea pokrovsk zelensky belgorod kursk"
    ),
    "Turkey": "diyarbakir sirnak hakkari istanbul cizre mardin",
    "Sudan": (
        "khartoum darfur el-fasher el-fashir omdurman nyala el-geneina el-obeid kordofan kadugli port-sudan gezira "
        "burhan hemedti"
    ),
    "South Sudan": "juba bor malakal bentiu upper-nile jonglei",
    "Mali": "bamako gao timbuktu kidal menaka mopti segou tessalit bandiagara",
    "Burkina Faso": "ouagadougou djibo soum seno dori fada-n'gourma barsalogho kaya",
    "Niger": "niamey tillaberi tillabery diffa agadez tahoua",
    "Nigeria": "borno maiduguri adamawa zamfara katsina kaduna abuja yobe benue sokoto lagos chibok",
    "Cameroon": "yaounde bamenda buea far-north-region ambazonia",
    "Chad": "n'djamena ndjamena",
    "Somalia": ("mogadishu kismayo baidoa lower-shabelle middle-shabelle hiran galgaduud puntland jubaland somaliland"),
    "Kenya": "nairobi garissa mandera lamu wajir",
    "Central African Republic": "bangui bambari bria",
    "DR Congo": "goma north-kivu south-kivu ituri beni bunia bukavu kinshasa rutshuru masisi",
    "Ethiopia": "tigray addis-ababa amhara oromia mekele mekelle gondar lalibela axum",
    "Mozambique": "cabo-delgado palma mocimboa-da-praia macomia pemba",
    "Egypt": "sinai north-sinai cairo el-arish rafah-egypt sheikh-zuweid",
    "Afghanistan": (
        "kabul kandahar helmand kunduz herat jalalabad nangarhar mazar-i-sharif ghazni lashkar-gah farah panjshir "
        "uruzgan"
    ),
    "Pakistan": (
        "peshawar balochistan quetta karachi lahore waziristan khyber-pakhtunkhwa islamabad swat bannu bajaur"
    ),
    "India": "kashmir srinagar manipur chhattisgarh pahalgam",
    "Myanmar": (
        "yangon naypyidaw mandalay sagaing kachin rakhine chin-state karen-state kayin kayah karenni lashio myawaddy "
        "rohingya magway bago shan-state"
    ),
    "Iran": "tehran isfahan sistan-baluchestan zahedan",
    "El Salvador": (
        "san-salvador chalatenango morazan usulutan san-miguel cuscatlan cabanas fmln salvador cristiani duarte guazapa"
    ),
    "Peru": "lima ayacucho huancavelica junin huallaga cusco puno san-martin-department sendero",
    "Colombia": ("bogota medellin cali antioquia arauca cauca narino putumayo catatumbo barranquilla cucuta santander"),
    "Guatemala": "guatemala-city quiche huehuetenango",
    "Nicaragua": "managua sandinista jinotega matagalpa",
    "Honduras": "tegucigalpa san-pedro-sula",
    "Chile": "santiago-de-chile pinochet",
    "Bolivia": "la-paz",
    "Panama": "panama-city noriega",
    "Philippines": "manila mindanao sulu jolo basilan marawi maguindanao cotabato zamboanga samar negros",
    "Indonesia": "papua west-papua aceh jakarta poso",
    "Thailand": "bangkok pattani narathiwat yala sisaket",
    "Cambodia": "phnom-penh battambang kampuchea",
    "Sri Lanka": "colombo jaffna mullaitivu kilinochchi batticaloa trincomalee vavuniya eelam",
    "Nepal": "kathmandu",
    "Chechnya": "grozny dagestan ingushetia beslan makhachkala",
    "Mexico": "culiacan sinaloa michoacan guerrero chiapas ciudad-juarez tamaulipas jalisco guanajuato zacatecas",
    "Haiti": "port-au-prince artibonite pont-sonde cite-soleil",
    "Ecuador": "guayaquil quito esmeraldas",
    "Angola": "luanda huambo cabinda kuito",
    "Rwanda": "kigali",
    "Burundi": "bujumbura",
    "Uganda": "kampala gulu",
    "Sierra Leone": "freetown",
    "Liberia": "monrovia",
    "Senegal": "casamance ziguinchor",
    "Western Sahara": "western-sahara laayoune",
    "Algeria": "algiers kabylie",
    "United Kingdom": "northern-ireland belfast londonderry ulster",
    "Spain": "basque basque-country",
    "Kosovo": "pristina",
    "Bosnia": "sarajevo srebrenica bosnian",
    "Georgia": "tbilisi south-ossetia tskhinvali abkhazia",
    "Nagorno-Karabakh": "nagorno-karabakh karabakh stepanakert artsakh",
}
_COUNTRY_OF: Final = {
    "Israel": "Israel-Palestine", "Palestine": "Israel-Palestine", "Congo": "DR Congo", "Burma": "Myanmar",
    "Armenia": "Nagorno-Karabakh", "Azerbaijan": "Nagorno-Karabakh",
}  # fmt: skip
# Countries that act in the wars of others: their names alone tell less of what a report is about.
_ABROAD: Final = frozenset(
    [
        "Turkey",
        "Iran",
        "Israel",
        "Pakistan",
        "Egypt",
        "India",
        "Lebanon",
        "Jordan",
        "Iraq",
        "Kenya",
        "Uganda",
        "Rwanda",
        "Burundi",
        "Spain",
        "Thailand",
        "Algeria",
        "Mexico",
        "Georgia",
        "Indonesia",
        "Philippines",
    ]
)


def _nations() -> tuple[dict[str, str], dict[str, str]]:
    demonyms: dict[str, str] = {}
    nations: dict[str, str] = {}
    for entry in _NATIONS.replace("\n", "").split("|"):
        country, _, adjectives = entry.rpartition(" ")
        for adjective in (a.replace("-", " ") for a in adjectives.split("/")):
            demonyms[adjective.lower()] = adjective
            nations.setdefault(country.replace("-", " ").lower(), adjective)
    return demonyms, nations


def _places(nations: Mapping[str, str]) -> dict[str, tuple[str, float]]:
    table: dict[str, tuple[str, float]] = {}
    for country, adjective in nations.items():
        name = country.title()
        conflict = _COUNTRY_OF.get(name, name)
        weight = 0.5 if name in _ABROAD else 2.0
        if conflict in _PLACES:
            table[country] = conflict, weight
            table[adjective.lower()] = conflict, weight / 2
    table |= {
        "dr congo": ("DR Congo", 2.0), "drc": ("DR Congo", 2.0), "burkinabe": ("Burkina Faso", 1.0),
        "central african republic": ("Central African Republic", 2.0), "palestinians": ("Israel-Palestine", 1.0),
        "syrians": ("Syria", 1.0), "iraqis": ("Iraq", 0.5), "salvadorans": ("El Salvador", 1.0),
    }  # fmt: skip
    for conflict, names in _PLACES.items():
        table.update({name.replace("-", " ").replace("'", ""): (conflict, 1.0) for name in names.split()})
    return table


_DEMONYMS, _BY_COUNTRY = _nations()
#: Adjective in lookup form to its written form; country in lookup form to its adjective.
DEMONYMS: Final[Mapping[str, str]] = MappingProxyType(_DEMONYMS)
NATIONS: Final[Mapping[str, str]] = MappingProxyType(_BY_COUNTRY)
#: Phrase in lookup form to a conflict and how far it alone tells of it.
PLACES: Final[Mapping[str, tuple[str, float]]] = MappingProxyType(_places(_BY_COUNTRY))
