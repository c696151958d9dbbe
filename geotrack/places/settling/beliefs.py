"""Settling all names of a document together: beliefs pass between names until they stand."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.earth.geodesy import EARTH_RADIUS_KM
from geotrack.places.settling.evidence import country_share, division_share, home_shares, nearness
from geotrack.places.settling.evidence_weights import FEATURES
from geotrack.places.settling.namesakes import GROUPS, SETTLEMENTS, STATIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from geotrack.places.settling.evidence import Slate
    from geotrack.places.settling.evidence_weights import Weights
    from geotrack.places.settling.namesakes import Namesakes
    from geotrack.places.settling.relations import Factor

    Floats = npt.NDArray[np.float32]

#: at most so many rounds of passing beliefs after the first look; and when they count as standing
ROUNDS: Final = 8
STANDING: Final = 0.04
#: from this round on beliefs move half-way only, so that two readings do not take turns for ever
DAMPED: Final = 3
#: probability from which a name tells for certain, by itself, where the text is at home
CERTAIN: Final = 0.9
#: share of what nearness counts where a text is no local news
LOOSE_NEAR: Final = 0.8
#: scores that differ by this much count as 1 to e in the number of like places
ALIKE: Final = 3.0
#: log10 of the inhabitants from which the only bearer of a name is known well enough to be sure of it
HAMLET: Final = 3.0
#: cosine of the angle under which places within 50 km of each other are seen
BESIDE: Final = cos(50.0 / EARTH_RADIUS_KM)
_FACILITY: Final = GROUPS.index("facility")
#: groups of which the gazetteer lists all
COMPLETE: Final = np.array([name in ("country", "admin1", "admin2", "capital") for name in GROUPS])
_CAPITAL: Final = GROUPS.index("capital")
_LINEAR: Final = len(FEATURES)
PRIMARY: Final = STATIC.index("primary")
SEAT: Final = STATIC.index("seat")
HALF: Final = STATIC.index("half")
SLIGHT: Final = STATIC.index("slight")
STATURE: Final = STATIC.index("stature")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Settled:
    """Scores and probabilities of all candidates.

    `prior` is the score before any other name is heard, `columns` the evidence in the order of
    `FEATURES`, `said` what the stated relations add. Per node, `absent` is the score of a place that the
    gazetteer lacks, `unsaid` the relations' part of it; `sole` tells whether only one place bears the name.
    """

    score: Floats
    prior: Floats
    absent: npt.NDArray[np.float64]
    sole: npt.NDArray[np.bool_]
    unsaid: npt.NDArray[np.float64]
    belief: Floats
    columns: Floats
    said: Floats


def settle(
    slate: Slate,
    influences: Floats,
    announced: tuple[Floats, Floats],
    factors: Sequence[Factor],
    extra: Floats,
    doubt: Floats,
    weights: Weights,
) -> Settled:
    """Return what every candidate scores once the names agree.

    Parameters
    ----------
    slate
        All candidates.
    influences
        How much each node says about each other one.
    announced
        1 where a type word fits, and where the text speaks of a town's institutions.
    factors
        Relations of two nodes that the text states.
    extra
        Scores to add as they are, shape ``(n,)``.
    doubt
        How much likelier than usual each name is none of a listed place, in log odds, shape
        ``(nodes,)``.
    weights
        Weights of the evidence.
    """
    vector = np.array([getattr(weights, name) for name in FEATURES], dtype=np.float32)
    columns = np.zeros((len(slate.node), _LINEAR), dtype=np.float32)
    width = len(STATIC)
    columns[:, :width] = np.concatenate([n.static for n in slate.namesakes])
    columns[:, width], columns[:, width + 1] = announced
    # who says "province" does not mean the town, and may mean a small one
    columns[:, (SEAT, SLIGHT)] *= (1 - announced[0])[:, None]
    # neighbors write of the Cambridge next to them
    columns[:, STATURE] *= 1 - slate.local
    width += 1
    base = columns[:, : width + 1] @ vector[: width + 1] + extra
    silenced = _elsewhere(slate, factors)
    messages = [[np.zeros(side) for side in factor.gain.shape] for factor in factors]
    said = np.zeros(len(slate.node), dtype=np.float32)
    unsaid = np.zeros(len(influences))
    belief = alone = np.zeros(len(slate.node), dtype=np.float32)
    score = prior = context = base
    # another Pari than the capital that some call so may well be missing
    foreign = (slate.group == _CAPITAL) & (columns[:, PRIMARY] == 0)
    complete = COMPLETE[slate.group] & ~foreign
    silent = np.zeros_like(influences)
    sole = _sole(slate, factors)
    familiar = sole & (columns[slate.start[:-1], 0] >= HAMLET)
    for turn in range(ROUNDS + 1):
        heard = influences if turn else silent
        columns[:, width + 1] = country_share(slate, belief, heard)
        columns[:, width + 2] = division_share(slate, belief, heard)
        # the obscure do not lift each other: in a text without a home, a neighbor counts no more than
        # it would by itself
        known = np.minimum(belief, alone)
        known += slate.local * (belief - known)
        columns[:, width + 3], columns[:, width + 4] = nearness(slate, known, heard)
        columns[:, width + 3 : width + 5] *= LOOSE_NEAR + (1 - LOOSE_NEAR) * slate.local
        context = columns[:, width + 1 :] @ vector[width + 1 :]
        plain = base + context
        if factors:
            lacking = absent_score(slate, plain, context, complete, (doubt, familiar), weights)
            said, unsaid = _pass_messages(slate, factors, messages, plain + said, lacking + unsaid)
        score = plain + said
        before, belief = belief, softmax(slate.start, score)
        if silenced is not None:
            belief = belief * silenced
        if turn == 0:
            prior, alone = plain, belief
            sure = np.where(belief > CERTAIN, belief, np.float32(0))
            columns[:, width + 5], columns[:, width + 6] = home_shares(slate, sure, influences)
        if turn and float(np.abs(belief - before).max()) < STANDING:
            break
        if turn >= DAMPED:
            belief = np.float32(0.5) * (belief + before)
    lacking = absent_score(slate, plain, context, complete, (doubt, familiar), weights) + unsaid
    return Settled(
        score=score,
        prior=prior,
        belief=belief,
        columns=columns,
        said=said,
        absent=lacking,
        unsaid=unsaid,
        sole=sole,
    )


def absent_score(
    slate: Slate,
    plain: Floats,
    context: Floats,
    complete: npt.NDArray[np.bool_],
    names: tuple[Floats, npt.NDArray[np.bool_]],
    weights: Weights,
) -> npt.NDArray[np.float64]:
    """Return the score of what the gazetteer lacks, per node.

    It is the likelier the more places share the name about equally, and the better the context supports
    the best candidate, for an unlisted place would lie thereabouts, too. `complete` are the candidates of whose
    kind all are listed: countries, divisions and counties, and capitals. `names` tells of each how
    doubtful it is, and whether only one place bears it, and no hamlet.
    """
    doubt, familiar = names
    start = slate.start
    half = np.concatenate([n.static[:, HALF] for n in slate.namesakes])
    best = [start[n] + int(plain[start[n] : start[n + 1]].argmax()) for n in range(len(start) - 1)]
    found: npt.NDArray[np.float64] = (
        weights.absent
        + weights.common * np.log(_alike(start, plain, half))
        + weights.unlisted * context[best].astype(np.float64)
        - weights.complete * complete[best]
        - weights.sole * familiar
        + weights.doubt * doubt
    )
    return found


def _sole(slate: Slate, factors: Sequence[Factor]) -> npt.NDArray[np.bool_]:
    """Return which names only one place bears, and none of them another one that the text puts elsewhere."""
    found = np.array([not n.left_out and _is_one(n) for n in slate.namesakes])
    found[list(_put_elsewhere(factors))] = False
    return found


def _is_one(namesakes: Namesakes) -> bool:
    """Whether a name is that of one place: a town, its airport and its bay are."""
    others = namesakes.group[1:]
    if not len(others) or namesakes.group[0] >= SETTLEMENTS:
        return not len(others)
    beside = namesakes.xyz[1:] @ namesakes.xyz[0] > BESIDE
    return bool((beside | (others == _FACILITY)).all())


def _alike(start: npt.NDArray[np.int64], plain: Floats, half: Floats) -> Floats:
    """Return how many places of each name are about as likely as the best: one for a famous name."""
    sizes = np.diff(start)
    best = np.repeat(np.maximum.reduceat(plain, start[:-1]), sizes)
    # what bears the name only in half makes it no more common
    alike = np.exp((plain - best) / ALIKE) * (1 - half)
    found: Floats = np.maximum(np.add.reduceat(alike, start[:-1]), 1.0)
    return found


def _put_elsewhere(factors: Sequence[Factor]) -> set[int]:
    """Return the names none of whose places lies where the text says: "Dallas, Oregon"."""
    return {
        f.first
        for f in factors
        if f.kind in ("apposition", "title") and f.gain[-1].any() and not f.gain[:-1, :-1].any()
    }


def _elsewhere(slate: Slate, factors: Sequence[Factor]) -> Floats | None:
    """Return 0 for the candidates of a name none of whose places lies where the text says, else 1.

    They are not meant, so they tell nothing about the other names. None: there is no such name.
    """
    quiet = _put_elsewhere(factors)
    if not quiet:
        return None
    found: Floats = (~np.isin(slate.node, list(quiet))).astype(np.float32)
    return found


def _pass_messages(
    slate: Slate,
    factors: Sequence[Factor],
    messages: list[list[npt.NDArray[np.float64]]],
    score: Floats,
    lacking: npt.NDArray[np.float64],
) -> tuple[Floats, npt.NDArray[np.float64]]:
    """Return what the factors say to each candidate, and to what is not listed; updates `messages`."""
    start = slate.start
    said = np.zeros(len(slate.node), dtype=np.float32)
    unsaid = np.zeros(len(lacking))
    for factor, message in zip(factors, messages, strict=True):
        # what a name believes but for what this very factor told it
        first, second = (
            _probabilities(np.append(score[start[n] : start[n + 1]], lacking[n]) - message[side])
            for side, n in enumerate((factor.first, factor.second))
        )
        odds = np.exp(factor.gain)
        message[0] = np.log(odds @ second)
        message[1] = np.log(first @ odds)
    for factor, message in zip(factors, messages, strict=True):
        for side, node in enumerate((factor.first, factor.second)):
            said[start[node] : start[node + 1]] += message[side][:-1].astype(np.float32)
            unsaid[node] += message[side][-1]
    return said, unsaid


def _probabilities(score: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    odds = np.exp(score - score.max())
    found: npt.NDArray[np.float64] = odds / odds.sum()
    return found


def softmax(start: npt.NDArray[np.int64], score: Floats) -> Floats:
    """Return the probability of each candidate among its node's; every node has at least one."""
    sizes = np.diff(start)
    odds = np.exp(score - np.repeat(np.maximum.reduceat(score, start[:-1]), sizes))
    found: Floats = odds / np.repeat(np.add.reduceat(odds, start[:-1]), sizes)
    return found


