"""How the web application bears load: many short articles at once, slow clients, long texts.

    python benchmarks/desk.py [--analyses 200] [--slow 300]

Starts the application on loopback and prints what it measured. Needs the ``serve`` and ``web`` extras.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import statistics
import threading
import time
from pathlib import Path

import httpx

from geotrack.config import Settings
from geotrack.serve import Hosting, make_server

TEXT = (
    "The night train left Vilnius at 22:00 on Monday and covered the 350 km to Riga in four hours. "
    "From Riga it went on to Tallinn, 310 km further north."
)


def resident_mb() -> float:
    """Return the memory of this process and its children, in MB, counted in proportion where shared."""
    parents, memory = {}, {}
    for status in Path("/proc").glob("[0-9]*/smaps_rollup"):
        try:
            told = (status.parent / "stat").read_text().rpartition(")")[2].split()
            parents[int(status.parent.name)] = int(told[1])
            memory[int(status.parent.name)] = (
                int(status.read_text().partition("Pss:")[2].split()[0]) / 1024
            )
        except (OSError, ValueError, IndexError):
            continue
    total, ours = 0.0, {os.getpid()}
    while ours:
        total += sum(memory.get(process, 0.0) for process in ours)
        ours = {process for process, parent in parents.items() if parent in ours}
    return total


async def ask(client: httpx.AsyncClient, token: str, text: str = TEXT) -> tuple[int, float]:
    """Return the status of one analysis and its seconds."""
    began = time.perf_counter()
    headers = {"X-Geotrack-Token": token}
    answer = await client.post("/api/analyses", json={"text": text}, headers=headers)
    return answer.status_code, time.perf_counter() - began


async def measure(url: str, analyses: int, slow: int) -> None:
    """Print the figures."""
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(
        base_url=url, timeout=120, limits=limits, trust_env=False
    ) as client:
        token = (await client.get("/api/token")).json()["token"]
        quiet = sorted([(await ask(client, token))[1] for _ in range(9)])
        print(f"one at a time: median {quiet[4]:.3f} s, memory {resident_mb():.0f} MB")
        peak = [0.0]
        done = asyncio.Event()

        async def watch() -> None:
            while not done.is_set():
                peak[0] = max(peak[0], await asyncio.to_thread(resident_mb))
                await asyncio.sleep(0.5)

        watching = asyncio.create_task(watch())
        began = time.perf_counter()
        rows = await asyncio.gather(*(ask(client, token) for _ in range(analyses)))
        took = time.perf_counter() - began
        done.set()
        await watching
        times = sorted(seconds for _, seconds in rows)
        failed = sum(status != 200 for status, _ in rows)
        print(
            f"{analyses} at once: {failed} failed, p50 {statistics.median(times):.2f} s,"
            f" p95 {times[int(0.95 * len(times))]:.2f} s, all in {took:.1f} s, memory at most {peak[0]:.0f} MB"
        )
        host, _, port = url.removeprefix("http://").partition(":")
        lines = [socket.create_connection((host, int(port))) for _ in range(slow)]
        stop = threading.Event()

        def drip() -> None:
            head = (
                b"POST /api/analyses HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\nX-A: "
            )
            at = 0
            while not stop.is_set():
                for line in lines:
                    try:
                        line.sendall(head[at : at + 1] or b"x")
                    except OSError:
                        continue
                at += 1
                time.sleep(0.3)

        dripping = threading.Thread(target=drip, daemon=True)
        dripping.start()
        busy = sorted([(await ask(client, token))[1] for _ in range(9)])
        stop.set()
        dripping.join()
        for line in lines:
            line.close()
        print(
            f"with {slow} slow clients: median {busy[4]:.3f} s, {busy[4] / quiet[4]:.2f} times the quiet one"
        )
        headers = {"X-Geotrack-Token": token}
        for what, body in (("50 MB", b"x" * 50_000_000), ("100 kB of San", None)):
            began = time.perf_counter()
            try:
                if body is None:
                    status = (await ask(client, token, "San " * 25_000))[0]
                else:
                    answer = await client.post("/api/documents", content=body, headers=headers)
                    status = answer.status_code
            except httpx.HTTPError as fault:
                status = type(fault).__name__
            print(f"{what}: {status} after {time.perf_counter() - began:.1f} s")


def main() -> None:
    """Run the application and measure it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--analyses", type=int, default=200)
    parser.add_argument("--slow", type=int, default=300)
    options = parser.parse_args()
    server, listener = make_server(Settings(), Hosting(port=0))
    thread = threading.Thread(
        target=lambda: asyncio.run(server.serve(sockets=[listener])), daemon=True
    )
    thread.start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    asyncio.run(measure(url, options.analyses, options.slow))
    server.should_exit = True
    thread.join(10)


if __name__ == "__main__":
    main()
