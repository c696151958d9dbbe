"""Times as old print, lists, logs and travelers write them: "6. 30 p.m.", "4 P M", "12 m.", "the night train", "Day 3"."""

from typing import Final

from geotrack.languages.en import clock_words
from geotrack.times.clock import clock_at
from geotrack.times.nearwords import free_after, travels
from geotrack.times.patterns import Match, Rule
from geotrack.times.readings import PARTS, Reading
from geotrack.times.timewords import NAME, classify

_NOON: Final = 12
_DAYS: Final = 400  #: the longest journey whose days are counted


def _half(match: Match) -> int | None:
    """Return the hours that "p.m." and "P M" add; None where they are a name's initials: "4 P M Smith"."""
    if match.has("AMPM"):
        return match.number("AMPM")
    letters = [
        w
        for w in match.context.words[match.first : match.last]
        if w in clock_words.HALF_DAY_LETTERS
    ]
    if len(letters) != 2 or letters[0].isupper() != letters[1].isupper():
        return None
    after = match.after()
    dated = NAME.get(classify(after)[0]) in ("WEEKDAY", "MONTH") if after else False
    if after[:1].isupper() and not dated and match.context.words[match.last - 1] != ".":
        return None
    return 12 if letters[0] in clock_words.AFTERNOON_LETTERS else 0


def _spaced(match: Match) -> Reading | None:
    """Read "6. 30 p.m.", "4 P M" and "4.40 p. m."."""
    half = _half(match)
    if half is None:
        return None
    words = match.context.words[match.first : match.last]
    figures = [w for w in words if w[0].isdigit()]
    if len(figures) == 1:
        hours, _, rest = figures[0].replace(":", ".").partition(".")
        rest = rest or "00"
    else:
        hours, rest = figures
    if not hours.isdigit() or len(rest) != 2 or not 1 <= int(hours) <= 12 or int(rest) > 59:
        return None
    return clock_at((int(hours) % 12 + half) * 60 + int(rest), match)


