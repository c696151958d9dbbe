"""The report out of its JSON (see `geotrack.exports.archive`)."""

import json
import math
from collections.abc import Sequence
from typing import Any

from geotrack.errors import InputError
from geotrack.exports.archive import FORMAT, VERSION
from geotrack.exports.checking import check_report
from geotrack.measures.interval import Interval
from geotrack.model import (
    Alternative,
    Candidate,
    Claim,
    Confidence,
    Crossing,
    Document,
    Event,
    Finding,
    Journey,
    Leg,
    Line,
    Mention,
    Place,
    Provenance,
    Resolution,
    Route,
    Stop,
    TimeExpression,
    TimeRef,
    Toponym,
    Verdict,
)
from geotrack.report import Report

__all__ = ["from_dict", "read"]


def _interval(pair: Sequence[float | None] | None) -> Interval | None:
    if pair is None:
        return None
    low, high = pair
    return Interval(-math.inf if low is None else low, math.inf if high is None else high)


def _line(row: dict[str, Any]) -> Line | None:
    geometry = row.get("geometry")
    if not geometry:
        return None
    points = geometry["coordinates"]
    dashed = set(row.get("schematic", ()))
    return Line(
        lats=tuple(lat for _, lat in points),
        lons=tuple(lon for lon, _ in points),
        schematic=tuple(k in dashed for k in range(max(0, len(points) - 1))),
    )


def _read_way(row: dict[str, Any]) -> Alternative:
    return Alternative(
        best_km=row["best_km"],
        countries=tuple(row.get("countries", ())),
        crossings=tuple(
            Crossing(
                origin=c["from"], destination=c["to"], lat=c["lat"], lon=c["lon"], name=c["name"],
                gauge_mm=tuple(c["gauge_mm"]) if c.get("gauge_mm") else None,
                km=c.get("km"), note=c.get("note"),
            )
            for c in row.get("crossings", ())
        ),
        line=_line(row),
        note=row.get("note") if "length_km" not in row else None,
    )  # fmt: skip


def _read_route(row: dict[str, Any] | None) -> Route | None:
    if not row:
        return None
    length = _interval(row["length_km"])
    if length is None:
        raise InputError("a route needs its length_km", where="$.journeys.legs.route")
    ways = [row, *row.get("alternatives", ())]
    return Route(
        mode=row["mode"], length_km=length, best_km=row["best_km"], gc_km=row["gc_km"],
        source=row["source"], note=row.get("note"), arc=_line(row) if row.get("arc") else None,
        alternatives=tuple(_read_way(w) for w in ways) if not row.get("arc") and (row.get("countries") or row.get("geometry")) else (),
    )  # fmt: skip


def _read_when(row: dict[str, Any] | None) -> TimeRef | None:
    return TimeRef(**row) if row else None


def _read_leg(row: dict[str, Any]) -> Leg:
    return Leg(
        origin=row["from"], destination=row["to"], via=tuple(row["via"]), avoid=tuple(row.get("avoid", ())),
        mode=row["mode"], claims=tuple(row["claims"]), departs=_read_when(row["departs"]),
        arrives=_read_when(row["arrives"]), distance_km=_interval(row["distance_km"]),
        speed_kmh=_interval(row["speed_kmh"]), duration_h=_interval(row["duration_h"]),
        stops=tuple(
            Stop(place=s["place"], duration_h=_interval(s["duration_h"]), reason=s["reason"], claims=tuple(s["claims"]))
            for s in row["stops"]
        ),
        route=_read_route(row.get("route")), status=row.get("status", "stated"),
    )  # fmt: skip


def _read_claim(row: dict[str, Any], mention: Any) -> Claim:
    low, high = row["low"], row["high"]
    interval = None
    if low is not None or high is not None:
        interval = _interval((low, high))
    keys = (
        "kind", "start", "end", "text", "pattern", "value", "value_max", "unit", "approx", "bound",
        "direction", "mode", "traveller", "time", "status",
    )  # fmt: skip
    optional = {
        k: row[k]
        for k in ("value2", "unit2", "round_trip", "straight", "reason", "manner", "part", "odd")
        if k in row
    }
    return Claim(
        **{k: row[k] for k in keys},
        **optional,
        interval=interval,
        origin=mention(row["from"]),
        destination=mention(row["to"]),
        via=tuple(mention(i) for i in row["via"]),
        avoid=tuple(mention(i) for i in row.get("avoid", ())),
        sentence=tuple(row.get("sentence", (0, 0))),
        confidence=Confidence(**row.get("confidence", {})),
        inferred=tuple(row.get("inferred", ())),
    )


