"""Land and borders for the small map on which a point is set."""

import json
from functools import cache
from typing import Final

#: lines are thinned to this many degrees, islands below this area (square degrees) left out
_FINE_DEG: Final = 0.03
_LEAST: Final = 0.02


@cache
def land() -> bytes:
    """Return the countries as JSON: a list of names and rings of ``[lat, lon]``."""
    import shapely

    from geotrack.earth.polygons import countries

    rows = []
    for country in countries("50m"):
        parts = shapely.get_parts(shapely.simplify(country.geometry, _FINE_DEG))
        kept = [part for part in parts if part.area >= _LEAST] or list(parts[:1])
        rings = [
            [[round(y, 2), round(x, 2)] for x, y in part.exterior.coords]
            for part in kept
            if not part.is_empty
        ]
        rows.append({"name": country.name, "rings": rings})
    return json.dumps({"countries": rows}, ensure_ascii=False, separators=(",", ":")).encode()
