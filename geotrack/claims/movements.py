"""Claims without a figure: departures, arrivals, stops and legs, from the frames of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims.phrases import KINDS
from geotrack.model import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.context import Context
    from geotrack.claims.frames import Frame
    from geotrack.claims.phrases import Phrase, Text
    from geotrack.model import ClaimKind

__all__ = ["movements"]

_MOVE, _DEPART, _ARRIVE, _VISIT, _TRIP, _STAY = (
    KINDS[k] for k in ("MOVE", "DEPART", "ARRIVE", "VISIT", "TRIP", "STAY")
)
_NAMES: Final = {
    "departure": "departs-at", "arrival": "arrives-at", "leg": "goes-to", "stop": "stops-at",
}  # fmt: skip


def movements(
    text: Text,
    items: Sequence[Phrase],
    frames: Sequence[Frame],
    span: tuple[int, int],
    context: Context,
    claims: Sequence[Claim],
) -> list[Claim]:
    """Return departures and arrivals (with a time), stops and legs told in the sentence."""
    out: list[Claim] = []
    used: set[int] = set()
    for frame in frames:
        kind = _kind(frame)
        if kind is None:
            continue
        time = next((t for t in frame.times if t not in used), None)
        if kind in ("departure", "arrival"):
            if time is None:
                if frame.origin is None and frame.destination is None:
                    continue
                kind = "leg"
            else:
                used.add(time)
        if kind == "leg" and not _settles(frame):
            continue
        start = text.tokens.starts[items[frame.head].start]
        end = text.tokens.ends[items[frame.end].end - 1]
        out.append(
            Claim(
                kind=kind,
                start=start,
                end=end,
                text=text.source[start:end],
                pattern=_NAMES[kind],
                origin=frame.origin,
                destination=frame.destination,
                via=tuple(frame.via),
                mode=frame.mode,
                traveller=frame.traveller,
                time=time,
                status=frame.status,
                sentence=span,
            )
        )
    return out


def _kind(frame: Frame) -> ClaimKind | None:
    if frame.kind == _DEPART:
        return "departure"
    if frame.kind == _ARRIVE:
        return "arrival"
    if frame.kind in (_MOVE, _VISIT, _TRIP):
        return "leg"
    return None


def _settles(frame: Frame) -> bool:
    """Whether a movement names a place of the gazetteer to go to or from."""
    return any(m.toponym is not None for m in (*frame.departures, *frame.arrivals))
