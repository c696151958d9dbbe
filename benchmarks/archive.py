"""An archive: ``python benchmarks/archive.py [DOCUMENTS] [--kills N] [--folder DIR]`` (100,000 documents by default).

Writes so many short articles of our own (sentences with other towns, names, figures and days each time, and words
that occur once), analyses them with one process and with two, and with two that are killed N times and started again.
Prints documents a second, how many times as fast two processes are, the largest memory of a worker, first
and last, and whether all three outputs have the same bytes. Exit status 1 if they have not.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from hashlib import blake2b
from pathlib import Path

#: towns of one region each: an article stays in one, as most do
REGIONS = [
    region.split()
    for region in (
        "Lyon Dijon Nantes Tours Metz",
        "Graz Linz Salzburg Villach Klagenfurt",
        "Poznan Lublin Torun Gdynia Lodz",
        "Leeds York Derby Exeter Truro",
        "Omaha Denver Boise Fargo Tulsa",
        "Nagoya Kobe Osaka Kyoto Nara",
        "Lima Cusco Puno Arequipa Tacna",
        "Nairobi Kisumu Mwanza Dodoma Arusha",
        "Sofia Varna Plovdiv Burgas Ruse",
        "Turku Oulu Vaasa Tampere Lahti",
    )
]
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SENTENCES = (
    "{who}, a {trade}, left {a} for {b} on {day} and arrived {n} hours later.",
    "The road from {a} to {b} is {km} km long, {who} said.",
    "The council of {a} met on {day} to hear {who} on the {word}.",
    "It is {km} km from {a} to {b} by rail, and the train takes {n} hours.",
    "{who} was born in {b}; the {word} of {a} was opened by the mayor.",
    "They stayed {n} days in {b}, then rode on to {c}.",
    "A {trade} from {c} won the {word} for the {n}th time.",
    "Prices at {a} rose by {n} per cent, and {who} blames the {word}.",
    "The ferry to {b} leaves at {n}:15 on {day}; the crossing is {km} km.",
)
TRADES = "teacher nurse baker pilot driver lawyer farmer clerk sailor potter".split()


def word(chance: random.Random) -> str:
    """Return a word that no other text has."""
    return "".join(
        chance.choice("bdfgklmnprstv") + chance.choice("aeiou")
        for _ in range(chance.randrange(2, 5))
    )


def article(number: int) -> dict[str, object]:
    """Return one article; its number decides every word of it."""
    chance = random.Random(number)
    towns = chance.choice(REGIONS)
    paragraphs = []
    for _ in range(chance.randrange(2, 6)):
        said = []
        for _ in range(chance.randrange(2, 7)):
            a, b, c = chance.sample(towns, 3)
            said.append(
                chance.choice(SENTENCES).format(
                    a=a,
                    b=b,
                    c=c,
                    who=f"{word(chance).title()} {word(chance).title()}",
                    word=word(chance),
                    trade=chance.choice(TRADES),
                    day=chance.choice(DAYS),
                    n=chance.randrange(2, 12),
                    km=chance.randrange(20, 900),
                )
            )
        paragraphs.append(" ".join(said))
    day = f"20{chance.randrange(10, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    return {"id": number, "published": day, "text": "\n\n".join(paragraphs)}


def children(process: int) -> list[int]:
    """Return the processes that a process has started (Linux)."""
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(child) for child in text.split()]


def memory_mb(process: int) -> float:
    """Return the memory that a process has in use, what it shares with others included, in MB (Linux)."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Run:
    """A batch, watched until it ends or is to be killed."""

    def __init__(self, source: Path, target: Path, jobs: int) -> None:
        command = [
            sys.executable,
            "-m",
            "geotrack",
            "batch",
            source,
            "-o",
            target,
            "--jobs",
            str(jobs),
        ]
        self.process = subprocess.Popen([str(part) for part in command], stderr=subprocess.DEVNULL)
        self.memory: list[float] = []

    def watch(self, seconds: float = float("inf")) -> bool:
        """Wait for the end; False: it was killed after so many seconds."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            if time.monotonic() > end:
                os.kill(self.process.pid, signal.SIGKILL)
                self.process.wait()
                return False
            self.memory.append(max(map(memory_mb, children(self.process.pid)), default=0.0))
            time.sleep(min(1.0, max(0.05, end - time.monotonic())))
        if self.process.returncode:
            raise SystemExit(f"the batch ended with status {self.process.returncode}")
        return True


def digest(path: Path) -> str:
    """Return a hash of a file's bytes."""
    made = blake2b(digest_size=12)
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            made.update(block)
    return made.hexdigest()


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("documents", type=int, nargs="?", default=100_000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "archive.jsonl"
    with source.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(article(k)) + "\n" for k in range(asked.documents))
    seconds: dict[int, float] = {}
    for jobs in (1, 2):
        begin = time.monotonic()
        run = Run(source, folder / f"jobs{jobs}.jsonl", jobs)
        run.watch()
        seconds[jobs] = time.monotonic() - begin
        early = max(run.memory[: max(1, len(run.memory) // 4)], default=0.0)
        late = max(run.memory[-max(1, len(run.memory) // 4) :], default=0.0)
        print(
            f"--jobs {jobs}: {seconds[jobs]:.0f} s, {asked.documents / seconds[jobs]:.0f} documents/s, worker at most"
            f" {max(run.memory, default=0.0):.0f} MB ({early:.0f} in the first quarter, {late:.0f} in the last)",
            flush=True,
        )
    print(f"two processes are {seconds[1] / seconds[2]:.2f} times as fast as one", flush=True)
    target = folder / "killed.jsonl"
    killed = 0
    while True:
        left = seconds[2] / (asked.kills + 2) if killed < asked.kills else float("inf")
        if Run(source, target, 2).watch(left):
            break
        killed += 1
        print(f"killed {killed}", flush=True)
    hashes = {digest(folder / name) for name in ("jobs1.jsonl", "jobs2.jsonl", "killed.jsonl")}
    print(
        f"killed {killed} times and resumed; bytes {'equal' if len(hashes) == 1 else 'NOT EQUAL'}"
    )
    sys.exit(len(hashes) != 1)


if __name__ == "__main__":
    main()
