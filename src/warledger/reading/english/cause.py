"""English words of violence: what each says did the harm.

A phrase is written once, with a slash between words that may stand in one place: "air strike/strikes/raid". Phrases of
two words are also read joined by a hyphen ("air-strike"). The longest phrase wins where several begin at one word.

A word is *plain* or *vague*. "Sniper" is plain. "Bomb" is vague: it may be one planted by a road, one left in a car or
one worn by a man; the report says which, in a plainer word nearby, and only where it never does the default holds.
"""

from __future__ import annotations

from itertools import product
from typing import Final, NamedTuple

from warledger.records import Cause


class Violence(NamedTuple):
    """What a phrase says did the harm.

    ``cause`` None with ``may`` empty: words that name no single cause and stop the search for one (a war, an accident).
    ``may``: what a vague phrase may mean, if a plainer one near it says so; ``cause`` is what it means by default.
    ``weight`` is how far, in words, the phrase stands back behind others of its sentence: an army's aircraft or its
    offensive are there for other reasons than to name what killed.
    """

    cause: Cause | None
    may: frozenset[Cause] = frozenset()
    weight: int = 0


#: The weight of a word that is mostly in a sentence for another reason.
ASIDE: Final = 8

_ATTACKS: Final = "attack/attacks/assault/assaults/strike/strikes/raid/raids/bombardment/bombardments/bombing/bombings"

