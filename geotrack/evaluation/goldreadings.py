"""Gold readings: the labels of a text as if a perfect reader had read it, for router and verdicts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.evaluation.goldfigures import figures_of
from geotrack.measures.straight import tells_straight
from geotrack.model import (
    MODES,
    Claim,
    Confidence,
    Document,
    Journey,
    Leg,
    Mention,
    Place,
    Resolution,
    TimeRef,
    Toponym,
)
from geotrack.pipeline import Pipeline
from geotrack.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geotrack.config import Settings
    from geotrack.evaluation.goldtexts import GoldLeg, GoldPlace, GoldStatement, GoldText
    from geotrack.model import ClaimStatus, Mode, TimeExpression
    from geotrack.report import Report

#: a listed place this near to the labelled point is the labelled place, in km
_SAME_KM: Final = 15.0
#: … but where it lies farther off than this, the label's point is taken, in km
_OFF_KM: Final = 8.0
#: … and a country or province whose middle is nearer than this share of its radius, where no town is
_IN_AREA: Final = 0.8
_AREAS: Final = frozenset({"country", "admin1"})
#: a labelled place takes time zone and country of the nearest town within this distance, in km
_NEAR_KM: Final = 150.0
#: a labeller is as sure as one can be, and says so
_LABELLED: Final = Confidence(figure=0.999, ends=0.999)
_STATUS: Final[dict[str | None, ClaimStatus]] = {
    "planned": "planned", "negated": "negated", "past": "past", "counterfactual": "counterfactual",
}  # fmt: skip
_KINDS: Final = frozenset(
    {"distance", "position", "duration", "speed", "stop", "total", "interval", "gauge"}
)
#: what the labels leave out
_UNLABELLED: Final = frozenset({"border", "containment", "situation", "passage"})
#: … and what they often do: "the first in nine years"
_INTERVAL: Final = "interval"
_ON_LEG: Final = frozenset({"distance", "duration", "speed"})
_LAND_MODES: Final = {"horse": "unknown"}


def gold_document(gold: GoldText) -> Document:
    """Return the text as the pipeline reads it."""
    return Document(text=gold.text, id=gold.id, title=gold.title, published=gold.published)


class GoldPipeline(Pipeline):
    """A pipeline whose reading is that of one labelled text after the other.

    Toponyms, claims and legs are the labels; time expressions are tagged as ever. Places are settled by
    the labelled points, or by the resolver when `settle` is ``resolver``.

    Parameters
    ----------
    settings
        As for `geotrack.pipeline.Pipeline`.
    settle
        ``gold`` or ``resolver``.
    """

    def __init__(self, settings: Settings | None = None, *, settle: str = "gold") -> None:
        super().__init__(settings)
        self.settle = settle
        self._gold: GoldText | None = None

    def judge(self, gold: GoldText) -> Report:
        """Return the report of a labelled text, read perfectly."""
        self._gold = gold
        return self.analyze(gold_document(gold))

    @property
    def gold(self) -> GoldText:
        """The text under examination."""
        assert self._gold is not None
        return self._gold

    def toponyms(
        self, document: Document, spans: Sequence[tuple[int, int]] | None = None
    ) -> tuple[Toponym, ...]:
        """Return the labelled mentions."""
        return tuple(
            Toponym(
                start=m.start,
                end=m.end,
                text=m.text,
                kind="name" if m.named else "description",
            )
            for m in self.gold.mentions
        )

    def claims(
        self,
        document: Document,
        toponyms: Sequence[Toponym],
        times: Sequence[TimeExpression],
    ) -> tuple[Claim, ...]:
        """Return the labelled statements as claims, in order, and what is told without any figure.

        The labels have no borders and nothing of what lies in what; a grammar finds these.
        """
        from geotrack.claims.grammar.datedweekdays import told_once
        from geotrack.claims.reader.grammarreader import GrammarReader

        found = GrammarReader().read(document, toponyms, times)
        plain = [
            replace(c, confidence=_LABELLED)
            for c in found
            if c.kind in _UNLABELLED
            and (
                None not in (c.origin, c.destination)
                or (c.destination is None and (c.kind == "passage" or c.via))
                or (c.kind == "border" and c.destination is not None)
                or c.kind == "situation"
            )
        ]
        labelled = gold_claims(self.gold, times)
        spans = [(c.start, c.end) for c in labelled if c.kind == _INTERVAL]
        plain += [
            replace(c, confidence=_LABELLED)
            for c in found
            if c.kind == _INTERVAL and not any(a < c.end and c.start < b for a, b in spans)
        ]
        read = sorted((*labelled, *plain), key=lambda c: (c.start, c.end))
        return tuple(told_once(read))

    def title(self, document: Document, claims: Sequence[Claim]) -> tuple[Toponym, ...]:
        """Return the labelled places, which a claim may name where no words of the text do."""
        if self.settle == "resolver":
            return super().title(document, claims)
        return tuple(
            Toponym(start=0, end=0, text=name, in_title=True) for name in self._settled_names()
        )

    def resolve(
        self, document: Document, toponyms: Sequence[Toponym], claims: Sequence[Claim] = ()
    ) -> tuple[Resolution, ...]:
        """Return the labelled places, or what the resolver makes of the labelled mentions."""
        if self.settle == "resolver":
            return super().resolve(document, toponyms, claims)
        names = self._settled_names()
        places = {p.id: self._place(p) for p in self.gold.places.values()}
        meant = {(m.start, m.end): places[m.place] for m in self.gold.mentions}
        found = (names[t.text] if t.in_title else meant.get((t.start, t.end)) for t in toponyms)
        return tuple(Resolution(place=p, confidence=1.0 if p else 0.0) for p in found)

    def _settled_names(self) -> dict[str, Place]:
        return {p.name: place for p in self.gold.places.values() if (place := self._place(p))}

    def _place(self, gold: GoldPlace) -> Place | None:
        if gold.lat is None or gold.lon is None:
            return None
        names = [m.text for m in self.gold.mentions if m.place == gold.id and m.named]
        found = []
        for name in dict.fromkeys([gold.name.partition(",")[0].partition("(")[0].strip(), *names]):
            for place in self.gazetteer.candidates(name):
                if place.lat is None or place.lon is None:
                    continue
                away = great_circle_km(gold.lat, gold.lon, place.lat, place.lon)
                area = place.kind in _AREAS
                if away <= max(_SAME_KM, (_IN_AREA if area else 0.5) * place.radius_km):
                    found.append((area, away, place.name, place))
        if found:
            best: Place = min(found, key=lambda row: row[:3])[3]
            off = min(found, key=lambda row: row[:3])[1] > _OFF_KM
            moved = best.kind in _AREAS or off
            return replace(best, lat=gold.lat, lon=gold.lon) if moved else best
        near = self.gazetteer.near(gold.lat, gold.lon)
        town = near[0] if near else None
        if town is not None and great_circle_km(gold.lat, gold.lon, town.lat, town.lon) > _NEAR_KM:
            town = None
        return Place(
            name=gold.name.partition(",")[0],
            lat=gold.lat,
            lon=gold.lon,
            gazetteer="given",
            country=town.country if town else None,
            timezone=town.timezone if town else None,
        )

    @property
    def assembler(self) -> Any:
        """The labelled legs."""
        return _GoldLegs(self.gold)

    @property
    def reader(self) -> Any:
        """What stands in the provenance for the reader."""
        return self

    @property
    def name(self) -> str:
        """What the reading is called in the provenance."""
        return "gold"


class _GoldLegs:
    """Assembles the labelled legs, each with the claims that are labelled with its ends."""

    name = "gold"

    def __init__(self, gold: GoldText) -> None:
        self.gold = gold

    def assemble(
        self,
        document: Document,
        claims: Sequence[Claim],
        times: Sequence[TimeExpression],
        place_of: Callable[[Mention], int | None],
        places: Sequence[Place],
    ) -> tuple[Journey, ...]:
        """Return one journey for each traveller and status, in order of their first legs."""
        by_id: dict[str, int] = {}
        for mention in self.gold.mentions:
            shown = _mention(self.gold, mention.place)
            index = None if shown is None else place_of(shown)
            if index is not None:
                by_id.setdefault(mention.place, index)
        for claim in claims:
            ends = zip((claim.origin, claim.destination), _ends_of(claim), strict=True)
            for end, place in ends:
                index = None if end is None else place_of(end)
                if place is not None and index is not None:
                    by_id.setdefault(place, index)
        of_leg = _joined(self.gold, claims)
        journeys: dict[tuple[str | None, bool], list[tuple[GoldLeg, Leg]]] = {}
        for number, gold in enumerate(self.gold.legs):
            joined = tuple(k for k, n in of_leg.items() if n == number)
            leg = Leg(
                origin=by_id.get(gold.origin or ""),
                destination=by_id.get(gold.destination or ""),
                via=tuple(by_id[v] for v in gold.via if v in by_id),
                mode=_mode(gold.mode),
                claims=joined,
                departs=_time(claims, joined, "departure"),
                arrives=_time(claims, joined, "arrival"),
                status="planned" if gold.status == "planned" else "stated",
            )
            key = (gold.traveller, gold.status == "background")
            journeys.setdefault(key, []).append((gold, leg))
        return tuple(
            Journey(
                legs=tuple(leg for _, leg in legs),
                traveller=who,
                background=background,
                claims=tuple(sorted(k for _, leg in legs for k in leg.claims)),
            )
            for (who, background), legs in journeys.items()
        )


def _ends_of(claim: Claim) -> tuple[str | None, str | None]:
    """Return the ids of a gold claim's ends, which its pattern carries."""
    origin, _, destination = claim.pattern.removeprefix("gold:").partition(">")
    return origin or None, destination or None


