"""The labels of a text as claims of full confidence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from geotrack.evaluation.goldfigures import figures_of
from geotrack.evaluation.goldtexts import GoldStatement, GoldText
from geotrack.measures.straight import tells_straight
from geotrack.model import MODES, Claim, ClaimStatus, Confidence, Mention, Mode, TimeExpression
from geotrack.text.tokens import tokenize

#: a labeller is as sure as one can be, and says so
LABELLED: Final = Confidence(figure=0.999, ends=0.999)
_STATUS: Final[dict[str | None, ClaimStatus]] = {
    "planned": "planned", "negated": "negated", "past": "past", "counterfactual": "counterfactual",
}  # fmt: skip
_KINDS: Final = frozenset(
    {"distance", "position", "duration", "speed", "stop", "total", "interval", "gauge"}
)
_LAND_MODES: Final = {"horse": "unknown"}


def gold_mode(mode: str | None) -> Mode:
    """Return a label's mode; one that we have not is unknown."""
    mode = _LAND_MODES.get(mode or "", mode)
    return mode if mode in MODES else "unknown"


def gold_mention(gold: GoldText, place: str | None, near: int | None = None) -> Mention | None:
    """Return the mention of a place nearest to an offset, by name where it is named at all."""
    if place is None:
        return None
    rows = [(k, m) for k, m in enumerate(gold.mentions) if m.place == place]
    named = [(k, m) for k, m in rows if m.named] or rows
    if not named:
        return Mention(text=gold.places[place].name)
    at = near if near is not None else 0
    k, best = min(named, key=lambda row: (abs(row[1].start - at), row[0]))
    return Mention(text=best.text, start=best.start, end=best.end, toponym=k)


def gold_claims(gold: GoldText, times: Sequence[TimeExpression]) -> tuple[Claim, ...]:
    """Return the labels of a text as claims of full confidence, in order of their start.

    Labelled times that the tagger does not find are left out.
    """
    figures = figures_of(gold.figures)
    tokens = tokenize(gold.text)
    claims: list[Claim] = []
    last: tuple[int, Claim] | None = None
    for index, statement in enumerate(gold.figures):
        figure = figures.get(index)
        if statement.kind == "pair":
            if last is None or figure is None or last[0] != index - 1:
                continue  # the same as a figure of no travel, in another unit
            before = last[1]
            claims.append(
                replace(
                    before,
                    kind="unit_pair",
                    end=statement.end,
                    text=gold.text[before.start : statement.end],
                    value2=figure.value,
                    unit2=figure.unit,
                    interval=None,
                )
            )
        elif statement.kind in _KINDS and (figure is not None or statement.kind == "gauge"):
            made = _claim(gold, statement, tokens.sentences[tokens.sentence_at(statement.start)])
            if figure is not None and statement.kind != "gauge":
                made = replace(
                    made,
                    value=figure.value,
                    value_max=figure.value_max,
                    unit=figure.unit,
                    approx=figure.approx,
                    bound=figure.bound,
                    interval=figure.interval,
                )
            claims.append(made)
            last = (index, made)
    seen: dict[tuple[int, str, str | None, str | None], int] = {}
    for statement in gold.times:
        if statement.kind not in ("departure", "arrival"):
            continue
        for time in _tagged(statement, times):
            key = (time, statement.kind, statement.origin, statement.destination)
            if key in seen:  # one time in two pieces: "at 7:52" and "on Friday"
                first = claims[seen[key]]
                text = gold.text[first.start : statement.end]
                claims[seen[key]] = replace(first, end=statement.end, text=text)
                continue
            seen[key] = len(claims)
            span = tokens.sentences[tokens.sentence_at(statement.start)]
            claims.append(replace(_claim(gold, statement, span), time=time))
    claims.sort(key=lambda c: (c.start, c.end))
    return tuple(claims)


def _tagged(statement: GoldStatement, times: Sequence[TimeExpression]) -> list[int]:
    return [
        k
        for k, time in enumerate(times)
        if time.start < statement.end
        and statement.start < time.end
        and time.type in ("DATE", "TIME")
    ]


def _claim(gold: GoldText, statement: GoldStatement, sentence: tuple[int, int]) -> Claim:
    origin, destination = statement.origin, statement.destination
    if statement.kind == "stop":
        origin, destination = None, statement.at or destination
    legs = [
        leg
        for leg in gold.legs
        if (leg.origin, leg.destination) == (statement.origin, statement.destination)
    ]
    alone = {leg.traveller for leg in legs}
    modes = {gold_mode(leg.mode) for leg in legs}
    mode = gold_mode(statement.mode)
    if mode == "unknown" and statement.mode is None and len(modes) == 1:
        mode = modes.pop()
    if statement.kind == "position":
        mode = gold_mode(statement.mode)
    before = [f.end for f in gold.figures if f.end <= statement.start]
    after = [f.start for f in gold.figures if f.start >= statement.end]
    begin = max(sentence[0], statement.start - 60, *before)
    end = min(sentence[1], statement.end + 60, *after)
    around = re.split(r"[.;:(]", gold.text[begin : statement.start])[-1]
    around += statement.text + re.split(r"[.;:)]", gold.text[statement.end : end])[0]
    kind: Any = statement.kind
    part: Any = statement.part if statement.part in ("whole", "sum", "rest", "half") else None
    return Claim(
        kind=kind,
        start=statement.start,
        end=statement.end,
        text=statement.text,
        pattern=f"gold:{origin or ''}>{destination or ''}",
        origin=gold_mention(gold, origin, statement.start),
        destination=gold_mention(gold, destination, statement.start),
        via=tuple(m for v in statement.via if (m := gold_mention(gold, v, statement.start))),
        direction=statement.direction,
        mode=mode,
        traveller=statement.traveller or (alone.pop() if len(alone) == 1 else None),
        status=_STATUS.get(statement.status, "stated"),
        part=part,
        # the labels do not tell a straight line from a way; the words beside the figure do
        straight=statement.kind in ("distance", "position", "total") and tells_straight(around),
        confidence=LABELLED,
        round_trip=origin is not None and origin == destination,
        sentence=sentence,
    )
