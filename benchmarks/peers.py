"""``make bench``'s comparison: articles a second beside other tools, as ratios taken in one run.

    python benchmarks/peers.py            # in the environment of geotrack; builds one for the others
    python benchmarks/peers.py --peers    # what runs there: one JSON line

flashgeotext finds place names, spaCy's small English pipeline entities, quantulum3 quantities, dateparser dates; geotrack
does all of it and settles, routes and judges besides. First pass and repeat are told apart.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / ".venv-peers"
PACKAGES = ("flashgeotext", "quantulum3", "dateparser", "spacy", "en-core-web-sm")
WORDS = 316


def articles() -> list[str]:
    """Return paragraphs of the examples as articles of 316 words, each only once."""
    words = [
        word
        for path in sorted((ROOT / "examples").glob("*.txt"))
        for word in path.read_text(encoding="utf-8").split(" ")
    ]
    return [" ".join(words[k : k + WORDS]) for k in range(0, len(words) - WORDS // 2, WORDS)]


def rates(read) -> tuple[float, float]:
    """Return articles a CPU second, in the first pass and in the second."""
    texts = articles()
    out = []
    for _ in range(2):
        begin = time.process_time()
        for text in texts:
            read(text)
        out.append(len(texts) / max(time.process_time() - begin, 1e-9))
    return out[0], out[1]


def ours() -> dict[str, tuple[float, float]]:
    """Return the rates of geotrack: the stage that a tool is like, and the whole."""
    from geotrack import Document, Pipeline, Settings

    def fresh(stage):
        pipeline = Pipeline(Settings())
        pipeline.prepare()
        pipeline.analyze(Document(text="The ferry from Dover to Calais takes 90 minutes."))
        return lambda text: stage(pipeline, Document(text=text))

    return {
        "names": rates(fresh(lambda p, d: p.toponyms(d))),
        "times": rates(fresh(lambda p, d: p.times(d))),
        "whole": rates(fresh(lambda p, d: p.analyze(d))),
    }


def peers() -> dict[str, tuple[float, float] | str]:
    """Return the rates of the other tools; words where one cannot run."""
    warnings.simplefilter("ignore")
    out: dict[str, tuple[float, float] | str] = {}

    def measured(name: str, load) -> None:
        try:
            out[name] = rates(load())
        except Exception as fault:  # noqa: BLE001 another's fault is told, the others go on
            out[name] = f"does not run: {type(fault).__name__}: {fault}"[:100]

    def flashgeotext():
        from flashgeotext.geotext import GeoText

        return GeoText().extract

    def spacy():
        import spacy

        if spacy.util.is_package("en_core_web_sm"):
            return spacy.load("en_core_web_sm")
        empty = spacy.blank("en")  # its recognizer alone, untrained: no slower than the model
        empty.add_pipe("ner").add_label("GPE")
        empty.initialize()
        print("spaCy: its recognizer alone, untrained, for its model cannot be had", flush=True)
        return empty

    def quantulum3():
        from quantulum3 import parser

        return parser.parse

    def dateparser():
        from dateparser.search import search_dates

        return lambda text: search_dates(text, languages=["en"])

    for load in (flashgeotext, spacy, quantulum3, dateparser):
        measured(load.__name__, load)
    return out


def build() -> Path:
    """Return the interpreter of an environment of the other tools, made if it is not there."""
    python = PEERS / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for package in PACKAGES:  # one that cannot be had takes none with it
        if subprocess.run([*pip, package], capture_output=True, check=False).returncode:
            print(f"{package} cannot be installed here", flush=True)
    return python


def main() -> None:
    """Print the table."""
    if "--peers" in sys.argv:
        print(json.dumps(peers()))
        return
    command = [build(), Path(__file__), "--peers"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    print("\n".join(lines[:-1]))
    theirs, mine = json.loads(lines[-1]), ours()
    stage = {
        "flashgeotext": "names",
        "spacy": "names",
        "quantulum3": "whole",
        "dateparser": "times",
    }
    print("articles of 316 words a CPU second: first pass, repeat")
    for name, (first, again) in mine.items():
        print(f"geotrack {name:<10}{first:9.1f}{again:9.1f}")
    for name, found in theirs.items():
        if isinstance(found, str):
            print(f"{name:<19}{found}")
            continue
        own = mine[stage[name]]
        print(
            f"{name:<19}{found[0]:9.1f}{found[1]:9.1f}   geotrack {stage[name]} ×{own[0] / found[0]:.2f},"
            f" ×{own[1] / found[1]:.2f}"
        )


if __name__ == "__main__":
    main()
