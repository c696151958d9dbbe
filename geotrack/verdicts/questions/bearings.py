"""Ask whether a way heads where its end lies, a place lies beyond another, and on the told side of a coast or of the globe."""

import cmath
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.earth.geodesy import (
    COMPASS,
    angle_between,
    bearing_deg,
    compass,
    destination,
)
from geotrack.languages.en import bearing_words
from geotrack.model import Finding, Mention, Place
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.phrasing import km, quoted, sentence
from geotrack.verdicts.arithmetic.sizes import apart_km
from geotrack.verdicts.arithmetic.twoplaces import is_vast

#: the first stretch of a way may turn: within this it heads as told, from that on nobody would say so, degrees
_HEADS_DEG: Final = 60.0
_ASTRAY_DEG: Final = 105.0
#: places nearer to each other say little about headings, in km
_FROM_KM: Final = 15.0
#: what lies beyond a place is not nearer than this share of the way to that
_NEARER: Final = 0.8
#: a place so near a line of the globe is on both sides of it, degrees
_LINE_DEG: Final = 0.3
#: nearer to the middle of its country than this, in km and as a share of the radius, a place is in no part of it
_FROM_MIDDLE_KM: Final = 100.0
_FROM_MIDDLE: Final = 0.35
#: a place on a coast is so near the sea, in km; it is looked for along rays so many degrees apart, and lies on one
#: side of the place where their mean is so long
_SEA_KM: Final = (20.0, 40.0)
_RAY_DEG: Final = 22.5
_OPEN: Final = 0.4
_MOST_NAMESAKES: Final = 6
#: a bearer of a name so many times as far away is not the one that a heading leads to
_NO_FARTHER: Final = 3.0


