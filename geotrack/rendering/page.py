"""The page: one self-contained HTML file under a hash-only Content-Security-Policy."""

from __future__ import annotations

import json
import math
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from geotrack.errors import UsageError
from geotrack.measures.interval import Interval
from geotrack.rendering import legtable, sections, sentence, wording
from geotrack.rendering.basemap import FINE_WIDTH, basemap, far_land
from geotrack.rendering.captions import check_style
from geotrack.rendering.frame import polar_note
from geotrack.rendering.groundlines import packed
from geotrack.rendering.markup import Markup, join, plain, tag
from geotrack.rendering.naming import crossing_name
from geotrack.rendering.policy import content_policy, tile_host
from geotrack.rendering.sources import credits_of
from geotrack.rendering.theme import Palette, Theme, load
from geotrack.rendering.view import view_of

if TYPE_CHECKING:
    import os

    from geotrack.rendering.basemap import Basemap
    from geotrack.rendering.captions import Captions
    from geotrack.rendering.frame import Frame
    from geotrack.rendering.view import LegView, View
    from geotrack.report import Report

#: where the data end: one pixel is about 300 m at the equator on the 1:50m ground, 150 m on the 1:10m one
_MAX_ZOOM, _FINE_ZOOM = 9, 10


#: journeys this many times as wide as high get a lower map
_WIDE: Final = 1.5


@cache
def _asset(name: str) -> str:
    return files("geotrack.rendering").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def leaflet() -> tuple[str, str]:
    """Return Leaflet's script and style sheet, without pictures, comments of tools and IE filters."""
    from xstatic.pkg import leaflet

    base = files(leaflet.__name__).joinpath("data")
    script = base.joinpath("leaflet.js").read_text(encoding="utf-8")
    script = re.sub(r"\n?//# sourceMappingURL=.*", "", script)
    style = base.joinpath("leaflet.css").read_text(encoding="utf-8")
    style = re.sub(r"background-image:\s*url\([^)]*\);?", "", style)
    style = re.sub(r"behavior:\s*url\([^)]*\);?", "", style)
    return script, re.sub(r"/\*.*?\*/\s*", "", style, flags=re.DOTALL)


_leaflet = leaflet


def stylesheet(theme: Theme, *, leaflet: bool = True) -> str:
    """Return all styles of a page, with the colors and fonts of the theme; without a live map `leaflet` is False."""
    from dataclasses import asdict

    def fonts(names: tuple[str, ...], last: str) -> str:
        return ", ".join([*(f'"{name}"' for name in names), last])

    def colors(palette: Palette) -> str:
        return "".join(f"--{key}:{value};" for key, value in asdict(palette).items())

    root = (
        f":root{{--text-font:{fonts(theme.text_font, 'serif')};"
        f"--head-font:{fonts(theme.head_font, 'sans-serif')};{colors(theme.light)}}}"
    )
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{colors(theme.dark)}}}}}"
    return (_leaflet()[1] if leaflet else "") + root + dark + _asset("page.css")


def _json(value: Any) -> Markup:
    """Return JSON that cannot end its script element."""
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        raw = raw.replace(character, f"\\u{ord(character):04x}")
    return Markup(raw)


def _leg_data(report: Report, leg: LegView, theme: Theme) -> dict[str, Any]:
    import numpy as np

    route = leg.leg.route
    said, _ = sentence.stated(report, leg.leg, "distance", theme)
    words = [wording.MODE[leg.mode], said, wording.RATING[leg.rating].lower()]
    line = packed([np.column_stack([leg.path.lons, leg.path.lats])], 10_000) if leg.path else None
    gc = wording.length(Interval(route.gc_km, route.gc_km), units=theme.units) if route else ""
    return {
        "number": leg.number,
        "title": leg.title,
        "words": ", ".join(w for w in words if w),
        "straight": gc,
        "rating": leg.rating,
        "sign": leg.sign_at,
        "km": round(route.best_km) if route else 0,
        "background": leg.background,
        "line": line[0] if line else None,
    }


