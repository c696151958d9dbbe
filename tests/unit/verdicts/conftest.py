"""Cases by hand: claims between named points, on a leg or alone."""

from dataclasses import replace
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from geotrack.measures.interval import Interval
from geotrack.measures.stated import stated_interval
from geotrack.model import (
    Alternative,
    Claim,
    Crossing,
    Journey,
    Leg,
    Mention,
    Place,
    Route,
    TimeExpression,
)
from geotrack.verdicts.plain_case import PlainCase

LYON = Place(name="Lyon", lat=45.75, lon=4.85, kind="city", country="FR", timezone="Europe/Paris",
             population=500_000)  # fmt: skip
TURIN = Place(name="Turin", lat=45.07, lon=7.69, kind="city", country="IT", timezone="Europe/Rome",
              population=850_000)  # fmt: skip


def claim(kind="position", value=None, unit=None, **more):
    value_max, approx, bound = more.get("value_max"), more.get("approx", False), more.get("bound")
    interval = more.pop("interval", stated_interval(value, value_max, unit, approx, bound))
    more.setdefault("text", "" if value is None else f"{value} {unit}")
    return Claim(
        kind=kind, start=0, end=0, pattern="given", value=value, unit=unit, interval=interval, **more
    )  # fmt: skip


def time(text, value, **more):
    """A time expression: a day ("2024-05-13") or a minute ("2024-05-13T22:00"), with its bounds."""
    clock = "T" in value
    begin = datetime.fromisoformat(value)
    end = begin if clock else begin + timedelta(days=1)
    more = {"start": 0, "end": len(text), "type": "TIME" if clock else "DATE", **more}
    bounds = {
        "earliest": begin.isoformat(timespec="minutes"),
        "latest": end.isoformat(timespec="minutes"),
    }
    return TimeExpression(text=text, value=value, **{**bounds, **more})


def between(a, b, *claims, index=0, **more):
    """A case of claims from `a` to `b`, each end a mention of its own."""
    ends = Mention(text=a.name if a else "?"), Mention(text=b.name if b else "?")
    linked = tuple(replace(c, origin=ends[0], destination=ends[1]) for c in claims)
    settled = {m: p for m, p in zip(ends, (a, b), strict=True) if p is not None}
    return PlainCase(claims=linked, index=index, settled=settled, **more)


def routed(km, *, low=None, high=None, mode="rail", straight=None, crossings=(), countries=("FR",)):
    """A route of a network with one way of `km`."""
    way = Alternative(best_km=km, crossings=tuple(crossings), countries=countries)
    return Route(
        mode=mode,
        length_km=Interval(low or 0.93 * km, high or 1.12 * km),
        best_km=km,
        gc_km=straight or km / 1.3,
        source=f"bundled-{mode}",
        alternatives=(way,),
    )


def on_leg(*claims, index=0, mode="rail", route=None, places=(LYON, TURIN), **more):
    """A case of claims that all belong to one leg from the first place to the second, and name both."""
    leg = Leg(origin=0, destination=1, mode=mode, claims=tuple(range(len(claims))), route=route)
    ends = tuple(Mention(text=place.name) for place in places[:2])
    named = tuple(
        replace(c, origin=ends[0], destination=ends[1]) if c.kind != "stop" else c for c in claims
    )
    return PlainCase(
        claims=named, index=index, places=places, leg=leg, journey=Journey(legs=(leg,)),
        settled=dict(zip(ends, places, strict=False)), **more,
    )  # fmt: skip


@pytest.fixture
def make():
    return SimpleNamespace(
        claim=claim, between=between, on_leg=on_leg, routed=routed, crossing=Crossing, time=time,
        lyon=LYON, turin=TURIN,
    )  # fmt: skip
