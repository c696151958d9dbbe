"""Stages, plans and years that are counted, averages, gauges by name, coasts, passes, rivers: a true text beside each false one."""

import pytest

from geotrack.earth.coastlines import coast_km
from geotrack.earth.nations import countries_in
from geotrack.evaluation.goldmarkup import parse_marked
from geotrack.evaluation.goldreadings import GoldPipeline
from geotrack.languages.en.gauge_words import width_mm
from geotrack.languages.en.tally_words import number_of

PLACES = """@place gen | Geneva, Switzerland | 46.20 | 6.15
@place lyo | Lyon, France | 45.76 | 4.84
@place par | Paris, France | 48.86 | 2.35
@place bud | Budapest, Hungary | 47.50 | 19.04
@place bel | Belgrade, Serbia | 44.80 | 20.47
@place ins | Innsbruck, Austria | 47.27 | 11.39
@place bol | Bolzano, Italy | 46.50 | 11.35
@place col | Colon, Panama | 9.36 | -79.90
@place mar | Santa Marta, Colombia | 11.24 | -74.20
@place pan | Panama City, Panama | 8.98 | -79.52
@place var | Varna, Bulgaria | 43.21 | 27.91
@place izm | Izmir, Turkey | 38.42 | 27.14
@place sof | Sofia, Bulgaria | 42.70 | 23.32
@place cal | Callao, Peru | -12.05 | -77.14
@place pap | Papeete, French Polynesia | -17.53 | -149.57"""


@pytest.fixture(scope="module")
def pipeline():
    return GoldPipeline()


def ratings(pipeline, check, text):
    report = pipeline.judge(parse_marked(f"@id x\n@genre test\n{PLACES}\n{text}"))
    return {f.rating for v in report.verdicts for f in v.findings if f.check == check}


WAY = "From [Geneva|gen] to [Lyon|lyo] it is {150 km|distance from=gen to=lyo mode=road}. "


@pytest.mark.parametrize(
    ("count", "rating"), [("four", "consistent"), ("six", "doubtful"), ("three", "doubtful")]
)
def test_stages_told_in_sentences_of_their_own(pipeline, count, rating):
    text = f"{WAY}We walked the 62 km of the ridge in {count} stages. First came 18 km of beeches. Then it was 12.5 km to the hut. The third day had 16.5 km, and the last 15 km led down."
    assert ratings(pipeline, "tallies", text) == {rating}


@pytest.mark.parametrize(("last", "judged"), [("15 km", True), ("19 km", False)])
def test_lengths_that_do_not_add_up_are_not_all_the_stages(pipeline, last, judged):
    text = f"{WAY}We walked the 62 km of the ridge in six stages. First came 18 km of beeches. Then it was 12.5 km to the hut. The third day had 16.5 km, and the last {last} led down."
    assert bool(ratings(pipeline, "tallies", text)) is judged


@pytest.mark.parametrize(
    ("nights", "rating"),
    [("six", "consistent"), ("seven", "consistent"), ("eight", "doubtful"), ("four", "doubtful")],
)
def test_a_plan_has_the_nights_that_it_numbers(pipeline, nights, rating):
    text = f"{WAY}Here are {nights} nights for you.\n\nNights 1 and 2: the old town.\n\nNights 3–5: the lake.\n\nNight 6: a farm."
    assert ratings(pipeline, "tallies", text) == {rating}


def test_a_plan_with_a_gap_is_not_counted(pipeline):
    text = f"{WAY}Here are nine nights.\n\nNights 1 and 2: the old town.\n\nNight 5: a farm."
    assert not ratings(pipeline, "tallies", text)


@pytest.mark.parametrize(("years", "rating"), [("41", "consistent"), ("61", "doubtful")])
def test_years_since_an_earlier_trip(pipeline, years, rating):
    text = f"{WAY}In May 2012 a steamer came up to the bridge. It was the first to do so in {years} years; the last had called in 1971."
    assert ratings(pipeline, "recurrence", text) == {rating}


@pytest.mark.parametrize(("halt", "odd"), [("two", False), ("seven", True)])
def test_a_halt_that_the_sentence_behind_counts_in(pipeline, halt, odd):
    text = f"The whole ride from [Geneva|gen] to [Paris|par] takes {{about five hours|duration from=gen to=par mode=road}}. That includes {{{halt} hours|stop at=lyo}} at the border."
    assert ("doubtful" in ratings(pipeline, "halts", text)) is odd


