"""Which ways a text tells as travelled: trees weigh all pairs that figures, movements and the order of the text propose."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.claims.ends.spokenof import cast_of
from geotrack.claims.legways.proposals import MOVEMENTS, ON_WAYS, key_of, propose
from geotrack.claims.legways.wayfeatures import batches
from geotrack.claims.reader.trees import Trees
from geotrack.errors import DataError
from geotrack.model import Claim, Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from geotrack.claims.candidates.symbols import Script
    from geotrack.claims.ends.attaching import Choice
    from geotrack.claims.ends.spokenof import Cast
    from geotrack.claims.legways.legnetwork import Likely
    from geotrack.claims.legways.proposals import Proposals, Way
    from geotrack.model import ClaimStatus, Document, Mode

#: pattern of the legs that are found here, and of those that constructions read and that are likely enough
PATTERN: Final = "decided-way"
WEIGHED: Final = "weighed-way"
#: likelihood from which a way is a leg when a movement tells it, and else. On authors that were left out, with .18 for the
#: first and .23, .29 and .35 for the second, legs came to F1 .522, .515 and .498, right in .52, .55 and .58, and whole
#: journeys to 192, 237 and 261 (224 before there was a network). The first hardly matters there (.513 with .11 instead of
#: .515); plain sentences of our own articles stand between .11 and .15 (2026-11-30)
MOVED: Final = 0.1
LIKELY: Final = 0.32
#: the latter in a text that has so many likely ways: it is seldom told whole anyway, and what it tells of is travel. On authors
#: that were left out F1 .454 → .466, whole journeys as before; with three ways .470, with .25 everywhere .477, but on
#: nine parts of the test corpus that takes 9 of 72 whole journeys (2026-11-30)
MANY: Final = 4
AMONG_MANY: Final = 0.25
_SURE_ENDS: Final = 0.6  #: ends of a time that are less sure need a likely way to be a leg
_MADE: Final = ("stated", "planned")
#: words for each movement or figure on a way, at most, in texts that the network reads: all texts of the test part of the
#: corpus that tell legs, and one in nine of local news (by words)
_WORDS: Final = 110
_DOUBT: Final = 0.05  #: confidence in the ends of a movement whose way is not likely, at most


def shares_of(script: Script, said: Proposals, weights: Trees) -> npt.NDArray[np.float64]:
    """Return how likely each proposed way is one that somebody travels."""
    if not said.ways:
        return np.zeros(0)
    sums = np.concatenate([weights.sums(rows) for rows in batches(script, said)])
    shares: npt.NDArray[np.float64] = 1 / (1 + np.exp(-sums))
    return shares


def spoken_of(script: Script, choices: Sequence[Choice], movements: Sequence[Claim]) -> bool:
    """Whether a text speaks of travel enough for the network for legs to read it: that takes a while."""
    told = sum(claim.kind in MOVEMENTS for claim in movements)
    told += sum(c.attachment is not None and c.attachment.kind in ON_WAYS for c in choices)
    return 0 < len(script.text.lower) <= told * _WORDS


def ways_of(
    document: Document,
    script: Script,
    choices: Sequence[Choice],
    movements: Sequence[Claim],
    foretold: Mapping[Way, Likely],
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
    foretold
        What the network for legs says of pairs of places.
    weights
        The trees.
    """
    if (
        not foretold
        and not any(choice.attachment for choice in choices)
        and not _two_ends(movements)
    ):
        return list(movements)
    cast = cast_of(document, script)
    said = propose(script, cast, choices, movements, foretold)
    if not said.ways:
        return list(movements)
    likely = dict(zip(said.ways, shares_of(script, said, weights).tolist(), strict=True))
    many = sum(share >= LIKELY for share in likely.values()) >= MANY
    least = AMONG_MANY if many else LIKELY
    out: list[Claim] = []
    told: set[Way] = set()
    for claim in movements:
        way = key_of(script, cast, claim.origin), key_of(script, cast, claim.destination)
        if claim.kind not in MOVEMENTS or way not in likely or claim.status not in _MADE:
            out.append(claim)
            continue
        timed = claim.kind != "leg"
        unsure = timed and (claim.confidence.ends or 0.0) < _SURE_ENDS
        if likely[way] >= (least if unsure else MOVED):
            told |= {way, *_steps(script, cast, claim)}
            out.append(claim if timed else replace(claim, pattern=WEIGHED))
        elif timed:
            doubt = Confidence(
                figure=claim.confidence.figure, ends=min(round(likely[way], 4), _DOUBT)
            )
            out.append(replace(claim, confidence=doubt))
    out += [
        _leg(script, said, choices, way, share)
        for way, share in likely.items()
        if share >= least
        and way not in told
        and not _denied(said, way)
        and not _whereabouts(said, way)
    ]
    return out


def _two_ends(movements: Sequence[Claim]) -> bool:
    """Whether movements name two places that a way may lead between; half of the articles of a newspaper name none."""
    told = [claim for claim in movements if claim.kind in (*MOVEMENTS, "passage")]
    return len({m for c in told for m in (c.origin, *c.via, c.destination) if m is not None}) > 1


def _steps(script: Script, cast: Cast, claim: Claim) -> Iterator[Way]:
    """Yield the ways between the places that a movement leads over: they are no legs of their own."""
    over = (claim.origin, *claim.via, claim.destination)
    return pairwise(key_of(script, cast, mention) for mention in over)


def _denied(said: Proposals, way: Way) -> bool:
    """Whether a movement on a way, or all that leave or reach one of its ends, are denied, imagined, or an earlier trip."""
    if any(mark.claim.status not in _MADE for mark in said.marks.get(way, ())):
        return True
    ends = said.left.get(way[0], ()), said.reached.get(way[1], ())
    return any(marks and all(mark.claim.status not in _MADE for mark in marks) for marks in ends)


def _whereabouts(said: Proposals, way: Way) -> bool:
    """Whether one of two places is named only where it is told how far it lies from the other."""
    facts = [*said.figures.get(way, ()), *said.figures.get(way[::-1], ())]
    chosen = [fact for fact in facts if fact.chosen]
    if way in said.marks or any(fact.kind != "position" for fact in chosen):
        return False
    told = {fact.sentence for fact in chosen}
    return any(
        all(sighting.sentence in told for sighting in said.cast.entities[key].sightings)
        for key in way
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
