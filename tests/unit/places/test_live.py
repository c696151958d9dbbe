"""Live geocoders: opt-in, remembered, spaced, and honest when they fail. No test goes out."""

from types import SimpleNamespace

import pytest
from geopy.exc import GeocoderRateLimited, GeocoderTimedOut

from geotrack.config import Settings
from geotrack.errors import NetworkError, RateLimitError, UnknownComponentError, UsageError
from geotrack.places.live import LiveGazetteer

ONLINE = Settings(network=True)


class Service:
    """Answers like a geopy geocoder and counts."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = []

    def geocode(self, query, **_):
        return self._say(query)

    def reverse(self, query, **_):
        return self._say(query)

    def _say(self, query):
        self.asked.append(query)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def service():
    raw = {"name": "Fogbourne", "addresstype": "town", "address": {"country_code": "gb"}}
    return Service(
        [SimpleNamespace(latitude=51.5, longitude=-1.5, address="Fogbourne, UK", raw=raw)]
    )


@pytest.fixture
def slept():
    return []


@pytest.fixture
def live(service, slept):
    return LiveGazetteer(ONLINE, service, clock=lambda: 100.0, sleep=slept.append)


def test_it_wants_permission():
    with pytest.raises(UsageError, match="network"):
        LiveGazetteer(Settings(), Service(None))


def test_an_unknown_service_is_told():
    with pytest.raises(UnknownComponentError):
        LiveGazetteer(ONLINE, "no-such-service")


def test_an_answer_becomes_places(live):
    (place,) = live.candidates("Fogbourne")
    assert (place.name, place.kind, place.country, place.lat) == ("Fogbourne", "city", "GB", 51.5)
    assert place.gazetteer == "live:service"
    assert live.near(51.5, -1.5)[0].name == "Fogbourne"


def test_asking_again_neither_goes_out_nor_waits(live, service, slept):
    assert live.candidates("Fogbourne") == live.candidates(" Fogbourne ")
    assert (len(service.asked), slept) == (1, [])


def test_different_questions_are_spaced(live, slept):
    for name in ("One", "Two", "Two", "Three"):
        live.candidates(name)
    assert slept == [1.0, 1.0]


def test_answers_outlive_the_run(tmp_path, service):
    for _ in range(2):
        assert LiveGazetteer(ONLINE, service, cache=tmp_path / "c.sqlite").candidates("Fogbourne")
    assert len(service.asked) == 1


def test_finding_nothing_is_remembered_too(slept):
    service = Service(None)
    live = LiveGazetteer(ONLINE, service, sleep=slept.append)
    assert live.candidates("Nowhere") == live.candidates("Nowhere") == ()
    assert len(service.asked) == 1


def test_faults_are_network_errors_and_not_remembered(slept):
    service = Service(GeocoderTimedOut("slow"))
    live = LiveGazetteer(ONLINE, service, sleep=slept.append)
    with pytest.raises(NetworkError, match="slow"):
        live.candidates("Fogbourne")
    service.answer = GeocoderRateLimited("later", retry_after=7)
    with pytest.raises(RateLimitError) as refused:
        live.candidates("Fogbourne")
    assert refused.value.retry_after_s == 7


def test_hostile_names_do_not_go_out(live, service):
    assert live.candidates("x" * 100_000) == live.candidates("  ") == ()
    assert service.asked == []
