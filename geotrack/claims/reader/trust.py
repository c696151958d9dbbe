"""How far the ends that were chosen for a figure can be trusted.

The share of a pair among all pairs says which is likeliest, not how often the likeliest is right: that depends
on how plainly the text tells it. So everything that was seen while deciding (margin to the second pair, whether
a construction says the same, what another sentence tells, how many places stand about) goes into one logistic
model, fitted on what readers decided about authors that they had not seen (``python -m tools.data.trust``).
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from geotrack.claims.ends.scenes import NOBODY
from geotrack.errors import DataError
from geotrack.languages.en import reading_cues

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geotrack.claims.candidates.symbols import Script
    from geotrack.claims.ends.scenes import Scene
    from geotrack.model import Claim, Mention

#: shares are kept so far from 0 and 1
_EDGE: Final = 0.002
#: the share of a pair that is not among those kept
_RARE: Final = 0.005
#: added to two shares before they are compared
_SMOOTH: Final = 0.01
_MOST_PLACES: Final = 5
_MOST_FIGURES: Final = 4
#: characters between a figure and an end, and from the start of the sentence
_GAPS: Final = (8, 20, 45, 90)
_AT_THE_START: Final = 30
#: a place before a figure in apposition: "X, some 9 km"
_APPOSED: Final = re.compile(r"^[\s\w.]{0,4}[,(–—-]\s*(?:[a-z-]+\s+){0,3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided about a figure, and on what grounds.

    `pairs`: pairs of entity keys with their shares, the best first; `own`: the keys of the ends that were taken;
    `told`: those of the construction's, None: no construction reads the figure.
    `figure`: probability that the figure is about travel; `kinds`: probability of each kind.
    """

    kind: str
    origin: Mention | None
    destination: Mention | None
    inferred: tuple[str, ...]
    pairs: Sequence[tuple[tuple[str, str], float]]
    own: tuple[str, str]
    helper: Claim | None
    told: tuple[str, str] | None
    from_to: bool
    outright: bool
    figure: float
    kinds: Mapping[str, float]


def _logit(share: float) -> float:
    p = min(1 - _EDGE, max(_EDGE, share))
    return math.log(p / (1 - p))


def trust_features(script: Script, scene: Scene, decided: Decided) -> dict[str, float]:
    """Return what speaks for and against the ends that were taken, by name."""
    shares = dict(reversed(decided.pairs))
    best = decided.pairs[0] if decided.pairs else ((NOBODY, NOBODY), _RARE)
    second = decided.pairs[1][1] if len(decided.pairs) > 1 else _RARE
    mine = shares.get(decided.own, _RARE)
    rival = second if decided.own == best[0] else best[1]
    travel = 1 - decided.kinds.get("none", 0.0)
    kinds = [p for name, p in decided.kinds.items() if name != "none"]
    out = {
        "bias": 1.0,
        "share": _logit(mine),
        "margin": math.log((mine + _SMOOTH) / (rival + _SMOOTH)),
        "figure": _logit(decided.figure),
        "kind-share": max(kinds, default=0.0) / max(travel, 1e-6),
    }
    kind = decided.kind
    names = [f"kind={kind}", *(f"inferred-{role}" for role in decided.inferred)]
    if decided.helper is not None:
        names += ["helped", f"pattern={decided.helper.pattern}"]
        agrees = decided.told == best[0]
        names += ["agrees", f"agrees+{kind}"] if agrees else ["disagrees"]
        if decided.told == decided.own:
            names.append("as-told")
        if decided.helper.kind == kind:
            names.append("same-kind")
    if decided.from_to:
        names.append("from-to")
    if decided.outright:
        names.append("outright")
    names += _places(script, scene, decided)
    out.update(dict.fromkeys(names, 1.0))
    return out


def _places(script: Script, scene: Scene, decided: Decided) -> list[str]:
    """Return features of where the ends stand, and of what else stands in the sentence."""
    begin, end = script.span(scene.sentence)
    tokens, quantity = script.text.tokens, script.figures[scene.number].quantity
    figure = tokens.starts[quantity.bare], tokens.ends[quantity.stop - 1]
    places = len({e.key for _, e in (*scene.before, *scene.after)})
    figures = script.counts[scene.sentence]
    names = [f"places={min(_MOST_PLACES, places)}", f"figures={min(_MOST_FIGURES, figures)}"]
    inside = ""
    toponyms = ""
    for role, mention in (("from", decided.origin), ("to", decided.destination)):
        here = mention is not None and mention.start is not None and begin <= mention.start < end
        inside += str(int(here))
        toponyms += str(int(mention is not None and mention.toponym is not None))
        if mention is None or mention.start is None:
            names.append(f"{role}-none")
        elif not here:
            names.append(f"{role}-outside")
        else:
            behind = mention.start >= figure[1]
            gap = abs(mention.start - (figure[1] if behind else figure[0]))
            side = "after" if behind else "before"
            names.append(f"{role}-{side}={sum(gap > g for g in _GAPS)}")
            if mention.start - begin < _AT_THE_START:
                names.append(f"{role}-begins")
    names += _construction(script, decided, begin, figure)
    return [*names, f"inside={inside}", f"inside={inside}+{decided.kind}", f"toponyms={toponyms}"]


def _construction(
    script: Script, decided: Decided, begin: int, figure: tuple[int, int]
) -> list[str]:
    """Return which words tie the ends to the figure: it lies so far, stands in apposition, is so far from."""
    source = script.text.source
    names = []
    if reading_cues.LIES.search(source[begin : figure[0]]):
        names.append("lies")
    for role, mention in (("from", decided.origin), ("to", decided.destination)):
        if mention is None or mention.start is None or mention.end is None:
            continue
        if begin <= mention.end <= figure[0] and _APPOSED.match(source[mention.end : figure[0]]):
            names.append(f"{role}-apposed")
        if mention.start >= figure[1] and reading_cues.NEXT.match(
            source[figure[1] : mention.start]
        ):
            names.append(f"{role}-next")
    if decided.origin is None or decided.destination is None:
        return names
    subject = decided.destination
    if subject.start is None:
        names.append("to-title")
    first = subject.start is None or 0 <= subject.start - begin < _AT_THE_START
    if "from-next" in names and decided.kind == "position":
        if "to-apposed" in names:
            names.append("apposed-position")
        elif "lies" in names and first:
            names.append("titled-position" if subject.start is None else "plain-position")
        elif "lies" in names and "to" in decided.inferred:
            names.append("told-position")
    if decided.told == decided.own and names[-1:] and names[-1].endswith("-position"):
        names.append(f"{names[-1]}+as-told")
    return names


@dataclass(frozen=True, slots=True)
class Trust:
    """The weights of the features; one that is not listed has none."""

    weights: Mapping[str, float]

    def at(self, features: Mapping[str, float]) -> float:
        """Return how likely both ends are right, 0 to 1.

        Examples
        --------
        >>> Trust({"bias": 0.0}).at({"bias": 1.0})
        0.5
        """
        total = sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def load_trust() -> Trust:
    """Return the packaged weights.

    Raises
    ------
    DataError
        If the file is missing or damaged.
    """
    try:
        source = files("geotrack") / "data" / "reader" / "trust.json"
        row = json.loads(source.read_text(encoding="utf-8"))
        weights = {str(name): float(value) for name, value in row["weights"].items()}
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise DataError(
            f"the reader's trust cannot be read: {error}; reinstall geotrack"
        ) from error
    return Trust(weights)
