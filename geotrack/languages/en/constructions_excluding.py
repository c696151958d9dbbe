"""What is no claim of travel, though a figure with a unit stands there: lengths, winds, ages …."""

from typing import Final

from geotrack.languages.rows import Construction


def _none(name: str, pattern: str, example: str, *, only_small: bool = False) -> Construction:
    return Construction(
        name=f"no-claim-{name}", kind=None, pattern=pattern, example=example, only_small=only_small
    )


EXCLUSIONS: Final[tuple[Construction, ...]] = (
    _none("extent", "q=LEN|DUR DASH? WORD? (long|wide|high|deep|tall|thick|old | across (COMMA|SEMI|and|$))",
        "The gorge is 14 km long and 300 m deep."),
    _none("extent-in", "q=LEN in DET? WORD? (length|diameter|radius)", "The lake is twelve miles in length."),
    _none("altitude", "q=LEN (above|below) DET? WORD{0,2} NOUN", "The balloon hung 900 feet above the plain.", only_small=True),
    _none("runs-for", "RUN (WORD|DIR|for|over){0,3} q=LEN", "The ridge extends 30 km from Ulm to Lonsee."),
    _none("race", "q=LEN|DUR DASH? WORD{0,2} RACE", "She won the 10-km race."),
    _none("sport", "q=LEN (MOVE|TRIP) (CLOSE|COMMA|and|$)", "The event has 40 km cycling, then a run."),
    _none("ago", "q=DUR (ago|old|delay)", "The bridge fell three years ago."),
    _none("later-dated", "q=DUR (later|before|after) COMMA? on", "Six days later, on 4 May, they reached Ostrava."),
    _none("clock-difference", "q=DUR (behind|ahead)", "Local time is three hours ahead of Lisbon."),
    _none("first-time-in", "first time (in|for|since) WORD{0,2} q=DUR", "Ferries left Bergen for the first time in two weeks."),
    _none("rate-of-habit", "q=LEN|DUR DUR", "He jogs three miles a week in Bonn."),
)  # fmt: skip
