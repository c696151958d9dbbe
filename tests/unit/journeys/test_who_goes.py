"""Who is shown as the traveller: nobody of whom "leaves" cannot be said."""

import pytest

from geotrack.journeys.travellers import is_one


@pytest.mark.parametrize(
    ("who", "one"),
    [
        ("I", False),
        ("Ida", True),
        ("the French", False),
        ("the Siberian", True),
        ("French Louie", True),
        ("the Boats", False),
        ("the Aurora", True),
        (None, False),
    ],
)
def test_leaves_follows_one_in_the_singular(who, one):
    assert is_one(who) is one


def labels(report):
    return [event.label for event in report.timeline]


def test_a_people_is_no_single_traveller(analyze):
    words = "left Hanoi on 3 May 2023 and arrived in Kunming on 5 May."
    assert "departure from Hanoi" in labels(analyze(f"The French {words}"))
    assert "Denise French leaves Hanoi" in labels(analyze(f"Denise French {words}"))


def test_what_a_verb_before_is_done_to_does_not_move(analyze):
    passed = analyze("Ruth Cole crossed the Tizi on 3 May 2023 and reached Marrakesh on 5 May.")
    assert "Ruth Cole arrives in Marrakesh" in labels(passed)


def test_a_ship_does_not_fly(analyze):
    ship = "MV Clansman left Ullapool at 10.30 and arrived in Stornoway at 13.00."
    flown = f"{ship} The flight from Inverness to Stornoway takes 40 minutes."
    assert "MV Clansman leaves Ullapool" in labels(analyze(ship, published="2023-05-01"))
    legs = [
        (j.traveller, leg.mode)
        for j in analyze(flown, published="2023-05-01").journeys
        for leg in j.legs
    ]
    assert ("MV Clansman", "air") not in legs
    assert "air" in [mode for _, mode in legs]


@pytest.mark.parametrize(("subject", "shown"), [("the road", None), ("the truck", "the truck")])
def test_a_way_is_no_traveller(analyze, subject, shown):
    words = f"They say that {subject} from Maun leads on. The herd reached Nata on 3 May 2023."
    travellers = {claim.traveller for claim in analyze(words).claims}
    assert ("the road" in travellers) is False
    assert shown is None or shown in travellers
