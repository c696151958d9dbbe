"""Looking a name up as a text has it: under its loose forms, its former owner, what it is half of."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from geotrack.languages.en import place_cues
from geotrack.places.gazetteer.store import ALTERNATE, PRIMARY, Hit
from geotrack.places.settling.former import former_of
from geotrack.places.settling.halfnames import full_names, known_halves
from geotrack.places.settling.looseforms import in_one_word, loose_forms
from geotrack.protocols import Gazetteer
from geotrack.text.names import normalize

#: at most so many places of a name are looked at
LISTED: Final = 1000
_LARGER: Final = frozenset({"country", "admin1"})
#: what a country or province may be: Bali Island, the Crimea Peninsula; no Ramsey Sound
_LANDS: Final = frozenset({"island", "peninsula", "region"})
#: what is a name in another form, too: no adjective and no abbreviation
_NAMES: Final = frozenset({PRIMARY, ALTERNATE})
#: a longer name is no name
LONGEST: Final = 120


class Found(NamedTuple):
    """What the gazetteer has for a form of a name; `loose`: another form than the text's."""

    form: str
    hits: list[Hit]
    loose: bool = False

    @property
    def known(self) -> bool:
        """Whether it is more than villages."""
        return bool(self.hits) and self.hits[0].prominence >= 0


def is_ranked(gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer says how prominent places are."""
    return hasattr(gazetteer, "hits")


def borne(gazetteer: Gazetteer, name: str) -> Found:
    """Return the places that bear a name, or the closest loose form of it that is more than a village's."""
    villages = Found(name, [])
    if len(name) > LONGEST:
        return villages
    kinds = _told_kinds(name)
    exactly = getattr(gazetteer, "hits_of", None) or gazetteer.candidates
    for k, form in enumerate((name, *_bare(name), *loose_forms(name))):
        found = Found(form, _asked(gazetteer, form), k > 0)
        if kinds and found.hits and not _is_exact(found, exactly(form) if k == 0 else ()):
            # who speaks of an island does not mean a town of that name without the word
            found = Found(form, _of_kinds(found.hits, kinds, name), loose=True)
        elif k > 0:
            # "Ab-i-Gum" is no Alberta, "Danes Island" no Denmark
            found = Found(form, [hit for hit in found.hits if hit.role in _NAMES], loose=True)
        if found.known:
            return found
        if not villages.hits:
            villages = found
    if not villages.hits and (joined := in_one_word(name)) is not None:
        return Found(joined, _asked(gazetteer, joined), loose=True)
    return villages if villages.hits else Found(name, [])


def _is_exact(found: Found, exact: Sequence[object]) -> bool:
    """Whether what was found best is listed under the very name, not under it without its type word."""
    best = found.hits[0]
    return any(hit in (best, best.place) for hit in exact)


def _of_kinds(hits: list[Hit], kinds: frozenset[str], name: str) -> list[Hit]:
    """Return the hits of kinds that a name tells, and those that bear the very name."""
    key = normalize(name)
    return [hit for hit in hits if hit.place.kind in kinds or normalize(hit.place.name) == key]


def _bare(name: str) -> tuple[str, ...]:
    """Return a name without the word at its end or head that says what it is: "Humboldt River", "River Tay"."""
    words = name.split()
    if len(words) < 2:
        return ()
    if words[-1].lower() in place_cues.TAILS:
        return (" ".join(words[:-1]),)
    return (" ".join(words[1:]),) if words[0].lower() in place_cues.HEADS else ()


def _told_kinds(name: str) -> frozenset[str]:
    """Return the kinds that a name tells by its last or first word, of lands larger ones, too; none if it tells none."""
    words = name.lower().split()
    if len(words) < 2:
        return frozenset()
    kinds = place_cues.TAILS.get(words[-1]) or place_cues.HEADS.get(words[0]) or frozenset()
    return kinds | _LARGER if kinds & _LANDS else kinds


def fuller(gazetteer: Gazetteer, name: str, found: Found) -> Iterator[Found]:
    """Yield the places whose name a found one is half of, where the gazetteer tells.

    What an editor's list has is meant; where nothing bears the name, any word that says what a place is
    may be missing.
    """
    exactly = getattr(gazetteer, "hits_of", None)
    if (
        exactly is None
        or len(name) > LONGEST
        or (found.hits and found.hits[0].place.gazetteer != gazetteer.name)
    ):
        return
    for form in known_halves().get(normalize(name), ()) if found.hits else full_names(name):
        if hits := [hit for hit in exactly(form) if hit.place.settled]:
            yield Found(form, hits)


def _asked(gazetteer: Gazetteer, name: str) -> list[Hit]:
    """Return the places of a name that have coordinates, the best known first."""
    hits = getattr(gazetteer, "hits", None)
    if hits is not None:
        found = [hit for hit in hits(name, limit=LISTED) if hit.place.settled]
        return _with_former(gazetteer, name, found)
    places = gazetteer.candidates(name, limit=LISTED)
    return [Hit(place, 0, ALTERNATE) for place in places if place.settled]


def _with_former(gazetteer: Gazetteer, name: str, hits: list[Hit]) -> list[Hit]:
    """Return the places of a name with the one that bore it once, before the villages."""
    if gazetteer.name != "bundled":
        return hits
    more = []
    for former in former_of(name):
        if not any(former.means(hit.place) for hit in hits):
            now = gazetteer.candidates(former.today, limit=5)
            more += [Hit(place, 0, ALTERNATE) for place in now if former.means(place)][:1]
    known = sum(hit.prominence >= 0 for hit in hits)
    return [*hits[:known], *more, *hits[known:]]
