"""Commands that look things up: route, locate."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from geotrack.cli.options import (
    access_of,
    check_closures,
    network_options,
    read_input,
    reading_options,
    settings_of,
    write_text,
)
from geotrack.errors import UsageError
from geotrack.model import MODES

if TYPE_CHECKING:
    from geotrack.model import Place, Route
    from geotrack.pipeline import Pipeline


def _place(pipeline: Pipeline, text: str) -> Place:
    """Return the place of a name or reference, the likeliest one; UsageError if nothing has that name."""
    from geotrack.places import locate, place_of_reference

    found = locate(pipeline.gazetteer, text, limit=1)
    if found:
        return found[0].place
    return place_of_reference(pipeline.gazetteer, text)


def _describe(place: Place) -> str:
    division = place.admin1 if place.admin1 and place.admin1.isalpha() else None
    return ", ".join(part for part in (place.name, division, place.country) if part)


@click.command("route")
@click.argument("origin", metavar="FROM", required=False)
@click.argument("destination", metavar="TO", required=False)
@click.option("--mode", type=click.Choice(MODES), default="unknown", show_default=True, help="Mode of travel.")  # fmt: skip
@click.option("--via", multiple=True, metavar="NAME", help="A place or country to pass. Repeatable.")  # fmt: skip
@click.option("--avoid", multiple=True, metavar="ISO", help="A country not to pass. Repeatable.")
@click.option("--closed", multiple=True, metavar="PASSAGE", help="A closed sea passage: suez, panama … Repeatable.")  # fmt: skip
@click.option("--pairs", type=click.Path(), help="A CSV of pairs: mode,from,from_lat,from_lon,to,to_lat,to_lon.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Where to write; default: standard output.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--router", default="bundled", show_default=True, help="bundled, osrm, valhalla, graphhopper, or a plug-in's.")  # fmt: skip
@network_options
def route_command(
    origin: str | None,
    destination: str | None,
    mode: Any,
    via: tuple[str, ...],
    avoid: tuple[str, ...],
    closed: tuple[str, ...],
    pairs: str | None,
    output: str | None,
    *,
    as_json: bool,
    router: str,
    **options: Any,
) -> None:
    """Find the ways between two places, with countries, border crossings and gauges.

    \b
    geotrack route Pyongyang Vladivostok --mode rail
    geotrack route "Paris, France" Berlin --mode rail --via Belgium
    geotrack route --pairs pairs.csv -o lengths.jsonl
    geotrack route Linz Zagreb --mode road --router osrm --network
    """  # noqa: D301
    from geotrack.config import Settings
    from geotrack.pipeline import Pipeline

    check_closures(avoid, closed)
    away = tuple(code.upper() for code in avoid)
    settings = Settings(
        avoid=away,
        closed_passages=closed,
        router=router,
        network=options["network"],
        access=access_of(options),
    )
    pipeline = Pipeline(settings)
    if pairs is not None:
        if origin or destination:
            raise click.UsageError("give FROM and TO, or --pairs, not both")
        _route_pairs(pipeline, pairs, output)
        return
    if not origin or not destination:
        raise click.UsageError("give FROM and TO, or --pairs FILE")
    ends = _place(pipeline, origin), _place(pipeline, destination)
    passed = [_place(pipeline, name) for name in via]
    found = pipeline.routes(away)(*ends, mode, via=passed, geometry=True)
    if as_json:
        from geotrack.exports.archive import route_dict

        row = {"from": _describe(ends[0]), "to": _describe(ends[1]), **route_dict(found)}
        write_text(json.dumps(row, ensure_ascii=False, indent=1) + "\n", output)
    else:
        write_text(_route_text(_describe(ends[0]), _describe(ends[1]), found), output)


def _route_text(origin: str, destination: str, found: Route) -> str:
    expected = f"{found.length_km.low:,.0f}–{found.length_km.high:,.0f} km"
    best = f"best {found.best_km:,.0f} km; {found.gc_km:,.0f} km as the crow flies; {found.source}"
    lines = [f"{origin} → {destination}, {found.mode}", f"  expected {expected} ({best})"]
    for way in found.alternatives:
        line = f"  {way.best_km:>9,.0f} km"
        if way.countries:
            line += f"  {' '.join(way.countries)}"
        for crossing in way.crossings:
            line += f"  {crossing.name or f'{crossing.origin}–{crossing.destination} border'}"
            if crossing.gauge_mm and crossing.gauge_mm[0] != crossing.gauge_mm[1]:
                line += f" ({crossing.gauge_mm[0]} → {crossing.gauge_mm[1]} mm)"
        lines.append(line)
    if found.note:
        lines.append(f"  {found.note}")
    return "\n".join(lines) + "\n"


def _route_pairs(pipeline: Pipeline, pairs: str, output: str | None) -> None:
    from geotrack.cli.progress import track
    from geotrack.structured import answers, json_line, read_rows, route_row

    rows = list(read_rows(read_input(pairs), name=pairs))
    told = answers(
        track(rows, total=len(rows), what="pairs"),
        lambda row: route_row(row, pipeline.router, avoid=pipeline.settings.avoid),
    )
    write_text("".join(f"{json_line(answer)}\n" for answer in told), output, inputs=[pairs])


@click.command("locate")
@click.argument("name")
@click.option("--near", metavar="PLACE", help="A place that the name is probably near.")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="How many candidates.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@reading_options
def locate_command(
    name: str, near: str | None, limit: int, *, as_json: bool, **options: Any
) -> None:
    """Explain what a name may mean: candidates, scores and evidence.

    \b
    geotrack locate Springfield --near Boston
    geotrack locate "the Russia–North Korea border" --json
    """  # noqa: D301
    from geotrack.pipeline import Pipeline
    from geotrack.places import locate
    from geotrack.places.gazetteer.suggestions import with_suggestions

    pipeline = Pipeline(settings_of(options))
    nearby = None if near is None else _place(pipeline, near)
    found = locate(pipeline.gazetteer, name, near=nearby, limit=limit)
    if not found:
        message = f"{name[:80]!r}: no place of that name; check the spelling or give lat,lon"
        raise UsageError(with_suggestions(pipeline.gazetteer, name, message))
    if as_json:
        from geotrack.exports.archive import place_dict

        rows = [
            {
                "place": place_dict(c.place),
                "confidence": round(c.confidence, 3),
                "evidence": list(c.evidence),
            }
            for c in found
        ]
        click.echo(json.dumps({"name": name, "candidates": rows}, ensure_ascii=False, indent=1))
        return
    for c in found:
        where = f"{c.place.lat:.3f}, {c.place.lon:.3f}" if c.place.lat is not None else "nowhere"
        number = f" · {c.place.geonameid}" if c.place.geonameid else ""
        click.echo(f"{c.confidence:6.1%}  {_describe(c.place)} · {c.place.kind} · {where}{number}")
        if c.evidence:
            click.echo(f"        {'; '.join(c.evidence)}")
