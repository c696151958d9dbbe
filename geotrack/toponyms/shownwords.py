"""What the words of a document show of each other, and the arrays that their features are made of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from geotrack.toponyms.reading import Flag

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from geotrack.toponyms.reading import Reading, Vocabulary

    UInts = npt.NDArray[np.uint32]
    Ints = npt.NDArray[np.int64]


class Ground(NamedTuple):
    """What the features of all words are made of; arrays with a margin of four have one at both ends.

    Shape ``(n,)``: `flags`, `alone` (classes of single names), first and last word of each word's gazetteer name
    and run of capitals, `possessive`, `trip` (how much the
    document tells of ways); ``(n + 8,)``: `rows`, `sentence`, `bits`, `place`, `coarse`; by sentence:
    `starts`, `heading`.
    """

    vocabulary: Vocabulary
    flags: npt.NDArray[np.int32]
    rows: npt.NDArray[np.int32]
    sentence: npt.NDArray[np.int32]
    bits: UInts
    place: UInts
    coarse: UInts
    alone: UInts
    match_first: Ints
    match_last: Ints
    run_first: Ints
    run_last: Ints
    starts: Ints
    heading: npt.NDArray[np.int64]
    possessive: UInts
    trip: UInts

    def around(self, targets: Ints, index: Ints) -> Ints:
        """Return the rows of the words at `index`, 0 beyond the sentence of each of `targets`."""
        found = self.rows[index + 4].astype(np.int64)
        found[self.sentence[index + 4] != self.sentence[targets + 4]] = 0
        return found


#: signals of `elsewhere`, a bit each
SIGNALS: Final = 12
_SIGNAL: Final = np.arange(SIGNALS, dtype=np.uint32)[:, None]


def elsewhere(
    reading: Reading, ground: Ground, targets: Ints, keys: Ints, document: Ints | None
) -> tuple[UInts, UInts]:
    """Return what the other occurrences of each word show, one bit a signal, and their number."""
    vocabulary, flags, coarse = ground.vocabulary, ground.flags, ground.coarse[4:]
    run_first, run_last = ground.run_first, ground.run_last
    n = len(flags)
    here = flags[targets]
    before = vocabulary.flags[ground.around(targets, targets - 1)]
    after = vocabulary.flags[ground.around(targets, targets + 1)]
    is_capital = (here & int(Flag.CAPITAL)) != 0
    after_capital = is_capital & ((before & int(Flag.CAPITAL)) != 0)
    first, last = run_first[targets] == targets, run_last[targets] == targets
    several = run_last[targets] > run_first[targets]
    named = coarse[targets] != 0
    whole_match = coarse[targets] % 5 == 1
    comma = np.zeros(len(targets), dtype=np.bool_)
    if n > 2:
        follows = np.minimum(targets + 2, n - 1)
        is_comma = reading.rows == vocabulary.row(",")
        comma = is_comma[np.minimum(targets + 1, n - 1)] & (coarse[follows] != 0)
    masks = (
        several & last & ~first & ~named,
        several & last & ~first & named,
        several & first,
        is_capital & first & last,
        after_capital & ((before & int(Flag.TITLE)) != 0),
        after_capital & ((before & int(Flag.GIVEN_NAME | Flag.INITIAL)) != 0),
        is_capital & first & ((before & int(Flag.LOCATIVE)) != 0) & ((before & 1) == 0),
        ((after & int(Flag.INSTITUTION)) != 0) & ((after & 1) != 0),
        comma,
        np.array(reading.possessive, dtype=np.bool_)[targets],
        whole_match & ((after & int(Flag.STREET | Flag.FACILITY)) != 0) & ((after & 1) != 0),
    )
    count = np.bincount(keys)
    each = np.array(masks)
    at = keys + len(count) * np.arange(len(masks))[:, None]
    others = np.bincount(at.ravel(), weights=each.ravel(), minlength=each.size)[at] > each
    lower = _also_lower(reading.words, targets, document)
    bits = np.append(others, [lower], axis=0).astype(np.uint32) << _SIGNAL
    return np.bitwise_or.reduce(bits), np.minimum(count[keys], 4).astype(np.uint32)


def _also_lower(words: Sequence[str], targets: Ints, document: Ints | None) -> list[bool]:
    """Return of each target whether its document has it in lower case, too."""
    if document is None:
        present = set(words)
        return [words[t].lower() in present and not words[t].islower() for t in targets.tolist()]
    bounds = np.searchsorted(document, np.arange(document[-1] + 2))
    out: list[bool] = []
    for begin, end in pairwise(bounds.tolist()):
        low, high = np.searchsorted(targets, (begin, end))
        present = set(words[begin:end])
        out += [
            words[t].lower() in present and not words[t].islower()
            for t in targets[low:high].tolist()
        ]
    return out
