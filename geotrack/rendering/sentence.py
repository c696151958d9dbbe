"""The finding in one sentence, and what legs, claims and times are called."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from geotrack.measures.interval import Interval
from geotrack.measures.units import DIMENSION, UNCERTAIN, convert
from geotrack.rendering import wording
from geotrack.rendering.markup import plain
from geotrack.rendering.naming import shown_name

if TYPE_CHECKING:
    from geotrack.model import Claim, ClaimKind, Event, Leg, Rating, TimeRef, Verdict
    from geotrack.rendering.theme import Theme
    from geotrack.report import Report


def counts(report: Report) -> dict[Rating, int]:
    """Return how many claims have each rating, worst first; ratings without a claim are left out.

    What has no figure and is not judged ("then he went on to Graz") is no claim that counts.
    """
    from geotrack.model import RATINGS

    pairs = zip(report.claims, report.verdicts, strict=True)
    told = [v.rating for c, v in pairs if c.value is not None or v.rating != "not-checkable"]
    found = {r: told.count(r) for r in RATINGS}
    return {rating: n for rating, n in found.items() if n}


def finding(report: Report) -> str:
    """Return the finding of the whole article in one sentence, the same on page, picture and terminal."""
    found = counts(report)
    total = sum(found.values())
    if not total:
        if any(journey.legs for journey in report.journeys):
            return "The article tells of a journey but gives no figure that could be checked."
        return "The article states no journey, distance or travel time that could be checked."
    tested = total - found.get("not-checkable", 0)
    if not tested:
        return f"None of the {_travel_claims(total)} can be checked against geography."
    bad, odd = found.get("contradicted", 0), found.get("doubtful", 0)
    if total == 1:
        head = "The one travel claim is"
        return (
            f"{head} contradicted." if bad else f"{head} doubtful." if odd
            else f"{head} consistent with geography."
        )  # fmt: skip
    head = (
        f"{'Both' if total == 2 else f'All {total}'} travel claims could be tested"
        if tested == total
        else f"{tested} of {_travel_claims(total)} could be tested"
    )
    if not bad and not odd:
        if tested == total == 2:
            return "Both travel claims are consistent with geography and with the other figures."
        every = "it is" if tested == 1 else "both are" if tested == 2 else "all are"
        return f"{head}: {every} consistent with geography and with the other figures."
    parts = []
    if bad:
        parts.append(f"{bad} {'is' if bad == 1 else 'are'} contradicted")
    if odd:
        parts.append(f"{odd} {'is' if odd == 1 else 'are'} doubtful")
    if good := found.get("consistent", 0):
        parts.append(f"{good} {'is' if good == 1 else 'are'} consistent")
    return f"{head}: {_listed(parts)}."


def _travel_claims(count: int) -> str:
    return "travel claim" if count == 1 else f"{count} travel claims"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def claim_title(report: Report, claim: Claim) -> str:
    """Return what kind of claim it is and between which places."""
    kind = wording.KIND[claim.kind]
    origin, destination = report.place_index(claim.origin), report.place_index(claim.destination)
    names = [
        shown_name(report, index, limit=60)
        if report.places[index].settled
        else plain(mention.text, limit=60)
        for index, mention in ((origin, claim.origin), (destination, claim.destination))
        if index is not None and mention is not None
    ]
    if claim.kind == "position" and len(names) == 2:
        return f"{kind}: {names[1]} from {names[0]}"
    return f"{kind}: {' → '.join(names)}" if len(names) == 2 else kind


def quote(report: Report, claim: Claim) -> tuple[str, str, str]:
    """Return the claim's sentence as what precedes the claim, the claim, and what follows it."""
    text = report.document.text
    start, end = claim.sentence
    if not start <= claim.start <= claim.end <= end:
        start, end = claim.start, claim.end
    return (
        text[start : claim.start].lstrip(),
        text[claim.start : claim.end],
        text[claim.end : end].rstrip(),
    )


def reasons(verdict: Verdict) -> list[tuple[Rating, str, str | None]]:
    """Return rating, reason and slip of the findings that decide, the worst first, each once."""
    from geotrack.model import RATINGS

    order = sorted(verdict.findings, key=lambda f: RATINGS.index(f.rating))
    rows: dict[str, tuple[Rating, str, str | None]] = {}
    for found in order:
        if found.rating == "not-checkable" and verdict.rating != "not-checkable":
            continue
        rows.setdefault(
            found.reason, (found.rating, found.reason, wording.SLIP.get(found.slip or ""))
        )
    return list(rows.values())


