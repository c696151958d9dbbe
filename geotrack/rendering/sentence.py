"""The finding in one sentence, and what legs, claims and times are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geotrack.rendering import wording
from geotrack.rendering.markup import plain

if TYPE_CHECKING:
    from geotrack.model import Claim, Leg, Rating, TimeRef, Verdict
    from geotrack.rendering.theme import Theme
    from geotrack.rendering.view import View
    from geotrack.report import Report

__all__ = ["claim_title", "counts", "finding", "quote", "reasons", "when"]


def counts(report: Report) -> dict[Rating, int]:
    """Return how many claims have each rating, worst first; ratings without a claim are left out."""
    from geotrack.model import RATINGS

    found = {r: sum(v.rating == r for v in report.verdicts) for r in RATINGS}
    return {rating: n for rating, n in found.items() if n}


def finding(view: View) -> str:
    """Return the finding of the whole article in one sentence."""
    report = view.report
    found = counts(report)
    total = sum(found.values())
    if not total:
        if view.legs:
            return "The article tells of a journey but gives no figure that could be checked."
        return "The article states no journey, distance or travel time that could be checked."
    tested = total - found.get("not-checkable", 0)
    if not tested:
        return f"None of the {_travel_claims(total)} can be checked against geography."
    bad, odd = found.get("contradicted", 0), found.get("doubtful", 0)
    ratio = (
        f"{tested} of {total}" if tested < total else f"{'the' if total == 1 else 'all'} {total}"
    )
    head = f"Of {ratio} travel claims tested" if total > 1 else "The one travel claim tested"
    if not bad and not odd:
        every = "all are" if tested > 1 else "one is" if total > 1 else "is"
        verb = f"{head}, {every}" if total > 1 else f"{head} {every}"
        return f"{verb} consistent with geography and with the other figures."
    parts = []
    if bad:
        parts.append(f"{bad} {'is' if bad == 1 else 'are'} contradicted")
    if odd:
        parts.append(f"{odd} {'is' if odd == 1 else 'are'} doubtful")
    if good := found.get("consistent", 0):
        parts.append(f"{good} {'is' if good == 1 else 'are'} consistent")
    if total == 1:
        return f"{head} {parts[0].removeprefix('1 ')}."
    return f"{head}, {_listed(parts)}."


def _travel_claims(count: int) -> str:
    return "travel claim" if count == 1 else f"{count} travel claims"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def claim_title(report: Report, claim: Claim) -> str:
    """Return what kind of claim it is and between which places."""
    kind = wording.KIND[claim.kind]
    origin, destination = report.place_of(claim.origin), report.place_of(claim.destination)
    names = [
        plain(place.name if place.lat is not None else mention.text, limit=60)
        for place, mention in ((origin, claim.origin), (destination, claim.destination))
        if place is not None and mention is not None
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


def leg_figures(leg: Leg, theme: Theme) -> dict[str, str]:
    """Return what a leg's distance, time and speed may be; empty strings where nothing is known."""
    return {
        "distance": wording.length(leg.distance_km, units=theme.units) if leg.distance_km else "",
        "duration": wording.duration(leg.duration_h) if leg.duration_h else "",
        "speed": wording.speed(leg.speed_kmh, units=theme.units) if leg.speed_kmh else "",
        "route": wording.length(leg.route.length_km, units=theme.units) if leg.route else "",
    }
