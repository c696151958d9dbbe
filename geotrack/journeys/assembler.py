"""Put claims together to journeys: one pass through the text, each claim to its leg."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geotrack.config import Settings
from geotrack.instants import hours
from geotrack.journeys.drafts import LegDraft, StopDraft, TripDraft
from geotrack.journeys.ends import Ends
from geotrack.journeys.finishing import finish
from geotrack.journeys.legs import Itinerary, modes_fit
from geotrack.journeys.subjects import opening_subject
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
_SET_OFF: Final = re.compile(r"(?:At|From|In)\s+((?:[A-Z][\w’'-]*\s*)+)")
_RATE: Final = re.compile(r"\s*(?:a|per|each|every)\s+(?:day|night|week|month|hour)|\s*daily")


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
        self._newcomers: set[str] = set()  # described, and not the one told of before
        self._itinerary = Itinerary(self.ends, self._span_at)
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

    def _span_at(self, index: int | None) -> Span:
        if index is None:
            return None, None
        time = self.times[index]
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
        """Return whom a claim speaks of: as the reader says, unless its sentence begins with another.

        The reader carries a traveller over sentences; a sentence that does not name that one and
        begins with somebody else speaks of somebody else.
        """
        first, last = claim.sentence
        sentence = self.text[first : max(last, claim.end)]
        told = claim.traveller
        if told is not None and is_name(told) and not self._elsewhere(told):
            told = told[0].lower() + told[1:]  # "Villagers fled": a noun at the head of a sentence
        if told is not None and names_in(sentence, [told]):
            return told
        names = [n for trip in self.trips for n in trip.names if is_name(n)]
        known = names_in(self.text[first : claim.start], names)
        subject = opening_subject(sentence, before=claim.start - first, nobody=not names)
        if subject is not None:
            if subject[0].islower():
                self._newcomers.add(subject)
                return subject
            if self._is_place(subject):
                return told or known
            return next((n for n in names if same_traveller(n, subject)), subject)
        return told or known

    def _set_off(self, claim: Claim) -> int | None:
        """Return the place that a sentence begins with ("At Dover two of them turned back")."""
        head = self.text[claim.sentence[0] : claim.start]
        found = _SET_OFF.match(head)
        if not found:
            return None
        for other in self.claims:
            for mention in (other.destination, other.origin):
                if mention is not None and mention.text == found[1].strip():
                    return self._place_of(mention)
        return None

    def _elsewhere(self, name: str) -> bool:
        """Whether a single capitalized word is also written so inside a sentence."""
        if " " in name.strip():
            return True
        return re.search(rf"[\w,;]\s+{re.escape(name)}\b", self.text) is not None

    def _is_place(self, name: str) -> bool:
        return any(
            mention is not None and (mention.text == name or name in mention.text)
            for claim in self.claims
            for mention in (claim.origin, claim.destination, *claim.via)
        )

    def _trip_of(
        self,
        claim: Claim,
        traveller: str | None,
        sentence: int,
        origin: int | None,
        destination: int | None,
    ) -> TripDraft | None:
        """Return the journey that a claim speaks of; None: a new one."""
        span = self._span_at(claim.time)
        best: tuple[tuple[int, ...], TripDraft] | None = None
        for order, trip in enumerate(self.trips):
            if trip.past != (claim.status == "past") or self._far(trip, span):
                continue
            same = [self._same(traveller, name) for name in trip.names]
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
            here = sentence == trip.last_sentence
            rank = (int(known), int(here), int(touching), int(near), trip.last_sentence, order)
            if best is None or rank > best[0]:
                best = rank, trip
        return None if best is None else best[1]

    def _same(self, left: str | None, right: str | None) -> bool | None:
        if left != right and left is not None and {left, right} & self._newcomers:
            return False
        return same_traveller(left, right)

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
        traveller = self._traveller(claim)
        trip = self._trip_of(claim, traveller, sentence, origin, destination)
        if trip is None:
            if figure and (origin is None or destination is None):
                return
            if origin is None and traveller in self._newcomers:
                origin = self._set_off(claim)
            trip = TripDraft(first=claim.start, past=claim.status == "past")
            trip.general = figure and not traveller
            self.trips.append(trip)
        if claim.kind == "leg" and claim.time is None and claim.traveller is None:
            same = [o for o in trip.legs if o.last_sentence == sentence]
            for leg in same:
                if self.ends.agrees(leg.origin, origin) and self.ends.fits(
                    leg.destination, destination
                ):
                    leg.claims.append(k)  # another word of the same movement: nothing new
                    return
        soft = claim.origin is not None and not _stands_in(claim.origin, claim)
        leg = self._itinerary.leg_of(trip, claim, origin, destination, soft_origin=soft)
        if leg is None:
            trip.claims.append(k)
            trip.sentences.add(sentence)
            return
        self._add(k, claim, trip, leg, sentence, traveller)
        if claim.round_trip and origin is not None and destination is not None:
            self._return(trip, leg)

    def _add(
        self,
        k: int,
        claim: Claim,
        trip: TripDraft,
        leg: LegDraft,
        sentence: int,
        traveller: str | None,
    ) -> None:
        leg.claims.append(k)
        leg.statuses.append(claim.status)
        leg.last_sentence = trip.last_sentence = sentence
        trip.sentences.add(sentence)
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
        if claim.kind == "departure":
            leg.departures.append(k)
        if claim.kind in _FIGURES and not claim.round_trip:
            self._figure(k, claim, leg)

    def _time(self, claim: Claim, time: int, trip: TripDraft, leg: LegDraft) -> None:
        span = self._span_at(claim.time)
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

    def _figure(self, k: int, claim: Claim, leg: LegDraft) -> None:
        if claim.interval is None or claim.unit is None:
            return
        if claim.kind != "speed":
            leg.figures.append(k)
        if _RATE.match(self.text, claim.end):
            return  # "20 km a day"
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
        if not modes_fit(leg, claim):
            return
        self._add(k, claim, trip, leg, sentence, claim.traveller)

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


def _stands_in(mention: Mention, claim: Claim) -> bool:
    """Whether a mention is in the claim's own sentence."""
    first, last = claim.sentence
    return mention.start is not None and first <= mention.start < max(last, claim.end)
