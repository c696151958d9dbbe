"""Ends that the words right beside a figure tell, whatever else a reader thinks of."""

from typing import Final

from geotrack.earth.nations import countries_in
from geotrack.languages.en import bearing_words
from geotrack.model import Claim
from geotrack.protocols import Case

#: confidence in the ends of a direction of what a sentence is about
SUBJECT_ENDS: Final = 0.3
#: confidence in ends that "from A to B" tells right before a length, whatever else it would fit: of 280 texts with a
#: slip two were withheld so, and no true length was
PLAIN_ENDS: Final = 0.8

#: so many characters behind a name may say that its airport is meant
_AIRPORT: Final = 22


def is_subject(case: Case) -> bool:
    """Whether the place that lies somewhere is the subject right before: "Leticia lies 370 km to the east"."""
    claim, text = case.claim, case.document.text
    lies = claim.destination
    if lies is None or lies.end is None or claim.confidence.ends < SUBJECT_ENDS:
        return False
    if not claim.sentence[0] <= lies.end <= claim.start:
        return False
    return bearing_words.LIES_SOME.fullmatch(text, lies.end, claim.start) is not None


def is_plain(case: Case) -> bool:
    """Whether "from A to B" stands before a length, no other figure between, and the reader thinks so, too."""
    claim, text = case.claim, case.document.text
    if claim.kind != "distance" or claim.confidence.ends < PLAIN_ENDS:
        return False
    spans = [
        (m.start, m.end)
        for m in (claim.origin, claim.destination)
        if m is not None and m.start is not None and m.end is not None
    ]
    if len(spans) < len(("from", "to")):
        return False
    (first, joined), (behind, last) = sorted(spans)
    if not claim.sentence[0] <= first < joined < behind < last <= claim.start:
        return False
    told = bearing_words.FROM_PLACE.search(text, claim.sentence[0], first)
    told = told and bearing_words.TO_PLACE.fullmatch(text, joined, behind)
    return told is not None and not any(c.isdigit() for c in text[last : claim.start])


def lies_between(case: Case) -> bool:
    """Whether a figure told of where something lies follows on "between A and B": it is measured to what lies there."""
    claim = case.claim
    if claim.origin is None or claim.destination is None:
        return False
    if claim.kind != "position" and not bearing_words.FROM_BEHIND.match(
        case.document.text, claim.end
    ):
        return False
    before = case.document.text[claim.sentence[0] : claim.start]
    ends = claim.origin.text, claim.destination.text
    return any(bearing_words.BETWEEN_BOTH.format(*pair) in before for pair in (ends, ends[::-1]))


def is_from_an_airport(case: Case) -> bool:
    """Whether a town's airport is told as an end, which is measured as the town: "Istanbul airport to Sultanahmet"."""
    told = (
        f"{m.text}{case.document.text[m.end : m.end + _AIRPORT]}"
        for m in (case.claim.origin, case.claim.destination)
        if m is not None and m.end is not None
    )
    return any(bearing_words.AIRPORT.search(words) for words in told)


def is_of_a_part(case: Case) -> bool:
    """Whether a length lies somewhere between both places: a stretch without a bend, or "443 km in Azerbaijan".

    "Another 90 km" with the ends of the figure before it is of what follows on that.
    """
    claim, text = case.claim, case.document.text
    if bearing_words.ANOTHER.search(text, claim.sentence[0], claim.end) is not None:
        for before in case.claims[: case.index]:
            if (before.sentence, before.kind, _names(before)) == (
                claim.sentence,
                claim.kind,
                _names(claim),
            ):
                return True
    if bearing_words.DEAD_STRAIGHT.search(text, *claim.sentence) is not None:
        return True
    land = bearing_words.IN_LAND.match(text, claim.end)
    return land is not None and bool(countries_in(land[1]))


def _names(claim: Claim) -> set[int | None]:
    return {m.toponym for m in (claim.origin, claim.destination) if m is not None}
