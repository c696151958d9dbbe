"""What the tagger sees: for each word that may be part of a name, the numbers of its features.

Features are hashes of what stands at and around a word; equal hashes share a weight. Training and
tagging both call `observe`, so that they cannot drift apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.text.names import NameClass
from geotrack.toponyms.journeying import journeying
from geotrack.toponyms.reading import HASHES, Flag
from geotrack.toponyms.runsofcapitals import headings, runs, words_of_names
from geotrack.toponyms.shownwords import SIGNALS, Ground, elsewhere

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from geotrack.toponyms.matching import Match
    from geotrack.toponyms.reading import Reading, Vocabulary
    from geotrack.toponyms.weights import Look

    UInts = npt.NDArray[np.uint32]
    Ints = npt.NDArray[np.int64]

#: feature numbers are below ``2 ** BITS``
BITS: Final = 19

_C = {name: i for i, name in enumerate(HASHES)}
_K1: Final = np.uint32(0x9E3779B1)
_K2: Final = np.uint32(0x85EBCA77)
_K3: Final = np.uint32(0xC2B2AE3D)

# the class that matters most first
_ORDER: Final = (
    NameClass.COUNTRY, NameClass.ADMIN1, NameClass.DEMONYM, NameClass.CITY_L, NameClass.CAPITAL,
    NameClass.REGION, NameClass.WATER, NameClass.CITY_M, NameClass.ADMIN2, NameClass.ISLAND,
    NameClass.ABBREVIATION, NameClass.CITY_S, NameClass.FACILITY, NameClass.CITY_XS,
)  # fmt: skip


def _coarse_table() -> npt.NDArray[np.uint8]:
    bits = np.arange(1 << 16, dtype=np.uint32)
    table = np.zeros(1 << 16, dtype=np.uint8)
    for i, name_class in reversed(list(enumerate(_ORDER, start=1))):
        table[(bits & int(name_class)) != 0] = i
    return table


_COARSE: Final = _coarse_table()


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """The words to tag and their features.

    `targets` are word indices in order, `features` feature numbers of shape ``(len(targets),
    TEMPLATES)``, `segments` the sizes of the stretches of consecutive targets. `gazetteer` tells the
    coarse class of name of each target and where in the name it stands; 0: no name. `keys`, from 0 on, is equal
    for the same word, or the same word of the same name of several words. `scores` are those of the first look
    where there are so many words that their features are not kept (`features` is empty then); else None.
    """

    targets: Ints
    features: npt.NDArray[np.int32]
    segments: Ints
    gazetteer: UInts
    keys: Ints
    scores: npt.NDArray[np.float64] | None = None


def observe(
    reading: Reading,
    matches: Sequence[Match],
    single: dict[int, int],
    vocabulary: Vocabulary,
    document: Ints | None = None,
    *,
    look: Look | None = None,
) -> Observation:
    """Return what the tagger sees of a document, or of several that were joined.

    `document` tells of each word which of at most 31 joined documents it is of; None: there is one. `look`: the first
    look, which weighs the features of a long text block by block; None: they are kept, half a kilobyte a word.
    """
    n = len(reading)
    bits = np.zeros(n + 8, dtype=np.uint32)
    place = np.zeros(n + 8, dtype=np.uint32)
    match_first = np.arange(n, dtype=np.int64)
    match_last = np.arange(n, dtype=np.int64)
    for m in matches:
        a, b = m.first, m.last
        bits[a + 4 : b + 5] = m.classes
        if a == b:
            place[a + 4] = 1
        else:
            place[a + 4] = 2
            place[a + 5 : b + 4] = 3
            place[b + 4] = 4
            match_first[a : b + 1] = a
            match_last[a : b + 1] = b
    flags = vocabulary.flags[reading.rows]
    targets, sizes = words_of_names(reading, flags, place[4 : n + 4] != 0, vocabulary)
    if not len(targets):
        return Observation(
            targets=targets,
            features=np.zeros((0, TEMPLATES), dtype=np.int32),
            segments=sizes,
            gazetteer=np.zeros(0, dtype=np.uint32),
            keys=targets,
        )
    capital = (flags & int(Flag.CAPITAL)) != 0
    hyphen = (flags & int(Flag.HYPHEN)) != 0
    run_first, run_last = runs(reading, capital, hyphen)

    rows = np.zeros(n + 8, dtype=np.int32)
    rows[4 : n + 4] = reading.rows
    sentence = np.full(n + 8, -1, dtype=np.int32)
    sentence[4 : n + 4] = reading.sentence
    coarse = _COARSE[bits].astype(np.uint32) * np.uint32(5) + place
    coarse[sentence < 0] = 0
    alone = np.zeros(n, dtype=np.uint32)
    if single:
        alone[list(single)] = list(single.values())
    named = _keys(reading, targets, match_first[targets], match_last[targets])
    if document is not None:
        named |= document[targets] << _DOCUMENT
    keys = np.unique(named, return_inverse=True)[1]
    ground = Ground(
        vocabulary=vocabulary, flags=flags, rows=rows, sentence=sentence, bits=bits, place=place, coarse=coarse,
        alone=alone, match_first=match_first, match_last=match_last, run_first=run_first, run_last=run_last,
        starts=np.array(reading.first[:-1], dtype=np.int64), heading=headings(reading, flags),
        possessive=np.array(reading.possessive, dtype=np.uint32),
        trip=journeying(flags, document),
    )  # fmt: skip
    signals, counted = elsewhere(reading, ground, targets, keys, document)
    scores: list[npt.NDArray[np.float64]] = []
    keep = look is None or len(targets) <= _BLOCK
    raw = np.empty((TEMPLATES, len(targets) if keep else 0), dtype=np.uint32)
    for a in range(0, len(targets), _BLOCK):  # what a block needs meanwhile is a kilobyte a word
        b = min(a + _BLOCK, len(targets))
        if look is None or keep:
            _describe(ground, targets[a:b], signals[a:b], counted[a:b], raw[:, a:b])
        else:
            block = np.empty((TEMPLATES, b - a), dtype=np.uint32)
            _describe(ground, targets[a:b], signals[a:b], counted[a:b], block)
            scores.append(look.scores(block.view(np.int32).T))
    return Observation(
        targets=targets,
        features=raw.view(np.int32).T,
        segments=sizes,
        gazetteer=coarse[targets + 4],
        keys=keys,
        scores=np.concatenate(scores) if scores else None,
    )


#: words whose features are worked out at once
_BLOCK: Final = 16_384


def _describe(ground: Ground, targets: Ints, signals: UInts, counted: UInts, out: UInts) -> None:
    """Write the feature numbers of some words to `out`, of shape ``(TEMPLATES, len(targets))``."""
    vocabulary, sentence = ground.vocabulary, ground.sentence
    here = sentence[targets + 4]
    mf, rf, rl = ground.match_first[targets], ground.run_first[targets], ground.run_last[targets]
    ml = ground.match_last[targets]
    index = np.array([*(targets + o for o in _BESIDE), mf - 1, ml + 1, rf - 1, rl + 1, rf, rl])
    index += 4
    beyond = sentence[index] != here
    rows = ground.rows[index].astype(np.int64)  # 0 beyond the sentence
    rows[beyond] = 0
    coarse = ground.coarse[index[1:6]]
    coarse[beyond[1:6]] = 99
    run_size = np.minimum(rl - rf + 1, 6).astype(np.uint32)
    run_place = np.minimum(targets - rf, 4).astype(np.uint32)
    in_sentence = np.minimum(targets - ground.starts[here], 3).astype(np.uint32)
    heading = ground.heading[here].astype(np.uint32)
    possessive = ground.possessive[targets]
    told = np.empty((_KNOWN + len(_TOLD), len(targets)), dtype=np.uint32)
    told[:_KNOWN].reshape(len(_SEEN), len(HASHES), -1)[:] = vocabulary.hashes[rows].swapaxes(1, 2)
    told[_KNOWN:] = [
        np.zeros(len(targets), dtype=np.uint32),
        *(coarse * _K3),
        (ground.bits[targets + 4] | (ground.place[targets + 4] << np.uint32(16))) * _K2,
        _COARSE[ground.alone[targets]].astype(np.uint32) * _K1,
        (in_sentence * np.uint32(4) + heading) * _K2,
        ground.flags[targets].astype(np.uint32),
        *vocabulary.flags[rows[_FLAGGED]].astype(np.uint32),
        possessive,
        possessive + np.uint32(2) * (mf == targets).astype(np.uint32),
        run_size * np.uint32(8) + run_place,
        run_size,
        run_place,
        run_size - run_place,
        signals * _K1,
        counted,
        ground.trip[targets],
        *((signals >> _BITS) & np.uint32(1)),
    ]
    for n, (atoms, factors) in enumerate(_MIXED):
        if n == 0:
            np.multiply(told[atoms], factors, out=out)
        else:
            some = np.flatnonzero(factors)
            out[some] += told[atoms[some]] * factors[some]
    out += _SALTS
    out *= np.uint32(0x85EBCA6B)
    out ^= out >> np.uint32(15)
    out *= np.uint32(0xC2B2AE35)
    out >>= np.uint32(32 - BITS)


#: words whose hashes count: those beside, those around the name and the run of capitals, both ends of the run
_BESIDE: Final = (-3, -2, -1, 0, 1, 2, 3)
_SEEN: Final = (*_BESIDE, "bm", "am", "br", "ar", "fw", "lw")
#: … of which the properties count, too: the words before and behind, before the run, and its last
_FLAGGED: Final = [_SEEN.index(word) for word in (-1, 1, "br", "lw")]
_BITS: Final = np.arange(SIGNALS, dtype=np.uint32)[:, None]
_KNOWN: Final = len(_SEEN) * len(HASHES)
#: what else is told of a word, a row each, behind the hashes of `_SEEN`
_TOLD: Final = (
    *"zero g-2 g-1 g0 g+1 g+2 exact single situation flag flag-before flag-after flag-before-run flag-last".split(),
    *"possessive owned run run-size run-place run-left signals counted trip".split(),
    *(f"signal{k}" for k in range(SIGNALS)),
)  # fmt: skip


def _mixed() -> list[tuple[Ints, UInts]]:
    """Return what the features are made of: up to three rows of what is told each, and what these are multiplied by."""
    h = {
        word: [k * len(HASHES) + column for column in range(len(HASHES))]
        for k, word in enumerate(_SEEN)
    }
    at = {name: _KNOWN + k for k, name in enumerate(_TOLD)}
    word, lower, shape, squeezed = _C["word"], _C["lower"], _C["shape"], _C["squeezed"]
    s2, s3, s4 = _C["suffix2"], _C["suffix3"], _C["suffix4"]
    p2, p3, p4 = _C["prefix2"], _C["prefix3"], _C["prefix4"]
    k0, c1, c2 = _C["kind"], _C["class1"], _C["class2"]
    g0, exact, single, situation = at["g0"], at["exact"], at["single"], at["situation"]
    run, trip, flag_last, kind = at["run"], at["trip"], at["flag-last"], h[0][k0]
    zero, signals = at["zero"], at["signals"]
    bm, am, br, ar, fw, lw = (h[name] for name in ("bm", "am", "br", "ar", "fw", "lw"))
    listed: list[tuple[int, ...]] = [
        # the word
        (zero,), (h[0][word],), (h[0][lower],), (h[0][shape],), (h[0][squeezed],), (h[0][s2],), (h[0][s3],), (h[0][s4],),
        (h[0][p2],), (h[0][p3],), (h[0][p4],), (h[0][k0],), (h[0][c1],), (h[0][c2],),
        (at["flag"],), (at["possessive"],), (situation,), (situation, h[0][squeezed]),
        (situation, h[0][lower]),
        # its neighbors
        (h[-1][lower],), (h[1][lower],), (h[-2][lower],), (h[2][lower],), (h[-3][c1],), (h[3][c1],),
        (h[-1][squeezed],), (h[1][squeezed],), (h[-1][s3],), (h[1][s3],),
        (h[-1][k0],), (h[1][k0],), (h[-1][c2],), (h[1][c2],),
        (h[-2][c1],), (h[2][c1],), (at["flag-before"],), (at["flag-after"],),
        (h[-1][lower], h[0][lower]), (h[0][lower], h[1][lower]),
        (h[-2][lower], h[-1][lower]), (h[1][lower], h[2][lower]),
        (h[-1][lower], h[1][lower]), (h[-1][lower], h[0][squeezed]),
        (h[0][squeezed], h[1][lower]), (h[-1][c1], h[0][c1]), (h[0][c1], h[1][c1]),
        (h[-1][c2], h[1][c2]), (h[-1][squeezed], h[0][squeezed], h[1][squeezed]),
        (h[-1][k0], h[0][k0], h[1][k0]), (h[0][s3], h[-1][c1]), (h[0][s3], h[1][c1]),
        (h[-2][squeezed], h[-1][squeezed], h[0][squeezed]),
        (h[0][squeezed], h[1][squeezed], h[2][squeezed]),
        # the gazetteer
        (g0,), (exact,), (single,), (at["g-2"],), (at["g+2"],),
        (at["g-1"], g0), (g0, at["g+1"]), (at["g-1"], g0, at["g+1"]), (g0, h[0][squeezed]),
        (g0, h[-1][lower]), (g0, h[1][lower]), (g0, h[0][c1]),
        (g0, bm[lower]), (g0, am[lower]),
        (g0, bm[c1], am[c1]), (g0, bm[squeezed], am[squeezed]),
        (exact, h[0][squeezed]), (g0, at["flag"]), (g0, at["flag-before"]),
        (g0, at["flag-after"]), (g0, at["owned"]),
        # the run of capitals
        (run,), (run, h[0][squeezed]),
        (br[lower], at["run-place"]), (ar[lower], at["run-left"]),
        (br[lower], run, g0), (ar[lower], run, g0),
        (fw[lower], run), (lw[lower], run), (fw[c1], run),
        (lw[c1], run), (lw[c2], run, g0), (flag_last, run),
        (flag_last, run, g0), (at["flag-before-run"], run),
        (br[c1], ar[c1], at["run-size"]), (br[squeezed], ar[squeezed], run),
        # the same word elsewhere in the document
        (signals,), (signals, g0), (signals, run), (at["counted"],),
        *((at[f"signal{k}"], g0) for k in range(SIGNALS)),
        # whether the text tells of ways
        (trip, h[0][squeezed], situation), (trip, run, g0),
        (trip, h[-1][c1], h[0][squeezed]), (trip, h[1][c1], h[0][squeezed]),
        # what such a word mostly is
        (kind, g0), (kind, exact), (kind, single), (kind, situation),
        (kind, run), (kind, h[-1][lower]), (kind, h[1][lower]),
        (kind, g0, signals), (fw[k0], lw[k0], run),
        (kind, h[-1][c1], h[1][c1]), (kind, trip, situation),
    ]  # fmt: skip
    atoms = np.zeros((3, len(listed)), dtype=np.int64)
    factors = np.zeros((3, len(listed), 1), dtype=np.uint32)
    for k, row in enumerate(listed):
        atoms[: len(row), k] = row
        by = (np.uint32(1),) if len(row) == 1 else (_K1, _K2, _K3)[: len(row)]
        if row[0] >= at["signal0"]:
            by = (_K2, np.uint32(1))
        factors[: len(row), k, 0] = by
    return list(zip(atoms, factors, strict=True))


_MIXED: Final = _mixed()
#: features of a word
TEMPLATES: Final = len(_MIXED[0][0])
_SALTS: Final = (np.arange(TEMPLATES, dtype=np.uint32) * np.uint32(0x9E3779B9))[:, None]


#: where the number of a document stands in a key: above the rows of 250,000 words
_DOCUMENT: Final = 58


def _keys(reading: Reading, targets: Ints, first: Ints, last: Ints) -> Ints:
    """Return what tells names apart: the word, or both ends of its gazetteer name and its place."""
    rows = reading.rows.astype(np.int64)
    several = last > first
    keys = rows[targets]
    ends = (rows[first] << 40) | (rows[last] << 16) | (1 << 15) | (targets - first)
    keys[several] = ends[several]
    return keys
