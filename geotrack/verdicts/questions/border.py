"""Ask whether the border exists, and whether the route crosses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geotrack.model import Finding
from geotrack.verdicts.arithmetic.phrasing import km, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.model import Place
    from geotrack.protocols import Case

__all__ = ["Border"]


@dataclass(frozen=True, slots=True)
class Border:
    """Look the pair of countries up, and the route's crossings."""

    name: str = "border"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim of kind ``border``."""
        claim = case.claim
        if claim.kind != "border":
            return
        pair = _countries(case)
        if pair is None:
            yield from _crossed(case, self.name)
            return
        (a, name_a), (b, name_b) = pair
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
        if (
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
