"""Countries as the formats number them: ISO 3166, Gleditsch and Ward's list of states, the regions of UCDP and ACLED.

Written by hand. A country that is not in the table keeps its two letters and leaves the numbers empty.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from warledger.reading.english.nations import NATIONS as ADJECTIVES


class Country(NamedTuple):
    """One country; ``gw`` is Gleditsch and Ward's number, None for what they do not count as a state."""

    iso3: str
    number: int
    gw: int | None
    ucdp: str
    acled: str
    name: str


_TABLE: Final = """
AF AFG 4   700 Asia          |South Asia           |Afghanistan
DZ DZA 12  615 Africa        |Northern Africa      |Algeria
AO AGO 24  540 Africa        |Middle Africa        |Angola
AM ARM 51  371 Europe        |Caucasus and Central Asia|Armenia
AZ AZE 31  373 Europe        |Caucasus and Central Asia|Azerbaijan
BH BHR 48  692 Middle_East   |Middle East          |Bahrain
BD BGD 50  771 Asia          |South Asia           |Bangladesh
BJ BEN 204 434 Africa        |Western Africa       |Benin
BA BIH 70  346 Europe        |Europe               |Bosnia-Herzegovina
BR BRA 76  140 Americas      |South America        |Brazil
BF BFA 854 439 Africa        |Western Africa       |Burkina Faso
BI BDI 108 516 Africa        |Eastern Africa       |Burundi
KH KHM 116 811 Asia          |Southeast Asia       |Cambodia
CM CMR 120 471 Africa        |Middle Africa        |Cameroon
CF CAF 140 482 Africa        |Middle Africa        |Central African Republic
TD TCD 148 483 Africa        |Middle Africa        |Chad
CN CHN 156 710 Asia          |East Asia            |China
CO COL 170 100 Americas      |South America        |Colombia
CG COG 178 484 Africa        |Middle Africa        |Republic of Congo
CD COD 180 490 Africa        |Middle Africa        |Democratic Republic of Congo
CI CIV 384 437 Africa        |Western Africa       |Ivory Coast
EG EGY 818 651 Africa        |Northern Africa      |Egypt
SV SLV 222 92  Americas      |Central America      |El Salvador
ER ERI 232 531 Africa        |Eastern Africa       |Eritrea
ET ETH 231 530 Africa        |Eastern Africa       |Ethiopia
FR FRA 250 220 Europe        |Europe               |France
GE GEO 268 372 Europe        |Caucasus and Central Asia|Georgia
DE DEU 276 260 Europe        |Europe               |Germany
GT GTM 320 90  Americas      |Central America      |Guatemala
GN GIN 324 438 Africa        |Western Africa       |Guinea
HT HTI 332 41  Americas      |Caribbean            |Haiti
HN HND 340 91  Americas      |Central America      |Honduras
IN IND 356 750 Asia          |South Asia           |India
ID IDN 360 850 Asia          |Southeast Asia       |Indonesia
IR IRN 364 630 Middle_East   |Middle East          |Iran
IQ IRQ 368 645 Middle_East   |Middle East          |Iraq
IL ISR 376 666 Middle_East   |Middle East          |Israel
JO JOR 400 663 Middle_East   |Middle East          |Jordan
KE KEN 404 501 Africa        |Eastern Africa       |Kenya
XK XKX 0   347 Europe        |Europe               |Kosovo
KW KWT 414 690 Middle_East   |Middle East          |Kuwait
KG KGZ 417 703 Asia          |Caucasus and Central Asia|Kyrgyzstan
LB LBN 422 660 Middle_East   |Middle East          |Lebanon
LR LBR 430 450 Africa        |Western Africa       |Liberia
LY LBY 434 620 Africa        |Northern Africa      |Libya
ML MLI 466 432 Africa        |Western Africa       |Mali
MR MRT 478 435 Africa        |Western Africa       |Mauritania
MX MEX 484 70  Americas      |North America        |Mexico
MA MAR 504 600 Africa        |Northern Africa      |Morocco
MZ MOZ 508 541 Africa        |Eastern Africa       |Mozambique
MM MMR 104 775 Asia          |Southeast Asia       |Myanmar
NP NPL 524 790 Asia          |South Asia           |Nepal
NI NIC 558 93  Americas      |Central America      |Nicaragua
NE NER 562 436 Africa        |Western Africa       |Niger
NG NGA 566 475 Africa        |Western Africa       |Nigeria
PK PAK 586 770 Asia          |South Asia           |Pakistan
PS PSE 275 -   Middle_East   |Middle East          |Palestine
PA PAN 591 95  Americas      |Central America      |Panama
PE PER 604 135 Americas      |South America        |Peru
PH PHL 608 840 Asia          |Southeast Asia       |Philippines
RU RUS 643 365 Europe        |Europe               |Russia
RW RWA 646 517 Africa        |Eastern Africa       |Rwanda
SA SAU 682 670 Middle_East   |Middle East          |Saudi Arabia
SN SEN 686 433 Africa        |Western Africa       |Senegal
RS SRB 688 340 Europe        |Europe               |Serbia
SL SLE 694 451 Africa        |Western Africa       |Sierra Leone
SO SOM 706 520 Africa        |Eastern Africa       |Somalia
ZA ZAF 710 560 Africa        |Southern Africa      |South Africa
SS SSD 728 626 Africa        |Eastern Africa       |South Sudan
LK LKA 144 780 Asia          |South Asia           |Sri Lanka
SD SDN 729 625 Africa        |Northern Africa      |Sudan
SY SYR 760 652 Middle_East   |Middle East          |Syria
TJ TJK 762 702 Asia          |Caucasus and Central Asia|Tajikistan
TZ TZA 834 510 Africa        |Eastern Africa       |Tanzania
TH THA 764 800 Asia          |Southeast Asia       |Thailand
TG TGO 768 461 Africa        |Western Africa       |Togo
TN TUN 788 616 Africa        |Northern Africa      |Tunisia
TR TUR 792 640 Middle_East   |Middle East          |Turkey
UG UGA 800 500 Africa        |Eastern Africa       |Uganda
UA UKR 804 369 Europe        |Europe               |Ukraine
AE ARE 784 696 Middle_East   |Middle East          |United Arab Emirates
GB GBR 826 200 Europe        |Europe               |United Kingdom
US USA 840 2   Americas      |North America        |United States
UZ UZB 860 704 Asia          |Caucasus and Central Asia|Uzbekistan
VE VEN 862 101 Americas      |South America        |Venezuela
YE YEM 887 678 Middle_East   |Middle East          |Yemen
"""


