"""Ask whether the place lies in the country, division or area that the text puts it in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from geotrack.earth.geodesy import destination, great_circle_km
from geotrack.earth.nations import countries_in
from geotrack.languages.en import apposition_words, bearing_words, verdict_cues
from geotrack.model import Finding, Mention, Place
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.phrasing import km, quoted, sentence

_SIZE: Final = {
    kind: k
    for k, kind in enumerate(
        ("ocean", "continent", "sea", "country", "range", "desert", "region", "peninsula", "admin1",
         "island", "lake", "admin2", "capital", "city", "suburb", "place")
    )
}  # fmt: skip
_MOST_NAMESAKES: Final = 8
_TOWNS: Final = frozenset({"capital", "city"})
#: towns of so many people are what their name means
_KNOWN_FROM: Final = 100_000
#: what an apposition tells is held against a place of so many people only, for names of lesser ones are many
_APPOSED: Final = "lies-behind"
_APPOSED_FROM: Final = 10_000
#: … or where another place of the text lies so near, in km
_HOME_KM: Final = 60.0
#: a place this near to the country told is doubtful, not contradicted, in km
_BORDER_KM: Final = 50.0
#: what belongs to another country, or of which nations disagree
_NO_STATES: Final = frozenset(
    "AI AS AW AX BL BM BQ CC CK CW CX EH FK FO GF GG GI GL GP GU HK IM JE KY MF MO MP MQ MS NC NF NU PF PM PN PR PS RE SH SJ SX"
    " TC TK TW VG VI WF XK YT".split()
)
_DISPUTED: Final = frozenset({("UA", "RU"), ("CN", "TW")})
#: texts that tell of earlier years may tell of other borders
_LATELY: Final = 1992
_VAST: Final = frozenset(
    {"country", "continent", "ocean", "sea", "region", "desert", "range", "admin1"}
)


@dataclass(frozen=True, slots=True)
class Containment:
    """Compare "X in Y" by codes of country and division, else by distance and radius."""

    name: str = "containment"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim of kind ``containment``."""
        claim = case.claim
        if claim.kind in ("position", "distance"):
            for mention in (claim.origin, claim.destination):
                yield from _beside(case, mention, self.name)
        if claim.pattern == apposition_words.TOLD_NATION:
            yield from _of_another(case, self.name)
        if claim.kind != "containment":
            return
        before = case.document.text[max(0, claim.start - 60) : claim.start]
        if verdict_cues.OF_ANOTHER.search(before):
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason="What lies there may be the thing located before, not this place.",
            )
            return
        a, b = case.place_of(claim.origin), case.place_of(claim.destination)
        if a is None or b is None:
            lost = claim.origin if a is None else claim.destination
            name = quoted(lost.text) if lost is not None else "one of the places"
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason=sentence(f"{name} could not be settled on the map"),
            )
            return
        # the larger of the two is the one that contains
        outer, inner, mention = (a, b, claim.destination)
        if _rank(b) < _rank(a):
            outer, inner, mention = (b, a, claim.origin)
        fits = _inside(case, inner, outer)
        if claim.pattern == bearing_words.TOLD_TOWN and (fits or outer.kind != "country"):
            return  # the sentence before may have told of another town
        if fits is None:
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason=sentence(f"how far {outer.name} reaches is not known"),
            )
        elif fits:
            yield Finding(
                check=self.name,
                rating="consistent",
                reason=sentence(f"{inner.name} lies in {outer.name}"),
            )
        elif (
            claim.pattern == _APPOSED
            and inner.population < _APPOSED_FROM
            and not _is_at_home(case, inner, outer)
        ):
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason=sentence(f"likelier another {inner.name} is meant, which we do not list"),
            )
        else:
            found = _outside(case, inner, outer, mention, self.name)
            doubted = claim.pattern == bearing_words.TOLD_TOWN and found.rating == "contradicted"
            yield replace(found, rating="doubtful") if doubted else found


def _of_another(case: Case, check: str) -> Iterator[Finding]:
    """Yield that a place is not of the nation that the text tells: "the Peruvian city of Leticia"."""
    claim = case.claim
    place = case.place_of(claim.destination)
    codes = countries_in(claim.text.rpartition(" of ")[0])
    if place is None or not place.settled or place.kind in _VAST or not place.country:
        return
    if place.population < _APPOSED_FROM or place.country in {*codes, *_NO_STATES}:
        return
    if any(other.country in codes for other in case.namesakes(claim.destination)):
        return
    if any(int(year) < _LATELY for year in apposition_words.YEAR.findall(case.document.text)):
        return  # borders were elsewhere
    if (place.country, *codes) in _DISPUTED:
        return
    words = f"{place.name} lies in {_country(place)}: {quoted(claim.text)} is doubtful"
    yield Finding(check=check, rating="doubtful", reason=sentence(words))


