"""The numbers of a duration: digits, words, fractions, hedges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from geotrack.measures.stated import stated_interval

if TYPE_CHECKING:
    from geotrack.measures.interval import Interval
    from geotrack.times.patterns import Match

#: TIMEX3 unit → unit of `geotrack.measures.units`, how many of them, TIMEX3 letter, how many of those, clock unit
UNIT_CODES: Final[dict[str, tuple[str, int, str, int, bool]]] = {
    "TS": ("s", 1, "S", 1, True), "TM": ("min", 1, "M", 1, True), "TH": ("h", 1, "H", 1, True),
    "D": ("day", 1, "D", 1, False), "N": ("night", 1, "D", 1, False), "W": ("week", 1, "W", 1, False),
    "F": ("week", 2, "W", 2, False), "M": ("month", 1, "M", 1, False), "Y": ("year", 1, "Y", 1, False),
    "DE": ("year", 10, "Y", 10, False), "CE": ("year", 100, "Y", 100, False),
}  # fmt: skip


class Count(NamedTuple):
    """A number and its hedge; `value` None: vague ("several")."""

    value: float | None
    value_max: float | None
    approx: bool
    bound: str | None
    hedge: str


class _Parts(NamedTuple):
    """What a number is made of: whole figures, and what is added to the last; `worded` when words give it."""

    values: list[float]
    part: float
    worded: bool
    vague: bool
    half: bool


def _parts_of(match: Match) -> _Parts:
    part = 0.0  # hundreds are multiplied, the rest is added
    values: list[float] = []
    worded = vague = half = False
    names = list(match)
    for k, (name, word) in enumerate(names):
        if name in ("DAYNUM", "SMALLNUM", "YEARNUM", "BIGNUM"):
            number = float(word or 0)
            if k + 2 < len(names) and names[k + 1][0] == "SLASH":
                continue
            if k and names[k - 1][0] == "SLASH":
                top = float(names[k - 2][1] or 0)
                part += top / number if number else 0.0
                continue
            values.append(number)
        elif name == "DECIMAL":
            values.append(float(str(word).replace(",", "")))
        elif name in ("NUMWORD", "TENWORD"):
            part += float(word or 0)
            worded = True
        elif name == "SCALE":
            scale = float(word or 1)
            part = (part or (values.pop() if values else 1.0)) * scale
            worded = True
        elif name == "VULGAR":
            part += float(word or 0)
        elif name == "HALF":
            half = True
        elif name in ("FEW", "COUPLE", "MANY", "DOZEN"):
            vague = name not in ("COUPLE", "DOZEN")
            if name == "COUPLE":
                values.append(2.0)
            elif name == "DOZEN":
                values.append(6.0 if half else 12.0)
                half = False
    return _Parts(values, part, worded, vague, half)


def count_of(match: Match) -> Count:
    """Return the number that stands before the unit of a duration."""
    values, part, worded, vague, half = _parts_of(match)
    if values:
        total: float | None = values[-1] + part
        low = values[0] if len(values) > 1 else None
    elif part or worded:
        total, low = part, None
    else:
        # "half an hour", but "an hour and a half"
        total, low = (None if vague else 0.0 if half and not match.has("AND") else 1.0), None
    if half and total is not None:
        total += 0.5
    approx = match.has(
        "ABOUT", "NEARLY", "COUPLE", "OVER", "UNDER", "MORE", "LESS", "LEAST", "MOST", "WITHIN"
    )
    bound = (
        "gt" if match.has("OVER", "MORE", "LEAST") and match.has("THAN", "LEAST", "OVER")
        else "lt" if match.has("NEARLY", "UNDER", "LESS", "MOST", "WITHIN", "UP") else None
    )  # fmt: skip
    hedge = "nearly" if match.has("NEARLY") else ""
    if low is not None and total is not None and low < total:
        return Count(low, total, approx, bound, hedge)
    return Count(total, None, approx, bound, hedge)


def timex(count: Count, unit: str) -> str:
    """Return the TIMEX3 value of a duration, ``P3D``, ``PT2H30M``, ``PXY``."""
    _, _, letter, factor, clock = UNIT_CODES[unit]
    head = "PT" if clock else "P"
    if count.value is None:
        return f"{head}X{letter}"
    number = (count.value_max if count.value_max is not None else count.value) * factor
    whole = int(number)
    if number == whole or whole > 10**9:
        return f"{head}{whole}{letter}"
    rest = number - whole
    if unit == "TH":
        return f"PT{f'{whole}H' if whole else ''}{round(rest * 60)}M"
    if unit == "Y" and not whole and rest == 0.5:
        return "P6M"
    if unit in ("DE", "CE"):
        return f"P{round(number)}Y"
    if unit == "D" and not whole and rest == 0.5:
        return "PT12H"
    return f"{head}{number:.4g}{letter}"


def interval_of(count: Count, unit: str) -> Interval | None:
    """Return what the duration may be, in hours; None for vague ones."""
    if count.value is None:
        return None
    code, factor, *_ = UNIT_CODES[unit]
    bound = count.bound
    assert bound in ("lt", "gt", None)
    return stated_interval(
        count.value * factor,
        None if count.value_max is None else count.value_max * factor,
        code,
        count.approx,
        bound,  # type: ignore[arg-type]
        hedge=count.hedge,
    )
