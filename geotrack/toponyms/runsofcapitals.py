"""Which words of a text may be part of a name, the runs of capitals that they stand in, and headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.toponyms.reading import Flag

if TYPE_CHECKING:
    import numpy.typing as npt

    from geotrack.toponyms.reading import Reading, Vocabulary

    UInts = npt.NDArray[np.uint32]
    Ints = npt.NDArray[np.int64]

_LONGEST_SEGMENT: Final = 40


def words_of_names(
    reading: Reading,
    flags: npt.NDArray[np.int32],
    matched: npt.NDArray[np.bool_],
    vocabulary: Vocabulary,
) -> tuple[Ints, Ints]:
    """Return the words that may be part of a name, and the sizes of their stretches."""
    n = len(flags)
    sure = ((flags & int(Flag.CAPITAL)) != 0) | matched
    link = (flags & int(Flag.CONNECTOR | Flag.HYPHEN)) != 0
    if n > 2:
        dots: npt.NDArray[np.bool_] = reading.rows == vocabulary.row(".")
        dots[1:] &= (flags[:-1] & int(Flag.CAPITAL)) != 0
        link |= dots
    wanted = sure.copy()
    for width in (1, 2, 3):
        if n > width + 1:
            inner = sure[: n - width - 1] & sure[width + 1 :]
            for k in range(1, width + 1):
                inner &= link[k : n - width - 1 + k]
            for k in range(1, width + 1):
                wanted[k : n - width - 1 + k] |= inner
    targets = np.flatnonzero(wanted)
    if not len(targets):
        return targets, targets
    sentence = reading.sentence[targets]
    broken = np.flatnonzero((np.diff(targets) != 1) | (np.diff(sentence) != 0)) + 1
    bounds = np.concatenate(([0], broken, [len(targets)]))
    sizes = np.diff(bounds)
    if sizes.max() > _LONGEST_SEGMENT:
        pieces: list[int] = []
        for size in sizes.tolist():
            whole, rest = divmod(size, _LONGEST_SEGMENT)
            pieces += [_LONGEST_SEGMENT] * whole + ([rest] if rest else [])
        sizes = np.array(pieces, dtype=np.int64)
    return targets, sizes


def runs(
    reading: Reading, capital: npt.NDArray[np.bool_], hyphen: npt.NDArray[np.bool_]
) -> tuple[Ints, Ints]:
    """Return for each word the first and last word of its run of capitalized words."""
    n = len(capital)
    sentence = reading.sentence
    inside = capital.copy()
    inside[1:-1] |= hyphen[1:-1] & capital[:-2] & capital[2:]
    begins = np.ones(n, dtype=np.bool_)
    possessive = np.array(reading.possessive, dtype=np.bool_)
    begins[1:] = ~(inside[1:] & inside[:-1]) | possessive[:-1] | (sentence[1:] != sentence[:-1])
    number = np.cumsum(begins) - 1
    firsts = np.flatnonzero(begins)
    lasts = np.append(firsts[1:] - 1, n - 1)
    return firsts[number], lasts[number]


def headings(reading: Reading, flags: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
    """Return for each sentence 0 plain, 1 words mostly capitalized, 2 mostly all capitals."""
    count = len(reading.first) - 1
    sentence = reading.sentence
    letters = (flags & int(Flag.CAPITAL | Flag.LOWER)) != 0
    total = np.bincount(sentence, weights=letters, minlength=count)
    upper = np.bincount(sentence, weights=(flags & int(Flag.CAPITAL)) != 0, minlength=count)
    caps = np.bincount(
        sentence, weights=(flags & int(Flag.ALL_CAPS | Flag.INITIAL)) != 0, minlength=count
    )
    level = ((upper > 0.6 * total) & (total > 3)).astype(np.int64)
    level[(caps > 0.6 * total) & (total > 1)] = 2
    return level
