"""Reports against gold texts: what was read, with which ends and legs, where it was placed, how it was judged.

Reports are compared in the archive format, so that those of another reader, a model or an older version
can be scored alike. Rules of matching:

- a claim finds a labelled figure when their spans overlap by half of the shorter, the values agree within
  1 %, and the kinds are alike (distance, position and totals of length are; so are duration, stop, interval and
  totals of time);
- an end is right when its place lies within 25 km of the labelled place, or has its name and reaches
  nearly there (a lake, an island); where one of them has no coordinates the name decides; an end that the text does not
  tell is not asked;
- *understood* is a figure found with all its ends right; a distance or position without a direction lies
  between two places and has its ends in either order;
- a leg is found when both ends are right; "A via B to C" stands for A–B and B–C too;
- a layer of labels that is not complete is not scored (`GoldText.layers`);
- an alarm (doubtful, contradicted) on anything but the planted slip is a false one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.evaluation.goldfigures import figures_of
from geotrack.evaluation.goldtexts import GoldLeg, GoldStatement, GoldText
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.text.names import normalize

_GROUP: Final = {"position": "distance", "stop": "duration", "interval": "duration"}
_FIGURES: Final = frozenset(
    {"distance", "position", "duration", "speed", "stop", "total", "interval"}
)
_ALARMS: Final = frozenset({"doubtful", "contradicted"})
_NEAR_KM: Final = 25.0
_FAR_KM: Final = 161.0
#: a place that reaches further than this is no point that an end could be at
_REACHES_KM: Final = 100.0
#: a thing that is located ("the epicentre", "our camp") is the same with any of these, or without
_ARTICLES: Final = frozenset("the a an this that our their his her its my".split())
#: words of a direction stand beside the figure they belong to, within so many characters
_BESIDE: Final = 40


@dataclass(slots=True)
class Score:
    """Counts over all texts, and the single findings in words, in order of the texts."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return the figures of quality by name, 0 to 1, and the numbers they rest on. A share of nothing is left out."""
        c = self.counts
        shares = {
            "reading.recall": (c["figures found"], c["figures"]),
            "reading.precision": (c["figures found"], c["figures read"]),
            "reading.understood": (c["figures understood"], c["figures"]),
            "ends.right": (c["ends right"], c["ends asked"]),
            "times.recall": (c["times found"], c["times"]),
            "legs.recall": (c["legs found"], c["legs"]),
            "legs.precision": (c["legs right"], c["legs read"]),
            "places.found": (c["names found"], c["names"]),
            "places.within25km": (c["names within 25 km"], c["names"]),
            "places.within161km": (c["names within 161 km"], c["names"]),
            "verdicts.judged": (c["numeric judged"], c["numeric"]),
            "verdicts.true_alarmed": (c["alarmed"], c["statements"]),
            "verdicts.true_alarmed_of_judged": (c["alarmed"], c["judged"]),
            "verdicts.true_contradicted": (c["contradicted"], c["statements"]),
            "slips.found": (c["slips found"], c["slips"]),
        }
        out: dict[str, float] = {
            name: round(part / whole, 4) for name, (part, whole) in shares.items() if whole
        }
        for name in ("texts", "figures", "statements", "judged", "contradicted", "slips"):
            out[f"n.{name}"] = c[name]
        return out


def score(gold: Sequence[GoldText], reports: Mapping[str, Mapping[str, Any]]) -> Score:
    """Return how reports, by the id of their text, compare with gold texts; texts without one count as unread."""
    total = Score()
    for text in gold:
        _Scoring(text, reports.get(text.id) or {}, total).run()
    return total


