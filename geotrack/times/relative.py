"""Dates that hang on the day of publication or on the narrative's day."""

from dataclasses import replace
from typing import Final

from geotrack.languages.en import time_rules
from geotrack.measures.instants import from_days
from geotrack.times import readings
from geotrack.times.counts import Count
from geotrack.times.durations import count_and_unit, unit_of
from geotrack.times.patterns import Match, Rule
from geotrack.times.readings import Part, Reading


def _shifted(base: int, unit: str, number: float) -> Reading:
    """Return the day, week, month or year that lies `number` units from a day."""
    if unit in ("D", "N"):
        return readings.day(base + round(number))
    if unit in ("W", "F"):
        return readings.week(base + round(number * (7 if unit == "W" else 14)))
    y, m, _ = from_days(base)
    if unit == "M":
        index = y * 12 + m - 1 + round(number)
        return readings.month(index // 12, index % 12 + 1)
    years = number * {"Y": 1, "DE": 10, "CE": 100}[unit]
    if abs(years) > 9e5:
        return readings.reference("PAST_REF" if years < 0 else "FUTURE_REF")
    if years != int(years):
        return _shifted(base, "M", years * 12)
    return readings.year(y + int(years))


def _within_day(base: int, unit: str, number: float) -> Reading:
    """Return the day that is meant by some hours or minutes before or after."""
    hours = number / {"TH": 1, "TM": 60, "TS": 3600}[unit]
    return readings.day(base + int(hours // 24) if abs(hours) >= 24 else base)


def _unknown(unit: str, *, ahead: bool) -> Reading:
    if unit in ("D", "N", "TH", "TM", "TS"):
        return Reading(date="FUTURE_REF" if ahead else "PAST_REF")
    return readings.reference("FUTURE_REF" if ahead else "PAST_REF")


def _counted(match: Match, base: int | None, sign: int) -> Reading | None:
    found = count_and_unit(match)
    if found is None:
        return None
    count, unit = found
    if count.value is None or base is None:
        return _unknown(unit, ahead=sign > 0)
    if unit in ("TS", "TM", "TH"):
        return _within_day(base, unit, sign * count.value)
    reading = _shifted(base, unit, sign * count.value)
    return _blurred(reading, count, unit)


def _blurred(reading: Reading, count: Count, unit: str) -> Reading:
    """Widen what a rounded or hedged count leaves ("about ten years ago")."""
    if count.value is None or reading.low is None or reading.high is None:
        return reading
    share = 0.1 if count.approx or (count.value >= 10 and count.value % 5 == 0) else 0.0
    if not share:
        return reading
    spread = (
        count.value * share * {"D": 24, "N": 24, "W": 168, "F": 336, "M": 730.5}.get(unit, 8766)
    )
    return Reading(
        date=reading.date, low=reading.low - spread, high=reading.high + spread,
        day=reading.day, grain=reading.grain,
    )  # fmt: skip


def _ago(match: Match) -> Reading | None:
    return _counted(match, match.context.published, -1)


def _hence(match: Match) -> Reading | None:
    return _counted(match, match.context.published, 1)


def _later(match: Match) -> Reading | None:
    sign = -1 if match.has("EARLIER", "BEFORE") else 1
    context, unit = match.context, unit_of(match)
    period = context.recent_period(match.first)
    if period is not None and period.grain == "year" and period.low is not None and unit == "Y":
        return _counted(match, int(period.low // 24), sign)  # "in 1996 … three years later"
    return _counted(match, context.anchor(match.first), sign)


def _today(match: Match) -> Reading:
    step = {"TODAY": 0, "TOMORROW": 1, "YESTERDAY": -1}[next(n for n, _ in match if n in _DAYS)]
    if match.has("BEFORE"):
        step -= 1
    if match.has("AFTER"):
        step += 1
    today = match.context.published
    if today is None:
        return readings.reference({0: "PRESENT_REF", 1: "FUTURE_REF"}.get(min(step, 1), "PAST_REF"))
    if step == 0 and match.after()[:1] in ("'", "’") and match.after(2) == time_rules.PLURAL_S:
        return readings.reference("PRESENT_REF")
    return readings.day(today + step)


def _hyphened(match: Match) -> Reading | None:
    """Read "to-morrow", "to-day" and "to-night" of older texts, from the letter's or entry's own day."""
    context, tokens = match.context, match.context.tokens
    if any(tokens.starts[k + 1] != tokens.ends[k] for k in range(match.first, match.last - 1)):
        return None
    if context.words[match.first].lower() != time_rules.TO:
        return None
    night = match.get("PART")
    if night not in (None, "NI"):
        return None
    base = next(
        (d for d in (context.entry, context.head, context.published) if d is not None), None
    )
    if base is None and night is None:
        return readings.reference("FUTURE_REF" if match.has("MORROW") else "PRESENT_REF")
    found = Reading(grain="day") if base is None else readings.day(base + match.has("MORROW"))
    if night is None:
        return found
    part = Reading(type="TIME", clock="NI", hours=readings.PARTS["NI"], grain="day", floating=True)
    return found.at(part)


_DAYS: Final = ("TODAY", "TOMORROW", "YESTERDAY")


def _period(match: Match) -> Reading | None:
    """Read "last week", "this month", "next year", "late last year", "earlier this month"."""
    unit = unit_of(match)
    weekend = match.has("WEEKEND")
    if unit is None and not weekend:
        return None
    if unit in ("TS", "TM", "TH", "N"):
        return None
    if (
        match.before().lower() == time_rules.THE
        and match.has("LAST")
        and match.before(2).lower() in time_rules.OVER
    ):
        return None  # "over the last week" is how long, not when
    step = (
        -1
        if match.has("LAST", "PAST", "PREVIOUS")
        else 1
        if match.has("NEXT", "COMING", "FOLLOWING")
        else 0
    )
    today = match.context.published
    if today is None:
        return readings.reference(("PRESENT_REF", "FUTURE_REF", "PAST_REF")[step])
    part = readings.part_of(match)
    if weekend:
        return _weekend(match, today, step)
    assert unit is not None
    if unit == "D":
        return None if step else readings.day(today)
    if unit in ("DE", "CE"):
        y = from_days(today)[0]
        found = (
            readings.decade(y // 10 * 10 + 10 * step)
            if unit == "DE"
            else readings.century(y // 100 + 1 + step)
        )
    else:
        found = _shifted(today, unit, step)
    return _in_part(found, part)


def _weekend(match: Match, today: int, step: int) -> Reading:
    index = today % 7
    if match.has("THIS") or not step:
        # early in the week "the weekend" that was told of lies behind
        behind = match.context.tense(match.first, match.last) == "past" and index < 5
        return readings.weekend(today - 7 * behind)
    if step < 0:
        return readings.weekend(today - 7)
    return readings.weekend(today + (7 if match.has("NEXT") and index >= 5 else 0))


def _in_part(found: Reading, part: Part | None) -> Reading:
    return replace(found, part=part) if part else found


def _that(match: Match) -> Reading | None:
    """Read "that day", "the same year", "the following week", "the previous month", "the next day"."""
    unit = unit_of(match)
    context = match.context
    step = (
        -1
        if match.has("PREVIOUS", "BEFORE")
        else 1
        if match.has("FOLLOWING", "NEXT", "AFTER")
        else 0
    )
    if unit is None or unit in ("TS", "TM", "TH"):
        return None
    if (
        match.has("BEFORE")
        and match.after()[:1].isalpha()
        and match.after().endswith(time_rules.ING)
    ):
        return None
    if unit in ("D", "N"):
        base = context.anchor(match.first)
        if base is None:
            return Reading(date="XXXX-XX-XX", grain="day")
        return _in_part(readings.day(base + step), readings.part_of(match))
    period = context.recent_period(match.first)
    if period is not None and period.low is not None:
        base = int(period.low // 24)
    elif context.published is not None:
        base = context.published
    else:
        return _unknown(unit, ahead=step > 0)
    if unit in ("DE", "CE"):
        return None
    return _in_part(_shifted(base, unit, step), readings.part_of(match))


def _present(match: Match) -> Reading | None:
    if (
        match.has("NOW")
        and match.before().lower() == time_rules.RIGHT
        and match.after() == time_rules.WING
    ):
        return None
    return readings.reference("PRESENT_REF")


def _past_ref(match: Match) -> Reading:
    return readings.reference("PAST_REF")


def _future_ref(match: Match) -> Reading | None:
    return readings.reference("FUTURE_REF")


def _the_past(match: Match) -> Reading | None:
    if match.after()[:1].isalnum() and match.after().lower() not in time_rules.FOLLOW_A_TIME:
        return None
    return readings.reference("PAST_REF")


_HEDGED: Final = "(JUST | {hedge})? ({vague} | {count}) HYPHEN? (UNITS | UNIT)"
_NOTE: Final = "(EARLY | EARLIER | LATE | LATER | MID) HYPHEN? (IN)?"

RULES: Final = (
    Rule("ago", f"({_HEDGED} | (JUST | {{hedge}})? (AN | ANOTHER) UNIT | {{hedge}}? HALF AN UNIT | UNITS | {{count}} UNITS AND AN HALF) AGO", _ago,
         (("He sailed two days ago.", "2023-09-10"), ("It began six months ago.", "2023-03"), ("It opened 50 years ago.", "1973"))),
    Rule("hence", f"({_HEDGED}) (HENCE | FROM (NOW | TODAY))", _hence,
         (("The line opens two years from now.", "2025"),)),
    Rule("later", f"({_HEDGED} | UNITS) (LATER | EARLIER)", _later,
         (("He left on 3 May 2001 and landed two days later.", "2001-05-05"),)),
    Rule("day-before-yesterday", "(THE DAYU (BEFORE | AFTER) )? (EARLY | EARLIER | LATE | LATER)? (TODAY | TOMORROW | YESTERDAY)", _today,
         (("He sailed yesterday.", "2023-09-11"), ("She lands the day after tomorrow.", "2023-09-14"))),
    Rule("hyphened", "TO HYPHEN (MORROW | DAYU | PART)", _hyphened,
         (("She lands to-morrow.", "2023-09-13"), ("She lands to-night.", "2023-09-12TNI"))),
    Rule("period", f"((THE (END | BEGIN) OF | {_NOTE})? (THIS PAST | THIS COMING | THIS | LAST | NEXT | THE? COMING) (UNIT | WEEKEND))", _period,
         (("It closed last week.", "2023-W36"), ("It opens late next year.", "2024"), ("He fell ill earlier this month.", "2023-09"))),
    Rule("weekend", "THE WEEKEND", _period,
         (("The boats met over the weekend.", "2023-W36-WE"),)),
    Rule("that", f"({_NOTE})? (THAT SAME? UNIT | THE SAME UNIT | THE? (FOLLOWING | NEXT | PREVIOUS) UNIT) | THE UNIT (BEFORE | AFTER) | ((EARLIER | LATER) IN | THE (END | BEGIN) OF) THE UNIT", _that,
         (("He left on 3 May 2001 and sailed the next day.", "2001-05-04"), ("She left in 1998 and wed the following year.", "1999"))),
    Rule("now", "(NOW | AT PRESENT | AT THE MOMENT | AT THE PRESENT (TIMEWORD)? | CURRENT | THESE DAYUS)", _present,
         (("The port is now closed.", "PRESENT_REF"),)),
    Rule("recently", "RECENTLY", _past_ref, (("He recently moved.", "PAST_REF"),)),
    Rule("in-the-past", "THE PAST", _the_past, (("It flooded in the past.", "PAST_REF"),)),
    Rule("future", "THE? FUTURE", _future_ref, (("They spoke of the future.", "FUTURE_REF"),)),
)  # fmt: skip