def _time(claims: Sequence[Claim], joined: Sequence[int], kind: str) -> TimeRef | None:
    return next((TimeRef(time=claims[k].time) for k in joined if claims[k].kind == kind), None)


def _joined(gold: GoldText, claims: Sequence[Claim]) -> dict[int, int]:
    """Return which leg each claim is of: both ends are the leg's; a departure needs only the first."""
    found: dict[int, int] = {}
    for k, claim in enumerate(claims):
        origin, destination = _ends_of(claim)
        numbers = list(range(len(gold.legs)))
        numbers.sort(key=lambda n: _unlike(claim, gold.legs[n]))
        for n in numbers:
            leg = gold.legs[n]
            if claim.kind in _ON_LEG or (claim.kind == "leg"):
                fits = (leg.origin, leg.destination) == (origin, destination)
                fits = fits and None not in (origin, destination)
            elif claim.kind == "departure":
                fits = origin is not None and leg.origin == origin
                fits = fits and destination in (None, leg.destination)
            elif claim.kind == "arrival":
                fits = destination is not None and leg.destination == destination
                fits = fits and origin in (None, leg.origin)
            elif claim.kind == "stop":
                fits = destination is not None and destination in leg.via
            else:
                fits = False
            if fits and _unlike(claim, leg)[0] == 0:
                found[k] = n
                break
    return found


