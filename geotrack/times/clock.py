"""Clock times and parts of the day; they wait for the day beside them, else take the narrative's."""

from typing import Final

from geotrack.languages.en import clock_words
from geotrack.times.patterns import Match, Rule
from geotrack.times.readings import PARTS, Reading, day, part_of

#: half-width in hours of a hedged clock time ("about 8 p.m.")
_ABOUT_H: Final = 0.5


def clock_at(minutes: int, match: Match) -> Reading:
    """Return the reading of minutes after midnight, with the hedge and the zone that the match has."""
    offset = match.get("ZONE")
    if match.has("ZULU"):
        offset = 0
    hour, minute = divmod(minutes, 60)
    spread = _ABOUT_H if match.has("ABOUT", "NEARLY") else 0.0
    low = minutes / 60 - spread - (0 if not match.has("BEFORE") else _ABOUT_H)
    high = minutes / 60 + spread + (0 if not match.has("AFTER") else _ABOUT_H)
    return Reading(
        type="TIME",
        clock=f"{hour:02d}:{minute:02d}",
        hours=(low, high),
        grain="day",
        offset_h=float(offset) if isinstance(offset, int | float) else None,
        floating=True,
    )


def _ampm(match: Match) -> Reading | None:
    half = match.get("AMPM")
    assert isinstance(half, int)
    minutes = match.number("CLOCK")
    if minutes is None:
        dotted = match.get("DECIMAL")
        if dotted is not None:
            hours, _, rest = str(dotted).partition(".")
            if len(rest) != 2 or int(rest) > 59:
                return None
            minutes = int(hours) * 60 + int(rest)
        else:
            hour = match.number("DAYNUM", "NUMWORD")
            minutes = None if hour is None else hour * 60
    if minutes is None or not 0 <= minutes < 24 * 60:
        return None
    hour = minutes // 60
    if hour == 12:
        minutes -= 720
    elif hour > 12:
        half = 0
    return clock_at(minutes + half * 60, match)


def _plain(match: Match) -> Reading | None:
    minutes = match.number("CLOCK")
    assert minutes is not None
    if match.before() in (":", "-", "–") or match.after() == ":":
        return None
    cue = match.before().lower() in clock_words.BEFORE_POINTED_CLOCK  # fmt: skip
    hour = minutes // 60
    raw = match.context.words[match.last - 1]
    zoned = match.has("ZONE", "ZULU", "ISOT")
    if not cue and not zoned and not (raw[0] == "0" or hour >= 13):
        return None  # a score, a ratio, a verse, a race time
    return clock_at(minutes, match)


def _dotted(match: Match) -> Reading | None:
    """Read "at 8.45", where nothing measured follows."""
    hours, _, rest = str(match.get("DECIMAL")).partition(".")
    if match.before().lower() not in clock_words.AT_BY_UNTIL_TILL or len(rest) != 2:
        return None
    if match.before(2).lower() in clock_words.UNITS_BEFORE_CLOCK:
        return None  # "110 metres by 11.45"
    follows = match.after().lower()
    free = (
        follows in clock_words.AFTER_CLOCK
        or follows in (".", ",", ";", ")", "")
        or match.after().istitle()
    )
    if not hours.isdigit() or int(hours) > 23 or int(rest) > 59 or not free:
        return None
    return clock_at(int(hours) * 60 + int(rest), match)


