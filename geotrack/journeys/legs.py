"""The legs of one journey: which leg a claim speaks of, new legs, legs cut at a place on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.journeys.drafts import LegDraft
from geotrack.journeys.timing import Span, gap_days

if TYPE_CHECKING:
    from collections.abc import Callable

    from geotrack.journeys.drafts import TripDraft
    from geotrack.journeys.ends import Ends
    from geotrack.model import Claim

__all__ = ["Itinerary"]

_FIGURES: Final = frozenset({"distance", "duration", "speed"})
#: days between two departures that are two trips to the same place
_AGAIN: Final = 1.5
#: how much longer than the straight line a way may be that passes a place "on the way"
_DETOUR: Final = 1.4
#: how many legs of a journey a claim may go back to
_LEGS: Final = 40
#: sentences over which a figure and a movement may tell of one way
_NEAR: Final = 1
#: confidence in its ends from which a figure makes a leg of its own: legs F1 of the tuning part of the
#: corpus was .551, .565, .556, .549 at 0, 0.3, 0.4, 0.5
_SURE: Final = 0.3


class Itinerary:
    """Find and make the legs of journeys.

    Parameters
    ----------
    ends
        Compares places.
    span_at
        Gives the hours of a time expression by its index.
    """

    def __init__(self, ends: Ends, span_at: Callable[[int | None], Span]) -> None:
        self._ends = ends
        self._span_at = span_at

    def leg_of(
        self,
        trip: TripDraft,
        claim: Claim,
        origin: int | None,
        destination: int | None,
        sentence: int,
    ) -> LegDraft | None:
        """Return the leg that a claim speaks of, made when there is none yet; None: no single leg."""
        soft = "from" in claim.inferred and claim.kind not in _FIGURES
        found = self._beside(trip, claim, origin, destination, sentence)
        found = found or self._known(trip, claim, origin, destination)
        if found is None and destination is not None and origin is not None:
            found = self._corrected(trip, origin, destination, sentence, soft=soft)
            if found is not None:
                return found
        if found is None:
            found = self._cut(trip, claim, origin, destination)
        if found is None:
            if self._spans(trip, claim, origin, destination):
                return None
            if claim.kind in _FIGURES and claim.confidence.ends < _SURE:
                return None
            found = self._new(trip, origin, destination)
            found.inferred_origin = found.inferred_origin or soft
            if soft:
                return found
        if not found.inferred_origin or origin is not None:
            refined = self._ends.finer(found.origin, origin)
            found.inferred_origin = found.inferred_origin and refined == found.origin
            found.origin = refined
        found.destination = self._ends.finer(found.destination, destination)
        return found

    def _beside(
        self,
        trip: TripDraft,
        claim: Claim,
        origin: int | None,
        destination: int | None,
        sentence: int,
    ) -> LegDraft | None:
        """Return the leg with both ends of a figure that its own sentence tells, whatever the mode."""
        if claim.kind not in _FIGURES or origin is None or destination is None:
            return None
        for leg in reversed(trip.legs[-_LEGS:]):
            ends = (
                self._ends.agrees(leg.origin, origin),
                self._ends.agrees(leg.destination, destination),
            )
            if leg.last_sentence == sentence and all(ends):
                return leg
        return None

    def _corrected(
        self, trip: TripDraft, origin: int, destination: int, sentence: int, *, soft: bool
    ) -> LegDraft | None:
        """Return a leg told near by that comes to the same place, when one of the two origins was inferred.

        The origin that the text tells, beside a movement or a figure, stands.
        """
        for leg in reversed(trip.legs[-_LEGS:]):
            if not self._ends.agrees(leg.destination, destination) or leg.origin is None:
                continue
            if abs(sentence - leg.last_sentence) > _NEAR or leg.inferred_origin == soft:
                continue
            if soft and not leg.figures:
                continue
            if leg.inferred_origin:
                leg.origin, leg.inferred_origin = origin, False
            return leg
        return None

    def _known(
        self, trip: TripDraft, claim: Claim, origin: int | None, destination: int | None
    ) -> LegDraft | None:
        ends = self._ends
        matching = [
            leg
            for leg in trip.legs[-_LEGS:]
            if ends.fits(leg.origin, origin)
            and ends.fits(leg.destination, destination)
            # the mode of an arrival is mostly remembered, not said
            and (modes_fit(leg, claim) or (claim.kind == "arrival" and destination is not None))
            and not self._again(leg, claim)
        ]
        agreeing = [
            leg
            for leg in matching
            if ends.agrees(leg.origin, origin) or ends.agrees(leg.destination, destination)
        ]
        both = [
            leg
            for leg in agreeing
            if ends.agrees(leg.origin, origin) and ends.agrees(leg.destination, destination)
        ]
        if both:
            return both[-1]
        if agreeing:
            return agreeing[-1]
        # "left A … arrived in B": each tells one end
        return matching[-1] if matching and matching[-1] is trip.legs[-1] else None

    def _again(self, leg: LegDraft, claim: Claim) -> bool:
        """Whether a claim tells of another time on the same way."""
        if claim.time is None or claim.manner == "meeting":
            return False
        asked = self._span_at(claim.time)
        spans = [self._span_at(t) for t in (leg.departs, leg.arrives) if t is not None]
        if not spans:
            return False
        if claim.kind == "arrival":
            first = spans[0][0]
            return first is not None and asked[1] is not None and asked[1] < first - 24
        return all(gap_days(span, asked) > _AGAIN for span in spans)

    def _spans(
        self, trip: TripDraft, claim: Claim, origin: int | None, destination: int | None
    ) -> bool:
        """Whether a claim covers several legs of a journey, or only a piece of one."""
        ends = self._ends
        starts = [k for k, leg in _numbered(trip.legs) if ends.agrees(leg.origin, origin)]
        stops = [k for k, leg in _numbered(trip.legs) if ends.agrees(leg.destination, destination)]
        if starts and stops and starts[0] < stops[-1]:
            return claim.time is None or claim.kind in _FIGURES
        if claim.kind not in _FIGURES:
            return False
        return (
            not trip.general
            and bool(starts or stops)
            and not (ends.settled(origin) and ends.settled(destination))
        )

    def _new(self, trip: TripDraft, origin: int | None, destination: int | None) -> LegDraft:
        """Add a leg where it belongs: behind the leg that ends where it starts."""
        ends = self._ends
        leg = LegDraft(origin=origin, destination=destination)
        for k, _ in reversed(_numbered(trip.legs)):
            if origin is not None and ends.agrees(trip.legs[k].destination, origin):
                trip.legs.insert(k + 1, leg)
                return leg
        if destination is not None and origin is not None:
            for k, other in _numbered(trip.legs):
                before = trip.legs[k - 1].destination if k else None
                if before is None and ends.agrees(destination, other.origin):
                    trip.legs.insert(k, leg)
                    return leg
        if trip.legs:
            last = trip.legs[-1]
            if origin is None and not ends.agrees(last.destination, destination):
                leg.origin = last.destination
                leg.inferred_origin = leg.origin is not None
            elif origin is None:
                pass  # the last leg cannot have ended there yet
            elif last.destination is None and last.origin != origin:
                last.destination = origin  # "left A on Monday. From B he drove on to C"
        trip.legs.append(leg)
        return leg

    def add_return(self, trip: TripDraft, leg: LegDraft) -> None:
        """Add the way back of a round trip, unless it is there."""
        ends = self._ends
        for other in trip.legs[-_LEGS:]:
            if ends.agrees(other.origin, leg.destination) and ends.agrees(
                other.destination, leg.origin
            ):
                return
        back = LegDraft(origin=leg.destination, destination=leg.origin, mode=leg.mode)
        back.statuses = set(leg.statuses)
        trip.legs.insert(trip.legs.index(leg) + 1, back)

    def _cut(
        self, trip: TripDraft, claim: Claim, origin: int | None, destination: int | None
    ) -> LegDraft | None:
        """Cut a leg A–C at B when the claim says that B was reached on the way; return A–B.

        What was told of A–C as a whole becomes a matter of the journey.
        """
        ends = self._ends
        if destination is None or claim.kind in _FIGURES:
            return None
        for k, _ in reversed(_numbered(trip.legs)):
            leg = trip.legs[k]
            if leg.destination is None or leg.origin is None or leg.arrives is not None:
                continue
            if origin is None and claim.kind != "arrival":
                continue
            if origin is not None and not ends.agrees(leg.origin, origin):
                continue
            if ends.fits(leg.destination, destination) or not ends.between(
                leg.origin, destination, leg.destination, detour=_DETOUR
            ):
                continue
            first = LegDraft(
                origin=leg.origin, destination=destination, mode=leg.mode, departs=leg.departs
            )
            first.inferred_origin = leg.inferred_origin
            first.statuses = set(leg.statuses)
            first.last_sentence = leg.last_sentence
            first.departures = list(leg.departures)
            first.claims = [c for c in leg.claims if c in leg.departures]
            leg.claims = [c for c in leg.claims if c not in leg.departures and c not in leg.figures]
            trip.claims.extend(leg.figures)
            leg.origin, leg.departs, leg.mode = destination, None, "unknown"
            leg.inferred_origin = False
            leg.departures, leg.figures = [], []
            leg.distance_km = leg.duration_h = None
            trip.legs.insert(k, first)
            return first
        return None


def _numbered(legs: list[LegDraft]) -> list[tuple[int, LegDraft]]:
    """Return the last legs with their positions."""
    start = max(0, len(legs) - _LEGS)
    return list(enumerate(legs[start:], start))


def modes_fit(leg: LegDraft, claim: Claim) -> bool:
    """Whether a claim's mode may be that of a leg."""
    return "unknown" in (leg.mode, claim.mode) or leg.mode == claim.mode
