"""Who goes from where to where: the frame of a verb of motion or of a trip, with its adjuncts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims.context import Context, mention_of
from geotrack.claims.phrases import KINDS, LITERALS, Phrase, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.model import ClaimStatus, Mention, Mode

__all__ = ["Frame", "frames_of", "status_at"]

_MOVE, _DEPART, _ARRIVE, _VISIT, _TRIP, _COVER, _STAY, _BY, _TIME = (
    KINDS[k] for k in ("MOVE", "DEPART", "ARRIVE", "VISIT", "TRIP", "COVER", "STAY", "BY", "TIME")
)
_PLACE, _NOUN, _NAME, _HERE, _PRON = (KINDS[k] for k in ("PLACE", "NOUN", "NAME", "HERE", "PRON"))
_COMMA, _SEMI, _WORD, _DET, _VEHICLE, _DASH, _DIR, _BE, _REL, _RUN = (
    KINDS[k] for k in ("COMMA", "SEMI", "WORD", "DET", "VEHICLE", "DASH", "DIR", "BE", "REL", "RUN")
)
_QUANTITIES: Final = frozenset((KINDS["LEN"], KINDS["DUR"], KINDS["SPEED"]))
_VERBS: Final = frozenset((_MOVE, _DEPART, _ARRIVE, _VISIT))
_DISTANCE, _TIMEWORD = LITERALS["distance"], LITERALS["time"]
_HEADS: Final = _VERBS | {_TRIP, _COVER, _STAY, _DISTANCE}
(
    _FROM,
    _TO,
    _VIA,
    _THROUGH,
    _BETWEEN,
    _AND,
    _FOR,
    _INTO,
    _TOWARDS,
    _AT,
    _IN,
    _OF,
    _BYWORD,
    _NEAR,
    _ON,
    _BACK,
    _ACROSS,
) = (
    LITERALS[w]
    for w in "from to via through between and for into towards at in of by near on back across".split()
)
_REACH: Final = 40

_PLANNED: Final = frozenset(
    """will would shall expected expects expect plan plans planned planning due scheduled hope hopes hoped intend
    intends intended might may could should must bound prepare prepares prepared aims wants wanted can
    set likely ordered offered invited supposed obliged wished order about""".split()
)
_NEGATED: Final = frozenset(
    "not never n't cannot didn't hasn't wasn't won't refused failed unable without instead neither nor couldn't don't doesn't".split()
)


class Frame:
    """A movement told in a sentence. `head` is the index of its phrase; places may be missing."""

    __slots__ = (
        "arrivals", "departures", "end", "head", "kind", "mode", "start", "status", "times", "traveller", "via",
    )  # fmt: skip

    def __init__(self, head: int, kind: str, mode: Mode, status: ClaimStatus) -> None:
        self.head = head
        self.kind = kind
        self.mode = mode
        self.status = status
        self.departures: list[Mention] = []
        self.arrivals: list[Mention] = []
        self.via: list[Mention] = []
        self.times: list[int] = []
        self.traveller: str | None = None
        self.start = self.end = head

    @property
    def origin(self) -> Mention | None:
        """Where it begins."""
        return self.departures[0] if self.departures else None

    @property
    def destination(self) -> Mention | None:
        """Where it ends."""
        return self.arrivals[0] if self.arrivals else None


def status_at(text: Text, items: Sequence[Phrase], head: int, first: int) -> ClaimStatus:
    """Return whether the verb at phrase `head` is stated, planned, negated or counterfactual."""
    begin = items[max(0, head - 7)].start
    words = text.lower[max(first, begin) : items[head].start]
    after = text.lower[items[head].start : items[head].end]
    found = set(words)
    if "have" in found and found & {"would", "could", "should", "might"}:
        return "counterfactual"
    if found & _NEGATED or any(w.endswith(("n't", "n’t")) for w in found):
        return "negated"
    if words and words[0] == "if" or "if" in words[-4:]:
        return "counterfactual"
    if found & _PLANNED or after[:1] == ["bound"]:
        return "planned"
    return "stated"


def frames_of(text: Text, items: Sequence[Phrase], first: int, context: Context) -> list[Frame]:
    """Return the frames of a sentence in order; `first` is its first word."""
    frames: list[Frame] = []
    for at, item in enumerate(items):
        if item.kind not in _HEADS:
            continue
        mode: Mode = item.data if item.data else "unknown"
        frame = Frame(at, item.kind, mode, status_at(text, items, at, first))
        _rightward(text, items, frame, context)
        _leftward(text, items, frame, context)
        frames.append(frame)
    return frames


def _place_at(items: Sequence[Phrase], at: int) -> int | None:
    """Return the index of the place whose noun phrase begins at `at`: "to the [capital] in [Kabul]"."""
    end = len(items)
    start = at
    while at < end and at - start < 6:
        kind = items[at].kind
        if kind == _PLACE or kind == _HERE:
            return at
        if kind == _NOUN:
            step = at + 1
            if step < end and items[step].kind == _NOUN:
                at += 1
                continue
            if step < end and items[step].kind in (_OF, _IN):
                inner = _place_at(items, step + 1)
                if inner is not None and items[inner].kind == _PLACE and inner - step < 5:
                    return inner
            if step < end and items[step].kind == _PLACE:
                return step
            return at
        if kind == _NAME:
            if at + 1 < end and items[at + 1].kind in (_PLACE, _NOUN):
                at += 1
                continue
            return at if at == start or items[at - 1].kind == _DET else None
        if kind not in (_DET, _WORD, _DASH, _DIR):
            return None
        at += 1
    return None


def _rightward(text: Text, items: Sequence[Phrase], frame: Frame, context: Context) -> None:
    at = frame.head + 1
    limit = min(len(items), frame.head + _REACH)
    direct = frame.kind
    fresh = True  # a bare place may still be the object
    while at < limit:
        item = items[at]
        kind = item.kind
        if kind == _SEMI:
            break
        if kind in _VERBS and (frame.kind != _TRIP or kind != _MOVE):
            if not (frame.kind in (_COVER, _DISTANCE) and not frame.arrivals):
                break
        if kind == _REL and frame.arrivals:
            break
        target: list[Mention] | None = None
        if kind == _FROM:
            target = frame.departures
        elif kind in (_TO, _INTO, _TOWARDS) or (
            kind == _FOR and (frame.kind in (_DEPART, _MOVE, _TRIP))
        ):
            target = frame.arrivals
        elif kind in (_VIA, _THROUGH) or (
            kind == _BYWORD and at + 1 < limit and items[at + 1].kind == _PLACE
        ):
            target = frame.via
        elif kind in (_AT, _IN) and frame.kind in (_ARRIVE, _STAY) and fresh:
            target = frame.arrivals
        elif kind == _BETWEEN and frame.kind in (_TRIP, _DISTANCE, _MOVE, _COVER):
            place = _place_at(items, at + 1)
            if place is not None:
                for further in range(place + 1, min(limit, place + 5)):
                    if items[further].kind == _AND:
                        other = _place_at(items, further + 1)
                        if other is not None:
                            _add(text, items, place, frame.departures, frame, context)
                            _add(text, items, other, frame.arrivals, frame, context)
                            at = other
                        break
            at += 1
            continue
        elif kind == _BY:
            if frame.mode == "unknown" and item.data != "straight":
                frame.mode = item.data
            frame.end = max(frame.end, at)
        elif kind == _TIME:
            frame.times.append(item.data)
            frame.end = max(frame.end, at)
        elif (
            fresh
            and direct in (_DEPART, _ARRIVE, _VISIT)
            and kind in (_PLACE, _NOUN, _DET, _WORD, _NAME)
        ):
            place = _place_at(items, at)
            if place is not None and not (items[place].kind == _NAME and direct != _ARRIVE):
                target = frame.departures if direct == _DEPART else frame.arrivals
                _add(text, items, place, target, frame, context)
                fresh, at = False, place + 1
                continue
            fresh = kind in (_DET, _WORD) and at - frame.head < 3
            at += 1
            continue
        if target is not None:
            place = _place_at(items, at + 1)
            if place is not None and not _infinitive(items, at, place):
                if target is frame.arrivals and target and kind in (_AT, _IN):
                    pass
                elif target is not frame.via and target and kind != _TO:
                    pass
                else:
                    if (
                        target is frame.arrivals
                        and frame.arrivals
                        and kind == _TO
                        and not _conjoined(items, at)
                    ):
                        frame.via.append(frame.arrivals.pop())
                    _add(text, items, place, target, frame, context)
                at = _coordinate(text, items, place, target, frame, context)
                fresh = False
                continue
        if kind in (_COMMA, _WORD, *_QUANTITIES):
            fresh = fresh and kind != _COMMA
        at += 1


def _conjoined(items: Sequence[Phrase], at: int) -> bool:
    return at > 0 and items[at - 1].kind == _AND


def _infinitive(items: Sequence[Phrase], to: int, place: int) -> bool:
    """Whether "to" opens a purpose, not a place: "to [meet envoys in] Bern"."""
    return items[to].kind == _TO and items[to + 1].kind == _WORD and place - to > 2


def _coordinate(
    text: Text,
    items: Sequence[Phrase],
    place: int,
    target: list[Mention],
    frame: Frame,
    context: Context,
) -> int:
    """Read on over "Sydney and Melbourne", "A, B and C" and the state after a city."""
    at = place + 1
    while at + 1 < len(items):
        if items[at].kind == _COMMA and items[at + 1].kind == _PLACE:
            listed = (
                at + 2 < len(items) and items[at + 2].kind in (_COMMA, _AND) and target is frame.via
            )
            if listed:
                _add(text, items, at + 1, target, frame, context)
            at += 2
        elif (
            items[at].kind == _AND and items[at + 1].kind == _PLACE and target is not frame.arrivals
        ):
            _add(text, items, at + 1, target, frame, context)
            at += 2
        else:
            break
    return at


def _add(
    text: Text,
    items: Sequence[Phrase],
    at: int,
    target: list[Mention],
    frame: Frame,
    context: Context,
) -> None:
    mention = mention_of(text, items, at, context)
    if mention is not None:
        target.append(mention)
        frame.end = max(frame.end, at)


def _leftward(text: Text, items: Sequence[Phrase], frame: Frame, context: Context) -> None:
    at = frame.head - 1
    floor = max(-1, frame.head - _REACH // 2)
    subject = None
    while at > floor:
        item = items[at]
        kind = item.kind
        if kind == _SEMI or (kind in _VERBS and frame.kind in _VERBS):
            break
        if kind == _TIME and not frame.times and frame.kind in _VERBS:
            frame.times.append(item.data)
        elif kind == _FROM and not frame.departures and frame.kind in _VERBS | {_TRIP, _COVER}:
            place = _place_at(items, at + 1)
            if place is not None and place < frame.head:
                mention = mention_of(text, items, place, context)
                if mention is not None:
                    frame.departures.append(mention)
        elif kind == _VEHICLE and frame.mode == "unknown" and frame.head - at < 8:
            frame.mode = item.data
        elif kind == _BY and frame.mode == "unknown" and item.data != "straight":
            frame.mode = item.data
        if (
            subject is None
            and kind in (_NAME, _PRON, _VEHICLE)
            and frame.kind in _VERBS | {_COVER, _STAY}
        ):
            subject = at
        elif (
            kind == _NAME
            and subject is not None
            and items[subject].kind == _NAME
            and at == subject - 2
            and items[at + 1].kind == _COMMA
        ):
            subject = at
        at -= 1
    if subject is not None:
        frame.traveller = _who(text, items[subject], context)


def _who(text: Text, item: Phrase, context: Context) -> str | None:
    written = text.source[text.tokens.starts[item.start] : text.tokens.ends[item.end - 1]]
    if item.kind == _PRON and written.lower() in ("he", "she", "it", "they", "who"):
        return context.traveller
    if item.kind == _PRON and written.lower() not in ("we", "i", "you"):
        return None
    return written