def _military(match: Match) -> Reading | None:
    value = match.number("MILITARY", "YEARNUM")
    if value is None or value % 100 > 59 or value > 2400:
        return None
    return clock_at(value // 100 * 60 + value % 100, match)


def _figures(match: Match) -> Reading | None:
    """Read "at 0515" and "at 1430", where nothing measured follows."""
    after = match.after().lower()
    free = after in clock_words.AFTER_CLOCK or after in clock_words.AND
    hedged = match.before().lower() in clock_words.ABOUT_AT and after == clock_words.ON
    before = match.before(2 if hedged else 1).lower()
    return _military(match) if before == clock_words.AT_STRING and free else None


def _in_part(match: Match) -> Reading | None:
    """Read "4 in the morning", "half past eight in the evening", "8 o'clock at night"."""
    minutes = match.number("CLOCK")
    hour = match.number("DAYNUM", "NUMWORD")
    if minutes is None:
        if hour is None or not 1 <= hour <= 12:
            return None
        minutes = hour * 60
    part = match.get("PART")
    hour = minutes // 60
    if hour == 12:
        if part in ("NI", "MO"):
            minutes -= 720
    elif hour < 12 and (part in ("AF", "EV") or (part == "NI" and hour >= 5)):
        minutes += 720
    return clock_at(minutes, match)


def _oclock(match: Match) -> Reading | None:
    hour = match.number("DAYNUM", "NUMWORD")
    if hour is None or not 1 <= hour <= 24:
        return None
    return clock_at(hour % 24 * 60, match)


def _past(match: Match) -> Reading | None:
    """Read "half past eight", "a quarter to nine", "ten minutes past three", "ten past noon"."""
    *figures, hour = (int(v or 0) for v in match.all("DAYNUM", "NUMWORD", "TENWORD", "NOON"))
    if not (1 <= hour <= 12 or match.has("NOON")):
        return None
    if match.has("HALF"):
        minutes = 30
    elif match.has("QUARTER"):
        minutes = 15
    else:
        minutes = sum(figures)
    if not 0 < minutes < 60:
        return None
    sign = -1 if match.has("TO") else 1
    return clock_at((hour * 60 + sign * minutes) % 1440, match)


def _noon(match: Match) -> Reading | None:
    hour = match.number("NOON")
    assert hour is not None
    if match.before().lower() == clock_words.HIGH or match.after()[:1].isupper():
        return None
    return clock_at(hour * 60, match)


def part_of_day(match: Match) -> Reading:
    """Return the reading of "morning", "late evening", "dawn" without its day."""
    code = str(match.get("PART", "PARTS", "TWILIGHT", "TONIGHT") or "NI")
    return Reading(
        type="TIME", clock=code, hours=PARTS[code], grain="day", part=part_of(match), floating=True
    )


def _part(match: Match) -> Reading | None:
    """Read "in the morning", "at night", "by dawn"; a noun with no preposition is no time."""
    if match.after().lower() in clock_words.NAME_AFTER_PART:
        return None
    return part_of_day(match)


def _hours_of(match: Match) -> Reading | None:
    """Read "the early hours of", which waits for its day."""
    return Reading(type="TIME", clock="MO", hours=(0.0, 6.0), grain="day", part=None, floating=True)


def _deictic_part(match: Match) -> Reading | None:
    """Read "this morning", "last night", "that evening", "the following afternoon"."""
    context = match.context
    part = part_of_day(match)
    if match.has("THAT", "SAME", "OVERNIGHT"):
        base = context.anchor(match.first)
    elif match.has("FOLLOWING", "NEXT"):
        base = context.anchor(match.first)
        base = None if base is None else base + 1
    elif match.has("PREVIOUS", "BEFORE"):
        base = context.anchor(match.first)
        base = None if base is None else base - 1
    elif match.has("LAST"):
        base = None if context.published is None else context.published - 1
    else:
        base = context.published
    whole = Reading(grain="day") if base is None else day(base)
    return whole.at(part)


_ZONED: Final = "(LOCAL TIMEWORD | ZONE | LPAR ZONE)?"
_HOUR: Final = "(DAYNUM | NUMWORD)"
_ABOUT: Final = "(ABOUT | NEARLY | (JUST | EXACTLY) (BEFORE | AFTER) | EXACTLY | ABOUT EXACTLY)?"
_PARTWORD: Final = "(PART | TWILIGHT)"

#: tried before everything else
FIRST_RULES: Final = (
    Rule("clock-in-part", f"{_ABOUT} (CLOCK | {_HOUR} OCLOCK?) (IN THE | AT) PART", _in_part,
         (("They set out on Friday at 4 in the morning.", "2023-09-08T04:00"),)),
    Rule("clock-figures", "(MILITARY | YEARNUM)", _figures,
         (("The boats left at 0515 on 6 June 2001.", "2001-06-06T05:15"),)),
)  # fmt: skip
RULES: Final = (
    Rule("clock-ampm", f"{_ABOUT} (CLOCK | DECIMAL | {_HOUR} (OCLOCK)?) AMPM {_ZONED}", _ampm,
         (("They set out on Friday at 8.45 p.m.", "2023-09-08T20:45"), ("At 10:30am on Monday it sailed.", "2023-09-11T10:30"))),
    Rule("clock-oclock", f"{_ABOUT} {_HOUR} OCLOCK {_ZONED}", _oclock,
         (("They set out on Friday at eight o'clock.", "2023-09-08T08:00"),)),
    Rule("clock-past", f"(HALF PAST | AN? QUARTER (PAST | TO) | (DAYNUM | NUMWORD | TENWORD (HYPHEN? NUMWORD)?) (MINUS? PAST | MINUS TO)) ({_HOUR} OCLOCK? | NOON)", _past,
         (("They set out on Friday at half past eight.", "2023-09-08T08:30"), ("They met on Friday at a quarter to nine.", "2023-09-08T08:45"), ("They met on Friday at ten past noon.", "2023-09-08T12:10"))),
    Rule("clock-military", "((MILITARY | YEARNUM) (ZONE | HOURUS | ZULU))", _military,
         (("The ship sailed on Friday at 0600 hours.", "2023-09-08T06:00"), ("The quake struck on Friday at 1435 GMT.", "2023-09-08T14:35"))),
    Rule("clock", f"{_ABOUT} (ISOT)? CLOCK (ZULU | HOURSUF | HOURUS)? {_ZONED}", _plain,
         (("They set out on Friday at 20:30.", "2023-09-08T20:30"),)),
    Rule("clock-dotted", f"{_ABOUT} DECIMAL", _dotted,
         (("They set out at 8.45 on Friday.", "2023-09-08T08:45"),)),
    Rule("noon", f"{_ABOUT} NOON {_ZONED}", _noon,
         (("They set out on Friday at noon.", "2023-09-08T12:00"),)),
    Rule("deictic-part", f"((EARLY | LATE | EARLIER | LATER)? (THIS | THAT | LAST) (SAME)? (EARLY | LATE)? {_PARTWORD} | THE SAME {_PARTWORD} | THE? (FOLLOWING | NEXT | PREVIOUS) {_PARTWORD} | THE {_PARTWORD} BEFORE)", _deictic_part,
         (("He landed on 3 May 2001 and left the following morning.", "2001-05-04TMO"), ("They left last night.", "2023-09-11TNI"))),
    Rule("tonight", "(EARLIER | LATER | LATE)? TONIGHT", _deictic_part,
         (("They leave tonight.", "2023-09-12TNI"),)),
    Rule("overnight", "OVERNIGHT", _deictic_part,
         (("He left on 3 May 2001 and drove overnight.", "2001-05-03TNI"),)),
    Rule("hours-of", "THE EARLY HOURUS OF?", _hours_of,
         (("It fell in the early hours of Friday.", "2023-09-08TMO"),)),
    Rule("part", f"(EARLY | MID | LATE)? HYPHEN? {_PARTWORD}", _part,
         (("They set out on Friday morning.", "2023-09-08TMO"), ("They left late on the night of 3 May 2001.", "2001-05-03TNI"))),
)  # fmt: skip
