"""What is read: the article, the names of places and the times in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geotrack.measures.interval import Interval

ToponymKind = Literal["name", "adjective", "description"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as read. `text` never changes after reading.

    `published` is an ISO date or datetime (``2023-09-12`` or ``2023-09-12T08:00``); None: unknown.
    """

    text: str
    id: str = ""
    title: str | None = None
    published: str | None = None
    source: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name of a place in the text or in the title.

    `id` is what mentions call it by, from its recognition to the report; None: its position in the
    sequence that it stands in. `start` and `end` are offsets into the text, or into the title where
    `in_title` says so.
    `kind`: ``name``; ``adjective`` ("Russian", a demonym); ``description`` ("the North Korean
    capital", "the Russia–North Korea border"). `lookup` is what to look up instead of `text` (an
    adjective's country, a possessive without its ``'s``); None means `text`. `metonym` marks a
    capital or country that stands for a government ("Moscow intends …") and is no place to go to.
    `within_name` marks a place inside a longer name that is no place ("[Houston] Chronicle").
    `confidence` is a probability, 0 to 1.
    """

    start: int
    end: int
    text: str
    kind: ToponymKind = "name"
    confidence: float = 1.0
    lookup: str | None = None
    metonym: bool = False
    within_name: bool = False
    id: int | None = None
    in_title: bool = False

    @property
    def name(self) -> str:
        """What to look up."""
        return self.lookup or self.text


def toponyms_by_id(toponyms: Sequence[Toponym]) -> dict[int, int]:
    """Return the position of each toponym by its id.

    Examples
    --------
    >>> ends = [
    ...     Toponym(start=8, end=11, text="Ulm", id=4),
    ...     Toponym(start=0, end=4, text="Wels", id=2),
    ... ]
    >>> toponyms_by_id(ends)
    {4: 0, 2: 1}
    """
    return {k if t.id is None else t.id: k for k, t in enumerate(toponyms)}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A TIMEX3: `value` as in TimeML; `earliest`, `latest` ISO instants, None where open or relative.

    `duration_h` is set for durations ("about 20 hours": 18 to 22), else None. `utc_offset_h`: hours
    east of Greenwich when the text names the zone ("1400 GMT"); None: local time of the place.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None
    duration_h: Interval | None = None
    utc_offset_h: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An end point or stop of a claim: a toponym, or words that name no gazetteer place.

    `toponym` is the id of one of the document's toponyms; None: "the wreck", "the border". What only
    the title says has no `start` and `end`, for the title need not be in the text.
    """

    text: str
    start: int | None = None
    end: int | None = None
    toponym: int | None = None
