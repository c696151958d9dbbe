"""The group of commands, and what happens to errors."""

import gc
import io
import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from geotrack.errors import GeotrackError, UsageError

#: objects made between two searches for cyclic garbage; nearly all that a command makes is kept or
#: freed at once, and Python's 700 would search some hundred times while modules are imported
_GARBAGE: Final = 100_000

#: what numpy's libraries for matrices ask for the number of their threads. Ours are so small that a second one only
#: waits: 1,764 articles took 22 s by one process either way, by two 72 s with two threads each and 12 s with one (2 cores)
_THREADS: Final = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

#: command → module and one line of help; a command's module is imported when it runs
COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "map": ("geotrack.cli.article", "Draw an article's journeys as a self-contained HTML page."),
    "check": ("geotrack.cli.article", "Print the verdicts on an article's claims, or on a table of claims."),
    "read": ("geotrack.cli.article", "Print the whole report as JSON."),
    "explain": ("geotrack.cli.explain", "Show how each figure was read: kinds, ends, reasons, state."),
    "export": ("geotrack.cli.article", "Write the report as GeoJSON, KML, GPX, CSV, PNG, PDF …"),
    "batch": ("geotrack.cli.corpus", "Analyse many articles: JSON lines or a folder."),
    "evaluate": ("geotrack.cli.evaluate", "Score reports, or the verdicts alone, against labelled texts."),
    "compare": ("geotrack.cli.comparing", "Compare several articles on one journey."),
    "review": ("geotrack.cli.editing", "Decide about the findings of a report, and keep the decisions."),
    "verify": ("geotrack.cli.editing", "Say whether every alarm of a report is decided."),
    "route": ("geotrack.cli.lookup", "Find the ways between two places."),
    "locate": ("geotrack.cli.lookup", "Explain what a name may mean."),
    "gazetteer": ("geotrack.cli.installed", "Show, extend or build the list of places."),
    "plugins": ("geotrack.cli.installed", "List the components that are installed."),
    "embed": ("geotrack.cli.publish", "Print the iframe for a page, and write its oEmbed file."),
    "mcp": ("geotrack.cli.assistants", "Offer the checks to an assistant (Model Context Protocol)."),
    "serve": ("geotrack.cli.publish", "Run the web application: paste an article, correct its places."),
    "example": ("geotrack.cli.settle", "Write an article to try things with."),
    "config": ("geotrack.cli.settle", "Show, or start, the file of your usual options."),
    "completion": ("geotrack.cli.settle", "Print what makes a shell complete commands with Tab."),
}  # fmt: skip

#: what the bare command says: ten lines, each of which can be typed
TEACHING: Final = """\
geotrack draws the journeys of an article on a map and checks every distance, time and speed it states.

  geotrack map story.txt              a page to open in a browser, and the verdicts in words
  geotrack map story.txt --style reader -o map.html    the map for readers, without the checks
  geotrack check story.txt            only the verdicts
  geotrack export story.txt -o claims.csv -o legs.geojson -o map.png       tables and pictures
  geotrack batch articles/ -o claims.xlsx              a folder, an archive or a table as a spreadsheet

Add --published 2023-09-12 when the story says "on Sunday". No article at hand? `geotrack example`
writes one. More: `geotrack --help`, `geotrack COMMAND --help`."""


class _ReaderGoneError(Exception):
    """Whoever reads the output has gone; click would make it status 1, in `check` a contradiction."""


@contextmanager
def _telling_of_readers() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as gone:
        raise _ReaderGoneError from gone


