"""Clocks of different zones do not turn the order of a journey round."""


def test_an_arrival_by_an_earlier_clock_comes_after_the_departure(analyze):
    report = analyze(
        "The flight left Tokyo for Honolulu at 9 p.m. on Monday and landed in Honolulu at 9 a.m. on"
        " Monday.",
        published="2024-04-02",
    )
    labels = [event.label for event in report.timeline]
    departure = next(k for k, label in enumerate(labels) if "leaves Tokyo" in label)
    arrival = next(k for k, label in enumerate(labels) if "arrives in Honolulu" in label)
    assert departure < arrival