def _data(
    view: View, theme: Theme, frame: Frame, ground: Basemap, tiles: str | None
) -> dict[str, Any]:
    from geotrack.rendering.cities import cities_in

    degrees = frame.degrees()[2] - frame.degrees()[0]
    scale = 10_000 if degrees < 3 else 1000 if degrees < 60 else 100
    stations = {(s.lat, s.lon) for s in (*view.stops, *view.mentions)}
    return {
        "scale": scale,
        "box": [round(v * scale) for v in frame.degrees()],
        "land": packed(ground.land, scale),
        "lakes": packed(ground.lakes, scale),
        "rivers": packed(ground.rivers, scale),
        "borders": packed(ground.borders, scale),
        "rail": packed(ground.rail, scale),
        "road": packed(ground.road, scale),
        "far": packed(far_land(frame, view.middle), 20),
        "countries": [
            {"name": c.name, "spots": c.spots, "share": c.share} for c in ground.countries
        ],
        "cities": [
            [city.name, city.lat, city.lon, city.population]
            for city in cities_in(frame, limit=400, apart_from=stations)
        ],
        "stops": [
            {"place": s.place, "number": s.number, "name": s.name, "lat": s.lat, "lon": s.lon}
            for s in view.pins
        ],
        "areas": [
            {"place": s.place, "name": s.name, "lat": s.lat, "lon": s.lon} for s in view.areas
        ],
        "mentions": [
            {"place": s.place, "name": s.name, "lat": s.lat, "lon": s.lon} for s in view.mentions
        ],
        "legs": [_leg_data(view.report, leg, theme) for leg in view.legs],
        "crossings": [
            {
                "leg": leg.number, "k": k, "lat": c.lat, "lon": lon, "name": crossing_name(c),
                "short": plain(c.name, limit=60) if c.name else "",
                "words": legtable.crossing_words(c, view.report),
            }
            for leg in view.legs
            for k, (c, lon) in enumerate(leg.crossings)
        ],
        "tracks": [
            {"leg": t.leg, "departs": t.departs, "arrives": t.arrives, "stated": t.stated}
            for t in view.tracks
        ],
        "view": _corners(view),
        "units": theme.units,
        "dateStyle": theme.date_style,
        "tiles": tiles,
    }  # fmt: skip


def _max_zoom(view: View) -> int:
    """Return how far readers may zoom in: to the end of the data, or as far as the way itself needs."""
    wide = view.frame().width
    if view.pole or not wide:
        return _MAX_ZOOM
    needed = math.ceil(math.log2(700 / (256 * wide)))
    return max(_FINE_ZOOM if wide * 360 < FINE_WIDTH else _MAX_ZOOM, min(needed, 15))


def _corners(view: View) -> list[tuple[float, float]]:
    """Return the points that the map must show when it opens."""
    paths = [leg.path for leg in view.legs if leg.path and not leg.background]
    if view.pole:
        return [p for path in paths for p in zip(path.lats, path.lons, strict=True)]
    west, south, east, north = view.frame().degrees()
    return [(round(south, 3), round(west, 3)), (round(north, 3), round(east, 3))]


