"""Which journey a claim speaks of: those that the text spoke of last, their travelers, times and ends."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from geotrack.journeys.legs import MOVEMENTS
from geotrack.journeys.timing import Span, gap_days
from geotrack.journeys.travellers import same_traveller
from geotrack.measures.instants import hours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.journeys.drafts import LegDraft, TripDraft
    from geotrack.journeys.sameplace import Ends
    from geotrack.model import Claim, Document, TimeExpression

#: how many names of a traveller are compared
_NAMES: Final = 40
#: sentences after which "the trip" and a bare figure no longer speak of the journey before
_REACH: Final = 4
#: days between two claims of one journey: in the news, and in a history
_NEWS_GAP: Final = 60.0
_HISTORY_GAP: Final = 400.0
#: hours around publication that are "now"
_ABOUT_NOW_H: Final = 24.0 * 30
#: how many journeys, and how many of their legs, a claim may go back to
_TRIPS: Final = 40
_LEGS: Final = 40


class Heard:
    """The journeys that the text spoke of last."""

    def __init__(self, document: Document, times: Sequence[TimeExpression], ends: Ends) -> None:
        self.times, self.ends = times, ends
        self._active: list[TripDraft] = []
        self._today: Span = (None, None)
        if document.published:
            try:
                published = hours(document.published[:16])
                self._today = (published - _ABOUT_NOW_H, published + _ABOUT_NOW_H)
            except ValueError:
                pass  # an unreadable date is an unknown one

    def span_at(self, index: int | None) -> Span:
        """Return from when to when a time lasts, in hours; None: open, or no time."""
        if index is None:
            return None, None
        time = self.times[index]
        return (
            None if time.earliest is None else hours(time.earliest),
            None if time.latest is None else hours(time.latest),
        )

    def _far(self, trip: TripDraft, span: Span) -> bool:
        """Whether a time lies too far from a journey to belong to it."""
        known = trip.window
        if None in known:
            if trip.past or None in self._today:
                return False
            known = self._today
        news = None not in self._today and gap_days(known, self._today) < 90
        return gap_days(known, span) > (_NEWS_GAP if news else _HISTORY_GAP)

    def trip_of(
        self, claim: Claim, sentence: int, origin: int | None, destination: int | None
    ) -> TripDraft | None:
        """Return the journey that a claim speaks of; None: a new one."""
        span = self.span_at(claim.time)
        best: tuple[tuple[int, ...], TripDraft] | None = None
        for order, trip in enumerate(self._active):
            if trip.past != (claim.status == "past") or self._far(trip, span):
                continue
            known = self._known(claim.traveller, trip)
            if known is False:
                continue
            near = sentence - trip.last_sentence <= _REACH
            touching = self._touches(trip, origin, destination)
            newcomer = claim.traveller and origin is None and claim.traveller not in trip.names
            goes_on = (
                near and not newcomer and (claim.kind in MOVEMENTS or origin is destination is None)
            )
            if not (known or touching or goes_on):
                continue
            rank = (int(known or False), int(touching), int(near), order)
            if best is None or rank > best[0]:
                best = rank, trip
        return None if best is None else best[1]

    def _known(self, traveller: str | None, trip: TripDraft) -> bool | None:
        """Return whether a traveller is that of a journey; None: that cannot be told."""
        answers = {same_traveller(traveller, name) for name in islice(trip.names, _NAMES)}
        return True if True in answers else False if False in answers else None

    def _touches(self, trip: TripDraft, origin: int | None, destination: int | None) -> bool:
        agrees = self.ends.agrees
        return any(
            agrees(a, b)
            for leg in trip.legs[-_LEGS:]
            for a in (leg.origin, leg.destination)
            for b in (origin, destination)
        )

    def touch(self, trip: TripDraft, sentence: int) -> None:
        """Note that the text speaks of a journey now."""
        trip.last_sentence = sentence
        trip.sentences.add(sentence)
        if trip in self._active:
            self._active.remove(trip)
        self._active.append(trip)
        del self._active[:-_TRIPS]

    def current(self, claim: Claim, sentence: int) -> tuple[TripDraft, LegDraft] | None:
        """Return the journey and leg that the text was at last, not long ago."""
        for trip in reversed(self._active):
            if trip.past and claim.status != "past":
                continue
            if claim.traveller and self._known(claim.traveller, trip) is False:
                continue
            legs = [
                (leg.last_sentence, order, leg)
                for order, leg in enumerate(trip.legs[-_LEGS:])
                if leg.last_sentence >= 0 and sentence - leg.last_sentence <= _REACH
            ]
            if legs:
                return trip, max(legs)[2]
        return None
