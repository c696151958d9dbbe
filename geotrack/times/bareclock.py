"""Clock times that only their surroundings tell: "at ten", "by nine", "dep. 7.10", "sailed 0845", "at 06h30".

A bare hour or four figures are a time where somebody leaves or arrives beside them, or where the text writes
its other times so. Without such a cue they stay what they were: a count, a year, a price.
"""

from typing import Final

from geotrack.languages.en import clock_words
from geotrack.times.clock import clock_at
from geotrack.times.nearwords import free_after, in_table, in_watches, travels
from geotrack.times.patterns import Match, Rule
from geotrack.times.readings import PARTS, Reading

_HOUR_H: Final = 24
#: minutes that are told before an hour without being called so
_BEFORE_THE_HOUR: Final = (5, 10, 20, 25)


def _packed(value: int | None) -> int | None:
    """Return the minutes after midnight of "1745" read as 17:45; None: no time."""
    if value is None or value % 100 > 59 or value // 100 >= _HOUR_H:
        return None
    return value // 100 * 60 + value % 100


def _watch(match: Match) -> Reading | None:
    """Read "0845", and "1745" in a text that writes its times so."""
    word = match.context.words[match.last - 1]
    minutes = _packed(match.number("MILITARY", "YEARNUM"))
    if minutes is None or _stuck(match) or not free_after(match):
        return None
    before = match.before().lower()
    if before in clock_words.NO_CLOCK_AFTER:
        return None
    if before.isdigit() and len(before) != len(word):
        return None  # a telephone number
    if word[0] == "0" and (in_watches(match.context) or travels(match) or before in clock_words.AT):
        return clock_at(minutes, match)
    return clock_at(minutes, match) if in_watches(match.context) else None


def _stuck(match: Match) -> bool:
    """Whether a number is glued to the word before, as in "-0845" or "A0845"; a slash may join two times."""
    tokens, first = match.context.tokens, match.first
    return (
        first > 0
        and tokens.starts[first] == tokens.ends[first - 1]
        and match.before() not in "(/–—-,:\"'“‘"
    )


def _pointed(match: Match) -> Reading | None:
    """Read "7.10" behind "dep.", in a timetable, or at a departure."""
    hours, _, rest = str(match.get("DECIMAL")).partition(".")
    if not hours.isdigit() or not 0 < len(rest) <= 2 or int(hours) >= _HOUR_H or int(rest) > 59:
        return None
    if len(rest) == 1 and rest != "0":
        return None  # "7.5" is a number, "6.0" in a timetable is six o'clock
    if _stuck(match) or not free_after(match):
        return None
    before = match.before().lower()
    minutes = int(hours) * 60 + int(rest)
    if before == clock_words.BY and match.before(2).lower() in clock_words.UNITS_BEFORE_TIME:
        return None  # "110 metres by 11.45"
    if len(rest) == 2 and before in clock_words.HOUR_CUES | clock_words.ABOUT and travels(match):
        return clock_at(minutes, match)
    if not in_table(match.context) or before in clock_words.IN_OF_BY_X:
        return None
    return clock_at(minutes, match)


def _colon(match: Match) -> Reading | None:
    """Read "7:30" and "11:40" where somebody leaves or arrives, or in a timetable."""
    minutes = match.number("CLOCK")
    word = match.context.words[match.last - 1]
    if minutes is None or word.count(":") != 1 or _stuck(match):
        return None
    if (
        match.before().lower() in clock_words.LASTING
        or match.after().lower() in clock_words.HOURS_HRS_H_HR
    ):
        return None
    return clock_at(minutes, match) if in_table(match.context) or travels(match) else None


def _french(match: Match) -> Reading | None:
    """Read "06h30", the way of writing that French-speaking countries have."""
    hour, minute = (
        int(v or 0)
        for v in ([*match.all("DAYNUM", "SMALLNUM", "YEARNUM", "MILITARY"), None, None])[:2]
    )
    words, tokens = match.context.words[match.first : match.last], match.context.tokens
    glued = all(
        tokens.starts[k + 1] == tokens.ends[k] for k in range(match.last - 3, match.last - 1)
    )
    if not glued or len(words[-1]) != 2 or hour >= _HOUR_H or minute > 59:
        return None
    if match.before().lower() in clock_words.LASTING:
        return None
    certain = len(words[-3]) == 2 or match.before().lower() in clock_words.AT
    return clock_at(hour * 60 + minute, match) if certain else None


