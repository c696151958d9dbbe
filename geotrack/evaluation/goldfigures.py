"""The value of a labelled figure, by the reader's own numbers, units and hedges."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from geotrack.claims.phrases.hedges import hedge_before
from geotrack.claims.phrases.numbers import read_number
from geotrack.claims.phrases.quantities import read_quantity
from geotrack.evaluation.goldtexts import GoldStatement
from geotrack.measures.interval import Interval
from geotrack.measures.stated import stated_interval
from geotrack.measures.units import DIMENSION
from geotrack.text.tokens import tokenize

#: kind of label → what its unit may measure
_MEASURES: Final[dict[str, tuple[str, ...]]] = {
    "distance": ("length",), "position": ("length", "time"), "duration": ("time",),
    "speed": ("speed", "length"), "stop": ("time",), "total": ("length", "time"),
    "interval": ("time",), "pair": ("length", "speed"),
}  # fmt: skip
_SPEED_OF: Final = {
    "km": "km/h",
    "mi": "mph",
    "nmi": "kn",
    "league": "league/h",
    "verst": "verst/h",
}
#: "on the third day" is a date, not a third of a day
#: units that words part from their number: "nine riding days", "four German miles"
_PARTED: Final = {"mile": "mi", "day": "day", "hour": "h", "hrs": "h", "minute": "min", "km": "km",
            "kilomet": "km"}  # fmt: skip
_ORDINAL_DAY: Final = re.compile(r"\b(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)) day\b")
_MOST_HOURS: Final = 60.0
_ONES: Final = frozenset("one two three four five six seven eight nine".split())
_TENS: Final = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
#: a figure as a label says it: "5.25h", "<2day", "255mi"
_SAYS: Final = re.compile(r"([<>~]?)(\d+(?:\.\d+)?)([a-z/]+)")
#: what is counted here is no unit that we know
_COUNTED: Final = re.compile(r"\b(?:marches|stages|farsakhs?|parasangs?|li)\b", re.IGNORECASE)
#: a share is no figure with a unit of its own
_SHARE: Final = re.compile(
    r"\b(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?) of\b|^(?:about |some )?(?:one half|half|two thirds"
    r"|three quarters)$",
    re.IGNORECASE,
)
_CIRCA: Final = frozenset({"circa", "c", "ca"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFigure:
    """What a labelled figure says: value, unit and interval as a perfect reader would give them."""

    value: float
    unit: str
    value_max: float | None = None
    approx: bool = False
    bound: Literal["lt", "gt"] | None = None
    interval: Interval | None = None


def figures_of(statements: Sequence[GoldStatement]) -> dict[int, GoldFigure]:
    """Return the figures of a text's labels by their index.

    A figure without a unit of its own ("it took nearly seven") takes that of the last one of its kind
    of measure. Labels whose figure cannot be read ("the same again") are left out.
    """
    found: dict[int, GoldFigure] = {}
    last: dict[str, str] = {}
    later: dict[str, str] = {}
    for statement in reversed(statements):
        figure = _read(statement.text, (), {}) if statement.kind != "none" else None
        if figure is not None:
            later[DIMENSION[figure.unit]] = figure.unit
    for index, statement in enumerate(statements):
        measures = _MEASURES.get(statement.kind, ("length", "time", "speed"))
        if statement.says is not None:
            figure = _said(statement.says)
        elif _SHARE.search(statement.text):
            continue
        else:
            figure = _read(statement.text, measures, last or later)
        if figure is None:
            continue
        if statement.kind != "none":
            last.pop(DIMENSION[figure.unit], None)
            last[DIMENSION[figure.unit]] = figure.unit  # the last one told comes last
        if DIMENSION[figure.unit] in measures:
            found[index] = figure
    return found


def _said(says: str) -> GoldFigure | None:
    """Return the figure that a label spells out; None: it is not understood."""
    match = _SAYS.fullmatch(says)
    if match is None or match[3] not in DIMENSION:
        return None
    value, unit = float(match[2]), match[3]
    bound: Literal["lt", "gt"] | None = {"<": "lt", ">": "gt"}.get(match[1])  # type: ignore[assignment]
    approx = match[1] == "~"
    return GoldFigure(
        value=value,
        unit=unit,
        approx=approx,
        bound=bound,
        interval=stated_interval(value, None, unit, approx, bound),
    )


def statement_is_long(value: float, measures: tuple[str, ...]) -> bool:
    """Whether an elided figure is too large for hours or days, where it may be a length."""
    return "length" in measures and value > _MOST_HOURS


def _in_order(words: list[str]) -> list[str]:
    """Return "six and twenty" as "twenty - six"."""
    plain = [w for w in words if w not in ("-", "and")]
    if len(plain) >= 2 and plain[0] in _ONES and plain[1] in _TENS and "and" in words:
        at, to = words.index(plain[0]), words.index(plain[1])
        return [*words[:at], plain[1], "-", plain[0], *words[to + 1 :]]
    return words


def _read(text: str, measures: tuple[str, ...], last: dict[str, str]) -> GoldFigure | None:
    tokens = tokenize(text)
    words = [word.lower() for word in tokens.words]
    if _ORDINAL_DAY.search(text):
        return None
    ordered = _in_order(words)
    glued = [False] + [tokens.starts[k] == tokens.ends[k - 1] for k in range(1, len(tokens.starts))]
    if ordered != words:
        words, glued = ordered, [False] * len(ordered)
    for at in range(len(words)):
        quantity = read_quantity(words, at, glued)
        if quantity is not None:
            return GoldFigure(
                value=quantity.value,
                unit=quantity.unit,
                value_max=quantity.value_max,
                approx=quantity.approx,
                bound=quantity.bound,
                interval=quantity.interval(),
            )
    if measures[:1] == ("speed",) and "speed" not in last and last.get("length") in _SPEED_OF:
        last = {"speed": _SPEED_OF[last["length"]]}
    for word, known in _PARTED.items():
        if re.search(rf"\b{word}", text, re.IGNORECASE):
            last = {DIMENSION[known]: known}
    unit = next((last[m] for m in reversed(list(last)) if m in measures), None)
    if unit is None or _COUNTED.search(text):
        return None
    for at in range(len(words)):
        number = read_number(words, at)
        if number is None or number.value <= 0:
            continue
        hedge = hedge_before(words, at)
        approx = hedge.approx or bool(_CIRCA & set(words[:at]))
        if statement_is_long(number.value, measures) and "length" in last:
            unit = last["length"]
        return GoldFigure(
            value=number.value,
            unit=unit,
            approx=approx,
            bound=hedge.bound,
            interval=stated_interval(
                number.value, None, unit, approx, hedge.bound, hedge=hedge.word
            ),
        )
    return None
