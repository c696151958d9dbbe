"""Ask whether the border exists, and whether the route crosses it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import verdict_cues
from geotrack.measures.modes import by_sea, mode_row
from geotrack.model import Finding, Mode, Place
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.joins import nearest, pair_of
from geotrack.verdicts.arithmetic.phrasing import km, sentence
from geotrack.verdicts.arithmetic.twoplaces import is_vast

#: what is told of a way between two places
_OF_WAYS: Final = frozenset({"distance", "duration", "total", "leg", "departure", "arrival"})
_MOST_WAYS: Final = 3
#: a place lies on a way that by it is no longer than this, and surely not on one that is longer than this …
_ON_THE_WAY: Final = 1.2
_FAR_OFF: Final = 1.6
#: where fewer places are named the way may lead anywhere
_FEWEST_TOWNS: Final = 2
#: … by so many kilometers, for border posts lie off towns
_ON_THE_WAY_KM: Final = 20.0


@dataclass(frozen=True, slots=True)
class Border:
    """Look the pair of countries up, and the route's crossings."""

    name: str = "border"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim of kind ``border``."""
        claim = case.claim
        if claim.kind != "border":
            return
        pair = _countries(case)
        if pair is None and claim.via:
            yield from _at_place(case, self.name)
            return
        if pair is None and claim.origin is None and claim.destination is not None:
            yield from _entered(case, self.name)
            return
        if pair is None:
            yield from _crossed(case, self.name)
            return
        (a, name_a), (b, name_b) = pair
        ends = (case.place_of(claim.origin), case.place_of(claim.destination))
        if verdict_cues.CROSSES.search(claim.text) and any(
            p is None or p.kind != "country" for p in ends
        ):
            return  # "from Bergen into Småland": what borders lie between is not said
        if a == b:
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason=sentence(f"{name_a} and {name_b} lie in one country"),
            )
            return
        known = {tuple(sorted((row["a"], row["b"]))) for row in _pairs(case)}
        if tuple(sorted((a, b))) not in known:
            yield Finding(
                check=self.name,
                rating="contradicted",
                reason=sentence(f"{name_a} and {name_b} have no land border"),
            )
            return
        leg = case.leg
        if leg is None or leg.route is None or not leg.route.countries:
            if (found := _elsewhere(case, (a, name_a), (b, name_b), self.name)) is not None:
                yield found
                return
            yield Finding(
                check=self.name,
                rating="consistent",
                reason=sentence(f"{name_a} and {name_b} share a land border"),
            )
            return
        for way in leg.route.alternatives:
            for crossing in way.crossings:
                if {crossing.origin, crossing.destination} == {a, b}:
                    at = crossing.name or f"{crossing.lat:.2f}, {crossing.lon:.2f}"
                    far = f" after {km(crossing.km)}" if crossing.km is not None else ""
                    yield Finding(
                        check=self.name,
                        rating="consistent",
                        reason=sentence(f"the route crosses that border at {at}{far}"),
                    )
                    return
        codes = {case.places[k].country for k in (leg.origin, leg.destination) if k is not None}
        if codes != {a, b} and (
            any(way.crossings for way in leg.route.alternatives)
            or len(set(leg.route.countries)) == 1
        ):
            through = " → ".join(leg.route.countries)
            yield Finding(
                check=self.name,
                rating="doubtful",
                reason=sentence(
                    f"{name_a} and {name_b} share a border, but the ways found ({through}) do not cross it"
                ),
                slip="detour",
            )
            return
        yield Finding(
            check=self.name,
            rating="consistent",
            reason=sentence(f"{name_a} and {name_b} share a land border"),
        )


def _ways(case: Case) -> list[tuple[Place, Place, Mode]]:
    """Return the ways whose ends the paragraph of the claim tells, each once, nearest first."""
    text, mine = case.document.text, case.claim
    found: dict[tuple[Place, Place, Mode], int] = {}
    for k in nearest(range(len(case.claims)), case.index):
        other = case.claims[k]
        if other.kind not in _OF_WAYS or (pair := pair_of(case, other)) is None:
            continue
        first, last = sorted((mine, other), key=lambda c: c.start)
        if "\n\n" in text[first.end : last.start] or any(is_vast(p) for p in pair):
            continue
        mode = "road" if other.mode == "unknown" else mode_row(other.mode).network
        if mode is None or by_sea(mode):
            continue
        away = abs(other.start - mine.start)
        key = (*pair, mode)
        found[key] = min(away, found.get(key, away))
    return sorted(found, key=lambda w: found[w])[:_MOST_WAYS]


def _elsewhere(
    case: Case, first: tuple[str, str], second: tuple[str, str], check: str
) -> Finding | None:
    """Return that no way told beside a crossing leads through one of its countries; None: one may."""
    if not verdict_cues.CROSSES.search(case.claim.text):
        return None
    codes = {first[0], second[0]}
    touched = {p.country for p in case.places if p.settled and p.kind != "country" and p.country}
    through: set[str] = set()
    names = []
    for origin, destination, mode in _ways(case):
        route = case.route(origin, destination, mode)
        if not route.countries:
            return None
        through.update(c for way in route.alternatives for c in way.countries)
        through.update(route.countries)
        names.append(f"{origin.name}–{destination.name}")
    off = codes - through - touched
    if not names or len(off) != 1 or not codes & through:
        return None
    name = first[1] if first[0] in off else second[1]
    text = f"the ways found for {', '.join(names)} do not lead through {name}"
    return Finding(check=check, rating="doubtful", reason=sentence(text), slip="detour")


def _entered(case: Case, check: str) -> Iterator[Finding]:
    """Yield whether any way told around leads into the country that somebody is told to enter."""
    place = case.place_of(case.claim.destination)
    if place is None or place.kind != "country" or not place.country:
        return
    towns = [
        p for p in case.places if p.settled and p.country and p.kind not in ("country", "continent")
    ]
    if any(p.country == place.country for p in towns):
        yield Finding(
            check=check,
            rating="consistent",
            reason=sentence(f"places of the text lie in {place.name}"),
        )
        return
    codes: set[str] = set()
    names = []
    for origin, destination, mode in _ways(case):
        route = case.route(origin, destination, mode)
        if not route.countries:
            return
        codes.update(c for way in route.alternatives for c in way.countries)
        codes.update(route.countries)
        names.append(f"{origin.name}–{destination.name}")
    if len(names) < 1 or len(towns) < _FEWEST_TOWNS:
        return
    if place.country in codes:
        text = f"the way found for {', '.join(names)} leads through {place.name}"
        yield Finding(check=check, rating="consistent", reason=sentence(text))
        return
    text = f"the ways found for {', '.join(names)} do not lead into {place.name}, where no place of the text lies"
    yield Finding(check=check, rating="doubtful", reason=sentence(text), slip="detour")


def _at_place(case: Case, check: str) -> Iterator[Finding]:
    """Yield whether a place where a border is crossed lies on the way told nearest to it."""
    place = case.place_of(case.claim.via[0])
    ways = [w for w in _ways(case) if place not in w[:2]]
    if place is None or is_vast(place) or not ways:
        return
    origin, destination, mode = ways[0]
    straight, *parts = (
        case.route(a, b, mode)
        for a, b in ((origin, destination), (origin, place), (place, destination))
    )
    if not all(r.alternatives and math.isfinite(r.best_km) for r in (straight, *parts)):
        return
    by_it = sum(r.best_km for r in parts)
    words = f"{origin.name}–{destination.name} is about {km(straight.best_km)}, and by {place.name} {km(by_it)}"
    if by_it <= _ON_THE_WAY * straight.best_km + _ON_THE_WAY_KM:
        yield Finding(
            check=check, rating="consistent", reason=sentence(f"{words}: it may lie on the way")
        )
        return
    if by_it > _FAR_OFF * straight.best_km + _ON_THE_WAY_KM:
        text = f"{words}: it does not lie on the way"
        yield Finding(check=check, rating="doubtful", reason=sentence(text), slip="detour")


def _pairs(case: Case) -> tuple[dict[str, str], ...]:
    return tuple(case.fact("borders"))


def _country_of(case: Case, place: Place | None) -> tuple[str, str] | None:
    if place is None:
        return None
    if place.country:
        return place.country, place.name
    if place.lat is None or place.lon is None:
        return None
    codes = case.countries_at(place.lat, place.lon)
    return (codes[0], place.name) if codes else None


def _countries(case: Case) -> tuple[tuple[str, str], tuple[str, str]] | None:
    claim = case.claim
    first = _country_of(case, case.place_of(claim.origin))
    second = _country_of(case, case.place_of(claim.destination))
    if first is not None and second is not None:
        return first, second
    return None


def _crossed(case: Case, check: str) -> Iterator[Finding]:
    """Yield whether the leg crosses any border, when the claim names none."""
    leg = case.leg
    if leg is None or leg.route is None or not leg.route.alternatives:
        yield Finding(
            check=check,
            rating="not-checkable",
            reason="The text does not say which border, and no route shows it.",
        )
        return
    crossings = leg.route.crossings
    if crossings:
        told = ", ".join(c.name or f"{c.origin}–{c.destination}" for c in crossings)
        yield Finding(
            check=check, rating="consistent", reason=sentence(f"the route crosses a border: {told}")
        )
        return
    yield Finding(
        check=check,
        rating="doubtful",
        reason="The routes found cross no border.",
        slip="detour",
    )