PLAIN: Final[dict[Cause, str]] = {
    "airstrike": f"""
        airstrike/airstrikes
        air/aerial {_ATTACKS}/campaign/operation/operations/shelling/fire/barrage/assault/offensive/war
        barrel/cluster/parachute/vacuum/bunker/phosphorus/napalm/thermobaric bomb/bombs/bombing/bombings
        explosive barrel/barrels
        barrel/barrels bombs
        cruise missile/missiles
        cruise missile/missiles attack/attacks/strike/strikes
        kalibr/tomahawk/tomahawks
        glide/guided/aerial/air-dropped bomb/bombs
        glide bomb attack/attacks/strike/strikes
        strafed/strafing/strafe
        helicopter/warplane/jet/plane/aircraft fire/attack/attacks/strike/strikes/raid/raids/bombing/bombardment
        carpet bombing
        paramotor/paramotors/paraglider/paragliders/gyrocopter/gyrocopters
        paramotor/paraglider attack/attacks/bombing/bombings
        aerial act of aggression
        israeli missile/missiles
        israeli missile/missiles attack/attacks/strike/strikes/fire
        regime/government/army/russian/coalition/saudi/saudi-led/american/us bombs
        dropped/dropping bombs
        bombs dropped
    """,
    "drone strike": f"""
        drone/uav/fpv {_ATTACKS}/fire
        fpv/fpvs/geran/gerans/bayraktar
        suicide/kamikaze/explosive/armed/booby-trapped drone/drones
        suicide/kamikaze/explosive/armed/booby-trapped drone/drones {_ATTACKS}
        drone/drones
        predator/reaper strike/strikes/attack/attacks
        shahed/shaheds
        uav/uavs
        unmanned aerial/aircraft
        quadcopter/quadcopters
        loitering munition/munitions
    """,
    "shelling": f"""
        shelled/shells/shell/shelling/shellings
        artillery/artilleries/mortar/mortars/howitzer/howitzers
        ground shelling/bombardment/bombardments
        artillery/artilleries/mortar/tank shelling/fire/{_ATTACKS}/shells/shell/rounds/barrage
        rocket/rockets/katyusha/katyushas/grad/grads/rpg/rpgs
        rocket/missile/mortar fire
        rocket shell/shells/attack/attacks/barrage
        rocket/rockets/shell/shells/mortars/rounds was/were/are fired/launched
        rocket-propelled grenade/grenades
        cross-border/naval/tank fire/shelling
        surface-to-surface missile/missiles
        ballistic missile/missiles
        ballistic missile attack/attacks/strike/strikes
        iskander/iskanders/scud/scuds/himars/mlrs/smerch/uragan/tornado-s
        multiple rocket launcher/launchers
        anti-tank/tow missile/missiles
        elephant rocket/rockets
        explosive cylinder/cylinders/ammunition
        hell cannon/cannons
    """,
    "clash": """
        clash/clashes/clashed/clashing
        skirmish/skirmishes
        battle/battles/battled/battling
        fighting/fought/firefight/firefights/gunfight/gunfights/gunbattle/gunbattles
        gun battle/battles
        shootout/shootouts/shoot-out/shoot-outs
        exchange/exchanges of fire/gunfire
        combat
        ambush/ambushes/ambushed/ambushing
        confrontation/confrontations/crossfire/cross-fire
        counterattack/counter-attack/counteroffensive/counter-offensive
        infighting
        ground assault/attack/attacks/operation/operations/offensive
    """,
    "mine or IED": """
        landmine/landmines/mine/mines/minefield/ied/ieds/tripwire
        land mine/mines
        minefield explosion/explosions
        improvised explosive/bomb
        explosive device/devices/charge/charges
        roadside bomb/bombs/bombing/bombings
        bomb/bombs planted/placed/hidden
        bomb/bombs was/were planted/placed/hidden
        planted/placed bomb/bombs/explosives
        magnetic/sticky/homemade/parcel/letter bomb/bombs
        unexploded ordnance/bomb/bombs/shell/shells/munition/munitions
        explosive remnants
        remnants of war
        old/war ordnance
        dynamite
    """,
    "car bomb": """
        booby-trapped car/vehicle/truck/motorcycle/motorbike/van
        rigged car/vehicle/truck
        explosive-laden/explosives-laden/explosives-packed/explosive-rigged car/vehicle/truck/van/motorcycle/motorbike
        car/vehicle/truck/van/motorcycle/bus loaded/laden/packed/rigged with explosives
        bomb-laden car/vehicle/truck
        vbied/svbied
        bomb in a car/van/truck/taxi
    """,
    "suicide bombing": """
        suicide bomb/bombs/bomber/bombers/bombing/bombings/attack/attacks/attacker/attackers/blast/blasts
        suicide explosion/explosions
        suicide car/truck/vehicle/motorcycle bomb/bombs/bomber/bombers/bombing/bombings/attack/attacks
        suicide mission
        martyrdom attack/attacks/operation/operations/bombing/bombings
        explosive/suicide belt/belts/vest/vests
        detonated/detonating/detonates/exploded himself/herself/themselves
        detonated/detonating his/her/their explosive/explosives/vest/vests/belt/belts/bomb/bombs
        self-detonation
        rammed his/her/their/a/an
    """,
    "chemical": """
        chemical weapon/weapons/attack/attacks/strike/strikes/agent/agents/assault/massacre/gas
        chemical
        chlorine/sarin
        nerve/toxic/poison/poisonous/mustard gas/gases/agent/agents
        gas attack/attacks/bomb/bombs/massacre
        killed/died by/from/of gas
        gassed/gassing
    """,
    "execution": """
        executed/execution/executions/executing/executes
        field executed/execution/executions
        beheaded/beheading/beheadings/behead/decapitated/decapitation
        slaughtered/slaughtering
        hanged/crucified/lynched/stoned
        firing squad
        throat/throats slit/cut
        slit/slitting/cut his/her/their throat/throats
        slit throats
        summarily killed/executed
    """,
    "shooting": """
        shot/shoot/shoots/shooting/shootings/shooters/shooter/firearms
        was/were fired on/at by
        shot dead/at
        gunned down
        gunning down
        sniper/snipers/sniping
        sniper fire/bullet/bullets/attack/attacks
        gunfire/gunshot/gunshots/gunshot
        bullet/bullets/machinegunned/machine-gunned/submachinegun
        opened/opening/opens/open fire
        fired/firing at/on/upon/into/live
        small-arms/machine-gun/rifle/live fire/ammunition
        live round/rounds/bullet/bullets
        stray bullet/bullets
        drive-by/drive-bys
    """,
    "torture": "torture/tortured/torturing",
    "mixed": f"""
        air/aerial and ground/artillery {_ATTACKS}/campaign/fire
        ground/artillery and air/aerial {_ATTACKS}/campaign
    """,
    "other": """
        stabbed/stabbing/stabbings
        beaten/strangled/clubbed/hacked
        riot/riots/rioting
        trampled/stampede/stampedes
        arson
        burned/burnt/torched alive
        set on fire
        starved/starvation/starving/malnutrition/famine/hunger
        plane/helicopter crash
        hand-grenade
        hand grenade/grenades
        grenade/grenades
    """,
}

