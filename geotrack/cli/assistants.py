"""The command for assistants: geotrack's checks as tools of the Model Context Protocol."""

from typing import Any

import click

from geotrack.cli.options import reading_options, settings_of
from geotrack.errors import UsageError


@click.command("mcp")
@click.option("--http", "address", metavar="HOST:PORT", help="Serve streamable HTTP at this address instead of standard input and output.")  # fmt: skip
@reading_options
def mcp_command(address: str | None, **options: Any) -> None:
    """Offer geotrack's checks to an assistant over the Model Context Protocol.

    Tools: check_text, check_claim, route, locate, map. Nothing is sent anywhere.

    \b
    geotrack mcp                        for a client that starts it (standard input and output)
    geotrack mcp --http 127.0.0.1:8766  for clients on this machine, at /mcp
    """  # noqa: D301
    from geotrack.agents import make_server

    server = make_server(settings_of(options))
    if address is None:
        server.run("stdio")
        return
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise UsageError(f"--http {address!r}: write HOST:PORT, as in 127.0.0.1:8766")
    click.echo(f"http://{address}/mcp   (Ctrl-C stops)", err=True)
    server.run("streamable-http", host=host, port=int(port))
