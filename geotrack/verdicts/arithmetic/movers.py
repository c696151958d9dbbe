"""Who travels, and how fast that one can be: the limits that a statement is held against.

The traveller's own words may narrow a mode (a coach is no racing car); the rest of the sentence only
widens it (a stork beside a plane). An unknown traveller by an unknown mode has no limit, and so no verdict.
"""

import re
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import bearing_words, breath_cues
from geotrack.measures.modes import fastest_anywhere_kmh, mode_row, pace, tells
from geotrack.measures.travellerkinds import Traveller, travellers_in
from geotrack.model import Claim, Mode
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.phrasing import article, speed

_ROPES: Final = "cable car"
#: of a train that nobody knows the country of, what is usual, as a share of the fastest anywhere
_USUAL_OF_FASTEST: Final = 0.9
#: who else is told of so many characters before and behind a figure may be who travels
_AROUND: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How fast a traveller goes at most, km/h: over a whole leg as a rule, and ever.

    `mover` is what travels, with its article ("a train"); `there`: in other countries it may be faster.
    """

    mover: str
    usual_kmh: float
    fastest_kmh: float
    there: bool = False

    @property
    def usual_words(self) -> str:
        """What a reason says of the usual limit."""
        return f"{self.mover} usually does no more than {speed(self.usual_kmh)}"

    @property
    def fastest_words(self) -> str:
        """What a reason says of the utmost limit."""
        name = self.mover.partition(" ")[2]
        where = " there" if self.there else ""
        return f"no {name}{where} does more than {speed(self.fastest_kmh)}"


def mode_of(case: Case) -> Mode:
    """Return the mode of the case's claim, its leg's where the claim tells none."""
    if case.claim.mode != "unknown":
        return case.claim.mode
    return case.leg.mode if case.leg is not None else "unknown"


def goes_by(text: str, mode: Mode) -> bool:
    """Whether a text's words tell a mode, or a traveller that goes by it."""
    plain = breath_cues.DATE_LINE.sub(" ", text)
    return tells(plain, mode) or bool(travellers_in(plain, mode))


def _traveller(case: Case) -> str:
    journey = case.journey
    return case.claim.traveller or (journey.traveller if journey is not None else None) or ""


def _sentence(case: Case) -> str:
    begin, end = case.claim.sentence
    return case.document.text[begin:end]


def _around(case: Case) -> str:
    claim = case.claim
    return case.document.text[max(0, claim.start - _AROUND) : claim.end + _AROUND]


def wanders(case: Case) -> bool:
    """Whether the way may be of any length, since an animal, a balloon or wreckage made it."""
    mode = mode_of(case)
    found = travellers_in(_traveller(case), mode) or travellers_in(_sentence(case), mode)
    return any(row.wanders for row in found)


def is_course(case: Case, claim: Claim | None = None) -> bool:
    """Whether the way is a race's course, which goes round by as many hills as its makers like."""
    span = (claim or case.claim).sentence
    return bearing_words.OF_A_RACE.search(case.document.text, *span) is not None


def _on_ropes(case: Case, mode: Mode) -> tuple[Traveller, ...]:
    """Return the cable car of the sentence where no other vehicle of it can be meant; empty: there is none."""
    text = _sentence(case)
    row = next((r for r in travellers_in(text, mode) if r.name == _ROPES), None)
    if row is None:
        return ()
    rest = re.sub(rf"\b(?:{row.words})\b", " ", text, flags=re.IGNORECASE)
    return () if tells(rest, mode) else (row,)


def limit_of(case: Case, countries: tuple[str, ...] = ()) -> Limit | None:
    """Return how fast the traveller of the case's claim can be; None: nobody knows.

    Parameters
    ----------
    countries
        Where the way leads, ISO codes: trains and cars differ by country.
    """
    mode = mode_of(case)
    own = travellers_in(_traveller(case), mode)
    own = own or _on_ropes(case, mode)
    beside = () if own and own[0].name == _ROPES else travellers_in(_around(case), mode)
    if mode == "unknown" and not own:
        return None
    if any(row.fastest_kmh is None for row in (*own, *travellers_in(_sentence(case), mode))):
        return None
    if own:
        name = max(own, key=lambda row: row.fastest_kmh or 0.0).name
        usual = max(row.usual_kmh or 0.0 for row in own)
        fastest = max(row.fastest_kmh or 0.0 for row in own)
    else:
        known = pace(mode, countries)
        name, usual, fastest = mode_row(mode).vehicle, known.usual.high, known.fastest
        # who knows where, or what will be built: fast lines differ most by country
        if mode == "rail" and (not countries or case.claim.status == "planned"):
            fastest = fastest_anywhere_kmh(mode)
            usual = max(usual, _USUAL_OF_FASTEST * fastest)
    for row in beside:
        if (row.fastest_kmh or 0.0) > fastest:
            name = row.name
            usual, fastest = max(usual, row.usual_kmh or 0.0), row.fastest_kmh or 0.0
    there = not own and mode == "rail" and fastest < fastest_anywhere_kmh(mode)
    mover = f"{article(name)} {name}"
    return Limit(mover=mover, usual_kmh=usual, fastest_kmh=fastest, there=there)