def _country(line: str) -> tuple[str, Country]:
    codes, acled, name = (part.strip() for part in line.split("|"))
    iso2, iso3, number, gw, ucdp = codes.split()
    return iso2, Country(iso3, int(number), int(gw) if gw != "-" else None, ucdp.replace("_", " "), acled, name)


COUNTRIES: Final = dict(_country(line) for line in _TABLE.strip().splitlines())
REGIONS_UCDP: Final = tuple(sorted({country.ucdp for country in COUNTRIES.values()}))
REGIONS_ACLED: Final = tuple(sorted({country.acled for country in COUNTRIES.values()}))


def country_name(iso2: str | None) -> str | None:
    """A country's English name, or its letters where the table has none."""
    if iso2 is None:
        return None
    return COUNTRIES[iso2].name if iso2 in COUNTRIES else iso2


_OTHERWISE: Final = {
    "Bosnian": "BA", "British": "GB", "Burmese": "MM", "Congolese": "CD", "American": "US", "US": "US",
    "Philippine": "PH", "Beninese": "BJ", "Tanzanian": "TZ", "Central African": "CF", "Burkina Faso": "BF",
}  # fmt: skip
"""Adjectives that the reader lacks, or knows under another name of the country."""
_ISO2: Final = {country.name.lower(): iso2 for iso2, country in COUNTRIES.items()}
NATIONS: Final = {
    **{adjective: _ISO2[name] for name, adjective in ADJECTIVES.items() if name in _ISO2}, **_OTHERWISE,
    **{country.name: iso2 for iso2, country in COUNTRIES.items()},
}  # fmt: skip
"""The two letters of a country by its adjective (those that reports are read with) or its name."""


def nation_of(party: str) -> str | None:
    """The country (two letters) of a state or an army by its name: "Russian army" → RU."""
    words = party.split()
    return NATIONS.get(party) or NATIONS.get(" ".join(words[:2])) or NATIONS.get(words[0]) if words else None
