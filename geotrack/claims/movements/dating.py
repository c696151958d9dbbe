"""Times beside movements: which verb has one, and which movement each belongs to."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geotrack.languages.en import dating_words
from geotrack.languages.en.motion_words import BREAKS, CLASSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.movements.waypoints import Waypoint
    from geotrack.claims.phrases.kinds import Text
    from geotrack.model import ClaimKind, ClaimStatus, Mention, Mode

UNDATED: Final = -1  #: a time that no expression of the tagger stands for
_WITH_PARTICLE: Final = frozenset(("MOVE", "SET", "LAND", "PASS"))
_NEAR: Final = 9  #: words between a verb without a place and its time
_REACH: Final = 60  #: words of one movement, at most
_BESIDE: Final = 14  #: words between a movement and its time, at most
_LEAVING: Final = frozenset(("DEP", "SET"))
_REACHING: Final = frozenset(("ARR", "LAND"))


@dataclass(slots=True, eq=False)
class Event:
    """One movement: its words, ends and time (index of a time expression)."""

    first: int
    last: int
    sentence: int
    kind: ClaimKind
    verb: int | None
    origin: Mention | None = None
    destination: Mention | None = None
    via: list[Mention] = field(default_factory=list)
    time: int | None = None
    status: ClaimStatus = "stated"
    traveller: str | None = None
    mode: Mode = "unknown"
    told: bool = False  # whether its own sentence tells the origin
    clocked: bool = False  # whether a clock time stands behind its destination
    headed: bool = False  # whether its time is only a "Day 3", whose date is not told
    back: bool = False  # whether the way back is told with it: "to B and back"

    @property
    def ends(self) -> tuple[int, Mention | None, Mention | None]:
        """The sentence and both ends."""
        return self.sentence, self.origin, self.destination


def bare_verbs(text: Text, points: Sequence[Waypoint]) -> list[int]:
    """Return the verbs of leaving and arriving that name no place but have a time beside them."""
    owned = {p.verb for p in points if p.role != "none"}
    lower, found = text.lower, []
    for first, last, _ in _times(text):
        sentence = text.tokens.sentence_at(text.tokens.starts[first])
        begin, end = text.tokens.first[sentence], text.tokens.first[sentence + 1]
        for k in (
            *range(first - 1, max(begin, first - _NEAR) - 1, -1),
            *range(last, min(end, last + _NEAR)),
        ):
            word = lower[k]
            if k in owned or (word in BREAKS and word != dating_words.WHEN):
                break
            if (
                word in CLASSES
                and lower[k - 1] not in dating_words.BEFORE_NOUN
                and stands_alone(lower, k, first)
            ):
                found.append(k)
                break
    return sorted(set(found))


def stands_alone(lower: Sequence[str], verb: int, time: int) -> bool:
    """Whether a verb tells of a movement without naming a place: "moved off", "left at nine"."""
    word, after = lower[verb], lower[verb + 1] if verb + 1 < len(lower) else "."
    if (
        CLASSES.get(word) in _WITH_PARTICLE
        and after in dating_words.OUT | dating_words.IN
        and word not in dating_words.DUE_EXPECTED
    ):
        return True
    if word in dating_words.VAGUE or word not in dating_words.ALONE:
        return False
    return (
        after in dating_words.AFTER_LEFT
        or verb + 1 == time
        or not word.startswith(dating_words.LEFT_LEAV)
    )


def kind_of_verb(lower: Sequence[str], verb: int) -> ClaimKind:
    """Return what a verb with its particle tells: "pulled [out]", "came [in]", "set [down]"."""
    name = CLASSES.get(lower[verb], "")
    after = lower[verb + 1] if verb + 1 < len(lower) else ""
    if name in _WITH_PARTICLE and after in dating_words.OUT:
        return "departure"
    if name in _WITH_PARTICLE and after in dating_words.IN:
        return "arrival"
    if name in _LEAVING:
        return "departure"
    if name in _REACHING:
        return "arrival"
    if name == "STAY":
        return "stop"
    return "passage" if name == "PASS" else "leg"


def date(text: Text, events: Sequence[Event]) -> None:
    """Give each clock time and date to the movement that it stands beside."""
    tokens = text.tokens
    events = sorted(events, key=lambda event: event.first)
    starts = [event.first for event in events]
    for first, last, k in _times(text):
        sentence = tokens.sentence_at(tokens.starts[first])
        around = events[bisect_left(starts, first - _REACH) : bisect_left(starts, last + _BESIDE)]
        gaps = [
            (_gap(text, event, first, last), n)
            for n, event in enumerate(around) if event.sentence == sentence
        ]  # fmt: skip
        gap, n = min(gaps, default=(_BESIDE, 0))
        if gap < _BESIDE and ((event := around[n]).time is None or event.headed):
            event.time, event.headed = k, text.lower[first] == dating_words.DAY_WORD
            clock = first in text.times and text.times[first][2] == "TIME"
            event.clocked = clock and first >= event.last
            event.first, event.last = min(event.first, first), max(event.last, last)


def _gap(text: Text, event: Event, first: int, last: int) -> int:
    """Return how far a time stands from a movement; what lies between counts, and times follow."""
    if event.first < first < event.last:
        return min(first - event.first, 2)
    after = first >= event.last
    low, high = (event.last, first) if after else (last, event.first)
    if high - low > _BESIDE:
        return _BESIDE
    between = text.lower[low:high]
    crossed = sum(w in BREAKS or w in CLASSES for w in between)
    opens = first <= text.tokens.first[event.sentence] + 1
    return len(between) + 4 * crossed + (0 if after or opens else 3)


# -- claims -------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _times(text: Text) -> list[tuple[int, int, int]]:
    """Return first word, last and index of what dates a movement; the index of "on the 9th" is `UNDATED`."""
    lower = text.lower
    found = [
        (first, last, k)
        for first, (last, k, kind) in text.times.items()
        if kind in ("TIME", "DATE") and lower[first - 1 if first else 0] not in dating_words.NO_DATE
    ]
    taken = {
        w
        for first, (last, _, kind) in text.times.items()
        if kind in ("TIME", "DATE")
        for w in range(first, last)
    }
    found.extend(
        (k, k + 1, UNDATED)
        for k, word in enumerate(lower[1:-1], start=2)
        if word == dating_words.THE
        and lower[k - 2] in dating_words.ON_BY
        and k not in taken
        and dating_words.DAY.fullmatch(lower[k])
    )
    found.extend(
        (k - 2, k + 1, UNDATED)
        for k, word in enumerate(lower)
        if word in dating_words.LATER
        and k > 1
        and lower[k - 1] in dating_words.UNITS
        and not {k, k - 1, k - 2} & taken
    )
    return sorted(found)
