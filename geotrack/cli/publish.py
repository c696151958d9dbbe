"""Commands for publishing: embed, serve."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from geotrack.cli.options import reading_options, settings_of, write_text
from geotrack.errors import InputError

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

    if not Path(page).is_file():
        raise InputError("no such file: make it with `geotrack map`", where=page)
    title = page_title(Path(page).read_text(encoding="utf-8"))
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

    server = make_server(settings_of(options), host=host, port=port)
    click.echo(f"http://{host}:{server.server_port}/   (Ctrl-C stops)", err=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
    finally:
        server.server_close()
