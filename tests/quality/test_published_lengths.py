"""Route lengths against published ones, from general knowledge; floors may not be lowered in passing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geotrack.model import Place
from geotrack.routes import BundledRouter

TABLE = Path(__file__).with_name("published_lengths.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines()))
#: mode → least share within 10 %, least share inside the interval, most that accept ×1.5 and ×0.67
FLOORS = {"rail": (0.86, 0.96, 0.05), "road": (0.86, 0.95, 0.05), "sea": (0.93, 0.93, 0.05)}


@pytest.mark.parametrize("mode", FLOORS)
def test_lengths_agree_with_published_ones(mode):
    router = BundledRouter()
    near, inside, half_more, third_less = [], [], [], []
    for row in (row for row in ROWS if row["mode"] == mode):
        one, other = (
            Place(name=row[side], lat=float(row[f"{side}_lat"]), lon=float(row[f"{side}_lon"]))
            for side in ("from", "to")
        )
        route = router.route(one, other, mode, geometry=False)
        km = float(row["km"])
        near.append(0.9 <= km / route.best_km <= 1 / 0.9)
        inside.append(km in route.length_km)
        half_more.append(1.5 * km in route.length_km)
        third_less.append(km / 1.5 in route.length_km)
    least_near, least_inside, most_wrong = FLOORS[mode]
    assert sum(near) / len(near) >= least_near
    assert sum(inside) / len(inside) >= least_inside
    assert sum(half_more) / len(half_more) <= most_wrong
    assert sum(third_less) / len(third_less) <= most_wrong
