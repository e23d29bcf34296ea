"""English words about places, for :mod:`warledger.reading.placing.placenames`: all written from general knowledge."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from warledger.reading.english import harm, victims, words
from warledger.reading.english.dates import ENGLISH_DATES
from warledger.reading.english.numbers import TENS, UNITS, number_value
from warledger.reading.placing.placetables import PlaceKind, PlaceTables, Role


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _affixes(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _names(text: str, kind: PlaceKind) -> dict[str, PlaceKind]:
    return {" ".join(name.lower().split()): kind for name in text.split(",")}


_KINDS: Final[dict[str, PlaceKind]] = {
    **dict.fromkeys(_words("""
        village villages hamlet hamlets settlement settlements community kibbutz
    """), "village"),
    **dict.fromkeys(_words("town towns township townships municipality municipalities"), "town"),
    **dict.fromkeys(_words("city cities capital capitals"), "city"),
    **dict.fromkeys(
        _words("""
            neighborhood neighborhoods neighbourhood neighbourhoods quarter quarters suburb
            suburbs sector sectors subdivision
        """),
        "neighbourhood",
    ),
    **dict.fromkeys(
        _words("""
            district districts subdistrict subdistricts sub-district jurisdiction county counties canton rayon raion
            countryside region regions zone territory territories enclave pocket
        """),
        "district",
    ),
    **dict.fromkeys(_words("area areas vicinity"), "unknown"),
    **dict.fromkeys(_words("road highway"), "road"),
    **dict.fromkeys(_words("street avenue boulevard"), "street"),
    **dict.fromkeys(
        _words("""
            province provinces governorate governorates department departments oblast oblasts state states division
        """), "province"
    ),
    **dict.fromkeys(
        _words("valley river highlands coast peninsula belt border mountains plain corridor"),
        "region",
    ),
    **dict.fromkeys(
        _words("""
            airport airports airbase airfield airstrip base bases camp camps junction crossing crossroads intersection
            roundabout bridge bridges hill hills mountain stream lake square market marketplace hall complex compound
            hospital clinic checkpoint prison jail farm farms ranch dam field oilfield island islands desert mosque
            church cathedral temple school university college academy station headquarters building embassy consulate
            port harbor harbour stronghold outpost barracks hotel park stadium tunnel plaza mall theater theatre
            nightclub factory refinery mine forest plantation estate club restaurant cemetery front axis shrine store
            bank shop opera
        """),
        "facility",
    ),
}  # fmt: skip

_PREPOSITIONS: Final[dict[str, Role]] = {
    **dict.fromkeys(
        _words(
            "in at inside across throughout within between along over into amid through above"
        ),
        "at",
    ),
    **dict.fromkeys(_words("""
        near outside around surrounding opposite beside toward towards off behind
    """), "near"),
    **dict.fromkeys(_words("on upon against"), "target"),
    **dict.fromkeys(_words("from"), "origin"),
    **dict.fromkeys(_words("to"), "goal"),
}  # fmt: skip

_COUNTRIES: Final = _names(
    """
    Afghanistan, Albania, Algeria, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahrain, Bangladesh,
    Belarus, Belgium, Benin, Bolivia, Bosnia, Botswana, Brazil, Bulgaria, Burkina Faso, Burma, Burundi, Cambodia,
    Cameroon, Canada, Central African Republic, Chad, Chile, China, Colombia, Congo, Costa Rica, Croatia, Cuba,
    Cyprus, Czech Republic, Democratic Republic of Congo, Denmark, Djibouti, Ecuador, Egypt, El Salvador, Eritrea,
    Estonia, Ethiopia, Finland, France, Gabon, Gambia, Georgia, Germany, Ghana, Great Britain, Greece, Guatemala,
    Guinea, Haiti, Honduras, Hungary, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica,
    Japan, Jordan, Kazakhstan, Kenya, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya,
    Lithuania, Macedonia, Madagascar, Malawi, Malaysia, Mali, Mauritania, Mexico, Moldova, Mongolia, Montenegro,
    Morocco, Mozambique, Myanmar, Namibia, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria, North Korea,
    Norway, Oman, Pakistan, Palestine, Panama, Papua New Guinea, Paraguay, Peru, Philippines, Poland, Portugal, Qatar,
    Romania, Russia, Rwanda, Saudi Arabia, Senegal, Serbia, Sierra Leone, Singapore, Slovakia, Slovenia, Somalia,
    Somaliland, South Africa, South Korea, South Sudan, Spain, Sri Lanka, Sudan, Suriname, Sweden, Switzerland, Syria,
    Taiwan, Tajikistan, Tanzania, Thailand, Togo, Tunisia, Turkey, Turkmenistan, Uganda, Ukraine, United Arab
    Emirates, United Kingdom, United States, Uruguay, Uzbekistan, Venezuela, Vietnam, Yemen, Zambia, Zimbabwe,
    Britain, England, Scotland, Wales, Northern Ireland, Yugoslavia, Soviet Union, Zaire, Türkiye, Turkiye, USA, UAE,
    UK, U.S, U.S.
