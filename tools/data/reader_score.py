"""Score readers on a part of the corpus: ``python -m tools.data.reader_score [PART] [--reader NAME …]``.

A figure is found when a claim of its group (way, time, speed) overlaps it, and understood when both ends that
the labels tell are right, too. Places are those that the recognizer finds. By author, kind and difficulty with `-v`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geotrack.config import Settings
from geotrack.model import Document
from geotrack.pipeline import Pipeline
from geotrack.text.names import normalize
from tools.data.travelcorpus import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geotrack.evaluation.goldtexts import GoldStatement, GoldText
    from geotrack.model import Claim, Mention

GROUP = {
    "distance": "way", "position": "way", "total": "way", "duration": "time", "stop": "time",
    "interval": "time", "speed": "speed",
}  # fmt: skip
_PRONOUNS = frozenset("it she he we they i".split())


def right(text: GoldText, mention: Mention | None, end: str) -> bool:
    """Whether a mention is of the place `end`: by its label, its name, or as a pronoun for a thing."""
    if mention is None:
        return False
    if mention.start is not None and mention.end is not None:
        for m in text.mentions:
            if m.place == end and m.start < mention.end and mention.start < m.end:
                return True
    own = normalize(mention.text)
    named = [m for m in text.mentions if m.place == end and m.named]
    if any(normalize(m.text) == own for m in named):
        return True
    place = text.places.get(end)
    if place is None:
        return False
    if place.lat is None and not named and own in _PRONOUNS:
        return True
    words, wanted = set(own.split()), set(normalize(place.name).split()) - {"the", "a"}
    return bool(words) and (words <= wanted or (bool(wanted) and wanted <= words))


def ends_of(figure: GoldStatement) -> tuple[str | None, str | None]:
    """Return the labelled ends; a stop has one."""
    if figure.kind == "stop":
        return None, figure.at or figure.destination or figure.origin
    return figure.origin, figure.destination


def score(texts: Iterable[GoldText], pipeline: Pipeline) -> Counter:
    n: Counter = Counter()
    for text in texts:
        if "figures" not in text.layers:
            continue
        published = text.published if text.published and text.published[:4].isdigit() else None
        document = Document(text=text.text, title=text.title, published=published, id=text.id)
        toponyms, times = pipeline.toponyms(document), pipeline.times(document)
        claims = [
            c for c in pipeline.reader.read(document, toponyms, times)
            if c.kind in GROUP and c.value is not None
        ]  # fmt: skip
        n["read"] += len(claims)
        free = list(claims)
        for figure in text.figures:
            if figure.kind not in GROUP:
                continue
            hit = next((c for c in free if _meets(c, figure)), None)
            tags = (
                "all",
                f"author {text.author}",
                f"kind {figure.kind}",
                f"hard {figure.hard or 'plain'}",
            )
            if hit is not None:
                free.remove(hit)
            wanted = zip(
                (hit.origin, hit.destination) if hit else (None, None), ends_of(figure), strict=True
            )
            understood = hit is not None and all(not e or right(text, m, e) for m, e in wanted)
            for tag in tags:
                n[tag, "asked"] += 1
                n[tag, "found"] += hit is not None
                n[tag, "understood"] += understood
    return n


def _meets(claim: Claim, figure: GoldStatement) -> bool:
    overlap = claim.start < figure.end and figure.start < claim.end
    return overlap and GROUP[claim.kind] == GROUP[figure.kind]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("part", nargs="?", default="test", choices=("train", "tune", "test"))
    parser.add_argument("--reader", nargs="+", default=["grammar", "deciding"])
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    texts = load(options.part)
    for name in options.reader:
        n = score(texts, Pipeline(replace(Settings(), reader=name)))
        found, asked = n["all", "found"], n["all", "asked"]
        precision, recall = found / max(1, n["read"]), found / asked
        print(
            f"{name}: precision {precision:.3f}, recall {recall:.3f},"
            f" F1 {2 * precision * recall / (precision + recall):.3f},"
            f" understood {n['all', 'understood'] / asked:.3f} ({asked} figures)"
        )
        if options.verbose:
            for tag in sorted({key[0] for key in n if isinstance(key, tuple)} - {"all"}):
                a = n[tag, "asked"]
                print(
                    f"  {tag:<20} {a:>4}  found {n[tag, 'found'] / a:.2f}  understood {n[tag, 'understood'] / a:.2f}"
                )


if __name__ == "__main__":
    main()
