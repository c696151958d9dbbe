"""Build the country polygons and border lines from npm's ``world-atlas`` (Natural Earth).

Run ``python -m tools.data.polygons [world-atlas-2.0.2.tgz]``; without a file it runs
``npm pack world-atlas@2.0.2``. Writes ``polygons/countries-110m.wkb``, ``countries-50m.wkb``,
``borders-50m.wkb`` and ``facts/borders.csv``; the same bytes each time.

File format: one line of JSON (a list of rows ``[iso, name, label_lat, label_lon, bytes]``, for borders
``[iso_a, iso_b, disputed, bytes]``), then the WKB of each row, one after the other.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import pycountry
import shapely
from shapely.geometry import MultiLineString, MultiPolygon, Polygon
from shapely.ops import linemerge, polylabel

from tools.data import DATA

PACKAGE = "world-atlas@2.0.2"

#: Natural Earth features without an ISO number → ISO code (de facto or by common usage)
WITHOUT_NUMBER = {
    "Somaliland": "SO",
    "Kosovo": "XK",
    "N. Cyprus": "CY",
    "Indian Ocean Ter.": "CX",
    "Siachen Glacier": "IN",
    "Dhekelia": "GB",
    "Akrotiri": "GB",
    "USNB Guantanamo Bay": "CU",
    "Cyprus U.N. Buffer Zone": "CY",
    "Baikonur": "KZ",
    "Coral Sea Is.": "AU",
    "Clipperton I.": "FR",
}
#: English names where Natural Earth abbreviates or is out of date
NAMES = {
    "AG": "Antigua and Barbuda", "AS": "American Samoa", "BA": "Bosnia and Herzegovina",
    "BQ": "Caribbean Netherlands", "GF": "French Guiana", "GP": "Guadeloupe", "MQ": "Martinique",
    "RE": "Réunion", "SJ": "Svalbard and Jan Mayen", "YT": "Mayotte", "BL": "Saint Barthélemy", "BO": "Bolivia", "BN": "Brunei", "CC": "Cocos (Keeling) Islands",
    "CD": "Democratic Republic of the Congo", "CF": "Central African Republic",
    "CG": "Republic of the Congo", "CK": "Cook Islands", "CX": "Christmas Island",
    "DO": "Dominican Republic", "EH": "Western Sahara", "FK": "Falkland Islands",
    "FO": "Faroe Islands", "GB": "United Kingdom", "GQ": "Equatorial Guinea",
    "GS": "South Georgia and the South Sandwich Islands", "HM": "Heard Island and McDonald Islands",
    "IO": "British Indian Ocean Territory", "KN": "Saint Kitts and Nevis", "KY": "Cayman Islands",
    "MF": "Saint Martin", "MH": "Marshall Islands", "MK": "North Macedonia", "MO": "Macau",
    "MP": "Northern Mariana Islands", "PF": "French Polynesia", "PM": "Saint Pierre and Miquelon",
    "PN": "Pitcairn Islands", "SB": "Solomon Islands", "SS": "South Sudan", "SZ": "Eswatini",
    "TC": "Turks and Caicos Islands", "TF": "French Southern Territories", "US": "United States",
    "VC": "Saint Vincent and the Grenadines", "VG": "British Virgin Islands",
    "VI": "U.S. Virgin Islands", "WF": "Wallis and Futuna", "ST": "São Tomé and Príncipe",
}  # fmt: skip
#: Natural Earth lines between these pairs run through or along disputed land
DISPUTED = {
    ("IN", "PK"): "line of control in Kashmir",
    ("CN", "IN"): "line of actual control",
    ("RU", "UA"): "Crimea and occupied territory",
    ("IL", "SY"): "Golan Heights",
    ("IL", "PS"): "armistice line of 1949",
    ("EH", "MA"): "status of Western Sahara",
    ("RS", "XK"): "status of Kosovo",
    ("KP", "KR"): "military demarcation line",
    ("SD", "SS"): "Abyei",
    ("EG", "SD"): "Halaib triangle",
    ("GE", "RU"): "Abkhazia and South Ossetia",
}


def iso_code(feature: dict[str, Any]) -> str | None:
    number, name = feature.get("id"), feature["properties"]["name"]
    if number:
        country = pycountry.countries.get(numeric=number)
        if country:
            return str(country.alpha_2)
    return WITHOUT_NUMBER.get(name)


#: parts of a state that have a code of their own: code of the state, south, north, west, east
PARTS = {
    "CC": ("CX", -13.0, -11.0, 96.0, 98.0),
    "GF": ("FR", 2.0, 6.0, -55.0, -51.0),
    "GP": ("FR", 15.7, 16.6, -62.0, -60.9),
    "MQ": ("FR", 14.3, 15.0, -61.4, -60.7),
    "RE": ("FR", -21.6, -20.7, 55.0, 56.0),
    "YT": ("FR", -13.2, -12.4, 44.8, 45.5),
    "SJ": ("NO", 70.5, 81.5, -10.0, 36.0),
    "BQ": ("NL", 11.9, 17.8, -69.0, -62.5),
}
#: borders that the map is too coarse for: km, source
ADDED_BORDERS = {
    ("BW", "ZM"): (0.15, "CIA World Factbook: Kazungula"),
    ("CA", "GL"): (1.3, "CIA World Factbook: Hans Island, agreed in 2022"),
}


class Atlas:
    """One resolution of world-atlas: arcs decoded to degrees, countries by ISO code."""

    def __init__(self, topology: dict[str, Any]) -> None:
        sx, sy = topology["transform"]["scale"]
        tx, ty = topology["transform"]["translate"]
        self.arcs = []
        for arc in topology["arcs"]:
            steps = np.cumsum(np.array(arc, dtype=np.int64)[:, :2], axis=0)
            points = np.column_stack([steps[:, 0] * sx + tx, steps[:, 1] * sy + ty])
            self.arcs.append(np.round(np.clip(points, [-180, -90], [180, 90]), 4))
        self.rings: dict[str, list[list[list[int]]]] = defaultdict(list)
        self.names: dict[str, str] = {}
        for feature in topology["objects"]["countries"]["geometries"]:
            iso = iso_code(feature)
            if iso is None:
                print("left out:", feature["properties"]["name"])
                continue
            if feature.get("type") is None:
                continue
            polygons = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
            for polygon in polygons:
                self.rings[self.part_code(iso, polygon)].append(polygon)
            if feature.get("id"):
                self.names.setdefault(iso, feature["properties"]["name"])

    def part_code(self, iso: str, polygon: list[list[int]]) -> str:
        lon, lat = self.ring(polygon[0]).mean(axis=0)
        for code, (state, south, north, west, east) in PARTS.items():
            if state == iso and south <= lat <= north and west <= lon <= east:
                return code
        return iso

    def ring(self, indices: list[int]) -> np.ndarray:
        parts: list[Any] = []
        for index in indices:
            points = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            parts.append(points if not parts else points[1:])
        return np.concatenate(parts)

    def countries(self) -> dict[str, Any]:
        found: dict[str, list[Polygon]] = defaultdict(list)
        for iso, polygons in self.rings.items():
            for outer, *holes in polygons:
                shell = self.ring(outer)
                if len(shell) < 4:
                    continue
                inner = [r for r in map(self.ring, holes) if len(r) >= 4]
                found[iso] += cut_at_antimeridian(shell, inner)
        out = {}
        for code, parts in found.items():
            merged = shapely.normalize(shapely.union_all(parts))
            parts = [g for g in shapely.get_parts(merged) if g.geom_type == "Polygon"]
            out[code] = parts[0] if len(parts) == 1 else MultiPolygon(parts)
        return out

    def shared(self) -> dict[tuple[str, str], Any]:
        """Arcs that two countries have in common, merged."""
        owners: dict[int, set[str]] = defaultdict(set)
        for iso, polygons in self.rings.items():
            for polygon in polygons:
                for ring in polygon:
                    for index in ring:
                        owners[index if index >= 0 else ~index].add(iso)
        pairs: dict[tuple[str, str], list[np.ndarray]] = defaultdict(list)
        for index in sorted(owners):
            if len(owners[index]) == 2:
                a, b = sorted(owners[index])
                pairs[a, b].append(self.arcs[index])
        return {
            pair: MultiLineString(
                list(shapely.get_parts(shapely.normalize(linemerge(MultiLineString(lines)))))
            )
            for pair, lines in sorted(pairs.items())
        }


def unrolled(ring: np.ndarray) -> np.ndarray:
    """Return the ring with whole turns added so that it never jumps from 180° to -180°.

    A ring around a pole does not close that way; it is led along the pole.
    """
    lon = np.degrees(np.unwrap(np.radians(ring[:, 0])))
    out = np.column_stack([lon, ring[:, 1]])
    if abs(lon[-1] - lon[0]) > 180:
        pole = -90.0 if ring[:, 1].mean() < 0 else 90.0
        out = np.vstack([out, [[lon[-1], pole], [lon[0], pole], out[0]]])
    return out


def cut_at_antimeridian(shell: np.ndarray, holes: list[np.ndarray]) -> list[Polygon]:
    """Return the polygon as polygons within -180 to 180.

    Natural Earth's rings run across the antimeridian; taken as they stand, the step from 180° to
    -180° would be land all around the globe.
    """
    rings = [unrolled(ring) for ring in (shell, *holes)]
    middle = (rings[0][:, 0].min() + rings[0][:, 0].max()) / 2
    for ring in rings[1:]:
        ring[:, 0] += 360 * np.round((middle - ring[:, 0].mean()) / 360)
    polygon = shapely.make_valid(Polygon(rings[0], rings[1:]))
    out: list[Polygon] = []
    for turn in (-360, 0, 360):
        window = shapely.box(turn - 180, -90, turn + 180, 90)
        piece = polygon if window.contains(polygon) else polygon.intersection(window)
        moved = shapely.transform(piece, lambda xy, turn=turn: np.round(xy - [turn, 0], 4))
        out += [
            g
            for g in shapely.get_parts(shapely.get_parts(shapely.make_valid(moved)))
            if g.geom_type == "Polygon" and g.area > 0
        ]
    return out


def label_point(geometry: Any) -> tuple[float, float]:
    largest = max(shapely.get_parts(geometry), key=lambda g: g.area)
    scale = np.cos(np.radians(largest.centroid.y))
    stretched = shapely.transform(largest, lambda xy: xy * [scale, 1])
    point = polylabel(stretched, tolerance=0.05)
    return round(point.y, 3), round(point.x / scale, 3)


def name_of(iso: str, atlas_name: str | None) -> str:
    if iso in NAMES:
        return NAMES[iso]
    if iso == "XK":
        return "Kosovo"
    if atlas_name is None:
        country: Any = pycountry.countries.get(alpha_2=iso)
        return str(getattr(country, "common_name", country.name))
    return atlas_name


def write(path: Path, rows: list[list[Any]], geometries: list[Any]) -> None:
    blobs = [shapely.to_wkb(g, byte_order=1) for g in geometries]
    header = json.dumps(
        [[*row, len(blob)] for row, blob in zip(rows, blobs, strict=True)],
        ensure_ascii=False, separators=(",", ":"),
    )  # fmt: skip
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(header.encode() + b"\n" + b"".join(blobs))
    print(path.name, len(rows), path.stat().st_size)


def tarball(argument: str | None) -> Path:
    if argument:
        return Path(argument)
    folder = tempfile.mkdtemp()
    name = subprocess.run(
        ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()
    return Path(folder, name.splitlines()[-1])


def border_km(line: Any) -> float:
    total = 0.0
    for part in shapely.get_parts(line):
        lon, lat = np.radians(shapely.get_coordinates(part)).T
        h = (
            np.sin(np.diff(lat) / 2) ** 2
            + np.cos(lat[1:]) * np.cos(lat[:-1]) * np.sin(np.diff(lon) / 2) ** 2
        )
        total += float(2 * 6371.0088 * np.arcsin(np.sqrt(h)).sum())
    return total


def main(argument: str | None) -> None:
    with tarfile.open(tarball(argument)) as archive:
        atlas = {}
        for resolution in ("110m", "50m", "10m"):
            member: Any = archive.extractfile(f"package/countries-{resolution}.json")
            atlas[resolution] = Atlas(json.load(member))
    names = {**atlas["50m"].names, **atlas["110m"].names}
    for resolution in ("110m", "50m"):
        countries = atlas[resolution].countries()
        codes = sorted(countries)
        rows = [[c, name_of(c, names.get(c)), *label_point(countries[c])] for c in codes]
        write(
            DATA / "polygons" / f"countries-{resolution}.wkb", rows, [countries[c] for c in codes]
        )
    lines = atlas["50m"].shared()
    pairs = sorted(lines)
    write(
        DATA / "polygons" / "borders-50m.wkb",
        [[a, b, DISPUTED.get((a, b), "")] for a, b in pairs],
        [lines[p] for p in pairs],
    )
    fine = atlas["10m"].shared()
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["a", "b", "km", "disputed", "source", "confidence"])
    for a, b in sorted(set(fine) | set(lines)):
        line = fine.get((a, b), lines.get((a, b)))
        source = "Natural Earth 10m" if (a, b) in fine else "Natural Earth 50m"
        table.writerow([a, b, round(border_km(line)), DISPUTED.get((a, b), ""), source, "high"])
    for (a, b), (km, source) in ADDED_BORDERS.items():
        table.writerow([a, b, km, "", source, "high"])
    (DATA / "facts").mkdir(exist_ok=True)
    (DATA / "facts" / "borders.csv").write_text(out.getvalue(), encoding="utf-8")
    print(len(pairs), "border lines,", out.getvalue().count("\n") - 1, "pairs")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
