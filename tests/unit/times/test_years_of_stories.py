import pytest

from geotrack.model import Document
from geotrack.times import find_times
from geotrack.times.narrative import _STORY


def values(text, published):
    return [t.value for t in find_times(Document(text=text, published=published))]


FULL = "On 24 June 1913 the brig Sula left Leith."


def test_a_story_keeps_its_year_over_sentences_without_dates():
    text = FULL + " The passage was slow. It blew hard. Nobody slept. On 10 July she reached Vardø."
    assert values(text, "2016-05-20")[-1] == "1913-07-10"


def test_a_story_keeps_its_year_over_dates_without_years():
    text = FULL + " On 10 July she reached Vardø. Not before 30 August did she sail for home."
    assert values(text, "2016-05-20")[1:] == ["1913-07-10", "1913-08-30"]


@pytest.mark.parametrize(("sentences", "year"), [(_STORY - 1, "1913"), (_STORY, "2015")])
def test_the_year_holds_over_some_sentences_only(sentences, year):
    text = FULL + " It blew." * sentences + " On 10 July she reached Vardø."
    assert values(text, "2016-05-20")[-1] == f"{year}-07-10"


def test_a_month_that_opens_a_sentence_gives_its_year_and_one_beside_it_does_not():
    told = "In June 1913 the brig left Leith. On 10 July she reached Vardø. At 8 p.m. they slept."
    assert values(told, "2016-05-20") == ["1913-06", "1913-07-10", "1913-07-10T20:00"]
    aside = "The yard, founded in June 1913, is old. On 10 April the brig reached Vardø."
    assert values(aside, "2016-05-20")[-1] == "2016-04-10"


def test_another_year_that_is_told_ends_the_first():
    text = FULL + " It blew. It rained. It froze. Her best was the year 1921. She left on 16 July."
    assert values(text, "2016-05-20")[-1] == "1921-07-16"


def test_what_lies_ahead_is_of_the_year_of_publication():
    text = (
        FULL
        + " Visitors like the story. It has a room. There is tea. The room will open on 10 June."
    )
    assert values(text, "2016-05-20")[-1] == "2016-06-10"


def test_a_text_that_tells_days_near_publication_is_no_history():
    text = (
        "The brig docked on 9 May. " + FULL + " It blew. It rained. It froze. She left on 2 April."
    )
    assert values(text, "2016-05-20")[-1] == "2016-04-02"


def test_the_clock_of_a_story_is_not_that_of_the_day_of_publication():
    text = "In 1913 the brig left Leith. At 8 p.m. she anchored."
    assert values(text, "2016-05-20")[-1] == "XXXX-XX-XXT20:00"
    assert values("The brig left Leith. At 8 p.m. she anchored.", "2016-05-20") == [
        "2016-05-20T20:00"
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry left Leith for Shetland on 20 September.", "2022-09-20"),
        ("The sailing planned for 20 September was called off, and they left.", "2023-09-20"),
        ("The owners were asked to a hearing on 20 September.", "2023-09-20"),
        ("The crew of the train stopped it at about 2200 on 3 October.", "2022-10-03"),
        ("The crew is about to leave on 3 October.", "2023-10-03"),
    ],
)
def test_no_movement_that_was_made_is_dated_after_publication(text, value):
    assert values(text, "2023-09-12")[-1].startswith(value)


def test_a_present_verb_before_does_not_turn_the_past_into_the_future():
    text = (
        "On 4 June 2019 the goods train left Bergen. Geilo lies about 240 km east of it. "
        "At about 2200 on 3 June the crew had stopped the train."
    )
    assert values(text, "2022-03-31")[-1].startswith("2019-06-03")


def test_years_are_counted_from_the_year_that_was_told():
    text = "It closed in 1996, was reopened three years later and burned."
    assert values(text, "2017-08-14") == ["1996", "1999"]


def test_the_weekday_of_a_full_date_is_no_day_near_publication():
    told = "On Monday, 20 August 1860, they left Melbourne. It was hot. It was dry. They rode on. "
    assert values(told + "On 6 September they reached Swan Hill.", "2010-08-15")[-1] == "1860-09-06"
    news = "On Monday the club met. The line opened on 20 August 1860. It was dry. They rode on. It rained. "
    assert values(news + "On 6 May a train came.", "2010-08-15")[-1] == "2010-05-06"


def test_a_weekday_beside_a_date_of_the_story_is_of_that_date():
    assert values(FULL + " On Thursday, 10 July, she reached Vardø.", "2016-05-20")[1:] == [
        "1913-07-10"
    ]