def from_dict(row: dict[str, Any]) -> Report:
    """Return the report that `as_dict` wrote; mentions come back as references to places.

    Raises
    ------
    InputError
        If the value is no report of this version; `where` names the member that is missing or wrong
        (``$.toponyms[2].start``).
    """
    if row.get("format") != FORMAT or row.get("version") != VERSION:
        raise InputError(f"not a {FORMAT} of version {VERSION}", where="$.format")
    check_report(row)
    try:
        return _from_dict(row)
    except (KeyError, TypeError, ValueError, IndexError) as fault:
        raise InputError(f"damaged report: {type(fault).__name__} {fault}", where="$") from fault


def _from_dict(row: dict[str, Any]) -> Report:
    places = tuple(Place(**p) for p in row["places"])
    toponyms = tuple(
        Toponym(
            start=t["start"], end=t["end"], text=t["text"], confidence=t.get("recognized", 1.0),
            kind="adjective" if t["adjective"] else "description" if t.get("description") else "name",
            metonym=t.get("metonym", False), within_name=t.get("within_name", False),
        )
        for t in row["toponyms"]
    )  # fmt: skip
    by_place: dict[int, int] = {}
    for k, t in enumerate(row["toponyms"]):
        if t["place"] is not None:
            by_place.setdefault(t["place"], k)
    mention_places: dict[Mention, int] = {}

    def mention(index: int | None) -> Mention | None:
        if index is None:
            return None
        k = by_place.get(index)
        made = (
            Mention(text=places[index].name)
            if k is None
            else Mention(
                text=toponyms[k].text, start=toponyms[k].start, end=toponyms[k].end, toponym=k
            )
        )
        mention_places[made] = index
        return made

    claims = tuple(_read_claim(c, mention) for c in row["claims"])
    verdicts = tuple(
        Verdict(
            claim=k,
            rating=c["verdict"]["rating"],
            findings=tuple(
                Finding(
                    check=f["check"], rating=f["rating"], reason=f["reason"], expected=_interval(f["expected"]),
                    stated=_interval(f["stated"]), unit=f["unit"], slip=f["slip"], claims=tuple(f.get("claims", ())),
                )
                for f in c["verdict"]["findings"]
            ),
        )
        for k, c in enumerate(row["claims"])
    )  # fmt: skip
    provenance = row["provenance"]
    return Report(
        document=Document(id=_named(row["id"]), **row["document"]),
        toponyms=toponyms,
        resolutions=tuple(
            Resolution(
                place=None if t["place"] is None else places[t["place"]],
                confidence=t["confidence"],
                evidence=tuple(t.get("evidence", ())),
                alternatives=tuple(
                    Candidate(place=places[a["place"]], confidence=a["confidence"])
                    for a in t["alternatives"]
                ),
            )
            for t in row["toponyms"]
        ),
        toponym_places=tuple(t["place"] for t in row["toponyms"]),
        mention_places=mention_places,
        places=places,
        times=tuple(
            TimeExpression(**{**t, "duration_h": _interval(t.get("duration_h"))})
            for t in row["times"]
        ),
        claims=claims,
        verdicts=verdicts,
        journeys=tuple(
            Journey(
                traveller=j["traveller"],
                background=j["background"],
                legs=tuple(_read_leg(leg) for leg in j["legs"]),
            )
            for j in row["journeys"]
        ),
        timeline=tuple(Event(**e) for e in row["timeline"]),
        provenance=Provenance(
            version=provenance["geotrack"],
            components=tuple(provenance["components"]),
            settings=provenance["settings"],
            data=provenance["data"],
        ),
    )


def _named(identifier: Any) -> str:
    """Return an identifier as text: a batch gives back whatever JSON value a record had."""
    if isinstance(identifier, str):
        return identifier
    return "" if identifier is None else json.dumps(identifier, ensure_ascii=False)


def read(content: bytes | str) -> Report:
    """Return the report in a JSON file's content.

    Raises
    ------
    InputError
        If it is no JSON or no report.
    """
    try:
        row = json.loads(content)
    except RecursionError:
        raise InputError("not a report: nested too deeply", where="$") from None
    except ValueError as fault:
        raise InputError(f"not JSON: {fault}") from None
    if not isinstance(row, dict):
        raise InputError("not a report but another JSON value", where="$")
    return from_dict(row)
