"""The legs of one journey: which leg a claim speaks of, and new legs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.journeys.drafts import LegDraft
from geotrack.journeys.timing import Span, gap_days

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from geotrack.journeys.drafts import TripDraft
    from geotrack.journeys.sameplace import Ends
    from geotrack.model import Claim

#: patterns of the legs of a reader that decides about ways: found by it, or by a construction and believed
WAY: Final = "decided-way"
WAYS: Final = (WAY, "weighed-way")

MOVEMENTS: Final = frozenset({"leg", "departure", "arrival"})
FIGURES: Final = frozenset({"distance", "duration", "speed"})
#: days between two departures that are two trips to the same place
_AGAIN: Final = 1.5
#: how many legs of a journey a claim may go back to
_LEGS: Final = 40
#: confidence in its ends from which a figure makes a leg of its own: with weights that had not seen the tuning
#: part of the corpus, its legs came to F1 .376, .370, .368, .360 and precision .33, .34, .35, .35 at 0.2, 0.3,
#: 0.4, 0.5 (2026-11-30)
_SURE: Final = 0.3
#: likelihood of its way from which a movement makes a leg, where a reader decides about ways
_LIKELY: Final = 0.06


class Itinerary:
    """Find and make the legs of journeys.

    Parameters
    ----------
    ends
        Compares places.
    span_at
        Gives the hours of a time expression by its index.
    told
        Patterns of the legs: figures of such a pattern make no others.
    wholly
        Those of a reader that tells figures and legs by one pattern: it tells all legs, and its times make no
        others, either.
    """

    def __init__(
        self,
        ends: Ends,
        span_at: Callable[[int | None], Span],
        told: Collection[str] = (),
        wholly: Collection[str] = (),
        *,
        decided: bool = False,
    ) -> None:
        self._ends = ends
        self._span_at = span_at
        self._told = told
        self._wholly = frozenset(wholly).difference(WAYS)
        self._decided = decided

    def leg_of(
        self,
        trip: TripDraft,
        claim: Claim,
        origin: int | None,
        destination: int | None,
        sentence: int,
        *,
        new: bool = False,
    ) -> LegDraft | None:
        """Return the leg that a claim speaks of, made when there is none yet; None: no single leg.

        `new`: a time makes a leg also where the reader tells all legs.
        """
        found = self._beside(trip, claim, origin, destination, sentence)
        found = found or self._known(trip, claim, origin, destination)
        if found is None:
            if self._doubted(claim, origin, destination):
                return None
            if self.all_told(claim) and claim.kind != "leg" and not new:
                return None
            if claim.kind in FIGURES and (
                claim.confidence.ends < _SURE
                or claim.pattern in self._told
                or self._spans(trip, origin, destination)
            ):
                return None
            found = self._new(trip, origin, destination)
        found.origin = self._ends.finer(found.origin, origin)
        found.destination = self._ends.finer(found.destination, destination)
        return found

    def all_told(self, claim: Claim) -> bool:
        """Whether the reader that read a claim tells every leg, so that figures and times make no others."""
        return claim.pattern in self._wholly

    def _doubted(self, claim: Claim, origin: int | None, destination: int | None) -> bool:
        """Whether a reader that decides about ways would not have a claim make a leg."""
        if not self._decided or None in (origin, destination):
            return False
        ends = claim.confidence.ends
        return claim.kind in FIGURES or (ends is not None and ends < _LIKELY)

    def _beside(
        self,
        trip: TripDraft,
        claim: Claim,
        origin: int | None,
        destination: int | None,
        sentence: int,
    ) -> LegDraft | None:
        """Return the leg with both ends of a figure that its own sentence tells, whatever the mode."""
        if claim.kind not in FIGURES or origin is None or destination is None:
            return None
        for leg in reversed(trip.legs[-_LEGS:]):
            ends = (
                self._ends.agrees(leg.origin, origin),
                self._ends.agrees(leg.destination, destination),
            )
            if leg.last_sentence == sentence and all(ends):
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
            # who came to A and then leaves A has made two legs
            and not ends.agrees(leg.destination, origin)
            and not ends.agrees(leg.origin, destination)
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

    def _spans(self, trip: TripDraft, origin: int | None, destination: int | None) -> bool:
        """Whether a figure is said of several legs of a journey, or only of a piece of one."""
        ends = self._ends
        starts = [k for k, leg in _numbered(trip.legs) if ends.agrees(leg.origin, origin)]
        stops = [k for k, leg in _numbered(trip.legs) if ends.agrees(leg.destination, destination)]
        if starts and stops and starts[0] < stops[-1]:
            return True
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


def _numbered(legs: list[LegDraft]) -> list[tuple[int, LegDraft]]:
    """Return the last legs with their positions."""
    start = max(0, len(legs) - _LEGS)
    return list(enumerate(legs[start:], start))


def modes_fit(leg: LegDraft, claim: Claim) -> bool:
    """Whether a claim's mode may be that of a leg."""
    return "unknown" in (leg.mode, claim.mode) or leg.mode == claim.mode