@pytest.mark.parametrize(("halt", "odd"), [("two-hour", False), ("six-hour", True)])
def test_a_trip_told_with_its_break(pipeline, halt, odd):
    text = f"There is {{a {halt}|stop at=lyo}} stop in [Lyon|lyo]. From [Geneva|gen] to [Paris|par] it is {{five hours|duration from=gen to=par mode=road}} with the break."
    assert ("doubtful" in ratings(pipeline, "halts", text)) is odd


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        (
            "the Irish gauge of {1,600 mm|gauge}",
            "doubtful",
        ),  # right for its name, but not in France
        ("the Irish gauge of {1,435 mm|gauge}", "doubtful"),
        ("the Cape gauge of {3 ft 6 in|gauge}", "consistent"),  # narrow ones are everywhere
        ("the Iberian gauge, {1,520 mm|gauge}", "doubtful"),
        ("standard gauge, {4 ft 8½ in|gauge}", "consistent"),
    ],
)
def test_gauges_by_name(pipeline, words, rating):
    assert ratings(pipeline, "gauge", f"{WAY}The line has {words} throughout.") == {rating}


@pytest.mark.parametrize(
    ("width", "rating"), [("1,676 mm", "consistent"), ("1,520 mm", "doubtful")]
)
def test_two_countries_gauges_in_one_sentence(pipeline, width, rating):
    text = f"{WAY}The track is of {{1,435 mm|gauge}} gauge in Iran and of {{{width}|gauge}} gauge in Pakistan."
    assert rating in ratings(pipeline, "gauge", text)


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("[Colon|col], on the Caribbean coast,", "consistent"),
        ("[Santa Marta|mar], on the country's Pacific coast,", "doubtful"),
        ("[Santa Marta|mar], on the country's Caribbean coast,", "consistent"),
        ("[Colon|col], a port on the Atlantic coast,", "consistent"),
        ("The Black Sea port of [Varna|var]", "consistent"),
        ("The Adriatic port of [Varna|var]", "doubtful"),
        ("[Izmir|izm], on the Black Sea coast,", "doubtful"),
        ("[Izmir|izm], on the Mediterranean coast,", "consistent"),
    ],
)
def test_the_sea_that_a_place_lies_on(pipeline, words, rating):
    assert ratings(pipeline, "shores", f"{WAY}{words} is a busy town.") == {rating}


def test_of_a_town_inland_no_coast_is_judged(pipeline):
    assert not ratings(pipeline, "shores", f"{WAY}[Sofia|sof], on the Pacific coast, is a town.")


def test_both_coasts_of_an_isthmus():
    assert coast_km("Caribbean", 9.36, -79.90) < 40 < 60 < coast_km("Pacific", 9.36, -79.90)


@pytest.mark.parametrize(
    ("name", "odd"),
    [("Brenner Pass", False), ("Gotthard Pass", True), ("St. Gotthard", True), ("Brenner", False)],
)
def test_the_pass_of_a_way(pipeline, name, odd):
    text = f"From [Innsbruck|ins] we went over the {name} to [Bolzano|bol], {{120 km|distance from=ins to=bol mode=road}}."
    assert ("doubtful" in ratings(pipeline, "shores", text)) is odd


def test_a_pass_at_the_other_end_of_the_world_is_another_of_its_name(pipeline):
    text = "From [Innsbruck|ins] we went over the Khyber Pass to [Bolzano|bol], {120 km|distance from=ins to=bol mode=road}."
    assert not ratings(pipeline, "shores", text)


def test_a_coast_nearer_than_the_lines_are_good_is_not_doubted(pipeline):
    assert not ratings(pipeline, "shores", f"{WAY}[Colon|col], on the Pacific coast, is a town.")


@pytest.mark.parametrize(("river", "odd"), [("Danube", False), ("Rhine", True)])
def test_the_river_of_a_way(pipeline, river, odd):
    text = f"From [Budapest|bud] to [Belgrade|bel], {{380 km|distance from=bud to=bel mode=road}}, the road crosses the {river} once."
    assert ("doubtful" in ratings(pipeline, "shores", text)) is odd


@pytest.mark.parametrize(("which", "rating"), [("nearer", "consistent"), ("farther", "doubtful")])
def test_it_is_nearer_than_a_place(pipeline, which, rating):
    text = f"[Lyon|lyo] is {{110 km|position from=gen to=lyo}} from [Geneva|gen]. It is much {which} than [Paris|par], they say."
    assert rating in ratings(pipeline, "situation", text)