""",
    "country",
)  # fmt: skip
# Regions with names of their own, and the provinces of the countries whose wars are reported most.
_REGIONS: Final = _names(
    """
    Darfur, Kurdistan, Donbas, Donbass, Crimea, Golan, Golan Heights, Ghouta, Eastern Ghouta, West Bank, Gaza, Gaza
    Strip, Kashmir, Tigray, Amhara, Oromia, Kordofan, South Kordofan, North Kordofan, West Kordofan, Blue Nile, Sinai,
    Chechnya, Dagestan, Ingushetia, Kivu, North Kivu, South Kivu, Ituri, Katanga, Equatoria, Sahel, Cabo Delgado,
    Puntland, Jubaland, Balochistan, Baluchistan, Waziristan, North Waziristan, South Waziristan, Punjab, Sindh,
    Khyber Pakhtunkhwa, Mindanao, Rakhine, Kachin, Shan, Chin, Kayah, Kayin, Sagaing, Magway, Tanintharyi,
    Nagorno-Karabakh, Ulster, Northwest Frontier
""",
    "region",
)  # fmt: skip
_PROVINCES: Final = _names(
    """
    Helmand, Kandahar, Kunduz, Nangarhar, Kunar, Khost, Paktia, Paktika, Ghazni, Zabul, Uruzgan, Farah, Herat,
    Badghis, Faryab, Balkh, Baghlan, Takhar, Badakhshan, Laghman, Logar, Wardak, Parwan, Kapisa, Nuristan, Nimroz,
    Anbar, Nineveh, Diyala, Salahuddin, Salah al-Din, Kirkuk, Babil, Karbala, Basra, Erbil, Dohuk, Sulaymaniyah,
    Hasakah, Hasakeh, Deir Ezzor, Deir Ez-Zor, Deir al-Zor, Raqqa, Raqqah, Aleppo, Idlib, Hama, Homs, Latakia,
    Lattakia, Tartus, Daraa, Suwayda, Sweida, Quneitra, Rif Dimashq, Damascus, Hasaka, Hassakeh, Hassakah, Suwaydaa,
    Swaida, Deir al-Zour, Dayr al-Zawr, Ar-Raqqah, Rural Damascus, Damascus Countryside, Hodeidah, Hodeida, Hudaydah,
    Taiz, Taez, Marib, Saada, Hajjah, Shabwa, Abyan, Lahj, Jawf, Dhale, Ibb, Hadramawt, Aden, Sanaa, Donetsk, Luhansk,
    Kherson, Zaporizhzhia, Zaporizhia, Kharkiv, Sumy, Odesa, Mykolaiv, Dnipropetrovsk, Chernihiv, Kyiv, Kursk,
    Belgorod, Borno, Yobe, Adamawa, Kaduna, Zamfara, Katsina, Sokoto, Plateau, Benue, Hiran, Galgudud, Mudug, Gedo,
    Gao, Kidal, Timbuktu, Mopti, Menaka, Tillaberi, Diffa, Soum, Jonglei, Unity, Upper Nile, Khartoum, Gezira, Sennar,
    Morazan, Chalatenango, Usulutan, San Miguel, San Vicente, La Paz, La Libertad, Cuscatlan, Cabanas, Sonsonate,
    Santa Ana, Ahuachapan, La Union, San Salvador, Antioquia, Santander, Arauca, Cauca, Meta, Huila, Caqueta,
    Putumayo, Cordoba, Magdalena, Cesar, Norte de Santander, Ayacucho, Huancavelica, Junin, Huanuco, Apurimac, Quiche,
    Peten, Huehuetenango, Jinotega, Matagalpa, Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut,
    Delaware, Florida, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland,
    Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey,
    New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South
    Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming
""",
    "unknown",
)  # fmt: skip

_DIRECTIONS: Final = _words("""
    north south east west northern southern eastern western northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern north-east north-west south-east south-west north-eastern north-western
    south-eastern south-western ne nw se sw rural central downtown upper lower middle