def decide(slate: Slate, factors: Sequence[Factor], found: Settled) -> list[int]:
    """Return the chosen candidate of every node: names that a relation joins are chosen in agreement.

    The surest name is fixed first; what it was told by its relations then counts for certain with
    the others, so that a chain of legs ends in one consistent set (two equally good pairs are never
    mixed).
    """
    start = slate.start
    best = np.array(
        [int(found.score[start[n] : start[n + 1]].argmax()) for n in range(len(start) - 1)]
    )
    if factors:
        joined = sorted({n for f in factors for n in (f.first, f.second)})
        plain = {
            n: np.append(
                (found.score - found.said)[start[n] : start[n + 1]],
                found.absent[n] - found.unsaid[n],
            ).astype(np.float64)
            for n in joined
        }
        scores = {
            n: np.append(found.score[start[n] : start[n + 1]], found.absent[n]).astype(np.float64)
            for n in joined
        }
        fixed: dict[int, int] = {}
        while len(fixed) < len(joined):
            sure = {n: _probabilities(scores[n]).max() for n in joined if n not in fixed}
            n = max(sure, key=lambda k: (sure[k], -k))
            fixed[n] = int(scores[n].argmax())
            best[n] = int(scores[n][:-1].argmax())
            told = {f.first + f.second - n for f in factors if n in (f.first, f.second)}
            for other in told - set(fixed):
                scores[other] = plain[other].copy()
                for f in factors:
                    if other == f.first:
                        scores[other] += _told(f.gain, f.second, fixed, scores)
                    elif other == f.second:
                        scores[other] += _told(f.gain.T, f.first, fixed, scores)
    return [int(k) for k in best]


def _told(
    gain: npt.NDArray[np.float64],
    other: int,
    fixed: dict[int, int],
    scores: dict[int, npt.NDArray[np.float64]],
) -> npt.NDArray[np.float64]:
    """Return what a relation tells the candidates in its rows of a name that is fixed or open."""
    if other in fixed:
        return gain[:, fixed[other]]
    found: npt.NDArray[np.float64] = np.log(np.exp(gain) @ _probabilities(scores[other]))
    return found
