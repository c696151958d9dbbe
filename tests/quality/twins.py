"""Make pairs of short articles of one wording, one true and one with a planted slip, by kind of slip.

The lengths are those of the networks and of the globe, so the pairs hold the checks together over the years;
they are no blind figure. Wording, towns and hours are drawn from a seed: the same pairs every time.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geotrack.earth.geodesy import COMPASS, bearing_deg, great_circle_km

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geotrack.model import Place
    from geotrack.pipeline import Pipeline

#: towns by country between which roads and rails are drawn; wide apart and of one meaning
TOWNS = {
    "FR": "Lyon Dijon Bordeaux Toulouse Nantes Rennes Strasbourg Grenoble Limoges Montpellier",
    "DE": "Hamburg Hannover Kassel Leipzig Dresden Bremen Dortmund Stuttgart Augsburg Rostock",
    "IT": "Milan Bologna Naples Turin Verona Bari Genoa Pescara Ancona Foggia",
    "PL": "Warsaw Kraków Gdańsk Poznań Wrocław Lublin Szczecin Katowice Toruń Białystok",
    "TR": "Ankara Konya Kayseri Sivas Bursa Izmir Antalya Adana Samsun Erzurum",
}
COUNTRY = {"FR": "France", "DE": "Germany", "IT": "Italy", "PL": "Poland", "TR": "Turkey"}
WORDS = {
    "N": "north", "NE": "north-east", "E": "east", "SE": "south-east", "S": "south", "SW": "south-west",
    "W": "west", "NW": "north-west",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """Two articles that differ in one statement; `slip`: the words of the false one that are wrong."""

    kind: str
    true: str
    false: str
    slip: str


class Maker:
    """Draws pairs of towns with what lies between them.

    Parameters
    ----------
    pipeline
        For its gazetteer and its networks.
    seed
        Of the drawing.
    """

    def __init__(self, pipeline: Pipeline, seed: int = 20) -> None:
        self.rng = random.Random(seed)
        self.routes = pipeline.routes()
        self.places = {
            (code, name): next(
                p
                for p in pipeline.gazetteer.candidates(name)
                if p.country == code and p.kind in ("city", "capital")
            )
            for code, names in TOWNS.items()
            for name in names.split()
        }

    def pair(
        self, low: float = 120, high: float = 700
    ) -> tuple[str, str, str, Place, Place, float]:
        """Return country, two names and places, and how far apart they are in km."""
        while True:
            code = self.rng.choice(sorted(TOWNS))
            a, b = self.rng.sample(TOWNS[code].split(), 2)
            here, there = self.places[code, a], self.places[code, b]
            assert here.lat is not None
            assert here.lon is not None
            assert there.lat is not None
            assert there.lon is not None
            km = great_circle_km(here.lat, here.lon, there.lat, there.lon)
            if low <= km <= high:
                return code, a, b, here, there, km

    def road(self, here: Place, there: Place, mode: str = "road") -> float:
        """Return the length of the way in km."""
        return self.routes(here, there, mode).best_km

    def pick(self, *frames: str) -> str:
        """Return one of the wordings."""
        return self.rng.choice(frames)


def _clock(minutes: float) -> str:
    whole = round(minutes) % 1440
    return f"{whole // 60:02d}:{whole % 60:02d}"


def _distance(m: Maker) -> Twin:
    code, a, b, here, there, _ = m.pair()
    km = round(m.road(here, there))
    wrong = round(km * m.rng.choice((0.5, 2, 2.5)))
    frame = m.pick(
        "The road from {a} to {b} is {n} km long, and the lorry took it without a halt.",
        "We drove the {n} km from {a} to {b} in the rain.",
        "In {country} the coach covered {n} km by road from {a} to {b}.",
    )
    made = {n: frame.format(a=a, b=b, n=n, country=COUNTRY[code]) for n in (km, wrong)}
    return Twin(kind="distance", true=made[km], false=made[wrong], slip=f"{wrong} km")


def _position(m: Maker) -> Twin:
    code, a, b, _, _, km = m.pair()
    right, wrong = round(km), round(km * m.rng.choice((0.4, 2.2, 3)))
    frame = m.pick(
        "{b} lies {n} km from {a} in {country}.",
        "The town of {b}, {country}, is {n} km from {a} as the crow flies.",
    )
    made = {n: frame.format(a=a, b=b, n=n, country=COUNTRY[code]) for n in (right, wrong)}
    return Twin(kind="position", true=made[right], false=made[wrong], slip=f"{wrong} km")


def _direction(m: Maker) -> Twin:
    code, a, b, here, there, km = m.pair()
    assert here.lat is not None
    assert here.lon is not None
    assert there.lat is not None
    assert there.lon is not None
    at = COMPASS[round(bearing_deg(here.lat, here.lon, there.lat, there.lon) / 45) * 2 % 16]
    other = COMPASS[(COMPASS.index(at) + 8) % 16]
    frame = m.pick(
        "{b} lies {n} km {d} of {a} in {country}.",
        "The mill stands in {b}, {n} km to the {d} of {a}, {country}.",
    )
    made = [
        frame.format(a=a, b=b, n=round(km), d=WORDS[d], country=COUNTRY[code]) for d in (at, other)
    ]
    return Twin(kind="direction", true=made[0], false=made[1], slip=WORDS[other])


def _duration(m: Maker) -> Twin:
    _, a, b, here, there, _ = m.pair(200, 600)
    hours = max(2, round(m.road(here, there) / 75))
    frame = m.pick(
        "The bus from {a} to {b} took {n}.",
        "They drove from {a} to {b} in {n} and had supper there.",
    )
    words = f"{hours} hours", f"{m.rng.choice((25, 40, 50))} minutes"
    made = [frame.format(a=a, b=b, n=n) for n in words]
    return Twin(kind="duration", true=made[0], false=made[1], slip=words[1])


def _speed(m: Maker) -> Twin:
    _, a, b, *_ = m.pair()
    right, wrong = m.rng.choice((80, 95, 110)), m.rng.choice((480, 640, 900))
    frame = m.pick(
        "The train ran from {a} to {b} at {n} km/h.",
        "The train from {a} to {b} goes at {n} km/h on that line.",
    )
    made = {n: frame.format(a=a, b=b, n=n) for n in (right, wrong)}
    return Twin(kind="speed", true=made[right], false=made[wrong], slip=f"{wrong} km/h")


def _motion(m: Maker) -> Twin:
    _, a, b, here, there, _ = m.pair(200, 600)
    km = round(m.road(here, there, "rail"))
    pace = m.rng.choice((60, 75, 90))
    hours = max(2, round(km / pace))
    frame = "The train from {a} to {b} covers {km} km in {n} hours at {v} km/h."
    true = frame.format(a=a, b=b, km=km, n=hours, v=round(km / hours))
    wrong = round(km / hours * 2.4)
    return Twin(
        kind="motion", true=true, false=frame.format(a=a, b=b, km=km, n=hours, v=wrong),
        slip=f"{wrong} km/h",
    )  # fmt: skip


def _chronology(m: Maker) -> Twin:
    _, a, b, here, there, _ = m.pair(200, 500)
    hours = max(2, round(m.road(here, there, "rail") / 80))
    leaves = 60 * m.rng.randint(6, 10)
    frame = m.pick(
        "The train leaves {a} at {t} and reaches {b} at {u}, after {n} hours.",
        "It left {a} at {t}, took {n} hours and arrived in {b} at {u}.",
    )
    ends = _clock(leaves + 60 * hours), _clock(leaves + 60 * hours + 60 * m.rng.choice((3, 4, 5)))
    made = [frame.format(a=a, b=b, t=_clock(leaves), u=u, n=hours) for u in ends]
    return Twin(kind="chronology", true=made[0], false=made[1], slip=ends[1])


def _sums(m: Maker) -> Twin:
    parts = [m.rng.randint(40, 160) for _ in range(3)]
    wrong = round(sum(parts) * m.rng.choice((0.7, 1.2)))
    frame = m.pick(
        "The stages were {0} km, {1} km and {2} km, {n} km in all.",
        "We rode {0} km, {1} km and {2} km on three days, altogether {n} km.",
    )
    made = [frame.format(*parts, n=n) for n in (sum(parts), wrong)]
    return Twin(kind="sums", true=made[0], false=made[1], slip=f"{wrong} km")


def _unit_pair(m: Maker) -> Twin:
    _, a, b, here, there, _ = m.pair()
    km = round(m.road(here, there))
    right, wrong = round(km / 1.609344), round(km * 1.609344)
    frame = m.pick(
        "It is {km} km ({n} miles) by road from {a} to {b}.",
        "They drove {km} kilometres ({n} miles) from {a} to {b}.",
    )
    made = {n: frame.format(a=a, b=b, km=km, n=n) for n in (right, wrong)}
    return Twin(kind="unit-pair", true=made[right], false=made[wrong], slip=f"{wrong} miles")


def _containment(m: Maker) -> Twin:
    code, a, b, here, there, _ = m.pair()
    other = m.rng.choice(sorted(set(TOWNS) - {code}))
    km = round(m.road(here, there))
    frame = m.pick(
        "They set out from {a}, in the heart of {c}, and drove {km} km to {b}, 20 km a day.",
        "From {a}, a city in {c}, it is {km} km by road to {b}; we were {days} days on the way, 30 km a day.",
    )
    days = round(km / 30)
    made = [frame.format(a=a, b=b, km=km, days=days, c=COUNTRY[c]) for c in (code, other)]
    return Twin(kind="containment", true=made[0], false=made[1], slip=COUNTRY[other])


def _border(m: Maker) -> Twin:
    _, a, b, here, there, _ = m.pair()
    good = m.rng.choice(
        (("France", "Italy"), ("Germany", "Poland"), ("Turkey", "Georgia"), ("France", "Germany"))
    )
    bad = m.rng.choice(
        (("France", "Poland"), ("Italy", "Germany"), ("Turkey", "Poland"), ("Italy", "Poland"))
    )
    km = round(m.road(here, there))
    frame = "We waited 2 hours at the border between {x} and {y}. From {a} to {b} it had been {km} km by road."
    made = [frame.format(a=a, b=b, km=km, x=x, y=y) for x, y in (good, bad)]
    return Twin(kind="border", true=made[0], false=made[1], slip=f"{bad[0]} and {bad[1]}")


def _weekday(m: Maker) -> Twin:
    _, a, b, *_ = m.pair()
    day = m.rng.randint(1, 28)
    names = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    true = (day + 1) % 7  # 1 May 2019 was a Wednesday
    wrong = (true + m.rng.randint(1, 5)) % 7
    frame = m.pick(
        "They left {a} for {b} on {w}, {d} May 2019.",
        "On {w}, {d} May 2019, the train left {a} for {b}.",
    )
    made = [frame.format(a=a, b=b, w=names[w], d=day) for w in (true, wrong)]
    return Twin(kind="weekday", true=made[0], false=made[1], slip=names[wrong])


KINDS: tuple[Callable[[Maker], Twin], ...] = (
    _distance, _position, _direction, _duration, _speed, _motion, _chronology, _sums, _unit_pair,
    _containment, _border, _weekday,
)  # fmt: skip


def twins(pipeline: Pipeline, *, of_each: int = 40, seed: int = 20) -> Iterator[Twin]:
    """Yield the pairs, `of_each` of every kind, in order."""
    maker = Maker(pipeline, seed)
    for make in KINDS:
        for _ in range(of_each):
            yield make(maker)
