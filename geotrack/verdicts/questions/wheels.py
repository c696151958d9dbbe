"""Ask whether tracks of two widths meet where the text says that wheels are changed, without telling any width."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.earth.geodesy import destination
from geotrack.languages.en import bearing_words
from geotrack.model import Finding, Place
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.nationalgauges import gauges_of
from geotrack.verdicts.arithmetic.phrasing import sentence
from geotrack.verdicts.arithmetic.twoplaces import is_vast

#: wheels are changed at most so far from the border that parts the gauges, in km
_AROUND_KM: Final = (30.0, 60.0, 90.0)
#: gauges that the same rolling stock runs on, mm
_COMPATIBLE_MM: Final = 6


@dataclass(frozen=True, slots=True)
class Wheels:
    """Look up the gauges of all countries around the places where wheels are said to be changed."""

    name: str = "wheels"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for wheels that are changed at places around which the gauges are known."""
        claim = case.claim
        if claim.kind != "situation" or claim.pattern != bearing_words.TOLD_WHEELS:
            return
        told = [p for m in claim.via if (p := case.place_of(m)) is not None]
        countries = {p.country for p in told if p.kind == "country" and p.country}
        spots = [p for p in told if not is_vast(p) and p.settled]
        if not spots:
            return
        for place in spots:
            countries |= _around(case, place)
        gauges = {country: gauges_of(case, country) for country in sorted(countries)}
        if not gauges or not all(gauges.values()):
            return
        every = {gauge for own in gauges.values() for gauge in own}
        where = ", ".join(dict.fromkeys(p.name for p in spots))
        if max(every) - min(every) > _COMPATIBLE_MM:
            return
        named = " and ".join(gauges)
        width = f"{max(every):,} mm"
        yield Finding(
            check=self.name,
            rating="doubtful",
            reason=sentence(
                f"by our tables the railways around {where} ({named}) are {width} wide: nothing needs to be changed "
                "there, though single lines may differ"
            ),
        )


def _around(case: Case, place: Place) -> set[str]:
    assert place.lat is not None
    assert place.lon is not None
    points = [(place.lat, place.lon)]
    points += [
        destination(place.lat, place.lon, 45.0 * k, apart) for k in range(8) for apart in _AROUND_KM
    ]
    return {code for point in points for code in case.countries_at(*point)}
