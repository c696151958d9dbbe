"""Plain ends, nations of towns, courses of races, straight stretches, gauges by name and country, nights between: true beside false."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from geotrack.claims.movements.events import _told_last
from geotrack.evaluation.goldmarkup import parse_marked
from geotrack.evaluation.goldreadings import GoldPipeline
from geotrack.model import Claim, Confidence, Document, Mention, TimeExpression
from geotrack.verdicts.arithmetic.toldends import PLAIN_ENDS, is_from_an_airport, is_plain

PLACES = """@place ber | Bergamo, Italy | 45.69 | 9.67
@place com | Como, Italy | 45.81 | 9.08
@place riv | Riva, Italy | 45.89 | 10.84
@place mos | Moscow, Russia | 55.75 | 37.62
@place vie | Vienna, Austria | 48.21 | 16.37
@place buc | Bucharest, Romania | 44.43 | 26.10
@place mom | Mombasa, Kenya | -4.05 | 39.67
@place nai | Nairobi, Kenya | -1.29 | 36.82
@place ken | Kenya | 0.5 | 37.9
@place bel | Belo Horizonte, Brazil | -19.92 | -43.94
@place rio | Rio de Janeiro, Brazil | -22.91 | -43.17
@place bra | Brazil | -10.0 | -55.0
@place let | Leticia, Colombia | -4.21 | -69.94
@place akl | Auckland, New Zealand | -36.85 | 174.76
@place hon | Honolulu, United States | 21.31 | -157.86"""
ALARMS = {"doubtful", "contradicted"}


@pytest.fixture(scope="module")
def pipeline():
    return GoldPipeline()


def ratings(pipeline, check, text):
    report = pipeline.judge(parse_marked(f"@id x\n@genre test\n{PLACES}\n{text}"))
    return {f.rating for v in report.verdicts for f in v.findings if f.check == check}


TEXT = "The highway from Aba to Owerri, some 65 km long, is being widened."


def plain_case(text=TEXT, ends=PLAIN_ENDS, kind="distance", figure="some 65 km"):
    start = text.index(figure)
    first, last = (
        Mention(text=n, start=text.index(n), end=text.index(n) + len(n)) for n in ("Aba", "Owerri")
    )
    claim = Claim(
        kind=kind, pattern="test", start=start, end=start + len(figure), text=figure, value=65, unit="km", origin=first,
        destination=last, sentence=(0, len(text)), confidence=Confidence(figure=0.99, ends=ends),
    )  # fmt: skip
    return SimpleNamespace(claim=claim, document=Document(text=text))


@pytest.mark.parametrize(
    ("case", "plain"),
    [
        (plain_case(), True),
        (plain_case(ends=PLAIN_ENDS - 0.01), False),
        (plain_case(kind="position"), False),
        (plain_case(TEXT.replace("from Aba to", "between Aba and")), True),
        (plain_case(TEXT.replace("from Aba to", "from Aba by way of")), False),
        (plain_case(TEXT.replace("The highway from Aba to", "Aba to")), False),
        (plain_case(TEXT.replace("Owerri,", "Owerri has 2 lanes and is")), False),
        (plain_case("At some 65 km it is the road from Aba to Owerri."), False),
    ],
)
def test_plain_ends_stand_right_before_a_length(case, plain):
    assert is_plain(case) is plain


def test_no_plain_ends_where_one_is_missing():
    case = plain_case()
    assert not is_plain(
        SimpleNamespace(claim=replace(case.claim, origin=None), document=case.document)
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The Peruvian city of [Leticia|let]", {"doubtful"}),
        ("The Colombian city of [Leticia|let]", set()),
        ("Peru's old river port of [Leticia|let]", {"doubtful"}),
        ("Colombia's old river port of [Leticia|let]", set()),
        ("In 1930, the Peruvian city of [Leticia|let]", set()),
        ("In 1995, the Peruvian city of [Leticia|let]", {"doubtful"}),
    ],
)
def test_of_which_nation_a_town_is(pipeline, words, found):
    text = f"It is {{480 km|distance from=mom to=nai mode=rail}} from [Mombasa|mom] to [Nairobi|nai]. {words}, they say, was flooded."
    assert ratings(pipeline, "containment", text) == found


@pytest.mark.parametrize(
    ("way", "odd"),
    [
        ("The race from [Bergamo|ber] to [Como|com] is", False),
        ("Stage 4 leads from [Bergamo|ber] to [Como|com],", False),
        ("The road from [Bergamo|ber] to [Como|com] is", True),
    ],
)
def test_the_course_of_a_race_goes_round(pipeline, way, odd):
    text = f"{way} {{239 km|distance from=ber to=com mode=road}} long."
    assert bool(ratings(pipeline, "distance", text) & ALARMS) is odd


@pytest.mark.parametrize(
    ("said", "odd"),
    [
        ("the track runs dead straight for {100 km|distance from=bel to=rio mode=road}", False),
        ("the track runs for {100 km|distance from=bel to=rio mode=road}", True),
        ("the track runs dead straight for {2,400 km|distance from=bel to=rio mode=road}", True),
    ],
)
def test_a_straight_stretch_lies_somewhere_between(pipeline, said, odd):
    text = f"Between [Belo Horizonte|bel] and [Rio|rio] {said}, they say."
    assert bool(ratings(pipeline, "distance", text) & ALARMS) is odd


@pytest.mark.parametrize(
    ("where", "ends", "width", "odd"),
    [
        ("[Mombasa|mom] to [Nairobi|nai]", ("mom", "nai"), "the Russian gauge of {1,520 mm|gauge at=ken}", True),
        ("[Mombasa|mom] to [Nairobi|nai]", ("mom", "nai"), "the standard gauge of {1,435 mm|gauge at=ken}", False),
        ("[Belo Horizonte|bel] to [Rio|rio]", ("bel", "rio"), "the Irish gauge of {1,600 mm|gauge at=bra}", False),
    ],
)  # fmt: skip
def test_a_width_is_that_of_its_name_and_of_its_country(pipeline, where, ends, width, odd):
    width = width.replace(" at=ken", "").replace(" at=bra", "")
    text = f"The line from {where} is {{480 km|distance from={ends[0]} to={ends[1]} mode=rail}} long. It has {width}."
    assert bool(ratings(pipeline, "gauge", text) & ALARMS) is odd


@pytest.mark.parametrize(
    ("when", "odd"),
    [("", True), (" the next day", False), (" after a night in the sleeper", False)],
)
def test_an_arrival_of_the_next_day_is_no_slip(pipeline, when, odd):
    text = f"It leaves [Vienna|vie] <at 20:10|departure from=vie to=buc mode=rail> and reaches [Bucharest|buc] <at 18:20|arrival from=vie to=buc mode=rail>{when}."
    assert bool(ratings(pipeline, "chronology", text) & ALARMS) is odd


@pytest.mark.parametrize(("day", "odd"), [("3", False), ("5", True)])
def test_what_is_said_without_a_year_gives_none(pipeline, day, odd):
    text = (
        f"We left [Auckland|akl] <at 8:00 pm on 3 May|departure from=akl to=hon mode=air> and touched down in [Honolulu|hon] "
        f"<at 6:30 am on {day} May|arrival from=akl to=hon mode=air>, {{eight and a half hours|duration from=akl to=hon mode=air}} later."
    )
    report = pipeline.judge(parse_marked(f"@id x\n@genre test\n{PLACES}\n{text}"))
    found = [f for v in report.verdicts for f in v.findings if f.check == "chronology"]
    assert any(f.rating in ALARMS for f in found) is odd
    assert not any("2001" in f.reason for f in found)


def departure(text, start, time):
    origin, destination = (
        Mention(text=n, start=text.index(n), end=text.index(n) + len(n)) for n in ("Vienna", "Graz")
    )
    return Claim(
        kind="departure", pattern="test", start=start, end=start + 5, text=text[start : start + 5], origin=origin,
        destination=destination, time=time, sentence=(0, len(text)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("It leaves Vienna at 20:10 and gets to Graz at 22:49.", ["departure", "arrival"]),
        ("It leaves Vienna at 20:10 and 22:49 for Graz.", ["departure", "departure"]),
        ("Trains from Vienna to Graz leave at 20:10 and 22:49.", ["departure", "departure"]),
    ],
)
def test_of_two_times_the_one_behind_the_end_of_the_way_is_the_arrival(text, kinds):
    times = [
        TimeExpression(
            start=text.index(t), end=text.index(t) + 5, text=t, type="TIME", value=f"T{t}"
        )
        for t in ("20:10", "22:49")
    ]
    claims = [departure(text, t.start, k) for k, t in enumerate(times)]
    assert [c.kind for c in _told_last(claims, times)] == kinds


@pytest.mark.parametrize(
    ("said", "odd"),
    [
        ("{100 km|distance from=bel to=rio mode=road} in Brazil", False),
        ("{100 km|distance from=bel to=rio mode=road} in December", True),
        ("{2,400 km|distance from=bel to=rio mode=road} in Brazil", True),
    ],
)
def test_a_length_in_a_country_is_a_part(pipeline, said, odd):
    text = f"From [Belo Horizonte|bel] to [Rio|rio] it is {said}."
    assert bool(ratings(pipeline, "distance", text) & ALARMS) is odd


@pytest.mark.parametrize(
    ("said", "odd"),
    [
        ("another {90 km|distance from=bel to=rio mode=road}", False),
        ("only {90 km|distance from=bel to=rio mode=road}", True),
    ],
)
def test_another_length_with_the_same_ends_is_of_what_follows(pipeline, said, odd):
    text = f"From [Belo Horizonte|bel] it is {{440 km|distance from=bel to=rio mode=road}} to [Rio|rio] and {said} on."
    assert bool(ratings(pipeline, "distance", text) & ALARMS) is odd


@pytest.mark.parametrize(
    ("said", "odd"),
    [("lies between [Rio|rio] and", False), ("lies on the line to [Rio|rio], not near", True)],
)
def test_what_lies_between_two_places_is_meant_not_the_other(pipeline, said, odd):
    text = f"The mill {said} [Belo Horizonte|bel], {{60 km|position from=bel to=rio}} from [Belo Horizonte|bel]."
    assert bool(ratings(pipeline, "position", text) & ALARMS) is odd


@pytest.mark.parametrize(("said", "odd"), [("away from [Rio|rio]", False), ("by road", True)])
def test_what_lies_between_is_meant_by_from_and_the_way_between_is_not(pipeline, said, odd):
    text = f"Between dunes, between [Belo Horizonte|bel] and [Rio|rio], it is {{60 km|distance from=rio to=bel mode=road}} {said}."
    assert bool(ratings(pipeline, "distance", text) & ALARMS) is odd


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Aba", "Aba airport to Owerri is 65 km.", True),
        ("Aba", "Aba's main airport to Owerri is 65 km.", True),
        ("Aba", "Aba Clay Airport to Owerri is 65 km.", True),
        ("Aba", "Aba to the airport of Owerri is 65 km.", False),
        ("Aba", "Aba to Owerri is 65 km.", False),
    ],
)
def test_an_airport_is_no_town(name, text, told):
    mention = Mention(text=name, start=0, end=len(name))
    claim = SimpleNamespace(origin=mention, destination=None)
    case = SimpleNamespace(claim=claim, document=SimpleNamespace(text=text))
    assert is_from_an_airport(case) is told


@pytest.mark.parametrize(("days", "rating"), [("six", "consistent"), ("seven", "doubtful")])
def test_days_and_nights_of_one_way_differ_by_one_at_most(pipeline, days, rating):
    ends = "duration from=bel to=rio mode=foot"
    text = f'"{{Five nights|{ends}}} under canvas," said she of the {{{days} days|{ends}}} from [Belo Horizonte|bel] to [Rio|rio].'
    assert ratings(pipeline, "nights", text) == {rating}


def test_days_of_another_way_are_not_held_against_nights(pipeline):
    text = (
        "{Five nights|duration from=bel to=rio mode=foot} they slept badly on the way from [Belo Horizonte|bel] to [Rio|rio],"
        " {nine days|duration from=rio to=bel mode=foot} well on the way back."
    )
    assert not ratings(pipeline, "nights", text) & ALARMS


def test_days_by_another_mode_are_not_held_against_nights(pipeline):
    text = (
        "By rail it is {two nights|duration from=bel to=rio mode=rail} from [Belo Horizonte|bel] to [Rio|rio],"
        " on foot {ten days|duration from=bel to=rio mode=foot}."
    )
    assert not ratings(pipeline, "nights", text) & ALARMS


@pytest.mark.parametrize(
    ("days", "told"), [("from fifteen to twenty days", False), ("fifteen days", True)]
)
def test_the_middle_of_a_range_is_added_to_nothing(pipeline, days, told):
    there, back = "duration from=bel to=rio mode=foot", "duration from=rio to=bel mode=foot"
    text = f"It takes {{{days}|{there}}} from [Belo Horizonte|bel] to [Rio|rio] and {{seven days|{back}}} back, in all {{twenty-two days|total from=bel to=bel via=rio}}."
    assert bool(ratings(pipeline, "additions", text)) is told
