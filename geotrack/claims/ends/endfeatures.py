"""What decides of which places a figure is told: numbers for each candidate.

Nothing here looks at coordinates or compares the figure with a distance: an end is chosen by words alone, or an
error of the text would be read away.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.claims.ends.endcodes import (
    CUES,
    KINDS,
    LINKS,
    OTHER,
    ROLES,
    VERBS,
    after_code,
    before_code,
    words_around,
)
from geotrack.claims.ends.scenes import AHEAD, BACK, NOBODY, Memory, Pair, Scene
from geotrack.languages.en import classes_around
from geotrack.languages.en.classes_around import AFTER, BEFORE, HEADS, OPENERS, WORDS_AROUND

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from geotrack.claims.candidates.symbols import Item, Script
    from geotrack.claims.ends.spokenof import Cast, Entity, Sighting

#: columns that tell of the figure, the same for all candidates
FIGURE: Final = (
    *"""kind places-before places-behind figures-in-sentence figure-number bare adjective mark spelled unit
    word-before word-behind second-before second-behind verb-before verb-behind no-verb words sentence line
    stops-before""".split(),
    *("".join(sorted(words)[:1]) + "<->"[side + 1] for words, side in WORDS_AROUND),
)  # fmt: skip
_BESIDE: Final = tuple(
    """side items-apart words-apart rank-on-side rank-in-sentence figures-between commas stops conjunctions
    verbs-between first-verb plain-words-between before second-before after cue role verb opens link brackets
    places-between subject apposition""".split()
)
_EARLIER: Final = tuple(
    """gap rank words-back last-cue last-role last-before last-after last-opens last-verb paragraphs-back
    last-words since-figure in-line""".split()
)
_LATER: Final = tuple("next-gap next-rank next-cue next-before next-words-on next-role".split())
#: column → what `Scene.flags` says
_FLAGS: Final = (
    "st-goal st-start st-here st-start1 st-goal1 last-dep last-to last-arr last-at last-!dep last-!to last-!arr"
    " last-!at last-! last-!! last-prev-first first-dep first-to first-any first-head noun-match"
).split()
_RECALLED: Final = tuple(
    "pair0F pair0T pair1F pair1T pair2F pair2T same-kind often-from often-to figure-gap".split()
)
_ROLE_COUNTS: Final = tuple("start go goal via stop".split())
_NO_ROLES: Final = (0,) * len(_ROLE_COUNTS)
#: columns that tell of a candidate
CANDIDATE: Final = (
    *"what title order mentions-before mentions placed contained told place-class name-words of-person both-sides".split(),
    *_BESIDE, *_EARLIER, "first-since-figure", "until-figure", *_LATER, *_FLAGS, *_RECALLED, "last-told-role",
    *(f"times-{role}" for role in _ROLE_COUNTS),
)  # fmt: skip
_UNITS: Final = {"length": 0, "time": 1, "speed": 2}
_STOPS: Final = frozenset((";", ":", ".", "—", "–"))
_WHAT: Final = "PDNT"
_NEAR: Final = 4  #: words before and behind a figure that are looked at
_MOST: Final = 500  #: larger counts say no more


def candidate_rows(
    script: Script, cast: Cast, scene: Scene, memory: Memory
) -> npt.NDArray[np.float32]:
    """Return a row for nobody and each candidate, columns `FIGURE` then `CANDIDATE`; -1: does not apply."""
    seen = _around(script, cast, scene)
    rows = [_nobody(scene, memory)]
    last = memory.last(scene.sentence)
    rows += [_row(script, cast, scene, memory, seen, last, entity) for entity in scene.candidates]
    figure = np.tile(np.array(_figure(script, scene), dtype=np.float32), (len(rows), 1))
    both = np.concatenate([figure, np.array(rows, dtype=np.float32)], axis=1)
    capped: npt.NDArray[np.float32] = np.minimum(both, _MOST)
    return capped


def _figure(script: Script, scene: Scene) -> list[float]:
    items, at = scene.items, scene.at
    figure = script.figures[scene.number]
    quantity, lower = figure.quantity, script.text.lower
    figures = [k for k, item in enumerate(items) if item.kind == "fig"]
    ahead = items[: max(at, 0)]
    first, last = script.first[scene.sentence], script.first[scene.sentence + 1]
    before = lower[max(first, quantity.start - _NEAR) : quantity.bare][::-1]
    after = lower[quantity.stop : min(quantity.stop + _NEAR, last)]
    start = script.text.tokens.starts[first]
    line = 0 if not start else 1 if "\n" in script.text.source[max(0, start - 2) : start] else 2
    return [
        KINDS[scene.kind],
        len({e.key for s, e in scene.before if s.kind in "TN"}),
        len({e.key for s, e in scene.after if s.kind in "TN"}),
        len(figures), figures.index(at) if at in figures else -1,
        figure.bare, quantity.attributive, figure.post, quantity.spelled, _UNITS[quantity.dimension],
        before_code(items, at - 1), after_code(items, at + 1), before_code(items, at - 2), after_code(items, at + 2),
        next((VERBS[i.kind] for i in reversed(ahead) if i.kind in VERBS), 0),
        next((VERBS[i.kind] for i in items[at + 1 :] if i.kind in VERBS), 0),
        not any(i.kind in VERBS for i in items), len(items), scene.sentence, line,
        sum(i.symbol in _STOPS for i in ahead),
        *words_around(before, after),
    ]  # fmt: skip


@dataclass(slots=True)
class _Around:
    """What the text around a figure says of all its places."""

    before: dict[str, tuple[Sighting, int]] = field(default_factory=dict)
    after: dict[str, tuple[Sighting, int]] = field(default_factory=dict)
    past: dict[str, Sighting] = field(default_factory=dict)
    future: dict[str, Sighting] = field(default_factory=dict)
    count: Counter[str] = field(default_factory=Counter)
    roles: dict[str, Counter[str]] = field(default_factory=dict)
    role: dict[str, str] = field(default_factory=dict)
    since: Counter[str] = field(default_factory=Counter)
    until: Counter[str] = field(default_factory=Counter)
    first: str = NOBODY
    apart: dict[str, int] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)
    nearest: dict[str, int] = field(default_factory=dict)
    coming: dict[str, int] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    line: int = 0
    word: int = 0


def _around(script: Script, cast: Cast, scene: Scene) -> _Around:
    figures = script.figures
    quantity = figures[scene.number].quantity
    out = _Around(word=quantity.bare)
    for side, row in ((out.before, scene.before), (out.after, scene.after)):
        for s, e in row:
            if e.key not in side:
                side[e.key] = (s, sum(other.kind != "P" for other, _ in side.values()))
    last = figures[scene.number - 1].quantity.bare if scene.number else -1
    following = (
        figures[scene.number + 1].quantity.bare
        if scene.number + 1 < len(figures)
        else len(script.text.lower)
    )
    for sentence in range(cast.since(scene.sentence, BACK), scene.sentence + AHEAD + 1):
        for s, e in cast.in_sentence(sentence):
            if s.first < quantity.bare:
                _passed(out, cast, s, e, since=s.first > last)
            elif s.first >= quantity.end:
                if sentence > scene.sentence:
                    out.future.setdefault(e.key, s)
                out.until[e.key] += s.first < following
    named = [k for k in out.past if cast.entities[k].kind in "TN"]
    out.ranks = {k: n for n, k in enumerate(sorted(named, key=lambda k: -out.past[k].first))}
    out.order = {k: n for n, k in enumerate(sorted(named, key=lambda k: cast.entities[k].order))}
    out.coming = {
        k: n
        for n, k in enumerate(
            k for k in out.future if cast.entities[k].kind in "TN" and k not in out.past
        )
    }
    for k, (s, _) in out.before.items():
        out.apart[k] = quantity.bare - s.last
    for k, (s, _) in out.after.items():
        out.apart[k] = min(out.apart.get(k, _MOST), s.first - quantity.end)
    places = sorted(
        (k for k in out.apart if cast.entities[k].kind in "TN"), key=out.apart.__getitem__
    )
    out.nearest = {k: n for n, k in enumerate(places)}
    tokens = script.text.tokens
    out.line = script.text.source.rfind("\n", 0, tokens.starts[quantity.bare])
    return out


def _passed(out: _Around, cast: Cast, s: Sighting, e: Entity, *, since: bool) -> None:
    out.past[e.key] = s
    out.count[e.key] += 1
    role = cast.roles.get(s.first, "")
    if role not in ("", "none"):
        out.roles.setdefault(e.key, Counter())[role] += 1
        out.role[e.key] = role
    if since:
        if not out.first and s.kind in "TN":
            out.first = e.key
        out.since[e.key] += 1


def _nobody(scene: Scene, memory: Memory) -> list[float]:
    row = dict.fromkeys(CANDIDATE, -1.0)
    last = memory.last(scene.sentence)
    if last:
        sentence, kind, (origin, destination), _ = last[0]
        row["pair0F"], row["pair0T"] = origin == NOBODY, destination == NOBODY
        row["same-kind"], row["figure-gap"] = kind == scene.kind, scene.sentence - sentence
    return list(row.values())


def _row(
    script: Script,
    cast: Cast,
    scene: Scene,
    memory: Memory,
    seen: _Around,
    last: Sequence[tuple[int, str, Pair, float]],
    entity: Entity,
) -> list[float]:
    key = entity.key
    words = key.split() or [""]
    name = entity.kind in "TN"
    place = (
        OPENERS.get(words[0], 0) or HEADS.get(entity.head, 0) if name else HEADS.get(entity.head, 7)
    )
    count = max(1, len(entity.sightings))
    own: list[float] = [
        _WHAT.index(entity.kind), entity.titled, seen.order.get(key, -1), seen.count[key], len(entity.sightings),
        entity.placed / count, entity.contained / count, entity.told / count, place, len(words), entity.of_person,
        key in seen.before and key in seen.after,
    ]  # fmt: skip
    flags = scene.flags.get(key, ())
    recalled: list[float] = []
    for n in range(3):
        pair = last[n][2] if n < len(last) else None
        recalled += [-1, -1] if pair is None else [pair[0] == key, pair[1] == key]
    recalled += [
        last[0][1] == scene.kind if last else -1, memory.origins[key], memory.destinations[key],
        scene.sentence - last[0][0] if last else -1,
    ]  # fmt: skip
    roles: Mapping[str, int] = seen.roles.get(key, {})
    return [
        *own, *_beside(scene, seen, key), *_earlier(script, cast, scene, seen, key), key == seen.first,
        seen.until[key], *_later(script, cast, scene, seen, key), *[flag in flags for flag in _FLAGS], *recalled,
        ROLES.get(seen.role.get(key, ""), 0), *_counts(roles),
    ]  # fmt: skip


def _counts(roles: Mapping[str, int]) -> Sequence[float]:
    return [roles.get(role, 0) for role in _ROLE_COUNTS] if roles else _NO_ROLES


def _beside(scene: Scene, seen: _Around, key: str) -> Sequence[float]:
    """Tell of the mention that stands closest to the figure in its sentence."""
    before, after = seen.before.get(key), seen.after.get(key)
    if before is None and after is None:
        return [-1.0] * len(_BESIDE)
    items = scene.items
    ahead = before is not None and (after is None or seen.word - before[0].last <= seen.apart[key])
    nearer = before if ahead else after
    assert nearer is not None
    s, rank = nearer
    between = items[s.index + 1 : scene.at] if ahead else items[scene.at + 1 : s.index]
    side = -1 if ahead else 1
    symbols, kinds = [i.symbol for i in between], [i.kind for i in between]
    verbs = [VERBS[kind] for kind in kinds if kind in VERBS]
    return [
        side, len(between), seen.apart[key], rank, seen.nearest.get(key, -1),
        kinds.count("fig"), symbols.count(","), sum(map(_STOPS.__contains__, symbols)),
        sum(map(classes_around.CONJUNCTIONS.__contains__, symbols)), len(verbs), verbs[0] if verbs else 0,
        sum(map(str.isalpha, symbols)),
        BEFORE.get(s.before) or _class_before(items, s), BEFORE.get(s.before2, OTHER),
        AFTER.get(s.after) or (after_code(items, s.index + 1)),
        CUES.get(s.cue, 0), ROLES.get(scene.roles.get(s.first, ""), 0), VERBS.get(s.verb, 0), s.opens,
        LINKS.index(s.link), side * (symbols.count("(") - symbols.count(")")),
        symbols.count("PLACE") + symbols.count("NAME"),
        not any(i.kind in VERBS for i in items[: s.index]),
        (s.before == "," and s.before2 in ("PLACE", "NAME")) + 2 * (s.after == ","),
    ]  # fmt: skip


def _class_before(items: Sequence[Item], s: Sighting) -> int:
    """Return the number of the word before a mention, which may stand before its article."""
    at = s.index - 1
    while at >= 0 and items[at].symbol != s.before:
        at -= 1
    return before_code(items, at)


def _earlier(script: Script, cast: Cast, scene: Scene, seen: _Around, key: str) -> Sequence[float]:
    """Tell of the last mention before the figure."""
    s = seen.past.get(key)
    if s is None:
        return [-1.0] * len(_EARLIER)
    tokens, source = script.text.tokens, script.text.source
    word = script.figures[scene.number].quantity.bare
    return [
        scene.sentence - s.sentence, seen.ranks.get(key, -1), word - s.first, CUES.get(s.cue, 0),
        ROLES.get(cast.roles.get(s.first, ""), 0), BEFORE.get(s.before, OTHER), AFTER.get(s.after, OTHER), s.opens,
        VERBS.get(s.verb, 0), source.count("\n", tokens.starts[s.first], tokens.starts[word]),
        script.first[s.sentence + 1] - script.first[s.sentence], seen.since[key],
        tokens.starts[s.first] > seen.line,
    ]  # fmt: skip


def _later(script: Script, cast: Cast, scene: Scene, seen: _Around, key: str) -> Sequence[float]:
    """Tell of the first mention in the sentences behind."""
    s = seen.future.get(key)
    if s is None:
        return [-1.0] * len(_LATER)
    return [
        s.sentence - scene.sentence, seen.coming.get(key, -1), CUES.get(s.cue, 0), BEFORE.get(s.before, OTHER),
        s.first - script.figures[scene.number].quantity.end, ROLES.get(cast.roles.get(s.first, ""), 0),
    ]  # fmt: skip
