"""Ask whether a stated speed is possible for its mode and country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geotrack.interval import Interval
from geotrack.model import Finding
from geotrack.units import DIMENSION
from geotrack.verdicts.experience import VEHICLES, pace
from geotrack.verdicts.slips import named
from geotrack.verdicts.wording import figure, sentence, speed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.model import Rating
    from geotrack.protocols import Case

__all__ = ["Speed"]


@dataclass(frozen=True, slots=True)
class Speed:
    """Compare a stated speed with what vehicles of its mode do in the countries it passes."""

    name: str = "speed"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim of kind ``speed``."""
        claim, leg = case.claim, case.leg
        if claim.kind != "speed" or claim.interval is None:
            return
        if DIMENSION.get(claim.unit or "") != "speed":
            return
        mode = claim.mode if claim.mode != "unknown" else leg.mode if leg is not None else "unknown"
        countries = tuple(leg.route.countries) if leg is not None and leg.route is not None else ()
        if not countries:
            countries = tuple(
                p.country for p in (case.origin, case.destination) if p is not None and p.country
            )
        known = pace(mode, countries)
        vehicle = VEHICLES[mode]
        article = "an" if vehicle[0] in "aeiou" else "a"
        stated = claim.interval
        where = f" in {', '.join(dict.fromkeys(countries))}" if countries and mode == "rail" else ""
        usual = f"{article} {vehicle} usually does {speed(known.usual)}{where}"
        if stated.meets(known.usual):
            rating: Rating = "consistent"
            text = f"{usual}; {figure(claim)} fits"
        elif stated.low > known.fastest:
            rating = "contradicted"
            text = f"no {vehicle}{where} does more than {speed(known.fastest)}; {figure(claim)} cannot be"
        else:
            rating = "doubtful"
            text = f"{usual}; {figure(claim)} would be very {'fast' if stated.low > known.usual.high else 'slow'}"
        slip = None
        if rating != "consistent":
            likely = (known.usual.low * known.usual.high) ** 0.5
            found = named(claim.value, claim.unit, known.usual, likely)
            if found is not None:
                slip = found.slip
                text += f": {found.words}"
        yield Finding(
            check=self.name,
            rating=rating,
            reason=sentence(text),
            expected=Interval(known.usual.low, known.usual.high),
            stated=stated,
            unit="km/h",
            slip=slip,
        )
