"""Departures, arrivals and passages at a time, decided by trained weights: every time is a candidate.

Constructions (`geotrack.claims.movements.movementclaims`) read the plain ones; what they leave is decided here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geotrack.claims.ends.spokenof import cast_of
from geotrack.claims.movements.eventfeatures import event_features, order_features, place_features
from geotrack.claims.reader.scorer import Scorer, softmax
from geotrack.errors import DataError
from geotrack.model import Claim, Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from geotrack.claims.candidates.symbols import Script
    from geotrack.claims.ends.spokenof import Cast, Entity, Sighting
    from geotrack.model import ClaimKind, ClaimStatus, Document, Mention, TimeExpression

EVENT_KINDS: Final[tuple[ClaimKind | None, ...]] = (None, "departure", "arrival", "passage")
#: a time that is less likely to be one of these is none; measured on authors left out (docs/claims.md)
THRESHOLD: Final = 0.7
#: below this share of its places an event is left out
SURE: Final = 0.45
_PLAIN: Final = 0.8  #: share of the other end below which it is left open
_BACK: Final = 2  #: sentences back from which a place of an event is taken
_AT_ONCE: Final = 4096  #: times whose features are weighed at once
_VERB: Final = 6  #: items within which a verb of motion belongs to the statement
_MOVEMENTS: Final = frozenset(("leg", "departure", "arrival"))
_MOVING: Final = frozenset("move arrive depart visit".split())
_TRAVEL: Final = _MOVING | {"trip", "vehicle", "run", "stay"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWeights:
    """`kinds`: what a time is; `places`: where it happens, and the other end, for each candidate."""

    kinds: Scorer
    places: Scorer


def times_of(script: Script, times: Sequence[TimeExpression]) -> Iterator[tuple[int, int, int]]:
    """Yield sentence, item and number of each day and clock time that stands in the text as such.

    Weeks, months and years are left out: of 378 in the corpus 37 date a movement.
    """
    for number, time in enumerate(times):
        if time.type not in ("DATE", "TIME") or not _fine(time.value):
            continue
        sentence = script.sentence_at(time.start)
        for at, item in enumerate(script.items(sentence)):
            if item.kind == "time" and item.at == number:
                yield sentence, at, number
                break


def _fine(value: str) -> bool:
    """Whether a TIMEX3 value tells a day or an hour."""
    return "T" in value or value.count("-") >= 2


def _still(script: Script, sentence: int) -> bool:
    """Whether no word of a sentence speaks of moving: a day in it dates something else."""
    return not any(item.kind in _TRAVEL for item in script.items(sentence))


def rules_of(read: Sequence[Claim]) -> dict[int, str]:
    """Return what constructions take each time for, by its number."""
    return {
        c.time: c.kind for c in read if c.time is not None and c.time >= 0 and c.kind in EVENT_KINDS
    }


def candidates(cast: Cast, sentence: int, at: int) -> list[tuple[Entity, Sighting]]:
    """Return what may be the place of an event at a time, each once, by its sighting nearest to it."""
    found: dict[str, tuple[Entity, Sighting]] = {}
    for back in range(_BACK + 1):
        ranked = sorted(
            cast.in_sentence(sentence - back),
            key=lambda x: abs(x[0].index - at) if not back else -x[0].index,
        )
        for sighting, entity in ranked:
            found.setdefault(entity.key, (entity, sighting))
    return list(found.values())


def events_of(
    document: Document,
    script: Script,
    times: Sequence[TimeExpression],
    read: Sequence[Claim],
    weights: EventWeights,
) -> list[Claim]:
    """Return the claims about movements at a time, in order; `read`: those of constructions.

    A time that a construction has read is left to it; one that dates a movement takes its ends from there.
    """
    rules = rules_of(read)
    legs = {c.time: c for c in read if c.kind == "leg" and c.time is not None}
    found = list(times_of(script, times))
    values = [times[number].value for _, _, number in found]
    logits: list[npt.NDArray[np.float64]] = []
    for begin in range(0, len(found), _AT_ONCE):  # features are two kilobytes a time
        block = slice(begin, begin + _AT_ONCE)
        logits.extend(
            weights.kinds.logits(
                [
                    event_features(script, sentence, at, value, rules.get(number, ""))
                    for (sentence, at, number), value in zip(
                        found[block], values[block], strict=True
                    )
                ]
            )
        )
    unmade: dict[tuple[tuple[int, int], Mention | None], ClaimStatus] = {
        (claim.sentence, place): claim.status
        for claim in read
        if claim.kind in _MOVEMENTS and claim.status in ("negated", "counterfactual", "planned")
        for place in (claim.origin, claim.destination)
        if place is not None
    }
    out: list[Claim] = []
    cast: Cast | None = None
    said = ""
    for (sentence, at, number), value, alone in zip(found, values, logits, strict=True):
        shares = softmax(alone + sum(map(weights.kinds.weight, order_features(value, said))))
        best = int(shares[1:].argmax()) + 1
        travel = float(1 - shares[0])
        said = str(EVENT_KINDS[best]) if travel >= THRESHOLD else ""
        dated = "T" not in value and _still(script, sentence)
        if travel < THRESHOLD or number in rules or dated:
            continue
        if cast is None:
            cast = cast_of(document, script)
        kind = EVENT_KINDS[best]
        assert kind is not None
        told = legs.get(number)
        if told is not None and (told.origin or told.destination):
            ends = (told.origin, told.destination)
            here, there = ends if kind == "departure" else ends[::-1]
            sure = told.confidence.ends or SURE
        else:
            here, there, sure = _places(script, cast, sentence, at, kind, weights)
        if (here is None and there is None) or sure < SURE:
            continue
        event = _claim(script, times[number], number, sentence, at, kind, here, there, travel, sure)
        status = unmade.get((event.sentence, here)) or unmade.get((event.sentence, there))
        out.append(event if status is None else replace(event, status=status))
    return out


def _places(
    script: Script, cast: Cast, sentence: int, at: int, kind: str, weights: EventWeights
) -> tuple[Mention | None, Mention | None, float]:
    found = candidates(cast, sentence, at)
    rows = [place_features(script, cast, sentence, at, kind, None, None)]
    rows += [
        place_features(script, cast, sentence, at, kind, entity, sighting)
        for entity, sighting in found
    ]
    shares = softmax(weights.places.logits(rows).T)
    here = int(shares[0].argmax())
    order = [int(k) for k in np.argsort(-shares[1], kind="stable")]
    there = next(k for k in order if k != here or k == 0)
    if shares[1][there] < _PLAIN:
        there = 0  # rather no other end than a wrong one
    mentions = [None, *(None if e.key == "p:it" else e.mention for e, _ in found)]
    return mentions[here], mentions[there], float(shares[0][here])


def _claim(
    script: Script, time: TimeExpression, number: int, sentence: int, at: int, kind: ClaimKind,
    here: Mention | None, there: Mention | None, travel: float, sure: float,
) -> Claim:  # fmt: skip
    text, tokens = script.text, script.text.tokens
    items = script.items(sentence)
    first, last = items[at].first, items[at].last
    before = [i for i in items[max(0, at - _VERB) : at] if i.kind in _MOVING]
    first = before[-1].first if before else first
    start, end = tokens.starts[first], tokens.ends[last - 1]
    leaving = kind == "departure"
    whole = tokens.sentence_at(start)
    return Claim(
        kind=kind,
        start=start,
        end=end,
        text=text.source[start:end],
        pattern="decided-time",
        origin=here if leaving else (None if kind == "passage" else there),
        destination=there if leaving else here,
        time=number,
        sentence=tokens.sentences[whole],
        confidence=Confidence(figure=travel, ends=sure),
    )


def write_events(folder: Path, weights: EventWeights) -> None:
    """Write the weights into a folder; the same weights give the same bytes."""
    about: dict[str, Any] = {}
    for name in ("kinds", "places"):
        scorer: Scorer = getattr(weights, name)
        np.save(folder / f"event-{name}.npy", scorer.table)
        about[name] = {
            "scales": [float(f"{x:.6g}") for x in scorer.scales],
            "bias": [round(float(x), 5) for x in scorer.bias],
        }
    (folder / "events.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def read_events(folder: Path) -> EventWeights:
    """Read the weights from a folder.

    Raises
    ------
    DataError
        If a file is missing or does not fit this version.
    """
    try:
        about = json.loads((folder / "events.json").read_text(encoding="utf-8"))
        scorers = {
            name: Scorer(
                table=np.load(folder / f"event-{name}.npy"),
                scales=np.array(about[name]["scales"]),
                bias=np.array(about[name]["bias"]),
                mixing=np.zeros((0, len(about[name]["bias"]))),
            )
            for name in ("kinds", "places")
        }
    except (OSError, ValueError, KeyError) as error:
        message = f"the weights of times cannot be read: {error}; reinstall geotrack"
        raise DataError(message) from error
    return EventWeights(kinds=scorers["kinds"], places=scorers["places"])


@cache
def load_events() -> EventWeights:
    """Return the packaged weights."""
    with as_file(files("geotrack") / "data" / "reader") as folder:
        return read_events(folder)
