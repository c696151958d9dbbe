"""Sets: "daily", "every Sunday", "twice a week", "40 trains a day"."""

from typing import Final

from geotrack.languages.en import time_rules
from geotrack.times.counts import Count, timex
from geotrack.times.durations import count_and_unit, unit_of
from geotrack.times.patterns import Match, Rule
from geotrack.times.readings import Reading


def _set(value: str) -> Reading:
    return Reading(type="SET", date=value)


def _periodic(match: Match) -> Reading | None:
    if match.after()[:1].isupper() and match.words_are_title():
        return None  # "the Daily Herald", "Weekly World News"
    return _set(str(match.get("PERIODIC")))


def _every(match: Match) -> Reading | None:
    number = match.number("WEEKDAY", "WDABBR", "WEEKDAYS")
    if number is not None:
        return _set(f"XXXX-WXX-{number + 1}")
    if match.has("MONTH", "MAYLIKE"):
        return _set(f"XXXX-{match.number('MONTH', 'MAYLIKE'):02d}")
    if match.has("SEASON", "SPRINGLIKE"):
        return _set(f"XXXX-{match.get('SEASON', 'SPRINGLIKE')}")
    if match.has("WEEKEND", "WEEKENDS"):
        return _set("XXXX-WXX-WE")
    if match.has("PART", "PARTS"):
        return _set(f"XXXX-XX-XXT{match.get('PART', 'PARTS')}")
    found = count_and_unit(match)
    if found is None:
        return None
    count, unit = found
    if match.has("OTHER"):
        count = Count(2.0, None, False, None, "")
    return _set(timex(count, unit))


def _rate(match: Match) -> Reading | None:
    """Read the "a day" of "40 trains a day": a quantity must stand before it."""
    unit = unit_of(match)
    if unit is None or unit == "TS":
        return None
    if not match.has("PER", "ONCE", "TIMES"):
        words = [match.before(k) for k in range(1, 5)]
        if not words[0][:1].isalnum() and words[0] != "%":
            return None
        if words[0].lower() in time_rules.NO_RATE or words[0].lower().endswith(time_rules.ED_ING):
            return None
        counted = words[1:4] if not words[0][:1].isdigit() else words[:1]
        if not any(w[:1].isdigit() or w.lower() in time_rules.QUANTITIES for w in counted):
            return None
    return _set(timex(Count(1.0, None, False, None, ""), unit))


RULES: Final = (
    Rule("every", "(EVERY | EACH) (OTHER)? ({vague} | {count})? (OTHER)? ({weekday} PART? | {month} | ANYSEASON | WEEKEND | PART | UNIT | UNITS)", _every,
         (("It runs every day.", "P1D"), ("A boat calls every two weeks.", "P2W"), ("It docks every Friday.", "XXXX-WXX-5"))),
    Rule("each-of-last", "(EVERY | EACH) OF THE (PAST | LAST | NEXT) {count} UNITS",
         lambda m: _set(timex(Count(1.0, None, False, None, ""), unit_of(m) or "D")),
         (("It flooded in each of the last four years.", "P1Y"),)),
    Rule("weekdays", "(WEEKDAYS | WEEKENDS) PARTS?".replace("PARTS?", "(PART | PARTS)?"), _every,
         (("The market opens Saturdays.", "XXXX-WXX-6"),)),
    Rule("periodic", "PERIODIC", _periodic, (("A daily train leaves.", "P1D"),)),
    Rule("frequency", "(ONCE | (NUMBER | {words} | {vague}) TIMES) (AN | PER | EACH | EVERY) UNIT", _rate,
         (("The ferry sails twice a week.", "P1W"),)),
    Rule("rate", "(AN | PER) (UNIT)", _rate, (("They sell 40 tickets a day.", "P1D"),)),
)  # fmt: skip
