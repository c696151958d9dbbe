"""Claims without a figure: departures, arrivals, stops and legs, from the frames of a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geotrack.claims.context import mention_of
from geotrack.claims.kinds import KINDS, LITERALS, UNDATED
from geotrack.claims.lexicon import HALTS
from geotrack.model import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.context import Context
    from geotrack.claims.frames import Frame
    from geotrack.claims.kinds import Phrase, Text
    from geotrack.model import ClaimKind, Mention

__all__ = ["linked", "movements"]

_MOVE, _DEPART, _ARRIVE, _VISIT, _TRIP, _STAY = (
    KINDS[k] for k in ("MOVE", "DEPART", "ARRIVE", "VISIT", "TRIP", "STAY")
)
_PLACE: Final = KINDS["PLACE"]
_AT: Final = frozenset((LITERALS["at"], LITERALS["in"]))
_NEAR: Final = 400  #: characters between two entries of one log, at most
_NAMES: Final = {
    "departure": "departs-at", "arrival": "arrives-at", "leg": "goes-to", "stop": "stops-at",
}  # fmt: skip


def movements(
    text: Text,
    items: Sequence[Phrase],
    frames: Sequence[Frame],
    span: tuple[int, int],
    context: Context,
) -> list[Claim]:
    """Return departures and arrivals (with a time), stops and legs told in the sentence."""
    out: list[Claim] = []
    used: set[int] = set()
    before: Mention | None = None
    told = -1  # the last phrase of a verb's movement: a trip before it is the same one
    for frame in _merged(items, frames):
        kind = _kind(frame)
        if kind is None or (frame.kind == _TRIP and frame.head <= told):
            continue
        if frame.kind != _TRIP:
            told = frame.end
        time = next((t for t in frame.times if t not in used or t == UNDATED), None)
        if kind == "stop" and not _halts(text, items, frame.head):
            continue
        if kind == "stop" and not _names_halt(text, frame):
            continue
        if kind == "stop" and (time is None or not frame.arrivals or frame.status != "stated"):
            continue
        word = text.lower[items[frame.head].start]
        if kind == "leg" and word == "sailed" and frame.times and not frame.arrivals:
            kind = "departure"  # "sailed on Saturday"
        if time is None and context.date is not None and context.date not in used:
            time = context.date if kind in ("departure", "arrival") else None
        if kind in ("departure", "arrival") and frame.status in ("negated", "counterfactual"):
            kind = "leg"
        at_place = before or _left_place(text, items, frame, context)
        last, before = before, frame.destination or before
        if kind in ("departure", "arrival"):
            if not _names_halt(text, frame) and not _clear(text, items, frame):
                continue
            if (
                text.lower[items[frame.head].start] == "due"
                and "court" in text.lower[items[frame.head].end :][:8]
            ):
                continue
            if time is None and frame.lapse is None:
                if frame.origin is None and frame.destination is None:
                    continue
                kind = "leg"
            elif time is not None:
                used.add(time)
            if kind == "departure" and not frame.departures and at_place is not None:
                frame.departures.append(at_place)
            if kind == "departure" and not frame.arrivals and context.goal is not None:
                frame.arrivals.extend(m for m in [context.goal] if m not in frame.departures)
            elif (
                kind == "arrival"
                and not frame.arrivals
                and (last or context.goal or context.here) is not None
            ):
                frame.arrivals.extend(
                    m for m in [last or context.goal or context.here] if m is not None
                )
        elif time is not None:
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
                mode=frame.mode if kind != "stop" else "unknown",
                traveller=frame.traveller,
                time=None if time == UNDATED else time,
                status=frame.status,
                manner="visit" if frame.kind == _VISIT else None,
                sentence=span,
            )
        )
    return out


def _merged(items: Sequence[Phrase], frames: Sequence[Frame]) -> list[Frame]:
    """Join "entered the bay and reached the town": the first place is on the way."""
    out: list[Frame] = []
    for frame in frames:
        last = out[-1] if out else None
        if (
            last is not None
            and frame.kind == last.kind == _ARRIVE
            and frame.status == last.status
            and last.arrivals
            and frame.arrivals
            and frame.lapse is None
            and (not frame.times or frame.times == last.times)
            and frame.head - last.end <= 8
        ):
            last.via.extend(last.arrivals)
            last.arrivals, last.end = frame.arrivals, frame.end
        else:
            out.append(frame)
    return out


_STRONG: Final = frozenset(
    "left leave leaves departed departs depart departing arrived arrives arrive arriving sailed set due landed tied".split()
)
_DATED: Final = frozenset(
    [KINDS[k] for k in ("TIME", "DUR", "COMMA", "BY", "HERE")]
    + [LITERALS[w] for w in ("on", "at", "by", "later", "before")]
)


def _names_halt(text: Text, frame: Frame) -> bool:
    """Whether a movement names a place, or a noun that is one: "reached the border"."""
    return any(
        m.toponym is not None
        or m.start is None
        or m.text[:1].isupper()
        or not HALTS.isdisjoint(m.text.lower().split())
        for m in (*frame.departures, *frame.arrivals)
    )


def _clear(text: Text, items: Sequence[Phrase], frame: Frame) -> bool:
    """Whether a verb without place still tells of a departure or an arrival: "she arrived on the 20th"."""
    if text.lower[items[frame.head].start] not in _STRONG:
        return False
    after = frame.head + 1
    if after + 1 < len(items) and items[after].kind == LITERALS["in"]:
        after += 1
    return after < len(items) and items[after].kind in _DATED


def _halts(text: Text, items: Sequence[Phrase], head: int) -> bool:
    """Whether a verb of staying tells of a halt: "the train stopped", not "the halt" or "remained"."""
    word = text.lower[items[head].start]
    if not word.startswith(("stop", "halt", "paus", "camp", "encamp", "moor")):
        return word in ("stayed", "rested")
    noun = head > 0 and items[head - 1].kind in (KINDS["DET"], KINDS["WORD"])
    return not (noun and text.lower[items[head - 1].start] in ("the", "a", "its", "this"))


def _left_place(
    text: Text, items: Sequence[Phrase], frame: Frame, context: Context
) -> Mention | None:
    """Return where the traveller is before a departure: "at Dover" on the left, else the last place."""
    for at in range(frame.head - 1, max(0, frame.head - 20), -1):
        if items[at].kind == _PLACE and items[at - 1].kind in _AT:
            return mention_of(text, items, at, context)
    return context.here


def _kind(frame: Frame) -> ClaimKind | None:
    if frame.kind == _DEPART:
        return "departure"
    if frame.kind == _ARRIVE:
        return "arrival"
    if frame.kind in (_MOVE, _VISIT, _TRIP):
        return "leg"
    if frame.kind == _STAY:
        return "stop"
    return None


def _settles(frame: Frame) -> bool:
    """Whether a movement names a place of the gazetteer to go to or from."""
    return any(m.toponym is not None for m in (*frame.departures, *frame.arrivals))


def linked(claims: Sequence[Claim]) -> list[Claim]:
    """Fill in what a log leaves out: "Left Graz at nine. Reached Udine at six.".

    An arrival without origin takes that of the departure told just before it, which in turn takes its
    destination; a departure without origin leaves from where the last arrival was.
    """
    out = list(claims)
    last: int | None = None
    passed: Mention | None = None  # where a leg told since then goes
    for k, claim in enumerate(out):
        if claim.kind == "leg" and passed is None:
            passed = claim.destination
        if claim.kind not in ("departure", "arrival"):
            continue
        before = out[last] if last is not None else None
        if before is not None and claim.sentence[0] - before.sentence[1] < _NEAR:
            if claim.kind == "arrival" and before.kind == "departure":
                on_the_way = passed not in (None, claim.destination)
                if before.destination is None and claim.destination is not None and not on_the_way:
                    out[last] = replace(before, destination=claim.destination)  # type: ignore[index]
                if claim.origin is None and before.origin != claim.destination:
                    out[k] = replace(claim, origin=before.origin)
            elif claim.kind == "departure" and claim.origin is None and before.kind == "arrival":
                out[k] = replace(claim, origin=before.destination)
        last, passed = k, None
    return out
