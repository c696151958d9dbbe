"""Gold readings: the labels of a text as if a perfect reader had read it, for router and verdicts."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from geotrack.config import Settings
from geotrack.earth.geodesy import great_circle_km
from geotrack.evaluation.goldclaims import LABELLED, gold_claims, gold_mention, gold_mode
from geotrack.evaluation.goldtexts import GoldLeg, GoldPlace, GoldText
from geotrack.model import (
    Claim,
    Document,
    Journey,
    Leg,
    Mention,
    Place,
    Resolution,
    TimeExpression,
    TimeRef,
    Toponym,
)
from geotrack.pipeline import Pipeline
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
#: what the labels leave out
_UNLABELLED: Final = frozenset({"border", "containment", "situation", "passage"})
#: … and what they often do: "the first in nine years"
_INTERVAL: Final = "interval"
_ON_LEG: Final = frozenset({"distance", "duration", "speed"})


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
                start=m.start, end=m.end, text=m.text, kind="name" if m.named else "description"
            )
            for m in self.gold.mentions
        )

    def claims(
        self, document: Document, toponyms: Sequence[Toponym], times: Sequence[TimeExpression]
    ) -> tuple[Claim, ...]:
        """Return the labelled statements as claims, in order, and what is told without any figure.

        The labels have no borders and nothing of what lies in what; a grammar finds these.
        """
        from geotrack.claims.grammar.datedweekdays import told_once
        from geotrack.claims.reader.grammarreader import GrammarReader

        found = GrammarReader().read(document, toponyms, times)
        plain = [
            replace(c, confidence=LABELLED)
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
            replace(c, confidence=LABELLED)
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
            shown = gold_mention(self.gold, mention.place)
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
                mode=gold_mode(gold.mode),
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
    mode = gold_mode(leg.mode)
    other_mode = "unknown" not in (claim.mode, mode) and claim.mode != mode
    planned = (claim.status == "planned") != (leg.status == "planned")
    past = claim.status == "past" and leg.status != "background"
    return int(other_mode), int(planned) + int(past)
