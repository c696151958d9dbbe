"""What the rows of a language are written in: constructions, and the kinds of phrase that they name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geotrack.model import ClaimKind, Mode

#: kinds of phrase, as constructions name them
KINDS: Final[dict[str, str]] = {
    name: chr(0x4E00 + k)
    for k, name in enumerate(
        """LEN DUR SPEED NUM PLACE NOUN NAME HERE PRON DIR TIME TRIP BY MOVE DEPART ARRIVE VISIT COVER STAY
        RUN BE LIE VEHICLE STREAM LEVEL RACE GAUGE WAY WORD DET REL COMMA OPEN CLOSE SEMI DASH SLASH""".split()
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Construction:
    """One way of saying something about travel.

    `name` is what a claim's `pattern` says. `kind` None: what the pattern matches is no claim
    (a length, a wind). `example` is a sentence of our own that the construction must read (or leave
    alone); `expect` what must come of it: field → value, places by their text. `mode` holds where
    the words entail it. `frame`: missing end points come from the trip told in the same clause.
    `hedge`: only when the quantity's hedge contains this word. `relative`: the missing origin is
    wherever the text last was. `small`, `only_small`: may, must be said in meters, feet or yards.
    """

    name: str
    kind: ClaimKind | None
    pattern: str
    example: str
    expect: dict[str, object] = field(default_factory=dict)
    mode: Mode | None = None
    frame: bool = False
    hedge: str | None = None
    relative: bool = False
    round_trip: bool = False
    straight: bool = False
    small: bool = True
    only_small: bool = False