@dataclass(frozen=True, slots=True)
class Bearings:
    """Compare headings and sides, told without a figure, with where places lie."""

    name: str = "bearings"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a heading, what lies beyond, a side of the globe or of a coast."""
        asked = {
            bearing_words.TOLD_HEADING: _heading,
            bearing_words.TOLD_BEYOND: _beyond,
            bearing_words.TOLD_HEMISPHERE: _hemisphere,
            bearing_words.TOLD_SIDE: _side,
            bearing_words.TOLD_PART: _part,
        }.get(case.claim.pattern)
        found = asked(case) if asked is not None and case.claim.kind == "situation" else None
        if found is None:
            return
        fits, words = found
        yield Finding(
            check=self.name,
            rating="consistent" if fits else "doubtful",
            reason=sentence(words),
            slip=None if fits or case.claim.direction is None else "direction",
        )


def _heading(case: Case) -> tuple[bool, str] | None:
    claim = case.claim
    mentions = [(claim.origin, claim.destination)]
    if claim.destination is None:
        mentions = _goals(case)
    pairs = [(case.place_of(a), case.place_of(b), b) for a, b in mentions]
    found = []
    for first, last, goal in pairs:
        if not (_is_spot(first) and _is_spot(last)) or first is None or last is None:
            return None
        if apart_km(first, last) < _FROM_KM:
            return None
        bearing = bearing_deg(first.lat or 0.0, first.lon or 0.0, last.lat or 0.0, last.lon or 0.0)
        off = angle_between(bearing, _degrees(case))
        words = f"{last.name} lies {compass(bearing)} of {first.name} (bearing {bearing:.0f}°)"
        others = case.namesakes(goal)[:_MOST_NAMESAKES]
        if off >= _ASTRAY_DEG and not any(
            _is_that_way(case, first, p, apart_km(first, last)) for p in others
        ):
            found.append((False, f"{words}; the way heads {claim.direction}"))
        elif off <= _HEADS_DEG:
            return True, f"{words}; {claim.direction} fits"
        else:
            return None
    return found[0] if found else None


def _goals(case: Case) -> list[tuple[Mention | None, Mention | None]]:
    """Return whence and where to the figures around lead from the place of a heading; empty: nobody knows."""
    claim = case.claim
    start = case.place_of(claim.origin)
    found: dict[str, tuple[Mention | None, Mention | None]] = {}
    for c in case.claims:
        if c.kind not in ("distance", "duration", "leg", "departure") or c.direction is not None:
            continue
        if not claim.sentence[0] - _BEFORE <= c.start < max(claim.sentence[1], claim.end):
            continue
        if "\n\n" in case.document.text[c.start : claim.start]:
            continue
        for a, b in ((c.origin, c.destination), (c.destination, c.origin)):
            there = case.place_of(b)
            if start is not None and case.place_of(a) == start and there is not None:
                found.setdefault(there.name, (a, b))
    return list(found.values()) if len(found) == 1 else []


#: what a heading leads to is told in its sentence or so many characters before
_BEFORE: Final = 250


def _degrees(case: Case) -> float:
    return COMPASS.index(case.claim.direction or "N") * 22.5


def _is_that_way(case: Case, first: Place, place: Place, apart: float) -> bool:
    """Whether another bearer of a name lies as told, and not many times as far as the one that is meant."""
    if place.lat is None or place.lon is None or apart_km(first, place) > _NO_FARTHER * apart:
        return False
    bearing = bearing_deg(first.lat or 0.0, first.lon or 0.0, place.lat, place.lon)
    return angle_between(bearing, _degrees(case)) < _ASTRAY_DEG


def _beyond(case: Case) -> tuple[bool, str] | None:
    claim = case.claim
    mark, lies = case.place_of(claim.origin), case.place_of(claim.destination)
    if mark is None or lies is None or not (_is_spot(mark) and _is_spot(lies)):
        return None
    if claim.via:
        seen = [p for m in claim.via if (p := case.place_of(m)) is not None]
    else:
        seen = _told_before(case)
    seen = [p for p in seen if _is_spot(p) and p.name not in {mark.name, lies.name}]
    if not seen or apart_km(mark, lies) < _FROM_KM:
        return None
    ways = [(apart_km(p, lies), apart_km(p, mark), p) for p in seen]
    one, two, place = ways[-1]
    words = f"from {place.name} it is {km(one)} to {lies.name} and {km(two)} to {mark.name} as the crow flies"
    if all(one >= two for one, two, _ in ways):
        return True, f"{words}, which fits"
    if all(one < _NEARER * two for one, two, _ in ways):
        return False, f"{words}: {lies.name} is not beyond {mark.name}"
    return None


def _told_before(case: Case) -> list[Place]:
    """Return the places that figures and movements of the paragraph lead from or to, in order."""
    claim, text = case.claim, case.document.text
    first = text.rfind("\n\n", 0, claim.start) + 1
    found: dict[str, Place] = {}
    for c in case.claims:
        if not first <= c.start < max(claim.sentence[1], claim.end) or c.kind == "situation":
            continue
        for m in (c.origin, c.destination):
            place = case.place_of(m)
            if place is not None:
                found.setdefault(place.name, place)
    return list(found.values())


def _hemisphere(case: Case) -> tuple[bool, str] | None:
    claim = case.claim
    place = case.place_of(claim.destination)
    told = bearing_words.HEMISPHERE.search(claim.text)
    if told is None or place is None or place.lat is None or not _is_spot(place):
        return None
    side, line_name = told.groups()
    line = bearing_words.LINES[line_name.casefold()]
    off = place.lat - line
    if abs(off) < _LINE_DEG:
        return None
    fits = (off > 0) == bearing_words.SIDES[side.casefold()]
    other = any(
        p.lat is not None and (p.lat > line) != (off > 0)
        for p in case.namesakes(claim.destination)[:_MOST_NAMESAKES]
    )
    if not fits and other:
        return None
    where = f"{abs(place.lat):.1f}° {'N' if place.lat > 0 else 'S'}"
    tail = "which fits" if fits else f"not {quoted(told[0].strip(' ,'))}"
    return fits, f"{place.name} lies at {where}, {tail}"


def _part(case: Case) -> tuple[bool, str] | None:
    """Return whether a place lies in the told part of its country; None: near the middle of it, or aside."""
    claim = case.claim
    outer, place = case.place_of(claim.origin), case.place_of(claim.destination)
    if place is None or outer is None or outer.kind != "country" or not _is_spot(place):
        return None
    if outer.lat is None or place.country != outer.country:
        return None
    if apart_km(outer, place) < max(_FROM_MIDDLE_KM, _FROM_MIDDLE * outer.radius_km):
        return None
    bearing = bearing_deg(outer.lat, outer.lon or 0.0, place.lat or 0.0, place.lon or 0.0)
    off = angle_between(bearing, _degrees(case))
    words = f"{place.name} lies {compass(bearing)} of the middle of {outer.name}"
    if off <= _HEADS_DEG:
        return True, f"{words}; {claim.direction} fits"
    return None if off < _ASTRAY_DEG else (False, f"{words}, not in its {claim.direction}")


def _side(case: Case) -> tuple[bool, str] | None:
    claim = case.claim
    place = case.place_of(claim.destination)
    if place is None or not _is_spot(place) or case.namesakes(claim.destination):
        return None
    rays = [
        cmath.rect(1.0, math.radians(k * _RAY_DEG))
        for k in range(round(360 / _RAY_DEG))
        if any(
            not case.countries_at(
                *destination(place.lat or 0.0, place.lon or 0.0, k * _RAY_DEG, apart)
            )
            for apart in _SEA_KM
        )
    ]
    if not rays or abs(sum(rays)) < _OPEN * len(rays):
        return None  # inland, or with the sea all around
    faces = math.degrees(cmath.phase(sum(rays))) % 360
    off = angle_between(faces, _degrees(case))
    words = f"{place.name} has the sea to the {compass(faces)}"
    if off <= _HEADS_DEG:
        return True, f"{words}; {claim.direction} fits"
    return None if off < _ASTRAY_DEG else (False, f"{words}, not to the {claim.direction}")


def _is_spot(place: Place | None) -> bool:
    """Whether a place is settled and no wide area."""
    return place is not None and place.settled and not is_vast(place)
