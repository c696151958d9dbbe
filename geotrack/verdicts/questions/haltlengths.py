"""Ask whether a halt on the way is shorter than the whole trip that counts it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import breath_cues, verdict_cues
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Claim, Finding
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.breath import beside, between_sentences, is_close
from geotrack.verdicts.arithmetic.joins import nearest, pair_of, ways_of
from geotrack.verdicts.arithmetic.phrasing import figure, sentence
from geotrack.verdicts.arithmetic.sizes import size_of

_UNITS: Final = frozenset({"h", "min"})
#: the word for a halt stands so near its figure, in characters
_NEAR: Final = 30
_READ: Final = 0.5
#: a halt so many times as long as a trip is none of that trip's
_ANOTHER: Final = 8.0
#: … and words that it is part of a trip so near, in characters
_BESIDE: Final = 45
#: a time that has the halts in it stands within so many characters behind the halt
_AROUND: Final = 400
#: a halt that is so many times as long as the trip that counts it is too long, whatever the rounding
_LONGER: Final = 1.1
#: … and than the longest that a text tells, however that is hedged
_FAR_LONGER: Final = 1.25
_DENIED: Final = frozenset({"negated", "counterfactual"})


@dataclass(frozen=True, slots=True)
class Halts:
    """Compare a halt with the time of the whole trip told in its sentence or beside it."""

    name: str = "halts"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a halt of hours or minutes that is longer than the trip around it."""
        claim, text = case.claim, case.document.text
        if claim.kind not in ("stop", "duration", "total") or claim.interval is None:
            return
        if claim.unit not in FACTOR or DIMENSION[claim.unit] != "time" or claim.status in _DENIED:
            return
        if (beside_it := self._of_the_trip_beside(case)) is not None:
            yield beside_it
            return
        if claim.unit not in _UNITS or not _is_halt(case):
            return
        if (found := self._longer_than_all(case)) is not None:
            yield found
            return
        for k in (*beside(case, "duration", "total", back=1, ahead=1), *_with_halts(case)):
            trip = case.claims[k]
            if trip.unit not in _UNITS or not is_close(trip):
                continue
            if DIMENSION[trip.unit] != "time" or not _counts_it(case, trip):
                continue
            if claim.interval.low > _high(trip) or _is_longer(claim, trip):
                apart = between_sentences(text, claim, trip)
                yield Finding(
                    check=self.name,
                    rating="doubtful",
                    reason=sentence(
                        f"a halt of {figure(claim)} cannot be part of a trip of {figure(trip)}"
                        f"{'' if apart == 0 else ' in all'}"
                    ),
                    claims=tuple(sorted((k, case.index))),
                )
            return

    def _of_the_trip_beside(self, case: Case) -> Finding | None:
        """Return that a halt is longer than the only trip beside it, whose part words call it; None: it is not."""
        claim, text = case.claim, case.document.text
        trips = beside(case, "duration", "total", back=1, ahead=0)
        here = [k for k in trips if case.claims[k].sentence == claim.sentence]
        if len(here or trips) != 1 or (not here and claim.kind != "stop"):
            return None
        trip = case.claims[(here or trips)[0]]
        begin, end = claim.sentence
        before, behind = text[begin : claim.start], text[claim.end : max(end, claim.end)]
        around = f"{before[-_BESIDE:]}{claim.text}{behind[:_BESIDE]}"
        opened = breath_cues.OF_IT.match(text, begin)
        part = bool(opened or breath_cues.OF_IT.search(around)) and claim.start > trip.end
        if part and claim.kind != "stop" and not breath_cues.STANDING.search(around):
            return None
        stands = breath_cues.VEHICLE_STANDS.search(before) is not None
        lasts = breath_cues.HALT_LASTS.search(before) is not None
        if trip.kind == "stop" or not (part or lasts or (stands and claim.kind == "stop")):
            return None
        head = text[trip.sentence[0] : min(trip.end + _BESIDE, trip.sentence[1])]
        if not breath_cues.OF_TRIP.search(head) or trip.bound == "gt" or not is_close(trip):
            return None
        if not 1 <= size_of(claim) / size_of(trip) / _LONGER <= _ANOTHER:
            return None
        if (claim.unit in _UNITS) != (trip.unit in _UNITS) or verdict_cues.TROUBLE_STANDING.search(
            before
        ):
            return None
        return Finding(
            check=self.name,
            rating="doubtful",
            reason=sentence(
                f"a halt of {figure(claim)} cannot be part of a trip of {figure(trip)}"
            ),
            claims=tuple(sorted(((here or trips)[0], case.index))),
        )

    def _longer_than_all(self, case: Case) -> Finding | None:
        """Return that a vehicle is told to stand longer than the longest trip that the text tells takes; None: it is not."""
        claim, text = case.claim, case.document.text
        before = text[max(claim.sentence[0], claim.start - _NEAR) : claim.start]
        if claim.kind != "stop" or not breath_cues.STANDS.search(before):
            return None
        around = text[claim.sentence[0] : max(claim.sentence[1], claim.end)]
        if verdict_cues.TROUBLE_STANDING.search(around):
            return None
        trips = [
            k
            for k in nearest(ways_of(case).of_kinds("duration", "total"), case.index)
            if (c := case.claims[k]).unit in FACTOR
            and c.interval is not None
            and DIMENSION[c.unit or ""] == "time"
            and c.confidence.figure >= _READ
        ]
        if not trips or claim.interval is None:
            return None
        k = max(trips, key=lambda n: _high(case.claims[n]))
        longest = case.claims[k]
        if any(case.claims[n].bound == "gt" for n in trips):
            return None  # one of "more than three hours" may be far longer
        if longest.unit not in _UNITS or (
            claim.interval.low <= _high(longest) and size_of(claim) < _FAR_LONGER * size_of(longest)
        ):
            return None
        return Finding(
            check=self.name,
            rating="doubtful",
            reason=sentence(
                f"a halt of {figure(claim)} is longer than the longest trip told, of {figure(case.claims[k])}"
            ),
            claims=tuple(sorted((k, case.index))),
        )


