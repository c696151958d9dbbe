"""Several short documents as one, so that every numpy operation serves all of them.

Half of the time that a news article costs the tagger is the start of operations on arrays of a few
hundred numbers. Between two documents stand words that are none, more of them than any feature looks
across, and every sentence keeps a number of its own: nothing of one document is seen from another.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from geotrack.toponyms.matching import Match
from geotrack.toponyms.reading import Reading

#: documents that are read as one at most: their number has five bits in the keys of names
MOST: Final = 31
#: words that are none before each document: features look three words to each side
_BETWEEN: Final = 4


class Joined:
    """Several documents as one reading.

    `bases` are the numbers that the first words of the documents have in it; `document` tells of each
    word which document it is of, shape ``(len(reading),)``.
    """

    def __init__(
        self,
        reading: Reading,
        matches: list[Match],
        single: dict[int, int],
        bases: list[int],
        document: npt.NDArray[np.int64],
    ) -> None:
        self.reading = reading
        self.matches = matches
        self.single = single
        self.bases = bases
        self.document = document


def join(
    readings: Sequence[Reading], matched: Sequence[tuple[list[Match], dict[int, int]]]
) -> Joined:
    """Return documents as one, with their matches.

    Parameters
    ----------
    readings
        At most `MOST`, read with one vocabulary.
    matched
        Matches and single words of each, as `Matcher.match` gives them.
    """
    words: list[str] = []
    possessive: list[bool] = []
    matches: list[Match] = []
    single: dict[int, int] = {}
    bases: list[int] = []
    sentences: list[npt.NDArray[np.int32]] = []
    rows: list[npt.NDArray[np.int32]] = []
    first: list[int] = []
    gap = [""] * _BETWEEN
    nothing = [False] * _BETWEEN
    beyond = np.zeros(_BETWEEN, dtype=np.int32)
    document = np.empty(sum(len(r) + _BETWEEN for r in readings), dtype=np.int64)
    for number, (reading, (found, alone)) in enumerate(zip(readings, matched, strict=True)):
        document[len(words) :] = number
        first.append(len(words))  # the gap is a sentence of its own
        words += gap
        possessive += nothing
        base = len(words)
        bases.append(base)
        count = len(first)
        sentences += [np.full(_BETWEEN, count - 1, dtype=np.int32), reading.sentence + count]
        rows += [beyond, reading.rows]
        words += reading.words
        possessive += reading.possessive
        first += [f + base for f in reading.first[:-1]]
        matches += [Match(m.first + base, m.last + base, m.classes) for m in found]
        single.update((word + base, bits) for word, bits in alone.items())
    first.append(len(words))
    joined = Reading(
        text="",
        words=words,
        starts=(),
        ends=[],
        possessive=possessive,
        sentence=np.concatenate(sentences).astype(np.int32),
        rows=np.concatenate(rows),
        flags=[],
        norms=[],
        first=tuple(first),
    )
    return Joined(joined, matches, single, bases, document)
