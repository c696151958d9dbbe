"""What is left when a batch is stopped: ``python benchmarks/signals.py [DOCUMENTS [jobs|Dask]]``.

Every signal at every moment, with two processes and on a Dask cluster of two workers: processes that outlive the run,
records lost after the same command is given again, whether the bytes are those of an undisturbed run. Prints a table;
exit status 1 if anything is lost or left. Linux.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from archive import article, children

from geotrack.structured import json_line

if TYPE_CHECKING:
    from collections.abc import Callable

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGKILL", "worker SIGKILL")
#: how many records are done when the signal comes; None: as soon as the process is there
MOMENTS: dict[str, float | None] = {
    "at the start": None,
    "workers just started": 0.0,
    "in the first tenth": 0.05,
    "in the middle": 0.5,
    "in the last tenth": 0.92,
}
PATIENCE_S = 60.0


def is_alive(process: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        return (
            Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
            != "Z"
        )
    except OSError:
        return False


def lines(path: Path) -> int:
    """Return how many lines are done."""
    for name in (path, path.with_name(path.name + ".part")):
        if name.exists():
            return name.read_bytes().count(b"\n")
    return 0


def until(happens: Callable[[], object], process: subprocess.Popen[bytes]) -> None:
    """Wait for something, or for the end of the process."""
    end = time.monotonic() + PATIENCE_S
    while not happens() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.01)


def stopped(
    command: list[str], target: Path, moment: float | None, how: str, count: int, workers: list[int]
) -> tuple[int, int]:
    """Start a batch and stop it; return records done by then and processes that outlive it by ten seconds."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if moment is None:
        time.sleep(0.15)
    else:
        until(lambda: workers or children(process.pid), process)
        until(lambda: lines(target) >= moment * count, process)
    mine = children(process.pid)
    if how.startswith("worker"):
        for victim in (workers or mine)[:1]:
            os.kill(victim, signal.SIGKILL)
    elif process.poll() is None:
        process.send_signal(getattr(signal, how))
    process.wait(PATIENCE_S * 4)
    done = lines(target)
    end = time.monotonic() + 10
    while any(map(is_alive, mine)) and time.monotonic() < end:
        time.sleep(0.05)
    return done, sum(map(is_alive, mine))


def row(
    folder: Path, source: Path, whole: bytes, case: tuple[str, str, str], cluster: object
) -> bool:
    """Print one row; return whether nothing was lost."""
    where, how, when = case
    target = folder / f"{where}-{how}-{when}.jsonl".replace(" ", "-")
    command = [sys.executable, "-m", "geotrack", "batch", str(source), "-o", str(target)]
    command += ["--no-geometry"]
    workers: list[int] = []
    if where == "Dask":
        command += ["--scheduler", cluster.scheduler_address]
        workers = [w.pid for w in cluster.workers.values() if w.pid]
    else:
        command += ["--jobs", "2"]
    count = whole.count(b"\n")
    done, orphans = stopped(command, target, MOMENTS[when], how, count, workers)
    again = subprocess.run(command, capture_output=True, check=False).returncode
    lost = count - (target.read_bytes().count(b"\n") if target.exists() else 0)
    same = target.exists() and target.read_bytes() == whole
    print(
        f"| {where} | {how} | {when} | {done} of {count} | {orphans} | {lost} | {'yes' if same else 'NO'} |",
        flush=True,
    )
    return same and not lost and not orphans and not again


def main() -> None:
    """Measure."""
    from distributed import LocalCluster

    for name in (
        "SIGINT",
        "SIGHUP",
    ):  # whoever starts this in the background has them ignored by all children
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    good = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        source, target = folder / "in.jsonl", folder / "whole.jsonl"
        source.write_text(
            "".join(json_line(article(k, 4)) + "\n" for k in range(count)), encoding="utf-8"
        )
        command = [sys.executable, "-m", "geotrack", "batch", source, "-o", target]
        subprocess.run([*command, "--no-geometry"], check=True, capture_output=True)
        whole = target.read_bytes()
        print(
            "| where | signal | when | done by then | orphans | records lost | bytes equal |\n"
            "| --- | --- | --- | --- | --- | --- | --- |"
        )
        for where in sys.argv[2:] or ("jobs", "Dask"):
            for how in SIGNALS:
                for when in MOMENTS:
                    if where == "jobs":
                        good.append(row(folder, source, whole, (where, how, when), None))
                        continue
                    with LocalCluster(
                        n_workers=2, threads_per_worker=1, dashboard_address=None
                    ) as cluster:
                        good.append(row(folder, source, whole, (where, how, when), cluster))
    print(f"{sum(good)} of {len(good)} as they should be")
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
