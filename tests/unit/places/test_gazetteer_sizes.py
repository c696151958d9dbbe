"""What the packed gazetteer may cost: bytes, time to open, time to look up."""

import statistics
import time
from pathlib import Path

from geotrack.places import BundledGazetteer, describe_gazetteer
from geotrack.places.gazetteer.store import Store
from geotrack.places.gazetteer.villages import Villages

FOLDER = Path(__file__).parents[3] / "geotrack" / "data" / "gazetteer"
MB = 1_000_000


def test_places_are_many_and_bytes_few():
    assert int(describe_gazetteer()["places"].replace(",", "")) >= 900_000
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 32 * MB


def test_what_is_under_the_odbl_stands_in_a_file_of_its_own():
    files = {path.stem: path for path in FOLDER.glob("*.places")}
    told = {name: Store(files[name]).meta["source"] for name in ("base", "curated")}
    told |= {name: Villages(files[name]).meta["source"] for name in ("villages", "villages-odbl")}
    assert {name for name, text in told.items() if "ODbL" in text} == {"villages-odbl"}
    assert told["villages-odbl"].count("ODbL") == len(told["villages-odbl"].split("; "))


def test_opening_and_looking_up_are_quick():
    def opened():
        start = time.process_time()
        BundledGazetteer().candidates("Reykjavik")
        return time.process_time() - start

    assert min(opened() for _ in range(5)) < 0.03
    gazetteer = BundledGazetteer()
    names = [f"{first} {last}" for first in ("San", "Bad", "New", "Mount") for last in
             ("Pedro", "Ischl", "Bern", "Shasta", "Aigle", "Delhi", "Elgon", "Marcos", "Orb", "Ulm")]  # fmt: skip
    spent = []
    for name in names:
        start = time.process_time()
        gazetteer.candidates(name)
        spent.append(time.process_time() - start)
    assert statistics.median(spent) < 0.0001  # 20 microseconds on a machine that does nothing else
