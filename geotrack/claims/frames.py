"""Who goes from where to where: the frame of a verb of motion or of a trip, with its adjuncts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims import lexicon
from geotrack.claims.context import Context, mention_of
from geotrack.claims.phrases import KINDS, LITERALS, Phrase, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geotrack.model import ClaimStatus, Mention, Mode

__all__ = ["Frame", "frames_of", "place_at", "status_at"]

_MOVE, _DEPART, _ARRIVE, _VISIT, _TRIP, _COVER, _STAY, _BY, _TIME = (
    KINDS[k] for k in ("MOVE", "DEPART", "ARRIVE", "VISIT", "TRIP", "COVER", "STAY", "BY", "TIME")
)
_PLACE, _NOUN, _NAME, _HERE, _PRON = (KINDS[k] for k in ("PLACE", "NOUN", "NAME", "HERE", "PRON"))
_COMMA, _SEMI, _WORD, _DET, _VEHICLE, _DASH, _DIR, _REL, _DUR = (
    KINDS[k] for k in ("COMMA", "SEMI", "WORD", "DET", "VEHICLE", "DASH", "DIR", "REL", "DUR")
)
_QUANTITIES: Final = frozenset((KINDS["LEN"], KINDS["DUR"], KINDS["SPEED"]))
_VERBS: Final = frozenset((_MOVE, _DEPART, _ARRIVE, _VISIT))
_STOPS: Final = _VERBS | {_STAY, _COVER}
_DISTANCE: Final = LITERALS["distance"]
_HEADS: Final = _VERBS | {_TRIP, _COVER, _STAY, _DISTANCE}
_FROM, _TO, _VIA, _THROUGH, _BETWEEN, _AND, _FOR, _INTO, _TOWARDS = (
    LITERALS[w] for w in "from to via through between and for into towards".split()
)
_WITH, _BUT, _WHILE, _WHEN, _THERE, _BOTH = (
    LITERALS[w] for w in "with but while when there both".split()
)
_AT, _IN, _OF, _BYWORD, _FAR, _AS, _LATER, _BEFORE, _AFTER, _AFTERWARDS, _ON = (
    LITERALS[w] for w in "at in of by far as later before after afterwards on".split()
)
_REACH: Final = 40  #: phrases looked at on either side of a verb

_PLANNED: Final = frozenset(
    """will would shall expected expects expect plan plans planned planning due scheduled hope hopes hoped intend
    intends intended might may could should must bound prepare prepares prepared aims wants wanted can
    set likely ordered offered invited supposed obliged wished""".split()
)
_NEGATED: Final = frozenset(
    """not never n't cannot didn't hasn't wasn't won't refused failed unable without instead neither nor nobody none couldn't
    don't doesn't""".split()
)
#: kinds of place that entail how one gets there
_ENTAILED: Final[dict[str, Mode]] = {
    "airport": "air", "airfield": "air", "airstrip": "air", "harbor": "sea", "harbour": "sea",
    "seaport": "sea", "bay": "sea", "anchorage": "sea", "islands": "sea",
}  # fmt: skip


class Frame:
    """A movement told in a sentence.

    `head` is the index of its phrase, `end` of its last adjunct; places may be missing. `lapse` is the
    index of a quantity that dates it ("left two days later"), or None. `resumes`: its subject is a pronoun.
    """

    __slots__ = (
        "arrivals", "departures", "end", "head", "kind", "lapse", "mode", "status", "subject", "times",
        "resumes", "traveller", "via",
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
        self.subject: int | None = None
        self.resumes = False
        self.lapse: int | None = None
        self.end = head

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
    at = head
    while (
        at > 0
        and head - at < 7
        and items[at - 1].kind != _SEMI
        and items[at - 1].kind not in _VERBS
    ):
        at -= 1
    words = text.lower[max(first, items[at].start) : items[head].start]
    found = set(words)
    if items[head - 1].kind == _PRON and head > 1 and text.lower[items[head - 2].start] == "had":
        return "counterfactual"  # "had they driven"
    if "have" in found and found & {"would", "could", "should", "might"}:
        return "counterfactual"
    if found & _NEGATED or "no" in words[-3:] or any(w.endswith(("n't", "n’t")) for w in found):
        return "negated"
    if found & _PLANNED or "if" in found or text.lower[items[head].start] in ("bound", "due"):
        return "planned"
    return "stated"


def frames_of(
    text: Text, items: Sequence[Phrase], first: int, context: Context, fixed: Collection[int] = ()
) -> list[Frame]:
    """Return the frames of a sentence in order.

    Parameters
    ----------
    text, items
        The document, and the phrases of the sentence.
    first
        The sentence's first word.
    context
        What pronouns and "there" refer to.
    fixed
        Indices of quantities that belong to a position, with what follows them: no adjuncts.
    """
    frames: list[Frame] = []
    for at, item in enumerate(items):
        if item.kind in _HEADS or (item.kind == _FROM and _is_path(items, at, frames)):
            mode: Mode = item.data if item.kind != _FROM and item.data else "unknown"
            frame = Frame(at, item.kind, mode, status_at(text, items, at, first))
            if item.kind == _FROM:
                frame.head, frame.end = at - 1, at
            _rightward(text, items, frame, context, fixed)
            frame.head = at
            _leftward(text, items, frame, context)
            _entail(text, items, frame)
            if not _weather(text, items, frame):
                frames.append(frame)
    _share_modes(frames)
    return frames


def _share_modes(frames: Sequence[Frame]) -> None:
    """Let later movements of the same subject go on in the same way."""
    last: Frame | None = None
    for frame in frames:
        if frame.mode != "unknown":
            last = frame
        elif last is not None and (frame.subject in (None, last.subject) or frame.resumes):
            frame.mode = last.mode


def _weather(text: Text, items: Sequence[Phrase], frame: Frame) -> bool:
    """Whether what moves is no traveller: "the storm is moving east"."""
    if frame.subject is not None:
        return False
    first = items[max(0, frame.head - 8)].start
    return not lexicon.WEATHER.isdisjoint(text.lower[first : items[frame.head].start])


def _is_path(items: Sequence[Phrase], at: int, frames: Sequence[Frame]) -> bool:
    """Whether "from A to B" stands here without a verb of its own."""
    if frames and at <= frames[-1].end:
        return False
    place = place_at(items, at + 1)
    return place is not None and any(i.kind == _TO for i in items[place + 1 : place + 4])


def _entail(text: Text, items: Sequence[Phrase], frame: Frame) -> None:
    if frame.mode == "unknown" and frame.kind == _ARRIVE and frame.destination is not None:
        for word in text.lower[items[frame.head].end : items[frame.end].end]:
            if word in _ENTAILED:
                frame.mode = _ENTAILED[word]


def place_at(items: Sequence[Phrase], at: int) -> int | None:
    """Return the index of the place whose noun phrase begins at `at`: "the capital in [Kabul]"."""
    end = len(items)
    start = at
    while at < end and at - start < 7:
        kind = items[at].kind
        if kind in (_PLACE, _HERE):
            return at
        if kind == _BOTH:
            at += 1
            continue
        if kind == _NOUN:
            step = at + 1
            if step < end and items[step].kind == _NOUN:
                at += 1
                continue
            if step < end and items[step].kind in (_OF, _IN, _AT, _ON):
                inner = place_at(items, step + 1)
                if inner is not None and items[inner].kind == _PLACE and inner - step < 5:
                    return inner
            if step < end and items[step].kind == _PLACE:
                return step
            return at
        if kind == _NAME:
            if at + 1 < end and items[at + 1].kind in (_PLACE, _NOUN):
                at += 1
                continue
            if at + 1 < end and items[at + 1].kind in (_IN, _AT):
                inner = place_at(items, at + 2)
                if inner is not None and items[inner].kind == _PLACE and inner - at < 5:
                    return inner
            return at if at == start or items[at - 1].kind == _DET else None
        if kind == _TIME:  # "from Monday morning in Sydney"
            step = at + 1
            if step + 2 < end and items[step].kind == _COMMA and items[step + 2].kind == _COMMA:
                step += 3
            if step < end and items[step].kind in (_IN, _AT):
                return place_at(items, step + 1)
            return None
        if kind not in (_DET, _WORD, _DASH, _DIR):
            return None
        if kind == _WORD and at + 2 < end and items[at + 1].kind in (_OF, _AT) and at > start:
            at += 1  # "in view of the islands", "the edge of Turin"
        at += 1
    return None


def _rightward(
    text: Text, items: Sequence[Phrase], frame: Frame, context: Context, fixed: Collection[int]
) -> None:
    at = frame.head + 1
    limit = min(len(items), frame.head + _REACH)
    fresh = frame.kind in (_DEPART, _ARRIVE, _VISIT, _STAY)  # a bare place may still be the object
    while at < limit:
        kind = items[at].kind
        if kind == _SEMI or at in fixed:
            break
        if kind in _STOPS and at > frame.head and _ends(items, at, frame):
            break
        if kind == _REL and (frame.arrivals or frame.kind == _COVER):
            break
        if kind in (_AND, _BUT, _WHILE, _WHEN) and _new_clause(items, at + 1):
            break
        target: list[Mention] | None = None
        step = at + 1
        if kind == _FROM and not _of_people(items, at, frame):
            target = frame.departures
        elif kind in (_TO, _INTO, _TOWARDS) or (kind == _FOR and frame.kind != _STAY):
            target = frame.arrivals
        elif kind == _FAR and step < limit and items[step].kind == _AS:
            target, step = frame.arrivals, step + 1
        elif kind == _DIR and step < limit and items[step].kind == _OF and frame.kind == _TRIP:
            target, step = frame.departures, step + 1
        elif kind == _OF and at == frame.head + 1 and frame.kind == _TRIP and at > 1:
            # "an hour's drive of both Bonn and Trier"
            target = frame.departures if items[at - 2].kind in _QUANTITIES else None
            step += step < limit and items[step].kind == _BOTH
        elif kind in (_VIA, _THROUGH) or (
            kind == _BYWORD and step < limit and items[step].kind == _PLACE
        ):
            target = frame.via
        elif kind in (_AT, _IN) and frame.kind in (_ARRIVE, _STAY) and not frame.arrivals:
            target = frame.arrivals
        elif kind == _BETWEEN:
            at = _between(text, items, at, frame, context, limit)
            continue
        elif kind == _BY:
            if frame.mode == "unknown" and items[at].data != "straight":
                frame.mode = items[at].data
            frame.end = max(frame.end, at)
        elif kind == _TIME:
            if not frame.times or items[at - 1].kind in (_TIME, _COMMA, _AT):
                frame.times.append(items[at].data)
                frame.end = max(frame.end, at)
        elif kind == _DUR and at - frame.head <= 2 and step < limit and frame.kind in _VERBS:
            if items[step].kind in (_LATER, _BEFORE, _AFTER, _AFTERWARDS) and frame.lapse is None:
                frame.lapse, frame.end = at, step
        elif fresh and kind in (_PLACE, _NOUN, _DET, _WORD, _NAME, _HERE):
            place = place_at(items, at)
            if place is not None and not (items[place].kind == _NAME and frame.kind != _ARRIVE):
                target = frame.departures if frame.kind == _DEPART else frame.arrivals
                _add(text, items, place, target, frame, context)
                fresh, at = False, _coordinate(text, items, place, target, frame, context)
                continue
            fresh = kind in (_DET, _WORD) and at - frame.head < 3
            at += 1
            continue
        if target is not None:
            place = place_at(items, step)
            if kind == _TO and not frame.arrivals and (purpose := _purpose(items, at, frame)):
                _add(text, items, purpose, frame.arrivals, frame, context)
                at = purpose + 1
                continue
            if place is not None and place not in fixed and not _infinitive(items, at, place):
                if target is frame.via or not target or kind == _TO:
                    if target is frame.arrivals and frame.arrivals and items[at - 1].kind != _AND:
                        frame.via.append(frame.arrivals.pop())
                    _add(text, items, place, target, frame, context)
                fresh = False
                at = _coordinate(text, items, place, target, frame, context)
                continue
        fresh = fresh and kind != _COMMA
        at += 1


def _of_people(items: Sequence[Phrase], at: int, frame: Frame) -> bool:
    """Whether "from" says where companions are from: "with officials from China"."""
    if frame.kind == _VISIT:
        return True
    return any(items[k].kind == _WITH for k in range(max(frame.head, at - 4), at))


def _new_clause(items: Sequence[Phrase], at: int) -> bool:
    """Whether a clause with a subject of its own begins at `at`."""
    if at >= len(items):
        return False
    if items[at].kind in (_PRON, _REL, _THERE):
        return True
    return items[at].kind == _NAME and at + 1 < len(items) and items[at + 1].kind in _STOPS


def _purpose(items: Sequence[Phrase], to: int, frame: Frame) -> int | None:
    """Return the place of a purpose: "left Bern to meet the minister in [Rome]"."""
    if frame.kind not in (_DEPART, _MOVE) or to + 2 >= len(items) or items[to + 1].kind != _WORD:
        return None
    for at in range(to + 2, min(len(items) - 1, to + 8)):
        kind = items[at].kind
        if kind == _IN and items[at + 1].kind == _PLACE:
            return at + 1
        if kind not in (_NAME, _WORD, _DET, _WITH):
            return None
    return None


def _ends(items: Sequence[Phrase], at: int, frame: Frame) -> bool:
    """Whether a verb at `at` begins a movement of its own."""
    kind = items[at].kind
    if frame.kind in (_TRIP, _DISTANCE, _FROM) and kind in (_MOVE, _COVER, _STAY):
        return frame.kind == _FROM and bool(frame.arrivals)
    if frame.kind == _COVER:
        return bool(frame.arrivals) and kind in _VERBS
    return not (kind == _COVER and frame.kind == _MOVE and not frame.arrivals)


def _between(
    text: Text, items: Sequence[Phrase], at: int, frame: Frame, context: Context, limit: int
) -> int:
    place = place_at(items, at + 1)
    if place is None or frame.departures:
        return at + 1
    for further in range(place + 1, min(limit, place + 5)):
        if items[further].kind == _AND:
            other = place_at(items, further + 1)
            if other is not None:
                _add(text, items, place, frame.departures, frame, context)
                _add(text, items, other, frame.arrivals, frame, context)
                return other + 1
    return at + 1


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
            listed = at + 2 < len(items) and items[at + 2].kind in (_COMMA, _AND)
            if listed and target is frame.via:
                _add(text, items, at + 1, target, frame, context)
            at += 2
        elif (
            items[at].kind == _AND
            and items[at + 1].kind == _PLACE
            and target is not frame.arrivals
            and frame.kind != _VISIT
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
    finite = frame.kind in _VERBS or frame.kind in (_COVER, _STAY)
    while at > floor:
        item = items[at]
        kind = item.kind
        if kind == _SEMI or kind in _STOPS or (kind == _COMMA and frame.kind == _TRIP):
            if at == 1 and items[0].kind == _TIME and not frame.times:
                frame.times.append(items[0].data)  # "April 27th. -- I set out"
            break
        if kind == _TIME and not frame.times and finite:
            frame.times.append(item.data)
        elif kind == _BETWEEN and not frame.departures and not frame.arrivals:
            _between(text, items, at, frame, context, frame.head)
        elif kind == _FROM and not frame.departures and frame.kind != _DISTANCE:
            place = place_at(items, at + 1)
            if place is not None and place < frame.head:
                _add_left(text, items, place, frame, context)
        elif kind in (_VEHICLE, _BY) and frame.mode == "unknown" and item.data != "straight":
            if frame.head - at < 9:
                frame.mode = item.data
        if kind == _REL and finite and items[at + 1].kind in (_DET, _NAME, _PRON, _PLACE):
            break  # "noted that the train": what was noted has a subject of its own
        if subject is None and finite and (
            kind in (_NAME, _PRON, _VEHICLE) or _is_ship(text, items, at)
        ):
            subject = at
        elif (
            kind == _NAME
            and subject is not None
            and items[subject].kind == _NAME
            and items[at + 1].kind == _COMMA
            and subject - at <= 4
        ):
            subject = at
        at -= 1
    frame.subject = subject
    frame.resumes = subject is not None and items[subject].kind == _PRON
    if subject is None and frame.kind == _TRIP:
        subject = _owner(text, items, frame)
    if subject is not None and frame.mode == "unknown":
        frame.mode = _subject_mode(text, items, subject)
        if frame.mode == "unknown" and items[subject].kind == _PRON:
            frame.mode = context.mode
    if subject is not None:
        frame.traveller = _who(text, items, subject, context)


def _is_ship(text: Text, items: Sequence[Phrase], at: int) -> bool:
    """Whether a place is a ship here: "[The Mongolia] arrived" in a text that tells of ships."""
    if items[at].kind != _PLACE or not at or text.lower[items[at - 1].start] != "the":
        return False
    if at > 1 and items[at - 2].kind not in (_COMMA, _SEMI, _AND, _BUT, _WORD):
        return False
    return text.at_sea() and items[at].end - items[at].start == 1


def _owner(text: Text, items: Sequence[Phrase], frame: Frame) -> int | None:
    """Return whose trip it is: "[Kim's] last trip"; a last trip is a past one."""
    for at in range(frame.head - 1, max(-1, frame.head - 6), -1):
        word = text.lower[items[at].end - 1]
        if word in ("last", "previous", "earlier", "latest", "first"):
            frame.status = "past" if word in ("last", "previous", "earlier") else frame.status
        elif items[at].kind == _NAME:
            return at if word.endswith(("'s", "’s", "s’")) else None
        elif items[at].kind not in (_WORD, _DASH, _VEHICLE):
            return None
    return None


def _subject_mode(text: Text, items: Sequence[Phrase], subject: int) -> Mode:
    """Return the mode that the subject entails: "Route 9 continues", "the Aurora sailed"."""
    item = items[subject]
    words = text.lower[item.start : item.end]
    for word in (words[0], words[-1]):
        if word in ("route", "highway", "road", "interstate"):
            return "road"
    if item.kind in (_NAME, _PLACE) and subject and text.lower[items[subject - 1].start] == "the":
        return "sea" if text.at_sea() else "unknown"
    return "unknown"


def _add_left(
    text: Text, items: Sequence[Phrase], place: int, frame: Frame, context: Context
) -> None:
    mention = mention_of(text, items, place, context)
    if mention is not None:
        frame.departures.append(mention)
    if frame.arrivals:
        return
    for to in range(place + 1, min(place + 3, frame.head)):
        if items[to].kind == _TO:
            other = place_at(items, to + 1)
            if other is not None and other < frame.head:
                arrival = mention_of(text, items, other, context)
                frame.arrivals.extend([arrival] if arrival is not None else [])
            return


def _who(text: Text, items: Sequence[Phrase], at: int, context: Context) -> str | None:
    item = items[at]
    written = text.source[text.tokens.starts[item.start] : text.tokens.ends[item.end - 1]]
    if item.kind == _PRON:
        if written.lower() in ("he", "she", "it", "they", "who"):
            return context.traveller
        return written if written.lower() in ("we", "i", "you") else None
    if item.kind == _VEHICLE:
        definite = at and text.lower[items[at - 1].start] in ("the", "his", "her", "their", "its")
        return context.traveller if definite and context.traveller else f"the {written}"
    return context.known_as(written.removesuffix("'s").removesuffix("’s"))
