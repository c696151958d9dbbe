"""Options that several commands share, what they read and write, and the sidecar of corrections."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import click

from geotrack.config import ModelAccess, NetworkAccess, Settings
from geotrack.errors import InputError, UsageError
from geotrack.exports.outputs import check_output, write_whole
from geotrack.model import MODES, Document
from geotrack.report import Report

#: options that are settings as they stand
_AS_SETTINGS: Final = ("recognizer", "reader", "resolver", "router", "demonyms", "facilities", "gazetteer", "place_list", "mode", "network")  # fmt: skip
#: rejected rows of a place list that are told one by one
_TOLD: Final = 20


def _apply(function: Any, options: Sequence[Callable[[Any], Any]]) -> Any:
    for option in reversed(options):
        function = option(function)
    return function


def _gazetteer() -> str:
    from geotrack.places.gazetteer.shelves import in_use

    return in_use()


def reading_options(function: Any) -> Any:
    """Add the options that become `Settings`."""
    return _apply(
        network_options(function),
        [
            click.option("--recognizer", default="tagger", show_default=True, help="tagger, given, spacy, or a plug-in's."),
            click.option("--reader", default="deciding", show_default=True, help="Reader of claims; `geotrack plugins` lists them."),
            click.option("--reader-url", metavar="URL", help="Endpoint of the language model for --reader llm or both; the text is sent there. Key: GEOTRACK_MODEL_KEY."),
            click.option("--reader-model", metavar="NAME", help="What that endpoint calls the model."),
            click.option("--reader-command", metavar="CMD", help="A program instead: prompt on standard input, answer on standard output."),
            click.option("--reader-seconds", type=click.FloatRange(min=1), default=180.0, show_default=True, help="Time of the model for one document."),
            click.option("--reader-tokens", type=click.IntRange(min=1), default=200_000, show_default=True, help="Tokens of the model for one document."),
            click.option("--reader-price", type=click.FloatRange(min=0), metavar="MONEY", help="Price of a million tokens."),
            click.option("--reader-budget", type=click.FloatRange(min=0), metavar="MONEY", help="Most that a run may cost; needs --reader-price."),
            click.option("--resolver", default="joint", show_default=True, help="What settles names, or a plug-in's."),
            click.option("--router", default="bundled", show_default=True, help="What finds routes: bundled, osrm, valhalla, graphhopper (with --network), or a plug-in's."),
            click.option("--demonyms", is_flag=True, help='Adjectives of places ("Russian") count as toponyms.'),
            click.option("--facilities", is_flag=True, help="Hospitals and other named buildings count as toponyms."),
            click.option("--gazetteer", default=_gazetteer, show_default="bundled, or what `gazetteer use` chose", metavar="NAME", help="bundled, an imported store (world.places), live:nominatim (photon, pelias, geonames), or a plug-in's."),
            click.option("--place", "places", multiple=True, metavar="NAME=REF", help='Settle a name: "Georgia=US-GA", "Tripoli=34.43,35.84". Repeatable.'),
            click.option("--place-list", type=click.Path(), help="Your own places (a table with name,lat,lon, or GeoJSON), which take precedence."),
            click.option("--mode", type=click.Choice(MODES), help="Mode of travel where the text leaves it open."),
            click.option("--avoid", multiple=True, metavar="ISO", help="A country that no route may pass. Repeatable."),
            click.option("--closed", "closed_passages", multiple=True, metavar="PASSAGE", help="A closed sea passage: suez, panama, bosporus … Repeatable."),
        ],
    )  # fmt: skip


def network_options(function: Any) -> Any:
    """Add the options that say whether and where the network is used."""
    return _apply(
        function,
        [
            click.option("--network", is_flag=True, help="Allow live services and URLs."),
            click.option("--service", "services", multiple=True, metavar="NAME=URL", help='A server of your own: "osrm=http://127.0.0.1:5000", "nominatim=https://…". Repeatable.'),
            click.option("--reach", multiple=True, metavar="HOST", help="A host (or host:port) that may be reached although it is private. Repeatable."),
            click.option("--contact", metavar="MAIL", help="Your mail address or page, for the services' logs, as they ask."),
        ],
    )  # fmt: skip


def document_options(function: Any) -> Any:
    """Add the options that say how one article is read, without its argument."""
    return _apply(
        function,
        [
            click.option("--published", metavar="DATE", help='Publication date that "Sunday night" is counted from.'),
            click.option("--title", help="Headline, when the file does not begin with it."),
            click.option("--encoding", help="Of the file; default: UTF-8 or its byte-order mark."),
            click.option("--remember", is_flag=True, help="Keep --place, --mode and --published in a sidecar file for later runs."),
            click.option("--max-seconds", type=click.IntRange(1), default=60, show_default=True, help="Processor time that the article may take."),
            reading_options,
        ],
    )  # fmt: skip


def article_options(function: Any) -> Any:
    """Add the article as an argument and the options that say how it is read."""
    return click.argument("article")(document_options(function))


def settings_of(options: dict[str, Any], **more: Any) -> Settings:
    """Return the settings that the options of a command name.

    Raises
    ------
    UsageError
        If ``--place`` is not of the form NAME=REF.
    """
    places = [named(text, "--place", "NAME=REF", "Georgia=US-GA") for text in options.get("places", ())]  # fmt: skip
    check_closures(options["avoid"], options["closed_passages"])
    if options["place_list"]:
        _warn_of_rejected(options["place_list"])
    return Settings(
        **{key: options[key] for key in _AS_SETTINGS},
        model=_model_of(options),
        places=tuple(places),
        avoid=tuple(code.upper() for code in options["avoid"]),
        closed_passages=tuple(options["closed_passages"]),
        access=access_of(options),
        **more,
    )


def named(text: str, flag: str, form: str, example: str) -> tuple[str, str]:
    """Return name and value of an option's NAME=VALUE.

    Raises
    ------
    UsageError
        If it is not of that form.
    """
    name, _, value = (part.strip() for part in text.partition("="))
    if not (name and value):
        raise UsageError(f'{flag} "{text}": write {form}, as in {example}')
    return name, value


def _model_of(options: dict[str, Any]) -> ModelAccess:
    """Return which language model the options name; UsageError if they name one that no reader would ask, or a budget without a price."""
    named = [key for key in ("reader_url", "reader_model", "reader_command") if options[key]]
    if named and options["reader"] not in ("llm", "both"):
        flag = f"--{named[0].replace('_', '-')}"
        raise UsageError(
            f"{flag} is for --reader llm or --reader both; nothing is sent without them"
        )
    if options["reader_budget"] is not None and options["reader_price"] is None:
        raise UsageError("--reader-budget needs --reader-price, the price of a million tokens")
    return ModelAccess(
        url=options["reader_url"],
        command=options["reader_command"],
        name=options["reader_model"],
        seconds=options["reader_seconds"],
        tokens=options["reader_tokens"],
        price=options["reader_price"],
        budget=options["reader_budget"],
    )


def access_of(options: dict[str, Any]) -> NetworkAccess:
    """Return where the network may be used for.

    Raises
    ------
    UsageError
        If an option names a server without ``--network``, or is not of its form.
    """
    for option in ("services", "reach", "contact"):
        if options[option] and not options["network"]:
            flag = option.removesuffix("s")
            raise UsageError(f"--{flag} is of no use without --network")
    pairs = [named(text, "--service", "NAME=URL", "osrm=http://127.0.0.1:5000") for text in options["services"]]  # fmt: skip
    services = [(name.lower(), url) for name, url in pairs]
    return NetworkAccess(
        services=tuple(services), hosts=tuple(options["reach"]), contact=options["contact"]
    )


def check_closures(countries: Sequence[str], passages: Sequence[str]) -> None:
    """Refuse countries and sea passages that do not exist: they would close nothing.

    Raises
    ------
    UsageError
        If there is no such country or passage.
    """
    if countries:
        from geotrack.places.gazetteer.countries import country_name

        for code in countries:
            if country_name(code) is None:
                raise UsageError(f"--avoid {code}: write an ISO code of a country, as in UA")
    if passages:
        from geotrack.earth.facts import fact

        known = [row["name"] for row in fact("passages")]
        for name in passages:
            if name not in known:
                raise UsageError(f"--closed {name}: no such passage; there are {', '.join(known)}")


def _warn_of_rejected(place_list: str) -> None:
    """Tell on standard error which rows of an editor's list are left out."""
    from geotrack.places import read_place_list

    _, rejected = read_place_list(place_list)
    for row in rejected[:_TOLD]:
        click.echo(f"geotrack: warning: {row}; the row is left out", err=True)
    if len(rejected) > _TOLD:
        more = f"{len(rejected) - _TOLD} more rows are left out: `geotrack gazetteer check`"
        click.echo(f"geotrack: warning: {place_list}: {more}", err=True)


