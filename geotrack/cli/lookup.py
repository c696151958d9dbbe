"""Commands that look things up: route, locate, gazetteer, plugins."""

from __future__ import annotations

import json
from pathlib import Path
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
from geotrack.errors import InputError, UsageError
from geotrack.model import MODES

if TYPE_CHECKING:
    from geotrack.model import Place, Route
    from geotrack.pipeline import Pipeline

__all__ = ["gazetteer_command", "locate_command", "plugins_command", "route_command"]


def _place(pipeline: Pipeline, text: str) -> Place:
    """Return the place of a name or reference, the likeliest one.

    Raises
    ------
    UsageError
        If nothing has that name.
    """
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
@click.option(
    "--mode", type=click.Choice(MODES), default="unknown", show_default=True, help="Mode of travel."
)
@click.option(
    "--via", multiple=True, metavar="NAME", help="A place or country to pass. Repeatable."
)
@click.option("--avoid", multiple=True, metavar="ISO", help="A country not to pass. Repeatable.")
@click.option(
    "--closed",
    multiple=True,
    metavar="PASSAGE",
    help="A closed sea passage: suez, panama … Repeatable.",
)
@click.option(
    "--pairs",
    type=click.Path(),
    help="A CSV of pairs: mode,from,from_lat,from_lon,to,to_lat,to_lon.",
)
@click.option("-o", "--output", metavar="FILE", help="Where to write; default: standard output.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--router",
    default="bundled",
    show_default=True,
    help="bundled, osrm, valhalla, graphhopper, or a plug-in's.",
)
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
    from geotrack.structured import error_record, json_line, read_rows, route_row

    rows = list(read_rows(read_input(pairs), name=pairs))
    lines = []
    for line, row in track(rows, total=len(rows), what="pairs"):
        if isinstance(row, InputError):
            answer = error_record(row, line=line)
        else:
            try:
                answer = route_row(row, pipeline.router, avoid=pipeline.settings.avoid)
            except Exception as fault:  # noqa: BLE001 one pair may never take the others with it
                answer = error_record(fault, identifier=row.get("id"), line=line)
        lines.append(json_line(answer) + "\n")
    write_text("".join(lines), output, inputs=[pairs])


@click.command("locate")
@click.argument("name")
@click.option("--near", metavar="PLACE", help="A place that the name is probably near.")
@click.option(
    "--limit",
    type=click.IntRange(1, 100),
    default=10,
    show_default=True,
    help="How many candidates.",
)
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


@click.group("gazetteer")
def gazetteer_command() -> None:
    """Show, extend or build the list of places.

    \b
    geotrack gazetteer info
    geotrack gazetteer check places.csv
    geotrack gazetteer import dumps/ --name world
    geotrack gazetteer use world
    """  # noqa: D301


@gazetteer_command.command("info")
def _info() -> None:
    """Print what the bundled gazetteer holds, and where it comes from."""
    from geotrack.places import describe_gazetteer

    for key, value in describe_gazetteer().items():
        click.echo(f"{key}\t{value}")


@gazetteer_command.command("check")
@click.argument("place_list", type=click.Path())
def _check(place_list: str) -> None:
    """Say which rows of an editor's place list are good, and what is wrong with the others."""
    from geotrack.places import read_place_list

    places, rejected = read_place_list(place_list)
    for row in rejected:
        click.echo(str(row), err=True)
    click.echo(f"{place_list}: {len(places)} good, {len(rejected)} rejected rows", err=True)


@gazetteer_command.command("import")
@click.argument("folder", type=click.Path())
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    help="The store to write (world.places); or give it a --name.",
)
@click.option("--name", help="Name to `use` it by; it goes where `list` finds it.")
def _import(folder: str, output: str | None, name: str | None) -> None:
    """Build a store from GeoNames files (allCountries.txt, admin1CodesASCII.txt …) in FOLDER.

    The old store stays untouched until the new one is complete; rejected rows are listed. An import that was
    stopped (Ctrl-C) goes on where it was.
    """
    from geotrack.cli.importing import reading
    from geotrack.exports.outputs import check_output, real_path, writes_through
    from geotrack.places import import_geonames
    from geotrack.places.gazetteer import shelves
    from geotrack.places.gazetteer.store import Store

    if (output is None) == (name is None):
        raise click.UsageError("give -o FILE or --name NAME")
    target = Path(output) if output is not None else shelves.file_of(str(name))
    if target.exists():
        check_output(target, inputs=[folder])
        if writes_through(target):
            raise InputError("is a device or pipe: a store needs a file", where=str(target))
    target = real_path(target)
    with reading() as progress:
        try:
            rejected = import_geonames(folder, target, progress=progress)
        except KeyboardInterrupt:
            click.echo("stopped; the same command goes on from here", err=True)
            raise
    for row in rejected[:100]:
        click.echo(str(row), err=True)
    meta = Store(target).meta
    counts = f"{int(meta['places']):,} places, {int(meta['names']):,} names"
    noun = "row" if len(rejected) == 1 else "rows"
    click.echo(f"{target}: {counts}; {len(rejected):,} rejected {noun}", err=True)


@gazetteer_command.command("list")
def _list() -> None:
    """List the gazetteers: the bundled one and those imported by name; * marks the default."""
    from geotrack.places.gazetteer import shelves

    used = shelves.in_use()
    click.echo(f"{'*' if used == 'bundled' else ' '} bundled")
    for name, meta in shelves.imported().items():
        mark = "*" if used == str(shelves.file_of(name)) else " "
        places = f"\t{int(meta['places']):,} places" if "places" in meta else ""
        click.echo(f"{mark} {name}{places}\t{meta.get('source', '')}")


@gazetteer_command.command("use")
@click.argument("name")
def _use(name: str) -> None:
    """Make NAME (`bundled`, or an imported one) what commands use without --gazetteer."""
    from geotrack.places.gazetteer import shelves

    shelves.use(name)
    click.echo(f"{name} is used from now on", err=True)


@gazetteer_command.command("remove")
@click.argument("name")
def _remove(name: str) -> None:
    """Delete the imported gazetteer NAME."""
    from geotrack.places.gazetteer import shelves

    shelves.remove(name)
    click.echo(f"{name} is removed", err=True)


@click.group("plugins", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def plugins_command(ctx: click.Context, *, as_json: bool) -> None:
    r"""List the components that are installed, built in and from other packages.

    \b
    geotrack plugins
    geotrack plugins new reader mine       # a package to start from, with its tests
    """
    from geotrack.plugins import KINDS, available

    if ctx.invoked_subcommand is not None:
        return
    rows = {kind: available(kind) for kind in KINDS}
    if as_json:
        click.echo(json.dumps(rows, indent=1))
        return
    for kind, names in rows.items():
        for name, target in names.items():
            click.echo(f"{kind}\t{name}\t{target}")


@plugins_command.command("new")
@click.argument("kind", metavar="KIND")
@click.argument("name")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Folder; default: geotrack-NAME."
)
def _new(kind: str, name: str, output: Path | None) -> None:
    """Write a package with a KIND of component called NAME that passes the tests of its kind.

    KIND is recognizer, tagger, reader, assembler, resolver, router, check or writer. Nothing is overwritten.
    """
    from geotrack.plugin_kit import write_package

    folder = output or Path(f"geotrack-{name}")
    for path in write_package(kind, name, folder):
        click.echo(path)
    click.echo(f"Next: cd {folder}, pip install -e ., pytest, geotrack plugins", err=True)