def _is_at_home(case: Case, inner: Place, outer: Place) -> bool:
    """Whether other places of the text lie right beside where a lesser one was settled, and none in the country told."""
    if inner.lat is None or inner.lon is None or outer.kind != "country":
        return False
    others = [
        p
        for p in case.places
        if p.lat is not None and p.lon is not None and p.kind not in _VAST and p.name != inner.name
    ]
    near = any(
        great_circle_km(inner.lat, inner.lon, p.lat or 0.0, p.lon or 0.0) <= _HOME_KM
        for p in others
    )
    return near and not any(p.country == outer.country for p in others)


def _beside(case: Case, mention: Mention | None, check: str) -> Iterator[Finding]:
    """Yield that a place does not lie in the country named right behind it: "Gdansk, Germany"."""
    place = case.place_of(mention)
    if place is None or mention is None or mention.end is None or place.kind not in _TOWNS:
        return
    if place.population < _KNOWN_FROM:
        return  # an obscure place is likelier another of its name
    for area in case.within(mention):
        if area.kind != "country" or _inside(case, place, area) is not False:
            continue
        behind = case.document.text[mention.end : mention.end + len(area.name) + 30]
        named = re.match(rf",\s+{re.escape(area.name)}(?![\w-])", behind)
        if named is None or verdict_cues.LIST_GOES_ON.match(behind, named.end()):
            continue
        if any(
            other.settled and _inside(case, other, area)
            for other in case.namesakes(mention)[:_MOST_NAMESAKES]
        ):
            continue
        yield Finding(
            check=check,
            rating="doubtful",
            reason=sentence(
                f"{place.name} as settled on the map lies in {_country(place)}, not in {area.name}, "
                f"and {area.name} has no place of that name that we list"
            ),
            slip="wrong-namesake",
        )


def _country(place: Place) -> str:
    return ", ".join(x for x in (place.admin1, place.country) if x) or "another country"


def _rank(place: Place) -> int:
    return _SIZE.get(place.kind, len(_SIZE))


def _inside(case: Case, inner: Place, outer: Place) -> bool | None:
    country = inner.country
    if country is None and inner.lat is not None and inner.lon is not None:
        codes = case.countries_at(inner.lat, inner.lon)
        country = codes[0] if codes else None
    if outer.kind == "country" and outer.country:
        if country == outer.country:
            return True
        if inner.lat is not None and inner.lon is not None:
            return outer.country in case.countries_at(inner.lat, inner.lon)
        return False if country else None
    if outer.kind == "admin1" and outer.admin1 and outer.country:
        if inner.admin1 and country:
            return (inner.admin1, country) == (outer.admin1, outer.country)
        return None
    if outer.kind == "admin2" and outer.admin2 and inner.admin2:
        return (inner.admin2, inner.admin1, country) == (outer.admin2, outer.admin1, outer.country)
    if inner.lat is None or inner.lon is None or outer.lat is None or outer.lon is None:
        return None
    apart = great_circle_km(inner.lat, inner.lon, outer.lat, outer.lon)
    if outer.radius_km > 0:
        if apart <= 1.3 * outer.radius_km + inner.radius_km:
            return True
        return False if apart > 3 * outer.radius_km + inner.radius_km + 20 else None
    return None


def _is_near(case: Case, place: Place, country: Place) -> bool:
    """Whether a country begins close to a place: borders were elsewhere once, and the map is not that fine."""
    if place.lat is None or place.lon is None:
        return False
    around = (
        destination(place.lat, place.lon, bearing, apart)
        for apart in (_BORDER_KM / 2, _BORDER_KM)
        for bearing in range(0, 360, 45)
    )
    return any(country.country in case.countries_at(*point) for point in around)


def _outside(
    case: Case, inner: Place, outer: Place, mention: Mention | None, check: str
) -> Finding:
    for place in case.namesakes(mention)[:_MOST_NAMESAKES]:
        if place.settled and _inside(case, place, outer):
            return Finding(
                check=check,
                rating="doubtful",
                reason=sentence(
                    f"{inner.name} as settled on the map is not in {outer.name}, but there is a place of that name there"
                ),
                slip="wrong-namesake",
            )
    where = ""
    sure = case.claim.pattern != _APPOSED or inner.population >= _KNOWN_FROM
    if inner.country:
        where = f" (it is in {', '.join(x for x in (inner.admin1, inner.country) if x)})"
    apart = ""
    if (
        inner.lat is not None
        and inner.lon is not None
        and outer.lat is not None
        and outer.lon is not None
    ):
        apart = (
            f", {km(great_circle_km(inner.lat, inner.lon, outer.lat, outer.lon))} from its middle"
        )
    return Finding(
        check=check,
        rating="contradicted"
        if outer.kind == "country" and sure and not _is_near(case, inner, outer)
        else "doubtful",
        reason=sentence(f"{inner.name} does not lie in {outer.name}{apart}{where}"),
    )
