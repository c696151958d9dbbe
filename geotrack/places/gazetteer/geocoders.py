"""Geocoding services by geopy, over the guarded client; what each calls a place, in our words."""

import os
from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any, Final

from geotrack.config import Settings
from geotrack.errors import NetworkError, UnknownComponentError, UsageError
from geotrack.fetching import Client
from geotrack.fetching.services import Service, service_of
from geotrack.model import Place
from geotrack.places.gazetteer.countries import country_rows

#: the public servers; None: there is none, the user names one
_PUBLIC: Final[Mapping[str, str | None]] = {
    "nominatim": "https://nominatim.openstreetmap.org",
    "photon": "https://photon.komoot.io",
    "pelias": None,
    "geonames": "https://secure.geonames.org",
}
#: environment variables of what a service wants to know its users by; they stand in no report
GEONAMES_USER: Final = "GEOTRACK_GEONAMES_USER"
PELIAS_KEY: Final = "GEOTRACK_PELIAS_KEY"
_MOST: Final = 10
_ACCEPT: Final = "application/json"
_KIND: Final = {
    "country": "country", "state": "admin1", "region": "admin1", "province": "admin1", "macroregion": "admin1",
    "county": "admin2", "macrocounty": "admin2", "district": "admin2", "city": "city", "town": "city",
    "village": "city", "hamlet": "city", "locality": "city", "localadmin": "city", "municipality": "city",
    "suburb": "suburb", "borough": "suburb", "neighbourhood": "suburb", "quarter": "suburb", "island": "island",
    "sea": "sea", "ocean": "sea", "bay": "sea", "marinearea": "sea", "river": "river", "water": "lake",
    "lake": "lake", "peak": "range", "mountain_range": "range", "continent": "continent", "aerodrome": "airport",
    "station": "station", "railway": "station", "strait": "strait", "peninsula": "peninsula",
}  # fmt: skip
_GEONAMES_KIND: Final = {
    "PCL": "country", "ADM1": "admin1", "ADM2": "admin2", "PPLC": "capital", "PPLX": "suburb", "PPL": "city",
    "CONT": "continent", "SEA": "sea", "BAY": "sea", "GULF": "sea", "STRT": "strait", "LK": "lake", "STM": "river",
    "MT": "range", "PK": "range", "DSRT": "desert", "ISL": "island", "PEN": "peninsula", "AIRP": "airport",
    "PRT": "port", "RSTN": "station", "RGN": "region",
}  # fmt: skip


class Geocoder:
    """One service, asked by name.

    Parameters
    ----------
    name
        ``nominatim``, ``photon``, ``pelias``, ``geonames``, or another geocoder of geopy's.
    service
        Where it is.
    client
        What asks.
    """

    def __init__(self, name: str, service: Service | None, client: Client) -> None:
        self.name, self.service, self._client = name, service, client
        self._last: str | None = None
        self._geopy = _made(name, service, self._adapter())

    def _adapter(self) -> Any:
        from geopy.adapters import BaseSyncAdapter

        outer = self

        class Guarded(BaseSyncAdapter):  # type: ignore[misc]
            """Lets geopy ask through the guarded client only."""

            def get_json(self, url: str, *, timeout: Any, headers: Any) -> Any:
                outer._last = url
                return outer._client.get(url, accept=_ACCEPT).json()

            def get_text(self, url: str, *, timeout: Any, headers: Any) -> str:
                outer._last = url
                return outer._client.get(url, accept=_ACCEPT).body.decode("utf-8", "replace")

        return Guarded

    def find(self, name: str) -> tuple[Place, ...]:
        """Return the places that the service knows by a name, best first; may be empty.

        Raises
        ------
        NetworkError
            If it does not answer, or with something that is no list of places.
        """
        self._last = None
        options = {"nominatim": {"addressdetails": True, "language": "en", "limit": _MOST},
                   "photon": {"language": "en", "limit": _MOST}}.get(self.name, {})  # fmt: skip
        try:
            found = self._geopy.geocode(name, exactly_one=False, **options)
            places = tuple(p for one in list(found or ())[:_MOST] if (p := self._place(one)))
        except Exception as fault:
            if self._last is not None:
                self._client.forget(self._last, accept=_ACCEPT)
            if isinstance(fault, NetworkError):
                raise
            # geopy takes answers apart as they come: a wrong one may fail anywhere
            why = " ".join(str(fault).split())[:160] or type(fault).__name__
            raise NetworkError(f"{self.label}: its answer is not understood ({why})") from None
        if found and not places:
            raise NetworkError(f"{self.label}: its answer holds no place on the Earth")
        return places

    @property
    def label(self) -> str:
        """Name and host, for people."""
        return f"{self.name} ({self.service.host})" if self.service else self.name

    def _place(self, location: Any) -> Place | None:
        lat, lon = float(location.latitude), float(location.longitude)
        if not (isfinite(lat) and isfinite(lon) and -90 <= lat <= 90 and -180 <= lon <= 180):
            return None
        raw = location.raw if isinstance(location.raw, dict) else {}
        told = _of(raw, "properties") or raw
        address = _of(raw, "address")
        label = told.get("name") or str(location.address or "").split(",")[0]
        code = told.get("countryCode") or told.get("countrycode") or told.get("country_code")
        code = code or address.get("country_code") or _iso2(told.get("country_a"))
        country = str(code or "").upper()
        number = told.get("geonameId")
        people = told.get("population")
        return Place(
            name=" ".join(str(label).split())[:120] or "?", lat=round(lat, 6), lon=round(lon, 6),
            kind=_kind(told), country=country if country in country_rows() else None,
            geonameid=number if isinstance(number, int) and 0 < number < 2**40 else None,
            population=people if isinstance(people, int) and 0 <= people < 2**40 else 0,
            gazetteer=f"live:{self.name}",
        )  # fmt: skip