#: Causes that say more than what carried them, by how much nearer, in words, their own words count: gas from a jet.
OUTWEIGHS: Final[dict[Cause, int]] = {"chemical": -4}
_STRIKES: Final[frozenset[Cause]] = frozenset({"airstrike", "drone strike", "shelling"})
_BOMBS: Final[frozenset[Cause]] = frozenset({"airstrike", "mine or IED", "car bomb", "suicide bombing"})
_BLASTS: Final[frozenset[Cause]] = frozenset({"mine or IED", "car bomb", "suicide bombing", "explosion"})
_PLANTED: Final[frozenset[Cause]] = frozenset({"mine or IED", "car bomb", "suicide bombing"})
_CARS: Final[frozenset[Cause]] = frozenset({"car bomb", "suicide bombing"})
_ANY: Final[frozenset[Cause]] = frozenset(
    {*_STRIKES, *_BLASTS, "clash", "shooting", "chemical", "execution", "other", "mixed"}
)  # fmt: skip

#: Words that say what struck only as far as the rest of the report does; what flies is named for other reasons too.
VAGUE: Final[tuple[tuple[str, Violence], ...]] = (
    ("warplane/warplanes/jet/jets/bombers", Violence("airstrike", weight=4)),
    ("fighter jet/jets/plane/planes", Violence("airstrike", weight=4)),
    ("air force/forces", Violence("airstrike", weight=4)),
    ("aircraft/helicopter/helicopters/gunship/gunships/planes/airplanes", Violence("airstrike", weight=ASIDE)),
    ("strike/strikes", Violence("airstrike", _STRIKES, 1)),
    ("raid/raids", Violence(None, frozenset({"airstrike", "clash"}), 3)),
    ("sortie/sorties", Violence("airstrike", _STRIKES, 1)),
    ("israel targets/targeted/strikes/struck/attacks/attacked/fired/hits/hit", Violence("airstrike", _STRIKES, 3)),
    ("missile/missiles", Violence("shelling", _STRIKES, 1)),
    ("guided missile/missiles", Violence("shelling", _STRIKES, 1)),
    ("missile attack/attacks/strike/strikes/fire/barrage", Violence("shelling", _STRIKES, 1)),
    ("missile/missiles was/were/are fired/launched", Violence("shelling", _STRIKES, 1)),
    ("regime/government/army/turkish bombing/bombings", Violence("shelling", _STRIKES, 1)),
    ("russian/coalition/american/saudi-led bombing/bombings", Violence("airstrike", _STRIKES, 1)),
    ("prison break", Violence("clash", frozenset({"clash", "mixed"}), 1)),
    ("jailbreak/jailbreaks", Violence("clash", frozenset({"clash", "mixed"}), 1)),
    (
        "israeli/zionist attack/attacks/aggression/bombardment/bombing/strike/strikes",
        Violence("airstrike", _STRIKES | {"clash", "shooting"}, 1),
    ),
    ("bombardment/bombardments/bombarded/bombarding", Violence("shelling", _STRIKES, 1)),
    ("pounded/pounding/pound", Violence("shelling", _STRIKES, 2)),
    ("bombed", Violence("airstrike", _BOMBS, 1)),
    ("bombing/bombings", Violence("mine or IED", _BOMBS | {"shelling", "drone strike"}, 1)),
    ("bombs", Violence("mine or IED", _BOMBS, 1)),
    ("bomb", Violence("mine or IED", _PLANTED, 1)),
    ("bomb attack/attacks/blast/blasts/explosion/explosions", Violence("mine or IED", _PLANTED, 1)),
    ("blew/blow/blowing/blown himself/herself/themselves/itself", Violence("suicide bombing", weight=-8)),
    ("gunman/gunmen/shotgun/shotguns/handgun/handguns/rifles", Violence("shooting", weight=4)),
    (
        "car/truck/vehicle/motorcycle/van/lorry bomb/bombs/bombing/bombings/blast/blasts/explosion/explosions",
        Violence("car bomb", _CARS),
    ),
    (
        "car/truck/vehicle/motorcycle/van/lorry bomb attack/attacks/blast/blasts/explosion/explosions",
        Violence("car bomb", _CARS),
    ),
    ("explosives", Violence("mine or IED", _BLASTS, 3)),
    ("explosion/explosions/blast/blasts/exploded/detonated/explode", Violence("explosion", _BLASTS | _BOMBS, 1)),
    ("assault/assaults/stormed/storming", Violence("clash", frozenset({"clash", "shooting", *_CARS}), 4)),
    ("infiltrate/infiltrated/infiltration/infiltrating", Violence("clash", weight=4)),
    ("machete/machetes/knife/knives/axes", Violence("other", frozenset({"execution"}), 1)),
    ("repelled/repelling/repel/repulsed/repulsing", Violence("clash", weight=3)),
    ("military/security operation/operations", Violence("clash", _ANY, 7)),
    ("counterterrorism/counter-terrorism/intelligence-based operation/operations", Violence("clash", _ANY, 7)),
    ("fight", Violence("clash", _ANY, 4)),
    ("on the front/frontline/frontlines", Violence("clash", weight=5)),
    ("overran/overrunning/overrun", Violence("clash", _ANY, 6)),
    (
        "attack/attacks on a/an/the/its military/army/police base/outpost/post/checkpoint/barracks/convoy/patrol/camp",
        Violence("clash", _ANY, 4),
    ),
    ("attacked a/an/the military/army/police base/outpost/post/checkpoint/barracks/convoy", Violence("clash", _ANY, 4)),
    ("attack/attacks on a/an/the base/outpost/post/checkpoint/barracks/convoy/patrol", Violence("clash", _ANY, 4)),
    ("communal/intercommunal/inter-communal/tribal/ethnic/sectarian violence", Violence("clash", _ANY, 4)),
    (
        "coalition/us-led/us/american/saudi-led/russian/israeli raid/raids",
        Violence("airstrike", frozenset({"airstrike", "clash"}), 1),
    ),
    ("rammed/ramming", Violence("other", _CARS, 4)),
    ("murder/murders/murdered/murdering", Violence(None, frozenset({"shooting", "execution", "drone strike"}), 4)),
    (
        "assassinated/assassinating/assassination/assassinations",
        Violence(None, frozenset({"shooting", "drone strike", *_PLANTED}), 4),
    ),
    ("cluster munition/munitions/ammunition/shells/rockets/missiles", Violence("shelling", _STRIKES)),
    ("offensive/offensives", Violence("clash", _ANY, 6)),
    ("massacre/massacres/massacred/massacring", Violence("execution", _ANY, 4)),
    ("attack/attacks/attacked/attacking", Violence(None, _ANY, 4)),
    ("aggression", Violence(None, _STRIKES, 4)),
    ("targeted/targeting/targets/target", Violence(None, _ANY, 5)),
    ("rubble", Violence(None, _STRIKES | _BLASTS, 6)),
)

