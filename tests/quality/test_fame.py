"""Fame by rule: famous names in sentences with nothing else to go by mean their famous bearers.

The names follow from the packaged gazetteer, the pairs and triples from a fixed seed: every capital
and every name whose largest bearer has 300,000 inhabitants and ten times those of the next one
(`famous`), or three times (`three times`: these and the former). Of the few between three and ten times
every one stands in five sentences and more (`between`). A name is right when recognizer and resolver together put it within 50 km of
that bearer; a country of the very name of its capital is right, too.
"""

from __future__ import annotations

import random
import re
from functools import cache

import pytest

from geotrack.config import Settings
from geotrack.earth.geodesy import great_circle_km
from geotrack.model import Document
from geotrack.pipeline import Pipeline
from geotrack.places.gazetteer.keys import name_key

#: share that must be right; measured values are in docs/resolver.md
FLOORS = {"famous": 0.99, "capitals": 0.98, "three times": 0.98, "between": 0.92}
FRAMES = (
    "The plane from {} to {} was full.",
    "Nobody on the night flight to {} slept well.",
    "A freighter left {} on Monday and is expected in {} next week.",
    "She took the train from {} to {} and read all day.",
    "Delegates will meet in {} in the autumn.",
    "The talks began in {} and were continued in {}.",
    "Offices will open in {}, {} and {}.",
    "He has been to {} and {}, but never to {}.",
    "Born in {}, she studied in {} and now lives in {}.",
    "{} — Shares fell on Thursday, and traders in {} sold first.",
    "The exhibition was seen in {} before it came to {}.",
    "The new line serves {}, {}, {}, {} and {}.",
)
NEAR_KM = 50.0
LEAST = 300_000
SEED = 20261130
#: every name stands in so many sentences
TIMES = 2


@cache
def pipeline():
    return Pipeline(Settings())


def cities(country):
    found = pipeline().gazetteer.places_in(country, limit=400)
    return [p for p in found if p.kind in ("city", "capital")]


@cache
def bearers():
    """The best bearer of each name, with how many times the inhabitants of the next it has."""
    from geotrack.places.gazetteer.countries import country_rows

    found = {}
    for code in sorted(country_rows()):
        for place in cities(code):
            if place.kind != "capital" and place.population < LEAST:
                continue
            key = name_key(place.name)
            hits = pipeline().gazetteer.hits(place.name)
            others = [
                h.place.population
                for h in hits
                if h.place.kind in ("city", "capital")
                and h.place.geonameid != place.geonameid
                and name_key(h.place.name) == key
            ]
            found.setdefault(key, []).append((place, max(others, default=0)))
    best = [max(rows, key=lambda row: row[0].population) for rows in found.values()]
    return [(place, place.population / max(other, 1)) for place, other in best]


def names(group):
    # some territories' capitals are villages with a larger namesake: one thinks of Plymouth in England
    capitals = [p for p, times in bearers() if p.kind == "capital" and times > 1.0]
    low = 10.0 if group == "famous" else 3.0
    high = 10.0 if group == "between" else float("inf")
    kept = [p for p, times in bearers() if p.population >= LEAST and low <= times < high]
    if group in ("famous", "capitals"):
        kept = list(dict.fromkeys((*(kept if group == "famous" else ()), *capitals)))
    # "Hyderābād, Sindh" and "Río (Grande)" are how lists write, not texts
    return sorted(
        (p for p in kept if not re.search(r"[,(/]|\d", p.name)), key=lambda p: (p.name, p.country)
    )


@cache
def sentences(group):
    """Texts with their places, in order of the names in each."""
    rng = random.Random(SEED)
    pool = names(group)
    queue = []
    for _ in range(max(TIMES, -(-300 // len(pool)))):
        turn = pool[:]
        rng.shuffle(turn)
        queue += turn
    found, at = [], 0
    while at < len(queue):
        frame = FRAMES[len(found) % len(FRAMES)]
        count = frame.count("{}")
        places = list(dict.fromkeys(queue[at : at + count]))
        at += count
        if len(places) == count:
            found.append((frame.format(*(place.name for place in places)), places))
    return found


def is_right(text, report, place):
    start = text.index(place.name)
    for toponym, answer in report:
        if toponym.start == start and answer.place is not None:
            found = answer.place
            if great_circle_km(found.lat, found.lon, place.lat, place.lon) <= NEAR_KM:
                return True
            return (
                found.kind == "country"
                and place.kind == "capital"
                and found.country == place.country
            )
    return False


def read(text):
    document = Document(text=text)
    toponyms = pipeline().toponyms(document)
    times = pipeline().times(document)
    claims = pipeline().claims(document, toponyms, times)
    answers = pipeline().resolve(document, toponyms, claims)
    return list(zip(toponyms, answers, strict=True))


def share(group):
    """The share of names that are right, and the wrong ones with their sentences."""
    wrong, total = [], 0
    for text, places in sentences(group):
        report = read(text)
        total += len(places)
        wrong += [(place, text) for place in places if not is_right(text, report, place)]
    return 1.0 - len(wrong) / total, wrong


def test_there_are_enough_names():
    assert len(names("famous")) >= 1000
    assert len(names("capitals")) >= 190


@pytest.mark.parametrize("group", FLOORS)
def test_famous_names(group):
    right, wrong = share(group)
    assert right >= FLOORS[group], [(place.name, text) for place, text in wrong[:20]]
