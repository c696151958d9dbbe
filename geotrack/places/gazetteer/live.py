"""A live geocoder behind the bundled gazetteer, for those who opt in to the network.

Only names that the bundled gazetteer does not know go out. Answers are kept between runs. A service that
fails costs the report nothing but its places: the account in the report says what became of it.
"""

from collections.abc import Callable
from typing import Any, Final

from geotrack.config import Settings
from geotrack.fetching import Client
from geotrack.fetching.services import Patience
from geotrack.model import Place
from geotrack.places.gazetteer.bundled import BundledGazetteer
from geotrack.places.gazetteer.geocoders import geocoder_of
from geotrack.places.gazetteer.store import PRIMARY, Hit
from geotrack.places.gazetteer.writer import prominence

#: longer phrases are no names
_LONGEST: Final = 80
_MOST_WORDS: Final = 7
#: so many different names go out for one gazetteer: at a second each, some minutes
_MOST_NAMES: Final = 200


class LiveGazetteer:
    """The bundled gazetteer, and a geocoding service for the names that it does not know.

    Parameters
    ----------
    settings
        Must allow the network.
    service
        ``nominatim``, ``photon``, ``pelias``, ``geonames``, or another geocoder of geopy's.
    base
        What is asked first; None: the bundled gazetteer.
    client
        Makes what asks, from the settings' access; None: `geotrack.fetching.Client`.

    Raises
    ------
    UsageError
        If the settings do not allow the network, or the service needs a key or a server.
    UnknownComponentError
        If geopy has no such geocoder.
    """

    def __init__(
        self,
        settings: Settings,
        service: str = "nominatim",
        *,
        base: Any = None,
        client: Callable[..., Client] | None = None,
    ) -> None:
        from geotrack.fetching import Client as Guarded

        make = client or Guarded
        self._geocoder = geocoder_of(settings, service, client=make)
        self.base = BundledGazetteer() if base is None else base
        self.name = f"live:{service}"
        own = self._geocoder.service
        self.options = {"host": own.host} if own else {}
        self._patience = Patience(self._geocoder.label)
        self._found: dict[str, tuple[Place, ...]] = {}

    def __getattr__(self, attribute: str) -> object:
        if attribute.startswith("_") or attribute == "base":
            raise AttributeError(attribute)
        return getattr(self.base, attribute)

    def hits(self, name: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Return the places of a name with their prominence and the role of the name."""
        known: tuple[Hit, ...] = self.base.hits(name, limit=limit)
        if known:
            return known
        return tuple(
            Hit(place, prominence(place.kind, place.population), PRIMARY)
            for place in self._ask(name)[:limit]
        )

    def candidates(self, name: str, *, limit: int = 50) -> tuple[Place, ...]:
        """Return the places of a name, the bundled ones or else the service's; may be empty."""
        return tuple(hit.place for hit in self.hits(name, limit=limit))

    def near(self, lat: float, lon: float, *, limit: int = 1) -> tuple[Place, ...]:
        """Return the populated places nearest to a point, nearest first; nothing goes out."""
        found: tuple[Place, ...] = self.base.near(lat, lon, limit=limit)
        return found

    def account(self) -> dict[str, object]:
        """Return what became of the questions to the service, for the report."""
        return self._patience.account()

    def _ask(self, name: str) -> tuple[Place, ...]:
        name = " ".join(name.split())
        if not _is_name(name):
            return ()
        key = name.casefold()
        if key not in self._found:
            if len(self._found) >= _MOST_NAMES:
                return ()
            self._found[key] = self._patience.ask(lambda: self._geocoder.find(name)) or ()
        return self._found[key]


def _is_name(text: str) -> bool:
    """Whether a phrase may be a name: what an article says otherwise is nobody else's business.

    Examples
    --------
    >>> _is_name("Fogbourne-on-Sea"), _is_name("the old mill"), _is_name("海参崴")
    (True, False, True)
    """
    return (
        0 < len(text) <= _LONGEST
        and text.count(" ") < _MOST_WORDS
        and text.isprintable()
        and text[0].isalpha()
        and not text[0].islower()
        and sum(c.isalpha() for c in text) >= 2
    )
