"""Legs and times of movements over the corpus: ``python benchmarks/journeys.py [train|tune|test] [--places given|found]``.

``given``: the marked names are the toponyms; ``found``: those of the recognizer. Either way an end is right
when its words overlap a marked mention of the place, so that settling places plays no part. A leg counts when
(from, to) agree; a leg "A via B to C" also stands for A–B and B–C; the legs of the corpus that are told in
passing are neither asked for nor counted against, and no leg with an end that the text does not name is found.
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter
from typing import TYPE_CHECKING, Any

from geotrack import Document, Pipeline, Place, Settings
from geotrack.model import Toponym
from tools.data.travelcorpus import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.evaluation.goldtexts import GoldLeg, GoldText
    from geotrack.model import Claim, Journey, Leg, Mention, TimeExpression

_MOVEMENTS = ("departure", "arrival", "passage")


class Marking:
    """Which marked place the words of a claim mean."""

    def __init__(self, text: GoldText) -> None:
        self.text = text
        self.ids = [p.id for p in text.places.values()]
        self.places = [
            Place(name=p.name.split(",")[0], lat=p.lat, lon=p.lon, kind="city")
            for p in text.places.values()
        ]

    def index(self, mention: Mention) -> int | None:
        """Return the index of a mention's place; unmarked words are a place of their own."""
        name = f"~{mention.text}"
        for m in self.text.mentions if mention.start is not None else ():
            shared = min(m.end, mention.end or 0) - max(m.start, mention.start or 0)
            if shared > 0 and 2 * shared >= min(m.end - m.start, len(mention.text)):
                name = m.place
        if mention.start is None:
            name = next((i for i, p in zip(self.ids, self.places, strict=True) if p.name == mention.text), name)  # fmt: skip
        if name not in self.ids:
            self.ids.append(name)
            self.places.append(Place(name=mention.text))
        return self.ids.index(name)


def _given(text: GoldText) -> tuple[Toponym, ...]:
    found = []
    for m in sorted(text.mentions, key=lambda m: m.start):
        skip = 4 if m.text.startswith("the ") else 0
        if m.named and m.text[skip : skip + 1].isupper():
            found.append(Toponym(start=m.start + skip, end=m.end, text=m.text[skip:]))
    return tuple(found)


def score(part: str, *, places: str = "given") -> Counter[str]:
    """Return counts: leg_tp leg_fp leg_fn time_tp time_fp time_fn texts whole blank."""
    pipeline, total = Pipeline(Settings()), Counter[str]()
    for text in load(part):
        if "legs" not in text.layers:
            continue
        document = Document(text=text.text, title=text.title, published=text.published)
        toponyms = _given(text) if places == "given" else pipeline.toponyms(document)
        times = pipeline.times(document)
        claims = pipeline.claims(document, toponyms, times)
        marking = Marking(text)
        for claim in claims:
            for mention in (claim.origin, claim.destination, *claim.via, *claim.avoid):
                if mention is not None:
                    marking.index(mention)
        journeys = pipeline.assembler.assemble(
            document, claims, times, marking.index, marking.places
        )
        total += _legs(text, marking, journeys)
        total += _times(text, claims, times)
    return total


def _legs(text: GoldText, marking: Marking, journeys: Sequence[Journey]) -> Counter[str]:
    asked = [
        leg for leg in text.legs if leg.status != "background" and leg.origin != leg.destination
    ]
    passing = [leg for leg in text.legs if leg.status == "background"]
    got = [(j.background, _chain(leg, marking)) for j in journeys for leg in j.legs]
    used: set[int] = set()
    found: set[int] = set()
    for _, k, i in sorted(
        (background, k, i)
        for i, leg in enumerate(asked)
        for k, (background, chain) in enumerate(got)
        if _fits(leg, chain)
    ):
        if i not in found and (k not in used or len(got[k][1]) > 2):
            found.add(i)
            used.add(k)
    extra = [
        chain for k, (background, chain) in enumerate(got)
        if k not in used and not background and not any(_fits(leg, chain) for leg in (*asked, *passing))
    ]  # fmt: skip
    drawn = any(
        not background and None not in chain and not any(str(x).startswith("~") for x in chain)
        for background, chain in got
    )
    return Counter(
        leg_tp=len(found), leg_fn=len(asked) - len(found), leg_fp=len(extra),
        texts=bool(asked), whole=bool(asked) and len(found) == len(asked) and not extra,
        blank=bool(asked) and not drawn,
    )  # fmt: skip


def _chain(leg: Leg, marking: Marking) -> list[str | None]:
    return [None if k is None else marking.ids[k] for k in (leg.origin, *leg.via, leg.destination)]


def _fits(leg: GoldLeg, chain: Sequence[str | None]) -> bool:
    pairs = [(chain[0], chain[-1]), *itertools.pairwise(chain)]
    return any(leg.origin in (None, a) and leg.destination in (None, b) for a, b in pairs)


def _times(
    text: GoldText, claims: Sequence[Claim], times: Sequence[TimeExpression]
) -> Counter[str]:
    got = {c.time: c.kind for c in claims if c.kind in _MOVEMENTS and c.time is not None}
    right = 0
    asked = [t for t in text.times if t.kind != "none"]
    for mark in asked:
        beside = [k for k, t in enumerate(times) if t.start < mark.end and mark.start < t.end]
        right += any(got.get(k) == mark.kind for k in beside)
    return Counter(time_tp=right, time_fn=len(asked) - right, time_fp=max(0, len(got) - right))


def f1(counts: Counter[str], what: str) -> float:
    """Return the F1 of ``leg`` or ``time``."""
    right = counts[f"{what}_tp"]
    return 2 * right / max(1, 2 * right + counts[f"{what}_fp"] + counts[f"{what}_fn"])


def main(arguments: Any = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="tune", choices=("train", "tune", "test"))
    parser.add_argument("--places", default="given", choices=("given", "found"))
    options = parser.parse_args(arguments)
    counts = score(options.part, places=options.places)
    print(f"legs F1 {f1(counts, 'leg'):.3f}, times F1 {f1(counts, 'time'):.3f}", dict(counts))


if __name__ == "__main__":
    main()