def _is_longer(claim: Claim, trip: Claim) -> bool:
    """Whether a plain halt is longer than a trip that has it in it, in which there was some going, too."""
    return not claim.approx and claim.bound is None and size_of(claim) >= _LONGER * size_of(trip)


def _high(claim: Claim) -> float:
    return claim.interval.high if claim.interval is not None else 0.0


def _is_halt(case: Case) -> bool:
    """Whether words right beside the figure call it a halt on the way."""
    claim, text = case.claim, case.document.text
    begin, end = claim.sentence
    before = text[max(begin, claim.start - _NEAR) : claim.start]
    behind = text[claim.end : min(max(end, claim.end), claim.end + _NEAR)]
    if breath_cues.HALT_BEFORE.search(before) or breath_cues.HALT_BEHIND.match(behind):
        return True
    if claim.kind == "stop" and breath_cues.STANDS.search(before):
        return True
    if breath_cues.COUNTED_IN.search(before) is None:
        return False
    stood = claim.kind == "stop" and breath_cues.AT_PLACE.match(behind)
    return bool(stood or breath_cues.STOOD_AT.match(behind))


def _with_halts(case: Case) -> list[int]:
    """Return the times around, of which words right behind say that the halts are among them, in order."""
    claim, text = case.claim, case.document.text
    return [
        k
        for k in nearest(ways_of(case).of_kinds("duration", "total"), case.index)
        if claim.end <= (c := case.claims[k]).start <= claim.end + _AROUND
        and breath_cues.WITH_HALTS.match(text[c.end : c.end + 60])
        and "\n\n" not in text[claim.end : c.start]
    ]


def _counts_it(case: Case, trip: Claim) -> bool:
    """Whether the text says that a trip's time is of the whole, the halt among it."""
    claim, text = case.claim, case.document.text
    begin, end = trip.sentence
    around = text[max(begin, trip.start - 60) : min(max(end, trip.end), trip.end + 60)]
    if breath_cues.WHOLE.search(around) or breath_cues.WITH_HALTS.match(text[trip.end :][:60]):
        return True
    counted = text[max(claim.sentence[0], claim.start - _NEAR) : claim.start]
    if between_sentences(text, trip, claim) == 1 and breath_cues.COUNTED_IN.search(counted):
        # "That includes two hours at the border"
        return breath_cues.THAT.match(text, claim.sentence[0]) is not None
    if between_sentences(text, claim, trip) != 0 or claim.start < trip.end:
        return _is_passed(case, trip)
    return breath_cues.WITH.search(text[trip.end : claim.start]) is not None or _is_passed(
        case, trip
    )


def _is_passed(case: Case, trip: Claim) -> bool:
    """Whether the halt is at a place that the trip's way is told to pass."""
    claim = case.claim
    at = case.place_of(claim.destination)
    pair = pair_of(case, trip)
    if at is None or pair is None or at in pair:
        return False
    passed = [case.place_of(m) for m in trip.via]
    if at in passed:
        return True
    return any(
        at in [case.places[v] for v in leg.via]
        and leg.origin is not None
        and leg.destination is not None
        and (case.places[leg.origin], case.places[leg.destination]) == pair
        for journey in case.journeys
        for leg in journey.legs
    )
