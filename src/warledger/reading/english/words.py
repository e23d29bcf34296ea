"""English words by what they do in a noun group or a clause: one letter a class.

The classes are the alphabet in which the patterns of the cascade are written (see ``reading/counts/chunks.py``):

    d determiner    a article "a/an"   m "another/other(s)"  j modifier   v noun for a person   z thing    p name
    o "of"          b "by"             i other preposition   s subordinator                    c "and/or"  w "who/which"
    e be, get       h have             u other verb          y adverb     q pronoun            n number    x unknown
    t unit of time, measure or money   T day or month
"""

from __future__ import annotations

from typing import Final


def listed(text: str) -> tuple[str, ...]:
    """The words of a table."""
    return tuple(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """The comma-separated expressions of a table."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


DETERMINERS: Final = listed("""
the this these those his her their its my our your each every all any no
""")
PREPOSITIONS: Final = listed("""
in at on among amongst from with near to into during after before since for as against over under through across
between amid outside inside around along toward towards within without upon via about behind beyond despite
following until till off onto beside besides than like per up down out because due concerning regarding opposite
beneath above below
""")
SUBORDINATORS: Final = listed("""
as after before since until till while when where because if though although that whereas once
""")
CONJUNCTIONS: Final = listed("""
and or & plus nor but
""")
RELATIVES: Final = listed("""
who whom which whose
""")
BE: Final = listed("""
was were is are be been being am get gets got getting gotten isn't wasn't weren't aren't
""")
PRONOUNS: Final = listed("""
he she they him them it we i you himself herself themselves me nobody none
""")
HAVE: Final = listed("""
have has had having hasn't haven't hadn't
""")
MODALS: Final = listed("""
will would could can may might must should shall did do does cannot couldn't didn't wouldn't to not
""")
ADVERBS: Final = listed("""
also instantly immediately reportedly critically seriously lightly slightly severely badly allegedly so far
already later earlier then still even only just again yesterday today overnight early late now here there
meanwhile thus twice once almost nearly confirmed reported believed feared presumed found gravely fatally either
apparently initially subsequently mortally moderately dangerously not never meantime recently respectively
summarily both accidentally unintentionally brutally deliberately indiscriminately tonight together alone away
""")
MODIFIERS: Final = listed("""
young old elderly armed unarmed masked male female civilian military local foreign innocent senior junior
wounded injured displaced high-ranking low-ranking several-year-old unidentified unknown Islamist islamic
jihadist rebel opposition regime government army police security rescue aid humanitarian medical health media
emergency civil defence defense pro-government pro-regime anti-government tribal ethnic Sunni Shiite Shia
Kurdish Arab Christian Muslim Druze Alawite Yazidi Turkmen Turkish Syrian Iraqi Iranian Russian Israeli American
British French Saudi Yemeni Lebanese Palestinian Libyan Sudanese Ukrainian Afghan Pakistani Burmese Nigerian
Malian Somali Ethiopian Eritrean Congolese Colombian Peruvian Salvadoran Guatemalan Nicaraguan Honduran Spanish
Cuban Mexican Tunisian Moroccan Algerian Egyptian Jordanian Kuwaiti Uzbek Chechen Tajik Turkic Uighur Chinese
Indian Nepalese German Italian Dutch Canadian Australian Polish Georgian Bahraini Emirati Qatari Chadian Kenyan
Ugandan Rwandan Burundian Cameroonian Nigerien Burkinabe Ivorian Jewish Houthi Huthi Taliban Hamas Hezbollah
Hizbullah Kurd ISIS ISIL IS Daesh Tatmadaw junta paramilitary riot presidential republican national royal
communist leftist rightist Maoist Marxist US U.S. UN U.N. UK NATO EU pregnant disabled handicapped infant
teenage teen minor school university college high shop oil gas bus taxi truck ambulance market factory farm
construction street municipal party union labor labour political religious peace peasant student church human
rights leading prominent top key former ex veteran retired east west north south eastern western northern
southern central main off-duty on-duty uniformed plainclothes allied loyal loyalist hardline moderate militant
terrorist suspected alleged suicide enemy hostile captured ruling right-wing left-wing extreme additional new
more further fellow same whole entire unborn first second third border coast naval air ground special elite
mounted mechanized motorized infantry artillery tank volunteer trapped
""")
OTHER_VERBS: Final = listed("""
left leaving leave leaves said says say saying told tells added adds reported reports reporting announced
announces confirmed confirms claimed claims stated states hit hits hitting struck strikes targeted targets
targeting shelled shelling bombed bombing pounded pounding attacked attacks attacking launched launches
launching fired fires firing broke carried carries came comes coming took takes taking taken made makes making
went goes going began begins started starts continued continues included includes destroyed destroying damaged
damaging caused causes causing led leads leading resulted results resulting brought brings bringing raised
raises raising rose rises rising reached reaches climbed stood stands used uses using blamed blames blaming
accused accuses denied denies called calls calling showed shows showing seen saw sent sends sending captured
captures seized seizes entered withdrew withdraw remained remains became become fell fall falling falls landed
exploded explodes exploding detonated detonates blew blown collapsed collapses opened opens erupted ensued
occurred occurs happened happens took-place conducted identified described warned warns vowed urged condemned
condemns held holds controls controlled rushed transferred evacuated treated admitted buried pulled recovered
recover retrieved discovered documented recorded counted estimated put puts according quoting citing cited
quoted wrote tried tries trying retook retaken recaptured managed failed fails wanted wants refused needed needs
include involved ambushed stormed raided raids raid clashed battled fought fighting fights backed supported
joined returned returning return lost lose loses losing known nicknamed dubbed knew identify identifies remain remained
""")
MEASURES: Final = listed("""
second seconds minute minutes hour hours day days week weeks month months year years decade decades century
centuries night nights time times am pm a.m. p.m. o'clock gmt percent per-cent % km kilometer kilometers
kilometre kilometres kilometer's miles mile metre metres meter meters ton tons tonnes tonne kg kilograms kilos
pounds pound dollars dollar euros lira degrees years-old feet foot inches hectares acres litres liters barrels
magnitude
""")
CALENDAR: Final = listed("""
january february march april june july august september october november december jan feb mar apr jun jul aug
sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday morning mornings evening evenings
afternoon dawn noon midnight
""")
SAYING: Final = listed("""
said says say told tells reported reports added adds announced announces confirmed confirms claimed claims
stated states wrote warned warns noted notes explained quoted
""")
THINGS: Final = listed("""
attack attacks strike strikes airstrike airstrikes air-strike air-strikes raid raids shell shells rocket rockets
missile missiles bomb bombs bombing bombings explosion explosions blast blasts clash clashes vehicle vehicles
car cars tank tanks truck trucks house houses home homes building buildings village villages town towns city
cities area areas district districts province provinces position positions site sites post posts checkpoint
checkpoints base bases camp camps hospital hospitals school schools mosque mosques church churches market
markets shop shops street streets road roads operation operations attempt attempts drone drones plane planes
warplane warplanes helicopter helicopters jet jets aircraft sortie sorties weapon weapons mortar mortars round
rounds mine mines grenade grenades device devices report reports source sources statement statements media
agency agencies country countries state states government governments side sides group groups party parties
faction factions battalion battalions brigade brigades unit depot depots warehouse warehouses headquarters
airport airports airbase facility facilities property properties farm farms field fields bakery bakeries clinic
clinics bus buses ambulance ambulances motorcycle motorcycles bridge bridges border borders front fronts
incident incidents case cases violation violations ceasefire truce talks agreement deal war wars conflict
uprising crisis battle battles fight offensive assault ambush shooting barrage bombardment shelling gunfire fire
crossfire ruins rubble debris wreckage scene spot part parts point points centre center neighbourhood
neighborhood neighbourhoods neighborhoods suburb suburbs countryside region regions zone zones square number
numbers toll tolls total crime crimes massacre massacres tunnel tunnels trench hq convoy convoys shipment tonnes
page photo video image power electricity water food money aid supplies fuel resolution council committee court
ministry department office television tv radio newspaper news website network channel twitter facebook telegram
speech conference meeting way line lines system systems level levels rate rates block blocks
location locations stronghold strongholds outpost outposts compound compounds settlement settlements target targets
seat seats action actions activity activities condition conditions wound wounds injury injuries burns shrapnel
""")
# Words that make a capitalised name an organisation's, a place's or a thing's, not a person's.
ORGANISATIONS: Final = frozenset(THINGS) | frozenset(
    listed("""
army front forces force brigade brigades movement union council ministry observatory network agency organization
organisation league army's islamic state jihad qaeda hezbollah hamas taliban isis isil daesh is pkk ypg sdf fsa
corps command coalition liberation democratic party congress parliament senate republic kingdom university
hospital camp street square road river mount mountain valley desert sea gulf bank strip governorate province
city town north south east west northern southern eastern western central nations house white red cross crescent
human rights international national united times post news press media television guard guards defence defense
security police intelligence ngo afp ap reuters sana sohr nusra sham division battalion regiment unit
""")
)
