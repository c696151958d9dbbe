"""Live geocoders through geopy, for those who opt in to the network.

An answer is kept: asking again neither waits nor goes out. Only requests that do go out are spaced.
"""

from __future__ import annotations

import json
import sqlite3
import time
from typing import TYPE_CHECKING, Any, Final

from geotrack.errors import NetworkError, RateLimitError, UnknownComponentError, UsageError
from geotrack.model import Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geotrack.config import Settings

__all__ = ["LiveGazetteer"]

#: at most one request a second, as Nominatim's usage policy asks
MIN_DELAY_S: Final = 1.0
_TIMEOUT_S: Final = 10
_LONGEST: Final = 200
_KIND: Final = {
    "country": "country", "state": "admin1", "region": "admin1", "province": "admin1", "county": "admin2",
    "city": "city", "town": "city", "village": "city", "hamlet": "city", "suburb": "suburb",
    "island": "island", "sea": "sea", "ocean": "sea", "river": "river", "peak": "range", "continent": "continent",
    "aerodrome": "airport", "station": "station",
}  # fmt: skip


class LiveGazetteer:
    """A geocoding service as a gazetteer.

    Parameters
    ----------
    settings
        Must allow the network.
    service
        Name of a geopy geocoder (``nominatim``, ``photon`` …), or a geocoder object of geopy's.
    cache
        A file to keep answers in between runs (SQLite); None: for this run only.
    min_delay_s
        Seconds between requests.
    clock, sleep
        What tells the time and waits, in seconds; for tests.

    Raises
    ------
    UsageError
        If the settings do not allow the network.
    UnknownComponentError
        If geopy has no such geocoder.
    """

    def __init__(
        self,
        settings: Settings,
        service: Any = "nominatim",
        *,
        cache: Path | None = None,
        min_delay_s: float = MIN_DELAY_S,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if not settings.network:
            raise UsageError("live geocoders need the network: allow it with --network")
        self._geocoder = _geocoder(service) if isinstance(service, str) else service
        label = service if isinstance(service, str) else type(service).__name__.casefold()
        self.name = f"live:{label}"
        self._db = sqlite3.connect(":memory:" if cache is None else cache, isolation_level=None)
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS answer (question TEXT PRIMARY KEY, places TEXT)"
        )
        self._min_delay_s, self._clock, self._sleep = min_delay_s, clock, sleep
        self._last: float | None = None

    def candidates(self, name: str, *, limit: int = 50) -> tuple[Place, ...]:
        """Return what the service finds under a name, best first; may be empty.

        Raises
        ------
        NetworkError
            If the service does not answer; `RateLimitError` if it refuses more requests for now.
        """
        name = " ".join(name.split())
        if not name or len(name) > _LONGEST:
            return ()
        rows = self._ask(
            f"{self.name}|{name}|{limit}",
            lambda: self._geocoder.geocode(name, exactly_one=False, timeout=_TIMEOUT_S),
        )
        return tuple(self._place(row) for row in rows)[:limit]

    def near(self, lat: float, lon: float, *, limit: int = 1) -> tuple[Place, ...]:
        """Return what the service finds at a point, best first.

        Raises
        ------
        NetworkError
            If the service does not answer; `RateLimitError` if it refuses more requests for now.
        """
        rows = self._ask(
            f"{self.name}|{lat:.5f},{lon:.5f}|{limit}",
            lambda: self._geocoder.reverse((lat, lon), exactly_one=False, timeout=_TIMEOUT_S),
        )
        return tuple(self._place(row) for row in rows)[:limit]

    def _ask(self, question: str, request: Callable[[], Any]) -> list[dict[str, Any]]:
        row = self._db.execute("SELECT places FROM answer WHERE question=?", (question,)).fetchone()
        if row is not None:
            kept: list[dict[str, Any]] = json.loads(row[0])
            return kept
        now = self._clock()
        if self._last is not None and (wait := self._last + self._min_delay_s - now) > 0:
            self._sleep(wait)
        self._last = self._clock()
        found = _rows(_answer(request, self.name))
        self._db.execute(
            "INSERT OR REPLACE INTO answer VALUES (?,?)",
            (question, json.dumps(found, sort_keys=True)),
        )
        return found

    def _place(self, row: dict[str, Any]) -> Place:
        return Place(
            name=row["name"], lat=row["lat"], lon=row["lon"], kind=row["kind"], country=row["country"],
            gazetteer=self.name,
        )  # fmt: skip


def _geocoder(service: str) -> Any:
    from geopy.exc import GeocoderNotFound
    from geopy.geocoders import get_geocoder_for_service

    try:
        return get_geocoder_for_service(service)(user_agent="geotrack")
    except GeocoderNotFound as error:
        raise UnknownComponentError(f"geopy has no geocoder {service!r}: {error}") from error


def _answer(request: Callable[[], Any], service: str) -> Any:
    from geopy.exc import GeocoderRateLimited, GeopyError

    try:
        return request()
    except GeocoderRateLimited as error:
        raise RateLimitError(
            f"{service} refuses more requests: {error}", retry_after_s=error.retry_after
        ) from error
    except (GeopyError, OSError) as error:
        raise NetworkError(f"{service} does not answer: {error}") from error


def _rows(found: Any) -> list[dict[str, Any]]:
    rows = []
    for location in found or ():
        raw: dict[str, Any] = location.raw if isinstance(location.raw, dict) else {}
        told = raw.get("address")
        address: dict[str, Any] = told if isinstance(told, dict) else {}
        country = str(address.get("country_code") or "").upper()
        kind = str(raw.get("addresstype") or raw.get("type") or "")
        if -90 <= location.latitude <= 90 and -180 <= location.longitude <= 180:
            rows.append({
                "name": str(raw.get("name") or location.address or "").split(",")[0] or "?",
                "lat": float(location.latitude), "lon": float(location.longitude),
                "kind": _KIND.get(kind, "place"), "country": country if len(country) == 2 else None,
            })  # fmt: skip
    return rows
