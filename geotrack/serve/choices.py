"""The places that a name may mean, each with the verdicts that it would give."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geotrack.errors import InputError
from geotrack.exports.archive import members
from geotrack.model import is_settled
from geotrack.text.names import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.model import Place, SettledPlace
    from geotrack.report import Report
    from geotrack.serve.asking import Asked
    from geotrack.serve.jobs import Jobs


def place_row(place: SettledPlace) -> dict[str, Any]:
    """Return a settled place for people and for requests: label, point, and the reference that means it."""
    from geotrack.places.gazetteer.countries import country_name

    country = (country_name(place.country) or place.country) if place.country else None
    division = place.admin1 if place.admin1 and place.admin1.isalpha() else None
    label = ", ".join(dict.fromkeys(part for part in (place.name, division, country) if part))
    return {
        "label": label,
        **members(place, "name", "kind", "country", "population"),
        "lat": round(place.lat, 5),
        "lon": round(place.lon, 5),
        "ref": f"{place.lat:.5f},{place.lon:.5f}",
    }


def _verdicts(report: Report) -> dict[tuple[int, int, str], dict[str, Any]]:
    """Return the verdicts by span and kind of their claims: other places may lead to other claims."""
    rows: dict[tuple[int, int, str], dict[str, Any]] = {}
    for claim, verdict in zip(report.claims, report.verdicts, strict=True):
        finding = next((f for f in verdict.findings if f.rating == verdict.rating), None)
        rows[claim.start, claim.end, claim.kind] = {
            **members(claim, "start", "end", "kind", "text"),
            "rating": verdict.rating,
            "reason": finding.reason if finding else "",
        }
    return rows


def _candidates(jobs: Jobs, report: Report, name: str, most: int) -> Iterator[SettledPlace]:
    """Yield what the name may mean, the likeliest first, each place once."""
    seen: set[tuple[float, float]] = set()
    wanted = normalize(name)
    found: list[Place] = []
    for toponym, resolution in zip(report.toponyms, report.resolutions, strict=True):
        if normalize(toponym.name) == wanted:
            found += [resolution.place] if resolution.place else []
            found += [c.place for c in resolution.alternatives]
    found += jobs.pipeline.gazetteer.candidates(name, limit=4 * most)
    for place in found:
        if not is_settled(place):
            continue
        spot = round(place.lat, 2), round(place.lon, 2)
        if spot not in seen and len(seen) < most:
            seen.add(spot)
            yield place


def namesakes(jobs: Jobs, asked: Asked, name: str, *, most: int, until: float) -> dict[str, Any]:
    """Return the candidates of a name with the verdicts under each.

    Parameters
    ----------
    most
        At most so many candidates.
    until
        Reading of `time.monotonic` after which no further candidate is tried; such candidates have
        ``verdicts`` null.

    Raises
    ------
    InputError
        If the article has no such name.
    """
    now = jobs.report(asked)
    wanted = normalize(name)
    named = [t for t in now.toponyms if wanted in (normalize(t.name), normalize(t.text))]
    if not named:
        raise InputError("the article has no such name", where="name")
    name = named[0].name
    others = {k: v for k, v in asked.places.items() if normalize(k) != normalize(name)}
    free = asked if len(others) == len(asked.places) else replace(asked, places=others)
    automatic = now if free is asked else jobs.report(free)
    current = _verdicts(now)
    chosen = _settled_as(now, name)
    rows: list[dict[str, Any]] = []
    for place in _candidates(jobs, automatic, name, most):
        row = place_row(place)
        first = not any(other["current"] for other in rows)
        row["current"] = first and chosen is not None and _near(place, chosen)
        row["verdicts"] = None
        if row["current"]:
            row["verdicts"] = list(current.values())
        elif time.monotonic() < until:
            settled = replace(asked, places={**others, name: row["ref"]})
            row["verdicts"] = list(_verdicts(jobs.report(settled)).values())
        if row["verdicts"] is not None:
            before = {key: verdict["rating"] for key, verdict in current.items()}
            row["changes"] = sum(
                before.get((v["start"], v["end"], v["kind"])) != v["rating"]
                for v in row["verdicts"]
            )
        rows.append(row)
    if chosen is not None and not any(row["current"] for row in rows):
        rows.insert(0, {**place_row(chosen), "current": True, "verdicts": list(current.values()), "changes": 0})  # fmt: skip
    return {"name": name, "pinned": free is not asked, "candidates": rows}


def _settled_as(report: Report, name: str) -> SettledPlace | None:
    for toponym, resolution in zip(report.toponyms, report.resolutions, strict=True):
        if normalize(toponym.name) == normalize(name) and resolution.place is not None:
            return resolution.place if is_settled(resolution.place) else None
    return None


def _near(a: SettledPlace, b: SettledPlace) -> bool:
    return abs(a.lat - b.lat) < 0.01 and abs(a.lon - b.lon) < 0.01
