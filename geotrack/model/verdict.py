"""What the checks found, and what made a report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

from geotrack.measures.interval import Interval

#: worst first
Rating = Literal["contradicted", "doubtful", "consistent", "not-checkable"]
RATINGS: Final[tuple[Rating, ...]] = get_args(Rating)
Slip = Literal[
    "straight-line", "unit", "transposed-digits", "factor-ten", "wrong-namesake", "one-way",
    "border-for-city", "rounding", "detour", "nautical", "direction", "weekday", "time-zone",
]  # fmt: skip


def worst(ratings: tuple[Rating, ...]) -> Rating:
    """Return the worst rating that applied; ``not-checkable`` when none did.

    Examples
    --------
    >>> worst(("consistent", "not-checkable"))
    'consistent'
    >>> worst(())
    'not-checkable'
    """
    return min(ratings, key=RATINGS.index, default="not-checkable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The answer of one check. `expected`, `stated` in `unit`; None where there is no figure.

    `claims` are the claims compared, the examined one included when it is one of several.
    """

    check: str
    rating: Rating
    reason: str
    expected: Interval | None = None
    stated: Interval | None = None
    unit: str | None = None
    slip: Slip | None = None
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The rating of one claim: the worst of its findings that applied."""

    claim: int
    rating: Rating
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What produced a report: version, components, settings and data versions."""

    version: str
    components: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)
