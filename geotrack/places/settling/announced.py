"""What the words at a name announce: its kind, a town's institutions, a government, another name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.languages.en import kinds_of_place
from geotrack.languages.en.kinds_of_place import ARTICLE
from geotrack.places.settling.former import former_of
from geotrack.places.settling.namesakes import GROUPS, SETTLEMENTS, STATIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from geotrack.places.settling.evidence import Slate
    from geotrack.places.settling.namecues import Node

    Floats = npt.NDArray[np.float32]

_COUNTRY, _AREA = GROUPS.index("country"), GROUPS.index("area")
_PRIMARY, _HALF = STATIC.index("primary"), STATIC.index("half")
#: groups that have police, schools and a mayor of their own
_CIVIC: Final = np.array([name in ("city", "capital", "suburb", "admin2") for name in GROUPS])
_SMALL: Final = 5.0
_OWN_SHARE: Final = 0.5
#: what "the" before a name counts, against a type word: Hague and Bronx have it, too
_ARTICLE_SHARE: Final = 0.5
#: loss where a country or state has "the" before it, or a river has not, against a type word
_NO_ARTICLE, _NEVER_ARTICLE = 0.4, 0.8
#: Patras is no gulf
_NEVER_HALF: Final = frozenset(["sea", "strait"])
_CALLED_SO: Final = frozenset(["river", "desert"])
_ALWAYS_ARTICLE: Final = frozenset(["river", "desert"])
#: countries that go with "the", or did
_WITH_ARTICLE: Final = frozenset(
    "AE AR BS CD CG CI DO FK FO GB GM IE KM LB MV NL PH SC SD UA US VA".split()
)
#: towns of more inhabitants (log10) keep a name that tells another kind: Grand Island, Cape Coral
_KEEPS: Final = 4.5
#: sine of the latitude from which a place is a pole
_POLAR: Final = 0.9999
_WORDS: Final = re.compile(r"[^\W\d_]+")


def type_fit(slate: Slate, nodes: Sequence[Node]) -> tuple[Floats, Floats]:
    """Return how far a word beside or in the name announces a candidate's kind, and where it is civic.

    1 where a word beside the name fits, less where only the name itself tells ("Cape Horn"). Civic:
    the text speaks of the name's police, schools, mayor or residents as of a town's; 1 for towns, -1
    for countries.
    """
    fits = np.zeros(len(slate.node), dtype=np.float32)
    civic = np.zeros(len(slate.node), dtype=np.float32)
    for k, node in enumerate(nodes):
        first, last = slate.start[k], slate.start[k + 1]
        places = slate.namesakes[k].places
        if node.kinds:
            fits[first:last] = [place.kind in node.kinds for place in places]
            if node.type_word == ARTICLE:
                # "the Niger" is how one calls the Niger River
                whole = slate.namesakes[k].static[:, _HALF] * [p.kind in _CALLED_SO for p in places]
                fits[first:last] *= np.where(whole, 1.0, _ARTICLE_SHARE)
                fits[first:last] -= [_lost(place.kind, place.country) for place in places]
            elif node.type_word in kinds_of_place.SMALL_WORDS:
                fits[first:last] *= slate.namesakes[k].static[:, 0] < _SMALL
        elif kinds := _kinds_in(node.name):
            size = slate.namesakes[k].static[:, 0]
            if size.max(initial=0.0) < _KEEPS:
                fits[first:last] = [_OWN_SHARE * (place.kind in kinds) for place in places]
        elif node.type_word is None:
            # rivers and deserts go with "the", but for headlines
            half = slate.namesakes[k].static[:, _HALF]
            for row in np.flatnonzero(slate.group[first:last] == _AREA).tolist():
                kind = places[row].kind
                if kind in _ALWAYS_ARTICLE or (half[row] and kind in _NEVER_HALF):
                    fits[first + row] = -_NO_ARTICLE
        if node.civic:
            # of a country one says "Lebanese police"
            group = slate.group[first:last]
            civic[first:last] = _CIVIC[group].astype(np.float32) - (group == _COUNTRY)
    return fits, civic


def _lost(kind: str, country: str | None) -> float:
    """Return what a place loses by "the": "the Ohio" is no state, "the Niger" no country, "the Gambia" is one."""
    if kind == "admin1":
        return _NEVER_ARTICLE
    return _NO_ARTICLE * (kind == "country" and country not in _WITH_ARTICLE)


def _kinds_in(name: str) -> frozenset[str]:
    words = [word.casefold() for word in _WORDS.findall(name)]
    if len(words) < 2:
        return frozenset()
    if words[0] in kinds_of_place.LEADING:
        return kinds_of_place.OWN_KINDS[words[0]]
    return (
        frozenset()
        if words[-1] in kinds_of_place.LEADING
        else kinds_of_place.OWN_KINDS.get(words[-1], frozenset())
    )


def metonyms(slate: Slate, nodes: Sequence[Node], weight: float) -> Floats:
    """Return the gain of capitals and countries where a name stands for a government."""
    extra = np.zeros(len(slate.node), dtype=np.float32)
    for k, node in enumerate(nodes):
        if node.metonym and weight:
            first, last = slate.start[k], slate.start[k + 1]
            extra[first:last] = [
                weight * (place.kind in ("capital", "country"))
                for place in slate.namesakes[k].places
            ]
    return extra


def hemisphere(slate: Slate) -> Floats:
    """Return, for the poles, how far the other names of the text lie in their half of the Earth, else 0.

    Between -1 and 1; each name counts by its best known place.
    """
    found = np.zeros(len(slate.node), dtype=np.float32)
    height = np.concatenate([n.xyz[:, 2] for n in slate.namesakes])
    poles = np.flatnonzero(np.abs(height) > _POLAR)
    if len(poles):
        others = [float(n.xyz[0, 2]) for n in slate.namesakes if abs(float(n.xyz[0, 2])) <= _POLAR]
        found[poles] = np.sign(height[poles]) * (np.mean(others) if others else 0.0)
    return found


def called_otherwise(slate: Slate) -> npt.NDArray[np.bool_]:
    """Return the towns that the text calls by their own name, for other names than that.

    A text that speaks of Mexico City and of Mexico does not mean the city twice.
    """
    own = np.concatenate([n.static[:, _PRIMARY] for n in slate.namesakes]) == 1.0
    ids = np.concatenate([n.ids for n in slate.namesakes])
    town = (slate.group < SETTLEMENTS) & (ids > 0)
    found: npt.NDArray[np.bool_] = ~own & town
    called = set(ids[own & town].tolist())
    others = np.flatnonzero(found)
    found[others] = [k in called for k in ids[others].tolist()]
    return found


def held(slate: Slate, nodes: Sequence[Node], years: Sequence[int]) -> Floats:
    """Return 1 where a name was a candidate's in the years of the text, -1 where they are all later."""
    found = np.zeros(len(slate.node), dtype=np.float32)
    for k, node in enumerate(nodes):
        first, last = slate.start[k], slate.start[k + 1]
        for former in former_of(node.name):
            fits = former.held(years)
            found[first:last] += [fits * former.means(place) for place in slate.namesakes[k].places]
    return found
