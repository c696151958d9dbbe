"""The arithmetic of distance, speed and time in words: why figures clash, and how they fit."""

import math
from collections.abc import Sequence

from geotrack.measures.interval import Interval
from geotrack.verdicts.arithmetic.engine import Quantity, Statement
from geotrack.verdicts.arithmetic.phrasing import hours, speed


def likely(
    quantity: Quantity, said: Sequence[Statement], ground: Sequence[Statement], expected: Interval
) -> float:
    """Return the likeliest value of a quantity from the figures themselves, hedges left out."""
    nominal = {
        s.quantity: s.interval.middle
        for s in [*ground, *said]
        if math.isfinite(s.interval.high) and not s.assumed and s.interval.low > 0
    }
    d, v, t = nominal.get("distance"), nominal.get("speed"), nominal.get("total")
    guess = None
    if quantity == "distance" and v and t:
        guess = v * t
    elif quantity == "speed" and d and t:
        guess = d / t
    elif quantity == "total" and d and v:
        guess = d / v
    if guess is not None:
        return guess
    if expected.low > 0:
        return math.sqrt(expected.low * expected.high)
    return expected.middle


def clash(odd: Sequence[Statement]) -> str:
    """Return in words, with the sum, why the statements cannot hold together."""
    by = {s.quantity: s for s in odd}
    words = [s.words for s in odd]
    d, v, t, s = (by.get(q) for q in ("distance", "speed", "total", "stops"))
    if d and v and t and not v.claims:
        mean = d.interval / t.interval if t.interval.high > 0 else None
        if mean is not None and not d.claims:
            mean = Interval(mean.low, math.inf)
        if mean is not None and (math.isfinite(mean.high) or not d.claims):
            tail = f", with {s.words}" if s else ""
            return f"{d.words} in {t.words} would be {speed(mean)} on average{tail}; {v.words}"
    if d and v and t and math.isfinite(v.interval.high):
        tail = f" with {s.words}" if s else ""
        length = d.interval.middle / v.interval.middle if d.claims else d.interval / v.interval
        return f"{d.words} at {v.words} takes {hours(length)}, not {t.words}{tail}"
    if d and t and not v:
        return f"{d.words} in {t.words} leave no room for {s.words if s else 'anything else'}"
    if len(words) == 1:
        return f"{words[0]} cannot be"
    if len(words) == 2 and v and not v.claims:
        return f"{next(w for w in words if w != v.words)} cannot be: {v.words}"
    return f"{', '.join(words[:-1])} and {words[-1]} cannot hold together"


def summed(said: Sequence[Statement], ground: Sequence[Statement]) -> str:
    """Return the arithmetic that shows the figures fit; empty when nothing was compared."""
    by = {s.quantity: s for s in reversed(said)}
    way = by.get("distance") or next((g for g in ground if g.quantity == "distance"), None)
    v, t, stop = by.get("speed"), by.get("total"), by.get("stops")
    if way and v and t:
        length = way.interval.middle if way.claims else None
        if length is not None and math.isfinite(v.interval.high) and math.isfinite(t.interval.high):
            running = length / v.interval.middle
            left = t.interval.middle - running
            text = f"{way.words} at {v.words} is {hours(running)} of running"
            if left > 0.01 * running:
                rest = "for the stop" if stop else "for stops"
                return f"{text}; {t.words} leaves {hours(left)} {rest}"
            return f"{text}, which fits {t.words}"
        moving = way.interval / v.interval
        if moving.meets(t.interval):
            return f"{way.words} at {v.words} takes {hours(moving)}, which fits {t.words}"
        if moving.high < t.interval.low:
            spare = Interval(t.interval.low - moving.high, t.interval.high - moving.low)
            return f"{way.words} at {v.words} takes {hours(moving)}; {t.words} leaves {hours(spare)} for stops"
        return ""
    if way and t and t.interval.low <= 0 < t.interval.high < math.inf and way.interval.low > 0:
        least = way.interval.low / t.interval.high
        return f"{way.words} in {t.words} is {speed(Interval(least, least))} or more, which is possible"
    if way and t and t.interval.low > 0 and math.isinf(t.interval.high):
        most = way.interval.high / t.interval.low
        if math.isfinite(most):
            return f"{way.words} in {t.words} is {speed(most)} or less, which is possible"
    if way and t and t.interval.low > 0 and math.isfinite(t.interval.high):
        mean = way.interval / t.interval
        if not math.isfinite(mean.high):
            return ""
        return f"{way.words} in {t.words} is {speed(mean)} on average, which is possible"
    return ""
