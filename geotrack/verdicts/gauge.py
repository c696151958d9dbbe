"""Ask whether the track gauge changes where the text says that wheels or trains are changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.model import Finding
from geotrack.verdicts.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.model import Crossing
    from geotrack.protocols import Case

__all__ = ["Gauge"]

_WORDS: Final = (
    "gauge", "wheel", "bogie", "track", "bogies", "undercarriage", "axle", "wheelset",
)  # fmt: skip
#: gauges that the same rolling stock runs on, mm: 1520 and 1524; 1668 and 1676 need not be told apart
_COMPATIBLE_MM: Final = 6


@dataclass(frozen=True, slots=True)
class Gauge:
    """Compare a change of gauge with the gauges on both sides of the borders on the route."""

    name: str = "gauge"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim about gauge, or a stop to change wheels."""
        claim, leg = case.claim, case.leg
        words = f"{claim.text} {claim.reason or ''}".casefold()
        about = claim.kind == "gauge" or (claim.kind == "stop" and any(w in words for w in _WORDS))
        if not about:
            return
        if leg is None or leg.route is None or leg.mode not in ("rail", "unknown"):
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason="No railway route belongs to this statement, so its gauges are unknown.",
            )
            return
        crossings = [c for c in leg.route.crossings if c.gauge_mm is not None]
        breaks = [c for c in crossings if c.gauge_mm and _breaks(c.gauge_mm)]
        if breaks:
            yield Finding(
                check=self.name,
                rating="consistent",
                reason=sentence("; ".join(_told(c) for c in breaks) + ": a change fits"),
            )
        elif crossings:
            yield Finding(
                check=self.name,
                rating="doubtful",
                reason=sentence(
                    "; ".join(_told(c) for c in crossings)
                    + ": by country the gauge does not change, though single lines may differ"
                ),
            )
        elif leg.route.countries:
            yield Finding(
                check=self.name,
                rating="doubtful" if len(set(leg.route.countries)) == 1 else "not-checkable",
                reason="The route crosses no border with a known gauge on both sides.",
            )
        else:
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason="The railway on this way is not known, nor are its gauges.",
            )


def _breaks(gauges: tuple[int, int]) -> bool:
    return abs(gauges[0] - gauges[1]) > _COMPATIBLE_MM


def _told(crossing: Crossing) -> str:
    assert crossing.gauge_mm is not None
    before, after = crossing.gauge_mm
    name = crossing.name or "the border"
    doubt = " (by tables not verified)" if "not verified" in (crossing.note or "") else ""
    between = f"{crossing.origin}–{crossing.destination}"
    return f"at {name} ({between}) the gauge is {before:,} mm before and {after:,} mm after{doubt}"
