"""An archive: ``python benchmarks/archive.py [DOCUMENTS] [--kills N] [--folder DIR]`` (100,000 documents by default).

Writes so many short articles of our own (sentences with other towns, names, figures and days each time, and words
that occur once; ``--sentences 2`` makes items of one or two), and does, all or those parts that ``--only`` names:

pairs    a part of them (``--part``) with one process and with two, in turn: how many times as fast two are
whole    all with two; the largest memory of any worker in every tenth of the time
killed   all with two that are killed N times, at even intervals, and started again
compare  whether both outputs have the same bytes, each record once and in order; exit status 1 if they have not

A part continues where it was stopped, for a batch does.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from hashlib import file_digest
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
PARTS = ["pairs", "whole", "killed", "compare"]
TRADES = "teacher nurse baker pilot driver lawyer farmer clerk sailor potter".split()


def word(chance: random.Random) -> str:
    """Return a word that no other text has."""
    return "".join(
        chance.choice("bdfgklmnprstv") + chance.choice("aeiou")
        for _ in range(chance.randrange(2, 5))
    )


def article(number: int, most: int | None = None) -> dict[str, object]:
    """Return one article, of at most so many sentences; its number decides every word of it."""
    chance = random.Random(number)
    towns = chance.choice(REGIONS)
    paragraphs = []
    for _ in range(1 if most else chance.randrange(2, 6)):
        said = []
        for _ in range(chance.randrange(1, most + 1) if most else chance.randrange(2, 7)):
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
        command = [sys.executable, "-m", "geotrack", "batch", source, "-o", target]
        command += ["--jobs", str(jobs)]
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
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()[:24]


def tenths(memory: list[float]) -> str:
    """Return the largest memory in every tenth of the time."""
    cuts = [len(memory) * k // 10 for k in range(11)]
    return " ".join(f"{max(memory[a:b], default=0.0):.0f}" for a, b in itertools.pairwise(cuts))


def pairs(source: Path, folder: Path, part: int) -> None:
    """Print how many times as fast two processes are, over a part."""
    some = folder / "part.jsonl"
    with source.open(encoding="utf-8") as file, some.open("w", encoding="utf-8") as out:
        out.writelines(itertools.islice(file, part))
    for turn in range(2):
        spent = []
        for jobs in (1, 2):
            begin = time.monotonic()
            Run(some, folder / f"part{turn}-{jobs}.jsonl", jobs).watch()
            spent.append(time.monotonic() - begin)
        print(
            f"{part:,} documents: {spent[0]:.0f} s with one process, {spent[1]:.0f} s with two, ×{spent[0] / spent[1]:.2f}",
            flush=True,
        )


def whole(source: Path, folder: Path, documents: int) -> None:
    """Print rate and memory of two processes over all."""
    begin = time.monotonic()
    run = Run(source, folder / "whole.jsonl", 2)
    run.watch()
    spent = time.monotonic() - begin
    print(
        f"{documents:,} documents with two processes: {spent:.0f} s, {documents / spent:.0f} a second"
    )
    print(f"memory of the larger worker, MB, by tenths of the time: {tenths(run.memory)}")
    (folder / "seconds.txt").write_text(str(spent), encoding="ascii")


def killed(source: Path, folder: Path, kills: int) -> None:
    """Kill a run so many times and let it end."""
    target, begin = folder / "killed.jsonl", time.monotonic()
    each = float((folder / "seconds.txt").read_text(encoding="ascii")) / (kills + 1)
    for k in range(kills):
        if Run(source, target, 2).watch(each):
            raise SystemExit(f"it had ended before kill {k + 1}")
        done = sum(1 for _ in target.with_name(target.name + ".part").open("rb"))
        print(f"killed {k + 1}: {done:,} records are done", flush=True)
    Run(source, target, 2).watch()
    print(f"killed {kills} times and ended: {time.monotonic() - begin:.0f} s")


def compare(folder: Path, documents: int) -> bool:
    """Print whether both outputs have the same bytes and every record once."""
    hashes = [digest(folder / f"{name}.jsonl") for name in ("whole", "killed")]
    with (folder / "killed.jsonl").open(encoding="utf-8") as file:
        ids = [json.loads(line)["id"] for line in file]
    once = ids == [str(k) for k in range(documents)] or ids == list(range(documents))
    print(f"sha256 {hashes[0]} and {hashes[1]}; every record once and in order: {once}")
    return hashes[0] == hashes[1] and once


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("documents", type=int, nargs="?", default=100_000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--sentences", type=int)
    parser.add_argument("--part", type=int, default=10_000)
    parser.add_argument(
        "--only", nargs="+", default=PARTS, choices=PARTS, metavar="PART", help=" ".join(PARTS)
    )
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "archive.jsonl"
    if not source.exists():
        with source.open("w", encoding="utf-8") as file:
            rows = (article(k, asked.sentences) for k in range(asked.documents))
            file.writelines(json.dumps(row) + "\n" for row in rows)
    if "pairs" in asked.only:
        pairs(source, folder, asked.part)
    if "whole" in asked.only:
        whole(source, folder, asked.documents)
    if "killed" in asked.only:
        killed(source, folder, asked.kills)
    if "compare" in asked.only:
        sys.exit(not compare(folder, asked.documents))


if __name__ == "__main__":
    main()
