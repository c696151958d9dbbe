"""How fast everything is: ``make bench``, or ``python benchmarks/speed.py [PART …]``.

Parts: stages cold structured routes growth. Figures depend on the machine; ratios taken in one run do
not. Articles are those of ``examples/``, cut to about 316 words each.
"""

from __future__ import annotations

import argparse
import csv
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from geotrack import Document, Pipeline, Place, Settings
from geotrack.earth.geodesy import destination, great_circle_km
from geotrack.exports.archive import as_dict
from geotrack.structured import check_row

ROOT = Path(__file__).resolve().parents[1]
WORDS = 316


def articles() -> list[Document]:
    """Return the examples, each repeated or cut to 316 words."""
    out = []
    for path in sorted((ROOT / "examples").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        whole = text
        while len(whole.split()) < WORDS:
            whole += "\n\n" + text
        cut = whole.split(" ")
        out.append(Document(id=path.stem, text=" ".join(cut[:WORDS])))
    return out


def timed(function, items, repeat: int = 3) -> float:
    """Return the best mean of milliseconds per item."""
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        for item in items:
            function(item)
        best = min(best, (time.perf_counter() - start) / len(items) * 1000)
    return best


def stages() -> None:
    """Print milliseconds per 316-word article and stage, one core, warm."""
    pipeline = Pipeline(Settings())
    documents = articles()
    for document in documents:
        pipeline.analyze(document)
    found = {d.id: pipeline.toponyms(d) for d in documents}
    times = {d.id: pipeline.times(d) for d in documents}
    claims = {d.id: pipeline.claims(d, found[d.id], times[d.id]) for d in documents}
    rows = {
        "toponyms": lambda d: pipeline.toponyms(d),
        "times": lambda d: pipeline.times(d),
        "claims": lambda d: pipeline.claims(d, found[d.id], times[d.id]),
        "places": lambda d: pipeline.resolve(d, found[d.id], claims[d.id]),
        "whole report": lambda d: json.dumps(as_dict(pipeline.analyze(d))),
    }
    for name, function in rows.items():
        ms = timed(function, documents)
        print(f"{name:<14}{ms:8.2f} ms an article{1000 / ms:10.0f} articles/s")


def cold() -> None:
    """Print the wall time of a cold ``geotrack map`` as a multiple of importing folium."""
    geotrack = Path(sys.executable).with_name("geotrack")
    article = ROOT / "examples" / "baltic-train.txt"
    with tempfile.TemporaryDirectory() as folder:
        draw = [geotrack, "map", article, "-o", f"{folder}/map.html", "-q"]
        load = [sys.executable, "-c", "import folium"]
        pairs = []
        for _ in range(7):
            seconds = []
            for command in (draw, load):
                start = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True)
                seconds.append(time.perf_counter() - start)
            pairs.append(seconds)
    ratio = statistics.median(a / b for a, b in pairs[1:])
    wall = statistics.median(a for a, _ in pairs[1:])
    print(f"cold map {wall:.2f} s, {ratio:.2f} times `import folium`")


#: 10th, 25th, 50th, 75th, 90th and 97th percentile of distances that articles state, in km
LENGTHS = (6, 18, 40, 120, 250, 750)


def claim(
    figure: float, a: tuple[str, float, float], b: tuple[str, float, float]
) -> dict[str, object]:
    """Return a structured claim that `b` is so many km from `a`."""
    return {
        "id": 0, "kind": "position", "value": figure, "unit": "km", "from": a[0], "from_lat": a[1],
        "from_lon": a[2], "to": b[0], "to_lat": b[1], "to_lon": b[2],
    }  # fmt: skip


def structured() -> None:
    """Print structured claims per second, the network loaded: usual lengths, and across continents."""
    router = Pipeline(Settings()).router
    cities = [
        ("Lyon", 45.75, 4.85),
        ("Graz", 47.07, 15.44),
        ("Poznan", 52.4, 16.9),
        ("Porto", 41.15, -8.61),
        ("Leeds", 53.8, -1.55),
        ("Nagoya", 35.18, 136.9),
        ("Perth", -31.95, 115.86),
        ("Omaha", 41.26, -95.94),
    ]
    usual = [
        claim(factor * km, city, ("Elsewhere", *destination(*city[1:], bearing, km)))
        for city in cities
        for km in LENGTHS
        for bearing in (20, 140, 260)
        for factor in (0.5, 1, 2)
    ]
    far = []
    for row in csv.DictReader((ROOT / "benchmarks" / "pairs.csv").open(encoding="utf-8")):
        a, b = ((row[e], float(row[f"{e}_lat"]), float(row[f"{e}_lon"])) for e in ("from", "to"))
        straight = great_circle_km(*a[1:], *b[1:])
        far += [claim(factor * straight, a, b) for factor in (0.5, 1, 2)]
    router.route(
        Place(name="Lyon", lat=45.75, lon=4.85), Place(name="Graz", lat=47.07, lon=15.44), "road"
    )
    for name, rows in (("usual", usual), ("far", far)):
        ms = timed(lambda row: check_row(row, router), rows, repeat=1)
        print(f"structured claims, {name:<6}{1000 / ms:6.0f} a second")


def routes() -> None:
    """Print the median and the 99th percentile of routes with alternatives and lines."""
    router = Pipeline(Settings()).router
    rows = list(csv.DictReader((ROOT / "benchmarks" / "pairs.csv").open(encoding="utf-8")))
    for mode in ("rail", "road", "sea"):
        spent = []
        for row in rows:
            ends = [
                Place(name=row[end], lat=float(row[f"{end}_lat"]), lon=float(row[f"{end}_lon"]))
                for end in ("from", "to")
            ]
            router.route(*ends, mode)
            start = time.perf_counter()
            router.route(*ends, mode)
            spent.append((time.perf_counter() - start) * 1000)
        spent.sort()
        print(
            f"{mode:<6}median {statistics.median(spent):7.1f} ms   p99 {spent[int(len(spent) * 0.99)]:7.1f} ms"
        )


def growth() -> None:
    """Print seconds for hostile texts of a quarter and a whole megabyte, and the factor between."""
    pipeline = Pipeline(Settings())
    pieces = {
        "digits": "1234567890",
        "from-to": "from A to B to C ",
        "brackets": "(" * 16,
        "capitals": "Lima Cusco Puno ",
        "dates": "2020-2020-2020 ",
        "distances": "about 12 km from Lima to Cusco and ",
    }
    for name, piece in pieces.items():
        spent = []
        for size in (250_000, 1_000_000):
            text = piece * (size // len(piece))
            start = time.perf_counter()
            toponyms = pipeline.toponyms(Document(text=text))
            times = pipeline.times(Document(text=text))
            pipeline.claims(Document(text=text), toponyms, times)
            spent.append(time.perf_counter() - start)
        print(f"{name:<10}{spent[0]:6.2f} s  {spent[1]:6.2f} s   ×{spent[1] / spent[0]:.1f} for ×4")


PARTS = {
    "stages": stages,
    "cold": cold,
    "structured": structured,
    "routes": routes,
    "growth": growth,
}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=" ".join(PARTS))
    parts = parser.parse_args().parts or list(PARTS)
    if unknown := [part for part in parts if part not in PARTS]:
        parser.error(f"no part {', '.join(unknown)}; there are {' '.join(PARTS)}")
    for part in parts:
        PARTS[part]()
