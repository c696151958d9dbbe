"""Headings, what lies beyond, sides of the globe and of a coast, changed wheels: a true text beside each false one."""

import pytest

from geotrack.evaluation.goldmarkup import parse_marked
from geotrack.evaluation.goldreadings import GoldPipeline

PLACES = """@place tri | Trieste, Italy | 45.65 | 13.78
@place anc | Ancona, Italy | 43.62 | 13.51
@place bar | Bari, Italy | 41.12 | 16.87
@place nap | Naples, Italy | 40.84 | 14.25
@place lis | Lisbon, Portugal | 38.72 | -9.14
@place por | Porto, Portugal | 41.15 | -8.61
@place coi | Coimbra, Portugal | 40.21 | -8.43
@place qui | Quito, Ecuador | -0.18 | -78.47
@place ipi | Ipiales, Colombia | 0.83 | -77.64
@place lim | Lima, Peru | -12.05 | -77.04
@place bre | Brest, Belarus | 52.10 | 23.70
@place luk | Lusaka, Zambia | -15.42 | 28.28
@place liv | Livingstone, Zambia | -17.85 | 25.86
@place kin | Kingston, Jamaica | 17.98 | -76.79"""
ALARMS = {"doubtful", "contradicted"}


@pytest.fixture(scope="module")
def pipeline():
    return GoldPipeline()


def ratings(pipeline, check, text):
    report = pipeline.judge(parse_marked(f"@id x\n@genre test\n{PLACES}\n{text}"))
    return {f.rating for v in report.verdicts for f in v.findings if f.check == check}


WAY = "From [Lisbon|lis] to [Porto|por] it is {313 km|distance from=lis to=por mode=road}. "


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The brig sailed @@ from [Trieste|tri] and reached [Ancona|anc] in the night.", "south", "north"),
        ("They rode @@ from [Lisbon|lis] to [Porto|por] in a week.", "due north", "due south"),
        ("From [Naples|nap] the road runs @@ to [Bari|bar].", "east", "west"),
        ("From [Lisbon|lis] you travel @@, so take a seat on the left.", "north", "south"),
    ],
)  # fmt: skip
def test_a_way_heads_where_its_end_lies(pipeline, text, right, wrong):
    assert ratings(pipeline, "bearings", WAY + text.replace("@@", right)) == {"consistent"}
    assert ratings(pipeline, "bearings", WAY + text.replace("@@", wrong)) == {"doubtful"}


@pytest.mark.parametrize(
    ("told", "rating"),
    # Porto bears 10° from Lisbon: north-east is 35° off, east 80°, south-east 125°
    [("north-east", {"consistent"}), ("east", set()), ("south-east", {"doubtful"})],
)
def test_the_first_stretch_of_a_way_may_turn(pipeline, told, rating):
    text = f"{WAY}They rode {told} from [Lisbon|lis] to [Porto|por] in a week."
    assert ratings(pipeline, "bearings", text) == rating


def test_a_heading_of_the_first_miles_or_without_one_goal_is_not_judged(pipeline):
    first = "From [Lisbon|lis] you travel south at first, then inland."
    assert not ratings(pipeline, "bearings", WAY + first)
    two = "To [Bari|bar] it is {2,400 km|distance from=lis to=bar mode=road}. From [Lisbon|lis] you travel south, mostly."
    assert not ratings(pipeline, "bearings", WAY + two)


@pytest.mark.parametrize(
    ("a", "b", "rating"),
    [("[Porto|por]", "[Coimbra|coi]", "consistent"), ("[Coimbra|coi]", "[Porto|por]", "doubtful")],
)
def test_what_lies_beyond_is_farther(pipeline, a, b, rating):
    text = f"Coming from [Lisbon|lis] it is {{313 km|distance from=lis to=por mode=road}}. {a}, which lies beyond {b}, is the goal."
    assert ratings(pipeline, "bearings", text) == {rating}


def test_beyond_is_seen_from_where_its_sentence_says(pipeline):
    text = WAY + "@@, {200 km|position from=lis to=coi} from [Lisbon|lis], lies beyond ££."
    good = text.replace("@@", "[Porto|por]").replace("££", "[Coimbra|coi]")
    bad = text.replace("@@", "[Coimbra|coi]").replace("££", "[Porto|por]")
    assert ratings(pipeline, "bearings", good) == {"consistent"}
    assert ratings(pipeline, "bearings", bad) == {"doubtful"}


@pytest.mark.parametrize(
    ("place", "side", "rating"),
    [("[Lima|lim]", "south", {"consistent"}), ("[Lima|lim]", "north", {"doubtful"}),
     ("[Ipiales|ipi]", "south", {"doubtful"}), ("[Quito|qui]", "north", set())],
)  # fmt: skip
def test_sides_of_the_equator(pipeline, place, side, rating):
    text = f"{WAY}{place} lies well to the {side} of the equator."
    assert ratings(pipeline, "bearings", text) == rating


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("[Bari|bar] is a port on the east coast of Italy", set()),
        ("[Bari|bar] is a port on the west coast of Italy", {"doubtful"}),
        ("[Lisbon|lis] lies on the west coast of Portugal", {"consistent"}),
        ("[Lisbon|lis] lies on the east coast of Portugal", {"doubtful"}),
        ("[Trieste|tri] lies on the east coast of the Adriatic Sea", set()),
        ("[Lisbon|lis], the port on Portugal's east coast, was full", {"doubtful"}),
        ("[Lisbon|lis], the port on Portugal's west coast, was full", {"consistent"}),
        ("[Lisbon|lis], far from Portugal's east coast, was full", set()),
        ("[Coimbra|coi] lies on the east coast of Portugal", set()),
        ("[Kingston|kin] lies on the south coast of Jamaica", {"consistent"}),
        ("[Kingston|kin] lies on the north coast of Jamaica", {"doubtful"}),
    ],
)
def test_the_side_of_a_coast_is_where_the_sea_is(pipeline, text, rating):
    assert ratings(pipeline, "bearings", f"{WAY}{text}.") == rating


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("At [Livingstone|liv] the bogies are changed before the bridge", {"doubtful"}),
        ("At [Lusaka|luk] all wagons are put on new bogies", {"doubtful"}),
        ("At [Lusaka|luk] no bogies are changed", set()),
        ("At [Brest|bre] the bogies are changed before the bridge", set()),
        ("At [Livingstone|liv] the crew is changed before the bridge", set()),
    ],
)
def test_wheels_are_changed_where_two_widths_meet(pipeline, text, rating):
    assert ratings(pipeline, "wheels", f"{WAY}{text}.") == rating
