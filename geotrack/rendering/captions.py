"""What a newsroom writes around a reader's map, and the sizes it prints it in."""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from geotrack.errors import UsageError
from geotrack.measures.modes import mode_row
from geotrack.rendering.courses import Path
from geotrack.rendering.markup import plain
from geotrack.rendering.view import View

STYLES: Final = ("check", "reader")
#: name → width and height in CSS pixels, and the zoom at which a PNG of it is written
SIZES: Final[dict[str, tuple[int, int, float]]] = {
    "column": (340, 430, 3.125),  # 90 mm at 96 px to the inch; 300 dpi
    "square": (540, 540, 2.0),  # 1080 × 1080
    "portrait": (540, 675, 2.0),  # 1080 × 1350
    "story": (540, 960, 2.0),  # 1080 × 1920
    "wide": (960, 540, 2.0),  # 1920 × 1080
}
#: share of the way that is schematic before a note says so
_TOLD: Final = 0.05
#: share of the way from which on a stretch is drawn dashed rather than closed
_SEEN: Final = 0.02


def _schematic_share(paths: list[Path]) -> float:
    """Return the share of the lines' length, 0 to 1, that is schematic and long enough to be seen."""
    whole, runs = 0.0, []
    for path in paths:
        for schematic, points in path.runs():
            size = sum(math.dist(a, b) for a, b in pairwise(points))
            whole += size
            runs.append(size if schematic else 0.0)
    dashed = sum(size for size in runs if size > _SEEN * whole)
    return dashed / whole if whole else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """Texts around a reader's map: None takes what the report offers, an empty string leaves it out.

    Parameters
    ----------
    headline
        None: the article's title.
    caption
        What the map shows, under the headline; None: from where to where, and by what.
    note
        What a reader should know; None: that stretches are schematic, where some are.
    source
        Who reported it, before the credits of the map; None: nothing.
    """

    headline: str | None = None
    caption: str | None = None
    note: str | None = None
    source: str | None = None


def check_style(style: str) -> str:
    """Return the style's name.

    Raises
    ------
    UsageError
        If there is no such style.
    """
    if style not in STYLES:
        raise UsageError(f"no style {style!r}; there are {', '.join(STYLES)}")
    return style


def size_of(name: str) -> tuple[int, int, float]:
    """Return width, height in CSS pixels and zoom of a named size.

    Raises
    ------
    UsageError
        If there is no such size.
    """
    if name not in SIZES:
        raise UsageError(f"no size {name!r}; there are {', '.join(SIZES)}")
    return SIZES[name]


def mode_words(mode: str) -> str:
    """Return how a reader says by what one goes; empty when nothing says."""
    row = mode_row(mode)
    return row.by or row.phrase


def _way_words(view: View) -> str:
    """Return by what the main journeys go: ``by train and by sea``; empty when nothing says."""
    found = dict.fromkeys(mode_words(leg.mode) for leg in view.legs if not leg.background)
    words = [word for word in found if word]
    return words[0] if len(words) == 1 else " and ".join([", ".join(words[:-1]), words[-1]]) if words else ""  # fmt: skip


def captions_of(view: View, given: Captions) -> Captions:
    """Return the texts with what the report offers in place of None."""
    main = [leg for leg in view.legs if not leg.background and leg.path]
    caption = given.caption
    if caption is None:
        caption = ""
        if view.stops and main:
            ends = view.stops[0].name, main[-1].destination
            there = f"From {ends[0]} to {ends[1]}" if ends[0] != ends[1] else f"From {ends[0]} and back"  # fmt: skip
            caption = f"{there} {_way_words(view)}".strip() + "."
    note = given.note
    if note is None:
        plainly = [leg.path for leg in main if leg.path and not mode_row(leg.mode).dash]
        drawn = _schematic_share(plainly) > _TOLD
        # where a key tells modes apart, it tells that of the dashes too
        alone = len({leg.mode for leg in main if mode_words(leg.mode)}) < 2
        note = "Dashed: the way between two points is not known." if drawn and alone else ""
    return Captions(
        headline=plain(view.title if given.headline is None else given.headline, limit=300),
        caption=plain(caption, limit=400),
        note=plain(note, limit=400),
        source=plain(given.source or "", limit=200),
    )
