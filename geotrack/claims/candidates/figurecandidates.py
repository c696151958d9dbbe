"""Every figure of a text that may be about travel: with its unit, or with a unit that stands elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from geotrack.claims.candidates.distancetables import Cell, cells_of
from geotrack.claims.candidates.symbols import pieces_of
from geotrack.claims.phrases.hedges import hedge_after, hedge_before
from geotrack.claims.phrases.kinds import Text
from geotrack.claims.phrases.numbers import read_number
from geotrack.claims.phrases.quantities import Quantity, read_quantity
from geotrack.claims.phrases.unitwords import read_unit
from geotrack.languages.en import figure_cues
from geotrack.languages.en.figures_in_words import NUMBER_WORDS
from geotrack.languages.en.unit_codes import UNIT_WORDS
from geotrack.measures.units import DIMENSION, Dimension

_REACH: Final = 80  #: words within which a number takes the unit of a figure before it
_CHAIN: Final = 60  #: numbers in a row that hand a unit on, at most
_AHEAD: Final = (
    14  #: words within which it takes the unit of one after it: "70 on Monday, 90 km on …"
)
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d\d)")
_MONEY: Final = frozenset("$£€¥#№")
#: units that only stand behind a number: a text with none of them and no other unit has no figures
_OTHER_UNITS: Final = figure_cues.FORTNIGHTS | figure_cues.NAUTICAL
_DASHES: Final = frozenset("-–—‑−")
#: words that a figure may begin with, but for digits
_OPENING: Final = frozenset((*NUMBER_WORDS, *figure_cues.A_AN, *figure_cues.DETERMINED))
_JUST_BEFORE: Final = (
    30  #: words within which "one" and "a hundred" take the unit of a figure before
)


_CODE: Final = 3  #: letters of a code before a number, at most; shorter words are no plural


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and how it is written.

    `quantity.start` and so on index words. `bare`: the unit is not written beside it, and `units` says
    for each dimension which unit it would take. `post`: a mark along a way ("km 134"). `sentence` indexes the
    sentences of the text. `cell`: what the table that holds the figure says of it.
    """

    quantity: Quantity
    sentence: int
    bare: bool = False
    post: bool = False
    clock: bool = False
    units: tuple[tuple[Dimension, str], ...] = ()
    cell: Cell | None = None

    def within(self, dimension: Dimension) -> Quantity | None:
        """Return the quantity in the unit that it takes in a dimension; None: there is none."""
        if not self.bare:
            return self.quantity if self.quantity.dimension == dimension else None
        unit = dict(self.units).get(dimension)
        return None if unit is None else replace(self.quantity, unit=unit)


def figures_of(text: Text) -> list[Figure]:
    """Return the figures of a text in order; none overlap.

    Examples
    --------
    >>> from geotrack.claims.phrases.kinds import Text
    >>> from geotrack.text.tokens import tokenize
    >>> words = tokenize("It is 40 km to Bern and 95 to Basel.")
    >>> found = figures_of(Text("", words, [w.lower() for w in words.words], (), ()))
    >>> [(f.quantity.value, f.quantity.unit, f.bare) for f in found]
    [(40.0, 'km', False), (95.0, 'km', True)]
    """
    lower = text.lower
    if UNIT_WORDS.isdisjoint(lower) and _OTHER_UNITS.isdisjoint(lower):
        return []
    out: list[Figure] = []
    anchors: dict[Dimension, tuple[int, str]] = {}
    ahead = _units_ahead(lower)
    cells = cells_of(text)
    bounds = pieces_of(text.tokens)
    sentence, at, count, chain = 0, 0, len(lower), 0
    while at < count:
        while bounds[sentence + 1] <= at:
            sentence += 1
        cell = cells.get(at)
        figure: Figure | None = None
        if cell is not None:
            figure = _of_table(text, at, cell, sentence)
        elif lower[at] in _OPENING or lower[at][0].isdecimal():
            figure = _figure_at(text, at, bounds[sentence + 1], sentence, anchors, ahead)
        if figure is None:
            at += 1
            continue
        quantity = figure.quantity
        if out and out[-1].quantity.stop > quantity.start:
            at += 1
            continue
        if not figure.bare:
            anchors[quantity.dimension] = (quantity.stop, quantity.unit)
            chain = 0
        elif chain < _CHAIN and anchors and max(a for a, _ in anchors.values()) < at:
            chain += 1
            nearest = max(anchors, key=lambda d: anchors[d][0])
            anchors[nearest] = (quantity.stop, anchors[nearest][1])
        out.append(figure)
        at = max(at + 1, quantity.stop)
    return out


