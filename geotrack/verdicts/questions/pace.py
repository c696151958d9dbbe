"""Ask whether a stated speed is possible for its mode and country."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.measures.interval import Interval
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Finding, Rating
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.cues import is_partial, is_rate
from geotrack.verdicts.arithmetic.movers import limit_of
from geotrack.verdicts.arithmetic.phrasing import figure, sentence
from geotrack.verdicts.arithmetic.slips import named

#: a table of what is possible is good to so much
_BEYOND_TABLE: Final = 1.15
#: "nearly" and "up to" reach at least this share of their figure
_NEARLY: Final = 0.9


@dataclass(frozen=True, slots=True)
class Speed:
    """Compare a stated speed with what vehicles of its mode do in the countries it passes."""

    name: str = "speed"
    by_mode: bool = True
    mode_suffices: bool = True

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim of kind ``speed``."""
        claim, leg = case.claim, case.leg
        if claim.kind != "speed" or claim.interval is None:
            return
        if DIMENSION.get(claim.unit or "") != "speed":
            return
        route = leg.route if leg is not None else None
        countries = tuple(route.countries) if route is not None else ()
        if not countries:
            countries = tuple(
                p.country for p in (case.origin, case.destination) if p is not None and p.country
            )
        limit = limit_of(case, countries)
        if limit is None or is_rate(case.document.text, claim):
            return
        stated = claim.interval
        if claim.bound == "lt" and claim.value is not None and claim.unit is not None:
            # "at up to 300 km/h": that it is reached is said, too
            reached = claim.value * FACTOR[claim.unit]
            stated = Interval(_NEARLY * reached, reached)
        expected = Interval(0.0, limit.usual_kmh)
        rating: Rating = "consistent"
        if is_partial(case.document.text, claim):
            expected = Interval(0.0, limit.fastest_kmh)
        if claim.status == "planned":  # tables know what runs today
            expected = Interval(0.0, _BEYOND_TABLE * limit.fastest_kmh)
        if stated.meets(expected):
            above = not stated.meets(Interval(0.0, limit.usual_kmh))
            words = limit.fastest_words if above else limit.usual_words
            text = f"{words}; {figure(claim)} fits"
        elif stated.low > _BEYOND_TABLE * limit.fastest_kmh:
            rating = "contradicted"
            text = f"{limit.fastest_words}; {figure(claim)} cannot be"
        else:
            rating = "doubtful"
            text = f"{limit.usual_words}; {figure(claim)} would be very fast"
        slip = None
        if rating != "consistent":
            usual = Interval(0.35 * limit.usual_kmh, limit.usual_kmh)
            found = named(claim.value, claim.unit, usual, 0.6 * limit.usual_kmh)
            if found is not None:
                slip = found.slip
                text += f": {found.words}"
        yield Finding(
            check=self.name,
            rating=rating,
            reason=sentence(text),
            expected=expected,
            stated=stated,
            unit="km/h",
            slip=slip,
        )