#: A war as a whole, and harm that no weapon did: nothing of the report's own news explains it.
NO_CAUSE: Final = """
    civil war
    war/conflict/uprising/crisis/revolution
    world war
    earthquake/quake/accident/collision/flood/floods
    fire broke
    last/previous/another/earlier attack/attacks
"""

#: Phrases that hold a word of violence and are none.
HARMLESS: Final = """
    air defence/defences/defense/defenses
    air force base/bases/member/members/commander/commanders/officer/officers/general/captain/pilot
    cease fire
    shot down
    shooting down
    hunger/general strike/strikes
    strike/strikes force/group
    gold/coal/copper mine/mines
    rocket launcher/launchers
    mortar position/positions/vehicle/vehicles
    drone/drones shot
    drone/drones were shot
    artillery positions
    target date
    fight against/for/back
    executed/executing two/three/four/five/several/dozens airstrikes/strikes/raids/attacks/operations
    executed/executing a/an/the airstrike/strike/raid/attack/operation/plan/order
    chemical arsenal/stockpile/stockpiles/disarmament
    weapons/ammunition shipment
    battle tank/tanks
    shell company
    operation room
    video/videos/footage/film/photo/photos/photograph/photographs/purportedly shot
    war monitor/monitors/crimes/crime/monitoring
    conflict monitor
    prisoner/prisoners of war
    war wounds
    was/were fired on/at/into
    helicopter/helicopters/aircraft/plane/planes evacuated/evacuate/transported/ferried/carrying/rushed/crashed/flew
"""