def when(report: Report, ref: TimeRef | None, theme: Theme) -> str:
    """Return when a leg departs or arrives, in words; an empty string when nothing is known."""
    if ref is None:
        return ""
    earliest, latest = ref.earliest, ref.latest
    said = ""
    if ref.time is not None:
        time = report.times[ref.time]
        earliest, latest = earliest or time.earliest, latest or time.latest
        said = plain(time.text, limit=60)
    known = wording.brief(earliest, latest, style=theme.date_style)
    if said and known:
        return f"{known} (“{said}”)"
    if known and ref.computed:
        return f"{known} (computed)"
    return known or said


def stated(report: Report, leg: Leg, kind: ClaimKind, theme: Theme) -> tuple[str, str]:
    """Return a leg's figure as the article writes it, and below it the same in the theme's units.

    Both are empty when the article states none. A figure for a part of the leg is not the leg's.
    """
    said: dict[str, str] = {}
    for k in leg.claims:
        claim = report.claims[k]
        if claim.kind != kind or not (words := wording.as_written(claim)):
            continue
        ends = (report.place_index(claim.origin), report.place_index(claim.destination))
        if not all(
            _same(report, a, b) for a, b in zip(ends, (leg.origin, leg.destination), strict=True)
        ):
            continue
        said[words] = _converted(claim, theme)
    below = [other for other in said.values() if other]
    return " / ".join(list(said)[:2]), below[0] if len(said) == 1 and below else ""


def _same(report: Report, said: int | None, place: int | None) -> bool:
    """Whether a claim's end may be the leg's: the same place, or one of them is not told."""
    if said is None or place is None or said == place:
        return True
    return report.places[said].lat is None or report.places[said].name == report.places[place].name


def _converted(claim: Claim, theme: Theme) -> str:
    if claim.value is None or claim.unit is None:
        return ""
    kind = DIMENSION.get(claim.unit)
    into = {"length": theme.units, "speed": "mph" if theme.units == "mi" else "km/h"}.get(
        kind or ""
    )
    if into is None or into == claim.unit or claim.unit in UNCERTAIN:
        return ""
    return f"{wording.figure(convert(claim.value, claim.unit, into))} {into}"


#: a computed figure is printed when its highest value is at most so many times its lowest
_TELLING: Final = 3.0


def _telling(interval: Interval | None) -> Interval | None:
    """Return an interval that says something; None when it is open or too wide to print."""
    if interval is None or interval.low <= 0 or not isfinite(interval.high):
        return None
    return interval if interval.high <= _TELLING * interval.low else None


def time_figures(report: Report, leg: Leg, theme: Theme) -> tuple[str, str]:
    """Return how long a leg takes and how fast it goes: as stated, else as far as it is known."""
    duration, _ = stated(report, leg, "duration", theme)
    speed, _ = stated(report, leg, "speed", theme)
    if not duration and (known := _telling(leg.duration_h)):
        duration = f"{wording.duration(known)} (computed)"
    if not speed and (known := _telling(leg.speed_kmh)) and known.high <= 2 * known.low:
        speed = f"{wording.speed(known, units=theme.units)} on average"
    return duration, speed


def network_figures(leg: Leg, theme: Theme) -> tuple[str, tuple[str, ...]]:
    """Return the length of a leg's way, and what limits it: its range and the straight line."""
    route = leg.route
    if route is None:
        return "", ()
    whole = wording.length(route.length_km, units=theme.units)
    straight = wording.length(Interval(route.gc_km, route.gc_km), units=theme.units)
    if route.line is None or not route.alternatives:
        return whole, (f"straight line {straight}",)
    best = wording.length(Interval(route.best_km, route.best_km), units=theme.units)
    # a place that stands for a whole area makes the range too wide to print
    limits = (f"possible {whole}",) if whole != best and _telling(route.length_km) else ()
    return best, (*limits, f"straight line {straight}")


def alerts(report: Report) -> list[tuple[int, Rating, str, str, str | None]]:
    """Return number, rating, words, reason and slip of the claims that do not hold, worst first."""
    rows: list[tuple[int, Rating, str, str, str | None]] = []
    for rating in ("contradicted", "doubtful"):
        for verdict in report.verdicts:
            if verdict.rating != rating:
                continue
            why = reasons(verdict)
            words = plain(report.claims[verdict.claim].text, limit=140)
            _, reason, slip = why[0] if why else (rating, "", None)
            rows.append((verdict.claim + 1, verdict.rating, words, plain(reason, limit=400), slip))
    return rows


def event_title(report: Report, event: Event, *, alone: bool) -> str:
    """Return an event's words; without the traveller's name when there is only one traveller."""
    label = plain(event.label, limit=160)
    if not alone:
        return label
    for journey in report.journeys:
        name = plain(journey.traveller or "")
        if name and label.startswith(f"{name} "):
            label = label.removeprefix(f"{name} ")
            break
    return label[:1].upper() + label[1:]
