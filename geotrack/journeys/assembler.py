"""Put claims together to journeys: one pass through the text, each claim to its leg."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geotrack.config import Settings
from geotrack.journeys.completing import finish
from geotrack.journeys.drafts import TripDraft
from geotrack.journeys.halts import add_halt
from geotrack.journeys.heard import Heard
from geotrack.journeys.legs import FIGURES, MOVEMENTS, WAYS, Itinerary, modes_fit
from geotrack.journeys.sameplace import Ends
from geotrack.journeys.timing import window
from geotrack.journeys.travellers import is_name
from geotrack.languages.en import journey_words
from geotrack.measures.units import DIMENSION
from geotrack.model import Confidence
from geotrack.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geotrack.journeys.drafts import LegDraft
    from geotrack.model import Claim, Document, Journey, Leg, Mention, Place, TimeExpression

#: confidence that a figure is about travel from which its ways are drawn when nothing else is told
_OF_TRAVEL: Final = 0.8
#: claims between a figure and its unit pair
_PAIRED: Final = 4


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
    decided = any(claim.pattern in WAYS for claim in claims)
    assembly = _Assembly(document, claims, times, place_of, places, decided=decided)
    assembly.run()
    all_told = assembly.itinerary.all_told
    journeys = finish(
        assembly.trips, document, claims, times, assembly.ends, decided=decided, all_told=all_told
    )
    if decided and not any(assembly.drawn(leg) for journey in journeys for leg in journey.legs):
        # nothing that the reader believes in could be drawn: what it doubts may be
        second = _Assembly(document, claims, times, place_of, places)
        second.run()
        spared = finish(second.trips, document, claims, times, second.ends)
        if any(second.drawn(leg) for journey in spared for leg in journey.legs):
            return spared
    return journeys


class _Assembly:
    """The journeys so far, and which of them the text is at."""

    def __init__(
        self,
        document: Document,
        claims: Sequence[Claim],
        times: Sequence[TimeExpression],
        place_of: Callable[[Mention], int | None],
        places: Sequence[Place],
        *,
        decided: bool = False,
    ) -> None:
        self.text = document.text
        self.claims, self.times = claims, times
        self.ends = Ends(places)
        self.trips: list[TripDraft] = []
        self._place_of = place_of
        self._heard = Heard(document, times, self.ends)
        self._leg_of: dict[int, LegDraft] = {}
        self._decided = decided
        #: figures whose leg may be told behind them: their journeys and ends
        self._waiting: list[tuple[int, TripDraft, int | None, int | None]] = []
        told = {claim.pattern for claim in claims if claim.kind == "leg"}
        wholly = told & {claim.pattern for claim in claims if claim.kind in FIGURES}
        self.itinerary = Itinerary(self.ends, self._heard.span_at, told, wholly, decided=decided)
        self._tokens = tokenize(document.text)

    def run(self) -> None:
        """Give all claims to their legs."""
        for k in range(len(self.claims)):
            self.read(k)
        for k, trip, origin, destination in self._waiting:
            claim = self.claims[k]
            sentence = self._tokens.sentence_at(claim.start)
            new = claim.kind in MOVEMENTS and not self._told(origin, destination, claim.kind)
            leg = self.itinerary.leg_of(trip, claim, origin, destination, sentence, new=new)
            if leg is not None:
                trip.claims.remove(k)
                self._add(k, claim, trip, leg, sentence)
        for k, claim in enumerate(self.claims):
            if claim.kind == "unit_pair":
                self.pair(k)
        self.spare()

    def _told(self, origin: int | None, destination: int | None, kind: str) -> bool:
        """Whether a leg tells of the place that a departure or arrival is at."""
        agrees = self.ends.agrees
        return any(
            agrees(leg.origin, origin)
            if kind == "departure"
            else agrees(leg.destination, destination)
            for trip in self.trips
            for leg in trip.legs
        )

    def drawn(self, leg: Leg | LegDraft) -> bool:
        """Whether a leg can be drawn."""
        return self.ends.settled(leg.origin) and self.ends.settled(leg.destination)

    def read(self, k: int) -> None:
        """Give one claim to its leg or journey."""
        claim = self.claims[k]
        if claim.status in ("negated", "counterfactual"):
            return
        sentence = self._tokens.sentence_at(claim.start)
        if claim.kind in MOVEMENTS or claim.kind in FIGURES:
            self._movement(k, claim, sentence)
        elif claim.kind in ("stop", "gauge", "border", "total"):
            self._aside(k, claim, sentence)

    def pair(self, k: int) -> None:
        """Give a unit pair to the leg of the figure that it overlaps."""
        claim = self.claims[k]
        for other in range(max(0, k - _PAIRED), min(len(self.claims), k + _PAIRED + 1)):
            leg = self._leg_of.get(other)
            figure = self.claims[other]
            if leg is not None and figure.start < claim.end and claim.start < figure.end:
                leg.claims.append(k)
                return

    def spare(self) -> None:
        """Take the ways that figures tell, however unsure, when nothing else could be drawn."""
        settled = self.ends.settled
        if any(self.drawn(leg) for trip in self.trips for leg in trip.legs):
            return
        trip = TripDraft(general=True)
        for k, claim in enumerate(self.claims):
            if claim.kind not in FIGURES or claim.status not in ("stated", "planned"):
                continue
            if claim.confidence.figure < _OF_TRAVEL:
                continue
            origin, destination = self._end(claim.origin), self._end(claim.destination)
            if origin != destination and settled(origin) and settled(destination):
                leg = self.itinerary.leg_of(
                    trip, replace(claim, confidence=Confidence()), origin, destination, 0
                )
                if leg is not None:
                    self._add(k, claim, trip, leg, self._tokens.sentence_at(claim.start))
        if trip.legs:
            trip.first = self.claims[min(trip.legs[0].claims)].start
            self.trips.append(trip)

    # -- movements and figures ----------------------------------------------------------------

    def _end(self, mention: Mention | None) -> int | None:
        """Return the place of an end; None for words that neither a gazetteer knows nor a name holds."""
        index = None if mention is None else self._place_of(mention)
        if index is None or mention is None:
            return None
        if mention.toponym is not None or self.ends.settled(index):
            return index
        # "reached the Aurora", "to the Treasury": of things with an article few are places
        before = self.text[
            max(0, (mention.start or 0) - len(journey_words.THE)) : mention.start or 0
        ]
        return index if is_name(mention.text) and before.lower() != journey_words.THE else None

    def _movement(self, k: int, claim: Claim, sentence: int) -> None:
        origin, destination = self._end(claim.origin), self._end(claim.destination)
        if origin is not None and origin == destination and not claim.round_trip:
            origin = None
        if origin is not None and destination is not None:
            if self.ends.holds(origin, destination):
                origin = None  # the country that the town lies in
            elif self.ends.holds(destination, origin):
                destination = None
        figure = claim.kind in FIGURES
        if origin is None and destination is None:
            found = self._heard.current(claim, sentence) if figure else None
            if found is not None and modes_fit(found[1], claim):
                self._add(k, claim, *found, sentence)
            return
        trip = self._heard.trip_of(claim, sentence, origin, destination)
        if trip is None:
            if figure and None in (origin, destination):
                return  # no leg of half a figure
            trip = TripDraft(first=claim.start, past=claim.status == "past")
            trip.general = figure and not claim.traveller
            self.trips.append(trip)
        leg = self.itinerary.leg_of(trip, claim, origin, destination, sentence)
        if leg is None:
            if (figure and self._decided) or self.itinerary.all_told(claim):
                self._waiting.append((k, trip, origin, destination))
            trip.claims.append(k)
            self._heard.touch(trip, sentence)
            return
        self._add(k, claim, trip, leg, sentence)
        back = claim.round_trip and not (figure and self._decided)
        if back and origin is not None and destination is not None:
            self.itinerary.add_return(trip, leg)

    def _add(
        self,
        k: int,
        claim: Claim,
        trip: TripDraft,
        leg: LegDraft,
        sentence: int,
    ) -> None:
        traveller = claim.traveller
        leg.claims.append(k)
        leg.statuses.add(claim.status)
        leg.last_sentence = sentence
        self._leg_of[k] = leg
        self._heard.touch(trip, sentence)
        if traveller and (claim.kind in MOVEMENTS or not trip.names):
            trip.names[traveller] += 1
            if is_name(traveller):
                trip.general = False
        if claim.mode != "unknown" and (leg.mode == "unknown" or claim.pattern in WAYS):
            leg.mode = claim.mode
        for mentions, known in ((claim.via, leg.via), (claim.avoid, leg.avoid)):
            for mention in mentions:
                place = self._place_of(mention)
                if place is not None and place not in (leg.origin, leg.destination, *known):
                    known.append(place)
        if claim.time is not None:
            self._time(claim, claim.time, trip, leg)
        if claim.kind in FIGURES and not claim.round_trip:
            self._figure(k, claim, leg)

    def _time(self, claim: Claim, time: int, trip: TripDraft, leg: LegDraft) -> None:
        if claim.kind in MOVEMENTS:
            trip.window = window((trip.window, self._heard.span_at(time)))
        if claim.kind == "departure":
            leg.departs = time if leg.departs is None else leg.departs
        elif claim.kind == "arrival" and claim.manner == "meeting":
            leg.arrives_by = time if leg.arrives_by is None else leg.arrives_by
        elif claim.kind == "arrival":
            leg.arrives = time if leg.arrives is None else leg.arrives
        elif claim.kind == "leg" and self.times[time].type in ("DATE", "TIME"):
            if claim.manner == "visit":
                leg.arrives = time if leg.arrives is None else leg.arrives
            elif leg.departs is None:
                leg.departs = time

    def _figure(self, k: int, claim: Claim, leg: LegDraft) -> None:
        if claim.interval is None or claim.unit is None:
            return
        if claim.kind != "speed":
            leg.figures.append(k)
        if journey_words.RATE.match(self.text, claim.end):
            return  # "20 km a day"
        name = {"length": "distance_km", "time": "duration_h", "speed": "speed_kmh"}[
            DIMENSION[claim.unit]
        ]
        known = getattr(leg, name)
        both = claim.interval if known is None else known.intersect(claim.interval) or known
        setattr(leg, name, both)

    # -- what hangs on a leg ------------------------------------------------------------------

    def _aside(self, k: int, claim: Claim, sentence: int) -> None:
        """Give stops, borders and totals to the journey that the text is at."""
        found = self._heard.current(claim, sentence)
        if found is None:
            return
        trip, leg = found
        trip.sentences.add(sentence)
        if claim.kind in ("stop", "gauge"):
            place = None
            for mention in (claim.destination, claim.origin):
                if mention is not None and place is None:
                    place = self._place_of(mention)
            add_halt(k, claim, trip, leg, place, self.ends)
        elif claim.kind == "border":
            leg.claims.append(k)
        else:
            trip.claims.append(k)