def _glued(match: Match) -> Reading | None:
    """Read "4:38p" and "7:15a" of a timetable."""
    tokens, last = match.context.tokens, match.last - 1
    minutes = match.number("CLOCK")
    if minutes is None or not 60 <= minutes < 780 or tokens.starts[last] != tokens.ends[last - 1]:
        return None
    half = 12 if match.context.words[last].lower() == clock_words.P else 0
    return clock_at((minutes // 60 % 12 + half) * 60 + minutes % 60, match)


def _meridian(match: Match) -> Reading | None:
    """Read "at 12 m.", noon, where somebody leaves or arrives and nothing is measured."""
    if match.number("DAYNUM") != _NOON or match.before().lower() not in clock_words.HOUR_CUES:
        return None
    if match.after().lower() in clock_words.DEPTHS or not travels(match):
        return None
    return clock_at(_NOON * 60, match)


def _as_clock(word: str) -> int | None:
    """Return the minutes after midnight of "8.40"; None: no time."""
    hours, _, rest = word.partition(".")
    if not hours.isdigit() or len(rest) != 2 or not rest.isdigit():
        return None
    return int(hours) * 60 + int(rest) if int(hours) < 24 and int(rest) < 60 else None


def _halved(match: Match) -> bool:
    """Whether the half of the day follows: "1.42 a.m.", "4.40 p. m."."""
    after = match.after().lower()
    return bool(after) and NAME.get(classify(after)[0]) in ("AMPM", "PLETTER", "AN")


def _pointed(match: Match) -> Reading | None:
    """Read both times of "from 8.40 to 13.25", the one of "sailing (23.30)" and of "on 3 May, 16.40"."""
    minutes = _as_clock(match.context.words[match.last - 1])
    before, after = match.before().lower(), match.after()
    if minutes is None or not free_after(match) or _halved(match):
        return None
    if before == "(":
        said = {match.before(k).lower() for k in (2, 3, 4)} & clock_words.TIMED
        return clock_at(minutes, match) if after == ")" and said else None
    ended = match.context.ended
    if before == "," and ended is not None and ended[0] == match.first - 1:
        dated = ended[1].type == "DATE" and ended[1].grain == "day"
        return clock_at(minutes, match) if dated and travels(match) else None
    opens = before in clock_words.FROM and after.lower() in clock_words.TO
    closes = before in clock_words.TO and match.before(3).lower() in clock_words.FROM
    other = _as_clock(match.after(2) if opens else match.before(2)) if opens or closes else None
    if other is None or (other > minutes) != opens or not travels(match):
        return None
    context, k = match.context, match.context.sentence(match.first)
    around = context.words[context.tokens.first[k] : context.tokens.first[k + 1]]
    measured = not free_after(Match(context, match.last + 1, match.last + 2)) if opens else False
    if measured or any(w.lower() in clock_words.PRICED for w in around):
        return None
    return clock_at(minutes, match)


def _heading(match: Match) -> Reading | None:
    """Read "- 7:30: Leave" and "12:15. Base again" in a list of such lines."""
    minutes = match.number("CLOCK")
    if minutes is None or match.after() not in clock_words.AFTER_DAY:
        return None
    context = match.context
    if not context.opens_line(match.first) or not context.listed_by_clock():
        return None
    return clock_at(minutes, match)


def _saddle(match: Match) -> Reading | None:
    """Read "in the saddle five", where nothing is counted behind."""
    hour = match.number("DAYNUM", "NUMWORD")
    if hour is None or not 1 <= hour <= 12 or not free_after(match, hour=True):
        return None
    return clock_at(hour * 60, match)


def _carrier(match: Match) -> Reading | None:
    """Read the part of the day of "the morning train", "the slower afternoon service"."""
    code = str(match.get("PART"))
    context, last = match.context, match.last
    word, carrier = context.words[last - 1], match.after()
    if word[0].isupper() and last > 1 and context.words[last - 2][0].isalpha():
        return None  # a newspaper, a train's name
    if NAME.get(classify(carrier)[0] if carrier else "") != "CARRIER" or carrier[0].isupper():
        return None
    if carrier == clock_words.SERVICE:
        k = context.sentence(match.first)
        around = context.words[context.tokens.first[k] : context.tokens.first[k + 1]]
        taken = match.after(2).lower() in clock_words.TO_FROM or travels(match)
        if not taken or any(w.lower() in clock_words.CHURCHES for w in around):
            return None
    return Reading(type="TIME", clock=code, hours=PARTS[code], grain="day", floating=True)


def _light(match: Match) -> Reading | None:
    """Read "as soon as it was light"."""
    words = tuple(w.lower() for w in match.context.words[max(0, match.first - 5) : match.first])
    if words[:3] != clock_words.AS_SOON_AS or words[3:] not in clock_words.IT_WAS:
        return None
    return Reading(type="TIME", clock="MO", hours=PARTS["MO"], grain="day", floating=True)


def _numbered_day(match: Match) -> Reading | None:
    """Read the "Day 3" that heads a line, and "on day nine": a day of a journey whose first is not told."""
    number = match.number("DAYNUM", "NUMWORD", "SMALLNUM")
    if match.has("TENWORD"):
        number = (number or 0) + int(match.get("TENWORD") or 0)
    context = match.context
    if number is None or not 1 <= number <= _DAYS:
        return None
    head = context.words[match.first][0].isupper() and context.opens_sentence(match.first)
    told = match.before().lower() in clock_words.BEFORE_DAY and travels(match)
    after = match.after().lower()
    if not (head or told) or after in clock_words.NO_DAY_BEFORE:
        return None
    return Reading(date="XXXX-XX-XX", grain="none")


#: rules whose part of the day is a time whatever word stands before it
TOLD: Final = frozenset({"carrier", "light"})
_ABOUT: Final = "(ABOUT | NEARLY | EXACTLY)?"
_LETTERS: Final = "((AN | PLETTER) POINT? MLETTER POINT?)"

#: tried before numbers and years
FIRST_RULES: Final = (
    Rule("clock-spaced", f"{_ABOUT} (DAYNUM POINT (DAYNUM | SMALLNUM) (AMPM | {_LETTERS}) | (DAYNUM | DECIMAL | CLOCK) {_LETTERS})", _spaced,
         (("The packet left at 6. 30 p.m. for Cork.", "2023-09-12T18:30"), ("Arrived at 10 A M.", "2023-09-12T10:00"))),
    Rule("clock-glued", "CLOCK (AN | PLETTER)", _glued,
         (("Mile 0 Chicago 2:00p", "2023-09-12T14:00"),)),
    Rule("meridian", "DAYNUM MLETTER POINT?", _meridian,
         (("We left Cork at 12 m. in the gig.", "2023-09-12T12:00"),)),
    Rule("numbered-day", "DAYU (DAYNUM | SMALLNUM | NUMWORD | TENWORD (HYPHEN? NUMWORD)?)", _numbered_day,
         (("Day two up to the lake.", "XXXX-XX-XX"), ("We reached the well on day nine.", "XXXX-XX-XX"))),
)  # fmt: skip
#: tried before the other clock times
RULES: Final = (
    Rule("clock-range", "DECIMAL", _pointed,
         (("The ferry crossed from 8.40 to 13.25.", "2023-09-12T13:25"), ("She left on 3 May, 16.40.", "2023-05-03T16:40"))),
    Rule("clock-heading", "CLOCK", _heading,
         (("- 7:30: Breakfast\n- 12:15: Base again", "2023-09-12T12:15"),)),
    Rule("saddle", "IN THE SADDLE (DAYNUM | NUMWORD)", _saddle,
         (("In the saddle five, and on to the ford.", "2023-09-12T05:00"),)),
    Rule("carrier", "PART", _carrier,
         (("We took the afternoon train.", "2023-09-12TAF"),)),
    Rule("light", "MEAL", _light,
         (("They left as soon as it was light.", "2023-09-12TMO"),)),
)  # fmt: skip
