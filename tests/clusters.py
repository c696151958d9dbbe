"""`make check-clusters`: real clusters on this machine give what one process gives.

    python tests/clusters.py [DOCUMENTS [FOLDER]]

Dask with two worker processes, of which one is killed whenever another tenth of the documents is done and both
are there; PySpark with two local threads (Java 17). DOCUMENTS: 400 if not told. FOLDER keeps
what is done, so that another run goes on from there.
"""

import json
import os
import random
import signal
import sys
import tempfile
import threading
import time
from hashlib import file_digest
from pathlib import Path

from geotrack import Settings, analyze_frame
from geotrack.batch import records, write
from geotrack.batch.tables import ddl

TOWNS = "Dover Calais Oslo Bergen Lyon Turin Vienna Prague Lima Cusco Hamburg Leeds".split()
FORMS = (
    "The train from {a} to {b} takes {n} hours.",
    "{a} lies {n}0 km from {b}, the mayor of {b} said on Monday.",
    "They left {a} at {n} in the morning and reached {b} two days later.",
    "A bus runs {n}5 miles from {a} to {b}; nobody takes it any more.",
    "Nothing moved in {a} on day {k}.",
)


def articles(count):
    """Return varied articles of our own, the same ones every time."""
    dice = random.Random(7)
    for k in range(count):
        a, b = dice.sample(TOWNS, 2)
        lines = dice.sample(FORMS, dice.randint(1, 4))
        yield {
            "id": f"n{k}",
            "text": " ".join(x.format(a=a, b=b, n=dice.randint(1, 9), k=k) for x in lines),
        }


def digest(path):
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def here(source, target):
    begin = time.perf_counter()
    counts = write(records(source)[0], Settings(geometry=False), target, jobs=2)
    print(
        f"two processes: {counts['records']} records in {time.perf_counter() - begin:.1f} s",
        flush=True,
    )


def dask(source, target, whole):
    import logging

    from distributed import LocalCluster

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        killed, over = [], threading.Event()

        def kill():
            part, tenth = target.with_name(target.name + ".part"), whole.stat().st_size // 10
            while not over.wait(0.05):
                done = part.stat().st_size if part.exists() else 0
                there = set(
                    cluster.scheduler.workers
                )  # one that is killed while it starts is never started again
                pids = [w.pid for w in cluster.workers.values() if w.worker_address in there]
                if len(pids) == 2 and done > tenth * (len(killed) + 0.5):
                    killed.append(pids[len(killed) % len(pids)])
                    os.kill(killed[-1], signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        begin = time.perf_counter()
        counts = write(
            records(source)[0], Settings(geometry=False), target, cluster=cluster.scheduler_address
        )
        over.set()
        killer.join()
    same = digest(target) == digest(whole)
    print(
        f"Dask: {counts['records']} records in {time.perf_counter() - begin:.1f} s, workers killed: {len(killed)},"
        f" sha256 equal: {same}",
        flush=True,
    )
    return same


def spark(source, whole):
    from pyspark.sql import SparkSession

    def claims(frames):
        for frame in frames:
            yield analyze_frame(frame, Settings(geometry=False))

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    begin = time.perf_counter()
    found = session.read.json(str(source)).repartition(4).mapInPandas(claims, ddl("claims"))
    rows = sorted((row["id"], row["claim"], row["rating"]) for row in found.collect())
    session.stop()
    expected = sorted(
        (report["id"], k, claim["verdict"]["rating"])
        for report in map(json.loads, whole.open(encoding="utf-8"))
        for k, claim in enumerate(report["claims"])
    )
    print(
        f"Spark: {len(rows)} claims in {time.perf_counter() - begin:.1f} s, rows equal: {rows == expected}"
    )
    return rows == expected


def main():
    os.environ["PYSPARK_PYTHON"] = sys.executable
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[2] if len(sys.argv) > 2 else scratch)
        source, whole = folder / "in.jsonl", folder / "whole.jsonl"
        source.write_text("".join(json.dumps(row) + "\n" for row in articles(count)))
        here(source, whole)
        good = [dask(source, folder / "dask.jsonl", whole), spark(source, whole)]
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
