"""Ask whether the track gauge changes where the text says that wheels or trains are changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.languages.en import bearing_words, verdict_cues
from geotrack.model import Claim, Crossing, Finding
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.gaugenames import by_clause, by_name
from geotrack.verdicts.arithmetic.nationalgauges import by_country
from geotrack.verdicts.arithmetic.phrasing import sentence
from geotrack.verdicts.arithmetic.twoplaces import is_vast

#: gauges that the same rolling stock runs on, mm: 1520 and 1524; 1668 and 1676 need not be told apart
_COMPATIBLE_MM: Final = 6
#: a station this near to a crossing is where its gauge is changed, in km
_AT_KM: Final = 60.0


@dataclass(frozen=True, slots=True)
class Gauge:
    """Compare a change of gauge with the gauges on both sides of the borders on the route."""

    name: str = "gauge"
    of_lists: bool = True

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim about gauge, or a stop to change wheels."""
        for finding in self._found(case):
            yield replace(finding, claims=(case.index,))

    def _found(self, case: Case) -> Iterator[Finding]:
        claim, leg = case.claim, case.leg
        words = f"{claim.text} {claim.reason or ''}".casefold()
        about = claim.kind == "gauge" or (
            claim.kind == "stop" and any(w in words for w in verdict_cues.GAUGE_WORDS)
        )
        if not about:
            return
        begin = claim.sentence[0]
        width = any(c.isdigit() for c in claim.text)
        if (
            not width
            and claim.value is None
            and bearing_words.DENIED.search(case.document.text[begin : claim.start])
        ):
            return  # "without any change of wheels"
        named = None
        if claim.kind == "gauge":
            named = by_name(case, self.name) or by_clause(case, self.name)
        if named is not None:
            # a width may well be that of its name, and none of the country's
            fits = named.rating == "consistent"
            other = by_country(case, self.name, compared=False) if fits else None
            yield other if other is not None and other.rating == "doubtful" else named
            return
        if leg is None or leg.route is None or leg.mode not in ("rail", "unknown"):
            yield by_country(case, self.name) or Finding(
                check=self.name,
                rating="not-checkable",
                reason="No railway route belongs to this statement, so its gauges are unknown.",
            )
            return
        crossings = [c for c in leg.route.crossings if c.gauge_mm is not None]
        at_place = _named(case, crossings)
        if at_place is None:
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason="The place that the text names is at no border of the way, where tables know the gauges.",
            )
            return
        crossings = at_place
        breaks = [c for c in crossings if c.gauge_mm and _breaks(c.gauge_mm)]
        if breaks:
            yield Finding(
                check=self.name,
                rating="consistent",
                reason=sentence("; ".join(_told(c) for c in breaks) + ": a change fits"),
            )
        elif crossings and claim.kind == "gauge" and _is_width(claim):
            yield by_country(case, self.name) or Finding(
                check=self.name,
                rating="not-checkable",
                reason="The width of the track is told, and no change of it.",
            )
        elif crossings:
            yield Finding(
                check=self.name,
                rating="doubtful",
                reason=sentence(
                    "; ".join(_told(c) for c in crossings)
                    + ": by country the gauge does not change, though single lines may differ"
                ),
            )
        elif claim.kind == "gauge" and (told := by_country(case, self.name)) is not None:
            yield told
        elif leg.route.countries:
            inland = len(set(leg.route.countries)) == 1 and not _changes_elsewhere(case)
            inland = inland and claim.value is None  # the width of a track says of no change
            placed = claim.origin is not None or claim.destination is not None
            inland = inland and (placed or claim.kind == "stop")
            yield Finding(
                check=self.name,
                rating="doubtful" if inland else "not-checkable",
                reason="The route crosses no border with a known gauge on both sides.",
            )
        else:
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason="The railway on this way is not known, nor are its gauges.",
            )


def _named(case: Case, crossings: list[Crossing]) -> list[Crossing] | None:
    """Return the crossings at the place or between the countries that the claim names; all when it names none.

    None: it names one that is at none of them.
    """
    claim = case.claim
    places = [p for m in (claim.origin, claim.destination, *claim.via) if (p := case.place_of(m))]
    countries = {p.country for p in places if p.kind == "country" and p.country}
    if len(countries) == 2:
        between = [c for c in crossings if {c.origin, c.destination} == countries]
        return between or None
    if claim.kind != "stop" or claim.destination is None or not crossings:
        return crossings
    place = case.place_of(claim.destination)
    if place is None or place.lat is None or place.lon is None or is_vast(place):
        return crossings
    near = [c for c in crossings if great_circle_km(place.lat, place.lon, c.lat, c.lon) <= _AT_KM]
    return near or None


def _is_width(claim: Claim) -> bool:
    """Whether a claim tells how wide a track is, and not that the width changes."""
    return claim.value is not None and claim.value2 is None


def _breaks(gauges: tuple[int, int]) -> bool:
    return abs(gauges[0] - gauges[1]) > _COMPATIBLE_MM


def _told(crossing: Crossing) -> str:
    assert crossing.gauge_mm is not None
    before, after = crossing.gauge_mm
    name = crossing.name or "the border"
    doubt = " (by tables not verified)" if "not verified" in (crossing.note or "") else ""
    between = f"{crossing.origin}–{crossing.destination}"
    return f"at {name} ({between}) the gauge is {before:,} mm before and {after:,} mm after{doubt}"


def _changes_elsewhere(case: Case) -> bool:
    """Whether another way of the text crosses into another gauge, of which this may be said."""
    journeys = () if case.journey is None else (case.journey,)
    return any(
        crossing.gauge_mm is not None and crossing.gauge_mm[0] != crossing.gauge_mm[1]
        for journey in journeys
        for leg in journey.legs
        if leg.route is not None
        for crossing in leg.route.crossings
    )
