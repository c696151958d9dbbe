"""The timeline: what happened when, in order, with how sure that is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import inf
from types import MappingProxyType
from typing import Final

from geotrack.journeys.travellers import is_one
from geotrack.languages.en import journey_words
from geotrack.measures.instants import hours, iso
from geotrack.model import Claim, Document, Event, Journey, Leg, Mention, TimeExpression, TimeRef

#: clocks of the Earth are at most so many hours apart (UTC-12 to UTC+14)
_ZONES_APART_H: Final = 26.0


def timeline(
    document: Document,
    claims: Sequence[Claim],
    times: Sequence[TimeExpression],
    journeys: Sequence[Journey],
    place_of: Mapping[Mention, int] = MappingProxyType({}),
) -> tuple[Event, ...]:
    """Return the events of all journeys in order of time.

    `place_of` tells the places of mentions, as legs number them: an end is called by a name of its own place.

    Returns
    -------
    tuple[Event, ...]
        ``stated``: a time expression says when; ``computed``: it follows from another time and the
        time on the way; ``estimated``: it lies between the events before and after, or nothing is
        known. Events without any bound come last, in order of the journeys.
    """
    keyed: list[tuple[tuple[bool, float], Event]] = []
    for journey in journeys:
        last = -inf
        for event in _bounded(_events(journey, document.text, claims, times, place_of), times):
            unknown, at = _key(event, times)
            if not unknown and last - _ZONES_APART_H <= at < last:
                at = last  # an earlier clock, but in a zone further west
            keyed.append(((unknown, at), event))
            last = last if unknown else at
    return tuple(event for _, event in sorted(keyed, key=lambda pair: pair[0]))


def _key(event: Event, times: Sequence[TimeExpression]) -> tuple[bool, float]:
    low, high = _bounds(event, times)
    unknown = low is None and high is None
    return unknown, low if low is not None else high if high is not None else 0.0


def _bounds(event: Event, times: Sequence[TimeExpression]) -> tuple[float | None, float | None]:
    if event.time is not None:
        time = times[event.time]
        earliest, latest = time.earliest, time.latest
    else:
        earliest, latest = event.earliest, event.latest
    return (
        None if earliest is None else hours(earliest),
        None if latest is None else hours(latest),
    )


def _events(
    journey: Journey,
    text: str,
    claims: Sequence[Claim],
    times: Sequence[TimeExpression],
    place_of: Mapping[Mention, int],
) -> list[Event]:
    who = journey.traveller if is_one(journey.traveller) else ""
    out: list[Event] = []
    for leg in journey.legs:
        start, end = (_name(leg, text, claims, place_of, first=f) for f in (True, False))
        if start or leg.departs:
            if who:
                label = f"{who} leaves {start}" if start else f"{who} sets out for {end}"
            else:
                label = f"departure from {start}" if start else f"departure for {end}"
            out.append(_event(label, leg.departs, _claim(leg, claims, "departure"), times))
        out.extend(
            Event(
                label=f"{f'{who} stops' if who else 'stop'}{_stop_place(claims, stop.claims)}",
                certainty="estimated",
                claim=stop.claims[0] if stop.claims else None,
            )
            for stop in leg.stops
        )
        if end:
            arrival = _claim(leg, claims, "arrival")
            label = f"{who} arrives in {end}" if who else f"arrival in {end}"
            out.append(_event(label, leg.arrives, arrival, times))
            out.extend(_meetings(leg, claims, end))
    return out


def _event(
    label: str, ref: TimeRef | None, claim: int | None, times: Sequence[TimeExpression]
) -> Event:
    if ref is None:
        return Event(label=label, certainty="estimated", claim=claim)
    if ref.time is not None:
        time = times[ref.time]
        return Event(
            label=label, certainty="stated", time=ref.time, claim=claim,
            earliest=time.earliest, latest=time.latest,
        )  # fmt: skip
    return Event(
        label=label,
        certainty="computed" if ref.computed else "stated",
        claim=claim,
        earliest=ref.earliest,
        latest=ref.latest,
    )


def _meetings(leg: Leg, claims: Sequence[Claim], place: str) -> list[Event]:
    return [
        Event(label=f"meeting in {place}", certainty="stated", time=claims[k].time, claim=k)
        for k in leg.claims
        if claims[k].manner == "meeting" and claims[k].time is not None
    ]


def _claim(leg: Leg, claims: Sequence[Claim], kind: str) -> int | None:
    """Return the claim that tells the event: one of the kind, else one of a movement."""
    for kinds in ((kind,), ("leg",)):
        for k in leg.claims:
            if claims[k].kind in kinds and claims[k].manner != "meeting":
                return k
    return leg.claims[0] if leg.claims else None


def _name(
    leg: Leg, text: str, claims: Sequence[Claim], place_of: Mapping[Mention, int], *, first: bool
) -> str | None:
    """Return how the text mostly names an end of a leg; None when it does not."""
    names: Counter[str] = Counter()
    own: Counter[str] = Counter()
    end = leg.origin if first else leg.destination
    for k in leg.claims:
        mention = claims[k].origin if first else claims[k].destination
        if mention is None or claims[k].kind in ("stop", "gauge", "border", "unit_pair"):
            continue
        the = (
            mention.start is not None
            and text[max(0, mention.start - 4) : mention.start].lower() == journey_words.THE_STRING
        )
        said = f"the {mention.text}" if the else mention.text
        names[said] += 1
        own[said] += end is not None and place_of.get(mention) == end
    names = +own or names
    return names.most_common(1)[0][0] if names else None


def _stop_place(claims: Sequence[Claim], indices: Sequence[int]) -> str:
    for k in indices:
        for mention in (claims[k].destination, claims[k].origin):
            if mention is not None:
                the = "the " if mention.toponym is None and mention.text[:1].islower() else ""
                return f" at {the}{mention.text.removeprefix(journey_words.THE_STRING)}"
    return ""


def _bounded(events: list[Event], times: Sequence[TimeExpression]) -> list[Event]:
    """Give events of unknown time the bounds of those before and after in the same journey."""
    bounds = [_bounds(event, times) for event in events]
    after: list[float | None] = []  # the earliest of the latest times from here on
    following: float | None = None
    for _, high in reversed(bounds):
        after.append(following)
        following = (
            high if following is None or (high is not None and high < following) else following
        )
    after.reverse()
    out: list[Event] = []
    before: float | None = None
    for event, (low, high), latest in zip(events, bounds, after, strict=True):
        if event.certainty == "estimated" and low is None and high is None:
            fits = before is None or latest is None or before <= latest
            out.append(
                Event(
                    label=event.label,
                    certainty="estimated",
                    claim=event.claim,
                    earliest=iso(before) if fits and before is not None else None,
                    latest=iso(latest) if fits and latest is not None else None,
                )
            )
            continue
        out.append(event)
        before = low if before is None or (low is not None and low > before) else before
    return out
