"""Pairs of places that a way may be told between: what figures, movements and the order of the text propose."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geotrack.text.names import normalize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geotrack.claims.candidates.symbols import Script
    from geotrack.claims.ends.attaching import Choice
    from geotrack.claims.ends.spokenof import Cast, Entity, Sighting
    from geotrack.claims.legways.legnetwork import Likely
    from geotrack.model import Claim, Mention

Way = tuple[str, str]  #: keys of the entities it leads from and to
#: how many places back a place may be reached from
WINDOW: Final = 3
_LEAST: Final = 0.04  #: share of a pair that a figure proposes, at least
#: logarithmic odds from which the network for legs proposes a way (a share of .076)
_FORETOLD: Final = -2.5
ON_WAYS: Final = ("distance", "duration", "speed")
MOVEMENTS: Final = ("leg", "departure", "arrival")


@dataclass(slots=True)
class Fact:
    """What one figure says of a way: its share among the pairs of the figure, and what the figure is."""

    number: int
    sentence: int
    share: float
    kind: str
    travel: float
    chosen: bool
    ends: float


@dataclass(slots=True)
class Mark:
    """What one movement says of a way."""

    index: int
    claim: Claim
    sentence: int


@dataclass(slots=True)
class Proposals:
    """All that a text says of the ways between its places.

    `stream`: its mentions of places in order, with their keys; `forward`: for each way that is proposed by the order
    of the text, the closest mentions of its origin before its destination, as positions in the stream; `backward`:
    the closest ones the other way round. `spots`: the words at which figures about travel stand. `foretold`: what
    the network for legs says.
    """

    cast: Cast
    stream: list[tuple[Sighting, str]] = field(default_factory=list)
    figures: dict[Way, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    marks: dict[Way, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    forward: dict[Way, tuple[int, int]] = field(default_factory=dict)
    backward: dict[Way, tuple[int, int]] = field(default_factory=dict)
    ways: list[Way] = field(default_factory=list)
    reached: dict[str, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    left: dict[str, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    passed: Counter[str] = field(default_factory=Counter)
    spots: list[int] = field(default_factory=list)
    foretold: Mapping[Way, Likely] = field(default_factory=dict)


def propose(
    script: Script,
    cast: Cast,
    choices: Sequence[Choice],
    claims: Sequence[Claim],
    foretold: Mapping[Way, Likely],
) -> Proposals:
    """Return the ways that a text may tell of.

    Parameters
    ----------
    script, cast
        The text and its places.
    choices
        How its figures were read.
    claims
        The movements that were read.
    foretold
        What the network for legs says of pairs of places.
    """
    out = Proposals(cast, foretold=foretold)
    seen: dict[Way, None] = {}
    for sentence in sorted(cast.by_sentence):
        out.stream += [(s, e.key) for s, e in cast.by_sentence[sentence] if _place(e)]
    _figures(out, cast, choices, seen)
    _movements(out, script, cast, claims, seen)
    _order(out, seen)
    seen.update(dict.fromkeys(way for way, one in foretold.items() if one.odds >= _FORETOLD))
    out.ways = list(seen)
    return out


def _place(entity: Entity) -> bool:
    return entity.kind in "TN"


def _figures(out: Proposals, cast: Cast, choices: Sequence[Choice], seen: dict[Way, None]) -> None:
    for choice in choices:
        if choice.attachment is None:
            continue
        sentence = choice.attachment.figure.sentence
        pairs = dict(choice.pairs)
        decided = choice.decided
        if decided is not None:
            pairs.setdefault(decided, 0.0)
        travel = 1 - choice.kinds["none"]
        out.spots.append(choice.attachment.figure.quantity.bare)
        for pair, share in pairs.items():
            chosen = pair == decided
            if share < _LEAST and not chosen:
                continue
            ends = choice.attachment.confidence.ends or 0.0
            out.figures[pair].append(
                Fact(choice.number, sentence, share, choice.attachment.kind, travel, chosen, ends)
            )  # fmt: skip
            if pair[0] != pair[1] and all(
                k in cast.entities and _place(cast.entities[k]) for k in pair
            ):
                seen.setdefault(pair)
                if choice.attachment.kind in ON_WAYS:
                    seen.setdefault(pair[::-1])


def _movements(
    out: Proposals, script: Script, cast: Cast, claims: Sequence[Claim], seen: dict[Way, None]
) -> None:
    for index, claim in enumerate(claims):
        if claim.kind not in (*MOVEMENTS, "passage"):
            continue
        origin, destination = (key_of(script, cast, m) for m in (claim.origin, claim.destination))
        mark = Mark(index, claim, script.sentence_at(claim.start))
        vias = [k for m in claim.via if (k := key_of(script, cast, m))]
        out.passed.update(vias)
        if claim.kind == "passage" and destination:
            out.passed[destination] += 1
            continue
        if origin:
            out.left[origin].append(mark)
        if destination:
            out.reached[destination].append(mark)
        chain = [k for k in (origin, *vias, destination) if k]
        if origin and destination and origin != destination:
            out.marks[origin, destination].append(mark)
        for a, b in itertools.pairwise(chain):
            if a != b and all(_place(cast.entities[k]) for k in (a, b)):
                seen.setdefault((a, b))
        if origin and destination and origin != destination:
            seen.setdefault((origin, destination))


def _order(out: Proposals, seen: dict[Way, None]) -> None:
    """Let each place that figures or movements speak of be reached from those named last, and the other way round."""
    spoken = {key for way in (*out.figures, *out.marks) for key in way} | {*out.left, *out.reached}
    recent: dict[str, int] = {}
    for at, (_, key) in enumerate(out.stream):
        for other in list(itertools.islice(reversed(recent), WINDOW))[::-1]:
            if other == key:
                continue
            before = recent[other]
            for table, way in ((out.forward, (other, key)), (out.backward, (key, other))):
                known = table.get(way)
                if known is None or at - before < known[1] - known[0]:
                    table[way] = (before, at)
            if key in spoken and other in spoken:
                seen.setdefault((other, key))
                seen.setdefault((key, other))
        recent.pop(key, None)
        recent[key] = at


def key_of(script: Script, cast: Cast, mention: Mention | None) -> str:
    """Return the key of the entity that a mention is of; "": none."""
    if mention is None:
        return ""
    key = normalize(mention.text)
    if key in cast.entities:
        return key
    if mention.start is None or mention.end is None:
        return ""
    tokens = script.text.tokens
    for s, e in cast.in_sentence(script.sentence_at(mention.start)):
        if tokens.starts[s.first] < mention.end and mention.start < tokens.ends[s.last - 1]:
            return e.key
    return ""
