"""Small documents of our own, read by hand, that components are asked about."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from geotrack.config import Settings
from geotrack.measures.interval import Interval
from geotrack.model import Claim, Document, Mention, Place, TimeExpression, Toponym
from geotrack.pipeline import Pipeline
from geotrack.report import Report

#: places as their gazetteer has them, by name
PLACES: Final = {
    "Linz": Place(name="Linz", lat=48.306, lon=14.286, kind="city", country="AT"),
    "Zagreb": Place(name="Zagreb", lat=45.815, lon=15.982, kind="capital", country="HR"),
    "Graz": Place(name="Graz", lat=47.071, lon=15.438, kind="city", country="AT"),
    "Haifa": Place(name="Haifa", lat=32.82, lon=34.99, kind="city", country="IL"),
}
#: what nobody would call a place, and a name in other letters: a gazetteer bears them
HOSTILE: Final = ("", " ", "x" * 10_000, "Robert'); DROP TABLE places;--", "\x00", "海参崴")
_DAY: Final = re.compile(r"Monday|Tuesday|noon")
_TEXTS: Final = (
    "",
    "Nothing moved.",
    "The bus left Linz on Monday and reached Graz, 220 km away, three hours later.",
    "They drove from Graz to Zagreb in two hours. On Tuesday they went on to Haifa by sea, 2,300 km.",
    "31 February 1,099,5 km at 25:99 (((( from to from to",
    "\u202eabc\x00 3-2 +47 555 0199 $40 1.5e309 km",
    "Linz Linz Linz, 12 km north of Linz; noon.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A document with what the components before have found; `claims` index `toponyms`.

    `report`: of a document of an author's own, what geotrack itself makes of it.
    """

    document: Document
    toponyms: tuple[Toponym, ...]
    times: tuple[TimeExpression, ...]
    claims: tuple[Claim, ...]
    places: tuple[Place, ...]
    report: Report | None = None

    def place_of(self, mention: Mention | None) -> int | None:
        """Return the index of a mention's place; None: none."""
        if self.report is not None:
            return self.report.place_index(mention)
        if mention is None or mention.toponym is None:
            return None
        return list(PLACES).index(self.toponyms[mention.toponym].text)


def _sample(text: str) -> Sample:
    names = re.compile("|".join(PLACES))
    toponyms = tuple(Toponym(start=m.start(), end=m.end(), text=m[0]) for m in names.finditer(text))
    times = tuple(
        TimeExpression(
            start=m.start(), end=m.end(), text=m[0], type="DATE", value="2024-05-13",
            earliest="2024-05-13T00:00", latest="2024-05-14T00:00",
        )
        for m in _DAY.finditer(text)
    )  # fmt: skip
    ends = [
        Mention(text=t.text, start=t.start, end=t.end, toponym=k) for k, t in enumerate(toponyms)
    ]
    claims = tuple(
        Claim(
            kind="distance", start=m.start(), end=m.end(), text=m[0], pattern="given", value=float(m[1]),
            unit="km", interval=Interval(float(m[1]) - 0.5, float(m[1]) + 0.5), origin=ends[0],
            destination=ends[-1], time=0 if times else None, sentence=(0, len(text)),
        )
        for m in re.finditer(r"\b(\d{2,3}) km", text)
        if ends
    )  # fmt: skip
    return Sample(
        document=Document(text=text, published="2024-05-14"),
        toponyms=toponyms,
        times=times,
        claims=claims,
        places=tuple(PLACES.values()),
    )


SAMPLES: Final = tuple(map(_sample, _TEXTS))


@cache
def _pipeline() -> Pipeline:
    return Pipeline(Settings())


def sample_of(document: Document | str) -> Sample:
    """Return a document of an author's own as a sample, with what the default components find in it."""
    if isinstance(document, str):
        document = Document(text=document, published="2024-05-14")
    report = _pipeline().analyze(document)
    return Sample(
        document=report.document,
        toponyms=report.toponyms,
        times=report.times,
        claims=report.claims,
        places=report.places,
        report=report,
    )
