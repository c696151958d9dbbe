"""Words around time expressions."""

from typing import Final

# -- fields ------------------------------------------------------------
#: words after a weekday or month that make it a name ("Friday Harbor", "the Sunday Times")
NAME_AFTER: Final = frozenset(
    """Harbor Harbour Island Islands River Creek Bay Times Mirror Telegraph Herald Mail Post Express Star
    Tribune Group Fire Madness Ecumenical""".split()
)
CUES: Final = frozenset(
    """in since by until till of from after before during early late mid through throughout to between
    and for around about circa the ( this last next at on as""".split()
)
FRAMES: Final = frozenset({"in", "during", "by", "early", "late"})
ADVERBIAL: Final = frozenset(
    "on by from until till since in before after between and to of".split()
)
#: what counts, not dates: "2000 people", "1500 metres"
COUNTED: Final = frozenset(
    """km miles mile kilometers kilometres meters metres feet ft yards people men women troops soldiers
    dollars euros pounds tons tonnes kg km/h mph hectares acres percent per pesos rubles roubles yen
    knots nm m mm cm hp calls votes passengers""".split()
)
LINKED: Final = frozenset(("and", "or", "to", "through", "-", "–", "—", "until"))

# -- narrative ------------------------------------------------------------
AHEAD: Final = frozenset(
    {
        ("soon", "as"),
        ("early", "as"),
        ("late", "as"),
        ("no", "later", "than"),
        ("effective", "from"),
    }
)
LIMITS: Final = frozenset({("until",), ("till",), ("by",)})
PLANNED: Final = frozenset({"planned", "scheduled", "set", "due", "expected", "fixed", "slated"})
PERFECT: Final = frozenset({"had", "not", "never", "n't"})
#: what may stand before the date on an entry's line
BEFORE_ENTRY: Final = frozenset(
    {"", "the"}
    | {
        d
        for w in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
        for d in (w, w[:3])
    }
)

# -- relative ------------------------------------------------------------
OVER: Final = frozenset({"for", "over", "in", "during", "within", "throughout"})

# -- sets ------------------------------------------------------------
NO_RATE: Final = frozenset(
    """for in within after over than about nearly almost of to lasted took spent half be is was and or with
    at by from on as only just before such not what quite another least most that every like during
    if until since takes take""".split()
)
QUANTITIES: Final = frozenset(
    """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred
    hundreds thousand thousands million millions billion dozen dozens times several many few""".split()
)

# -- timetagger ------------------------------------------------------------
TIMETAGGER_CUES: Final = frozenset(
    "in at by before after until till since during through throughout from to around about".split()
)
DETERMINERS: Final = frozenset("the that this one all every each mid early late first".split())

# -- weekdays ------------------------------------------------------------
#: weekdays whose short form is another word too
OTHER_WORDS: Final = frozenset({"mon", "wed", "sat", "sun"})
AFTER_ABBREVIATED: Final = frozenset("am pm a.m. p.m. morning afternoon evening night noon".split())
BEFORE_ABBREVIATED: Final = frozenset("on by until till from since next last this every".split())
PARTS: Final = {"morning": 0, "afternoon": 1, "evening": 2, "night": 3}

# -- years ------------------------------------------------------------
#: plural nouns that years stand before
DATED: Final = frozenset(
    """census elections games olympics protests attacks bombings riots championships talks accords
    hostilities hearings sales earnings results championships finals bus was is has this thus his""".split()
)
#: what a number with a hyphen measures ("a 2,000-foot peak")
MEASURED: Final = COUNTED | {"mile", "meter", "foot", "pound"}

# -- words that code looks for one by one ----------------------------------------
ABOUT_AROUND_AT_THE: Final = ("about", "around", "at", "the")
AT: Final = "at"
BEFORE_BARE_YEARS: Final = ("in", "until", "since", "by", "during")
BEFORE_DATED_EVENTS: Final = tuple("the his her its their this s".split())
BEFORE_DAYS: Final = tuple("on by until till of from since upon".split())
BEFORE_DAYS_OF_DIARIES: Final = tuple("on by upon until till , reached".split())
BEFORE_LAST_YEARS: Final = ("to", "until", "till", "through", "-", "–")
BEFORE_YEARS: Final = tuple("in by during until since for this through of".split())
COUNTED_BY_ORDINALS: Final = ("hour", "hours", "century", "mile", "final", "finals")
ED_ING: Final = ("ed", "ing")
FOLLOW_A_NOUN: Final = ("as", "is", "was", "has", "its")
FOLLOW_A_TIME: Final = tuple("and or but have has was is to when".split())
GO_ON_AFTER_DAY: Final = tuple(
    "and or he she it they we i at to in with when after but the for from".split()
)
ING: Final = "ing"
MID: Final = "mid"
NO_NOS: Final = ("no", "nos")
OF_TO_FROM_IN: Final = ("of", "to", "from", "in")
OWNERS: Final = ("his", "her", "their", "my", "its")
OWNERS_OR_MID: Final = ("his", "her", "their", "my", "its", "mid")
ON_IN: Final = ("on", "in")
PLURAL_S: Final = "s"
POSSESSIVES: Final = ("'s", "’s")
RIGHT: Final = "right"
STRAIGHT_S: Final = "'s"
THE: Final = "the"
THE_MID_EARLY_LATE: Final = ("the", "mid", "early", "late")
THE_OF_THIS: Final = ("the", "of", "this")
TO: Final = "to"
WING: Final = "wing"
