"""Claims of movement: departures, arrivals, passages and legs, with one state carried through the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from geotrack.claims.movements.dating import (
    UNDATED,
    Event,
    bare_verbs,
    date,
    kind_of_verb,
    stands_alone,
)
from geotrack.claims.movements.waypoints import Waypoint, waypoints
from geotrack.claims.movements.whomoves import Subjects
from geotrack.claims.phrases.kinds import Text
from geotrack.claims.phrases.vehicles import mode_of
from geotrack.languages.en import movement_cues
from geotrack.languages.en.motion_words import CLASSES
from geotrack.model import Claim, ClaimKind, ClaimStatus, Confidence, Mention

_NAMES: Final = {
    "departure": "departs-at", "arrival": "arrives-at", "passage": "passes-at", "leg": "goes-to",
    "stop": "stops-at",
}  # fmt: skip
_BACK_TO_BACK: Final = 2  #: words between the places of "to B from A"
_MADE: Final = ("stated", "planned")
_CERTAIN: Final = 0.9
_REMEMBERED: Final = 0.6  #: an end that another sentence tells
_ON_THE_WAY: Final = 2  #: sentences after which a stop was the end


@dataclass(slots=True, eq=False)
class State:
    """Where the text is: `position`, what was left before it, where it all began, and how one travels."""

    position: Mention | None = None
    earlier: Mention | None = None
    start: Mention | None = None
    goal: Mention | None = None


def movements(text: Text) -> list[Claim]:
    """Return departures, arrivals, passages and legs in order of the text; may be empty."""
    return walk(text).claims()


def walk(text: Text) -> Walk:
    """Go through a text from place to place."""
    points = waypoints(text, names=True)
    reader = Walk(text)
    steps: list[tuple[int, Waypoint | None]] = [(p.first, p) for p in points if p.role != "none"]
    steps.extend((verb, None) for verb in bare_verbs(text, points))
    for at, point in sorted(steps, key=lambda step: step[0]):
        if point is None:
            reader.move(at)
        else:
            reader.follow(point)
        sentence = text.tokens.sentence_at(text.tokens.starts[at])
        reader.trail.append((sentence, reader.subjects.shown, replace(reader.state)))
    date(text, reader.events)
    return reader


class Walk:
    """One pass through a text: where its traveller is, and the movements told so far.

    `trail`: after each step its sentence, who goes, and the state.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self.events: list[Event] = []
        self.trail: list[tuple[int, str | None, State]] = []
        self.state = State()
        self.states: dict[str | None, State] = {}
        self.subjects = Subjects(text)
        self.reached: Event | None = None  # the last movement that came to a place
        self.leaving: Event | None = None  # the last departure whose destination is not told yet
        self.mentioned = -1  # the last sentence that tells of an earlier trip
        self.told: set[tuple[int, Mention | None, Mention | None]] = set()
        self.aside: Mention | None = None  # where a trip that is only mentioned begins
        self.passed: list[tuple[Mention, int]] = []  # places on the way, with their sentences

    def follow(self, point: Waypoint) -> None:
        """Let a place that is left, reached or passed change the state."""
        self._turn_to(point.sentence, point.first if point.verb is None else point.verb)
        state, place = self.state, self._place(point)
        if place is None:
            lower, verb = self.text.lower, point.verb
            told = lower[point.last - 1] not in movement_cues.HOME_BACK
            if (
                verb is not None
                and told
                and point.status in _MADE
                and stands_alone(lower, verb, -1)
            ):
                self.move(verb)
            return
        if point.status == "past":
            self.mentioned = point.sentence
        elif self.mentioned == point.sentence:
            point.status = "past"
        event = self._event(point.first, point.last, point.sentence, point.verb, point.status)
        if point.status in ("negated", "counterfactual", "past"):
            if point.role == "start":
                event.origin = self.aside = place
            elif point.role in ("go", "goal"):
                event.origin, event.destination, self.aside = self.aside, place, None
            self.events.append(event)
            return
        self.aside = None
        if self.passed and point.sentence - self.passed[-1][1] > _ON_THE_WAY:
            self.passed = []
        if self._on_the_way_back(point):
            self.reached.via.append(place)  # type: ignore[union-attr]
            return
        on_the_way = point.role == "stop" and state.position is not None
        if point.role == "via" or on_the_way:
            event.kind = (
                "stop"
                if on_the_way and _kind_of(self.text, point) == movement_cues.STOP
                else "passage"
            )
            event.destination = place
            self.passed.append((place, point.sentence))
            self.events.append(event)
        elif point.role == "start":
            self._leave(point, place, event)
        else:
            self._reach(point, place, event)

    def _on_the_way_back(self, point: Waypoint) -> bool:
        """Whether a place lies on the way just told: "to B via C", "to B, with a stop in C"."""
        last = self.reached
        if last is None or last.sentence != point.sentence or point.verb is None:
            return False
        if point.role == "via":
            return last.verb == point.verb
        return point.role == "stop" and not movement_cues.HALTING.isdisjoint(
            self.text.lower[point.verb - 2 : point.verb + 1]
        )

    def move(self, verb: int) -> None:
        """Take a verb with a time but without a place: "she sailed at nine", "we docked at dusk"."""
        sentence = self.text.tokens.sentence_at(self.text.tokens.starts[verb])
        self._turn_to(sentence, verb)
        event = self._event(verb, verb + 1, sentence, verb, "stated")
        event.kind = kind_of_verb(self.text.lower, verb)
        event.kind = "departure" if event.kind == "leg" else event.kind
        last = self.reached
        if last is not None and last.sentence == sentence and _of_trip(self.text, last.verb):
            event.origin, event.destination = (
                last.origin,
                last.destination,
            )  # "the train from A to B left"
        elif event.kind == "departure":
            event.origin = self.state.position
            self.leaving = event
        elif self.state.goal is not None:
            event.origin, event.destination = self.state.position, self.state.goal
            self.state.earlier, self.state.position = self.state.position, self.state.goal
            self.state.goal = None
        else:
            event.origin, event.destination = self.state.earlier, self.state.position
        self.events.append(event)

    def _turn_to(self, sentence: int, verb: int) -> None:
        """Take up the state of whoever moves at a verb."""
        key, how = self.subjects.of(sentence, verb)
        if key not in self.states:
            branch = replace(self.state) if how == "part" else State()
            self.states[key] = branch if self.states else self.state
        if self.states[key] is not self.state:
            self.state, self.reached, self.leaving, self.passed = self.states[key], None, None, []

    def _leave(self, point: Waypoint, place: Mention, event: Event) -> None:
        state, last = self.state, self.reached
        if (
            last is not None
            and last.sentence == point.sentence
            and not last.told
            and 0 <= point.first - last.last <= _BACK_TO_BACK
        ):
            last.origin, last.told, last.last = place, True, point.last  # "to B from A"
            last.kind = "leg" if last.kind == "passage" else last.kind
            return
        if state.goal is not None and point.anaphor:
            state.earlier, state.position, place = state.position, state.goal, state.goal
        state.goal = None
        if not _same(place, state.position):
            state.earlier = state.position
        state.position = place
        state.start = state.start or place
        event.kind, event.origin, event.told = "departure", place, True
        self.events.append(event)
        self.leaving, self.reached, self.passed = event, None, []

    def _reach(self, point: Waypoint, place: Mention, event: Event) -> None:
        state, leaving, onward = self.state, self.leaving, self.state.goal is not None
        if state.goal is not None and _goes_on(self.text, point) and not _same(place, state.goal):
            state.earlier, state.position = state.position, state.goal
        state.goal = None
        if _same(place, state.position):
            kind = _kind_of(self.text, point)
            event.kind = kind if kind in ("arrival", "stop") else "passage"
            event.origin, event.destination = None if kind == "stop" else state.earlier, place
            self.events.append(event)
            self.reached = event
            return
        if (
            point.role == "goal"
            and leaving is not None
            and leaving.destination is None
            and leaving.verb == point.verb
        ):
            leaving.destination, leaving.last, state.goal = place, point.last, place
            self.leaving = None
            return
        event.origin, event.destination = state.position, place
        under_way = leaving is not None or onward
        event.via = [
            m for m, k in self.passed if (under_way or k == point.sentence) and not _same(m, place)
        ]
        self.passed = []
        event.told = leaving is not None and leaving.sentence == point.sentence
        if leaving is not None and leaving.destination is None:
            leaving.destination = place
        self.leaving = None
        event.kind = _kind_of(self.text, point)
        if event.kind == "stop":
            self.events.append(replace(event, origin=None, via=[]))
        if event.kind in ("passage", "stop") or (
            event.kind == "departure" and point.role != "goal"
        ):
            event.kind = "leg"
        self.events.append(event)
        self.reached = event
        if point.role == "goal":
            state.goal = place
        elif (
            event.origin is not None
            and self.text.lower[point.last : point.last + 2] == movement_cues.AND_BACK_RUN
            and self.text.lower[point.last + 2 : point.last + 3] != movement_cues.TO_RUN
        ):
            event.back = True
            state.earlier, state.position = place, event.origin
        else:
            state.earlier, state.position = state.position, place

    def _event(
        self, first: int, last: int, sentence: int, verb: int | None, status: ClaimStatus
    ) -> Event:
        begin = first if verb is None else min(verb, first)
        return Event(
            begin, max(last, -1 if verb is None else verb + 1), sentence, "leg", verb,
            status=status, traveller=self.subjects.shown, mode=mode_of(self.text, sentence, begin, last),
        )  # fmt: skip

    def _place(self, point: Waypoint) -> Mention | None:
        """Return the place of a waypoint: its own, or what "there", "home" and "the town" stand for."""
        if not point.anaphor:
            return _mention(self.text, point)
        word = self.text.lower[point.last - 1]
        if point.role == "start":
            return self.state.position
        if word in movement_cues.HOME_BACK:
            return self.state.start if word == movement_cues.HOME else None
        other = point.before
        near = other is not None and point.sentence - other.sentence <= _ON_THE_WAY
        return _mention(self.text, other) if other is not None and near else None

    def claims(self) -> list[Claim]:
        """Return what was found as claims."""
        self.told = {event.ends for event in self.events if event.kind != "departure"}
        return [c for event in self.events if (c := self._claim(event)) is not None]

    def _claim(self, event: Event) -> Claim | None:
        kind = event.kind
        if event.time is None:
            if (event.destination is None and event.kind != "departure") or kind in (
                "passage",
                "stop",
            ):
                return None
            if event.verb is None and None in (event.origin, event.destination):
                return None
            if event.kind == "departure" and event.ends in self.told:
                return None
            kind = "leg"
        elif kind == "leg" and event.clocked and not event.told and event.status in _MADE:
            kind = "arrival"  # "back at the hut by nine"
        tokens = self.text.tokens
        start, end = tokens.starts[event.first], tokens.ends[event.last - 1]
        certain = event.told or event.origin is None
        return Claim(
            kind=kind,
            start=start,
            end=end,
            text=self.text.source[start:end],
            pattern=_NAMES[kind],
            origin=event.origin,
            destination=event.destination,
            via=tuple(event.via),
            mode=event.mode,
            round_trip=event.back,
            traveller=event.traveller,
            time=None if event.time == UNDATED else event.time,
            status=event.status,
            sentence=tokens.sentences[event.sentence],
            confidence=Confidence(figure=_CERTAIN, ends=_CERTAIN if certain else _REMEMBERED),
            inferred=() if certain else ("from",),
        )


def _of_trip(text: Text, verb: int | None) -> bool:
    return verb is not None and CLASSES[text.lower[verb]] == "TRIP"


def _goes_on(text: Text, point: Waypoint) -> bool:
    """Whether a movement goes on from where the last one was to end: "then flew on to"."""
    if point.verb is None:
        return False
    near = text.lower[max(0, point.verb - 3) : point.first]
    return not movement_cues.ONWARD.isdisjoint(near)


def _kind_of(text: Text, point: Waypoint) -> ClaimKind:
    return "leg" if point.verb is None else kind_of_verb(text.lower, point.verb)


def _mention(text: Text, point: Waypoint) -> Mention:
    if point.named:
        start, end = text.tokens.starts[point.first], text.tokens.ends[point.last - 1]
        return Mention(text=text.source[start:end], start=start, end=end)
    toponym = text.toponyms[point.first][2]
    return Mention(text=toponym.text, start=toponym.start, end=toponym.end, toponym=point.toponym)


def _same(left: Mention | None, right: Mention | None) -> bool:
    return left is not None and right is not None and left.text.lower() == right.text.lower()
