"""Ask whether several articles agree on one journey, or copy one another's figure."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from geotrack.earth.geodesy import great_circle_km
from geotrack.measures.interval import Interval
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Claim, ClaimKind, Place, Slip
from geotrack.verdicts.arithmetic.phrasing import figure, hull_of, km, sentence
from geotrack.verdicts.arithmetic.slips import is_straight, misfit, named

Relation = Literal["agree", "differ", "copied", "single"]
#: a distance along a way and one between two places are one quantity to a reader
_LENGTHS: Final[frozenset[ClaimKind]] = frozenset({"distance", "position"})
_COMPARED: Final[frozenset[ClaimKind]] = frozenset({"distance", "position", "duration", "speed"})
#: places this near, or within their own radius, are the same end of a journey, in km
_SAME_PLACE_KM: Final = 30.0
_DIGITS_OF_A_COPY: Final = 3
#: a slip that hits the other figure this well, as a logarithm, explains it better than the straight line
_EXACT: Final = 0.02
#: of longer articles the first claims are compared
_MOST_CLAIMS: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report as seen by the comparison.

    `ends` returns the settled origin and destination of the claim with that index, its leg's where
    the claim names none; None: unknown.
    """

    name: str
    claims: Sequence[Claim]
    ends: Callable[[int], tuple[Place | None, Place | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One article's figure: index of the article and of its claim, and what it states."""

    article: int
    claim: int
    stated: Interval
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What all articles say of one quantity of one journey.

    `common` is what all figures allow in km, h or km/h; None when they differ or only one gives one.
    `slip`: what turns the figure that stands apart into the others'.
    """

    kind: ClaimKind
    subject: str
    figures: tuple[Figure, ...]
    relation: Relation
    reason: str
    common: Interval | None = None
    slip: Slip | None = None


@dataclass(slots=True)
class _Topic:
    kind: ClaimKind
    measured: str
    way: str
    origin: Place | None
    destination: Place | None
    figures: list[Figure]
    joined: bool = False

    @property
    def straight_km(self) -> float | None:
        """The great circle between its ends; None where they are not known."""
        a, b = self.origin, self.destination
        if a is None or b is None:
            return None
        if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
            return None
        return great_circle_km(a.lat, a.lon, b.lat, b.lon)


def agreement(articles: Sequence[Article]) -> tuple[Agreement, ...]:
    """Return what several articles say of the same quantities, in the order of the first article.

    Speeds and durations without known ends are taken to speak of the one journey that the articles
    share. Quantities that only one article gives come last.

    Examples
    --------
    >>> agreement(())
    ()
    """
    topics: list[_Topic] = []
    for number, article in enumerate(articles):
        for index, claim in _figures(article):
            origin, destination = article.ends(index)
            measured = DIMENSION[claim.unit or ""]
            assert claim.interval is not None
            told = Figure(article=number, claim=index, stated=claim.interval, words=figure(claim))
            topic = next(
                (t for t in topics if _matches(t, claim, measured, origin, destination)), None
            )
            if topic is None:
                kind = "distance" if claim.kind in _LENGTHS else claim.kind
                topics.append(_Topic(kind, measured, _way(claim), origin, destination, [told]))
            else:
                topic.figures.append(told)
                if topic.way == "unknown":
                    topic.way = _way(claim)
    rows = [_row(articles, topic) for topic in _joined(topics)]
    return tuple(sorted(rows, key=lambda row: row.relation == "single"))


def _joined(topics: list[_Topic]) -> list[_Topic]:
    """Return the topics after figures whose ends an article does not tell joined the only ones of their kind.

    "It is 520 km" speaks of the way that the other articles name, if they name one, and if its article says
    so once and nothing else of that kind.
    """
    kept: list[_Topic] = []
    for topic in topics:
        own = {figure.article for figure in topic.figures}
        alike = [
            t
            for t in topics
            if (t.kind, t.measured) == (topic.kind, topic.measured) and t is not topic
        ]
        told = [t for t in alike if t.origin is not None or t.destination is not None]
        open_ended = topic.origin is None and topic.destination is None
        elsewhere = len(told) == 1 and own.isdisjoint(f.article for f in told[0].figures)
        if not (open_ended and elsewhere and len(topic.figures) == len(own)):
            kept.append(topic)
            continue
        told[0].figures.extend(topic.figures)
        told[0].joined = True
    return kept


def _figures(article: Article) -> Iterator[tuple[int, Claim]]:
    for index, claim in enumerate(article.claims[:_MOST_CLAIMS]):
        if claim.kind not in _COMPARED or claim.interval is None or claim.unit not in DIMENSION:
            continue
        if claim.status in ("negated", "counterfactual"):
            continue
        yield index, claim


def _matches(
    topic: _Topic, claim: Claim, measured: str, origin: Place | None, destination: Place | None
) -> bool:
    kind = "distance" if claim.kind in _LENGTHS else claim.kind
    if topic.kind != kind or topic.measured != measured:
        return False
    if "unknown" not in (topic.way, _way(claim)) and topic.way != _way(claim):
        return False
    same = _same(topic.origin, origin) and _same(topic.destination, destination)
    crossed = _same(topic.origin, destination) and _same(topic.destination, origin)
    return same or (crossed and claim.direction is None)


def _way(claim: Claim) -> str:
    """Return along what a claim measures: its mode, "straight", or "unknown"."""
    return "straight" if claim.straight else claim.mode


def _same(a: Place | None, b: Place | None) -> bool:
    if a is None or b is None:
        return a is b
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a.name.casefold() == b.name.casefold()
    near = max(_SAME_PLACE_KM, a.radius_km, b.radius_km)
    return great_circle_km(a.lat, a.lon, b.lat, b.lon) <= near


def _row(articles: Sequence[Article], topic: _Topic) -> Agreement:
    ends = [p.name for p in (topic.origin, topic.destination) if p is not None]
    subject = f"{topic.kind} {'–'.join(ends)}".strip()
    names = [articles[f.article].name for f in topic.figures]
    told = "; ".join(f"{n}: {f.words}" for n, f in zip(names, topic.figures, strict=True))
    if len({f.article for f in topic.figures}) < 2:
        return Agreement(
            kind=topic.kind,
            subject=subject,
            figures=tuple(topic.figures),
            relation="single",
            reason=sentence(f"only {names[0]} gives this figure ({topic.figures[0].words})"),
        )
    common: Interval | None = topic.figures[0].stated
    for each in topic.figures[1:]:
        common = None if common is None else common.intersect(each.stated)
    relation: Relation = "agree"
    slip: Slip | None = None
    if common is None:
        relation = "differ"
        slip, words = _why(articles, topic)
        text = f"{told}; no figure satisfies all of them{words}"
    elif _copied(articles, topic):
        relation = "copied"
        text = f"{told}; so precise a figure twice points to one source"
    else:
        text = f"{told}; {hull_of(common, topic.measured)} satisfies all"
    if topic.joined:
        text += (
            "; where an article names no ends, the way is taken to be the one that the others name"
        )
    return Agreement(
        kind=topic.kind,
        subject=subject,
        figures=tuple(topic.figures),
        relation=relation,
        reason=f"{text}.",  # it begins with the name of an article, which stays as it is
        common=common,
        slip=slip,
    )


def _copied(articles: Sequence[Article], topic: _Topic) -> bool:
    """Whether two articles give the same figure with three digits or more, converted or not."""
    sizes: list[float] = []
    seen: set[int] = set()
    for each in topic.figures:
        if each.article in seen:
            continue
        seen.add(each.article)
        claim = articles[each.article].claims[each.claim]
        if claim.value is None or claim.unit is None or claim.bound is not None:
            continue
        digits = f"{claim.value:.6g}".replace(".", "").rstrip("0")
        if len(digits) < _DIGITS_OF_A_COPY:
            continue
        size = claim.value * FACTOR[claim.unit]
        half = 0.5 * FACTOR[claim.unit] * (1 if claim.value == int(claim.value) else 0.1)
        if any(abs(size - other) <= max(half, 1e-9 * size) for other in sizes):
            return True
        sizes.append(size)
    return False


def _why(articles: Sequence[Article], topic: _Topic) -> tuple[Slip | None, str]:
    """Return the slip that would best turn one figure into another's, in words."""
    best: tuple[float, Slip, str] | None = None
    for one in topic.figures:
        claim = articles[one.article].claims[one.claim]
        for other in topic.figures:
            if other.article == one.article or one.stated.meets(other.stated):
                continue
            if not (other.stated.low > 0 and math.isfinite(other.stated.high)):
                continue
            likely = other.stated.middle
            found = named(claim.value, claim.unit, other.stated, likely)
            if found is None:
                continue
            miss = misfit(found, likely)
            if best is None or miss < best[0]:
                best = (miss, found.slip, f"; of {articles[one.article].name}: {found.words}")
    straight = topic.straight_km
    if topic.measured == "length" and straight is not None and (not best or best[0] > _EXACT):
        lines = [f for f in topic.figures if is_straight(f.stated, straight)]
        if lines and len(lines) < len(topic.figures):
            names = " and ".join(dict.fromkeys(articles[f.article].name for f in lines))
            return "straight-line", f"; of {names}: the straight line ({km(straight)})"
    return (best[1], best[2]) if best else (None, "")
