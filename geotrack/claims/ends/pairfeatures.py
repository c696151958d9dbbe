"""What decides which two candidates are the ends of a figure's way together: numbers for each pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.claims.ends.endcodes import KINDS, RELATIONS
from geotrack.claims.ends.endfeatures import CANDIDATE, FIGURE
from geotrack.claims.ends.scenes import NOBODY, Memory, Pair, Scene

if TYPE_CHECKING:
    import numpy.typing as npt

    from geotrack.claims.ends.spokenof import Entity

_SHORT: Final = 6  #: candidates of each role that are paired
_OWN: Final = tuple(
    """from-alone to-alone from-rank to-rank alone in-sentence order apart adjacent nobody same leg leg-before last-1
    last-2 last-3 last-kind last-gap later-by newer-by leg-known leg-before-known times last-share""".split()
)
#: columns of a candidate that are looked at for both ends
_EACH: Final = tuple(
    """what title rank mentions-before placed place-class of-person side items-apart rank-on-side rank-in-sentence
    figures-between commas stops conjunctions first-verb before after cue role opens subject apposition gap rank
    last-cue last-role last-before last-after paragraphs-back next-gap next-rank next-cue st-goal st-start st-here
    st-start1 st-goal1 last-prev-first pair0F pair0T pair1F pair1T often-from often-to last-told-role times-start
    times-go since-figure until-figure noun-match link""".split()
)
_COLUMNS: Final = [len(FIGURE) + CANDIDATE.index(name) for name in dict.fromkeys(_EACH)]
ALONE: Final = _OWN.index("alone")  #: the column of both ends' logarithms of shares
PAIR: Final = (
    *_OWN,
    *(f"from:{name}" for name in dict.fromkeys(_EACH)),
    *(f"to:{name}" for name in dict.fromkeys(_EACH)),
    *FIGURE,
)
_LATER, _NEWER = _OWN.index("later-by"), _OWN.index("newer-by")
_ORDER, _RANK = (len(FIGURE) + CANDIDATE.index(name) for name in ("order", "rank"))
_NONE: Final = -9.0
_FAR: Final = -99.0


def shortlist(alone: npt.NDArray[np.float64], width: int = _SHORT) -> tuple[list[int], list[int]]:
    """Return the likeliest rows for each role, the best first; row 0 (nobody) is always among them."""
    chosen = []
    for role in (0, 1):
        order = [int(k) for k in np.argsort(-alone[:, role], kind="stable")[:width]]
        chosen.append(order if 0 in order else [*order, 0])
    return chosen[0], chosen[1]


def pair_rows(
    scene: Scene, memory: Memory, rows: npt.NDArray[np.float32], alone: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float32], list[tuple[int, int]]]:
    """Return a row for each pair of likely candidates, columns `PAIR`, and which candidates they are.

    Parameters
    ----------
    scene, memory
        The figure, and what was decided before.
    rows
        What tells of its candidates, nobody first (`candidate_rows`).
    alone
        Logarithms of their shares as origin and as destination, shape ``(candidates, 2)``.
    """
    origins, destinations = shortlist(alone)
    pairs = [(a, b) for a in origins for b in destinations]
    entities: list[Entity | None] = [None, *scene.candidates]
    where: dict[str, tuple[int, int]] = {}
    for s, e in (*scene.before, *scene.after):
        where.setdefault(e.key, (s.first, s.last))
    last = memory.last(scene.sentence)
    ranks = [np.argsort(np.argsort(-alone[:, r], kind="stable"), kind="stable") for r in (0, 1)]
    known = [bool(leg[0]) + 2 * bool(leg[1]) for leg in scene.legs]
    lately = (KINDS[last[0][1]] if last else -1, scene.sentence - last[0][0] if last else -1)
    share = last[0][3] if last else -1
    before = [*scene.legs, *(row[2] for row in last)]
    unread = (-1,) * (3 - len(last))
    told = []
    for a, b in pairs:
        keys = (_key(entities[a]), _key(entities[b]))
        first, second = where.get(keys[0]), where.get(keys[1])
        order = apart = near = _NONE
        if first is not None and second is not None:
            order = 1.0 if first[0] < second[0] else -1.0
            apart = second[0] - first[1] if order > 0 else first[0] - second[1]
            near = apart <= 1
        told.append((
            (first is not None) + 2 * (second is not None), order, apart, near, (a == 0) + 2 * (b == 0), a == b,
            *[_told(pair, keys) for pair in before], *unread, *lately, _FAR, _FAR, *known,
            memory.both[keys], share,
        ))  # fmt: skip
    froms, tos = (np.array([pair[r] for pair in pairs]) for r in (0, 1))
    out = np.empty((len(pairs), len(PAIR)), dtype=np.float32)
    out[:, 0], out[:, 1] = alone[froms, 0], alone[tos, 1]
    out[:, 2], out[:, 3] = ranks[0][froms], ranks[1][tos]
    out[:, ALONE] = alone[froms, 0] + alone[tos, 1]
    out[:, ALONE + 1 : len(_OWN)] = told
    both = (froms > 0) & (tos > 0)
    for column, of in ((_LATER, _RANK), (_NEWER, _ORDER)):
        out[both, column] = (rows[froms, of] - rows[tos, of])[both]
    at = len(_OWN)
    each = rows[:, _COLUMNS]
    for part in (each[froms], each[tos], rows[froms, : len(FIGURE)]):
        out[:, at : at + part.shape[1]] = part
        at += part.shape[1]
    return out, pairs


def _key(entity: Entity | None) -> str:
    return NOBODY if entity is None else entity.key


def _told(pair: Pair, keys: Pair) -> int:
    return RELATIONS[relation(pair, keys)] if pair != (NOBODY, NOBODY) else 0


def relation(pair: Pair, ends: Pair) -> str:
    """Return how two ends lie to an earlier pair.

    Examples
    --------
    >>> (
    ...     relation(("bern", "basel"), ("basel", "ulm")),
    ...     relation(("bern", "basel"), ("basel", "bern")),
    ... )
    ('chain', 'back')
    """
    a, b = ends
    if pair == ends:
        return "same"
    if pair == (b, a):
        return "back"
    if a and a in pair:
        return "chain" if a == pair[1] else "from"
    if b and b in pair:
        return "to" if b == pair[1] else "into"
    return "new"
