"""Departures, arrivals and passages at a time: every time is a candidate.

Trained weights say what happens then, what constructions (`geotrack.claims.movements.movementclaims`) take the time
for being one sign among others; from where and to where, the network for ends. Constructions lend the words.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from geotrack.claims.ends.spokenof import cast_of
from geotrack.claims.movements.eventfeatures import event_features, order_features
from geotrack.claims.reader.scorer import Scorer, softmax
from geotrack.errors import DataError
from geotrack.languages.en import sentence_patterns
from geotrack.model import Claim, Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from geotrack.claims.candidates.symbols import Script
    from geotrack.claims.ends.spokenof import Cast
    from geotrack.claims.reader.encoder import Encoder
    from geotrack.model import ClaimKind, ClaimStatus, Document, Mention, TimeExpression

EVENT_KINDS: Final[tuple[ClaimKind | None, ...]] = (None, "departure", "arrival", "passage")
#: a time that is less likely to be one of these is none; measured on authors left out (docs/claims.md)
THRESHOLD: Final = 0.5
_IT: Final = "p:it"
_ALONE: Final = 0.85  #: likelihood from which a movement is told whose places are not
_AT_ONCE: Final = 4096  #: times whose features are weighed at once
_VERB: Final = 6  #: items within which a verb of motion belongs to the statement
_ROLES: Final[tuple[Literal["from", "to"], ...]] = ("from", "to")
_MOVEMENTS: Final = frozenset(("leg", "departure", "arrival"))
_MOVING: Final = frozenset("move arrive depart visit".split())
_TRAVEL: Final = _MOVING | {"trip", "vehicle", "run", "stay"}


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
    return {time: claims[-1].kind for time, claims in _timed(read).items()}


def _timed(read: Sequence[Claim]) -> dict[int, list[Claim]]:
    out: dict[int, list[Claim]] = {}
    for claim in read:
        if claim.time is not None and claim.time >= 0 and claim.kind in EVENT_KINDS:
            out.setdefault(claim.time, []).append(claim)
    return out


def events_of(
    document: Document,
    script: Script,
    times: Sequence[TimeExpression],
    read: Sequence[Claim],
    weights: Scorer,
    encoder: Encoder,
) -> list[Claim]:
    """Return claims with those about movements at a time as they are to be believed, in no order.

    Parameters
    ----------
    document, script, times
        The text and its times.
    read
        What constructions read. What they take a time for is one sign among others: a claim whose time is likelier
        to date something else is left out, and one of another kind, or with other ends, is mended.
    weights
        What a time is.
    encoder
        Where somebody is and goes at it.
    """
    listed = rules_of(read)
    read = [c for c in read if c.pattern != sentence_patterns.NAME]  # of whatever happened that day
    rules = _timed(read)
    found = list(times_of(script, times))
    kinds = _kinds(script, times, found, listed, weights)
    asked = [(n, sentence, str(kinds[n][0])) for sentence, _, n in found if kinds[n][0] is not None]
    wanted = {
        n
        for n, sentence, _ in asked
        if n in rules or "T" in times[n].value or not _still(script, sentence)
    }
    told: Mapping[int, tuple[tuple[str, str], float]] = {}
    if wanted:  # the others are read with them: each hears of those beside it
        told = encoder.moments(script, cast_of(document, script), document.title, asked)
    unmade: dict[tuple[tuple[int, int], Mention | None], ClaimStatus] = {
        (claim.sentence, place): claim.status
        for claim in read
        if claim.kind in _MOVEMENTS and claim.status in ("negated", "counterfactual", "planned")
        for place in (claim.origin, claim.destination)
        if place is not None
    }
    out = [c for c in read if c.time not in kinds or c.kind not in EVENT_KINDS]
    for sentence, at, number in found:
        kind, travel = kinds[number]
        if kind is None or number not in wanted:
            continue
        pair, sure = told[number]
        origin, destination = _ends(cast_of(document, script), pair, kind)
        if origin is None and destination is None and travel < _ALONE:
            continue
        event = _claim(script, times[number], number, sentence, at, kind)
        if number in rules:
            alike = [c for c in rules[number] if c.kind == kind]
            out += [c for c in rules[number] if c.kind != kind] if alike else []
            event = replace((alike or rules[number])[-1], kind=kind)
        else:
            here = origin if kind == "departure" else destination
            status = unmade.get((event.sentence, here)) or unmade.get((event.sentence, destination))
            event = replace(event, status=status or event.status)
        out.append(
            replace(
                event,
                origin=origin,
                destination=destination,
                inferred=_inferred(event, origin, destination),
                confidence=Confidence(figure=round(travel, 4), ends=round(sure, 4)),
            )
        )
    return _told_last(out, times)


def _told_last(claims: list[Claim], times: Sequence[TimeExpression]) -> list[Claim]:
    """Return claims with the last of two departures of one way an arrival where the way's end is told between both times.

    "It leaves Vienna at 20:10 and gets to Budapest at 22:49".
    """
    left: dict[tuple[tuple[int, int], Mention | None, Mention], int] = {}
    for claim in claims:
        there, at = claim.destination, claim.time
        if claim.kind == "departure" and there is not None and at is not None:
            key = claim.sentence, claim.origin, there
            left[key] = min(left.get(key, times[at].start), times[at].start)
    out = []
    for claim in claims:
        there, at = claim.destination, claim.time
        last = claim.kind == "departure" and there is not None and at is not None
        if last and there is not None and at is not None and there.start is not None:
            first = left[claim.sentence, claim.origin, there]
            last = first < there.start < times[at].start
            claim = replace(claim, kind="arrival") if last else claim
        out.append(claim)
    return out


def _inferred(event: Claim, *ends: Mention | None) -> tuple[Literal["from", "to"], ...]:
    """Return which ends another sentence tells."""
    start, end = event.sentence
    return tuple(
        role
        for role, mention in zip(_ROLES, ends, strict=True)
        if mention is not None and (mention.start is None or not start <= mention.start < end)
    )


def _kinds(
    script: Script,
    times: Sequence[TimeExpression],
    found: Sequence[tuple[int, int, int]],
    rules: Mapping[int, str],
    weights: Scorer,
) -> dict[int, tuple[ClaimKind | None, float]]:
    """Return what happens at each time, None: no movement, and how likely it is that one does."""
    out: dict[int, tuple[ClaimKind | None, float]] = {}
    said = ""
    for begin in range(0, len(found), _AT_ONCE):  # features are two kilobytes a time
        block = found[begin : begin + _AT_ONCE]
        rows = [
            event_features(script, sentence, at, times[number].value, rules.get(number, ""))
            for sentence, at, number in block
        ]
        for (_, _, number), alone in zip(block, weights.logits(rows), strict=True):
            order = order_features(times[number].value, said)
            shares = softmax(alone + sum(map(weights.weight, order)))
            best = int(shares[1:].argmax()) + 1
            travel = float(1 - shares[0])
            kind = EVENT_KINDS[best] if travel >= THRESHOLD else None
            said = str(kind or "")
            out[number] = kind, travel
    return out


def _ends(cast: Cast, pair: tuple[str, str], kind: str) -> tuple[Mention | None, Mention | None]:
    """Return where an event begins and ends."""
    origin, destination = (
        cast.entities[key].mention if key and key != _IT else None for key in pair
    )
    return None if kind == "passage" else origin, destination


def _claim(
    script: Script, time: TimeExpression, number: int, sentence: int, at: int, kind: ClaimKind
) -> Claim:
    text, tokens = script.text, script.text.tokens
    items = script.items(sentence)
    first, last = items[at].first, items[at].last
    before = [i for i in items[max(0, at - _VERB) : at] if i.kind in _MOVING]
    first = before[-1].first if before else first
    start, end = tokens.starts[first], tokens.ends[last - 1]
    whole = tokens.sentence_at(start)
    return Claim(
        kind=kind,
        start=start,
        end=end,
        text=text.source[start:end],
        pattern="decided-time",
        time=number,
        sentence=tokens.sentences[whole],
    )


def write_events(folder: Path, weights: Scorer) -> None:
    """Write the weights into a folder; the same weights give the same bytes."""
    np.save(folder / "event-kinds.npy", weights.table)
    about = {
        "scales": [float(f"{x:.6g}") for x in weights.scales],
        "bias": [round(float(x), 5) for x in weights.bias],
    }
    (folder / "events.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def read_events(folder: Path) -> Scorer:
    """Read the weights from a folder.

    Raises
    ------
    DataError
        If a file is missing or does not fit this version.
    """
    try:
        about = json.loads((folder / "events.json").read_text(encoding="utf-8"))
        return Scorer(
            table=np.load(folder / "event-kinds.npy"),
            scales=np.array(about["scales"]),
            bias=np.array(about["bias"]),
            mixing=np.zeros((0, len(about["bias"]))),
        )
    except (OSError, ValueError, KeyError) as error:
        message = f"the weights of times cannot be read: {error}; reinstall geotrack"
        raise DataError(message) from error


@cache
def load_events() -> Scorer:
    """Return the packaged weights."""
    with as_file(files("geotrack") / "data" / "reader") as folder:
        return read_events(folder)
