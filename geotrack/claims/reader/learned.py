"""The trained weights of the reader: kinds, modes, and how sure their answers are."""

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Final

import numpy as np

from geotrack.claims.reader.scorer import Scorer
from geotrack.claims.reader.trees import Trees
from geotrack.errors import DataError
from geotrack.model import ClaimKind, Mode

#: what a figure may be; None: no travel
FIGURE_KINDS: Final[tuple[ClaimKind | None, ...]] = (
    None, "distance", "position", "duration", "speed", "stop", "total", "interval",
)  # fmt: skip
#: the modes that the weights were trained to tell, in their order: not the table, which may have newer ones
MODE_NAMES: Final[tuple[Mode, ...]] = (
    "unknown", "rail", "road", "air", "sea", "river", "foot", "cycle",
)  # fmt: skip
_CURVES: Final = ("figure", "helped")
_SCORERS: Final = ("kinds", "modes")


@dataclass(frozen=True, slots=True)
class Curve:
    """A rising line through points, from what a scorer says to how often that is right (0 to 1)."""

    said: tuple[float, ...]
    right: tuple[float, ...]

    def at(self, share: float) -> float:
        """Return how often an answer of that share is right.

        Examples
        --------
        >>> round(Curve((0.0, 1.0), (0.1, 0.9)).at(0.5), 6)
        0.5
        """
        k = bisect_right(self.said, share)
        if k == 0:
            return self.right[0]
        if k == len(self.said):
            return self.right[-1]
        low, high = self.said[k - 1], self.said[k]
        part = (share - low) / (high - low) if high > low else 0.0
        return self.right[k - 1] + part * (self.right[k] - self.right[k - 1])


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderWeights:
    """All scorers of the reader; the curves turn shares into probabilities.

    `kinds` scores each kind of a figure by the words around, `figures` by the figures beside it, too. `word_lists`
    names the lists that they were trained with (`geotrack.claims.trainedon`).
    `figure`: that a figure is about travel; `helped`: the same where a construction reads it, too.
    """

    kinds: Scorer
    figures: Trees
    modes: Scorer
    figure: Curve
    helped: Curve
    version: str = "0"
    word_lists: Mapping[str, str] = field(default_factory=dict)


def write_reader(folder: Path, weights: ReaderWeights) -> None:
    """Write weights into a folder; the same weights give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    about: dict[str, Any] = {"version": weights.version, "word_lists": dict(weights.word_lists)}
    for name in _SCORERS:
        scorer: Scorer = getattr(weights, name)
        np.save(folder / f"{name}.npy", scorer.table)
        about[name] = {
            "scales": [float(f"{x:.6g}") for x in scorer.scales],
            "bias": [round(float(x), 5) for x in scorer.bias],
            "mixing": [[round(float(x), 5) for x in row] for row in scorer.mixing],
        }
    np.save(folder / "figures.npy", weights.figures.trees)
    for name in _CURVES:
        curve: Curve = getattr(weights, name)
        about[name] = {
            "said": [round(x, 5) for x in curve.said],
            "right": [round(x, 5) for x in curve.right],
        }
    (folder / "reader.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def read_reader(folder: Path) -> ReaderWeights:
    """Read weights from a folder.

    Raises
    ------
    DataError
        If a file is missing or does not fit this version.
    """
    try:
        about = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        scorers = {
            name: Scorer(
                table=np.load(folder / f"{name}.npy"),
                scales=np.array(about[name]["scales"]),
                bias=np.array(about[name]["bias"]),
                mixing=np.array(about[name]["mixing"]).reshape(-1, _OUTPUTS[name]),
            )
            for name in _SCORERS
        }
        figures = Trees(np.load(folder / "figures.npy"))
        curves = {
            name: Curve(tuple(about[name]["said"]), tuple(about[name]["right"])) for name in _CURVES
        }
        version, word_lists = about["version"], about.get("word_lists", {})
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            f"the reader's weights cannot be read: {error}; reinstall geotrack"
        ) from error
    parts: dict[str, Any] = {**scorers, **curves}
    return ReaderWeights(**parts, figures=figures, version=version, word_lists=word_lists)


_OUTPUTS: Final = {"kinds": len(FIGURE_KINDS), "modes": len(MODE_NAMES)}


@cache
def load_reader() -> ReaderWeights:
    """Return the packaged weights."""
    with as_file(files("geotrack") / "data" / "reader") as folder:
        return read_reader(folder)
