"""Words of which phrases are made, and those that constructions name literally."""

from typing import Final

from geotrack.languages.rows import KINDS

# -- chunking ------------------------------------------------------------
ORDINAL: Final = ("st", "nd", "rd", "th")

# -- kinds ------------------------------------------------------------
#: words that constructions may name literally; each is a kind of its own
LITERALS: Final[dict[str, str]] = {
    word: chr(0x5E00 + k)
    for k, word in enumerate(
        """from to of between and or in on at by via through for into towards off away distant apart within
        with outside beyond past short above below up down inland offshore out long wide high deep tall thick
        across radius diameter length distance time speed speeds rate pace take takes took taking lasts lasted last separates
        separated separate later after before ago old earlier not if there than per each way as far along
        remaining remain left halfway respectively both later afterwards behind ahead until over around near
        round one every is have had has will would could should might may must can back but while when where delay
        wind winds gust gusts limit sentence overland upland downriver journey total apiece either opposite
        first since limits further farther inside takeoff departure""".split()
    )
}
DAYS: Final = frozenset(("today", "tonight", "tomorrow", "yesterday"))

# -- words ------------------------------------------------------------
#: what happens to a gauge, or which one it is; and what it is the gauge of
GAUGE_CHANGES: Final = frozenset(
    "change changed changing changes exchange exchanged swap swapped break switch replaced broad standard".split()
)
BESIDE_GAUGES: Final = frozenset(
    "track tracks railway rail railways train trains gauge border bogies frontier carriages wagons".split()
)
LEVELS: Final = frozenset(("sea", "ground", "water", "river", "street", "lake"))
CARRY: Final = frozenset(
    """carried carry carries turned brought brings taken ran run runs made done pressed made come came comes going
    logged crossed""".split()
)
NUMBERED: Final = frozenset(("highway", "route", "interstate", "road", "county"))
AFTER_POINT: Final = frozenset(("a.m.", "p.m."))
CALENDAR: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
TITLES: Final = frozenset("mr mrs ms dr st gen col capt lt sgt prof gov sen rep mt ft".split())
#: what a noun makes an adjective with: "state-of-the-art", "city-owned"
COMPOUND: Final = frozenset("of owned run wide led backed based bound side like".split())
PARTICLES: Final = frozenset(
    ("de", "la", "le", "du", "von", "van", "der", "al", "el", "ibn", "bin", "da", "di")
)

# -- chunking ------------------------------------------------------------
GAPPED: Final = frozenset((KINDS["DIR"], *(LITERALS[w] for w in ("between", "from"))))

# -- words that code looks for one by one ----------------------------------------
A_AN: Final = ("a", "an")
A_AN_ONE: Final = ("a", "an", "one")
BEFORE_VEHICLES: Final = tuple("by on in aboard via along as over".split())
ED_ING: Final = ("ed", "ing")
FOLLOW_A_NAME: Final = tuple("will would had has 's , - .".split())
FROM: Final = "from"
FROM_FOR: Final = ("from", "for")
FROM_OF: Final = ("from", "of")
GOING: Final = "going"
HAND_SIDE_WING: Final = ("hand", "-", "side", "wing")
HELD_STRANDED_STUCK_DELAYED: Final = ("held", "stranded", "stuck", "delayed")
HERES: Final = ("there", "here", "thence", "hence", "home")
HOME: Final = "home"
ING: Final = "ing"
LEFT: Final = "left"
LEVEL: Final = "level"
LEVEL_RUN: Final = ["level"]
NON: Final = "non"
NON_RUN: Final = ["non", "-"]
OF: Final = "of"
OFF_OUT: Final = ("off", "out")
OF_STRING: Final = "Of"
OPEN_AN_OBJECT: Final = tuple("the a an his her its of course".split())
OPEN_A_SENTENCE: Final = tuple("this however meanwhile yesterday today then later earlier".split())
PARTS_OF_TOWNS: Final = ("central", "city", "town", "inner", "cbd", "downtown")
POSSESSIVES: Final = ("'s", "’s")
SAIL: Final = "sail"
START_STARTS_STARTED_STARTING: Final = ("start", "starts", "started", "starting")
STOP_STOPS_STOPPED: Final = ("stop", "stops", "stopped")
THE: Final = "the"
THERE: Final = "there"
THE_FAR_WAS_WERE: Final = ("the", "far", "was", "were")
TIME_DISTANCE: Final = ("time", "distance")
TO: Final = "to"
