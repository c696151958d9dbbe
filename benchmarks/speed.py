"""How fast everything is: ``make bench``, or ``python benchmarks/speed.py [PART …]``.

Parts: stages cold structured routes growth. Figures depend on the machine; ratios taken in one run do
not. Articles are those of ``examples/``, cut to about 316 words each.
"""

from __future__ import annotations

import argparse
import csv
import itertools
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
    """Print the wall time of cold commands as multiples of importing folium and of Python alone."""
    geotrack = Path(sys.executable).with_name("geotrack")
    article = ROOT / "examples" / "baltic-train.txt"
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "map": [geotrack, "map", article, "-o", f"{folder}/map.html", "-q"],
            "check": [geotrack, "check", article],
            "--help": [geotrack, "--help"],
            "import folium": [sys.executable, "-c", "import folium"],
            "pass": [sys.executable, "-c", "pass"],
        }
        rounds = []
        for _ in range(8):
            seconds = {}
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, check=False, capture_output=True)
                seconds[name] = time.perf_counter() - start
            rounds.append(seconds)
    for name in ("map", "check", "--help"):
        wall = statistics.median(s[name] for s in rounds[1:])
        folium, empty = (
            statistics.median(s[name] / s[other] for s in rounds[1:])
            for other in ("import folium", "pass")
        )
        print(
            f"cold {name:<7}{wall:6.2f} s, {folium:5.2f} times `import folium`, {empty:5.1f} times `python -c pass`"
        )


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
    """Print milliseconds of processor time of ways by length, one and four, compiled and by Python alone."""
    from geotrack.routes.router import BundledRouter
    from geotrack.routes.search import roads

    rows = list(csv.DictReader((ROOT / "benchmarks" / "pairs.csv").open(encoding="utf-8")))
    cities = [
        Place(name=row[end], lat=float(row[f"{end}_lat"]), lon=float(row[f"{end}_lon"]))
        for row in rows
        for end in ("from", "to")
    ]
    chosen = [*zip(cities[::2], cities[1::2], strict=True), *itertools.combinations(cities, 2)][::5]
    pairs = [(great_circle_km(a.lat, a.lon, b.lat, b.lon), (a, b)) for a, b in chosen]
    bounds = (0, 500, 2000, 30_000)
    print(
        "| way | km | pairs | one: Python | compiled | four: Python | compiled, median (largest) |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for mode in ("rail", "road", "sea"):
        graph = roads(mode)
        compiled = graph.compiled
        found = [(km, e) for km, e in pairs if "bundled" in BundledRouter().route(*e, mode).source]
        for low, high in itertools.pairwise(bounds):
            chosen = [ends for km, ends in found if low <= km < high]
            cells = []
            for count in (1, 4):
                for kernel in (None, compiled):
                    graph.compiled = kernel
                    spent = []
                    for ends in chosen:
                        router = BundledRouter()
                        start = time.process_time()
                        router.route(*ends, mode, alternatives=count)
                        spent.append((time.process_time() - start) * 1000)
                    cells.append(
                        f"{statistics.median(spent):.1f} ({max(spent):.0f})" if spent else ""
                    )
            print(
                f"| {mode} | {low}–{high} | {len(chosen)} | {' | '.join(cells)} |",
                flush=True,
            )
        graph.compiled = compiled


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
