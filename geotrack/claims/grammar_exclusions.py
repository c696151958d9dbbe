"""What is no claim of travel, though a figure with a unit stands there: lengths, winds, ages …"""

from __future__ import annotations

from typing import Final

from geotrack.claims.constructions import Construction

__all__ = ["EXCLUSIONS"]


def _none(name: str, pattern: str, example: str, hedge: str | None = None) -> Construction:
    return Construction(name=name, kind=None, pattern=pattern, example=example, hedge=hedge)


EXCLUSIONS: Final[tuple[Construction, ...]] = (
    _none(
        "no-claim-extent",
        "q=LEN|DUR DASH? (long|wide|high|deep|tall|thick|across|old)",
        "The gorge is 14 km long and 300 m deep.",
    ),
    _none(
        "no-claim-extent-in",
        "q=LEN in (DET)? WORD? (length|diameter|radius)",
        "The lake is twelve miles in length.",
    ),
    _none(
        "no-claim-measure-of",
        "(length|diameter|radius) (of|BE) (WORD){0,2} q=LEN",
        "The tunnel has a length of 9 km.",
    ),
    _none(
        "no-claim-radius",
        "q=LEN DASH? WORD? radius",
        "Police searched a 30-km radius around the farm.",
    ),
    _none(
        "no-claim-elevation",
        "q=LEN (above|below) DET? WORD{0,2} (VEHICLE|WORD|NOUN) (WORD|NOUN|COMMA)",
        "The village sits 2,400 m above sea level, and winters are long.",
    ),
    _none(
        "no-claim-elevation-end",
        "q=LEN (above|below) DET? WORD{0,2} (VEHICLE|WORD|NOUN|PRON)$",
        "The village sits 2,400 m above sea level.",
    ),
    _none("no-claim-ago", "q=DUR (ago|old|delay)", "The bridge fell three years ago."),
    _none(
        "no-claim-later-dated",
        "q=DUR (later|before|after) COMMA? on",
        "Six days later, on 4 May, they reached Ostrava.",
    ),
    _none(
        "no-claim-clock-difference",
        "q=DUR (behind|ahead)",
        "Local time is three hours ahead of Lisbon.",
    ),
    _none(
        "no-claim-wind",
        "(wind|winds|gust|gusts) (WORD|of|to|BE|DIR|at|up|PRON|MOVE|ARRIVE|speed|speeds|between|and|as|high|have|has|had|in|PLACE|COMMA|while){0,8} q=SPEED|LEN",
        "Gusts of up to 110 km/h were measured on the pier.",
    ),
    _none(
        "no-claim-wind-after",
        "q=SPEED (WORD|DASH){0,2} (wind|winds|gust|gusts)",
        "Expect 40 mph gusts.",
    ),
    _none(
        "no-claim-limit",
        "(limit|limits|sentence) (WORD|COMMA|REL|BE|of|is|DET|on|NOUN|to|for|from|VEHICLE){0,6} q=SPEED|LEN|DUR",
        "The speed limit on the bridge is 50 km/h.",
    ),
    _none(
        "no-claim-limit-after",
        "q=SPEED|LEN|DUR DASH? (WORD|speed|NOUN){0,2} (limit|limits|sentence|delay)",
        "A 30 mph speed limit applies in town.",
    ),
    _none(
        "no-claim-a-frequency",
        "every WORD? q=LEN|DUR",
        "A bus leaves every 20 minutes.",
    ),
    _none(
        "no-claim-every-end",
        "q=LEN|DUR DASH? (per|apiece)",
        "The fare is 12 cents a mile per rider.",
    ),
)
