"""What an article states about travel."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from geotrack.measures.interval import Interval
from geotrack.measures.modes import Mode
from geotrack.model.document import Mention

ClaimKind = Literal[
    "distance", "position", "duration", "speed", "departure", "arrival", "stop", "leg",
    "unit_pair", "total", "border", "gauge", "containment", "interval", "passage", "situation",
]  # fmt: skip
CLAIM_KINDS: Final[tuple[ClaimKind, ...]] = get_args(ClaimKind)
ClaimStatus = Literal["stated", "planned", "negated", "counterfactual", "past"]
#: how a movement or figure is meant, where its kind does not say so
Manner = Literal["meeting", "visit", "non-stop", "remaining"]
#: which part of the way a total is said of
Part = Literal["whole", "sum", "rest", "half"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherEnds:
    """Two ends that a claim may mean instead; `share` 0 to 1: how much of the reader's belief they have."""

    origin: Mention | None
    destination: Mention | None
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How sure the reader is of a claim, as probabilities.

    `figure`: that the words are a claim of that kind and value; `ends`: that both ends are right.
    """

    figure: float = 1.0
    ends: float = 1.0

    def __post_init__(self) -> None:
        if not (0 <= self.figure <= 1 and 0 <= self.ends <= 1):
            message = f"probabilities {self.figure} and {self.ends} are not within 0 to 1"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement about travel.

    `value`, `value_max` are the figures as written (words turned into numbers), `unit` a code of
    `geotrack.measures.units.FACTOR`; `interval` is the stated interval after hedges and rounding in km, h or
    km/h (``high`` infinite for "more than"), None for claims without a figure. `origin`, `destination`: for a
    position, the reference and the located thing. `value2`, `unit2`: the other figure of a unit pair.
    `time` indexes the time expressions (departures, arrivals, stops). `subject` is what a containment
    or border is said of. `sentence` is the span of the sentence. `pattern` names what read the claim;
    nobody decides by it. `manner` says what the kind leaves open (an arrival for a meeting, a figure of
    what remains), `part` which part of the way a total is said of, `reason` in words of the text why
    something halts. `inferred` names the ends that another sentence or the title tells. `alternatives` are
    other pairs of ends that the words allow, the likeliest first.
    """

    kind: ClaimKind
    start: int
    end: int
    text: str
    pattern: str
    value: float | None = None
    value_max: float | None = None
    unit: str | None = None
    value2: float | None = None
    unit2: str | None = None
    interval: Interval | None = None
    approx: bool = False
    bound: Literal["lt", "gt"] | None = None
    origin: Mention | None = None
    destination: Mention | None = None
    via: tuple[Mention, ...] = ()
    avoid: tuple[Mention, ...] = ()
    direction: str | None = None
    mode: Mode = "unknown"
    traveller: str | None = None
    time: int | None = None
    status: ClaimStatus = "stated"
    round_trip: bool = False
    straight: bool = False
    reason: str | None = None
    manner: Manner | None = None
    part: Part | None = None
    odd: str | None = None
    sentence: tuple[int, int] = (0, 0)
    confidence: Confidence = Confidence()
    inferred: tuple[Literal["from", "to"], ...] = ()
    alternatives: tuple[OtherEnds, ...] = ()


def claims_by_end(claims: Sequence[Claim]) -> dict[str, tuple[int, ...]]:
    """Return the indices of the claims that each name is an end of, by the name in lower case.

    Pronouns and descriptions ("it", "the farm") are left out: they need not mean the same.

    Examples
    --------
    >>> ends = {"origin": Mention(text="Ulm"), "destination": Mention(text="it")}
    >>> claims_by_end([Claim(kind="leg", start=0, end=1, text="", pattern="", **ends)])
    {'ulm': (0,)}
    """
    found: dict[str, list[int]] = {}
    for number, claim in enumerate(claims):
        for name in dict.fromkeys(
            mention.text.casefold()
            for mention in (claim.origin, claim.destination)
            if mention is not None and (mention.toponym is not None or mention.text[:1].isupper())
        ):
            found.setdefault(name, []).append(number)
    return {name: tuple(numbers) for name, numbers in found.items()}
