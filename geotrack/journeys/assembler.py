"""Put claims together to journeys: one pass through the text, each claim to its leg."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.config import Settings
from geotrack.instants import hours
from geotrack.journeys.drafts import LegDraft, StopDraft, TripDraft
from geotrack.journeys.ends import Ends
from geotrack.journeys.finishing import finish
from geotrack.journeys.timing import Span, gap_days, window
from geotrack.journeys.travellers import is_name, names_in, same_traveller
from geotrack.tokens import tokenize
from geotrack.units import DIMENSION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geotrack.model import Claim, Document, Journey, Mention, Place, TimeExpression

__all__ = ["RuleAssembler", "assemble"]

_MOVEMENTS: Final = frozenset({"leg", "departure", "arrival"})
_FIGURES: Final = frozenset({"distance", "duration", "speed"})
_HALTS: Final = frozenset({"stop", "gauge"})
#: sentences after which "the trip" and a bare figure no longer speak of the journey before
_REACH: Final = 4
#: days between two claims of one journey: in the news, and in a history
_NEWS_GAP: Final = 60.0
_HISTORY_GAP: Final = 400.0
#: days between two departures that are two trips to the same place
_AGAIN: Final = 1.5


class RuleAssembler:
    """Assemble journeys by rules.

    Parameters
    ----------
    settings
        Unused so far; every component takes them.
    """

    name = "rules"

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()

    def assemble(
        self,
        document: Document,
        claims: Sequence[Claim],
        times: Sequence[TimeExpression],
        place_of: Callable[[Mention], int | None],
        places: Sequence[Place],
    ) -> tuple[Journey, ...]:
        """Return the journeys, the main one first; legs without routes; may be empty."""
        return assemble(document, claims, times, place_of, places)


def assemble(
    document: Document,
    claims: Sequence[Claim],
    times: Sequence[TimeExpression],
    place_of: Callable[[Mention], int | None],
    places: Sequence[Place],
) -> tuple[Journey, ...]:
    """Return the journeys of a document.

    Parameters
    ----------
    document
        The article.
    claims, times
        What was read from it, in order.
    place_of
        Gives the index of the place that a mention was settled as; None: none.
    places
        The document's places.

    Returns
    -------
    tuple[Journey, ...]
        The main journey first, the others in order of the text, background ones last; each leg's
        claims in order. Claims that speak of no leg (positions, negated ones) are in none.
    """
    assembly = _Assembly(document, claims, times, place_of, places)
    for k in range(len(claims)):
        assembly.read(k)
    return finish(assembly.trips, document, claims, times, assembly.ends)


class _Assembly:
    """The journeys so far, and which of them the text is at."""

    def __init__(
        self,
        document: Document,
        claims: Sequence[Claim],
        times: Sequence[TimeExpression],
        place_of: Callable[[Mention], int | None],
        places: Sequence[Place],
    ) -> None:
        self.text = document.text
        self.claims, self.times = claims, times
        self._place_of = place_of
        self.ends = Ends(places)
        self.trips: list[TripDraft] = []
        self._tokens = tokenize(document.text)
        self._published: float | None = None
        if document.published:
            try:
                self._published = hours(document.published[:16])
            except ValueError:
                self._published = None

    def read(self, k: int) -> None:
        """Give one claim to its leg or journey."""
        claim = self.claims[k]
        if claim.status in ("negated", "counterfactual"):
            return
        sentence = self._tokens.sentence_at(claim.start)
        if claim.kind in _MOVEMENTS or claim.kind in _FIGURES:
            self._movement(k, claim, sentence)
        elif claim.kind in _HALTS:
            self._halt(k, claim, sentence)
        elif claim.kind in ("border", "unit_pair", "total"):
            self._aside(k, claim, sentence)

    # -- which journey ------------------------------------------------------------------------

    def _span(self, claim: Claim) -> Span:
        if claim.time is None:
            return None, None
        time = self.times[claim.time]
        return (
            None if time.earliest is None else hours(time.earliest),
            None if time.latest is None else hours(time.latest),
        )

    def _far(self, trip: TripDraft, span: Span) -> bool:
        """Whether a time lies too far from a journey to belong to it."""
        known = window(trip.spans)
        today: Span = (None, None)
        if self._published is not None:
            today = (self._published - 24 * 30, self._published + 24 * 30)
        if None in known:
            if trip.past or self._published is None:
                return False
            known = today
        news = self._published is not None and gap_days(known, today) < 90
        return gap_days(known, span) > (_NEWS_GAP if news else _HISTORY_GAP)

    def _traveller(self, claim: Claim) -> str | None:
        if is_name(claim.traveller) or claim.status != "past":
            return claim.traveller
        first, last = claim.sentence
        names = [n for trip in self.trips for n in trip.names]
        return names_in(self.text[first : max(last, claim.end)], names) or claim.traveller

    def _trip_of(
        self, claim: Claim, sentence: int, origin: int | None, destination: int | None
    ) -> TripDraft | None:
        """Return the journey that a claim speaks of; None: a new one."""
        traveller = self._traveller(claim)
        span = self._span(claim)
        best: tuple[tuple[int, ...], TripDraft] | None = None
        for order, trip in enumerate(self.trips):
            if trip.past != (claim.status == "past") or self._far(trip, span):
                continue
            same = [same_traveller(traveller, name) for name in trip.names]
            known = True in same
            if not known and False in same:
                continue
            near = sentence - trip.last_sentence <= _REACH
            touching = self._touches(trip, origin, destination)
            if not known and not touching and not (near and origin is None and destination is None):
                follows = near and origin is None and not is_name(traveller)
                if not (follows and traveller is None and claim.kind in _MOVEMENTS):
                    continue
            if not known and is_name(traveller) and trip.general and not touching:
                continue
            if (
                trip.general
                and known is False
                and claim.kind in _MOVEMENTS
                and not self._covers(trip, origin, destination)
            ):
                continue
            rank = (int(known), int(touching), int(near), trip.last_sentence, order)
            if best is None or rank > best[0]:
                best = rank, trip
        return None if best is None else best[1]

    def _touches(self, trip: TripDraft, origin: int | None, destination: int | None) -> bool:
        ends = self.ends
        return any(
            ends.agrees(a, b)
            for leg in trip.legs
            for a in (leg.origin, leg.destination)
            for b in (origin, destination)
        )

    def _covers(self, trip: TripDraft, origin: int | None, destination: int | None) -> bool:
        ends = self.ends
        return any(
            ends.fits(leg.origin, origin) and ends.fits(leg.destination, destination)
            for leg in trip.legs
        )

    # -- movements and figures ----------------------------------------------------------------

    def _movement(self, k: int, claim: Claim, sentence: int) -> None:
        origin = None if claim.origin is None else self._place_of(claim.origin)
        destination = None if claim.destination is None else self._place_of(claim.destination)
        if origin is not None and origin == destination and not claim.round_trip:
            origin = None
        figure = claim.kind in _FIGURES
        if figure and origin is None and destination is None:
            self._bare_figure(k, claim, sentence)
            return
        trip = self._trip_of(claim, sentence, origin, destination)
        if trip is None:
            if figure and (origin is None or destination is None):
                return
            trip = TripDraft(first=claim.start, past=claim.status == "past")
            trip.general = figure and not claim.traveller
            self.trips.append(trip)
        leg = self._leg_of(trip, claim, origin, destination)
        if leg is None:
            trip.claims.append(k)
            return
        self._add(k, claim, trip, leg, sentence)
        if claim.round_trip and origin is not None and destination is not None:
            self._return(trip, leg)

    def _leg_of(
        self, trip: TripDraft, claim: Claim, origin: int | None, destination: int | None
    ) -> LegDraft | None:
        """Return the leg of a journey that a claim speaks of, made when there is none yet."""
        ends = self.ends
        matching = [
            leg
            for leg in trip.legs
            if ends.fits(leg.origin, origin)
            and ends.fits(leg.destination, destination)
            and _modes_fit(leg, claim)
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
        found = both[-1] if both else agreeing[-1] if agreeing else None
        if found is None and matching and matching[-1] is trip.legs[-1]:
            found = matching[-1]  # "left A … arrived in B": each tells one end
        if found is None:
            if claim.kind in _FIGURES and self._part_of(trip, origin, destination):
                return None
            found = self._new_leg(trip, origin, destination)
        if not found.inferred_origin or origin is not None:
            refined = ends.finer(found.origin, origin)
            found.inferred_origin = found.inferred_origin and refined == found.origin
            found.origin = refined
        found.destination = ends.finer(found.destination, destination)
        return found

    def _part_of(self, trip: TripDraft, origin: int | None, destination: int | None) -> bool:
        """Whether a figure covers only a part of a journey, or several of its legs."""
        ends = self.ends
        starts = any(ends.agrees(leg.origin, origin) for leg in trip.legs)
        stops = any(ends.agrees(leg.destination, destination) for leg in trip.legs)
        if starts and stops:
            return True  # several legs together
        return (
            not trip.general
            and (starts or stops)
            and not (ends.settled(origin) and ends.settled(destination))
        )

    def _new_leg(self, trip: TripDraft, origin: int | None, destination: int | None) -> LegDraft:
        """Add a leg where it belongs: behind the leg that ends where it starts."""
        ends = self.ends
        leg = LegDraft(origin=origin, destination=destination)
        for k, other in enumerate(trip.legs):
            if (
                destination is not None
                and other.origin is not None
                and ends.same(destination, other.origin)
                and (k == 0 or trip.legs[k - 1].destination is None)
                and origin is not None
                and not any(ends.agrees(origin, before.destination) for before in trip.legs)
            ):
                trip.legs.insert(k, leg)
                return leg
        for k in range(len(trip.legs) - 1, -1, -1):
            if origin is not None and ends.agrees(trip.legs[k].destination, origin):
                trip.legs.insert(k + 1, leg)
                return leg
        if origin is None and trip.legs:
            leg.origin = trip.legs[-1].destination
            leg.inferred_origin = leg.origin is not None
        trip.legs.append(leg)
        return leg

    def _again(self, leg: LegDraft, claim: Claim) -> bool:
        """Whether a claim tells of another time on the same way."""
        if claim.time is None:
            return False
        known = [t for t in (leg.departs, leg.arrives) if t is not None]
        if not known or claim.reason == "meeting":
            return False
        spans = [self._span_at(t) for t in known]
        asked = self._span(claim)
        if claim.kind == "arrival" and leg.arrives is None:
            first = spans[0][0]
            return first is not None and asked[1] is not None and asked[1] < first - 24
        return all(gap_days(span, asked) > _AGAIN for span in spans) and claim.kind != "arrival"

    def _span_at(self, index: int) -> Span:
        time = self.times[index]
        return (
            None if time.earliest is None else hours(time.earliest),
            None if time.latest is None else hours(time.latest),
        )

    def _add(self, k: int, claim: Claim, trip: TripDraft, leg: LegDraft, sentence: int) -> None:
        leg.claims.append(k)
        leg.statuses.append(claim.status)
        leg.last_sentence = trip.last_sentence = sentence
        trip.sentences.add(sentence)
        traveller = self._traveller(claim)
        if traveller:
            trip.names.append(traveller)
            if is_name(traveller):
                trip.general = False
        if claim.mode != "unknown" and leg.mode == "unknown":
            leg.mode = claim.mode
        for mention in claim.via:
            place = self._place_of(mention)
            if place is not None and place not in (leg.origin, leg.destination, *leg.via):
                leg.via.append(place)
        for mention in claim.avoid:
            place = self._place_of(mention)
            if place is not None and place not in leg.avoid:
                leg.avoid.append(place)
        if claim.time is not None:
            self._time(claim, claim.time, trip, leg)
        if claim.kind in _FIGURES and not claim.round_trip:
            self._figure(claim, leg)

    def _time(self, claim: Claim, time: int, trip: TripDraft, leg: LegDraft) -> None:
        span = self._span(claim)
        if claim.kind in _MOVEMENTS:
            trip.spans.append(span)
        if claim.kind == "departure":
            leg.departs = time if leg.departs is None else leg.departs
        elif claim.kind == "arrival" and claim.reason == "meeting":
            leg.arrives_by = time if leg.arrives_by is None else leg.arrives_by
        elif claim.kind == "arrival":
            leg.arrives = time if leg.arrives is None else leg.arrives
        elif claim.kind == "leg" and self.times[time].type in ("DATE", "TIME"):
            if claim.text[:7].lower() == "visited" or claim.text[:5].lower() == "visit":
                leg.arrives = time if leg.arrives is None else leg.arrives
            elif leg.departs is None:
                leg.departs = time

    def _figure(self, claim: Claim, leg: LegDraft) -> None:
        if claim.interval is None or claim.unit is None:
            return
        name = {"length": "distance_km", "time": "duration_h", "speed": "speed_kmh"}[
            DIMENSION[claim.unit]
        ]
        known = getattr(leg, name)
        setattr(
            leg, name, claim.interval if known is None else known.intersect(claim.interval) or known
        )

    def _return(self, trip: TripDraft, leg: LegDraft) -> None:
        ends = self.ends
        if any(
            ends.agrees(o.origin, leg.destination) and ends.agrees(o.destination, leg.origin)
            for o in trip.legs
        ):
            return
        back = LegDraft(origin=leg.destination, destination=leg.origin, mode=leg.mode)
        back.statuses = list(leg.statuses)
        trip.legs.insert(trip.legs.index(leg) + 1, back)

    # -- what hangs on a leg ------------------------------------------------------------------

    def _current(self, claim: Claim, sentence: int) -> tuple[TripDraft, LegDraft] | None:
        """Return the journey and leg that the text was at last."""
        best: tuple[int, int, TripDraft, LegDraft] | None = None
        for trip in self.trips:
            if trip.past and claim.status != "past":
                continue
            if claim.traveller and any(
                same_traveller(claim.traveller, name) is False for name in trip.names
            ):
                continue
            for order, leg in enumerate(trip.legs):
                if leg.last_sentence < 0 or sentence - leg.last_sentence > _REACH:
                    continue
                key = (leg.last_sentence, order)
                if best is None or key >= best[:2]:
                    best = (*key, trip, leg)
        return None if best is None else (best[2], best[3])

    def _bare_figure(self, k: int, claim: Claim, sentence: int) -> None:
        found = self._current(claim, sentence)
        if found is None:
            return
        trip, leg = found
        if not _modes_fit(leg, claim):
            return
        self._add(k, claim, trip, leg, sentence)

    def _halt(self, k: int, claim: Claim, sentence: int) -> None:
        place = None
        for mention in (claim.destination, claim.origin):
            if mention is not None and place is None:
                place = self._place_of(mention)
        found = self._current(claim, sentence)
        if found is None:
            return
        trip, leg = found
        if place is not None:  # a stop at the end of another leg of the journey belongs there
            leg = next(
                (o for o in trip.legs if place in o.via or any(s.place == place for s in o.stops)),
                leg,
            )
        leg.claims.append(k)
        trip.sentences.add(sentence)
        known = next(
            (s for s in leg.stops if place is None or s.place is None or s.place == place), None
        )
        if known is None:
            known = StopDraft(place)
            leg.stops.append(known)
        known.claims.append(k)
        known.place = place if known.place is None else known.place
        if claim.interval is not None and claim.unit and DIMENSION.get(claim.unit) == "time":
            known.duration_h = claim.interval
        if claim.kind == "gauge" and (known.reason is None or "gauge" not in known.reason):
            known.reason = f"{known.reason} (break of gauge)" if known.reason else "break of gauge"
        elif claim.reason and known.reason is None:
            known.reason = claim.reason
        if (
            place is not None
            and self.ends.settled(place)
            and not self.ends.large(place)
            and place not in (leg.origin, leg.destination, *leg.via)
            and claim.kind == "stop"
        ):
            leg.via.append(place)

    def _aside(self, k: int, claim: Claim, sentence: int) -> None:
        """Give borders, totals and unit pairs to the journey that the text is at."""
        if claim.kind == "unit_pair":
            for trip in self.trips:
                for leg in trip.legs:
                    if any(
                        self.claims[i].start < claim.end and claim.start < self.claims[i].end
                        for i in leg.claims
                    ):
                        leg.claims.append(k)
                        return
            return
        found = self._current(claim, sentence)
        if found is None:
            return
        trip, leg = found
        if claim.kind == "border":
            leg.claims.append(k)
        else:
            trip.claims.append(k)
        trip.sentences.add(sentence)


def _modes_fit(leg: LegDraft, claim: Claim) -> bool:
    return "unknown" in (leg.mode, claim.mode) or leg.mode == claim.mode
