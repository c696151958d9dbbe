"""Track gauges by country, where no railway route belongs to a statement."""

import re
from typing import Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.languages.en import verdict_cues
from geotrack.model import Claim, Finding, settled_places
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.joins import pair_of, ways_of
from geotrack.verdicts.arithmetic.phrasing import sentence

#: gauges that the same rolling stock runs on, mm
_COMPATIBLE_MM: Final = 6
#: lines narrower than this are in every country, and no table has them all, mm
_NARROW_MM: Final = 1070
#: … but no branch that tables lack leads so far, in km
_BRANCH_KM: Final = 250.0
_STANDARD_MM: Final = 1435
#: a width among places of more countries is of nobody knows which
_MOST_COUNTRIES: Final = 2
_WIDTH: Final = re.compile(r"\b(\d[,.\s]?\d{3}|[5-9]\d\d)\b")


def gauges_of(case: Case, country: str) -> tuple[int, ...]:
    """Return the gauges of a country in mm, the main one first; empty: unknown."""
    main = [int(r["gauge_mm"]) for r in case.fact("gauges") if r["country"] == country]
    others = [int(r["gauge_mm"]) for r in case.fact("gauge_exceptions") if r["country"] == country]
    return tuple(dict.fromkeys((*main, *others))) if main else ()


def by_country(case: Case, check: str, *, compared: bool = True) -> Finding | None:
    """Return whether two countries' gauges differ as the text says, or a width is one of its country; None: unknown.

    `compared`: whether the first is asked at all.
    """
    claim = case.claim
    countries = _countries(case, claim)
    named = claim.origin is not None or claim.destination is not None
    if (
        compared
        and named
        and len(countries) == 2
        and (found := _between(case, countries, check)) is not None
    ):
        return found
    width = _width(claim)
    if not named and width == _STANDARD_MM and not _is_changed(case):
        return None  # fast lines of that width are built in every country
    gauges = [gauges_of(case, country) for country in countries]
    known = tuple(dict.fromkeys(g for own in gauges for g in own))
    if width is None or not known or not all(gauges):
        return None
    fits = any(abs(width - g) <= _COMPATIBLE_MM for g in known)
    if not fits and width < _NARROW_MM and not _is_compared(case) and not _is_long(case):
        return None
    if not fits and not named and _is_elsewhere(case, width):
        return None  # another country of the text has it
    told = " or ".join(f"{g:,}" for g in known)
    text = (
        f"the railways of {' and '.join(countries)} are {told} mm wide by our tables; {width:,} mm "
    )
    text += "fits" if fits else "is none of these, though single lines may differ"
    return Finding(check=check, rating="consistent" if fits else "doubtful", reason=sentence(text))


def _countries(case: Case, claim: Claim) -> list[str]:
    """Return the countries of a width's places, else of its leg, else of the places named around it."""
    places = [case.place_of(m) for m in (claim.origin, claim.destination)]
    own = list(dict.fromkeys(p.country for p in places if p is not None and p.country))
    if own or claim.origin is not None or claim.destination is not None:
        return own
    if case.leg is not None and case.leg.route is not None and case.leg.route.countries:
        return list(dict.fromkeys(case.leg.route.countries))
    text = case.document.text
    begin, end = claim.sentence
    first = text.rfind("\n\n", 0, begin) + 1
    last = text.find("\n\n", end)
    for a, b in ((begin, end), (first, end), (first, last if last >= 0 else len(text))):
        found = _named_in(case, text[a:b])
        if found:
            return found if len(found) <= _MOST_COUNTRIES else []
    return []


def _named_in(case: Case, text: str) -> list[str]:
    """Return the countries of the settled places whose names stand in a text, in order of the places."""
    named = [
        p.country
        for p in case.places
        if p.country and p.settled and re.search(rf"(?<!\w){re.escape(p.name)}(?!\w)", text)
    ]
    return list(dict.fromkeys(named))


def _between(case: Case, countries: list[str], check: str) -> Finding | None:
    first, second = (gauges_of(case, c)[:1] for c in countries)
    if not first or not second:
        return None
    begin, end = case.claim.sentence
    text = case.document.text[begin:end]
    changed, same = bool(verdict_cues.CHANGED.search(text)), bool(verdict_cues.SAME.search(text))
    if changed == same:
        return None
    breaks = abs(first[0] - second[0]) > _COMPATIBLE_MM
    words = f"by our tables the gauge is {first[0]:,} mm in {countries[0]} and {second[0]:,} mm in {countries[1]}"
    if breaks == changed:
        return Finding(check=check, rating="consistent", reason=sentence(f"{words}, which fits"))
    tail = "it does not change" if changed else "it changes"
    text = f"{words}: {tail} there, though single lines may differ"
    return Finding(check=check, rating="doubtful", reason=sentence(text))


def _is_elsewhere(case: Case, width: int) -> bool:
    """Whether any country that a place of the text lies in has tracks of a width."""
    countries = {p.country for p in case.places if p.country}
    return any(abs(width - g) <= _COMPATIBLE_MM for c in countries for g in gauges_of(case, c))


def _is_changed(case: Case) -> bool:
    """Whether the sentence tells of a change of gauge."""
    begin, end = case.claim.sentence
    return verdict_cues.CHANGED.search(case.document.text[begin:end]) is not None


def _width(claim: Claim) -> int | None:
    if claim.value is not None:
        return round(claim.value)
    found = _WIDTH.search(claim.text)
    return None if found is None else int(re.sub(r"\D", "", found[1]))


def _is_long(case: Case) -> bool:
    """Whether the line that a width is told of leads farther than any branch."""
    pair = pair_of(case, case.claim)
    if pair is None:
        ends = (case.origin, case.destination)
        if ends[0] is None or ends[1] is None or not (ends[0].settled and ends[1].settled):
            return False
        pair = ends[0], ends[1]
    first, last = settled_places(pair)
    return great_circle_km(first.lat, first.lon, last.lat, last.lon) >= _BRANCH_KM


def _is_compared(case: Case) -> bool:
    """Whether the sentence holds another country's gauge against this one: then both are national ones."""
    claim = case.claim
    mine = _countries(case, claim)
    beside = ways_of(case).in_sentence.get(claim.sentence, ())
    if claim.origin is None and claim.destination is None and len(mine) > 1:
        return sum(case.claims[k].kind == "gauge" for k in beside) > 1
    return any(
        (c := case.claims[k]).kind == "gauge" and _countries(case, c) != mine
        for k in ways_of(case).in_sentence.get(case.claim.sentence, ())
        if k != case.index
    )
