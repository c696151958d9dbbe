"""Ask whether the two figures of a pair, "1,180 km (733 miles)", say the same."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from geotrack.languages.en import breath_cues, tally_words
from geotrack.measures.stated import figure_interval
from geotrack.measures.units import DIMENSION, FACTOR, UNCERTAIN, convert
from geotrack.model import Claim, Finding, Rating, Slip
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.phrasing import number, sentence
from geotrack.verdicts.arithmetic.slips import transpositions
from geotrack.verdicts.questions.distance import is_foreign

#: true pairs differ by at most 8.7 % (measured on 447 statements with both units)
_ROUNDED: Final = 0.087
_SAME: Final = 0.02
#: a second figure stands so near behind the first, in characters
_WITHIN: Final = 60
#: a second figure behind such links is another length when so many times as long
_ANOTHER: Final = 2.2
_USABLE: Final = (1e-6, 1e12)


@dataclass(frozen=True, slots=True)
class UnitPair:
    """Convert the first figure into the second's unit and compare."""

    name: str = "unit-pair"
    needs_ends: bool = False
    of_denied: bool = True

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for any claim with a second figure of the same dimension."""
        claim = case.claim
        if claim.kind in ("distance", "total", "position", "speed"):
            claim = _with_words_behind(case)
        first, second = claim.value, claim.value2
        if first is None or second is None or claim.unit is None or claim.unit2 is None:
            return
        if claim.unit not in FACTOR or claim.unit2 not in FACTOR:
            return
        if is_foreign(case):
            return
        if claim.unit == claim.unit2:
            return  # two figures of one unit are measured in two ways, not converted
        if not all(_USABLE[0] <= value <= _USABLE[1] for value in (first, second)):
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason="A figure of the pair is not positive, or absurdly small or large.",
            )
            return
        if DIMENSION[claim.unit] != DIMENSION[claim.unit2]:
            yield Finding(
                check=self.name,
                rating="contradicted",
                reason=sentence(
                    f"{claim.unit} measures {DIMENSION[claim.unit]}, {claim.unit2} {DIMENSION[claim.unit2]}: "
                    "they cannot say the same"
                ),
                slip="unit",
            )
            return
        found = _compared(first, claim.unit, second, claim.unit2, self.name)
        if claim is not case.claim:
            beside = (
                k for k, c in enumerate(case.claims)
                if case.claim.end <= c.start <= case.claim.end + _WITHIN and c.value == second
            )  # fmt: skip
            found = replace(found, claims=(*beside, case.index))
        yield found


def _with_words_behind(case: Case) -> Claim:
    """Return a length with the second figure that words right behind it call the same: "40 miles to Bath, equal to 64 km".

    Not where a claim of the pair is read already.
    """
    claim = case.claim
    told = breath_cues.PAIR_BEHIND.match(case.document.text, claim.end)
    if told is None or claim.value_max is not None or claim.value2 is not None:
        return claim
    if any(
        c.kind == "unit_pair" and c.start < told.end() and claim.start < c.end for c in case.claims
    ):
        return claim
    words = told["unit"].casefold()
    unit = next(code for begins, code in breath_cues.PAIR_UNITS if words.startswith(begins))
    if claim.unit == "mi" and told["sea"]:
        claim = replace(claim, unit="nmi")
    second = tally_words.amount(told["size"])
    if second is None or claim.value is None or DIMENSION.get(claim.unit or "") != DIMENSION[unit]:
        return claim
    off = second / convert(claim.value, claim.unit or "", unit) if claim.value else 0.0
    closed = breath_cues.PAIR_CLOSED.match(case.document.text, told.end())
    loose = told["link"].strip(" ,;:") in breath_cues.PAIR_LOOSE
    if loose and (closed is None or not 1 / _ANOTHER < off < _ANOTHER):
        return claim  # "600 km, 20 miles of it": another length
    return replace(claim, value2=second, unit2=unit)


def _compared(first: float, unit: str, second: float, unit2: str, check: str) -> Finding:
    exact = convert(first, unit, unit2)
    stretch = UNCERTAIN.get(unit) or UNCERTAIN.get(unit2)
    expected = figure_interval(first).scaled(convert(1, unit, unit2))
    if stretch is not None:
        expected = expected.scaled(
            min(stretch.low, 1 / stretch.high), max(stretch.high, 1 / stretch.low)
        )
    stated = figure_interval(second)
    base = f"{number(first)} {unit} is {number(exact)} {unit2}"
    off = abs(math.log(second / exact))
    slip: Slip | None = None
    hint = ""
    rating: Rating
    if stated.meets(expected):
        rating, hint = "consistent", f", written as {number(second)} {unit2}"
    elif off <= math.log(1 + _ROUNDED):
        rating, slip, hint = (
            "doubtful",
            "rounding",
            f", not {number(second)} {unit2}: rounded too far",
        )
    else:
        rating = "contradicted"
        slip, hint = _slip(first, unit, second, unit2)
        hint = f", not {number(second)} {unit2}{hint}"
    factor = FACTOR[unit2]
    base_unit = {"length": "km", "time": "h", "speed": "km/h"}[DIMENSION[unit2]]
    return Finding(
        check=check,
        rating=rating,
        reason=sentence(base + hint),
        expected=expected.scaled(factor),
        stated=stated.scaled(factor),
        unit=base_unit,
        slip=slip,
    )


def _slip(first: float, unit: str, second: float, unit2: str) -> tuple[Slip | None, str]:
    exact = convert(first, unit, unit2)

    def same(a: float, b: float) -> bool:
        return abs(math.log(a / b)) <= _SAME

    for factor in (10.0, 0.1, 100.0, 0.01, 1000.0, 0.001):
        if same(second * factor, exact):
            return "factor-ten", ": the decimal point has moved"
    ratio = FACTOR[unit] / FACTOR[unit2]
    if same(second, first / ratio):
        return "unit", ": it was converted the wrong way"
    if {unit, unit2} & {"mi", "mph"}:
        # land miles for sea miles or the other way round
        swap = FACTOR["nmi"] / FACTOR["mi"]
        if same(second, exact * swap) or same(second, exact / swap):
            return "nautical", ": land and sea miles are mixed up"
    for value in transpositions(second):
        if same(value, exact):
            return "transposed-digits", f": two digits are exchanged, {number(value)} would fit"
    for value in transpositions(first):
        if same(second, convert(value, unit, unit2)):
            return (
                "transposed-digits",
                f": two digits are exchanged, {number(value)} {unit} would fit",
            )
    if same(second, first):
        return "unit", ": the figure was repeated, not converted"
    return None, ""
