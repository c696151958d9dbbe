"""Time zones of places that the gazetteer tells none of."""

from geotrack.model import Place, Resolution
from geotrack.places.zones import zoned

TOWN = Place(name="Town", lat=50.0, lon=10.0, country="DE", timezone="Europe/Berlin")


class Near:
    def __init__(self, *towns):
        self.towns = towns

    def near(self, lat, lon, *, limit=1):
        return self.towns[:limit]


def zone(place, *towns):
    return zoned((Resolution(place=place),), Near(*towns))[0].place.timezone


def test_an_airport_keeps_the_clocks_of_its_town():
    assert zone(Place(name="Field", lat=50.0, lon=10.3, country="DE"), TOWN) == "Europe/Berlin"
    assert zone(Place(name="Field", lat=50.0, lon=10.3), TOWN) == "Europe/Berlin"


def test_not_those_of_a_town_far_away_or_across_a_border():
    assert zone(Place(name="Field", lat=50.0, lon=11.39, country="DE"), TOWN) == "Europe/Berlin"
    assert zone(Place(name="Field", lat=50.0, lon=11.41, country="DE"), TOWN) is None
    assert zone(Place(name="Field", lat=50.0, lon=10.3, country="CZ"), TOWN) is None


def test_a_hamlet_whose_clocks_no_list_tells_is_passed_over():
    hamlet = Place(name="Hamlet", lat=50.0, lon=10.29, country="DE")
    field = Place(name="Field", lat=50.0, lon=10.3, country="DE")
    assert zone(field, hamlet, TOWN) == "Europe/Berlin"
    assert zone(field, *[hamlet] * 11, TOWN) == "Europe/Berlin"
    assert zone(field, *[hamlet] * 12, TOWN) is None


def test_a_region_keeps_none_and_who_has_one_keeps_it():
    wide = Place(name="Land", lat=50.0, lon=10.3, country="DE", radius_km=61)
    assert zone(wide, TOWN) is None
    own = Place(name="Field", lat=50.0, lon=10.3, country="DE", timezone="Europe/Prague")
    assert zone(own, TOWN) == "Europe/Prague"
    assert zoned((Resolution(place=None),), Near(TOWN))[0].place is None
