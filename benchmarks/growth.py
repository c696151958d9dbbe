"""How time grows with length: ``python benchmarks/growth.py [TEXT …] [--upto BYTES]``.

Prints the CPU seconds of whole analyses from 1 kB to 1 MB, and by how much each decade costs more; 10 is
linear. Realistic texts are the examples one after the other, each time with other figures; the twelve
others are what a stranger may send.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import time
from pathlib import Path

from geotrack import Document, Pipeline, Settings

ROOT = Path(__file__).resolve().parents[1]
SIZES = (1_000, 10_000, 100_000, 1_000_000)
TOWNS = (
    "Lima Cusco Puno Leeds York Graz Linz Lyon Dijon Omaha Denver Perth Albany Hanoi Hue".split()
)


def realistic(size: int) -> str:
    """Return news and travel prose: the examples in another order and with other figures each time."""
    chance = random.Random(1)
    pieces = [
        piece
        for path in sorted((ROOT / "examples").glob("*.txt"))
        for piece in path.read_text(encoding="utf-8").split("\n\n")
    ]
    out: list[str] = []
    length = 0
    while length < size:
        piece = re.sub(
            r"\b\d{2,3}\b", lambda _: str(chance.randrange(10, 999)), chance.choice(pieces)
        )
        out.append(piece)
        length += len(piece) + 2
    return "\n\n".join(out)[:size]


def _names(size: int) -> str:
    chance = random.Random(2)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ("".join(chance.choices(letters, k=7)).title() for _ in itertools.count())
    return " ".join(itertools.islice((f"from {w} to" for w in words), size // 16))


TEXTS = {
    "realistic": realistic,
    "one word": lambda n: "San " * (n // 4),
    "capitals": lambda n: (" ".join(TOWNS) + " ") * (n // 85),
    "distances": lambda n: "about 12 km from Lima to Cusco and " * (n // 35),
    "coordinates": lambda n: "48.8566, 2.3522 " * (n // 16),
    "dates": lambda n: "on 12 May 2020, 2020-05-13 and Monday " * (n // 38),
    "clock": lambda n: "8:30 Lima 9:45 Cusco " * (n // 21),
    "digits": lambda n: "1234567890" * (n // 10),
    "brackets": lambda n: "(" * n,
    "sentences": lambda n: "He left Lima. It is 5 km. " * (n // 26),
    "lines": lambda n: "Lima\n12 km\n" * (n // 11),
    "unknown names": _names,
    "quotes": lambda n: "“Paris’s” — 'Lyon'… " * (n // 20),
}


def main() -> None:
    """Measure the texts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="*", metavar="TEXT", help=" ".join(TEXTS))
    parser.add_argument("--upto", type=int, default=SIZES[-1], metavar="BYTES")
    asked = parser.parse_args()
    pipeline = Pipeline(Settings())
    pipeline.analyze(Document(text=realistic(3_000)))
    for name in asked.texts or TEXTS:
        spent = []
        for size in (s for s in SIZES if s <= asked.upto):
            text, begin, times = TEXTS[name](size), time.process_time(), 0
            while not times or (time.process_time() - begin < 0.05 and times < 20):
                pipeline.analyze(Document(text=text))
                times += 1
            spent.append((time.process_time() - begin) / times)
        ratios = "  ".join(f"×{b / a:.1f}" for a, b in itertools.pairwise(spent))
        print(f"{name:<14}{'  '.join(f'{s:8.3f}' for s in spent)} s   {ratios}", flush=True)


if __name__ == "__main__":
    main()
