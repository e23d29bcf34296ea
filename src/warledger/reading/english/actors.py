"""English tables for parties and actors: nations, the places of a conflict, and the words of who does what to whom."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from warledger.reading.blame.actortables import ActorTables, Phrase
from warledger.reading.english.nations import DEMONYMS, NATIONS, PLACES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FORCE: Final = _words(
    "army armies force forces troop troops soldier soldiers military militaries serviceman servicemen commandos "
    "marines paratroopers conscripts navy gendarmes gendarmerie air-force battalion battalions brigade brigades "
    "unit units officers police policemen guard guards security-forces patrol patrols column regiment"
)
_MACHINES: Final = _words(
    "warplane warplanes jet jets aircraft plane planes airplane airplanes helicopter helicopters artillery drone "
    "drones gunship gunships tank tanks uav uavs warship warships bombers fighter-jets fighter-jet predator "
    "gunner gunners sniper snipers"
)
_FIGHTERS: Final = _words(
    "fighter fighters militant militants rebel rebels jihadist jihadists terrorist terrorists gunman gunmen "
    "insurgent insurgents guerrilla guerrillas guerilla guerillas militia militias militiaman militiamen "
    "extremist extremists combatant combatants separatist separatists commander commanders leader leaders "
    "operative operatives cell cells element elements faction factions paramilitary paramilitaries gang gangs "
    "bomber bombers attacker attackers kidnappers hitmen member members group groups organization organisation "
    "coalition alliance mercenaries wing movement front columns commando squads cadres subversives cadre chief"
)
_ATTACKS: Final = _words(
    "onslaught onslaughts "
    "strike strikes airstrike airstrikes air-strike air-strikes raid raids air-raid air-raids shelling shellings "
    "bombardment bombardments bombing bombings bomb bombs bombshell shell shells missile missiles rocket rockets "
    "mortar mortars fire gunfire crossfire attack attacks assault assaults offensive operation operations ambush "
    "ambushes aggression massacre massacres barrage bullets invasion incursion siege crackdown campaign "
    "firebombings explosives explosive blast explosion shooting killing killings execution executions sorties "
    "sortie mine mines landmine landmines crimes crime assassination custody captivity"
)
_CLASHES: Final = _words(
    "clash clashes fighting battle battles combat confrontation confrontations fight fights gunbattle gunbattles "
    "gun-battle firefight firefights skirmish skirmishes infighting"
)
_MODIFIERS: Final = _words(
    "air aerial war fighter combat ground artillery rocket missile mortar tank government regime state military "
    "special armed naval navy barrel suicide car truck bomb booby-trapped roadside drone heavy alleged suspected "
    "deadly recent fresh cross border intense indiscriminate ground-to-ground surface-to-surface cluster "
    "phosphorus chemical gas sniper gun machine long range short new several renewed repeated two three four five "
    "six series of act acts waves barrage large scale small arms precision double twin joint warplane warplanes "
    "aircraft helicopter helicopters jet jets fighter-jet army forces troops allied and airborne night dawn "
    "overnight led backed nationalist leftist right-wing left-wing islamist communist maoist marxist muslim "
    "moslem christian shiite sunni hindu islamic tribal ethnic urban armored armoured infantry coalition counter "
    "terror terrorist group rebel opposition police security federal national presidential republican "
    "paramilitary unmanned predator vehicle borne ied explosive remote controlled retaliatory targeted massive "
    "ballistic cruise guided glide unguided loitering kamikaze fpv hypersonic thermobaric supersonic shahed grad "
    "ongoing latest continued iskander random violent surprise coordinated complex arbitrary extrajudicial grenade hand"
)
_HARM_VERBS: Final = _words(
    "kill kills killed killing wound wounds wounded wounding injure injures injured injuring slay slew slain "
    "murder murders murdered murdering execute executes executed executing behead beheads beheaded beheading "
    "massacre massacred massacring assassinate assassinates assassinated assassinating arrest arrests arrested "
    "arresting detain detains detained detaining kidnap kidnaps kidnapped kidnapping kidnaped abduct abducts "
    "abducted abducting capture captures captured capturing shoot shoots shot shooting gun gunned eliminate "
    "eliminates eliminated eliminating neutralise neutralised neutralize neutralized neutralizes neutralizing "
    "torture tortured torturing displace displaced displacing evict evicted expel expelled stab stabbed hang "
    "hanged martyr martyred jail jailed jailing imprison imprisoned burn burned hold holding annihilated gas "
    "gassed gassing drive drove driving force forced forcing deport deported rounded seize crush slaughter "
    "slaughtered butchered liquidate liquidated hack hacks hacked hacking lynch lynched decapitated "
    "strangled bludgeoned"
)
_ATTACK_VERBS: Final = _words(
    "hit hits hitting strike strikes struck striking target targets targeted targeting shell shells shelled "
    "shelling bomb bombs bombed bombing bombard bombards bombarded bombarding pound pounds pounded pounding "
    "attack attacks attacked attacking machinegunned machinegun ambush "
    "ambushes ambushed ambushing storm storms stormed storming raid "
    "raids raided raiding assault assaulted burned torched "
    "destroyed destroy destroys destroying blew blow detonate detonated detonates "
    "detonating downs downed downing planted plant fight fought inflict inflicts inflicted inflicting rammed used gas"
)
_FIRE_VERBS: Final = _words(
    "fire fires fired firing open opens opened opening launch launches launched launching carry carries carried "
    "carrying conduct conducts conducted conducting drop drops dropped dropping throw threw hurled lob lobbed "
    "rain rained commit committed commits committing perpetrate perpetrated stage staged mounted mount attack "
    "attacked wage waged wages waging renewed intensified unleash unleashed unleashing throwing continue continued "
    "resumed stepped"
)
_SPEECH: Final = _words(
    "say says said saying tell tells told add adds added report reports reported announce announces announced "
    "confirm confirms confirmed deny denies denied denying claim claims stated state reject rejects rejected "
    "condemn condemns condemned warn warns warned vow vowed declare declared accuse accuses accused blame blames "
    "blamed insisted think believe believed call called urged demanded described control controls controlled hold "
    "holds held withdrew demonstrate demonstrated stressed stresses emphasized emphasised noted underlined explained "
    "hailed welcomed urges"
)
_NOT_AGENT: Final = _words(
    "backed held controlled supported besieged said reported confirmed released published owned run ruled "
    "occupied surrounded dominated brokered mediated operated guarded quoted cited accompanied followed led aided "
    "helped denied described called known made declared proposed signed posted broadcast documented recorded "
    "supplied armed trained funded encircled overrun recaptured retaken manned used worn issued written rejected "
    "condemned welcomed defended protected monitored established formed created headed told announced joined "
    "escorted pursued served given replaced evacuated treated rescued sent visited inhabited populated side day "
    "night stated provided denounced attended recruited employed affected threatened sponsored administered "
    "governed enforced"
)
_SUBORDINATORS: Final = _words(
    "while whereas but after as when although though before following since because where however response retaliation"
)
_CIVILIANS: Final = _words(
    "civilian civilians child children woman women girl girls boy boys baby babies infant infants man men person "
    "persons people journalist journalists resident residents villager villagers citizen citizens worker workers "
    "medic medics doctor doctors nurse nurses teacher student students refugee refugees family families peasant "
    "peasants driver farmer farmers reporter reporters relatives mother father wife son sons daughter daughters "
    "brother sister worshippers protesters protester demonstrators passengers mayor judge lawyer priest priests "
    "staff rescuer rescuers volunteers employee employees officials patients tourists victims house"
)


_MONTHS: Final = "january|february|march|april|may|june|july|august|september|october|november|december"


def _weapons() -> dict[str, str]:
    """What kind of attack a word speaks of; "attack", "bombardment" and "strike" fit several and stand in none."""
    kinds = {
        "air": "air airstrike airstrikes airraid warplane warplanes jets jet aircraft helicopter helicopters plane "
        "planes aerial raids raid",
        "ground": "shelling artillery rocket rockets mortar mortars shells shell shelled",
        "bomb": "bomber bombers suicide blast blasts explosion explosions mine mines landmine device car-bomb "
        "detonated ied exploded bombings",
        "gas": "chemical sarin chlorine gas",
        "gun": "gunfire sniper shooting snipers gunman gunmen",
    }
    return {word: kind for kind, words in kinds.items() for word in words.split()}


ENGLISH_ACTORS: Final = ActorTables(
    places=PLACES,
    demonyms=DEMONYMS,
    nations=NATIONS,
    force_nouns=_FORCE | _MACHINES,
    army_nouns=_words(
        "army troops troop soldier soldiers military servicemen serviceman marines navy paratroopers conscripts"
    )
    | _MACHINES,
    police_nouns=_words("police policemen policeman officer officers guard guards"),
    fighter_nouns=_FIGHTERS,
    machine_nouns=_MACHINES,
    attack_nouns=_ATTACKS,
    clash_nouns=_CLASHES,
    fire_nouns=_words(
        "bombing fire gunfire shots shot bullets rockets rocket missiles shells shell bombs bomb shelling "
        "bombardment bombings artillery attacks raids strikes crossfire"
    ),
    modifiers=_MODIFIERS,
    spelling=_words("is us fact mend it who un aa pac mas"),
    joins=_words("and or , / & either both nor"),
    determiners=_words(
        "the a an its their his ally this that these those some suspected alleged so called presumed unidentified more "
        "dozens several"
    ),
    place_prepositions=_words(
        "in of from to near into inside across outside within around for at through over throughout neighboring "
        "neighbouring northern southern eastern western northwestern northeastern southeastern southwestern "
        "central north south east west northwest northeast"
    ),
    prepositions=_words(
        "in of from to near into inside across outside within around for at through over on against with by between "
        "among under"
    ),
    target_prepositions=_words(
        "on against at targeting hitting targeted hit toward towards pounding striking shelling bombing attacking "
        "of killing"
    ),
    subordinators=_SUBORDINATORS,
    goes_on=_words("continue continues continued continuing began begins begun managed"),
    noun_verbs=_words("wound wounds"),
    bands=_words("Brigade Brigades Front Militia Cartel Gang Battalions"),
    units=_words(
        "infantry armored armoured mechanized mechanised airborne assault marine naval artillery tank border national "
        "presidential republican army air police security guard stryker reserve defense defence home sea western "
        "eastern northern southern battle popular the international rapid reaction intervention support "
        "mountain motorized"
    ),
    labels=_words("terrorist terrorists"),
    repels=_words(
        "repel repels repelled repelling repulse repulsed foil foils foiled foiling thwart thwarts thwarted thwarting "
        "fended confronted confronting"
    ),
    opens=_words("began begin begins started start starts"),
    taken=_words("seized captured taken"),
    among=_words("including"),
    answers=_words(
        "counter counters countered countering response react reacted reacts reacting reaction retaliated "
        "retaliating retaliation retaliates revenge reprisal"
    ),
    coalitions=_words("coalition alliance"),
    fallen=_words("dead killed wounded injured casualties deaths"),
    indefinite=_words("a an another"),
    it=_words("it"),
    turns=_words("while whereas"),
    inquiry=_words(
        "investigate investigates investigated investigating investigation probe probes probing search searches "
        "searched searching seek seeks seeking looking respond responds responded responding learned"
    ),
    grounds=_words(
        "under the control of by holding where territory territories location locations place places side direction "
        "within inside nearby adjacent deployment farms hills"
    ),
    shows=_words("published publishes released releases posted posts issued broadcast shared circulated"),
    films=_words("video videos footage film images pictures photos photographs clip clips"),
    reflexive=_words("himself herself themselves self"),
    raises=_words(
        "upped stepped intensified escalated increased continued resumed pressed renewed expanded extended widened "
        "doubled ramped raised up intensifying escalating increasing continuing resuming stepping"
    ),
    own_death=_words("suicide bomber bombers"),
    aid=_words("support help backing cover protection assistance"),
    parting=_words("after before following since"),
    be=_words("is are was were be been being"),
    skips=_words(
        "have has had having also reportedly allegedly then later again already who which that who's still just "
        "recently simultaneously"
    ),
    harm_verbs=_HARM_VERBS,
    attack_verbs=_ATTACK_VERBS,
    fire_verbs=_FIRE_VERBS,
    weak_verbs=_words(
        "capture captures captured capturing seize hold holding drive drove driving force forced forcing used use "
        "fight fought continue continued resumed destroyed destroy destroys destroying torched burn burned crush"
    ),
    speech_verbs=_SPEECH,
    claim_verbs=_words("claimed claims claim claiming accepted admitted acknowledged assumed"),
    claimed=_words(
        "ambush raid raids strike strikes shooting kidnapping abduction operation murder assassination "
        "responsibility responsibilty credit attack attacks bombing bombings blast blasts killing explosion "
        "assault"
    ),
    blame_verbs=_words("blamed blames blaming blame accused accuses accusing accuse attributed"),
    deaths=_words("deaths killings fatalities"),
    not_agent=_NOT_AGENT,
    negations=_words("not no nor without never denied denies deny denying"),
    war=Phrase(
        re.compile(
            r"\b(?:war(?![\s-]*(?:monitor|observ|group|plane|jet|crime|torn|batter|ravag|ship|zone))|conflict|uprising|revolt|insurgency|unrest)\b",
            re.IGNORECASE,
        ),
        _words("war conflict uprising revolt insurgency unrest"),
    ),
    unclear=Phrase(
        re.compile(
            r"\bnot\s+(?:immediately\s+|yet\s+)?(?:clear|known)\s+(?:who|whether|if|which)|\bun(?:identified|known)\s+(?:aircraft|warplanes?|jets?|drones?|planes?)"
            r"|\bno\s+information\s+(?:is\s+available\s+)?(?:on|about|as\s+to)\s+(?:those|who|the\s+(?:identity|perpetrators|attackers))"
            r"|\b(?:do|does|did)\s+not\s+know\s+who\b"
            r"|\bidentity\s+of\s+(?:the\s+)?(?:attackers?|killers?|murderers?|perpetrators?|gunm[ae]n|assailants?|bombers?|culprits?)\b"
            r"|\bno\s+(?:immediate\s+)?claim\b|\b(?:nobody|no\s+one|no\s+\w+(?:\s+or\s+\w+)?)\s+(?:has\s+|had\s+)?(?:yet\s+)?(?:immediately\s+)?claimed\b",
            re.IGNORECASE,
        ),
        _words("clear known unidentified unknown claim claimed information know identity"),
    ),
    habit=Phrase(
        re.compile(
            r"\bsimilar\s+(?:[\w-]+\s+){0,2}(?:attack|bombing|strike|raid|blast|assault)s?\b|\b(?:often|regularly|frequently|routinely)\b",
            re.IGNORECASE,
        ),
        _words("similar often regularly frequently routinely"),
    ),
    apart=Phrase(
        re.compile(
            r"\belsewhere\b|\b(?:both|each|opposing|warring)\s+sides?\b"
            r"|\b(?:two|three|several|more|other)\s+(?:more|other|separate|different)\s+(?:attacks|incidents|strikes|raids)\b"
            rf"|(?<!its\s)(?<!their\s)\b(?:another|last|previous|earlier)\s+(?:[\w-]+\s+){{0,2}}(?:{'|'.join(sorted(_ATTACKS))})\b",
            re.IGNORECASE,
        ),
        _words("elsewhere side sides another last previous earlier more other separate different"),
    ),
    recalled=Phrase(
        re.compile(
            r"\b(?:comes?|came)\s+(?:just\s+|only\s+|less\s+than\s+)?(?:[\w-]+\s+){0,2}"
            r"(?:hours?|days?|weeks?|months?|years?)\s+after\b",
            re.IGNORECASE,
        ),
        _words("come comes came"),
    ),
    record=Phrase(
        re.compile(
            r"\b(?:deadliest|largest|biggest|worst|heaviest|bloodiest|fiercest|first|most\s+\w+)\b[^.]*\bsince\b",
            re.IGNORECASE,
        ),
        _words("deadliest largest biggest worst heaviest bloodiest fiercest first most"),
    ),
    civilian_nouns=_CIVILIANS,
    elided=_words("others other more another additional rest"),
    member_nouns=_words(
        "member members element elements fighter fighters officer officers commander commanders leader leaders "
        "personnel militant militants terrorist terrorists combatant combatants gunman gunmen militiaman "
        "militiamen soldier soldiers general colonel lieutenant chief operative operatives recruit recruits "
        "mercenaries guard guards jihadist jihadists extremists extremist dead bodies"
    ),
    belonging=_words("of from with on among fighting belonging affiliated loyal serving"),
    counts=_words(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozens dozen "
        "scores hundreds thousands several many some another other number least than a an"
    ),
    participles=_words("shot hit struck slain held torn blown hanged"),
    period=Phrase(
        re.compile(
            r"\bsince\s+(?!dawn|noon|midnight|morning|the\s+(?:early|morning|attack|blast|explosion))|\bso\s+far\b|\bthis\s+(?:year|month)\b"
            r"|\b(?:in|over|during|within|for)\s+(?:the\s+)?(?:last|past|previous|recent)?\s*(?:\w+\s+)?(?:days|weeks|months|years|24\s+hours|48\s+hours)\b",
            re.IGNORECASE,
        ),
        _words("since far year month days weeks months years hours"),
    ),
    background=Phrase(
        re.compile(
            r"\b(?:19|20)\d\d\b|\blast\s+(?:week|month|year)|\bearlier\s+(?:this|that|in)\b|\bprevious(?:ly)?\b|\b(?:day|days|week|weeks|months?|years?)\s+(?:after|ago|earlier)\b"
            r"|\bin\s+the\s+past\b",
            re.IGNORECASE,
        ),
        _words("last earlier previous previously after ago past") | {str(year) for year in range(1900, 2100)},
    ),
    long_ago=Phrase(
        re.compile(
            r"\b(?:19|20)\d\d\b|\blast\s+(?:month|year)\b|\b(?:months?|years?)\s+(?:ago|earlier|before)\b"
            rf"|\bin\s+(?:early\s+|late\s+|mid-)?(?:{_MONTHS})\b",
            re.IGNORECASE,
        ),
        _words("last ago earlier before") | set(_MONTHS.split("|")) | {str(year) for year in range(1900, 2100)},
    ),
    suffers=_words("suffered suffering suffer suffers lost lose losing sustained"),
    arrests=_words(
        "arrest arrests arrested arresting detained detain detains detaining custody jailed captured apprehended"
    ),
    holds=_words("held backed controlled run besieged occupied ruled dominated supported linked affiliated aligned"),
    stands=_words(
        "position positions area areas site sites post posts checkpoint checkpoints stronghold strongholds "
        "neighborhood neighborhoods village villages town towns camp camps base bases headquarters convoy "
        "territory bastion bastions lines city cities"
    ),
    anaphors=_words("them whom"),
    flanks=_words("side sides ranks"),
    definite=_words("the this that these those same said such"),
    ties=_words("belonging affiliated linked attributed loyal allied"),
    possessives=_words("its their our"),
    nation_nouns=_FORCE
    | _MACHINES
    | _words(
        "rebel rebels guerrilla guerrillas militia militias militiamen insurgents separatists paramilitaries "
        "authorities government regime"
    ),
    authority_nouns=_words("authorities government regime"),
    informants=_words("source sources official officials spokesman spokeswoman spokesperson media television agency"),
    fight_verbs=_words("fighting battling clashed clash fought battled battle clashes"),
    weapons=MappingProxyType(_weapons()),
)
