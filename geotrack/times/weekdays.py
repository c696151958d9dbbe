"""Weekdays: the one before or after the day of publication, or after the day that was told of."""

from dataclasses import replace
from typing import Final

from geotrack.languages.en import time_rules
from geotrack.languages.en.time_rules import NAME_AFTER
from geotrack.measures.instants import weekday
from geotrack.times import readings
from geotrack.times.nearwords import travels
from geotrack.times.patterns import Match, Rule
from geotrack.times.readings import Reading


def _weekday(match: Match) -> Reading | None:
    context = match.context
    number = match.number("WEEKDAY", "WDABBR")
    assert number is not None
    if match.after() in NAME_AFTER:
        return None
    if match.has("WDABBR") and not match.has("POINT") and not _abbreviated(match):
        return None
    told = context.told(match.first)
    if told is None and context.published is None:
        told = context.near(match.first, reach=3)
    if told is not None:
        before = match.has("LAST", "PREVIOUS", "PAST")
        step = -((weekday(told) - number) % 7 or 7) if before else (number - weekday(told)) % 7
        return replace(readings.day(told + step), weekday_only=True)
    today = context.published
    if today is None:
        return Reading(date=f"XXXX-WXX-{number + 1}", grain="day", weekday_only=True)
    if not match.has("LAST", "PAST", "PREVIOUS", "NEXT", "FOLLOWING", "COMING", "THIS"):
        own = _of_the_journey(match, number, today)
        if own is not None:
            return replace(readings.day(own), weekday_only=True)
    back = (weekday(today) - number) % 7
    ahead = (number - weekday(today)) % 7
    if match.has("LAST", "PAST", "PREVIOUS"):
        step = -(back or 7)
    elif match.has("NEXT", "FOLLOWING") or match.has("COMING"):
        step = ahead or 7
    elif match.has("THIS"):
        step = -back if context.tense(match.first, match.last) == "past" else ahead
    else:
        when = _weekday_tense(match)
        step = ahead if when == "future" else -back
    found = readings.day(today + step)
    return Reading(
        date=found.date,
        low=found.low,
        high=found.high,
        day=found.day,
        grain="day",
        weekday_only=True,
    )


def _abbreviated(match: Match) -> bool:
    """Whether "Tue" is the weekday: a time or the end of a phrase follows, and it heads its line or has "on" before.

    "Mon", "Sat", "Sun" and "Wed" are other words too; they need more: the head of a line, or "on".
    """
    context, after = match.context, match.after()
    if after[:1].isdigit():
        return True
    word = context.words[match.last - 1].lower()
    end = context.tokens.ends[match.last - 1]
    line = "\n" in context.text[end : end + 2]
    ends = line or not after or (not after[0].isalnum() and after[0] not in "-'’&")
    timed = after.lower() in time_rules.AFTER_ABBREVIATED
    if context.opens_line(match.first):
        return ends or timed
    cued = match.before().lower() in time_rules.BEFORE_ABBREVIATED
    lower = after[:1].islower()
    if word in time_rules.OTHER_WORDS:
        return cued and (timed or ends)
    return timed or (cued and (ends or lower))


#: sentences over which a journey's own dates tell which Monday is meant
_JOURNEY: Final = 6
_WEEK: Final = 7


def _of_the_journey(match: Match, number: int, today: int) -> int | None:
    """Return the day of a weekday that counts from a date of the journey, not from publication; None: it does not.

    "Left on Monday morning … expected on Monday evening" is one Monday; and a weekday behind a date a week or
    more from publication is the first one from that date on.
    """
    context = match.context
    near = [
        (word, day)
        for word, day in context.days_told[-_JOURNEY:]
        if word < match.first and context.sentence(match.first) - context.sentence(word) <= _JOURNEY
    ]
    later = time_rules.PARTS.get(match.after().lower())
    for word, day in reversed(near):
        earlier = (
            time_rules.PARTS.get(context.words[word + 1].lower())
            if word + 1 < len(context.words)
            else None
        )
        if weekday(day) == number and earlier is not None and later is not None and earlier < later:
            return day
    for word, day in reversed(near):
        apart = context.sentence(match.first) - context.sentence(word) <= 2
        if apart and abs(today - day) >= _WEEK and word in context.dated and travels(match):
            return day + (number - weekday(day)) % _WEEK
    return None


def _weekday_tense(match: Match) -> str:
    """Return the tense around a weekday; "would" is past before "Friday's talks"."""
    possessive = match.context.words[match.last - 1].endswith(time_rules.POSSESSIVES)
    return match.context.tense(match.first, match.last, reported=possessive)


RULES: Final = (
    Rule("weekday", "(LAST | THIS PAST | PAST | THIS COMING | THIS | NEXT | THE? COMING | THE? FOLLOWING | THE? PREVIOUS | (EARLY | LATE) (ON)? | LATER (ON)? | EARLIER (ON)?)? {weekday}", _weekday,
         (("They left on Friday.", "2023-09-08"), ("They will leave on Friday.", "2023-09-15"),
          ("They left last Tuesday.", "2023-09-05"))),
)  # fmt: skip
