"""Which ways a text tells as travelled: trees weigh all pairs that figures, movements and the order of the text propose."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.claims.ends.spokenofonce import cast_of
from geotrack.claims.legways.proposals import MOVEMENTS, key_of, propose
from geotrack.claims.legways.wayfeatures import batches
from geotrack.claims.reader.trees import Trees
from geotrack.errors import DataError
from geotrack.model import Claim, Confidence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    from geotrack.claims.candidates.symbols import Script
    from geotrack.claims.ends.attaching import Choice
    from geotrack.claims.legways.proposals import Proposals, Way
    from geotrack.model import ClaimStatus, Document, Mode

__all__ = ["LIKELY", "PATTERN", "load_ways", "read_ways", "shares_of", "ways_of"]

#: pattern of the legs that are found here, and of those that constructions read and that are likely enough
PATTERN: Final = "decided-way"
WEIGHED: Final = "weighed-way"
#: likelihood from which a way is a leg when a movement or a figure tells it, and when only the order of the places does
MOVED: Final = 0.06
LIKELY: Final = 0.25
_ALONE: Final = 0.4
#: the same where one end is a name that no recognizer took for a place
_NAMED: Final = 0.4
_MADE: Final = ("stated", "planned")
_DOUBT: Final = 0.05  #: confidence in the ends of a movement whose way is not likely, at most
#: a figure is told of a way from this share among its pairs
_TOLD: Final = 0.2


def shares_of(script: Script, said: Proposals, weights: Trees) -> npt.NDArray[np.float64]:
    """Return how likely each proposed way is one that somebody travels."""
    if not said.ways:
        return np.zeros(0)
    sums = np.concatenate([weights.sums(rows) for rows in batches(script, said)])
    shares: npt.NDArray[np.float64] = 1 / (1 + np.exp(-sums))
    return shares


def ways_of(
    document: Document,
    script: Script,
    choices: Sequence[Choice],
    movements: Sequence[Claim],
    weights: Trees,
) -> list[Claim]:
    """Return the movements as they are to be believed, and a leg for each other way that is likely, in no order.

    Of movements between two places that are not likely, untimed ones are left out; those with a time have hardly any
    confidence in their ends.

    Parameters
    ----------
    document, script
        The text.
    choices
        How its figures were read.
    movements
        What was read of movements, with and without times.
    weights
        The trees.
    """
    cast = cast_of(document, script)
    said = propose(script, cast, choices, movements)
    if not said.ways:
        return list(movements)
    likely = dict(zip(said.ways, shares_of(script, said, weights).tolist(), strict=True))
    out: list[Claim] = []
    told: set[Way] = set()
    for claim in movements:
        way = key_of(script, cast, claim.origin), key_of(script, cast, claim.destination)
        if claim.kind not in MOVEMENTS or way not in likely or claim.status not in _MADE:
            out.append(claim)
            continue
        timed = claim.kind != "leg"
        if likely[way] >= (MOVED if timed or _places(said, way) else _NAMED):
            told.add(way)
            out.append(claim if timed else replace(claim, pattern=WEIGHED))
        elif timed:
            doubt = Confidence(
                figure=claim.confidence.figure, ends=min(round(likely[way], 4), _DOUBT)
            )
            out.append(replace(claim, confidence=doubt))
    for way, share in likely.items():
        least = LIKELY if _proposed(said, way) else _ALONE
        if (
            way in told
            or _denied(said, way)
            or share < (least if _places(said, way) else max(least, _NAMED))
        ):
            continue
        out.append(_leg(script, said, choices, way, share))
    return out


def _places(said: Proposals, way: Way) -> bool:
    """Whether both ends were recognized as places."""
    return all(said.cast.entities[key].kind == "T" for key in way)


def _denied(said: Proposals, way: Way) -> bool:
    """Whether a movement on a way is denied, only imagined, or an earlier trip."""
    return any(mark.claim.status not in _MADE for mark in said.marks.get(way, ()))


def _proposed(said: Proposals, way: Way) -> bool:
    """Whether a figure tells of a way, not only of where a place lies, or movements tell of one of its ends each."""
    if all(
        any(mark.claim.status in _MADE for mark in marks)
        for marks in (said.left.get(way[0], ()), said.reached.get(way[1], ()))
    ):
        return True
    return any(
        (f.chosen or f.share >= _TOLD) and f.kind != "position" for f in said.figures.get(way, ())
    )


def _leg(
    script: Script, said: Proposals, choices: Sequence[Choice], way: Way, share: float
) -> Claim:
    tokens, entities = script.text.tokens, said.cast.entities
    origin, destination = entities[way[0]], entities[way[1]]
    near = said.forward.get(way) or said.backward.get(way)
    if near is not None:
        (s, _), (t, _) = (said.stream[k] for k in near)
        first, last, sentence = (s if s.sentence == t.sentence else t).first, t.last, t.sentence
    else:
        some = (destination.sightings or origin.sightings)[0]
        first, last, sentence = some.first, some.last, some.sentence
    mode: Mode = "unknown"
    status: ClaimStatus = "stated"
    for fact in said.figures.get(way, ()):
        told = next(c.attachment for c in choices if c.number == fact.number)
        if fact.chosen and told is not None:
            mode = told.mode if mode == "unknown" else mode
            status = told.status if told.status == "planned" else status
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Claim(
        kind="leg",
        start=start,
        end=end,
        text=script.text.source[start:end],
        pattern=PATTERN,
        origin=origin.mention,
        destination=destination.mention,
        mode=mode,
        status=status,
        inferred=("from",) if near is None or first == said.stream[near[1]][0].first else (),
        sentence=script.span(sentence),
        confidence=Confidence(figure=round(share, 4), ends=round(share, 4)),
    )


def read_ways(folder: Path) -> Trees:
    """Read the trees from a folder.

    Raises
    ------
    DataError
        If the file is missing or does not fit this version.
    """
    try:
        return Trees(np.load(folder / "ways.npy"))
    except (OSError, ValueError, KeyError) as error:
        message = f"the weights of ways cannot be read: {error}; reinstall geotrack"
        raise DataError(message) from error


@cache
def load_ways() -> Trees:
    """Return the packaged trees."""
    with as_file(files("geotrack") / "data" / "reader") as folder:
        return read_ways(folder)
