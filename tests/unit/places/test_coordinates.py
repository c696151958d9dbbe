import pytest

from geotrack.places.settling.coordinates import coordinates


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("Ashgrove (29°18′S 149°49′E) is small.", -29.3, 149.82),
        ("It lies at 40.15 degrees north, 104.46 degrees west.", 40.15, -104.46),
        ("The wreck was found at 41° 43' 57\" N, 49° 56' 49\" W.", 41.73, -49.95),
        ("The camp (51.234, -0.567) was closed.", 51.234, -0.567),
        ("22.37°N 73.06°E", 22.37, 73.06),
    ],
)
def test_coordinates_of_many_forms(text, lat, lon):
    (found,) = coordinates(text)
    assert (found.lat, found.lon) == (pytest.approx(lat, abs=0.01), pytest.approx(lon, abs=0.01))
    assert text[found.start : found.end] in text


@pytest.mark.parametrize(
    "text",
    [
        "95°N 10°E",
        "20 degrees and 30 km",
        "(1.5, 2.5)",
        "3.141, 2.718",
        "9" * 50_000,
        "1°" * 20_000,
    ],
)
def test_what_is_no_position(text):
    assert coordinates(text) == []


def test_coordinates_settle_a_name_whose_place_no_map_has(analyze):
    report = analyze("Ashford (29°18′S 149°49′E) lies 17 km north of Moree.")
    place = report.places[report.toponym_places[0]]
    assert (place.lat, place.gazetteer) == (-29.3, "text")
    assert report.rating == "consistent"


def test_a_known_place_near_its_coordinates_stays_itself(analyze):
    report = analyze("Bergen (60.39°N 5.32°E) lies 305 km west of Oslo.")
    assert report.places[report.toponym_places[0]].gazetteer == "bundled"
