import pytest

from geotrack.model import Document
from geotrack.text.tokens import tokenize
from geotrack.times import find_times


def values(text, published="2023-09-12"):
    return [t.value for t in find_times(Document(text=text, published=published))]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("The packet sailed at 6. 30 p.m. for Cork.", "18:30"),
        ("We were called at 5. 30 a.m. and rode.", "05:30"),
        ("The mail left at 4 P M for Leith.", "16:00"),
        ("Made the light 10 A M. All well.", "10:00"),
        ("Locked up at the Soo 4.40 p. m., late.", "16:40"),
        ("Mile 162 Galesburg 4:38p", "16:38"),
        ("We left the quay at 12 m. in the gig.", "12:00"),
        ("The launch reached the mole at half\npast seven.", "07:30"),
        ("The crossing ran from 8.40 to 13.25.", "13:25"),
        ("The crossing ran from 8.40 to 13.25.", "08:40"),
        ("She was late sailing (23.30) from Oban.", "23:30"),
        ("In the saddle five, and on to the ford.", "05:00"),
        ("The flag fell at ten.", "10:00"),
        ("It was past seven when we left Ayr.", "07:00"),
        ("Leave before seven to be clear of town.", "07:00"),
        ("She berthed on 3 May, 16.40.", "16:40"),
        ("She left at about 2200 on 3 May.", "22:00"),
    ],
)
def test_clock_times_of_print_and_logs(text, clock):
    assert any(v.endswith(f"T{clock}") for v in values(text))


@pytest.mark.parametrize(
    "text",
    [
        "In 1906 they won 6. 30 people watched.",
        "The room is let to 4 P M Smith of Leith.",
        "There were 10 A M Turing lectures.",
        "The gorge narrows at 12 m. above the water where we left the path.",
        "The rope ran out and he left it at 12 m. deep.",
        "The share price went from 8.40 to 13.25.",
        "The fare to Ayr, which we left, went from 2.40 to 3.25.",
        "The mast passed from 8.40 to 13.25 metres.",
        "They left with a pie (12.30) and tea (2.10).",
        "The mean (23.30) was higher.",
        "In the saddle five men sat and left.",
        "We drove past seven villages and left.",
        "The flag fell at ten paces.",
        "They marched from seven to eight miles a day.",
        "She cost, on the whole, 16.40.",
    ],
)
def test_figures_beside_them_are_no_times(text):
    assert [v for v in values(text) if "T" in v] == []


def test_minutes_behind_a_point_and_a_space_stay_in_their_sentence():
    assert len(tokenize("It left at 6. 30 p.m. for Cork.").sentences) == 1
    assert len(tokenize("In all they won 6. 30 people watched.").sentences) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- 7:30: Breakfast\n- 9:15: Tarn\n- 12:15: Base again", 3),
        ("7:30. Off we go.\n12:15. Base again", 2),
        ("3:16. And he wept.\n3:17. And he rose.\n3:18. And he went.", 0),
        ("4:20 - Intro\n3:05 - Song\n2:50 - Outro", 0),
        ("12:15. Base again", 0),  # one line is no list
    ],
)
def test_lines_that_begin_with_times(text, count):
    assert sum("T" in v for v in values(text)) == count


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We took the afternoon express to Ayr.", "2023-09-12TAF"),
        ("Take the slower morning service to Ayr.", "2023-09-12TMO"),
        ("The night boat was full.", "2023-09-12TNI"),
        ("They left Ayr before first light.", "2023-09-12TMO"),
        ("They left Ayr as soon as it was light.", "2023-09-12TMO"),
    ],
)
def test_parts_of_the_day_of_trains_and_light(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The Evening Express told it.",
        "The vicar held the morning service in the church.",
        "The evening meal was late.",
        "The load that left was as soon as possible made light.",
    ],
)
def test_other_nouns_behind_parts_of_the_day(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tue\nBus to Ayr.", "2023-09-12"),
        ("Thu: bus to Ayr.", "2023-09-07"),
        ("We left Ayr on Tue and slept.", "2023-09-12"),
        ("We left Ayr on Wed", "2023-09-06"),
        ("The bus left Ayr on Sat morning.", "2023-09-09TMO"),
    ],
)
def test_short_weekdays(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    ["Mr Tue Nguyen left.", "We left Thu Dau Mot.", "Sun and wind.", "They wed, Sat, and ate."],
)
def test_words_like_short_weekdays(text):
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Day two up to the lake.",
        "Day one: Ayr to Oban.",
        "Day 14. Ayr.",
        "We reached Ayr on day nine.",
    ],
)
def test_numbered_days_of_a_journey(text):
    assert values(text) == ["XXXX-XX-XX"]


@pytest.mark.parametrize(
    "text",
    ["Day one of school ended.", "We had day 3 menus.", "Day 5000 came.", "The two-day one."],
)
def test_other_days_with_numbers(text):
    assert "XXXX-XX-XX" not in values(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We cross to-morrow.", "2023-09-13"),
        ("Leith, 9 June 1851\n\nWe cross to-morrow.", "1851-06-10"),
        ("We cross to-night.", "2023-09-12TNI"),
    ],
)
def test_hyphened_days(text, value):
    assert values(text)[-1] == value
