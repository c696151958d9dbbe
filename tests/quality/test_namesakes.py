"""Generated namesakes: each name has several places, each text one kind of evidence for one of them.

Targets are never the best known place of their name, so that the evidence has to decide. The cases
follow from the packaged gazetteer alone, so they are the same in every run.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise

import pytest

from geotrack.config import Settings
from geotrack.earth.geodesy import bearing_deg, compass, great_circle_km
from geotrack.measures.interval import Interval
from geotrack.model import Claim, Document, Mention, Toponym
from geotrack.places.settling.resolver import JointResolver
from geotrack.plugins import component

#: share that must be settled rightly, by kind of evidence; measured values are in docs/resolver.md
FLOORS = {
    "apposition": 0.96,
    "containment": 0.88,
    "proximity": 0.97,
    "claim": 0.97,
    "claim about two": 0.92,
    "adjective": 0.8,
    "dateline": 0.96,
    "type word": 0.94,
}
CASES = 80
STATES = "OH TX IL GA PA MO NY IA KY WI NC TN IN MI AL VA OR MN KS NE".split()
ABBREVIATIONS = {
    "OH": "Ohio", "TX": "Texas", "IL": "Ill.", "GA": "Ga.", "PA": "Pa.", "MO": "Mo.", "NY": "N.Y.", "IA": "Iowa",
    "KY": "Ky.", "WI": "Wis.", "NC": "N.C.", "TN": "Tenn.", "IN": "Ind.", "MI": "Mich.", "AL": "Ala.", "VA": "Va.",
    "OR": "Ore.", "MN": "Minn.", "KS": "Kan.", "NE": "Neb.",
}  # fmt: skip
ADJECTIVES = {
    "MX": "Mexican", "CO": "Colombian", "AR": "Argentine", "CL": "Chilean", "PH": "Philippine", "ES": "Spanish",
    "VE": "Venezuelan", "CU": "Cuban", "PE": "Peruvian", "EC": "Ecuadorian", "BR": "Brazilian", "PT": "Portuguese",
    "GB": "British", "IE": "Irish", "AU": "Australian", "CA": "Canadian", "IN": "Indian", "PK": "Pakistani",
    "FR": "French", "BE": "Belgian", "DE": "German", "AT": "Austrian", "SE": "Swedish", "PL": "Polish",
}  # fmt: skip


@cache
def gazetteer():
    return component("gazetteers", "bundled")()


@cache
def resolver():
    return JointResolver(Settings(), gazetteer())


def article(*parts):
    """Join plain words and ``(name,)`` into a document and its toponyms."""
    text, found = "", []
    for part in parts:
        if isinstance(part, tuple):
            found.append(Toponym(start=len(text), end=len(text) + len(part[0]), text=part[0]))
            part = part[0]
        text += part
    return Document(text=text), tuple(found)


def rivals(place):
    return [
        p
        for p in gazetteer().candidates(place.name)
        if p.kind in ("city", "capital") and p.name == place.name
    ]


@cache
def towns():
    """Towns of the United States with larger namesakes in other states, state by state."""
    found = []
    for state in STATES:
        inside = [
            p
            for p in gazetteer().places_in("US", state, limit=400)
            if p.kind == "city" and 2_000 < p.population < 100_000 and " " not in p.name
        ]
        ambiguous = []
        for place in sorted(inside, key=lambda p: p.geonameid):
            others = rivals(place)
            same_state = [p for p in others if p.country == "US" and p.admin1 == state]
            if len(others) > 2 and others[0].geonameid != place.geonameid and len(same_state) == 1:
                ambiguous.append(place)
        found.extend(ambiguous[:12])
    random.Random(7).shuffle(found)
    return found


@cache
def anchors():
    """Well-known cities by state whose names hardly occur elsewhere."""
    found = {}
    for state in STATES:
        inside = [
            p
            for p in gazetteer().places_in("US", state, limit=60)
            if p.kind == "city" and p.population > 30_000
        ]
        found[state] = [p for p in inside if rivals(p)[:1] == [p]]
    return found


def state_name(place):
    return gazetteer().admin1("US", place.admin1).name


def appositions():
    for town in towns():
        yield (
            town,
            *article(
                "A barn burned down in ",
                (town.name,),
                ", ",
                (state_name(town),),
                ", early on Monday.",
            ),
            (),
        )


def containments():
    for town in towns():
        words = (
            "Lawmakers in ",
            (state_name(town),),
            " had warned of it for years. The bridge at ",
            (town.name,),
            " is closed.",
        )
        yield town, *article(*words), ()


def _near(town, least, most):
    by_distance = []
    for other in anchors()[town.admin1]:
        km = great_circle_km(town.lat, town.lon, other.lat, other.lon)
        if least <= km <= most:
            by_distance.append((km, other))
    return [other for _, other in sorted(by_distance, key=lambda pair: pair[0])]


def proximities():
    for town in towns():
        near = _near(town, 5.0, 120.0)[:2]
        if len(near) == 2:
            words = (
                "Trucks came from ",
                (near[0].name,),
                " and crews from ",
                (near[1].name,),
                ". They stayed in ",
                (town.name,),
                " for a week.",
            )
            yield town, *article(*words), ()


def stated(town, other, km):
    point = compass(bearing_deg(other.lat, other.lon, town.lat, town.lon))
    value = round(km)
    document, found = article((town.name,), f" lies {value} km {point} of ", (other.name,), ".")
    claim = Claim(
        kind="position", start=0, end=len(document.text), text=f"{value} km {point}", pattern="test", value=value,
        unit="km", interval=Interval(value - 1.0, value + 1.0), direction=point,
        origin=Mention(text=other.name, toponym=1), destination=Mention(text=town.name, toponym=0),
    )  # fmt: skip
    return town, document, found, (claim,)


def claims():
    for town in towns():
        for other in _near(town, 40.0, 250.0)[:1]:
            yield stated(town, other, great_circle_km(other.lat, other.lon, town.lat, town.lon))


def adjectives():
    rng = random.Random(11)
    found = []
    for country, adjective in ADJECTIVES.items():
        kept = 0
        for town in gazetteer().places_in(country, limit=400):
            if town.kind != "city" or not town.name.isascii() or town.population < 5_000:
                continue
            others = rivals(town)
            here = [p for p in others if p.country == country]
            if (
                others
                and others[0].country != country
                and here
                and here[0].geonameid == town.geonameid
            ):
                found.append((town, adjective))
                kept += 1
            if kept == 12:
                break
    rng.shuffle(found)
    for town, adjective in found:
        yield (
            town,
            *article(
                "Soldiers searched ",
                (town.name,),
                " for hours. ",
                (adjective,),
                " officials would not say why.",
            ),
            (),
        )


def datelines():
    for town in towns():
        words = (
            (town.name.upper(),),
            ", ",
            (ABBREVIATIONS[town.admin1],),
            " (AP) - A storm tore the roof off a school.",
        )
        yield town, *article(*words), ()


def pairs():
    """Both names are ambiguous; only the figure and the direction say which two are meant."""
    by_state = {}
    for town in towns():
        by_state.setdefault(town.admin1, []).append(town)
    for inside in by_state.values():
        for town, other in pairwise(inside):
            km = great_circle_km(other.lat, other.lon, town.lat, town.lon)
            if km > 40.0:
                yield stated(town, other, km)


@cache
def counties(state):
    return [p for p in gazetteer().places_in("US", state, limit=3000) if p.kind == "admin2"]


def type_words():
    found = []
    for state in STATES:
        for county in counties(state):
            name = county.name.removesuffix(" County")
            if (
                name != county.name
                and " " not in name
                and gazetteer().candidates(name)[0].kind == "city"
            ):
                found.append((county, name))
    random.Random(13).shuffle(found)
    for county, name in found:
        words = (
            "Roads in rural ",
            (name,),
            " county are closed, the ",
            (state_name(county),),
            " police said.",
        )
        yield county, *article(*words), ()


KINDS = {
    "apposition": appositions,
    "containment": containments,
    "proximity": proximities,
    "claim": claims,
    "claim about two": pairs,
    "adjective": adjectives,
    "dateline": datelines,
    "type word": type_words,
}


@cache
def cases(kind):
    return list(KINDS[kind]())[:CASES]


def accuracy(kind):
    right = 0
    for target, document, found, stated in cases(kind):
        answers = resolver().resolve(document, found, stated)
        place = next(
            a.place
            for a, t in zip(answers, found, strict=True)
            if t.text.lower() in target.name.lower()
        )
        right += (
            place is not None
            and place.kind == target.kind
            and great_circle_km(place.lat, place.lon, target.lat, target.lon) < 25.0
        )
    return right / len(cases(kind))


def test_there_are_enough_cases():
    assert sum(len(cases(kind)) for kind in KINDS) >= 500


@pytest.mark.parametrize("kind", KINDS)
def test_accuracy_by_evidence(kind):
    assert accuracy(kind) >= FLOORS[kind]