class _Group(click.Group):
    """Commands that are imported when asked for; a bare article is drawn."""

    @_telling_of_readers()
    def make_context(self, *given: Any, **named: Any) -> click.Context:
        return super().make_context(*given, **named)

    @_telling_of_readers()
    def invoke(self, ctx: click.Context) -> Any:
        return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        found: click.Command = getattr(import_module(module), f"{cmd_name}_command")
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        bare = args and args[0] not in COMMANDS and _looks_like_a_file(args[0])
        return super().resolve_command(ctx, ["map", *args] if bare else args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def _looks_like_a_file(word: str) -> bool:
    """Whether a word in a command's place is an article: one that is there, or a path that is not."""
    return word == "-" or os.path.exists(word) or bool(re.search(r"[./\\\\]", word))  # noqa: PTH110


@click.group(
    cls=_Group,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`geotrack COMMAND --help` has examples. `geotrack ARTICLE` is short for `geotrack map ARTICLE`.",
)
@click.version_option(package_name="geotrack", message="geotrack %(version)s")
@click.option("--config", metavar="FILE", help="Your usual options; default: geotrack.toml here, else your own (`geotrack config`).")  # fmt: skip
@click.option("-v", "--verbose", is_flag=True, help="Say which files are read and how long it took.")  # fmt: skip
@click.pass_context
def cli(ctx: click.Context, config: str | None, *, verbose: bool) -> None:
    """Turn an article into an annotated, fact-checked route map.

    \b
    geotrack map article.txt -o map.html --published 2023-09-12
    geotrack check article.txt          verdicts; exit status 1 if any claim is contradicted
    geotrack read article.txt           the report as JSON
    geotrack route Berlin Warsaw --mode rail
    """  # noqa: D301 \b keeps click from joining the lines
    from geotrack.cli.configfile import defaults

    if ctx.invoked_subcommand is None:
        click.echo(TEACHING)
        return
    if ctx.invoked_subcommand in ("config", "completion"):
        return
    chosen = defaults(cli, ctx, config)
    ctx.default_map = chosen.options
    if verbose or chosen.verbose:
        click.echo(f"geotrack: config: {chosen.path or 'none'}", err=True)
        start = time.perf_counter()
        ctx.call_on_close(
            lambda: click.echo(f"geotrack: {time.perf_counter() - start:.1f} s", err=True)
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status."""
    if os.environ.get("_GEOTRACK_COMPLETE"):
        import_module("geotrack.cli.settle").teach_powershell()
    gc.set_threshold(_GARBAGE, 20, 20)
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    # a stream that is closed: what goes to the one is an error, what goes to the other is lost
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - not to be written to
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    # a pipe on Windows, or a terminal of old, lacks letters that articles have: they become escapes
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        result: Any = cli.main(args=arguments, prog_name="geotrack", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as fault:
        context = getattr(fault, "ctx", None)
        path = context.command_path if context else "geotrack"
        return _say(f"{fault.format_message().rstrip('.')}; see `{path} --help`", 2)
    except click.Abort:
        click.echo("geotrack: stopped", err=True)
        return 130
    except _ReaderGoneError:
        sys.stdout = None  # do not flush into nothing
        return 0
    except UsageError as fault:
        return _say(fault, 2)
    except GeotrackError as fault:
        return _say(fault, 3)
    except io.UnsupportedOperation:
        return _say("standard output is closed: name a file with -o", 3)
    except OSError as fault:
        where = f"{fault.filename}: " if fault.filename else ""
        return _say(f"{where}{fault.strerror or fault}", 3)
    except UnicodeEncodeError as fault:
        given = "".join(sys.argv if arguments is None else map(str, arguments))
        if given.isascii() or os.environ.get("GEOTRACK_DEBUG"):
            raise
        return _say(f"the letters of the command are not those of this shell ({fault.encoding}): set PYTHONUTF8=1", 3)  # fmt: skip
    except Exception as fault:
        if os.environ.get("GEOTRACK_DEBUG"):
            raise
        from geotrack.plugins import package_of

        return _say(
            f"internal error ({type(fault).__name__}: {fault}); this is a bug of {package_of(fault)}:"
            " set GEOTRACK_DEBUG=1 for the details and report it",
            3,
        )
    return result if isinstance(result, int) else 0


def _say(message: object, status: int) -> int:
    one_line = " ".join(str(message).split())
    click.echo(f"geotrack: error: {one_line}", err=True)
    return status
