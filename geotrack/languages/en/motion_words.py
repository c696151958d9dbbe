"""Words of motion, as data: what a verb or trip noun makes of the places beside it.

The classes say what a place is to the word: ``DEP`` takes the place left as its object ("left A"), ``SET``
with "in", "at" or "from" ("embarked at A"), ``ARR`` takes the place reached as its object, ``LAND`` with "in"
or "at" ("docked at B"), ``STAY`` is being there, ``MOVE`` takes "from" and "to", ``PASS`` the place on the
way, ``TRIP`` is a noun for a way travelled or for what travels it.
"""

from typing import Final

from geotrack.measures.modes import MODE_ROWS

_CLASSES: Final = {
    "DEP": """leave leaves left leaving depart departs departed departing dep quit quits quitted quitting exit
        exited vacate vacated evacuated abandoned""",
    "SET": """embark embarks embarked embarking board boards boarded boarding entrained start starts started
        starting begin begins began beginning commenced commences sail sails sailed sailing lifted lifts
        undocked weighed originate originates originated loaded loading launched launching emerged emerging
        setting departure departures""",
    "ARR": """reach reaches reached reaching arrive arrives arrived arriving arr arrival arrivals enter enters
        entered entering gain gained gaining attain attained regain regained visit visits visited visiting tour
        toured touring""",
    "LAND": """land lands landed landing dock docks docked docking anchor anchors anchored anchoring berth berths
        berthed moor moors moored disembark disembarks disembarked disembarking alight alights alighted alighting
        touched touches touching tied tie ties unloaded unload discharged finish finishes finished finishing end
        ends ended ending terminates terminated put puts putting call calls called calling detrained offloaded
        deposited expected drop drops dropped dropping delivered delivers diverted beached due pulled pulls drew draws
        ashore""",
    "STAY": """stay stays stayed staying stop stops stopped stopping spend spends spent spending overnight
        overnighted wait waits waited waiting halt halts halted halting rest rested resting pause paused camp
        camped camping encamped bivouac bivouacked sleep sleeps slept sleeping lunch lunched dined breakfasted
        wintered refuel refuelled refueled refuelling watered lay lying night nights lodged lodging lingered
        tarried met meet meets meeting joined rejoined change changes changed changing transferred ate detained
        intercepted""",
    "MOVE": """travel travels traveled travelled traveling travelling go goes went gone going journeyed
        journeying proceed proceeds proceeded proceeding continue continues continued continuing head heads
        headed heading move moves moved moving advance advances advanced advancing retreat retreated retreating
        push pushes pushed pushing press pressed pressing race raced racing carry carries carried carrying take
        takes took taken taking transport transported transporting ferried ferrying shipped shipping haul hauled
        hauling tow towed towing flee fled fleeing come comes came coming progressed drift drifts drifted
        drifting migrate migrated relocated escorted escorting bring brings brought bringing commute commuted
        hurried hastened bound wandered run runs ran running crawled crept inched sped rushed limped limping
        dashed rumbled chugged trundled bounced drive drives drove driven driving motored motoring ride rides
        rode riding ridden fly flies flew flown flying airlifted walk walks walked walking hike hikes hiked
        hiking march marches marched marching trek treks trekked trekking tramped trudged strolled climb climbs
        climbed climbing ascended descend descends descended cycle cycles cycled cycling pedaled pedalled biked
        row rowed paddle paddled paddling canoed kayaked galloped trotted steamed steaming cruise cruises
        cruised cruising voyaged navigated sledged skied swam send sent sending dispatched despatched ordered
        transferring shuttle shuttles ply plies plied operate operates operated connects connect
        connecting rolled rolling swung turn turned turning made make makes making got get gets getting hitched
        hitchhiked rattled plodded beat tacked stood stand bore coasted followed leads lead led leading routed
        rerouted conveyed handed repaired betook return returns returned returning bused bussed trucked covers
        cover covered covering do did does doing complete completed traversed resume resumed resumes set sets
        cast struck strike soared wound winds winding transit transited transiting serves""",
    "PASS": """pass passes passed passing skirt skirted bypassed rounded rounding overflew overflown sighted
        abeam cleared clearing cross crosses crossed crossing traverse traverses""",
    "TRIP": """trip trips journey journeys ride rides hop commute excursion leg stage tour detour pilgrimage
        expedition drive flight flights voyage voyages passage walk walks march ascent descent tramp sail route
        road way train trains bus buses ferry ferries boat boats steamer steamers plane planes coach coaches
        minivan minivans minibus minibuses taxi taxis convoy caravan truck trucks lorry lorries express mail
        packet service services link connection line sector stretch section portage retreat delivery rotation
        sailing sailings ticket track trail path highway railway helicopter aircraft jet barge van vans jeep
        jeeps wagon waggon wagons waggons stagecoach ambulance ambulances patrol vessel ship transport traffic
        run return""",
}  # fmt: skip
#: word (lower case) → class; of a word in two classes the first counts
CLASSES: Final[dict[str, str]] = {}
for _name, _words in (*_CLASSES.items(), *(("MOVE", row.verbs) for row in MODE_ROWS)):
    for _word in _words.split():
        CLASSES.setdefault(_word, _name)

