"""The features of GeoJSON and of Linked Places (which is GeoJSON with names, types and country codes)."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from geotrack.errors import InputError
from geotrack.languages.en.columns_of_lists import CALLED
from geotrack.places.gazetteer.placewords import kind_of

#: what stands between features
_GAP: Final = re.compile(r"[\s,]*")


def features(text: str, path: Path) -> Iterator[tuple[int, dict[str, str], str]]:
    """Yield line number, cells by our names, and what is wrong, of the features of GeoJSON."""
    decoder = json.JSONDecoder()
    try:
        whole = json.loads(text)
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        if "Extra data" not in str(error):
            raise InputError(f"no JSON: {error}", where=str(path), line=line) from error
        whole, start = None, 0  # one feature a line
    except RecursionError as error:
        raise InputError("no GeoJSON: it is nested too deep", where=str(path)) from error
    if isinstance(whole, dict):
        if whole.get("type") == "Feature":
            start = 0
        elif isinstance(whole.get("features"), list):
            start = text.index("[", text.index('"features"')) + 1
        else:
            raise InputError("no GeoJSON: it needs features with points", where=str(path), line=1)
    elif whole is not None:
        start = text.index("[") + 1
    line, counted = 1, 0
    while True:
        start = _GAP.match(text, start).end()  # type: ignore[union-attr]
        if start >= len(text) or text[start] == "]":
            return
        line, counted = line + text.count("\n", counted, start), start
        try:
            feature, start = decoder.raw_decode(text, start)
        except ValueError as error:
            yield line, {}, f"no JSON: {error}"
            return
        try:
            yield line, _cells(feature), ""
        except ValueError as error:
            yield line, {}, str(error)


def _cells(feature: Any) -> dict[str, str]:
    """Return the cells of a feature by our names; ValueError if it is no feature with a point."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise ValueError("it is no GeoJSON feature")
    facts = feature.get("properties")
    facts = facts if isinstance(facts, dict) else {}
    plain = {
        str(key).casefold(): str(value)
        for key, value in facts.items()
        if isinstance(value, str | int | float) and not isinstance(value, bool)
    }
    cells = {
        ours: plain[theirs]
        for ours, names in CALLED.items()
        if (theirs := next((name for name in names if name in plain), None)) is not None
    }
    cells["lon"], cells["lat"] = _point(feature.get("geometry"))
    # Linked Places
    codes = facts.get("ccodes")
    if isinstance(codes, list) and len(codes) == 1:
        cells["countries"] = str(codes[0])
    toponyms = [str(name.get("toponym", "")) for name in _dicts(feature.get("names"))]
    if toponyms:
        cells.setdefault("name", toponyms[0])
        cells["alternates"] = "|".join(filter(None, [cells.get("alternates", ""), *toponyms]))
    for kind in _dicts(feature.get("types")):
        labels = [kind, *_dicts(kind.get("sourceLabels"))]
        words = [str(label["label"]) for label in labels if "label" in label]
        cells.setdefault("type", next((word for word in words if kind_of(word)), ""))
    return cells


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _point(geometry: Any) -> tuple[str, str]:
    """Return longitude and latitude of the first point of a geometry, as written."""
    if not isinstance(geometry, dict):
        raise ValueError("it has no point")  # noqa: TRY004
    if geometry.get("type") == "GeometryCollection":
        parts = _dicts(geometry.get("geometries"))
        geometry = next(
            (part for part in parts if part.get("type") == "Point"), {"type": "no point"}
        )
    pair = geometry.get("coordinates")
    if geometry.get("type") == "MultiPoint" and isinstance(pair, list) and pair:
        pair = pair[0]
    elif geometry.get("type") != "Point":
        raise ValueError(f"its geometry is {str(geometry.get('type'))[:40]}, not a point")
    if not isinstance(pair, list) or len(pair) < 2:
        raise ValueError("its point has no two coordinates")
    return str(pair[0]), str(pair[1])