def _of(row: dict[str, Any], key: str) -> dict[str, Any]:
    found = row.get(key)
    return found if isinstance(found, dict) else {}


def _iso2(iso3: Any) -> str | None:
    return next((c for c, row in country_rows().items() if row["iso3"] == iso3), None)


def _kind(told: dict[str, Any]) -> str:
    code = str(told.get("fcode") or "")
    if code:
        lengths = range(len(code), 1, -1)
        return next(
            (_GEONAMES_KIND[code[:k]] for k in lengths if code[:k] in _GEONAMES_KIND), "place"
        )
    for key in ("addresstype", "layer", "osm_value", "type"):
        if (kind := _KIND.get(str(told.get(key) or ""))) is not None:
            return kind
    return "place"


def _made(name: str, service: Service | None, adapter: Any) -> Any:
    """Return geopy's geocoder of a name, with our adapter.

    Raises
    ------
    UnknownComponentError
        If geopy has no such geocoder.
    UsageError
        If it needs a key or a server that nobody named.
    """
    from geopy.exc import GeopyError
    from geopy.geocoders import get_geocoder_for_service

    options: dict[str, Any] = {
        "adapter_factory": lambda **_: adapter(proxies=None, ssl_context=None),
        "user_agent": "geotrack",  # geopy wants one; the client sends its own
    }
    if name in _PUBLIC:
        if service is None:
            raise UsageError(f"live:{name} needs a server: --service {name}=https://…")
        scheme, _, domain = service.url.partition("://")
        options |= {"scheme": scheme, "domain": domain}
    if name == "geonames":
        user = os.environ.get(GEONAMES_USER)
        if not user:
            raise UsageError(f"live:geonames needs your user name there: set {GEONAMES_USER}")
        options["username"] = user
    if name == "pelias":
        options["api_key"] = os.environ.get(PELIAS_KEY)
    try:
        return get_geocoder_for_service(name)(**options)
    except GeopyError as error:
        raise UnknownComponentError(f"geopy has no geocoder {name!r}: {error}") from error
    except TypeError as error:
        raise UsageError(f"live:{name} cannot be used without more settings: {error}") from error


def geocoder_of(settings: Settings, name: str, *, client: Callable[..., Client]) -> Geocoder:
    """Return the geocoder of a name; `client` makes what asks (`geotrack.fetching.Client`).

    Raises
    ------
    UsageError
        If the network is not allowed, or the service needs a key or a server that nobody named.
    UnknownComponentError
        If geopy has no such geocoder.
    """
    if not settings.network:
        raise UsageError("live geocoders need the network: allow it with --network")
    service = service_of(settings.access, name, _PUBLIC.get(name))
    named = service.named if service else ()
    return Geocoder(name, service, client(settings.access, named=named))
