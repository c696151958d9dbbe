"""Ways along the bundled networks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geotrack.config import Settings
from geotrack.model import Place
from geotrack.routes import BundledRouter


def place(name, lat, lon, **more):
    return Place(name=name, lat=lat, lon=lon, **more)


PYONGYANG = place("Pyongyang", 39.03, 125.75)
VLADIVOSTOK = place("Vladivostok", 43.11, 131.88)
CHINA = place("China", 35.0, 105.0, kind="country", country="CN")
IRKUTSK = place("Irkutsk", 52.29, 104.3)
KHABAROVSK = place("Khabarovsk", 48.48, 135.08)
LYON = place("Lyon", 45.76, 4.86)
TURIN = place("Turin", 45.06, 7.68)
MUMBAI = place("Mumbai", 18.95, 72.84)
PIRAEUS = place("Piraeus", 37.94, 23.64)


@pytest.fixture(scope="module")
def router():
    return BundledRouter(Settings())


class TestRail:
    def test_it_crosses_the_border_at_the_known_crossing_and_names_it(self, router):
        route = router.route(PYONGYANG, VLADIVOSTOK, "rail")
        assert 1100 <= route.best_km <= 1250
        assert route.countries == ("KP", "RU")
        (crossing,) = route.crossings
        assert crossing.name == "Tumangang–Khasan"
        assert crossing.gauge_mm == (1435, 1520)
        assert "not verified" in crossing.note

    def test_the_way_back_turns_name_and_gauges_round(self, router):
        (crossing,) = router.route(VLADIVOSTOK, PYONGYANG, "rail").crossings
        assert crossing.name == "Khasan–Tumangang"
        assert crossing.gauge_mm == (1520, 1435)

    def test_the_interval_spans_the_alternatives(self, router):
        route = router.route(PYONGYANG, VLADIVOSTOK, "rail")
        lengths = [way.best_km for way in route.alternatives]
        assert route.length_km.low == pytest.approx(0.93 * min(lengths), rel=1e-3)
        assert route.length_km.high == pytest.approx(1.12 * max(lengths), rel=1e-3)

    def test_a_country_on_the_way_is_entered_for_real(self, router):
        route = router.route(PYONGYANG, VLADIVOSTOK, "rail", via=[CHINA])
        assert "CN" in route.countries
        assert all("CN" in way.countries for way in route.alternatives)
        assert route.best_km > router.route(PYONGYANG, VLADIVOSTOK, "rail").best_km

    def test_an_avoided_country_is_not_entered(self, router):
        route = router.route(IRKUTSK, KHABAROVSK, "rail", avoid=["CN"])
        assert all("CN" not in way.countries for way in route.alternatives)

    def test_settings_may_avoid_a_country_everywhere(self):
        router = BundledRouter(Settings(avoid=("RU",)))
        assert router.route(PYONGYANG, VLADIVOSTOK, "rail").source == "great-circle"

    def test_a_domestic_journey_stays_at_home_where_that_costs_little(self, router):
        route = router.route(IRKUTSK, VLADIVOSTOK, "rail")
        assert route.countries == ("RU",)
        assert "through CN" in route.note

    def test_a_city_on_the_way_is_reached(self, router):
        milan = place("Milan", 45.46, 9.19)
        route = router.route(LYON, TURIN, "rail", via=[milan])
        line = route.line
        assert (
            min(abs(a - 45.46) + abs(b - 9.19) for a, b in zip(line.lats, line.lons, strict=True))
            < 0.1
        )

    def test_crossings_come_in_order_of_km(self, router):
        route = router.route(place("Budapest", 47.5, 19.08), place("Prague", 50.08, 14.43), "rail")
        km = [crossing.km for crossing in route.crossings]
        assert km == sorted(km)
        assert len(route.crossings) == len(route.countries) - 1

    def test_far_from_any_railway_only_bounds_are_given(self, router):
        route = router.route(place("Nuuk", 64.18, -51.72), place("Ilulissat", 69.22, -51.1), "rail")
        assert route.source == "great-circle"
        assert "no railway within" in route.note
        assert route.alternatives == ()

    def test_a_short_hop_beside_a_far_line_does_not_use_it(self, router):
        one, other = place("a", 47.0, 100.0), place("b", 47.05, 100.05)
        assert router.route(one, other, "rail").source == "great-circle"


class TestSea:
    def test_a_closed_passage_makes_ships_go_round(self, router):
        usual = router.route(MUMBAI, PIRAEUS, "sea")
        closed = BundledRouter(Settings(closed_passages=("suez",))).route(MUMBAI, PIRAEUS, "sea")
        assert usual.best_km < 8000
        assert closed.best_km > 15000
        assert "Suez Canal" in usual.alternatives[0].note
        assert all("Suez" not in (way.note or "") for way in closed.alternatives)

    def test_the_arctic_is_used_only_when_named(self, router):
        yokohama, tromso = place("Yokohama", 35.44, 139.65), place("Tromsø", 69.65, 18.96)
        usual = router.route(yokohama, tromso, "sea")
        sent = place("Northern Sea Route", 77.9, 104.0, kind="sea")
        polar = router.route(yokohama, tromso, "sea", via=[sent])
        assert polar.best_km < 0.75 * usual.best_km

    def test_a_strait_is_crossed_straight(self, router):
        route = router.route(place("Dover", 51.127, 1.333), place("Calais", 50.97, 1.86), "sea")
        assert 40 <= route.best_km <= 46
        assert "open water" in route.note

    def test_ships_keep_to_water(self, router):
        route = router.route(place("Venice", 45.43, 12.33), place("Genoa", 44.4, 8.93), "sea")
        assert route.best_km > 1800

    def test_the_pacific_is_crossed_at_the_antimeridian(self, router):
        route = router.route(place("Suva", -18.14, 178.44), place("Apia", -13.83, -171.77), "sea")
        assert route.best_km < 1.4 * route.gc_km


class TestRoad:
    def test_an_island_is_reached_by_ferry_and_the_way_says_so(self, router):
        route = router.route(
            place("Wellington", -41.28, 174.78), place("Nelson", -41.27, 173.28), "road"
        )
        assert route.source == "bundled-road"
        assert "ferry" in route.alternatives[0].note

    def test_winding_roads_are_longer_than_the_network_says(self, router):
        flat = router.route(
            place("Des Moines", 41.59, -93.62), place("Omaha", 41.26, -95.93), "road"
        )
        assert 1.0 < flat.best_km / flat.gc_km < 1.25

    def test_walking_bounds_reach_beyond_the_road(self, router):
        walk = router.route(LYON, place("Grenoble", 45.19, 5.72), "foot")
        drive = router.route(LYON, place("Grenoble", 45.19, 5.72), "road")
        assert walk.length_km.holds(drive.length_km)
        assert "along roads" in walk.note


class TestOtherModes:
    def test_flights_follow_the_great_circle(self, router):
        route = router.route(LYON, MUMBAI, "air")
        assert route.length_km.low == pytest.approx(0.99 * route.gc_km, rel=0.01)
        assert "closed airspace" in route.note

    def test_flights_go_round_what_they_must_avoid(self, router):
        helsinki, tokyo = place("Helsinki", 60.17, 24.94), place("Tokyo", 35.68, 139.69)
        free = router.route(helsinki, tokyo, "air")
        round_about = router.route(helsinki, tokyo, "air", avoid=["RU"])
        assert free.length_km.high < 1.1 * free.gc_km
        assert round_about.length_km.high > 1.5 * free.gc_km
        assert "RU" in round_about.note

    def test_an_unknown_mode_has_bounds_for_any(self, router):
        route = router.route(LYON, TURIN, "unknown")
        assert route.length_km.low <= 0.99 * route.gc_km
        assert route.length_km.high >= 1.7 * route.gc_km

    def test_a_whole_country_as_an_end_widens_the_interval(self, router):
        france = place("France", 46.0, 2.0, kind="country", country="FR", radius_km=450)
        sharp, wide = router.route(LYON, TURIN, "air"), router.route(france, TURIN, "air")
        assert wide.length_km.width > sharp.length_km.width + 800


def test_an_area_as_an_end_widens_the_bounds_by_its_size_only():
    singapore = Place(name="Singapore", lat=1.37, lon=103.8, kind="country", radius_km=20.0)
    rotterdam = Place(name="Rotterdam", lat=51.92, lon=4.48, kind="city")
    route = BundledRouter().route(rotterdam, singapore, "sea", geometry=False)
    port = replace(singapore, kind="city")
    exact = BundledRouter().route(rotterdam, port, "sea", geometry=False)
    assert exact.length_km.low - 100 < route.length_km.low < exact.length_km.low
    assert "whole area" in route.note
