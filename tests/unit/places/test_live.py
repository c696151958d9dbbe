"""Live geocoders: opt-in, after the bundled gazetteer, kept, and harmless when they fail.

Each service is a real server on loopback that speaks the service's format, also badly.
"""

import json
from functools import partial
from urllib.parse import parse_qs, urlsplit

import pytest

from geotrack import Document, Pipeline
from geotrack.config import NetworkAccess, Settings
from geotrack.errors import NetworkError, RateLimitError, UnknownComponentError, UsageError
from geotrack.fetching import Client, Limits
from geotrack.fetching.client import SERVICE_S
from geotrack.places.gazetteer.live import LiveGazetteer, _is_name
from geotrack.plugin_kit import broken_promises

pytestmark = [pytest.mark.network, pytest.mark.enable_socket]

NOMINATIM = [
    {"place_id": 1, "osm_type": "node", "lat": "48.3512", "lon": "14.2911", "category": "place", "type": "hamlet",
     "addresstype": "hamlet", "name": "Zwettlbach", "display_name": "Zwettlbach, Upper Austria, Austria",
     "address": {"hamlet": "Zwettlbach", "country": "Austria", "country_code": "at"}, "importance": 0.1},
]  # fmt: skip
PHOTON = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [14.2911, 48.3512]},
         "properties": {"osm_key": "place", "osm_value": "hamlet", "name": "Zwettlbach", "countrycode": "AT", "country": "Austria", "state": "Upper Austria"}},
    ],
}  # fmt: skip
PELIAS = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [14.2911, 48.3512]},
         "properties": {"name": "Zwettlbach", "label": "Zwettlbach, Austria", "layer": "locality", "country": "Austria", "country_a": "AUT"}},
    ],
}  # fmt: skip
GEONAMES = {
    "totalResultsCount": 1,
    "geonames": [
        {"geonameId": 9_999_001, "name": "Zwettlbach", "toponymName": "Zwettlbach", "lat": "48.3512", "lng": "14.2911", "fcl": "P",
         "fcode": "PPL", "countryCode": "AT", "countryName": "Austria", "adminName1": "Upper Austria", "population": 140},
    ],
}  # fmt: skip
SPOKEN = {"nominatim": NOMINATIM, "photon": PHOTON, "pelias": PELIAS, "geonames": GEONAMES}
EMPTY = {
    "nominatim": [],
    "photon": {"features": []},
    "pelias": {"features": []},
    "geonames": {"totalResultsCount": 0, "geonames": []},
}
QUERY = {"nominatim": "q", "photon": "q", "pelias": "text", "geonames": "q"}
SERVICES = sorted(SPOKEN)


@pytest.fixture(autouse=True)
def user(monkeypatch):
    monkeypatch.setenv("GEOTRACK_GEONAMES_USER", "desk")


@pytest.fixture
def live(loopback, tmp_path):
    """Serve a script and open a gazetteer on it: ``live(service, script)`` → server, gazetteer."""

    def make(service, script, *, server=None, seconds=1.0):
        server = server or loopback(script)
        access = NetworkAccess(services=((service, server.url),), cache=str(tmp_path / "cache"))
        quick = partial(Client, limits=Limits(packed=20_000, unpacked=50_000, seconds=seconds))
        settings = Settings(network=True, access=access, gazetteer=f"live:{service}")
        return server, LiveGazetteer(settings, service, client=quick)

    return make


@pytest.fixture
def speaking(loopback):
    """Return a script that knows one place in a service's format."""

    def of(service):
        def script(path):
            asked = parse_qs(urlsplit(path).query).get(QUERY[service], [""])[0]
            known = SPOKEN[service] if asked == "Zwettlbach" else EMPTY[service]
            return loopback.answer(json.dumps(known))

        return script

    return of


def test_it_wants_permission():
    with pytest.raises(UsageError, match="network"):
        LiveGazetteer(Settings())


def test_an_unknown_service_is_told():
    with pytest.raises(UnknownComponentError):
        LiveGazetteer(Settings(network=True), "no-such-service")


def test_what_a_service_needs_is_told(monkeypatch):
    monkeypatch.delenv("GEOTRACK_GEONAMES_USER")
    with pytest.raises(UsageError, match="GEOTRACK_GEONAMES_USER"):
        LiveGazetteer(Settings(network=True), "geonames")
    with pytest.raises(UsageError, match="--service pelias="):
        LiveGazetteer(Settings(network=True), "pelias")
    for wrong in ("ftp://x", "nonsense", "http://u:p@x/", "http://x/?a=b", "http://x:99999"):
        access = NetworkAccess(services=(("nominatim", wrong),))
        with pytest.raises(UsageError, match="--service"):
            LiveGazetteer(Settings(network=True, access=access), "nominatim")


@pytest.mark.parametrize("service", SERVICES)
def test_an_answer_becomes_a_place(live, speaking, service):
    _, gazetteer = live(service, speaking(service))
    (place,) = gazetteer.candidates("Zwettlbach")
    assert (place.name, place.kind, place.country) == ("Zwettlbach", "city", "AT")
    assert (place.lat, place.lon, place.gazetteer) == (48.3512, 14.2911, f"live:{service}")
    assert gazetteer.candidates("Ungenannten") == ()
    assert gazetteer.account() == {"service": gazetteer._geocoder.label, "answered": 2}


@pytest.mark.parametrize("service", SERVICES)
def test_it_keeps_the_promises_of_a_gazetteer(live, speaking, service):
    _, gazetteer = live(service, speaking(service))
    assert broken_promises("gazetteers", gazetteer) == ()


