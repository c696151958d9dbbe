"""A figure with all that may be its ends, and what the text before makes clear about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geotrack.claims.kindfeatures import index_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.entities import Cast, Entity, Sighting
    from geotrack.claims.reading import Item, Script

__all__ = ["NOBODY", "Memory", "Pair", "Scene", "scene_of"]

NOBODY: Final = ""  #: the key of "the text does not say"
_RECALLED: Final = 16  #: entities of earlier sentences that are candidates at most
#: words before a figure that say which part of a way it is
_ORDERING: Final = frozenset(
    "another remaining last first rest further next still other final whole entire".split()
)
#: words behind it that refer to somewhere
_TRAILING: Final = frozenset(
    "more further later away off beyond on out ahead farther back short before after left".split()
)
_BACK: Final = 40  #: sentences that are looked back

Pair = tuple[str, str]


@dataclass(slots=True)
class Memory:
    """What the figures before made clear: the pairs of the last ones (keys of entities), by their kind.

    `pairs` in order of the figures read: ``(sentence, kind, pair, share)``.
    """

    pairs: list[tuple[int, str, Pair, float]] = field(default_factory=list)

    def last(self, sentence: int, reach: int = 12) -> list[tuple[int, str, Pair, float]]:
        """Return the pairs read lately, the last first."""
        return [row for row in self.pairs[-3:][::-1] if sentence - row[0] <= reach]


@dataclass(slots=True)
class Scene:
    """One figure with its candidates.

    `near`: sightings in its sentence, before and after it, closest first, one per entity and side.
    `flags`: entity → what the text before says of it. `context`: features that hold for all candidates.
    """

    number: int
    kind: str
    sentence: int
    candidates: list[Entity]
    before: list[tuple[Sighting, Entity]]
    after: list[tuple[Sighting, Entity]]
    flags: dict[str, list[str]]
    context: list[str]
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
    following = [(s, e) for s, e in cast.in_sentence(sentence + 1) if s.kind in "TN"]
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
    for n, (_, entity) in enumerate(following[:2]):
        flags.setdefault(entity.key, []).extend((f"next{n + 1}", f"next-{following[n][0].cue}"))
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
    scene = Scene(
        number, kind, sentence, list(chosen.values()), before, after, flags, [], at, items, ranks, cast.roles,
        ((state.start, state.goal), state.earlier),
    )  # fmt: skip
    scene.context = _context(script, cast, scene, memory)
    return scene


def _flags(
    cast: Cast, sentence: int, word: int, memory: Memory
) -> tuple[dict[str, list[str]], dict[str, int]]:
    """What the text up to the figure says of each entity, and how lately it was mentioned (0: last)."""
    flags: dict[str, list[str]] = {}
    ranks: dict[str, int] = {}
    lasts: dict[str, str] = {}
    first: dict[str, str] = {}
    rank = 0
    for back in range(sentence, max(-1, sentence - _BACK), -1):
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
    for back in range(max(0, sentence - _BACK), sentence + 1):
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
    for key, role in _told(cast, sentence, word).items():
        flags.setdefault(key, ["gap=?", "cue=?"]).append(f"role={role}")
    return flags, ranks


def _told(cast: Cast, sentence: int, word: int) -> dict[str, str]:
    """Return what the last mention of each entity before a word was to the traveller."""
    out: dict[str, str] = {}
    for back in range(sentence, max(-1, sentence - 12), -1):
        for s, e in reversed(cast.in_sentence(back)):
            role = cast.roles.get(s.first, "")
            if s.first < word and role not in ("", "none"):
                out.setdefault(e.key, role)
    return out


def _context(script: Script, cast: Cast, scene: Scene, memory: Memory) -> list[str]:
    items, at, kind = scene.items, scene.at, scene.kind
    figure = script.figures[scene.number]

    def symbol(k: int) -> str:
        return items[k].symbol if 0 <= k < len(items) else "^" if k < 0 else "$"

    def mass(k: int) -> str:
        return (items[k].kind or items[k].symbol) if 0 <= k < len(items) else "^" if k < 0 else "$"

    named_before = [s for s, _ in scene.before if s.kind in "TN"]
    named_after = [s for s, _ in scene.after if s.kind in "TN"]
    cues = {s.before for s, _ in (*scene.before, *scene.after) if s.kind in "TND"}
    out = [
        f"k={kind}",
        f"n={min(len(named_before), 3)},{min(len(named_after), 3)}",
        f"b1={symbol(at + 1)}", f"a1={symbol(at - 1)}", f"b12={symbol(at + 1)} {symbol(at + 2)}",
        f"a21={symbol(at - 2)} {symbol(at - 1)}", f"d12={mass(at + 1)} {mass(at + 2)}", f"c21={mass(at - 2)} {mass(at - 1)}",
        f"ft={'from' in cues:d}{'to' in cues:d}{'of' in cues:d}{'between' in cues:d}",
    ]  # fmt: skip
    anaphors = [s for s in cast.anaphors.get(scene.sentence, ()) if s.kind == "H"]
    for s in anaphors[:2]:
        side = "B" if s.last <= figure.quantity.bare else "A"
        out.append(f"here={side}{s.before}")
    nouns = [s for s, e in scene.before[:3] if s.kind == "D"] + [
        s for s, e in scene.after[:2] if s.kind == "D"
    ]
    for s in nouns[:2]:
        side = "B" if s.last <= figure.quantity.bare else "A"
        out.append(f"noun={side}{s.before}")
    last = memory.last(scene.sentence)
    if last:
        out.append(f"since={min(scene.sentence - last[0][0], 3)}{last[0][1]}")
        out.append(f"was={last[0][1]}")
    if figure.bare:
        out.append("bare")
    lower = script.text.lower
    q = figure.quantity
    out += [f"w={w}" for w in lower[max(0, q.start - 3) : q.bare] if w in _ORDERING]
    out += [f"w>{w}" for w in lower[q.end : q.end + 3] if w in _TRAILING]
    return out
