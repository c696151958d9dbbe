"""Documents to fit the resolver on: generated ones, and open text with its appositions masked.

Nothing here comes from an evaluation corpus. Generated documents assume that a local story names
places around its home with a probability that falls with distance and grows with size, now and then
its state and county, and here and there somewhere far away; that other stories are about a country
or about the world. Masked documents are open texts in which "Salem, New Jersey" becomes "Salem": what
was masked tells which Salem is meant.
"""

from __future__ import annotations

import json
import math
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.model import Document, Place, Toponym
from geotrack.text.names import normalize

if TYPE_CHECKING:
    from pathlib import Path

#: how often places of a country are at home in a local story
HOMES = {
    "US": 0.62,
    "GB": 0.12,
    "CA": 0.10,
    "AU": 0.05,
    "IE": 0.02,
    "NZ": 0.02,
    "IN": 0.04,
    "ZA": 0.03,
}
FILLER = (
    "the council met on the matter and the meeting went on until the evening while neighbors waited",
    "officials said that more would be known once the work was done and the figures were in",
    "people stood by the road and spoke of what had been seen on the day before",
    "there was no comment on what would follow and nobody expected one soon",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A document with its toponyms and the right place of each (None: not known)."""

    document: Document
    toponyms: tuple[Toponym, ...]
    truth: tuple[Place | None, ...]


#: share of the places named in English-language news by country, by general knowledge to a factor of
#: two: what the generated texts tell of
COUNTRY_SHARE: Final = {
    "US": 0.36, "GB": 0.09, "CA": 0.05, "AU": 0.035, "IN": 0.03, "CN": 0.025, "RU": 0.025,
    "FR": 0.025, "DE": 0.02, "JP": 0.015, "IE": 0.012, "NZ": 0.01, "ZA": 0.012, "IL": 0.015,
    "IT": 0.015, "ES": 0.012, "MX": 0.012, "BR": 0.01, "IQ": 0.012, "IR": 0.01, "SY": 0.01,
    "UA": 0.012, "PK": 0.01, "AF": 0.01, "EG": 0.01, "TR": 0.01, "NG": 0.01, "KR": 0.008,
    "KP": 0.006, "PS": 0.008, "SA": 0.007, "BE": 0.006, "NL": 0.006, "CH": 0.006, "GR": 0.006,
    "SE": 0.005, "PL": 0.006, "AT": 0.004, "NO": 0.004, "DK": 0.004, "PT": 0.004, "LB": 0.005,
    "JO": 0.004, "YE": 0.004, "SD": 0.004, "KE": 0.005, "TH": 0.004, "VN": 0.005, "ID": 0.006,
    "PH": 0.006, "MY": 0.004, "HK": 0.004, "TW": 0.004, "AR": 0.004, "CO": 0.004, "VE": 0.004,
    "CU": 0.004, "HT": 0.003, "GE": 0.004, "LY": 0.004, "AE": 0.004, "SO": 0.003, "ET": 0.003,
}  # fmt: skip
#: share of every other country
OTHER_SHARE: Final = 0.0015


class World:
    """The gazetteer's places by country, as arrays to draw from."""

    def __init__(self, gazetteer: object) -> None:
        self.gazetteer = gazetteer
        self.cities: dict[str, list[Place]] = {}
        self.counties: dict[tuple[str, str, str], Place] = {}
        self.states: dict[tuple[str, str], Place] = {}
        self.countries: list[Place] = []
        codes = (
            sorted(set(HOMES) | set(COUNTRY_SHARE))
            + "PL NL BE SE NO FI DK GR PT CH AT CZ RO HU KP VN TH PH ID MY SA AE JO LB YE SD KE ET GH CM CO AR CL PE VE CU HT GE AM AZ KZ RS BG".split()
        )
        for code in codes:
            country = gazetteer.country(code)
            if country is not None:
                self.countries.append(country)
            limit = 60_000 if code in HOMES else 1500
            for place in gazetteer.places_in(code, limit=limit):
                if place.kind in ("city", "capital") and place.population > 0:
                    self.cities.setdefault(code, []).append(place)
                elif place.kind == "admin2" and place.admin1 and place.admin2:
                    self.counties[code, place.admin1, place.admin2] = place
                elif place.kind == "admin1" and place.admin1:
                    self.states[code, place.admin1] = place
        self.lat = {c: np.radians([p.lat for p in ps]) for c, ps in self.cities.items()}
        self.lon = {c: np.radians([p.lon for p in ps]) for c, ps in self.cities.items()}
        self.size = {
            c: np.array([p.population for p in ps], float) for c, ps in self.cities.items()
        }

    def city(self, rng: random.Random, code: str, power: float) -> Place:
        weights = self.size[code] ** power
        return self.cities[code][_draw(rng, weights)]

    def neighbor(self, rng: random.Random, code: str, home: Place) -> Place:
        lat, lon = math.radians(home.lat), math.radians(home.lon)
        h = (
            np.sin((self.lat[code] - lat) / 2) ** 2
            + np.cos(lat) * np.cos(self.lat[code]) * np.sin((self.lon[code] - lon) / 2) ** 2
        )
        km = 2 * 6371 * np.arcsin(np.sqrt(h))
        weights = self.size[code] ** 0.6 * (np.exp(-km / 25) + 0.1 * np.exp(-km / 100)) * (km > 0)
        return self.cities[code][_draw(rng, weights)]

    def within(self, rng: random.Random, code: str, home: Place) -> Place:
        """Return a city of the same division, by size."""
        same = np.array([p.admin1 == home.admin1 for p in self.cities[code]])
        return self.cities[code][_draw(rng, self.size[code] ** 0.7 * same)]

    def foreign(self, rng: random.Random) -> Place:
        shares = np.array([COUNTRY_SHARE.get(p.country, 3 * OTHER_SHARE) for p in self.countries])
        return self.countries[_draw(rng, shares)]


def _draw(rng: random.Random, weights: np.ndarray) -> int:
    total = np.cumsum(weights)
    return min(
        int(np.searchsorted(total, rng.random() * total[-1], side="right")), len(weights) - 1
    )


def generated(world: World, count: int, seed: int) -> list[Lesson]:
    """Return `count` generated documents."""
    rng = random.Random(seed)
    return [_one(world, rng) for _ in range(count)]


def _one(world: World, rng: random.Random) -> Lesson:
    kind = rng.random()
    said = _local(world, rng) if kind < 0.6 else _wide(world, rng, one=kind < 0.8)
    rng.shuffle(said)
    return _written(said, rng)


def _local(world: World, rng: random.Random) -> list[tuple[Place, Place | None]]:
    """Return what a story of one town names, each with what is said behind it."""
    said: list[tuple[Place, Place | None]] = []
    code = rng.choices(list(HOMES), list(HOMES.values()))[0]
    home = world.city(rng, code, 0.55)
    state = world.states.get((code, home.admin1 or ""))
    county = world.counties.get((code, home.admin1 or "", home.admin2 or ""))
    said += [(home, state if rng.random() < 0.12 else None)] * 1
    said += [(home, None)] * rng.randint(0, 3)
    if county and rng.random() < 0.35:
        said.append((county, None))
    if state and rng.random() < 0.45:
        said += [(state, None)] * rng.randint(1, 2)
    for _ in range(rng.choice((0, 0, 1, 1, 2, 3, 4, 5))):
        near = world.neighbor(rng, code, home)
        said.append((near, None))
        there = world.counties.get((code, near.admin1 or "", near.admin2 or ""))
        if there and rng.random() < 0.12:
            said.append((there, None))
    for _ in range(rng.choice((0, 0, 1, 1, 2, 3))):
        said.append((world.within(rng, code, home), None))
    for _ in range(rng.choice((0, 0, 0, 0, 1, 2))):
        far = world.city(rng, code, rng.choice((0.75, 1.0)))
        where = world.states.get((code, far.admin1 or ""))
        qualified = where if rng.random() < (0.7 if far.population < 200_000 else 0.15) else None
        said.append((far, qualified))
    for _ in range(rng.choice((0, 0, 0, 1))):
        other = rng.choice([s for (c, _), s in world.states.items() if c == code])
        said.append((other, None))
    said += [(world.foreign(rng), None) for _ in range(rng.choice((0, 0, 0, 1, 2)))]
    return said


def _wide(world: World, rng: random.Random, *, one: bool) -> list[tuple[Place, Place | None]]:
    """Return what a story of one country or of several names, each with what is said behind it."""
    said: list[tuple[Place, Place | None]] = []
    lands = [world.foreign(rng) for _ in range(1 if one else rng.randint(2, 4))]
    for land in lands:
        said += [(land, None)] * (rng.random() < 0.8)
        code = land.country
        capital = world.gazetteer.capital(code)
        if capital is not None and rng.random() < 0.5:
            said.append((capital, None))
        for _ in range(rng.randint(1, 5 if len(lands) == 1 else 2)):
            city = world.city(rng, code, rng.choice((0.8, 1.0, 1.0)))
            qualified = land if city.population < 100_000 and rng.random() < 0.4 else None
            said.append((city, qualified))
        states = [s for (c, _), s in world.states.items() if c == code]
        if states and rng.random() < 0.3:
            said.append((rng.choice(states), None))
    said += [(world.foreign(rng), None) for _ in range(rng.choice((0, 1, 1, 2)))]
    if rng.random() < 0.3:
        said.append((world.city(rng, "US", 1.0), None))
    return said


def _written(said: list[tuple[Place, Place | None]], rng: random.Random) -> Lesson:
    """Return the document that says the places, with filler between them."""
    parts: list[str] = []
    toponyms: list[Toponym] = []
    truth: list[Place | None] = []
    length = 0

    def write(words: str) -> None:
        nonlocal length
        parts.append(words)
        length += len(words)

    def name(place: Place) -> None:
        toponyms.append(Toponym(start=length, end=length + len(place.name), text=place.name))
        truth.append(place)
        write(place.name)

    for place, outer in said:
        write("On the day before in ")
        name(place)
        if outer is not None:
            write(", ")
            name(outer)
            write(",")
        filler = rng.choice(FILLER)
        write(f" {filler[: rng.randint(20, len(filler))]}. ")
    return Lesson(
        document=Document(text="".join(parts)), toponyms=tuple(toponyms), truth=tuple(truth)
    )


def masked(gazetteer: object, folder: Path, *, mask: bool = True) -> list[Lesson]:
    """Return open texts whose appositions are masked and hence known.

    `folder` holds files of JSON lines with sentences as lists of words and BIO tags.
    """
    lessons = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            lesson = _masked_one(gazetteer, json.loads(line)["sents"], mask=mask)
            if lesson is not None:
                lessons.append(lesson)
    return lessons


def _masked_one(gazetteer: object, sentences: list, *, mask: bool) -> Lesson | None:
    pieces = _pieces(sentences)
    known: dict[int, Place] = {}
    hidden: set[int] = set()
    for k in range(len(pieces) - 2):
        (inner, a), (comma, b), (outer, c) = pieces[k : k + 3]
        if not (a and c) or b or comma != "," or k in hidden:
            continue
        inside = _inside(gazetteer, inner, outer)
        if inside is not None:
            known[k] = inside
            if mask:
                hidden |= {k + 1, k + 2}
    if not known:
        return None
    text, toponyms, truth = "", [], []
    for k, (words, place) in enumerate(pieces):
        if k in hidden:
            continue
        if text and words not in (",", ".", ")", "'s"):
            text += " "
        if place:
            toponyms.append(Toponym(start=len(text), end=len(text) + len(words), text=words))
            truth.append(known.get(k))
        text += words
    if len(text) > 30_000:
        return None
    return Lesson(document=Document(text=text), toponyms=tuple(toponyms), truth=tuple(truth))


def _pieces(sentences: list) -> list[tuple[str, bool]]:
    """Return the words of tagged sentences, names of places as one piece; True: a place."""
    pieces: list[tuple[str, bool]] = []
    for words, tags in sentences:
        k = 0
        while k < len(words):
            end = k + 1
            if tags[k] == "B-LOC":
                while end < len(words) and tags[end] == "I-LOC":
                    end += 1
            pieces.append((" ".join(words[k:end]), tags[k] == "B-LOC"))
            k = end
    return pieces


def _inside(gazetteer: object, inner: str, outer: str) -> Place | None:
    """Return the town `inner` that lies in the country or state `outer`; None: no apposition."""
    outers = [p for p in gazetteer.candidates(outer) if p.kind in ("country", "admin1")][:1]
    if not outers or normalize(inner) == normalize(outer):
        return None
    if any(p.kind in ("country", "admin1") for p in gazetteer.candidates(inner)[:1]):
        return None  # members of a list
    return next(
        (
            p
            for p in gazetteer.candidates(inner)
            if p.country == outers[0].country
            and (outers[0].kind == "country" or p.admin1 == outers[0].admin1)
            and p.kind in ("city", "capital", "admin2")
        ),
        None,
    )
