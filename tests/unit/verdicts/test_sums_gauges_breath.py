"""Sums without ends, gauges by country, three figures in one breath: both sides of each rule."""

from dataclasses import replace

import pytest

from geotrack.model import Document, Mention, Place
from geotrack.verdicts import judge
from geotrack.verdicts.plain_case import PlainCase


def placed(make, text, *figures):
    """Claims of (kind, value, unit), each at its figure in the text."""
    out = []
    for kind, value, unit in figures:
        at = text.index(f"{value} ")
        claim = make.claim(kind, value, unit, sentence=(0, len(text)))
        out.append(replace(claim, start=at, end=at + len(f"{value} {unit}")))
    return out


def finding(case, check):
    return next((f for f in judge(case).findings if f.check == check), None)


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("The stages were 88 km, 50 km and 62 km, 200 km in all.", "consistent"),
        ("The stages were 88 km, 50 km and 62 km, 170 km in all.", "doubtful"),
        ("The stages were 88 km, 50 km and 62 km, altogether 150 km.", "contradicted"),
        ("The stages were 88 km, 50 km and 62 km, then 150 km by boat.", None),
    ],
)
def test_a_length_told_in_all_is_a_sum(make, text, rating):
    last = next(n for n in (200, 170, 150) if f"{n} km" in text)
    claims = placed(make, text, *(("distance", n, "km") for n in (88, 50, 62, last)))
    case = PlainCase(claims=tuple(claims), index=3, document=Document(text=text))
    found = finding(case, "sums")
    assert (found and found.rating) == rating


@pytest.mark.parametrize(
    ("kmh", "rating"), [(60, "consistent"), (54, "consistent"), (42, "doubtful"), (139, "doubtful")]
)
def test_three_figures_in_one_breath_hang_together(make, kmh, rating):
    text = f"The train covers 300 km in 5 hours at {kmh} km/h."
    claims = placed(
        make, text, ("distance", 300, "km"), ("duration", 5, "h"), ("speed", kmh, "km/h")
    )
    case = make.on_leg(*claims, index=2, route=make.routed(300))
    case = replace(case, document=Document(text=text))
    assert finding(case, "average").rating == rating
    apart = text.replace("hours at", "hours, faster than")
    assert finding(replace(case, document=Document(text=apart)), "average") is None


SPAIN = Place(name="Spain", lat=40.0, lon=-4.0, kind="country", country="ES")
PORTUGAL = Place(name="Portugal", lat=39.5, lon=-8.0, kind="country", country="PT")
FRANCE = Place(name="France", lat=46.0, lon=2.0, kind="country", country="FR")


def gauge(make, text, *places, value=None):
    claim = replace(make.claim("gauge", text=text), value=value, sentence=(0, len(text)))
    ends = [Mention(text=p.name) for p in places]
    claim = replace(claim, origin=ends[0], destination=ends[1] if len(ends) > 1 else None)
    case = PlainCase(
        claims=(claim,), settled=dict(zip(ends, places, strict=True)), document=Document(text=text)
    )
    return finding(case, "gauge").rating


@pytest.mark.parametrize(
    ("text", "there", "rating"),
    [
        ("The wheels are changed at the border.", FRANCE, "consistent"),
        ("The wheels are changed at the border.", PORTUGAL, "doubtful"),
        ("Both countries share one gauge.", PORTUGAL, "consistent"),
        ("Both countries share one gauge.", FRANCE, "doubtful"),
        ("The gauge is told on a board.", PORTUGAL, "not-checkable"),
    ],
)
def test_two_countries_gauges_differ_or_not(make, text, there, rating):
    assert gauge(make, text, SPAIN, there) == rating


@pytest.mark.parametrize(
    ("width", "rating"),
    [(1668, "consistent"), (1674, "consistent"), (1676, "doubtful"), (1000, "not-checkable")],
)
def test_a_width_is_one_of_its_country(make, width, rating):
    assert gauge(make, f"The track is {width} mm wide.", PORTUGAL, value=width) == rating