def _unlike(claim: Claim, leg: GoldLeg) -> tuple[int, int]:
    """Return in how many respects a claim and a leg cannot, and may not, belong together."""
    mode = _mode(leg.mode)
    other_mode = "unknown" not in (claim.mode, mode) and claim.mode != mode
    planned = (claim.status == "planned") != (leg.status == "planned")
    past = claim.status == "past" and leg.status != "background"
    return int(other_mode), int(planned) + int(past)


def _mode(mode: str | None) -> Mode:
    mode = _LAND_MODES.get(mode or "", mode)
    return mode if mode in MODES else "unknown"


def _mention(gold: GoldText, place: str | None, near: int | None = None) -> Mention | None:
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
        if statement.kind == "pair" and last is not None and figure is not None:
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
    modes = {_mode(leg.mode) for leg in legs}
    mode = _mode(statement.mode)
    if mode == "unknown" and statement.mode is None and len(modes) == 1:
        mode = modes.pop()
    if statement.kind == "position":
        mode = _mode(statement.mode)
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
        origin=_mention(gold, origin, statement.start),
        destination=_mention(gold, destination, statement.start),
        via=tuple(m for v in statement.via if (m := _mention(gold, v, statement.start))),
        direction=statement.direction,
        mode=mode,
        traveller=statement.traveller or (alone.pop() if len(alone) == 1 else None),
        status=_STATUS.get(statement.status, "stated"),
        part=part,
        # the labels do not tell a straight line from a way; the words beside the figure do
        straight=statement.kind in ("distance", "position", "total") and tells_straight(around),
        confidence=_LABELLED,
        round_trip=origin is not None and origin == destination,
        sentence=sentence,
    )
