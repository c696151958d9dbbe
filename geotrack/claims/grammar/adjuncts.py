"""What follows a verb of motion: from, to, via, by, when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims.grammar.discourse import Context, mention_of
from geotrack.claims.grammar.nounphrases import place_at
from geotrack.languages.en import sentence_patterns
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.en.travel_words import HALTS
from geotrack.languages.rows import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geotrack.claims.grammar.motionframes import Frame
    from geotrack.claims.phrases.kinds import Phrase, Text
    from geotrack.model import Mention

_MOVE, _DEPART, _ARRIVE, _VISIT, _TRIP, _COVER, _STAY, _BY, _TIME = (
    KINDS[k] for k in ("MOVE", "DEPART", "ARRIVE", "VISIT", "TRIP", "COVER", "STAY", "BY", "TIME")
)
_PLACE, _NOUN, _NAME, _HERE, _PRON = (KINDS[k] for k in ("PLACE", "NOUN", "NAME", "HERE", "PRON"))
_COMMA, _SEMI, _WORD, _DET, _DASH, _DIR, _REL, _DUR = (
    KINDS[k] for k in "COMMA SEMI WORD DET DASH DIR REL DUR".split()
)
_FROM, _TO, _VIA, _THROUGH, _BETWEEN, _AND, _FOR, _INTO, _TOWARDS = (
    LITERALS[w] for w in "from to via through between and for into towards".split()
)
_WITH, _BUT, _WHILE, _WHEN, _THERE, _BOTH = (
    LITERALS[w] for w in "with but while when there both".split()
)
_AT, _IN, _OF, _BYWORD, _FAR, _AS, _LATER, _BEFORE, _AFTER, _AFTERWARDS, _ON = (
    LITERALS[w] for w in "at in of by far as later before after afterwards on".split()
)
_QUANTITIES: Final = frozenset((KINDS["LEN"], KINDS["DUR"], KINDS["SPEED"]))
_OF_EVENT: Final = frozenset((_DET, _WORD, _DASH, _DUR, _NAME, KINDS["NUM"]))
_VERBS: Final = frozenset((_MOVE, _DEPART, _ARRIVE, _VISIT))
_STOPS: Final = _VERBS | {_STAY, _COVER}
_LAPSES: Final = frozenset((_LATER, _BEFORE, _AFTER, _AFTERWARDS))
_CLAUSES: Final = frozenset((_AND, _BUT, _WHILE, _WHEN))
_OBJECTS: Final = frozenset((_PLACE, _NOUN, _DET, _WORD, _NAME, _HERE))
_DISTANCE: Final = LITERALS["distance"]
_BETWEEN_VERB: Final = frozenset(
    (
        *(_WORD, _TIME, _BY, _COMMA, _DET, _HERE, _DUR, _AT, _AND, KINDS["NUM"]),
        *(LITERALS[w] for w in ("on", "of", "back", "last", "later", "for", "one")),
    )
)
_DATED: Final = frozenset((_TIME, _COMMA, _AT, LITERALS["on"]))
_REACH: Final = 40  #: phrases looked at on either side of a verb


def rightward(
    text: Text, items: Sequence[Phrase], frame: Frame, context: Context, fixed: Collection[int]
) -> None:
    """Read the adjuncts behind a verb or a trip into its frame; `fixed` quantities end them."""
    at = frame.head + 1
    limit = min(len(items), frame.head + _REACH)
    fresh = frame.kind in (_DEPART, _ARRIVE, _VISIT, _STAY)  # a bare place may still be the object
    while at < limit and not (at in fixed or _closed(items, at, frame)):
        kind = items[at].kind
        target, step = _opened(items, at, frame, limit)
        if target is None:
            if kind == _BETWEEN:
                at = between(text, items, at, frame, context, limit)
                continue
            if fresh and kind in _OBJECTS:
                place = place_at(items, at)
                if place is not None and _may_be_left(text, items, place, frame):
                    target = frame.departures if frame.kind == _DEPART else frame.arrivals
                    _add(text, items, place, target, frame, context)
                    fresh, at = False, _coordinate(text, items, place, target, frame, context)
                    continue
                fresh = kind in (_DET, _WORD) and at - frame.head < 3
                at += 1
                continue
            _note(text, items, at, frame, context)
        else:
            place = place_at(items, step)
            if kind == _TO and not frame.arrivals and (purpose := _purpose(items, at, frame)):
                _add(text, items, purpose, frame.arrivals, frame, context)
                at = purpose + 1
                continue
            if place is None and kind == _FOR and not frame.arrivals:
                place = _event(items, step)
            if place is not None and place not in fixed and not _infinitive(items, at, place):
                if target is frame.via or not target or kind == _TO:
                    if target is frame.arrivals and frame.arrivals and items[at - 1].kind != _AND:
                        frame.via.append(frame.arrivals.pop())
                    _add(text, items, place, target, frame, context)
                fresh = False
                at = _coordinate(text, items, place, target, frame, context)
                continue
        fresh = fresh and kind == _TIME
        at += 1


def _closed(items: Sequence[Phrase], at: int, frame: Frame) -> bool:
    """Whether what is told of a movement ends before phrase `at`."""
    kind = items[at].kind
    if kind in _STOPS:
        return _ends(items, at, frame)
    if kind == _REL:
        return bool(frame.arrivals) or frame.kind == _COVER
    return kind == _SEMI or (kind in _CLAUSES and _new_clause(items, at + 1))


def _opened(
    items: Sequence[Phrase], at: int, frame: Frame, limit: int
) -> tuple[list[Mention] | None, int]:
    """Return which list of a frame the preposition at `at` opens, and where its place begins."""
    kind, step = items[at].kind, at + 1
    following = items[step].kind if step < limit else None
    target: list[Mention] | None = None
    if kind == _FROM:
        target = None if _of_people(items, at, frame) else frame.departures
    elif kind in (_TO, _INTO, _TOWARDS) or (kind == _FOR and frame.kind != _STAY):
        target = frame.arrivals if items[at - 1].kind != sentence_patterns.HALFWAY else None
    elif kind == _FAR and following == _AS:
        target, step = frame.arrivals, step + 1
    elif kind == _DIR and following == _OF and frame.kind == _TRIP:
        target, step = frame.departures, step + 1
    elif kind == _OF and at == frame.head + 1 and frame.kind == _TRIP and at > 1:
        # "an hour's drive of both Bonn and Trier"
        target = frame.departures if items[at - 2].kind in _QUANTITIES else None
        step += following == _BOTH
    elif kind in (_VIA, _THROUGH) or (kind == _BYWORD and following == _PLACE):
        target = frame.via
    elif kind in (_AT, _IN) and frame.kind in (_ARRIVE, _STAY) and not frame.arrivals:
        target = frame.arrivals if _near(items, frame.head, at) else None
    return target, step


def _note(text: Text, items: Sequence[Phrase], at: int, frame: Frame, context: Context) -> None:
    """Take over what phrase `at` says of how and when one goes, and "there"."""
    kind = items[at].kind
    if kind == _BY:
        if frame.mode == "unknown" and items[at].data != "straight":
            frame.mode = items[at].data
        if not _apposed(items, frame, at):
            frame.end = max(frame.end, at)
    elif kind == _TIME:
        if not frame.times or items[at - 1].kind in (_TIME, _COMMA, _AT):
            frame.times.append(items[at].data)
            frame.end = max(frame.end, at)
    elif kind == _DUR:
        step = at + 1
        near = at - frame.head <= (6 if frame.arrivals else 2) and step < frame.head + _REACH
        lapsed = near and step < len(items) and items[step].kind in _LAPSES
        if lapsed and frame.kind in _VERBS and frame.lapse is None:
            frame.lapse, frame.end = at, step
    elif (
        kind == _HERE
        and at == frame.head + 1
        and frame.kind == _MOVE
        and text.lower[items[frame.head].end - 1] in sentence_patterns.WENT
        and text.lower[items[at].start] == sentence_patterns.THERE
    ):
        _add(text, items, at, frame.arrivals, frame, context)


def _apposed(items: Sequence[Phrase], frame: Frame, at: int) -> bool:
    """Whether a figure behind a comma comes before: "left for Nome, [540 miles] by sled"."""
    kinds = [item.kind for item in items[frame.end + 1 : at]]
    return _COMMA in kinds and kinds[-1] in _QUANTITIES


def _near(items: Sequence[Phrase], head: int, at: int) -> bool:
    """Whether only times and plain words stand between a verb and its preposition."""
    between = items[head + 1 : at]
    return len(between) <= 8 and all(i.kind in _BETWEEN_VERB for i in between)


def _may_be_left(text: Text, items: Sequence[Phrase], place: int, frame: Frame) -> bool:
    """Whether the object of a verb is a place: "left Ostrava on Monday", but not "left Anna behind"."""
    if items[place].kind == _NOUN and frame.kind == _DEPART:
        return text.lower[items[place].start] in HALTS
    if items[place].kind != _NAME or frame.kind == _ARRIVE:
        return True
    after = items[place + 1].kind if place + 1 < len(items) else _COMMA
    return frame.kind == _DEPART and place == frame.head + 1 and after in _DATED


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


def _event(items: Sequence[Phrase], at: int) -> int | None:
    """Return where an event is that one leaves for: "left for a three-day fair in [Izmir]"."""
    for step in range(at, min(len(items) - 1, at + 7)):
        kind = items[step].kind
        if kind in (_IN, _AT) and step > at:
            return step + 1 if items[step + 1].kind == _PLACE else None
        if kind not in _OF_EVENT:
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


def between(
    text: Text, items: Sequence[Phrase], at: int, frame: Frame, context: Context, limit: int
) -> int:
    """Read "between A and B" at `at` into a frame; return the index after it."""
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
    """Read on over "Bonn and Trier", "A, B and C" and the state after a city."""
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