class _Scoring:
    """One text beside its report."""

    def __init__(self, gold: GoldText, report: Mapping[str, Any], total: Score) -> None:
        self.gold, self.report = gold, report
        self.count, self.notes = total.counts, total.notes
        self.places = report.get("places") or []
        self.claims = report.get("claims") or []
        self.names: dict[str, set[str]] = {
            place.id: {normalize(place.name.partition(",")[0])} for place in gold.places.values()
        }
        for mention in gold.mentions:
            self.names.setdefault(mention.place, set()).add(normalize(mention.text))
        self.spelled: dict[int, set[str]] = {}
        for toponym in report.get("toponyms") or []:
            if toponym.get("place") is not None:
                self.spelled.setdefault(toponym["place"], set()).add(normalize(toponym["text"]))

    def run(self) -> None:
        """Count everything."""
        self.count["texts"] += 1
        for layer, count in (
            ("figures", self._figures), ("times", self._times), ("legs", self._legs),
        ):  # fmt: skip
            if layer in self.gold.layers:
                count()
        self._names()
        self._verdicts()

    # -- places -------------------------------------------------------------------------------

    def _away_km(self, place: str, index: int | None) -> float | None:
        gold = self.gold.places.get(place)
        found = self.places[index] if index is not None else {}
        if gold is None or gold.lat is None or gold.lon is None or found.get("lat") is None:
            return None
        return great_circle_km(gold.lat, gold.lon, found["lat"], found["lon"])

    def _is(self, place: str, index: int | None) -> bool:
        if index is None:
            return False
        away = self._away_km(place, index)
        found = self.places[index]
        own = {normalize(found["name"]), *self.spelled.get(index, ())}
        told = self.names.get(place, set())
        if away is None:
            return bool({_bare(name) for name in own} & {_bare(name) for name in told})
        named = bool(own & told)
        reach = found.get("radius_km") or 0.0
        return away <= _NEAR_KM or (named and reach <= _REACHES_KM and away <= reach + _NEAR_KM)

    def _names(self) -> None:
        toponyms = self.report.get("toponyms") or []
        for mention in self.gold.mentions:
            place = self.gold.places[mention.place]
            if not mention.named or place.lat is None:
                continue
            self.count["names"] += 1
            found = next(
                (t for t in toponyms if t["start"] < mention.end and mention.start < t["end"]), None
            )
            if found is None:
                continue
            self.count["names found"] += 1
            away = self._away_km(mention.place, found.get("place"))
            if away is not None:
                self.count["names within 25 km"] += away <= _NEAR_KM
                self.count["names within 161 km"] += away <= _FAR_KM

    # -- reading ------------------------------------------------------------------------------

    def _figures(self) -> None:
        used: set[int] = set()
        values = figures_of(self.gold.figures)
        for k, figure in enumerate(self.gold.figures):
            if figure.kind not in _FIGURES or k not in values:
                continue
            self.count["figures"] += 1
            size = values[k].value * FACTOR[values[k].unit]
            found = next(
                (
                    n
                    for n, claim in enumerate(self.claims)
                    if n not in used
                    and _overlap(claim, figure.start, figure.end)
                    and _alike(claim["kind"], figure.kind, values[k].unit)
                    and _agrees(claim, size)
                ),
                None,
            )
            if found is None:
                self._note(f"missed {figure.kind} “{figure.text}”")
                continue
            used.add(found)
            self.count["figures found"] += 1
            claim = self.claims[found]
            told = [
                (place, claim.get(end))
                for place, end in ((figure.origin, "from"), (figure.destination, "to"))
                if place is not None and figure.kind not in ("stop", "interval")
            ]
            right = [self._is(place, index) for place, index in told]
            if len(told) == 2 and _unordered(figure, claim) and not all(right):
                swapped = [self._is(told[n][0], told[1 - n][1]) for n in (0, 1)]
                right = swapped if all(swapped) else right
            self.count["ends asked"] += len(right)
            self.count["ends right"] += sum(right)
            self.count["figures understood"] += all(right)
        self.count["figures read"] += sum(c["kind"] in _FIGURES for c in self.claims)

    def _times(self) -> None:
        for time in self.gold.times:
            if time.kind not in ("departure", "arrival", "passage"):
                continue
            self.count["times"] += 1
            self.count["times found"] += any(
                claim["kind"] == time.kind and _overlap(claim, time.start, time.end)
                for claim in self.claims
            )

    def _legs(self) -> None:
        read = [
            (leg, pair)
            for journey in self.report.get("journeys") or []
            for leg in journey["legs"]
            for pair in _steps([leg.get("from"), *(leg.get("via") or ()), leg.get("to")])
            if None not in pair
        ]
        legs = [leg for leg in self.gold.legs if leg.origin and leg.destination]
        for leg in legs:
            self.count["legs"] += 1
            self.count["legs found"] += any(self._fits(leg, pair) for _, pair in read)
        whole = {id(leg): (leg.get("from"), leg.get("to")) for leg, _ in read}
        for pair in whole.values():
            self.count["legs read"] += 1
            self.count["legs right"] += any(self._fits(leg, pair) for leg in legs)

    def _fits(self, leg: GoldLeg, pair: tuple[Any, Any]) -> bool:
        ends = [leg.origin, *leg.via, leg.destination]
        return any(
            a is not None and b is not None and self._is(a, pair[0]) and self._is(b, pair[1])
            for a, b in _steps(ends)
        )

    # -- judging ------------------------------------------------------------------------------

    def _verdicts(self) -> None:
        slip = self.gold.slip_span
        found = False
        for claim in self.claims:
            rating = claim["verdict"]["rating"]
            alarm = rating in _ALARMS
            if slip is not None and self._is_slip(claim, slip):
                found = found or alarm
                continue
            if slip is not None and alarm and self._against(claim, slip):
                found = True
                continue
            self.count["statements"] += 1
            self.count["judged"] += rating != "not-checkable"
            numeric = claim["kind"] in _FIGURES or claim["kind"] == "unit_pair"
            self.count["numeric"] += numeric
            self.count["numeric judged"] += numeric and rating != "not-checkable"
            self.count["alarmed"] += alarm
            self.count["contradicted"] += rating == "contradicted"
            if alarm:
                reasons = " ".join(
                    f["reason"] for f in claim["verdict"]["findings"] if f["rating"] == rating
                )
                self._note(f"{rating} though true: {claim['kind']} “{claim['text']}”. {reasons}")
        if slip is not None:
            self.count["slips"] += 1
            self.count["slips found"] += found
            quote, what = self.gold.slip or ("", "")
            self._note(f"slip {'found' if found else 'missed'}: “{quote}” ({what})")

    def _is_slip(self, claim: Mapping[str, Any], slip: tuple[int, int]) -> bool:
        if claim["start"] < slip[1] and slip[0] < claim["end"]:
            return True
        quote = self.gold.text[slip[0] : slip[1]]
        near = min(abs(claim["start"] - slip[1]), abs(slip[0] - claim["end"])) < _BESIDE
        return near and not any(c.isdigit() for c in quote)

    def _against(self, claim: Mapping[str, Any], slip: tuple[int, int]) -> bool:
        """Whether an alarm says that a claim cannot stand beside the slip."""
        return any(
            self._is_slip(self.claims[k], slip)
            for finding in claim["verdict"]["findings"]
            if finding["rating"] in _ALARMS
            for k in finding.get("claims") or ()
        )

    def _note(self, text: str) -> None:
        self.notes.append(f"{self.gold.id}: {' '.join(text.split())}")


