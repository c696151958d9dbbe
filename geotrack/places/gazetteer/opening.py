"""The gazetteer that the settings ask for."""

from pathlib import Path
from typing import Final, cast

from geotrack.config import Settings
from geotrack.errors import NotFoundError
from geotrack.places.gazetteer.geonames import GeoNamesGazetteer
from geotrack.places.gazetteer.live import LiveGazetteer
from geotrack.places.gazetteer.placelist import with_place_list
from geotrack.plugins import component
from geotrack.protocols import Gazetteer

#: endings of imported files; the second was usual when they were SQLite files
_IMPORTED: Final = (".places", ".sqlite")


def open_gazetteer(settings: Settings) -> Gazetteer:
    """Return the gazetteer that the settings name, with the editor's place list before it.

    `Settings.gazetteer` is ``bundled``, the path of an imported file (``world.places``), a live
    geocoder of geopy's (``live:nominatim``), or a name that a plug-in registered.

    Raises
    ------
    UsageError
        If a live geocoder is asked for without permission to use the network.
    UnknownComponentError
        If nobody registered the name.
    NotFoundError
        If there is no such file.

    Examples
    --------
    >>> from geotrack.config import Settings
    >>> open_gazetteer(Settings()).name
    'bundled'
    """
    name = settings.gazetteer
    found: Gazetteer
    if name.startswith("live:"):
        found = LiveGazetteer(settings, name.removeprefix("live:"))
    elif name.endswith(_IMPORTED):
        if not Path(name).is_file():
            raise NotFoundError("no such gazetteer file", where=name)
        found = GeoNamesGazetteer(name)
    else:
        found = cast("Gazetteer", component("gazetteers", name)())
    return with_place_list(found, settings.place_list) if settings.place_list else found