def _figure_at(
    text: Text,
    at: int,
    last: int,
    sentence: int,
    anchors: dict[Dimension, tuple[int, str]],
    ahead: Sequence[int],
) -> Figure | None:
    lower = text.lower
    word = lower[at]
    if ":" in word and word[0].isdecimal():
        found = _clock(lower, at, last)
        if found is not None:
            return Figure(found, sentence, clock=True)
    quantity = read_quantity(lower, at, text.glued) or _far_unit(lower, at, text)
    if quantity is None and word in figure_cues.DETERMINED:
        quantity = _told_once(lower, at)
    if quantity is not None and quantity.end <= last:
        if text.tokens.words[quantity.end - 1] == "M":
            return None  # "the A1M" is a road, "3M" a million
        return Figure(quantity, sentence)
    if word in figure_cues.DETERMINED or (
        word in figure_cues.NO_NUMBER and not _alone(lower, at, anchors)
    ):
        return None
    return _bare(text, at, last, sentence, anchors, ahead)


def _of_table(text: Text, at: int, cell: Cell, sentence: int) -> Figure | None:
    number = read_number(text.lower, at)
    if number is None:
        return None
    quantity = Quantity(
        start=at, bare=at, end=number.end, stop=number.end, value=number.value, unit=cell.unit,
        spelled=not number.digits, odd=number.odd,
    )  # fmt: skip
    units: tuple[tuple[Dimension, str], ...] = ((DIMENSION[cell.unit], cell.unit),)
    return Figure(quantity, sentence, bare=True, post=True, units=units, cell=cell)


def _clock(lower: Sequence[str], at: int, last: int) -> Quantity | None:
    """Read h:mm as a time span: "in 3:45", "2:10 hours"."""
    match = _CLOCK.fullmatch(lower[at])
    if match is None or int(match[2]) > 59:
        return None
    following = lower[at + 1] if at + 1 < last else ""
    beside = (
        at > 1 and lower[at - 1] in (";", ",") and lower[at - 2] in UNIT_WORDS
    )  # "213 km; 2:35"
    named = following in figure_cues.HOURS_HRS_H_HR
    before = lower[at - 1] if at else ""
    if following in figure_cues.HALVES or not (named or beside or before in figure_cues.TIMED):
        return None
    hedge = hedge_before(lower, at)
    return Quantity(
        start=at - hedge.length, bare=at, end=at + 1 + named, stop=at + 1 + named,
        value=60.0 * int(match[1]) + int(match[2]), unit="min", approx=hedge.approx,
        bound=hedge.bound, hedge=hedge.word,
    )  # fmt: skip


def _far_unit(lower: Sequence[str], at: int, text: Text) -> Quantity | None:
    """Read a unit that a word stands before, or a rare one: "nine flying days", "a fortnight", "97 nm"."""
    count = len(lower)
    article = lower[at] in figure_cues.A_AN_ONE
    number = None if article else read_number(lower, at)
    value, end = (1.0, at + 1) if number is None else (number.value, number.end)
    if (number is None and not article) or end >= count:
        return None
    if lower[end] in _DASHES and end + 1 < count and text.glued[end]:
        end += 1
    sized = article and lower[end] in figure_cues.BETWEEN_ARTICLE_AND_UNIT
    soft = (
        number is not None and lower[end : end + 2] == figure_cues.OR_SO_RUN
    )  # "60 or so kilometres"
    end += sized + 2 * soft
    if end >= count:
        return None
    odd = None if number is None else number.odd
    unit: tuple[str, int] | None = None
    if lower[end] in figure_cues.FORTNIGHTS:
        unit, value = ("day", end + 1), value * 14
    elif lower[end] in figure_cues.NAUTICAL and not article:
        unit = ("nmi", end + 1)
    elif soft or sized:
        unit = read_unit(lower, end)
    elif lower[end] in figure_cues.BETWEEN_FIGURE_AND_NOUN:
        unit = read_unit(lower, end + 1)
    if article and unit is not None and unit[0] not in ("day", "week", "h", "night", "month"):
        unit = None
    if unit is None:
        return None
    hedge = hedge_before(lower, at)
    return Quantity(
        start=at - hedge.length, bare=at, end=unit[1], stop=unit[1], value=value, unit=unit[0],
        approx=hedge.approx or soft, bound=hedge.bound, hedge=hedge.word, odd=odd,
        spelled=number is None or not number.digits,
    )  # fmt: skip


def _told_once(lower: Sequence[str], at: int) -> Quantity | None:
    """Read "another hour", "another two days", and the night that somebody spends: "spent the night at"."""
    unit = read_unit(lower, at + 1)
    if unit is None or unit[0] not in ("day", "week", "h", "night", "month"):
        return None
    if lower[at] == figure_cues.THE and not (
        unit[0] == "night" and at and lower[at - 1] in figure_cues.SPENT
    ):
        return None
    return Quantity(
        start=at, bare=at, end=unit[1], stop=unit[1], value=1.0, unit=unit[0], spelled=True,
    )  # fmt: skip