def _overlap(claim: Mapping[str, Any], start: int, end: int) -> bool:
    shared = min(claim["end"], end) - max(claim["start"], start)
    return bool(shared > 0 and 2 * shared >= min(claim["end"] - claim["start"], end - start))


def _bare(name: str) -> str:
    """Return a name without the article that a description may have: "the epicentre" is "epicentre"."""
    first, _, rest = name.partition(" ")
    return rest if rest and first in _ARTICLES else name


def _alike(first: str, second: str, unit: str) -> bool:
    total = "duration" if DIMENSION.get(unit) == "time" else "distance"
    groups = (_GROUP.get(kind, total if kind == "total" else kind) for kind in (first, second))
    return len(set(groups)) == 1


def _unordered(figure: GoldStatement, claim: Mapping[str, Any]) -> bool:
    """Whether a figure measures the gap of two places, whichever of them is told first."""
    kinds = {figure.kind, claim["kind"]}
    directed = figure.direction or claim.get("direction")
    return kinds <= {"distance", "position"} and not directed


def _agrees(claim: Mapping[str, Any], size: float) -> bool:
    value, unit = claim.get("value"), claim.get("unit")
    if value is None or unit not in FACTOR:
        return False
    return bool(abs(value * FACTOR[unit] - size) <= 0.01 * size)


def _steps(points: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Return the pairs of neighbors, and the whole from first to last."""
    steps = list(pairwise(points))
    return steps if len(steps) == 1 else [*steps, (points[0], points[-1])]