@pytest.mark.parametrize(("days", "rating"), [("100", "consistent"), ("70", "doubtful")])
def test_days_out_from_the_start(pipeline, days, rating):
    text = f"She was towed out of [Callao|cal] on <2 May 1951|departure from=cal to=pap>. On <9 August 1951|arrival from=cal to=pap> the brig lay off [Papeete|pap], {{{days} days|duration from=cal to=pap mode=sea}} out."
    assert ratings(pipeline, "nights", text) == {rating}


@pytest.mark.parametrize(("mean", "odd"), [("100 km/h", False), ("125 km/h", True)])
def test_plain_averages_are_held_more_closely(pipeline, mean, odd):
    text = f"The 500 km from [Geneva|gen] to [Paris|par] are done in {{5 hours|duration from=gen to=par mode=rail}}, {{500 km|distance from=gen to=par mode=rail}} at an average of {{{mean}|speed mode=rail}}."
    assert ("doubtful" in ratings(pipeline, "division", text)) is odd


@pytest.mark.parametrize(
    ("words", "mm"),
    [("1,435 mm", 1435), ("5 ft 3 in", 1600), ("1.435 m", 1435), ("metre", 1000), ("wide", None)],
)
def test_widths(words, mm):
    assert width_mm(words) == mm


def test_numbers_and_nations():
    assert (number_of("forty-one"), number_of("9"), number_of("few")) == (41, 9, None)
    assert countries_in("the Thai side and Malaysia") == ("TH", "MY")


@pytest.mark.parametrize(("days", "rating"), [("100", "consistent"), ("70", "doubtful")])
def test_a_date_without_its_year_follows_on_the_start(pipeline, days, rating):
    text = f"She sailed from [Callao|cal] on <2 December 1951|departure from=cal to=pap>. On <11 March|arrival from=cal to=pap> the brig lay off [Papeete|pap], {{{days} days|duration from=cal to=pap mode=sea}} after leaving."
    assert ratings(pipeline, "nights", text) == {rating}


@pytest.mark.parametrize(
    ("words", "rating"),
    [("18 km, 12.5 km and 16 km", "consistent"), ("18 km, 12.5 km, 16 km and 9 km", "doubtful"),
     ("20 km and 30 km", "doubtful"), ("to the inn (12 miles), the lake (15) and the pass (9)", "consistent"),
     ("to the inn (12 miles), the lake (15), the pass (9) and the town (19)", "doubtful")],
)  # fmt: skip
def test_stages_listed_behind_a_colon(pipeline, words, rating):
    text = f"{WAY}The ridge is walked in three stages: {words}."
    assert ratings(pipeline, "tallies", text) == {rating}


@pytest.mark.parametrize(
    ("way", "time", "mean", "odd"),
    [
        ("1,000 km", "20 hours", "58 km/h", False), ("1,000 km", "20 hours", "59 km/h", True),
        ("some 1,000 km", "about 20 hours", "65 km/h", False), ("some 1,000 km", "about 20 hours", "66 km/h", True),
    ],
)  # fmt: skip
def test_plain_averages_may_be_off_by_an_eighth_and_hedged_ones_by_a_fifth(
    pipeline, way, time, mean, odd
):
    text = f"The bus covered {{{way}|distance mode=road}} in {{{time}|duration mode=road}}, an average of {{{mean}|speed mode=road}}."
    assert ("doubtful" in ratings(pipeline, "division", text)) is odd
    assert ("consistent" in ratings(pipeline, "average", text)) is not odd


@pytest.mark.parametrize(("halt", "odd"), [("ten-hour", False), ("eleven-hour", True)])
def test_a_halt_a_tenth_longer_than_the_trip_with_it(pipeline, halt, odd):
    text = f"There is {{a {halt}|stop at=lyo}} stop in [Lyon|lyo]. From [Geneva|gen] to [Paris|par] it is {{ten hours|duration from=gen to=par mode=road}} with the break."
    assert ("doubtful" in ratings(pipeline, "halts", text)) is odd


@pytest.mark.parametrize(
    ("day", "judged"), [("Sunday, 28 July", True), ("Sunday, 12 August", False)]
)
def test_a_weekday_is_held_against_the_year_of_publication_up_to_sixty_days(day, judged):
    text = (
        f"@id x\n@genre test\n@published 2024-06-03\n{PLACES}\n{WAY}They will meet on <{day}|none>."
    )
    report = GoldPipeline().judge(parse_marked(text))
    found = [f for v in report.verdicts for f in v.findings if f.check == "calendar"]
    assert bool(found) is judged


def test_a_list_with_an_item_without_a_length_is_not_counted(pipeline):
    text = f"{WAY}Walk it in four stages: to the inn (12 km), the lake (2 h) and the pass (9 km)."
    assert not ratings(pipeline, "tallies", text)
