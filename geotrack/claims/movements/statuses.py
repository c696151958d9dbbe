"""Whether a movement was made, is planned, denied, only supposed, or an earlier one: by the words around its verb."""

import itertools
from collections.abc import Sequence
from typing import Final

from geotrack.languages.en import movement_cues
from geotrack.languages.en.motion_words import BREAKS, CALLED_OFF, HYPOTHETICAL, NEGATIONS
from geotrack.languages.en.travel_words import WEATHER
from geotrack.model import ClaimStatus

_SUBJECT: Final = (
    14  #: words before a verb that hold its subject, and behind a trip that hold its verb
)
_LOOK: Final = 5  #: words before a verb that tell whether it is done, planned or denied


_EARLIER: Final = frozenset(
    (*movement_cues.LAST_PREVIOUS_EARLIER, *movement_cues.PREVIOUSLY_PREDECESSOR)
)


def _ago(words: Sequence[str]) -> bool:
    """Whether a trip is an earlier one: "her last trip", "was last in", "his predecessor visited"."""
    return not _EARLIER.isdisjoint(words) and any(
        (a in movement_cues.LAST_PREVIOUS_EARLIER and b not in movement_cues.CALENDAR)
        or a in movement_cues.PREVIOUSLY_PREDECESSOR
        for a, b in itertools.pairwise(words)
    )


def status_of(
    lower: Sequence[str],
    verb: int | None,
    place: tuple[int, int],
    span: tuple[int, int],
    *,
    trip: bool = False,
) -> ClaimStatus:
    """Return what becomes of a movement.

    Parameters
    ----------
    lower
        The words of the text in lower case.
    verb
        The index of its verb or trip noun; None: it has none.
    place, span
        First word of its place and the one behind, and the same of its sentence.
    trip
        Whether `verb` is a noun.

    Examples
    --------
    >>> words = "if she had flown to Quito".split()
    >>> status_of(words, 3, (5, 6), (0, 6))
    'counterfactual'
    """
    at = place[0] if verb is None else verb
    before = lower[max(span[0], at - _SUBJECT) : at + 2]
    if _ago(before):
        return "past"
    if verb is None:
        return "stated"
    if not WEATHER.isdisjoint(before):
        return "negated"  # "the storm is moving east": nobody travels
    if _supposed(lower[max(span[0], verb - _SUBJECT) : verb]):
        return "counterfactual"
    if trip and _called_off(lower[place[1] : min(span[1], place[1] + _SUBJECT)]):
        return "negated"
    begin = max(span[0], verb - _LOOK)
    while any(w in BREAKS or w == "," for w in lower[begin:verb]):
        begin += 1
    words = lower[begin:verb]
    if not NEGATIONS.isdisjoint(words) or any(
        w.endswith(movement_cues.NEGATED_ENDINGS) for w in words
    ):
        return "negated"
    if movement_cues.HAD in words and not movement_cues.MEANT.isdisjoint(words):
        return "counterfactual"
    if not HYPOTHETICAL.isdisjoint(words) or (
        movement_cues.HAVE in words and not movement_cues.FUTURE.isdisjoint(words)
    ):
        return "counterfactual"
    return "stated" if movement_cues.FUTURE.isdisjoint(words) else "planned"


def _supposed(words: Sequence[str]) -> bool:
    """Whether a clause only supposes a movement: "if she had [flown]", "had they [sailed]"."""
    if words and words[0] == movement_cues.HAD and len(words) <= _LOOK and "," not in words:
        return True
    at = max((k for k, w in enumerate(words) if w in movement_cues.IF_UNLESS), default=None)
    return at is not None and "," not in words[at:] and movement_cues.HAD in words[at:]


def _called_off(behind: Sequence[str]) -> bool:
    """Whether a trip is told not to take place: "the flight from A to B [was cancelled]"."""
    at = next((k for k, w in enumerate(behind) if w in movement_cues.BE), len(behind))
    return not CALLED_OFF.isdisjoint(behind[at + 1 : at + 2]) and BREAKS.isdisjoint(behind[:at])