#: preposition → what it makes of the place behind it
PREPOSITIONS: Final[dict[str, str]] = {
    word: name
    for name, words in {
        "FROM": "from off ex",
        "TO": "to into onto unto toward towards till",
        "FOR": "for",
        "AT": "in at near on beside outside aboard",
        "VIA": "via through past along over across round around",
        "OF": "of",
        "BETWEEN": "between",
        "AND": "and or & then",
        "OTHER": """with against behind above below beyond under after before without than as about among by
            within""",
    }.items()
    for word in words.split()
}
#: phrases that count as one preposition, longer ones first
PHRASES: Final[tuple[tuple[tuple[str, ...], str], ...]] = tuple(
    (tuple(words.split()), name)
    for words, name in (
        ("on the way to", "TO"), ("en route to", "TO"), ("by way of", "VIA"), ("as far as", "TO"),
        ("on to", "TO"), ("out of", "FROM"), ("away from", "FROM"), ("clear of", "FROM"),
        ("bound for", "FOR"), ("back in", "AT"), ("back at", "AT"), ("back to", "TO"),
        ("up to", "TO"), ("down to", "TO"), ("over to", "TO"), ("across to", "TO"),
    )
)  # fmt: skip
#: what ends a clause, seen from its verb
BREAKS: Final = frozenset(
    """that which who whom whose where when while whereas because although though since if unless but said says
    ; :""".split()
)
#: finite verbs of no motion: what stands behind them belongs to them
AUXILIARIES: Final = frozenset(
    """is are was were be been being am has have had do does did will would shall should may might can could must
    say told reported stands lies lie seems became remained keeps kept gives gave costs cost needs needed wants
    wanted holds held means meant""".split()
)
#: nouns that stand before a name without changing what it is to the verb: "the port of [X]"
HEADS: Final = frozenset(
    """port town city village island capital station airport harbour harbor terminal pier quay wharf jetty mouth
    foot edge outskirts suburb suburbs hospital airfield strip base camp junction settlement fort centre center
    bay district region province valley coast side end shore head summit top yard depot dock docks oasis mission
    monastery hut refuge bridge gate post crossing pass hotel hostel""".split()
)
NEGATIONS: Final = frozenset(
    """not never no nobody none nor neither without instead cannot failed refused unable hardly rather prevented
    barred banned forbidden""".split()
)
#: what became of a trip that was not made: "the flight from A to B was cancelled"
CALLED_OFF: Final = frozenset(
    "cancelled canceled scrapped dropped suspended discontinued withdrawn abandoned scratched".split()
)
HYPOTHETICAL: Final = frozenset("if hoped wanted unless whether meant supposed".split())
