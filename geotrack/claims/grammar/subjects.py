"""What stands before a verb of motion: who goes, and what is said in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims.grammar.adjuncts import between
from geotrack.claims.grammar.discourse import Context, mention_of
from geotrack.claims.grammar.nounphrases import place_at
from geotrack.languages.en import sentence_patterns
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.rows import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.grammar.motionframes import Frame
    from geotrack.claims.phrases.kinds import Phrase, Text
    from geotrack.model import Mode

_MOVE, _DEPART, _ARRIVE, _VISIT, _TRIP, _COVER, _STAY, _BY, _TIME = (
    KINDS[k] for k in ("MOVE", "DEPART", "ARRIVE", "VISIT", "TRIP", "COVER", "STAY", "BY", "TIME")
)
_PLACE, _NAME, _PRON = (KINDS["PLACE"], KINDS["NAME"], KINDS["PRON"])
_COMMA, _SEMI, _WORD, _DET, _VEHICLE, _DASH, _REL = (
    KINDS[k] for k in "COMMA SEMI WORD DET VEHICLE DASH REL".split()
)
_FROM, _TO, _BETWEEN, _AND = (
    LITERALS["from"],
    LITERALS["to"],
    LITERALS["between"],
    LITERALS["and"],
)
_VERBS: Final = frozenset((_MOVE, _DEPART, _ARRIVE, _VISIT))
_STOPS: Final = _VERBS | {_STAY, _COVER}
_DISTANCE: Final = LITERALS["distance"]
_REACH: Final = 40  #: phrases looked at on either side of a verb


def leftward(text: Text, items: Sequence[Phrase], frame: Frame, context: Context) -> None:
    """Read who goes, and what stands in front of the verb, into a frame."""
    at = frame.head - 1
    floor = max(-1, frame.head - _REACH // 2)
    subject = None
    finite = frame.kind in _VERBS or frame.kind in (_COVER, _STAY)
    goes_on = finite and items[at].kind == _AND  # "from A to B and went on": of the verb before
    while at > floor:
        item = items[at]
        kind = item.kind
        if kind == _SEMI or kind in _STOPS or (kind == _COMMA and frame.kind == _TRIP):
            if at == 1 and items[0].kind == _TIME and not frame.times:
                frame.times.append(items[0].data)  # "May 4th. -- I set out"
            break
        if kind == _TIME and not frame.times and finite:
            frame.times.append(item.data)
        elif kind == _BETWEEN and not frame.departures and not frame.arrivals:
            between(text, items, at, frame, context, frame.head)
        elif kind == _FROM and not frame.departures and frame.kind != _DISTANCE and not goes_on:
            place = place_at(items, at + 1)
            if place is not None and place < frame.head:
                _add_left(text, items, place, frame, context)
        elif (
            kind in (_VEHICLE, _BY)
            and frame.mode == "unknown"
            and item.data != "straight"
            and frame.head - at < 9
        ):
            frame.mode = item.data
        if kind == _REL and finite and items[at + 1].kind in (_DET, _NAME, _PRON, _PLACE):
            break  # "noted that the train": what was noted has a subject of its own
        if (
            subject is None
            and finite
            and (kind in (_NAME, _PRON, _VEHICLE) or _is_ship(text, items, at))
            and not (goes_on and kind == _VEHICLE and _is_taken(items, at))
        ) or (
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


def _is_taken(items: Sequence[Phrase], vehicle: int) -> bool:
    """Whether a vehicle is what somebody takes: "took the [night bus] and went on"."""
    return any(
        item.kind in sentence_patterns.SUBJECTS_TAKES
        for item in items[max(0, vehicle - 4) : vehicle]
    )


def _is_ship(text: Text, items: Sequence[Phrase], at: int) -> bool:
    """Whether a place is a ship here: "[The Malta] arrived" in a text that tells of ships."""
    if (
        items[at].kind != _PLACE
        or not at
        or text.lower[items[at - 1].start] != sentence_patterns.THE
    ):
        return False
    if at > 1 and items[at - 2].kind not in (_COMMA, _SEMI, _AND, sentence_patterns.BUT, _WORD):
        return False
    return text.at_sea() and items[at].end - items[at].start == 1


def _owner(text: Text, items: Sequence[Phrase], frame: Frame) -> int | None:
    """Return whose trip it is: "[Ann's] last trip"; a last trip is a past one."""
    for at in range(frame.head - 1, max(-1, frame.head - 6), -1):
        word = text.lower[items[at].end - 1]
        if word in sentence_patterns.ORDER_OF_TRIPS:
            frame.status = (
                "past" if word in sentence_patterns.LAST_PREVIOUS_EARLIER else frame.status
            )
        elif items[at].kind == _NAME:
            return at if word.endswith(sentence_patterns.POSSESSIVES_ALL) else None
        elif items[at].kind not in (_WORD, _DASH, _VEHICLE):
            return None
    return None


def _subject_mode(text: Text, items: Sequence[Phrase], subject: int) -> Mode:
    """Return the mode that the subject entails: "Route 9 continues", "the Aurora sailed"."""
    item = items[subject]
    words = text.lower[item.start : item.end]
    for word in (words[0], words[-1]):
        if word in sentence_patterns.ROUTE_HIGHWAY_ROAD_INTERSTATE:
            return "road"
    if (
        item.kind in (_NAME, _PLACE)
        and subject
        and text.lower[items[subject - 1].start] == sentence_patterns.THE
    ):
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


def _adjectival(items: Sequence[Phrase], at: int) -> bool:
    """Whether a name only says of what kind people are: "a delegation of [Polish] mayors"."""
    if not at or at + 1 >= len(items) or items[at].end - items[at].start > 1:
        return False
    return items[at - 1].kind == LITERALS["of"] and items[at + 1].kind == _WORD


def _who(text: Text, items: Sequence[Phrase], at: int, context: Context) -> str | None:
    item = items[at]
    written = text.source[text.tokens.starts[item.start] : text.tokens.ends[item.end - 1]]
    if item.kind == _PRON:
        if written.lower() in sentence_patterns.THIRD_PERSONS:
            return context.traveller
        return written if written.lower() in sentence_patterns.WE_I_YOU else None
    if item.kind == _VEHICLE:
        definite = at and text.lower[items[at - 1].start] in sentence_patterns.OWNERS
        return context.traveller if definite and context.traveller else f"the {written}"
    if item.start in text.toponyms or _adjectival(items, at):
        return None  # a town travels no more than "[Polish] mayors"
    return context.known_as(
        written.removesuffix(sentence_patterns.STRAIGHT_S).removesuffix(sentence_patterns.CURLY_S)
    )