def write(
    report: Report,
    *,
    theme: Theme | str | os.PathLike[str] | None = None,
    compact: bool = False,
    tiles: str | None = None,
    style: str = "check",
    captions: Captions | None = None,
) -> bytes:
    """Return the page as UTF-8 HTML; the same report gives the same bytes.

    Parameters
    ----------
    report
        What to show.
    theme
        A `Theme` or the path of a theme file; None: the house style.
    compact
        For narrow columns: map, finding, legs and claims, without the article's text and timeline.
    tiles
        Address of online map tiles with ``{z}``, ``{x}``, ``{y}``; their one host is added to the
        policy, and readers' browsers will fetch from it. None: nothing is ever fetched.
    style
        ``check``: the fact-check page, for the desk; ``reader``: the map for publication, without verdicts.
    captions
        Headline, caption, note and source of a reader's map; None: what the report offers.

    Raises
    ------
    InputError
        If the theme file cannot be read.
    UsageError
        If `tiles` names no fixed https host, or there is no such style.
    """
    if check_style(style) == "reader":
        from geotrack.rendering.readerpage import write_reader

        if tiles or compact:
            raise UsageError(
                "a reader's map fits every width and takes no tiles: leave compact and tiles out"
            )
        return write_reader(report, theme=theme, captions=captions)
    from geotrack.rendering.foliummap import map_of, script_of

    colors = theme if isinstance(theme, Theme) else load(theme) if theme else Theme()
    view = view_of(report)
    frame = view.frame().grown(0.2)
    frame = frame.fitted(0.6).joined(frame.fitted(2.0))
    ground = basemap(frame, context=() if tiles else ("rail",))
    credit = credits_of(view, context=bool(ground.rail or ground.road))
    if tiles:
        credit += f", tiles {tile_host(tiles).removeprefix('https://')}"
    script, sheet = _leaflet()[0], stylesheet(colors)
    drawn = (
        f"const GEOTRACK_POLE={view.pole},GEOTRACK_MIDDLE={view.middle:.4f};"
        + _asset("before.js")
        + script_of(
            map_of(
                view, colors.light, max_zoom=_max_zoom(view), credit=False, polar=bool(view.pole)
            )
        )
    )
    own = _asset("page.js")
    policy = content_policy(scripts=[script, drawn, own], styles=[sheet], tiles=tiles)
    still = _still(view, colors, ground)
    clock = tag(
        "div",
        tag("button", "Play", type="button", id="play"),
        tag("input", type="range", id="time", min="0", max="1000", value="0", step="1", aria_label="Time of the journey"),
        tag("output", id="now", for_="time"),
        class_="clock",
    )  # fmt: skip
    chart = tag(
        "div",
        tag(
            "figure",
            tag("div", still, tag("div", id="map_1", role="region", aria_label="Map of the journeys; the table of legs says the same in words"), class_="map-box wide" if view.frame().width > _WIDE * view.frame().height else "map-box"),
            tag("figcaption", sections.legend(view), tag("p", polar, class_="quiet") if (polar := polar_note(view.pole, view.middle)) else None, tag("p", f"Map: {credit}", class_="quiet")),
        ),
        clock,
        tag("details", tag("summary", "Layers"), class_="layers"),
        class_="chart",
    )  # fmt: skip
    parts = [legtable.legs(view, colors)]
    if not compact:
        parts.append(sections.timeline(view, colors) or Markup(""))
    parts.append(sections.claims(view, colors) or Markup(""))
    if not compact:
        parts.append(sections.article(view))
    body = tag(
        "body",
        tag("a", "Skip to the legs", href="#legs", class_="skip"),
        sections.header(view, colors),
        tag("main", chart, tag("div", *parts, class_="reading")),
        sections.notes(view, credit=credit, theme=colors),
        tag("script", _json(_data(view, colors, frame, ground, tiles)), type="application/json", id="data"),
        tag("script", Markup(script)),
        tag("script", Markup(drawn)),
        tag("script", Markup(own)),
        class_="compact" if compact else None,
    )  # fmt: skip
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=Markup(policy)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content="geotrack"),
        tag("title", view.title),
        tag("meta", name="description", content=sentence.finding(view.report)),
        tag("style", Markup(sheet)),
    )
    return join(
        Markup("<!DOCTYPE html>\n"), tag("html", head, "\n", body, lang="en"), Markup("\n")
    ).encode()


def _still(view: View, theme: Theme, ground: Basemap) -> Markup:
    """Return the map that stands while scripts load, without them, and on paper."""
    from geotrack.rendering.drawing import draw
    from geotrack.rendering.svg import markup

    return markup(
        draw(view, theme, width=960, height=720, titles=False, around=ground), inline=True
    )