""")
_BODIES: Final = _words("""
    observatory agency army front brigade brigades party ministry ministries council network coalition forces force
    nations news media group movement organization organisation organizations organisations union association
    committee command police directorate centre center authority authorities administration government regime guard
    guards corps squad battalion division militia militias alliance congress parliament court times post herald
    journal press telegraph tribune daily radio tv television broadcaster channel federation institute foundation
    commission society office bureau department fund bank league brotherhood faction factions militants rebels
    fighters commander general president minister spokesman governor mayor king prince sheikh secretary university
    house operation operations shield spring storm aid watch cross crescent helmets defense defence intelligence
    branch correspondent activists activist reporter photographer residents journalist tribe clan family officials
    official troops soldiers airlines sheriff sun globe gazette conference summit talks agreement deal peace
    constitution accord accords revolution state's attorney protocol campaign war wars violence conflict crisis death
    toll state newsroom
""")
# Names and common nouns that a place's preposition may stand before: parties, feasts, things of war, plain English.
_NOT_NAMES: Final = _words("""
    daish al-qaeda al-qaida qaeda qaida al-nusra nusra fatah mossad kgb cia fbi boko haram shabaab al-shabaab huthis
    ypg ypj pyd pkk sdf qsd fsa sohr snhr sana afp reuters ap upi tass efe bbc cnn icrc msf unhcr unicef unrwa fmln
    eln farc idf rsf saf m-19 fbis acan-efe coprefa farabundo assad assads putin erdogan obama trump islam allah god
    christ jesus christmas ramadan eid easter ashura nowruz arabic english whatsapp youtube google photos videos map
    file credit barrel roadside chemical heavy fierce deadly massive latest clashing combat combats addition order
    fact response retaliation revenge exchange turn connection accordance collaboration cooperation coordination
    charge custody public particular detail details place places course some many most less few several another such
    certain various different least last next past retakes regains recaptures enters repels loading need separate
    rows eve recent morning afternoon evening dawn noon midnight tomorrow date spite view terms cold blood fear
    favor favour support solidarity search hand hands mind ways control rebel-held opposition-held shock pain tears
    flames smoke what an a why how by of yet too very soon long short low large small big great good bad full free
    own hundreds thousands dozens scores millions cross-fire assaults siege terrorism terror international interview
    communique message broadcast letter release article story update breaking read prev related share comments tags
    published updated editorial text excerpt summary words indistinct passage omitted target throughout monitor ngo
    watchdog witness witnesses united utc est telephone self-defense effect use open progress existence common
    possession silence secret vain neighboring neighbouring nearby so-called alive advance anger captivity
    commemoration critical circumstances contact danger debt doubt exile hiding honor honour intensive care mid-air
    mourning pieces practice principle protest reality reprisal serious stable sight stock theory touch trouble
    uniform yards half two three four five six seven eight nine ten eleven twelve approximately thirteen fourteen
    fifteen sixteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen charges
    residential coastal damascan jabhat jaish jaysh jeish jund elsewhere hometown nutshell one moab pantsir
    psychology qrcs saa battlefield battlefields asayish assyrian policy republic kingdom confrontations
    confrontation disaster landmine land shot alert cross-border
""")

_PEOPLES: Final = _words("""
    afghans americans arabs armenians assyrians britons chechens christians colombians druze egyptians europeans
    hondurans iranians iraqis israelis jews jordanians kurds lebanese libyans muslims nicaraguans pakistanis
    palestinians peruvians russians salvadorans salvadoran saudis shiites somalis sudanese sunnis syrians turkmens
    turks ukrainians yazidis yemenis german swiss swedish norwegian danish finnish greek serb serbian croat croatian
    bosnian kosovar albanian slovak czech hungarian romanian bulgarian austrian belgian portuguese european african
    asian latin western brazilian argentine chilean bolivian ecuadoran venezuelan panamanian korean japanese thai
    vietnamese cambodian indonesian malaysian filipino philippine singaporean sri lankan tamil bangladeshi kazakh
    azerbaijani armenian belarusian moldovan ivorian gambian ghanaian senegalese liberian angolan namibian zambian
    zimbabwean mozambican tanzanian burundian rwandan south-sudanese guinean sahrawi berber tuareg hutu tutsi moslem
    hindu buddhist sikh catholic protestant iraqi-kurdish rohingya karen israel's
