"""The reader's map as a page: the picture in four widths, no script, the stops in words.

Each width of a column gets a map that was drawn for it, so that letters keep their size and nothing is
cut; which one shows is up to the style sheet.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from geotrack.rendering.captions import Captions, captions_of, mode_words
from geotrack.rendering.markup import Markup, join, tag
from geotrack.rendering.policy import content_policy
from geotrack.rendering.readermap import draw_reader
from geotrack.rendering.sources import credits_of
from geotrack.rendering.svg import markup
from geotrack.rendering.theme import Theme, load
from geotrack.rendering.view import view_of
from geotrack.rendering.visits import visits_of

if TYPE_CHECKING:
    import os

    from geotrack.rendering.view import View
    from geotrack.report import Report

#: class, width and height of the maps in CSS pixels, narrowest first
_SHEETS: Final = (
    ("narrow", 360, 440),
    ("small", 480, 480),
    ("middle", 680, 540),
    ("broad", 960, 600),
)
#: from this many stops on they are folded under a heading
_FOLDED: Final = 8


def _itinerary(view: View) -> Markup | None:
    """Return the stops in travel order, each with the time as the article says it, and by what."""
    visits = visits_of(view)
    if len(visits) < 2:
        return None
    ways: dict[int, str] = {}
    for leg in view.legs:
        if not leg.background and leg.leg.destination is not None:
            ways.setdefault(leg.leg.destination, mode_words(leg.mode))
    rows = []
    for visit in visits:
        said = [
            w
            for w in ("" if visit.number == 1 else ways.get(visit.spot.place, ""), visit.told)
            if w
        ]
        rows.append(
            tag(
                "li",
                tag("span", str(visit.number), class_="dot"),
                tag("span", tag("b", tag("bdi", visit.spot.name)), tag("span", " – " + ", ".join(said), class_="way") if said else None),
            )
        )  # fmt: skip
    stops = tag("ol", *rows, class_="itinerary")
    if len(visits) < _FOLDED:
        return stops
    return tag("details", tag("summary", f"The {len(visits)} stops"), stops)


def write_reader(
    report: Report,
    *,
    theme: Theme | str | os.PathLike[str] | None = None,
    captions: Captions | None = None,
) -> bytes:
    """Return the page as UTF-8 HTML; it has no script and asks for nothing."""
    style = theme if isinstance(theme, Theme) else load(theme) if theme else Theme()
    view = view_of(report)
    said = captions_of(view, captions or Captions())
    from geotrack.rendering.page import stylesheet

    sheet = stylesheet(style, leaflet=False) + files("geotrack.rendering").joinpath("assets", "reader.css").read_text(encoding="utf-8")  # fmt: skip
    maps = [
        tag("div", markup(draw_reader(view, style, captions or Captions(), width=wide, height=high, titles=False), inline=True), class_=f"sheet {name}")
        for name, wide, high in _SHEETS
    ]  # fmt: skip
    credit = f"Map: {credits_of(view, context=True)}."
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=Markup(content_policy(scripts=[], styles=[sheet]))),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content="geotrack"),
        tag("title", said.headline or view.title),
        tag("meta", name="description", content=said.caption or ""),
        tag("style", Markup(sheet)),
    )  # fmt: skip
    brand = [Markup(style.logo) if style.logo else None, tag("span", style.name) if style.name else None]  # fmt: skip
    body = tag(
        "body",
        tag(
            "header",
            tag("div", *brand, class_="brand") if any(brand) else None,
            tag("h1", tag("bdi", said.headline or view.title)),
            tag("p", said.caption, class_="caption") if said.caption else None,
        ),
        tag(
            "main",
            tag(
                "figure",
                *maps,
                tag(
                    "figcaption",
                    tag("p", said.note) if said.note else None,
                    tag("p", f"Source: {said.source}.".replace("..", ".")) if said.source else None,
                    tag("p", credit),
                ),
            ),
            _itinerary(view),
        ),
        class_="reader",
    )
    return join(Markup("<!DOCTYPE html>\n"), tag("html", head, "\n", body, lang="en"), Markup("\n")).encode()  # fmt: skip
