"""Clock times of twelve hours: "8pm" tells its half of the day as "8 p.m." does."""

import pytest

import geotrack
from geotrack import Document
from geotrack.languages.en import breath_cues, verdict_cues


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("8pm on Friday", True),
        ("8 p.m.", True),
        ("8 am", True),
        ("half past eight", False),
        ("8 ram", False),
    ],
)
def test_the_half_of_the_day_is_told(words, told):
    for cue in (verdict_cues.HALF_OF_DAY, breath_cues.HALF_TOLD):
        assert bool(cue.search(words)) == told


@pytest.mark.parametrize(("hours", "alarmed"), [(31, True), (33, True), (21, False)])
def test_from_an_evening_to_an_afternoon_it_is_so_long(hours, alarmed):
    text = (
        "The bus left Lima at 8pm on Friday and reached Cusco at 5pm on Saturday,"
        f" {hours} hours later."
    )
    report = geotrack.analyze(Document(text=text))
    ratings = {
        v.rating for c, v in zip(report.claims, report.verdicts, strict=True) if c.time is not None
    }
    assert ratings == ({"doubtful"} if alarmed else {"consistent"})
