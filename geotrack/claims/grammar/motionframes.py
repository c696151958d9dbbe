"""Who goes from where to where: the frame of a verb of motion or of a trip, with its adjuncts."""

from collections.abc import Collection, Sequence
from typing import Final

from geotrack.claims.grammar.adjuncts import rightward
from geotrack.claims.grammar.discourse import Context
from geotrack.claims.grammar.nounphrases import place_at
from geotrack.claims.grammar.subjects import leftward
from geotrack.claims.phrases.kinds import Phrase, Text
from geotrack.languages.en import sentence_patterns, travel_words
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.rows import KINDS
from geotrack.model import ClaimStatus, Mention, Mode

_MOVE, _DEPART, _ARRIVE, _VISIT, _TRIP, _COVER, _STAY = (
    KINDS[k] for k in "MOVE DEPART ARRIVE VISIT TRIP COVER STAY".split()
)
_PRON = KINDS["PRON"]
_SEMI = KINDS["SEMI"]
_FROM, _TO = (LITERALS["from"], LITERALS["to"])
_VERBS: Final = frozenset((_MOVE, _DEPART, _ARRIVE, _VISIT))
_DISTANCE: Final = LITERALS["distance"]
_HEADS: Final = _VERBS | {_TRIP, _COVER, _STAY, _DISTANCE}
_VEHICLE: Final = KINDS["VEHICLE"]
_TIME: Final = KINDS["TIME"]
_PLACE: Final = KINDS["PLACE"]


class Frame:
    """A movement told in a sentence.

    `head` is the index of its phrase, `end` of its last adjunct; places may be missing. `lapse` is the
    index of a quantity that dates it ("left two days later"), or None. `resumes`: its subject is a pronoun.
    """

    __slots__ = (
        "arrivals",
        "departures",
        "end",
        "head",
        "kind",
        "lapse",
        "mode",
        "resumes",
        "status",
        "subject",
        "times",
        "traveller",
        "via",
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
    words = [
        word
        for item in items[at:head]
        if item.kind != _TIME  # "on 3 May" plans nothing
        for word in text.lower[max(first, item.start) : item.end]
    ]
    found = set(words)
    if (
        items[head - 1].kind == _PRON
        and head > 1
        and text.lower[items[head - 2].start] == sentence_patterns.HAD
    ):
        return "counterfactual"  # "had they driven"
    if sentence_patterns.HAD in found and found & sentence_patterns.MEANT:
        return "counterfactual"  # "had hoped to sail": so one did not
    if sentence_patterns.HAVE in found and found & {"would", "could", "should", "might"}:
        return "counterfactual"
    if (
        found & sentence_patterns.NEGATED
        or sentence_patterns.NO in words[-3:]
        or any(w.endswith(sentence_patterns.NEGATED_ENDINGS) for w in found)
    ):
        return "negated"
    if words[-2:] == sentence_patterns.ABOUT_TO_RUN:
        return "planned"
    if (
        found & sentence_patterns.PLANNED
        or sentence_patterns.IF in found
        or text.lower[items[head].start] in sentence_patterns.BOUND_DUE
    ):
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
        carries = item.kind == _VEHICLE and _goes_to(items, at)
        if item.kind in sentence_patterns.TAKES and (carried := _carried(text, items, at)):
            frame = Frame(at, _MOVE, carried, status_at(text, items, at, first))
            rightward(text, items, frame, context, fixed)
            leftward(text, items, frame, context)
            _taken(text, items, frame, context)
            if frames and frames[-1].kind == _TRIP and frames[-1].end > at:
                frames.pop()  # "her tour took her to Quito" is told once
            frames.append(frame)
        elif item.kind in _HEADS or carries or (item.kind == _FROM and _is_path(items, at, frames)):
            mode: Mode = item.data if item.kind != _FROM and item.data else "unknown"
            head = _TRIP if carries else item.kind
            frame = Frame(at, head, mode, status_at(text, items, at, first))
            if item.kind == _FROM:
                frame.head, frame.end = at - 1, at
            rightward(text, items, frame, context, fixed)
            frame.head = at
            leftward(text, items, frame, context)
            _entail(text, items, frame)
            if not _weather(text, items, frame):
                frames.append(frame)
    _share_modes(frames)
    return frames


def _carried(text: Text, items: Sequence[Phrase], at: int) -> Mode | None:
    """Return the mode of "took the [ferry] from A to B" and "took her to B"; None: no movement."""
    if at + 3 >= len(items):
        return None
    if text.lower[items[at + 1].start] in sentence_patterns.OBJECTS and items[at + 2].kind == _TO:
        place = place_at(items, at + 3)
        return "unknown" if place is not None and items[place].kind == _PLACE else None
    for vehicle in range(at + 1, min(len(items) - 2, at + 5)):
        if items[vehicle].kind == _VEHICLE:
            going = items[vehicle + 1].kind == _FROM and _is_path(items, vehicle + 1, ())
            return items[vehicle].data if going else None
        if items[vehicle].kind not in sentence_patterns.BEFORE_VEHICLE:
            return None
    return None


def _taken(text: Text, items: Sequence[Phrase], frame: Frame, context: Context) -> None:
    """Make whom a trip took somewhere its traveller, and her last one a past one."""
    taken = text.lower[items[frame.head + 1].start]
    if taken in sentence_patterns.OBJECTS:
        frame.traveller = {"me": "I", "us": "we"}.get(taken, context.traveller)
        before = text.lower[items[max(0, frame.head - 8)].start : items[frame.head].start]
        if any(word in sentence_patterns.LAST_PREVIOUS_EARLIER for word in before[:3]):
            frame.status = "past" if frame.status == "stated" else frame.status


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
    return not travel_words.WEATHER.isdisjoint(text.lower[first : items[frame.head].start])


def _goes_to(items: Sequence[Phrase], at: int) -> bool:
    """Whether a vehicle is named by where it goes: "the night train to [Jodhpur]"."""
    if at + 1 >= len(items) or items[at + 1].kind not in (_TO, LITERALS["for"]):
        return False
    place = place_at(items, at + 2)
    return place is not None and items[place].kind == KINDS["PLACE"]


def _is_path(items: Sequence[Phrase], at: int, frames: Sequence[Frame]) -> bool:
    """Whether "from A to B" stands here without a verb of its own."""
    if frames and at <= frames[-1].end:
        return False
    place = place_at(items, at + 1)
    return place is not None and any(i.kind == _TO for i in items[place + 1 : place + 4])


def _entail(text: Text, items: Sequence[Phrase], frame: Frame) -> None:
    if frame.mode == "unknown" and frame.kind == _ARRIVE and frame.destination is not None:
        for word in text.lower[items[frame.head].end : items[frame.end].end + 3]:
            if word in sentence_patterns.ENTAILED:
                frame.mode = sentence_patterns.ENTAILED[word]
