"""What a construction that read the same figure has to say of its kind and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims.candidates.distancetables import TABLE
from geotrack.claims.ends.scenes import NOBODY, Scene
from geotrack.claims.reader.learned import FIGURE_KINDS
from geotrack.languages.en import ends_of_ways
from geotrack.languages.en.ends_of_ways import PEOPLE
from geotrack.text.names import normalize

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from geotrack.claims.candidates.symbols import Script
    from geotrack.claims.ends.spokenof import Cast
    from geotrack.model import Claim, ClaimKind, Mention

_UNSURE: Final = 0.6  #: below this share of the likeliest kind, that of a construction is taken
#: constructions that name both ends outright ("900 km from A to B", "between A and B")
_OUTRIGHT: Final = frozenset(
    ("length-from-to", "time-from-to", "from-to-is-length", "from-to-is-time", "length-between-two")
)
#: words from a figure to the place of a stop: "at the border station of"
_BEHIND: Final = 6
#: letters before what a sentence begins with: "The", "The small market town of"
_AT_THE_START: Final = 25


def kind_told(shares: npt.NDArray[np.float64], helper: Claim | None) -> ClaimKind:
    """Return what a figure about travel is.

    A construction decides where the weights are not sure, or where it is not about a way or a position:
    those two it tells apart worse than they do.
    """
    best = int(shares.argmax())
    kind = FIGURE_KINDS[1 + best]
    assert kind is not None
    if helper is None or helper.kind not in FIGURE_KINDS:
        return kind
    unsure = shares[best] < _UNSURE * shares.sum()
    return helper.kind if unsure or {kind, helper.kind} != {"distance", "position"} else kind


def takes_ends(helper: Claim, kind: str, *, outright: bool) -> bool:
    """Whether both ends of a construction are taken: where it names them outright, and of what tables tell."""
    if helper.kind == kind == "stop" and outright:
        return True
    if helper.origin is None or helper.destination is None:
        return False
    alike = helper.kind == kind or {helper.kind, kind} == {"distance", "position"}
    return alike and (outright or helper.pattern == TABLE)


def names_outright(script: Script, scene: Scene, helper: Claim) -> bool:
    """Whether a construction names both ends beside the figure.

    A way "from A to B"; or a position whose sentence begins with what it locates ("Ulm lies 9 km …", also by
    the title), and whose reference is a name.
    """
    origin, destination = helper.origin, helper.destination
    if helper.kind == "stop":
        return destination is not None and _at(script, scene.number, destination)
    if origin is None or destination is None or origin.toponym is None:
        return False
    if not stands_in(script, scene, origin):
        return False
    if helper.pattern in _OUTRIGHT or from_to(script, origin, destination):
        return stands_in(script, scene, destination)
    if helper.kind != "position":
        return False
    if destination.start is None:
        return True
    tokens, figure = script.text.tokens, script.figures[scene.number].quantity
    if tokens.at(destination.start) + len(destination.text.split()) == figure.start:
        return True  # "and Ghent 50 km west of Bruges"
    begin = tokens.starts[script.first[scene.sentence]]
    named = destination.text[:1].isupper() and destination.text.lower() not in PEOPLE
    return named and 0 <= destination.start - begin <= _AT_THE_START


def _at(script: Script, number: int, place: Mention) -> bool:
    """Whether a place is told right behind the figure: "half an hour at the border station of Mockava"."""
    if place.start is None:
        return False
    quantity, lower = script.figures[number].quantity, script.text.lower
    behind = script.text.tokens.at(place.start) - quantity.stop
    return 0 < behind <= _BEHIND and lower[quantity.stop : quantity.stop + 1] in ends_of_ways.AT_IN


def from_to(script: Script, origin: Mention | None, destination: Mention | None) -> bool:
    """Whether two mentions stand together as "from A to B"."""
    if origin is None or origin.start is None or origin.end is None:
        return False
    if destination is None or destination.start is None:
        return False
    tokens, lower = script.text.tokens, script.text.lower
    first, last, then = (tokens.at(k) for k in (origin.start, origin.end - 1, destination.start))
    return (
        first > 0
        and lower[first - 1] == ends_of_ways.FROM
        and lower[last + 1 : then] == ends_of_ways.TO_RUN
    )


def rather_end(
    cast: Cast, script: Script, chosen: Mention | None, told: Mention | None
) -> Mention | None:
    """Return the chosen end, or what a construction names instead of a pronoun or of what was no candidate."""
    if told is None:
        return chosen
    if chosen is None:
        return None if key_of_mention(cast, script, told) else told
    return told if chosen.text.lower() in PEOPLE else chosen


def end_keys(cast: Cast, script: Script, claim: Claim) -> tuple[str, str]:
    """Return the keys of the entities that a claim's ends are of."""
    return key_of_mention(cast, script, claim.origin), key_of_mention(
        cast, script, claim.destination
    )


def key_of_mention(cast: Cast, script: Script, mention: Mention | None) -> str:
    """Return the key of the entity that a mention is of; `NOBODY`: none."""
    if mention is None:
        return NOBODY
    key = normalize(mention.text)
    if key in cast.entities or mention.start is None or mention.end is None:
        return key if key in cast.entities else NOBODY
    tokens = script.text.tokens
    for s, e in cast.in_sentence(script.sentence_at(mention.start)):
        if tokens.starts[s.first] < mention.end and mention.start < tokens.ends[s.last - 1]:
            return e.key
    return NOBODY


def stands_in(script: Script, scene: Scene, mention: Mention | None) -> bool:
    """Whether a mention stands in the sentence of the figure."""
    if mention is None or mention.start is None:
        return mention is None
    start, end = script.span(scene.sentence)
    return start <= mention.start < end
