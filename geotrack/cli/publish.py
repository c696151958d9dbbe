"""Commands for publishing: embed, serve."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from geotrack.cli.options import check_output, read_input, reading_options, settings_of, write_text
from geotrack.errors import InputError, UsageError

__all__ = ["embed_command", "serve_command"]


@click.command("embed")
@click.argument("page", type=click.Path())
@click.option("--url", required=True, help="Where the page will be published.")
@click.option(
    "--width", type=click.IntRange(100, 10_000), default=720, show_default=True, help="In pixels."
)
@click.option(
    "--height", type=click.IntRange(100, 10_000), default=640, show_default=True, help="In pixels."
)
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
        check_output(Path(oembed))
    click.echo(iframe(url, title=title, width=width, height=height))
    if oembed:
        write_text(oembed_of(url, title=title, width=width, height=height), oembed)


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="0 takes a free one.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@reading_options
def serve_command(port: int, host: str, **options: Any) -> None:
    """Run a small web page for pasting articles, on this machine only.

    \b
    geotrack serve
    geotrack serve --port 9000
    """  # noqa: D301
    from geotrack.serve import make_server

    try:
        server = make_server(settings_of(options), host=host, port=port)
    except OSError as fault:
        raise InputError(
            f"{fault.strerror}: choose another --port or --host (--port 0 takes a free one)",
            where=f"{host}:{port}",
        ) from None
    click.echo(f"http://{host}:{server.server_port}/   (Ctrl-C stops)", err=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
    finally:
        server.server_close()
