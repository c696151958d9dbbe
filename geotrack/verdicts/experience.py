"""What is known of travel beside the map: speeds by mode and country, and how long stops may last."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from geotrack.facts import fact
from geotrack.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geotrack.model import Mode

__all__ = ["MODE_WORDS", "VEHICLES", "Pace", "pace", "unsaid_stops_h"]

#: how a leg of each mode is called in a reason
MODE_WORDS: Final[dict[Mode, str]] = {
    "rail": "by rail", "road": "by road", "air": "by air", "sea": "by sea", "river": "by river",
    "foot": "on foot", "cycle": "by bicycle", "unknown": "",
}  # fmt: skip

#: what moves, for "no train is faster"
VEHICLES: Final[dict[Mode, str]] = {
    "rail": "train", "road": "car", "air": "aircraft", "sea": "ship", "river": "boat",
    "foot": "walker", "cycle": "cyclist", "unknown": "traveller",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Speeds while moving, km/h: `usual` over a whole leg, and `fastest` ever in regular use."""

    usual: Interval
    fastest: float


@cache
def _rows() -> dict[tuple[str, str], Pace]:
    rows: dict[tuple[str, str], Pace] = {}
    for row in fact("paces"):
        known = Pace(
            usual=Interval(float(row["usual_low"]), float(row["usual_high"])),
            fastest=float(row["possible_high"]),
        )
        for country in row["country"].split() or [""]:
            rows[row["mode"], country] = known
    return rows


def pace(mode: Mode, countries: Iterable[str] = ()) -> Pace:
    """Return the speeds of a mode in the given countries (ISO alpha-2), the widest where several.

    Examples
    --------
    >>> pace("rail", ["KP"]).fastest
    120.0
    >>> pace("rail", ["KP", "RU"]).fastest
    310.0
    """
    rows = _rows()
    default = rows[mode, ""]
    found = [rows.get((mode, country), default) for country in countries] or [default]
    usual = found[0].usual
    for each in found[1:]:
        usual = usual.hull(each.usual)
    return Pace(usual=usual, fastest=max(each.fastest for each in found))


def unsaid_stops_h(mode: Mode, total_h: float) -> Interval:
    """Return how long stops that nobody mentions may last on a leg of `total_h` hours.

    An hour and a third of the time, by sea and air a tenth; from 16 hours on, nights too, where people do not travel on
    through the night (road, foot, bicycle, river: three quarters of the time). A convention of ours.
    """
    share = 0.10 if mode in ("sea", "air") else 0.35
    if total_h >= 16 and mode in ("road", "foot", "cycle", "river", "unknown"):
        share = 0.75
    return Interval(0.0, 1.0 + share * total_h)