""")

# Every word that has a class in a clause is no name.
_CLASSED: Final = frozenset(
    word.lower()
    for table in (
        words.DETERMINERS, words.PREPOSITIONS, words.SUBORDINATORS, words.CONJUNCTIONS, words.RELATIVES, words.BE,
        words.HAVE, words.MODALS, words.ADVERBS, words.MODIFIERS, words.OTHER_VERBS, words.MEASURES, words.THINGS,
        words.PRONOUNS,
    )
    for word in table
)  # fmt: skip
_CALENDAR: Final = frozenset(ENGLISH_DATES.months) | frozenset(ENGLISH_DATES.weekdays)
_FILLERS: Final = _words("""
    the a an its their his this that these those of rebel government opposition strategic besieged war-torn nearby
    neighboring neighbouring border coastal northerly main largest second biggest key populated densely residential
    old small remote mountainous historic ancient central rural capital port volatile restive troubled tense contested
    disputed occupied embattled battered divided mainly mostly predominantly majority ravaged devastated adjacent
    other several two three four five some different various many both all new immediate entire whole city town
    village area areas parts part surrounding jungle seaside market mining oil-rich farming northernmost southernmost
    easternmost westernmost provincial desert former de facto agricultural popular crowded poor wealthy militant
    jihadist regime extremist terrorist insurgent kurdish sunni shiite shia alawite druze christian tribal front line
    frontline
