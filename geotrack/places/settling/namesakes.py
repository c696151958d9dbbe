"""The places of one name as columns, so that a document is settled with a few array operations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from geotrack.earth.geodesy import EARTH_RADIUS_KM

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from geotrack.model import Place

    Floats = npt.NDArray[np.float32]
    Integers = npt.NDArray[np.int64]

#: what kinds count as alike when they are weighed against each other
GROUPS: Final = (
    "city", "capital", "suburb", "country", "admin1", "admin2", "area", "facility", "other",
)  # fmt: skip
#: the first groups are settlements
SETTLEMENTS: Final = 3
GROUP_OF: Final[Mapping[str, int]] = {
    **{kind: k for k, kind in enumerate(GROUPS[:6])},
    "continent": 3,
    **dict.fromkeys(
        ("region", "range", "desert", "peninsula", "island", "sea", "lake", "river", "strait"),
        6,
    ),
    **dict.fromkeys(("airport", "port", "station", "crossing", "base"), 7),
}  # fmt: skip

#: evidence that does not depend on the text: log10 of the inhabitants of a settlement (2 when
#: unknown, 0 for all else), whether they are unknown, the group against a city, whether the name is
#: the place's own, how obscure a settlement is of which it is only an alternate name, and whether it
#: is so small that only lists of post offices, townships or airfields have it, and is no settlement
#: then; how far a division lies below others of its rank in prominence; whether a large town of the name lies
#: in it; how many more names than others of its size it has; whether the name is only half of its own; whether
#: a town beside it owns it; and how much better known it is than its inhabitants or kind tell, in powers of ten
STATIC: Final = (
    "population", "unknown", *GROUPS[1:], "primary", "alien", "minor", "feature", "slight", "seat", "renown", "half",
    "owned", "stature",
)  # fmt: skip


#: number of a country, division or county that a place does not have
NOWHERE: Final = 0

#: at most so many places of a name are weighed, and so many more where the text leads to them
LIMIT: Final = 50
#: so many of a name's places, the best known, lead to what is near them
LEADING: Final = 3
_PRIMARY, _ALIEN, _HALF, _OWNED = (
    STATIC.index(name) for name in ("primary", "alien", "half", "owned")
)
#: columns of `Namesakes` that have one row a place
_COLUMNS: Final = ("xyz", "country", "admin1", "admin2", "group", "static", "radius", "ids")
#: things that nobody calls by the bare name of a town beside them: bays, gulfs, fjords; glaciers and parks
_NEVER_BARE: Final = frozenset({"sea", "region"})
#: a thing that bears a name in half is beside the town that owns it within so many km, or within its reach
_BESIDE_KM, _FAR_KM = 60.0, 300.0


def _spot(place: Place) -> tuple[str, float | None, float | None]:
    return place.name, place.lat, place.lon


class Leads(NamedTuple):
    """What a name leads to: numbers of countries, states and counties, and points of small places.

    A name leads to the countries and divisions that it may mean, to the state of its best known
    place, and to what is near its best known places. `points` are unit vectors, shape ``(n, 3)``.
    """

    lands: frozenset[int]
    states: frozenset[int]
    counties: frozenset[int]
    points: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Namesakes:
    """The places that a name may mean, most prominent first.

    `xyz` are unit vectors, shape ``(n, 3)``; `country`, `admin1`, `admin2` number the divisions
    that a place lies in (0: none known); `group` indexes `GROUPS`; `static` are the columns of the
    evidence that does not depend on the text, shape ``(n, len(STATIC))``; `radius` is in km; `ids` are GeoNames' (0: none);
    `loose` tells that only a variant of the name was found, `pinned` that the user settled it. The
    first `known` are weighed in any text, the others (villages at the end) where it leads to them;
    `leads` is what these places lead to, `left_out` counts those that were dropped.
    """

    name: str
    places: tuple[Place, ...]
    xyz: Floats
    country: Integers
    admin1: Integers
    admin2: Integers
    group: Integers
    static: Floats
    radius: Floats
    ids: Integers
    known: int
    leads: Leads
    loose: bool = False
    pinned: bool = False
    left_out: int = 0

    def take(self, rows: Integers) -> Namesakes:
        """Return some of the places, in the order of `rows`."""
        taken: dict[str, Any] = {name: getattr(self, name)[rows] for name in _COLUMNS}
        places = tuple(self.places[row] for row in rows)
        dropped = self.left_out + len(self.places) - len(rows)
        return replace(self, places=places, known=len(rows), left_out=dropped, **taken)

    def _new(self, full: Namesakes, most: int) -> list[int]:
        """Return which of the first places of another form of the name are not among these."""
        ours = {_spot(place) for place in self.places}
        return [row for row, place in enumerate(full.places[:most]) if _spot(place) not in ours]

    def joined(self, full: Namesakes) -> Namesakes:
        """Return these places and those known ones of a fuller form of the name, which come first."""
        rows = self._new(full, max(full.known, LEADING))
        if not rows:
            return self
        added = full.take(np.array(rows, dtype=np.int64))
        added.static[:, (_PRIMARY, _ALIEN)] = (1.0, 0.0)
        both: dict[str, Any] = {
            name: np.concatenate([getattr(added, name), getattr(self, name)]) for name in _COLUMNS
        }
        return replace(
            self, places=added.places + self.places, known=len(rows) + self.known, **both
        )

    def owned_by(self, full: Namesakes) -> Namesakes:
        """Return these places and those of another form of the name, to which it is their own in both."""
        theirs = {_spot(place) for place in full.places}
        static = self.static.copy()
        for row, place in enumerate(self.places):
            if _spot(place) in theirs:
                static[row, (_PRIMARY, _ALIEN)] = (1.0, 0.0)
        return replace(self, static=static).joined(full)

    def _owned_near(self, half: Namesakes) -> npt.NDArray[np.bool_]:
        """Return of things that bear the name in half whether a town beside them owns it: Ilulissat, not its fjord."""
        owns = (self.static[:, _PRIMARY] == 1.0) & (self.group < SETTLEMENTS)
        owns[self.known :] = False
        if not owns.any():
            return np.zeros(len(half.places), dtype=np.bool_)
        reach = np.cos(
            np.minimum(np.maximum(1.5 * half.radius, _BESIDE_KM), _FAR_KM) / EARTH_RADIUS_KM
        )
        found: npt.NDArray[np.bool_] = (half.xyz @ self.xyz[owns].T).max(axis=1) >= reach
        return found & [place.kind in _NEVER_BARE for place in half.places]

    def widened(self, full: Namesakes) -> Namesakes:
        """Return these places, and those of a name that this one is half of: in doubt and not its own."""
        rows = self._new(full, LEADING)
        if not rows:
            return self
        added = full.take(np.array(rows, dtype=np.int64))
        added.static[:, (_PRIMARY, _ALIEN, _HALF)] = (0.0, 0.0, 1.0)
        added.static[:, _OWNED] = self._owned_near(added)
        if not self.places:
            return replace(added, name=self.name, left_out=1, known=len(rows))
        order = np.concatenate(
            [
                np.arange(self.known),
                len(self.places) + np.arange(len(rows)),
                np.arange(self.known, len(self.places)),
            ]
        )
        both: dict[str, Any] = {
            name: np.concatenate([getattr(self, name), getattr(added, name)])[order]
            for name in _COLUMNS
        }
        places = (*self.places[: self.known], *added.places, *self.places[self.known :])
        return replace(self, places=places, known=self.known + len(rows), **both)
