"""The mode of a claim where its construction does not say it: from the trip, from what follows, from the ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geotrack.languages.en import sentence_patterns
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.rows import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.grammar.motionframes import Frame
    from geotrack.claims.phrases.kinds import Phrase, Text
    from geotrack.languages.rows import Construction
    from geotrack.model import Mention, Mode

_BE, _PLACE, _NAME, _TRIP = (KINDS[k] for k in ("BE", "PLACE", "NAME", "TRIP"))


def unsaid_mode(
    text: Text,
    items: Sequence[Phrase],
    q: int,
    construction: Construction,
    end: int,
    frames: Sequence[Frame],
    ends: tuple[Mention | None, Mention | None],
) -> Mode:
    """Return the mode that the rest of the sentence or the places entail.

    Parameters
    ----------
    text, items, q
        The document, the phrases of the sentence and the quantity among them.
    construction, end
        How the quantity was read, and the phrase behind what the construction matched.
    frames
        The movements told in the sentence.
    ends
        Between what the figure is told.
    """
    mode: Mode = "unknown"
    if not construction.frame:
        mode = _mode_of_trip(items, frames, q)
    if mode == "unknown" and construction.kind != "stop":
        mode = _mode_after(text, items, end)
    if mode == "unknown" and construction.kind == "speed":
        mode = next((i.data for i in items if i.kind == KINDS["VEHICLE"]), "unknown")
    if mode == "unknown" and construction.kind in ("distance", "duration"):
        mode = _entailed(text, items, q, *ends)
    return mode


def _mode_of_trip(items: Sequence[Phrase], frames: Sequence[Frame], q: int) -> Mode:
    """Return the mode of the trip that a figure is said of: "the flight time is 3h40 from Oslo"."""
    for frame in frames:
        if frame.kind == _TRIP and frame.head < q <= frame.head + 8:
            between = [item.kind for item in items[frame.head + 1 : q]]
            if _BE in between or LITERALS["takes"] in between or LITERALS["took"] in between:
                return frame.mode
    return "unknown"


def _mode_after(text: Text, items: Sequence[Phrase], at: int) -> Mode:
    """Return the mode that stands behind a statement: "south of Genoa by rail"."""
    if (
        at + 1 < len(items)
        and items[at].kind == KINDS["COMMA"]
        and items[at + 1].kind in (_PLACE, _NAME)
    ):
        at += 2
    if at < len(items) and items[at].kind == KINDS["COMMA"]:
        at += 1
    if at < len(items) and items[at].kind == KINDS["OPEN"]:
        at += 1
    if at < len(items) and items[at].kind == KINDS["BY"] and items[at].data != "straight":
        if items[at].data == "road" and text.lower[items[at].start] == sentence_patterns.ON:
            return "unknown"  # "on Highway 6" is where it lies, not how one goes
        return items[at].data  # type: ignore[no-any-return]
    return "unknown"


def _entailed(
    text: Text, items: Sequence[Phrase], q: int, origin: Mention | None, destination: Mention | None
) -> Mode:
    """Return the mode that the places entail: a walk's own length, a harbor and an island."""
    for item in items[:q]:
        if item.kind in (_NAME, _PLACE) and text.lower[item.end - 1] in sentence_patterns.PATHS:
            return "foot"
    ends = [m.text.rsplit(" ", 1)[-1].lower() for m in (origin, destination) if m is not None]
    if (
        len(ends) == 2
        and any(e in sentence_patterns.LANDINGS for e in ends)
        and any(e in sentence_patterns.ISLANDS for e in ends)
    ):
        return "sea"
    return "unknown"