""")

_KNOWN: Final[dict[str, PlaceKind]] = {**_PROVINCES, **_REGIONS, **_COUNTRIES}
_PLAIN: Final = (
    _NOT_NAMES | _PEOPLES | _CALENDAR | _CLASSED | frozenset(harm.TRIGGERS) | frozenset(victims.VICTIMS)
)  # fmt: skip


def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The known names of several words that open with a word that is no name by itself."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in _KNOWN:
        first, *rest = name.split()
        if rest and (first in _PLAIN or first in _KINDS or first in _DIRECTIONS or first in _BODIES):
            found[first] = (*found.get(first, ()), (first, *rest))
    return found


ENGLISH_PLACES: Final = PlaceTables(
    kinds=MappingProxyType(_KINDS),
    prepositions=MappingProxyType(_PREPOSITIONS),
    known=MappingProxyType(_KNOWN),
    phrases=MappingProxyType(_phrases()),
    words=_PLAIN,
    endings=_affixes("""
        ing ings tion tions sion sions ment ments ness ism ist ists ers ors ous ive ives able ible ance ence ship ful
        less ies ents ants ed ly ity 't
    """),
    name_articles=("al-", "al ", "el-", "the "),
    particles=_words("""
        um umm ras tal tel ain jabal al el de la del las los le ez as ar az ad ash at ath ed es ibn bin ul wa da do
        dos di du i san santa y e upon
    """),
    possessives=("'s", "’s", "'S", "’S"),
    of=_words("of"),
    joins=_words("and with & , /"),
    clause=_words("that and"),
    leads=_words("""
        that and which , leaving left killing injuring wounding killed injured wounded where claiming
    """),
    where=_words("where"),
    one=_words("a an one"),
    many=_words("several various many some numerous different both parts"),
    care=_words("hospital hospitals clinic"),
    openers=_words("al el um umm ras tal tel ain jabal"),
    prefixes=_affixes("al- el- ad- ar- as- ash- az- an- at- ez- es- ed- ul- l- ath- adh- d' l'"),
    directions=_DIRECTIONS,
    around=_words("vicinity surroundings environs outskirts"),
    parts=_DIRECTIONS
    | _words("""
        outskirts edge edges part parts centre center heart vicinity surroundings side sides rest most border borders
        entrance gates streets road block residents people siege environs periphery countryside suburbs km kilometers
        kilometres kilometer kilometre miles mile control capture fall area areas region regions skies site
        sites stronghold bastion section sections
    """),
    fillers=_FILLERS | _DIRECTIONS | frozenset(w.lower() for w in words.MODIFIERS) | _PEOPLES,
    held=_affixes("""
        -held -controlled -ruled -dominated -majority -populated -occupied -run -backed -besieged -torn -hit -rich
        -bastion
    """),
    houses=_words("house hall"),
    before_kind=_words("""
        international military refugee central air border national community gas oil power industrial cultural general
        city metropolitan district residential idp idps displaced displacement detention training primary secondary high
        elementary girls boys fuel police intelligence water opera railway train bus vegetable livestock poultry
    """),
    bodies=_BODIES,
    watchers=_words("monitor"),
    papers=_words("journal times post herald tribune telegraph news"),
    groups=_words("""
        faction factions tribe clan family brigade brigades battalion division group movement party militia militias
        network agency news newspaper television tv radio channel broadcaster forces militants rebels fighters alliance
        coalition front union officials
        official spokesman governor mayor police authorities
    """),
    titles=_words("""
        mr. mrs. ms. dr. gen. col. maj. capt. lt. sgt. mr mrs ms dr president minister general gen colonel col major
        maj captain capt lieutenant lt sergeant sgt commander spokesman spokeswoman director chief leader emir sheikh
        king prince governor mayor senator ambassador named abu umm called secretary pope bishop father journalist
        activist
    """),
    honours=_words("sheikh abu umm prince"),
    attacks=_words("""
        attack attacks strike strikes airstrike airstrikes air-strike raid raids shelling bombardment bombing bombings
        assault offensive fire bombs bomb missiles missile rockets rocket shells shell mortars barrage landed fell
        fall falling attacked raided operation operations onslaught crackdown aggression campaign pounding siege
        rounds dropped drops rained advanced march marched incursion fired launched opened sweep planes warplanes jets
        aircraft drone drones clash clashes battle battles fighting bombarded blasts explosion explosions blast ambush
        gunfire shooting
    """),
    blows=_words("""
        attack attacks strike strikes airstrike airstrikes air-strike raid raids shelling bombardment bombing bombings
        assault clash clashes battle battles blast blasts explosion explosions ambush shooting massacre fight siege
    """),
    auxiliary=_words("has have had also again"),
    contested=_words("for"),
    passive=_words("was were is are been being"),
    manners=_affixes("ly"),
    strikes=_words("""
        hit hits hitting struck striking targeted targets targeting shelled shelling bombed bombing bombarded
        bombarding pounded pounding pound attacked attacking raided raiding stormed storming rocked rocking razed
        besieged battered hammered overran overrun entered entering ambushed invaded invading pummelled pummeled
        linking connecting infiltrate infiltrating penetrate retook recaptured seized captured leave left reached
    """),
    stationed=_words("""
        positioned stationed entrenched holed based headquartered born living lived lives live resides resident
    """),
    officials=_words("""
        said told speaking interview ministry minister spokesman spokeswoman official officials government ambassador
        diplomat diplomats embassy authorities president secretary chief headquarters press reporters conference
        meeting talks summit telephone radio television leaders
    """),
    witnesses=_words("""
        source sources activist activists correspondent correspondents reporter reporters journalist witness witnesses
        resident doctor doctors medic medics photographer director governor health directorate defense defence
    """),
    inside=_words("in at inside within"),
    beside_to=_words("adjacent close next opposite road highway way entrance"),
    chiefly=_words("particularly especially notably"),
    lies=_words("is are lies lie located situated"),
    crossed=_words("border cross crossing"),
    seen=_words("footage video videos images pictures photos photographs smoke rising pulled"),
    arrivals=_words("""
        arrived arriving arrive taken transferred evacuated rushed hospitalized hospitalised admitted treated
        treatment pronounced booked jailed flown fled fleeing travelled traveled returned headed heading
    """),
    harm=frozenset(harm.TRIGGERS)
    | _words("""
        dead deaths toll casualties casualty bodies body lives wounded fatalities missing
    """),
    capital=_words("capital"),
    towns=MappingProxyType(
        {
            **dict.fromkeys(_words("city citys city's city’s"), "city"),
            **dict.fromkeys(_words("town towns town's town’s"), "town"),
        }
    ),
    war=_words("war conflict uprising revolution wars civil-war pre-war hostilities crackdown"),
    war_things=_words("monitor monitors monitoring plane planes crimes crime zone criminal"),
    war_long=_words("""
        since began started erupted broke outbreak beginning years seven-year six-year five-year four-year three-year
        seven-year-old seventh sixth pre-war decade decades
    """),
    running=_words("since total so overall altogether brought bringing brings"),
    elsewhere=_words("elsewhere meanwhile separately earlier"),
    anaphors=_words("""
        confrontation confrontations clash combat ambush shooting battle battles bombardment bombardments kidnapping
        murder killing killings action destroyed dead killed wounded injured victims air blasts bus attack attacks
        strike strikes raid raids airstrike airstrikes shelling bombing bombings explosion blast clashes fighting
        incident deaths drone assault operation camp massacre those
    """),
    weapons=_words("""
        bomb bombs missile missiles rocket rockets shell shells mortar mortars bomber gunman gunmen explosives
        grenade grenades device
    """),
    onsets=_words("""
        dropped drops dropping fell fall falling landed landing fired firing launched launching rained exploded
        exploding detonated detonating detonates blew went hit opened
    """),
    within=_FILLERS | _DIRECTIONS | frozenset(_KINDS) | _words("in of , ' s"),
    holds=_words("in of ,"),
    definite=_words("the those these this that"),
    people=frozenset(victims.VICTIMS) | _words("others more people"),
    number_words=frozenset(UNITS) | frozenset(TENS) | {f"{ten}-{unit}" for ten in TENS for unit in UNITS},
    number=number_value,
)
