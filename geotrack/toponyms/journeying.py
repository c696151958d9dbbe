"""How much a text is about ways: figures of length and time for so many words."""

from typing import Final

import numpy as np
import numpy.typing as npt

from geotrack.toponyms.reading import Flag

#: figures for each word from which a text counts as telling of ways, a little and a lot: of the travel
#: texts trained on 9 in 10 do, of general news 1 in 50
_LITTLE, _MUCH = 0.005, 0.015
_NUMBER: Final = int(Flag.DIGIT | Flag.NUMBER)


def journeying(
    flags: npt.NDArray[np.int32], document: npt.NDArray[np.int64] | None = None
) -> npt.NDArray[np.uint32]:
    """Return of each word how much its text tells of ways: 0 hardly, 1 a little, 2 a lot.

    Parameters
    ----------
    flags
        What is known of each word.
    document
        Number of each word's document, from 0 on; None: they are of one.
    """
    if not len(flags):
        return np.zeros(0, dtype=np.uint32)
    of = np.zeros(len(flags), dtype=np.int64) if document is None else document
    unit = (flags[1:] & int(Flag.UNIT)) != 0
    counted = (flags[:-1] & _NUMBER) != 0
    linked = (flags[:-1] & int(Flag.HYPHEN)) != 0
    linked[1:] &= counted[:-1] & (of[:-2] == of[2:])
    linked[:1] = False
    figures = unit & (counted | linked) & (of[:-1] == of[1:])
    share = np.bincount(of[1:], weights=figures, minlength=of[-1] + 1) / np.bincount(of)
    much = (share >= _LITTLE).astype(np.uint32) + (share >= _MUCH).astype(np.uint32)
    found: npt.NDArray[np.uint32] = much[of]
    return found
