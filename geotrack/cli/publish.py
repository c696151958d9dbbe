"""Commands for publishing: embed, serve."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import click

from geotrack.cli.options import read_input, reading_options, settings_of, write_text
from geotrack.config import Settings
from geotrack.errors import InputError, UsageError
from geotrack.exports.outputs import check_output


@click.command("embed")
@click.argument("page", type=click.Path())
@click.option("--url", required=True, help="Where the page will be published.")
@click.option("--width", type=click.IntRange(100, 10_000), default=720, show_default=True, help="In pixels.")  # fmt: skip
@click.option("--height", type=click.IntRange(100, 10_000), default=640, show_default=True, help="In pixels.")  # fmt: skip
@click.option("--oembed", metavar="FILE", help="Also write static oEmbed JSON.")
def embed_command(page: str, url: str, width: int, height: int, oembed: str | None) -> None:
    """Print the sandboxed iframe for a page made by `geotrack map`.

    \b
    geotrack embed map.html --url https://example.org/map.html
    geotrack embed map.html --url https://example.org/map.html --oembed map.oembed.json
    """  # noqa: D301
    from geotrack.rendering.embed import iframe, page_title
    from geotrack.rendering.embed import oembed as oembed_of

    if not url.strip():
        raise UsageError("--url is empty: give the address where the page will be published")
    title = page_title(read_input(page, make=": make it with `geotrack map`"))
    if oembed:
        check_output(oembed, inputs=[page])
    click.echo(iframe(url, title=title, width=width, height=height))
    if oembed:
        write_text(oembed_of(url, title=title, width=width, height=height), oembed)


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes a free one.")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A host name that visitors use, besides localhost. Repeatable.")  # fmt: skip
@click.option("--https", is_flag=True, help="A proxy in front speaks https.")
@click.option("--jobs", "-j", type=click.IntRange(0, 64), default=0, help="Articles at once; 0: one a processor, at most 4.")  # fmt: skip
@click.option("--seconds", type=click.FloatRange(1, 600), default=30.0, show_default=True, help="Time for one article.")  # fmt: skip
@click.option("--memory", "memory_mb", type=click.IntRange(128, 65536), default=1024, show_default=True, metavar="MB", help="Memory for one article.")  # fmt: skip
@click.option("--upload", "body_mb", type=click.FloatRange(0.1, 64), default=8.0, show_default=True, metavar="MB", help="Largest upload.")  # fmt: skip
@click.option("--characters", type=click.IntRange(1000, 10_000_000), default=200_000, show_default=True, help="Longest article.")  # fmt: skip
@click.option("--themes", type=click.Path(exists=True, file_okay=False), help="Folder of theme files to choose from.")  # fmt: skip
@reading_options
def serve_command(port: int, host: str, names: tuple[str, ...], **options: Any) -> None:
    """Run the web application: paste an article, see its map, correct its places.

    It listens on this machine only, keeps nothing on disk, and fetches nothing without --network.

    \b
    geotrack serve
    geotrack serve --port 9000 --themes themes/
    geotrack serve --host 0.0.0.0 --name desk.example.org --https      behind a proxy
    """  # noqa: D301
    from geotrack.serve import Hosting, make_server

    ours = {
        key: options.pop(key)
        for key in ("https", "jobs", "seconds", "memory_mb", "body_mb", "characters", "themes")
    }
    hosting = Hosting(host=host, port=port, names=names, **ours)
    with in_memory(settings_of(options)) as settings:
        try:
            server, listener = make_server(settings, hosting)
        except OSError as fault:
            raise InputError(
                f"{fault.strerror}: choose another --port or --host (--port 0 takes a free one)",
                where=f"{host}:{port}",
            ) from None
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"http://{shown}:{listener.getsockname()[1]}/   (Ctrl-C stops)", err=True)
        server.run([listener])
    click.echo("stopped", err=True)


@contextmanager
def in_memory(settings: Settings) -> Iterator[Settings]:
    """Yield the settings with answers of services kept in memory for all workers, as far as the system can."""
    if not settings.network:
        yield settings
        return
    shared = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 of Linux; a private folder in it
    with tempfile.TemporaryDirectory(prefix="geotrack-", dir=shared) as folder:
        yield replace(settings, access=replace(settings.access, cache=folder))
