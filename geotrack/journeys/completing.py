"""From drafts to journeys: times, intervals, which journey is the main one and which background."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from geotrack.journeys.bridging import bridge, skip_areas
from geotrack.journeys.legs import MOVEMENTS, WAY
from geotrack.journeys.timing import computed_arrival, computed_departure, gap_days, span_of
from geotrack.journeys.travellers import best_name, is_name
from geotrack.languages.en.journey_words import OF_SHIPS
from geotrack.measures.modes import MODES, fastest_anywhere_kmh, tells
from geotrack.model import Journey, Leg, Stop, TimeRef

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geotrack.journeys.drafts import LegDraft, TripDraft
    from geotrack.journeys.sameplace import Ends
    from geotrack.model import Claim, ClaimStatus, Document, TimeExpression

#: a journey that ended this many days before the main one began is told in passing
_EARLIER: Final = 5.0
#: a main journey of so many claims makes one of a single sentence a remark
_DOMINANT: Final = 4
#: sentences over which one goes on in the same way
_SOON: Final = 2
#: times the highest speed of its mode from which a leg was not gone that way; below, its figure is in doubt
_ABSURD: Final = 3.0
_ORDER: Final[tuple[ClaimStatus, ...]] = ("stated", "planned", "past", "negated", "counterfactual")


def finish(
    trips: Sequence[TripDraft],
    document: Document,
    claims: Sequence[Claim],
    times: Sequence[TimeExpression],
    ends: Ends,
    *,
    decided: bool = False,
    all_told: Callable[[Claim], bool] = lambda _: False,
) -> tuple[Journey, ...]:
    """Return the finished journeys, the main one first, background last, else in order of the text.

    `decided`: the reader has decided about ways: what it does not believe in is left out. `all_told`: whether
    the reader of a claim tells each leg, so that one of which it knows the goal alone is kept, too.
    """
    for trip in trips:
        trip.legs = [leg for leg in trip.legs if _tells(leg, claims, all_told)]
        if decided:
            trip.legs = [leg for leg in trip.legs if _believed(leg, claims)]
            trip.legs = [leg for leg in trip.legs if not _ends_nowhere(leg, trip, ends)]
        if decided:
            skip_areas(trip, ends, claims)
        _drop_wholes(trip, claims, ends)
        bridge(trip, ends)
        if not decided:  # that reader tells the mode of each movement itself
            _carry_mode(trip, ends)
        _drop_modes(trip, ends)
    if decided:
        for trip in trips:
            whole = [leg for leg in trip.legs if None not in (leg.origin, leg.destination)]
            if whole or not any(map(is_name, trip.names)):
                trip.legs = whole  # half a leg only tells of somebody of whom nothing else is told
            else:
                trip.legs = [leg for leg in trip.legs if ends.settled(leg.destination)]
    kept = [trip for trip in trips if trip.legs]
    if not kept:
        return ()
    main = max(kept, key=lambda t: (not t.past, not t.general, _weight(t), -t.first))
    ordered = sorted(kept, key=lambda t: (t is not main, _background(t, main), t.first))
    return tuple(
        Journey(
            legs=tuple(_leg(leg, times, ends) for leg in trip.legs),
            traveller=best_name(n for n in trip.names.elements() if _goes(n, trip.legs)),
            background=trip is not main and _background(trip, main),
            claims=tuple(sorted({*trip.claims, *(k for leg in trip.legs for k in leg.claims)})),
        )
        for trip in ordered
    )


def _goes(traveller: str, legs: Sequence[LegDraft]) -> bool:
    """Whether who or what is named goes all legs: "the train" does not fly home, nor "MV Clansman"."""
    words = traveller.split()
    modes = {mode for mode in MODES if mode != "unknown" and tells(words[-1], mode)}
    if words[0] in OF_SHIPS:
        modes = {"sea", "river"}
    elif not is_name(traveller):
        modes = {mode for mode in MODES if mode != "unknown" and tells(traveller, mode)}
    return not modes or all(leg.mode in modes or leg.mode == "unknown" for leg in legs)


def _tells(leg: LegDraft, claims: Sequence[Claim], all_told: Callable[[Claim], bool]) -> bool:
    """Whether a leg has both ends, or a time or a reader that makes half a leg worth telling."""
    if leg.origin is not None and leg.destination is not None:
        return leg.origin != leg.destination
    return leg.destination is not None and any(
        claims[k].time is not None or (claims[k].kind == "leg" and all_told(claims[k]))
        for k in leg.claims
    )


def _believed(leg: LegDraft, claims: Sequence[Claim]) -> bool:
    """Whether claims tell both ends of a leg, or that one was left, where a reader decides about ways."""
    if leg.origin is None or leg.destination is None:
        return True
    own = [claims[k] for k in leg.claims]
    both = any(c.origin for c in own) and any(c.destination for c in own)
    return (
        both or any(c.kind == "departure" for c in own) or not any(c.kind in MOVEMENTS for c in own)
    )


def _ends_nowhere(leg: LegDraft, trip: TripDraft, ends: Ends) -> bool:
    """Whether a leg leads from a known place to one that no map has and nobody leaves again.

    Of 32 such legs in 248 labelled texts 4 were right: mostly the name is of no place.
    """
    if not ends.settled(leg.origin) or ends.settled(leg.destination) or leg.destination is None:
        return False
    return not any(ends.agrees(other.origin, leg.destination) for other in trip.legs)


def _drop_wholes(trip: TripDraft, claims: Sequence[Claim], ends: Ends) -> None:
    """Leave out legs that only sum up legs told one by one; what was said of them is of the journey.

    A movement over the whole way that is told behind its parts stays: it may be another trip.
    """
    for whole in list(trip.legs):
        at = whole.origin
        parts: list[LegDraft] = []
        for leg in trip.legs:
            if leg is whole or not ends.agrees(leg.origin, at):
                continue
            parts.append(leg)
            at = leg.destination
            if ends.agrees(at, whole.destination):
                break
        if len(parts) < 2 or not ends.agrees(at, whole.destination):
            continue
        moves = any(claims[k].kind in MOVEMENTS and claims[k].pattern != WAY for k in whole.claims)
        if not moves or min(whole.claims) < min(k for leg in parts for k in leg.claims or [0]):
            trip.legs.remove(whole)
            trip.claims.extend(whole.claims)


def _carry_mode(trip: TripDraft, ends: Ends) -> None:
    """Let a leg that follows soon on another go on in the same way when the text does not say how."""
    for before, leg in pairwise(trip.legs):
        soon = 0 <= leg.last_sentence - before.last_sentence <= _SOON
        if leg.mode == "unknown" and soon and ends.agrees(before.destination, leg.origin):
            leg.mode = before.mode


def _drop_modes(trip: TripDraft, ends: Ends) -> None:
    """Forget how a leg was gone when nothing that goes so gets there in time: nobody walks 400 km in an hour."""
    for leg in trip.legs:
        if leg.origin is None or leg.destination is None or leg.duration_h is None:
            continue
        gap = ends.gap_km(leg.origin, leg.destination)
        if gap and gap > _ABSURD * fastest_anywhere_kmh(leg.mode) * leg.duration_h.high:
            leg.mode = "unknown"


def _weight(trip: TripDraft) -> int:
    return sum(len(leg.claims) for leg in trip.legs) + len(trip.claims)


def _background(trip: TripDraft, main: TripDraft) -> bool:
    if trip is main:
        return False
    if trip.past:
        return True
    mine, others = trip.window, main.window
    if None not in mine and None not in others:
        earlier = mine[1] is not None and others[0] is not None and mine[1] < others[0]
        if earlier and gap_days(mine, others) > _EARLIER:
            return True
    return len(trip.sentences) == 1 and _weight(trip) <= 2 and _weight(main) >= _DOMINANT


def _leg(draft: LegDraft, times: Sequence[TimeExpression], ends: Ends) -> Leg:
    departs = None if draft.departs is None else TimeRef(time=draft.departs)
    arrives = None if draft.arrives is None else TimeRef(time=draft.arrives)
    zones = ends.timezone(draft.origin), ends.timezone(draft.destination)
    duration = draft.duration_h
    if departs is not None and arrives is None and duration is not None:
        arrives = computed_arrival(span_of(departs, times), duration, *zones)
    elif arrives is not None and departs is None and duration is not None:
        departs = computed_departure(span_of(arrives, times), duration, *zones)
    if arrives is None and draft.arrives_by is not None:
        by = times[draft.arrives_by]
        start = None if departs is None else span_of(departs, times)[0]
        earliest = None
        if start is not None and departs is not None:
            earliest = departs.earliest
            if departs.time is not None:
                earliest = times[departs.time].earliest
        if by.latest is not None:
            arrives = TimeRef(earliest=earliest, latest=by.latest, computed=True)
        else:
            arrives = TimeRef(time=draft.arrives_by)
    return Leg(
        origin=draft.origin,
        destination=draft.destination,
        via=tuple(draft.via),
        avoid=tuple(draft.avoid),
        mode=draft.mode,
        claims=tuple(sorted(set(draft.claims))),
        departs=departs,
        arrives=arrives,
        distance_km=draft.distance_km,
        speed_kmh=draft.speed_kmh,
        duration_h=duration,
        stops=tuple(
            Stop(place=s.place, duration_h=s.duration_h, reason=s.reason, claims=tuple(s.claims))
            for s in draft.stops
        ),
        status=min(draft.statuses, key=_ORDER.index, default="stated"),
    )
