"""Names that no list has as they are spelled: "Peshawur", "Massowah", "Rawul Pindi".

A name that nothing bears is compared with the best known places of the countries of which the text surely
speaks, near its other places: a letter or two may differ, or the vowels and what stands for the same sound
in other transcriptions. A match is settled with little confidence, for the name may as well be one that is
not listed: with looser bounds 11 of 15 such names of the open corpus were right, with these ten of ten.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

from rapidfuzz.distance import OSA

from geotrack.earth.geodesy import great_circle_km
from geotrack.languages.en import halves_of_names
from geotrack.model import Place, Resolution, Toponym
from geotrack.protocols import Gazetteer
from geotrack.text.names import normalize

#: confidence of a place whose name is spelled otherwise
OTHERWISE: Final = 0.75
#: letters of which so many may differ, from this length of the name on
_EDITS: Final = ((9, 2), (6, 1))
#: names of one skeleton may differ by so many, by the number of its consonants
_SKELETON_EDITS: Final = ((4, 3), (3, 1))
_MOST_EDITS: Final = max(edits for _, edits in _SKELETON_EDITS)
#: one more for a town of so many inhabitants, if the name has so many letters; and how many inhabitants one has
#: of whose name others are, as the text spells it
_LARGE: Final = 200_000
_LONG: Final = 7
_KNOWN: Final = 20_000
_SHORTEST: Final = 5
#: how many countries are searched, and how many places of each
_LANDS: Final = 3
_IN_LAND: Final = 600
#: how far from a sure place of the text a match may be, km
_REACH_KM: Final = 400.0
#: the same of one of whose name the text has a part
_BESIDE_KM: Final = 150.0
#: words of a name that is looked for
_MOST_SPACES: Final = 3
#: around how many sure places it is looked for, among how many towns, and how many such lists are remembered
_POINTS: Final = 3
_AROUND: Final = 80
_REMEMBERED: Final = 200
#: too large to tell what is beside them
_VAST: Final = frozenset(["country", "continent", "sea", "admin1"])
#: of settled names, the confidence from which one tells where the text is
_SURE: Final = 0.86
#: what stands for one sound
_SOUNDS: Final = (
    ("tsch", "x"), ("tch", "x"), ("dzh", "j"), ("dsch", "j"), ("sch", "s"), ("ch", "x"), ("sh", "s"), ("zh", "z"),
    ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("c", "k"),
    ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("y", "i"),
)  # fmt: skip
_NAME: Final = re.compile(r"[A-ZÀ-Ž][^\d]+")
_LETTERS: Final = re.compile(r"[^a-z]")
_DOUBLE: Final = re.compile(r"(.)\1+")
_VOWELS: Final = re.compile(r"(?<=.)[aeiouh]")


def skeleton(name: str) -> str:
    """Return the consonants of a normalized name, one letter for one sound.

    Examples
    --------
    >>> skeleton("peshawur"), skeleton("peshawar"), skeleton("massowah")
    ('psvr', 'psvr', 'msv')
    """
    text = name
    for sound, letter in _SOUNDS:
        text = text.replace(sound, letter)
    return _VOWELS.sub("", _DOUBLE.sub(r"\1", text))


@dataclass(slots=True)
class Spellings:
    """Finds places whose name is spelled otherwise in a text.

    Parameters
    ----------
    gazetteer
        Where the names come from; it tells what lies in a country (``places_in``).
    """

    gazetteer: Gazetteer
    _lands: dict[str, list[tuple[str, Place]]] = field(default_factory=dict)
    _around: dict[tuple[float, float], list[tuple[str, Place]]] = field(default_factory=dict)

    def find(
        self, name: str, settled: Sequence[tuple[Place, float]], *, bearers: Sequence[Place] = ()
    ) -> Place | None:
        """Return the place that a name means whose spelling is not listed; None: none, or several.

        Parameters
        ----------
        name
            The name as the text has it.
        settled
            The places of the text with their confidences, those beside the name first.
        bearers
            Places elsewhere that bear the name as it is spelled, but are not meant: then only a part of a name will
            do, or a known town where all these are villages.
        """
        wanted = _LETTERS.sub("", normalize(name))
        if (
            len(wanted) < _SHORTEST
            or normalize(name) in halves_of_names.NO_PART
            or name.count(" ") > _MOST_SPACES
            or not _NAME.fullmatch(name)
        ):
            return None
        sure = [place for place, confidence in settled if confidence >= _SURE and place.settled]
        beside = self._beside(sure)
        part = _part_of(normalize(name), beside, sure)
        if part is not None or name.count(" ") > 1 or any(p.population for p in bearers):
            return part
        lands = Counter(place.country for place in sure if place.country)
        known = [self._of(land) for land, _ in lands.most_common(_LANDS)]
        around = [(_LETTERS.sub("", own), place) for own, place in beside.items()]
        found = [
            (away, place)
            for away, place in _alike(wanted, chain(*known, around))
            if (not bearers or place.population >= _KNOWN) and _near(place, sure, _REACH_KM)
        ]
        if not found:
            return None
        found.sort(key=lambda pair: (pair[0], -pair[1].population))
        return found[0][1]

    def _beside(self, sure: Sequence[Place]) -> dict[str, Place]:
        """Return the places around the sure ones, by their names without spaces."""
        listing: Any = self.gazetteer
        if not hasattr(listing, "near"):
            return {}
        points = dict.fromkeys(
            (round(p.lat or 0.0, 1), round(p.lon or 0.0, 1)) for p in sure if p.kind not in _VAST
        )
        found: dict[str, Place] = {}
        for point in list(points)[:_POINTS]:
            if point not in self._around:
                if len(self._around) >= _REMEMBERED:
                    self._around.clear()
                self._around[point] = [
                    (normalize(p.name), p) for p in listing.near(*point, limit=_AROUND)
                ]
            for own, place in self._around[point]:
                known = found.get(own)
                if known is None or place.population > known.population:
                    found[own] = place
        return found

    def _of(self, land: str) -> list[tuple[str, Place]]:
        if land not in self._lands:
            listing: Any = self.gazetteer
            places: Sequence[Place] = listing.places_in(land, limit=_IN_LAND)
            self._lands[land] = [
                (own, place)
                for place in places
                if place.kind not in ("admin1", "admin2", "country")
                and (own := _LETTERS.sub("", normalize(place.name)))
            ]
        return self._lands[land]


def _part_of(wanted: str, around: Mapping[str, Place], sure: Sequence[Place]) -> Place | None:
    """Return the place whose name is written in one word or in two, or of whose name the wanted one is a part."""
    letters = wanted.replace(" ", "")
    found = [
        (0 if own.replace(" ", "") == letters else 1, place)
        for own, place in around.items()
        if own.replace(" ", "") == letters
        or own.startswith(f"{wanted} ")
        or own.endswith(f" {wanted}")
    ]
    near = [pair for pair in found if _near(pair[1], sure, _BESIDE_KM)]
    near.sort(key=lambda pair: (pair[0], -pair[1].population))
    return near[0][1] if near else None


def _alike(wanted: str, names: Iterable[tuple[str, Place]]) -> Iterable[tuple[int, Place]]:
    """Yield the places whose names are like the wanted one, each with the letters that differ."""
    bones = skeleton(wanted)
    most = next((edits for length, edits in _EDITS if len(wanted) >= length), 0)
    for own, place in names:
        away = OSA.distance(wanted, own, score_cutoff=_MOST_EDITS)
        if away > _MOST_EDITS:
            continue
        own_bones = skeleton(own)
        if own_bones[:1] != bones[:1]:
            continue
        allowed = most
        if own_bones == bones:
            same = next((edits for count, edits in _SKELETON_EDITS if len(bones) >= count), 0)
            same += same > 0 and len(wanted) >= _LONG and place.population >= _LARGE
            allowed = max(most, same)
        if away <= allowed:
            yield away, place


def _near(place: Place, sure: Sequence[Place], reach_km: float) -> bool:
    assert place.lat is not None
    assert place.lon is not None
    return any(
        great_circle_km(place.lat, place.lon, other.lat or 0.0, other.lon or 0.0)
        <= reach_km + other.radius_km
        for other in sure
    )


def spelled_otherwise(
    spellings: Spellings,
    toponyms: Sequence[Toponym],
    node_of: Sequence[int],
    settled: dict[int, Resolution],
) -> None:
    """Settle names that are not listed as the text spells them."""
    order: list[int] | None = None
    for n, (toponym, k) in enumerate(zip(toponyms, node_of, strict=True)):
        known = settled.get(k)
        if toponym.kind != "name" or (known is not None and known.place is not None):
            continue
        if order is None:
            order = [m for m, k in enumerate(node_of) if k in settled]
        beside = dict.fromkeys(node_of[m] for m in sorted(order, key=lambda m: abs(m - n)))
        places = [(r.place, r.confidence) for r in map(settled.get, beside) if r and r.place]
        bearers = [c.place for c in known.alternatives] if known is not None else ()
        place = spellings.find(toponym.name, places, bearers=bearers)
        if place is not None:
            settled[k] = Resolution(
                place=place, confidence=OTHERWISE, evidence=("spelled otherwise",)
            )