def document_of(article: str, options: dict[str, Any], settings: Settings) -> Document:
    """Return the article that a command names, read as its options say."""
    from geotrack.text.documents import read_document

    return read_document(
        article,
        published=options["published"],
        title=options["title"],
        encoding=options["encoding"],
        network=settings.network,
        access=settings.access,
    )


def with_sidecar(article: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return the options completed by the article's sidecar file, and write it when asked.

    The sidecar of ``story.txt`` is ``story.geotrack.json``: what a user settled once stays settled.
    Options of this run go first.

    Raises
    ------
    InputError
        If the sidecar is damaged.
    """
    if not Path(article).is_file():
        return options
    sidecar = Path(article).with_suffix(".geotrack.json")
    kept: dict[str, Any] = {}
    if os.path.isfile(sidecar):  # noqa: PTH113 - a name too long for a sidecar is none; Path raises
        try:
            kept = json.loads(sidecar.read_text(encoding="utf-8"))
            kept_places = dict(kept.get("places", {}))
            words = [
                *kept_places.values(),
                *(kept[k] for k in ("mode", "published") if kept.get(k)),
            ]
            sound = all(isinstance(word, str) for word in words)
        except (ValueError, AttributeError, TypeError, RecursionError):
            sound = False
        if not sound:
            raise InputError("damaged sidecar: correct it or delete it", where=str(sidecar))
    else:
        kept_places = {}
    given = dict(text.partition("=")[::2] for text in options["places"])
    merged = {**kept_places, **given}
    out = {**options, "places": tuple(f"{k}={v}" for k, v in merged.items())}
    for key in ("mode", "published"):
        out[key] = options.get(key) or kept.get(key)
    if options.get("remember"):
        row = {"places": merged, "mode": out["mode"], "published": out["published"]}
        text = json.dumps({k: v for k, v in row.items() if v}, ensure_ascii=False, indent=1)
        write_whole(sidecar, f"{text}\n".encode())
    return out


def write_text(
    text: str, output: str | None, *, inputs: Iterable[str | os.PathLike[str] | None] = ()
) -> None:
    """Write to a file, whole or not at all, or to standard output when `output` is None or ``-``.

    Raises
    ------
    InputError
        If the file cannot be written or is one of the `inputs`.
    """
    if output in (None, "-"):
        print_text(text)
        return
    check_output(str(output), inputs=inputs)
    write_whole(str(output), text.encode("utf-8", "backslashreplace"))


def print_text(text: str) -> None:
    """Write to standard output; what its encoding lacks is written as an escape."""
    if sys.stdout is None:
        raise InputError("standard output is closed: name a file with -o")
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    sys.stdout.flush()


def inputs_of(options: dict[str, Any], *more: str | None) -> list[str | None]:
    """Return the files that a command reads, none of which may be its output."""
    return [*more, options.get("place_list"), options.get("gazetteer"), options.get("theme")]


def read_input(path: str, *, make: str = "") -> str:
    """Return the text of a table or page, ``-`` being standard input.

    Raises
    ------
    InputError
        If it is missing, a folder, empty, binary or not UTF-8.
    """
    if path == "-":
        path, content = "standard input", sys.stdin.buffer.read()
    else:
        if Path(path).is_dir():
            raise InputError("is a folder: name a file", where=path)
        if not Path(path).is_file():
            raise InputError(f"no such file{make}", where=path)
        content = Path(path).read_bytes()
    if not content.strip():
        raise InputError("empty: there is nothing to read", where=path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError(f"byte {fault.start} is not UTF-8: convert the file", where=path) from None


_COORDINATES: Final = re.compile(r"[\s\d.,;+-]+")


def tell_places(report: Report, given: Iterable[tuple[str, str]]) -> None:
    """Say on the terminal which names the user settled as another place's, and which the article has not."""
    from geotrack.text.names import normalize

    for name, reference in given:
        wanted = normalize(name)
        heard = [
            report.places[k]
            for toponym, k in zip(report.toponyms, report.toponym_places, strict=True)
            if k is not None and wanted in (normalize(toponym.name), normalize(toponym.text))
        ]
        document = report.document
        if not heard and wanted not in normalize(f"{document.title or ''} {document.text}"):
            click.echo(f"geotrack: warning: --place {name}={reference}: the article names no {name}", err=True)  # fmt: skip
        for place in heard[:1]:
            if normalize(place.name) == wanted or place.lat is None or _COORDINATES.fullmatch(reference):  # fmt: skip
                continue
            where = f", {place.country}" if place.country else ""
            click.echo(f"geotrack: {name} is taken as {place.name}{where} ({place.lat:.1f}, {place.lon:.1f})", err=True)  # fmt: skip
