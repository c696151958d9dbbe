"""Looks names up in a gazetteer and puts their places into columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log10
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.places.gazetteer.keys import spelled_key
from geotrack.places.gazetteer.store import ABBREVIATION, ALTERNATE, DEMONYM, PRIMARY
from geotrack.places.settling.englishforms import LARGE_TOWN, own_english_forms
from geotrack.places.settling.lookups import borne, fuller, is_ranked
from geotrack.places.settling.namesakes import (
    GROUP_OF,
    GROUPS,
    LEADING,
    LIMIT,
    NOWHERE,
    SETTLEMENTS,
    STATIC,
    Leads,
    Namesakes,
)
from geotrack.places.settling.renown import renown_of
from geotrack.text.names import normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from geotrack.model import Place
    from geotrack.places.gazetteer.store import Hit
    from geotrack.places.settling.lookups import Found
    from geotrack.protocols import Gazetteer

    Floats = npt.NDArray[np.float32]
    Integers = npt.NDArray[np.int64]

#: roles of a name that are as good as the own name: a name given by hand, demonym and abbreviation
_GIVEN_ROLES: Final = frozenset({PRIMARY, DEMONYM, ABBREVIATION})
_COUNTRY, _ADMIN1, _ADMIN2, _AREA = (
    GROUPS.index(name) for name in ("country", "admin1", "admin2", "area")
)
#: groups too large to be near something
_LARGE: Final = frozenset(GROUPS.index(name) for name in ("country", "admin1", "area"))
_PRIMARY, _ALIEN, _MINOR, _FEATURE, _SLIGHT, _SEAT, _RENOWN, _KNOWN_AS = (
    STATIC.index(name)
    for name in ("primary", "alien", "minor", "feature", "slight", "seat", "renown", "stature")
)
#: inhabitants of a city that is thought of under half its name
_METROPOLIS: Final = 5_000_000
#: the same where that town lies in another division
_SEAT_ELSEWHERE: Final = 0.5
#: prominence of a division that is as well known as towns of its name (10: ten times the inhabitants)
_DIVISION: Final = 55
#: prominence below which a division is slighter than most of its rank
_USUAL: Final = {_ADMIN1: _DIVISION, _ADMIN2: 38}
#: prominence that counts beyond it at most
_LARGER: Final = 10
#: log10 of the inhabitants from which a place may well be known by another name (Peking, Bombay)
_WELL_KNOWN: Final = 6.5


#: prominence above which a place of a group is better known than its inhabitants or its kind tell (by hand,
#: ``curated/stature.csv``): that of what goes without, and of a town that weighs as much
_STATURE: Final = {0: 20, 2: 40, 7: 48, 8: 43}
_NO_STATURE: Final = frozenset({"capital", "base", "crossing", "border"})
#: how strange an abbreviation without its point is, against another name of a small town
_UNPOINTED: Final = 3.0
#: natural things and facilities: those that only lists have are the less known the smaller they are
_FACILITY: Final = GROUPS.index("facility")
#: radius, km, up to which such a thing is known to its neighbors only, and of one known as a town is
_LOCAL_KM, _WIDE_KM = 3.0, 150.0
#: times that radius, up to which such a thing gives way to a town of its name
_SEVERAL: Final = 3.0
#: how obscure one is that shares its name with no town, against one that does
_NAMED_ALONE: Final = 0.5
#: the same of a station or port beside a town of the name
_FACILITY_SHARE: Final = 0.5


def obscurity(radius_km: float) -> float:
    """Return how little a natural thing or facility is known for its size: 1 for a creek, 0 for a great river."""
    size = log10(max(radius_km, _LOCAL_KM) / _LOCAL_KM) / log10(_WIDE_KM / _LOCAL_KM)
    return max(1.0 - size, 0.0)


def _leads(
    group: Sequence[int], numbers: Sequence[Sequence[int]], xyz: Floats, major: int
) -> Leads:
    """Return what the first `major` places lead to; `numbers` are their lands, states and counties."""
    lands, states, counties = numbers
    named: tuple[set[int], set[int], set[int]] = set(), set(states[: min(major, 1)]), set()
    for row, kind in enumerate(group[:major]):
        if kind == _COUNTRY:
            named[0].add(lands[row])
        elif kind == _ADMIN1:
            named[1].add(states[row])
        elif kind == _ADMIN2:
            named[2].add(counties[row])
    for found in named:
        found.discard(NOWHERE)
    small = [row for row in range(min(major, LEADING)) if group[row] not in _LARGE]
    return Leads(frozenset(named[0]), frozenset(named[1]), frozenset(named[2]), xyz[small])


def _without_creeks(hits: Sequence[Hit]) -> Sequence[Hit]:
    """Return hits without the bays and hills, known to long lists only, that share their name with a town of the land."""
    if not hits or hits[-1].prominence >= 0 or hits[0].prominence < 0:
        return hits
    towns = {
        hit.place.country
        for hit in hits
        if hit.prominence >= 0
        and hit.role == PRIMARY
        and GROUP_OF.get(hit.place.kind, 8) < SETTLEMENTS
    }
    return [
        hit
        for hit in hits
        if hit.prominence >= 0
        or hit.place.country not in towns
        or GROUP_OF.get(hit.place.kind, 8) != _AREA
        or hit.place.radius_km > _LOCAL_KM * _SEVERAL
    ]


def _ends(own: str, key: str) -> bool:
    """Whether one name is how the other ends: "Kingston upon Hull", "Port Stanley"."""
    return own.endswith(f" upon {key}") or key.endswith(f" {own}")


def _seats(
    places: Sequence[Place], group: Sequence[int], divisions: Sequence[object], static: Floats
) -> None:
    """Tell of divisions whether a town of their name lies in them, or a large one elsewhere."""
    large = set()
    for row, place in enumerate(places):
        own = static[row, _PRIMARY] == 1.0
        # "New York" is the city, too
        if group[row] < SETTLEMENTS and (
            (own and place.population >= LARGE_TOWN)
            or (static[row, _PRIMARY] > 0.0 and place.population >= _METROPOLIS)
        ):
            large.add(divisions[row])
    for row, kind in enumerate(group if large else ()):
        if kind in (_ADMIN1, _ADMIN2):
            if divisions[row] in large:
                static[row, _SEAT] = 1.0
            else:
                static[row, _SEAT] = _SEAT_ELSEWHERE


@dataclass(slots=True)
class NamesakeTable:
    """Looks names up in a gazetteer and remembers them as columns.

    Parameters
    ----------
    gazetteer
        Where places come from.
    size
        Number of names to remember; the table is emptied when it is full.
    """

    gazetteer: Gazetteer
    size: int = 4_000
    _known: dict[str, Namesakes] = field(default_factory=dict)
    _numbers: dict[tuple[str, ...], int] = field(default_factory=dict)
    _areas: dict[tuple[str | None, ...], tuple[int, int, int]] = field(default_factory=dict)

    def of(self, name: str) -> Namesakes:
        """Return the places of a name, most prominent first; may be none."""
        found = self._known.get(name)
        if found is None:
            if len(self._known) >= self.size:
                self._known.clear()
            found = self._known[name] = self._look_up(name)
        return found

    def number(self, *codes: str) -> int:
        """Return the number of a country or division given by its codes; the same for the same."""
        return self._numbers.setdefault(codes, len(self._numbers) + 1)

    def _area(
        self, land: str | None, state: str | None, county: str | None
    ) -> tuple[int, int, int]:
        """Return the numbers of a country and its divisions, and remember them."""
        found = (
            self.number(land) if land else NOWHERE,
            self.number(land, state) if land and state else NOWHERE,
            self.number(land, state or "", county) if land and county else NOWHERE,
        )
        self._areas[land, state, county] = found
        return found

    def columns(
        self,
        name: str,
        places: tuple[Place, ...],
        *,
        loose: bool = False,
        pinned: bool = False,
        roles: Sequence[int] = (),
        weights: Sequence[int] = (),
        renown: Sequence[int] = (),
        minor: int = 0,
    ) -> Namesakes:
        """Return places as columns.

        `roles` says how the name stands to each and `weights` and `renown` how prominent and how often
        named it is, where this is known; the last `minor` are villages.
        """
        key, spelled = normalize(name), spelled_key(name)
        spaces = key.count(" ")
        shortened = name.endswith(".") or name.isupper()
        lat = np.radians(np.array([place.lat for place in places], dtype=np.float64))
        lon = np.radians(np.array([place.lon for place in places], dtype=np.float64))
        xyz = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
        country, admin1, admin2, group = [], [], [], []
        static = np.zeros((len(places), len(STATIC)), dtype=np.float32)
        for row, place in enumerate(places):
            kind = GROUP_OF.get(place.kind, 8)
            area = place.country, place.admin1, place.admin2
            land, state, county = self._areas.get(area) or self._area(*area)
            country.append(land)
            admin1.append(state if kind != _COUNTRY else NOWHERE)
            admin2.append(county)
            group.append(kind)
            if kind < SETTLEMENTS:
                static[row, 0] = log10(max(place.population, 100))
                static[row, 1] = place.population <= 0
            known_as = weights[row] if weights and place.kind not in _NO_STATURE else 0
            if known_as > _STATURE.get(kind, 999) and known_as > 10 * static[row, 0] + 1:
                # better known than its inhabitants tell: Venice, Heathrow
                static[row, _KNOWN_AS] = (
                    known_as / 10 - static[row, 0]
                    if kind == 0
                    else (known_as - _STATURE[kind]) / 10
                )
            if kind > 0:
                static[row, 1 + kind] = 1.0
            own = normalize(place.name)
            role = roles[row] if roles else ALTERNATE
            # "St. Albans" is Saint Albans; who writes "Alta" without a point means no Alberta
            if (
                own == key
                or (spaces and own.count(" ") == spaces and spelled_key(place.name) == spelled)
                or (role in _GIVEN_ROLES and (role != ABBREVIATION or shortened))
            ):
                static[row, _PRIMARY] = 1.0
            elif role == ABBREVIATION:
                static[row, _ALIEN] = _UNPOINTED
            elif kind < SETTLEMENTS:
                if own.startswith(f"{key} ") or key.startswith(f"{own} ") or _ends(own, key):
                    static[row, _PRIMARY] = 0.5
                else:
                    static[row, _ALIEN] = max(_WELL_KNOWN - static[row, 0], 0.0)
            if kind in _USUAL and weights:
                static[row, _SLIGHT] = max(_USUAL[kind] - weights[row], -_LARGER) / 10
        own_english_forms(key, places, static[:, _PRIMARY], static[:, _ALIEN])
        _seats(places, group, list(zip(country, admin1, strict=True)), static)
        towns = [row for row, kind in enumerate(group) if kind < SETTLEMENTS]
        if towns:
            counted = [renown[row] for row in towns] if renown else [0] * len(towns)
            static[towns, _RENOWN] = renown_of([places[row] for row in towns], counted)
        major = len(places) - minor
        static[major:, _MINOR] = 1.0
        static[major:, _FEATURE] = [
            obscurity(place.radius_km) if kind == _AREA else _FACILITY_SHARE * (kind == _FACILITY)
            for kind, place in zip(group[major:], places[major:], strict=True)
        ]
        if not towns:
            static[major:, _FEATURE] *= [_NAMED_ALONE * (kind == _AREA) for kind in group[major:]]
        xyz = xyz.astype(np.float32)
        return Namesakes(
            name=name,
            places=places,
            xyz=xyz,
            country=np.array(country, dtype=np.int64),
            admin1=np.array(admin1, dtype=np.int64),
            admin2=np.array(admin2, dtype=np.int64),
            group=np.array(group, dtype=np.int64),
            static=static,
            radius=np.array([place.radius_km for place in places], dtype=np.float32),
            ids=np.array([place.geonameid or 0 for place in places], dtype=np.int64),
            loose=loose,
            pinned=pinned,
            known=min(major, LIMIT),
            leads=_leads(group, (country, admin1, admin2), xyz, major),
        )

    def _look_up(self, name: str) -> Namesakes:
        """Return the places of a name, and behind the known ones those whose name it is half of."""
        found = borne(self.gazetteer, name)
        namesakes = self._found(found)
        for full in fuller(self.gazetteer, name, found):
            namesakes = namesakes.widened(self._found(full))
        return namesakes

    def _found(self, found: Found) -> Namesakes:
        """Return what was found for a form of a name as columns."""
        hits = _without_creeks(found.hits)
        ranked = is_ranked(self.gazetteer)
        return self.columns(
            found.form,
            tuple([hit.place for hit in hits]),
            roles=[hit.role for hit in hits],
            weights=[hit.prominence for hit in hits] if ranked else (),
            renown=[hit.renown for hit in hits],
            loose=found.loose,
            minor=sum(hit.prominence < 0 for hit in hits),
        )
