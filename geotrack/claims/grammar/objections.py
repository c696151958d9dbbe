"""What speaks against a claim: figures that cannot be, and statements about nowhere in particular."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.languages.en import sentence_patterns
from geotrack.languages.en.travel_words import CALM, VEHICLES
from geotrack.languages.rows import KINDS
from geotrack.measures.units import FACTOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.grammar.discourse import Context
    from geotrack.claims.grammar.motionframes import Frame
    from geotrack.claims.phrases.kinds import Text
    from geotrack.claims.phrases.quantities import Quantity
    from geotrack.languages.rows import Construction
    from geotrack.model import Claim


_TRIP, _DEPART = KINDS["TRIP"], KINDS["DEPART"]
_EQUATOR_KM: Final = 40_075.0  #: WGS 84
_ORBITAL_KMH: Final = 28_000.0  #: low orbit
#: stays and distances in time that are no part of a journey when counted in these
_LASTING: Final = frozenset(("month", "year"))
_SPANS: Final = frozenset(("day", "week", "month", "year"))
#: constructions in which a figure stands as an adjective: "a 20-minute ride"
_ATTRIBUTIVE: Final = (
    "a-",
    "round-trip",
    "stay-for",
    "no-claim",
    "length-",
    "travel-the-length",
    "vehicle-",
    "time-a",
)
_NEVER_YEARS: Final = frozenset(
    (
        "time-away-from",
        "travel-in-time",
        "time-by-vehicle",
        "a-time-trip",
        "time-outside",
        "trip-takes-time",
    )
)
#: constructions that say nothing of travel by themselves: a verb or a noun of travel must
_NEED_TRIP: Final = frozenset(("trip-takes-time", "time-by-vehicle"))
_NO_TRIP: Final = frozenset((KINDS["COVER"], KINDS["STAY"], KINDS["VISIT"]))
#: constructions that need a place in the sentence, or one just spoken of
_NEED_PLACE: Final = frozenset(("travel-in-time", "trip-takes-time", "after-time-arrived"))


def _settled(claim: Claim) -> bool:
    """Whether either end is a place of the gazetteer or the title's."""
    return any(
        m is not None and (m.toponym is not None or m.start is None)
        for m in (claim.origin, claim.destination)
    )


def absurd(quantity: Quantity) -> str | None:
    """Return what cannot be about a figure on Earth; None when nothing."""
    size = max(quantity.value, quantity.value_max or 0.0) * FACTOR[quantity.unit]
    if quantity.value <= 0:
        return "not a positive figure"
    if quantity.dimension == "length" and size > _EQUATOR_KM:
        return "longer than once around the Earth"
    if quantity.dimension == "speed" and size > _ORBITAL_KMH:
        return "faster than a satellite"
    return None


def is_generic(
    text: Text,
    claim: Claim,
    construction: Construction,
    frames: Sequence[Frame],
    context: Context,
    others: int,
    *,
    attributive: bool = False,
) -> bool:
    """Whether a claim speaks of no place in particular: "a mile from a school", "a 1-mile walk"."""
    first, last = (text.tokens.at(offset) for offset in claim.sentence)
    quantity_words = text.lower[text.tokens.at(claim.start) : text.tokens.at(claim.end - 1) + 1]
    if claim.unit in _LASTING and (claim.kind == "stop" or construction.name in _NEVER_YEARS):
        return True
    if (
        quantity_words[:2] in sentence_patterns.A_DAY_ONE_DAY
        and quantity_words[2:3] == sentence_patterns.TRIP_RUN
    ):
        return True
    if claim.kind == "speed" and not CALM.isdisjoint(text.lower[first:last]):
        return True
    if quantity_words[-1:] in sentence_patterns.VISIT_TOUR_VISITS:
        return True  # a stay, not a way
    if attributive and not construction.name.startswith(_ATTRIBUTIVE):
        return True
    if claim.status == "planned" and construction.name == "travel-length" and not _settled(claim):
        return True
    if construction.name == "a-time-trip" and claim.unit in _SPANS and not _settled(claim):
        return True
    if construction.name == "arrives-time-later" and not any(f.kind == _DEPART for f in frames):
        return True
    if (
        construction.name in _NEED_TRIP
        and VEHICLES.keys().isdisjoint(text.lower[first:last])
        and not others
        and not any(f.kind not in _NO_TRIP for f in frames)
    ):
        return True
    if (
        construction.name in _NEED_PLACE
        and not others
        and not any(f.arrivals or f.departures for f in frames)
    ):
        return context.pair == (None, None)
    ends = [m for m in (claim.origin, claim.destination) if m is not None]
    if any(m.toponym is not None or m.start is None for m in ends):
        return False
    if claim.kind in ("distance", "duration") and construction.name.startswith(
        ("a-", "trip-of", "time-of")
    ):
        return not ends
    if claim.kind == "stop":
        return not ends
    if claim.origin is not None and claim.origin.start is not None and claim.kind == "position":
        at = text.tokens.at(claim.origin.start)
        return text.lower[at] in sentence_patterns.INDEFINITE or (
            at > 0 and text.lower[at - 1] in sentence_patterns.INDEFINITE
        )
    return False
