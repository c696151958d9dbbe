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
    coarse class of name of each target and where in the name it stands; 0: no name. `keys` is equal
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
    keys = _keys(reading, targets, match_first[targets], match_last[targets])
    if document is not None:
        keys |= document[targets] << _DOCUMENT
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
    vocabulary, flags, rows, sentence = (
        ground.vocabulary,
        ground.flags,
        ground.rows,
        ground.sentence,
    )
    bits, place, coarse_all = ground.bits, ground.place, ground.coarse
    here = sentence[targets + 4]
    table = vocabulary.hashes

    def around(index: Ints) -> Ints:
        """Row of the words at `index`, 0 beyond the sentence."""
        found = rows[index + 4].astype(np.int64)
        found[sentence[index + 4] != here] = 0
        return found

    at = {o: around(targets + o) for o in (-3, -2, -1, 0, 1, 2, 3)}
    h = {o: table[r].T for o, r in at.items()}
    word, lower, shape, squeezed = _C["word"], _C["lower"], _C["shape"], _C["squeezed"]
    s2, s3, s4 = _C["suffix2"], _C["suffix3"], _C["suffix4"]
    p2, p3, p4 = _C["prefix2"], _C["prefix3"], _C["prefix4"]
    k0, c1, c2 = _C["kind"], _C["class1"], _C["class2"]

    def code(index: Ints) -> UInts:
        found: UInts = coarse_all[index + 4].copy()
        found[sentence[index + 4] != here] = 99
        return found

    g = {o: code(targets + o) * _K3 for o in (-2, -1, 0, 1, 2)}
    exact = (bits[targets + 4] | (place[targets + 4] << np.uint32(16))) * _K2
    single_code = _COARSE[ground.alone[targets]].astype(np.uint32) * _K1
    mf, ml = ground.match_first[targets], ground.match_last[targets]
    before_match, after_match = around(mf - 1), around(ml + 1)
    rf, rl = ground.run_first[targets], ground.run_last[targets]
    before_run, after_run = around(rf - 1), around(rl + 1)
    run_size = np.minimum(rl - rf + 1, 6).astype(np.uint32)
    run_place = np.minimum(targets - rf, 4).astype(np.uint32)
    run_code = run_size * np.uint32(8) + run_place
    first_word, last_word = around(rf), around(rl)
    match_first_bit = (mf == targets).astype(np.uint32)

    in_sentence = np.minimum(targets - ground.starts[here], 3).astype(np.uint32)
    heading = ground.heading[here].astype(np.uint32)
    situation = (in_sentence * np.uint32(4) + heading) * _K2
    flag_here = flags[targets].astype(np.uint32)
    flag_before = vocabulary.flags[at[-1]].astype(np.uint32)
    flag_after = vocabulary.flags[at[1]].astype(np.uint32)
    flag_before_run = vocabulary.flags[before_run].astype(np.uint32)
    flag_last = vocabulary.flags[last_word].astype(np.uint32)
    possessive = ground.possessive[targets]

    def both(a: UInts, b: UInts) -> UInts:
        mixed: UInts = a * _K1 + b * _K2
        return mixed

    def three(a: UInts, b: UInts, c: UInts) -> UInts:
        mixed: UInts = a * _K1 + b * _K2 + c * _K3
        return mixed

    bm, am = table[before_match].T, table[after_match].T
    br, ar = table[before_run].T, table[after_run].T
    fw, lw = table[first_word].T, table[last_word].T
    signal_code, kind = signals * _K1, h[0][k0]
    trip = ground.trip[targets]
    zero = np.zeros(len(targets), dtype=np.uint32)
    listed = [
        # the word
        zero, h[0][word], h[0][lower], h[0][shape], h[0][squeezed], h[0][s2], h[0][s3], h[0][s4],
        h[0][p2], h[0][p3], h[0][p4], h[0][k0], h[0][c1], h[0][c2],
        flag_here, possessive, situation, both(situation, h[0][squeezed]),
        both(situation, h[0][lower]),
        # its neighbors
        h[-1][lower], h[1][lower], h[-2][lower], h[2][lower], h[-3][c1], h[3][c1],
        h[-1][squeezed], h[1][squeezed], h[-1][s3], h[1][s3],
        h[-1][k0], h[1][k0], h[-1][c2], h[1][c2],
        h[-2][c1], h[2][c1], flag_before, flag_after,
        both(h[-1][lower], h[0][lower]), both(h[0][lower], h[1][lower]),
        both(h[-2][lower], h[-1][lower]), both(h[1][lower], h[2][lower]),
        both(h[-1][lower], h[1][lower]), both(h[-1][lower], h[0][squeezed]),
        both(h[0][squeezed], h[1][lower]), both(h[-1][c1], h[0][c1]), both(h[0][c1], h[1][c1]),
        both(h[-1][c2], h[1][c2]), three(h[-1][squeezed], h[0][squeezed], h[1][squeezed]),
        three(h[-1][k0], h[0][k0], h[1][k0]), both(h[0][s3], h[-1][c1]), both(h[0][s3], h[1][c1]),
        three(h[-2][squeezed], h[-1][squeezed], h[0][squeezed]),
        three(h[0][squeezed], h[1][squeezed], h[2][squeezed]),
        # the gazetteer
        g[0], exact, single_code, g[-2], g[2],
        both(g[-1], g[0]), both(g[0], g[1]), three(g[-1], g[0], g[1]), both(g[0], h[0][squeezed]),
        both(g[0], h[-1][lower]), both(g[0], h[1][lower]), both(g[0], h[0][c1]),
        both(g[0], bm[lower]), both(g[0], am[lower]),
        three(g[0], bm[c1], am[c1]), three(g[0], bm[squeezed], am[squeezed]),
        both(exact, h[0][squeezed]), both(g[0], flag_here), both(g[0], flag_before),
        both(g[0], flag_after), both(g[0], possessive + np.uint32(2) * match_first_bit),
        # the run of capitals
        run_code, both(run_code, h[0][squeezed]),
        both(br[lower], run_place), both(ar[lower], run_size - run_place),
        three(br[lower], run_code, g[0]), three(ar[lower], run_code, g[0]),
        both(fw[lower], run_code), both(lw[lower], run_code), both(fw[c1], run_code),
        both(lw[c1], run_code), three(lw[c2], run_code, g[0]), both(flag_last, run_code),
        three(flag_last, run_code, g[0]), both(flag_before_run, run_code),
        three(br[c1], ar[c1], run_size), three(br[squeezed], ar[squeezed], run_code),
        # the same word elsewhere in the document
        signal_code, both(signal_code, g[0]), both(signal_code, run_code), counted,
        *(((signals >> np.uint32(i)) & np.uint32(1)) * _K2 + g[0] for i in range(SIGNALS)),
        # whether the text tells of ways
        three(trip, h[0][squeezed], situation), three(trip, run_code, g[0]),
        three(trip, h[-1][c1], h[0][squeezed]), three(trip, h[1][c1], h[0][squeezed]),
        # what such a word mostly is
        both(kind, g[0]), both(kind, exact), both(kind, single_code), both(kind, situation),
        both(kind, run_code), both(kind, h[-1][lower]), both(kind, h[1][lower]),
        three(kind, g[0], signal_code), three(fw[k0], lw[k0], run_code),
        three(kind, h[-1][c1], h[1][c1]), three(kind, trip, situation),
    ]  # fmt: skip
    for k, row in enumerate(listed):
        out[k] = row
    out += _SALTS
    out *= np.uint32(0x85EBCA6B)
    out ^= out >> np.uint32(15)
    out *= np.uint32(0xC2B2AE35)
    out >>= np.uint32(32 - BITS)


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


#: features of a word
TEMPLATES: Final = 121
_SALTS: Final = (np.arange(TEMPLATES, dtype=np.uint32) * np.uint32(0x9E3779B9))[:, None]
