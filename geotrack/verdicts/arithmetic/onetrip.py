"""Which departures, arrivals and durations may be those of one trip."""

from collections.abc import Sequence

from geotrack.measures.units import DIMENSION
from geotrack.model import Claim, Place
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.cues import is_habitual
from geotrack.verdicts.arithmetic.engine import Statement
from geotrack.verdicts.arithmetic.joins import pair_of, ways_of
from geotrack.verdicts.arithmetic.moments import Moment


def may_be_one(case: Case, departs: Moment, arrives: Moment) -> bool:
    """Whether a departure and an arrival may be of one trip: by one mode, and the arrival told no sentence before.

    A train leaves at 20:20 and a car got there at 7pm; a flight landed at 01:12 and its replacement left at 05:30.
    """
    left, came = ([case.claims[k] for k in m.claims] for m in (departs, arrives))
    modes = [{c.mode for c in claims} - {"unknown"} for claims in (left, came)]
    if all(modes) and modes[0].isdisjoint(modes[1]):
        return False
    ends, begins = max(c.sentence[0] for c in came), min(c.sentence[0] for c in left)
    if None not in (departs.step_h, arrives.step_h) and "\n\n" in case.document.text[begins:ends]:
        return False  # clock times of no date, in paragraphs of their own
    return ends >= begins


def of_that_trip(case: Case, duration: Statement) -> bool:
    """Whether a duration surely is that of the trip whose times are told.

    It stands in one sentence with a time, is told of a whole, or is the only one of that way in the text;
    and of those by several vehicles it stands nearest to the times.
    """
    claims = [case.claims[k] for k in duration.claims]
    if any(is_habitual(case.document.text, c) for c in claims):
        return False
    ways = ways_of(case)
    modes = {c.mode for c in claims}
    rivals = _durations_between(case, [pair_of(case, c) for c in claims])
    others = [c for c in rivals if c.mode not in modes]
    if others and min(ways.from_a_time(c.start) for c in others) < min(
        ways.from_a_time(c.start) for c in claims
    ):
        return False
    if any(c.kind == "total" or ways.beside_a_time(c.sentence) for c in claims):
        return True
    alike = [c for c in rivals if c not in claims and c.bound is None]
    return not any(c.mode in modes or "unknown" in {c.mode, *modes} for c in alike)


def _durations_between(case: Case, pairs: Sequence[tuple[Place, Place] | None]) -> list[Claim]:
    """Return the claims that tell how long a way between the places of one of the pairs took."""
    ways = ways_of(case)
    found = {k for pair in set(pairs) if pair is not None for k in ways.naming(pair, case.index)}
    return [
        c
        for c in (case.claims[k] for k in sorted(found))
        if c.kind in ("duration", "total") and DIMENSION.get(c.unit or "") == "time"
    ]


def is_told_apart(case: Case, total: Statement, departs: Moment, arrives: Moment) -> bool:
    """Whether the time on the way stands in another sentence than both: what it usually takes may be meant."""
    told = {case.claims[k].sentence for k in (*departs.claims, *arrives.claims)}
    return not any(case.claims[k].sentence in told for k in total.claims)
