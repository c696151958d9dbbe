"""The trained weights of the tagger."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from geotrack.errors import DataError
from geotrack.toponyms.decoding import LABELS
from geotrack.toponyms.features import BITS
from geotrack.toponyms.secondlook import SECOND_BITS

#: words whose features are weighed at once; longer than any news article
_BLOCK: Final = 16_384


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A trained linear chain.

    `features` holds for each feature eight whole numbers of one byte, one for each of the labels and
    a zero, that `scale` turns into log weights: gathering eight bytes at once is six times as fast
    as seven. `transitions`, `begin`, `end` are positive weights.
    """

    features: npt.NDArray[np.uint64]
    scale: float
    transitions: npt.NDArray[np.float64]
    begin: npt.NDArray[np.float64]
    end: npt.NDArray[np.float64]

    def scores(self, features: npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
        """Return the log weights of the labels, shape ``(words, labels)``.

        Parameters
        ----------
        features
            Feature numbers: shape ``(words, templates)``, at most 250 templates.
        """
        words, templates = features.shape
        if words > _BLOCK:  # what is gathered is eight bytes a feature: a novel has 20 million
            blocks = [features[k : k + _BLOCK] for k in range(0, words, _BLOCK)]
            return np.concatenate([self.scores(block) for block in blocks])
        gathered = self.features.take(features.T).view(np.int8).reshape(templates, words * 8)
        total = np.add.reduce(gathered, axis=0, dtype=np.int16).reshape(words, 8)
        scores: npt.NDArray[np.float64] = total[:, : len(LABELS)] * self.scale
        return scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Both looks."""

    first: Look
    second: Look


def read_weights(folder: Path) -> Weights:
    """Read weights from a folder.

    Raises
    ------
    DataError
        If a file is missing or does not fit this version.
    """
    try:
        about = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))
        looks = [_look(folder, about, name, bits) for name, bits in _LOOKS]
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            f"the tagger's weights cannot be read: {error}; reinstall geotrack"
        ) from error
    return Weights(first=looks[0], second=looks[1])


_LOOKS: Final = (("first", BITS), ("second", SECOND_BITS))


def _look(folder: Path, about: dict[str, Any], name: str, bits: int) -> Look:
    stored = np.load(folder / f"{name}.npy")
    if stored.shape != (len(LABELS), 1 << bits) or about["labels"] != list(LABELS):
        raise ValueError("they are of another version")
    features = np.zeros((1 << bits, 8), dtype=np.int8)
    features[:, : len(LABELS)] = stored.T  # label by label they pack better
    chain = about[name]
    return Look(
        features=features.view(np.uint64).ravel(),
        scale=chain["scale"],
        transitions=np.array(chain["transitions"]),
        begin=np.array(chain["begin"]),
        end=np.array(chain["end"]),
    )


@cache
def load_weights() -> Weights:
    """Return the packaged weights."""
    with as_file(files("geotrack") / "data" / "tagger") as folder:
        return read_weights(folder)
