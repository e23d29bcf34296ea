"""English words for control: who takes, holds and loses ground, and what ground is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warledger.reading.accounts.tables import ControlWords, Frame, GroundWords, Phrases, Verb
from warledger.reading.english.accounts_agreements import forms_of
from warledger.records import ControlKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Kind, frame, strong or weak, the five forms, and what follows the verb.
_VERBS: Final[tuple[tuple[ControlKind, Frame, str, str], ...]] = (
    ("seized", "take", "seize seizes seized seized seizing", ""),
    ("seized", "take", "capture captures captured captured capturing", ""),
    ("seized", "take", "overrun overruns overran overrun overrunning", ""),
    ("seized", "take", "conquer conquers conquered conquered conquering", ""),
    ("seized", "take", "occupy occupies occupied occupied occupying", ""),
    ("seized", "take", "annex annexes annexed annexed annexing", ""),
    ("seized", "take", "liberate liberates liberated liberated liberating", ""),
    ("seized", "take", "invade invades invaded invaded invading", ""),
    ("seized", "take", "take takes took taken taking", "over"),
    ("seized", "take", "win wins won won winning", "control of"),
    ("seized", "take", "wrest wrests wrested wrested wresting", "*"),
    ("seized", "take", "take takes took taken taking", "*"),
    ("seized", "take", "clear clears cleared cleared clearing", "*"),
    ("seized", "take", "secure secures secured secured securing", "*"),
    ("retaken", "take", "retake retakes retook retaken retaking", ""),
    ("retaken", "take", "recapture recaptures recaptured recaptured recapturing", ""),
    ("retaken", "take", "reclaim reclaims reclaimed reclaimed reclaiming", ""),
    ("retaken", "take", "reconquer reconquers reconquered reconquered reconquering", ""),
    ("retaken", "take", "regain regains regained regained regaining", ""),
    ("retaken", "take", "reoccupy reoccupies reoccupied reoccupied reoccupying", ""),
    ("retaken", "take", "re-take re-takes re-took re-taken re-taking", ""),
    ("retaken", "take", "re-capture re-captures re-captured re-captured re-capturing", ""),
    ("retaken", "take", "take takes took taken taking", "back"),
    ("retaken", "take", "win wins won won winning", "back"),
    ("retaken", "take", "recover recovers recovered recovered recovering", "*"),
    ("held", "take", "hold holds held held holding", "*"),
    ("held", "take", "control controls controlled controlled controlling", "*"),
    ("held", "take", "retain retains retained retained retaining", "*"),
    ("held", "take", "rule rules ruled ruled ruling", "*"),
    ("held", "take", "administer administers administered administered administering", "*"),
    ("besieged", "take", "besiege besieges besieged besieged besieging", ""),
    ("besieged", "take", "encircle encircles encircled encircled encircling", ""),
    ("besieged", "take", "surround surrounds surrounded surrounded _", "*"),
    ("besieged", "take", "blockade blockades blockaded blockaded blockading", "*"),
    ("besieged", "take", "lay lays laid laid laying", "siege to"),
    ("advanced", "take", "enter enters entered entered entering", "*"),
    ("advanced", "take", "reach reaches reached reached reaching", "*"),
    ("advanced", "take", "penetrate penetrates penetrated penetrated penetrating", "*"),
    ("advanced", "take", "storm storms stormed stormed storming", "*"),
    *(
        ("advanced", "take", verb, f"{way} *")
        for verb in (
            "advance advances advanced advanced advancing", "push pushes pushed pushed pushing",
            "thrust thrusts thrust thrust thrusting", "move moves moved moved moving",
            "march marches marched marched marching",
        )
        for way in ("towards", "toward", "into", "on", "to", "inside", "in")
    ),
    ("advanced", "take", "break breaks broke broken breaking", "into *"),
    ("lost", "lose", "lose loses lost lost losing", "*"),
    ("lost", "lose", "cede cedes ceded ceded ceding", "*"),
    ("lost", "lose", "relinquish relinquishes relinquished relinquished relinquishing", "*"),
    ("lost", "lose", "hand hands handed handed handing", "over *"),
    ("lost", "lose", "turn turns turned turned turning", "over *"),
    ("lost", "lose", "give gives gave given giving", "up *"),
    ("lost", "lose", "surrender surrenders surrendered surrendered surrendering", "*"),
    *(
        ("withdrew", "leave", f"{verb}", f"{way}")
        for verb in (
            "withdraw withdraws withdrew withdrawn withdrawing", "retreat retreats retreated retreated retreating",
            "flee flees fled fled fleeing",
        )
        for way in ("from *", "to *", "*")
    ),
    *(
        ("withdrew", "leave", verb, f"{way}")
        for verb in ("pull pulls pulled pulled pulling", "fall falls fell fallen falling")
        for way in ("back *", "out *", "back from *", "out of *")
        if not verb.startswith("fall") or way.startswith("back")
    ),
    ("withdrew", "leave", "abandon abandons abandoned abandoned abandoning", "*"),
    ("withdrew", "leave", "evacuate evacuates evacuated evacuated evacuating", "*"),
    ("withdrew", "leave", "vacate vacates vacated vacated vacating", "*"),
    *(
        ("retaken" if verb.startswith("dislodge") else "seized", "expel", verb, "")
        for verb in (
            "expel expels expelled expelled expelling", "oust ousts ousted ousted ousting",
            "dislodge dislodges dislodged dislodged dislodging", "drive drives drove driven driving",
            "push pushes pushed pushed pushing", "force forces forced forced forcing",
            "flush flushes flushed flushed flushing", "chase chases chased chased chasing",
            "eject ejects ejected ejected ejecting", "rout routs routed routed routing",
            "evict evicts evicted evicted evicting",
        )
    ),
    *(("seized", "fall", "fall falls fell fallen falling", tail) for tail in (
        "to", "into the hands of", "under the control of", "in the hands of", "into", "*",
    )),
    ("held", "fall", "remain remains remained remained remaining", "with"),
    ("held", "split", "divide divides divided divided dividing", "between"),
    ("held", "split", "split splits split split splitting", "between"),
    ("seized", "change", "change changes changed changed changing", "hands"),
    *(
        ("held", "repel", verb, "")
        for verb in (
            "repel repels repelled repelled repelling", "repulse repulses repulsed repulsed repulsing",
            "thwart thwarts thwarted thwarted thwarting", "foil foils foiled foiled foiling",
            "rebuff rebuffs rebuffed rebuffed rebuffing",
        )
    ),
    *(
        ("held", "repel", verb, tail)
        for verb, tail in (
            ("beat beats beat beaten beating", "back"), ("beat beats beat beaten beating", "off"),
            ("push pushes pushed pushed pushing", "back"), ("fend fends fended fended fending", "off"),
            ("fight fights fought fought fighting", "off"), ("turn turns turned turned turning", "back"),
        )
    ),
)  # fmt: skip


def _verbs() -> Iterator[tuple[tuple[str, ...], Verb]]:
    for kind, frame, forms, tail in _VERBS:
        weak = tail.endswith("*")
        for word, form in forms_of(forms):
            yield (word, *tail.rstrip("* ").split()), Verb(kind, frame, form, weak)


_CONTROLLING: Final[tuple[tuple[ControlKind, Frame, str], ...]] = (
    ("seized", "take", "take takes took taken taking"),
    ("seized", "take", "gain gains gained gained gaining"),
    ("seized", "take", "seize seizes seized seized seizing"),
    ("seized", "take", "assume assumes assumed assumed assuming"),
    ("seized", "take", "establish establishes established established establishing"),
    ("seized", "take", "impose imposes imposed imposed imposing"),
    ("seized", "take", "win wins won won winning"),
    ("seized", "take", "wrest wrests wrested wrested wresting"),
    ("seized", "take", "claim claims claimed claimed claiming"),
    ("seized", "take", "achieve achieves achieved achieved achieving"),
    ("retaken", "take", "regain regains regained regained regaining"),
    ("retaken", "take", "retake retakes retook retaken retaking"),
    ("retaken", "take", "recover recovers recovered recovered recovering"),
    ("retaken", "take", "restore restores restored restored restoring"),
    ("retaken", "take", "reassert reasserts reasserted reasserted reasserting"),
    ("retaken", "take", "reimpose reimposes reimposed reimposed reimposing"),
    ("extended", "take", "extend extends extended extended extending"),
    ("extended", "take", "expand expands expanded expanded expanding"),
    ("held", "take", "hold holds held held holding"),
    ("held", "take", "have has had had having"),
    ("held", "take", "keep keeps kept kept keeping"),
    ("held", "take", "maintain maintains maintained maintained maintaining"),
    ("held", "take", "retain retains retained retained retaining"),
    ("held", "take", "exercise exercises exercised exercised exercising"),
    ("lost", "lose", "lose loses lost lost losing"),
    ("lost", "lose", "cede cedes ceded ceded ceding"),
    ("lost", "lose", "relinquish relinquishes relinquished relinquished relinquishing"),
)

GROUND: Final = GroundWords(
    nouns=_words(
        "village villages town towns city cities capital area areas district districts province provinces "
        "region regions "
        "governorate governorates territory territories territorial hill hills hilltop hilltops base "
        "bases airport airports airbase "
        "airfield crossing crossings checkpoint checkpoints position positions post posts stronghold "
        "strongholds bastion "
        "bastions enclave enclaves pocket neighbourhood neighbourhoods neighborhood neighborhoods quarter "
        "quarters suburb "
        "suburbs bridge bridges road roads highway highways dam border borders front fronts frontline "
        "frontlines camp camps "
        "garrison headquarters land lands ground countryside outskirts farm farms farmland hamlet hamlets "
        "settlement settlements "
        "island islands port ports zone zones mountain mountains peak peaks valley country state north "
        "south east west northeast "
        "northwest southeast southwest north-east north-west south-east south-west refinery oilfield "
        "oilfields field fields "
        "barracks fortress facility facilities compound building buildings parts part point points lines "
        "line defences defenses "
        "junction route peninsula subdistrict township swathes swaths swathe swath sliver slivers centre "
        "center half majority "
        "strip citadel castle palace complex plant silos locality localities municipality oblast jail prison campus"
    ),
    portions=_words(
        "most much parts part large swathes swaths swathe swath slivers sliver half majority outskirts "
        "edges edge centre center number "
        "dozens hundreds several many all rest control remainder bulk quarters quarter third thirds "
        "percent % some portions portion "
        "chunks chunk pockets stretch sections section plenty more miles kilometers kilometres areas"
    ),
    posts=_words("positions posts checkpoints suburbs outskirts neighbourhoods neighborhoods districts areas"),
    settlements=_words("town towns village villages city cities hamlet hamlets"),
    seats=_words("capital seat centre center home gateway"),
    shares=_words("neighbourhood neighborhood district quarter suburb area"),
    directions=_words(
        "northern southern eastern western central north south east west north-eastern north-western south-eastern "
        "south-western northeastern northwestern southeastern southwestern northwest northeast southwest southeast "
        "north-west north-east south-west south-east nearby adjacent neighbouring neighboring"
    ),
    modifiers=_words(
        "strategic key small large main last first entire whole other new remaining besieged contested "
        "rebel-held government-held more "
        "only full complete total vast wide important nearby front-line former symbolic adjacent several "
        "border largest "
        "opposition-held regime-held held second another key strategic militant-held jihadist-held "
        "sprawling devastated provincial regional"
    ),
    neither=_words("neither none nothing"),
    holding=("-held", "-controlled"),  # "-occupied" is often a party's word, and says what it thinks of the holder
    held=("-held", "-controlled", "-bastion", "-occupied", "-run", "-backed"),
    countries=_words("country countries state states border borders"),
    both=_words("both"),
    mostly=_words("largely mostly mainly partly partially"),
    owning=("'s", "’s"),
    nearly=_words("nearly almost virtually about roughly"),
    plural="s",
    comprising=_words("includes include comprises comprise covers cover takes spans span"),
    lists=Phrases((tuple(text.split()), True) for text in (
        "as well as", "and", ",", "along with", "together with", "plus", "or",
    )),
)  # fmt: skip

CONTROL: Final = ControlWords(
    verbs=Phrases(_verbs()),
    over=_words("of over in on across"),
    controlling={
        word: (kind, frame, form)
        for kind, frame, forms in reversed(_CONTROLLING)
        for word, form in forms_of(forms)
    },
    claiming=_words("claim claims claimed claiming"),
    control=_words("control"),
    administrative=_words("administrative civil"),
    under=Phrases((tuple(text.split()), True) for text in (
        "under the control of", "under the full control of", "under control of", "under the rule of", "in the hands of",
        "under the hold of", "in the grip of",
    )),
    under_open=_words("under in"),
    inside=_words("in"),
    grips=_words("control hands grip rule hold siege"),
    governments=_words("government regime"),
    sieges=_words("siege"),
    provinces=_words("province governorate oblast"),
    facilities=_words(
        "base airport airbase airfield crossing checkpoint dam bridge prison jail campus refinery port oilfield "
        "barracks camp hill"
    ),
    unlike=_words("last first only remaining other another final main major new next"),
    attacks=_words(
        "attack attacks assault assaults offensive offensives attempt attempts advance advances push counterattack "
        "counterattacks counteroffensive counter-offensive raid raids incursion infiltration invasion bid"
    ),
    tries=_words("attempt attempts bid"),
    against=_words("on against for"),
    men="forces",
    takings={
        **dict.fromkeys(("capture", "seizure", "takeover", "liberation", "conquest"), "seized"),
        **dict.fromkeys(("recapture", "reconquest"), "retaken"),
        "fall": "fallen",
    },
    seizing=_words("capture seizure"),
    announcing=_words(
        "announced announces announce announcing claimed claims claim declared declares declare hailed hails "
        "celebrated reported confirmed"
    ),
    leaving=_words("withdrawal retreat pullout pull-out pullback pull-back"),
    invading=_words("invasion incursion"),
    doing=_words(
        "completed began begun started launched mounted finished completing complete completes begin begins "
        "beginning continued continues speeded sped accelerated resumed resumes"
    ),
    unsuccessful=_words("failed unsuccessful abortive aborted fruitless futile repeated repulsed"),
    partisan=_words(
        "military army field rebel rebels militant militants jihadist regime state-run pro-government pro-regime "
        "opposition government defence defense armed fighter commander"
    ),
)  # fmt: skip
