"""Column names and kinds of place in lists that users give."""

from typing import Final

# -- placewords ------------------------------------------------------------
#: what columns and properties may be called, the likelier first
CALLED: Final = {
    "name": ("name", "title", "place", "toponym", "placename", "place name", "label"),
    "lat": ("lat", "latitude", "y", "lat_dd", "decimallatitude"),
    "lon": ("lon", "longitude", "lng", "long", "x", "lon_dd", "decimallongitude"),
    "kind": ("kind",),
    "type": ("types", "type", "feature type", "place type"),
    "country": ("country",),
    "countries": ("ccodes", "country code", "countrycode", "country_code"),
    "admin1": ("admin1", "state", "province"),
    "radius_km": ("radius_km",),
    "alternates": ("alternates", "alternate names", "alternatenames", "aliases"),
    "variants": ("variants",),
}
#: words for kinds that lists use
KIND_WORDS: Final = {
    **dict.fromkeys(
        "village town hamlet settlement locality municipality commune farm inhabited_place".split(), "city"
    ),
    **dict.fromkeys("quarter neighborhood neighbourhood borough district".split(), "suburb"),
    **dict.fromkeys("mountain mountains peak hill volcano ridge".split(), "range"),
    **dict.fromkeys("ocean gulf bay fjord sound inlet".split(), "sea"),
    **dict.fromkeys("stream creek".split(), "river"), **dict.fromkeys("channel canal".split(), "strait"),
    **dict.fromkeys("cape headland point".split(), "peninsula"), "islands": "island", "archipelago": "island",
    **dict.fromkeys("park national_park valley glacier forest area landscape".split(), "region"),
    **dict.fromkeys("pass bridge border_crossing".split(), "crossing"),
    **dict.fromkeys("railway_station train_station railway_stop".split(), "station"),
    **dict.fromkeys("harbor harbour seaport".split(), "port"), "airfield": "airport",
    **dict.fromkeys("state province region_first_order oblast".split(), "admin1"), "county": "admin2",
    **dict.fromkeys("road highway railway trail route".split(), "line"), "nation": "country",
    **dict.fromkeys("building monument site church castle ruin".split(), "place"),
}  # fmt: skip
