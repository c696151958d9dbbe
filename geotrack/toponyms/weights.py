"""The trained weights of the tagger."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

from geotrack.errors import DataError
from geotrack.toponyms.decoding import LABELS
from geotrack.toponyms.features import BITS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy.typing as npt

__all__ = ["Weights", "load_weights", "read_weights"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A trained linear chain.

    `features` has shape ``(2 ** BITS, len(LABELS))``, whole numbers that `scale` turns into log
    weights; `transitions`, `begin`, `end` are positive weights. `clusters` maps lower-case words to
    cluster numbers, coarse to fine. `calibration` (slope, offset) turns the log odds of a span into
    those of its being right.
    """

    features: npt.NDArray[np.int8]
    scale: float
    transitions: npt.NDArray[np.float64]
    begin: npt.NDArray[np.float64]
    end: npt.NDArray[np.float64]
    clusters: Mapping[str, tuple[int, int, int]]
    calibration: tuple[float, float]


def read_weights(folder: Path) -> Weights:
    """Read weights from a folder.

    Raises
    ------
    DataError
        If a file is missing or does not fit this version.
    """
    try:
        features = np.load(folder / "weights.npy", mmap_mode="r")
        about = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))
        lines = (folder / "clusters.txt").read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise DataError(
            f"the tagger's weights cannot be read: {error}; reinstall geotrack"
        ) from error
    if features.shape != (1 << BITS, len(LABELS)) or about.get("labels") != list(LABELS):
        raise DataError("the tagger's weights are of another version; reinstall geotrack")
    clusters: dict[str, tuple[int, int, int]] = {}
    for line in lines:
        if line:
            word, a, b, c = line.split("\t")
            clusters[word] = (int(a), int(b), int(c))
    slope, offset = about["calibration"]
    return Weights(
        features=features,
        scale=about["scale"],
        transitions=np.array(about["transitions"]),
        begin=np.array(about["begin"]),
        end=np.array(about["end"]),
        clusters=clusters,
        calibration=(slope, offset),
    )


@cache
def load_weights() -> Weights:
    """Return the packaged weights."""
    with as_file(files("geotrack") / "data" / "tagger") as folder:
        return read_weights(folder)
