"""A figure with all that may be its ends, and what the text before makes clear about them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geotrack.claims.candidates.kindfeatures import index_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.candidates.symbols import Item, Script
    from geotrack.claims.ends.spokenof import Cast, Entity, Sighting

NOBODY: Final = ""  #: the key of "the text does not say"
AHEAD: Final = 3  #: sentences that are looked ahead
_NAMED_NEXT: Final = 5  #: entities of them that are candidates at most
_RECALLED: Final = 16  #: entities of earlier sentences that are candidates at most
BACK: Final = 40  #: sentences that are looked back

Pair = tuple[str, str]


@dataclass(slots=True)
class Memory:
    """What the figures before made clear: the pairs of the last ones (keys of entities), by their kind.

    `pairs` in order of the figures read: ``(sentence, kind, pair, share)``; `origins`, `destinations`, `both`: how
    often each was an end.
    """

    pairs: list[tuple[int, str, Pair, float]] = field(default_factory=list)
    origins: Counter[str] = field(default_factory=Counter)
    destinations: Counter[str] = field(default_factory=Counter)
    both: Counter[Pair] = field(default_factory=Counter)

    def add(self, sentence: int, kind: str, pair: Pair, share: float) -> None:
        """Take in what was decided about a figure."""
        self.pairs.append((sentence, kind, pair, share))
        self.origins[pair[0]] += 1
        self.destinations[pair[1]] += 1
        self.both[pair] += 1

    def copy(self) -> Memory:
        """Return a memory of the same."""
        return Memory(
            list(self.pairs), self.origins.copy(), self.destinations.copy(), self.both.copy()
        )

    def last(self, sentence: int, reach: int = 12) -> list[tuple[int, str, Pair, float]]:
        """Return the pairs read lately, the last first."""
        return [row for row in self.pairs[-3:][::-1] if sentence - row[0] <= reach]


@dataclass(slots=True)
class Scene:
    """One figure with its candidates.

    `near`: sightings in its sentence, before and after it, closest first, one per entity and side.
    `flags`: entity → what the text before says of it.
    """

    number: int
    kind: str
    sentence: int
    candidates: list[Entity]
    before: list[tuple[Sighting, Entity]]
    after: list[tuple[Sighting, Entity]]
    flags: dict[str, list[str]]
    at: int
    items: Sequence[Item]
    ranks: dict[str, int]
    roles: dict[int, str] = field(default_factory=dict)
    legs: tuple[Pair, Pair] = ((NOBODY, NOBODY), (NOBODY, NOBODY))


def scene_of(script: Script, cast: Cast, number: int, kind: str, memory: Memory) -> Scene:
    """Return the candidates for the ends of figure `number`, which is of `kind`."""
    figure = script.figures[number]
    sentence = figure.sentence
    items = script.items(sentence)
    at = index_of(items, number)
    word = figure.quantity.bare
    sightings = cast.in_sentence(sentence)
    before = [(s, e) for s, e in reversed(sightings) if s.last <= word]
    after = [(s, e) for s, e in sightings if s.first >= figure.quantity.end]
    chosen: dict[str, Entity] = {e.key: e for _, e in (*before, *after)}
    following = _following(cast, sentence)
    flags, ranks = _flags(cast, sentence, word, memory)
    recalled = sorted(
        (
            k
            for k in ranks
            if k not in chosen
            and (cast.entities[k].kind != "D" or flags[k][0] in ("gap=0", "gap=1"))
        ),
        key=lambda k: (cast.entities[k].kind != "T" and len(flags[k]) < 3, ranks[k]),
    )
    for key in recalled[:_RECALLED]:
        chosen[key] = cast.entities[key]
    for _, entity in following:
        flags.setdefault(entity.key, [])
        chosen.setdefault(entity.key, entity)
    for entity in cast.entities.values():
        if entity.titled:
            chosen.setdefault(entity.key, entity)
        else:
            break
    state = cast.state_at(word)
    for name, key in (
        ("goal", state.goal),
        ("start", state.start),
        ("here", state.position),
        ("start1", state.earlier[0]),
        ("goal1", state.earlier[1]),
    ):
        if key in flags:
            flags[key].append(f"st-{name}")
    for s, e in (*before, *after):
        if e.kind == "D" and s.before != s.after:
            for key in ranks:
                if key.endswith(" " + e.head) and cast.entities[key].kind in "TN":
                    flags[key].append(f"noun-match{'B' if s.last <= word else 'A'}")
                    break
    return Scene(
        number, kind, sentence, list(chosen.values()), before, after, flags, at, items, ranks, cast.roles,
        ((state.start, state.goal), state.earlier),
    )  # fmt: skip


def _following(cast: Cast, sentence: int) -> list[tuple[Sighting, Entity]]:
    """Return what the next sentences name first, each once."""
    out: dict[str, tuple[Sighting, Entity]] = {}
    for ahead in range(sentence + 1, sentence + 1 + AHEAD):
        for s, e in cast.in_sentence(ahead):
            if s.kind in "TN" and len(out) < _NAMED_NEXT:
                out.setdefault(e.key, (s, e))
    return list(out.values())


def _flags(
    cast: Cast, sentence: int, word: int, memory: Memory
) -> tuple[dict[str, list[str]], dict[str, int]]:
    """What the text up to the figure says of each entity, and how lately it was mentioned (0: last)."""
    flags: dict[str, list[str]] = {}
    ranks: dict[str, int] = {}
    lasts: dict[str, str] = {}
    first: dict[str, str] = {}
    rank = 0
    for back in range(sentence, cast.since(sentence, BACK - 1) - 1, -1):
        for s, e in reversed(cast.in_sentence(back)):
            if s.first >= word or s.kind == "P":
                continue
            outside = back != sentence
            if e.key not in ranks:
                ranks[e.key] = rank
                far = sentence - back
                gap = (
                    "0"
                    if not far
                    else "1"
                    if far == 1
                    else "2"
                    if far == 2
                    else "3+"
                    if far < 6
                    else "6+"
                )
                flags[e.key] = [f"gap={gap}", f"cue={s.cue}"]
                if s.kind == "D":
                    flags[e.key].append("noun")
                rank += 1
            if s.cue not in lasts and s.kind in "TN":
                lasts[s.cue] = e.key
            if outside and "!" + s.cue not in lasts and s.kind in "TN":
                lasts["!" + s.cue] = e.key
            if outside and s.kind in "TN":
                if "!" not in lasts:
                    lasts["!"] = e.key
                elif "!!" not in lasts and lasts["!"] != e.key:
                    lasts["!!"] = e.key
                if back == sentence - 1:
                    lasts["prev-first"] = e.key
    for back in range(cast.since(sentence, BACK), sentence + 1):
        for s, e in cast.in_sentence(back):
            if s.first < word and s.kind in "TN":
                first.setdefault(s.cue, e.key)
                first.setdefault("any", e.key)
                if s.opens:
                    first["head"] = e.key
    for cue in ("dep", "to", "arr", "at", "!dep", "!to", "!arr", "!at", "!", "!!", "prev-first"):
        if cue in lasts:
            flags[lasts[cue]].append(f"last-{cue}")
    for cue in ("dep", "to", "any", "head"):
        if cue in first and first[cue] in flags:
            flags[first[cue]].append(f"first-{cue}")
    for n, (_, _, pair, _) in enumerate(memory.last(sentence)):
        for key, role in zip(pair, ("F", "T"), strict=True):
            if key != NOBODY:
                flags.setdefault(key, ["gap=?", "cue=?"]).append(f"pair{n}{role}")
                ranks.setdefault(key, 99)
    for key, entity in cast.entities.items():
        if entity.titled:
            flags.setdefault(key, ["gap=?", "cue=?"]).append("title")
        else:
            break
    return flags, ranks