def _hour(match: Match) -> Reading | None:
    """Read "at ten", "by nine", "shortly after four" where somebody leaves or arrives."""
    hour = match.number("DAYNUM", "NUMWORD")
    if hour is None or not 1 <= hour <= 12 or match.context.words[match.last - 1][0] == "0":
        return None
    before = match.before().lower()
    past = before == clock_words.PAST and match.before(2).lower() in clock_words.BEFORE_PAST
    if before not in clock_words.HOUR_CUES and not past:
        return None
    if before == clock_words.BY and hour == 1:
        return None  # "put back by one"
    if before == clock_words.AROUND and match.before(2).lower() in clock_words.FROM_FOR:
        return None
    raced = tuple(match.before(k).lower() for k in (3, 2)) == clock_words.FLAG_FELL
    if _stuck(match) or not free_after(match, hour=True) or not (raced or travels(match)):
        return None
    return clock_at(hour * 60, match)


def _to_the_hour(match: Match) -> Reading | None:
    """Read "at twenty to eleven" and "by 10 to two", where somebody leaves or arrives."""
    *before, hour = (int(v or 0) for v in match.all("DAYNUM", "NUMWORD", "TENWORD", "NOON"))
    cued = match.before().lower() in clock_words.HOUR_CUES and not _stuck(match)
    if (
        sum(before) not in _BEFORE_THE_HOUR
        or not (1 <= hour <= 12 or match.has("NOON"))
        or not cued
    ):
        return None
    if not free_after(match, hour=True) or not travels(match):
        return None
    return clock_at(hour * 60 - sum(before), match)


def _bells(match: Match) -> Reading | None:
    """Read "at six bells": a time of the watch, its hour not told."""
    if match.before().lower() not in clock_words.HOUR_CUES:
        return None
    return Reading(type="TIME", clock="DT", hours=(0.0, 24.0), grain="day", floating=True)


def _meal(match: Match) -> Reading | None:
    """Read "after supper", "before dark", "at first light" where somebody leaves or arrives."""
    code = clock_words.MEALS.get(match.context.words[match.last - 1].lower(), "MO")
    before = match.before().lower()
    if before not in clock_words.HOUR_WORD_CUES:
        return None
    if before == clock_words.THE and match.before(2).lower() != clock_words.IN:
        return None
    if not travels(match) or not free_after(match, hour=True):
        return None
    return Reading(type="TIME", clock=code, hours=PARTS[code], grain="day", floating=True)


_ABOUT: Final = "(ABOUT | NEARLY | EXACTLY)?"

#: tried before numbers and years
FIRST_RULES: Final = (
    Rule("clock-french", "(DAYNUM | SMALLNUM) HOURSUF (TWODIGIT | SMALLNUM)", _french,
         (("The special left at 06h30 on Friday.", "2023-09-08T06:30"),)),
    Rule("clock-watch", "(MILITARY | YEARNUM)", _watch,
         (("0540 weighed anchor. 1745 let go off the mole.", "2023-09-12T17:45"),)),
)  # fmt: skip
RULES: Final = (
    Rule("clock-pointed", f"{_ABOUT} DECIMAL", _pointed,
         (("Ardrossan dep. 7.10, Brodick arr. 8.05", "2023-09-12T08:05"),)),
    Rule("clock-colon", f"{_ABOUT} CLOCK", _colon,
         (("The bus pulled out of the yard with us, 7:30 sharp.", "2023-09-12T07:30"),)),
    Rule("bells", "NUMWORD BELLS", _bells,
         (("She anchored at six bells.", "2023-09-12TDT"),)),
    Rule("clock-to", "(DAYNUM | NUMWORD | TENWORD (HYPHEN? NUMWORD)?) TO (DAYNUM | NUMWORD | NOON)", _to_the_hour,
         (("On Friday the ferry sailed at twenty to eleven.", "2023-09-08T10:40"),)),
    Rule("clock-hour", f"{_ABOUT} (DAYNUM | NUMWORD)", _hour,
         (("On Friday the ferry sailed at ten.", "2023-09-08T10:00"),)),
    Rule("meal", "MEAL", _meal,
         (("They reached the hut on Friday and left after supper.", "2023-09-08TEV"),)),
)  # fmt: skip