def _alone(lower: Sequence[str], at: int, anchors: dict[Dimension, tuple[int, str]]) -> bool:
    """Whether "one", "a hundred" or "a dozen" stands for a figure whose unit was said just before."""
    near = max((where for where, _ in anchors.values()), default=-_REACH)
    if at - near > _JUST_BEFORE:
        return False
    end = at + 1
    if lower[at] in figure_cues.A_AN:
        if lower[end : end + 1] not in figure_cues.HUNDRED_DOZEN_SCORE_THOUSAND:
            return False
        end += 1
    elif lower[at] != figure_cues.ONE:
        return False
    return end >= len(lower) or lower[end] in figure_cues.AFTER_ALONE


def _bare(
    text: Text,
    at: int,
    last: int,
    sentence: int,
    anchors: dict[Dimension, tuple[int, str]],
    ahead: Sequence[int],
) -> Figure | None:
    lower = text.lower
    post = at > 0 and lower[at - 1] in figure_cues.POSTED_UNITS
    units = {d: unit for d, (where, unit) in anchors.items() if at - where <= _REACH}
    soon = ahead[at]
    if soon < min(at + _AHEAD, len(lower)) and (unit := read_unit(lower, soon)) is not None:
        units.setdefault(DIMENSION[unit[0]], unit[0])
    for dimension, (where, unit_before) in anchors.items():
        if lower[where:at] == [","]:
            units = {dimension: unit_before}  # "35 minutes, 45 on the rapid"
    if post and (unit := read_unit(lower, at - 1)) is not None:
        units = {"length": unit[0]}
    if not units or at in text.toponyms or at in text.inner:
        return None
    number = read_number(lower, at)
    if number is None or number.end > last or number.value <= 0 or number.value > 50_000:
        return None
    word, end = lower[at], number.end
    following = lower[end] if end < len(lower) else ""
    previous = lower[at - 1] if at else ""
    if (
        following in UNIT_WORDS
        or following in figure_cues.NO_FIGURE_AFTER
        or previous in _MONEY
        or following in _MONEY
        or (previous in figure_cues.NUMBERED and number.digits and not post)
        or (number.digits and _coded(text, at))
        or (end < len(lower) and _counted(text, end))
    ):
        return None
    if len(word) == 4 and word.isdecimal() and 1500 <= number.value <= 2100 and not post:
        return None  # a year
    if (text.glued[at] and previous[-1:].isalnum()) or (
        end < len(lower) and text.glued[end] and following[:1].isalpha()
    ):
        return None
    if _in_time(text, at):
        return None
    hedge = hedge_before(lower, at)
    after = hedge_after(lower, end)
    quantity = Quantity(
        start=at - hedge.length, bare=at, end=end + after.length, stop=end + after.length,
        value=number.value, unit=next(iter(units.values())),
        approx=hedge.approx or bool(after.length), bound=hedge.bound or after.bound,
        hedge=hedge.word or after.word, spelled=not number.digits, odd=number.odd,
    )  # fmt: skip
    return Figure(quantity, sentence, bare=True, post=post, units=tuple(units.items()))


def _coded(text: Text, at: int) -> bool:
    """Whether a number is joined to letters before it: "I-15", "UT-9"; not "Bonn-40 km"."""
    if not (at > 1 and text.lower[at - 1] in _DASHES and text.glued[at] and text.glued[at - 1]):
        return False
    letters = text.tokens.words[at - 2]
    return letters.isupper() and letters.isalpha() and len(letters) <= _CODE


def _counted(text: Text, at: int) -> bool:
    """Whether a number counts what the word behind it names: "two ferries", "34 ports", but "four marches"."""
    word = text.tokens.words[at]
    if word in figure_cues.COUNTED:
        return True
    plural = word.islower() and word.isalpha() and bool(figure_cues.PLURAL.search(word))
    return plural and len(word) > _CODE and word not in figure_cues.GONE


def _in_time(text: Text, at: int) -> bool:
    """Whether a word belongs to a date or clock time."""
    for first in range(at, max(-1, at - 8), -1):
        if first in text.times:
            end, _, kind = text.times[first]
            return end > at and kind in ("DATE", "TIME", "SET")
    return False


def _counts(word: str) -> bool:
    return word[0].isdecimal() or word in NUMBER_WORDS or word in _DASHES


def _units_ahead(lower: Sequence[str]) -> list[int]:
    """Return for each word where the next unit behind a number stands, or a large number."""
    out, nearest = [0] * len(lower), 1 << 30
    for at in range(len(lower) - 1, -1, -1):
        out[at] = nearest
        if lower[at] in UNIT_WORDS and at and _counts(lower[at - 1]):
            nearest = at
    return out