def test_what_is_bundled_does_not_go_out(live, speaking):
    server, gazetteer = live("nominatim", speaking("nominatim"))
    assert gazetteer.candidates("Vienna")[0].gazetteer == "bundled"
    assert gazetteer.near(48.2, 16.37)[0].country == "AT"
    assert gazetteer.country("AT").name == "Austria"
    assert server.asked == []


@pytest.mark.parametrize("text", ["x" * 100_000, "Xy" * 41, "  ", "", "the old mill", "4711", "A\x00b", "A b c d e f g h", "'; DROP"])  # fmt: skip
def test_what_is_no_name_does_not_go_out(live, speaking, text):
    server, gazetteer = live("nominatim", speaking("nominatim"))
    assert gazetteer.candidates(text) == ()
    assert server.asked == []
    assert not _is_name(text)


@pytest.mark.parametrize("service", SERVICES)
def test_a_second_run_makes_no_request(live, speaking, service):
    server, gazetteer = live(service, speaking(service))
    first = gazetteer.candidates("Zwettlbach"), gazetteer.candidates("Ungenannten")
    before = len(server.asked)
    _, again = live(service, None, server=server)
    assert (again.candidates("Zwettlbach"), again.candidates("Ungenannten")) == first
    assert len(server.asked) == before == 2
    assert again.account() == gazetteer.account()


NESTED = "[" * 100_000
WRONG = {
    "429": lambda a: a(status="429 Slow", Retry_After="3600"),
    "503": lambda a: a(status="503 Busy", Retry_After="120"),
    "500": lambda a: a("oops", status="500 Oops"),
    "403": lambda a: a("blocked", status="403 No", kind="text/html"),
    "no JSON": lambda a: a("<html>please log in</html>", kind="text/html"),
    "empty": lambda a: a(""),
    "cut off": lambda a: a(json.dumps(NOMINATIM))[:-20],
    "oversized": lambda a: a("[" + "0," * 60_000 + "0]"),
    "nested": lambda a: a(NESTED[:19_000]),
    "a number": lambda a: a("42"),
    "null": lambda a: a("null"),
    "a list of numbers": lambda a: a("[1, 2, 3]"),
    "no coordinates": lambda a: a(
        '[{"name": "X"}, {"features": 1}]'
    ),
    "an error with status 200": lambda a: a('{"status": {"message": "quota", "value": 18}}'),
    "off the Earth": lambda a: a('[{"lat": "948", "lon": "14", "display_name": "X"}]'),
    "not finite": lambda a: a('[{"lat": "nan", "lon": "inf", "display_name": "X"}]'),
    "features of nothing": lambda a: a('{"features": [{"geometry": null, "properties": null}]}'),
    "names of nothing": lambda a: a('{"geonames": [{"lat": null, "lng": {}, "name": []}]}'),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("service", SERVICES)
def test_a_wrong_answer_costs_the_place_only_and_is_not_kept(live, loopback, service, wrong):
    server, gazetteer = live(service, lambda _path: WRONG[wrong](loopback.answer))
    assert gazetteer.candidates("Zwettlbach") == ()
    account = gazetteer.account()
    # some wrong answers are right ones of another service, which has no such place
    assert account.get("failed", 0) + account["answered"] == 1
    assert (
        wrong == "null"
        or account.get("failed")
        or service in ("photon", "pelias", "geonames", "nominatim")
    )
    if account.get("failed") and wrong not in ("429", "503"):
        _, again = live(service, None, server=server)
        again.candidates("Zwettlbach")
        assert len(server.asked) == 2


def test_it_says_what_failed(live, loopback):
    script = lambda _path: WRONG["429"](loopback.answer)  # noqa: E731
    _, gazetteer = live("nominatim", script)
    with pytest.raises(RateLimitError) as told:
        gazetteer._geocoder.find("Zwettlbach")
    assert told.value.retry_after_s == 3600
    _, other = live("photon", lambda _path: WRONG["a number"](loopback.answer))
    with pytest.raises(NetworkError, match="not understood"):
        other._geocoder.find("Zwettlbach")


def test_a_service_that_keeps_failing_is_given_up(live, loopback):
    server, gazetteer = live("nominatim", lambda _path: loopback.slowly(head=b"", piece=b""), seconds=0.2)  # fmt: skip
    for name in ("Aaabach", "Bbbbach", "Cccbach", "Dddbach", "Eeebach"):
        assert gazetteer.candidates(name) == ()
    assert len(server.asked) == 3
    assert gazetteer.account()["given_up"]


@pytest.mark.parametrize("wrong", [*WRONG, "right"])
def test_the_document_is_never_lost(loopback, tmp_path, wrong):
    def script(path):
        if wrong != "right":
            return WRONG[wrong](loopback.answer)
        return loopback.answer(json.dumps(NOMINATIM if "q=Zwettlbach" in path else []))

    server = loopback(script)
    access = NetworkAccess(services=(("nominatim", server.url),), cache=str(tmp_path / "cache"))
    settings = Settings(network=True, access=access, gazetteer="live:nominatim")
    text = "The bus ran the 20 km from Linz to the village of Zwettlbach in half an hour."
    report = Pipeline(settings).analyze(Document(text=text))
    assert "Linz" in {place.name for place in report.places}
    (account,) = report.provenance.settings["services"]
    assert account["service"] == f"nominatim (127.0.0.1:{server.port})"
    found = {p.name: p.gazetteer for p in report.places if p.settled}
    assert (found.get("Zwettlbach") == "live:nominatim") == (wrong == "right")
    if wrong == "right":
        asked = len(server.asked)
        again = Pipeline(settings).analyze(Document(text=text))
        assert len(server.asked) == asked
        assert again.to_dict() == report.to_dict()


def test_answers_are_kept_for_a_month():
    assert SERVICE_S == 30 * 24 * 3600
