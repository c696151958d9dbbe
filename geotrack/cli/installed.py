"""Commands about what is installed: gazetteer, plugins."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from geotrack.errors import InputError

#: seconds between two lines of progress: a terminal's line is renewed, a pipe's are kept
_TERMINAL_S: Final = 0.5
_PIPE_S: Final = 10.0


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
@click.option("-o", "--output", type=click.Path(), help="The store to write (world.places); or give it a --name.")  # fmt: skip
@click.option("--name", help="Name to `use` it by; it goes where `list` finds it.")
def _import(folder: str, output: str | None, name: str | None) -> None:
    """Build a store from GeoNames files (allCountries.txt, admin1CodesASCII.txt …) in FOLDER.

    The old store stays untouched until the new one is complete; rejected rows are listed. An import that was
    stopped (Ctrl-C) goes on where it was.
    """
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
    with _reading() as progress:
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
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder; default: geotrack-NAME.")  # fmt: skip
def _new(kind: str, name: str, output: Path | None) -> None:
    """Write a package with a KIND of component called NAME that passes the tests of its kind.

    KIND is recognizer, tagger, reader, assembler, resolver, router, check or writer. Nothing is overwritten.
    """
    from geotrack.plugin_kit import write_package

    folder = output or Path(f"geotrack-{name}")
    for path in write_package(kind, name, folder):
        click.echo(path)
    click.echo(f"Next: cd {folder}, pip install -e ., pytest, geotrack plugins", err=True)


@contextmanager
def _reading() -> Iterator[Callable[[str, int, int, int], None]]:
    """Yield what tells how much of a large file has been read: on a terminal in one line, in a pipe in few."""
    terminal = sys.stderr.isatty()
    began = last = time.monotonic()
    told = False

    def progress(name: str, at: int, size: int, rows: int) -> None:
        nonlocal last, told
        now = time.monotonic()
        if at < size and now - last < (_TERMINAL_S if terminal else _PIPE_S):
            return
        last, told = now, True
        share = 100 * at // size if size else 100
        line = f"{name}: {share} %, {rows:,} rows, {now - began:,.0f} s"
        sys.stderr.write(f"\r{line}\033[K" if terminal else f"{line}\n")
        sys.stderr.flush()

    try:
        yield progress
    finally:
        if terminal and told:
            sys.stderr.write("\n")