def _expand(phrases: str) -> list[tuple[str, ...]]:
    """Every phrase that a block of lines writes, hyphenated ones too."""
    out: list[tuple[str, ...]] = []
    for line in phrases.strip().splitlines():
        for words in product(*(w.split("/") for w in line.split())):
            out.append(words)
            if len(words) == 2:
                out.append(("-".join(words),))
    return out


def _table() -> dict[str, tuple[tuple[tuple[str, ...], Violence | None], ...]]:
    table: dict[str, dict[tuple[str, ...], Violence | None]] = {}

    def put(phrases: str, what: Violence | None) -> None:
        for words in _expand(phrases):
            table.setdefault(words[0], {})[words] = what

    for phrases, what in VAGUE:
        put(phrases, what)
    for cause, phrases in PLAIN.items():
        put(phrases, Violence(cause, weight=OUTWEIGHS.get(cause, 0)))
    put(NO_CAUSE, Violence(None))
    put(HARMLESS, None)
    return {first: tuple(sorted(rest.items(), key=lambda p: -len(p[0]))) for first, rest in table.items()}


#: First word of a phrase → (words of the phrase, what it says or None for a harmless one), longest first.
VIOLENCE: Final = _table()

#: Words of a battle that, before what stands in :data:`FOUGHT`, tell for or against whom a party is at war.
ENGAGED: Final = frozenset({"fighting", "fought", "fight", "battling", "battled", "battle", "combat"})
FOUGHT: Final = frozenset({"the", "for", "against", "alongside", "it"})
#: Who did harm, as a word of violence: counted as victims, they are not what killed them.
DOERS: Final = frozenset({
    "bomber", "bombers", "attacker", "attackers", "sniper", "snipers", "gunman", "gunmen", "shooter", "shooters",
})  # fmt: skip
#: Harm told of who stands before it, where "by" behind it leads to what did it: "was killed by a drone strike".
HARMED: Final = frozenset({"killed", "wounded", "injured", "hit", "struck", "hurt", "dead"})
#: What leads from a harm to what did it: "killed in a raid", "died of torture".
LEADS_TO_CAUSE: Final = frozenset({"in", "by", "from", "due", "under", "when", "during", "as"})
#: What leads to something else that happened: "after rebels launched an offensive", "in response to shelling".
LEADS_AWAY: Final = frozenset({
    "after", "following", "amid", "before", "despite", "since", "against", "response", "retaliation", "leading",
    "prompting", "triggering", "sparking", "backed", "supported", "support",
})  # fmt: skip
#: Words that join two causes into one: "clashes and air strikes".
JOINS: Final = frozenset({"and", "or", "&"})
#: Words of harm that tell of those beside them alone: "including two who were shot".
BOUND: Final = frozenset({
    "shot", "shoot", "shooting", "executed", "executing", "beheaded", "beheading", "decapitated", "slaughtered",
    "hanged", "crucified", "lynched", "stoned", "stabbed", "gunned", "machinegunned", "tortured", "beaten", "strangled",
})  # fmt: skip
#: Words that open a subset.
SUBSET: Final = frozenset({"including", "include", "included", "includes", "among", "whom"})
#: Words that, right behind the first two of a subset, tell how it died: "including two killed by bullets".
BEFALLEN: Final = frozenset({"who", "killed", "wounded", "injured", "hit"})
RELATIVES: Final = frozenset({"who", "whom"})
#: Words that open another statement in the same sentence.
BREAKS: Final = frozenset({"while", "whereas", "but", "meanwhile", "elsewhere", "separately", "also", "although"})
